# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from django.utils.translation import gettext_lazy as _

from safety.language import Passage, Rule, Severity
from safety.language.phrases import NEGATED, finder, phrase

_VERY = (
    r"(?:(?:very|so|really|quite|pretty|always|usually|often|generally|also|surprisingly) ){0,2}"
)

rule = Rule(
    id="vague-words",
    severity=Severity.ADVICE,
    label=_("Good, bad, easy"),
    why=_(
        "Readers cannot tell what “good”, “bad” or “easy” means, and what is hard for them hurts."
    ),
    fix=_("Say what is meant: how much, for whom, how long it takes."),
    source="NHS service manual: how we write",
    speaks_of=frozenset({"article"}),
    find=finder(
        phrase(
            rf"(?:is|are|was|were|be|been|it's|that's|sounds?|seems?|looks?) {_VERY}(?:good|bad|easy)",
            unless_before=rf"{NEGATED}|\b(?:how|as) (?:\w+ ){{0,3}}$",
            unless_after=r"^ (?:at|enough|friday|cop|practice|friends?|company|faith|debts?)\b|^-",
        ),
        phrase(
            rf"(?:an?|some|many|the) {_VERY}(?:good|bad|easy) (?:chances?|results?|outcomes?|effects?"
            r"|ways?|ideas?|things?|habits?|choices?|foods?|options?|exercises?|steps?|treatments?"
            r"|methods?|sleep|start|cases?|deal|fixes|fix|solutions?|tips?|days?|behaviou?rs?|feelings?)",
            unless_before=NEGATED,
        ),
        phrase(
            r"(?:good|bad) (?:for|to) (?:you|your|the|people|us|everyone|children|mental|anyone|know)(?! in)",
            unless_before=NEGATED,
        ),
        phrase(
            r"(?:very|really|so) (?:good|bad)|(?:very|so) easily|easy to (?:do|use|learn|follow|try)",
            unless_before=rf"{NEGATED}|\bhow $",
        ),
        hints=["good", "bad", "easy", "easily"],
        may_be_quoted=True,
        may_be_asked=True,
    ),
    catches=(
        "Walking is good for you.",
        "There is a good chance that it helps.",
        "The exercise is easy.",
        "Coffee in the evening is bad.",
        "Breathing out slowly is a good way to begin.",
        "These are bad habits.",
        "The steps are easy to follow.",
        "It is quite easy to book.",
        "Too much news is bad for mental health.",
        "It had some good effects.",
        "FRESH AIR IS GOOD FOR YOU",
        "A good idea is to write it down.",
        "Many bad feelings pass.",
    ),
    passes=(
        "It is not easy to ask for help.",
        "The surgery is closed on Good Friday.",
        "Good enough parenting is enough.",
        "He is good at chess.",
        "The goods arrived late.",
        "It badly needs repair.",
        "Is coffee bad for sleep?",
        "Walking lifts mood in many people.",
        "She sat in an easy chair.",
        "How good are these studies?",
        "He acted in good faith.",
        "“You are bad”, says the voice.",
        Passage("I am bad at nothing and it is bad.", is_quoted=True),
        "For good reason, she said no.",
    ),
)
