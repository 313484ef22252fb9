"""The staff's pages about one edition: writing it, reading it, deciding about it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import actions, texts
from articles.forms import EditionForm, for_writing
from articles.models import Edition
from clinic import markup
from clinic.exceptions import Refused, Stale
from references.models import Reference
from reviews.models import canonical, content_hash


def place(edition):
    return reverse("admin:articles_edition_change", args=[edition.pk])


def page(request, template, edition, *, status=200, **context):
    site = admin.site.each_context(request)
    context |= {"edition": edition, "opts": Edition._meta}
    return render(request, f"admin/articles/{template}.html", site | context, status=status)


def attempt(form, act):
    """Act. What is refused becomes an error of the form, and the answer None; all or nothing."""
    try:
        with transaction.atomic():
            return act()
    except ValidationError as error:
        form.add_error(None, error)
    except Refused as error:
        form.refusal = error
        form.add_error(None, str(error))
    except IntegrityError as error:
        form.refusal = error
        form.add_error(None, _("Somebody else changed this at the same moment. Please look again."))
    return None


def status_of(form):
    return 409 if hasattr(form, "refusal") else 200


# -- Writing -----------------------------------------------------------------------------------


def write(request, edition=None):
    """The form of a new article (without an edition) or of an edition that is being worked on."""
    form = EditionForm(
        request.POST or None, request.FILES or None, instance=edition, user=request.user
    )
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: _save(form, request))
        if saved is not None:
            if "_submit" in request.POST:
                return redirect("admin:articles_edition_submit", saved.pk)
            return redirect(place(saved))
    context = {"form": form, "sections": _sections(form), "buttons": buttons(request, edition)}
    if isinstance(getattr(form, "refusal", None), Stale):
        context["theirs"], context["differences"] = _compare(form)
    context["references"] = Reference.objects.order_by("key")[:500]
    context["title"] = str(edition) if edition else _("Write an article")
    return page(request, "edition_form", edition, status=status_of(form), **context)


def _save(form, request):
    data, by = form.cleaned_data, request.user
    if form.instance.pk is None:
        facts = form.written_facts | form.article_facts
        edition = actions.start_article(by=by, slug=data["slug"], authors=data["bylines"], **facts)
        messages.success(request, _("The draft is saved. Only you and its authors see it."))
        return edition
    edition = form.instance
    changed = actions.save_draft(edition, by=by, version=data["version"], bylines=data["bylines"])
    changed |= actions.change_article(edition.article, by=by, **form.article_facts)
    if data["slug"] != edition.article.slug:
        actions.change_slug(edition.article, by=by, slug=data["slug"])
        changed = True
    messages.success(request, _("Saved.") if changed else _("Nothing had changed."))
    return edition


def _sections(form):
    """The form in the order of thought: heading, fields."""
    sections = [
        (_("The text"), ["title", "standfirst", "body", "in_depth"]),
        (_("Who wrote it"), ["bylines", "disclosure"]),
        (_("The main image"), ["hero", "upload", "hero_alt", "hero_decorative"]),
        (_("Where it belongs"), ["topic", "tag_names", "series", "series_position", "slug"]),
        (_("What changed"), ["change", "change_summary"]),
        (_("Care"), ["risk", "comments_open"]),
    ]
    fields = [(title, [form[n] for n in names if n in form.fields]) for title, names in sections]
    return [(title, bound) for title, bound in fields if bound]


def _compare(form):
    """The text as somebody else saved it meanwhile, beside the one in the form.

    The form gets the new version number: saving it again is now a decision, made with open eyes.
    """
    theirs = Edition.objects.select_related("edited_by").get(pk=form.instance.pk)
    differences = []
    for name in ("title", "standfirst", "body", "in_depth", "disclosure", "tag_names"):
        mine, other = form.cleaned_data[name], getattr(theirs, name)
        if name in ("body", "in_depth"):
            mine, other = for_writing(markup.clean(mine)), for_writing(other)
        if mine != other:
            shown = form.fields[name].prepare_value
            differences.append((form[name].label, shown(mine), shown(other)))
    form.data = form.data.copy()
    form.data["version"] = theirs.version
    return theirs, differences


# -- Reading -----------------------------------------------------------------------------------


def reading(edition):
    """The text exactly as a signature covers it, ready to be shown, and its hash."""
    content = json.loads(edition.signed) if edition.signed else edition.content
    return {
        "content": content,
        "body": texts.render(content["body"], content["references"]),
        "in_depth": texts.render(content["in_depth"], content["references"]),
        "sources": texts.references_shown(content["references"]),
        "hash": content_hash(canonical(content)),
    }


def read(request, edition):
    """An edition that cannot be edited, by this person or any more: its text and its story."""
    context = {"reading": reading(edition), "buttons": buttons(request, edition)}
    context["story"] = admin.site.events_of(edition)[:50]
    return page(request, "edition", edition, title=str(edition), **context)


# -- Deciding ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Verb:
    name: str
    label: str
    permission: str
    when: Callable
    scope: str
    view: Callable

    def possible(self, edition, user):
        """Whether its button is shown. The rules themselves stand in `articles.actions`."""
        mine = getattr(Edition.objects, self.scope)(user).filter(pk=edition.pk)
        return user.has_perm(self.permission) and self.when(edition, user) and mine.exists()


VERBS = {}


def verb(label, *, permission, when, scope="may_be_edited_by"):
    """Give a decision its address and its button.

    Without the permission it answers 403, about an edition out of `scope` 404, and where it cannot
    be done by now it leads back to the edition; a POST is judged by the action itself.
    """

    def register(view):
        name = view.__name__.strip("_").replace("_", "-")

        @wraps(view)
        def wrapped(request, pk):
            if not request.user.has_perm(permission):
                raise PermissionDenied
            editions = getattr(Edition.objects, scope)(request.user).select_related("article")
            edition = get_object_or_404(editions, pk=pk)
            if request.method != "POST" and not when(edition, request.user):
                state = {"state": edition.status}
                messages.error(
                    request, _("This edition is “%(state)s”, so that is not open.") % state
                )
                return redirect(place(edition))
            return view(request, edition)

        VERBS[name] = Verb(name, label, permission, when, scope, wrapped)
        return wrapped

    return register


def buttons(request, edition):
    """What this person may do with this edition now, as (label, address)."""
    if edition is None:
        return []
    return [
        (verb.label, reverse(f"admin:articles_edition_{verb.name}", args=[edition.pk]))
        for verb in VERBS.values()
        if verb.possible(edition, request.user)
    ]


def posted(request):
    """The data of a form: bound on every POST, also one without a field."""
    return request.POST if request.method == "POST" else None


def decide(request, edition, form, act, *, title, done, template="decision", to=None, **context):
    """Ask, then act. A refusal keeps what was typed."""
    if request.method == "POST" and form.is_valid():
        decided = attempt(form, lambda: act(form.cleaned_data))
        if decided is not None:
            messages.success(request, done)
            return redirect(to or place(decided))
    context |= {"form": form, "title": title}
    return page(request, template, edition, status=status_of(form), **context)
