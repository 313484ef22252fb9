from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.rule import Rule, Severity, in_block

INSIDE = '<p>See the <a data-to="entry:7">insula</a>.</p>'
TYPED = '<p>See <a href="/articles/gone/">this article</a>.</p>'


def find(text):
    for link in text.links:
        if link.target in text.facts.dead:
            why = _t("The link “%s” leads to something that was deleted.") % link.words
        elif link.href in text.facts.dead:
            why = _t("The link “%s” leads to a page of this site that does not exist.") % link.words
        else:
            continue
        yield in_block(link.block, link.start, link.end, why=why)


rule = Rule(
    id="dead-link",
    severity=Severity.BLOCKER,
    label=_("A link that leads nowhere"),
    why=_("A link inside the site leads to nothing."),
    fix=_("Choose where it should lead, or take the link away."),
    source="WCAG 2.2, 2.4.4 Link Purpose",
    find=find,
    catches=(
        Manuscript(body=INSIDE, facts=Facts(dead=frozenset({("entry", 7)}))),
        Manuscript(body=TYPED, facts=Facts(dead=frozenset({"/articles/gone/"}))),
    ),
    passes=(INSIDE, TYPED, '<p>See <a href="https://www.who.int/">the guideline</a>.</p>'),
)
