"""One person who does everything: the policy decides what is offered, and readers are told."""

import pytest

from articles import actions
from articles.models import Edition
from clinic.models import Clinic
from reviews.models import Review
from tests import make

pytestmark = pytest.mark.django_db
HOME = "/admin/"


@pytest.fixture
def boss(client):
    """The one account of a clinic of one."""
    person = make.administrator()
    make.author(person)
    client.force_login(person)
    return person


def solo():
    Clinic.objects.update_or_create(pk=1, defaults={"name": "Elm", "review_policy": "solo"})


def get(client, address):
    return client.get(address).content.decode()


def place(edition, page="change"):
    return f"/admin/articles/edition/{edition.pk}/{page}/"


def test_alone_under_the_solo_policy_one_list_and_no_second_person(client, boss):
    solo()
    draft, approved = make.draft(by=boss, title="A draft"), make.draft(by=boss, title="Ready")
    seen = {"seen_hash": approved.compute_hash(), "checklist": list(Review.CHECKLIST)}
    actions.check_oneself(approved, by=boss, **seen)
    home = get(client, HOME)
    assert "Your texts" in home and "A draft" in home and "Ready" in home
    for title in ("Your drafts", "Waiting for your signature", "Approved, not published yet"):
        assert title not in home
    page = get(client, place(draft))
    assert "Save and check it myself" in page and "Check it myself" in page
    assert "for review" not in page and place(draft, "submit") not in page
    assert client.get(place(draft, "submit")).status_code == 302
    check = place(draft, "check-oneself")
    data = {"seen_hash": draft.compute_hash(), "checklist": list(Review.CHECKLIST), "note": ""}
    assert client.post(check, data).status_code == 302
    actions.publish(draft, by=boss)
    public = get(client, draft.get_absolute_url())
    assert "Checked by its author, no second reviewer" in public
    assert "reviewedBy" not in public


def test_alone_under_the_two_person_policy_it_says_what_to_do(client, boss):
    draft = make.draft(by=boss)
    page = get(client, place(draft))
    assert "Save and send for review" in page and "Check it myself" not in page
    page = get(client, place(draft, "submit"))
    assert "Nobody else here can sign this text yet" in page and "solo policy" in page
    make.reviewer()
    assert "Nobody else here" not in get(client, place(draft, "submit"))


def test_two_under_the_solo_policy_have_both_ways(client, boss):
    solo()
    make.reviewer()
    page = get(client, place(make.draft(by=boss)))
    assert "Send for review" in page and "Check it myself" in page
    assert "Your drafts" in get(client, HOME)


def test_the_profile_warns_where_two_could_sign_for_each_other(client, boss):
    solo()
    address = "/admin/clinic/clinic/1/change/"
    assert "people here may sign" not in get(client, address)
    colleague = make.reviewer()
    assert "2 people here may sign" in get(client, address)
    colleague.is_active = False
    colleague.save()
    assert "people here may sign" not in get(client, address)


def test_who_is_alone_may_ask_somebody_outside(client, boss):
    """And the text then carries a full review."""
    solo()
    outsider = make.author(public=False, review_email="weiss@elsewhere.example")
    outsider.credentials.update(verified_by=boss)
    draft = make.draft(by=boss)
    assert place(draft, "ask-outside") in get(client, place(draft))
    answer = client.post(
        place(draft, "ask-outside"), {"reviewer": outsider.pk, "due_on": "2099-01-01"}
    )
    assert answer.status_code == 200, "not so far ahead"
    assert Edition.objects.get(pk=draft.pk).state == "draft"
