"""Which texts are related: computed when one changes, for it and for its neighbours.

Two texts are related by what both are about (features, the rarer the more), by their words, and by
links from one to the other. Candidates come from the rarest of these alone, so that the work stays
the same however many texts there are; each candidate is then weighed exactly. A text's list and its
place in its neighbours' lists are written together.

What documents share (the frequencies, the lists) is written by one transaction at a time, and none
waits for another: whoever finds it taken puts its documents off, and they are settled after the
commit, or by the worker.
"""

import json
import logging
import math
import time
from collections import Counter
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils.functional import cached_property

from discovery.language import configuration
from discovery.models import Document, Feature, Frequency, Measure, Unsettled

logger = logging.getLogger("clinic.discovery")
# A list keeps spare candidates: what is not public at reading time is passed over. Where fewer are
# left of them, it is computed anew.
KEPT, FEW = 24, 10
# Below this two texts have nothing to do with each other. What somebody named (a tag, a link) says
# that they have more surely than words do, and counts that many times here.
FLOOR, NAMED = 0.06, 4

# -- What tells how much, as measured by `benchmarks/relatedness.py`; no figure is finer than that.

# The kinds of features. "link" is a page that both lead to, "within" the whole that both treat
# parts of.
WEIGHTS = {"tag": 1.0, "entry": 0.8, "topic": 0.6, "ref": 0.6, "within": 1.0, "link": 0.3}
ABOUT, DIRECT_LINK, SAME_SERIES, SAME_AUTHOR = 0.2, 0.03, 0.1, 0.005
# A single common tag says little even where it is all there is: so much of the rarest feature's
# square is added to the product of two lengths.
RESERVE = 0.5
# A text's length counts so much beside the usual one (pivoted normalisation): a definition of ten
# words is not the nearest to everything that has one of them.
SLOPE = 0.65
# That a text speaks of all that another's title names.
TITLE = 0.1

# -- What is looked at, at most.

# Of each feature so many documents, the latest; what more have is no word to look for others by,
# and words are tried while those that have them are not too many, all in all.
CANDIDATES_EACH, CANDIDATES_BY_WORDS = 500, 2000
FEATURES_TRIED, WORDS_TRIED = 12, 20
WORDS_COMPARED, COMPARED = 200, 60
REASONS = 8
BATCH = 20

