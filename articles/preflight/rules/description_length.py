from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.measures import BEST
from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.parsing import Place
from articles.preflight.rule import Found, Rule, Severity


def find(text):
    if text.facts.is_edition and not text.standfirst:
        yield Found(
            place=Place("standfirst"),
            why=_t("There is no standfirst, so search results show the first words of the text."),
            fix=_t("Say in one or two sentences who it is for and what they will know afterwards."),
        )
    elif len(text.standfirst) > BEST["standfirst"]:
        letters = {"letters": len(text.standfirst), "best": BEST["standfirst"]}
        why = _t(
            "The standfirst has %(letters)d letters. Search results show about %(best)d of them."
        )
        yield Found(
            text.standfirst,
            Place("standfirst", 0),
            BEST["standfirst"],
            len(text.standfirst),
            why=why % letters,
        )


rule = Rule(
    id="description-length",
    severity=Severity.ADVICE,
    label=_("The length of the standfirst"),
    why=_("Search results cut a long standfirst off."),
    fix=_("Say the most important thing first, and shorten the rest."),
    source=_("How search engines show descriptions"),
    find=find,
    catches=(
        Manuscript(standfirst="Sleep does not always come when it is called. " * 4),
        Manuscript(facts=Facts(is_edition=True)),
    ),
    passes=(
        Manuscript(standfirst="What helps when sleep does not come.", facts=Facts(is_edition=True)),
        "<p>A text from a file.</p>",
    ),
)
