"""A language's way with words: how Postgres reads it, and words as people type them."""

import unicodedata

CONFIGURATIONS = {"en": "english", "de": "german", "es": "spanish", "ar": "arabic"}


def configuration(language):
    return CONFIGURATIONS.get(language, "simple")


def fold(text):
    """Lower case without accents, for comparing words as people type them."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(
        character for character in decomposed if not unicodedata.combining(character)
    ).lower()


def folded_with_places(text):
    """The folded text, and for each of its characters where it stands in the text."""
    letters, places = [], []
    for place, character in enumerate(text):
        for letter in fold(character):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places
