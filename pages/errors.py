"""The error pages: what happened and what to do, in plain words."""

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from clinic.models import Redirect
from clinic.readers import comes_from_here
from discovery.likeness import like
from discovery.models import Document


def bad_request(request, exception):
    if isinstance(exception, RequestDataTooBig):
        return _say(
            request,
            400,
            _("That was too much at once"),
            _(
                "A form may hold 6 MB of words. Go back: what you wrote is still in it. "
                "Take out what is very long, or make two texts of it."
            ),
        )
    return _say(
        request,
        400,
        _("We could not read that request"),
        _("Something was lost on the way. Please go back and try again."),
    )


def forbidden(request, exception):
    return _say(
        request,
        403,
        _("This page is for our staff"),
        _("If you work here, please sign in with an account that may see it."),
    )


def csrf_failure(request, reason=""):
    keep = getattr(request.resolver_match.func, "kept", None)
    if keep and comes_from_here(request):
        return keep(request)
    return _say(
        request,
        403,
        _("Please send that once more"),
        _("The form was open for a long time. Go back, load the page again and send it again."),
    )


def not_found(request, exception):
    moved = _moved_to(request)
    if moved:
        return HttpResponsePermanentRedirect(moved)
    original = _in_own_language(request)
    if original:
        return _say(
            request,
            404,
            _("This is not here in this language"),
            _("Nobody may have translated it yet. In another language there is:"),
            original=original,
        )
    return _say(
        request,
        404,
        _("We cannot find that page"),
        _("It may have moved, or there may be a mistake in the address."),
        suggestions=like(request.path, get_language()),
        can_search=True,
    )


def failed(request):
    """Rendered without the request: no query may fail while we say that we failed.

    It is called while the error is being handled: without the database we say when to come back.
    """
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        words = {
            "headline": _("This page is not available at the moment"),
            "advice": _("We are working on it. Please try again in a minute."),
        }
        html = render_to_string("errors/error.html", words)
        return HttpResponse(html, status=503, headers={"Retry-After": "60"})
    words = {
        "headline": _("Something went wrong on our side"),
        "advice": _("It is nothing you did. Please try again in a few minutes."),
    }
    return HttpResponseServerError(render_to_string("errors/error.html", words))


def _say(request, status, headline, advice, **more):
    context = {"headline": headline, "advice": advice, **more}
    return render(request, "errors/error.html", context, status=status)


def _in_own_language(request):
    """The text that the address names in the site's own language, where another was asked for."""
    own = settings.LANGUAGE_CODE
    if get_language() == own:
        return None
    public = Document.objects.public().filter(language=own, path=request.path_info)
    return public.only("title", "path", "language").first()


def _moved_to(request):
    """Where an address that was public once leads now; what stood below it moved along."""
    path = escape_uri_path(request.path)
    steps = path.rstrip("/").split("/")[1:]
    above = ["/" + "/".join(steps[:end]) + "/" for end in range(1, len(steps) + 1)]
    redirects = Redirect.objects.filter(old_path__in=[path, *above])
    longest = max(redirects, key=lambda redirect: len(redirect.old_path), default=None)
    if longest is None:
        return None
    below = path[len(longest.old_path) :]
    # What is below may begin with a slash of its own, and two of them lead to another site.
    return escape_leading_slashes(longest.new_path + below)
