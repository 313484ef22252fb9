from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.parsing import Place
from articles.preflight.rule import Found, Rule, Severity

NONE = "The author has no conflicts of interest."


def find(text):
    if not text.facts.is_edition:
        return
    if not text.facts.disclosure:
        yield Found(
            place=Place("disclosure"),
            why=_t(
                "Before it can be sent for review it needs an answer about conflicts of interest."
            ),
        )
    elif not text.facts.disclosure_is_confirmed:
        yield Found(
            sentence=text.facts.disclosure,
            place=Place("disclosure"),
            why=_t(
                "Before it can be sent for review it needs a confirmation that the answer about "
                "conflicts of interest is still true."
            ),
        )


rule = Rule(
    id="disclosure",
    severity=Severity.BLOCKER,
    label=_("Conflicts of interest"),
    why=_("Readers are told who paid for a text and what its authors gain by it."),
    fix=_("Where there are none, say so. Then tick that it is true."),
    source="JAMA benchmarks: disclosure; NHS content policy",
    find=find,
    catches=(
        Manuscript(facts=Facts(is_edition=True)),
        Manuscript(facts=Facts(is_edition=True, disclosure=NONE)),
    ),
    passes=(
        "<p>A text from a file.</p>",
        Manuscript(facts=Facts(is_edition=True, disclosure=NONE, disclosure_is_confirmed=True)),
    ),
)