_LOCK = 710_207_002
# `discovery_presence` tells how much of a text a word is, from 0 to 1: by how often it stands
# there, most in the title.
_WORDS = """
SELECT lexeme, discovery_presence(weights), 'A' = ANY(weights)
FROM discovery_document, unnest(vector)
WHERE id = %s AND length(lexeme) <= 60 ORDER BY 2 DESC, 1 LIMIT 3000
"""
_FREQUENCIES = """
SELECT key, documents, length FROM discovery_frequency WHERE scope = %s AND key = ANY(%s)
"""
_MORE = """
INSERT INTO discovery_frequency AS f (scope, key, documents, length)
SELECT %s, key, 1, 0 FROM unnest(%s::text[]) AS key
ON CONFLICT (scope, key) DO UPDATE SET documents = f.documents + 1
"""
_FEWER = """
UPDATE discovery_frequency SET documents = greatest(0, documents - 1)
WHERE scope = %s AND key = ANY(%s)
"""
_LENGTH = (
    "UPDATE discovery_frequency SET length = greatest(0, length + %s) WHERE scope = %s AND key = ''"
)
# A first guess at the score. All that have a word are gathered before any is looked at: a limit
# would tempt the planner to read the whole table for a rare word.
_BY_FEATURE = """
SELECT found.document_id AS id, own.share
FROM unnest(%s::text[], %s::float8[]) AS own(key, share), LATERAL (
    SELECT document_id FROM discovery_feature f WHERE f.scope = %s AND f.key = own.key
    ORDER BY document_id DESC LIMIT %s) found
"""
_BY_WORD = """
SELECT id, %s FROM discovery_document WHERE vector @@ %s::tsquery AND kind = %s AND language = %s
"""
_BEST = """
SELECT id FROM ({}) found WHERE id <> %s GROUP BY id ORDER BY sum(share) DESC, id DESC LIMIT %s
"""
_WEIGHED = """
SELECT d.id, d."group", d.path, m.words_length, coalesce(m.features_length, 0),
    shared.product, shared.theirs / greatest(m.title_rarity, 1), shared.ours
FROM discovery_document d LEFT JOIN discovery_measure m ON m.document_id = d.id, LATERAL (
    SELECT coalesce(sum(presence * own.value), 0) AS product,
        coalesce(sum(own.rarity) FILTER (WHERE word.place <= m.title_words), 0) AS theirs,
        coalesce(sum(own.rarity) FILTER (WHERE own.place <= %s), 0) AS ours
    FROM unnest(m.words, m.presences) WITH ORDINALITY AS word(word, presence, place)
    JOIN unnest(%s::text[], %s::float8[], %s::float8[]) WITH ORDINALITY
        AS own(word, value, rarity, place) USING (word)
) shared
WHERE d.id = ANY(%s)
"""
_FORGET = """
DELETE FROM discovery_related WHERE document_id = %(id)s AND other_id <> ALL(%(others)s)
    OR other_id = %(id)s AND document_id <> ALL(%(others)s)
RETURNING document_id
"""
# A document that is being taken out at this moment is passed over, not waited for. A neighbour
# whose list is full of better ones keeps it as it is.
_WRITE = """
INSERT INTO discovery_related AS r (document_id, other_id, score, reasons)
SELECT new.* FROM unnest(%(documents)s::bigint[], %(others)s::bigint[], %(scores)s::float8[],
    %(reasons)s::jsonb[]) AS new(document, other, score, reasons)
WHERE new.document + new.other - %(id)s IN (
    SELECT id FROM discovery_document WHERE id = ANY(%(ids)s) FOR KEY SHARE SKIP LOCKED)
AND (SELECT count(*) FROM discovery_related better
     WHERE better.document_id = new.document AND better.other_id <> new.other
     AND (better.score, -better.other_id) > (new.score, -new.other)) < %(kept)s
ON CONFLICT (document_id, other_id) DO UPDATE
SET score = excluded.score, reasons = excluded.reasons
WHERE (r.score, r.reasons) IS DISTINCT FROM (excluded.score, excluded.reasons)
"""
# An array of ids, looked up once: as a join it took seconds while the table had no statistics.
_TRIM = """
DELETE FROM discovery_related WHERE id = ANY(ARRAY(
    SELECT id FROM (
        SELECT id, row_number() OVER (
            PARTITION BY document_id ORDER BY score DESC, other_id) AS place
        FROM discovery_related WHERE document_id = ANY(%s)
    ) ranked WHERE place > %s))
"""
# One that is being written at this moment is put off by whoever writes it.
_ALONE = """
UPDATE discovery_document d SET is_alone = now.alone FROM (
    SELECT id, NOT EXISTS (SELECT FROM discovery_related WHERE document_id = seen.id) AS alone
    FROM discovery_document seen WHERE id = ANY(%s) FOR NO KEY UPDATE SKIP LOCKED
) now WHERE d.id = now.id AND d.is_alone <> now.alone
"""

# -- Everything anew. Counting is one statement, whose memory Postgres bounds.

