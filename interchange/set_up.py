"""The guided set-up: its steps, each one form. Whoever adds a step adds it to `STEPS`."""

from dataclasses import dataclass

from django import forms
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Exists
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.models import ImportRun, record
from clinic.models import Clinic, Location
from interchange import demo_clinic
from interchange.models import SetUp
from pages import appearance
from safety.admin import checked_words
from safety.help import COUNTRIES
from safety.models import HelpLine


class Unlabelled(forms.Form):
    """A form without colons."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class ProfileForm(Unlabelled, forms.ModelForm):
    """Some fields of the clinic's profile; it saves these alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, instance=Clinic.current(), **kwargs)

    @transaction.atomic
    def save(self, *, by):
        there = Clinic.objects.select_for_update().first()
        before = {name: getattr(there or Clinic(), name) for name in self._meta.fields}
        changed = [name for name in before if getattr(self.instance, name) != before[name]]
        if there is None or changed:
            self.instance.save(update_fields=changed if there else None)
            # The evidence tells from these what the policy of commenting was on any day.
            policy = {name: before[name] for name in changed if name.startswith("comments_")}
            details = {"fields": changed} | ({"before": policy} if policy else {})
            record("change", self.instance, by=by, **details)


class BasicsForm(ProfileForm):
    """Who it is and how to reach it. The address is the main location's."""

    address = Location._meta.get_field("address").formfield(widget=forms.Textarea({"rows": 4}))

    class Meta:
        model = Clinic
        fields = ["name", "tagline", "country", "phone", "email"]
        widgets = {
            "country": forms.TextInput(attrs={"list": "countries", "autocomplete": "country"}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["address"].initial = self.instance.address
        if self.instance._state.adding:  # nobody's country is guessed
            self.initial = {**self.initial, "name": "", "country": "", **kwargs.get("initial", {})}

    @transaction.atomic
    def save(self, *, by):
        super().save(by=by)
        if "address" in self.changed_data:
            location = Location.objects.select_for_update().first() or Location()
            location.address = self.cleaned_data["address"]
            location.save()
            record("change", location, by=by, fields=["address"])

    @property
    def countries(self):
        """Those that help lines come with; any other may be typed."""
        return [pair for pair in COUNTRIES.items() if pair[0] not in ("EU", "ZZ")]

    def clean_country(self):
        return self.cleaned_data["country"].upper()


class LookForm(Unlabelled, appearance.LookForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, instance=Clinic.current(), **kwargs)

    @transaction.atomic
    def save(self, *, by):
        columns = self.columns()
        if columns:
            record("change", super().save(), by=by, fields=columns)


class ReviewForm(ProfileForm):
    """Nothing is chosen beforehand: until somebody has answered, neither way is suggested."""

    class Meta:
        model = Clinic
        fields = ["review_policy"]
        widgets = {"review_policy": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "review" not in SetUp.current().answered:
            self.initial["review_policy"] = (kwargs.get("initial") or {}).get("review_policy")

    @property
    def signers(self):
        people = get_user_model().objects
        return people.with_perm("articles.sign_edition").filter(is_active=True).count()


class CommentsForm(ProfileForm):
    OFF, ON = "off", "on"

    commenting = forms.ChoiceField(
        label=gettext_lazy("May readers comment on articles?"),
        choices=[
            (OFF, gettext_lazy("No, not for now. No article shows a trace of comments.")),
            (ON, gettext_lazy("Yes. A person reads every comment before it is published.")),
        ],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Clinic
        fields = ["comments_read_by", "comments_read_when"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(["commenting"])
        if self.instance.comments_are_read:
            self.initial.setdefault("commenting", self.ON)
        elif "comments" in SetUp.current().answered:
            self.initial.setdefault("commenting", self.OFF)

    def clean(self):
        data = super().clean()
        names = self._meta.fields
        if data.get("commenting") == self.OFF:
            data.update(dict.fromkeys(names, ""))
        for name in names if data.get("commenting") == self.ON else []:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Writers are told this, so commenting needs it."))
        return data


class HelpLinesForm(Unlabelled):
    """A tick for each line that somebody has just rung or looked up. The others stay unchecked."""

    checked = forms.ModelMultipleChoiceField(HelpLine.objects.none(), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = HelpLine.objects.for_clinic().select_related("verified_by")
        self.fields["checked"].queryset = self.lines
        chosen = self["checked"].value() or []
        self.ticked = {str(getattr(line, "pk", line)) for line in chosen}

    @property
    def rows(self):
        """(line, whether it is ticked, when it was checked last), emergency first."""
        order = list(HelpLine.Kind)
        lines = sorted(self.lines, key=lambda line: (order.index(line.kind), line.pk))
        return [(line, str(line.pk) in self.ticked, checked_words(line)) for line in lines]

    @property
    def has_own(self):
        return any(line.country != "ZZ" for line in self.lines)

    def save(self, *, by):
        for line in self.cleaned_data["checked"].order_by("pk"):
            line.check_off(by=by)


class DemoForm(Unlabelled):
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("What would you like to keep?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = list(demo_clinic.PARTS.items())

    def save(self, *, by):
        if self.cleaned_data["parts"]:
            demo_clinic.load_parts(set(self.cleaned_data["parts"]), by=by)


@dataclass(frozen=True)
class Step:
    """Its page is `admin/interchange/set_up/<name>.html`, its form takes data, files, initial."""

    name: str
    title: str
    form: type


STEPS = [
    Step("basics", gettext_lazy("Name, country, contact"), BasicsForm),
    Step("look", gettext_lazy("Logo, colour, typefaces"), LookForm),
    Step("review", gettext_lazy("Who checks a text"), ReviewForm),
    Step("comments", gettext_lazy("Comments"), CommentsForm),
    Step("help-lines", gettext_lazy("Help lines"), HelpLinesForm),
    Step("demo", gettext_lazy("What to begin with"), DemoForm),
]


def questions():
    """What `done` has to know of the data; for `any_of`."""
    lines = HelpLine.objects.for_clinic()
    return {
        "lines": lines,
        "lines_due": lines.due_for_check(),
        "demo": ImportRun.objects.filter(source=demo_clinic.SOURCE),
    }


def any_of(**querysets):
    """Whether each has a row, in one query; whoever asks has an account to hang it on."""
    found = {f"has_{name}": Exists(rows) for name, rows in querysets.items()}
    row = get_user_model().objects.values(**found).first()
    return {name: row[f"has_{name}"] for name in querysets}


def done(clinic, set_up, there):
    """The steps that are done: told from the data where they tell, else by somebody's answer."""
    told = {
        "basics": clinic.name != Clinic().name and bool(clinic.phone or clinic.email),
        "comments": clinic.comments_are_read or "comments" in set_up.answered,
        "help-lines": there["lines"] and not there["lines_due"],
        "demo": there["demo"] or "demo" in set_up.answered,
    }
    return {step.name for step in STEPS if told.get(step.name, step.name in set_up.answered)}
