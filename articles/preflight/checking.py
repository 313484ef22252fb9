"""Running every rule over a text."""

import logging

from articles.preflight.rule import Finding, Found, structure_rules
from safety.language import Severity
from safety.language import rules as language_rules

logger = logging.getLogger("clinic.preflight")

# Letters of a sentence that are shown: some have no full stop for pages.
LONGEST = 600

ORDER = {severity: place for place, severity in enumerate(Severity.values)}
_FIELDS = {
    name: place for place, name in enumerate(["", "title", "standfirst", "body", "in_depth"])
}


def all_rules():
    """Every rule that speaks of articles, by id."""
    spoken = {rule.id: rule for rule in language_rules().values() if "article" in rule.speaks_of}
    return {**structure_rules(), **spoken}


def knows(language):
    """Whether any rule judges the words of a language."""
    return any(rule.language == language for rule in all_rules().values())


def check(manuscript, *, without=(), severities=Severity.values):
    """Every finding, the gravest first, then in the order of the text."""
    found = []
    for rule in all_rules().values():
        speaks = rule.language in ("", manuscript.language)
        if speaks and rule.id not in without and rule.severity in severities:
            found += _findings(rule, manuscript)
    return sorted(found, key=_order)


def _order(finding):
    place = finding.place
    return ORDER[finding.severity], _FIELDS.get(place.field, 0), place.number, finding.start


def _findings(rule, manuscript):
    """What one rule finds. A rule that fails says nothing: a text is never lost to a check."""
    try:
        if rule.id in structure_rules():
            return [_finding(rule, found) for found in rule.find(manuscript)]
        return list(_sentence_by_sentence(rule, manuscript))
    except Exception:
        logger.exception("The rule %s failed", rule.id)
        return []


def _finding(rule, found):
    sentence, start, end = _excerpt(found.sentence, found.start, found.end)
    return Finding(
        rule=rule.id,
        severity=found.severity or rule.severity,
        label=str(rule.label),
        sentence=sentence,
        why=str(found.why or rule.why),
        fix=str(found.fix or rule.fix),
        source=str(rule.source),
        place=found.place,
        start=start,
        end=end,
        is_firm=getattr(rule, "is_firm", False),
    )


def _excerpt(sentence, start, end):
    """A sentence and its mark; of one that never ends only what stands around the mark."""
    if len(sentence) <= LONGEST:
        return sentence, start, end
    first = max(0, start - LONGEST // 3)
    shown = sentence[first : first + LONGEST]
    before, after = "…" if first else "", "…" if first + LONGEST < len(sentence) else ""
    moved = len(before) - first
    last = len(before) + len(shown)
    return before + shown + after, start + moved, min(end + moved, last)


def _sentence_by_sentence(rule, manuscript):
    for passage, place in manuscript.passages:
        for hit in rule.find(passage):
            found = Found(
                passage.sentence, place, hit.start, hit.end, fix=hit.fix, severity=hit.severity
            )
            yield _finding(rule, found)
