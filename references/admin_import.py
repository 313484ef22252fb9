"""Pasted or uploaded references, read and then confirmed by a person on one page."""

from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.models import record as audit
from clinic.exceptions import Refused
from clinic.models import Clinic
from clinic.signing import RECORDS_TO_CONFIRM, sign, unsign
from references import duplicates, lookup
from references.formats.record import Record
from references.forms import PasteForm, RecordForm
from references.models import Reference
from references.reading import read

# As many as fit into one form; the others follow once these are taken.
AT_ONCE = 40
MOST = 1000


def import_references(request):
    if "_take" in request.POST:
        return _take(request)
    form = PasteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        records = read(form.cleaned_data["text"])[:MOST]
        if "_look_up" in request.POST and Clinic.current().look_up_references:
            _look_up(request, records)
        if records:
            return _confirm(request, records)
        form.add_error(None, _("No reference was found in this."))
    may_look_up = Clinic.current().look_up_references
    return _page(request, "import", _("Add several references"), form=form, may_look_up=may_look_up)


def _look_up(request, records):
    """Ask about those of which something is missing; what cannot be had is said beside each."""
    asked = [r for r in records if r.missing and (r.facts.get("doi") or r.facts.get("pmid"))]
    for record in asked[: lookup.MOST]:
        try:
            lookup.complete(record)
        except Refused as refusal:
            record.faults.append(str(refusal))
    if len(asked) > lookup.MOST:
        words = _("The first %d were looked up. The others are as you gave them.")
        messages.info(request, words % lookup.MOST)


def _confirm(request, records):
    now, later = records[:AT_ONCE], records[AT_ONCE:]
    rows = []
    found = duplicates.known([record.facts for record in now])
    for number, (record, (same, alike)) in enumerate(zip(now, found, strict=True)):
        twin = _twin(record, now[:number])
        form = RecordForm(
            prefix=f"r{number}",
            initial=record.facts
            | {"take": bool(record.facts.get("title")) and not same and twin is None},
        )
        rows.append(
            {"form": form, "record": record, "same": same, "alike": alike, "twin": twin}
            | {"number": number + 1}
        )
    rest = sign([[r.facts, r.faults] for r in later], salt=RECORDS_TO_CONFIRM) if later else ""
    return _confirm_page(request, rows, rest, len(later))


def _twin(record, earlier):
    """The number of an earlier record of the list that is of the same work."""
    for number, other in enumerate(earlier, start=1):
        if duplicates.is_alike(record.facts, other.facts):
            return number
    return None


def _confirm_page(request, rows, rest, left, status=200):
    title = ngettext("%d reference was read", "%d references were read", len(rows)) % len(rows)
    context = {"rows": rows, "rest": rest, "left": left}
    return _page(request, "confirm", title, status=status, **context)


def _take(request):
    """Save those that are ticked: all of them, or none and say why."""
    forms = _posted(request)
    ticked = [form for form in forms if form.data.get(form.add_prefix("take"))]
    valid = [form.is_valid() for form in ticked]
    rest = unsign(request.POST.get("rest", ""), salt=RECORDS_TO_CONFIRM) or []
    if all(valid):
        try:
            taken = _save(ticked, by=request.user)
        except IntegrityError:
            messages.error(
                request,
                _("Two of them have the same identifier, or somebody just added one of them."),
            )
        else:
            return _after(request, taken, rest)
    rows = [
        {"form": form, "record": Record(), "number": number}
        for number, form in enumerate(forms, start=1)
    ]
    return _confirm_page(request, rows, request.POST.get("rest", ""), len(rest), status=409)


def _posted(request):
    """The forms of the page, as many as it had; one that is not ticked is not judged."""
    prefixes = [f"r{number}" for number in range(AT_ONCE)]
    return [
        RecordForm(request.POST, prefix=prefix, use_required_attribute=False)
        for prefix in prefixes
        if f"{prefix}-type" in request.POST
    ]


@transaction.atomic
def _save(forms, *, by):
    taken = [form.save() for form in forms]
    for reference in taken:
        audit("create", reference, by=by)
    return taken


def _after(request, taken, rest):
    words = ngettext("%d reference was added.", "%d references were added.", len(taken))
    (messages.success if taken else messages.info)(request, words % len(taken))
    if rest:
        return _confirm(request, [Record(facts, faults) for facts, faults in rest])
    address = reverse("admin:references_reference_changelist")
    return redirect(f"{address}?id__in={','.join(str(r.pk) for r in taken)}" if taken else address)


def _page(request, template, title, *, status=200, **context):
    context |= {"opts": Reference._meta, **admin.site.each_context(request), "title": title}
    return render(request, f"admin/references/{template}.html", context, status=status)
