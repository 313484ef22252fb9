"""Form fields that more than one app needs."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _


class WordsField(forms.CharField):
    """A list of words or short phrases, typed with commas between them."""

    def __init__(self, *, longest=80, **kwargs):
        self.longest = longest
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        words = [" ".join(word.split()) for word in super().to_python(value).split(",")]
        # The first spelling wins; another one of the same word is the same word.
        return list({word.casefold(): word for word in reversed(words) if word}.values())[::-1]

    def run_validators(self, value):
        super().run_validators(", ".join(value))

    def validate(self, value):
        super().validate(value)
        long = next((word for word in value if len(word) > self.longest), None)
        if long:
            raise ValidationError(
                _("“%(word)s…” is longer than %(longest)d characters.")
                % {"word": long[:30], "longest": self.longest}
            )

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


class RichText(forms.Textarea):
    """The box of a text in the vocabulary of `clinic.markup`.

    Without a script it takes HTML; the page that includes `admin/_editor.html` turns it into the
    rich editor. What comes back is judged by the sanitiser alone.
    """

    def __init__(self, attrs=None):
        super().__init__({"class": "vLargeTextField text", "data-editor": "", **(attrs or {})})


class PastDateField(forms.DateField):
    """The day on which somebody looked something up."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def validate(self, value):
        super().validate(value)
        if value and value > timezone.localdate():
            raise ValidationError(_("That day is still to come."))
