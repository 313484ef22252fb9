from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Found, Rule, Severity

LONG = 600


def find(text):
    for part in text.parts:
        words = sum(block.count for block in part.blocks)
        if words > LONG and not any(block.is_heading for block in part.blocks):
            yield Found(place=part.blocks[0].place._replace(heading=""))


rule = Rule(
    id="no-headings",
    severity=Severity.WARNING,
    label=_("A long text without headings"),
    why=_("Readers look for the part that answers their question, and find it by its heading."),
    fix=_("Give every two or three paragraphs a heading that says what they tell."),
    source="NHS service manual: how we write",
    find=find,
    catches=("<p>" + "Rest helps. " * 301 + "</p>",),
    passes=(
        "<p>" + "Rest helps. " * 290 + "</p>",
        "<h2>Rest</h2><p>" + "Rest helps. " * 301 + "</p>",
    ),
)
