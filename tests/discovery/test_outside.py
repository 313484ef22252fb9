"""Which outside links there are, who may know of them, when one is dead, and what is said of it."""

import io
import json
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import roles
from articles import preflight
from clinic.models import Clinic
from discovery import asking, checking, outside
from discovery.asking import Answer
from discovery.models import OutsideLink, OutsideUse
from discovery.outside_jobs import check_links, collect_links
from faq.models import Question
from glossary.models import Entry
from pages.models import Page
from references.models import Reference
from tests import make
from tests.discovery.sites import to
from tests.house import sql

pytestmark = pytest.mark.django_db
State, Problem = OutsideLink.State, OutsideLink.Problem
PAGE = "/admin/discovery/outsidelink/"


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    monkeypatch.setattr(asking, "PAUSE", 0)
    monkeypatch.setattr(asking, "BACK_OFF", (0, 0))
    monkeypatch.setattr(asking, "SECONDS", 0.5)


@pytest.fixture
def switched_on():
    Clinic.objects.create(check_outside_links=True)


def leads_to(*addresses):
    return "".join(f'<p>See <a href="{address}">this page</a>.</p>' for address in addresses)


def link(address="https://gone.example/", state=State.DEAD, used_in=None, **facts):
    if state in (State.DEAD, State.FAILING):
        facts.setdefault("problem", Problem.GONE)
        facts |= {"failures": 2, "failing_since": timezone.now(), "checked_at": timezone.now()}
    made = OutsideLink.objects.create(address=address, state=state, **facts)
    if used_in:
        OutsideUse.objects.create(link=made, kind="edition", object_id=used_in.pk)
    return made


def addresses():
    return set(OutsideLink.objects.values_list("address", flat=True))


# -- Which there are ---------------------------------------------------------------------------


def test_links_of_all_that_readers_see_or_somebody_works_on():
    author = make.user()
    make.published(body=leads_to("https://public.example", "https://both.example/#part"))
    draft = make.draft(body=leads_to("https://draft.example", "https://both.example/"))
    make.scheduled(body=leads_to("https://scheduled.example"))
    make.withdrawn(body=leads_to("https://withdrawn.example"))
    html = leads_to("https://entry.example/?a=1&amp;b=2")
    Entry.objects.create(name="Pons", slug="pons", text=html)
    Question.objects.create(question="Why?", slug="why", short_answer="So.", answer=html)
    Page.objects.create(title="Fees", slug="fees", body=leads_to("https://page.example"))
    Reference.objects.create(title="A", doi="10.1000/1", url="https://source.example/")
    make.published(body=leads_to("http://testserver/articles/", "mailto:a@b.example"), by=None)
    outside.collect()
    assert addresses() == {
        "https://public.example/",
        "https://both.example/",
        "https://draft.example/",
        "https://scheduled.example/",
        "https://entry.example/?a=1&b=2",
        "https://page.example/",
        "https://doi.org/10.1000/1",
        "https://source.example/",
    }
    assert OutsideUse.objects.filter(link__address="https://entry.example/?a=1&b=2").count() == 2
    assert OutsideUse.objects.filter(kind="edition", object_id=draft.pk).count() == 2
    assert author


def test_a_link_that_was_taken_out_goes_and_the_others_keep_what_is_known():
    edition = make.draft(body=leads_to("https://a.example/", "https://b.example/"))
    outside.collect()
    OutsideLink.objects.update(state=State.ANSWERS)
    edition.body = leads_to("https://b.example/", "https://c.example/")
    edition.save()
    outside.collect()
    rows = dict(OutsideLink.objects.values_list("address", "state"))
    assert rows == {"https://b.example/": "answers", "https://c.example/": "unchecked"}
    before = sql("SELECT id, xmin::text FROM discovery_outsideuse ORDER BY id")
    outside.collect()
    assert sql("SELECT id, xmin::text FROM discovery_outsideuse ORDER BY id") == before


def test_collecting_asks_the_same_however_many_texts(django_assert_max_num_queries):
    for number in range(12):
        make.draft(body=leads_to(*(f"https://{number}-{n}.example/" for n in range(30))))
    with django_assert_max_num_queries(20):
        outside.collect()
    assert len(addresses()) == 360


