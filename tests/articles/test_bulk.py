"""Several editions at once: the gates, the page that says what will happen, the audit."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import actions
from articles.models import Edition
from audit.models import Event
from outbox.models import Message
from tests import make

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/edition/"


def post(client, action, *editions, **data):
    data |= {"action": action, "_selected_action": [edition.pk for edition in editions]}
    return client.post(LIST, data, follow="_confirmed" in data)


def states(*editions):
    return [Edition.objects.get(pk=edition.pk).state for edition in editions]


@pytest.fixture
def writer(client):
    person = make.clinician()
    client.force_login(person)
    return person


def test_into_the_bin_after_a_page_that_says_so(client, writer):
    drafts = [make.draft(by=writer, title=f"Draft {number}") for number in range(2)]
    public = make.published(by=writer, title="Public one")
    before = Event.objects.count()
    page = post(client, "put-into-bin-all", *drafts, public).content.decode()
    assert "These 2" in page and "Draft 0" in page
    assert "Public one" in page and "It is “Published”, so that is not open." in page
    assert states(*drafts, public) == ["draft", "draft", "approved"]
    assert Event.objects.count() == before, "nothing of the trial stays"
    done = post(client, "put-into-bin-all", *drafts, public, _confirmed=1).content.decode()
    assert "2 done." in done and "Not done: “Public one”." in done
    assert states(*drafts, public) == ["binned", "binned", "approved"]
    rows = Event.objects.filter(verb="put into the bin", by=writer)
    assert {row.object_id for row in rows} == {str(draft.pk) for draft in drafts}


def test_publishing_needs_the_signature_of_each(client, writer):
    signed, draft = make.approved(by=writer), make.draft(by=writer)
    post(client, "publish-all", signed, draft, _confirmed=1)
    assert list(Edition.objects.public()) == [signed]
    assert states(draft) == ["draft"]


def test_one_reviewer_for_several(client, writer):
    reader = make.reviewer()
    good, faulty = make.draft(by=writer), make.draft(by=writer, title="Faulty", body="")
    theirs = make.draft(by=writer, title="By both", authors=[writer.author, reader.author])
    page = post(client, "submit-all", good, faulty, theirs).content.decode()
    assert "Faulty" in page and "it needs a text" in page
    assert str(reader.author) in page and not Message.objects.exists()
    due = timezone.localdate() + timedelta(days=9)
    data = {"reviewer": reader.author.pk, "due_on": due, "_confirmed": 1}
    done = post(client, "submit-all", good, faulty, theirs, **data).content.decode()
    assert states(good, faulty, theirs) == ["in_review", "draft", "draft"]
    assert "is one of the authors" in done and "Not done: “Faulty”" in done
    good.refresh_from_db()
    assert (good.reviewer, good.review_due_on) == (reader.author, due)
    assert post(client, "recall-all", good, _confirmed=1).status_code == 200
    assert states(good) == ["draft"]


def test_a_form_that_is_not_filled_in_acts_on_nothing(client, writer):
    draft = make.draft(by=writer)
    answer = post(client, "submit-all", draft, _confirmed=1)
    assert answer.status_code == 200 and "Please choose" in answer.content.decode()
    assert states(draft) == ["draft"]


def test_what_changed_since_the_page_was_opened(client, writer):
    draft = make.draft(by=writer, title="Gone on")
    post(client, "put-into-bin-all", draft)
    actions.submit(draft, by=writer, reviewer=make.reviewer().author)
    done = post(client, "put-into-bin-all", draft, _confirmed=1).content.decode()
    assert "Not done: “Gone on”" in done and states(draft) == ["in_review"]


def test_others_texts_and_other_roles(client, writer):
    """A colleague's public text is in the list, and is not theirs to decide about."""
    mine, theirs = make.draft(by=writer), make.draft(title="Hidden words")
    waiting = make.draft(title="In review")
    reader = make.reviewer()
    actions.submit(waiting, by=waiting.created_by, reviewer=reader.author)
    page = post(client, "put-into-bin-all", mine, theirs).content.decode()
    assert "Hidden words" not in page
    post(client, "put-into-bin-all", mine, theirs, _confirmed=1)
    assert states(mine, theirs) == ["binned", "draft"]
    client.force_login(reader)
    page = post(client, "recall-all", waiting).content.decode()
    assert "not yours to decide" in page
    post(client, "recall-all", waiting, _confirmed=1)
    assert states(waiting) == ["in_review"]
    client.force_login(make.manager())
    assert 'name="action"' not in client.get(LIST).content.decode()
    post(client, "put-into-bin-all", theirs, _confirmed=1)
    client.logout()
    assert post(client, "put-into-bin-all", theirs).status_code == 302
    assert states(theirs) == ["draft"]


def test_which_are_offered(client, writer):
    make.draft(by=writer)
    page = client.get(LIST).content.decode()
    for name in ("submit-all", "recall-all", "publish-all", "put-into-bin-all"):
        assert f'value="{name}"' in page
    assert "delete_selected" not in page
    assistant = make.user("Assistant")
    actions.start_article(by=assistant, slug="theirs", title="Theirs", authors=[writer.author])
    client.force_login(assistant)
    page = client.get(LIST).content.decode()
    assert 'value="put-into-bin-all"' in page and 'value="publish-all"' not in page
