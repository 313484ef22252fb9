"""Enquiries: somebody asks to be called back. Kept for 30 days, told to nobody outside the desk."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accounts.models import User
from accounts.people import reachable
from audit.erasure import erasing
from audit.models import record
from clinic.exceptions import Refused
from clinic.network import TooMany, limit
from outbox.mail import post
from safety.triage import triage

HOUR = 60 * 60
FROM_A_NETWORK, IN_ALL, LETTERS = 5, 500, 20  # an hour, a day, an hour
SUSPECT = 0.5
KEEP = timedelta(days=30)


class Enquiry(models.Model):
    name = models.CharField(_("name"), max_length=80)
    reach = models.CharField(_("how to reach them"), max_length=120)
    when = models.CharField(_("when to reach them"), max_length=120, blank=True)
    # By its title: the page may be called something else tomorrow.
    service = models.CharField(_("about"), max_length=160, blank=True)
    language = models.CharField(_("language"), max_length=10)
    # What triage found in the words, and whether they look like advertising.
    level = models.PositiveSmallIntegerField(default=0, editable=False)
    suspect = models.BooleanField(default=False, editable=False)
    nonce = models.CharField(max_length=64, unique=True, editable=False)
    at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("answered by"),
    )

    class Meta:
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        ordering = ["-pk"]
        default_permissions = ["view"]
        permissions = [("answer_enquiry", "Can mark enquiries as answered and delete them")]
        constraints = [
            models.CheckConstraint(
                name="pages_enquiry_answered_by_somebody",
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
            )
        ]

    def __str__(self):
        return _now("Enquiry %d") % (self.pk or 0)  # never a name: this stands in the audit

    @transaction.atomic
    def answer(self, *, by):
        row = Enquiry.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if row.answered_at:
            raise Refused(_now("%s has answered this already.") % row.answered_by)
        row.answered_at, row.answered_by = timezone.now(), by
        row.save(update_fields=["answered_at", "answered_by"])
        record("answer", row, by=by)

    def erase(self, *, by, reason):
        with erasing(self, by=by, reason=reason):
            Enquiry.objects.filter(pk=self.pk).delete()


def assess(words):
    """What triage finds in the words of an enquiry, all of its fields together."""
    return triage("\n".join(words.values()))


@transaction.atomic
def receive(words, *, language, network, nonce):
    """Store an enquiry and say that one waits. The same nonce again gives the first one.

    Raises TooMany where too much comes in; then nothing is stored.
    """
    if sent := Enquiry.objects.filter(nonce=nonce).first():
        return sent
    found = assess(words)
    limit(f"enquiry:{network}", most=FROM_A_NETWORK, seconds=HOUR)
    enquiry, created = Enquiry.objects.get_or_create(
        nonce=nonce,
        defaults=words
        | {"language": language, "level": found.level, "suspect": found.spam >= SUSPECT},
    )
    if created:
        record("receive", enquiry, by=None)
        if not enquiry.suspect:
            _tell(enquiry)
        limit("enquiries", most=IN_ALL, seconds=24 * HOUR)
    return enquiry


def _tell(enquiry):
    """Nothing of what it says leaves the desk by mail. In a flood of them twenty letters do."""
    try:
        with transaction.atomic():
            limit("enquiry-letters", most=LETTERS, seconds=HOUR)
    except TooMany:
        return
    path = reverse("admin:pages_enquiry_change", args=[enquiry.pk])
    with override(settings.LANGUAGE_CODE):
        for user in who_may_answer():
            post(
                to=user.email,
                subject=_now("An enquiry is waiting"),
                body=f"{settings.SITE_URL}{path}",
            )


def who_may_answer():
    return reachable(User.objects.with_perm("pages.answer_enquiry"))


def purge():
    """Delete what came more than 30 days ago, answered or not. Returns how many."""
    old = list(Enquiry.objects.filter(at__lt=timezone.now() - KEEP))
    for enquiry in old:
        enquiry.erase(by=None, reason="kept for 30 days")
    return len(old)
