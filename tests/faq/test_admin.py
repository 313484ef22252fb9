"""Questions in the admin."""

import pytest

from audit.models import Event
from faq.models import Question
from tests import make
from tests.glossary.making import entry

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


def changed(client, question, **changes):
    data = form(question=question.question, slug=question.slug, **changes)
    return client.post(f"/admin/faq/question/{question.pk}/change/", data)


def test_what_belongs_to_a_question_is_named(client):
    writer = make.clinician()
    client.force_login(writer)
    client.post("/admin/faq/question/add/", form())
    question = Question.objects.get()
    public = make.published(slug="sleep").article
    own = make.draft(by=writer, slug="own-draft").article
    make.draft(slug="secret-draft")
    amygdala = entry("amygdala")
    names = {"articles": "sleep, /articles/own-draft/,", "entries": "Amygdala"}
    assert changed(client, question, **names).status_code == 302
    assert set(question.articles.all()) == {public, own}
    assert list(question.entries.all()) == [amygdala]
    html = client.get(f"/admin/faq/question/{question.pk}/change/").content.decode()
    assert 'value="own-draft, sleep"' in html
    assert "secret-draft" not in html
    for wrong in ("secret-draft", "nothing", "x\x00y"):
        response = changed(client, question, articles=wrong)
        assert response.status_code == 200, wrong
        assert "errornote" in response.content.decode()
    assert "No entry is called" in changed(client, question, entries="nobody").content.decode()
    assert changed(client, question, reference="nothing").status_code == 200
    client.force_login(make.clinician())
    assert changed(client, question, **names).status_code == 302, "what is there may stay"
    assert set(question.articles.all()) == {public, own}


@pytest.mark.parametrize("slug", ["main", "help-now"])
def test_an_address_that_the_page_needs_itself_is_refused(client, slug):
    client.force_login(make.clinician())
    response = client.post("/admin/faq/question/add/", form(slug=slug))
    assert "taken by the site itself" in response.content.decode()


@pytest.mark.parametrize(
    "person, answer",
    [(make.clinician, 403), (make.manager, 403), (make.reviewer, 403), (make.administrator, 200)],
)
def test_groups_are_for_administrators(client, person, answer):
    assert client.get("/admin/faq/group/add/").status_code == 302
    client.force_login(person())
    assert client.get("/admin/faq/group/add/").status_code == answer
