"""What an importer reads, whatever the format: items, and the report of what became of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from django.utils.translation import gettext as _

# The terminal shows so many; the import run keeps them all.
EXAMPLES = 3
KINDS_OF_LOSS = 15


class Status(StrEnum):
    """What a text was where it comes from. Only `public` may ever become public here."""

    PUBLIC = "public"
    DRAFT = "draft"
    PRIVATE = "private"
    SCHEDULED = "scheduled"
    PROTECTED = "protected"


@dataclass
class Person:
    login: str
    name: str = ""
    email: str = ""
    given_name: str = ""
    family_name: str = ""


@dataclass
class Remark:
    """A comment as it was there. `state` is one of approved, pending, spam."""

    source_id: str
    nickname: str
    text: str
    submitted_at: datetime
    state: str
    parent: str = ""


@dataclass
class Item:
    """One article (or page) of another site, with its HTML not yet reduced to our vocabulary."""

    source_id: str
    title: str
    html: str
    status: Status
    kind: str = "article"
    slug: str = ""
    language: str = ""
    standfirst: str = ""
    topic: str = ""
    tags: list[str] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    date: datetime | None = None
    modified: datetime | None = None
    comments_open: bool = True
    comments: list[Remark] = field(default_factory=list)
    # Where relative links of the text start from, the addresses by which other texts may link it,
    # and those of them that were certainly public.
    base: str = "/"
    paths: list[str] = field(default_factory=list)
    moved_from: list[str] = field(default_factory=list)
    # What the reader of the format had to leave out already, and what it wants reported.
    lost: Counter = field(default_factory=Counter)
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Left:
    """Something that is no text of ours (`refused` False), or one that cannot be read (True)."""

    source_id: str
    why: str
    refused: bool = False


class Source(Protocol):
    """Items that can be gone through twice: once to plan the addresses, once to write."""

    name: str
    hosts: set[str]

    def __iter__(self) -> Iterator[Item | Left]: ...


class Report:
    """What was and was not taken, and why. Holds no word that a visitor wrote."""

    def __init__(self):
        self.counts = Counter()
        self.lost = Counter()
        self.notes = defaultdict(list)

    def note(self, what, source_id, detail=""):
        self.notes[what].append(f"{source_id}: {detail}" if detail else source_id)

    def leave(self, left):
        self.counts["refused" if left.refused else "left"] += 1
        if left.refused:
            self.note(_("refused"), left.source_id, left.why)
        else:
            self.note(_("not taken: %s") % left.why, left.source_id)

    def add(self, other):
        self.counts += other.counts
        self.lost += other.lost
        for what, where in other.notes.items():
            self.notes[what].extend(where)

    def as_json(self):
        return {
            "counts": dict(self.counts),
            "lost": dict(self.lost.most_common()),
            "notes": dict(self.notes),
        }

    def lines(self):
        names = {
            "read": _("read"),
            "taken": _("taken"),
            "public": _("… public now, not yet clinically reviewed"),
            "draft": _("… drafts"),
            "here": _("here already, left as they are"),
            "refused": _("refused"),
            "left": _("neither article nor page"),
            "comments": _("comments taken"),
            "comments approved": _("… approved"),
            "comments pending": _("… waiting in the queue"),
            "comments spam": _("… spam"),
            "redirects": _("redirects from old addresses"),
        }
        always = ("read", "taken", "here", "refused")
        for key, name in names.items():
            if self.counts[key] or key in always:
                yield f"{self.counts[key]:>7}  {name}"
        if self.lost:
            yield _("Not taken from the texts:")
            most = self.lost.most_common(KINDS_OF_LOSS)
            yield from (f"{number:>7}  {what}" for what, number in most)
            if len(self.lost) > KINDS_OF_LOSS:
                yield _("         and %d more kinds") % (len(self.lost) - KINDS_OF_LOSS)
        if self.notes:
            yield _("To know:")
        for what, where in sorted(self.notes.items(), key=lambda pair: -len(pair[1])):
            yield f"{len(where):>7}  {what}"
            yield from (f"           {line}" for line in where[:EXAMPLES])
            if len(where) > EXAMPLES:
                yield "           …"
