"""Where an image is used: by a relation of any app's, or in a text."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from images.models import Image

# The columns that hold HTML. What visitors write is none, and must not keep an image for ever.
TEXTS = {
    "articles.Edition": ["body", "in_depth"],
    "articles.Outline": ["body"],
    "faq.Question": ["answer"],
    "glossary.Entry": ["text", "not_meaning"],
    "leaflets.Leaflet": ["text"],
    "pages.Page": ["body"],
}


@dataclass
class Uses:
    """Links for what a person may see; of the rest only how many."""

    shown: list = field(default_factory=list)
    hidden: int = 0

    def __bool__(self):
        return bool(self.shown or self.hidden)


def uses_of(image, request):
    return _uses(_used_by(image), request)


def texts_holding(words, request):
    """The texts in which these characters stand, such as a link's target."""
    return _uses(_texts_with(words), request)


def _uses(used, request):
    uses = Uses()
    for model, pks in used.items():
        seen = _visible(model, pks, request)
        uses.hidden += len(pks) - len(seen)
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        uses.shown += [
            {
                "kind": model._meta.verbose_name,
                "title": str(row),
                "url": reverse(name, args=[row.pk]),
            }
            for row in seen
        ]
    return uses


def _visible(model, pks, request):
    if not pks or not admin.site.is_registered(model):
        return []
    its_admin = admin.site.get_model_admin(model)
    rows = its_admin.get_queryset(request).filter(pk__in=pks)
    return [row for row in rows if its_admin.has_view_permission(request, row)]


def _used_by(image):
    """The rows that show it, by model: through a relation, or with its address in a text."""
    used = defaultdict(set)
    for relation in Image._meta.get_fields(include_hidden=True):
        if relation.auto_created and relation.one_to_many:
            model, path = _owner(relation.related_model)
            rows = relation.related_model._base_manager.filter(**{relation.field.name: image})
            used[model].update(rows.values_list(path, flat=True))
    for model, pks in _texts_with(image.sha256).items():
        used[model] |= pks
    return used


def _texts_with(words):
    used = defaultdict(set)
    for label, names in TEXTS.items():
        model = apps.get_model(label)
        for name in names:
            rows = model._base_manager.filter(**{f"{name}__contains": words})
            used[model].update(rows.values_list("pk", flat=True))
    return used


def _owner(model):
    """The model whose page of the desk is about these rows: their own, or that of their parent."""
    if admin.site.is_registered(model):
        return model, "pk"
    keys = [key for key in model._meta.concrete_fields if key.many_to_one]
    parents = [key for key in keys if admin.site.is_registered(key.related_model)]
    key = next((key for key in parents if key.related_model is not Image), None)
    return (key.related_model, key.attname) if key else (model, "pk")
