"""What refers to an entry: what mentions it, what links to it by hand, what is built on it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.apps import apps
from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from discovery.models import Document
from glossary.models import Entry
from images.uses import TEXTS

# As many as one looks through; the number is of all of them.
SHOWN = 25


class Use(NamedTuple):
    title: str
    address: str
    how: str


@dataclass
class Uses:
    label: str
    rows: list = field(default_factory=list)
    total: int = 0


def uses_of(entry, request):
    """Lists of uses by what they are in; those that are empty are left out."""
    found = [_mentions(entry), _links(entry, request), _entries(entry)]
    return [uses for uses in found if uses.total]


def _mentions(entry):
    """The public texts in which it is explained or could be."""
    documents = Document.objects.public().filter(
        language=entry.language, features__key=f"entry:{entry.slug}"
    )
    kinds = {"article": _("Article"), "question": _("Question"), "entry": _("Glossary")}
    rows = [
        Use(document.title, document.path, kinds.get(document.kind, document.kind))
        for document in documents.order_by("kind", "-date", "pk")[:SHOWN]
    ]
    return Uses(_("Published texts that mention it"), rows, documents.count())


def _links(entry, request):
    """Texts, drafts among them, with a link or a mark that an author set by hand."""
    uses = Uses(_("Texts that link to it"))
    for label, names in TEXTS.items():
        model = apps.get_model(label)
        if not admin.site.is_registered(model):
            continue
        its_admin = admin.site.get_model_admin(model)
        linked = Q(
            *[Q(**{f"{name}__contains": f'data-to="entry:{entry.pk}"'}) for name in names],
            _connector=Q.OR,
        )
        rows = its_admin.get_queryset(request).filter(linked).order_by("-pk")
        seen = [row for row in rows[:SHOWN] if its_admin.has_view_permission(request, row)]
        uses.rows += [Use(str(row), _desk(row), model._meta.verbose_name) for row in seen]
    uses.total = len(uses.rows)
    return uses


def _entries(entry):
    """What is part of it, connected with it or involves it."""
    built_on = {
        _("part of it"): Q(part_of=entry) | Q(also_part_of=entry),
        _("connected to it"): Q(projections__target=entry),
        _("involves it"): Q(involvements__target=entry),
    }
    rows = [
        Use(str(other), _desk(other), how)
        for how, condition in built_on.items()
        for other in Entry.objects.filter(condition).distinct().order_by("name", "pk")[:SHOWN]
    ]
    return Uses(_("Entries that build on it"), rows, len(rows))


def _desk(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
