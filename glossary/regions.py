"""Loading the table of brain regions, `data/regions.csv`, into the glossary."""

import csv
from collections import Counter
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from audit.models import record
from clinic.exceptions import Refused
from glossary.models import Abbreviation, Entry, Identifier, Synonym

TABLE = Path(__file__).parent / "data" / "regions.csv"
LANGUAGE = "en"
SOURCE = "regions.csv"
COLUMNS = {
    "uberon_id": Identifier.Scheme.UBERON,
    "fma_id": Identifier.Scheme.FMA,
    "neuronames_id": Identifier.Scheme.NEURONAMES,
    "mesh_id": Identifier.Scheme.MESH,
}
# Our striatum holds a little more than these two do (TRUST.md, "Known-bad").
CLOSE = {"FMA:77618", "D017072"}


@transaction.atomic
def load_regions(path=TABLE, *, by=None):
    """Load the regions of a table, and return how many of what were new.

    What is there already stays as the clinic has it, so a second run changes nothing. Nothing
    becomes public. Raises Refused, naming the line, where a row is wrong; then nothing is loaded.
    """
    rows = _read(path)
    counts = Counter(rows=len(rows))
    for line, row in rows:
        row["entry"], is_new = _entry(line, row, by)
        counts["entries"] += is_new
    for line, row in rows:
        with _refusing(line, row):
            _place(row)
            counts["synonyms"] += _add(Synonym, "name", row["entry"], _split(row["synonyms"]))
            counts["abbreviations"] += _add(
                Abbreviation, "text", row["entry"], _split(row["abbreviations"])
            )
            counts["identifiers"] += sum(
                _identify(row["entry"], scheme, row[column], row["source"])
                for column, scheme in COLUMNS.items()
                if row[column]
            )
    return dict(counts)


def _read(path):
    needed = {"name", "parent", "abbreviations", "synonyms", "source", *COLUMNS}
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = needed - set(reader.fieldnames or [])
            if missing:
                raise Refused(_("The table lacks the columns: %s.") % ", ".join(sorted(missing)))
            return [
                (reader.line_num, {name: (row[name] or "").strip() for name in needed})
                for row in reader
            ]
    except (csv.Error, UnicodeDecodeError) as error:
        raise Refused(_("The table cannot be read: %s") % error) from error


class _refusing:
    """Turn what a row breaks into a sentence that says where."""

    def __init__(self, line, row):
        self.where = f"{line} ({row['name']})"

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, ValidationError):
            message = _("Line %(where)s: %(why)s")
            why = " ".join(error.messages)
            raise Refused(message % {"where": self.where, "why": why}) from error


def _entry(line, row, by):
    slug = slugify(row["name"])
    found = Entry.objects.filter(language=LANGUAGE, slug=slug).first()
    if found:
        return found, False
    entry = Entry(name=row["name"], slug=slug, language=LANGUAGE, source=SOURCE, source_id=slug)
    with _refusing(line, row):
        entry.full_clean()
    entry.save()
    record("load", entry, by=by, source=SOURCE)
    return entry, True


def _place(row):
    """Put an entry under its nearest parent, unless it has a place already."""
    entry = row["entry"]
    if not row["parent"] or entry.part_of_id:
        return
    entry.part_of = Entry.objects.filter(language=LANGUAGE, slug=slugify(row["parent"])).first()
    if entry.part_of is None:
        raise ValidationError(_("There is no region called “%s”.") % row["parent"])
    entry.clean()
    entry.save()


def _split(cell):
    """Names in a cell. The mark “(common)” tells of the source, not of the name."""
    return [name.removesuffix("(common)").strip() for name in cell.split(";") if name.strip()]


def _add(model, field, entry, names):
    known = set(model.objects.filter(entry=entry).values_list(field, flat=True))
    new = [model(entry=entry, **{field: name}) for name in names if name not in known]
    for row in new:
        row.full_clean()
        row.save()
    return len(new)


def _identify(entry, scheme, value, source):
    if entry.identifiers.filter(scheme=scheme).exists():
        return False
    value = value.removeprefix("MESH:")
    match = Identifier.Match.CLOSE if value in CLOSE else Identifier.Match.EXACT
    row = Identifier(entry=entry, scheme=scheme, value=value, match=match, source=source)
    try:
        row.full_clean()
    except ValidationError as error:
        raise ValidationError([f"{value}: {message}" for message in error.messages]) from error
    row.save()
    return True
