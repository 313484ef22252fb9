# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
import re
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from safety.language import Hit, Passage, Rule, Severity
from safety.language.folding import fold
from safety.language.phrases import phrase

_NUMBER = r"\d[\d.,]{0,9}(?: ?(?:-|to|or|and) ?\d[\d.,]{0,9})?"
_WEIGHT = rf"{_NUMBER}(?: ?-?(?:kgs?|kilos?|kilograms?|kilogrammes?|lbs?|pounds?|stones?))"
_WHO = r"(?:i|you|he|she|they|we|who|patients?|clients?|people|women|girls|boys|men|\w+'s weight|weight)"
_THINGS = (
    r"\b(?:bag|backpack|suitcase|blanket|brain|baby|babies|newborn|infant|dog|parcel|box|dumb-?bells?"
    r"|barbell|heart|birth|load|book|vest)\w*\b[^.]{0,40}$"
)
_MONEY = re.compile(r"[£$€]")
# These speak of a body by themselves.
_CLEAR = [
    phrase(
        rf"(?:los(?:e|es|t|ing)|gain(?:s|ed|ing)?|shed|dropp?(?:ed|ing|s)?|put on)"
        rf" (?:\w+ ){{0,3}}{_WEIGHT}",
        unless_after=r"^ (?:of (?!weight|fat)\w+|in (?:fees|fines|sales|costs|tax)|sterling)",
    ),
    phrase(
        rf"{_WHO} (?:\w+ )?weigh(?:s|ed|ing)?(?: in at)?(?: \w+){{0,3}} {_WEIGHT}",
        unless_before=_THINGS,
        unless_after=r"^ of ",
    ),
    phrase(
        rf"(?:weight|weighing|down|up) (?:\w+ ){{0,4}}(?:to|from|of|at|by|under|below) {_WEIGHT}",
        unless_before=_THINGS,
    ),
    phrase(rf"bmi (?:\w+ ){{0,4}}{_NUMBER}(?! (?:studies|papers|questions|sites|years|per))"),
    phrase(
        rf"{_WEIGHT} (?:\w+ )?(?:lighter|heavier|thinner|underweight|overweight|before and after)",
        unless_before=_THINGS,
    ),
]
# These do where the passage speaks of eating or of bodies.
_IN_CONTEXT = [
    phrase(rf"{_WEIGHT}", unless_before=_THINGS, unless_after=r"^ (?:of|bag|box|dumb|parcel)"),
    phrase(rf"{_NUMBER}[- ]?(?:kilo)?(?:calories?|k?cals?)"),
    phrase(rf"(?:size|waist of|waist was) (?:uk |us )?(?:{_NUMBER}|zero|double zero)"),
    phrase(
        r"(?:\d+|two|three|four|five|six|seven)(?: times a day| hours)(?: of exercise| of running| running)"
    ),
    phrase(r"(?:\d+|two|three|four|five|six|ten|twenty) laxatives"),
]
_HINTS = re.compile(
    r"kg|kilo|lbs?\b|pound|stone|bmi|calor|kcal|\bcals?\b|size|waist|laxative|times a day|hours"
)
_EATING = re.compile(
    r"eat(?:s|ing|en)?\b|ate\b|anorexi|bulimi|bing(?:e|ing)|purg|diet|calor.{0,20}(?:day|meal|limit)|body"
    r"|weigh|thin\b|thinner|slim|starv|fasting|restrict|meal|laxative|lunch|breakfast|dinner"
)


@lru_cache(maxsize=8)
def _is_about_eating(paragraph):
    """Asked again for each sentence of a paragraph, so the last few are remembered."""
    return bool(_EATING.search(fold(paragraph).words))


def find(passage):
    folded = passage.folded
    if not _HINTS.search(folded.words):
        return
    spans = [span for each in _CLEAR for span in each.spans(folded.words)]
    unclear = [span for each in _IN_CONTEXT for span in each.spans(folded.words)]
    if unclear and _is_about_eating(passage.paragraph or passage.sentence):
        spans += unclear
    done = 0
    for start, end in sorted(spans):
        if start >= done and not _MONEY.search(folded.words, max(0, start - 2), end):
            done = end
            yield Hit(*folded.place(start, end))


rule = Rule(
    id="weights",
    severity=Severity.WARNING,
    label=_("Weights, calories and sizes"),
    why=_(
        "People with an eating disorder compare themselves with such numbers, and may copy them."
    ),
    fix=_("Leave the number out: “he had lost a lot of weight”, “she ate very little”."),
    source="After WHO and AFSP on detail of methods; our own rule for eating disorders",
    find=find,
    catches=(
        "At her illest she weighed 38 kg.",
        "He lost 12 kilos in two months.",
        "She lived on 500 calories a day and ran every morning.",
        "Her weight fell to 6 stone.",
        "With a BMI of 13.5 he was taken to hospital.",
        "In the picture she is 20 lbs lighter.",
        "Within a year I had gained 15 pounds.",
        "Lunch was an apple of 52 kcal.",
        "For dancers who diet, size zero was the aim.",
        "She took ten laxatives after each binge.",
        "HE WEIGHED 45 KG AND STILL WANTED TO BE THIN",
        "Before treatment her weight was down to 41\u00a0kg.",
        Passage(
            "It came to 800 calories.",
            paragraph="She wrote down each meal. It came to 800 calories.",
        ),
        "They put on 3 to 5 kg in the first weeks.",
    ),
    passes=(
        "He had lost a lot of weight.",
        "The adult brain weighs about 1.4 kg.",
        "Bring a bag of 5 kg or less.",
        "A weighted blanket of 7 kg is sold in many shops.",
        "The clinic lost 5,000 pounds in fees.",
        "She paid £30 a session.",
        "The charity put on 12 events about eating.",
        "BMI is a poor measure of how ill somebody is.",
        "Counting calories can become a compulsion.",
        "The stone circle is 4,000 years old.",
        "Burning calories is not the aim of a walk.",
        "They waited for two hours and 30 minutes.",
        "The group has a size of 8 to 10 people.",
        "Babies who weigh 3 kg or more at birth were included.",
        "He gained 20 new skills.",
    ),
)
