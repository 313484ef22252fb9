"""Whether a text speaks of suicide or self-harm, in the languages of the site: not a rule itself.

It asks for help numbers in an article (TRUST.md, T6), so it would rather find too much.
"""

import re

from safety.language.folding import fold

_ONESELF = r"(?:my|your|him|her|them|our|one)(?:self|selves)"
_OWN = r"(?:my|your|his|her|their|our|one's)(?: own)?"
_HINTS = (
    *("suicid", "suizid", "self", "selves", "life", "lives", "to die", "dead", "selbst"),
    *("leben", "autoles", "quit", "end it all", "overdos", "alive"),
)
_SPEAKS_OF_IT = re.compile(
    r"\b(?:"
    r"(?:para)?suicid\w*(?! squad)"
    r"|self[- ]?(?:harm|injur|mutilat)\w*"
    rf"|(?:kill|hurt|harm|cut|hang|burn|drown|shoot|starv)(?:t?ed|t?ing|e|s)? {_ONESELF}"
    rf"|(?:hung|shot) {_ONESELF}"
    rf"|(?:end(?:ed|ing|s)?|tak(?:e|es|ing|en)|took) {_OWN} li(?:fe|ves)"
    r"(?! (?:vest|jacket|insurance|stor|serious|back|into? (?:a|your|the|new)))"
    r"|(?:want|wish|long)(?:s|es|ed|ing)? to die|end(?:s|ed|ing)? it all"
    r"|(?:wish|wished|wishes|wishing|better off) (?:(?:i|you|he|she|they) (?:was|were) )?dead"
    r"|not (?:want|wanting) to (?:live|be alive)(?= any| [oa]nd|[.,;!?]|$)"
    r"|(?:deliberate|intentional) overdos\w*|overdos\w+ (?:on purpose|deliberately)"
    r"|suizid\w*|selbstmord\w*|selbst(?:verletz|totung|toetung)\w*|sich das leben \w+"
    r"|autoles\w*|quit(?:ar|arse|ado) la vida"
    r")"
)
_OTHER_SENSE = re.compile(r"(?:political|career|commercial|social|professional|cell|programmed) $")


def speaks_of_self_harm(text):
    """The (start, end) of the first words that speak of it, or None."""
    folded = fold(text)
    if any(hint in folded.words for hint in _HINTS):
        for match in _SPEAKS_OF_IT.finditer(folded.words):
            before = folded.words[max(0, match.start() - 20) : match.start()]
            if not _OTHER_SENSE.search(before):
                return folded.place(*match.span())
    return None
