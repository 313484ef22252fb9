import re

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.rule import Rule, Severity, in_block
from references import identifiers

_TO_A_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
CITED = '<p>It passes.<cite data-ref="foa-1986"></cite></p>'


def find(text):
    wrong = dict(text.facts.wrong_identifiers)
    for block in text.blocks:
        for place, key in block.citations:
            if fault := wrong.pop(key, ""):
                why = _t("The reference %(key)s: %(fault)s") % {"key": key, "fault": fault}
                yield in_block(block, max(place - 1, 0), max(place - 1, 0), why=why)
    for link in text.links:
        if _TO_A_DOI.match(link.href) and (fault := _fault(link.href)):
            yield in_block(link.block, link.start, link.end, why=fault)


def _fault(address):
    try:
        identifiers.doi(address)
    except ValueError as error:
        return str(error)
    return ""


rule = Rule(
    id="invalid-identifier",
    severity=Severity.BLOCKER,
    label=_("An identifier that cannot be right"),
    why=_("A DOI, a PubMed number or an ISBN of this text cannot be right."),
    fix=_("Copy it once more from the publication."),
    source="DOI Handbook; International ISBN Agency",
    find=find,
    catches=(
        Manuscript(body=CITED, facts=Facts(wrong_identifiers={"foa-1986": "No DOI."})),
        '<p>See <a href="https://doi.org/abc">the study</a>.</p>',
    ),
    passes=(
        CITED,
        '<p>See <a href="https://doi.org/10.1037/0033-2909.99.1.20">the study</a>.</p>',
        '<p>See <a href="https://www.who.int/">the guideline</a>.</p>',
    ),
)
