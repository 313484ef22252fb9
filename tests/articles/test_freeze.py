"""What was signed stays as it was: in the ORM, in SQL, and beside a concurrent approval."""

import time
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import actions
from articles.models import Byline, Citation, Edition
from audit.erasure import erasing
from clinic.models import Clinic
from references.models import Reference
from reviews.models import Review, canonical, content_hash
from tests import make
from tests.house import in_another_connection, sql, started

pytestmark = pytest.mark.django_db


def refused(function, because=""):
    """Whether the database refuses it, as a check violation and for that reason."""
    try:
        with transaction.atomic():
            function()
    except IntegrityError as error:
        assert error.__cause__.pgcode == "23514", error
        assert because in str(error), error
        return True
    return False


FROZEN_VALUES = {
    "title": "Another title",
    "standfirst": "Another",
    "body": "<p>Another text</p>",
    "in_depth": "<p>More</p>",
    "disclosure": "Paid by somebody",
    "tag_names": ["other"],
    "change_summary": "Nothing",
    "number": 7,
}


@pytest.mark.parametrize("name", FROZEN_VALUES)
def test_a_signed_column_yields_to_nobody(name):
    edition = make.approved()
    value = FROZEN_VALUES[name]
    assert refused(lambda: Edition.objects.filter(pk=edition.pk).update(**{name: value}))
    setattr(edition, name, value)
    assert refused(lambda: edition.save(update_fields=[name]))
    assert refused(lambda: Edition.objects.bulk_update([edition], [name]))
    assert refused(
        lambda: sql(f"UPDATE articles_edition SET {name} = %s WHERE id = %s", value, edition.pk)
    )


def test_the_signature_itself_cannot_be_changed_or_dropped():
    edition = make.published()
    for change in [{"content_hash": "0" * 64}, {"signed": "{}"}, {"review": None}]:
        update = Edition.objects.filter(pk=edition.pk).update
        assert refused(lambda: update(**change), "frozen"), change  # noqa: B023
    thawed = {"state": "draft", "signed": "", "content_hash": "", "review": None}
    thawed |= {"approved_at": None, "approved_by": None, "public_from": None, "published_at": None}
    assert refused(
        lambda: Edition.objects.filter(pk=edition.pk).update(**thawed), "keeps its signature"
    )


def test_the_children_are_frozen_too():
    reference = Reference.objects.create(title="A source", year=2020)
    edition = make.approved(body=f"<p>Words [@{reference.key}]</p>")
    assert edition.citation_rows.count() == 1
    other = make.author()
    assert refused(lambda: Byline.objects.create(edition=edition, author=other))
    assert refused(lambda: edition.bylines.update(author=other))
    assert refused(lambda: edition.bylines.all().delete())
    assert refused(lambda: Citation.objects.filter(edition=edition).delete())
    draft = make.draft()
    assert refused(lambda: draft.bylines.update(edition=edition))


def test_a_frozen_edition_cannot_be_deleted_and_a_draft_can():
    edition, draft = make.approved(), make.draft()
    assert refused(lambda: sql("DELETE FROM articles_edition WHERE id = %s", edition.pk))
    draft.bylines.all().delete()
    draft.preflight_summary.delete()
    assert sql("DELETE FROM articles_edition WHERE id = %s", draft.pk) == 1


def test_the_window_of_a_frozen_edition_is_alive():
    edition = make.published()
    until = timezone.now() + timedelta(days=3)
    assert Edition.objects.filter(pk=edition.pk).update(public_until=until) == 1


@pytest.mark.parametrize(
    ("from_", "to"),
    [("draft", "changes_requested"), ("draft", "withdrawn"), ("changes_requested", "approved")],
)
def test_states_follow_their_steps(from_, to):
    edition = make.draft()
    if from_ == "changes_requested":
        reviewer = make.reviewer()
        actions.submit(edition, by=edition.created_by, reviewer=reviewer.author)
        actions.request_changes(edition, by=reviewer, note="Please add a source.")
    assert refused(lambda: Edition.objects.filter(pk=edition.pk).update(state=to))


def test_no_edition_is_born_approved():
    draft = make.draft()
    assert refused(
        lambda: sql(
            "INSERT INTO articles_edition SELECT (jsonb_populate_record(e, "
            '\'{"id": 999999, "number": 99, "state": "approved"}\')).* '
            "FROM articles_edition e WHERE id = %s",
            draft.pk,
        ),
        "begins as a draft",
    )


def approval_in_sql(edition, signature, signed, **changes):
    values = {
        "state": "approved",
        "signed": signed,
        "content_hash": content_hash(signed),
        "review": signature,
        "approved_at": timezone.now(),
        "approved_by": signature.signed_by,
        **changes,
    }
    return lambda: Edition.objects.filter(pk=edition.pk).update(**values)


