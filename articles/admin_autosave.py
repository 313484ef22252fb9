"""Saving by itself, who else is here, and words that arrive when their writer is signed out."""

from functools import wraps

from django.contrib import admin
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles import actions
from articles.admin_verbs import _is_being_written
from articles.admin_views import verb
from articles.desk import others_here
from articles.forms import EditionForm
from articles.models import Edition
from clinic.exceptions import Refused, Stale
from clinic.readers import comes_from_here

# What saves itself: words, and nothing that is a decision. The disclosure is an answer that
# somebody confirms, so it waits for the button.
WORDS = ("title", "standfirst", "body", "in_depth", "tag_names", "change_summary")
# What is shown to somebody who is signed out; the rest of the form is carried unseen.
_SHOWN = ("title", "standfirst", "body", "in_depth", "disclosure")


@verb(None, permission="articles.change_edition", when=_is_being_written)
@require_POST
def autosave(request, edition):
    """Save what is valid of the words; the rest is named in the answer."""
    # Validated on a copy: nothing but words may reach the edition that is saved.
    form = EditionForm(request.POST, instance=_again(edition), user=request.user)
    form.is_valid()
    sent = [name for name in _words_of(edition, request.POST) if name in form.fields]
    valid = [name for name in sent if name in form.cleaned_data]
    for name in valid:
        setattr(edition, name, form.cleaned_data[name])
    try:
        changed = actions.save_draft(
            edition, by=request.user, version=_version(request), fields=valid, by_itself=True
        )
    except Stale:
        newer = _who_saved(_again(edition), request.user)
        return JsonResponse({"error": newer, "stale": True}, status=409)
    except Refused as error:
        return JsonResponse({"error": str(error), "stale": False}, status=409)
    left_out = [f"{form[name].label}: {form.errors[name][0]}" for name in sent if name not in valid]
    return JsonResponse(
        {
            "version": edition.version,
            "saved_at": _moment(edition.edited_at),
            "changed": changed,
            "saved": valid,
            "left_out": " ".join(left_out),
        }
    )


def _again(edition):
    return Edition.objects.select_related("article").get(pk=edition.pk)


def _words_of(edition, data):
    """The names that were sent; the picture's words only where they are about the saved picture."""
    names = [name for name in WORDS if name in data]
    same_picture = edition.hero_id and data.get("hero") == str(edition.hero_id)
    if same_picture and not edition.hero_decorative and "hero_decorative" not in data:
        names += [name for name in ("hero_alt",) if name in data]
    return names


def _version(request):
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else None


@verb(None, permission="articles.change_edition", when=lambda edition, user: True)
@require_http_methods(["GET", "POST"])
def presence(request, edition):
    """A sign of life from the form, and what has happened meanwhile. A GET only asks.

    The token lets a form go on whose writer has signed in again elsewhere.
    """
    if request.method == "POST":
        edition.presences.update_or_create(user=request.user, defaults={"seen_at": timezone.now()})
    return JsonResponse(
        {
            "user": request.user.pk,
            "here": others_here(edition, request.user),
            "version": edition.version,
            "newer": _who_saved(edition, request.user),
            "closed": "" if edition.state in Edition.EDITABLE else _closed(edition),
            "token": get_token(request),
        }
    )


def _moment(at):
    """On the clinic's clock, with the day unless it is today."""
    at = timezone.localtime(at)
    today = at.date() == timezone.localdate()
    return date_format(at, "TIME_FORMAT" if today else "DATETIME_FORMAT")


def _who_saved(edition, user):
    """For the form that has an older version."""
    words = {"when": _moment(edition.edited_at), "name": edition.edited_by or _("Somebody")}
    if edition.edited_by == user:
        return _("You saved a newer text after you opened this page (%(when)s).") % words
    return _("%(name)s saved a newer text after you opened this page (%(when)s).") % words


def _closed(edition):
    state = {"state": edition.status}
    return _("This text is “%(state)s” by now, so it cannot be changed.") % state


# -- Signed out ----------------------------------------------------------------------------------


def keeps_words(view):
    """Where a POST comes from somebody who is not signed in, show the words instead of a login."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if request.method == "POST" and not admin.site.has_permission(request):
            return kept(request) if comes_from_here(request) else view(request, *args, **kwargs)
        return view(request, *args, **kwargs)

    wrapped.kept = kept  # for those whose token is too old: they do not come so far
    return wrapped


def kept(request):
    """The words of a form that was not saved, to be sent again.

    For a POST of our own pages only: another site must not put its words here.
    """
    return _kept(request, title=_("Your words are not saved yet"), status=403)


def gone(request):
    """The words of a form whose text was deleted meanwhile, or given to others, to be copied."""
    return _kept(request, title=_("This text is gone"), status=404, is_gone=True)


def _kept(request, *, title, status, **context):
    data = [(name, value) for name, values in request.POST.lists() for value in values]
    context |= {
        **admin.site.each_context(request),
        "title": title,
        "signed_in": admin.site.has_permission(request),
        "words": [
            (Edition._meta.get_field(name).verbose_name, name, value)
            for name, value in data
            if name in _SHOWN and value
        ],
        "rest": [pair for pair in data if pair[0] not in (*_SHOWN, "csrfmiddlewaretoken")],
        "files": [file.name for file in request.FILES.values()],
    }
    return render(request, "admin/articles/kept.html", context, status=status)
