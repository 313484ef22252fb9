"""The checklist, line by line: where a reviewer looks, and what a machine can see of it already.

It decides nothing.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from articles import care_cards, pictures, texts
from articles.models import Article
from clinic import markup
from discovery import links, outside
from images.models import image_hashes
from reviews.models import Review

LOOK = {
    "evidence": _lazy(
        "Does each claim that a reader may act on rest on a source, and is that source still the "
        "best there is?"
    ),
    "links": _lazy("Follow the links and the references once. Do they lead where they say?"),
    "accessibility": _lazy(
        "Read the headings alone, then the text alternatives: would somebody who hears them know "
        "what is where?"
    ),
    "feedback": _lazy("Does the text answer what readers said about it since the last review?"),
    "safe_messaging": _lazy(
        "No method, no single cause, no blame; hope, and where help is, beside anything heavy."
    ),
}

EDITIONS_COMPARED = 5

_HREF = re.compile(r'<a\b[^<>]* href="([^"]*)"')
# The heading of a box is no section of the text.
_HEADING = re.compile(r"(<div[^<>]*>\s*)?<h([234])>")
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)


@dataclass(frozen=True)
class Fact:
    words: str
    is_fault: bool = False


@dataclass(frozen=True)
class Line:
    name: str
    label: str
    look: str
    facts: list[Fact]


def checklist(page, feedback):
    """The lines of the checklist with what is known about each. `page` is a `reading.Page`."""
    known = {
        "evidence": _evidence(page),
        "links": _links(page),
        "accessibility": _accessibility(page),
        "feedback": _feedback(feedback),
        "safe_messaging": _safe_messaging(page),
    }
    return [
        Line(name, label, LOOK[name], list(known[name])) for name, label in Review.CHECKLIST.items()
    ]


def _written(page):
    return page.signed["body"] + page.signed["in_depth"]


def _evidence(page):
    references = page.signed["references"]
    years = [int(facts["year"]) for facts in references if facts.get("year")]
    if not references:
        yield Fact(_("The text cites no source."), is_fault=True)
    elif years:
        yield Fact(
            ngettext(
                "It cites %(number)d source, of %(newest)d.",
                "It cites %(number)d sources, the newest of %(newest)d.",
                len(references),
            )
            % {"number": len(references), "newest": max(years)}
        )
    for reference in page.references:
        if reference["retracted"]:
            yield Fact(_("Retracted by now: %s") % reference["text"], is_fault=True)


def _links(page):
    written = _written(page)
    for words in links.dead(written):
        words = markup.plain(words)
        yield Fact(_("The link “%s” leads to something that was deleted.") % words, is_fault=True)
    for address, link in outside.faulty(outside.addresses_in(written)).items():
        if link.is_dead:
            yield Fact(_("There is nothing at %s any more.") % address, is_fault=True)
    for key in texts.unknown_keys(page.edition):
        yield Fact(_("It cites a reference that does not exist: %s") % key, is_fault=True)
    hosts = Counter(host for href in _HREF.findall(written) if (host := _host(href)))
    if hosts:
        yield Fact(_("It leads to other sites: %s") % ", ".join(hosts))
    else:
        yield Fact(_("No link in it leads to another site."))


def _host(href):
    try:
        return (urlsplit(href).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _accessibility(page):
    written = _written(page)
    faults = pictures.alt_faults(written)
    yield from (Fact(words, is_fault=True) for words in faults)
    number = len(image_hashes(written)) + (page.hero is not None)
    if number and not faults:
        yield Fact(
            ngettext(
                "%d picture has a text alternative, or is marked as decorative.",
                "%d pictures have text alternatives, or are marked as decorative.",
                number,
            )
            % number
        )
    for name in ("body", "in_depth"):
        if _skips_a_level(page.signed[name]):
            yield Fact(_("A heading skips a level: one below an h2 is an h3."), is_fault=True)
    for table in _TABLE.findall(written):
        if "<th" not in table:
            yield Fact(_("A table has no cells that name its columns or rows."), is_fault=True)
        if "<caption>" not in table:
            yield Fact(_("A table has no caption that says what it shows."), is_fault=True)


def _skips_a_level(html):
    level = 1
    for in_a_box, digit in _HEADING.findall(html):
        if in_a_box:
            continue
        if int(digit) > level + 1:
            return True
        level = int(digit)
    return False


def _feedback(feedback):
    if feedback.open_reports:
        yield Fact(
            ngettext(
                "%d report of a reader has no answer yet.",
                "%d reports of readers have no answer yet.",
                feedback.open_reports,
            )
            % feedback.open_reports,
            is_fault=True,
        )
    elif feedback.reports:
        yield Fact(_("Every report of a reader has an answer."))
    else:
        yield Fact(_("No reader reported anything."))


def _safe_messaging(page):
    kinds = Counter(card.kind for card in care_cards.cards(_written(page)))
    if kinds:
        names = ", ".join(str(care_cards.KINDS[kind]) for kind in kinds)
        yield Fact(_("Its care cards: %s.") % names)
    else:
        at_risk = page.article.risk == Article.Risk.CRISIS
        yield Fact(_("It has no care card that says where help is."), is_fault=at_risk)


# -- What readers said -------------------------------------------------------------------------


class Helpfulness(NamedTuple):
    """Of one edition, whenever its readers said so."""

    number: int
    helpful: int
    votes: int

    @property
    def share(self):
        return round(100 * self.helpful / self.votes)


@dataclass(frozen=True)
class Feedback:
    """What readers reported and how many found it helpful; never who."""

    since: object  # a date, or None where there was no review yet
    reports: list
    helpful: int
    unhelpful: int
    by_edition: list[Helpfulness]

    @property
    def open_reports(self):
        return sum(report.answered_at is None for report in self.reports)

    @property
    def votes(self):
        return self.helpful + self.unhelpful

    @property
    def share(self):
        return round(100 * self.helpful / self.votes) if self.votes else None


def feedback_of(article, review):
    """Since that review; what had no answer then counts as well."""
    reports, votes = article.reports.all(), article.votes.all()
    since = None
    if review:
        since = timezone.localdate(review.signed_at)
        reports = reports.filter(Q(at__gt=review.signed_at) | Q(answered_at=None))
        votes = votes.filter(day__gte=since)
    numbers = votes.aggregate(
        yes=Count("pk", filter=Q(helpful=True)), no=Count("pk", filter=Q(helpful=False))
    )
    return Feedback(
        since,
        list(reports.select_related("answered_by")),
        helpful=numbers["yes"],
        unhelpful=numbers["no"],
        by_edition=_by_edition(article),
    )


def _by_edition(article):
    said = article.votes.filter(helpful__isnull=False, edition__isnull=False).order_by()
    rows = said.values("edition__number").annotate(
        yes=Count("pk", filter=Q(helpful=True)), votes=Count("pk")
    )
    numbers = rows.order_by("-edition__number").values_list("edition__number", "yes", "votes")
    return [Helpfulness(*row) for row in numbers[:EDITIONS_COMPARED]]
