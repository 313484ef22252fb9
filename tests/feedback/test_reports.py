"""What becomes of a reader's report: who learns of it, who settles it, and what may be kept."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import roles
from articles import actions as articles
from articles import checking
from audit.models import Event
from clinic.exceptions import Refused
from feedback import actions
from feedback.models import Report, Vote
from safety.identities import identities, without_identities
from tests import make
from tests.public_site import html_addresses

pytestmark = pytest.mark.django_db
LIST = "/admin/feedback/report/"
ARTICLES = "/admin/articles/edition/"


@pytest.fixture
def owner():
    return make.clinician()


@pytest.fixture
def edition(owner):
    return make.published(by=owner, slug="sleep", title="How sleep works")


@pytest.fixture
def report(edition):
    return received(edition)


def received(edition, text="The dose is wrong", nonce="n"):
    return actions.receive_report(edition=edition, text=text, nonce=nonce)


def at(report, page="change"):
    return f"{LIST}{report.pk}/{page}/"


# -- Who may -----------------------------------------------------------------------------------

PERSONAS = {
    "stranger": (302, 302),
    "nobody": (403, 403),
    "assistant": (403, 403),
    "owner": (200, 302),
    "other": (200, 403),
    "reviewer": (200, 403),
    "manager": (200, 302),
    "administrator": (200, 302),
}


def enter(client, persona, owner):
    people = {
        "nobody": make.user,
        "assistant": lambda: make.user(roles.ASSISTANT),
        "owner": lambda: owner,
        "other": make.clinician,
        "reviewer": make.reviewer,
        "manager": make.manager,
        "administrator": make.administrator,
    }
    if persona != "stranger":
        client.force_login(people[persona]())


@pytest.mark.parametrize("persona", PERSONAS)
def test_who_reads_and_who_settles(client, persona, owner, report):
    sees, settles = PERSONAS[persona]
    enter(client, persona, owner)
    for address in (LIST, at(report)):
        assert client.get(address).status_code == sees
    assert client.post(at(report), {"answer": "Corrected"}).status_code == settles
    report.refresh_from_db()
    assert bool(report.answered_at) == (settles == 302 and persona != "stranger")


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("verb", ["take-out", "erase"])
def test_who_may_take_words_away(client, persona, verb, owner, edition):
    report = received(edition, "Ask me: a@b.example")
    settles = PERSONAS[persona][1]
    enter(client, persona, owner)
    assert client.get(at(report, verb)).status_code in (302, 403, 405)
    report.refresh_from_db()
    assert "a@b.example" in report.text, "a GET wrote"
    assert client.post(at(report, verb)).status_code == settles
    report.refresh_from_db()
    gone = settles == 302 and persona != "stranger"
    assert ("a@b.example" in report.text) != gone
    assert client.post(f"{LIST}999999/{verb}/").status_code in (302, 403, 404)


def test_nobody_adds_or_deletes_a_report(client, report):
    client.force_login(make.administrator())
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(at(report, "delete"), {"post": "yes"}).status_code == 403
    assert Report.objects.count() == 1


# -- Settling ----------------------------------------------------------------------------------


def test_a_report_is_settled_with_what_was_done_and_by_whom(client, owner, report):
    client.force_login(owner)
    client.post(at(report), {"answer": "Corrected", "text": "changed", "level": "3"})
    report.refresh_from_db()
    assert (report.text, report.answer, report.answered_by) == (
        "The dose is wrong",
        "Corrected",
        owner,
    )
    page = client.get(at(report)).content.decode()
    assert "Settled on" in page and str(owner) in page
    verbs = list(Event.objects.filter(kind="feedback.report").values_list("verb", flat=True))
    assert sorted(verbs) == ["answer", "receive"]


def test_without_a_word_nothing_is_settled(client, owner, report):
    client.force_login(owner)
    page = client.post(at(report), {"answer": "  "})
    assert "Please write down what was done." in page.content.decode()
    with pytest.raises(Refused):
        actions.answer_report(report, by=owner, answer=" ")
    report.refresh_from_db()
    assert report.answered_at is None


@pytest.mark.parametrize(
    "facts",
    [{"answered_at": timezone.now()}, {"answer": "Done"}, {"answered_at": None, "answer": "x"}],
)
def test_the_database_wants_the_word_with_the_day(report, facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**facts)


# -- Where it arrives --------------------------------------------------------------------------


def home(client, person):
    client.force_login(person)
    return client.get("/admin/").content.decode()


def test_it_stands_on_the_first_page_of_those_concerned(client, owner, edition, report):
    received(edition, nonce="2")
    for person in (owner, make.manager(), make.administrator()):
        page = home(client, person)
        assert "Readers’ reports" in page and "How sleep works" in page
        assert f"{LIST}?answered=no&amp;article={edition.article_id}" in page
    for person in (make.clinician(), make.reviewer(), make.user(roles.ASSISTANT)):
        assert "Readers’ reports" not in home(client, person)
    for one in Report.objects.all():
        actions.answer_report(one, by=owner, answer="Done")
    assert "Readers’ reports" not in home(client, owner)


def test_what_speaks_of_danger_is_urgent_and_first(client, owner, edition, report):
    urgent = received(edition, "I want to die", nonce="2")
    received(edition, "A comma", nonce="3")
    page = home(client, make.manager())
    assert "urgent" in page[page.index("block urgent") :]
    listed = client.get(LIST).content.decode()
    assert listed.index(at(urgent)) < listed.index(at(report))
    assert "Open, urgent" in listed
    assert "Somebody may be in danger" in client.get(at(urgent)).content.decode()


def test_the_list_of_articles_says_how_many_are_open(client, owner, edition, report):
    make.draft(by=owner, title="Another")
    client.force_login(owner)
    page = client.get(ARTICLES).content.decode()
    link = f'{LIST}?answered=no&amp;article={edition.article_id}">1 to settle</a>'
    assert page.count(link) == 1
    narrowed = client.get(f"{ARTICLES}?reports=open").content.decode()
    assert "How sleep works" in narrowed and "Another" not in narrowed
    assert client.get(LIST + f"?answered=no&article={edition.article_id}").status_code == 200
    actions.answer_report(report, by=owner, answer="Done")
    assert "to settle" not in client.get(ARTICLES).content.decode()
    assert client.get(f"{ARTICLES}?reports=nonsense").status_code == 200


def test_the_past_editions_of_an_article_do_not_repeat_it(client, owner, edition, report):
    second = make.published(make.next_edition(edition, body="<p>Better words.</p>"))
    client.force_login(owner)
    page = client.get(ARTICLES).content.decode()
    assert page.count("1 to settle") == 1
    assert second.is_public


def test_an_assistant_sees_no_column_of_reports(client, owner, edition, report):
    helper = make.user(roles.ASSISTANT)
    client.force_login(helper)
    for query in ("", "?reports=open"):
        page = client.get(ARTICLES + query).content.decode()
        assert "to settle" not in page and "To be settled" not in page


def test_the_list_asks_the_same_however_many_reports(client, owner, edition):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(address):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    client.force_login(owner)
    received(edition)
    few = [min(count(address) for _ in range(2)) for address in (LIST, ARTICLES, "/admin/")]
    for number in range(9):
        received(make.published(by=owner), nonce=str(number))
    assert [count(address) for address in (LIST, ARTICLES, "/admin/")] == few


# -- The next review ---------------------------------------------------------------------------


def test_the_reviewer_sees_them_without_persons(client, owner, edition):
    reader = make.reviewer()
    told = received(edition, "The dose is wrong. Yours, a@b.example")
    done = received(edition, "A comma", nonce="2")
    actions.answer_report(done, by=owner, answer="Put in")
    following = make.next_edition(edition)
    articles.submit(following, by=owner, reviewer=reader.author)
    client.force_login(reader)
    page = client.get(f"{ARTICLES}{following.pk}/review/").content.decode()
    assert "The dose is wrong. Yours, [removed]" in page and "a@b.example" not in page
    assert "not settled yet" in page and f"settled by {owner}." in page and "Put in" in page
    assert at(told) in page


def test_helpful_numbers_stand_by_edition(owner, edition):
    def vote(on, visitor, helpful):
        actions.cast_vote(on.article, visitor=visitor, answers={"helpful": helpful}, edition=on)

    vote(edition, "a", False)
    vote(edition, "b", False)
    second = make.published(make.next_edition(edition, body="<p>Better words.</p>"))
    vote(second, "c", True)
    vote(second, "a", True)  # who changes the answer has read the new one
    assert Vote.objects.count() == 3
    found = checking.feedback_of(edition.article, None).by_edition
    assert [(one.number, one.helpful, one.votes, one.share) for one in found] == [
        (2, 2, 2, 100),
        (1, 0, 1, 0),
    ]


# -- Persons -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Write to a.b+c@d.example.org please", "Write to [removed] please"),
        ("Call 07700 900123 or +44 20 7946 0018.", "Call [removed] or [removed]."),
        ("My NHS number is 943 476 5919.", "My [removed] is [removed]."),
        ("My name is Anna Maria Mustermann and it is wrong", "[removed] and it is wrong"),
        ("I told Mrs Brown so", "I told [removed] so"),
        ("My son Peter read it", "[removed] read it"),
        ("My ｎａｍｅ is Anna", "[removed]"),
    ],
)
def test_words_that_say_who_somebody_is_are_found_and_taken_out(text, kept):
    assert identities(text)
    assert without_identities(text) == kept
    assert identities(without_identities(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The second reference is wrong (Foa & Kozak, 1986).",
        "PMID 12345678 is another study; in 2019 there were 1,200.",
        "doi 10.1037/0033-2909.99.1.20 and 10.1016/S0005-7967(97)00011-3",
        "The link to the NHS page is dead.",
        "ﬁne – “as it stands”",
    ],
)
def test_what_names_nobody_stays_byte_for_byte(text):
    assert identities(text) == []
    assert without_identities(text) == text


def test_personal_words_are_marked_and_taken_out_with_one_press(client, owner, edition):
    report = received(edition, "My name is Anna Mustermann. The dose is wrong.")
    client.force_login(owner)
    page = client.get(at(report)).content.decode()
    assert "This may say who somebody is" in page and "My name is Anna Mustermann</li>" in page
    client.post(at(report, "take-out"))
    report.refresh_from_db()
    assert report.text == "[removed]. The dose is wrong."
    assert "This may say who" not in client.get(at(report)).content.decode()
    event = Event.objects.get(kind="feedback.report", verb="take out persons")
    assert event.by == owner and "Anna" not in str(event.details) + event.subject


def test_all_words_can_be_erased_and_the_report_stays(client, owner, report):
    actions.answer_report(report, by=owner, answer="Corrected")
    client.force_login(owner)
    client.post(at(report, "erase"))
    report.refresh_from_db()
    assert (report.text, report.answer) == ("[erased]", "Corrected")
    assert Event.objects.filter(kind="feedback.report", verb="erase", by=owner).exists()


def test_no_public_page_shows_a_report(client, owner, edition):
    report = received(edition, "Canary words")
    actions.answer_report(report, by=owner, answer="Canary answer")
    for address in [*html_addresses("sleep"), "/sitemap.xml", "/feeds/articles.rss"]:
        page = client.get(address).content.decode()
        assert "Canary words" not in page and "Canary answer" not in page, address
