"""The demo's comments, brought to their states by the decisions that a manager would take."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article
from comments import actions, deciding
from comments.models import Comment

State = Comment.State


def load_comments(comments, *, source, run, by):
    made = {}
    for number, facts in enumerate(comments):
        comment = Comment.objects.filter(source=source, source_id=str(number)).first()
        if comment is None:
            comment = _receive(facts, number, source, run, made.get(facts.get("reply_to")))
            _decide(comment, facts, by)
        made[number] = comment


def _receive(facts, number, source, run, parent):
    return actions.receive_imported(
        article=Article.objects.get(source=source, source_id=facts["article"]),
        parent=parent,
        nickname=facts["nickname"],
        email="",
        text=facts["text"],
        submitted_at=timezone.now() - timedelta(days=facts["days_ago"], hours=2),
        import_run=run,
        source=source,
        source_id=str(number),
        state=State.PENDING,
    )


def _decide(comment, facts, by):
    reasons, note = facts["reasons"], facts["note"]
    match facts["state"]:
        case State.APPROVED:
            deciding.approve(comment, by=by)
        case State.REJECTED:
            deciding.reject(comment, by=by, reasons=reasons, note=note)
        case State.WITHHELD:
            deciding.withhold(comment, by=by, reasons=reasons, note=note)
        case State.SPAM:
            deciding.mark_spam(comment, by=by)
        case State.HELD:
            deciding.approve(comment, by=by)
            deciding.hold(comment, by=by, note=note)
        case State.WITHDRAWN:
            actions.withdraw_by_writer(comment)
        case State.CLOSED:
            outcome, _stop, rest = note.removeprefix("Outcome: ").partition(". ")
            deciding.close(comment, by=by, outcome=outcome[:200], note=rest)
