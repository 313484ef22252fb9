import re
import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.models import Imported
from clinic.public import is_open
from references import identifiers
from references.styles import vancouver


class ReferenceQuerySet(models.QuerySet):
    def public(self):
        """A reference has no page of its own: it shows where a public text cites it."""
        return self.filter(
            is_open("citations__edition__"), citations__edition__state="approved"
        ).distinct()


class Reference(Imported):
    """A cited source as a record, with the fields of CSL, so that any style can be rendered."""

    class Type(models.TextChoices):
        ARTICLE = "article-journal", _("Journal article")
        BOOK = "book", _("Book")
        CHAPTER = "chapter", _("Chapter")
        GUIDELINE = "guideline", _("Guideline")
        REPORT = "report", _("Report")
        WEBPAGE = "webpage", _("Web page")

    class Evidence(models.TextChoices):
        GUIDELINE = "guideline", _("Guideline")
        SYSTEMATIC_REVIEW = "systematic-review", _("Systematic review or meta-analysis")
        TRIAL = "trial", _("Randomised trial")
        COHORT = "cohort", _("Cohort or observational study")
        CASE = "case", _("Case study or series")
        LABORATORY = "laboratory", _("Laboratory study")
        REVIEW = "review", _("Narrative review")
        OPINION = "opinion", _("Opinion or theory")

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_(
            "How a text cites it: [@key]. Made from the first author and the year where left empty."
        ),
    )
    type = models.CharField(_("type"), max_length=20, choices=Type, default=Type.ARTICLE)
    authors = models.JSONField(
        _("authors"),
        default=list,
        blank=True,
        help_text=_('As in [{"family": "Foa", "given": "Edna B."}].'),
    )
    title = models.CharField(_("title"), max_length=400)
    container = models.CharField(_("journal or book"), max_length=250, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    volume = models.CharField(_("volume"), max_length=20, blank=True)
    issue = models.CharField(_("issue"), max_length=20, blank=True)
    page = models.CharField(_("pages"), max_length=40, blank=True)
    publisher = models.CharField(_("publisher"), max_length=160, blank=True)
    doi = models.CharField("DOI", max_length=200, blank=True)
    pmid = models.CharField("PMID", max_length=8, blank=True)
    pmcid = models.CharField("PMCID", max_length=16, blank=True)
    isbn = models.CharField("ISBN", max_length=13, blank=True)
    url = models.URLField(_("address"), max_length=400, blank=True)
    accessed_on = models.DateField(_("read on"), null=True, blank=True)
    evidence = models.CharField(_("kind of evidence"), max_length=20, choices=Evidence, blank=True)
    retracted_on = models.DateField(_("retracted on"), null=True, blank=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["key"]
        constraints = [
            *Imported.Meta.constraints,
            *[
                models.UniqueConstraint(
                    name=f"references_{name}_once",
                    fields=[name],
                    condition=~Q(**{name: ""}),
                    violation_error_message=_("Another reference has this identifier already."),
                )
                for name in ("doi", "pmid", "pmcid", "isbn")
            ],
            models.CheckConstraint(
                name="references_doi_is_normal",
                condition=Q(doi="") | Q(doi__regex=r"^10\.[0-9]{4,9}/[^A-Z\s]+$"),
            ),
        ]

    def __str__(self):
        return f"{self.key}: {self.title}"

    def clean(self):
        for name in ("doi", "pmid", "pmcid", "isbn"):
            value = getattr(self, name)
            if value:
                try:
                    setattr(self, name, getattr(identifiers, name)(value))
                except ValueError as error:
                    raise ValidationError({name: str(error)}) from error

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = self._free_key()
        super().save(*args, **kwargs)

    def _free_key(self):
        first = self.authors[0] if self.authors else {}
        name = first.get("family") or first.get("literal") or self.title
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        base = f"{re.sub('[^a-z]+', '-', name).strip('-')[:60] or 'source'}-{self.year or 'nd'}"
        taken = set(Reference.objects.filter(key__startswith=base).values_list("key", flat=True))
        keys = [base, *(f"{base}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")]
        return next((key for key in keys if key not in taken), f"{base}-{len(taken) + 1}")

    @property
    def facts(self):
        """What a signature covers of it, and all that a citation style needs."""
        names = [
            "key",
            "type",
            "authors",
            "title",
            "container",
            "year",
            "volume",
            "issue",
            "page",
            "publisher",
            "doi",
            "pmid",
            "pmcid",
            "isbn",
            "url",
        ]
        facts = {name: getattr(self, name) for name in [*names, "evidence"]}
        facts["accessed"] = self.accessed_on.isoformat() if self.accessed_on else ""
        return {name: value for name, value in facts.items() if value}

    @property
    def in_vancouver(self):
        return vancouver(self.facts)
