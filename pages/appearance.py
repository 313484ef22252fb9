"""How the site looks: the forms with which a clinic makes it its own.

They are plain model forms of the clinic's profile, so that any page may show them. Nothing of what
is typed touches the profile before `save`, and saving writes only what was changed.
"""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic import notices, theme
from clinic.exceptions import Refused
from clinic.models import Clinic
from images import logo
from images.forms import UploadField
from pages.arranging import STEP, ArrangedField
from pages.home import SECTIONS, shown
from pages.menu import MENU, MOST, OUTSIDE, choices


class FaceForm(forms.ModelForm):
    """What the forms share. `instance` shows what is typed, as far as it is valid."""

    @property
    def is_stepping(self):
        """Whether a button was pressed that changes the form and saves nothing."""
        return STEP in self.data

    def save(self):
        clinic = self.instance
        clinic.save(update_fields=None if clinic._state.adding else self.columns())
        return clinic

    def columns(self):
        """The profile's columns that were changed."""
        return [name for name in self._meta.fields if name in self.changed_data]


def _sections():
    choices = [(name, section.label) for name, section in SECTIONS.items()]
    return [(gettext_lazy("Parts of the home page"), choices)]


class LookForm(FaceForm):
    """Logo, colour and typefaces."""

    upload = UploadField(
        label=gettext_lazy("logo"),
        required=False,
        help_text=gettext_lazy(
            "PNG, JPEG or WebP; a transparent PNG looks best. We make it as large as the header "
            "needs. Without one the name stands alone."
        ),
    )
    without_logo = forms.BooleanField(label=gettext_lazy("take the logo off"), required=False)

    class Meta:
        model = Clinic
        fields = ["accent", "fonts"]
        widgets = {
            "accent": forms.TextInput(
                attrs={"size": 9, "spellcheck": "false", "autocapitalize": "off"}
            ),
            "fonts": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.logo_before = self.instance.picture
        if not self.instance.logo:
            del self.fields["without_logo"]
        self._made = None

    @property
    def uses(self):
        """What becomes of the colour that is typed, by day and by night."""
        return theme.uses(theme.as_colour(self["accent"].value()))

    def clean_accent(self):
        return self.cleaned_data["accent"].lower()

    def clean_upload(self):
        """What is uploaded is looked at now, and stored only when the form is saved."""
        upload = self.cleaned_data["upload"]
        if upload:
            try:
                self._made = logo.prepared(upload)
            except Refused as error:
                raise ValidationError(str(error)) from error
        return upload

    def _post_clean(self):
        super()._post_clean()
        if self._made:
            self.instance.logo = vars(self._made[0])
        elif self.cleaned_data.get("without_logo"):
            self.instance.logo = None

    def columns(self):
        has_logo = {"upload", "without_logo"} & set(self.changed_data)
        return [*super().columns(), *(["logo"] if has_logo else [])]

    def as_preview(self):
        """The profile as typed, with a new logo inside it, since no file of it is stored."""
        if self._made:
            made, content = self._made
            self.instance.logo = vars(made) | {"data": logo.as_data(content)}
        return self.instance

    def save(self):
        if self._made:
            logo.store(*self._made)
        clinic = super().save()
        before = self.logo_before
        if before and before != clinic.picture:
            transaction.on_commit(lambda: logo.remove(before))
        return clinic


class AppearanceForm(LookForm):
    """How it looks, with the name and the order of the home page."""

    home = ArrangedField(
        _sections,
        most=len(SECTIONS),
        label=gettext_lazy("home page"),
        help_text=gettext_lazy("After the welcome, which always stands first."),
    )

    class Meta(LookForm.Meta):
        fields = ["name", *LookForm.Meta.fields]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["home"].initial = [{"to": name, "labels": {}} for name in shown(self.instance)]

    def _post_clean(self):
        super()._post_clean()
        if "home" in self.cleaned_data and "home" in self.changed_data:
            self.instance.home = [row["to"] for row in self.cleaned_data["home"]]

    def columns(self):
        return [*super().columns(), *(["home"] if "home" in self.changed_data else [])]


class MenuForm(FaceForm):
    """The menu in the header and the list in the footer."""

    menu = ArrangedField(
        choices,
        most=MOST,
        labelled=True,
        outside=OUTSIDE,
        label=gettext_lazy("menu"),
    )
    footer = ArrangedField(
        choices,
        most=MOST,
        labelled=True,
        outside=OUTSIDE,
        label=gettext_lazy("footer"),
    )

    class Meta:
        model = Clinic
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kept = self.instance.menu
        self.fields["menu"].initial = MENU if kept is None else kept
        self.fields["footer"].initial = self.instance.footer

    def _post_clean(self):
        super()._post_clean()
        for name in self.columns():
            if name in self.cleaned_data:
                setattr(self.instance, name, self.cleaned_data[name])

    def columns(self):
        return [name for name in ("menu", "footer") if name in self.changed_data]

    def as_preview(self):
        return self.instance


# -- Notices -----------------------------------------------------------------------------------


def _moment():
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class NoticeForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What readers should know"),
        max_length=notices.LONGEST,
        widget=forms.TextInput(attrs={"size": 60}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("language"),
        choices=settings.LANGUAGES,
        initial=settings.LANGUAGE_CODE,
    )
    start = forms.DateTimeField(label=gettext_lazy("from"), widget=_moment())
    end = forms.DateTimeField(label=gettext_lazy("until"), widget=_moment())

    def clean(self):
        data = super().clean()
        start, end = data.get("start"), data.get("end")
        if start and end and end <= start:
            self.add_error("end", _("It would end before it begins."))
        elif end and self.has_changed() and end <= timezone.now():
            self.add_error("end", _("That moment is over, so nobody would see it."))
        elif start and end and end - start > timedelta(days=366):
            self.add_error("end", _("A notice of more than a year is a page. Write one instead."))
        return data

    @property
    def notice(self):
        data = self.cleaned_data
        return notices.Notice(data["text"], data["language"], data["start"], data["end"])


class _Notices(forms.BaseFormSet):
    def get_deletion_widget(self):
        return forms.CheckboxInput()


NoticeForms = forms.formset_factory(
    NoticeForm, formset=_Notices, extra=1, can_delete=True, max_num=20, validate_max=True
)


def notice_forms(clinic, data=None):
    kept = [vars(notices.Notice.of(kept)) for kept in clinic.notices]
    return NoticeForms(data, initial=kept, prefix="notices")


def notices_of(forms):
    """What was typed, as the profile keeps it, in the order of the days."""
    filled = [form for form in forms if form.cleaned_data and form not in forms.deleted_forms]
    found = sorted((form.notice for form in filled), key=lambda notice: notice.start)
    return [notice.kept for notice in found]
