"""The reviewer's page: what it shows and what is said on it. The desk has it, and so has the page
of a reviewer without an account.

    page = ReviewPage(edition, shown, address=request.path, data=request.POST or None)

`shown` is a `reading.Preview`. The template includes `admin/articles/review/_page.html` with
`page`, `form` (a `forms.ReviewForm`), and

    may_sign     whether the decision is asked for; else `why_not` may say why
    ticket       of a page without a session: its token stands in the place of Django's own
    is_self      it is the author's own check

and needs static/css/history.css, static/css/review.css and the module static/js/desk/notes.js.
All of it is one form, so that no button loses what was typed beside another. Buttons that speak are
named `_note`, `_answer`, `_settle` and `_decline`:

    if page.is_spoken():                           # one of them was pressed
        note = page.speak({"by": user})            # or {"review_link": link}

does what was asked and returns the note; where it is refused, None, with the error in the page and
what was typed in its box. Either way the same page is shown again. Signing and sending back are the
caller's; a signature is on `page.hash`.
"""

import json
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import blocks, checking, diffing, notes, preflight, texts
from articles.models import Edition
from clinic import markup
from clinic.exceptions import Refused
from reviews.models import Review, canonical, content_hash

# The buttons beside a note, by name; only where the text is written there is one more.
ABOUT_A_NOTE = ("_decline", "_settle", "_answer")
TAKES_OVER = "_accept"
LONGEST = notes.LONGEST


