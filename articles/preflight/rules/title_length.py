from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.measures import BEST
from articles.preflight.manuscript import Manuscript
from articles.preflight.parsing import Place
from articles.preflight.rule import Found, Rule, Severity


def find(text):
    if len(text.title) > BEST["title"]:
        letters = {"letters": len(text.title), "best": BEST["title"]}
        why = _t("The title has %(letters)d letters. Search results show about %(best)d of them.")
        yield Found(
            text.title, Place("title", 0), BEST["title"], len(text.title), why=why % letters
        )


rule = Rule(
    id="title-length",
    severity=Severity.ADVICE,
    label=_("The length of the title"),
    why=_("Search results cut a long title off."),
    fix=_("Put what matters first, and leave the rest to the standfirst."),
    source=_("How search engines show titles"),
    find=find,
    catches=(Manuscript(title="What to do when " + "sleep does not come " * 3),),
    passes=(Manuscript(title="When sleep does not come"), "<p>A text from a file.</p>"),
)
