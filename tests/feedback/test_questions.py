"""Whether a question's answer helped: one vote a visitor and day, and nothing about who."""

import pytest

from clinic import content_version
from faq.models import Question
from feedback import actions
from feedback.jobs import refresh_counts
from feedback.models import QuestionVote
from tests import make
from tests.feedback.test_feedback import SAME, press_twice

pytestmark = pytest.mark.django_db
PLACE = "/faq/fear/feedback/"


@pytest.fixture
def question(db):
    made = Question.objects.create(question="Is fear bad?", slug="fear", short_answer="No.")
    made.publish(by=make.user())
    return made


def test_two_presses_are_one_vote_that_may_be_changed(client, question, clock):
    assert f'action="{PLACE}"' in client.get("/faq/fear/").content.decode()
    first = client.post(PLACE, {"helpful": "yes"}, **SAME).content.decode()
    assert "Is fear bad?" in first and not QuestionVote.objects.exists()
    response = press_twice(client, clock, PLACE, helpful="yes")
    assert "Back to the question" in response.content.decode()
    assert not response.cookies
    press_twice(client, clock, PLACE, helpful="no")
    vote = QuestionVote.objects.get()
    assert vote.helpful is False
    assert "127.0.0.1" not in vote.visitor
    press_twice(client, clock, PLACE, helpful="yes", headers={**SAME, "REMOTE_ADDR": "192.0.2.7"})
    assert QuestionVote.objects.count() == 2


@pytest.mark.parametrize("data", [{}, {"helpful": "perhaps"}, {"helpful": "yes", "website": "x"}])
def test_nonsense_is_no_vote(client, question, clock, data):
    assert press_twice(client, clock, PLACE, **data).status_code == 200
    assert not QuestionVote.objects.exists()


def test_from_a_foreign_page_it_does_not_count(client, question, clock):
    press_twice(client, clock, PLACE, helpful="no", headers={"HTTP_ORIGIN": "https://evil.example"})
    assert not QuestionVote.objects.exists()


def test_votes_have_a_limit(client, question, clock, monkeypatch):
    monkeypatch.setattr("feedback.views.VOTES_AN_HOUR", 1)
    press_twice(client, clock, PLACE, helpful="yes")
    assert press_twice(client, clock, PLACE, helpful="no").status_code == 429


def test_only_what_is_public_is_voted_on(client, question, clock):
    question.withdraw(by=make.user())
    Question.objects.create(question="Draft?", slug="draft", short_answer="x")
    for slug in ("fear", "draft", "never-was"):
        assert client.get(f"/faq/{slug}/feedback/").status_code == 404
        assert client.post(f"/faq/{slug}/feedback/", {"helpful": "yes"}, **SAME).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_readers_and_the_desk_see_the_count_once_it_is_refreshed(client, question, clock):
    for number in range(9):
        actions.vote_on_question(question, visitor=f"visitor {number}", helpful=True)
    before = content_version.current()
    press_twice(client, clock, PLACE, helpful="yes")
    assert "Found it helpful" not in client.get("/faq/fear/").content.decode()
    assert content_version.current() == before, "a vote makes no page old"
    assert "1 questions" in refresh_counts()
    assert content_version.current() != before
    assert "100% of 10 readers<" in client.get("/faq/fear/").content.decode()
    assert "0 questions" in refresh_counts()
    client.force_login(make.clinician())
    assert "100% of 10" in client.get("/admin/faq/question/").content.decode()
