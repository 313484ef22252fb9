import re
import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.models import Imported
from clinic.public import is_open
from references import identifiers
from references.styles import plain

IDENTIFIERS = ("doi", "pmid", "pmcid", "isbn")


class ReferenceQuerySet(models.QuerySet):
    def public(self):
        """A reference has no page of its own: it shows where a public text cites it."""
        return self.filter(
            is_open("citations__edition__"), citations__edition__state="approved"
        ).distinct()

    def current(self):
        """Without those that were merged into another."""
        return self.filter(merged_into=None)

    def by_key(self, keys):
        """The records that texts mean by some keys; a merged one's key means the other."""
        found = self.filter(key__in=keys).select_related("merged_into") if keys else []
        return {record.key: record.current for record in found}

    def with_identifiers(self, facts):
        """Those that share an identifier with any of these facts, merged ones included."""
        condition = Q(pk=None)
        for fact in facts:
            for name in IDENTIFIERS:
                # The chapters of a book share its number.
                if fact.get(name) and not (name == "isbn" and fact.get("type") == "chapter"):
                    condition |= Q(**{name: fact[name]})
        return self.filter(condition).select_related("merged_into")


class Reference(Imported):
    """A cited source as a record, with the fields of CSL, so that any style can be rendered."""

    class Type(models.TextChoices):
        ARTICLE = "article-journal", _("Journal article")
        BOOK = "book", _("Book")
        CHAPTER = "chapter", _("Chapter")
        GUIDELINE = "guideline", _("Guideline")
        REPORT = "report", pgettext_lazy("a kind of source", "Report")
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
    editors = models.JSONField(_("editors"), default=list, blank=True)
    title = models.CharField(_("title"), max_length=400)
    container = models.CharField(_("journal or book"), max_length=250, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    volume = models.CharField(_("volume"), max_length=20, blank=True)
    issue = models.CharField(_("issue"), max_length=20, blank=True)
    page = models.CharField(_("pages"), max_length=40, blank=True)
    edition = models.CharField(pgettext_lazy("of a book", "edition"), max_length=20, blank=True)
    publisher = models.CharField(_("publisher"), max_length=160, blank=True)
    place = models.CharField(_("place of publication"), max_length=80, blank=True)
    doi = models.CharField("DOI", max_length=200, blank=True)
    pmid = models.CharField("PMID", max_length=8, blank=True)
    pmcid = models.CharField("PMCID", max_length=16, blank=True)
    isbn = models.CharField("ISBN", max_length=13, blank=True)
    url = models.URLField(_("address"), max_length=400, blank=True)
    accessed_on = models.DateField(_("read on"), null=True, blank=True)
    evidence = models.CharField(_("kind of evidence"), max_length=20, choices=Evidence, blank=True)
    retracted_on = models.DateField(_("retracted on"), null=True, blank=True)
    # Since when the clinic knows: what was signed before stands to be looked at again.
    retraction_known_at = models.DateTimeField(null=True, editable=False)
    notices = models.TextField(
        _("notices"),
        blank=True,
        help_text=_("Corrections and expressions of concern, one a line. For colleagues only."),
    )
    # Signed texts cite it for good, so a record that was merged stays and leads to the other.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="merged"
    )

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
                for name in ("doi", "pmid", "pmcid")
            ],
            # The chapters of a book share its number.
            models.UniqueConstraint(
                name="references_isbn_once",
                fields=["isbn"],
                condition=~Q(isbn="") & ~Q(type="chapter"),
                violation_error_message=_("Another reference has this identifier already."),
            ),
            models.CheckConstraint(
                name="references_doi_is_normal",
                condition=Q(doi="") | Q(doi__regex=r"^10\.[0-9]{4,9}/[^A-Z\s]+$"),
            ),
        ]

    def __str__(self):
        return f"{self.key}: {self.title}"

    def clean(self):
        for name in (*IDENTIFIERS, "url"):
            value = getattr(self, name)
            if value:
                try:
                    setattr(self, name, getattr(identifiers, name)(value))
                except ValueError as error:
                    raise ValidationError({name: str(error)}) from error

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = self._free_key()
        if self.retracted_on is None:
            self.retraction_known_at = None
        elif self.retraction_known_at is None:
            self.retraction_known_at = timezone.now()
        super().save(*args, **kwargs)
        known = {name: getattr(self, name) for name in ("retracted_on", "retraction_known_at")}
        self.merged.update(**known)

    @property
    def current(self):
        """Itself, or the record that it was merged into."""
        return self.merged_into or self

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
            "editors",
            "title",
            "container",
            "year",
            "volume",
            "issue",
            "page",
            "edition",
            "publisher",
            "place",
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
    def in_words(self):
        return plain(self.facts)
