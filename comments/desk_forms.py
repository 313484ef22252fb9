"""What moderators fill in about a comment. Which words are right, the verbs decide."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from comments.desk import Correction
from comments.models import Comment, Reason

UNCHANGED = "0.0"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def colleagues():
    """Who may decide about comments, and so may be asked and given some."""
    people = User.objects.with_perm("comments.moderate_comment", backend=BACKEND)
    return people.filter(is_staff=True).order_by("first_name", "last_name", "username")


class AboutComment(forms.Form):
    """A form about a comment as somebody has read it; which its writer may have changed since."""

    name = ""
    wording = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, comment, user, **kwargs):
        self.comment, self.user = comment, user
        super().__init__(*args, auto_id=f"{self.name}-%s", **kwargs)

    def clean(self):
        if (self.cleaned_data.get("wording") or UNCHANGED) != self.comment.wording:
            raise forms.ValidationError(
                _("Its words have changed since you opened it. Please read it once more.")
            )
        return super().clean()

    @property
    def shown(self):
        return self.visible_fields()


class ReasonsField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, choices=Reason, **kwargs):
        super().__init__(choices=choices, required=False, **kwargs)


class NoteField(forms.CharField):
    """A line or two to colleagues."""

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "help_text", gettext_lazy("Please do not repeat the comment's words here.")
        )
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 2}))
        # Not `max_length`: with it browsers cut what is pasted, without a word.
        super().__init__(validators=[MaxLengthValidator(2000)], **kwargs)


class DecisionForm(AboutComment):
    """A moderator's decision; which of its fields are needed depends on the button."""

    OUTCOMES = [
        gettext_lazy("Reached the writer, who is safe"),
        gettext_lazy("Emergency services were told"),
        gettext_lazy("Social services or the police were told"),
        gettext_lazy("The writer could not be reached"),
        gettext_lazy("Read by a clinician: no danger"),
    ]

    name = "decide"
    reasons = ReasonsField(
        label=gettext_lazy("What applies"),
        help_text=gettext_lazy("Ticked are the things that the rules noticed. They may be wrong."),
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        required=False,
        choices=[("", "—"), *((outcome, outcome) for outcome in OUTCOMES)],
    )
    note = NoteField(label=gettext_lazy("Note to the decision (optional)"), required=False)

    def __init__(self, *args, comment, **kwargs):
        initial = {"reasons": sorted(comment.noticed)}
        super().__init__(*args, comment=comment, initial=initial, **kwargs)
        if comment.level >= Comment.NEVER_APPROVED and comment.state in Comment.WAITING:
            self.fields["note"].label = _("What was done")

    @property
    def shown(self):
        """The fields that the buttons of this comment need."""
        if self.comment.state not in Comment.WAITING:
            return [self["note"]]
        never_approved = self.comment.level >= Comment.NEVER_APPROVED
        return [self["outcome" if never_approved else "reasons"], self["note"]]


class AssignForm(AboutComment):
    name = "assign"
    to = forms.ModelChoiceField(
        label=gettext_lazy("Who looks after it"),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody yet"),
    )

    def __init__(self, *args, comment, **kwargs):
        super().__init__(*args, comment=comment, initial={"to": comment.assigned_to_id}, **kwargs)
        self.fields["to"].queryset = colleagues()


class NoteForm(AboutComment):
    name = "note"
    text = NoteField(label=gettext_lazy("Your note to colleagues"))


class AskForm(AboutComment):
    name = "ask"
    of = forms.ModelChoiceField(
        label=gettext_lazy("Whom do you ask?"), queryset=User.objects.none()
    )
    text = NoteField(label=gettext_lazy("What do you ask?"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.fields["of"].queryset = colleagues().exclude(pk=user.pk)


class OpinionForm(AboutComment):
    name = "opinion"
    text = NoteField(label=gettext_lazy("Your opinion"))


class LevelForm(AboutComment):
    """For what the rules got wrong."""

    LEVELS = [
        (0, gettext_lazy("0: nothing of the kind")),
        (1, gettext_lazy("1: a mention of self-harm in the past, or in general")),
        (2, gettext_lazy("2: thoughts of it now")),
        (3, gettext_lazy("3: a plan, a farewell, or danger for somebody")),
    ]

    name = "level"
    level = forms.TypedChoiceField(
        label=gettext_lazy("The right level"), choices=LEVELS, coerce=int, widget=forms.RadioSelect
    )
    reasons = ReasonsField(label=gettext_lazy("Why"), choices=Correction.Why)
    note = NoteField(label=gettext_lazy("How you see it"))

    def __init__(self, *args, comment, **kwargs):
        super().__init__(*args, comment=comment, initial={"level": comment.level}, **kwargs)


class RedactForm(AboutComment):
    """The comment's words, out of which parts may be taken and into which nothing may be put."""

    name = "redact"
    text = forms.CharField(
        label=gettext_lazy("What readers will see"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    without_name = forms.BooleanField(
        label=gettext_lazy("Take the name out, too, since it may be a real one"), required=False
    )
    reasons = ReasonsField(label=gettext_lazy("Why"))
    note = NoteField(label=gettext_lazy("Note to colleagues (optional)"), required=False)

    def __init__(self, *args, comment, **kwargs):
        initial = {"text": comment.text, "without_name": bool(comment.own_name)}
        super().__init__(*args, comment=comment, initial=initial, **kwargs)

    def clean_text(self):
        """As it was sent, but for the ends of lines, which browsers write in their own way."""
        return self.cleaned_data["text"].replace("\r\n", "\n")


class BurstForm(AboutComment):
    name = "burst"
    seen = forms.BooleanField(
        label=gettext_lazy("I have read these examples, and all of them are spam"),
        error_messages={"required": gettext_lazy("Please read the examples, and tick the box.")},
    )
