"""The public change log (TRUST.md, R8): corrections, updates and reviews, each with its day."""

import json
import re

import pytest

from articles import actions
from clinic.exceptions import Refused
from clinic.models import Clinic
from reviews.models import Review
from tests import make

pytestmark = pytest.mark.django_db


def following(edition, **changes):
    return actions.publish(
        make.approved(make.next_edition(edition, **changes)), by=edition.created_by
    )


def log(client, address="/articles/sleep/changes/"):
    """(kind, words) of each entry."""
    html = client.get(address).content.decode()
    entries = re.search(r'<ul class="changes">(.*?)</ul>', html, re.DOTALL)[1]
    found = re.findall(r"<li>(.*?)</li>", entries, re.DOTALL)
    assert all('<time datetime="20' in entry for entry in found)
    return [
        (re.search(r"<strong>(.*?)</strong>", entry)[1], re.sub(r"<[^>]*>", "", entry))
        for entry in found
    ]


@pytest.fixture
def first():
    return make.published(slug="sleep", body=f"<p>{'word ' * 99}</p>")


def test_each_kind_has_its_entry(client, first):
    second = following(first, change="update", change_summary="A part was added.")
    third = following(second, change="correction", change_summary="A number was wrong.")
    body = f"<p>{'word ' * 98} worse</p>"
    following(third, change="minor", change_summary="A letter.", body=body)
    kinds = ["Minor edit.", "Correction.", "Review.", "Update.", "Review.", "First published."]
    entries = log(client)
    assert [kind for kind, words in entries] == [*kinds, "Review."]
    assert "A number was wrong." in entries[1][1]
    reviewer = third.review.reviewer_shown
    assert reviewer["name"] in entries[2][1] and reviewer["number"] in entries[2][1]
    page = log(client, "/articles/sleep/")
    assert page == entries[:3]


def test_what_was_withdrawn_stays_in_the_log_without_its_reason(client, first):
    second = following(first, change="update", change_summary="A part was added.")
    actions.withdraw(second, by=first.created_by, reason="A private reason.")
    following(second, change="correction", change_summary="The part was wrong.")
    entries = log(client)
    assert [kind for kind, words in entries][:4] == [
        "Correction.",
        "Review.",
        "Withdrawn.",
        "Update.",
    ]
    assert "A private reason." not in client.get("/articles/sleep/changes/").content.decode()


def test_a_correction_must_say_what_was_wrong(first):
    edition = make.next_edition(first, change="correction", change_summary=" ")
    with pytest.raises(Refused, match="what changed"):
        actions.submit(edition, by=edition.created_by, reviewer=make.reviewer().author)


def test_machines_are_told_of_corrections_and_of_nothing_else(client, first):
    second = following(first, change="update", change_summary="A part was added.")
    following(second, change="correction", change_summary="A number was wrong.")
    html = client.get("/articles/sleep/").content.decode()
    data = json.loads(re.search(r'"application/ld\+json">(.*?)</script>', html, re.DOTALL)[1])
    corrections = data["mainEntity"]["correction"]
    assert [(c["@type"], c["text"]) for c in corrections] == [
        ("CorrectionComment", "A number was wrong.")
    ]


def test_a_self_check_is_called_what_it_is(client):
    Clinic.objects.create(name="Solo", review_policy="solo")
    alone = make.reviewer()
    edition = make.draft(by=alone, slug="sleep")
    actions.check_oneself(
        edition, by=alone, seen_hash=edition.compute_hash(), checklist=list(Review.CHECKLIST)
    )
    actions.publish(edition, by=alone)
    assert [kind for kind, words in log(client)] == ["First published.", "Checked by its author."]
