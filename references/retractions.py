"""Retraction Watch's list, compared with the clinic's references."""

import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.models import record
from clinic import markup
from references import identifiers, uses
from references.models import Reference

RETRACTION, REINSTATEMENT = "retraction", "reinstatement"
WANTED = ("Record ID", "RetractionDate", "OriginalPaperDOI", "RetractionNature")
# A quoted field may hold line ends; one that is never closed must not swallow the rest.
MOST_LINES = 40
_BEGINS = re.compile(r"^\"?\d+\"?,")


class NotTheList(ValueError):
    """The file is not what it should be."""


class Notice(NamedTuple):
    """A row that speaks of a work of ours."""

    on: date
    number: str
    nature: str
    reasons: str

    @property
    def source(self):
        return f"Retraction Watch {self.number}"

    def __str__(self):
        reasons = f": {self.reasons}" if self.reasons else ""
        return f"{self.nature}, {self.on.isoformat()}{reasons} ({self.source})"


@dataclass
class Report:
    rows: int = 0
    broken: list[int] = field(default_factory=list)
    natures: Counter = field(default_factory=Counter)
    uncertain: list[str] = field(default_factory=list)
    retracted: list[Reference] = field(default_factory=list)
    reinstated: list[Reference] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    texts: int = 0

    def lines(self):
        yield _("%(rows)d rows read, %(broken)d of them broken.") % {
            "rows": self.rows,
            "broken": len(self.broken),
        }
        if self.broken:
            first = ", ".join(map(str, self.broken[:20]))
            yield _("Broken, at line: %s") % (first + (", …" if len(self.broken) > 20 else ""))
        for reference in self.retracted:
            yield _("Retracted: %s") % reference
        for reference in self.reinstated:
            yield _("Reinstated: %s") % reference
        for words in self.noted:
            yield _("Noted: %s") % words
        for words in self.uncertain:
            yield _("Please look: %s") % words
        if not (self.retracted or self.reinstated or self.noted):
            yield _("Nothing new about the references here.")
        yield _("Published texts that cite what was retracted now: %d") % self.texts


def compare(path, *, dry_run=False, progress=lambda rows: None):
    """Read the list and act on what is new in it; a second run finds nothing to do."""
    report = Report()
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        notices = _of_ours(_rows(lines, report), report, progress)
    with transaction.atomic():
        references = Reference.objects.select_for_update().in_bulk(sorted(notices))
        for reference in references.values():
            _apply(reference, notices[reference.pk], report)
        if report.retracted:
            family = Reference.objects.filter(merged_into__in=report.retracted)
            report.texts = uses.tell_of_retractions([*report.retracted, *family])
        if dry_run:
            transaction.set_rollback(True)
    return report


# -- Reading ---------------------------------------------------------------------------------------


def _rows(lines, report):
    """Each row as a dict. What cannot be read is counted, and reading goes on."""
    header = next(csv.reader([next(lines, "")]), [])
    if not set(WANTED) <= set(header):
        raise NotTheList(_("This is not Retraction Watch's list: its columns are others."))
    for number, text in _whole_rows(lines):
        report.rows += 1
        try:
            (values,) = csv.reader([text.replace("\x00", "")], strict=True)
        except (csv.Error, ValueError):
            values = ()
        if len(values) != len(header):
            report.broken.append(number)
        else:
            yield dict(zip(header, values, strict=True))


def _whole_rows(lines):
    """(line number, text) of each row, which goes on while a quotation mark is open."""
    held, began = "", 0
    for number, line in enumerate(lines, start=2):
        if held and (_BEGINS.match(line) or held.count("\n") >= MOST_LINES):
            yield began, held  # never closed: broken, but this line is a row of its own
            held = ""
        if not held:
            began = number
        held += line
        if held.count('"') % 2 == 0:
            if held.strip():
                yield began, held
            held = ""
    if held:
        yield began, held


def _of_ours(rows, report, progress):
    """The notices about references of ours, by the number of the record that shows."""
    by_doi, by_pmid, current = _known()
    notices = defaultdict(list)
    for row in rows:
        if report.rows % 5000 == 0:
            progress(report.rows)
        pmid = row.get("OriginalPaperPubMedID", "").strip()
        doi = _doi(row["OriginalPaperDOI"])
        found = by_doi.get(doi) or by_pmid.get(pmid)
        if found is None:
            continue
        pk, known_doi = found
        if doi and known_doi and doi != known_doi:
            words = _("record %(number)s has the PubMed number of one of ours, but the DOI %(doi)s")
            report.uncertain.append(words % {"number": row["Record ID"], "doi": doi})
            continue
        report.natures[row["RetractionNature"].strip().lower()] += 1
        notices[current[pk]].append(_notice(row))
    return notices


def _known():
    """All identifiers of ours, with their record, and where a merged record leads."""
    by_doi, by_pmid, current = {}, {}, {}
    rows = Reference.objects.values_list("pk", "doi", "pmid", "merged_into")
    for pk, doi, pmid, merged_into in rows:
        current[pk] = merged_into or pk
        if doi:
            by_doi[doi] = pk, doi
        if pmid:
            by_pmid[pmid] = pk, doi
    return by_doi, by_pmid, current


def _doi(value):
    value = value.strip().lower()
    if value.startswith("10.") and " " not in value:
        return value.rstrip(".")
    try:
        return identifiers.doi(value) if "10." in value else ""
    except ValueError:
        return ""


def _notice(row):
    reasons = markup.without_unseen(row.get("Reason", "")).replace("+", "").strip(" ;")
    return Notice(
        _day(row["RetractionDate"]),
        row["Record ID"].strip()[:20],
        " ".join(row["RetractionNature"].split())[:40],
        reasons[:300],
    )


def _day(text):
    """`5/31/2021 0:00`; a day that cannot be read is today."""
    for form in ("%m/%d/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text.strip().split(" ")[0], form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return timezone.localdate()


# -- Acting ----------------------------------------------------------------------------------------


def _apply(reference, notices, report):
    """Write down what is new, and let the last word about a retraction count."""
    new = [notice for notice in sorted(notices) if f"({notice.source})" not in reference.notices]
    if not new:
        return
    reference.notices = "\n".join(filter(None, [reference.notices, *map(str, new)]))
    decisive = [n for n in new if n.nature.lower() in (RETRACTION, REINSTATEMENT)]
    was = reference.retracted_on
    for notice in decisive:
        reference.retracted_on = notice.on if notice.nature.lower() == RETRACTION else None
    reference.save()
    if reference.retracted_on and not was:
        report.retracted.append(reference)
        record("retracted", reference, by=None, notices=[n.source for n in decisive])
    elif was and not reference.retracted_on:
        report.reinstated.append(reference)
        record("reinstated", reference, by=None, notices=[n.source for n in decisive])
    report.noted += [f"{reference.key}: {n}" for n in new if n.nature.lower() != RETRACTION]
