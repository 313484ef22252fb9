"""Where an article begins: from a blank page, an outline or a Word document."""

import re

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import actions, word
from articles.admin_views import attempt, page, place, posted, status_of
from articles.forms import WithoutColons, free_slug
from articles.models import Edition, Outline
from authors.models import Author
from clinic import markup
from clinic.exceptions import Refused
from outbox.mail import post

_HEADING = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)


class StartForm(WithoutColons, forms.Form):
    """A title and Enter are enough: the author is known, and the page is blank."""

    BLANK, WORD = "blank", "word"

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=Edition._meta.get_field("title").max_length,
        required=False,
        help_text=gettext_lazy("What it answers, in plain words. You can change it later."),
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )
    author = forms.ModelChoiceField(
        Author.objects.all(),
        label=gettext_lazy("Author"),
        empty_label=gettext_lazy("Please choose"),
        help_text=gettext_lazy("In whose name it is written. You can add more people later."),
    )
    beginning = forms.ChoiceField(
        label=gettext_lazy("Begin with"), widget=forms.RadioSelect, initial=BLANK
    )
    document = forms.FileField(
        label=gettext_lazy("Word document"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.initial["author"] = getattr(user, "author", None)
        self.outlines = list(Outline.objects.all())
        self.fields["beginning"].choices = [
            (self.BLANK, _("A blank page")),
            *[(str(outline.pk), outline.title) for outline in self.outlines],
            (self.WORD, _("A Word document")),
        ]

    @property
    def ways(self):
        """Each way to begin, with what the writer will find."""
        headings = [map(markup.plain, _HEADING.findall(o.body)) for o in self.outlines]
        document = _("Its headings, lists, tables, links, footnotes and pictures come along.")
        found = ["", *[" · ".join(words) for words in headings], document]
        return zip(self["beginning"], found, strict=True)

    def clean(self):
        data = super().clean()
        if data.get("document"):
            data["beginning"] = self.WORD
        if data.get("beginning") != self.WORD:
            if not data.get("title") and "title" not in self.errors:
                self.add_error("title", _("Please give it a title. You can change it later."))
        elif not data.get("document") and "document" not in self.errors:
            self.add_error("document", _("Please choose the document."))
        if data.get("document") and not self.errors:
            self._read(data)
        return data

    def _read(self, data):
        try:
            data["read"] = word.read(data["document"], by=self.user)
        except Refused as error:
            self.add_error("document", str(error))

    @property
    def text(self):
        chosen = self.cleaned_data["beginning"]
        if chosen == self.WORD:
            return self.cleaned_data["read"].body
        return next((o.body for o in self.outlines if str(o.pk) == chosen), "")


def start(request):
    form = StartForm(posted(request), request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        edition = attempt(form, lambda: _begin(form, by=request.user))
        if edition is not None:
            _say(request, form, edition)
            return redirect(place(edition))
    context = {"form": form, "title": _("Write an article")}
    return page(request, "start", None, status=status_of(form), **context)


def _begin(form, *, by):
    data = form.cleaned_data
    title = data["title"] or data["read"].title
    edition = actions.start_article(
        by=by,
        slug=free_slug(title),
        title=title,
        authors=[data["author"]],
        body=form.text,
        disclosure=_last_disclosure(data["author"]),
    )
    _tell(data["author"], edition, by=by)
    return edition


def _last_disclosure(author):
    """What the author answered last; it is confirmed anew for this text."""
    answers = Edition.objects.filter(bylines__author=author).exclude(disclosure="")
    return answers.order_by("-pk").values_list("disclosure", flat=True).first() or ""


def _tell(author, edition, *, by):
    """Tell authors once that somebody else begins a text in their name."""
    account = author.user
    if account is None or account == by or not (account.is_active and account.email):
        return
    words = {"title": edition.title, "name": by, "url": f"{settings.SITE_URL}{place(edition)}"}
    post(
        to=account.email,
        subject=_("%s began an article in your name") % by,
        body=_(
            "“%(title)s” is among your drafts, begun by %(name)s in your name. "
            "You can read and change it at any time:\n\n%(url)s"
        )
        % words,
    )


def _say(request, form, edition):
    messages.success(request, _("The draft is saved. No reader sees it."))
    read = form.cleaned_data.get("read")
    for note in read.notes if read else []:
        messages.warning(request, note)
    if read and read.title != edition.title:
        messages.info(request, _("The document called itself “%s”.") % read.title)
