"""The form of a question. What belongs to it is named, not picked from lists of thousands."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Edition
from clinic.forms import RichText
from faq.models import Question
from glossary.forms import KeyField
from glossary.models import Entry


class NamedField(forms.CharField):
    """Several things by their names, with commas between them."""

    def __init__(self, *, offered, **kwargs):
        widget = forms.TextInput(attrs={"list": offered, "class": "vTextField"})
        super().__init__(widget=widget, required=False, **kwargs)

    def clean(self, value):
        names = (name.strip() for name in super().clean(value).split(","))
        return list(dict.fromkeys(name for name in names if name))


class QuestionForm(forms.ModelForm):
    reference = KeyField(label=gettext_lazy("Source"), required=False)
    articles = NamedField(
        label=gettext_lazy("Articles"),
        offered="articles-known",
        help_text=gettext_lazy(
            "The ends of their addresses, like how-sleep-works, with commas between them. "
            "Readers are led to those that are public."
        ),
    )
    entries = NamedField(
        label=gettext_lazy("Glossary entries"),
        offered="entries-known",
        help_text=gettext_lazy(
            "Their names, with commas between them. Entries that the answer mentions are found "
            "by themselves."
        ),
    )

    class Meta:
        model = Question
        exclude = []  # noqa: DJ006  (the admin names the fields)
        widgets = {
            "question": forms.TextInput(attrs={"class": "vTextField"}),
            "short_answer": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "answer": RichText,
            "source_date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    # Whose form it is; the admin says so.
    user = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        row = self.instance
        self.initial["reference"] = row.reference.current.key if row.reference else ""
        for name, own in (("articles", "slug"), ("entries", "name")):
            known = getattr(row, name).order_by(own).values_list(own, flat=True) if row.pk else []
            self.initial[name] = ", ".join(known)

    def clean_articles(self):
        """Public ones, the person's own, and those that belong to it already."""
        own = Edition.objects.may_be_edited_by(self.user).values("article")
        known = Q(pk__in=Article.objects.public()) | Q(pk__in=own)
        if self.instance.pk:
            known |= Q(pk__in=self.instance.articles.values("pk"))
        found = []
        for name in self.cleaned_data["articles"]:
            slug = name.rstrip("/").rpartition("/")[2]
            row = Article.objects.filter(known, slug=slug).order_by("pk").first()
            if row is None:
                raise ValidationError(_("No article has the address “%s”.") % name)
            found.append(row)
        return found

    def clean_entries(self):
        found = []
        for name in self.cleaned_data["entries"]:
            called_so = Q(name__iexact=name) | Q(slug=name)
            row = Entry.objects.filter(called_so).order_by("pk").first()
            if row is None:
                raise ValidationError(_("No entry is called “%s”.") % name)
            found.append(row)
        return found
