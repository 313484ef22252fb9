from django import forms
from django.utils.translation import gettext_lazy as _

from clinic.exceptions import Refused
from images.models import Image
from images.processing import FORMATS, save_upload

ACCEPT = ",".join(f"image/{name.lower()}" for name in FORMATS)


class UploadField(forms.FileField):
    """A picture from the person's own machine. What it holds is judged by `save_upload`."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPT}))
        kwargs.setdefault("help_text", _("JPEG, PNG, WebP or AVIF, at most 25 MB."))
        super().__init__(**kwargs)


class UploadForm(forms.ModelForm):
    """A new picture, stored while the form is checked: only that shows whether it is one."""

    file = UploadField(label=_("file"))

    class Meta:
        model = Image
        fields = ["title", "alt", "credit", "licence"]

    uploaded_by = None

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        facts = {name: data[name] for name in self.Meta.fields}
        try:
            self.stored = save_upload(data["file"], by=self.uploaded_by, **facts)
        except Refused as error:
            self.add_error("file", str(error))
        return data

    def save(self, commit=True):
        self.save_m2m = lambda: None
        return self.stored
