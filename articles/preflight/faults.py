"""What stands between a text and its review, each in a sentence that says what to do."""

from articles.preflight.report import findings
from safety.language import Severity


def faults(edition):
    """Every reason why an edition cannot be sent for review yet; none where it can."""
    report = findings(edition, severities=[Severity.BLOCKER, Severity.WARNING])
    return [finding.message for finding in report.blockers]
