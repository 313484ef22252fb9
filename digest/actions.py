"""Asking for the letters, confirming, stopping, and being forgotten.

What happens to an address shows nowhere but in a mail to it. Nothing here is logged or audited with
an address.
"""

from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from audit.models import record
from clinic.languages import address
from clinic.models import Clinic
from clinic.network import limit
from clinic.signing import (
    DIGEST_ADDRESS,
    DIGEST_CONFIRM,
    DIGEST_STOP,
    keyed_hash,
    sign,
)
from digest.models import Stopped, Subscriber
from outbox.mail import post
from outbox.models import Message

HOUR = 60 * 60
ASKED_AN_HOUR, MAILED_A_DAY = 5, 3
# So long a link waits to be confirmed; then the address goes.
CONFIRM_WITHIN = timedelta(hours=48)


def ask(email, *, language, topics):
    """Send the letter that asks whether it was they, unless nobody may write to them."""
    if Stopped.holds(email):
        return
    # The same address at the same moment: its letter is on its way.
    with suppress(IntegrityError):
        _ask(email, language, topics)


@transaction.atomic
def _ask(email, language, topics):
    forget(Subscriber.objects.filter(email__iexact=email, confirmed_at=None))
    subscriber = Subscriber.objects.create(email=email, language=language)
    subscriber.topics.set(topics)
    name = Clinic.current().name
    with override(language):
        link = _link("digest:confirm", subscriber, DIGEST_CONFIRM)
        lines = [
            _("Somebody, hopefully you, asked us to write to this address about new articles."),
            _("Please confirm it here, within two days:"),
            link,
            _("If it was not you, do nothing. We write no more and delete the address."),
            name,
        ]
        post(
            to=email,
            subject=_("Please confirm: new articles by e-mail from %s") % name,
            body="\n\n".join(lines),
            confidential=True,
            about=subscriber.about,
        )


def count_asking(email, *, network):
    """Refuse those who ask too often, whether the address is known or not."""
    limit(f"digest-ask:{network}", most=ASKED_AN_HOUR, seconds=HOUR)
    code = keyed_hash(email.lower(), salt=DIGEST_ADDRESS)
    limit(f"digest-to:{code}", most=MAILED_A_DAY, seconds=24 * HOUR)


@transaction.atomic
def confirm(asked):
    """From now on they hear of what is new.

    Where they did before, the row stays with the new choice, so that the links of old letters work.
    """
    row = Subscriber.objects.select_for_update().filter(pk=asked.pk, confirmed_at=None).first()
    if row is None or Stopped.holds(row.email):
        return
    rows = Subscriber.objects.select_for_update().filter(email__iexact=row.email)
    known = rows.filter(confirmed_at__isnull=False).first()
    if known:
        known.language = row.language
        known.save(update_fields=["language"])
        known.topics.set(row.topics.all())
        forget(rows.filter(pk=row.pk))
    else:
        row.confirmed_at = row.told_until = timezone.now()
        row.save(update_fields=["confirmed_at", "told_until"])


@transaction.atomic
def stop(subscriber):
    forget(Subscriber.objects.filter(pk=subscriber.pk))


@transaction.atomic
def forget_address(email, *, by):
    """Delete what is kept of an address, for somebody who asked for it in another way."""
    rows = Subscriber.objects.filter(email__iexact=email)
    if known := rows.first():
        record("erase", known, by=by)
    forget(rows)


@transaction.atomic
def never_write_to(email, *, by):
    row, is_new = Stopped.add(email, by=by)
    if is_new:
        record("stop", row, by=by)
    forget(Subscriber.objects.filter(email__iexact=email))


def forget(subscribers):
    """With their letters, those that wait and those that are gone."""
    for subscriber in subscribers.select_for_update():
        Message.objects.filter(about=subscriber.about).delete()
        subscriber.delete()


# -- Links -------------------------------------------------------------------------------------


def stop_link(subscriber):
    return _link("digest:stop", subscriber, DIGEST_STOP)


def _link(view, subscriber, salt):
    token = sign(str(subscriber.public_id), salt=salt)
    return f"{settings.SITE_URL}{address(view, token, language=subscriber.language)}"
