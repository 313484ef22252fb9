from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.exceptions import Refused
from images import alt
from images.models import Image
from images.processing import FORMATS, save_upload

ACCEPT = ",".join(f"image/{name.lower()}" for name in FORMATS)


class UploadField(forms.FileField):
    """A picture from the person's own machine. What it holds is judged by `save_upload`."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPT}))
        kwargs.setdefault("help_text", gettext_lazy("JPEG, PNG, WebP or AVIF, at most 25 MB."))
        super().__init__(**kwargs)


# -- The library -------------------------------------------------------------------------------


class ImageForm(forms.ModelForm):
    class Meta:
        model = Image
        fields = ["title", "alt", "credit", "licence"]
        help_texts = {
            "alt": alt.HINT,
            "credit": gettext_lazy("Who made it, as readers will see it."),
            "licence": gettext_lazy(
                "By what right it is shown, like CC BY 4.0. Readers see it beside the credit."
            ),
        }

    def clean(self):
        data = super().clean()
        file = data.get("file")
        message = data.get("alt") and alt.fault(data["alt"], file_name=file.name if file else "")
        if message:
            self.add_error("alt", message)
        return data


class UploadForm(ImageForm):
    """A new picture, stored while the form is checked: only that shows whether it is one."""

    file = UploadField(label=gettext_lazy("file"))

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


# -- Choosing one ------------------------------------------------------------------------------


class HeroWidget(forms.Select):
    """The newest images by their titles; `js/desk/hero.js` shows the whole library as pictures."""

    template_name = "admin/articles/widgets/hero.html"
    most = 200

    def get_context(self, name, value, attrs):
        offered = {str(image.pk): image for image in Image.objects.all()[: self.most]}
        chosen = offered.get(str(value))
        if chosen is None and str(value).isdecimal():
            chosen = Image.objects.filter(pk=value).first()
        if chosen:
            offered[str(chosen.pk)] = chosen
        self.choices = [
            ("", _("No picture")),
            *((pk, image.title) for pk, image in offered.items()),
        ]
        context = super().get_context(name, value, attrs)
        for _group, (option,), _index in context["widget"]["optgroups"]:
            if image := offered.get(str(option["value"])):
                option["attrs"]["data-src"] = image.src
        return {**context, "chosen": chosen}


class ImageChoiceField(forms.ModelChoiceField):
    """An image of the library."""

    widget = HeroWidget

    def __init__(self, **kwargs):
        super().__init__(Image.objects.all(), **kwargs)