# -- When one is dead --------------------------------------------------------------------------


def noted(made, *answers, days=1):
    """The link after these answers, so many days apart."""
    for number, answer in enumerate(answers):
        with time_machine.travel(timezone.now() + timedelta(days=number * days), tick=False):
            made = checking.note(made.pk, answer)
    return made


GONE, ERROR, FINE = Answer(404, "gone"), Answer(500, "error"), Answer(200)


@pytest.mark.parametrize(
    ("answers", "days", "state"),
    [
        ([GONE], 1, "failing"),
        ([GONE, GONE], 0, "dead"),
        ([Answer(problem="private")] * 2, 0, "dead"),
        ([GONE, FINE, GONE], 1, "failing"),
        ([ERROR, ERROR], 7, "failing"),
        ([ERROR, ERROR, ERROR], 0.5, "failing"),
        ([ERROR, ERROR, ERROR], 1, "dead"),
        ([Answer(problem="time"), Answer(problem="name"), ERROR], 1, "dead"),
        ([ERROR, GONE], 1, "failing"),
        ([GONE, GONE, ERROR], 1, "dead"),
        ([GONE, GONE, FINE], 1, "answers"),
        ([ERROR, ERROR, FINE, ERROR], 1, "failing"),
        ([Answer(403, "turned-away")] * 5, 1, "unsure"),
        ([Answer(problem="robots")] * 5, 1, "unsure"),
        ([Answer(200, leads_to="https://new.example/")], 1, "moved"),
        ([Answer(200, leads_to="https://new.example/"), FINE], 1, "answers"),
    ],
)
def test_a_link_is_judged_by_several_answers(answers, days, state):
    made = noted(link(state=State.UNCHECKED), *answers, days=days)
    assert made.state == state
    assert bool(made.leads_to) == (state == "moved")
    assert (made.failures > 0) == (state in ("failing", "dead"))


def test_the_database_refuses_failures_without_a_day():
    with pytest.raises(IntegrityError), transaction.atomic():
        OutsideLink.objects.create(address="https://a.example/", failures=1)


def test_due_is_what_is_old_and_sooner_what_failed():
    now = timezone.now()
    for name, state, days in [
        ("never", State.UNCHECKED, None),
        ("old", State.ANSWERS, 8),
        ("older", State.ANSWERS, 9),
        ("fresh", State.ANSWERS, 2),
        ("failed", State.FAILING, 2),
        ("just", State.FAILING, 0),
        ("dead", State.DEAD, 2),
    ]:
        made = link(f"https://{name}.example/", state)
        checked_at = None if days is None else now - timedelta(days=days)
        OutsideLink.objects.filter(pk=made.pk).update(checked_at=checked_at)
    found = [one.address for one in checking.due()]
    assert found == [f"https://{name}.example/" for name in ("never", "older", "old", "failed")]


# -- Going through them ------------------------------------------------------------------------


def test_a_round_over_several_sites(site):
    first, second = site(), site()
    first.answers = {"/a": 200, "/b": to("/a", 301)}
    second.answers = {"/c": 403}
    paths = [f"{first.url}/{name}" for name in "abx"] + [f"{second.url}/c"]
    make.draft(body=leads_to(*paths))
    outside.collect()
    assert len(list(checking.check(checking.due()))) == 4
    found = {one.address: (one.state, one.status) for one in OutsideLink.objects.all()}
    assert found == {
        paths[0]: ("answers", 200),
        paths[1]: ("moved", 200),
        paths[2]: ("failing", 404),
        paths[3]: ("unsure", 403),
    }
    assert list(checking.check(checking.due())) == []


def test_what_was_stopped_goes_on_where_it_was(other, monkeypatch):
    monkeypatch.setattr(asking, "PAUSE", 0.1)
    make.draft(body=leads_to(*(f"{other.url}/{number}" for number in range(6))))
    other.answers = {f"/{number}": 200 for number in range(6)}
    outside.collect()
    going = checking.check(checking.due())
    for _ in range(2):
        next(going)
    going.close()
    asked = other.paths()
    left = checking.due().count()
    assert 0 < left <= 4
    assert sum(1 for _ in checking.check(checking.due())) == left
    assert checking.due().count() == 0
    assert len(asked) < 6


