from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.rule import Rule, Severity, in_block

ADDRESS = "https://gone.example/page"
LINK = f'<p>See <a href="{ADDRESS}">the guideline</a>.</p>'
CITED = '<p>Fear fades slowly.<cite data-ref="foa-1986"></cite></p>'


def find(text):
    for block in text.blocks:
        for link in block.links:
            yield from _faults(text, link.href, block, link.start, link.end)
        for place, key in block.citations:
            for address in text.facts.sources.get(key, ()):
                yield from _faults(text, address, block, place, place)


def _faults(text, address, block, start, end):
    if address in text.facts.dead_outside:
        why = _t("There is nothing at %s any more.") % address
        yield in_block(block, start, end, why=why)
    elif new := text.facts.moved_outside.get(address):
        why = _t("%s has moved for good.") % address
        fix = _t("If it is the same page, lead to %s.") % new
        yield in_block(block, start, end, why=why, fix=fix, severity=Severity.ADVICE)


rule = Rule(
    id="outside-links",
    severity=Severity.WARNING,
    label=_("A link to another site that leads nowhere"),
    why=_("An address outside the site answers no more."),
    fix=_("Look where it went and lead there, cite another source, or take the link away."),
    source="PIF TICK; WCAG 2.2, 2.4.4 Link Purpose",
    find=find,
    catches=(
        Manuscript(body=LINK, facts=Facts(dead_outside=frozenset({ADDRESS}))),
        Manuscript(body=LINK, facts=Facts(moved_outside={ADDRESS: "https://here.example/"})),
        Manuscript(
            body=CITED,
            facts=Facts(dead_outside=frozenset({ADDRESS}), sources={"foa-1986": (ADDRESS,)}),
        ),
    ),
    passes=(
        LINK,
        CITED,
        Manuscript(body=LINK, facts=Facts(dead_outside=frozenset({"https://other.example/"}))),
        Manuscript(body=CITED, facts=Facts(sources={"foa-1986": (ADDRESS,)})),
    ),
)
