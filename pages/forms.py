"""The form of a page: its words go into a draft, the rest is as readers see it at once."""

from django import forms

from clinic.forms import RichText
from pages.models import Page

# What has no editions.
LIVING = ("slug", "language", "booking_url", "place", "authors")


class PageForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Page
        fields = [*Page.TEXT, *LIVING]
        widgets = {
            "standfirst": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "body": RichText,
            "authors": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        draft = self.instance.draft if self.instance.pk else None
        if draft:
            self.initial |= {name: getattr(draft, name) for name in Page.TEXT}
        if "authors" in self.fields:
            self.fields["authors"].help_text = ""  # it stands above, once for all the boxes
        self.initial["version"] = draft.version if draft else 0

    def clean_version(self):
        return self.cleaned_data["version"] or 0

    @property
    def text(self):
        return {name: self.cleaned_data[name] for name in Page.TEXT}
