import re

from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Rule, Severity, in_block

_HEADING = re.compile(
    r"(?:references|bibliography|sources|literature(?: cited)?|works cited"
    r"|literatur(?:verzeichnis)?|quellen|referencias|bibliografía)\W*",
    re.IGNORECASE,
)
# Foa et al. (2019), (Foa & Kozak, 1986; Beck, 1979), [3], [4-6]
_NAMES = r"[A-Z][\w’'-]{1,30}(?: et al\.?| (?:and|&|und|y) [A-Z][\w’'-]{1,30})?"
_TYPED = re.compile(
    rf"\({_NAMES},? (?:19|20)\d\d[a-z]?(?:[;,][^()]{{0,200}})?\)"
    rf"|{_NAMES} \((?:19|20)\d\d[a-z]?\)|\[\d{{1,3}}(?:[,–-] ?\d{{1,3}}){{0,10}}\]"
)


def find(text):
    for block in text.text:
        if block.is_heading and _HEADING.fullmatch(block.words):
            yield in_block(
                block,
                why=_("The list of references is made by itself, from what the text cites."),
                fix=_("Cite each source in the text, then take this list away."),
            )
        elif not block.is_heading:
            for match in _TYPED.finditer(block.words):
                if not _is_cited_there(block, match.end()):
                    yield in_block(block, match.start(), match.end())


def _is_cited_there(block, end):
    """“As Foa (1986) showed” followed by its citation is only a manner of speaking."""
    sentence = block.sentence_at(end - 1)
    return any(sentence.start <= place <= sentence.end for place, _key in block.citations)


rule = Rule(
    id="typed-references",
    severity=Severity.WARNING,
    label=_("A source typed by hand"),
    why=_("A source that is only typed has no entry in the list and cannot be followed."),
    fix=_("Put a citation in its place, with the button “Cite”."),
    source="ICMJE Recommendations: references (Vancouver)",
    find=find,
    catches=(
        "<p>Fear is learnt (Foa &amp; Kozak, 1986).</p>",
        "<p>As Beck (1979) showed, thoughts matter.</p>",
        "<p>It works well [3].</p>",
        "<h2>References</h2><ol><li>Beck, A.</li></ol>",
    ),
    passes=(
        '<p>As Beck (1979) showed, thoughts matter.<cite data-ref="beck-1979"></cite></p>',
        "<p>The law of 2008 (in force since 2010) and the second phase (1994) matter.</p>",
        "<p>She refers to the references in the letter.</p>",
    ),
)
