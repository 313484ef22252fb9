"""What colleagues say about a text while it is made: notes beside its paragraphs, answers to them,
and words that they propose. Each verb locks the article, checks, acts, and leaves an audit row.

`writer` says who speaks: `{"by": user}` or `{"review_link": link}`.
"""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import actions, letters, review_links
from articles.actions import locked
from articles.blocks import blocks_of, replaced, standing, times_said
from articles.desk import Note
from articles.models import Edition
from audit.models import record
from clinic.exceptions import Refused
from outbox.mail import post

Outcome = Note.Outcome
LONGEST = 4000


# -- Reading -----------------------------------------------------------------------------------


class Conversation(list):
    """First notes, those about the whole text first, then in the order of the text."""

    @property
    def closed(self):
        return sum(note.outcome != Outcome.OPEN for note in self)


def conversation(edition, content=None):
    """The notes about an edition. Each knows its `block` as the text is now, whether the words that
    it was about have changed since (`has_changed`), and its `thread` of answers.
    """
    rows = edition.notes.select_related(
        "by", "settled_by", "link", "review_link__reviewer"
    ).order_by("pk")
    notes = {note.pk: note for note in rows}
    known = blocks_of(content or edition.content) if any(n.passage for n in rows) else {}
    places = {key: place for place, key in enumerate(known)}
    for note in notes.values():
        note.thread = []
        note.block = standing(note.passage, note.anchor, known) if note.passage else None
        note.has_changed = bool(note.passage) and getattr(note.block, "words", "") != note.passage
        if note.answer_to_id:
            notes[note.answer_to_id].thread.append(note)
    first = Conversation(note for note in notes.values() if not note.answer_to_id)
    first.sort(key=lambda note: places[note.block.key] if note.block else -1)
    return first


def can_take_over(note):
    """Whether its proposal could be taken over into the text as it is now."""
    return bool(note.block) and times_said(note.words, note.block) == 1


# -- Speaking ----------------------------------------------------------------------------------


def leave(edition, *, writer, text, block="", words="", proposal=""):
    """A note about the whole text or one of its blocks. The same one sent twice is one note."""
    with locked(edition) as row:
        _takes_notes(row)
        about = _block(row, block) if block else None
        if words:
            _check_proposal(about, words, proposal)
        facts = {"text": text, "words": words, "proposal": proposal}
        facts |= {"anchor": about.key, "passage": about.words} if about else {"anchor": ""}
        note, is_new = row.notes.get_or_create(**facts, **writer, answer_to=None)
        if is_new:
            record("note", row, note=note.pk, **_recorded(writer))
        return note


def answer(note, *, writer, text):
    """An answer; whoever else spoke in that thread is told. The same one sent twice is one."""
    if not text.strip():
        raise Refused(_("Please write your answer first."))
    if len(text) > LONGEST:
        raise Refused(_("Please make your answer shorter than %d characters.") % LONGEST)
    with locked(note.edition) as row:
        _takes_notes(row)
        if note.answer_to_id:
            raise Refused(_("Please answer the first note of that conversation."))
        answered, is_new = row.notes.get_or_create(text=text, answer_to=note, **writer)
        if is_new:
            record("answer note", row, note=note.pk, **_recorded(writer))
            _tell(note, row, but=answered)
        return answered


def settle(note, *, writer, outcome=Outcome.SETTLED):
    """Close a note: settled by talk, or its proposal not taken over."""
    with locked(note.edition) as row:
        _takes_notes(row)
        fresh = _open_note(row, note)
        _close(fresh, outcome, writer.get("by"))
        record("settle note", row, note=note.pk, outcome=outcome, **_recorded(writer))
        return fresh


def take_over(note, *, by, version):
    """Put the proposed words into the text: by the rules of every other save."""
    with locked(note.edition) as row:
        fresh = _open_note(row, note)
        known = blocks_of(row.content)
        block = standing(fresh.passage, fresh.anchor, known)
        if not fresh.words:
            raise Refused(_("This note proposes no words."))
        if block is None:
            raise Refused(_("The paragraph is gone, so nothing can be put into it."))
        _check_words(block, fresh.words)
        html = getattr(row, block.field)
        setattr(row, block.field, replaced(html, block, fresh.words, fresh.proposal))
        actions.save_draft(row, by=by, version=version, fields=[block.field])
        _close(fresh, Outcome.ACCEPTED, by)
        record("take over a proposal", row, by=by, note=note.pk, version=row.version)
        return row


# -- What holds for all of them ----------------------------------------------------------------


def _takes_notes(edition):
    if edition.state not in Edition.WORKING:
        raise Refused(
            _("This edition is “%(state)s” by now, so it takes no more notes.")
            % {"state": edition.status}
        )


def _open_note(edition, note):
    fresh = edition.notes.select_for_update(of=("self",)).get(pk=note.pk)
    if fresh.outcome:
        raise Refused(_("This note was closed already: %s.") % fresh.get_outcome_display())
    return fresh


def _close(note, outcome, user):
    note.outcome, note.settled_at, note.settled_by = outcome, timezone.now(), user
    note.save(update_fields=["outcome", "settled_at", "settled_by"])


def _block(edition, key):
    block = blocks_of(edition.content).get(key)
    if block is None:
        raise Refused(_("The text has changed meanwhile and this paragraph is gone."))
    return block


def _check_proposal(block, words, proposal):
    if block is None:
        raise Refused(_("To propose other words, choose the paragraph in which they stand."))
    if not proposal:
        raise Refused(_("Please say which words should stand there instead."))
    if " ".join(proposal.split()) == " ".join(words.split()):
        raise Refused(_("The proposed words are the ones that stand there."))
    _check_words(block, words)


def _check_words(block, words):
    times = times_said(words, block)
    if times == 0:
        raise Refused(
            _("“%s” does not stand in that paragraph. Copy the words as they are.") % words
        )
    if times > 1:
        raise Refused(
            _("“%(words)s” stands there %(times)d times. Add a word before or after it.")
            % {"words": words, "times": times}
        )


def _recorded(writer):
    link = writer.get("review_link")
    return {"by": writer.get("by")} | ({"review_link": link.pk} if link else {})


def _tell(note, edition, *, but):
    """Mail whoever else spoke about it. Readers of a preview link gave no address."""
    spoken = [note, *note.answers.select_related("by", "review_link")]
    title = _("Your note was answered: %s") % edition.title
    sentence = _("There is an answer in the conversation about “%s”.") % edition.title
    for user in {one.by for one in spoken} - {None, but.by}:
        letters.write_to(user, title, sentence, letters.address_of(edition) + f"#note-{note.pk}")
    links = {one.review_link for one in spoken} - {None, but.review_link}
    for link in (link for link in links if link.is_open):
        address = f"{settings.SITE_URL}{review_links.path_of(link)}"
        post(to=link.email, subject=title, body=f"{sentence}\n\n{address}\n")
