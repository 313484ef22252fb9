"""The forms that a name takes in a sentence: plurals, cases, spellings. English well, German and
Spanish as far as a few endings carry."""

import re

# As anatomy forms them: gyri, testes, septa, cortices, amygdalae, ganglia, foramina.
_CLASSICAL = [
    *[("us", "i"), ("is", "es"), ("um", "a"), ("ex", "ices"), ("ix", "ices"), ("a", "ae")],
    *[("ion", "ia"), ("en", "ina"), ("oma", "omata")],
]
# One of these in a name stands for the other in a text, and the other way round.
_BRITISH = {
    "behaviour": "behavior",
    "isation": "ization",
    "colour": "color",
    "haem": "hem",
    "coeruleus": "ceruleus",
    "centre": "center",
    "grey": "gray",
    "tumour": "tumor",
    "programme": "program",
    "modelling": "modeling",
    "oestr": "estr",
    "labour": "labor",
    "paed": "ped",
    "counselling": "counseling",
    "foet": "fet",
    "analyse": "analyze",
}
_SPELT = _BRITISH | {american: british for british, american in _BRITISH.items()}
_SPELT_SO = re.compile("|".join(sorted(_SPELT, key=len, reverse=True)))
_PREPOSITIONS = {
    "en": {"of", "in", "for", "with", "to", "by", "on", "from", "at"},
    "es": {"de", "del", "en", "con", "por", "para", "a", "al"},
}
_ADJECTIVE = re.compile(r"(\w{3,})(?:e|er|es|en|em)")
_UMLAUTS = {"au": "äu", "a": "ä", "o": "ö", "u": "ü"}


def inflected(words, language):
    """Other forms of the words of a name, each as a tuple of as many words."""
    forms = _BY_LANGUAGE.get(language)
    return dict.fromkeys(forms(words)) if forms else ()


# -- English -----------------------------------------------------------------------------------


def _english(words):
    for spelt in _spelt(words):
        yield spelt
        place = _head(spelt, _PREPOSITIONS["en"])
        if all(word.endswith("us") for word in spelt) and len(spelt) > 1:  # loci coerulei
            yield tuple(f"{word[:-2]}i" for word in spelt)
        for form in _of_an_english_noun(spelt[place]):
            yield (*spelt[:place], form, *spelt[place + 1 :])


def _spelt(words):
    """The words as the British and as the Americans write them."""
    yield words
    text = " ".join(words)
    if _SPELT_SO.search(text):
        yield tuple(_SPELT_SO.sub(lambda match: _SPELT[match[0]], text).split(" "))


def _head(words, prepositions):
    """The place of the noun that is inflected: nuclei of the solitary tract."""
    ahead = next((place for place, word in enumerate(words) if word in prepositions), len(words))
    return max(ahead - 1, 0)


def _of_an_english_noun(word):
    if word[1:] != word[1:].lower():
        yield f"{word}s"
        return
    if re.search(r"[^aeiou]y$", word):
        yield f"{word[:-1]}ies"
    elif re.search(r"(?:s|x|z|ch|sh)$", word):
        yield f"{word}es"
    else:
        yield f"{word}s"
    if len(word) > 4:
        for ending, plural in _CLASSICAL:
            if word.endswith(ending):
                yield word[: -len(ending)] + plural
            if word.endswith(plural) and plural != "a" and len(plural) > 1:
                yield word[: -len(plural)] + ending
        if word.endswith("ies"):
            yield f"{word[:-3]}y"
        elif re.search(r"[^sui]s$", word):
            yield word[:-1]


# -- German ------------------------------------------------------------------------------------


def _german(words):
    """Each adjective with the same ending, and the noun in its cases."""
    place = next((n for n, word in enumerate(words) if word[0].isupper()), len(words) - 1)
    adjectives = [_ADJECTIVE.fullmatch(word) for word in words[:place]]
    endings = ("e", "er", "es", "en", "em") if adjectives and all(adjectives) else (None,)
    for noun in (words[place], *_of_a_german_noun(words[place])):
        for ending in endings:
            ahead = words[:place] if ending is None else [f"{m[1]}{ending}" for m in adjectives]
            yield (*ahead, noun, *words[place + 1 :])


def _of_a_german_noun(word):
    if word[1:] != word[1:].lower():
        yield f"{word}s"
    elif word.endswith("e"):
        yield from (f"{word}n", f"{word}s", f"{word}ns")
    elif re.search(r"(?:ung|heit|keit|schaft|ion|tät|ur|enz|anz|ie|ik)$", word):
        yield from (f"{word}en", f"{word}n")
    elif classical := re.search(r"(?:us|is|um|ex|ix|a)$", word):
        stem, ending = word[: classical.start()], classical[0]
        plurals = {"us": ["i", "en"], "is": ["en", "es"], "um": ["a", "en", "ums"]}
        plurals |= {"a": ["ae", "en", "as"], "ex": ["izes", "ices"], "ix": ["izes", "ices"]}
        yield from (stem + plural for plural in plurals[ending])
    else:
        yield from (word + ending for ending in ("s", "es", "e", "en", "n", "er", "ern"))
        if umlaut := _with_umlaut(word):
            yield from (umlaut + ending for ending in ("", "n", "e", "en", "er", "ern"))


def _with_umlaut(word):
    """“Zwänge” of “Zwang”: its last vowel changes."""
    match = re.fullmatch(r"(.*?)(au|a|o|u)([^aeiouäöü]*)", word, re.IGNORECASE)
    if match is None:
        return None
    before, vowel, after = match.groups()
    umlaut = _UMLAUTS[vowel.lower()]
    return before + (umlaut.capitalize() if vowel[0].isupper() else umlaut) + after


# -- Spanish -----------------------------------------------------------------------------------


def _spanish(words):
    """The noun and its adjectives, up to a preposition, agree: cortezas prefrontales."""
    ahead = _head(words, _PREPOSITIONS["es"]) + 1
    yield (*map(_spanish_plural, words[:ahead]), *words[ahead:])
    yield (_spanish_plural(words[0]), *words[1:])
    yield (*map(_spanish_singular, words[:ahead]), *words[ahead:])


def _spanish_plural(word):
    if word.endswith("ión"):
        return f"{word[:-3]}iones"
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    if word.endswith("s"):
        return word
    return f"{word}s" if word[-1] in "aeiouáéó" else f"{word}es"


def _spanish_singular(word):
    if word.endswith("iones"):
        return f"{word[:-5]}ión"
    if re.search(r"[lrnd]es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[aeo]s$", word) else word


_BY_LANGUAGE = {"en": _english, "de": _german, "es": _spanish}
