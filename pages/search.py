"""The search page: what there is of what was asked, and help first where somebody is in need."""

from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from articles.models import Topic
from authors.models import Author
from clinic import markup
from clinic.models import Clinic
from clinic.network import TooMany, limit, network_hash
from discovery import missed as missed_searches
from discovery import search as searching
from discovery.language import fold
from discovery.suggesting import suggestions
from discovery.words import distance, slips
from pages.results import AUTHORS, FACETS, KINDS, Results
from safety.help import lines_for
from safety.searching import asks_in_crisis, says_who

AUTHORS_SHOWN, TOPICS_NEAR = 6, 8
LONGEST_OPTION = 200
DAY, COUNTED_A_DAY = 24 * 60 * 60, 30


@require_safe
def search(request):
    """Each kind's best on one page; or one kind, page by page, with `?kind=`."""
    text = typed(request.GET)
    chosen = _chosen(request.GET)
    context = {"q": text, "chosen": chosen, "kind": chosen.get("kind", "")}
    if text:
        in_need = asks_in_crisis(text)
        if in_need:
            # In place of the template's own, which would look it up once more.
            context["clinic"] = Clinic.current()
            context["help_lines"] = lines_for(context["clinic"].country)
        context |= _results(request, text, chosen, correcting=not in_need)
    return render(request, "pages/search.html", context)


def typed(data):
    text = markup.without_unseen(data.get("q", ""))
    return " ".join(text.split())[: searching.LONGEST].strip()


@require_safe
def suggest(request):
    """What somebody may be typing, for the script of the search box. The form needs none of it."""
    text = typed(request.GET)
    options = []
    if asks_in_crisis(text):
        options.append(_option(_("Get help now"), reverse("pages:help-now")))
    found = suggestions(text, get_language(), list(KINDS)) if text else []
    for kind, title, path, other in found:
        options.append(_option(title, path, other or str(KINDS[kind])))
    if text and not options:
        question = searching.understood(searching.asked(text, get_language()))
        if meant := _meant(text, question):
            path = f"{reverse('pages:search')}?{urlencode({'q': meant})}"
            options.append(_option(meant, path, _("Did you mean this?")))
    response = JsonResponse({"options": options})
    # A text that is taken off must be gone within seconds.
    response["Cache-Control"] = "public, max-age=4"
    return response


def _option(title, path, note=""):
    return {"title": title[:1].upper() + title[1:], "path": path, "note": note}


@csrf_exempt
@require_POST
def missed(request):
    """The page that found nothing says so, by its script: what was asked is counted, not by whom.

    Nothing is taken on trust: it must be words that may be kept, and find nothing indeed.
    """
    nothing = HttpResponse(status=204, headers={"Cache-Control": "no-store"})
    text, language = typed(request.POST), get_language()
    said = missed_searches.normalised(text)
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if not ours or not said or says_who(text) or asks_in_crisis(text):
        return nothing
    network = network_hash(request)
    digest = missed_searches.digest_of(language, said)
    try:
        limit(f"missed:{network}", most=COUNTED_A_DAY, seconds=DAY)
        limit(f"missed:{digest[:16]}:{network[:40]}", most=1, seconds=DAY)
    except TooMany:
        return nothing
    question = searching.asked(text, language)
    found = searching.find(question, {}, KINDS)
    in_vain = (found.loosely or not found.rows) and not find_authors(text, _people())
    if in_vain and searching.says_something(question):
        missed_searches.count(language, said)
    return nothing


def _chosen(data):
    """By what the search is narrowed down; what could not be so is passed over."""
    chosen = {
        name: value
        for name in FACETS
        if (value := markup.without_unseen(data.get(name, "")).strip()[:LONGEST_OPTION])
    }
    if chosen.get("kind", "article") not in KINDS | AUTHORS:
        del chosen["kind"]
    if "year" in chosen:
        year = chosen.pop("year")
        in_reach = year.isascii() and year.isdecimal() and len(year) == 4
        if in_reach and searching.FIRST_YEAR <= int(year) <= searching.LAST_YEAR:
            chosen["year"] = int(year)
    return chosen


def _results(request, text, chosen, *, correcting):
    asked = searching.asked(text, get_language())
    question = searching.understood(asked, correcting=correcting)
    found = searching.find(question, chosen, KINDS)
    people = list(_people())
    # No topic and no year is theirs.
    authors = find_authors(text, people) if chosen.keys() <= {"kind"} else []
    results = Results(text, question, found, chosen, people, authors)
    context = {
        "found": found,
        "total": len(found.rows),
        "meant": _meant(text, question),
        "authors": _shown(authors, chosen.get("kind")),
        **results.shown(request.GET.get("page")),
    }
    if not found.rows and not chosen:
        context["topics"] = Topic.objects.public(get_language())[:TOPICS_NEAR]
    return context


def _shown(authors, kind):
    """Some of them beside the texts; all where only authors are wanted."""
    if kind is None:
        return authors[:AUTHORS_SHOWN]
    return authors if kind in AUTHORS else []


def _meant(text, question):
    """The search as it was understood, where words were corrected, in the order they were typed."""
    if not question.corrections:
        return ""
    said = [question.corrections.get(fold(word), word) for word in text.split()]
    return " ".join(said)


def _people():
    return Author.objects.public().only(
        "slug", "honorific", "given_name", "family_name", "post_nominals", "role", "specialties"
    )


def find_authors(text, people):
    """Authors in whose profile every word occurs, slips allowed. A clinic has few: all are read."""
    wanted = fold(text).split()
    return [person for person in people if _is_about(person, wanted)]


def _is_about(person, wanted):
    profile = fold(" ".join([person.full_name, person.role, *person.specialties]))
    said = profile.split()
    return all(
        word in profile or any(distance(word, own, 1) <= min(1, slips(word)) for own in said)
        for word in wanted
    )
