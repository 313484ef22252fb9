from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from audit.models import Imported
from clinic import markup
from clinic.languages import address
from discovery import links
from faq.documents import put_document
from glossary.models import Entry
from references.models import Reference
from reviews.models import Reviewed


class Group(models.Model):
    """A heading under which questions stand."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("group of questions")
        verbose_name_plural = _("groups of questions")
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class Question(Reviewed, Imported):
    """A question that visitors ask, with a short and a longer answer and its source."""

    question = models.CharField(
        _("question"), max_length=250, help_text=_("As a visitor would ask it.")
    )
    slug = models.SlugField(_("address"), max_length=120)
    language = models.CharField(_("language"), max_length=10, default="en")
    translation_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="translations"
    )
    group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("group"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    short_answer = models.CharField(
        _("short answer"),
        max_length=400,
        help_text=_("One or two sentences that answer it by themselves."),
    )
    answer = models.TextField(_("longer answer"), blank=True)
    reference = models.ForeignKey(
        Reference,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("source"),
    )
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    articles = models.ManyToManyField(
        Article, blank=True, related_name="questions", verbose_name=_("articles")
    )
    entries = models.ManyToManyField(
        Entry, blank=True, related_name="questions", verbose_name=_("glossary entries")
    )

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["group__order", "order", "pk"]
        permissions = [("publish_question", "Can publish and withdraw questions")]
        constraints = [
            *Reviewed.Meta.constraints,
            *Imported.Meta.constraints,
            models.UniqueConstraint(name="faq_question_address", fields=["language", "slug"]),
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return address("faq:question", self.slug, language=self.language)

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.answer = links.anchored(markup.clean(self.answer))
        super().save(*args, **kwargs)
        put_document(self)

    @property
    def content(self):
        return {
            "question": self.question,
            "short_answer": self.short_answer,
            "answer": self.answer,
            "source": self.reference.facts if self.reference else None,
        }
