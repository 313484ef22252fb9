import re

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Manuscript
from articles.preflight.rule import Rule, Severity, in_block
from articles.preflight.rules import all_capitals

# What every reader knows, or what is no abbreviation.
KNOWN = set(
    "AIDS AM BBC BC AD CD CE CEO CV DIY DNA DVD EU FAQ GP GPS HIV ID II III IQ IT IV IX MP NHS OK"
    " PDF PIN PM SMS TV UK UN URL US USA UV VI VII VIII WHO WWW XI XII ZIP ISBN DOI PMID UTC GMT"
    " GMBH AG EUR GBP USD ARD ZDF EKG WLAN".split()
)
_SHORT = re.compile(r"\b[a-z]?[A-Z][A-Z0-9]{1,5}s?\b")


def find(text):
    told, explained = set(), _explained(text)
    for block in text.blocks:
        shouted = all_capitals.runs(block.words)
        for match in _SHORT.finditer(block.words):
            short = match[0].removesuffix("s")
            if short in told or short in KNOWN or short in explained or _is_a_code(short):
                continue
            if any(start <= match.start() < end for start, end in shouted):
                continue
            told.add(short)
            why = _t("“%s” is not explained where it first stands.") % short
            yield in_block(block, match.start(), match.end(), why=why)


def _is_a_code(short):
    """With more digits than letters it is a name of something: V1, B12, H2O."""
    digits = sum(character.isdigit() for character in short)
    return digits >= len(short) - digits


def _explained(text):
    """What the glossary explains, and what the text itself does: cognitive therapy (CT)."""
    found = {short.upper().removesuffix("S") for short in text.explained}
    found |= {short.upper() for short in text.explained}
    for block in text.blocks:
        found |= {words.removesuffix("s") for words in block.explained_here}
        if block.tag == "dt":
            found |= set(_SHORT.findall(block.words))
        for match in _SHORT.finditer(block.words):
            before = block.words[max(0, match.start() - 2) : match.start()].strip()
            if before.endswith("(") or _SPELT_OUT.match(block.words, match.end()):
                found.add(match[0].removesuffix("s"))
    return found


# CT (cognitive therapy), CT: cognitive therapy, CT stands for …
_SPELT_OUT = re.compile(
    r" \([^\W\d]+[ -]\w|:? (?:stands for|is short for|is the name|means|steht für)\b"
)

rule = Rule(
    id="abbreviations",
    severity=Severity.WARNING,
    label=_("Unexplained abbreviations"),
    why=_("An abbreviation shuts out whoever does not know it."),
    fix=_("Write it in full first, with the short form in brackets, or add it to the glossary."),
    source="NHS service manual: abbreviations and acronyms",
    find=find,
    catches=(
        "<p>ERP is a treatment. ERP takes weeks.</p>",
        "<p>The team looked at fMRI scans.</p>",
        "<p>Two RCTs agree.</p>",
    ),
    passes=(
        "<p>Exposure and response prevention (ERP) takes weeks. ERP works.</p>",
        "<p>ERP (exposure and response prevention) takes weeks.</p>",
        "<p>The NHS and the WHO agree, part II says.</p>",
        '<p><abbr title="Exposure and response prevention">ERP</abbr> takes weeks.</p>',
        Manuscript(body="<p>CBT helps.</p>", find_terms=lambda words: [(0, 3)]),
        "<p>DO NOT STOP YOUR TABLETS NOW</p>",
    ),
)
