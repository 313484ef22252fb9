"""A test mail, sent at once through the real mail server, and what came of it in plain words."""

import smtplib
import socket
import ssl

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

# How the record names a test mail that a mail server has taken.
TRIED = "try the mail server"
CONSOLE = "django.core.mail.backends.console.EmailBackend"


def has_mail_server():
    return settings.EMAIL_BACKEND != CONSOLE


def send_to(user):
    """(whether it was handed over, a sentence for the person who asked)"""
    if not user.email:
        return False, _("Your account has no e-mail address, so there is nowhere to send it to.")
    subject = _("A test mail from the clinic's site")
    body = _("This mail was sent to try the mail server. If you can read it, mail works.")
    try:
        EmailMessage(subject, body, to=[user.email]).send()
    except OSError as error:  # smtplib's errors are OSErrors
        return False, f"{_in_words(error, user)} ({type(error).__name__}: {error})"
    if not has_mail_server():
        return True, _("It was written to the site's own output: no mail server is set.")
    return True, _("The mail server has taken a mail to %s. Please look whether it arrives.") % (
        user.email
    )


def _in_words(error, user):
    place = {"host": settings.EMAIL_HOST, "port": settings.EMAIL_PORT}
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _("The mail server refuses EMAIL_HOST_USER or EMAIL_HOST_PASSWORD.")
    if isinstance(error, smtplib.SMTPSenderRefused):
        return _("The mail server takes no mail from %s; see DEFAULT_FROM_EMAIL.") % (
            settings.DEFAULT_FROM_EMAIL
        )
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _("The mail server takes no mail to %s.") % user.email
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return _("The mail server does not offer encryption; see EMAIL_USE_TLS and EMAIL_PORT.")
    if isinstance(error, socket.gaierror):
        return _("There is no mail server of the name “%(host)s”; see EMAIL_HOST.") % place
    if isinstance(error, ConnectionRefusedError):
        return _("No mail server answers at %(host)s, port %(port)s.") % place
    if isinstance(error, TimeoutError):
        return _("The mail server at %(host)s, port %(port)s, does not answer in time.") % place
    if isinstance(error, ssl.SSLError):
        return _("The connection to %(host)s cannot be made secure.") % place
    return _("The mail server did not take it.")
