"""Whatever happens in whatever order: public is what a moderator read and approved (C1, C4)."""

import itertools

import pytest
from django.contrib.auth.models import Permission
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run

from clinic.exceptions import Refused
from comments import actions, jobs
from comments.models import Comment
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
DECISIONS = {
    "approve": lambda c, by: actions.approve(c, by=by),
    "reject": lambda c, by: actions.reject(c, by=by, reasons=["off-topic"]),
    "withhold": lambda c, by: actions.withhold(c, by=by, reasons=["crisis"]),
    "spam": lambda c, by: actions.mark_spam(c, by=by),
    "close": lambda c, by: actions.close(c, by=by, outcome="Safe", note="Rang"),
    "hold": lambda c, by: actions.hold(c, by=by),
}


class Life(RuleBasedStateMachine):
    article = people = None  # the test's
    approvals = 0  # of all walks, so that the test knows that they got that far
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
        who=st.sampled_from(["lead", "lead", "moderator", "clinician"]),
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
    def no_level_ever_falls(self):
        for comment in Comment.objects.filter(pk__in=self.mine).prefetch_related("earlier"):
            said = [comment.text, *(words.text for words in comment.earlier.all())]
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
            max_examples=12, stateful_step_count=16, deadline=None, suppress_health_check=every
        ),
    )
    assert Life.approvals > 5, "the walks never got that far"


@pytest.mark.parametrize(("text", "level"), TEXTS.items())
def test_the_texts_are_of_the_levels_that_are_said(text, level):
    assert actions.assess("Heron", text).level == level
