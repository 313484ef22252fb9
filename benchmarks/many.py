"""`python -m benchmarks.many 1000000`: what a related list costs among so many texts.

Fills a database of its own by SQL (BENCH_VAR names its folder; a million take 10 GB and an hour)
and goes on where it was stopped. Each text has 400 words, the n-th of them with a chance of 1/n,
and the vocabulary grows with the number of texts, as languages' do; five tags likewise, one topic
of twelve.
"""

import os
import statistics
import sys
import time

from benchmarks import set_up

KIND, AT_ONCE, WORDS, LISTS = "text", 10_000, 400, 20
# A table fills in a fraction of the time without the indexes of words, which are made afterwards.
LATER = ("words", "titles", "names", "facets")
TEXTS = """
INSERT INTO discovery_document (kind, object_id, "group", language, title, summary, path, slug,
    topic, date, public_from, vector, title_vector, names, facets, text, is_alone)
SELECT %(kind)s, n, n, 'en', title.text, '', '/texts/' || n || '/', 't' || n, '',
    now() - n * interval '1 minute', now() - interval '1 day',
    title.words || body.words, title.words, ARRAY[title.text], '{{}}', left(body.text, 500), false
FROM generate_series(%(start)s::int, %(end)s::int) n,
LATERAL (SELECT string_agg(word, ' ') AS text, string_agg(word || ':' || i || 'A', ' ')::tsvector
    AS words FROM (SELECT i, {word} AS word FROM generate_series(1, 6 + 0 * n) i) w) title,
LATERAL (SELECT string_agg(word, ' ') AS text, string_agg(word || ':' || i, ' ')::tsvector
    AS words FROM (SELECT i, {word} AS word FROM generate_series(1, %(words)s + 0 * n) i) w) body
"""
WORD = "'w' || floor(exp(random() * ln(%(vocabulary)s)))::int"
FEATURES = """
INSERT INTO discovery_feature (document_id, key, label, scope, weight, said)
SELECT DISTINCT id, key, key, kind || '/' || language, 1.0, '' FROM discovery_document, LATERAL (
    SELECT 'tag:t' || floor(exp(random() * ln(%(tags)s)))::int AS key
    FROM generate_series(1, 5 + 0 * id)
    UNION ALL SELECT 'topic:' || object_id %% 12 UNION ALL SELECT 'link:text:' || object_id) about
WHERE kind = %(kind)s AND object_id BETWEEN %(start)s AND %(end)s
"""


# How many texts have a word is known beforehand; so not all have to be read for it.
COUNTS = """
DELETE FROM discovery_frequency;
INSERT INTO discovery_frequency (scope, key, documents, length)
SELECT %(kind)s || '/en', 'word:w' || n, greatest(1, %(number)s
    * (1 - (1 - ln((n + 1)::float8 / n) / ln(%(vocabulary)s)) ^ (%(words)s + 6))), 0
FROM generate_series(1, %(vocabulary)s) n
UNION ALL SELECT scope, key, count(*), 0 FROM discovery_feature
WHERE key NOT LIKE 'link:%%' GROUP BY scope, key
UNION ALL SELECT %(kind)s || '/en', '', %(number)s, 0;
"""
# Those that are compared here are measured, and no others.
TO_MEASURE = """
INSERT INTO discovery_measure
    (document_id, features_length, words, presences, title_words, title_rarity)
SELECT id, 0, '{}', '{}', 0, 0 FROM unnest(%s::bigint[]) id ON CONFLICT DO NOTHING
"""
USUAL_LENGTH = """
UPDATE discovery_frequency
SET length = documents * (SELECT avg(words_length) FROM discovery_measure) WHERE key = ''
"""


def main(number):
    set_up()
    fill(number)
    documents = count(number)
    print(f"{number} texts, load {os.getloadavg()[0]:.1f}; milliseconds for each of {LISTS}:")
    forget()
    print(f"computing a list, nothing in memory: {computing(documents)}")
    print(f"computing a list, what it needs in memory: {computing(documents)}")
    print(f"reading a list, in Postgres: {reading(documents)}")


