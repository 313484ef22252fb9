import uuid

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.readers import ReaderForm
from comments.actions import assess
from comments.nicknames import suggested

LONGEST = 5000


class CommentForm(ReaderForm):
    """What a visitor writes below an article."""

    nickname = forms.CharField(
        label=gettext_lazy("Nickname (optional)"),
        help_text=gettext_lazy(
            "Please do not use your real name. Leave this empty and we choose a name for you, "
            "like “Blue heron”."
        ),
        required=False,
        max_length=40,
        # Not `autocomplete="off"`: browsers then bring nothing back when somebody goes back.
        widget=forms.TextInput,
    )
    text = forms.CharField(
        label=gettext_lazy("Your comment"),
        error_messages={"required": gettext_lazy("Please write something first.")},
        widget=forms.Textarea(attrs={"rows": 7, "aria-describedby": "before-you-write"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail (optional)"),
        help_text=gettext_lazy("If you want to hear what became of your comment. Never shown."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    parent = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, article, seed="", **kwargs):
        super().__init__(*args, **kwargs)
        self.article, self.seed = article, seed

    def add_error(self, field, error):
        super().add_error(field, error)
        if field == "text":
            # Beside what is said before the box; Django adds it only where nothing else stands.
            described = self.fields["text"].widget.attrs
            described["aria-describedby"] = f"before-you-write {self['text'].auto_id}_error"

    def clean_nickname(self):
        return self.cleaned_data["nickname"] or suggested(self.seed)

    def clean_text(self):
        text = self.cleaned_data["text"]
        if len(text) > LONGEST:
            raise forms.ValidationError(
                _(
                    "This is %(length)s characters long, and there is room for %(longest)s. "
                    "Nothing is lost: please shorten it here and send it again."
                )
                % {"length": len(text), "longest": LONGEST}
            )
        return text

    def clean_parent(self):
        """The comment that is answered: public, of this article, and no answer itself."""
        if not self.cleaned_data["parent"]:
            return None
        try:
            public_id = uuid.UUID(self.cleaned_data["parent"])
        except ValueError:
            public_id = None
        threads = self.article.comments.public().filter(parent__isnull=True)
        parent = threads.filter(public_id=public_id).first()
        if parent is None:
            raise forms.ValidationError(
                _("The comment you are replying to is not here any more. You can still send yours.")
            )
        return parent

    @cached_property
    def found(self):
        """What triage finds in the cleaned words."""
        return assess(self.cleaned_data["nickname"], self.cleaned_data["text"])

    @property
    def kept(self):
        """The words as they go through the crisis page and back."""
        names = [name for name in ("nickname", "text", "email") if name in self.fields]
        return {name: self.data.get(name, "") for name in names}


class ChangeForm(CommentForm):
    """Other words for a comment that waits. What it answers stays, and the e-mail is not shown."""

    parent = email = None
