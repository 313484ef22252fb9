"""Whatever happens in whatever order: public is what a moderator read and approved (C1, C4)."""

import itertools

import pytest
from django.contrib.auth.models import Permission
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run

from clinic.exceptions import Refused
from comments import actions, bursts, deciding, jobs
from comments.models import Burst, Comment
from comments.removal import MARK
from comments.reports import receive_report
from comments.templatetags.comment_tags import threads
from tests import make

pytestmark = pytest.mark.django_db
numbers = itertools.count()

TEXTS = {
    "Thank you, this helped me to understand.": 0,
    "Ten years ago I tried to take my own life.": 1,
    "I want to die": 2,
    "I am going to kill myself tonight": 3,
    "Ich möchte nicht mehr leben": 2,
    "Dziękuję bardzo za ten artykuł, był bardzo pomocny": 0,
}
PEOPLE = ["lead", "lead", "moderator", "clinician"]
DECISIONS = {
    "approve": lambda c, by: deciding.approve(c, by=by),
    "reject": lambda c, by: deciding.reject(c, by=by, reasons=["off-topic"]),
    "withhold": lambda c, by: deciding.withhold(c, by=by, reasons=["crisis"]),
    "spam": lambda c, by: deciding.mark_spam(c, by=by),
    "close": lambda c, by: deciding.close(c, by=by, outcome="Safe", note="Rang"),
    "hold": lambda c, by: deciding.hold(c, by=by),
}