_MEASURED_AT_ONCE = 1000
_NOTHING = "DELETE FROM discovery_frequency"
_COUNT_ALL = """
INSERT INTO discovery_frequency (scope, key, documents, length)
SELECT scope, key, count(*), 0 FROM (
    SELECT scope, key FROM discovery_feature
    UNION ALL SELECT kind || '/' || language, 'word:' || lexeme
    FROM discovery_document, unnest(vector) WHERE length(lexeme) <= 60
) keys GROUP BY scope, key
"""
_COUNT_DOCUMENTS = """
INSERT INTO discovery_frequency (scope, key, documents, length)
SELECT kind || '/' || language, '', count(*), 0 FROM discovery_document GROUP BY kind, language
"""
# What has been counted has a measure; its words stay as they were till it is measured.
_UNMEASURED = """
INSERT INTO discovery_measure
    (document_id, features_length, words, presences, title_words, title_rarity)
SELECT id, 0, '{}', '{}', 0, 0 FROM discovery_document
ON CONFLICT (document_id) DO UPDATE SET words_length = NULL
"""
# Measuring reads many of these at once: without statistics it took hours.
_KNOWN = "ANALYZE discovery_frequency, discovery_measure"
# As `_Own` measures one. The frequencies are read once for all, not looked up word by word.
_MEASURE = """
WITH of_words AS MATERIALIZED (
    SELECT f.scope, substr(f.key, 6) AS lexeme,
        ln(1 + every.documents::float8 / f.documents) AS rarity
    FROM discovery_frequency f JOIN discovery_frequency every
        ON every.scope = f.scope AND every.key = ''
    WHERE f.key LIKE 'word:%%'
), word AS (
    SELECT d.id, lexeme, presence, rarity, titled, row_number() OVER (
        PARTITION BY d.id ORDER BY titled DESC, presence * rarity DESC, lexeme) AS place
    FROM discovery_document d CROSS JOIN unnest(d.vector) CROSS JOIN LATERAL (
        SELECT discovery_presence(weights) AS presence, 'A' = ANY(weights) AS titled) this
    JOIN of_words USING (lexeme)
    WHERE d.id = ANY(%(ids)s) AND scope = d.kind || '/' || d.language
), words AS (
    SELECT id, sqrt(sum((presence * rarity) ^ 2)) AS length,
        array_agg(lexeme ORDER BY place) FILTER (WHERE place <= %(kept)s) AS words,
        array_agg(presence ORDER BY place) FILTER (WHERE place <= %(kept)s) AS presences,
        count(*) FILTER (WHERE titled AND place <= %(kept)s) AS title_words,
        sum(rarity) FILTER (WHERE titled AND place <= %(kept)s) AS title_rarity
    FROM word GROUP BY id
), measured AS (
    UPDATE discovery_measure m SET
        words_length = coalesce(words.length, 0),
        words = coalesce(words.words, '{}'), presences = coalesce(words.presences, '{}'),
        title_words = coalesce(words.title_words, 0),
        title_rarity = coalesce(words.title_rarity, 0),
        features_length = coalesce((
            SELECT sqrt(sum((mine.weight * kind.weight
                * ln(1 + every.documents::float8 / f.documents)) ^ 2))
            FROM discovery_feature mine
            JOIN unnest(%(kinds)s::text[], %(weights)s::float8[]) AS kind(name, weight)
            ON kind.name = split_part(mine.key, ':', 1)
            JOIN discovery_frequency f ON f.scope = mine.scope AND f.key = mine.key
            WHERE mine.document_id = d.id
            AND mine.key NOT IN (
                'link:' || d.kind || ':' || d."group", left('link:' || d.path, 200))), 0)
    FROM discovery_document d
    JOIN discovery_frequency every
        ON every.scope = d.kind || '/' || d.language AND every.key = ''
    LEFT JOIN words ON words.id = d.id
    WHERE d.id = ANY(%(ids)s) AND m.document_id = d.id
    RETURNING d.kind || '/' || d.language AS of, m.words_length
)
UPDATE discovery_frequency SET length = length + added FROM (
    SELECT of, sum(words_length) AS added FROM measured GROUP BY of) sums
WHERE scope = of AND key = ''
"""
_PUT_OFF_SCOPE = """
INSERT INTO discovery_unsettled (document_id, again) SELECT id, false FROM discovery_document
WHERE kind = %s AND language = %s AND id <> %s ON CONFLICT DO NOTHING
"""
_PUT_OFF_ALL = """
INSERT INTO discovery_unsettled (document_id, again) SELECT id, false FROM discovery_document
ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True)
class About:
    """That a text is about something: how it is called, how much, and how a sentence names it."""

    label: str
    weight: float = 1.0
    said: str = ""


@dataclass(frozen=True)
class _Owner:
    again: callable
    is_explained: bool


# Kind → who puts its documents in.
_owners = {}


def register(kind, again, *, is_explained=False):
    """Say who puts the documents of a kind in anew: a function of their group.

    What `is_explained` is mentioned by other texts under its names; when it comes, goes or is
    called otherwise, they are put in anew.
    """
    _owners[kind] = _Owner(again, is_explained)


def put_again(kind, group):
    """Have the documents of a group put in by their owner."""
    _owners[kind].again(group)


def scope_of(document):
    return f"{document.kind}/{document.language}"


def names_of(document):
    """The features under which others link to a document; it has them itself."""
    return _names(document.kind, document.group, document.path)


def _names(kind, group, path):
    return {f"link:{kind}:{group}", f"link:{path}"[:200]}


def weightiest_first(features):
    """Of a text with too many features the ones that tell least are left out."""
    return sorted(
        features.items(), key=lambda item: (-WEIGHTS.get(item[0].partition(":")[0], 1), item[0])
    )


def hold():
    """Take the one right to write what documents share, till the transaction's end; or learn that
    another has it."""
    return _rows("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])[0][0]


def _rows(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _run(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


# -- Frequencies -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Counted:
    """What the frequencies hold of a document."""

    scope: str = ""
    keys: frozenset = frozenset()
    length: float = 0


def counted(document):
    return _Own(document).counted if document else Counted()


def discount(was):
    """Take out of the frequencies what they held of a document that goes."""
    _recount(was, Counted(was.scope))
    _run(_LENGTH, [-was.length, was.scope])


def _recount(was, now):
    moved = was.scope != now.scope
    lost = was.keys if moved else was.keys - now.keys
    gained = now.keys if moved else now.keys - was.keys
    if lost:
        _run(_FEWER, [was.scope, sorted(lost)])
    if gained:
        _run(_MORE, [now.scope, sorted(gained)])


def _lengthen(was, own):
    changes = Counter({was.scope: -was.length})
    changes[own.scope] += own.words_length
    for scope, change in changes.items():
        if round(change, 6):
            _run(_LENGTH, [change, scope])


# -- One document ------------------------------------------------------------------------------


def settle_one(document, was=None):
    """Count a document and compute its list; `was` is what was counted of it, where that may be
    something else. `hold()` first."""
    own = _Own(document)
    was = was or own.counted
    _recount(was, Counted(own.scope, own.keys))
    own.measure()
    _lengthen(was, own)
    _write(document, sorted(own.related(), key=lambda pair: (-pair.score, pair.other))[: 2 * KEPT])
    Unsettled.objects.filter(document=document).delete()
    if not was.keys and own.total.bit_count() == 1:
        # There are twice as many as when the first lists were computed: what was rare is not.
        _run(_PUT_OFF_SCOPE, [document.kind, document.language, document.pk])


@dataclass
class _Pair:
    """A candidate, its score, and what makes it up."""

    other: int
    score: float = 0
    evidence: float = 0
    reasons: list = field(default_factory=list)

    def add(self, share, key, **words):
        self.score += share
        self.evidence += share * (1 if key == "text" else NAMED)
        self.reasons.append({"key": key, "share": round(share, 3), **words})

    @property
    def said(self):
        best = sorted(self.reasons, key=lambda reason: (-reason["share"], reason["key"]))
        return best[:REASONS]


class _Own:
    """A document, what it is about and how rare that is among its like."""

    def __init__(self, document):
        self.document, self.scope = document, scope_of(document)
        self.features = {feature.key: feature for feature in document.features.all()}
        rows = _rows(_WORDS, [document.pk])
        self.presence = {word: presence for word, presence, _titled in rows}
        self.title = {word for word, _presence, titled in rows if titled}

    @property
    def counted(self):
        measure = Measure.objects.filter(document=self.document).only("words_length").first()
        return Counted(self.scope, self.keys, measure.words_length or 0) if measure else Counted()

    @cached_property
    def keys(self):
        return frozenset(["", *self.features, *(f"word:{word}" for word in self.presence)])

    @cached_property
    def frequencies(self):
        return {
            key: (documents, length)
            for key, documents, length in _rows(_FREQUENCIES, [self.scope, list(self.keys)])
        }

    @cached_property
    def total(self):
        return max(1, self.frequency(""))

    @cached_property
    def usual_length(self):
        _documents, length = self.frequencies[""]
        return length / self.total or self.words_length

    def rarity(self, key):
        return math.log(1 + self.total / max(1, self.frequency(key)))

    def frequency(self, key):
        return self.frequencies.get(key, (1, 0))[0]

    @cached_property
    def values(self):
        """What each feature counts, before its weight in this text."""
        return {
            key: self.rarity(key) * WEIGHTS[kind]
            for key in self.features.keys() - names_of(self.document)
            if (kind := key.partition(":")[0]) in WEIGHTS
        }

    @cached_property
    def features_length(self):
        own = [value * self.features[key].weight for key, value in self.values.items()]
        return math.hypot(*own)

    @cached_property
    def rarities(self):
        return {word: self.rarity(f"word:{word}") for word in self.presence}

    @cached_property
    def words(self):
        """word → what it counts here: how much of the text it is times its rarity."""
        return {word: much * self.rarities[word] for word, much in self.presence.items()}

    @cached_property
    def words_length(self):
        return math.hypot(*self.words.values())

    @cached_property
    def heaviest(self):
        return sorted(self.words, key=lambda word: (-self.words[word], word))

    @cached_property
    def compared(self):
        """The title's words and the heaviest others: two texts are as near as these say."""
        order = sorted(
            self.words, key=lambda word: (word not in self.title, -self.words[word], word)
        )
        return order[:WORDS_COMPARED]

    @cached_property
    def title_words(self):
        return [word for word in self.compared if word in self.title]

    @cached_property
    def title_rarity(self):
        return sum(self.rarities[word] for word in self.title_words)

    def measure(self):
        measured = {
            "words_length": self.words_length,
            "features_length": self.features_length,
            "words": self.compared,
            "presences": [self.presence[word] for word in self.compared],
            "title_words": len(self.title_words),
            "title_rarity": self.title_rarity,
        }
        Measure.objects.bulk_create(
            [Measure(document=self.document, **measured)],
            update_conflicts=True,
            unique_fields=["document"],
            update_fields=list(measured),
        )

    def related(self):
        """A pair for each candidate that is near enough."""
        best = self._candidates()
        shared = self._shared_features(best)
        values = [self.words[word] * self.rarities[word] for word in self.compared]
        rarities = [self.rarities[word] for word in self.compared]
        own = [len(self.title_words), self.compared, values, rarities]
        for other, group, path, *lengths, product, theirs, ours in _rows(_WEIGHED, [*own, best]):
            if group != self.document.group:
                pair = _Pair(other)
                self._add_words(
                    pair, product, lengths[0], theirs + ours / max(1, self.title_rarity)
                )
                names = _names(self.document.kind, group, path)
                self._add_features(pair, shared.get(other, {}), lengths[1], names)
                if pair.evidence >= FLOOR:
                    pair.score = round(pair.score, 4)
                    yield pair

    def _candidates(self):
        """The best by their rarest features and heaviest words alone."""
        keys = sorted(self.features, key=lambda key: (self.frequency(key), key))
        keys = [key for key in keys if self.frequency(key) > 1][:FEATURES_TRIED]
        typical = self.features_length**2 + RESERVE * math.log(1 + self.total) ** 2
        shares = [
            ABOUT * self.values[key] ** 2 / typical if key in self.values else DIRECT_LINK
            for key in keys
        ]
        sql, values = [_BY_FEATURE], [keys, shares, self.scope, CANDIDATES_EACH]
        like = self.document.kind, self.document.language
        for word in self._tried_words():
            sql.append(_BY_WORD)
            values += [(self.words[word] / self.words_length) ** 2, _query(word), *like]
        best = _BEST.format(" UNION ALL ".join(sql))
        return [pk for (pk,) in _rows(best, [*values, self.document.pk, COMPARED])]

    def _tried_words(self):
        """The heaviest, as long as not too many have them; a rare one is always worth a look."""
        tried, left = [], CANDIDATES_BY_WORDS
        for word in self.heaviest:
            frequency = self.frequency(f"word:{word}")
            if 1 < frequency <= min(left, CANDIDATES_EACH):
                tried.append(word)
                left -= frequency
            if len(tried) == WORDS_TRIED:
                break
        return tried

    def _shared_features(self, others):
        shared = {}
        rows = Feature.objects.filter(document__in=others, key__in=list(self.features))
        for other, key, weight in rows.values_list("document_id", "key", "weight"):
            shared.setdefault(other, {})[key] = weight
        return shared

    def _add_words(self, pair, product, length, titles):
        # One that has not been counted yet is as long as most.
        lengths = [self.words_length, self.usual_length if length is None else length]
        pivots = [(1 - SLOPE) * self.usual_length + SLOPE * length for length in lengths]
        if product:
            pair.add(product / math.prod(pivots) + TITLE * titles, "text")

    def _add_features(self, pair, shared, length, names):
        both = self.features_length * length + RESERVE * math.log(1 + self.total) ** 2
        own_names = names_of(self.document)
        for key, weight in shared.items():
            feature, kind = self.features[key], key.partition(":")[0]
            if kind == "series":
                pair.add(SAME_SERIES, key, label=feature.label)
            elif kind == "author":
                pair.add(SAME_AUTHOR, key, label=feature.label)
            elif key in names | own_names:
                _add_link(pair, "to" if key in names else "from")
            elif key in self.values:
                product = self.values[key] ** 2 * feature.weight * weight
                words = {"said": feature.said} if feature.said else {}
                pair.add(ABOUT * product / both, key, label=feature.label, **words)