class NoteForm(forms.Form):
    """A note about the text or one of its paragraphs; perhaps with other words for some of it."""

    block = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Your note"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Please write your note first.")},
    )
    words = forms.CharField(
        label=gettext_lazy("These words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Exactly as they stand in the paragraph."),
    )
    proposal = forms.CharField(
        label=gettext_lazy("Better so"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("The author can take them over with one press."),
    )

    def clean(self):
        data = super().clean()
        for name in ("words", "proposal"):
            data[name] = " ".join(data.get(name, "").split())
        return data


class ReviewPage:
    def __init__(self, edition, shown, *, address, data=None, chosen="", takes_notes=True):
        self.edition, self.shown, self.address = edition, shown, address
        self.data, self.takes_notes = data, takes_notes
        self.block = self.blocks.get(data.get("block", "") if data else chosen)
        self.note_form = self._note_form()
        # What an answer was refused for, by the note.
        self.refusals = {}
        self.sent = None
        self.said = ""

    def _note_form(self, data=None):
        """What was typed stays in it, whichever button was pressed."""
        typed = (
            {name: self.data.get(name, "") for name in NoteForm.base_fields} if self.data else {}
        )
        initial = typed | {"block": self.block.key if self.block else ""}
        return NoteForm(data, initial=initial, auto_id="note-%s", label_suffix="")

    # -- What it shows -------------------------------------------------------------------------

    @cached_property
    def hash(self):
        return content_hash(canonical(self.shown.signed))

    @cached_property
    def blocks(self):
        return blocks.blocks_of(self.shown.signed)

    @cached_property
    def body(self):
        return self._with_ways_to_note(blocks.BODY)

    @cached_property
    def in_depth(self):
        return self._with_ways_to_note(blocks.IN_DEPTH)

    def _with_ways_to_note(self, field):
        """A text as readers will see it, and at the end of each block the way to note something."""
        signed = self.shown.signed
        found = [block for block in self.blocks.values() if block.field == field]
        with translation.override(self.shown.article.language):
            marked = blocks.marked(signed[field], found)
            rendered = texts.render(marked, signed["references"], signed["images"])
            html = self.shown.with_terms(rendered).html
        if field == blocks.IN_DEPTH:
            html = _with_ids_of_its_own(html)
        # Rendered from sanitised text; the ways are ours, and escaped.
        return mark_safe(blocks.replace_marks(html, found, self._way_to_note))

    def _way_to_note(self, block):
        if not self.takes_notes:
            return ""
        about = [note for note in self.notes if note.block == block and not note.outcome]
        words = Truncator(block.words).words(6)
        told = ""
        if about:
            number = ngettext("%d note", "%d notes", len(about)) % len(about)
            told = format_html(' <a class="told" href="#note-{}">{}</a>', about[0].pk, number)
        return format_html(
            '<span class="note-way" id="at-{key}"> <a href="{address}?block={key}#R-note"'
            ' data-note="{key}">{note}<span class="visually-hidden">: {words}</span></a>{told}'
            "</span>",
            key=block.key,
            address=self.address,
            note=_("Note"),
            words=words,
            told=told,
        )

    @cached_property
    def earlier(self):
        """The last signed edition before this one, if any."""
        signed = self.edition.article.editions.filter(
            review__isnull=False, number__lt=self.edition.number
        )
        return signed.select_related("review").order_by("-number").first()

    @cached_property
    def differences(self):
        if self.earlier is None:
            return []
        found = diffing.between(json.loads(self.earlier.signed), self.shown.signed)
        return [difference for difference in found if not difference.same]

    @cached_property
    def report(self):
        return preflight.findings(self.edition)

    @cached_property
    def feedback(self):
        return checking.feedback_of(self.edition.article, self.earlier and self.earlier.review)

    @property
    def lines(self):
        """The lines of the checklist, as `ReviewForm` wants them; a minor edit has none."""
        return {} if self.edition.change == Edition.Change.MINOR else Review.CHECKLIST

    @cached_property
    def checklist(self):
        """Each line with what is known about it, and whether it was ticked."""
        if not self.lines:
            return []
        ticked = self.data.getlist("checklist") if self.data else []
        lines = checking.checklist(self.shown, self.feedback)
        return [(line, line.name in ticked) for line in lines]

    # -- The conversation ----------------------------------------------------------------------

    @cached_property
    def notes(self):
        """The conversation, with what was typed beside each note and refused or not yet sent."""
        found = notes.conversation(self.edition, self.shown.signed)
        for note in found:
            note.refusal = self.refusals.get(note.pk, "")
            name = f"answer-{note.pk}"
            note.typed = self.data.get(name, "") if self.data and note.pk != self.sent else ""
        return found

    @property
    def is_late(self):
        due_on = self.edition.review_due_on
        return due_on is not None and due_on < timezone.localdate()

    @property
    def status(self):
        return 409 if self.refusals or self.note_form.errors else 200

    def is_spoken(self):
        return bool(self.data) and any(n in self.data for n in ("_note", *ABOUT_A_NOTE))

    def speak(self, writer):
        """Do what the pressed button says; returns the note, or None where it was refused."""
        spoken = self._speak(writer)
        vars(self).pop("notes", None)
        return spoken

    def _speak(self, writer):
        if "_note" in self.data:
            return self._leave_note(writer)
        name = next(name for name in ABOUT_A_NOTE if name in self.data)
        note = note_of(self.edition, self.data[name])
        try:
            speak_about(note, name, self.data, writer)
        except Refused as error:
            self.refusals[note.pk] = str(error)
            return None
        self.sent = note.pk
        self.said = _("Your answer is there.") if name == "_answer" else _("The note is closed.")
        return note

    def _leave_note(self, writer):
        self.note_form = form = self._note_form(self.data)
        if not form.is_valid():
            return None
        try:
            note = notes.leave(self.edition, writer=writer, **form.cleaned_data)
        except Refused as error:
            form.add_error(None, str(error))
            return None
        self.block, self.note_form = None, NoteForm(auto_id="note-%s", label_suffix="")
        self.said = _("Your note is there.")
        return note


def _with_ids_of_its_own(html):
    """The text in depth stands on one page with the other, which has places of the same names."""
    return "".join(
        piece.replace(' id="', ' id="in-depth-') if is_tag else piece
        for is_tag, piece in markup.pieces(html)
    )


def note_of(edition, pk):
    """One of this edition's first notes; what is none, or another edition's, is not found."""
    try:
        field = forms.ModelChoiceField(edition.notes.filter(answer_to=None))
        return field.clean(pk)
    except ValidationError:
        raise Http404 from None


def speak_about(note, name, data, writer):
    """Answer, settle or decline. An answer typed beside the button that closes a note is kept."""
    text = data.get(f"answer-{note.pk}", "")
    if name == "_answer":
        return notes.answer(note, writer=writer, text=text)
    if text.strip():
        notes.answer(note, writer=writer, text=text)
    outcome = note.Outcome.DECLINED if name == "_decline" else note.Outcome.SETTLED
    return notes.settle(note, writer=writer, outcome=outcome)


def speak_beside_a_form(edition, data, *, by):
    """What was said beside the form of an edition that was just saved. Says what was done."""
    writer = {"by": by}
    for name, text in data.items():
        if name.startswith("answer-") and text.strip():
            notes.answer(note_of(edition, name.removeprefix("answer-")), writer=writer, text=text)
    if TAKES_OVER in data:
        note = note_of(edition, data[TAKES_OVER])
        notes.take_over(note, by=by, version=edition.version)
        return _("The proposed words stand in the text now.")
    for name in ABOUT_A_NOTE:
        if name in data:
            speak_about(note_of(edition, data[name]), name, data, writer)
            return _("Your answer is there.") if name == "_answer" else _("The note is closed.")
    return ""
