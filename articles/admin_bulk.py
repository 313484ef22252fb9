"""Several editions at once: by the same verbs and gates as one by one.

A first page says of each what will happen, by trying it and taking it back; the second press acts.
Each is decided by itself, so that one refusal stops no other.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import actions
from articles.admin_views import VERBS
from articles.forms import SubmitForm
from articles.models import Edition
from clinic.exceptions import Refused

MOST = 100


@dataclass(frozen=True)
class Bulk:
    verb: str  # the single one, whose gates these are
    label: str
    act: Callable
    form: type = forms.Form
    # What is tried before the form is filled in.
    rehearse: Callable | None = None

    @property
    def name(self):
        return f"{self.verb}-all"


BULK = [
    Bulk(
        "submit",
        gettext_lazy("Send to one reviewer"),
        lambda edition, by, data: actions.submit(edition, by=by, **data),
        form=SubmitForm,
        rehearse=lambda edition: actions._ready_for_review(edition),
    ),
    Bulk(
        "recall",
        gettext_lazy("Take back from review"),
        lambda edition, by, data: actions.recall(edition, by=by),
    ),
    Bulk(
        "publish",
        gettext_lazy("Publish now"),
        lambda edition, by, data: actions.publish(edition, by=by),
    ),
    Bulk(
        "put-into-bin",
        gettext_lazy("Put into the bin"),
        lambda edition, by, data: actions.put_into_bin(edition, by=by),
    ),
]


def actions_for(user):
    """What the list of editions offers to this person, as Django's admin wants it."""
    return {
        bulk.name: (_view(bulk), bulk.name, bulk.label)
        for bulk in BULK
        if user.has_perm(VERBS[bulk.verb].permission)
    }


def _view(bulk):
    return lambda model_admin, request, editions: _decide(bulk, request, editions)


def _decide(bulk, request, editions):
    editions = list(editions.select_related("article").order_by("pk")[: MOST + 1])
    if len(editions) > MOST:
        messages.error(request, _("At most %d at once, please.") % MOST)
        return redirect(request.get_full_path())
    confirmed = "_confirmed" in request.POST
    form = bulk.form(request.POST if confirmed else None)
    if confirmed and form.is_valid():
        done = [(edition, _attempt(bulk, request.user, edition, form)) for edition in editions]
        _tell(request, done)
        return redirect(request.get_full_path())
    tried = [(edition, _rehearsed(bulk, request.user, edition)) for edition in editions]
    context = {
        **admin.site.each_context(request),
        "title": bulk.label,
        "button": bulk.label,
        "action": bulk.name,
        "form": form,
        "will": [edition for edition, why_not in tried if not why_not],
        "will_not": [(edition, why_not) for edition, why_not in tried if why_not],
        "opts": Edition._meta,
    }
    return render(request, "admin/articles/bulk.html", context)


def _rehearsed(bulk, user, edition):
    """Why it would be refused; an empty string where it would be done. Nothing stays."""
    with transaction.atomic():
        why_not = _attempt(bulk, user, edition)
        transaction.set_rollback(True)
    return why_not


def _attempt(bulk, user, edition, form=None):
    verb = VERBS[bulk.verb]
    if not getattr(Edition.objects, verb.scope)(user).filter(pk=edition.pk).exists():
        return _("It is not yours to decide about.")
    if not verb.when(edition, user):
        return _("It is “%(state)s”, so that is not open.") % {"state": edition.status}
    try:
        with transaction.atomic():
            if form is None and bulk.rehearse:
                bulk.rehearse(edition)
            else:
                bulk.act(edition, user, form and form.cleaned_data)
    except Refused as error:
        return str(error)
    except IntegrityError:
        return _("Somebody else changed this at the same moment.")
    return ""


def _tell(request, done):
    count = sum(not why_not for edition, why_not in done)
    if count:
        messages.success(request, ngettext("%d done.", "%d done.", count) % count)
    for edition, why_not in done:
        if why_not:
            words = {"title": edition.title, "why": " ".join(why_not.splitlines())}
            messages.warning(request, _("Not done: “%(title)s”. %(why)s") % words)
