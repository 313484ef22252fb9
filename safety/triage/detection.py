# ruff: noqa: E501  (the small words of a language stand on one line)
"""The language of a text, by its small words and letters: a guess, and the same one every time."""

import re
from functools import cache, lru_cache

_OURS = {
    "en": "the a an and of to in is it that was for on are with as i his they be at this have from or had by but not what all were we when your can said there use each which she do how their if will up other about out many then them these so some her would make like him into has look more go see way could people than been im gonna my who its now find down did get come made may part thank thanks you great me am just because very article page good really feel helpful i'm i don't can't doesn't isn't it's that's i've am wanna want wish why does never interesting think know",
    "de": "der die das und ist nicht ein eine ich sie er es wir ihr zu von mit den dem des im auf für sich auch als an nach wie bei aus oder wenn aber kann noch nur so über mir mich mein meine war hat haben habe sind wird werden dass daß schon sehr mehr man vor zum zur bin bis doch diese dieser dieses danke artikel gut toll uns euch ihnen keine kein was wer warum hilft fuer ueber weil durch einen einem einer gibt ja nein bitte will in so an am habe hab einfach wieder jetzt heute ohne man mal seit immer",
    "es": "el la los las un una y de que en es no se por con para su lo como más pero sus le ya o este sí porque esta entre cuando muy y a o al he ha voy va años año ahora hace bien mucho mucha vida vez ojalá despues hoy ayer día días casi muero quieren así aquí solo sólo nunca siempre siento tiene hijo hija sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras otra él tanto esa estos mucho quienes nada muchos cual poco ella estar estas algunas algo nosotros vivir morir no mi mis tú te ti tu tus gracias artículo bueno buena soy estoy tengo está son fue del al mas tambien si puedo quiero",
}
# Small words of neighbours that ours do not have.
_OTHERS = (
    "je tu il elle nous vous les des du est et une dans pour pas que qui sur avec ce cette mais ou où très merci suis être c'est j'ai au aux plus sont ne bonjour votre mon ma mes toujours depuis comme tout bien beaucoup "
    "sono che di e il gli per non una è del della nel con mi ti ma come anche più questo questa molto grazie ho hai ha perché io sempre quando dei delle "
    "não uma um os as do da dos das em para com por mais mas você eu meu minha muito obrigado obrigada também isso são está ele ela foi quando porque "
    "het een van niet ik je jij zijn dat deze voor met maar ook naar heb heeft wordt wij mijn bedankt erg goed veel als nog door geen "
    "nie się jest na że to i w z jak ale co czy tak już mam bardzo dziękuję mnie ten od za po przez "
    "ve bir bu için çok ben değil mi ne da de var gibi ama daha teşekkürler bana benim olarak "
    "och att det som en på är av för med till den inte jag har om ett men så tack "
    "og at det er en på i jeg ikke til har med for av den et som tak takk "
    "și nu este pe cu la care mai din sunt foarte pentru că mulțumesc "
    "a az hogy nem és egy van de ez is meg csak nagyon köszönöm "
    "ja on ei se että en mutta hän kun niin kiitos olen "
    "je se na to že v s z do si ale jsem není děkuji velmi "
    "yang dan di ini itu dengan untuk tidak saya dari pada terima kasih ada akan "
)
_LETTERS = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OURS_LETTERS = re.compile(r"[a-zäöüßáéíóúñçàèêôâëïœæ]")
_LETTERS_OF = {"de": "äöüß", "es": "ñ¿¡áíóú"}
_ENOUGH, _FEW, _SHORT, _SHARE = 4, 3, 6, 0.12
# As much as it takes: the rest is the same language, or a second one that is found by its words.
_LONGEST = 2_000


@cache
def _vocabulary():
    ours = {language: frozenset(words.split()) for language, words in _OURS.items()}
    every = frozenset().union(*ours.values())
    return ours, frozenset(_OTHERS.split()) - every


def language_of(text):
    """ "en", "de" or "es"; "" where it is too short to tell; None for any other."""
    text = text[:_LONGEST].lower()
    letters = _LETTERS.findall(text)
    if len(letters) < _ENOUGH:
        return None if any(ord(letter) > 0x24F for letter in letters) and len(letters) > 1 else ""
    if sum(bool(_OURS_LETTERS.match(letter)) for letter in letters) < 0.8 * len(letters):
        return None
    words = [word.replace("’", "'") for word in _WORDS.findall(text)]
    ours, others = _vocabulary()
    counts = {
        language: sum(word in known or word.split("'")[0] in known for word in words)
        for language, known in ours.items()
    }
    for language, letters in _LETTERS_OF.items():
        counts[language] += any(letter in text for letter in letters)
    best = max(counts, key=counts.get)
    strange = sum(word in others for word in words)
    if len(words) < _FEW:
        return best if counts[best] else ""
    if strange > counts[best] + (len(words) < _SHORT):
        return None
    if counts[best] >= _SHARE * len(words):
        return best
    return "" if len(words) < _SHORT else None


def languages_of(words):
    """Those of ours that a sentence may be in, by its small words: all where they are too few."""
    counts = dict.fromkeys(_OURS, 0)
    for word in words:
        for language in _known_in(word):
            counts[language] += 1
    most = max(counts.values())
    return {language for language, count in counts.items() if 2 * count >= most or most < _FEW}


@lru_cache(maxsize=8_000)
def _known_in(word):
    ours, _ = _vocabulary()
    return tuple(language for language, known in ours.items() if word in known)
