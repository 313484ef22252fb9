# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
import re

from django.utils.translation import gettext_lazy as _

from safety.language import Hit, Passage, Rule, Severity
from safety.language.phrases import NEAR, phrase

_OURS = [
    phrase(
        r"(?:patients?|clients?) of (?:mine|ours)(?! shaft)"
        r"|(?:one|some|two|three|many|most) of (?:my|our) (?:\w+ )?(?:patients|clients)"
        r"|(?:my|our) (?:(?:first|last|former|female|male|youngest|oldest|new|current|young|elderly|own) )?"
        r"(?:patient|client)(?! (?:rights|listening|list|portal|records|charter|satisfaction|wait|approach"
        r"|explan|notes|care|safety|forms?|group|teach|survey|information|feedback|work|panel))"
        r"|(?:a|another|this|one) (?:\w+ )?(?:patient|client|woman|man|girl|boy|child|mother|father|teacher|nurse"
        r"|student|teenager|couple) (?:who(?:m)? |that )?(?:i|we) (?:once |recently )?(?:saw|treated|met|worked with"
        r"|see|treat|assessed)"
        r"|(?:i|we) (?:once |recently |have )?(?:saw|treated|worked with|assessed) (?:a|an|one|this) (?:[\w-]+ ){0,3}"
        r"(?:patient|client|woman|man|girl|boy|child|mother|father|teacher|nurse|student|teenager|couple)",
        unless_before=r"\b(?:never|not|no) (?:\w+ )?$",
    ),
]
_AGE = r"(?:\d{2}|[1-9])[- ]year[- ]old"
# With capitals: initials and names of places are nothing without them.
_TRACES = [
    re.compile(
        r"\b(?:(?:Mrs?|Ms|Miss|Mx)\.? )?[A-Z]\.? ?(?:[A-Z]\.?)?,? (?:\(|aged |who is |is )?(?:\d{2})(?:\)|,)(?! ?\d| per| %)"
    ),
    re.compile(r"\b(?:Mrs?|Ms|Miss|Mx)\.? [A-Z]\b\.?,? (?:an? |who |\()"),
    re.compile(rf"\b[A-Z]\.(?:[A-Z]\.)?,? an? {_AGE}"),
    re.compile(rf"\b{_AGE} (?:[a-z-]+ ){{1,4}}(?:from|of|in|at|near) (?:the )?[A-Z][a-z]+"),
    re.compile(
        rf"\b{_AGE} (?:[a-z-]+ ){{0,3}}(?:teacher|nurse|doctor|lawyer|farmer|engineer|driver|student|dancer"
        r"|baker|soldier|accountant|pilot|builder|plumber|solicitor|actor|musician|priest|vicar|chef"
        r"|cook|electrician|librarian|policeman|policewoman|journalist|banker|secretary|mechanic|shopkeeper)"
    ),
    re.compile(
        r"\b(?:aged|age) \d{2}, (?:and |who )?(?:is |was |works |worked )?(?:as )?an? (?:[a-z-]+ ){1,4}"
        r"(?:from|of|in|at|near) (?:the )?[A-Z][a-z]+"
    ),
    re.compile(
        r"\b[A-Z][a-z]+,? \(?(?:aged )?\d{2}\)?,? (?:is |was )?(?:an? |the )(?:only )?(?:[a-z-]+ ){1,3}(?:from|of|in|at) (?:the )?"
        r"[A-Z][a-z]+"
    ),
]
_INVENTED = re.compile(
    r"\b(?:invented|made[- ]up|fictional|fictitious|imagin\w+|not (?:a )?real|composite|made from many"
    r"|no real person|example only|suppose|stands for many|is a character|with (?:his|her|their) (?:written )?(?:consent|permission))\b"
)
_HINTS = re.compile(r"patient|client|treated|\bsaw\b|worked with|assessed|\d|\bm(?:rs?|s|iss|x)\b")


def find(passage):
    folded = passage.folded
    if not _HINTS.search(folded.words) or _is_invented(passage):
        return
    spans = [span for each in _OURS for span in each.spans(folded.words)]
    spans += [match.span() for each in _TRACES for match in each.finditer(folded.cased)]
    done = 0
    for start, end in sorted(spans):
        if start >= done and not folded.words[max(0, start - NEAR) : start].endswith("study of "):
            done = end
            yield Hit(*folded.place(start, end))


def _is_invented(passage):
    """Said in the sentence, or in the first thousand letters of its paragraph."""
    near = passage.folded.words[:1000] + passage.paragraph[:1000].lower()
    return bool(_INVENTED.search(near))


rule = Rule(
    id="patient-stories",
    severity=Severity.WARNING,
    label=_("Stories that could identify a patient"),
    why=_("Age, work, place and what happened are enough to recognise somebody, or to fear it."),
    fix=_("Make up an example and say that it is one, or leave out age, work, place and initials."),
    source="HIPAA cases of the HHS OCR; Garante guidelines for health websites (doc. 1879894)",
    find=find,
    catches=(
        "A patient of mine was afraid of lifts.",
        "One of our clients had not left home for a year.",
        "My last patient could not drive over bridges.",
        "A woman I treated heard her mother’s voice.",
        "We once treated a young man with a fear of birds.",
        "Mrs K., 54, came after the flood.",
        "J.S., a 34-year-old baker, lost his brother.",
        "A 41-year-old nurse from Whitby was robbed at work.",
        "Take the 29-year-old teacher who won the lottery.",
        "T, 19, was the only survivor of the crash.",
        "Anna, 36, a vicar from Leith, could not sleep.",
        "Aged 52, a postman from Derry, he had seen the shooting.",
        "Our youngest client told nobody at school",
    ),
    passes=(
        "Sam is not a real person: a 34-year-old baker from Leeds.",
        "Imagine a 40-year-old nurse from Whitby.",
        Passage(
            "Mrs K., 54, came after the flood.",
            paragraph="This example is invented. Mrs K., 54, came after the flood.",
        ),
        "Our patient rights are printed on the back.",
        "We see patients from 18 years on.",
        "A 12-year-old programme was closed.",
        "The trial had 34 patients.",
        "A patient can ask for another therapist.",
        "Vitamin B, 12 drops, is not a treatment.",
        "Children under 12 need a parent’s consent.",
        "In study A, 54 people took part.",
        "My patient listening was all he needed.",
        "Dr Elin Marsh has worked here for 12 years.",
        "Clients of the bank were told by letter.",
        "The study of 18-year-olds from Dunedin began in 1972.",
    ),
)
