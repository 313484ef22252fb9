"""What preflight finds in an edition, less what people answered for."""

from dataclasses import dataclass, field

from articles.findings import Dismissal, Override, SwitchedOff
from articles.preflight.checking import all_rules, check, knows
from articles.preflight.facts import manuscript_of
from articles.preflight.manuscript import Manuscript
from articles.preflight.rule import Finding
from articles.preflight.rules import crisis_help
from safety.language import Severity

# A text that speaks of suicide or self-harm is not sent for review before somebody has answered
# these (TRUST.md, T6).
ANSWERED_FIRST = {"methods"}


@dataclass
class Report:
    """The findings of one text: those that are open, and those that were answered for."""

    manuscript: Manuscript
    open: list[Finding] = field(default_factory=list)
    settled: list[tuple[Finding, Dismissal | Override]] = field(default_factory=list)

    @property
    def blockers(self):
        """What has to be put right, and the warnings that have to be answered."""
        return [finding for finding in self.open if self._holds_back(finding)]

    @property
    def warnings(self):
        return [f for f in self.open if f.severity == Severity.WARNING and not self._holds_back(f)]

    @property
    def advice(self):
        return [finding for finding in self.open if finding.severity == Severity.ADVICE]

    @property
    def groups(self):
        """(severity, findings) in order, without those that are empty."""
        groups = zip(Severity, [self.blockers, self.warnings, self.advice], strict=True)
        return [(severity, findings) for severity, findings in groups if findings]

    @property
    def overridden(self):
        return [(finding, row) for finding, row in self.settled if isinstance(row, Override)]

    @property
    def dismissed(self):
        return [(finding, row) for finding, row in self.settled if isinstance(row, Dismissal)]

    @property
    def readability(self):
        return self.manuscript.readability

    @property
    def knows_language(self):
        return knows(self.manuscript.language)

    def _holds_back(self, finding):
        return finding.is_blocker or (
            finding.rule in ANSWERED_FIRST
            and crisis_help.first_mention(self.manuscript) is not None
        )


def switched_off():
    """The rules that this clinic does not want. A blocker stays, whatever stands there."""
    off = SwitchedOff.objects.values_list("rule", flat=True)
    known = all_rules()
    return frozenset(
        name for name in off if name in known and known[name].severity != Severity.BLOCKER
    )


def findings(edition, *, manuscript=None, severities=Severity.values):
    """The report of an edition as it stands in memory, less what people answered for."""
    manuscript = manuscript or manuscript_of(edition)
    report = Report(manuscript)
    dismissed = _by_key(Dismissal.objects.filter(article=edition.article_id))
    overridden = _by_key(Override.objects.filter(edition=edition.pk))
    for finding in check(manuscript, without=switched_off(), severities=severities):
        rows = overridden if finding.is_blocker else dismissed
        if row := rows.get((finding.rule, finding.key)):
            report.settled.append((finding, row))
        else:
            report.open.append(finding)
    return report


def _by_key(rows):
    return {(row.rule, row.key): row for row in rows.select_related("by")}
