"""The glossary as a table: written, read back, and compared before anything is saved.

A line an entry, known by its language and address. A cell with several things has one a line:
`corpus amygdaloideum | latin`, `Learning what is dangerous [@ledoux-2000]`,
`to insula: Tells it to feel [@craig-2009]`. What is written and read back changes nothing. A column
that is missing is left as it is; an empty cell empties.
"""

import csv
import io
import re
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Prefetch
from django.utils.text import slugify
from django.utils.translation import gettext as _

from clinic.exceptions import Refused
from glossary.models import (
    Abbreviation,
    Connection,
    Entry,
    Function,
    Identifier,
    Involvement,
    Synonym,
)
from references.reading import text_of

PLAIN = "name kind definition text pronunciation laterality myth not_meaning".split()
COLUMNS = [
    *("language", "slug", *PLAIN, "part_of", "also_part_of", "synonyms", "abbreviations"),
    *("functions", "connections", "involves", "identifiers"),
]
# A spreadsheet takes a cell that begins so for a formula; one more mark before it says otherwise.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]")
_MARKED = re.compile(r"''*\s*[=+\-@\t\r＝＋－＠]")
_SOURCE = re.compile(r"\s*\[(@[^\]]*)\]$")


# -- Writing -----------------------------------------------------------------------------------


def entries_for_it():
    """All entries with what their lines say, in as few queries as there are tables."""
    sourced = ("projections", Connection), ("involvements", Involvement)
    return (
        Entry.objects.order_by("language", "slug")
        .select_related("part_of")
        .prefetch_related(
            *("also_part_of", "synonyms", "abbreviations", "identifiers", "functions__references"),
            *(
                Prefetch(name, model.objects.select_related("target", "reference").order_by("pk"))
                for name, model in sourced
            ),
        )
    )


def as_csv(entries):
    out = io.StringIO()
    out.write("\ufeff")  # else a spreadsheet reads no accents
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        cells = cells_of(entry)
        writer.writerow([_guarded(cells[name]) for name in COLUMNS])
    return out.getvalue()


def cells_of(entry):
    """What the line of an entry says, by column."""
    cells = {name: _tidy(getattr(entry, name)) for name in ("language", "slug", *PLAIN)}
    several = {
        "also_part_of": sorted(whole.slug for whole in entry.also_part_of.all()),
        "synonyms": [_synonym(row) for row in entry.synonyms.all()],
        "abbreviations": [_abbreviation(row) for row in entry.abbreviations.all()],
        "functions": [_sourced(row.text, row.references.all()) for row in entry.functions.all()],
        "connections": [_connection(row) for row in entry.projections.all()],
        "involves": [_involvement(row) for row in entry.involvements.all()],
        "identifiers": [_identifier(row) for row in entry.identifiers.all()],
    }
    cells |= {name: "\n".join(lines) for name, lines in several.items()}
    return cells | {"part_of": entry.part_of.slug if entry.part_of else ""}


