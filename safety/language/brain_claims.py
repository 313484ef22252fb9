# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from django.utils.translation import gettext_lazy as _

from safety.language import Passage, Rule, Severity
from safety.language.phrases import DOUBTED, NEGATED, finder, phrase

_BRAIN = (
    r"(?:brains?|brain's|hippocampus|amygdala|prefrontal cortex|cortex|neurons?|brain cells"
    r"|nerve cells|neural (?:pathways|circuits|connections|networks)|nervous systems?|dopamine"
    r"|serotonin|oxytocin|cortisol|synapses|grey matter|gray matter|frontal lobes?)"
)
_WHOSE = (
    r"(?:(?:your|our|the|a|an|their|his|her|its|my|whole|children's|child's|teenage|teenager's|adult"
    r"|young|developing|human|levels|of|parts|new|more|old|long-term|and) ){0,4}"
)
_DOES = (
    r"(?:re-?wir(?:e|es|ed|ing)|hard-?wir(?:e|es|ed|ing)|reprogram(?:s|me|mes|med|ming)?"
    r"|rebuild(?:s|ing)?|rebuilt|reshap(?:e|es|ed|ing)|shrink(?:s|ing)?|shrank|damag(?:e|es|ed|ing)"
    r"|destroy(?:s|ed|ing)?|kill(?:s|ed|ing)?|fr(?:y|ies|ied)|hijack(?:s|ed|ing)?"
    r"|heal(?:s|ed|ing)?|reset(?:s|ting)?|boost(?:s|ed|ing)?|flood(?:s|ed|ing)?"
    r"|poison(?:s|ed|ing)?|overload(?:s|ed|ing)?|retrain(?:s|ed|ing)?|raises?|lowers?|increases?"
    r"|depletes?|alters?|rots?|switch(?:es|ed)? off|shuts? down|switch(?:es|ed)? on)"
)
_OPEN = rf"{NEGATED}|{DOUBTED}|\b(?:film|book|game|story|novel|phrase|words?|say)\b[^.]{{0,30}}$"

rule = Rule(
    id="brain-claims",
    severity=Severity.WARNING,
    label=_("Claims about causes in the brain"),
    why=_("What happens in a brain sounds certain, and seldom is: such a claim needs its source."),
    fix=_(
        "Cite the study in this paragraph, and say what was measured: “in scans, … was smaller”."
    ),
    source="UK CAP Code, rule 12.1 (ASA): objective health claims need objective evidence",
    find=finder(
        phrase(rf"{_DOES} {_WHOSE}{_BRAIN}", unless_before=_OPEN),
        phrase(
            rf"{_BRAIN} (?:\w+ ){{0,2}}(?:is|are|gets?|becomes?|was|were|been|being) (?:\w+ )?"
            r"(?:re-?wired|hard-?wired|damaged|hijacked|reprogrammed|destroyed|reset|flooded|fried"
            r"|broken|reshaped|overloaded|shrunk|healed)",
            unless_before=_OPEN,
        ),
        phrase(
            rf"(?:caused by|due to|result of|comes from|stems from|results from|because of)"
            rf" (?:(?:an?|the|low|too|little|much|lack|of|overactive|underactive|faulty|levels|shortage|not|enough"
            rf"|damaged|weak|changes?|in) ){{0,4}}(?:chemical imbalance|{_BRAIN})",
            unless_before=_OPEN,
        ),
        phrase(
            r"chemical imbalances?(?: in (?:the|your) brain)? (?:causes?|leads?|makes?|behind|explains?)",
            unless_before=_OPEN,
        ),
        phrase(
            r"(?:is|are) (?:just |simply |nothing but )?a (?:chemical imbalance|brain disease"
            r"|disease of the brain|lack of serotonin)",
            unless_before=_OPEN,
        ),
        phrase(
            r"re-?wires? (?:you|itself|us|how (?:you|we|people))|rewire (?:yourself|your mind)",
            unless_before=_OPEN,
        ),
        hints=[
            *("brain", "hippocamp", "amygdala", "cortex", "neuron", "nerv", "neural"),
            *("dopamine", "serotonin", "oxytocin", "cortisol", "synaps", "matter"),
            *("lobe", "chemical", "wire"),
        ],
        may_be_cited=True,
        may_be_asked=True,
        may_be_quoted=True,
    ),
    catches=(
        "Meditation rewires your brain.",
        "Long stress damages the hippocampus.",
        "Trauma shrinks your prefrontal cortex.",
        "Screens destroy children's brains.",
        "Depression is caused by a lack of serotonin.",
        "Anxiety comes from an overactive amygdala.",
        "Gratitude boosts dopamine.",
        "After trauma the brain is hijacked by fear.",
        "Addiction is a brain disease.",
        "A chemical imbalance causes low mood.",
        "Therapy helps to retrain the amygdala.",
        "Cannabis kills brain cells.",
        "STRESS FLOODS YOUR BRAIN WITH CORTISOL",
        "a habit re\u2011wires the young brain and stays there",
        "Exercise raises your levels of serotonin.",
    ),
    passes=(
        Passage("Long stress damages the hippocampus.", is_cited=True),
        "Therapy does not rewire your brain.",
        "It is a myth that low mood is caused by a lack of serotonin.",
        "Does meditation rewire the brain?",
        "The electrician rewired the consulting rooms.",
        "The ward for brain damage is on the third floor.",
        "The hippocampus helps us to remember places.",
        "A broken promise damaged his trust.",
        "He reset his password.",
        "Nobody can say that anxiety is caused by a chemical imbalance.",
        "The word “rewires” sells many books.",
        "Scans show which parts of the brain are active.",
        "The brain changes with experience.",
        "The book claims that sugar kills brain cells.",
        "Kill the noise: close the window and rest your brain.",
        "The flood destroyed the library of the Brain Institute.",
    ),
)
