"""Explaining glossary terms where texts mention them, and telling which terms a text mentions."""

from collections import Counter
from html import escape

from django.db.models import Min
from django.utils import timezone

from clinic import content_version, markup
from glossary.matching import EDGE, Matcher, Term
from glossary.models import Abbreviation, Entry, Synonym

# What stands in these is never linked: it is a link already, not the author's own sentence, or a
# place where a link would distract from what matters.
_UNLINKED = {
    *["a", "blockquote", "button", "caption", "cite", "code", "figcaption", "kbd", "label", "math"],
    *["h1", "h2", "h3", "h4", "h5", "h6", "noscript", "pre", "q", "samp", "script", "style", "svg"],
    *["textarea", "title"],
}
_EMERGENCY = "care-card-emergency"
# Within these a word goes on; any other tag ends it.
_INLINE = {
    *["a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span"],
    *["strong", "sub", "sup"],
}
_VOID = {"area", "br", "col", "hr", "img", "input", "wbr"}

_matchers = {}


def link_terms(html, *, language, exclude=()):
    """The HTML with the first mention of each public entry linked, as `a.term`.

    `html` is what the sanitiser gave, and stays as safe as it was. `exclude` holds slugs of entries
    not to link. Taking the links out again gives the text back byte for byte.
    """
    return linking(html, language=language, exclude=exclude)[0]


def linking(html, *, language, exclude=()):
    """What `link_terms` gives, and the entries that it linked, as (slug, name), in their order."""
    running, places = _running_text(html)
    done, links = set(exclude), []
    for match in matcher(language).matches(running):
        place = places.linkable(match.start, match.end)
        if match.term.slug not in done and place is not None:
            done.add(match.term.slug)
            links.append((place, place + match.end - match.start, match.term))
    parts, position = [], 0
    for start, end, term in links:
        parts += [html[position:start], _opening(term), html[start:end], "</a>"]
        position = end
    linked = type(html)("".join([*parts, html[position:]]))
    return linked, [(term.slug, term.name) for _, _, term in links]


def mentioned(html, *, language, exclude=()):
    """The public entries that a text mentions, as (slug, name), in order of first mention."""
    running, _ = _running_text(html)
    excluded = set(exclude)
    terms = {match.term.slug: match.term.name for match in matcher(language).matches(running)}
    return [(slug, name) for slug, name in terms.items() if slug not in excluded]


def matcher(language):
    """The matcher over a language's public entries, built once per content version and process.

    A transaction that holds a change of its own sees that change, and leaves the shared one alone.
    """
    version = content_version.settled()
    known, until, shared = _matchers.get(language, (None, None, None))
    if version and known == version and (until is None or timezone.now() < until):
        return shared
    built = _build(language)
    if version:
        _matchers[language] = version, _next_change(language), built
    return built


def _build(language):
    terms = {
        entry.pk: Term(entry.slug, entry.name, entry.get_absolute_url(), entry.definition)
        for entry in Entry.objects.public().filter(language=language).order_by("pk")
    }
    synonyms = Synonym.objects.filter(entry__in=terms, scope=Synonym.Scope.EXACT)
    names = [(term, term.name, False) for term in terms.values()]
    names += [(terms[row.entry_id], row.name, True) for row in synonyms]
    abbreviations = [
        (terms[row.entry_id], row.text) for row in Abbreviation.objects.filter(entry__in=terms)
    ]
    return Matcher.of(names, abbreviations)


def _next_change(language):
    """When time alone makes an entry public or ends it."""
    now, entries = timezone.now(), Entry.objects.filter(language=language)
    ahead = entries.filter(public_from__gt=now).aggregate(at=Min("public_from"))["at"]
    ends = entries.filter(public_until__gt=now).aggregate(at=Min("public_until"))["at"]
    return min(filter(None, [ahead, ends]), default=None)


def _opening(term):
    title = f' title="{escape(term.definition)}"' if term.definition else ""
    return f'<a class="term" href="{escape(term.path)}"{title}>'


class _Places:
    """Where each stretch of the running text stands in the HTML, and whether it may be linked."""

    def __init__(self):
        self.stretches = []
        self.at = 0

    def add(self, start, end, position, linkable):
        self.stretches.append((start, end, position, linkable))

    def linkable(self, start, end):
        """The place in the HTML of what matched, or None. Matches must be asked for in order."""
        while self.stretches[self.at][1] <= start:
            self.at += 1
        first, last, position, linkable = self.stretches[self.at]
        return position + start - first if linkable and end <= last else None


def _running_text(html):
    """The text as a reader sees it, without tags, and the places of its stretches in the HTML."""
    texts, places, outside = [], _Places(), _Outside()
    length = position = 0
    for is_tag, piece in markup.pieces(html):
        text = outside.pass_tag(piece) if is_tag else piece
        if text:
            if not is_tag:
                places.add(length, length + len(text), position, outside.is_open)
            texts.append(text)
            length += len(text)
        position += len(piece)
    return "".join(texts), places


class _Outside:
    """Follows the tags, to know whether we stand outside of everything that is not to be linked."""

    def __init__(self):
        self.stack, self.count, self.unlinked = [], Counter(), 0

    @property
    def is_open(self):
        return not self.unlinked

    def pass_tag(self, tag):
        """Take note of a tag; returns the edge that it puts between words, if any."""
        closes = tag.startswith("</")
        name = tag[2 if closes else 1 :].split(None, 1)[0].rstrip("/>").lower()
        if closes:
            self._close(name)
        elif name not in _VOID:
            unlinked = name in _UNLINKED or _EMERGENCY in tag
            self.stack.append((name, unlinked))
            self.count[name] += 1
            self.unlinked += unlinked
        return "" if name in _INLINE and "citation" not in tag else EDGE

    def _close(self, name):
        if not self.count[name]:
            return
        while True:
            last, unlinked = self.stack.pop()
            self.count[last] -= 1
            self.unlinked -= unlinked
            if last == name:
                return
