# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
import re
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from safety.language import Hit, Passage, Rule, Severity
from safety.language.phrases import NEAR, phrase
from safety.language.self_harm import speaks_of_self_harm

_ONESELF = r"(?:my|your|him|her|them|our|one)(?:self|selves)"
_OWN = r"(?:my|your|his|her|their|our|one's)"
# Advice on keeping somebody safe must name what is dangerous.
_SAFETY = (
    r"\b(?:if|lock\w*|keep|remov\w+|stor(?:e|ed|ing)|hand|safe\w*|away|not|never|limit\w*|restrict\w*"
    r"|ask\w*|prevent\w*|without)\b(?:,? [\w'-]+){0,8},? ?$"
)
# These mean one thing only.
_CLEAR = [
    phrase(
        rf"(?:hang(?:s|ed|ing)?|hung|shot|shoot(?:s|ing)?|drown(?:s|ed|ing)?|poison(?:s|ed|ing)?|gass(?:ed|ing)"
        rf"|strangl(?:e|es|ed|ing)|suffocat(?:e|es|ed|ing)) {_ONESELF}"
    ),
    phrase(
        rf"(?:cut(?:s|ting)?|burn(?:s|ed|t|ing)?|kill(?:s|ed|ing)?) (?:{_ONESELF}|{_OWN} (?:\w+ )?(?:arms?|legs?|thighs?|skin)) "
        r"(?:with|using|by) (?:an? |the |his |her )?(?:razor|blade|knife|scissors|gun|rope|pills|tablets|lighter|cigarette|glass)s?"
    ),
    phrase(
        r"(?:di(?:e|ed|es|ing)|suicides?|killed \w+|(?:took|taken|taking|ended) \w+ (?:own )?li(?:fe|ves))"
        r" (?:by|from|through|with) (?:an? |the )?(?:hanging|strangulation|suffocation|jumping"
        r"|shooting|poisoning|gassing|carbon monoxide|overdose|overdosing|cutting|rope|belt|gun"
        r"|tablets|pills|helium|drowning)",
        unless_before=r"accident\w*",
        unless_after=r"^[^.]{0,20}accident",
    ),
    phrase(rf"(?:slit|slits|slitting|slash\w*) {_OWN} (?:wrists?|arms?|throat|veins?)"),
    phrase(
        r"overdosed on (?:paracetamol|ibuprofen|insulin|\w+ ?pills|sleeping \w+|antidepressants"
        r"|opioids|tablets|\w+ines?)(?<!caffeine)"
    ),
    phrase(
        r"overdoses? of (?:\w+ )?(?:paracetamol|ibuprofen|insulin|sleeping \w+|antidepressants"
        r"|tablets|pills|acetaminophen)"
    ),
]
# These do where the paragraph speaks of suicide or self-harm.
_IN_CONTEXT = [
    phrase(
        r"(?:swallow\w*|took|taken|taking|takes|t[ao]king) (?:\d+|a (?:whole )?(?:bottle|packet|box|handful) of"
        r"|(?:twenty|thirty|forty|fifty|sixty|all)(?: of)?)(?: \w+){0,2} ?(?:tablets|pills|capsules"
        r"|paracetamol|medicines?)"
    ),
    phrase(
        rf"cut(?:s|ting)? (?:into )?(?:{_OWN}|the) (?:\w+ )?(?:wrists?|arms?|forearms?|thighs?|legs?"
        r"|skin|veins?)"
    ),
    phrase(rf"burn(?:s|ed|t|ing)? (?:{_OWN}|the) (?:arms?|skin|hands?|legs?)"),
    phrase(
        r"jump(?:s|ed|ing)? (?:off|from|in front of) (?:an?|the|his|her|their) (?:\w+ )?(?:bridge"
        r"|building|roof|trains?|cliff|window|balcony|platform|tower|floor)"
        r"|(?:from|off) (?:an?|the|that) (?:\w+ )?(?:bridge|cliff|roof|balcony|tower block|viaduct)"
    ),
    phrase(
        r"(?:with|us(?:e|es|ed|ing)|from|by|bought|tied|and) (?:an? |the |his |her |their )?(?:[\w']+ )?"
        r"(?:razor ?(?:blades?)?|noose|ligature|rope|exhaust fumes|carbon monoxide|helium"
        r"|scissors|lighter|knife|broken glass|charcoal|hanging|strangulation)"
    ),
]
_HINTS = re.compile(
    r"h[au]ng|sho[ot]|poison|gass|strangl|suffocat|bridge|cliff|roof|balcony|viaduct|drown|overdos|slit|slash|swallow|t[ao]k|cut|burn|jump|razor|noose|ligature"
    r"|rope|exhaust|monoxide|helium|scissors|lighter|knife|glass|charcoal|dying|die|suicid|kill"
)
_SAFE_BEFORE = re.compile(_SAFETY)


