"""What a minor edit may be (TRUST.md, R3): a typo put right, and the meaning as it was.

It keeps the earlier review, so whatever a reviewer answers for must be what it was.
"""

import difflib
import json
import re
from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from clinic import markup
from clinic.exceptions import Refused

# More than this share of changed words is no minor edit.
MOST = 0.05
TEXTS = ("body", "in_depth")
WORDED = ("title", "standfirst", *TEXTS)

_HEADING = re.compile(r"<h([234])>")
_TARGET = re.compile(r'<a\b[^<>]*? (?:href|data-to)="([^"]*)"')
_CITED = re.compile(r'<cite data-ref="([^"]*)">')
_IMAGE = re.compile(r"<img\b[^<>]*>")
_BOX = re.compile(r'<(?:div|figure) class="[^"]*">')
_UNITS = (
    r"%|‰|°C?|[µμ]?[A-Za-z]{1,4}\b|seconds?|minutes?|hours?|weeks?|months?|years?|tablets?|drops?"
    r"|units?|doses?|times|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?|Tabletten?|Tropfen"
)
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty"
    " hundred thousand million billion half halves quarter third once twice double triple"
    " zwei drei vier fünf sechs sieben acht neun zehn zwölf hundert tausend halb doppelt"
).split()
_NUMBER = re.compile(
    rf"(?:\d[\d.,:/–-]*|[¼½¾⅓⅔]|\b(?:{'|'.join(_NUMBER_WORDS)})\b)\s?(?:{_UNITS})?", re.IGNORECASE
)
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|unless|except|only"
    r"|nicht|kein\w*|nie|niemals|niemand|nichts|ohne|weder|nur|außer"
    r"|pas|jamais|sans|aucune?|ne|ni|rien|nunca|jamás|sin|nada|non|senza|mai)\b|n['’]t\b",
    re.IGNORECASE,
)

WHY = {
    "citations": _lazy("The citations changed."),
    "references": _lazy("What is said about a reference changed."),
    "images": _lazy("An image or its text alternative changed."),
    "authors": _lazy("The authors changed."),
    "disclosure": _lazy("The disclosure changed."),
    "links": _lazy("A link leads elsewhere."),
    "headings": _lazy("A heading was added, taken away or moved to another level."),
    "boxes": _lazy("A care card, a callout or a figure changed."),
    "numbers": _lazy("A number changed, and a changed digit is no typo."),
}


def check_minor(edition, earlier):
    """Refuse as minor what changes more than a few words, or anything that a review vouches for."""
    before, after = json.loads(earlier.signed), edition.content
    reasons = [str(WHY[name]) for name in _changed(before, after)]
    old, new = _words(before), _words(after)
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    if any(_negations(old[a:b]) != _negations(new[c:d]) for _step, a, b, c, d in steps):
        reasons.append(_("A word that denies or limits, like “not” or “only”, came or went."))
    changed = sum(max(b - a, d - c) for step, a, b, c, d in steps if step != "equal")
    if changed > MOST * len(old):
        words = {"changed": changed, "words": len(old)}
        reasons.append(_("%(changed)d of %(words)d words changed.") % words)
    if reasons:
        refusal = _("That is more than a minor edit, so it needs a full review.")
        raise Refused("\n".join([*reasons, refusal]))


def _changed(before, after):
    was, becomes = _facts(before), _facts(after)
    return [name for name in WHY if was[name] != becomes[name]]


def _facts(content):
    texts = [content[name] for name in TEXTS]
    return {
        "citations": [_CITED.findall(text) for text in texts],
        "references": content["references"],
        "images": (content["images"], [_IMAGE.findall(text) for text in texts]),
        "authors": [(shown["author"], shown["name"], shown["as"]) for shown in content["authors"]],
        "disclosure": content["disclosure"],
        "links": [_TARGET.findall(text) for text in texts],
        "headings": [_HEADING.findall(text) for text in texts],
        "boxes": [_BOX.findall(text) for text in texts],
        "numbers": [_numbers(markup.plain(content[name])) for name in WORDED],
    }


def _numbers(words):
    """Each with its unit, in order; the stop that ends a sentence is none of them."""
    found = ("".join(match[0].split()) for match in _NUMBER.finditer(words))
    return [number.rstrip(".,:-–/").casefold() for number in found]


def _words(content):
    return " ".join(markup.plain(content[name]) for name in WORDED).split()


def _negations(words):
    found = _NEGATION.findall(" ".join(words))
    return Counter(word.casefold().replace("’", "'") for word in found)
