"""The words around what a search matched, as pieces of plain text: whoever shows them escapes them.

Postgres marks what matched, since it alone knows the stems. It reads the text folded, as it is
indexed, and the marks are carried over to the text as it was written.
"""

import re

from django.db.models import Case, F, Func, Q, TextField, Value, When
from django.db.models.functions import Concat

from discovery.language import configuration, fold, folded_with_places
from discovery.models import Document

LENGTH, LEAD = 220, 60
_NOT_SHOWN = ("vector", "title_vector", "names")
# No text of ours holds these characters.
_START, _STOP, _BETWEEN = "\x02", "\x03", "\n"
_MARK = re.compile("[\x02\x03]")
_OPTIONS = f"HighlightAll=true, StartSel={_START}, StopSel={_STOP}"
_FOLDED = "lower(regexp_replace(normalize(%(expressions)s, NFKD), '[\u0300-\u036f]', '', 'g'))"


class _Marked(Func):
    """`ts_headline` of the folded summary and text."""

    output_field = TextField()

    def __init__(self, question, **extra):
        between = Value(_BETWEEN, output_field=TextField())
        super().__init__(Concat(F("summary"), between, F("text")), **extra)
        self.query, self.parameters = question.sql(strict=False)
        self.config = configuration(question.language)

    def as_sql(self, compiler, connection):
        text, parameters = super().as_sql(compiler, connection, template=_FOLDED)
        sql = f"ts_headline(%s::regconfig, {text}, {self.query}, %s)"
        return sql, [self.config, *parameters, *self.parameters, _OPTIONS]


def shown(question, ids, entries=()):
    """Public documents by id, each with `snippet`: pieces as (words, whether they matched).

    `entries` are slugs of entries that come along for their titles, without one.
    """
    entry = Q(kind="entry", language=question.language, slug__in=entries)
    rows = Document.objects.public().filter(Q(pk__in=ids) | entry)
    rows = rows.annotate(
        marked=Case(
            When(pk__in=ids, then=_Marked(question)), default=Value("", output_field=TextField())
        )
    )
    found = {}
    for row in rows.defer(*_NOT_SHOWN) if ids else ():
        row.snippet = snippet(row.summary, row.text, row.marked)
        found[row.pk] = row
    return found


def snippet(summary, text, marked):
    """The summary where it matched, else what is around the best match in the text."""
    whole = f"{summary}{_BETWEEN}{text}"
    hits = _carried_over(whole, marked)
    in_summary = [hit for hit in hits if hit[0] < len(summary)]
    in_text = hits[len(in_summary) :]
    if in_summary or not in_text:
        return list(_pieces(whole, 0, len(summary), in_summary))
    start, end = _window(whole, len(summary) + 1, in_text)
    inside = [hit for hit in in_text if start <= hit[0] and hit[1] <= end]
    pieces = list(_pieces(whole, start, end, inside))
    before = [("… ", False)] if start > len(summary) + 1 else []
    return [*before, *pieces, *([("\u00a0…", False)] if end < len(whole) else [])]


def _carried_over(written, marked):
    """The (start, end) of what is marked, in the text as it was written."""
    hits, place, start = [], 0, 0
    for number, piece in enumerate(_MARK.split(marked)):
        start, place = place, place + len(piece)
        if number % 2:
            hits.append((start, place))
    folded = fold(written)
    if not hits or folded != _MARK.sub("", marked):
        return []
    if len(folded) == len(written):
        return hits
    places = [*folded_with_places(written)[1], len(written)]
    return [(places[start], places[end]) for start, end in hits if end < len(places)]


def _window(text, first, hits):
    """The stretch in which most matches stand, cut between words."""
    best, last = (0, 0), 0
    for number, (start, _end) in enumerate(hits):
        last = max(last, number)
        while last + 1 < len(hits) and hits[last + 1][1] - start <= LENGTH - LEAD:
            last += 1
        different = len({text[a:b].lower() for a, b in hits[number : last + 1]})
        best = max(best, (different, -start))
    start = max(first, -best[1] - LEAD)
    end = min(len(text), start + LENGTH)
    if start > first:
        start = text.find(" ", start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + LENGTH // 2)
    return start, end


def _pieces(text, start, end, hits):
    for from_, to in hits:
        if start < from_:
            yield text[start:from_], False
        yield text[from_:to], True
        start = to
    if start < end:
        yield text[start:end], False
