# ruff: noqa: E501  (a shape stands on one line, so that it can be read and searched as one)
"""Who is named in a reply: nobody but who signs it, and no way to reach anybody but the clinic."""

import re
from itertools import chain

from safety.triage import identities, identities_de, identities_en, identities_es, staff

_GIVEN = frozenset(
    name.lower()
    for language in (identities_en, identities_de, identities_es)
    for name in language.GIVEN_NAMES.split()
)
_NAME = r"[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+(?: [A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+){0,2}"
# After these words somebody is called by a name; one in small letters must be a common one.
_CALLED = re.compile(
    r"(?:^|(?<=[.!?\n:,]))\s{0,3}(?i:dear|hi|hello|hey|thanks|thank you|sorry|welcome|good (?:morning|evening|afternoon)|lieber?|hallo|sehr geehrter?|guten (?:tag|morgen|abend)|danke|vielen dank|servus|grüezi|querid[oa]|estimad[oa]|apreciad[oa]|hola|gracias|buen[oa]s (?:días|tardes|noches)|muchas gracias)"
    rf"(?:(?: so much| very much| back| again)?,? (?P<name>{_NAME})|,? (?P<small>[a-zäöüßáéíóúñ]{{2,20}}))(?!\w)"
)
_FIRST = re.compile(rf"(?:^|(?<=[.!?\n]))\s{{0,3}}(?P<name>{_NAME}|[a-zäöüß]{{2,20}}), ")
_EVERYBODY = frozenset(
    "reader readers all everybody everyone friend friends colleague colleagues sir madam there commenter visitor writer guest"
    " leser leserin leserinnen leserschaft alle damen gäste besucher kommentator zusammen for to on"
    " lector lectora lectores lectoras todos todas amigos visitante usuario".split()
)
# Words that a sentence begins with, however they are written.
_NOT_NAMES = frozenset(
    "will mark may grace rose hope joy dawn art pat rich max sol mar pilar".split()
)
# Who signs stands at the end.
_SIGNED = re.compile(
    r"(?:[—–-]|\n|(?i:regards|wishes|yours(?: sincerely)?|sincerely|warmly|gr(?:ü|ue)(?:ß|ss)en?|herzlich|saludos?|cordialmente|atentamente)[,.!]?)\s*(?=[A-ZÄÖÜÁÉÍÓÚÑ])"
)
_LONGEST_SIGNATURE = 120
_WROTE = re.compile(r"\b(?:by|von|por|artículo de|texto de|author,?|autorin,?|autora?,?)\s+$", re.I)
# A number or address is the clinic's own, or a line's that helps, where it is said to be.
_OURS = re.compile(
    r"(?i)\b(?:us|our|we are|line|helpline|lifeline|samaritans|reception|desk|office|clinic|practice|emergency|ambulance|police|uns|unsere?[rmn]?|anmeldung|praxis|telefonseelsorge|notruf|hilfetelefon|llamarnos|escribirnos|contactarnos|nuestr[oa]|recepción|consulta|clínica|teléfono de|línea|emergencias)\b"
)
_THEIRS = re.compile(
    r"(?i)\b(?:(?:ring|call|reach|phone|text|contact|write to|e-?mail)(?: \w+)? (?:you|her|him|them|me)|you (?:on|at|under)|your (?:number|mobile|phone|e-?mail|address)|(?:my|his|her|their) (?:\w+ )?(?:number|mobile|phone|e-?mail|address)|sie (?:unter|an)|ihre? (?:nummer|e-?mail|handy\w*|adresse)|mein\w* (?:nummer|handy\w*|e-?mail)|su (?:número|móvil|correo)|le (?:llamamos|escribimos)|mi (?:número|móvil|correo)|lives?|wohn\w*|viv\w+)\b"
)
_NEAR = 80
# "This is EMDR" is not how anybody is called.
_THIS_IS = re.compile(r"(?i)this is ")


def found(text, *, staff_names=(), ours=""):
    """The places that say who somebody is; `ours` is how the clinic itself can be reached."""
    signed = _signature(text)
    for start, end in _spans(text, staff_names):
        words = text[start:end]
        if any(letter.isdigit() for letter in words) or "@" in words:
            if not _is_ours(text, start, words, ours):
                yield start, end
        elif start < signed and not _THIS_IS.match(words):
            yield start, end


def _spans(text, staff_names):
    yield from identities.spans(text)
    for match in chain(_CALLED.finditer(text), _FIRST.finditer(text)):
        name = match["name"] or match["small"]
        if _is_name(name, match.re is _CALLED):
            start = match.start("name") if match["name"] else match.start("small")
            yield start, start + len(name)
    yield from _staff_spans(text, staff_names)


def _staff_spans(text, staff_names):
    """But for who is named as an author."""
    places = [
        match.span()
        for words in set(staff.found(text, staff_names))
        for match in re.finditer(re.escape(words), text)
    ]
    wrote = [span for span in places if _WROTE.search(text[max(0, span[0] - 20) : span[0]])]
    for start, end in places:
        if not any(first <= start and end <= last for first, last in wrote):
            yield start, end


def _is_name(name, is_called):
    first = name.split()[0].lower()
    if first in _EVERYBODY:
        return False
    if is_called and name[0].isupper():
        return True
    return first in _GIVEN and (first not in _NOT_NAMES or name[0].isupper())


def _signature(text):
    """Where the signature begins, or the end of the text."""
    near = max(0, len(text) - _LONGEST_SIGNATURE)
    return max((match.end() for match in _SIGNED.finditer(text, near)), default=len(text))


def _is_ours(text, start, words, ours):
    if _digits(words) and _digits(words) in _digits(ours):
        return True
    if words.strip(".,; ").lower() in ours.lower():
        return True
    before = text[max(0, start - _NEAR) : start]
    return bool(_OURS.search(before)) and not _THEIRS.search(before + words)


def _digits(words):
    return "".join(letter for letter in words if letter.isdigit())
