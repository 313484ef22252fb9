"""Words that say who somebody is: found and taken out by the rules that triage reads."""

from django.utils.translation import gettext as _

from safety.triage.identities import found, spans
from safety.triage.reading import plain_letters


def identities(text):
    """The words in a text that may say who somebody is, in its order."""
    return list(found(plain_letters(text)))


def without_identities(text):
    """The text with a visible mark in the place of each of them; as it was where there is none."""
    plain = plain_letters(text)
    kept, done = [], 0
    for start, end in spans(plain):
        kept += [plain[done:start], _("[removed]")]
        done = end
    return "".join([*kept, plain[done:]]) if done else text
