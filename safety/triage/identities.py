# ruff: noqa: E501  (a shape stands on one line, so that it can be read and searched as one)
"""Words that say who somebody is: numbers and addresses of any language, then names in each.

They look at capital letters and figures, so they read the text as it was written. Names of people
are found beside a title, a relation, or a common first name; a rare name on its own is missed.
"""

import re
from itertools import chain

from safety.triage import identities_de, identities_en, identities_es

_SHAPES = [
    re.compile(shape)
    for shape in [
        r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w-]{2,63}(?:\.[\w-]{2,63}){0,3}",
        # The full stop of a sentence may follow.
        r"(?<![\d.])(?:\+|00)?(?:\(\d{1,5}\)[ ]?)?\d(?:[ ()./-]{0,2}\d){8,14}(?!\d|\.\d)",
        # German, Austrian, Swiss and Spanish numbers may be shorter than that.
        r"(?<![\d.])(?:0[1-9]\d{1,4}[ /-]{1,3}\d(?:[ -]?\d){4,8}|[6-9]\d{2}[ .-]\d{2,3}[ .-]\d{2,3}(?:[ .-]\d{2,3})?)(?!\d|[.,-]\d)",
        # Versichertennummer, Swiss AHV, IBAN, US social security, UK postcode and National Insurance.
        r"\b[A-Z]\d{9}\b",
        r"\b756\.\d{4}\.\d{4}\.\d{2}\b",
        r"\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?\b",
        r"\b\d{3}-\d{2}-\d{4}\b",
        r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
        r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
        # An address written out, a number plate, a file's number, handles of other places.
        r"(?<![\w.+-])[\w.+-]{1,64} ?(?:\(at\)|\[at\]| at | arroba ) ?[\w-]{1,63}(?: ?(?:\(dot\)|\[dot\]| dot | punkt | punto ) ?[\w-]{2,20}){1,3}\b|(?<![\w.+-])[\w.+-]{1,64} ?(?:\(at\)|\[at\]| arroba ) ?[\w-]{1,63}\.[\w-]{2,20}\b",
        r"\b[A-Z]{2}\d{2} [A-Z]{3}\b",
        r"(?i:\b(?:reference|ref|client|case|inmate|invoice|membership|klient(?:en)?|fall|akten|kunden|rechnungs?|referencia|expediente|folio|factura|ficha)[ -]?(?:de paciente |del? caso )?(?:number|no|nummer|nr|número|n[º°])?[.:]? ?)(?:[A-Z]{1,3}-?\d{3,8}[A-Z]{0,3}|\d{4,8})\b",
        r"(?i:\b(?:snap(?:chat)?|insta(?:gram)?|discord|telegram|tiktok|skype|kik|handle|username)(?: me)?(?: at| is| ist| es|:)+ ?)(?=[\w.]*[\d._])[\w.]{4,30}",
        r"(?<![\w@/.])@[A-Za-z_][\w.]{2,30}",
    ]
]
_NUMBER_OR_SIGN = re.compile(r"[\d@]|[ (\[]at[ )\]]| arroba |(?i:\b(?:snap|insta|discord|kik))")
_DNI = re.compile(r"\b([XYZ]?)[ -]?(\d{7,8})[ -]?([A-Za-z])\b")
_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_LANGUAGES = [identities_en, identities_de, identities_es]
_NAMES = [re.compile(pattern) for language in _LANGUAGES for pattern in language.PATTERNS]
_GIVEN = frozenset(chain.from_iterable(language.GIVEN_NAMES.split() for language in _LANGUAGES))
_FULL_NAME = re.compile(
    r"\b([A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ'’-]+) (?:[A-ZÄÖÜÁÉÍÓÚÑ]\. )?([A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ'’-]+)(?: [A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ'’-]+)?(?= (?:has|is|was|had|lives|told|said|from|suffers|takes|cheated|hit|works|and (?:his|her)|hat|ist|war|wohnt|leidet|nimmt|arbeitet|sagte|aus|tiene|es|está|vive|fue|dijo|sufre|toma|trabaja|de)\b)"
)
# A first name and another with a capital, unless they wrote or did what is spoken of.
_GIVEN_AND_FAMILY = re.compile(
    r"(?<!by )(?<!von )(?<!de )(?<!of )(?<!del )(?<!St )\b([A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ]+)(?= (?!(?:Clinic|Hospital|Street|Road|School|University|Centre|Center|Klinik|Schule|Park|Island|College)\b)([A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ]+(?:[-'’][A-ZÄÖÜÁÉÍÓÚÑ]?[a-zäöüßáéíóúñ]+)*)(?! (?:wrote|writes|argues|book|says in|schreibt|schrieb|escribe|escribió)\b)(?!['’]s (?:[A-Z]|book|work|theory|model|novel|method)))"
)
_RELATION = re.compile("|".join(f"(?:{language.RELATION})" for language in _LANGUAGES))
_NAME_AFTER = re.compile(r",? ([A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+)(?: [A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+)*")
_KNOWN_PEOPLE = re.compile(
    r"(?:Freud|Jung|Beck|Rogers|Adler|Skinner|Pavlov|Bowlby|Ainsworth|Linehan|Hayes|Piaget|Erikson|Maslow|Ellis|Bandura|Yalom|Frankl|Winnicott|Klein|James|Wundt|Damasio|Sacks|Kahneman|Broca|Wernicke|Gage|Milner)$"
)
# The figures in these are nobody's telephone number.
_SOURCE = re.compile(r"\b10\.\d{4,9}/\S+|https?://\S+|\bPMID:? ?\d+|\bISBN[ :\d-]+")

_SOURCE_HINTS = ("10.", "http", "PMID", "ISBN")


def spans(text):
    """The places in a text that may say who somebody is, in its order, none twice."""
    done = 0
    for start, end in sorted(_all_spans(text), key=lambda span: (span[0], -span[1])):
        if end > done:
            yield max(start, done), end
            done = end


def found(text):
    """The words in it that may say who somebody is, in its order."""
    return (text[start:end].strip() for start, end in spans(text))


def _all_spans(text):
    hinted = any(hint in text for hint in _SOURCE_HINTS)
    sources = [match.span() for match in _SOURCE.finditer(text)] if hinted else []
    for start, end in chain(_numbers(text), _names(text)):
        if not any(start < last and end > first for first, last in sources):
            yield start, end


def _numbers(text):
    if not _NUMBER_OR_SIGN.search(text):
        return
    for shape in _SHAPES:
        yield from (match.span() for match in shape.finditer(text))
    for match in _DNI.finditer(text):
        number = int("XYZ".find(match[1]) * bool(match[1]) * 10**7) + int(match[2])
        if _DNI_LETTERS[number % 23] == match[3].upper():
            yield match.span()


def _names(text):
    for pattern in _NAMES:
        yield from (match.span() for match in pattern.finditer(text))
    for match in _GIVEN_AND_FAMILY.finditer(text):
        if match[1] in _GIVEN and not _KNOWN_PEOPLE.search(match[2]):
            yield match.start(1), match.end(2)
    for match in _FULL_NAME.finditer(text):
        if match[1] in _GIVEN and not _KNOWN_PEOPLE.search(match[2]):
            yield match.span()
    for match in _RELATION.finditer(text):
        name = _NAME_AFTER.match(text, match.end())
        # Nouns have capitals in German: there it must be a first name.
        if name and (match.lastgroup is None or name[1] in _GIVEN):
            yield match.start(), name.end()