def test_an_approval_needs_a_review_of_exactly_this_content():
    by = make.reviewer()
    edition = make.draft()
    actions.submit(edition, by=edition.created_by, reviewer=by.author)
    signed = canonical(edition.content)
    other = make.approved().review
    right = Review.objects.create(
        kind="full",
        content_hash=content_hash(signed),
        reviewer=by.author,
        reviewer_shown=by.author.shown,
        signed_by=by,
        reviewed_on=timezone.localdate(),
        next_due_on=timezone.localdate() + timedelta(days=30),
    )
    assert refused(approval_in_sql(edition, other, signed), "signs another content")
    assert refused(approval_in_sql(edition, right, signed, review=None), "by_a_signature")
    assert refused(approval_in_sql(edition, right, signed, content_hash="0" * 64), "not that of")
    assert refused(approval_in_sql(edition, right, signed, title="Changed"), "not this edition")
    approval_in_sql(edition, right, signed)()
    edition.refresh_from_db()
    assert edition.state == "approved"


def signature_in_sql(edition, by, **facts):
    """A review row that went past `reviews.actions`, and the approval that it would carry."""
    signed = canonical(edition.content)
    review = Review.objects.create(
        content_hash=content_hash(signed),
        reviewer=by.author,
        reviewer_shown=by.author.shown,
        signed_by=by,
        reviewed_on=timezone.localdate(),
        next_due_on=timezone.localdate() + timedelta(days=30),
        **facts,
    )
    return approval_in_sql(edition, review, signed)


def test_no_author_signs_not_even_in_sql():
    edition = make.draft()
    actions.submit(edition, by=edition.created_by, reviewer=make.reviewer().author)
    assert refused(signature_in_sql(edition, edition.created_by, kind="full"), "of their own")


def test_a_check_of_oneself_needs_the_solo_policy_in_sql_too():
    Clinic.objects.create()
    edition = make.draft()
    approval = signature_in_sql(edition, edition.created_by, kind="self")
    assert refused(approval, "a second person")
    Clinic.objects.update(review_policy=Clinic.ReviewPolicy.SOLO)
    assert approval() == 1


def test_a_minor_edit_inherits_from_its_own_article_alone():
    by, other = make.reviewer(), make.approved()
    edition = make.next_edition(make.published(reviewed_by=by), change="minor")
    actions.submit(edition, by=edition.created_by, reviewer=by.author)
    borrowed = signature_in_sql(edition, by, kind="minor", inherits=other.review)
    assert refused(borrowed, "its own article")
    first = edition.article.editions.get(number=1)
    assert signature_in_sql(edition, by, kind="minor", inherits=first.review)() == 1


def test_what_was_public_cannot_be_thawed_in_two_steps():
    edition = make.published()
    window = {"public_from": None, "public_until": None}
    assert refused(lambda: Edition.objects.filter(pk=edition.pk).update(**window), "its beginning")
    later = {"public_from": timezone.now() + timedelta(days=1)}
    assert refused(lambda: Edition.objects.filter(pk=edition.pk).update(**later), "its beginning")


def test_reviews_and_audit_rows_are_append_only_except_while_erasing():
    edition = make.approved()
    assert refused(lambda: Review.objects.update(next_due_on=timezone.localdate()))
    assert refused(lambda: sql("DELETE FROM reviews_review"))
    assert refused(lambda: sql("UPDATE audit_event SET verb = 'nothing'"))
    assert refused(lambda: sql("DELETE FROM audit_event"))
    with erasing(edition, by=edition.created_by, reason="A person asked to be forgotten."):
        Edition.objects.filter(pk=edition.pk).update(title="")
    assert refused(lambda: Edition.objects.filter(pk=edition.pk).update(title="Again"))


def test_every_column_of_an_edition_declares_whether_it_is_frozen():
    columns = {field.name for field in Edition._meta.fields}
    assert columns == Edition.LIVING | Edition.SIGNATURE | Edition.FROZEN
    assert not Edition.LIVING & Edition.FROZEN
    assert not Edition.SIGNATURE & (Edition.LIVING | Edition.FROZEN)
    definition = sql("SELECT prosrc FROM pg_proc WHERE proname = 'articles_guard_edition'")[0][0]
    named = {Edition._meta.get_field(name).column for name in Edition.LIVING | Edition.SIGNATURE}
    missing = {column for column in named if f"'{column}'" not in definition}
    assert not missing, "the trigger and the model name different columns"


@pytest.mark.django_db(transaction=True)
def test_nobody_slips_a_byline_in_beside_an_approval():
    edition, other, by = make.draft(), make.author(), make.reviewer()
    actions.submit(edition, by=edition.created_by, reviewer=by.author)
    seen = edition.compute_hash()

    def add_byline():
        Byline.objects.create(edition_id=edition.pk, author_id=other.pk)

    other_writer = started(add_byline)
    with transaction.atomic():
        actions.sign(edition, by=by, seen_hash=seen, checklist=list(Review.CHECKLIST))
        other_writer.start()
        time.sleep(0.5)
        assert other_writer.is_alive(), "the other writer waits for the approval"
    with pytest.raises(IntegrityError):
        other_writer.finish()
    assert edition.bylines.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_at_once_leave_one_signature():
    edition, first, second = make.draft(), make.reviewer(), make.reviewer()
    actions.submit(edition, by=edition.created_by, reviewer=first.author)
    seen = edition.compute_hash()

    def sign(by):
        return actions.sign(edition, by=by, seen_hash=seen, checklist=list(Review.CHECKLIST))

    sign(first)
    with pytest.raises(actions.Refused, match="Approved"):
        in_another_connection(lambda: sign(second))
    assert Review.objects.count() == 1
