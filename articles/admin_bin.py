"""The bin: drafts that were thrown away, and the way back."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import actions
from articles.admin_verbs import _is_being_written
from articles.admin_views import decide, posted, verb
from articles.models import Edition


def _is_in_the_bin(edition, user):
    return edition.state == Edition.State.BINNED


@verb(gettext_lazy("Put into the bin"), permission="articles.bin_edition", when=_is_being_written)
def put_into_bin(request, edition):
    days = Edition.DAYS_IN_BIN
    return decide(
        request,
        edition,
        forms.Form(posted(request)),
        lambda data: actions.put_into_bin(edition, by=request.user),
        title=_("Put “%s” into the bin") % edition.title,
        done=_("It is in the bin, and can be taken out again."),
        explanation=ngettext(
            "It rests in the bin for %d day and can be taken out again. Then it is deleted.",
            "It rests in the bin for %d days and can be taken out again. Then it is deleted.",
            days,
        )
        % days,
        button=_("Put into the bin"),
        to=reverse("admin:articles_edition_changelist") + "?status=bin",
    )


@verb(gettext_lazy("Take out of the bin"), permission="articles.bin_edition", when=_is_in_the_bin)
def take_out_of_bin(request, edition):
    return decide(
        request,
        edition,
        forms.Form(posted(request)),
        lambda data: actions.take_out_of_bin(edition, by=request.user),
        title=_("Take “%s” out of the bin") % edition.title,
        done=_("It is a draft again."),
        explanation=_("It becomes a draft again, with every word as it was."),
        button=_("Take out of the bin"),
    )
