"""What the editor's dialogs choose from, as JSON."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from articles.models import Edition
from clinic.markup import without_unseen
from discovery.models import Document
from glossary.models import Entry

KINDS = {
    "article": _lazy("Article"),
    "entry": _lazy("Glossary"),
    "leaflet": _lazy("Leaflet"),
    "question": _lazy("Question"),
}
SHOWN = 20


def link_targets(request):
    """What a text can link to inside the site, by words of its title or by its name (`entry:7`).

    Public things, and the articles that the user may edit; `public` says what readers reach.
    """
    if not request.user.has_perm("articles.change_edition"):
        raise PermissionDenied
    query = without_unseen(request.GET.get("q", ""))[:200]
    if request.GET.get("kind") == "entry":
        return JsonResponse({"targets": _entries(query)})
    public = _public(query)
    found = {target["to"]: target for target in [*_own(request.user, query), *public]}
    targets = sorted(found.values(), key=lambda t: (not t["public"], len(t["title"])))
    return JsonResponse({"targets": targets[:SHOWN]})


def _entries(query):
    """Public entries of the glossary, also by a synonym or an abbreviation; a note tells more."""
    named, colon, pk = query.partition(":")
    if colon and named == "entry" and pk.isdecimal() and len(pk) < 11:
        asked = Q(pk=pk)
    else:
        asked = Q(*[Q(name__icontains=word) for word in query.split()[:8]])
        asked |= Q(synonyms__name__icontains=query) | Q(abbreviations__text__iexact=query)
    entries = Entry.objects.public().filter(asked).distinct().order_by(Length("name"), "pk")
    short = ArrayAgg("abbreviations__text", filter=Q(abbreviations__text__isnull=False), default=[])
    return [
        _target("entry", entry.pk, entry.name, public=True)
        | {"note": ", ".join([*sorted(set(entry.short)), entry.definition])}
        for entry in entries.annotate(short=short)[:SHOWN]
    ]


def _public(query):
    documents = Document.objects.public().filter(_asked(query, "kind", "group"), kind__in=KINDS)
    # The shortest title is the closest to the words.
    rows = documents.order_by(Length("title"), "pk").values_list("kind", "group", "title")
    return [_target(*row, public=True) for row in rows[:SHOWN]]


def _own(user, query):
    """The newest edition of each article that the user may edit."""
    editions = Edition.objects.exclude(state=Edition.State.BINNED)
    newer = editions.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    mine = editions.may_be_edited_by(user).filter(~Exists(newer), _asked(query, None, "article"))
    rows = mine.order_by(Length("title"), "pk").values_list("article", "title")[:SHOWN]
    return [_target("article", pk, title or _("Untitled"), public=False) for pk, title in rows]


def _asked(query, kind, number):
    """The thing that the query names, else whatever has all its words in the title."""
    named, colon, pk = query.partition(":")
    if colon and named in KINDS and pk.isdecimal() and len(pk) < 11:
        if kind:
            return Q(**{kind: named, number: pk})
        return Q(**{number: pk}) if named == "article" else Q(pk=None)
    return Q(*[Q(title__icontains=word) for word in query.split()[:8]])


def _target(kind, pk, title, *, public):
    return {"to": f"{kind}:{pk}", "title": title, "kind": str(KINDS[kind]), "public": public}
