"""Searching the documents: what was asked, what it may have meant, and what there is of it.

A search looks at the best of what matches: those with the words in their titles, and the latest of
the others, up to `MOST` each; for a phrase and a -word it reads the latest `READ` that have the
words. So a word that stands in every text costs no more than a rare one.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import connection
from django.utils import timezone

from discovery import words
from discovery.language import configuration, fold

LONGEST, MOST_UNITS = 200, 12
MOST, READ = 500, 2000
CORRECTED = 3  # so many words of a search at most
MOST_NAMES = 12
# The longest name that is looked for in what was asked, in words.
NAME_WORDS = 5
FIRST_YEAR, LAST_YEAR = 1900, 2200
FACETS = ("kind", "topic", "author", "region", "year")
_ASKING = re.compile(
    r"^(?:(?:what(?: s| is| are| does)|define|meaning of|was (?:ist|sind|bedeutet)|que (?:es|son))"
    r"(?: the| an?| die| der| das| eine?| el| la| los| las)? )"
)
_TOKEN = re.compile(r'(?<!\S)-?"[^"]+"|\S+')

PUBLIC = (
    "public_from <= statement_timestamp()"
    " AND (public_until IS NULL OR public_until > statement_timestamp())"
)


# -- What was asked ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Unit:
    """Words that count as one: a word, a phrase, or a name with what else the thing is called."""

    text: str
    is_phrase: bool = False
    names: tuple[str, ...] = ()

    def sql(self, language, *, in_order=True):
        """A tsquery of it, and its parameters; phrases in their order, or just all their words."""
        phrase = "phraseto_tsquery" if in_order else "plainto_tsquery"
        kind = phrase if self.is_phrase else "plainto_tsquery"
        asked = [(kind, self.text), *[(phrase, name) for name in self.names]]
        parts = [f"{function}(%s::regconfig, %s)" for function, _text in asked]
        return f"({' || '.join(parts)})", [x for _f, text in asked for x in (language, text)]


@dataclass(frozen=True)
class Asked:
    """A search as it was typed, taken apart. Folded, so that it is text in lower case only."""

    language: str
    units: tuple[Unit, ...] = ()
    unwanted: tuple[Unit, ...] = ()
    # {word as typed: word that was meant instead}
    corrections: dict = field(default_factory=dict)

    @property
    def core(self):
        """What it is about: “amygdala” where somebody asked “what is the amygdala”."""
        return _ASKING.sub("", " ".join(unit.text for unit in self.units))

    @property
    def has_to_be_read(self):
        """Whether the index alone cannot say what matches, or how much of it is left."""
        return bool(self.unwanted) or any(unit.is_phrase or unit.names for unit in self.units)

    def sql(self, *, strict, in_order=True):
        """The tsquery for all of the units, or for any of them; nothing that is unwanted."""
        config = configuration(self.language)
        wanted = [unit.sql(config, in_order=in_order) for unit in self.units]
        sql = (" && " if strict else " || ").join(part for part, _ in wanted)
        parameters = [x for _, parameters in wanted for x in parameters]
        for unit in self.unwanted if in_order else ():
            part, more = unit.sql(config)
            sql, parameters = f"({sql}) && !!{part}", [*parameters, *more]
        return f"({sql})", parameters


def asked(text, language):
    """Take apart what somebody typed: words, “phrases” and -words. Anything at all is allowed."""
    units, unwanted = [], []
    text = re.sub("[“”„«»]", '"', text[:LONGEST])
    for token in _TOKEN.findall(text):
        is_unwanted, token = token.startswith("-"), token.lstrip("-")
        said = " ".join(re.findall(r"\w+", fold(token)))
        if not said:
            continue
        is_phrase = len(token) > 2 and token[0] == token[-1] == '"'
        (unwanted if is_unwanted else units).append(Unit(said, is_phrase))
    return Asked(language, tuple(units[:MOST_UNITS]), tuple(unwanted[:MOST_UNITS]))


# -- What it may mean --------------------------------------------------------------------------


def understood(question, *, correcting=True):
    """The same with the names of things widened to all their names, and words corrected that no
    public text has. One query, and a second one where there is something to correct."""
    if not question.units:
        return question
    grams = _grams(question.units)
    names, unknown = _look_up(question, grams, correcting)
    corrections = _corrections(question.language, unknown) if unknown else {}
    units = [
        replace(unit, text=corrections[unit.text]) if unit.text in corrections else unit
        for unit in question.units
    ]
    return replace(
        question,
        units=tuple(_with_names(units, names)),
        corrections=corrections,
    )


def _grams(units):
    """The runs of up to five words that might be the name of something."""
    texts = [unit.text for unit in units]
    return [
        " ".join(texts[start:end])
        for start in range(len(texts))
        for end in range(start + 1, min(start + NAME_WORDS, len(texts)) + 1)
    ]


def _look_up(question, grams, correcting):
    """{gram: all names} of the things called so, and {word: candidates} of unknown words."""
    language, config = question.language, configuration(question.language)
    # By the id as such the planner would rather read the whole table in that order.
    parts = [
        "SELECT NULL, names FROM (SELECT names FROM discovery_document"
        f" WHERE {PUBLIC} AND language = %s AND names && %s::text[] ORDER BY id + 0 LIMIT 40) named"
    ]
    parameters = [language, grams]
    singles = [
        unit.text
        for unit in question.units
        if correcting and not unit.is_phrase and " " not in unit.text and words.slips(unit.text)
    ]
    for word in dict.fromkeys(singles):
        parts.append(
            "SELECT %s, ARRAY(SELECT word FROM discovery_word WHERE language = %s"
            " AND since <= statement_timestamp() AND keys && %s::varchar[]"
            f" LIMIT {words.MOST_CANDIDATES})"
            f" WHERE numnode(plainto_tsquery(%s::regconfig, %s)) > 0 AND {_texts_with(1)} = 0"
        )
        keys = sorted(words.keys_of(word, words.slips(word)))
        parameters += [word, language, keys, config, word, language, config, word]
    names, unknown = {}, {}
    for word, found in rows_of(" UNION ALL ".join(parts), parameters):
        if word is not None:
            unknown[word] = found
            continue
        for gram in set(found) & set(grams):
            names.setdefault(gram, set()).update(found)
    return names, unknown


def _corrections(language, unknown):
    """{word: the likeliest word that a public text has}: near first, then common."""
    config = configuration(language)
    near = {}
    for word, candidates in list(unknown.items())[:CORRECTED]:
        near |= {(word, other): d for d, other in words.nearest(word, candidates)}
    if not near:
        return {}
    part = f"SELECT %s, %s, {_texts_with(50)}"
    parameters = [x for word, other in near for x in (word, other, language, config, other)]
    best = {}
    for word, other, count in rows_of(" UNION ALL ".join([part] * len(near)), parameters):
        if count:
            rank = (near[word, other], other[0] != word[0], -count, other)
            best[word] = min(best.get(word, (rank, other)), (rank, other))
    return {word: other for word, (_rank, other) in best.items()}


def _texts_with(most):
    """How many public texts have a word, counted up to `most`.

    As a table of its own, so that the planner goes by the index as if it had to read all of them,
    while it reads only so many; and with the word as a literal: then it knows how common it is.
    """
    return (
        f"(WITH hits AS MATERIALIZED (SELECT FROM discovery_document WHERE {PUBLIC}"
        " AND language = %s AND vector @@ plainto_tsquery(%s::regconfig, %s))"
        f" SELECT count(*) FROM (SELECT FROM hits LIMIT {most}) AS texts)"
    )


def _with_names(units, names):
    """The units, where the longest run of them that is a name is one unit with all its names."""
    place = 0
    while place < len(units):
        for end in range(min(place + NAME_WORDS, len(units)), place, -1):
            run = units[place:end]
            gram = " ".join(unit.text for unit in run)
            if gram in names and not any(unit.is_phrase for unit in run):
                others = sorted(names[gram] - {gram})
                yield Unit(gram, names=tuple(others[:MOST_NAMES]))
                place = end
                break
        else:
            yield units[place]
            place += 1


# -- What there is -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    pk: int
    kind: str
    date: datetime
    topic: str
    facets: list
    # An entry of the very name that was asked for, or a question that asks the same.
    answers: bool
    rank: float


@dataclass
class Found:
    """What matches, best first; `counts` is {facet: Counter of values} with the others applied."""

    rows: list
    counts: dict
    topics: dict
    loosely: bool = False
    is_cut: bool = False


def find(question, chosen, kinds):
    """Look for it among public documents of these kinds, narrowed down as `chosen` says.

    Where no text has all the words, those with any of them. One query.
    """
    if not question.units:
        return Found([], {name: Counter() for name in FACETS}, {})
    # Beside the narrowed search one without each facet that is chosen: so each option is counted
    # with the others applied and without its own.
    branches = {"": chosen}
    branches |= {name: {k: v for k, v in chosen.items() if k != name} for name in chosen}
    parts, parameters = [], []
    several = len(question.units) > 1
    for strict in (True, False) if several else (True,):
        selects = [
            _branch(question, name, filters, kinds, strict) for name, filters in branches.items()
        ]
        parts.append(" UNION ALL ".join(sql for sql, _ in selects))
        parameters += [x for _, more in selects for x in more]
    sql = f"WITH strict AS MATERIALIZED ({parts[0]}) SELECT true, * FROM strict"
    if several:
        sql += (
            f" UNION ALL SELECT false, * FROM ({parts[1]}) loose"
            " WHERE NOT EXISTS (SELECT FROM strict WHERE branch = '')"
        )
    return _found(rows_of(sql, parameters), branches, chosen)


def says_something(question):
    """Whether more was asked than words that stand in every text."""
    query, parameters = question.sql(strict=False)
    return bool(question.units) and rows_of(f"SELECT numnode({query}) > 0", parameters)[0][0]


def _branch(question, name, filters, kinds, strict):
    query, asked_for = question.sql(strict=strict)
    where, values = _condition(filters, kinds, question.language)
    latest = f"ORDER BY date DESC, id DESC LIMIT {MOST}"
    in_titles = f"SELECT id FROM discovery_document WHERE {where} AND title_vector @@ {query}"
    texts, of_texts = f"discovery_document WHERE {where}", values
    if question.has_to_be_read:
        apart, more = question.sql(strict=strict, in_order=False)
        texts = (
            f"(SELECT id, date, vector FROM discovery_document WHERE {where} AND vector @@ {apart}"
            f" ORDER BY date DESC, id DESC LIMIT {READ}) AS apart WHERE true"
        )
        of_texts = [*values, *more]
    in_texts = f"SELECT id FROM {texts} AND vector @@ {query}"
    found = f"({in_titles} {latest}) UNION ({in_texts} {latest})"
    values = [*values, *asked_for, *of_texts, *asked_for]
    # Only the rows that are shown need a rank, for which the words of each text are read.
    judged, more = _judged(question, query, asked_for) if name == "" else ("false, 0", [])
    sql = (
        f"SELECT '{name}' AS branch, id, kind, date, topic, facets, {judged}"
        f" FROM discovery_document WHERE id IN ({found})"
    )
    return f"({sql})", [*more, *values]


def _judged(question, query, asked_for):
    """Whether a row answers what was asked, and its rank."""
    config, core = configuration(question.language), question.core
    words_of = "length(to_tsvector(%s::regconfig, %s))"
    sql = (
        "CASE kind WHEN 'entry' THEN names @> ARRAY[%s] WHEN 'question' THEN"
        f" title_vector @@ {query} AND {words_of} > 1 AND 2 * {words_of} >="
        " length(to_tsvector(%s::regconfig, title)) ELSE false END,"
        f" ts_rank(vector, {query}, 1)"
    )
    return sql, [core, *asked_for, config, core, config, core, config, *asked_for]


def _condition(filters, kinds, language):
    sql = [PUBLIC, "language = %s", "kind = ANY(%s)"]
    values = [language, [filters["kind"]] if "kind" in filters else list(kinds)]
    for name in ("topic", "author", "region"):
        if name in filters:
            sql.append("facets @> ARRAY[%s]")
            values.append(f"{name}:{filters[name]}")
    if "year" in filters:
        first, after = (
            datetime(year, 1, 1, tzinfo=timezone.get_current_timezone())
            for year in (filters["year"], filters["year"] + 1)
        )
        sql.append("kind = 'article' AND date >= %s AND date < %s")
        values += [first, after]
    return " AND ".join(sql), values


def _found(rows, branches, chosen):
    by_branch = {name: [] for name in branches}
    loosely = False
    for strict, name, *values in rows:
        by_branch[name].append(Row(*values))
        loosely = not strict
    best = sorted(
        by_branch[""], key=lambda row: (-row.answers, -row.rank, -row.date.timestamp(), row.pk)
    )
    counts = {name: _count(name, by_branch[name if name in chosen else ""]) for name in FACETS}
    topics = {
        value.partition(":")[2]: row.topic
        for found in by_branch.values()
        for row in found
        for value in row.facets
        if value.startswith("topic:")
    }
    return Found(best, counts, topics, loosely, is_cut=max(map(len, by_branch.values())) >= MOST)


def _count(name, rows):
    if name == "kind":
        return Counter(row.kind for row in rows)
    if name == "year":
        dates = (timezone.localtime(row.date) for row in rows if row.kind == "article")
        return Counter(date.year for date in dates)
    prefix = f"{name}:"
    return Counter(
        value.removeprefix(prefix)
        for row in rows
        for value in row.facets
        if value.startswith(prefix)
    )


def rows_of(sql, parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def _place(row):
    """What answers comes first; where all else is equal the order is still always the same."""
    return -row.answers, -row.rank, -row.date.timestamp(), row.pk
