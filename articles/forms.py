"""The forms with which editions are written and decided about."""

import re
from datetime import timedelta

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Byline, Edition, not_reserved
from authors.models import Author, Credential
from clinic.exceptions import Refused
from clinic.forms import WordsField
from images.forms import UploadField
from images.processing import save_upload

# What the edition's form writes on the article itself.
ARTICLE_FIELDS = ["topic", "series", "series_position", "risk", "comments_open"]
_EMPTY_CITE = re.compile(r'<cite data-ref="([\w:.-]+)"></cite>')


def for_writing(text):
    """A stored text as its author writes it: `[@key]` for a citation. Saving turns it back."""
    return _EMPTY_CITE.sub(r"[@\1]", text)


def free_slug(title, language="en"):
    """An address made of the title that no article of that language has."""
    base = slugify(title) or slugify(title, allow_unicode=True) or "article"
    base = base[:80].strip("-")
    try:
        not_reserved(base)
    except ValidationError:
        base = f"{base}-article"
    articles = Article.objects.filter(language=language, slug__startswith=base)
    taken = set(articles.values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in [base, *numbered] if slug not in taken)


# -- Authors -----------------------------------------------------------------------------------


class BylinesWidget(forms.Widget):
    """Rows of an author and a role; their order is the order of the names. Needs no script."""

    template_name = "admin/articles/widgets/bylines.html"
    use_fieldset = True
    rows = 5

    def value_from_datadict(self, data, files, name):
        count = sum(1 for key in data if key.startswith(f"{name}-author-"))
        return [
            (data.get(f"{name}-author-{row}", ""), data.get(f"{name}-role-{row}", ""))
            for row in range(min(count, 100))
        ]

    def value_omitted_from_data(self, data, files, name):
        return f"{name}-author-0" not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        pairs = [(str(author), role) for author, role in value or [] if author]
        empty = max(self.rows - len(pairs), 1)
        context["pairs"] = [*pairs, *[("", Byline.Role.AUTHOR)] * empty]
        context["authors"] = [(str(author.pk), author) for author in Author.objects.all()]
        context["roles"] = Byline.Role.choices
        return context

    def id_for_label(self, id_):
        return f"{id_}-author-0"


class BylinesField(forms.Field):
    """The ordered authors, as a list of (author, role)."""

    widget = BylinesWidget

    def prepare_value(self, value):
        return [(getattr(author, "pk", author), role) for author, role in value or []]

    def clean(self, value):
        rows = [(author, role) for author, role in value if author]
        known = Author.objects.in_bulk([int(a) for a, _role in rows if str(a).isdecimal()][:100])
        try:
            pairs = [(known[int(author)], Byline.Role(role)) for author, role in rows]
        except (KeyError, ValueError) as error:
            raise ValidationError(_("One of the authors is not in the list any more.")) from error
        if len({author.pk for author, role in pairs}) < len(pairs):
            raise ValidationError(_("The same author stands here twice."))
        return pairs


