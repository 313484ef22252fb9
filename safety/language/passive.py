# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from django.utils.translation import gettext_lazy as _

from safety.language import Passage, Rule, Severity
from safety.language.phrases import finder, phrase

_BE = r"(?:is|are|was|were|be|been|being|gets?|got)"
_DONE = (
    r"(?:\w{2,20}ed|written|given|taken|seen|shown|known|made|done|held|led|told|read|kept|built|felt"
    r"|found|chosen|driven|set|put|run|paid|sent|taught|thought|brought|begun|broken|spoken|drawn"
    r"|grown|won|lost|heard|understood|met|caught|bought|sold|hidden|hurt|hit|worn|overcome|shaken|bitten|stung|beaten|eaten"
    r"|fed|forgiven|forgotten|frozen|laid|lent|struck|swept|torn|woken|withdrawn|proven|spent)"
)
# By Friday, by phone, by doing it, by itself: nobody is said to act.
_NO_ACTOR = (
    r"(?! (?:(?:the |next |this |last |about |around |up to |as much as |at least |only )?"
    r"(?:\d|then|now|noon|midnight|today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|spring|summer|autumn|winter|morning|evening|night|day|week|month|year|time|age|end|law"
    r"|phone|telephone|post|mail|e-?mail|letter|hand|car|train|bus|video|text|chance|mistake|accident"
    r"|default|far|heart|half|a (?:third|quarter|half|few)|name|means|way|itself|themselves|himself|herself"
    r"|yourself|side|river|sea|sex|type|weight|number|card|cheque|one|definition|design"
    r"|nature|choice|sight|force|order|virtue|rote|\w+ing)\b))"
)

rule = Rule(
    id="passive",
    severity=Severity.ADVICE,
    label=_("Passive voice"),
    why=_("Who does what is clearer, and the sentence is shorter, the other way round."),
    fix=_("Begin with who acts: “the team wrote it”, not “it was written by the team”."),
    source="NHS service manual: how we write",
    speaks_of=frozenset({"article"}),
    find=finder(
        phrase(
            rf"{_BE} (?:not |also |often |usually |always |only |still |first |then |mostly |partly |\w{{2,12}}ly ){{0,2}}"
            rf"{_DONE}(?: (?:out|up|down|on|in|together|for|at|after|over|about|off))? by{_NO_ACTOR}",
            unless_after=r"^ *$",
        ),
        hints=[" by "],
        may_be_quoted=True,
    ),
    catches=(
        "The plan is written by the team.",
        "The letter was sent by your doctor.",
        "Her fear was noticed by a friend.",
        "Each session is led by two therapists.",
        "The diary is kept by the patient.",
        "The leaflet has been read by eight parents.",
        "Panic is often driven by catastrophic thoughts.",
        "Your notes were seen by nobody else.",
        "The fee will be paid by the insurer.",
        "The exercises are chosen by you.",
        "IT WAS MADE BY A PSYCHOLOGIST",
        "He was told by the nurse to wait.",
        "He was bitten by a dog.",
        "The study was paid for by the state.",
    ),
    passes=(
        "The team writes the plan.",
        "The form is needed by Friday.",
        "The letter was sent by post.",
        "The hours were cut by 20 per cent.",
        "Fear is kept alive by avoiding what we fear.",
        "He was tired by noon.",
        "The clinic is located by the river.",
        "The pain was gone, and by then she slept.",
        "She passed by the open door.",
        "Mood can be lifted by walking.",
        "It was built by hand.",
        Passage("It was done by them.", is_quoted=True),
        "The rule is set by law.",
        "By the end of the week he was exhausted.",
    ),
)
