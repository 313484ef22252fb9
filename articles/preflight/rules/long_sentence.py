from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.parsing import WORD
from articles.preflight.rule import Rule, Severity, of_sentence

LONG, TOO_LONG = 20, 30


def find(text):
    for sentence in text.sentences:
        words = sum(1 for _word in WORD.finditer(sentence.words))
        if words > LONG:
            yield of_sentence(
                sentence,
                why=_t("This sentence has %d words.") % words,
                severity=None if words > TOO_LONG else Severity.ADVICE,
            )


rule = Rule(
    id="long-sentence",
    severity=Severity.WARNING,
    label=_("Long sentences"),
    why=_("A long sentence is lost on a reader who is worried or tired."),
    fix=_("Make two of it: one thought, one sentence. Up to 20 words is best."),
    source="NHS service manual: how we write",
    find=find,
    catches=("<p>" + "Rest and " * 16 + "rest.</p>", "<p>" + "Rest and " * 10 + "rest.</p>"),
    passes=("<p>" + "Rest and " * 9 + "rest.</p>", "<h2>" + "Rest and " * 12 + "rest</h2>"),
)
