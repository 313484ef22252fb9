from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.rule import Rule, Severity, in_block

KEY = '<p>It passes.<cite data-ref="nobody-1999"></cite></p>'


def find(text):
    told = set()
    for block in text.blocks:
        for place, key in block.citations:
            if key in text.facts.unknown_keys and key not in told:
                told.add(key)
                why = _t("The text cites a reference that does not exist: %s.") % key
                yield in_block(block, max(place - 1, 0), max(place - 1, 0), why=why)


rule = Rule(
    id="unknown-citation",
    severity=Severity.BLOCKER,
    label=_("A citation without a reference"),
    why=_("The text cites a reference that does not exist."),
    fix=_("Add the reference, or take the citation out."),
    source="ICMJE Recommendations: references (Vancouver)",
    find=find,
    catches=(Manuscript(body=KEY, facts=Facts(unknown_keys=frozenset({"nobody-1999"}))),),
    passes=(Manuscript(body=KEY), "<p>Write to nobody-1999.</p>"),
)
