"""Why each article stands in another's related list, with pinning and excluding beside it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.admin_views import page, verb
from articles.documents import KIND
from articles.models import Article, Edition, RelatedChoice
from articles.related import all_related_to
from audit.models import record
from clinic.admin_site import Row, home_block
from discovery.models import Document
from discovery.nearby import SHOWN

MOST_ROWS = 10
SIGNALS = {
    "tag": gettext_lazy("Tag"),
    "entry": gettext_lazy("Glossary term"),
    "within": gettext_lazy("Parts of the same whole"),
    "topic": gettext_lazy("Topic"),
    "series": gettext_lazy("Series"),
    "ref": gettext_lazy("The same source"),
    "link": gettext_lazy("Both link to the same page"),
    "to": gettext_lazy("This text links to it"),
    "from": gettext_lazy("It links to this text"),
    "author": gettext_lazy("Author"),
    "text": gettext_lazy("Words of the texts"),
}
# What a button does: the choice that it leaves, or None for none.
CHOICES = {"pin": True, "exclude": False, "undo": None}


def _is_public(edition, user):
    return edition.is_public


def _may_choose(user, edition):
    own = Edition.objects.may_be_edited_by(user).filter(pk=edition.pk)
    return user.has_perm("articles.change_edition") and own.exists()


@verb(
    gettext_lazy("Related articles"),
    permission="articles.view_edition",
    when=_is_public,
    scope="may_be_seen_by",
)
@require_http_methods(["GET", "HEAD", "POST"])
def related(request, edition):
    may_choose = _may_choose(request.user, edition)
    if request.method == "POST":
        if not may_choose:
            raise PermissionDenied
        _choose_as_posted(request, edition)
        return redirect("admin:articles_edition_related", edition.pk)
    rows = [_explained(document) for document in all_related_to(edition)]
    context = {
        "title": _("Related to “%s”") % edition.title,
        "shown": rows[:SHOWN],
        "spare": rows[SHOWN:],
        "excluded": _excluded(edition),
        "may_choose": may_choose,
    }
    return page(request, "related", edition, **context)


def _explained(document):
    """The document with each signal's share, in percent of its score."""
    total = sum(reason["share"] for reason in document.reasons or []) or 1
    document.signals = [
        {
            "name": SIGNALS.get(reason["key"].partition(":")[0], ""),
            "label": reason.get("label", ""),
            "percent": round(100 * reason["share"] / total),
        }
        for reason in document.reasons or []
    ]
    return document


def _excluded(edition):
    """What is public of it; the rest shows in no list anyway."""
    excluded = edition.article.related_choices.filter(shown=False)
    return Document.objects.public().filter(kind=KIND, group__in=excluded.values("other"))


def _choose_as_posted(request, edition):
    choice, other = request.POST.get("choice"), request.POST.get("other", "")
    if choice not in CHOICES or not (other.isascii() and other.isdigit() and len(other) < 10):
        raise Http404
    choose(
        edition.article,
        get_object_or_404(Article.objects.public().exclude(pk=edition.article_id), pk=other),
        by=request.user,
        shown=CHOICES[choice],
    )


@transaction.atomic
def choose(article, other, *, by, shown):
    """Put `other` first in the article's related list (True), never show it (False), or neither."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    choices = article.related_choices
    if shown is None:
        choices.filter(other=other).delete()
    else:
        last = choices.filter(shown=True).order_by("-position").first()
        place = last.position + 1 if shown and last else 0
        choices.update_or_create(other=other, defaults={"shown": shown, "position": place})
    record("choose related", article, by=by, other=other.pk, shown=shown)


@home_block(order=75, permission="articles.change_edition")
def without_neighbours(request):
    """Published texts from which readers are led nowhere: a tag or a term would help."""
    editions = Edition.objects.public()
    if not request.user.has_perm("articles.edit_any_edition"):
        editions = editions.by_person(request.user)
    chosen = RelatedChoice.objects.filter(shown=True, article=OuterRef("group"))
    alone = Document.objects.public().filter(~Exists(chosen), kind=KIND, is_alone=True)
    found = editions.filter(pk__in=alone.values("object_id"))
    found = found.order_by("-published_at", "-pk").only("title")[:MOST_ROWS]
    rows = [
        Row(edition.title, reverse("admin:articles_edition_related", args=[edition.pk]))
        for edition in found
    ]
    return {"title": _("Published, with nothing related"), "rows": rows} if rows else None
