"""Questions in the admin."""

import pytest

from audit.models import Event
from faq.models import Question
from tests import make

pytestmark = pytest.mark.django_db


def form(**changes):
    data = {"question": "Is fear dangerous?", "slug": "fear", "short_answer": "No.", "order": 0}
    data |= {"answer": "<p>No.</p><script>alert(1)</script>", "language": "en"}
    return data | dict.fromkeys(["reference", "source_date", "group"], "") | changes


def test_writing_publishing_and_withdrawing(client):
    writer, reviewer = make.clinician(), make.reviewer()
    client.force_login(writer)
    client.post("/admin/faq/question/add/", form())
    question = Question.objects.get()
    assert "script" not in question.answer and not question.is_public
    address = f"/admin/faq/question/{question.pk}/"
    assert client.post(f"{address}publish/").status_code == 403
    client.force_login(reviewer)
    client.post(f"{address}publish/")
    assert list(Question.objects.public()) == [question]
    client.post(f"{address}withdraw/")
    assert not Question.objects.public().exists()
    verbs = Event.objects.filter(kind="faq.question").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["create", "publish", "withdraw"]


def test_an_address_that_is_taken_is_said_kindly(client):
    client.force_login(make.clinician())
    client.post("/admin/faq/question/add/", form())
    response = client.post("/admin/faq/question/add/", form(short_answer="Kept words."))
    assert "already exists" in response.content.decode()
    assert "Kept words." in response.content.decode()
