from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.rule import Rule, Severity, in_block

INSIDE = '<p>See <a data-to="article:7">our article on sleep</a>.</p>'


def find(text):
    for link in text.links:
        if link.target in text.facts.hidden:
            why = _t("The link “%s” leads to something that readers cannot see yet.") % link.words
            yield in_block(link.block, link.start, link.end, why=why)


rule = Rule(
    id="hidden-link",
    severity=Severity.WARNING,
    label=_("A link to something that is not public"),
    why=_("A link leads to something that readers cannot see yet."),
    fix=_(
        "Its words stand without a link until that is public. Publish it first, or lead elsewhere."
    ),
    source="WCAG 2.2, 2.4.4 Link Purpose",
    find=find,
    catches=(Manuscript(body=INSIDE, facts=Facts(hidden=frozenset({("article", 7)}))),),
    passes=(INSIDE, Manuscript(body=INSIDE, facts=Facts(hidden=frozenset({("entry", 7)})))),
)