def _add_link(pair, direction):
    """One from either side: a second one adds nothing."""
    if not any(reason["key"] in ("to", "from") for reason in pair.reasons):
        pair.add(DIRECT_LINK, direction)


def _query(word):
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _write(document, pairs):
    others = [pair.other for pair in pairs]
    left = {pk for (pk,) in _rows(_FORGET, {"id": document.pk, "others": others})}
    if pairs:
        _write_pairs(document, pairs, others)
    _run(_ALONE, [[document.pk, *others, *left - set(others)]])


def _write_pairs(document, pairs, others):
    mirrored = {"to": "from", "from": "to"}
    there = [
        [{**reason, "key": mirrored.get(reason["key"], reason["key"])} for reason in pair.said]
        for pair in pairs
    ]
    reasons = [pair.said for pair in pairs] + there
    _run(
        _WRITE,
        {
            "id": document.pk,
            "ids": others,
            "documents": [document.pk] * len(pairs) + others,
            "others": others + [document.pk] * len(pairs),
            "scores": [pair.score for pair in pairs] * 2,
            "reasons": [json.dumps(reason) for reason in reasons],
            "kept": KEPT,
        },
    )
    _run(_TRIM, [[document.pk, *others], KEPT])


# -- Later -------------------------------------------------------------------------------------


