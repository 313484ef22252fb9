from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.rule import Rule, Severity, in_block

GUIDANCE = Facts(guidance=frozenset({"Say what it is.", "Show it."}))


def find(text):
    for block in text.blocks:
        if block.words in text.facts.guidance:
            why = _t("“%s” is what the outline says.") % block.words
            yield in_block(block, why=why)


rule = Rule(
    id="guidance",
    severity=Severity.BLOCKER,
    label=_("Words of the outline"),
    why=_("An outline says what belongs in a place. Readers should find that, not this."),
    fix=_("Write it in your words, or delete it."),
    source=_("This clinic's way of working"),
    find=find,
    catches=(
        Manuscript(body="<h2>Fear</h2><p>Say what it is.</p>", facts=GUIDANCE),
        Manuscript(body="<ul><li>Show it.</li></ul>", facts=GUIDANCE),
    ),
    passes=(
        Manuscript(body="<p>Say what it is. Fear protects.</p>", facts=GUIDANCE),
        "<p>Say what it is.</p>",
    ),
)
