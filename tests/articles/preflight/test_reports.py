"""The reports over all texts, the rules and their switches."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions, preflight
from articles.findings import PreflightSummary, SwitchedOff
from articles.preflight import answers
from articles.preflight.summaries import catch_up
from audit.models import Event
from clinic.exceptions import Refused
from tests import make

pytestmark = pytest.mark.django_db

REPORT, CSV = "/admin/articles/preflightsummary/", "/admin/articles/preflightsummary/csv/"
RULES = "/admin/articles/switchedoff/"
BODY = '<p>For our hours <a href="https://www.who.int/">click here</a>.</p>'


def test_the_report_counts_by_text_rule_and_owner_what_one_may_see(client):
    writer, other = make.clinician(), make.clinician()
    make.published(by=writer, body=BODY, title="Our hours")
    make.draft(by=other, body=BODY, title="A secret draft")
    client.force_login(writer)
    shown = client.get(REPORT).content.decode()
    assert "Our hours (1)" in shown and str(writer.author) in shown
    assert "The words of a link" in shown and "A secret draft" not in shown
    client.force_login(make.administrator())
    assert "A secret draft" in client.get(REPORT).content.decode()
    client.force_login(make.manager())
    assert "A secret draft" not in client.get(REPORT).content.decode()
    assert "A secret draft" not in client.get(CSV).content.decode()


def test_the_report_reads_no_text(client):
    make.published(body=BODY)
    client.force_login(make.administrator())

    def queries():
        with CaptureQueriesContext(connection) as found:
            assert client.get(REPORT).status_code == 200
        return [query["sql"] for query in found]

    first = queries()
    for _number in range(4):
        make.published(body=BODY)
    assert len(queries()) == len(first)
    assert not any('"body"' in sql or '"signed"' in sql for sql in first)


def test_the_chart_is_told_as_a_table_too(client):
    edition = make.published(body="<p>Rest helps us. We sleep well.</p>")
    client.force_login(make.administrator())
    shown = client.get(REPORT).content.decode()
    assert "<polyline" in shown and "The same as a table" in shown
    month = timezone.localtime(edition.public_from).strftime("%B %Y")
    assert f'<th scope="row">{month}</th>' in shown
    assert "style=" not in shown[shown.index("<svg") : shown.index("</svg>")]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", " =", "\t=", "＝"])
def test_the_csv_is_safe_for_spreadsheets(client, begins):
    title = f"{begins}HYPERLINK(1), “ä”"
    make.published(body=BODY, title=title)
    client.force_login(make.administrator())
    response = client.get(CSV)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    raw = response.content.decode()
    assert raw.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(raw[1:])))
    told = {row["Rule"]: row for row in rows}
    assert told["The words of a link"]["Text"] == f"'{title}"
    assert told["The words of a link"]["Findings"] == "1"
    assert not any(
        str(cell).lstrip().startswith(("=", "+", "@")) for row in rows for cell in row.values()
    )


# -- Kept fresh --------------------------------------------------------------------------------


def test_texts_are_checked_again_where_rules_changed_and_once_a_day():
    edition = make.published(body=BODY)
    past = make.withdrawn(body=BODY)
    assert catch_up() == 0
    answers.switch_off("link-words", by=make.administrator(), reason="We know them all.")
    assert "link-words" in edition.preflight_summary.found
    assert catch_up() == 1  # nobody reads the withdrawn one
    edition.preflight_summary.refresh_from_db()
    assert "link-words" not in edition.preflight_summary.found
    old = timezone.now() - timedelta(days=2)
    PreflightSummary.objects.filter(edition__in=[edition, past]).update(checked_at=old)
    assert catch_up() == 1 and catch_up() == 0


def test_words_that_save_themselves_wait_for_the_job_to_be_checked():
    edition = make.draft(body="<p>Rest helps.</p>")
    edition.body = BODY
    by = edition.created_by
    assert actions.save_draft(edition, by=by, version=edition.version, by_itself=True)
    summary = PreflightSummary.objects.get(edition=edition)
    assert "link-words" not in summary.found
    assert catch_up() == 1
    summary.refresh_from_db()
    assert "link-words" in summary.found


# -- The rules ---------------------------------------------------------------------------------


def test_everybody_reads_the_rules_and_an_administrator_switches_them(client):
    edition = make.draft(body=BODY)
    assert "link-words" in {f.rule for f in preflight.findings(edition).open}
    data = {"key": "link-words", "reason": "We know them all.", "_off": ""}
    for person in (make.clinician(), make.reviewer(), make.manager()):
        client.force_login(person)
        shown = client.get(RULES).content.decode()
        assert "The words of a link" in shown and "Switch it off" not in shown
        assert client.post(RULES, data).status_code == 403
    boss = make.administrator()
    client.force_login(boss)
    assert client.post(RULES, {**data, "reason": ""}).status_code == 200
    assert client.post(RULES, {**data, "key": "nonsense"}).status_code == 200
    assert not SwitchedOff.objects.exists()
    assert client.post(RULES, data).status_code == 302
    assert "link-words" not in {f.rule for f in preflight.findings(edition).open}
    assert Event.objects.get(verb="switch a rule off").details["reason"] == "We know them all."
    assert "We know them all." in client.get(RULES).content.decode()
    assert client.post(RULES, {"key": "link-words", "_on": ""}).status_code == 302
    assert "link-words" in {f.rule for f in preflight.findings(edition).open}


def test_no_blocker_is_switched_off(client):
    boss = make.administrator()
    client.force_login(boss)
    data = {"key": "crisis-help", "reason": "So.", "_off": ""}
    assert client.post(RULES, data).status_code == 409
    with pytest.raises(Refused):
        answers.switch_off("crisis-help", by=boss, reason="So.")
    # Not even by a row that came in another way.
    SwitchedOff.objects.create(rule="crisis-help", reason="So.", by=boss)
    edition = make.draft(body="<p>Some think of suicide.</p>")
    assert preflight.faults(edition) != []
