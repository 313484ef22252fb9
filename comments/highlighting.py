"""Where in a comment the rules saw what they say they saw."""

import re
from itertools import islice, pairwise
from typing import NamedTuple

from comments.models import Reason

MARKED = 20  # times that one finding is shown


DISTRESSING = {Reason.CRISIS, Reason.SAFEGUARDING, Reason.METHOD, Reason.ABUSE}


def is_distressing(comment):
    """Whether its words are shown to a moderator only when asked for."""
    return comment.is_urgent or any(found["code"] in DISTRESSING for found in comment.findings)


class Piece(NamedTuple):
    """Some of a text, and the reasons for which it stands out."""

    words: str
    reasons: list


def name_of(code):
    """A reason in words, whatever the rules may have written down."""
    return Reason(code).label if code in Reason.values else code


def pieces(text, findings):
    """A text cut where a finding begins or ends; put together it is the text again."""
    places = [(start, end, name_of(code)) for start, end, code in _places(text, findings)]
    cuts = sorted({0, len(text), *(cut for start, end, _name in places for cut in (start, end))})
    return [
        Piece(
            text[start:end],
            list(dict.fromkeys(name for a, b, name in places if a <= start and end <= b)),
        )
        for start, end in pairwise(cuts)
    ]


def _places(text, findings):
    for finding in findings:
        matches = _pattern(finding.get("words", "")).finditer(text)
        for match in islice(matches, MARKED):
            yield *match.span(), finding["code"]


def _pattern(words):
    """The words whatever their case and the spaces between them; no words stand nowhere."""
    return re.compile(r"\s+".join(map(re.escape, words.split())) or r"(?!)", re.IGNORECASE)


def elsewhere(findings, *texts):
    """Findings whose words stand in none of the texts as they are written, as (reason, words)."""
    return [
        (name_of(finding["code"]), finding.get("words", ""))
        for finding in findings
        if not any(_pattern(finding.get("words", "")).search(text) for text in texts)
    ]
