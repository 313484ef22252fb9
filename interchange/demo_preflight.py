"""What preflight finds in the demo's own articles, as the page that docs/ keeps of it."""

from articles.models import Edition
from articles.preflight.report import findings
from interchange import demo_clinic

HEAD = """# What preflight finds in the demo

Made by `manage.py demo --preflight`; a test compares. A blocker would hold a text back, and a
warning is answered for. Advice is not listed.
"""


def written():
    texts = [(edition.title, sorted(_lines(findings(edition).open))) for edition in _editions()]
    found = [f"## {title}\n\n" + "\n".join(lines) + "\n" for title, lines in texts if lines]
    checked = f"{len(texts)} editions of articles were checked.\n"
    return "\n".join([HEAD, checked, *(found or ["Nothing was found.\n"])])


def _editions():
    of_demo = Edition.objects.filter(article__source=demo_clinic.SOURCE)
    kept = of_demo.exclude(state__in=[Edition.State.BINNED, Edition.State.WITHDRAWN])
    return kept.select_related("article").order_by("article__source_id", "number")


def _lines(open_findings):
    for finding in open_findings:
        if finding.severity != "advice":
            sentence = " ".join(finding.sentence.split())
            yield f"- {finding.severity.value}, {finding.rule}: {sentence}"