def test_a_site_that_has_enough_is_left_alone_for_now(other):
    make.draft(body=leads_to(*(f"{other.url}/{number}" for number in range(5))))
    other.answers = {f"/{number}": 429 for number in range(5)}
    outside.collect()
    assert len(list(checking.check(checking.due()))) == 1
    assert len(other.paths()) == 1


def test_one_text_that_is_gone_meanwhile_stops_nothing(other):
    make.draft(body=leads_to(f"{other.url}/a", f"{other.url}/b"))
    outside.collect()
    other.answers["/a"] = lambda request: (OutsideLink.objects.none() and 0) or 200
    going = checking.check(checking.due())
    next(going)
    OutsideLink.objects.filter(checked_at=None).delete()
    assert list(going) == []


# -- The worker --------------------------------------------------------------------------------


def test_the_worker_asks_nobody_unless_the_clinic_wants_it(other):
    make.draft(body=leads_to(other.url))
    assert collect_links() == check_links() == "switched off"
    assert other.asked == [] and not OutsideLink.objects.exists()


def test_the_worker_asks_what_is_due(other, switched_on):
    other.answers["/"] = 200
    make.draft(body=leads_to(other.url))
    assert collect_links() == "1 outside link"
    assert check_links() == "1 link checked"
    assert check_links() == "0 links checked"
    assert OutsideLink.objects.get().state == "answers"


def test_the_worker_stops_when_its_time_is_over(other, switched_on, monkeypatch):
    monkeypatch.setattr("discovery.outside_jobs.SECONDS_A_TURN", 0.000001)
    make.draft(body=leads_to(other.url))
    collect_links()
    assert check_links() == "0 links checked"


# -- The command -------------------------------------------------------------------------------


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    call_command("check_links", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_asks_and_reports(other):
    other.answers = {"/a": 200, "/b": to("/a", 301)}
    edition = make.draft(body=leads_to(*(f"{other.url}/{name}" for name in "abx")))
    out, err = run()
    assert "3/3" in err
    assert f"Moved for good: {other.url}/b\n    {other.url}/a" in out
    assert f"Did not answer last time: {other.url}/x\n    There is no such page." in out
    assert "3 outside links:" in out and "0 Dead" in out
    asked = len(other.paths())
    answers = json.loads(run("--json")[0])
    assert len(other.paths()) == asked, "asked twice within a day"
    assert [row["state"] for row in answers] == ["answers", "moved", "failing"]
    assert answers[2]["status"] == 404
    assert answers[0]["used_in"] == [{"kind": "edition", "id": edition.pk}]


def test_the_command_asks_about_one_text_at_any_time(other):
    other.answers = {"/a": 200, "/b": 200}
    make.draft(slug="one", body=leads_to(f"{other.url}/a"))
    make.draft(slug="two", body=leads_to(f"{other.url}/b"))
    for _ in range(2):
        assert "1 outside links:" in run("--slug", "one")[0]
    assert other.paths() == ["/a", "/a"]
    with pytest.raises(CommandError, match="nothing-here"):
        run("--slug", "nothing-here")


def test_the_command_refuses_what_is_inside():
    make.draft(slug="one", body=leads_to("http://127.0.0.1:80/", "http://169.254.169.254/x"))
    answers = json.loads(run("--slug", "one", "--json")[0])
    assert {row["problem"] for row in answers} == {"private"}
    answers = json.loads(run("--slug", "one", "--json")[0])
    assert {row["state"] for row in answers} == {"dead"}


# -- Preflight and the checklist ---------------------------------------------------------------


def test_preflight_warns_of_what_is_dead_and_tells_what_moved(django_assert_num_queries):
    Reference.objects.create(key="foa-1986", title="Fear", doi="10.1000/1")
    cited = "<p>Fear fades [@foa-1986].</p>"
    body = leads_to("https://GONE.example/#part", "https://old.example/") + cited
    edition = make.draft(body=body)
    link()
    link("https://old.example/", State.MOVED, leads_to="https://new.example/")
    link("https://doi.org/10.1000/1")
    found = [one for one in preflight.findings(edition).open if one.rule == "outside-links"]
    assert [(one.severity, one.marked) for one in found] == [
        ("warning", "this page"),
        ("warning", ""),
        ("advice", "this page"),
    ]
    assert "https://GONE.example/#part" in found[0].why
    assert "https://doi.org/10.1000/1" in found[1].why
    assert "https://new.example/" in found[2].fix
    OutsideLink.objects.update(state=State.UNSURE)
    assert "outside-links" not in {one.rule for one in preflight.findings(edition).open}


# -- The desk ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("persona", "page", "press"),
    [
        (None, 302, 302),
        (lambda: make.user(), 403, 403),
        (lambda: make.user(roles.ASSISTANT), 403, 403),
        (make.clinician, 200, 302),
        (make.reviewer, 200, 302),
        (make.manager, 200, 302),
        (make.administrator, 200, 302),
    ],
)
def test_who_sees_the_links_and_who_may_press(client, persona, page, press, other, switched_on):
    edition = make.published(body=leads_to(other.url))
    made = link(f"{other.url}/", used_in=edition)
    other.answers["/"] = 200
    if persona:
        client.force_login(persona())
    assert client.get(PAGE).status_code == page
    assert client.get(f"{PAGE}{made.pk}/check/").status_code in (302, 403, 405)
    assert other.asked == [], "a GET asked"
    assert client.post(f"{PAGE}{made.pk}/check/").status_code == press
    made.refresh_from_db()
    assert made.state == ("answers" if page == 200 else "dead")


