"""What a reply of the practice must not say, since everybody reads it: that somebody is or was a
patient, or what one could guess it from (TRUST.md, C6).

Each sentence is weighed by what it is about (`likelihood`) in each language it may be in; names
and ways to reach somebody are found by their shape (`people`), doses and promises by the rules
for articles. All of it knows the words people use, not what somebody meant: a person still has to
read.
"""

from itertools import accumulate
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from clinic.models import Location
from safety.language import Passage
from safety.language import rules as language_rules
from safety.replies import likelihood, people, words_de, words_en, words_es
from safety.replies.reading import Language
from safety.triage.detection import languages_of
from safety.triage.reading import Sentence, Text, plain_letters

WHY = {
    "confirms-patient": _(
        "This says, or lets readers guess, whether somebody is or was a patient. Even thanks for "
        "coming, a meeting, or the word that they never came does."
    ),
    "identity": _(
        "This says who somebody is, or how to reach them. Write without a name; only whoever signs "
        "may be named, at the end."
    ),
    "diagnosis": _("This tells one person, in public, what they may have."),
    "advice": _(
        "This is advice for one person, whom nobody has examined here. Say where to ask instead."
    ),
    "promise": _("Nobody can promise how it will turn out."),
    "asks-for-more": _(
        "This asks somebody to tell more about themselves in public. Offer the telephone instead."
    ),
}
# Rules of writing that say the same of articles.
_OF_ARTICLES = {"therapy-promises": "promise", "absolute-claims": "promise", "doses": "advice"}


class Finding(NamedTuple):
    start: int
    end: int
    code: str
    words: str

    @property
    def why(self):
        return str(WHY[self.code])

    def as_json(self):
        return {"code": self.code, "words": self.words, "why": self.why}


_LANGUAGES = [
    Language(name, words.VOCABULARY, words.CONCEPTS)
    for name, words in (("en", words_en), ("de", words_de), ("es", words_es))
]
_VOCABULARIES = tuple(language.vocabulary for language in _LANGUAGES)
# In German these, in small letters, speak of others where capitals are written.
_OF_OTHERS = {
    "sie": "sieandere",
    "ihnen": "sieandere",
    **dict.fromkeys("ihr ihre ihrem ihren ihrer ihres".split(), "ihrandere"),
}


def look(reply, *, staff_names=(), ours=""):
    """What stands against publishing a reply, in the order of its words.

    `ours` is the clinic's own telephone, address and the like, which may be given.
    """
    written = plain_letters(reply)
    text = Text(written, _VOCABULARIES)
    places = {*_weighed(text), *_by_rules(text)}
    named = people.found(written, staff_names=staff_names, ours=ours)
    places |= {(start, end, "identity") for start, end in named}
    return list(_each_once(written, sorted(places)))


def features(reply):
    """The features of each sentence of a reply, for who fits their weights."""
    return [found for _, found in _sentences(Text(plain_letters(reply), _VOCABULARIES))]


def _weighed(text):
    for sentence, found in _sentences(text):
        if likelihood.weight(found) > 0:
            place = _place(sentence, *likelihood.telling(found))
            yield *text.folded.place(*place), likelihood.code(found)


def _place(sentence, first, last):
    """The place in the folded text of some of a sentence's words."""
    starts = [0, *accumulate(len(word) + 1 for word in sentence.words.split(" "))]
    return sentence.place(starts[first], starts[last] - 1)


def _sentences(text):
    """(sentence, its features) in each language that each may be in."""
    for tokens in text.sentences:
        spoken = languages_of(word for word, *_ in tokens)
        for language in _LANGUAGES:
            if language.name in spoken:
                others = language.name == "de" and text.written != text.written.lower()
                told = _told(text, tokens) if others else tokens
                sentence = Sentence(told, language.spelling)
                yield sentence, _features(language, sentence, _is_question(text, tokens))


def _features(language, sentence, is_question):
    words = sentence.words
    about = language.about(words)
    return likelihood.features(language.name, words.split(" "), about, is_question=is_question)


def _told(text, tokens):
    """The words, those changed that are "she" and "their" and not "you" and "your"."""
    return [
        (_OF_OTHERS.get(word, word) if text.folded.cased[start].islower() else word, start, end)
        for word, start, end in tokens
    ]


def _is_question(text, tokens):
    end = tokens[-1][2]
    return "?" in text.folded.cased[end : end + 3]


def _by_rules(text):
    for tokens in text.sentences:
        first, last = text.folded.place(tokens[0][1], tokens[-1][2])
        passage = Passage(text.written[first:last])
        for rule, code in _OF_ARTICLES.items():
            for hit in language_rules()[rule].find(passage):
                yield first + hit.start, first + hit.end, code


def _each_once(written, places):
    """Of places of one code that overlap the first, as far as they reach together."""
    reached = {}
    for start, end, code in places:
        if code in reached and start < reached[code].end:
            known = reached[code]
            end = max(end, known.end)
            start = known.start
        elif code in reached:
            yield reached.pop(code)
        reached[code] = Finding(start, end, code, written[start:end].strip()[:200])
    yield from reached.values()


def contact_of(clinic):
    """How the clinic itself can be reached, as one text."""
    places = [fact for row in Location.objects.values_list("address", "phone") for fact in row]
    return "\n".join([clinic.phone, clinic.email, *places, clinic.booking_url])