def put_off(documents):
    """Have these documents put in again: after the commit, or by the worker."""
    Unsettled.objects.bulk_create(
        [Unsettled(document_id=pk) for pk in documents if pk],
        update_conflicts=True,
        unique_fields=["document"],
        update_fields=["again"],
    )


def put_off_neighbours(document):
    """A document goes: whoever is left with few neighbours looks for others."""
    _run(
        """
        INSERT INTO discovery_unsettled (document_id, again)
        SELECT mine.document_id, false FROM discovery_related mine WHERE mine.other_id = %s
        AND (SELECT count(*) FROM discovery_related r WHERE r.document_id = mine.document_id) <= %s
        ON CONFLICT DO NOTHING
        """,
        [document.pk, FEW],
    )


def explained(document):
    """What other texts take from a document that explains something: its names, its whole."""
    owner = document and _owners.get(document.kind)
    if not owner or not owner.is_explained:
        return None
    wholes = document.features.filter(key__startswith="within:").values_list("key", flat=True)
    return frozenset(document.names), frozenset(wholes)


def put_off_mentions(document, was, now):
    """Other texts speak of what the document explains, under these names."""
    if was == now:
        return
    names = sorted({name for side in (was, now) if side for name in side[0]})
    language = configuration(document.language)
    phrases = " || ".join(["phraseto_tsquery(%s::regconfig, %s)"] * len(names))
    _run(
        f"""
        INSERT INTO discovery_unsettled (document_id, again) SELECT id, true FROM discovery_document
        WHERE language = %s AND id <> %s AND kind = ANY(%s) AND vector @@ ({phrases})
        ON CONFLICT (document_id) DO UPDATE SET again = true
        """,  # noqa: S608  (placeholders alone)
        [
            *(document.language, document.pk, list(_owners)),
            *(part for name in names for part in (language, name)),
        ],
    )


