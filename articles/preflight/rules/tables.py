from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Found, Rule, Severity

ROWS = "<tr>{0}</tr><tr><td>1</td><td>2</td></tr>"
HEAD, CELLS = "<th>Day</th><th>Mood</th>", "<td>Day</td><td>Mood</td>"


def find(text):
    for table in text.tables:
        told = [
            (table.has_header, _t("A table has no header cells, so its numbers are heard bare.")),
            (table.caption, _t("A table has no caption that says what it shows.")),
        ]
        missing = [why for present, why in told if not present]
        if missing:
            yield Found(sentence=table.words, place=table.place, why=" ".join(missing))


rule = Rule(
    id="tables",
    severity=Severity.WARNING,
    label=_("A table without header or caption"),
    why=_("Who hears a table needs its header cells and its caption to find the way."),
    fix=_("Mark the first row or column as headers, and give the table a caption."),
    source="WCAG 2.2, 1.3.1 Info and Relationships; W3C WAI: tables tutorial",
    find=find,
    catches=(
        f"<table><caption>Mood by day</caption>{ROWS.format(CELLS)}</table>",
        f"<table>{ROWS.format(HEAD)}</table>",
    ),
    passes=(
        f"<table><caption>Mood by day</caption>{ROWS.format(HEAD)}</table>",
        "<p>A table stands in the kitchen.</p>",
    ),
)
