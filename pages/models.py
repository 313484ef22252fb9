from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from audit.models import Imported, Published
from clinic import markup
from clinic.languages import address
from discovery import links
from pages.documents import put_document


class Page(Published, Imported):
    """A page of the clinic's own: services, fees, and its words for the policies."""

    # These have an address of their own, and a text of ours until the clinic writes its own.
    POLICIES = ("about", "privacy", "editorial-policy", "corrections", "accessibility")

    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        allow_unicode=True,
        help_text=_(
            "“about”, “privacy”, “editorial-policy”, “corrections”, “accessibility” replace ours."
        ),
    )
    language = models.CharField(_("language"), max_length=10, default="en")
    standfirst = models.CharField(_("standfirst"), max_length=400, blank=True)
    body = models.TextField(_("text"), blank=True)
    booking_url = models.URLField(
        _("booking link"),
        blank=True,
        help_text=_("For a page about a service: where a visitor books it."),
    )
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_(
            "Where this service is given. With a booking link or a place, articles can end with it."
        ),
    )
    # Chosen in the article's form: the text ends with this service, not with its authors.
    articles = models.ManyToManyField(Article, related_name="services", editable=False)
    edited_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["title"]
        permissions = [("publish_page", "Can publish and withdraw pages")]
        constraints = [
            *Published.Meta.constraints,
            *Imported.Meta.constraints,
            models.UniqueConstraint(name="pages_page_address", fields=["language", "slug"]),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        if self.slug in self.POLICIES:
            return address(f"pages:{self.slug}", language=self.language)
        return address("pages:page", self.slug, language=self.language)

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.body = links.anchored(markup.clean(self.body))
        super().save(*args, **kwargs)
        put_document(self)
