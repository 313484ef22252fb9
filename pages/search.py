"""The search: one question to the documents of all kinds, and the authors beside it."""

import re
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.core.paginator import Paginator
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_safe

from authors.models import Author
from clinic import markup
from clinic.models import Clinic
from discovery.documents import CONFIGURATIONS, fold
from discovery.models import Document
from safety.help import lines_for
from safety.triage import triage

KINDS = {
    "article": gettext_lazy("Articles"),
    "question": gettext_lazy("Questions and answers"),
    "entry": gettext_lazy("Glossary"),
    "page": gettext_lazy("Pages"),
}
LONGEST = 200
EACH_KIND, PAGE_SIZE, AUTHORS_SHOWN = 5, 20, 6
# Around what matched, while it is still text: no text of ours holds these characters.
_HIT = ("\x02", "\x03")


@require_safe
def search(request):
    """Each kind's best on one page; or one kind, page by page, with `?kind=`."""
    text = " ".join(markup.without_unseen(request.GET.get("q", "")).split())[:LONGEST].strip()
    kind = request.GET.get("kind")
    kind = kind if kind in KINDS else ""
    context = {"q": text, "kind": kind, "kind_label": KINDS.get(kind)}
    if text:
        context |= _of_one_kind(text, kind, request.GET.get("page")) if kind else _of_all(text)
        context["help_lines"] = _help_lines(text)
        context["params"] = urlencode({"q": text, "kind": kind}) + "&"
    return render(request, "pages/search.html", context)


def _of_all(text):
    found, query, loosely = _found(text)
    place = Window(RowNumber(), partition_by="kind", order_by=["-rank", "-date", "pk"])
    total = Window(Count("*"), partition_by="kind")
    best = found.annotate(place=place, total=total).filter(place__lte=EACH_KIND)
    rows = _with_snippets(best.order_by("place"), query)
    groups = [
        {"kind": kind, "label": label, "rows": same, "total": same[0].total}
        for kind, label in KINDS.items()
        if (same := [row for row in rows if row.kind == kind])
    ]
    return {"groups": groups, "authors": find_authors(text), "loosely": loosely}


def _of_one_kind(text, kind, number):
    found, query, loosely = _found(text, kind=kind)
    page = Paginator(found.order_by("-rank", "-date", "pk"), PAGE_SIZE).get_page(number)
    page.object_list = _with_snippets(page.object_list, query)
    return {"page": page, "loosely": loosely}


def _found(text, **condition):
    """Public documents with all the words; where there is none, those with any of them."""
    language = get_language()
    configuration = CONFIGURATIONS.get(language, "simple")
    documents = Document.objects.public().filter(language=language, **condition)
    words = re.findall(r"\w+", fold(text))
    for wanted in (fold(text), " or ".join(words)):
        query = SearchQuery(wanted, config=configuration, search_type="websearch")
        found = documents.filter(vector=query)
        loosely = wanted != fold(text)
        if loosely or len(words) < 2 or found.exists():
            break
    return found.annotate(rank=SearchRank(F("vector"), query)).defer("vector"), query, loosely


def _with_snippets(rows, query):
    """The rows with `snippet`: pieces of the summary as (text, whether it matched)."""
    rows = list(rows)
    headline = SearchHeadline(
        "summary",
        query,
        config=query.config,
        start_sel=_HIT[0],
        stop_sel=_HIT[1],
        highlight_all=True,
    )
    summaries = Document.objects.filter(pk__in=[row.pk for row in rows])
    texts = dict(summaries.annotate(marked=headline).values_list("pk", "marked")) if rows else {}
    for row in rows:
        row.snippet = list(_pieces(texts.get(row.pk, "")))
    return rows


def _pieces(marked):
    for number, piece in enumerate(re.split("[\x02\x03]", marked)):
        if piece:
            yield piece, number % 2 == 1


def find_authors(text):
    """Public authors in whose profile every word occurs. A clinic has few, so they are read."""
    words = fold(text).split()
    people = Author.objects.public().only(
        "slug", "honorific", "given_name", "family_name", "post_nominals", "role", "specialties"
    )
    found = [
        person
        for person in people
        if all(
            word in fold(" ".join([person.full_name, person.role, *person.specialties]))
            for word in words
        )
    ]
    return found[:AUTHORS_SHOWN]


def _help_lines(text):
    """Whoever searches in words of crisis sees help first."""
    crisis = any(finding["code"] in ("crisis", "safeguarding") for finding in triage(text).findings)
    return lines_for(Clinic.current().country) if crisis else []
