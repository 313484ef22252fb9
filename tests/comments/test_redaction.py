"""Taking parts out of a visitor's words: nothing else happens to them, whoever asks (C13)."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from audit.models import Event
from clinic.exceptions import Refused
from comments import actions, deciding, jobs, letters, yours
from comments.models import Comment
from comments.removal import MARK, reduced
from tests import make
from tests.house import sql

pytestmark = pytest.mark.django_db
OWN = "I saw Dr Green in Harley Street.\r\nIt helped me to sleep."
SHOWN = "I saw [removed].\nIt helped me to sleep."


@pytest.fixture
def manager(article):
    return make.manager()


@pytest.fixture
def moderator(article):
    """Decides, and sees nothing that was taken out."""
    person = make.user()
    person.user_permissions.add(Permission.objects.get(codename="moderate_comment"))
    return person


@pytest.fixture
def comment(article):
    return Comment.objects.create(
        article=article, nickname="Heron", text=OWN, email="h@example.org"
    )


def redact(comment, by, text=SHOWN, reasons=("identity",), **more):
    return deciding.redact(comment, by=by, text=text, reasons=reasons, **more)


# -- Nothing but removal -----------------------------------------------------------------------


def allowed(own, text):
    """Said another way: between the pieces something stood, and at their ends nothing."""
    pieces = map(re.escape, text.strip().split(MARK))
    return bool(re.fullmatch(".+".join(pieces), own.strip(), re.DOTALL))


def stored(own, text):
    try:
        return reduced(own, text)
    except Refused:
        return None


def database_allows(own, text):
    return sql("SELECT comments_only_removed(%s, %s)", own, text)[0][0]


letters_of_texts = st.text("ab \n.", max_size=12)
typed = st.lists(letters_of_texts, min_size=2, max_size=4).map(MARK.join)
unhurried = settings(
    max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@unhurried
@given(own=letters_of_texts, text=typed)
@example("ab", f"a{MARK}b")
@example("a a a", f"a{MARK}a")
@example("aab", f"{MARK}ab{MARK}")
def test_what_is_stored_is_the_writers_words_with_gaps(own, text):
    result = stored(own, text)
    says_something = re.search(r"\w", text.replace(MARK, ""))
    flat = re.sub(rf"({re.escape(MARK)})+", MARK, text)
    assert (result is not None) == (bool(says_something) and allowed(own, flat))
    if result is not None:
        assert database_allows(own, result)


@unhurried
@given(
    parts=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=3),
    gone=st.sets(st.integers(0, 8), min_size=1),
)
def test_whatever_is_taken_out_the_rest_is_kept(parts, gone):
    own = "\r\n".join(parts)
    kept = [MARK if number in gone else part for number, part in enumerate(parts)]
    text = "\n".join(kept)
    if not re.search(r"\w", text.replace(MARK, "")) or MARK not in text:
        return
    result = stored(own, text)
    assert result is not None
    assert database_allows(own, result)
    assert all(piece in own.replace("\r\n", "\n") for piece in result.split(MARK))


@pytest.mark.parametrize(
    "text",
    [
        "I saw a doctor in [removed].\nIt helped me to sleep.",  # other words
        "i saw [removed].\nIt helped me to sleep.",
        "I saw [removed] Street.",  # the end is gone without a mark
        "[removed].\nIt did not help me to sleep.",
        "I saw Dr Green in [removed] Harley Street.\r\nIt helped me to sleep.",  # nothing is gone
        "It helped me to sleep. [removed]",  # another order
        "I saw [removed].\nIt helped me to sleep. [removed]!",
        OWN,
        "[removed]",
        " [removed] . ",
        "",
    ],
)
def test_anything_else_is_refused_and_stores_nothing(comment, manager, text):
    with pytest.raises(Refused):
        redact(comment, manager, text)
    comment.refresh_from_db()
    assert (comment.text, comment.original, comment.redactions) == (OWN, "", 0)
    assert not comment.redacted.exists()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I say [removed].\nIt helped me to sleep.", "say"),
        ("I saw [removed] Hurley [removed].\nIt helped me to sleep.", "Hurley"),
        ("I saw [removed].\nIt healed me to sleep.", "healed me to sleep."),
        ("I saw [removed].\nIt helped me to sleep. [removed]", "sleep."),
    ],
)
def test_the_refusal_names_the_first_place_that_differs(comment, manager, text, place):
    with pytest.raises(Refused, match=f": “{re.escape(place)}”"):
        redact(comment, manager, text)


@pytest.mark.parametrize("mark", ["[removed]", "[Removed]", "[ REMOVED ]", "[removed][removed]"])
def test_the_mark_is_stored_in_one_form(comment, manager, mark):
    redacted = redact(comment, manager, SHOWN.replace("[removed]", mark))
    assert redacted.text == SHOWN


# -- Who sees what -----------------------------------------------------------------------------


def test_readers_see_the_rest_and_the_writer_keeps_every_word(client, comment, manager):
    redacted = deciding.approve(redact(comment, manager), by=manager)
    page = client.get(comment.article.get_absolute_url()).content.decode()
    own_page = client.get(letters.link_of(redacted)).content.decode()
    for content in (page, own_page):
        assert "Harley" not in content
        assert "I saw [removed]." in content
    assert "we have taken something out" in own_page
    assert "who somebody else is" in own_page
    assert yours._exported(redacted)["text"] == OWN
    assert Comment.objects.get(pk=comment.pk).original == OWN


def test_of_what_is_public_words_only_go(client, comment, manager):
    public = deciding.approve(redact(comment, manager), by=manager)
    with pytest.raises(Refused):
        redact(public, manager, "I saw Dr Green [removed].\nIt helped me to sleep.")
    with pytest.raises(Refused):
        redact(public, manager, OWN)
    redact(public, manager, "I saw [removed].\nIt helped [removed].")
    page = client.get(comment.article.get_absolute_url()).content.decode()
    assert "It helped [removed]." in page
    assert "to sleep" not in page
    assert Comment.objects.get(pk=comment.pk).original == OWN


def test_while_it_waits_who_sees_the_original_may_put_it_back(comment, manager, moderator):
    redacted = redact(comment, moderator)
    with pytest.raises(Refused):
        redact(redacted, moderator, OWN)
    with pytest.raises(Refused):
        redact(redacted, moderator, "I saw Dr Green in [removed].\nIt helped me to sleep.")
    other = redact(redacted, manager, "I saw Dr Green [removed].\nIt helped me to sleep.")
    back = redact(other, manager, OWN.replace("\r\n", "\n"))
    assert (back.text, back.original, back.redactions) == (OWN, "", 3)
    assert not back.is_redacted


def test_a_person_who_read_other_words_reads_again(comment, manager, moderator):
    redact(comment, manager)
    for verb in (deciding.approve, lambda c, by: redact(c, by)):
        with pytest.raises(Refused, match="read it once more"):
            verb(comment, by=moderator)
    assert comment.decisions.count() == 0


def test_the_writer_changes_their_own_words_not_what_was_left_of_them(comment, manager):
    redact(comment, manager)
    assert actions.change_by_writer(comment, nickname="Heron", text=OWN, network="").edits == 0
    changed = actions.change_by_writer(comment, nickname="Heron", text="Other words", network="")
    assert (changed.text, changed.original) == ("Other words", "")
    assert changed.earlier.get().text == OWN


# -- What it leaves behind ---------------------------------------------------------------------


def test_triage_looks_again_and_the_level_stays(article, manager):
    text = "I want to die. Call me: 020 7946 0958."
    found = actions.assess("x", text)
    comment = Comment.objects.create(
        article=article, nickname="x", text=text, level=found.level, findings=found.findings
    )
    assert comment.noticed == {"crisis", "identity"}
    redacted = redact(comment, manager, "I want to die. [removed].")
    assert redacted.noticed == {"crisis"}
    redacted = redact(redacted, manager, "I want [removed].", ["crisis"])
    assert (redacted.level, redacted.noticed) == (2, {"crisis"})


def test_it_says_who_when_and_why_and_no_word_of_it(comment, manager):
    redact(comment, manager, note="Her name", reasons=["identity", "staff-name"])
    redaction = comment.redacted.get()
    assert (redaction.by, redaction.note) == (manager, "Her name")
    assert redaction.reasons == ["identity", "staff-name"]
    details = str(list(Event.objects.filter(verb="redact", by=manager).values_list("details")))
    assert "staff-name" in details
    assert "Green" not in details and "Her name" not in details


@pytest.mark.parametrize("reasons", [[], ["because"]])
def test_a_reason_is_needed_and_a_known_one(comment, manager, reasons):
    with pytest.raises(Refused, match="reason"):
        redact(comment, manager, reasons=reasons)


@pytest.mark.parametrize("person", [make.clinician, make.reviewer, make.user])
def test_only_a_moderator_takes_anything_out(comment, person):
    with pytest.raises(Refused, match="Only a moderator"):
        redact(comment, person())


@pytest.mark.parametrize("verb", ["reject", "withdraw"])
def test_what_nobody_reads_any_more_is_left_alone(comment, manager, verb):
    if verb == "reject":
        deciding.reject(comment, by=manager, reasons=["abuse"])
    else:
        actions.withdraw_by_writer(comment)
    with pytest.raises(Refused, match="This comment is"):
        redact(comment, manager)


def test_the_original_is_erased_with_the_comment(comment, manager):
    redact(comment, manager)
    actions.erase(comment, by=None, reason="asked for")
    comment.refresh_from_db()
    assert (comment.text, comment.original) == ("", "")


def test_of_what_is_public_the_original_is_kept_for_90_days(comment, manager, monkeypatch):
    deciding.approve(redact(comment, manager), by=manager)
    for days, left in [(89, OWN), (91, "")]:
        later = timezone.now() + timedelta(days=days)
        monkeypatch.setattr("comments.jobs.timezone.now", lambda later=later: later)
        jobs.purge_comments()
        comment.refresh_from_db()
        assert comment.original == left
    assert (comment.state, comment.text) == ("approved", SHOWN)
    assert redact(comment, manager, "I saw [removed].").text == "I saw [removed]."


# -- In the database ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"text": SHOWN},
        {"text": SHOWN, "original": OWN},
        {"text": SHOWN, "original": OWN, "redactions": 1},
        {"original": "Something else"},
    ],
)
def test_without_a_redaction_the_words_stay(comment, changes):
    with pytest.raises(IntegrityError, match="nobody's to change"), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "I praise [removed].\nIt helped me to sleep.", "original": OWN},
        {"text": SHOWN, "original": "I saw somebody.\nIt helped me to sleep."},
        {"text": SHOWN, "original": ""},
        {"text": SHOWN, "original": OWN, "nickname": "Otter"},
        {"nickname": MARK, "own_name": "Otter"},
        {"nickname": "Otter", "own_name": "Heron"},
        {"text": SHOWN, "original": OWN, "state": "rejected"},
    ],
)
def test_with_one_they_only_go(comment, manager, changes):
    comment.redacted.create(number=1, by=manager, reasons=["identity"])
    with pytest.raises(IntegrityError, match="nobody's to change"), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(
            redactions=1, decided_at=comment.submitted_at, **changes
        )
    Comment.objects.filter(pk=comment.pk).update(redactions=1, text=SHOWN, original=OWN)


def test_of_what_is_public_they_do_not_come_back_in_the_database_either(comment, manager):
    public = deciding.approve(redact(comment, manager, without_name=True), by=manager)
    public.redacted.create(number=2, by=manager, reasons=["identity"])
    for changes in (
        {"text": OWN, "original": ""},
        {"text": "I saw Dr [removed].\nIt helped me to sleep."},
        {"nickname": "Heron", "own_name": ""},
    ):
        with pytest.raises(IntegrityError, match="nobody's to change"), transaction.atomic():
            Comment.objects.filter(pk=public.pk).update(redactions=2, **changes)


def test_redactions_are_append_only(comment, manager):
    redact(comment, manager)
    for change in (lambda rows: rows.update(note="x"), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change(comment.redacted.all())


# -- The name ----------------------------------------------------------------------------------


def test_a_name_is_taken_out_and_those_who_may_see_it(client, comment, manager, moderator):
    deciding.redact(comment, by=moderator, text=OWN, reasons=["identity"], without_name=True)
    comment.refresh_from_db()
    assert (comment.nickname, comment.own_name, comment.text) == (MARK, "Heron", OWN)
    deciding.approve(comment, by=manager)
    page = client.get(comment.article.get_absolute_url()).content.decode()
    assert "[removed]" in page
    assert "Heron" not in page
    address = f"/admin/comments/comment/{comment.pk}/change/"
    for person, sees in ((manager, True), (moderator, False)):
        client.force_login(person)
        assert ("Heron" in client.get(address).content.decode()) == sees
    # From what is public it does not come back, whoever asks.
    with pytest.raises(Refused):
        redact(comment, manager, text=OWN, without_name=False)


def test_a_name_comes_back_while_it_waits_for_who_may_see_it(comment, manager, moderator):
    redact(comment, moderator, without_name=True)
    comment.refresh_from_db()
    assert (comment.nickname, comment.text) == (MARK, SHOWN)
    with pytest.raises(Refused):
        redact(comment, moderator, text=comment.text, without_name=False)
    comment.refresh_from_db()
    redact(comment, manager, text=comment.text, without_name=False)
    comment.refresh_from_db()
    assert (comment.nickname, comment.own_name, comment.text) == ("Heron", "", SHOWN)


def test_the_writer_and_erasing_know_the_name(comment, manager):
    redact(comment, manager, text=OWN, without_name=True)
    comment.refresh_from_db()
    actions.change_by_writer(comment, nickname="Tern", text="Other words.", network="n")
    comment.refresh_from_db()
    assert (comment.nickname, comment.own_name) == ("Tern", "")
    assert comment.earlier.get().nickname == "Heron"
    redact(comment, manager, text="Other words.", without_name=True)
    comment.refresh_from_db()
    actions.erase(comment, by=manager, reason="asked")
    comment.refresh_from_db()
    assert (comment.nickname, comment.own_name) == ("", "")


@pytest.mark.parametrize(
    "change", ["nickname = 'Else', own_name = 'Heron'", "nickname = '[removed]', own_name = 'Else'"]
)
def test_the_database_lets_a_name_only_go(comment, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        sql(f"UPDATE comments_comment SET {change} WHERE id = {comment.pk}")