class Life(RuleBasedStateMachine):
    article = people = None  # the test's
    # Of all walks, so that the test knows that they got that far.
    approvals = undone = redactions = corrections = burst = 0
    comments, read = Bundle("comments"), Bundle("read")

    def __init__(self):
        super().__init__()
        # What each person had before their eyes as they approved it, by comment.
        self.approved, self.mine = {}, []

    @rule(target=comments, text=st.sampled_from(list(TEXTS)))
    def arrive(self, text):
        return self._receive(text, None)

    @rule(target=comments, text=st.sampled_from(list(TEXTS)), parent=comments)
    def answer(self, text, parent):
        return self._receive(text, None if parent.parent_id else parent)

    def _receive(self, text, parent):
        number = next(numbers)
        comment = actions.receive(
            article=self.article,
            parent=parent,
            nickname="Heron",
            email="",
            text=text,
            network=f"network {number}",
            nonce=f"nonce {number}",
        )
        self.mine.append(comment.pk)
        return comment

    @rule(target=read, comment=comments)
    def somebody_keeps_a_page_open(self, comment):
        return self.somebody_reads(comment)

    def somebody_reads(self, comment):
        return Comment.objects.get(pk=comment.pk)

    @rule(target=comments, text=st.sampled_from(list(TEXTS)))
    def arrive_and_be_approved(self, text):
        comment = self._receive(text, None)
        self.somebody_decides(comment, "approve", "lead")
        return comment

    @rule(
        seen=read,
        verb=st.sampled_from(["approve", "approve", *DECISIONS]),
        who=st.sampled_from(PEOPLE),
    )
    def somebody_decides(self, seen, verb, who):
        try:
            decided = DECISIONS[verb](seen, self.people[who])
        except Refused:
            return
        assert verb == "hold" or who != "clinician"
        if verb == "approve":
            self.approved[decided.pk] = (seen.nickname, seen.text)
            Life.approvals += 1

    @rule(comment=comments, who=st.sampled_from(PEOPLE))
    def somebody_undoes_the_last_decision(self, comment, who):
        decision, before = comment.decisions.last(), Comment.objects.get(pk=comment.pk)
        if decision is None:
            return
        try:
            undone = deciding.undo(decision, by=self.people[who])
        except Refused:
            return
        assert decision.by == self.people[who]
        assert undone.state == decision.from_state in Comment.WAITING
        assert undone.text == before.text
        Life.undone += 1

    @rule(comment=comments, who=st.sampled_from(PEOPLE), gone=st.integers(0, 9))
    def somebody_takes_words_out(self, comment, who, gone):
        seen = self.somebody_reads(comment)
        words = seen.text.split(" ")
        words[gone % len(words)] = MARK
        try:
            redacted = deciding.redact(
                seen, by=self.people[who], text=" ".join(words), reasons=["abuse"]
            )
        except Refused:
            return
        assert who != "clinician"
        assert redacted.level >= seen.level or redacted.corrections.exists()
        if redacted.pk in self.approved and redacted.state == "approved":
            self.approved[redacted.pk] = (redacted.nickname, redacted.text)
        Life.redactions += 1

    @rule(comment=comments, who=st.sampled_from(PEOPLE), level=st.integers(0, 3))
    def somebody_corrects_the_level(self, comment, who, level):
        try:
            deciding.correct_level(
                self.somebody_reads(comment),
                by=self.people[who],
                level=level,
                reasons=["misread"],
                note="Read twice",
            )
        except Refused:
            return
        assert who == "lead"
        Life.corrections += 1

    @rule(comment=comments, who=st.sampled_from(PEOPLE))
    def somebody_calls_a_burst_spam(self, comment, who):
        try:
            bursts.mark_burst(self.somebody_reads(comment), by=self.people[who])
        except Refused:
            return
        assert who != "clinician"
        for comment in Comment.objects.filter(decisions__burst=Burst.objects.first()):
            assert comment.level == 0 and comment.language_read
            assert not comment.corrections.exists()
        Life.burst += 1

    @rule()
    def the_last_burst_is_put_back(self):
        burst = Burst.objects.restorable().first()
        if burst:
            bursts.restore_burst(burst, by=self.people["lead"])

    @rule(comment=comments, text=st.sampled_from(list(TEXTS)))
    def the_writer_changes_it(self, comment, text):
        try:
            actions.change_by_writer(
                comment, nickname="Otter", text=text, network=f"network {next(numbers)}"
            )
        except Refused:
            return

    @rule(comment=comments)
    def the_writer_takes_it_back(self, comment):
        actions.withdraw_by_writer(comment)

    @rule(comment=comments)
    def it_is_erased(self, comment):
        actions.erase(comment, by=None, reason="asked for")

    @rule(comment=comments)
    def readers_report_it(self, comment):
        for _ in range(3):
            network = f"network {next(numbers)}"
            receive_report(comment, network=network, why="harm", text="")

    @rule()
    def the_worker_does_its_rounds(self):
        jobs.look_at_old_comments_again()
        jobs.purge_comments()

    @invariant()
    def public_is_what_somebody_read_and_approved(self):
        shown = [one for top in threads(self.article) for one in (top, *top.answers)]
        for comment in shown:
            if comment.pk not in self.mine:
                continue
            assert (comment.nickname, comment.text) == self.approved[comment.pk]
            last = comment.decisions.last()
            assert last.to_state == "approved"
            assert last.by.has_perm("comments.moderate_comment")
            assert comment.level < 3
            assert comment.level < 2 or last.by.has_perm("comments.approve_urgent")

    @invariant()
    def no_level_falls_but_by_the_lead_manager(self):
        for comment in Comment.objects.filter(pk__in=self.mine).prefetch_related("earlier"):
            if comment.corrections.exists():
                last = comment.corrections.last()
                assert last.by.has_perm("comments.approve_urgent")
                assert comment.level >= last.to_level
                continue
            said = [comment.own_words, *(words.text for words in comment.earlier.all())]
            # Emptied as it was erased, it has nothing left to be measured by.
            assert comment.level >= max(TEXTS.get(text, 0) for text in said)


def test_nothing_becomes_public_without_a_moderator_who_read_it(article):
    moderator = make.user()
    moderator.user_permissions.add(Permission.objects.get(codename="moderate_comment"))
    Life.article = article
    Life.people = {
        "lead": make.manager(),
        "moderator": moderator,
        "clinician": make.clinician(),
    }
    every = list(HealthCheck)
    run(
        Life,
        settings=settings(
            max_examples=24, stateful_step_count=20, deadline=None, suppress_health_check=every
        ),
    )
    done = (Life.undone, Life.redactions, Life.corrections, Life.burst)
    assert Life.approvals > 5 and sum(done) > 5, f"the walks never got that far: {done}"


@pytest.mark.parametrize(("text", "level"), TEXTS.items())
def test_the_texts_are_of_the_levels_that_are_said(text, level):
    assert actions.assess("Heron", text).level == level
