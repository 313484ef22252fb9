"""What a reply of the practice must not say, since everybody reads it: that somebody is or was a
patient, or what one could guess it from (TRUST.md, C6).

The rules are data, a module for each language; those of every language are tried on every reply.
They know the words people use for it, not what somebody meant: a person still has to read.
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from safety.language import Passage
from safety.language import rules as language_rules
from safety.replies import de, en, es, people
from safety.replies.rules import ReplySpelling
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
_PROMISES = ("therapy-promises", "absolute-claims")


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
    (ReplySpelling(language.VOCABULARY), language.RULES, is_german)
    for language, is_german in [(en, False), (de, True), (es, False)]
]
_VOCABULARIES = tuple(language.VOCABULARY for language in (en, de, es))


def look(reply, *, staff_names=(), ours=""):
    """What stands against publishing a reply, in the order of its words.

    `ours` is the clinic's own telephone, address and the like, which may be given.
    """
    written = plain_letters(reply)
    places = {(start, end, code) for code, start, end in _by_rules(written)}
    named = people.found(written, staff_names=staff_names, ours=ours)
    places |= {(start, end, "identity") for start, end in named}
    return list(_each_once(written, sorted(places)))


def _by_rules(written):
    text = Text(written, _VOCABULARIES)
    sentences = list(text.sentences)
    for spelling, rules, is_german in _LANGUAGES:
        for words in sentences:
            sentence = Sentence(words, spelling)
            is_question = _is_question(text, sentence)
            for rule in rules:
                for span in rule.spans(sentence.words, is_question):
                    start, end = text.folded.place(*sentence.place(*span))
                    if not (is_german and _is_of_others(written, start, end)):
                        yield rule.code, start, end
            if spelling is _LANGUAGES[0][0]:
                yield from _promises(text, sentence)


def _promises(text, sentence):
    first, last = text.folded.place(sentence.tokens[0][1], sentence.tokens[-1][2])
    passage = Passage(text.written[first:last])
    for rule in map(language_rules().get, _PROMISES):
        for hit in rule.find(passage):
            yield "promise", first + hit.start, first + hit.end


def _is_question(text, sentence):
    end = sentence.tokens[-1][2]
    return "?" in text.folded.cased[end : end + 3]


def _is_of_others(written, start, end):
    """In German "sie" and "ihr" in small letters speak of others, where capitals are written."""
    said = written[start:end].replace(",", " ").split()
    formal = [word for word in said if word.lower().startswith(("sie", "ihr", "ihn"))]
    informal = any(word.lower().startswith(("du", "dein", "dir", "dich", "eu")) for word in said)
    if not formal or informal or written == written.lower():
        return False
    return all(word[0].islower() for word in formal)


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
    return "\n".join([clinic.phone, clinic.email, clinic.address, clinic.booking_url])
