# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from safety.language import Passage, Rule, Severity
from safety.language.phrases import DOUBTED, NEGATED, finder, phrase

_MEDICINES = r"(?:tablets?|pills?|capsules?|drops|lozenges?)"
_MEDICATION = (
    r"(?:dose|dosage|tablets|pills|medication|medicines?|meds|antidepressants?|lithium|drugs)"
)
_NOT_A_MEDICINE = (
    r"^[^.]{0,30}\b(?:caffeine|salt|sodium|sugar|alcohol|fat|protein|cholesterol|fibre|water|coffee)"
    r"|^ ?(?:/|per )\s?(?:dl|l|litre|decilitre|ml)\b"
)
_ON_ADVICE = (
    r"\b(?:doctor|gp|prescriber|psychiatrist|pharmacist|nurse|before|when|why|how|people who|ask"
    r"|those who|about)\b(?:,? [\w'-]+){0,6},? ?$"
)

_find = finder(
    phrase(
        r"\d[\d.,]{0,9}(?: ?(?:-|to|or|and) ?\d[\d.,]{0,9})? ?-?(?:mgs?|milligrams?|milligrammes?|mcg|ug"
        r"|micrograms?)",
        unless_before=r"\b(?:caffeine|sodium|salt|sugar|alcohol|cholesterol|cortisol)\b[^.]{0,40}$",
        unless_after=_NOT_A_MEDICINE,
    ),
    phrase(
        r"(?:tak(?:e|es|ing|en)|took|swallow(?:s|ed|ing)?|prescribe[sd]?|started on)"
        r" (?:\d+|half an?|one|two|three|four|five|six)(?: or \w+)?(?: more| extra)?(?: \w+){0,2} "
        + _MEDICINES,
        unless_before=r"(?:took|taken|takes|last|past) [^.]{0,20}$",
    ),
    phrase(
        r"(?:you (?:can|could|may|might|should|must|will) (?:(?!not|never)\w+ )?"
        r"|(?:simply|just|then|instead,?|it is (?:safe|fine|ok) to|try to) )"
        r"(?:stop(?: taking)?|quit|come off|skip|halve|double|increase|reduce|lower|raise|cut)"
        r"(?: \w+)? (?:your |the )" + _MEDICATION,
        _("Say who decides: “Ask your doctor before you change how you take your medicine.”"),
        unless_before=f"{NEGATED}|{DOUBTED}|{_ON_ADVICE}",
        unless_after=r"^[^.]{0,40}\b(?:with your (?:doctor|gp|prescriber)|under (?:medical )?super)",
    ),
    hints=[
        *("mg", "mcg", "ug", "gram", "tak", "took", "swallow", "prescri", "start"),
        *("stop", "quit", "come off", "skip", "halve", "double", "crease", "reduc"),
        *("raise", "lower", "cut"),
    ],
)


def find(passage):
    """In a paragraph with its source a dose may be a study's: it is pointed out, no more."""
    for hit in _find(passage):
        yield replace(hit, severity=Severity.ADVICE if passage.is_cited else None)


rule = Rule(
    id="doses",
    severity=Severity.WARNING,
    label=_("Doses and changes of medicine"),
    why=_("Readers may take a dose as advice for themselves, or stop what they need."),
    fix=_("Leave out the amount, and say who can decide on it: a doctor or a pharmacist."),
    source="UK CAP Code, rule 12.2 (ASA); guidance on reporting on suicide: WHO",
    find=find,
    catches=(
        "Adults usually start on 20 mg of fluoxetine.",
        "He was given 0.5mg of lorazepam on the ward.",
        "The dose rises to 150 milligrams after a month.",
        "Between 50 and 200 mg a day is common for sertraline.",
        "Take two tablets before bed.",
        "Some people take half a tablet more on bad days.",
        "You can stop taking your tablets once you feel well.",
        "Then simply halve the dose.",
        "You could come off your antidepressants after six months.",
        "If it does not help, just double your dose.",
        "A patch gives 25 micrograms an hour.",
        "TAKE 3 TABLETS A DAY",
        "20\u00a0mg in the morning and 20\u00a0mg at night",
        "You may skip your medication at weekends.",
        Passage("The trial gave 40 mg of citalopram.", is_cited=True),
    ),
    passes=(
        "A cup of coffee holds about 95 mg of caffeine.",
        "Do not double your dose if you miss a tablet.",
        "Ask your doctor before you stop taking your medicine.",
        "You should never stop taking your tablets on your own.",
        "Medicines can help some people with OCD.",
        "Take two minutes to breathe out slowly.",
        "Take one small step at a time.",
        "The sauce has 600 mg of sodium per portion.",
        "Fasting glucose above 126 mg/dl was an exclusion criterion.",
        "Your doctor will tell you how you can reduce the dose.",
        "You can reduce the number of sessions.",
        "Stop and count to ten before you answer.",
        "He took his medicine every evening.",
        "Whether you can stop taking your tablets is a question for your doctor.",
        "Cut your working week by a day.",
    ),
)
