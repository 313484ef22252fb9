"""The forms with which editions are written and decided about."""

import re
from datetime import timedelta

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import measures, services, tags
from articles.clock import Moment
from articles.models import Article, Byline, Edition, Spelling, Tag, Topic, not_reserved
from authors.models import Author, Credential
from clinic.exceptions import Refused
from clinic.forms import RichText, WordsField
from glossary.linker import mentioned
from glossary.models import Entry
from images import alt
from images.forms import ImageChoiceField, UploadField
from images.processing import save_upload

# What the edition's form writes on the article itself.
ARTICLE_FIELDS = (
    "topic series series_position risk review_months comments_open comments_close_after"
    " terms_in_each_section tab_title".split()
)
# What an end means, wherever one is asked for.
ENDS_BY_ITSELF = gettext_lazy(
    "Optional: from then on readers see nothing of this article. No earlier edition comes back."
)
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
    rows = 3

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
        """None: a legend takes no `for`."""
        return ""


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


class ServiceField(forms.ModelChoiceField):
    def label_from_instance(self, page):
        return services.in_words(page)


class EditionForm(WithoutColons, forms.ModelForm):
    """Everything that is written of an article: the edition's text, the article's living facts."""

    # What hardly anybody needs stands together, out of sight.
    RARE = (
        "slug series series_position risk review_months comments_open comments_close_after"
        " service unlinked_terms terms_in_each_section tab_title second_card_because".split()
    )

    bylines = BylinesField(
        label=gettext_lazy("Authors"),
        help_text=gettext_lazy("In the order in which the names are shown. Leave the rest empty."),
    )
    tag_names = WordsField(
        label=gettext_lazy("Tags"),
        required=False,
        help_text=gettext_lazy(
            "Three to five words that a reader would look for, with commas between them, like: "
            "sleep, anxiety."
        ),
    )
    hero = ImageChoiceField(label=gettext_lazy("A picture from the library"), required=False)
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
            "The last part of the page's address, in few plain words. Where a public address "
            "changes, the old one leads on to the new."
        ),
    )
    disclosure_confirmed = forms.BooleanField(
        label=gettext_lazy("This is still true for this article"), required=False
    )
    unlinked_terms = forms.ModelMultipleChoiceField(
        Entry.objects.all(),
        label=gettext_lazy("Terms not explained here"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "The glossary explains these words of your text. Tick what it should leave alone."
        ),
    )
    service = ServiceField(
        services.page_model().objects.all(),
        label=gettext_lazy("Service at the end"),
        required=False,
        empty_label=gettext_lazy("None: the authors who take bookings, else the clinic"),
        help_text=gettext_lazy(
            "After the text readers learn where to book. Choose one of the clinic's pages with a "
            "booking link or a place; readers see it once that page is public."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Edition
        fields = [
            *("title", "standfirst", "body", "in_depth", "tag_names", "hero", "hero_alt"),
            *("hero_decorative", "disclosure", "second_card_because", "change", "change_summary"),
        ]
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "standfirst": forms.Textarea(attrs={"rows": 3}),
            "body": RichText({"rows": 28}),
            "in_depth": RichText({"rows": 14}),
            "disclosure": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.article = self.instance.article
        self.fields |= forms.fields_for_model(Article, ARTICLE_FIELDS)
        self.fields["topic"].help_text = _("Where readers find it. Needed before it is reviewed.")
        self.fields["series_position"].help_text = _("Which part of the series it is.")
        self.fields["risk"].help_text = _("How soon the text has to be reviewed again.")
        self.fields["hero_alt"].help_text = alt.HINT
        self.fields["unlinked_terms"].choices = self._terms_to_choose
        self.fields["service"].queryset = services.offered(self.article)
        for name in ("body", "in_depth", "disclosure"):
            self.fields[name].strip = False  # else opening and saving would change the text
        self.initial |= {name: self.article.serializable_value(name) for name in ARTICLE_FIELDS}
        self.initial |= {
            "slug": self.article.slug,
            "unlinked_terms": [entry.pk for entry in self.article.unlinked_terms.all()],
            "service": self.article.services.first(),
            "version": self.instance.version,
            "body": for_writing(self.instance.body),
            "in_depth": for_writing(self.instance.in_depth),
            "bylines": [(b.author, b.role) for b in self.instance.bylines.select_related("author")],
        }
        self._ask_for_the_confirmation()
        if self.instance.number == 1:
            del self.fields["change"], self.fields["change_summary"]
        else:
            kinds = [
                choice for choice in Edition.Change.choices if choice[0] != Edition.Change.FIRST
            ]
            self.fields["change"].choices = kinds

    def _ask_for_the_confirmation(self):
        """Only who answers for the text, and may send it for review, can tick it."""
        field, confirmed_by = (
            self.fields["disclosure_confirmed"],
            self.instance.disclosure_confirmed_by,
        )
        field.disabled = not self.user.has_perm("articles.submit_edition")
        self.initial["disclosure_confirmed"] = confirmed_by is not None
        if confirmed_by:
            field.help_text = _("Confirmed by %s.") % confirmed_by
        elif field.disabled:
            field.help_text = _("The author will confirm this.")
        else:
            field.help_text = _("Read the answer again, then tick this. The review asks for it.")

    @cached_property
    def terms(self):
        """The glossary's entries that the text mentions, as (slug, name)."""
        in_depth = mentioned(self.instance.in_depth, language=self.article.language)
        return list(dict.fromkeys([*self._terms_of_the_body, *in_depth]))

    @cached_property
    def _terms_of_the_body(self):
        return mentioned(self.instance.body, language=self.article.language)

    def _terms_to_choose(self):
        slugs = [slug for slug, name in self.terms]
        entries = Entry.objects.filter(
            Q(slug__in=slugs, language=self.article.language)
            | Q(pk__in=self.initial["unlinked_terms"])
        )
        return [(entry.pk, entry.name) for entry in entries.order_by("name")]

    @property
    def rare(self):
        """What hardly anybody needs. Nothing to choose from: no question about it."""
        empty = {"unlinked_terms": not self._terms_to_choose()}
        empty["service"] = not self.fields["service"].queryset.exists()
        return [self[name] for name in self.RARE if not empty.get(name)]

    @property
    def has_rare_errors(self):
        return any(name in self.errors for name in self.RARE)

    @property
    def tag_offers(self):
        return tags.offers(self.instance.body, [name for slug, name in self.terms])

    @property
    def measures(self):
        return measures.measures(self.instance)

    @property
    def found_as(self):
        unlinked = {entry.slug for entry in self.article.unlinked_terms.all()}
        drawn = [term for term in self._terms_of_the_body if term[0] not in unlinked]
        return measures.found_as(self.instance, drawn)

    def clean_title(self):
        """One line, though its box has several."""
        return re.sub(r"\s*[\r\n]+\s*", " ", self.cleaned_data["title"])

    def clean_tag_names(self):
        names, self.respelled = tags.settled(self.cleaned_data["tag_names"])
        return names

    def clean_disclosure(self):
        return self.cleaned_data["disclosure"].replace("\r\n", "\n")

    def clean_slug(self):
        slug = self.cleaned_data["slug"] or self.article.slug
        others = Article.objects.exclude(pk=self.article.pk)
        if others.filter(language=self.article.language, slug=slug).exists():
            raise ValidationError(_("Another article has this address already."))
        return slug

    def clean(self):
        data = super().clean()
        if data.get("upload"):
            self._store_upload(data)
        if data.get("hero_decorative"):
            data["hero_alt"] = ""
        if data.get("hero") and not data.get("hero_decorative") and "hero_alt" not in self.errors:
            self._check_alt(data)
        if not data.get("hero") and not {"hero", "upload"} & set(self.errors):
            if data.get("hero_alt"):
                self.add_error("hero_alt", _("There is no picture that this could describe."))
            data["hero_decorative"] = False
        return data

    def _check_alt(self, data):
        file_name = data["upload"].name if data.get("upload") else ""
        if fault := alt.fault(data.get("hero_alt", ""), file_name=file_name):
            self.add_error("hero_alt", fault)

    def _store_upload(self, data):
        """Keep the picture even where the rest has errors: no browser fills a file in again."""
        try:
            words = data.get("hero_alt", "")
            title = "" if alt.fault(words) else words
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
    def confirmed_by(self):
        """Who answers for the disclosure as it is in the form: whoever ticked it first."""
        if not self.cleaned_data["disclosure_confirmed"]:
            return None
        return self.instance.disclosure_confirmed_by or self.user


class SpellingForm(forms.ModelForm):
    class Meta:
        model = Spelling
        fields = ["name"]

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if Tag.objects.filter(name__iexact=name).exists():
            raise ValidationError(
                _("“%s” is a tag itself, so it cannot be another spelling as well.") % name
            )
        return name


class TagForm(forms.ModelForm):
    class Meta:
        model = Tag
        fields = ["name", "slug"]
        help_texts = {
            "name": gettext_lazy(
                "One or two words, as readers would say it. Where you change it, the old name "
                "stays as another spelling; signed texts keep the name that was signed."
            ),
            "slug": gettext_lazy(
                "The end of its page's address. The old one will lead to the new one."
            ),
        }

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        others = Tag.objects.filter(name__iexact=name).exclude(pk=self.instance.pk)
        if others.exists():
            raise ValidationError(
                _("“%s” is a tag already. If both mean the same, merge this one into it.") % name
            )
        spellings = Spelling.objects.filter(name__iexact=name).exclude(tag=self.instance.pk)
        if spelling := spellings.select_related("tag").first():
            raise ValidationError(
                _("“%(name)s” is another spelling of the tag “%(tag)s”.")
                % {"name": name, "tag": spelling.tag}
            )
        return name


class MergeForm(WithoutColons, forms.Form):
    into = forms.CharField(
        label=gettext_lazy("Which tag stays?"),
        max_length=100,
        widget=forms.TextInput(attrs={"list": "tags-alike", "class": "vTextField"}),
        help_text=gettext_lazy("Its name, or one of its other spellings."),
    )

    def __init__(self, *args, tag, **kwargs):
        super().__init__(*args, **kwargs)
        self.tag = tag

    def clean_into(self):
        name = self.cleaned_data["into"]
        called_so = Q(name__iexact=name) | Q(
            pk__in=Spelling.objects.filter(name__iexact=name).values("tag")
        )
        found = Tag.objects.filter(called_so).order_by("pk").first()
        if found is None:
            raise ValidationError(_("No tag is called “%s”.") % name)
        if found == self.tag:
            raise ValidationError(_("Choose another tag than this one."))
        return found


class TopicForm(forms.ModelForm):
    # By its address: a list of thousands would be no help.
    lead = forms.CharField(
        label=gettext_lazy("Leading article"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"list": "articles-of-topic", "class": "vTextField"}),
        help_text=gettext_lazy(
            "The address of a public article of this topic: a good first one for somebody new to "
            "it. It stands on top of the topic's page as long as it is public. Empty: the newest "
            "come first."
        ),
    )

    class Meta:
        model = Topic
        fields = ["name", "description", "lead", "order", "slug"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["lead"] = self.instance.lead.slug if self.instance.lead else ""

    def clean_lead(self):
        slug = self.cleaned_data["lead"].strip("/ ").rpartition("/")[2]
        if slug == self.initial["lead"]:
            return self.instance.lead  # by now it may be off the site for a while
        own = Article.objects.public().filter(topic=self.instance.pk or 0, slug=slug)
        if found := own.order_by("pk").first():
            return found
        if slug:
            raise ValidationError(_("No public article of this topic has the address “%s”.") % slug)
        return None


# -- Decisions ---------------------------------------------------------------------------------


def possible_reviewers(edition):
    """Who may sign this text: of the signers, those who are not its authors."""
    return signing_profiles().exclude(pk__in=edition.bylines.values("author"))


def signing_profiles():
    """Profiles whose owner may sign and has a checked entry in a register."""
    signers = get_user_model().objects.with_perm("articles.sign_edition").filter(is_active=True)
    credentials = Credential.objects.valid_on(timezone.localdate())
    return Author.objects.filter(user__in=signers, credentials__in=credentials).distinct()


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

    def __init__(self, *args, edition=None, **kwargs):
        """For one edition, or for several that are judged one by one."""
        super().__init__(*args, **kwargs)
        profiles = possible_reviewers(edition) if edition else signing_profiles()
        self.fields["reviewer"].queryset = profiles
        in_two_weeks = timezone.localdate() + timedelta(days=14)
        self.initial |= {
            "reviewer": edition and edition.reviewer_id,
            "due_on": (edition and edition.review_due_on) or in_two_weeks,
        }

    def clean_due_on(self):
        due_on, today = self.cleaned_data["due_on"], timezone.localdate()
        if not today < due_on <= today + timedelta(days=365):
            raise ValidationError(_("Please choose a day within the next year."))
        return due_on


class PublishForm(WithoutColons, forms.Form):
    NOW, LATER = "now", "later"

    when = forms.ChoiceField(
        label=gettext_lazy("When?"),
        choices=[(NOW, gettext_lazy("Now")), (LATER, gettext_lazy("At a later time"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    at = Moment(label=gettext_lazy("At"), required=False)
    until = Moment(label=gettext_lazy("Until"), required=False, help_text=ENDS_BY_ITSELF)

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        running = edition.article.editions.public().first()
        self.initial["until"] = edition.public_until or (running and running.public_until)
        if edition.public_from:
            self.initial |= {"when": self.LATER, "at": edition.public_from}

    def clean(self):
        data = super().clean()
        if data.get("when") == self.LATER and not data.get("at") and "at" not in self.errors:
            self.add_error("at", _("Please choose a day and a time."))
        if data.get("when") == self.NOW:
            data["at"] = None
            self.errors.pop("at", None)  # whatever stands in a box that is not meant
        return data


class EndForm(WithoutColons, forms.Form):
    until = Moment(label=gettext_lazy("Until"), required=False, help_text=ENDS_BY_ITSELF)


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
