# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from django.utils.translation import gettext_lazy as _

from safety.language import Rule, Severity
from safety.language.phrases import DOUBTED, NEGATED, finder, phrase

_COUNT = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a few|a couple of|a single|the first)"
    r"(?: (?:to|or|-) (?:\d+|two|three|four|five|six|eight|ten|twelve))?"
)
_TIME = rf"{_COUNT} (?:short |easy |simple )?(?:sessions?|weeks?|days?|hours?|meetings?|appointments?|months?|minutes?)"
_WELL = r"(?:feel|be|sleep|stop|recover|notice|see|lose|overcome|leave|have|become|live|forget|get|enjoy|no longer)"
_GONE = (
    r"(?:gone|free|cured|over|well|better|symptom-free|healed|solved|disappear\w*|vanish\w*|recovered|yourself again"
    r"|a new person|happy|happier|calm|calmer)"
)
_OPEN = rf"{NEGATED}|{DOUBTED}|\b(?:may|might|can|could|some|many|most|on average|often|usually)\b[^.]{{0,30}}$"

rule = Rule(
    id="therapy-promises",
    severity=Severity.WARNING,
    label=_("Promises of how fast it helps"),
    why=_("Nobody can know how long somebody will need, and who needs longer feels a failure."),
    fix=_("Say what is usual and that it differs: “many people have 8 to 16 sessions”."),
    source="UK CAP Code, rule 12.1 (ASA); National Law (Australia), s133(1)(a)",
    find=finder(
        phrase(
            rf"(?:in|after|within) (?:just |only |as little as |less than |under )?{_TIME}(?: of \w+)?,? "
            rf"(?:you|your [\w ]{{2,25}}|everyone|clients|patients)(?:'ll| will| are going to| are| is) "
            rf"(?:\w+ ){{0,3}}?(?:{_WELL}|{_GONE})",
            unless_before=_OPEN,
            unless_after=r"^ (?:asked|given|sent|offered|invited|told|a (?:review|form|letter|break|plan|report)"
            r"|your (?:report|letter|plan|results?))",
        ),
        phrase(
            rf"(?:you|your [\w ]{{2,25}}|everyone|clients|patients)(?:'ll| will| are going to) "
            rf"(?:\w+ ){{0,2}}?{_WELL}?(?: \w+){{0,3}}? ?{_GONE}(?: [\w']+){{0,4}} (?:in|after|within)"
            rf" (?:just |only |less than |as little as )?{_TIME}",
            unless_before=_OPEN,
        ),
        phrase(
            rf"(?:only|just|no more than|all (?:it|you) (?:takes|need|needs) (?:is|are)|(?:only|just) takes|takes (?:only|just)|it takes) {_TIME}"
            rf"(?: (?:and|to|until|for) (?:\w+ ){{0,3}}(?:{_GONE}|heal|recover|work)|(?=[,.!]? (?:are |is )?(?:enough|needed|necessary)))"
            rf"|{_TIME} (?:is|are) all (?:it|you|that|we) (?:takes|needs?|is needed)"
            rf"|(?:make|makes|get|gets|set|sets) (?:you|everyone) (?:\w+ )?{_GONE} (?:in|within|after) {_TIME}",
            unless_before=_OPEN,
        ),
        phrase(
            r"(?:overcome|end|stop|lose|leave|beat|cure|heal|resolve|remove|get rid of|free yourself from|fix)s? "
            rf"(?:[\w']+ ){{1,4}}(?:in|within) (?:just |only |less than |as little as |under )?{_TIME}",
            unless_before=_OPEN,
            unless_after=r"^ (?:before|of (?:the|your) (?:term|stay|trip))",
        ),
        phrase(
            rf"(?:results|success|relief|recovery|a life without \w+|freedom from \w+) (?:in|within|after) (?:just |only |less than )?{_TIME}",
            unless_before=rf"{_OPEN}|\b(?:test|blood|scan|exam|report|your) $",
        ),
        hints=["session", "week", "day", "hour", "meeting", "appointment", "month", "minute"],
        may_be_asked=True,
    ),
    catches=(
        "In six sessions you will be free of panic.",
        "After just two weeks you'll feel better.",
        "Your fear will be gone within three sessions.",
        "You will sleep better in five days.",
        "Only four sessions are needed.",
        "Overcome your phobia in one day.",
        "Results within two weeks.",
        "All it takes is ten minutes to be calm.",
        "Within a month your low mood will be over.",
        "Clients will recover and be well after 12 sessions.",
        "LOSE YOUR FEAR OF FLYING IN ONE HOUR",
        "Get rid of worry in just seven days",
        "Just three sessions are enough.",
        "It only takes three meetings to heal.",
        "Four weeks are all you need to sleep well.",
    ),
    passes=(
        "Many people have 8 to 16 sessions.",
        "A session lasts 50 minutes.",
        "After six sessions you will be asked how it goes.",
        "Some feel better after two weeks, others later.",
        "We will send you a letter within two weeks.",
        "Nobody can say that your fear will be gone in six sessions.",
        "On average, people in the trial had nine sessions.",
        "Can I overcome a phobia in one day?",
        "You may feel worse in the first weeks.",
        "The course ends in six weeks.",
        "Be wary of anyone who says your fear will be gone within three sessions.",
        "You will get your test results within three days.",
        "Stop the exercise after ten minutes.",
        "After a few weeks you will have a review with your therapist.",
    ),
)