def test_the_page_names_the_texts_that_use_a_link(client):
    edition = make.published(title="On sleep")
    link(used_in=edition)
    link("https://old.example/", State.MOVED, leads_to="https://new.example/", used_in=edition)
    client.force_login(make.clinician())
    page = client.get(PAGE).content.decode()
    assert "https://gone.example/" in page and "On sleep" in page
    assert f"/admin/articles/edition/{edition.pk}/change/" in page
    assert "https://old.example/" not in page
    moved = client.get(f"{PAGE}?state=moved").content.decode()
    assert "https://new.example/" in moved
    for query in ("?state=nonsense", "?page=999999999", "?page=x", "?state=failing"):
        assert client.get(PAGE + query).status_code == 200
    home = client.get("/admin/").content.decode()
    assert "Links to other sites" in home and f"{PAGE}?state=dead" in home


def test_an_address_in_a_colleagues_draft_is_nobodys_else(client, switched_on):
    owner = make.clinician()
    draft = make.draft(by=owner, title="Canary title")
    made = link("https://canary.example/", used_in=draft)
    both = link("https://shared.example/", used_in=draft)
    public = make.published(title="On sleep")
    OutsideUse.objects.create(link=both, kind="edition", object_id=public.pk)
    client.force_login(make.clinician())
    page = client.get(PAGE).content.decode()
    assert "canary" not in page and "Canary title" not in page
    assert "https://shared.example/" in page and "On sleep" in page
    assert client.post(f"{PAGE}{made.pk}/check/").status_code == 404
    client.force_login(owner)
    page = client.get(PAGE).content.decode()
    assert "https://canary.example/" in page and "Canary title" in page


def test_switched_off_no_click_asks_anybody(client, other):
    made = link(f"{other.url}/", used_in=make.published())
    client.force_login(make.administrator())
    page = client.get(PAGE).content.decode()
    assert "This is switched off" in page and "Check again" not in page
    client.post(f"{PAGE}{made.pk}/check/")
    assert other.asked == []


def test_clicks_have_a_limit(client, other, switched_on, monkeypatch):
    monkeypatch.setattr("discovery.admin_outside.CHECKS_AN_HOUR", 1)
    other.answers["/"] = 200
    made = link(f"{other.url}/", used_in=make.published())
    client.force_login(make.clinician())
    for _ in range(3):
        client.post(f"{PAGE}{made.pk}/check/")
    assert len(other.paths()) == 1


def test_the_page_asks_the_same_however_many_links(client, django_assert_num_queries):
    client.force_login(make.clinician())
    first = make.published()

    def count():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    link(used_in=first)
    count()
    few = count()
    for number in range(20):
        link(f"https://{number}.example/", used_in=make.published())
    assert count() == few
