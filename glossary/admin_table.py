"""The glossary's table in the admin: saved as a file, and loaded once somebody saw what it does."""

from base64 import b64decode, b64encode
from hashlib import sha256

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from clinic.exceptions import Refused
from clinic.signing import TABLE_TO_CONFIRM, sign, unsign
from glossary import loading
from glossary import table as tables
from glossary.models import Entry
from glossary.regions import load_regions

# A glossary of 1,000 long entries; the command takes any size.
LARGEST = 2 * 1024 * 1024
SHOWN = 500
ONE_DAY = 24 * 60 * 60


class TableForm(forms.Form):
    label_suffix = ""
    file = forms.FileField(
        label=gettext_lazy("A table as CSV"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv,.txt"}),
        help_text=gettext_lazy(
            "Save the table from here, change it in a spreadsheet and load it again. An empty cell "
            "empties; a column that you leave out stays as it is."
        ),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(
                _("This file is larger than 2 MB. Load it with “manage.py import_glossary”.")
            )
        return file


def _may_load(request):
    if not request.user.has_perms(["glossary.add_entry", "glossary.change_entry"]):
        raise PermissionDenied


def table(request):
    """Asks for a file, shows what it would do, and does that."""
    _may_load(request)
    if "_load" in request.POST:
        return _load(request)
    asked = (request.POST, request.FILES) if request.method == "POST" else ()
    form = TableForm(*asked)
    if form.is_valid():
        data = form.cleaned_data["file"].read()
        try:
            return _preview(request, data, loading.planned(data))
        except Refused as error:
            form.add_error("file", str(error))
    known = Entry.objects.filter(source="regions.csv").count()
    return _page(request, "table", _("The glossary as a table"), form=form, regions_known=known)


def _preview(request, data, plan, *, status=200):
    context = {
        "plan": plan,
        "shown": plan.told[:SHOWN],
        "more": max(0, len(plan.told) - SHOWN),
        "same": plan.counts[loading.SAME],
        "token": sign([b64encode(data).decode(), _digest(plan)], salt=TABLE_TO_CONFIRM),
    }
    return _page(request, "table_preview", _("What this table would do"), status=status, **context)


def _digest(plan):
    """What a person agreed to: what would be done, and to what."""
    told = [(s.line.number, s.outcome, s.changes, s.line.faults) for s in plan.told]
    return sha256(repr(told).encode()).hexdigest()


def _load(request):
    """What was shown, and only as long as the same would come of it."""
    value = unsign(request.POST.get("table", ""), salt=TABLE_TO_CONFIRM, max_age=ONE_DAY)
    if value is None:
        messages.error(request, _("That was too long ago. Please choose the file again."))
        return redirect("admin:glossary_entry_table")
    data, agreed = b64decode(value[0]), value[1]
    plan = loading.planned(data)
    if _digest(plan) != agreed:
        messages.warning(
            request, _("The glossary changed in the meantime. Please look at it once more.")
        )
        return _preview(request, data, plan, status=409)
    counts = loading.load(data, by=request.user).counts
    words = _("%(new)d entries were added and %(changed)d were changed. Nothing became public.")
    messages.success(request, words % counts)
    return redirect("admin:glossary_entry_changelist")


@require_safe
def download(request):
    if not request.user.has_perm("glossary.view_entry"):
        raise PermissionDenied
    day = timezone.localdate().isoformat()
    return HttpResponse(
        tables.as_csv(tables.entries_for_it()),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="glossary-{day}.csv"'},
    )


@require_POST
def regions(request):
    """Load the regions of the brain that come with the site."""
    _may_load(request)
    try:
        counts = load_regions(by=request.user)
    except Refused as error:
        messages.error(request, str(error))
    else:
        words = _("%(entries)d of %(rows)d regions were added; the others were here already.")
        messages.success(request, words % counts)
    return redirect("admin:glossary_entry_changelist")


def _page(request, template, title, *, status=200, **context):
    context |= {"opts": Entry._meta, **admin.site.each_context(request), "title": title}
    return render(request, f"admin/glossary/{template}.html", context, status=status)
