# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from django.utils.translation import gettext_lazy as _

from safety.language import Passage, Rule, Severity
from safety.language.phrases import CONDITION, finder, phrase

_WITH = _("Say “people with …” or “he has …”.")
_HAS = _("Say “has” or “lives with”: “people who have depression”.")
# A noun ends there; before another noun the word describes it, as in “schizophrenic symptoms”.
_IS_NOUN = (
    r"(?=[,.;:!?\"')]|$| (?:who|is|was|are|were|can|may|will|would|and|or|has|had|have|often|needs?"
    r"|in|from|with|at|on|than|like|hears?|feels?|thinks?|cannot|does|himself|herself|to|as)(?!\w))"
)
_ONE = r"(?:an?|the|this|that|every|another|his|her|my|their|your|untreated|chronic|known)"

rule = Rule(
    id="person-first",
    severity=Severity.WARNING,
    label=_("Words that name people by an illness"),
    why=_("A person is more than a diagnosis, and nobody wants to be pitied or labelled."),
    fix=_WITH,
    source="NHS service manual: inclusive content; mental health conditions",
    # What autistic people call themselves is theirs to choose: no rule is made of it here.
    find=finder(
        phrase(
            r"mentally (?:ill|disturbed|deranged|disordered|unstable|sick)|the insane|lunatics?|madm[ae]n",
            _("Say “people with a mental health condition” or “mental health problems”."),
            unless_before=r"\b(?:act|hospital|asylum|society) for the $",
            unless_after=r"^ (?:asylum|eclipse)",
        ),
        phrase(
            rf"suffer(?:s|ed|ing)? (?:\w+ )?(?:from|with) (?:[\w'-]+ ){{0,3}}?{CONDITION}",
            _HAS,
            unless_before=r"\b(?:not|never|companies|economy|sales|society) (?:\w+ )?$",
        ),
        phrase(
            rf"{CONDITION}[- ]sufferers?|sufferers? (?:of|from|with) (?:\w+ )?{CONDITION}", _WITH
        ),
        phrase(
            rf"(?:afflicted (?:with|by)|stricken (?:with|by)|plagued by|crippled by|tormented by)"
            rf" (?:\w+ )?{CONDITION}",
            _HAS,
        ),
        phrase(rf"victims? of (?:\w+ )?{CONDITION}|(?:suicide|stroke|depression) victims?", _WITH),
        phrase(
            r"(?:an?|the|former|recovering|drug|heroin|cocaine|opioid|alcohol|gambling|sex|these|many|other)"
            r" addicts?|junk(?:ie|y)s?|druggies?|drunkards?|drug abusers?|substance abusers?|addicts",
            _("Say “people with an addiction” or “a person who uses drugs”."),
            unless_after=r"^ (?:you|us|me|them|him|her|people|users|players|readers)\b|^ anonymous",
        ),
        phrase(
            rf"{_ONE} (?:\w+ )?alcoholic{_IS_NOUN}|alcoholics",
            _("Say “somebody who is dependent on alcohol”."),
            unless_after=r"^ anonymous",
        ),
        phrase(
            rf"{_ONE} (?:\w+ )?(?:schizophrenic|anorexic|bulimic|psychotic|depressive|neurotic|psychopath"
            rf"|bipolar|borderline|hysteric){_IS_NOUN}"
            r"|schizophrenics|anorexics|bulimics|psychotics|depressives|neurotics|schizos?|hysterics"
            rf"|(?:is|was|are|were) (?:\w+ )?(?:schizophrenic|bulimic|anorexic){_IS_NOUN}",
            _WITH,
            unless_before=r"\b(?:border of|in|into) $",
        ),
        hints=[
            *("mentally", "insane", "lunatic", "madm", "suffer", "afflict", "stricken"),
            *("plagued", "crippled", "torment", "victim", "addict", "junk", "drug"),
            *("drunkard", "abuser", "alcoholic", "schizo", "anorexic", "bulimic"),
            *("psycho", "depressive", "neurotic", "bipolar", "borderline", "hysteric"),
        ],
        may_be_quoted=True,
    ),
    catches=(
        "Homes for the mentally ill were closed.",
        "She suffers from depression.",
        "Millions suffer with generalised anxiety disorder.",
        "OCD sufferers often hide their rituals.",
        "He is a victim of schizophrenia.",
        "An addict needs patience from the family.",
        "Addicts lie to themselves.",
        "My neighbour is a schizophrenic.",
        "Schizophrenics hear voices.",
        "The group is open to recovering alcoholics.",
        "He had been afflicted with severe anxiety for years.",
        "Help for anorexics and bulimics",
        "SHE IS MENTALLY ILL",
        "a suicide victim’s family",
        "As a bipolar, he was refused insurance.",
    ),
    passes=(
        "People with a mental health condition live everywhere.",
        "She has depression.",
        "The page suffers from slow loading.",
        "Victims of crime can ask for an advocate.",
        "The Victim of Crime Statistics Act was passed in March.",
        "Addiction is treatable.",
        "The game is built so that it addicts players.",
        "Alcoholics Anonymous meets on Tuesday.",
        "Alcoholic drinks make sleep worse.",
        "Schizophrenic symptoms can fade with treatment.",
        "Autistic people may need a quieter room.",
        "He has bipolar disorder.",
        "A borderline result is checked again.",
        "Do not say “the mentally ill”.",
        Passage("They called me a schizophrenic.", is_quoted=True),
        "The study suffers from a small sample.",
        "The depressive phase lasted a month.",
        "Narcotics and junk food were not part of the talk.",
    ),
)
