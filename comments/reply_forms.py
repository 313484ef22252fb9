"""What is filled in to reply to a comment, and to keep the templates for it."""

import uuid

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comments.desk_forms import AboutComment
from comments.models import ReplyTemplate
from comments.replies import FREE_TEXT, profile_of, templates_for
from safety.replies import look

LONGEST = 2000


class TemplateChoice(forms.ModelChoiceField):
    def label_from_instance(self, template):
        return template.name


class ReplyForm(AboutComment):
    name = "reply"
    template = TemplateChoice(
        label=gettext_lazy("What to say"),
        queryset=ReplyTemplate.objects.none(),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy("This template is not offered in this language.")
        },
    )
    text = forms.CharField(
        label=gettext_lazy("Own words"),
        required=False,
        help_text=gettext_lazy("Write to all readers, and of nobody in particular."),
        # Not `max_length`: with it browsers cut what is pasted, without a word.
        validators=[MaxLengthValidator(LONGEST)],
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    named = forms.TypedChoiceField(
        label=gettext_lazy("In whose name"),
        coerce=lambda value: value == "me",
        empty_value=False,
        required=False,
        widget=forms.RadioSelect,
    )
    confirmed = forms.BooleanField(
        label=gettext_lazy("This reply does not show whether anyone is or was a patient."),
        required=False,
    )
    nonce = forms.UUIDField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, comment, user, **kwargs):
        super().__init__(*args, comment=comment, user=user, **kwargs)
        self.fields["template"].queryset = templates_for(comment)
        self.fields["template"].empty_label = _("Please choose")
        self.initial.setdefault("nonce", uuid.uuid4())
        self.initial.setdefault("wording", comment.wording)
        if user.has_perm(FREE_TEXT):
            self.fields["template"].empty_label = _("Own words")
        else:
            del self.fields["text"]
        author = profile_of(user)
        if author:
            self.fields["named"].choices = [
                ("", _("The practice")),
                ("me", _("%s, with a link to the profile") % author.full_name),
            ]
        else:
            del self.fields["named"]

    def clean(self):
        data = super().clean() or self.cleaned_data
        if "template" not in self.errors and not data.get("template") and not data.get("text"):
            self.add_error("template", _("Please choose one first."))
        return data

    @property
    def choices(self):
        """What somebody without a script reads before choosing."""
        return self.fields["template"].queryset


class TemplateForm(forms.ModelForm):
    """A template that the lint refuses would be of no use to anybody."""

    def clean_text(self):
        text = self.cleaned_data["text"]
        for finding in look(text):
            raise forms.ValidationError(
                _("“%(words)s”: %(why)s") % {"words": finding.words, "why": finding.why}
            )
        return text
