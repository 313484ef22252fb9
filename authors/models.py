from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.models import Imported, Published
from clinic.fields import WebField
from images.models import Image


def _words(label, help_text=""):
    return ArrayField(
        models.CharField(max_length=80),
        verbose_name=label,
        default=list,
        blank=True,
        help_text=help_text,
    )


class Author(Published, Imported):
    """A person who writes or reviews, as readers see them. Needs no login, never a birthday."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("account"),
        help_text=_("Whose account this is. Leave empty for a guest who never signs in."),
    )
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    honorific = models.CharField(_("title before the name"), max_length=20, blank=True)
    given_name = models.CharField(_("given name"), max_length=60)
    family_name = models.CharField(_("family name"), max_length=60, blank=True)
    post_nominals = models.CharField(
        _("letters after the name"),
        max_length=80,
        blank=True,
        help_text=_("Like DClinPsy, CPsychol."),
    )
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("Like Clinical psychologist.")
    )
    photo = models.ForeignKey(
        Image,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )
    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("Two short paragraphs: what you do, and for whom."),
    )
    specialties = _words(_("specialties"), _("Separated by commas."))
    languages = _words(_("languages"), _("In which you see people."))
    interests = _words(_("interests"))
    place = models.CharField(_("place of practice"), max_length=120, blank=True)
    booking_url = WebField(_("booking link"), blank=True)
    press_contact = models.EmailField(_("press contact"), blank=True)
    # Where a reviewer without an account is asked. It decides who can sign, so administrators alone
    # see and set it; readers never meet it.
    review_email = models.EmailField(
        _("e-mail for reviews"),
        blank=True,
        help_text=_(
            "For somebody without an account: requests to review a text and the codes for signing "
            "go there. Make sure that it is this person's own."
        ),
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["family_name", "given_name", "pk"]
        constraints = [*Published.Meta.constraints, *Imported.Meta.constraints]

    def __str__(self):
        return self.full_name

    def get_absolute_url(self):
        return reverse("authors:author", args=[self.slug])

    @property
    def full_name(self):
        name = " ".join(filter(None, [self.honorific, self.given_name, self.family_name]))
        return f"{name}, {self.post_nominals}" if self.post_nominals else name

    @property
    def shown(self):
        """The byline, as a signature covers it."""
        return {"author": self.pk, "slug": self.slug, "name": self.full_name, "role": self.role}

    def credential_on(self, day: date):
        """A credential that was verified and had not expired on that day, or None."""
        return self.credentials.valid_on(day).first()


class CredentialQuerySet(models.QuerySet):
    def valid_on(self, day):
        unexpired = Q(expires_on__isnull=True) | Q(expires_on__gte=day)
        return self.filter(unexpired, verified_on__lte=day)

    def looked_up(self):
        """Those that somebody with an account answers for: an administrator, no one else may."""
        return self.filter(verified_by__isnull=False)


class Credential(models.Model):
    """An entry in a professional register, checked by somebody on some day."""

    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="credentials")
    register = models.CharField(_("register"), max_length=120)
    number = models.CharField(_("number"), max_length=40)
    register_url = WebField(_("link to the register"), blank=True)
    qualification = models.CharField(_("qualification"), max_length=160, blank=True)
    verified_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("When somebody looked it up in the register."),
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    expires_on = models.DateField(_("expires on"), null=True, blank=True)

    objects = CredentialQuerySet.as_manager()

    class Meta:
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="authors_credential_once", fields=["register", "number"]),
        ]

    def __str__(self):
        return f"{self.register} {self.number}"

    @property
    def is_valid(self):
        return (
            self.verified_on is not None
            and self.verified_on <= timezone.localdate()
            and (self.expires_on is None or self.expires_on >= timezone.localdate())
        )
