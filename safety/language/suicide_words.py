from django.utils.translation import gettext_lazy as _

from safety.language import Passage, Rule, Severity
from safety.language.phrases import finder, phrase

_DIED = _("Say “died by suicide” or “took their own life”.")
_ATTEMPT = _("Say “suicide attempt” or “non-fatal attempt”.")
_PREVENTION = r"^[- ](?:prevention|research|risk|awareness|bereavement|support|watch)"

rule = Rule(
    id="suicide-words",
    severity=Severity.WARNING,
    label=_("Words about suicide"),
    why=_("These words make suicide a crime, a success or a spectacle, and hurt those it touched."),
    fix=_DIED,
    source="Mindframe: language about suicide",
    find=finder(
        phrase(
            r"commit(?:s|ted|ting)? (?:(?:mass|an act of|attempted) )?suicide",
            _DIED,
            unless_after=_PREVENTION,
        ),
        phrase(
            r"suicides? (?:(?:was|were|is|are|being|been|had|have|has|that|he|she|they) ){0,3}"
            r"committed",
            _DIED,
            unless_after=r"^ to ",
        ),
        phrase(
            r"success(?:ful|fully) (?:attempted |completed )?suicides?(?: attempts?)?",
            _DIED,
            unless_after=_PREVENTION,
        ),
        phrase(r"complet(?:e|es|ed|ing) suicides?", _DIED, unless_after=_PREVENTION),
        phrase(
            r"(?:unsuccessful|failed)(?: \w+)? suicides?(?: attempts?)?",
            _ATTEMPT,
            unless_after=_PREVENTION,
        ),
        phrase(r"(?:unsuccessful|failed) attempts? (?:at|to commit) suicide", _ATTEMPT),
        phrase(r"suicide[- ]bids?", _ATTEMPT),
        phrase(
            r"(?:suicide|self-harm) epidemics?|epidemics? of (?:\w+ )?suicides?",
            _("Say “increasing rates” of suicide, and give the figures with their source."),
        ),
        phrase(
            r"(?:political|career|commercial|professional|social) suicide",
            _("Say what is meant: “the end of a career”, for instance."),
        ),
        hints=["suicide", "self-harm epidemic"],
        may_be_quoted=True,
    ),
    catches=(
        "His uncle committed suicide when he was nine.",
        "People who commit suicide often told somebody before.",
        "She thought of committing suicide during that winter.",
        "Three suicides were committed on the ward that year.",
        "The number of successful suicides fell.",
        "He had survived an unsuccessful suicide attempt.",
        "After a failed suicide attempt she came to us.",
        "The paper called it a suicide bid.",
        "Journalists wrote of a suicide epidemic among farmers.",
        "The region faces an epidemic of teenage suicides.",
        "It would be political suicide to close the service.",
        "MEN COMMIT SUICIDE MORE OFTEN",
        "he comm\u00aditted\u00a0suicide last spring and nobody spoke of it",
        "Most who completed suicide had seen a doctor that month.",
    ),
    passes=(
        "His uncle died by suicide when he was nine.",
        "She took her own life in 2019.",
        "The town is committed to suicide prevention.",
        "We committed suicide prevention funds to three schools.",
        "A suicide attempt is a reason to ask for help at once.",
        "Suicide rates among young men have risen.",
        "The crime was committed before his suicide.",
        "They successfully ran a suicide prevention course.",
        "The committee failed: suicide was not on its agenda.",
        "The council put in a bid for suicide prevention money.",
        Passage("He committed suicide, the headline said.", is_quoted=True),
        "Do not write “committed suicide”, which sounds like a crime.",
        "An epidemic of flu and a debate on suicide filled the news.",
        "The unsuccessful policy on suicide prevention was dropped.",
    ),
)
