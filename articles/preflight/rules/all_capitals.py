import re

from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Rule, Severity, in_block

# Three words in a row or more; one or two may be abbreviations.
_CAPITALS = re.compile(r"\b[^\W\d_a-z]{2,}(?:[ ,’'-]+[^\W\d_a-z]+){2,}\b")


def find(text):
    for block in text.blocks:
        for start, end in runs(block.words)[:1]:
            yield in_block(block, start, end)


def runs(words):
    """Where words in capitals follow each other."""
    return [match.span() for match in _CAPITALS.finditer(words) if match[0].isupper()]


rule = Rule(
    id="all-capitals",
    severity=Severity.WARNING,
    label=_("Words in capitals"),
    why=_("Words in capitals are hard to read, and some screen readers spell them out."),
    fix=_("Write them in small letters. What matters can be set in bold."),
    source="NHS service manual: formatting",
    find=find,
    catches=("<p>DO NOT STOP your tablets.</p>", "<h2>WHAT YOU CAN DO</h2><p>Rest.</p>"),
    passes=("<p>CBT and EMDR help. The NHS and NICE agree.</p>", "<p>I AM here.</p>"),
)
