import re

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

WIDTHS = (320, 640, 1024, 1600)
# An image's address in a text: its files are named by the hash.
_IN_A_TEXT = re.compile(r'<img\b[^>]*\ssrc="[^"]*/images/[0-9a-f]{2}/([0-9a-f]{64})/')


def image_hashes(text):
    """The hashes of the images that stand in a sanitised text, in the order of their first use."""
    return list(dict.fromkeys(_IN_A_TEXT.findall(text)))


class Image(models.Model):
    """An uploaded picture, re-encoded; its files are named by the hash of the re-encoded original.

    What a picture says depends on where it stands, so the text alternative belongs to each use;
    `alt` here is only the suggestion.
    """

    title = models.CharField(
        _("title"), max_length=120, help_text=_("For finding it again. Readers never see it.")
    )
    alt = models.CharField(
        _("suggested text alternative"),
        max_length=250,
        blank=True,
        help_text=_("What a reader who cannot see it would need to know, in one sentence."),
    )
    credit = models.CharField(_("credit"), max_length=160, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    extension = models.CharField(max_length=4, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    focal_x = models.FloatField(
        _("focal point, from the left"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    focal_y = models.FloatField(
        _("focal point, from the top"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="images_focal_point_inside",
                condition=models.Q(focal_x__gte=0, focal_x__lte=1, focal_y__gte=0, focal_y__lte=1),
            )
        ]

    def __str__(self):
        return self.title

    @property
    def shown(self):
        """What a signature covers of it, beside the text alternative of each use."""
        names = ("sha256", "extension", "width", "height", "credit", "licence")
        return {name: getattr(self, name) for name in names}

    @property
    def folder(self):
        return f"images/{self.sha256[:2]}/{self.sha256}"

    @cached_property
    def widths(self):
        """The widths of its renditions; never wider than the picture itself."""
        return sorted({min(width, self.width) for width in WIDTHS})

    def url(self, width, extension):
        return f"{settings.MEDIA_URL}{self.folder}/{width}.{extension}"

    @property
    def src(self):
        """The fallback for every browser, about as wide as the text."""
        return self.url(
            max((w for w in self.widths if w <= 1024), default=self.widths[0]), self.extension
        )

    @property
    def srcset(self):
        return ", ".join(f"{self.url(width, 'webp')} {width}w" for width in self.widths)

    @property
    def thumb(self):
        return self.url(self.widths[0], self.extension)

    @property
    def focus(self):
        """The classes that keep the focal point in sight where the picture is cropped.

        In steps of a tenth, as `static/css/components/picture.css` has them: no page has a style
        of its own.
        """
        return f"focus-x-{round(self.focal_x * 10)} focus-y-{round(self.focal_y * 10)}"