class WithoutColons:
    """Labels as they are written."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


# -- The edition -------------------------------------------------------------------------------


class EditionForm(WithoutColons, forms.ModelForm):
    """Everything that is written of an article: the edition's text, the article's living facts."""

    bylines = BylinesField(
        label=gettext_lazy("Authors"),
        help_text=gettext_lazy("In the order in which the names are shown. Leave the rest empty."),
    )
    tag_names = WordsField(
        label=gettext_lazy("Tags"),
        required=False,
        help_text=gettext_lazy(
            "Separated by commas, like: sleep, anxiety. Three to five are best."
        ),
    )
    upload = UploadField(
        label=gettext_lazy("Or a new picture"),
        required=False,
    )
    slug = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=200,
        required=False,
        validators=Article._meta.get_field("slug").validators,
        help_text=gettext_lazy(
            "The last part of the page's address. Made from the title where you leave it empty; "
            "where a public address changes, the old one leads on to the new."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Edition
        fields = [
            *("title", "standfirst", "body", "in_depth", "tag_names", "hero", "hero_alt"),
            *("hero_decorative", "disclosure", "change", "change_summary"),
        ]
        widgets = {
            "standfirst": forms.Textarea(attrs={"rows": 2}),
            "body": forms.Textarea(attrs={"rows": 28, "class": "vLargeTextField text"}),
            "in_depth": forms.Textarea(attrs={"rows": 14, "class": "vLargeTextField text"}),
            "disclosure": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        article = self.instance.article if self.instance.pk else Article()
        self.fields |= forms.fields_for_model(Article, ARTICLE_FIELDS)
        self.fields["topic"].help_text = _("Where readers find it. Needed before it is reviewed.")
        self.fields["hero"].label = _("A picture from the library")
        self.initial |= {name: article.serializable_value(name) for name in ARTICLE_FIELDS}
        for name in ("body", "in_depth", "disclosure"):
            self.fields[name].strip = False  # else opening and saving would change the text
        if self.instance.pk:
            self.initial |= {
                "slug": article.slug,
                "version": self.instance.version,
                "body": for_writing(self.instance.body),
                "in_depth": for_writing(self.instance.in_depth),
                "bylines": [
                    (b.author, b.role) for b in self.instance.bylines.select_related("author")
                ],
            }
        if self.instance.number == 1:
            del self.fields["change"], self.fields["change_summary"]
        else:
            kinds = [
                choice for choice in Edition.Change.choices if choice[0] != Edition.Change.FIRST
            ]
            self.fields["change"].choices = kinds

    def clean_disclosure(self):
        return self.cleaned_data["disclosure"].replace("\r\n", "\n")

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        article = self.instance.article if self.instance.pk else Article()
        same = Article.objects.filter(language=article.language, slug=slug).exclude(pk=article.pk)
        if slug and same.exists():
            raise ValidationError(_("Another article has this address already."))
        return slug or article.slug or free_slug(self.cleaned_data.get("title", ""))

    def clean(self):
        data = super().clean()
        if data.get("upload"):
            self._store_upload(data)
        if data.get("hero_decorative"):
            data["hero_alt"] = ""
        if data.get("hero") and not data.get("hero_alt") and not data.get("hero_decorative"):
            self.add_error(
                "hero_alt",
                _("Say in one sentence what the picture shows, or mark it as decorative."),
            )
        if not data.get("hero") and not {"hero", "upload"} & set(self.errors):
            if data.get("hero_alt"):
                self.add_error("hero_alt", _("There is no picture that this could describe."))
            data["hero_decorative"] = False
        return data

    def _store_upload(self, data):
        """Keep the picture even where the rest has errors: no browser fills a file in again."""
        try:
            title = data.get("hero_alt") or data["upload"].name
            image = save_upload(data["upload"], title=title, by=self.user)
        except Refused as error:
            self.add_error("upload", str(error))
            return
        data["hero"] = image
        self.data = self.data.copy()
        self.data["hero"] = str(image.pk)

    @property
    def article_facts(self):
        return {name: self.cleaned_data[name] for name in ARTICLE_FIELDS}

    @property
    def written_facts(self):
        names = [name for name in self.Meta.fields if name in self.cleaned_data]
        return {name: self.cleaned_data[name] for name in names}


# -- Decisions ---------------------------------------------------------------------------------


def possible_reviewers(edition):
    """Profiles whose owner may sign, has a checked entry in a register, and is not an author."""
    signers = get_user_model().objects.with_perm("articles.sign_edition").filter(is_active=True)
    credentials = Credential.objects.valid_on(timezone.localdate())
    return (
        Author.objects.filter(user__in=signers, credentials__in=credentials)
        .exclude(Q(pk__in=edition.bylines.values("author")) | Q(user=None))
        .distinct()
    )


class SubmitForm(WithoutColons, forms.Form):
    reviewer = forms.ModelChoiceField(
        Author.objects.none(),
        label=gettext_lazy("Who should review it?"),
        empty_label=gettext_lazy("Please choose"),
        help_text=gettext_lazy(
            "People who may sign, have a checked entry in a register and are not among the authors."
        ),
    )
    due_on = forms.DateField(
        label=gettext_lazy("By when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].queryset = possible_reviewers(edition)
        self.initial |= {
            "reviewer": edition.reviewer_id,
            "due_on": timezone.localdate() + timedelta(days=14),
        }

    def clean_due_on(self):
        due_on, today = self.cleaned_data["due_on"], timezone.localdate()
        if not today <= due_on <= today + timedelta(days=365):
            raise ValidationError(_("Please choose a day within the next year."))
        return due_on


class Moment(forms.DateTimeField):
    """A moment on the clinic's own clock. One that it skips or shows twice is no moment."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value):
        try:
            moment = super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise ValidationError(
                _("On that night the clocks change: this time does not exist, or comes twice.")
            ) from error
        now = timezone.now()
        if moment and not now.year <= moment.year <= now.year + 5:
            raise ValidationError(_("Please choose a moment within the next five years."))
        return moment


class PublishForm(WithoutColons, forms.Form):
    NOW, LATER = "now", "later"

    when = forms.ChoiceField(
        label=gettext_lazy("When?"),
        choices=[(NOW, gettext_lazy("Now")), (LATER, gettext_lazy("At a later time"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    at = Moment(label=gettext_lazy("At"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = _("On the clinic's clock (%s).") % settings.TIME_ZONE

    def clean(self):
        data = super().clean()
        if data.get("when") == self.LATER and not data.get("at") and "at" not in self.errors:
            self.add_error("at", _("Please choose a day and a time."))
        if data.get("when") == self.NOW:
            data["at"] = None
        return data


class WithdrawForm(WithoutColons, forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why is it taken off the site?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For the record. Nothing older comes back in its place."),
    )


class NextForm(WithoutColons, forms.Form):
    change = forms.ChoiceField(
        label=gettext_lazy("What kind of change will it be?"),
        choices=[c for c in Edition.Change.choices if c[0] != Edition.Change.FIRST],
        widget=forms.RadioSelect,
        initial=Edition.Change.UPDATE,
    )


class ReviewForm(WithoutColons, forms.Form):
    """The checklist is judged by `reviews.actions`: which lines must be confirmed is its rule."""

    checklist = forms.MultipleChoiceField(
        label=gettext_lazy("I confirm that"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=gettext_lazy("Note to the authors"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Needed when you send the text back: say what should be changed."),
    )

    def __init__(self, *args, checklist, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["checklist"].choices = checklist.items()
        if not checklist:
            del self.fields["checklist"]
