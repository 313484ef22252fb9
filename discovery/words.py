"""The words of the public texts, and the nearest of them to a word that none of the texts has.

Two words are near when both are the same without one or two of their letters (the method is known
as SymSpell): what is left is kept with each word, so that looking up is one visit to an index.
"""

import re
from itertools import combinations

from django.db import connection

from discovery.language import configuration, fold

SHORTEST, LONGEST = 4, 30
# Only the beginning is looked at for the first choice; the distance is of the whole words.
BEGINNING = 7
MOST_CANDIDATES = 400
_WORD = re.compile(r"[^\W\d_]+")

LEARN = """
INSERT INTO discovery_word AS w (language, word, since, keys)
SELECT %s, new.word, %s, string_to_array(new.keys, ' ')
FROM unnest(%s::text[], %s::text[]) AS new(word, keys)
ON CONFLICT (language, word) DO UPDATE SET since = excluded.since WHERE w.since > excluded.since
"""
KNOWN = "SELECT word FROM discovery_word WHERE language = %s AND since <= %s AND word = ANY(%s)"
FORGET = """
DELETE FROM discovery_word w WHERE NOT EXISTS (
    SELECT FROM discovery_document d
    WHERE d.language = w.language AND d.vector @@ plainto_tsquery(%s::regconfig, w.word)
) AND w.language = %s
"""


def words_in(text):
    """The distinct words of a text that are worth correcting others to."""
    found = set(_WORD.findall(fold(text)))
    return {word for word in found if SHORTEST <= len(word) <= LONGEST}


def learn(language, text, *, since):
    """Take in a text's words. `relatedness.hold()` first: of two that take in the same new words
    one would have to wait for the other, or each for the other."""
    found = words_in(text)
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [language, since, list(found)])
        new = sorted(found - {row[0] for row in cursor})
        if new:
            keys = [" ".join(sorted(keys_of(word))) for word in new]
            cursor.execute(LEARN, [language, since, new, keys])


def forget():
    """Take out the words that no text has any more; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT language FROM discovery_word")
        gone = 0
        for (language,) in cursor.fetchall():
            cursor.execute(FORGET, [configuration(language), language])
            gone += cursor.rowcount
    return gone


def slips(word):
    """How many letters may be wrong in a word for it to be corrected."""
    return 0 if len(word) < SHORTEST or len(word) > LONGEST else 1 if len(word) == SHORTEST else 2


def keys_of(word, most=2):
    """What is left of the word's beginning without up to `most` letters."""
    start = word[:BEGINNING]
    return {
        "".join(letters)
        for left_out in range(most + 1)
        for letters in combinations(start, len(start) - left_out)
    }


def nearest(word, candidates, most=4):
    """The candidates within the slips that the word allows, the likeliest first."""
    allowed = slips(word)
    near = [(distance(word, other, allowed), other) for other in candidates]
    # People seldom err in the first letter.
    ranked = sorted((d, other[0] != word[0], other) for d, other in near if 0 < d <= allowed)
    return [(d, other) for d, _first, other in ranked[:most]]


def distance(one, two, most):
    """Letters to put in, leave out, change or swap to come from one word to the other.

    Only the cells within `most` of the diagonal are filled in, so it is linear in their length.
    """
    too_many = most + 1
    if abs(len(one) - len(two)) > most:
        return too_many
    before, above = {}, {column: column for column in range(most + 1)}
    for row, letter in enumerate(one, 1):
        line = {0: row} if row <= most else {}
        for column in range(max(1, row - most), min(len(two), row + most) + 1):
            other = two[column - 1]
            best = min(
                above.get(column, too_many) + 1,
                line.get(column - 1, too_many) + 1,
                above.get(column - 1, too_many) + (letter != other),
            )
            swapped = row > 1 and column > 1 and letter == two[column - 2] and one[row - 2] == other
            if swapped:
                best = min(best, before.get(column - 2, too_many) + 1)
            line[column] = best
        before, above = above, line
    return min(above.get(len(two), too_many), too_many)