def settle(*, seconds=math.inf, progress=lambda done, total: None):
    """Compute the lists that were put off, some at a time; returns how many.

    What was done stays done: it may be stopped at any time, and started again.
    """
    done, total, until = 0, Unsettled.objects.count(), time.monotonic() + seconds
    while time.monotonic() < until and (settled := _settle_some()):
        done += settled
        progress(done, max(done, total))
    return done


@transaction.atomic
def _settle_some():
    if not hold():
        return 0  # another is at it, and what it leaves is found the next time
    waiting = dict(Unsettled.objects.order_by("document").values_list("document", "again")[:BATCH])
    documents = Document.objects.defer("vector", "title_vector", "text").in_bulk(list(waiting))
    for document in documents.values():
        try:
            with transaction.atomic():
                _settle(document, again=waiting[document.pk])
        except Exception:  # one bad text does not hold up the others
            logger.exception("The related list of %s was not computed", document.path)
    Unsettled.objects.filter(document__in=documents).delete()
    return len(documents)


def _settle(document, *, again):
    owner = _owners.get(document.kind)
    if again and owner:
        owner.again(document.group)
    else:
        settle_one(document)


@transaction.atomic
def recount():
    """Count everything anew. `measure` what was counted; lists stay as they are till they are
    computed."""
    _wait()
    for sql in (_NOTHING, _COUNT_ALL, _COUNT_DOCUMENTS, _UNMEASURED, _KNOWN):
        _run(sql, [])


def measure(progress=lambda done, total: None):
    """Measure what was counted anew. It may be stopped at any time, and started again."""
    missing = _unmeasured().order_by("pk").values_list("pk", flat=True)
    done, total, last = 0, missing.count(), 0
    while ids := list(missing.filter(pk__gt=last)[:_MEASURED_AT_ONCE]):
        _measure_some(ids)
        done, last = done + len(ids), ids[-1]
        progress(done, max(done, total))


@transaction.atomic
def _measure_some(ids):
    _wait()
    ids = list(_unmeasured().filter(pk__in=ids).values_list("pk", flat=True))
    kinds, weights = list(WEIGHTS), list(WEIGHTS.values())
    _run(_MEASURE, {"ids": ids, "kept": WORDS_COMPARED, "kinds": kinds, "weights": weights})


def _unmeasured():
    return Measure.objects.filter(words_length=None)


def _wait():
    while not hold():
        time.sleep(0.1)


def is_uncounted():
    """Whether nothing is counted although there are documents: after an upgrade that measures
    otherwise. Until then every word looks rare."""
    return not Frequency.objects.exists() and Document.objects.exists()


def put_off_all():
    """Have all lists computed anew."""
    _run(_PUT_OFF_ALL, [])
