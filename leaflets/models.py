from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language_info, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from clinic import markup
from clinic.exceptions import Refused
from clinic.languages import address
from discovery import links
from leaflets.documents import put_document
from reviews.models import Reviewed


class Leaflet(Reviewed):
    """Something to download and keep: a PDF at an address that outlives its versions.

    The file is named by the hash of what `leaflets.processing` made of the upload.
    """

    class Kind(models.TextChoices):
        LEAFLET = "leaflet", _("Leaflet")
        WORKSHEET = "worksheet", _("Worksheet")
        DIARY = "diary", _("Diary")

    title = models.CharField(
        _("title"), max_length=160, help_text=_("As readers look for it, like “Sleep diary”.")
    )
    slug = models.SlugField(
        _("address"),
        max_length=80,
        help_text=_("The end of its page's address. The old one will lead to the new one."),
    )
    language = models.CharField(_("language"), max_length=10, default="en")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.LEAFLET)
    description = models.CharField(
        _("description"),
        max_length=400,
        help_text=_("What it is for and how to use it, in one or two sentences."),
    )
    text = models.TextField(
        _("the same as text"),
        blank=True,
        help_text=_(
            "What the PDF says, as text on its page: for those who cannot use the PDF. It is "
            "needed where the PDF is not tagged."
        ),
    )
    sha256 = models.CharField(max_length=64, editable=False)
    # The files that stood here before; who asks for one is led to the page.
    earlier = ArrayField(models.CharField(max_length=64), default=list, editable=False)
    size = models.PositiveIntegerField(editable=False)
    pages = models.PositiveIntegerField(_("pages"), editable=False)
    is_tagged = models.BooleanField(_("tagged"), editable=False)
    edited_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        verbose_name = _("leaflet")
        verbose_name_plural = _("leaflets")
        ordering = ["title", "pk"]
        permissions = [("publish_leaflet", "Can publish and withdraw leaflets")]
        constraints = [
            *Reviewed.Meta.constraints,
            models.UniqueConstraint(name="leaflets_leaflet_address", fields=["language", "slug"]),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address("leaflets:leaflet", self.slug, language=self.language)

    @property
    def file_url(self):
        return address("leaflets:file", self.slug, self.sha256, language=self.language)

    @property
    def facts(self):
        """What a reader wants to know before downloading: “PDF, 2 pages, 140 KB, English”."""
        pages = ngettext("%d page", "%d pages", self.pages) % self.pages
        language = str(get_language_info(self.language)["name_translated"])
        return ", ".join(["PDF", pages, filesizeformat(self.size), language])

    def take(self, washed):
        """Put a stored file in the place of the one that is there."""
        before = [*self.earlier, self.sha256] if self.sha256 else []
        self.sha256, self.size = washed.sha256, washed.size
        self.pages, self.is_tagged = washed.pages, washed.is_tagged
        self.earlier = [sha256 for sha256 in dict.fromkeys(before) if sha256 != washed.sha256]

    @transaction.atomic
    def save(self, *args, **kwargs):
        self.text = links.anchored(markup.clean(self.text))
        super().save(*args, **kwargs)
        put_document(self)

    def publish(self, *, by):
        """Everybody can read it, or it is not published."""
        if not (self.is_tagged or self.text):
            raise Refused(
                gettext(
                    "This PDF is not tagged, so screen readers cannot follow it. Please write "
                    "what it says under “The same as text” first, or upload a tagged one."
                )
            )
        super().publish(by=by)

    @property
    def content(self):
        names = ("title", "description", "text", "sha256")
        return {name: getattr(self, name) for name in names}
