"""What stands between a text and its readers: every finding, and the few that block.

preflight.findings(edition)      a `report.Report`; templates/admin/articles/preflight/
                                 _report.html shows it
preflight.faults(edition)        why it cannot be sent for review yet, each in a sentence
preflight.summarise(edition)     keeps what was found for the reports over all texts;
                                 summarise_later leaves it to the hourly job
"""

from articles.preflight.faults import faults as faults
from articles.preflight.report import findings as findings
from articles.preflight.summaries import summarise as summarise
from articles.preflight.summaries import summarise_later as summarise_later
