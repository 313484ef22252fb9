"""The states of a comment: nothing is public before a person with the permission said so."""

import itertools
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, connection, transaction

from audit.models import Event, ImportRun
from clinic.exceptions import Refused
from clinic.models import Clinic
from comments import actions, deciding
from comments.models import Comment, Decision
from outbox.models import Message
from tests import make
from tests.house import started

pytestmark = pytest.mark.django_db


def comment_on(article, **fields):
    fields = {"nickname": "Heron", "text": "Some words", "article": article, **fields}
    return Comment.objects.create(**fields)


@pytest.fixture
def manager(article):
    return make.manager()


@pytest.fixture
def comment(article):
    return comment_on(article)


STEPS = {
    "approve": lambda c, by: deciding.approve(c, by=by),
    "reject": lambda c, by: deciding.reject(c, by=by, reasons=["off-topic"]),
    "withhold": lambda c, by: deciding.withhold(c, by=by, reasons=["crisis"]),
    "spam": lambda c, by: deciding.mark_spam(c, by=by),
    "close": lambda c, by: deciding.close(c, by=by, outcome="Safe", note="Rang"),
    "hold": lambda c, by: deciding.hold(c, by=by),
    "withdraw": lambda c, by: actions.withdraw_by_writer(c),
    "erase": lambda c, by: actions.erase(c, by=by, reason="asked"),
}


@pytest.mark.parametrize(("level", "length"), [(0, 3), (2, 2), (3, 2)])
def test_every_walk_is_public_only_by_a_persons_last_word(article, manager, level, length):
    """All walks through the verbs: public is exactly what was approved last, and never level 3."""
    for walk in itertools.product(STEPS, repeat=length):
        comment, done = comment_on(article, level=level), []
        for step in walk:
            try:
                STEPS[step](comment, manager)
                done.append(step)
            except Refused:
                continue
        comment.refresh_from_db()
        last = comment.decisions.last()
        is_public = Comment.objects.public().filter(pk=comment.pk).exists()
        approved_last = bool(last and last.to_state == "approved" and last.by == manager)
        assert is_public == approved_last, walk
        assert not (is_public and level == 3), walk
        assert comment.state == (last.to_state if last else "pending")
        assert "erase" not in done or comment.text == ""


def test_a_new_comment_waits_whatever_it_says(article):
    for number, text in enumerate(["Thanks", "I want to die", "Buy now http://a.com http://b.com"]):
        comment = actions.receive(
            article=article,
            parent=None,
            nickname="Heron",
            email="",
            text=text,
            network="",
            nonce=str(number),
        )
        assert comment.state == "pending"
    assert not Comment.objects.public().exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["save", "update", "create", "sql"])
def test_the_database_refuses_what_no_person_approved(comment, how):
    def approve():
        with transaction.atomic():
            if how == "save":
                comment.state, comment.decided_at = "approved", comment.submitted_at
                comment.save()
            elif how == "update":
                Comment.objects.update(state="approved", decided_at=comment.submitted_at)
            elif how == "create":
                comment_on(comment.article, state="approved", decided_at=comment.submitted_at)
            else:
                with connection.cursor() as cursor:
                    cursor.execute(
                        "UPDATE comments_comment SET state = 'approved', decided_at = now()"
                    )

    with pytest.raises(IntegrityError, match="before a person approved"):
        approve()
    assert not Comment.objects.public().exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("taken_off", ["held", "withdrawn"])
def test_an_earlier_approval_does_not_bring_a_comment_back(comment, manager, taken_off):
    deciding.approve(comment, by=manager)
    if taken_off == "held":
        deciding.hold(comment, by=manager)
    else:
        actions.withdraw_by_writer(comment)
    with pytest.raises(IntegrityError, match="before a person approved"):
        Comment.objects.update(state="approved")
    assert not Comment.objects.public().exists()