@lru_cache(maxsize=8)
def _is_about_it(paragraph):
    """Asked again for each sentence of a paragraph, so the last few are remembered."""
    return speaks_of_self_harm(paragraph) is not None


def find(passage):
    folded = passage.folded
    if not _HINTS.search(folded.words):
        return
    spans = [span for each in _CLEAR for span in each.spans(folded.words)]
    unclear = [span for each in _IN_CONTEXT for span in each.spans(folded.words)]
    if unclear and _is_about_it(passage.paragraph or passage.sentence):
        spans += unclear
    done = 0
    for start, end in sorted(spans):
        before = folded.words[max(0, start - NEAR) : start]
        if start >= done and not _SAFE_BEFORE.search(before):
            done = end
            yield Hit(*folded.place(start, end))


rule = Rule(
    id="methods",
    severity=Severity.WARNING,
    label=_("Details of a method"),
    why=_("Reading how somebody ended or hurt themselves can lead others to do the same."),
    fix=_("Leave out how, where and with what: “died by suicide”, “had hurt himself”."),
    source="Guidance on reporting on suicide: WHO, AFSP, reportingonsuicide",
    find=find,
    catches=(
        "He hanged himself in the garage.",
        "She had tried to drown herself as a student.",
        "Most suicides by hanging happen at home.",
        "Her brother died from an overdose.",
        "He overdosed on sleeping tablets in March.",
        "She took an overdose of paracetamol after the exam.",
        "Before her suicide attempt she swallowed 40 tablets.",
        "He was suicidal and jumped from a bridge near the station.",
        "Her self-harm began with razor blades from the bathroom.",
        "When she harms herself she cuts her arms above the elbow.",
        "He ended his life by jumping.",
        "THE SINGER HANGED HERSELF ON TOUR",
        "He slit his wrists and was found by a neighbour.",
        "She shot herself with her father’s gun.",
        "As a teenager she cut her arms with a razor.",
        "She had planned her suicide from the bridge.",
        "He tried to poison himself with bleach.",
        Passage(
            "He used his father’s knife.", paragraph="He self-harmed. He used his father’s knife."
        ),
    ),
    passes=(
        "He died by suicide in the spring.",
        "We spent the morning hanging pictures in the waiting room.",
        "If you have taken an overdose of paracetamol, call an ambulance now.",
        "Keep tablets and razor blades locked away if someone at home is suicidal.",
        "She cut her arm on a rusty gate.",
        "He took two tablets with a glass of water.",
        "Jumping from a plane takes courage.",
        "A carbon monoxide alarm saves lives.",
        "She jumped off the wall and laughed.",
        "Self-harm can be a way of coping with feelings that are too strong.",
        "Ask directly about suicide: it does not put the idea into anyone’s head.",
        "The picture hung itself askew after the move.",
        "Cutting your working hours can help with stress.",
        "Store medicines so that nobody can take an overdose of tablets.",
        "Her grandfather drowned in a boating accident.",
        Passage("They died in the fire.", paragraph="They died in the fire."),
    ),
)
