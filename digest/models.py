import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Topic
from clinic.signing import DIGEST_ADDRESS, keyed_hash, keyed_hashes


class Subscriber(models.Model):
    """Somebody who asked to hear of new articles: no more than the address and what was chosen.

    A row counts once its address is confirmed. Who asks again has a second one until then, so
    nobody changes a subscription by knowing an address. Stopping deletes it.
    """

    # What its links name; the address has no place in an address of ours.
    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=10)
    topics = models.ManyToManyField(Topic, blank=True, related_name="+", verbose_name=_("topics"))
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)
    # Until when the articles are known that the last letter told of, or that were none.
    told_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(confirmed_at__isnull=False),
                name="digest_subscribed_once",
            ),
            models.UniqueConstraint(
                Lower("email"), condition=Q(confirmed_at__isnull=True), name="digest_asked_once"
            ),
            models.CheckConstraint(
                name="digest_told_since_confirmed",
                condition=Q(confirmed_at__isnull=True) | Q(told_until__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["told_until"],
                condition=Q(confirmed_at__isnull=False),
                name="digest_subscriber_due",
            )
        ]

    def __str__(self):
        return f"subscriber {self.pk}"

    @property
    def about(self):
        """By which its letters are found in the outbox."""
        return f"digest:{self.public_id}"


class Stopped(models.Model):
    """An address that is never written to again, as a code that cannot be turned back into it."""

    address = models.CharField(max_length=64, unique=True, editable=False)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("address that is not written to")
        verbose_name_plural = _("addresses that are not written to")

    def __str__(self):
        return f"address {self.pk}"

    @classmethod
    def add(cls, email, *, by):
        code = keyed_hash(email.lower(), salt=DIGEST_ADDRESS)
        return cls.objects.get_or_create(address=code, defaults={"by": by})

    @classmethod
    def holds(cls, email):
        return cls.objects.filter(
            address__in=keyed_hashes(email.lower(), salt=DIGEST_ADDRESS)
        ).exists()
