from django.core.exceptions import ValidationError
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

# The ids of the site's frame: on the list of questions each question is found by its address.
TAKEN_IDS = {"main", "help-now", "footer-clinic", "footer-trust", "footer-follow"}


def not_taken_by_the_page(slug):
    if slug in TAKEN_IDS:
        raise ValidationError(
            _("“%s” is taken by the site itself. Please choose another address.") % slug
        )


class Group(models.Model):
    """A heading under which questions stand."""

    name = models.CharField(
        _("name"), max_length=80, help_text=_("What its questions are about, in a few words.")
    )
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("Links to the group end in it. Leave it as it is once they are about."),
    )
    description = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("One sentence under the name: for whom these questions are, and when."),
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The lowest number comes first.")
    )

    class Meta:
        verbose_name = _("group of questions")
        verbose_name_plural = _("groups of questions")
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    @property
    def place(self):
        """Its id on the list, where no question can have the same."""
        return f"group:{self.slug}"


class Question(Reviewed, Imported):
    """A question that visitors ask, with a short and a longer answer and its source."""

    question = models.CharField(
        _("question"), max_length=250, help_text=_("As a visitor would ask it.")
    )
    slug = models.SlugField(
        _("address"),
        max_length=120,
        validators=[not_taken_by_the_page],
        help_text=_("The end of its page's address. The old one will lead to the new one."),
    )
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
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Within its group. The lowest number comes first.")
    )
    short_answer = models.CharField(
        _("short answer"),
        max_length=400,
        help_text=_("One or two sentences that answer it by themselves."),
    )
    answer = models.TextField(
        _("longer answer"),
        blank=True,
        help_text=_("For those who want to know why. Each claim has its source."),
    )
    reference = models.ForeignKey(
        Reference,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("source"),
    )
    source_date = models.DateField(
        _("date of the source"),
        null=True,
        blank=True,
        help_text=_("When it was published, so that readers see how old the answer is."),
    )
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