@pytest.mark.parametrize("field", ["text", "nickname"])
def test_what_was_approved_is_what_is_shown(comment, manager, field):
    deciding.approve(comment, by=manager)
    with pytest.raises(IntegrityError, match="nobody's to change"), transaction.atomic():
        Comment.objects.update(**{field: "Something else"})
    actions.erase(comment, by=manager, reason="The writer asked for it.")
    comment.refresh_from_db()
    assert getattr(comment, field) == ""


def test_a_decision_to_approve_needs_a_person_in_the_database_too(comment):
    with pytest.raises(IntegrityError, match="comments_a_person_approves"):
        Decision.objects.create(comment=comment, by=None, from_state="pending", to_state="approved")


def test_decisions_are_append_only(comment, manager):
    deciding.approve(comment, by=manager)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.update(note="another story")
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.all().delete()


def test_every_act_says_who_when_from_where_to_and_why(comment, manager):
    deciding.reject(comment, by=manager, reasons=["abuse", "off-topic"], note="Third time")
    decision = comment.decisions.get()
    assert (decision.by, decision.from_state, decision.to_state) == (manager, "pending", "rejected")
    assert decision.reasons == ["abuse", "off-topic"]
    event = Event.objects.get(verb="decide")
    assert event.by == manager
    assert event.details == {"from": "pending", "to": "rejected", "reasons": decision.reasons}
    assert "Third time" not in str(event.details)


def test_level_3_is_closed_with_outcome_and_note_and_nothing_else(article, manager):
    comment = comment_on(article, level=3)
    for step in ("approve", "reject", "withhold", "spam"):
        with pytest.raises(Refused):
            STEPS[step](comment, manager)
    for outcome, note in [("", "Rang"), ("Safe", " ")]:
        with pytest.raises(Refused):
            deciding.close(comment, by=manager, outcome=outcome, note=note)
    assert deciding.close(comment, by=manager, outcome="Safe", note="Rang").state == "closed"
    with pytest.raises(Refused):
        deciding.hold(comment, by=manager)


def test_level_2_needs_the_lead_managers_permission(article, manager):
    lesser = make.user()
    lesser.user_permissions.add(Permission.objects.get(codename="moderate_comment"))
    with pytest.raises(Refused, match="lead manager"):
        deciding.approve(comment_on(article, level=2), by=lesser)
    assert deciding.approve(comment_on(article, level=2), by=manager).state == "approved"


@pytest.mark.parametrize("step", ["approve", "reject", "withhold", "spam"])
def test_only_a_moderator_decides(comment, step):
    for person in (make.user(), make.clinician(), make.reviewer()):
        with pytest.raises(Refused, match="Only a moderator"):
            STEPS[step](comment, person)
    assert not comment.decisions.exists()


@pytest.mark.parametrize("reason", ["testimonial", "identity", "identifies-author"])
def test_testimonials_and_identities_are_refused_while_the_clinic_says_so(comment, manager, reason):
    with pytest.raises(Refused, match="no testimonials"):
        deciding.approve(comment, by=manager, reasons=[reason])
    Clinic.objects.update(refuse_testimonials=False)
    assert deciding.approve(comment, by=manager, reasons=[reason]).state == "approved"


def test_refusing_needs_a_reason_and_pain_is_none(comment, manager):
    for verb in (deciding.reject, deciding.withhold):
        with pytest.raises(Refused, match="at least one reason"):
            verb(comment, by=manager, reasons=[])
    with pytest.raises(Refused, match="in pain"):
        deciding.reject(comment, by=manager, reasons=["crisis"])
    assert deciding.withhold(comment, by=manager, reasons=["crisis"]).state == "withheld_support"


def test_the_second_manager_is_told_what_the_first_decided(comment, manager):
    deciding.approve(comment, by=manager)
    with pytest.raises(Refused) as refusal:
        deciding.reject(comment, by=make.manager(), reasons=["abuse"])
    assert str(manager) in str(refusal.value)
    assert "Approved" in str(refusal.value)
    assert comment.decisions.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_managers_at_once_make_one_decision(comment, manager):
    other = make.manager()

    def decide(verb, **how):
        try:
            return verb(Comment.objects.get(pk=comment.pk), **how).state
        except Refused as refusal:
            return str(refusal)

    threads = [
        started(lambda: decide(deciding.approve, by=manager)),
        started(lambda: decide(deciding.reject, by=other, reasons=["abuse"])),
    ]
    for thread in threads:
        thread.start()
    outcomes = [thread.finish() for thread in threads]
    comment.refresh_from_db()
    assert comment.decisions.count() == 1
    assert comment.state in outcomes
    assert any("decided first" in outcome for outcome in outcomes)


