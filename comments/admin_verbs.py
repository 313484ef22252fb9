"""The buttons and forms of a comment's page: what stands on them, and which verb each is."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from comments import deciding, together
from comments.desk_forms import AskForm, AssignForm, LevelForm, NoteForm, OpinionForm
from comments.models import Comment

MAY_APPROVE_URGENT = "comments.approve_urgent"


# -- Deciding ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Decide:
    """A button below the words, its key, and what it does with the form's data."""

    key: str
    label: str
    act: Callable


DECISIONS = {
    "approve": Decide(
        "a",
        gettext_lazy("Publish it"),
        lambda comment, by, data: deciding.approve(
            comment, by=by, reasons=data["reasons"], note=data["note"]
        ),
    ),
    "reject": Decide(
        "r",
        gettext_lazy("Reject it"),
        lambda comment, by, data: deciding.reject(
            comment, by=by, reasons=data["reasons"], note=data["note"]
        ),
    ),
    "withhold": Decide(
        "w",
        gettext_lazy("Withhold it, with support"),
        lambda comment, by, data: deciding.withhold(
            comment, by=by, reasons=data["reasons"], note=data["note"]
        ),
    ),
    "spam": Decide(
        "s",
        gettext_lazy("It is spam"),
        lambda comment, by, data: deciding.mark_spam(comment, by=by, note=data["note"]),
    ),
    "close": Decide(
        "c",
        gettext_lazy("Close it"),
        lambda comment, by, data: deciding.close(
            comment, by=by, outcome=data["outcome"], note=data["note"]
        ),
    ),
    "hold": Decide(
        "h",
        gettext_lazy("Back into the queue"),
        lambda comment, by, data: deciding.hold(comment, by=by, note=data["note"]),
    ),
}


def decisions_for(comment, user):
    """Which buttons this person sees; the server asks again when one is pressed."""
    if comment.state in deciding.REOPENED_FROM:
        return ["hold"]
    if comment.state not in Comment.WAITING:
        return []
    if comment.level >= Comment.NEVER_APPROVED:
        return ["close"]
    if not comment.is_urgent:
        return ["approve", "reject", "withhold", "spam"]
    may_approve = user.has_perm(MAY_APPROVE_URGENT)
    return ["withhold", *(["approve"] if may_approve else []), "reject", "spam"]


# -- Working together --------------------------------------------------------------------------


@dataclass(frozen=True)
class Tool:
    """A form beside the words, and what it does; `done` is said afterwards."""

    label: str
    form: type
    act: Callable
    done: str
    when: Callable = lambda comment, user: comment.state in Comment.WAITING
    permission: str | None = None

    @property
    def address(self):
        return f"admin:comments_comment_{self.form.name}"

    def is_for(self, comment, user):
        return (not self.permission or user.has_perm(self.permission)) and self.when(comment, user)


TOOLS = {
    "assign": Tool(
        gettext_lazy("Who looks after it"),
        AssignForm,
        lambda comment, by, data: together.assign(comment, by=by, to=data["to"]),
        gettext_lazy("Noted who looks after it."),
    ),
    "note": Tool(
        gettext_lazy("Note to colleagues"),
        NoteForm,
        lambda comment, by, data: together.note(comment, by=by, text=data["text"]),
        gettext_lazy("Your note is kept beside the comment."),
        when=lambda comment, user: True,
    ),
    "opinion": Tool(
        gettext_lazy("Your opinion is asked"),
        OpinionForm,
        lambda comment, by, data: together.give_opinion(comment, by=by, text=data["text"]),
        gettext_lazy("Thank you. Your colleague sees your opinion here."),
        when=lambda comment, user: comment.notes.unanswered().filter(of=user).exists(),
    ),
    "ask": Tool(
        gettext_lazy("Ask for a second opinion"),
        AskForm,
        lambda comment, by, data: together.ask_second_opinion(
            comment, by=by, of=data["of"], text=data["text"]
        ),
        gettext_lazy("Your colleague is asked."),
    ),
    "level": Tool(
        gettext_lazy("Correct the level"),
        LevelForm,
        lambda comment, by, data: deciding.correct_level(
            comment, by=by, level=data["level"], reasons=data["reasons"], note=data["note"]
        ),
        gettext_lazy("The level is corrected. The first one stays on record."),
        permission=MAY_APPROVE_URGENT,
    ),
}


def tools_for(comment, user):
    return [name for name, tool in TOOLS.items() if tool.is_for(comment, user)]
