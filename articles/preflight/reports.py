"""What preflight found over all texts, from the summaries; no text is read for it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from statistics import fmean

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.findings import PreflightSummary
from articles.models import Edition
from articles.preflight.checking import ORDER, all_rules
from articles.preflight.summaries import looked_after
from articles.reading import LONG_TEXTS
from clinic.spreadsheets import table

WORST = 100
MONTHS = 24


@dataclass
class Row:
    """One line of a report: of a rule, a text, or an owner."""

    name: str
    texts: int = 0
    blockers: int = 0
    warnings: int = 0
    advice: int = 0

    @property
    def findings(self):
        return self.blockers + self.warnings + self.advice


class SiteReport:
    """Of the texts that readers see or somebody works on, as far as this person may see them."""

    def __init__(self, user):
        self.user = user

    @cached_property
    def summaries(self):
        editions = looked_after().filter(pk__in=Edition.objects.may_be_seen_by(self.user))
        found = PreflightSummary.objects.filter(edition__in=editions)
        found = found.select_related("edition__article").prefetch_related(
            "edition__bylines__author"
        )
        found = found.defer(*[f"edition__{name}" for name in LONG_TEXTS])
        return list(found.order_by("-blockers", "-warnings", "-advice", "edition"))

    @property
    def worst(self):
        """(summary, owner) of the texts with most findings."""
        return [(summary, owner(summary.edition)) for summary in self.summaries[:WORST]]

    @property
    def checked_at(self):
        return min((summary.checked_at for summary in self.summaries), default=None)

    @cached_property
    def by_rule(self):
        """(rule, findings, texts), the gravest and most frequent first."""
        findings, texts = defaultdict(int), defaultdict(int)
        for summary in self.summaries:
            for name, number in summary.found.items():
                findings[name] += number
                texts[name] += 1
        rules = [(all_rules()[name], findings[name]) for name in findings if name in all_rules()]
        rules.sort(key=lambda pair: (ORDER[pair[0].severity], -pair[1]))
        return [(rule, number, texts[rule.id]) for rule, number in rules]

    @cached_property
    def by_owner(self):
        rows = {}
        for summary in self.summaries:
            name = owner(summary.edition)
            row = rows.setdefault(name, Row(name))
            row.texts += 1
            row.blockers += summary.blockers
            row.warnings += summary.warnings
            row.advice += summary.advice
        return sorted(rows.values(), key=lambda row: (-row.blockers, -row.warnings, row.name))

    @cached_property
    def readability_by_month(self):
        """(last day, texts, raw grade, grade without explained terms), on average, month by month.

        Of what readers could read on that day; numbers alone, so of all texts.
        """
        rows = PreflightSummary.objects.filter(
            edition__public_from__isnull=False, flesch_kincaid__isnull=False
        ).values_list(
            "edition__public_from",
            "edition__public_until",
            "flesch_kincaid",
            "flesch_kincaid_explained",
        )
        rows, months = list(rows), []
        for moment in reversed(list(_month_ends(MONTHS))):
            read = [row for row in rows if row[0] <= moment and (not row[1] or row[1] > moment)]
            if read:
                raw, explained = fmean(r[2] for r in read), fmean(r[3] for r in read)
                months.append((moment, len(read), round(raw, 1), round(explained, 1)))
        return months


def owner(edition):
    """Who answers for a text: its first author."""
    bylines = edition.bylines.all()
    return str(bylines[0].author) if bylines else _("Nobody yet")


def _month_ends(number):
    """Now, and before it the last moment of each month."""
    moment = timezone.localtime()
    for _number in range(number):
        yield moment
        first = moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        moment = first - timedelta(microseconds=1)


# -- For spreadsheets --------------------------------------------------------------------------


def as_csv(report):
    """A line for each text and rule, and one for each text without a finding."""
    names = [
        *(_("Text"), _("Edition"), _("State"), _("Owner"), _("Language"), _("Words")),
        *(_("Rule"), _("Severity"), _("Findings"), "SMOG", _("SMOG, explained terms out")),
        *("Flesch-Kincaid", _("Flesch-Kincaid, explained terms out"), _("Checked")),
    ]
    lines = (line for summary in report.summaries for line in _lines(summary))
    return table([names, *lines])


def _lines(summary):
    edition = summary.edition
    text = [edition.title, edition.number, edition.status, owner(edition)]
    text += [edition.article.language, summary.words]
    figures = [summary.smog, summary.smog_explained]
    figures += [summary.flesch_kincaid, summary.flesch_kincaid_explained]
    figures += [timezone.localtime(summary.checked_at).isoformat(timespec="minutes")]
    rules = all_rules()
    found = [(rules[name], number) for name, number in summary.found.items() if name in rules]
    for rule, number in found:
        yield [*text, rule.label, rule.severity.label, number, *figures]
    if not found:
        yield [*text, "", "", 0, *figures]
