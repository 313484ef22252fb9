from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Found, Rule, Severity

LONG = 300


def find(text):
    if text.words > LONG and not any(block.citations for block in text.blocks):
        yield Found()


rule = Rule(
    id="no-references",
    severity=Severity.ADVICE,
    label=_("No source at all"),
    why=_("A long text that cites nothing asks its readers to take its word."),
    fix=_("Say where the most important facts come from."),
    source="NHS content policy; JAMA benchmarks: attribution",
    find=find,
    catches=("<p>" + "Rest helps. " * 151 + "</p>",),
    passes=(
        "<p>Rest helps.</p>",
        "<p>" + "Rest helps. " * 151 + '<cite data-ref="a-1999"></cite></p>',
    ),
)
