"""Texts before readers meet them: links for colleagues without an account, and what they note."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import locked
from articles.desk import PreviewLink
from articles.models import Edition
from articles.reading import Preview
from audit.models import record
from clinic.exceptions import Refused
from clinic.signing import PREVIEW_LINK, sign, unsign


def is_coming(edition):
    """Whether it is on its way to readers: being worked on, or approved and not yet public."""
    begun = edition.public_from is not None and edition.public_from <= timezone.now()
    return edition.state in Edition.WORKING or (
        edition.state == Edition.State.APPROVED and not begun
    )


def takes_notes(edition):
    """Once a text is signed, no note can change it."""
    return edition.state in Edition.WORKING


# -- Links -------------------------------------------------------------------------------------


def make_link(edition, *, by, reader):
    """A link for somebody without an account; whoever has it may read this edition."""
    with locked(edition) as row:
        if not is_coming(row):
            raise Refused(_("This edition is not on its way to readers, so it has no preview."))
        link = row.preview_links.create(reader=reader, created_by=by)
        record("make preview link", row, by=by, link=link.pk)
        return link


def end_link(link, *, by):
    with locked(link.edition) as row:
        still_open = row.preview_links.filter(pk=link.pk, revoked_at=None)
        if still_open.update(revoked_at=timezone.now()):
            record("end preview link", row, by=by, link=link.pk)


def open_links(edition):
    """Each with its `address`: whoever knows it may read the text."""
    links = [link for link in edition.preview_links.select_related("created_by") if link.is_open]
    for link in links:
        path = reverse("previews:article", args=[sign(link.pk, salt=PREVIEW_LINK)])
        link.address = f"{settings.SITE_URL}{path}"
    return links


def link_of(token):
    """The link that a token stands for, open or not, or None."""
    links = PreviewLink.objects.select_related("edition__article")
    return links.filter(pk=unsign(token, salt=PREVIEW_LINK)).first()


# -- Notes -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Section:
    title: str
    address: str


def at_the_desk(edition):
    """The preview as the staff see it."""
    place = "admin:articles_edition_{}".format
    return Preview(
        edition,
        path=reverse(place("page"), args=[edition.pk]),
        in_depth_path=reverse(place("in-depth"), args=[edition.pk]),
    )


def sections(preview):
    """What a note can be about, by the anchor that is stored with it."""
    in_depth = _("In depth: %s")
    return {
        heading.anchor: Section(heading.title, f"{preview.path}#{heading.anchor}")
        for heading in preview.body.headings
    } | {
        f"in-depth#{heading.anchor}": Section(
            in_depth % heading.title, f"{preview.in_depth_path}#{heading.anchor}"
        )
        for heading in preview.in_depth.headings
    }


def with_sections(notes, preview):
    """The notes, each with its `section`: None where it is about the whole, or the part is gone."""
    known = sections(preview) if any(note.anchor for note in notes) else {}
    for note in notes:
        note.section = known.get(note.anchor)
    return notes


def leave_note(link, *, text, anchor):
    """Store what a link's reader says. The same words sent twice are one note."""
    with locked(link.edition) as row:
        link.refresh_from_db(fields=["revoked_at"])
        if not (link.is_open and takes_notes(row)):
            raise Refused(_("Notes on this text are closed by now."))
        return link.notes.get_or_create(edition=row, text=text, anchor=anchor)[0]
