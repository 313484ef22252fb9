from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from references.admin_places import place
from references.models import IDENTIFIERS, Reference
from references.reading import LARGEST, text_of


class NamesField(forms.CharField):
    """Authors of a work, one a line: “Foa, Edna B.”; a line without a comma is an organisation."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value):
        if not isinstance(value, list):
            return value
        return "\n".join(
            name.get("literal") or f"{name.get('family', '')}, {name.get('given', '')}".strip(", ")
            for name in value
        )

    def to_python(self, value):
        lines = [line.strip() for line in super().to_python(value).splitlines()]
        return [self._name(line) for line in lines if line]

    def _name(self, line):
        family, comma, given = line.partition(",")
        return {"family": family.strip(), "given": given.strip()} if comma else {"literal": line}

    def run_validators(self, value):
        super().run_validators(self.prepare_value(value))

    def has_changed(self, initial, data):
        return (initial or []) != self.to_python(data)


class ReferenceForm(forms.ModelForm):
    authors = NamesField(
        label=gettext_lazy("Authors"),
        required=False,
        help_text=gettext_lazy(
            "One a line, family name first: Foa, Edna B. An organisation without a comma."
        ),
    )
    editors = NamesField(
        label=gettext_lazy("Editors"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Of the book in which a chapter stands, one a line."),
    )

    class Meta:
        model = Reference
        exclude = ["merged_into"]  # noqa: DJ006  (the admin names the fields)
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            **{
                name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
                for name in ("accessed_on", "retracted_on")
            },
        }

    def _post_clean(self):
        super()._post_clean()
        known = Reference.objects.with_identifiers([self._identifiers()])
        for record in known.exclude(pk=self.instance.pk):
            self._say_known(record)

    def _identifiers(self):
        names = [*IDENTIFIERS, "type"]
        return {name: getattr(self.instance, name) for name in names if name not in self.errors}

    def _say_known(self, record):
        """The record that has the identifier already is what the person was looking for."""
        for name in IDENTIFIERS:
            if getattr(record, name) and getattr(record, name) == getattr(self.instance, name):
                self.add_error(
                    name,
                    format_html(
                        _('Another reference has this identifier already: <a href="{}">{}</a>'),
                        place(record.current),
                        record.current,
                    ),
                )


class RecordForm(ReferenceForm):
    """One record that was read, to be looked at and taken or left."""

    take = forms.BooleanField(label=gettext_lazy("Take it"), required=False)

    class Meta(ReferenceForm.Meta):
        exclude = None  # noqa: DJ006
        fields = [
            *("type", "title", "authors", "container", "year", "volume", "issue", "page"),
            *("editors", "edition", "publisher", "place"),
            *("doi", "pmid", "pmcid", "isbn", "url", "accessed_on", "evidence"),
        ]
        widgets = ReferenceForm.Meta.widgets

    # What stands under “More” until it is wanted.
    LESS_USED = set("editors edition publisher place pmcid isbn url accessed_on".split())

    @property
    def main_fields(self):
        hidden = {"take", *self.LESS_USED}
        return [field for field in self if field.name not in hidden]

    @property
    def more_fields(self):
        return [field for field in self if field.name in self.LESS_USED]


class PasteForm(forms.Form):
    pasted = forms.CharField(
        label=gettext_lazy("Paste them here"),
        required=False,
        strip=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "A reference list in APA or Vancouver style, DOIs or PubMed numbers one a line, "
            "or RIS, BibTeX, CSL-JSON and PubMed text. What it is, is found out by itself."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".ris,.bib,.json,.nbib,.txt"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise ValidationError(_("This file is larger than 1 MB. Please split it."))
        return file

    def clean(self):
        data = super().clean()
        if data.get("file"):
            data["text"] = text_of(data["file"].read())
        else:
            data["text"] = data.get("pasted", "")
        if not self.errors and not data["text"].strip():
            raise ValidationError(_("Paste something, or choose a file."))
        return data


class MergeForm(forms.Form):
    into = forms.CharField(
        label=gettext_lazy("Key of the one that stays"),
        help_text=gettext_lazy("It stands at the foot of each reference, like foa-1986."),
    )

    def clean_into(self):
        key = self.cleaned_data["into"].strip().lstrip("[@").rstrip("]")
        found = Reference.objects.current().filter(key=key).first()
        if found is None:
            raise ValidationError(_("No reference has this key."))
        return found
