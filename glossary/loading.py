"""What a table would create, change and leave, and doing it: all lines that are sound, or none."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from audit.models import record
from clinic import markup
from discovery import links
from glossary import table
from glossary.documents import put_document
from glossary.models import Connection, Entry, Identifier, Involvement, Synonym, refuse_known_bad
from references.models import Reference

NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"
_TEXTS = ("text", "not_meaning")
_MODELS = (Identifier, Connection, Involvement, Synonym, Entry)
_LABELS = {field.name: field.verbose_name for model in _MODELS for field in model._meta.fields}


@dataclass
class Step:
    """What comes of one line."""

    line: table.Line
    entry: Entry | None = None
    # (column, before, after) of what differs.
    changes: list = field(default_factory=list)

    @property
    def outcome(self):
        if self.line.faults:
            return REFUSED
        if self.entry is None:
            return NEW
        return CHANGED if self.changes else SAME


@dataclass
class Plan:
    steps: list

    @property
    def counts(self):
        found = Counter(step.outcome for step in self.steps)
        return {outcome: found[outcome] for outcome in (NEW, CHANGED, SAME, REFUSED)}

    @property
    def work(self):
        return [step for step in self.steps if step.outcome in (NEW, CHANGED)]

    @property
    def told(self):
        """What a person must see: all but the lines that change nothing."""
        return [step for step in self.steps if step.outcome != SAME]


def planned(data):
    """The plan of a file: tried out as a whole, and taken back."""
    plan = _compared(table.read(data))
    with transaction.atomic():
        _apply_what_holds(plan, by=None)
        transaction.set_rollback(True)
    return plan


@transaction.atomic
def load(data, *, by):
    """Save the sound lines of a file, and return the plan that was carried out.

    Nothing becomes public by it; what is public already shows its changes at once.
    """
    plan = _compared(table.read(data))
    _apply_what_holds(plan, by=by)
    return plan


def _compared(lines):
    known = {(entry.language, entry.slug): entry for entry in table.entries_for_it()}
    steps = []
    for line in lines:
        entry = known.get(line.key)
        cells = table.cells_of(entry) if entry else {}
        steps.append(Step(line, entry, list(_changes(cells, line.cells))))
    return Plan(steps)


def _changes(before, after):
    for name, cell in after.items():
        was = before.get(name, "")
        # An entry always has a kind; and what is the same needs no look through the sanitiser.
        if cell != was and (cell or name != "kind"):
            becomes = _as_stored(name, cell)
            if becomes != was:
                yield name, was, becomes


def _as_stored(name, cell):
    if name in _TEXTS:
        return links.anchored(markup.clean(cell)).strip()
    if name in ("part_of", *table.PLAIN, "language", "slug"):
        return cell
    lines = table.items(cell)
    return "\n".join(sorted(lines) if name == "also_part_of" else lines)


def _apply_what_holds(plan, *, by):
    """Without the lines that fail, and so again without those that rested on them."""
    while plan.work:
        with transaction.atomic():
            failed = _apply(plan.work, by=by)
            if failed:
                transaction.set_rollback(True)
        if not failed:
            return
        for step, faults in failed:
            step.line.faults += faults


def _apply(steps, *, by):
    """Save the steps; returns those that fail, each with what is wrong."""
    run, failed = _Run(by), []
    for act in (run.make_room, run.save, run.place, run.connect):
        for step in steps:
            try:
                with transaction.atomic():
                    act(step)
            except ValidationError as error:
                failed.append((step, _sentences(error)))
            except ValueError as error:
                failed.append((step, [str(error)]))
            except IntegrityError:
                failed.append((step, [_("It says the same thing twice.")]))
        if failed:
            return failed
    return []


def _sentences(error):
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        message if name == NON_FIELD_ERRORS else f"{_LABELS.get(name, name)}: {message}"
        for name, messages in error.message_dict.items()
        for message in messages
    ]


class _Run:
    """One carrying out: first the entries themselves, then their places, then what lies between."""

    def __init__(self, by):
        self.by, self.entries = by, {}

    def make_room(self, step):
        """A name or a number may move from one entry of the table to another."""
        for column in ("synonyms", "identifiers"):
            if step.entry and column in step.line.cells:
                getattr(step.entry, column).all().delete()

    def save(self, step):
        cells = step.line.cells
        entry = step.entry and Entry.objects.get(pk=step.entry.pk)
        is_new = entry is None
        entry = entry or Entry(language=cells["language"], slug=cells["slug"], name=cells["slug"])
        for name in table.PLAIN:
            if name in cells and (cells[name] or name != "kind"):
                setattr(entry, name, cells[name])
        if self._moves(step):
            entry.part_of = None
        entry.full_clean()
        entry.save()
        self.entries[step.line.key] = entry
        self._replace_own(entry, cells)
        columns = [name for name, _before, _after in step.changes]
        record("create" if is_new else "change", entry, by=self.by, source="csv", columns=columns)

    def _moves(self, step):
        return any(name == "part_of" for name, _before, _after in step.changes)

    def _replace_own(self, entry, cells):
        for column, manager, read in (
            ("synonyms", entry.synonyms, table.synonym),
            ("abbreviations", entry.abbreviations, table.abbreviation),
            ("identifiers", entry.identifiers, table.identifier),
        ):
            if column in cells:
                self._put(entry, manager, [read(item) for item in table.items(cells[column])])
        refuse_known_bad(entry.identifiers.values_list("value", flat=True))
        if "functions" in cells:
            read = [table.function(item) for item in table.items(cells["functions"])]
            self._put(entry, entry.functions, [function for function, _keys in read])
            for function, keys in read:
                function.references.set(_references(keys))

    def _put(self, entry, manager, rows):
        manager.all().delete()
        for row in rows:
            row.entry = entry
            row.full_clean()
            row.save()

    def place(self, step):
        cells, entry = step.line.cells, self.entries[step.line.key]
        if self._moves(step) and cells["part_of"]:
            entry.part_of = self._named(cells["part_of"], entry)
            entry.full_clean()
            entry.save()
        if "also_part_of" in cells:
            slugs = table.items(cells["also_part_of"])
            entry.also_part_of.set([self._named(slug, entry) for slug in slugs])

    def connect(self, step):
        cells, entry = step.line.cells, self.entries[step.line.key]
        for column, model, end, read in (
            ("connections", Connection, "origin", table.connection),
            ("involves", Involvement, "actor", table.involvement),
        ):
            if column not in cells:
                continue
            model.objects.filter(**{end: entry}).delete()
            for row, slug, keys in map(read, table.items(cells[column])):
                setattr(row, end, entry)
                row.target = self._named(slug, entry)
                row.reference = _one(_references(keys))
                row.full_clean()
                row.save()
        put_document(entry)

    def _named(self, slug, entry):
        found = Entry.objects.filter(language=entry.language, slug=slug).first()
        if found is None:
            raise ValueError(_("There is no entry with the address “%s”.") % slug)
        return found


def _references(keys):
    known = Reference.objects.by_key(keys)
    if unknown := [key for key in keys if key not in known]:
        raise ValueError(_("No reference has the key “%s”.") % unknown[0])
    return [known[key] for key in keys]


def _one(references):
    if len(references) > 1:
        raise ValueError(_("Name one reference here."))
    return references[0] if references else None
