from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Found, Rule, Severity

# Beyond the target by two school years; on few words the figure means nothing.
HARD, ENOUGH = 10, 100
HARDLY = "Neuropsychological rehabilitation necessitates interdisciplinary collaboration. "


def find(text):
    figures = text.readability
    grade = figures.explained.flesch_kincaid
    if grade is not None and figures.words >= ENOUGH and grade > HARD:
        yield Found(
            why=_t(
                "The text reads like the school year %(grade)s; the sixth to the eighth is best."
            )
            % {"grade": grade}
        )


rule = Rule(
    id="hard-to-read",
    severity=Severity.ADVICE,
    label=_("Readability"),
    why=_("Plain words reach more people, also those who could read harder ones."),
    fix=_("Begin with the longest sentences, then look for shorter words."),
    source="AMA and NIH: patient materials for the sixth to the eighth school year",
    find=find,
    language="en",
    catches=("<p>" + HARDLY * 20 + "</p>",),
    passes=("<p>" + "The cat sat on the mat and had a nap. " * 20 + "</p>", f"<p>{HARDLY}</p>"),
)
