"""Questions that visitors may have, on the desk's list of questions."""

import pytest

from discovery import missed
from faq.models import Question
from tests import make

pytestmark = pytest.mark.django_db
PLACE = "/admin/faq/question/"


def searched(words, times, language="en"):
    for _ in range(times):
        missed.count(language, words)


def block(client, person):
    client.force_login(person)
    html = client.get(PLACE).content.decode()
    return html.partition("wanted-title")[2].partition("</section>")[0]


def test_what_was_searched_for_in_vain_begins_a_question(client):
    searched("sleep apnoea", 3)
    searched("ocd at night", 5)
    searched("my secret", 2)
    html = block(client, make.clinician())
    assert html.index("ocd at night") < html.index("sleep apnoea")
    assert "my secret" not in html, "two searches may be one visitor's"
    assert "5 searches" in html
    form = client.get(f"{PLACE}add/?question=Sleep+apnoea%3F&language=en").content.decode()
    assert "question=Sleep+apnoea%3F&amp;language=en" in html
    assert 'value="Sleep apnoea?"' in form


def test_what_a_question_asks_already_is_left_out(client):
    searched("sleep apnoea", 3)
    searched("apnoe", 3, language="de")
    Question.objects.create(
        question="Is Apnoea dangerous in sleep?", slug="a", short_answer="Ask your doctor."
    )
    html = block(client, make.clinician())
    assert "sleep apnoea" not in html
    assert "apnoe" in html


def test_only_who_writes_questions_and_may_see_the_searches_sees_them(client):
    searched("sleep apnoea", 3)
    assert "sleep apnoea" not in block(client, make.manager()), "who cannot add one"
    assert "sleep apnoea" in block(client, make.reviewer())


def test_without_any_there_is_no_block(client):
    assert block(client, make.clinician()) == ""
