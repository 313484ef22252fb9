from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.rule import Rule, Severity, in_block

CITED = '<p>It passes.<cite data-ref="gone-2011"></cite></p>'


def find(text):
    for block in text.blocks:
        for place, key in block.citations:
            if key in text.facts.retracted:
                why = _t("“%s” was retracted.") % text.facts.retracted[key]
                yield in_block(block, max(place - 1, 0), max(place - 1, 0), why=why)


rule = Rule(
    id="retracted",
    severity=Severity.WARNING,
    label=_("A retracted source"),
    why=_("The text rests on a source that was retracted."),
    fix=_("Look whether the sentence still holds, and cite something else or take it out."),
    source="COPE Retraction Guidelines",
    find=find,
    catches=(Manuscript(body=CITED, facts=Facts(retracted={"gone-2011": "A study"})),),
    passes=(CITED, "<p>The statement was retracted.</p>"),
)
