"""Forms for visitors without cookies: one decorator carries the whole rule.

The form in a reader's page is static and the same for everyone, so it cannot carry a token. The
first POST therefore stores nothing: the view shows what was written together with a fresh token,
and the second POST, with that token, acts.
"""

import secrets
import time
from dataclasses import dataclass
from functools import wraps

from django import forms
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from clinic.markup import without_unseen
from clinic.signing import READER_FORM, sign, unsign

NOT_BEFORE = 3  # seconds: nobody reads a page and presses faster than that
NOT_AFTER = 24 * 60 * 60


@dataclass(frozen=True)
class Ticket:
    """Whether this request may act, and the token that the form of the answer carries."""

    valid: bool
    token: str
    nonce: str
    problem: str = ""


def reader_form(purpose):
    """Make `view(request, ticket, ...)` a visitor's form: GET shows, POST acts if `ticket.valid`.

    The view sees no cookie, session or user, only UTF-8, and no character that nobody can see.
    Answers to a POST are never stored by a cache. Without a database a POST gets its words back.
    """

    def decorate(view):
        @csrf_exempt
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def reader_view(request, *args, **kwargs):
            _forget_who(request)
            # Another charset in the header could bring in lone surrogates, or none that decodes.
            request.encoding = "utf-8"
            if request.method == "POST":
                request.POST = _visible(request.POST)
            try:
                response = view(request, _ticket(request, purpose), *args, **kwargs)
            except (OperationalError, InterfaceError):
                if request.method != "POST":
                    raise
                response = _kept(request)
            if request.method == "POST":
                response["Cache-Control"] = "no-store"
            return response

        reader_view.reader_form = purpose
        return reader_view

    return decorate


def _kept(request):
    """The database is away: nothing is stored, and nothing that was written is lost."""
    words = {
        "headline": _("We cannot take this at the moment"),
        "advice": _(
            "Something is wrong on our side. Your words are still here: "
            "please wait a minute and send them again."
        ),
        "kept": [(name, value) for name, values in request.POST.lists() for value in values],
    }
    html = render_to_string("errors/kept.html", words)
    return HttpResponse(html, status=503, headers={"Retry-After": "60"})


def comes_from_here(request):
    """Whether the browser says that the request was sent from a page of ours, or by hand."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin in (None, settings.SITE_URL, f"{request.scheme}://{request.get_host()}")


def _forget_who(request):
    request.COOKIES = {}
    for name in ("session", "user", "auser"):
        vars(request).pop(name, None)


def _visible(data):
    data = data.copy()
    for name, values in data.lists():
        data.setlist(name, [without_unseen(value) for value in values])
    return data


def _ticket(request, purpose):
    # The path names the article and its language, or the comment.
    about = {
        "purpose": purpose,
        "article": request.path,
        "parent": request.POST.get("parent", ""),
    }
    sent = request.POST.get("token", "")
    claims = unsign(sent, salt=READER_FORM) if sent else None
    if claims is None or any(claims.get(name) != value for name, value in about.items()):
        return _fresh(about)
    age = time.time() - claims["issued"]
    # One that was issued in the future is of a clock that has been put right since.
    if not 0 <= age <= NOT_AFTER:
        return _fresh(
            about,
            _("This page was open for a long time. Please look once more, then press the button."),
        )
    if not comes_from_here(request):
        return _fresh(
            about, _("This did not come from our own page. Please check it, then press the button.")
        )
    if age < NOT_BEFORE:
        problem = _(
            "That was quick, so we cannot tell you from a machine. Please press the button again."
        )
        return Ticket(valid=False, token=sent, nonce=claims["nonce"], problem=problem)
    return Ticket(valid=True, token=sent, nonce=claims["nonce"])


def _fresh(about, problem=""):
    nonce = secrets.token_urlsafe(16)
    token = sign({**about, "issued": time.time(), "nonce": nonce}, salt=READER_FORM)
    return Ticket(valid=False, token=token, nonce=nonce, problem=problem)


class ReaderForm(forms.Form):
    """A visitor's form, with a field that people do not see and machines fill in."""

    website = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                _("This field is a trap for machines. Please empty it and send again.")
            )
        return ""
