"""The editions of an article: their story, any two compared, an old one taken up again."""

from django import forms
from django.contrib import admin
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles import actions, diffing, evidence, history
from articles.admin_views import VERBS, decide, page, posted, verb
from articles.models import Edition

PER_PAGE = 25
LATEST_EVENTS = 50


def _always(edition, user):
    return True


def _can_be_restored(edition, user):
    """Where something was signed, and nothing is being worked on."""
    signed = edition.article.editions.exclude(signed="")
    return edition.article.working_edition is None and signed.exists()


def _mine(request, edition):
    """The editions of the same article that this person may see."""
    return Edition.objects.may_be_seen_by(request.user).filter(article=edition.article_id)


@verb(
    gettext_lazy("History"),
    permission="articles.view_edition",
    when=_always,
    scope="may_be_seen_by",
)
@require_safe
def versions(request, edition):
    mine = history.editions(edition.article).filter(pk__in=_mine(request, edition).values("pk"))
    shown = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    events = history.events_of(shown)
    restorable = _restorable(request, edition)
    for one in shown:
        one.steps, one.events = history.steps(one), events[one.pk]
        one.when_public = history.when_public(one)
        one.can_be_restored = one.pk in restorable
    context = {
        "title": _("History of “%s”") % edition.title,
        "versions": shown,
        # At first, what is newest is compared with the one before it.
        "newest": [one.pk for one in shown[:2]],
        "may_have_pack": VERBS["evidence-pack"].possible(edition, request.user),
        "of_the_article": admin.site.events_of(edition.article)[:LATEST_EVENTS],
    }
    return page(request, "versions", edition, **context)


def _restorable(request, edition):
    """Which of the article's editions this person may start from: what `possible` says of each."""
    restore = VERBS["restore"]
    if not (request.user.has_perm(restore.permission) and restore.when(edition, request.user)):
        return set()
    mine = Edition.objects.may_be_edited_by(request.user).filter(article=edition.article_id)
    return set(mine.values_list("pk", flat=True))


@verb(None, permission="articles.view_edition", when=_always, scope="may_be_seen_by")
@require_safe
def compare(request, edition):
    """Two editions beside each other: those of the address, or this one and what was signed last.

    An edition of another article, and one that this person may not see, is not found.
    """
    mine = _mine(request, edition)
    newer = _chosen(request, mine, "to") or edition
    older = _chosen(request, mine, "from") or _before(mine, newer)
    differences = []
    if older:
        differences = diffing.between(history.content(older), history.content(newer))
    context = {
        "title": _("What changed in “%s”") % newer.title,
        "older": older,
        "newer": newer,
        "differences": [difference for difference in differences if not difference.same],
        "choices": history.editions(edition.article).filter(pk__in=mine.values("pk")),
    }
    return page(request, "versions_compare", edition, **context)


def _chosen(request, editions, name):
    value = request.GET.get(name, "")
    if not value:
        return None
    if not (value.isascii() and value.isdigit()):
        raise Http404
    return get_object_or_404(editions.select_related("article"), pk=value)


def _before(editions, edition):
    earlier = history.last_signed_before(edition)
    return earlier if earlier and editions.filter(pk=earlier.pk).exists() else None


@verb(None, permission="articles.add_edition", when=_can_be_restored)
def restore(request, edition):
    return decide(
        request,
        edition,
        forms.Form(posted(request)),
        lambda data: actions.restore(edition, by=request.user),
        title=_("Start again from edition %d") % edition.number,
        done=_("This is the next edition, with the words of edition %d.") % edition.number,
        explanation=_(
            "A new draft starts from this edition's words, authors, tags and main image. The old "
            "edition stays as it is, and so does what readers see. The new one is reviewed and "
            "published like any other."
        ),
        button=_("Start the next edition from it"),
    )


@verb(None, permission="articles.view_edition", when=_always, scope="may_be_accounted_for_by")
@require_safe
def evidence_pack(request, edition):
    """The article's evidence as a file: a page, or for machines with `?format=json`."""
    article, name = edition.article, f"evidence-{edition.article.slug}"
    if request.GET.get("format") == "json":
        response = HttpResponse(evidence.as_json(article), content_type="application/json")
        name += ".json"
    else:
        response = HttpResponse(evidence.as_html(article))
        name += ".html"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
