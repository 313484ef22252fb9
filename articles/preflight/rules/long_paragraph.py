from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Rule, Severity, of_sentence

LONG, TOO_LONG = 3, 5


def find(text):
    for block in text.text:
        number = len(block.sentences)
        if block.is_prose and number > LONG:
            yield of_sentence(
                block.sentences[0],
                why=_t("This paragraph has %d sentences.") % number,
                severity=None if number > TOO_LONG else Severity.ADVICE,
            )


rule = Rule(
    id="long-paragraph",
    severity=Severity.WARNING,
    label=_("Long paragraphs"),
    why=_("On a telephone a long paragraph is a wall."),
    fix=_("Begin a new paragraph with each new thought. Up to three sentences is best."),
    source="NHS service manual: how we write",
    find=find,
    catches=("<p>" + "Rest helps. " * 6 + "</p>", "<ul><li>" + "Rest helps. " * 4 + "</li></ul>"),
    passes=(
        "<p>Rest helps. Food helps. Friends help.</p>",
        "<p>Dr. Foa met Prof. Beck, e.g. twice, in No. 5 of p. 3.</p>",
    ),
)