def fill(number):
    from django.db import connection

    from discovery.models import Document, Feature

    have = Document.objects.filter(kind=KIND).count()
    if have >= number:
        return
    indexes = [(Document, index) for index in _later(Document)]
    indexes += [(Feature, index) for index in Feature._meta.indexes]
    with connection.cursor() as cursor:
        for _model, index in indexes:
            cursor.execute(f'DROP INDEX IF EXISTS "{index.name}"')
        for start in range(have, number, AT_ONCE):
            values = {**_facts(number), "start": start + 1, "end": min(start + AT_ONCE, number)}
            cursor.execute(TEXTS.format(word=WORD), values)
            cursor.execute(FEATURES, values)
            print(f"{values['end']}/{number}", flush=True)
        cursor.execute("SET maintenance_work_mem = '1GB'")
        with connection.schema_editor() as editor:
            for model, index in indexes:
                editor.add_index(model, index)
        cursor.execute("ANALYZE")


def count(number):
    """The documents whose lists are computed; all they meet is measured."""
    from django.db import connection

    from discovery import relatedness
    from discovery.models import Document

    documents = Document.objects.filter(kind=KIND).order_by("pk")
    documents = documents.defer("vector", "title_vector", "text")
    step = number // LISTS
    chosen = list(documents.filter(object_id__in=range(step // 2, number, step)))
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, _facts(number))
        cursor.execute("VACUUM ANALYZE discovery_feature, discovery_frequency")
        for document in chosen:
            met = relatedness._Own(document)._candidates()
            cursor.execute(TO_MEASURE, [[document.pk, *met]])
        cursor.execute("ANALYZE discovery_measure")
        relatedness.measure()
        cursor.execute(USUAL_LENGTH)
    return chosen


def forget():
    """Have the system forget what it has read of the database's files."""
    from django.conf import settings
    from django.db import connection

    connection.cursor().execute("CHECKPOINT")
    for path in settings.POSTGRES_DATA.rglob("base/*/*"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def computing(documents):
    """As for texts just published: their words are counted, their lists written."""
    from django.db import transaction

    from discovery import relatedness
    from discovery.models import Related

    Related.objects.all().delete()
    clock, python, postgres = [], [], _cpu_of_postgres()
    for document in documents:
        begun, begun_cpu = time.perf_counter(), time.process_time()
        with transaction.atomic():
            relatedness.hold()
            relatedness.settle_one(document, relatedness.Counted())
        clock.append((time.perf_counter() - begun) * 1000)
        python.append((time.process_time() - begun_cpu) * 1000)
    postgres = (_cpu_of_postgres() - postgres) / len(documents)
    return (
        f"by the clock {min(clock):.0f} at least, {statistics.median(clock):.0f} median, "
        f"{max(clock):.0f} at most; CPU of Python {statistics.mean(python):.0f}, "
        f"of Postgres {postgres:.0f}"
    )


def reading(documents):
    from django.db import connection

    from discovery.nearby import candidates

    took = []
    with connection.cursor() as cursor:
        for document in documents * 2:
            query = candidates(KIND, document.object_id).query.sql_with_params()
            cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF) {query[0]}", query[1])
            took.append(float(cursor.fetchall()[-1][0].split()[2]))
    return f"{statistics.median(took[len(documents) :]):.2f} median"


def _cpu_of_postgres():
    """The milliseconds that this connection's process has had."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    with open(f"/proc/{process}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _facts(number):
    return {
        "kind": KIND,
        "number": number,
        "words": WORDS,
        "vocabulary": number // 2,
        "tags": number // 50,
    }


def _later(model):
    return [index for index in model._meta.indexes if index.name.endswith(LATER)]


if __name__ == "__main__":
    main(int(sys.argv[1]))
