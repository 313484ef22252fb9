"""The page of one edition, the live answer, and what people decide about a finding."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import actions, preflight
from articles.findings import Dismissal, Override
from articles.models import Edition
from articles.preflight import answers
from audit.models import Event
from clinic.exceptions import Refused
from glossary.models import Entry
from tests import make
from tests.articles.test_admin_matrix import writes

pytestmark = pytest.mark.django_db

BODY = (
    '<p>For our hours <a href="https://www.who.int/">click here</a>.</p>'
    "<p>As Beck (1979) showed, it helps.</p>"
)


@pytest.fixture
def writer():
    return make.clinician()


@pytest.fixture
def edition(writer):
    return make.draft(by=writer, body=BODY, title="What helps", standfirst="What helps.")


def page(edition):
    return f"/admin/articles/edition/{edition.pk}/preflight/"


def key(edition, rule):
    return next(f.key for f in preflight.findings(edition).open if f.rule == rule)


def open_rules(edition):
    return {finding.rule for finding in preflight.findings(edition).open}


def test_the_page_shows_each_finding_with_all_that_belongs_to_it(client, writer, edition):
    client.force_login(writer)
    shown = client.get(page(edition)).content.decode()
    for words in [
        "Should be looked at",
        "<mark>click here</mark>",
        "“click here” does not say where the link leads.",
        "Name what the reader will find there",
        "WCAG 2.2, 2.4.4 Link Purpose",
        "Before the first heading",
        f"/admin/articles/edition/{edition.pk}/change/?finding=",
        "School year",
    ]:
        assert words in shown, words


def test_a_finding_is_left_as_it_is_until_its_words_change(client, writer, edition):
    client.force_login(writer)
    data = {"key": key(edition, "typed-references"), "_dismiss": ""}
    refused = client.post(page(edition), {**data, "reason": " "})
    assert "Please say why." in refused.content.decode() and not Dismissal.objects.exists()
    assert client.post(page(edition), {**data, "reason": "It is a story."}).status_code == 302
    assert "typed-references" not in open_rules(edition)
    shown = client.get(page(edition)).content.decode()
    assert "1 finding was left as it is" in shown and "It is a story." in shown
    event = Event.objects.get(verb="dismiss a finding")
    assert event.by == writer and event.details["reason"] == "It is a story."

    # Other words around it change nothing; its own bring it back.
    edition.body = f"<p>Rest helps.</p>{BODY}"
    assert "typed-references" not in open_rules(edition)
    edition.body = BODY.replace("it helps", "it helps most people")
    assert "typed-references" in open_rules(edition)

    assert client.post(page(edition), {"key": data["key"], "_reopen": ""}).status_code == 302
    assert not Dismissal.objects.exists()


def test_what_was_left_stays_so_in_the_next_edition(writer, edition):
    answers.dismiss(edition, by=writer, key=key(edition, "typed-references"), reason="A story.")
    published = make.published(edition)
    following = make.next_edition(published)
    assert "typed-references" not in open_rules(following)


def test_a_blocker_is_overridden_by_an_administrator_alone(client, writer):
    edition = make.draft(by=writer, body="<p>Some think of suicide.</p>")
    assert "does not say where to find help" in preflight.faults(edition)[0]
    data = {"key": key(edition, "crisis-help"), "reason": "It is about history."}
    client.force_login(writer)
    assert "Override it" not in client.get(page(edition)).content.decode()
    assert client.post(page(edition), {**data, "_dismiss": ""}).status_code == 409
    assert client.post(page(edition), {**data, "_override": ""}).status_code == 403
    assert preflight.faults(edition) != []

    boss = make.administrator()
    client.force_login(boss)
    assert "Override it" in client.get(page(edition)).content.decode()
    assert client.post(page(edition), {**data, "reason": "", "_override": ""}).status_code == 200
    assert not Override.objects.exists()
    assert client.post(page(edition), {**data, "_override": ""}).status_code == 302
    assert preflight.faults(edition) == []
    event = Event.objects.get(verb="override a blocker")
    assert (event.by, event.details["rule"]) == (boss, "crisis-help")

    reviewer = make.reviewer()
    actions.submit(edition, by=writer, reviewer=reviewer.author)
    client.force_login(reviewer)
    shown = client.get(f"/admin/articles/edition/{edition.pk}/review/").content.decode()
    assert ">Overridden <" in shown and "It is about history." in shown
    assert str(boss.username) in shown


def test_an_override_is_for_one_edition(writer):
    edition = make.draft(by=writer, body="<p>Some think of suicide.</p>")
    boss = make.administrator()
    answers.override(edition, by=boss, key=key(edition, "crisis-help"), reason="History.")
    following = make.next_edition(make.published(edition))
    assert preflight.faults(following) != []


def test_nobody_overrides_what_there_is_nothing_without(writer):
    edition = make.draft(by=writer, body="")
    with pytest.raises(Refused, match="nothing to review"):
        answers.override(
            edition, by=make.administrator(), key=key(edition, "incomplete"), reason="So."
        )


def test_others_read_and_do_not_decide(client, writer, edition):
    data = {"key": key(edition, "link-words"), "reason": "So.", "_dismiss": ""}
    other, reviewer = make.clinician(), make.reviewer()
    client.force_login(other)
    assert client.post(page(edition), data).status_code == 404
    actions.submit(edition, by=writer, reviewer=reviewer.author)
    client.force_login(reviewer)
    shown = client.get(page(edition))
    assert shown.status_code == 200 and "Leave it as it is" not in shown.content.decode()
    assert client.post(page(edition), data).status_code == 403
    assert not Dismissal.objects.exists()


def test_a_decision_about_a_finding_that_is_gone_is_refused(client, writer, edition):
    gone = key(edition, "link-words")
    Edition.objects.filter(pk=edition.pk).update(body="<p>Rest.</p>")
    client.force_login(writer)
    data = {"key": gone, "reason": "So.", "_dismiss": ""}
    assert client.post(page(edition), data).status_code == 409
    frozen = make.published(make.draft(by=writer, body=BODY))
    data["key"] = key(frozen, "link-words")
    assert client.post(page(frozen), data).status_code == 403


# -- Beside the text ---------------------------------------------------------------------------


def form_of(client, edition):
    path = f"/admin/articles/edition/{edition.pk}/change/"
    form = client.get(path).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    data = {name: value for name, value in data.items() if value is not False}
    data["tag_names"] = ""
    for row, (author, role) in enumerate(data.pop("bylines")):
        data |= {f"bylines-author-{row}": author, f"bylines-role-{row}": role}
    return data


def test_the_live_answer_is_about_the_words_in_the_form_and_stores_nothing(client, writer, edition):
    client.force_login(writer)
    data = form_of(client, edition) | {"body": "<p>Some think of suicide.</p>"}
    before = Edition.objects.filter(pk=edition.pk).values().get()
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(f"/admin/articles/edition/{edition.pk}/preflight-live/", data)
    shown = answer.content.decode()
    assert answer.status_code == 200 and "<mark>suicide</mark>" in shown
    assert "click here" not in shown and "it needs" not in shown
    assert writes(queries) == []
    assert Edition.objects.filter(pk=edition.pk).values().get() == before


def test_the_live_answer_counts_what_only_the_form_has(client, writer, edition):
    client.force_login(writer)
    data = form_of(client, edition)
    for name in ("topic", "disclosure_confirmed", "bylines-author-0"):
        data.pop(name)
    shown = client.post(f"/admin/articles/edition/{edition.pk}/preflight-live/", data)
    words = shown.content.decode()
    assert "it needs an author, a topic." in words and "is still true" in words


def test_links_inside_are_judged_at_once(client, writer, edition):
    entry = Entry.objects.create(name="Insula", slug="insula", definition="A part.")
    gone = Entry.objects.create(name="Cuneus", slug="cuneus", definition="A part.")
    client.force_login(writer)
    body = f'<p>The <a data-to="entry:{gone.pk}">cuneus</a>, <a href="/glossary/insula/">insula</a>'
    body += ' and <a href="/articles/never-was/">an article</a>.</p>'
    gone.delete()
    data = form_of(client, edition) | {"body": body}
    address = f"/admin/articles/edition/{edition.pk}/preflight-live/"
    shown = client.post(address, data).content.decode()
    assert "The link “cuneus” leads to something that was deleted." in shown
    assert "The link “an article” leads to a page of this site that does not exist." in shown
    assert "The link “insula” leads to something that readers cannot see yet." in shown
    entry.publish(by=writer)
    assert "cannot see yet" not in client.post(address, data).content.decode()


def test_the_live_answer_needs_a_token(client, writer, edition):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(writer)
    address = f"/admin/articles/edition/{edition.pk}/preflight-live/"
    assert strict.post(address, {"title": "x"}).status_code == 403


def test_another_language_is_told_and_not_judged(client, writer):
    edition = make.draft(by=writer, body="<p>Das heilt garantiert.</p>", language="xx")
    client.force_login(writer)
    assert "No rule about words knows the language" in client.get(page(edition)).content.decode()


# -- Before it is sent -------------------------------------------------------------------------


def test_the_page_that_sends_it_tells_of_the_warnings(client, writer, edition):
    client.force_login(writer)
    shown = client.get(f"/admin/articles/edition/{edition.pk}/submit/").content.decode()
    assert "2 findings of the preflight should be looked at" in shown
    assert "First this needs to be put right" not in shown


def test_signing_and_saving_keep_a_summary(writer, edition):
    assert edition.preflight_summary.found == {
        **edition.preflight_summary.found,
        "link-words": 1,
        "typed-references": 1,
    }
    edition.body = "<p>Rest helps.</p>"
    actions.save_draft(edition, by=writer, version=edition.version)
    edition.preflight_summary.refresh_from_db()
    assert "link-words" not in edition.preflight_summary.found
    json.dumps(edition.preflight_summary.found)


def test_where_it_speaks_of_self_harm_details_of_a_method_are_answered_first(writer):
    """TRUST.md, T6: a warning elsewhere, here somebody has to say why it stands."""
    help_now = '<p><a href="/help-now/">Get help now</a></p>'
    edition = make.draft(by=writer, body=f"<p>Her brother died from an overdose.</p>{help_now}")
    assert preflight.faults(edition) == []
    edition.body = edition.body.replace("Her", "Suicide leaves many behind. Her")
    edition.save()
    assert len(preflight.faults(edition)) == 1
    answers.dismiss(edition, by=writer, key=key(edition, "methods"), reason="She tells it so.")
    assert preflight.faults(edition) == []