def test_the_writer_hears_of_it_kindly_and_without_the_words(article, manager):
    comment = comment_on(article, email="heron@example.org", text="canaryword")
    Message.objects.all().delete()
    deciding.reject(comment, by=manager, reasons=["testimonial", "crisis"][:1])
    message = Message.objects.get()
    assert message.to == "heron@example.org"
    assert "says nothing about you" in message.body
    assert "does not let a clinic publish what patients say" in message.body
    assert "/comments/" in message.body
    assert "canaryword" not in message.body + message.subject


def test_without_an_address_and_for_spam_no_mail_goes_out(article, manager):
    Message.objects.all().delete()
    deciding.approve(comment_on(article), by=manager)
    deciding.mark_spam(comment_on(article, email="spam@example.org"), by=manager)
    assert not Message.objects.exists()


def test_held_again_it_is_off_the_site_and_may_be_decided_anew(comment, manager):
    deciding.approve(comment, by=manager)
    deciding.hold(comment, by=manager, note="A reader reported it")
    assert not Comment.objects.public().exists()
    assert deciding.reject(comment, by=manager, reasons=["abuse"]).state == "rejected"


def test_erasing_empties_the_person_and_keeps_the_row_and_its_decisions(article, manager):
    comment = comment_on(
        article, email="h@example.org", network="abc", findings=[{"code": "x", "words": "y"}]
    )
    deciding.approve(comment, by=manager)
    actions.erase(comment, by=manager, reason="The writer asked")
    comment.refresh_from_db()
    emptied = (comment.text, comment.nickname, comment.email, comment.network, comment.findings)
    assert emptied == ("", "", "", "", [])
    assert [d.to_state for d in comment.decisions.all()] == ["approved", "withdrawn"]
    assert not Comment.objects.public().exists()
    assert Event.objects.filter(verb="erase", by=manager).exists()


# -- From elsewhere ----------------------------------------------------------------------------


def imported(article, run, **fields):
    fields = {
        "article": article,
        "parent": None,
        "nickname": "Old reader",
        "email": "",
        "text": "Nice article",
        "submitted_at": datetime(2015, 3, 1, tzinfo=UTC),
        "import_run": run,
        "source": "old.xml",
        "source_id": "7",
        "state": "approved",
        **fields,
    }
    return actions.receive_imported(**fields)


@pytest.fixture
def run(db):
    return ImportRun.objects.create(source="old.xml")


def test_what_was_approved_elsewhere_waits_unless_a_person_asks(article, run, manager):
    assert imported(article, run).state == "pending"
    assert imported(article, run, source_id="8", by=manager).state == "approved"
    decision = Decision.objects.get()
    assert (decision.by, decision.to_state) == (manager, "approved")


@pytest.mark.parametrize(
    "text", ["I want to die", "My brother killed himself", "Call 020 7946 0958"]
)
def test_what_triage_notices_waits_even_then(article, run, manager, text):
    assert imported(article, run, by=manager, text=text).state == "pending"


def test_spam_and_the_waiting_stay_what_they_were(article, run, manager):
    assert imported(article, run, state="spam", by=manager).state == "spam"
    assert imported(article, run, state="pending", source_id="8", by=manager).state == "pending"


def test_a_second_run_finds_it_again_and_changes_nothing(article, run, manager):
    first = imported(article, run, by=manager)
    deciding.hold(first, by=manager)
    again = imported(article, run, by=manager, text="changed there")
    assert again.pk == first.pk
    assert (again.state, again.text) == ("held", "Nice article")
    assert again.submitted_at.year == 2015
