from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.rule import Found, Rule, Severity


def find(text):
    if text.facts.missing:
        words = ", ".join(text.facts.missing)
        yield Found(why=_t("Before it can be sent for review it needs %s.") % words)


rule = Rule(
    id="incomplete",
    severity=Severity.BLOCKER,
    label=_("Something is missing"),
    why=_("Before it can be sent for review it needs more."),
    fix="",
    source=_("This clinic's way of working"),
    find=find,
    is_firm=True,
    catches=(Manuscript(facts=Facts(missing=("a title",))),),
    passes=("<p>Sleep helps.</p>",),
)