def _tidy(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _one_line(text):
    return " ".join(text.split())


def _synonym(row):
    return _one_line(row.name) + ("" if row.scope == Synonym.Scope.EXACT else f" | {row.scope}")


def _abbreviation(row):
    return _one_line(row.text) + (" | preferred" if row.preferred else "")


def _sourced(text, references):
    keys = "; ".join(f"@{key}" for key in sorted(reference.key for reference in references))
    return " ".join(filter(None, [_one_line(text), f"[{keys}]" if keys else ""]))


def _connection(row):
    way = "both" if row.both_ways else "to"
    return f"{way} {row.target.slug}: {_sourced(row.text, [row.reference])}"


def _involvement(row):
    words = _sourced(row.text, [row.reference] if row.reference else [])
    return f"{row.target.slug}: {words}" if words else row.target.slug


def _identifier(row):
    day = row.checked_on.isoformat() if row.checked_on else ""
    parts = [row.scheme, row.value, row.match, day, _one_line(row.source)]
    return " | ".join(parts).rstrip(" |")


def _guarded(cell):
    return f"'{cell}" if _FORMULA.match(cell) else cell


# -- Reading -----------------------------------------------------------------------------------


@dataclass
class Line:
    """One line of a table: where it stands, what it says by column, and what is wrong with it."""

    number: int
    cells: dict
    faults: list = field(default_factory=list)

    @property
    def key(self):
        return self.cells["language"], self.cells["slug"]

    @property
    def title(self):
        return self.cells.get("name") or self.cells.get("slug") or _("without a name")


def read(data):
    """The lines of a file, whatever program wrote it. Refuses what is no table of the glossary."""
    text = text_of(data).lstrip("\ufeff").replace("\x00", "")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        _judge(header)
        lines, start = [], reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(_line(start, header, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        message = _("The file cannot be read from line %(line)d on: %(why)s")
        raise Refused(message % {"line": reader.line_num, "why": error}) from error
    return _without_twins(lines)


def _judge(header):
    if "name" not in header and "slug" not in header:
        raise Refused(_("This is no table of the glossary: its first line names no column “name”."))
    unknown = [name for name in header if name and name not in COLUMNS]
    if unknown:
        raise Refused(_("The table has columns that no entry has: %s.") % ", ".join(unknown))
    if len(set(header)) != len(header):
        raise Refused(_("Two columns of the table have the same name."))


def _line(number, header, cells):
    given = dict(zip(header, (_tidy(_unguarded(cell)) for cell in cells), strict=False))
    given.pop("", None)
    given["language"] = given.get("language") or settings.LANGUAGE_CODE
    given["slug"] = given.get("slug") or slugify(given.get("name", ""))
    line = Line(number, given)
    if len(cells) != len(header):
        words = _("It has %(found)d cells, and the table has %(wanted)d columns.")
        line.faults.append(words % {"found": len(cells), "wanted": len(header)})
    elif not given["slug"]:
        line.faults.append(_("It has neither a name nor an address."))
    return line


def _unguarded(cell):
    return cell[1:] if _MARKED.match(cell) else cell


def _without_twins(lines):
    first = {}
    for line in lines:
        if line.faults:
            continue
        if line.key in first:
            words = _("Line %d is about the same entry.")
            line.faults.append(words % first[line.key])
        first.setdefault(line.key, line.number)
    return lines


# -- What a cell with several things says ------------------------------------------------------


def items(cell):
    return [_one_line(item) for item in cell.splitlines() if item.strip()]


def synonym(item):
    name, _bar, scope = (part.strip() for part in item.partition("|"))
    return Synonym(name=name, scope=scope.lower() or Synonym.Scope.EXACT)


def abbreviation(item):
    text, _bar, mark = (part.strip() for part in item.partition("|"))
    if mark not in ("", "preferred"):
        raise ValueError(_("“%s” is not understood: only “preferred” may follow.") % mark)
    return Abbreviation(text=text, preferred=bool(mark))


def function(item):
    """A function and the keys of its references."""
    text, keys = _split_source(item)
    return Function(text=text), keys


def connection(item):
    """A connection, the address of its target, and the keys of its references."""
    start, _colon, rest = item.partition(":")
    way, _space, slug = start.strip().partition(" ")
    if way not in ("to", "both") or not slug.strip():
        raise ValueError(_("“%s” is not understood. Write it like “to insula: …”.") % item[:60])
    text, keys = _split_source(rest.strip())
    return Connection(both_ways=way == "both", text=text), slug.strip(), keys


def involvement(item):
    slug, _colon, rest = (part.strip() for part in item.partition(":"))
    text, keys = _split_source(rest)
    return Involvement(text=text), slug, keys


def identifier(item):
    parts = [part.strip() for part in item.split("|", 4)]
    if len(parts) < 2:
        raise ValueError(
            _("“%s” is not understood. Write it like “mesh | D000679 | exact | 2026-05-03 | MeSH”.")
            % item[:60]
        )
    scheme, value, match, day, source = [*parts, "", "", "", ""][:5]
    return Identifier(
        scheme=scheme.lower(),
        value=value,
        match=match.lower() or Identifier.Match.EXACT,
        checked_on=day or None,
        source=source,
    )


def _split_source(words):
    match = _SOURCE.search(words)
    if not match:
        return words, []
    keys = [key.strip().lstrip("@") for key in match[1].split(";")]
    return words[: match.start()], [key for key in keys if key]
