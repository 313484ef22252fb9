"""Putting mail into the outbox, and taking it out again."""

from datetime import timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from outbox.models import Message

# After the last try the mail stays in the table with its error, for the administrator to see.
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440)]


def post(*, to, subject, body, confidential=False):
    """Queue a mail in the caller's transaction. One that is `confidential` nobody else reads."""
    subject = subject.replace("\n", " ")[:200]
    return Message.objects.create(to=to, subject=subject, body=body, confidential=confidential)


def send_due():
    """Hand every due mail to the mail server; a failed one waits longer. Returns both counts."""
    sent = failed = 0
    for pk in Message.objects.filter(sent_at=None, due_at__lte=timezone.now()).values_list(
        "pk", flat=True
    ):
        with transaction.atomic():
            message = (
                Message.objects.select_for_update(skip_locked=True)
                .filter(pk=pk, sent_at=None)
                .first()
            )
            if message is None:
                continue
            message.attempts += 1
            try:
                EmailMessage(message.subject, message.body, to=[message.to]).send()
            except OSError as error:  # smtplib's errors are OSErrors
                failed += 1
                message.error = f"{type(error).__name__}: {error}"[:200]
                wait = WAITS[min(message.attempts, len(WAITS)) - 1]
                message.due_at = timezone.now() + wait
            else:
                sent += 1
                message.sent_at, message.error = timezone.now(), ""
                if message.confidential:
                    message.body = ""
            message.save()
    return sent, failed
