"""The verbs: who may not, what stays, what is recorded."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import actions
from articles.models import Edition
from audit.models import Event
from clinic.exceptions import Refused, Stale
from clinic.models import Clinic, Redirect
from outbox.models import Message
from references.models import Reference
from reviews.models import Review
from tests import make

pytestmark = pytest.mark.django_db
ALL = list(Review.CHECKLIST)


def submitted(**fields):
    edition, by = make.draft(**fields), make.reviewer()
    return actions.submit(edition, by=edition.created_by, reviewer=by.author), by


def verbs(edition):
    return list(
        Event.objects.filter(kind="articles.edition", object_id=str(edition.pk))
        .order_by("pk")
        .values_list("verb", flat=True)
    )


def test_the_whole_way_leaves_a_row_for_each_step():
    edition, by = submitted()
    actions.request_changes(edition, by=by, note="Please name the source.")
    edition.refresh_from_db()
    assert edition.notes.get().text == "Please name the source."
    edition.body = "<p>Better words.</p>"
    assert actions.save_draft(edition, by=edition.created_by, version=edition.version)
    actions.submit(edition, by=edition.created_by, reviewer=by.author)
    edition = actions.sign(edition, by=by, seen_hash=edition.compute_hash(), checklist=ALL)
    actions.publish(edition, by=edition.created_by)
    actions.withdraw(edition, by=edition.created_by, reason="It was wrong.")
    steps = "start,submit,request changes,edit,submit,approve,publish,withdraw"
    assert verbs(edition) == steps.split(",")


def test_saving_without_a_change_changes_nothing():
    edition = make.draft()
    before = Edition.objects.values().get(pk=edition.pk)
    assert actions.save_draft(edition, by=make.administrator(), version=1) is False
    assert Edition.objects.values().get(pk=edition.pk) == before


def test_a_stale_save_is_refused_and_writes_nothing():
    mine, theirs = make.draft(), None
    theirs = Edition.objects.get(pk=mine.pk)
    theirs.title = "Theirs"
    actions.save_draft(theirs, by=make.administrator(), version=1)
    mine.title = "Mine"
    with pytest.raises(Stale):
        actions.save_draft(mine, by=mine.created_by, version=1)
    assert Edition.objects.get(pk=mine.pk).title == "Theirs"


def test_a_text_in_review_rests():
    edition, _ = submitted()
    edition.title = "Changed behind the reviewer's back"
    with pytest.raises(Refused, match="In review"):
        actions.save_draft(edition, by=edition.created_by, version=edition.version)
    actions.recall(edition, by=edition.created_by)
    assert actions.save_draft(edition, by=edition.created_by, version=edition.version)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"body": ""}, "a text"),
        ({"disclosure": ""}, "conflicts of interest"),
        ({"topic": None}, "a topic"),
        ({"authors": []}, "an author"),
        ({"body": "<p>Claim [@nobody-1999]</p>"}, "nobody-1999"),
    ],
)
def test_what_is_not_ready_is_not_sent(fields, words):
    edition = make.draft(**fields)
    with pytest.raises(Refused, match=words):
        actions.submit(edition, by=edition.created_by, reviewer=make.reviewer().author)


def test_an_author_is_no_reviewer_of_the_own_text():
    by = make.reviewer()
    edition = make.draft(by=by)
    with pytest.raises(Refused, match="somebody else"):
        actions.submit(edition, by=by, reviewer=by.author)
    # Becoming an author after the request does not help either.
    edition, reviewer = submitted()
    actions.recall(edition, by=reviewer)
    actions.set_bylines(edition, [reviewer.author])
    edition.state, edition.submitted_at = "in_review", timezone.now()
    edition.submitted_by = reviewer
    edition.save()
    with pytest.raises(Refused, match="somebody else"):
        actions.sign(edition, by=reviewer, seen_hash=edition.compute_hash(), checklist=ALL)
    with pytest.raises(Refused, match="somebody else"):
        actions.request_changes(edition, by=reviewer, note="Fine.")


def test_a_signature_needs_a_credential_of_that_day():
    edition, by = submitted()
    by.author.credentials.update(expires_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="unexpired"):
        actions.sign(edition, by=by, seen_hash=edition.compute_hash(), checklist=ALL)
    by.author.credentials.update(expires_on=None, verified_on=None)
    with pytest.raises(Refused, match="unexpired"):
        actions.sign(edition, by=by, seen_hash=edition.compute_hash(), checklist=ALL)


def test_a_signature_needs_the_whole_checklist():
    edition, by = submitted()
    with pytest.raises(Refused, match="evidence"):
        actions.sign(edition, by=by, seen_hash=edition.compute_hash(), checklist=ALL[1:])
    assert not Review.objects.exists()


def test_a_signature_is_on_the_text_that_was_seen():
    edition, by = submitted()
    seen = edition.compute_hash()
    Edition.objects.filter(pk=edition.pk).update(title="Changed through the shell")
    with pytest.raises(Stale, match="read it again"):
        actions.sign(edition, by=by, seen_hash=seen, checklist=ALL)


def test_the_signature_keeps_what_was_shown():
    reference = Reference.objects.create(
        title="Emotional processing of fear",
        year=1986,
        authors=[{"family": "Foa", "given": "Edna B"}],
    )
    edition = make.approved(body=f"<p>Fear [@{reference.key}]</p>", tag_names=["fear"])
    reviewer = edition.review.reviewer
    reference.title = "Another title"
    reference.save()
    edition.refresh_from_db()
    assert '"title":"Emotional processing of fear"' in edition.signed
    assert edition.review.reviewer_shown["number"] == reviewer.credentials.get().number
    reviewer.credentials.update(number="changed")
    edition.refresh_from_db()
    assert edition.review.reviewer_shown["number"] != "changed"


def test_a_minor_edit_inherits_the_review_and_is_small():
    words = " ".join(f"word{number}" for number in range(100))
    first = make.published(body=f"<p>{words}</p>")
    second = make.next_edition(
        first, change="minor", body=f"<p>{words.replace('word7 ', 'Word7 ')}</p>"
    )
    second = make.approved(second)
    assert second.review.kind == "minor"
    assert second.review.reviewed_on == first.review.reviewed_on
    actions.publish(second, by=second.created_by)
    second.refresh_from_db()
    assert second.revised_at is None, "a typo is no update"
    third = make.next_edition(second, change="minor", body=f"<p>{words} and much more {words}</p>")
    with pytest.raises(Refused, match="full review"):
        make.approved(third)


def test_nobody_checks_their_own_text_under_the_two_person_policy():
    edition = make.draft()
    with pytest.raises(Refused, match="second person"):
        actions.check_oneself(
            edition, by=edition.created_by, seen_hash=edition.compute_hash(), checklist=ALL
        )
    Clinic.objects.create(review_policy="solo")
    edition = actions.check_oneself(
        edition, by=edition.created_by, seen_hash=edition.compute_hash(), checklist=ALL
    )
    assert edition.state == "approved"
    assert not edition.review.has_second_reader


def test_an_approval_can_be_taken_back_only_before_anybody_read_it():
    edition = make.approved(tag_names=["one"])
    actions.take_back(edition, by=edition.created_by)
    edition.refresh_from_db()
    assert (edition.state, edition.signed, edition.review) == ("draft", "", None)
    assert not edition.tag_links.exists()
    public = make.published()
    with pytest.raises(Refused, match="has been public"):
        actions.take_back(public, by=public.created_by)


def test_what_needs_a_reason_has_one():
    edition = make.published()
    with pytest.raises(Refused, match="why"):
        actions.withdraw(edition, by=edition.created_by, reason=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(state="withdrawn")


def test_mail_about_a_text_says_only_its_title():
    _, by = submitted(title="On fear", body="<p>A secret sentence.</p>")
    message = Message.objects.get(to=by.email)
    assert "On fear" in message.body
    assert "secret" not in message.body


def test_only_an_address_that_was_public_leaves_a_redirect():
    draft = make.draft(slug="never-seen")
    actions.change_slug(draft.article, by=draft.created_by, slug="still-unseen")
    assert not Redirect.objects.exists()
    edition = make.published(slug="first-name")
    actions.change_slug(edition.article, by=edition.created_by, slug="second-name")
    actions.change_slug(edition.article, by=edition.created_by, slug="third-name")
    assert dict(Redirect.objects.values_list("old_path", "new_path")) == {
        "/articles/first-name/": "/articles/third-name/",
        "/articles/second-name/": "/articles/third-name/",
    }
    actions.change_slug(edition.article, by=edition.created_by, slug="first-name")
    assert not Redirect.objects.filter(old_path="/articles/first-name/").exists()


def test_a_past_moment_is_no_schedule():
    edition = make.approved()
    with pytest.raises(Refused, match="passed"):
        actions.publish(edition, by=edition.created_by, at=timezone.now() - timedelta(hours=1))
    with pytest.raises(Refused, match="before it begins"):
        soon = timezone.now() + timedelta(hours=2)
        actions.publish(edition, by=edition.created_by, at=soon, until=soon - timedelta(hours=1))
