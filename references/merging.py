"""Two records of one work become one."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import record
from clinic.exceptions import Refused
from references import uses
from references.citations import cited_keys, renamed
from references.models import IDENTIFIERS, Reference

_NEVER_TAKEN = {"id", "key", "type", "import_run", "source", "source_id", "merged_into"}


def current_keys(text):
    """A text that cites merged records by the keys of those they were merged into."""
    keys = cited_keys(text)
    merged = Reference.objects.filter(key__in=keys, merged_into__isnull=False) if keys else []
    renames = {old.key: old.current.key for old in merged}
    return renamed(text, renames) if renames else text


@transaction.atomic
def merge(reference, *, into, by):
    """Let all that cites `reference` cite `into`, which takes over what it does not know itself.

    The record stays for the signed texts, which keep their snapshots; nothing else shows it.
    """
    rows = Reference.objects.select_for_update(of=("self",)).in_bulk([reference.pk, into.pk])
    if len(rows) < 2:
        raise Refused(_("Choose another reference than this one."))
    reference, into = rows[reference.pk], rows[into.pk]
    if reference.merged_into_id or into.merged_into_id:
        raise Refused(_("One of the two was merged already. Please look again."))
    taken = _facts_lacking(into, reference)
    reference.merged_into = into
    for name in IDENTIFIERS:
        if name in taken:
            setattr(reference, name, "")  # the identifier now finds the other
    reference.save()
    reference.merged.update(merged_into=into)
    for name, value in taken.items():
        setattr(into, name, value)
    into.save()
    record("merge", into, by=by, merged=reference.key, taken=sorted(taken))
    record("merge into another", reference, by=by, into=into.key)
    uses.follow(reference)
    return into


def _facts_lacking(into, reference):
    names = {field.name for field in Reference._meta.concrete_fields} - _NEVER_TAKEN
    return {
        name: getattr(reference, name)
        for name in names
        if getattr(reference, name) and not getattr(into, name)
    }
