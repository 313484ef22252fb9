"""Putting mail into the outbox, and taking it out again."""

import smtplib
from datetime import timedelta
from itertools import chain

from django.core.mail import EmailMessage
from django.core.mail.utils import DNS_NAME
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from outbox.models import Message

# After the last try the mail stays in the table with its error, for the administrator to see.
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440)]
# All wait while the mail server is away, so it is asked often enough to be no day late.
LONGEST_WAIT_FOR_THE_SERVER = timedelta(minutes=15)
# So many of those that are sent in bulk go in one round, so that nothing else waits behind them.
BULK_AT_ONCE = 50
# At so many tries the next mail shows whether the server is away or breaks off at this one alone.
IS_IT_THE_MAIL = 4


def post(*, to, subject, body, confidential=False, not_before=None, about=""):
    """Queue a mail in the caller's transaction. One that is `confidential` nobody else reads."""
    return Message.objects.create(
        to=to,
        subject=_one_line(subject),
        body=body,
        confidential=confidential,
        due_at=not_before or timezone.now(),
        about=about,
    )


def post_many(letters):
    """Queue many mails at once, in the caller's transaction: dicts of what each `Message` holds.

    Nobody else reads them, and every other mail goes first.
    """
    Message.objects.bulk_create(
        Message(**{**letter, "subject": _one_line(letter["subject"])}, bulk=True, confidential=True)
        for letter in letters
    )


def _one_line(subject):
    return " ".join(subject.split())[:200]


def take_back(*, about):
    """Drop what has not been sent yet; what is being sent at this moment goes."""
    Message.objects.filter(about=about, sent_at=None).delete()


def send_due():
    """Hand every due mail to the mail server, in the order in which they were written; of those
    that are sent in bulk a few, after all others.

    One that is refused waits longer, alone. Where the server is away all wait, and keep their
    order. Returns how many were sent and how many tries failed.
    """
    now = timezone.now()
    waiting = Message.objects.filter(sent_at=None)
    due = Q(due_at__lte=now)
    if not waiting.filter(due).exists():
        return 0, 0
    sent, failed, doubtful = 0, 0, False
    turn = waiting.filter(due | Q(held_up=True)).order_by("pk").values_list("pk", flat=True)
    for pk in chain(turn.filter(bulk=False), turn.filter(bulk=True)[:BULK_AT_ONCE]):
        message = _try(pk)
        if message is None:
            continue
        if message.sent_at:
            sent, doubtful = sent + 1, False
            continue
        failed += 1
        if message.held_up:
            if doubtful or message.attempts < IS_IT_THE_MAIL:
                waiting.filter(due).update(due_at=message.due_at, held_up=True)
                break
            doubtful = True
    return sent, failed


@transaction.atomic
def _try(pk):
    """The message after one more try, or None where another worker has it or it was taken back."""
    rows = Message.objects.select_for_update(skip_locked=True)
    message = rows.filter(pk=pk, sent_at=None).first()
    if message is None:
        return None
    message.attempts += 1
    try:
        _hand_over(message)
    except OSError as error:  # smtplib's errors are OSErrors
        message.error = f"{type(error).__name__}: {error}"[:200]
        message.held_up = _is_away(error)
        wait = WAITS[min(message.attempts, len(WAITS)) - 1]
        if message.held_up:
            wait = min(wait, LONGEST_WAIT_FOR_THE_SERVER)
        message.due_at = timezone.now() + wait
    else:
        message.sent_at, message.error, message.held_up = timezone.now(), "", False
        if message.confidential:
            message.body, message.headers = "", {}
    message.save()
    return message


def _hand_over(message):
    """By its name a mail that arrives twice, since a line broke at the wrong moment, is known."""
    name = f"<{message.pk}.{message.created_at:%Y%m%d%H%M%S%f}@{DNS_NAME}>"
    EmailMessage(
        message.subject,
        message.body,
        to=[message.to],
        headers={**message.headers, "Message-ID": name},
    ).send()


def _is_away(error):
    """Whether the server takes no mail at all now, and not only this one."""
    at_the_door = (smtplib.SMTPConnectError, smtplib.SMTPHeloError, smtplib.SMTPAuthenticationError)
    refused = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused)
    return isinstance(error, at_the_door) or not isinstance(error, refused)
