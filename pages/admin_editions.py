"""The editions of a page at the desk: preview, history with differences, review, going back."""

from functools import wraps

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import diffing
from clinic import markup
from clinic.exceptions import Refused
from pages.models import Page
from pages.views import show
from reviews.actions import sign_page
from reviews.admin import ChecklistForm
from reviews.models import canonical, content_hash


def _for(permission):
    """A view of one page, for those who may."""

    def decorate(view):
        @wraps(view)
        def wrapped(request, pk, **kwargs):
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, get_object_or_404(Page, pk=pk), **kwargs)

        return wrapped

    return decorate


def place(page):
    return reverse("admin:pages_page_change", args=[page.pk])


def _desk(request, template, page, *, title, status=200, **context):
    context |= {"title": title, "page": page, "opts": Page._meta}
    site = admin.site.each_context(request)
    return render(request, template, site | context, status=status)


@_for("pages.view_page")
@require_safe
def preview(request, page):
    """As readers will see it: the draft, the edition of that number, or else what is public."""
    number = request.GET.get("edition", "")
    text = _edition(page, number) if number else page.words
    with translation.override(page.language):
        given_by = page.authors.public()
        response = show(request, page, text, desk=place(page), given_by=given_by)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _edition(page, number):
    if not (number.isascii() and number.isdigit() and len(number) < 9):
        raise Http404
    return get_object_or_404(page.editions, number=number)


@_for("pages.view_page")
@require_safe
def editions(request, page):
    """All of them, and what changed between two: those of the address, or the last two."""
    every = list(
        page.editions.select_related("created_by", "edited_by", "published_by", "review__reviewer")
    )
    for edition in every:
        edition.page = page
    asked = request.GET
    newer = _edition(page, asked["to"]) if asked.get("to") else next(iter(every), None)
    before = [edition for edition in every if newer and edition.number < newer.number]
    older = _edition(page, asked["from"]) if asked.get("from") else next(iter(before), None)
    found = diffing.between(older.content, newer.content) if older and newer else []
    context = {
        "editions": every,
        "older": older,
        "newer": newer,
        "differences": [difference for difference in found if not difference.same],
        "may_write": request.user.has_perm("pages.change_page"),
        "has_draft": any(edition.published_at is None for edition in every),
    }
    title = _("Editions of “%s”") % page
    return _desk(request, "admin/pages/editions.html", page, title=title, **context)


def _attempt(request, page, act, done):
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(place(page))


@require_POST
@_for("pages.change_page")
def restore(request, page, number):
    edition = get_object_or_404(page.editions, number=number)
    done = _("This is a draft with the words of edition %d.") % number
    return _attempt(request, page, lambda: page.start_draft(by=request.user, text=edition), done)


@require_POST
@_for("pages.change_page")
def discard(request, page):
    done = _("The draft is thrown away. What readers see stays as it is.")
    return _attempt(request, page, lambda: page.throw_draft_away(by=request.user), done)


@_for("pages.sign_page")
@require_http_methods(["GET", "HEAD", "POST"])
def review(request, page):
    """A colleague reads the exact words of the draft, or of what is public, and signs them."""
    edition = page.draft or page.public_edition
    if edition is None:
        raise Http404
    form, refused = ChecklistForm(request.POST or None), False
    if request.method == "POST" and form.is_valid():
        try:
            sign_page(
                edition,
                by=request.user,
                seen_hash=request.POST.get("seen_hash", ""),
                checklist=form.cleaned_data["checklist"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            refused = True
        else:
            messages.success(request, _("You have signed “%s” as it stands.") % edition)
            return redirect(place(page))
    reading = [(_("Title"), edition.title), (_("Standfirst"), edition.standfirst)]
    context = {
        "form": form,
        "content": [(name, markup.clean(str(text))) for name, text in reading]
        + [(_("Text"), markup.clean(edition.body))],
        "seen_hash": content_hash(canonical(edition.content)),
    }
    title = _("Review “%s”") % edition
    status = 409 if refused else 200
    return _desk(request, "admin/reviews/sign.html", page, title=title, status=status, **context)
