"""The moderators' verbs beyond a plain decision: undoing, levels, working together, bad input."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles import actions as articles
from audit.models import Event
from clinic import content_version
from clinic.exceptions import Refused
from clinic.models import Clinic
from comments import actions, box, deciding, together
from comments.models import Comment, Correction, Decision, Note, Presence
from comments.presence import be_present, here_at, present
from comments.reports import receive_report
from outbox.mail import send_due
from outbox.models import Message
from tests import make
from tests.house import started

pytestmark = pytest.mark.django_db
threaded = pytest.mark.django_db(transaction=True)
MISREAD = {"reasons": ["figure-of-speech"], "note": "Dying of laughter"}


@pytest.fixture
def manager(article):
    return make.manager()


@pytest.fixture
def moderator(article):
    """Decides, but not about the urgent."""
    return a_moderator()


def a_moderator():
    person = make.user()
    person.user_permissions.add(Permission.objects.get(codename="moderate_comment"))
    return person


def comment_on(article, **fields):
    fields = {"nickname": "Heron", "text": "Some words", "article": article, **fields}
    return Comment.objects.create(**fields)


@pytest.fixture
def comment(article):
    return comment_on(article, email="heron@example.org")


def later(monkeypatch, **by):
    moment = timezone.now() + timedelta(**by)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def refusal(act):
    """What an act says that is refused, or what it gives."""
    try:
        return act()
    except Refused as refused:
        return str(refused)


# -- Approving ---------------------------------------------------------------------------------


def test_what_triage_noticed_against_publishing_is_unticked_by_a_person_on_record(article, manager):
    noticed = [{"code": code, "words": "x"} for code in ("testimonial", "abuse", "identity")]
    comment = comment_on(article, findings=noticed)
    for ticked in (["testimonial"], ["identity"], ["testimonial", "identity"]):
        with pytest.raises(Refused, match="no testimonials"):
            deciding.approve(comment, by=manager, reasons=ticked)
    deciding.approve(comment, by=manager, note="It is about a book")
    decision = comment.decisions.get()
    assert decision.overruled == ["identity", "testimonial"]
    assert (decision.reasons, decision.note) == ([], "It is about a book")


def test_where_the_policy_is_off_the_ticked_reason_is_kept_and_not_overruled(article, manager):
    Clinic.objects.update(refuse_testimonials=False)
    comment = comment_on(article, findings=[{"code": "testimonial", "words": "x"}])
    deciding.approve(comment, by=manager, reasons=["testimonial"])
    decision = comment.decisions.get()
    assert (decision.reasons, decision.overruled) == (["testimonial"], [])


def test_a_comment_whose_article_is_withdrawn_is_not_published(comment, manager):
    edition = comment.article.editions.get()
    articles.withdraw(edition, by=edition.created_by, reason="It was wrong.")
    with pytest.raises(Refused, match="article is not public"):
        deciding.approve(comment, by=manager)
    assert not Message.objects.filter(to=comment.email).exists()
    assert deciding.reject(comment, by=manager, reasons=["off-topic"]).state == "rejected"


@pytest.mark.parametrize("verb", [deciding.approve, deciding.reject, deciding.withhold])
def test_a_forged_reason_is_refused(comment, manager, verb):
    with pytest.raises(Refused, match="reasons that are offered"):
        verb(comment, by=manager, reasons=["off-topic", "<script>"])
    assert not comment.decisions.exists()


def test_what_was_changed_meanwhile_is_read_once_more(comment, manager):
    read = Comment.objects.get(pk=comment.pk)
    actions.change_by_writer(comment, nickname="Heron", text="Other words", network="")
    with pytest.raises(Refused, match="changed it meanwhile"):
        deciding.approve(read, by=manager)


@pytest.mark.parametrize("person", [make.clinician, make.reviewer, make.user])
def test_only_a_moderator_puts_a_comment_back(comment, manager, person):
    deciding.approve(comment, by=manager)
    with pytest.raises(Refused, match="Only a moderator"):
        deciding.hold(comment, by=person())
    assert Comment.objects.public().filter(pk=comment.pk).exists()


# -- Undoing -----------------------------------------------------------------------------------

UNDONE = {
    "approve": lambda c, by: deciding.approve(c, by=by),
    "reject": lambda c, by: deciding.reject(c, by=by, reasons=["abuse"]),
    "withhold": lambda c, by: deciding.withhold(c, by=by, reasons=["crisis"]),
    "spam": lambda c, by: deciding.mark_spam(c, by=by),
}


@pytest.mark.parametrize("verb", UNDONE)
def test_within_a_minute_it_is_as_it_was_and_nobody_hears_of_it(comment, manager, verb):
    Message.objects.all().delete()
    before = Comment.objects.filter(pk=comment.pk).values().get()
    UNDONE[verb](comment, manager)
    assert send_due() == (0, 0), "the letter waits as long"
    decision = deciding.undoable(manager)
    assert decision == comment.decisions.get()
    deciding.undo(decision, by=manager)
    assert Comment.objects.filter(pk=comment.pk).values().get() == before
    assert not Message.objects.filter(to=comment.email).exists()
    assert not Comment.objects.public().exists()
    undoing = comment.decisions.last()
    assert (undoing.undoes, undoing.by, undoing.to_state) == (decision, manager, "pending")
    assert deciding.undoable(manager) is None


def test_what_was_held_is_held_again_and_waits_no_shorter(comment, manager):
    deciding.approve(comment, by=manager)
    held = deciding.hold(comment, by=manager)
    deciding.reject(comment, by=manager, reasons=["abuse"])
    undone = deciding.undo(comment.decisions.last(), by=manager)
    assert (undone.state, undone.waits_since) == ("held", held.waits_since)
    assert undone.decided_at == held.decided_at


def test_after_it_comes_the_decision_and_its_letter(comment, manager):
    deciding.approve(comment, by=manager)
    deciding.undo(comment.decisions.last(), by=manager)
    deciding.reject(comment, by=manager, reasons=["off-topic"])
    letter = Message.objects.get(to=comment.email)
    assert "We have decided not to publish" in letter.body


@threaded
def test_what_is_undone_leaves_the_site_at_once(comment, manager):
    deciding.approve(comment, by=manager)
    before = content_version.current()
    deciding.undo(comment.decisions.last(), by=manager)
    assert content_version.current() != before


def test_after_a_minute_it_is_too_late(comment, manager, monkeypatch):
    deciding.approve(comment, by=manager)
    decision = comment.decisions.get()
    later(monkeypatch, seconds=61)
    assert deciding.undoable(manager) is None
    with pytest.raises(Refused, match="within a minute"):
        deciding.undo(decision, by=manager)
    assert Comment.objects.public().exists()


def test_nobody_undoes_what_another_decided(comment, manager):
    deciding.approve(comment, by=manager)
    other = make.manager()
    with pytest.raises(Refused, match="by who took it"):
        deciding.undo(comment.decisions.get(), by=other)
    with pytest.raises(Refused, match="Only a moderator"):
        deciding.undo(comment.decisions.get(), by=make.clinician())


def test_only_the_last_decision_is_undone_and_once(comment, manager):
    deciding.approve(comment, by=manager)
    first = comment.decisions.get()
    deciding.hold(comment, by=manager)
    with pytest.raises(Refused):
        deciding.undo(first, by=manager)
    deciding.reject(comment, by=manager, reasons=["abuse"])
    decision = comment.decisions.last()
    deciding.undo(decision, by=manager)
    for again in (decision, comment.decisions.last()):
        with pytest.raises(Refused):
            deciding.undo(again, by=manager)


def test_what_was_closed_or_put_back_is_not_undone(article, comment, manager):
    grave = comment_on(article, level=3)
    deciding.close(grave, by=manager, outcome="Safe", note="Rang")
    deciding.reject(comment, by=manager, reasons=["abuse"])
    deciding.hold(comment, by=manager)
    for one in (grave, comment):
        with pytest.raises(Refused):
            deciding.undo(one.decisions.last(), by=manager)
    assert deciding.undoable(manager) is None


@threaded
def test_the_database_lets_nobody_undo_what_another_decided(comment, manager):
    deciding.reject(comment, by=manager, reasons=["abuse"])
    decision = comment.decisions.get()
    facts = {"from_state": "rejected", "to_state": "pending", "undoes": decision}
    for wrong in ({"by": make.manager()}, {"by": manager, "to_state": "held"}):
        with pytest.raises(IntegrityError, match="one's own decision"):
            Decision.objects.create(comment=comment, **facts | wrong)


# -- Correcting a level ------------------------------------------------------------------------


def correct(comment, by, level, **facts):
    return deciding.correct_level(comment, by=by, level=level, **MISREAD | facts)


def test_c4_follows_the_persons_level_and_the_first_one_stays_on_record(article, manager):
    found = [{"code": "crisis", "words": "dying of laughter"}]
    comment = comment_on(article, level=3, findings=found)
    corrected = correct(comment, manager, 0)
    assert deciding.approve(corrected, by=manager).state == "approved"
    correction = comment.corrections.get()
    assert (correction.from_level, correction.to_level, correction.by) == (3, 0, manager)
    assert correction.findings == found
    details = Event.objects.get(verb="correct_level").details
    assert details == {"before": 3, "after": 0, "reasons": ["figure-of-speech"]}


def test_a_correction_up_is_as_urgent_as_a_new_one(comment, manager):
    Message.objects.all().delete()
    began = timezone.now()
    raised = correct(comment, manager, 3, reasons=["missed"])
    assert raised.waits_since >= began
    letters = Message.objects.all()
    assert manager.email in {letter.to for letter in letters}
    assert all("level 3" in letter.subject for letter in letters)
    with pytest.raises(Refused, match="never published"):
        deciding.approve(raised, by=manager)
    assert deciding.close(raised, by=manager, outcome="Safe", note="Rang").state == "closed"


def test_a_correction_down_keeps_the_hour_and_mails_nobody(article, manager):
    comment = comment_on(article, level=3)
    Message.objects.all().delete()
    assert correct(comment, manager, 2).waits_since is None
    assert not Message.objects.exists()


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_only_the_lead_manager_corrects(article, moderator, level):
    comment = comment_on(article, level=(level + 1) % 4)
    for person in (moderator, make.clinician(), make.user()):
        with pytest.raises(Refused, match="lead manager"):
            correct(comment, person, level)
    comment.refresh_from_db()
    assert comment.level == (level + 1) % 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": 4},
        {"level": -1},
        {"level": "2"},
        {"level": None},
        {"level": 3},
        {"reasons": []},
        {"reasons": ["testimonial"]},
        {"note": " "},
    ],
)
def test_it_needs_another_level_a_reason_and_a_note(article, manager, wrong):
    comment = comment_on(article, level=3)
    with pytest.raises(Refused):
        correct(comment, manager, **{"level": 1} | wrong)
    assert not Correction.objects.exists()


def test_what_is_decided_keeps_its_level(article, manager):
    comment = comment_on(article, level=2)
    deciding.approve(comment, by=manager)
    with pytest.raises(Refused, match="decided first"):
        correct(comment, manager, 3)


def test_the_database_lets_a_level_fall_by_a_correction_alone(article, manager):
    comment = comment_on(article, level=3)
    with pytest.raises(IntegrityError, match="a person's correction"), transaction.atomic():
        Comment.objects.update(level=0)
    correct(comment, manager, 1)
    with pytest.raises(IntegrityError, match="a person's correction"), transaction.atomic():
        Comment.objects.update(level=0)
    Comment.objects.update(level=3)


def test_where_the_writer_says_it_again_the_level_is_back(article, manager):
    text = "I am going to kill myself tonight"
    comment = comment_on(article, level=3, text="Tonight I die")
    corrected = correct(comment, manager, 0)
    changed = actions.change_by_writer(corrected, nickname="x", text=text, network="n")
    assert changed.level == 3


@threaded
def test_a_level_that_falls_opens_the_box_on_pages_that_are_kept(article, manager):
    comment = comment_on(article, level=3, submitted_at=timezone.now() - timedelta(days=30))
    edition = article.editions.get()
    assert box.commenting(article, edition.published_at) == box.Commenting.LATE
    before = content_version.current()
    correct(comment, manager, 1)
    assert content_version.current() != before
    assert box.commenting(article, edition.published_at) == box.Commenting.OPEN


# -- Working together --------------------------------------------------------------------------


def test_a_comment_is_given_to_a_colleague_and_back_to_all(comment, manager, moderator):
    assert together.assign(comment, by=manager, to=moderator).assigned_to == moderator
    assert Event.objects.get(verb="assign").details == {"to": moderator.pk}
    assert together.assign(comment, by=moderator, to=None).assigned_to is None
    assert Event.objects.filter(verb="assign").count() == 2
    together.assign(comment, by=moderator, to=None)
    assert Event.objects.filter(verb="assign").count() == 2, "nothing changed"


def test_it_is_given_to_nobody_who_could_not_decide(comment, manager):
    gone = make.manager()
    gone.is_active = False
    for person in (make.clinician(), make.user(), gone):
        with pytest.raises(Refused, match="may decide"):
            together.assign(comment, by=manager, to=person)
        with pytest.raises(Refused, match="may decide"):
            together.ask_second_opinion(comment, by=manager, of=person, text="What do you say?")


def test_colleagues_leave_notes_and_none_of_it_reaches_the_audit(comment, manager):
    note = together.note(comment, by=manager, text="canaryword")
    assert list(comment.notes.all()) == [note]
    deciding.reject(comment, by=manager, reasons=["abuse"])
    together.note(comment, by=manager, text="Still thinking of it")
    assert "canaryword" not in str(list(Event.objects.values_list("details", "subject")))


@pytest.mark.parametrize("text", ["", " \n", "x" * 2001])
def test_a_note_says_something_and_not_too_much(comment, manager, text):
    for act in (
        lambda: together.note(comment, by=manager, text=text),
        lambda: together.ask_second_opinion(comment, by=manager, of=make.manager(), text=text),
    ):
        with pytest.raises(Refused):
            act()
    assert not Note.objects.exists()


def test_a_second_opinion_is_asked_and_given(comment, manager, moderator):
    question = together.ask_second_opinion(comment, by=manager, of=moderator, text="Publish?")
    assert list(together.asked_of(moderator)) == [question]
    assert not together.asked_of(manager).exists()
    with pytest.raises(Refused, match="asked already"):
        together.ask_second_opinion(comment, by=make.manager(), of=moderator, text="And?")
    opinion = together.give_opinion(comment, by=moderator, text="Yes")
    assert opinion.answers == question
    assert not together.asked_of(moderator).exists()
    with pytest.raises(Refused, match="Nobody is waiting"):
        together.give_opinion(comment, by=moderator, text="Yes, really")


def test_one_asks_somebody_else_and_who_is_not_asked_has_no_opinion(comment, manager, moderator):
    with pytest.raises(Refused, match="somebody else"):
        together.ask_second_opinion(comment, by=manager, of=manager, text="Well?")
    together.ask_second_opinion(comment, by=manager, of=moderator, text="Well?")
    with pytest.raises(Refused, match="Nobody is waiting"):
        together.give_opinion(comment, by=manager, text="Yes")


@pytest.mark.parametrize("level", [0, 2, 3])
def test_an_open_question_keeps_nobody_from_deciding(article, manager, moderator, level):
    comment = comment_on(article, level=level)
    together.ask_second_opinion(comment, by=manager, of=moderator, text="Publish?")
    if level == 3:
        deciding.close(comment, by=manager, outcome="Safe", note="Rang")
    else:
        deciding.approve(comment, by=manager)
    assert not together.asked_of(moderator).exists(), "what is decided waits for no opinion"
    assert together.give_opinion(comment, by=moderator, text="I would not have").text


@pytest.mark.parametrize("person", [make.clinician, make.reviewer, make.user])
def test_only_moderators_work_together(comment, manager, person):
    person = person()
    for act in (
        lambda: together.assign(comment, by=person, to=manager),
        lambda: together.note(comment, by=person, text="x"),
        lambda: together.ask_second_opinion(comment, by=person, of=manager, text="x"),
        lambda: together.give_opinion(comment, by=person, text="x"),
    ):
        with pytest.raises(Refused, match="Only a moderator"):
            act()


def test_what_was_said_is_append_only_until_the_comment_is_erased(article, manager, moderator):
    comment = comment_on(article, level=3, findings=[{"code": "crisis", "words": "canaryword"}])
    together.note(comment, by=manager, text="canaryword")
    together.ask_second_opinion(comment, by=manager, of=moderator, text="canaryword?")
    correct(comment, manager, 2)
    for rows in (comment.notes.all(), comment.corrections.all()):
        for change in (lambda rows: rows.update(at=timezone.now()), lambda rows: rows.delete()):
            with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
                change(rows)
    actions.erase(comment, by=None, reason="asked for")
    assert {note.text for note in comment.notes.all()} == {""}
    assert comment.corrections.get().findings == []
    assert (comment.notes.count(), comment.corrections.get().note) == (2, MISREAD["note"])


def test_the_page_says_who_else_has_it_open(comment, manager, moderator, monkeypatch):
    be_present(comment, manager)
    be_present(comment, moderator)
    be_present(comment, moderator)
    assert [presence.user for presence in present(comment, but=manager)] == [moderator]
    assert here_at([comment], but=moderator) == {comment.pk: f"{manager} has it open."}
    came = Presence.objects.get(user=moderator).since
    later(monkeypatch, seconds=90)
    be_present(comment, moderator)
    assert Presence.objects.get(user=moderator).since == came
    later(monkeypatch, seconds=90)
    assert [presence.user for presence in present(comment, but=None)] == [moderator]
    later(monkeypatch, minutes=3)
    assert not present(comment, but=None)
    be_present(comment, moderator)
    assert Presence.objects.get(user=moderator).since > came


# -- At the same moment ------------------------------------------------------------------------


def at_once(*acts):
    threads = [started(lambda act=act: refusal(act)) for act in acts]
    for thread in threads:
        thread.start()
    return [thread.finish() for thread in threads]


@threaded
def test_two_decisions_at_once_make_one_and_one_letter(comment, manager):
    other = make.manager()
    outcomes = at_once(
        lambda: deciding.approve(comment, by=manager).state,
        lambda: deciding.reject(comment, by=other, reasons=["abuse"]).state,
    )
    assert comment.decisions.count() == 1
    assert sum("decided first" in outcome for outcome in outcomes) == 1
    assert Message.objects.filter(to=comment.email).count() == 1


@threaded
@pytest.mark.parametrize("turn", range(3))
def test_approving_and_taking_back_at_once_leaves_it_off_the_site(comment, manager, turn):
    acts = [
        lambda: deciding.approve(comment, by=manager).state,
        lambda: actions.withdraw_by_writer(comment).state,
    ]
    at_once(*(acts if turn % 2 else acts[::-1]))
    comment.refresh_from_db()
    assert comment.state == "withdrawn"
    assert not Comment.objects.public().exists()
    assert not Message.objects.filter(to=comment.email).exists(), "no word of being published"


@threaded
def test_undoing_and_deciding_at_once_is_one_after_the_other(comment, manager):
    deciding.approve(comment, by=manager)
    decision, other = comment.decisions.get(), make.manager()
    at_once(
        lambda: deciding.undo(decision, by=manager).state,
        lambda: deciding.hold(comment, by=other).state,
    )
    comment.refresh_from_db()
    assert comment.state in ("pending", "held")
    assert not Message.objects.filter(to=comment.email).exists()


@threaded
def test_500_reports_at_once_hold_it_once(comment, manager):
    deciding.approve(comment, by=manager)

    def report_many(first):
        try:
            for number in range(first, 500, 10):
                receive_report(comment, network=f"network {number}", why="harm", text="")
        finally:
            connection.close()

    at_once(*(lambda first=first: report_many(first) for first in range(10)))
    states = list(comment.decisions.values_list("to_state", flat=True))
    assert states == ["approved", "held"]
    assert comment.reports.count() == Clinic.current().hold_after_reports
