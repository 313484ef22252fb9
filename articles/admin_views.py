"""The staff's pages about one edition: writing it, reading it, deciding about it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import actions, comparing, reviewing, texts
from articles.alone import works_alone
from articles.desk import others_here
from articles.forms import EditionForm
from articles.models import Edition
from clinic.exceptions import Refused, Stale
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
        form.add_error(None, str(error).splitlines())
    except IntegrityError as error:
        form.refusal = error
        form.add_error(None, _("Somebody else changed this at the same moment. Please look again."))
    return None


def status_of(form):
    return 409 if hasattr(form, "refusal") else 200


# -- Writing -----------------------------------------------------------------------------------


@csp_update({"frame-src": [SELF]})  # the preview beside the form
def write(request, edition):
    """The form of an edition that is being worked on."""
    data = comparing.merge(request.POST, edition) if "_merge" in request.POST else request.POST
    form = EditionForm(data or None, request.FILES or None, instance=edition, user=request.user)
    if request.method == "POST" and form.is_valid():
        saved = None if "_compare" in data else attempt(form, lambda: _save(form, request))
        if saved is not None:
            if "_submit" in data:
                step = "check-oneself" if works_alone(request.user) else "submit"
                return redirect(f"admin:articles_edition_{step}", saved.pk)
            return redirect(place(saved) + _copy_saved(data))
        if "_compare" in data or isinstance(getattr(form, "refusal", None), Stale):
            return _compare(request, form)
    context = {"form": form, "dates": _dates(edition), "buttons": buttons(request, edition)}
    context["here"] = others_here(edition, request.user)
    context["works_alone"] = works_alone(request.user)
    context |= {"title": str(edition), "status": status_of(form)}
    return page(request, "edition_form", edition, **context)


def _save(form, request):
    data, by, edition = form.cleaned_data, request.user, form.instance
    edition.disclosure_confirmed_by, asked = form.confirmed_by, edition.reviewer
    changed = actions.save_draft(edition, by=by, version=data["version"], bylines=data["bylines"])
    changed |= actions.change_article(edition.article, by=by, **form.article_facts)
    changed |= actions.set_unlinked_terms(edition.article, by=by, entries=data["unlinked_terms"])
    changed |= actions.set_service(edition.article, by=by, service=data["service"])
    if data["slug"] != edition.article.slug:
        actions.change_slug(edition.article, by=by, slug=data["slug"])
        changed = True
    messages.success(request, _("Saved.") if changed else _("Everything is saved."))
    if asked and not edition.reviewer:
        words = _("%s is an author now, so somebody else has to be asked to review the text.")
        messages.warning(request, words % asked)
    if said := reviewing.speak_beside_a_form(edition, form.data, by=by):
        messages.success(request, said)
    for typed, name in form.respelled.items():
        words = {"typed": typed, "name": name}
        messages.info(request, _("The tag “%(typed)s” is called “%(name)s” here.") % words)
    if data["disclosure_confirmed"] and edition.disclosure_confirmed_by is None:
        messages.warning(request, _("The disclosure changed, so it has to be confirmed again."))
    return edition


def _dates(edition):
    """What is known of its days, as (what, when, by whom)."""
    public = edition.article.editions.public().select_related("review").first()
    dates = [
        (_("Begun"), edition.created_at, edition.created_by),
        (_("Last saved"), edition.edited_at, edition.edited_by),
        (_("Review due"), edition.review_due_on, edition.reviewer),
        (_("Readers see an earlier edition since"), public and public.public_from, None),
        (_("It is reviewed again"), public and public.review and public.review.next_due_on, None),
    ]
    return [date for date in dates if date[1]]


def _copy_saved(data):
    """Tells the script which of the copies that the browser kept is needed no longer."""
    copy = data.get("_copy", "")
    return f"#saved-{copy}" if copy.isascii() and copy.isalnum() else ""


def _compare(request, form):
    """The text in the form beside the one that is saved, to be made into one.

    The page carries the form along, with the new version number: saving it is now a decision, made
    with open eyes.
    """
    theirs = Edition.objects.select_related("edited_by", "article").get(pk=form.instance.pk)
    stale = form.data.get("version") != str(theirs.version)
    context = {
        "saved_by": theirs.edited_by,
        "fields": comparing.compared(form, theirs),
        "beside": comparing.kept_beside(form),
        "carried": comparing.carried(form.data),
        "title": _("Two versions of “%s”") % theirs.title,
        "stale": stale,
        "status": 409 if stale else 200,
    }
    return page(request, "compare", theirs, **context)


# -- Reading -----------------------------------------------------------------------------------


def reading(edition):
    """The text exactly as a signature covers it, ready to be shown, and its hash."""
    content = json.loads(edition.signed) if edition.signed else edition.content
    facts = content["references"], content["images"]
    return {
        "content": content,
        "body": texts.render(content["body"], *facts),
        "in_depth": texts.beside_the_body(texts.render(content["in_depth"], *facts)),
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
    label: str | None
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
    """Give a decision its address and, where it has a label, its button.

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
        if verb.label and verb.possible(edition, request.user)
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
