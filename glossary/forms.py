"""An entry's form: its parts name other entries and references by what people know them by."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.forms import PastDateField, RichText
from glossary import catalogues
from glossary.models import Connection, Entry, Function, Identifier, Involvement
from images.forms import ImageChoiceField
from references.models import Reference


class Known(forms.CharField):
    """Something typed by its name: the page offers what there is in the list with this id."""

    def __init__(self, *, names, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"list": names, "class": "vTextField"}))
        super().__init__(**kwargs)

    def has_changed(self, initial, data):
        return (initial or "") != (data or "").strip()


class EntryField(Known):
    """Another entry, by its name or its address."""

    language = None

    def __init__(self, **kwargs):
        super().__init__(names="entry-names", **kwargs)

    def clean(self, value):
        name = super().clean(value)
        if not name:
            return None
        called_so = Entry.objects.filter(Q(name__iexact=name) | Q(slug=name))
        if self.language:
            called_so = called_so.filter(language=self.language)
        found = called_so.order_by("pk").first()
        if found is None:
            raise ValidationError(_("No entry is called “%s”.") % name)
        return found


# What good words look like, where readers see them as claims.
OF_A_FUNCTION = gettext_lazy(
    "One plain sentence with a verb: “Learns which signals go with danger.” Few functions have one "
    "centre, so not “the centre of”. Readers see it once it has a reference."
)
OF_A_CONNECTION = gettext_lazy("What the one tells the other: “Passes on what the body feels.”")
OF_AN_INVOLVEMENT = gettext_lazy(
    "What studies found, with how sure it is: “In a small study it reacted less after therapy.” "
    "Readers see it once it has a reference; without words there is only the link."
)


ONE_LINE = {"text": forms.TextInput(attrs={"class": "vTextField"})}


class WholesField(Known):
    """Several regions or systems, by name, with semicolons between them."""

    language = None

    def __init__(self, **kwargs):
        super().__init__(names="entry-names", **kwargs)

    def clean(self, value):
        names = [name.strip() for name in super().clean(value).split(";") if name.strip()]
        wholes = Entry.objects.filter(kind__in=Entry.HAVE_PARTS, language=self.language)
        found = {name: wholes.filter(Q(name__iexact=name) | Q(slug=name)).first() for name in names}
        if unknown := [name for name in names if found[name] is None]:
            raise ValidationError(_("No region or system is called “%s”.") % unknown[0])
        return list(dict.fromkeys(found.values()))


class KeysField(Known):
    """References by their keys, like foa-1986."""

    def __init__(self, **kwargs):
        help_text = gettext_lazy("Its key, like foa-1986. Several with commas between them.")
        super().__init__(**{"names": "reference-keys", "help_text": help_text, **kwargs})

    def clean(self, value):
        keys = [key.strip(" @[]") for key in super().clean(value).replace(";", ",").split(",")]
        keys = [key for key in keys if key]
        known = Reference.objects.by_key(keys)
        if unknown := [key for key in keys if key not in known]:
            raise ValidationError(_("No reference has the key “%s”.") % unknown[0])
        return list(dict.fromkeys(known[key] for key in keys))


class KeyField(KeysField):
    """One reference."""

    def __init__(self, **kwargs):
        super().__init__(**{"help_text": gettext_lazy("Its key, like foa-1986."), **kwargs})

    def clean(self, value):
        found = super().clean(value)
        if len(found) > 1:
            raise ValidationError(_("Name one reference here."))
        return found[0] if found else None


# -- The entry ---------------------------------------------------------------------------------


class EntryForm(forms.ModelForm):
    image = ImageChoiceField(label=gettext_lazy("A picture from the library"), required=False)
    also_part_of = WholesField(
        label=gettext_lazy("Also part of"),
        required=False,
        help_text=gettext_lazy(
            "Other groupings that it is counted to, like limbic system; semicolons between them."
        ),
    )

    class Meta:
        model = Entry
        exclude = []  # noqa: DJ006  (the admin names the fields)
        widgets = {
            "definition": forms.Textarea(attrs={"rows": 2}),
            "text": RichText,
            "not_meaning": RichText,
            "myth": forms.TextInput(attrs={"class": "vTextField"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "part_of" in self.fields:  # else somebody only looks
            wholes = Entry.objects.filter(kind__in=Entry.HAVE_PARTS).exclude(pk=self.instance.pk)
            self.fields["part_of"].queryset = wholes.only("name").order_by("name")
            self.fields["also_part_of"].language = self.data.get("language", self.instance.language)
        if self.instance.pk:
            wholes = self.instance.also_part_of.order_by("name")
            self.initial["also_part_of"] = "; ".join(wholes.values_list("name", flat=True))

    def clean_image(self):
        """The field gives what is chosen; an empty string is no picture."""
        return self.cleaned_data["image"] or None


# -- Its parts ---------------------------------------------------------------------------------


class FunctionForm(forms.ModelForm):
    references = KeysField(label=gettext_lazy("References"), required=False)

    class Meta:
        model = Function
        fields = ["text", "references"]
        widgets = ONE_LINE
        help_texts = {"text": OF_A_FUNCTION}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            keys = [reference.key for reference in self.instance.references.all()]
            self.initial["references"] = ", ".join(sorted(keys))


class _BetweenForm(forms.ModelForm):
    """Leads from one entry to another, and says how with a source."""

    named = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.named:
            if self.instance.pk:
                self.initial[name] = str(getattr(self.instance, name))
        if self.instance.pk and self.instance.reference:
            self.initial["reference"] = self.instance.reference.key


class ConnectionForm(_BetweenForm):
    named = ["target"]
    target = EntryField(label=gettext_lazy("To"))
    reference = KeyField(label=gettext_lazy("Reference"))

    class Meta:
        model = Connection
        fields = ["target", "both_ways", "text", "reference"]
        widgets = ONE_LINE
        help_texts = {"text": OF_A_CONNECTION}


class InvolvesForm(_BetweenForm):
    named = ["target"]
    target = EntryField(label=gettext_lazy("What"))
    reference = KeyField(label=gettext_lazy("Reference"), required=False)

    class Meta:
        model = Involvement
        fields = ["target", "text", "reference"]
        widgets = ONE_LINE
        help_texts = {"text": OF_AN_INVOLVEMENT}


class InvolvedInForm(_BetweenForm):
    named = ["actor"]
    actor = EntryField(label=gettext_lazy("Which one"))
    reference = KeyField(label=gettext_lazy("Reference"), required=False)

    class Meta:
        model = Involvement
        fields = ["actor", "text", "reference"]
        widgets = ONE_LINE
        help_texts = {"text": OF_AN_INVOLVEMENT}


class IdentifierForm(forms.ModelForm):
    checked_on = PastDateField(label=gettext_lazy("Checked on"), required=False)

    class Meta:
        model = Identifier
        fields = ["scheme", "value", "match", "source", "checked_on"]


class PartsFormSet(BaseInlineFormSet):
    """Rows name entries of the language of the entry that they belong to."""

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        setattr(form.instance, self.fk.name, self.instance)  # else each row asks for it again
        for field in form.fields.values():
            if isinstance(field, EntryField):
                field.language = self.instance.language
        return form


class IdentifiersFormSet(BaseInlineFormSet):
    """Judges the numbers together: those that contradict each other may arrive in one go."""

    def clean(self):
        super().clean()
        kept = [form for form in self.forms if not self._should_delete_form(form)]
        values = [form.cleaned_data.get("value", "") for form in kept if form.is_valid()]
        if pair := catalogues.known_bad(values):
            words = _("These two numbers are known not to mean the same thing: %(one)s, %(two)s.")
            raise ValidationError(words % {"one": pair[0], "two": pair[1]})
