from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.readers import ReaderForm
from feedback.models import Report
from safety.identities import identities
from safety.triage import triage


class VoteForm(ReaderForm):
    """Was it helpful, and how many stars: either, or both."""

    helpful = forms.TypedChoiceField(
        label=gettext_lazy("Was this page helpful?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    stars = forms.TypedChoiceField(
        label=gettext_lazy("How many stars would you give it?"),
        choices=[(str(number), str(number)) for number in range(1, 6)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def clean(self):
        data = super().clean()
        if not self.errors and data["helpful"] is None and data["stars"] is None:
            raise forms.ValidationError(_("Please choose an answer."))
        return data

    @property
    def answers(self):
        """What was answered; what was left out stays as it was."""
        given = {name: self.cleaned_data[name] for name in ("helpful", "stars")}
        return {name: answer for name, answer in given.items() if answer is not None}


class HelpfulForm(ReaderForm):
    """Was the answer helpful."""

    helpful = forms.TypedChoiceField(
        label=gettext_lazy("Was this answer helpful?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose an answer.")},
    )


class ReportForm(ReaderForm):
    text = forms.CharField(
        label=gettext_lazy("What is wrong on this page?"),
        help_text=gettext_lazy(
            "Please write nothing about yourself or anybody else. We cannot answer you here."
        ),
        # Not `max_length`: with it browsers cut what is pasted, without a word.
        validators=[MaxLengthValidator(Report._meta.get_field("text").max_length)],
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Please write what is wrong.")},
    )

    @cached_property
    def found(self):
        return triage(self.cleaned_data["text"])

    @property
    def personal(self):
        """What in it may say who somebody is, to be looked at before it is sent."""
        return identities(self.cleaned_data.get("text", ""))
