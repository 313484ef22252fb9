"""The desk's search: the lists' own searches, all asked at once for what a person may see."""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import CharField, Lookup, Q, TextField
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clinic import markup

LONGEST, MOST_WORDS, SHOWN = 200, 8, 8
# What the machines write down is no part of the clinic's texts; it has searches of its own.
NOT_SEARCHED = {"audit", "outbox"}


@CharField.register_lookup
@TextField.register_lookup
class Says(Lookup):
    """Contains these words, whatever their case and accents; needs no extension of the database."""

    lookup_name = "says"

    def as_sql(self, compiler, connection):
        text, parameters = self.process_lhs(compiler, connection)
        pattern = f"%{connection.ops.prep_for_like_query(self.rhs)}%"
        return f"{_folded(text)} LIKE {_folded('%s')}", [*parameters, pattern]


def _folded(sql):
    return f"regexp_replace(lower(normalize({sql}, NFKD)), '[\u0300-\u036f]', '', 'g')"


def words_of(text):
    """The first words of what somebody typed, without what nobody sees."""
    return markup.without_unseen(text)[:LONGEST].split()[:MOST_WORDS]


class Searchable:
    """An admin whose list finds each word in one of its `search_fields`.

    The search of everything asks `find`, and leads to the list with `whole_list` added.
    """

    is_searched_with_all = True
    whole_list = {}

    def get_search_results(self, request, queryset, search_term):
        fields = self.get_search_fields(request)
        for word in words_of(search_term):
            says = Q(*[(f"{field}__says", word) for field in fields], _connector=Q.OR)
            # A word may stand in several rows beside one; that is one result all the same.
            rows = self.model._base_manager.filter(says)
            queryset = queryset.filter(pk__in=rows.order_by().values("pk"))
        return queryset, False

    def find(self, request, text):
        return self.get_search_results(request, self.get_queryset(request), text)[0]

    def found_as(self, row):
        return str(row)


class Found(NamedTuple):
    label: str
    url: str
    state: str


@dataclass(frozen=True)
class Group:
    label: str
    rows: list[Found]
    total: int
    url: str


@require_safe
def search_page(request, site):
    words = " ".join(words_of(request.GET.get("q", "")))
    context = {
        **site.each_context(request),
        "title": _("Search"),
        "words": words,
        "groups": list(_groups(request, site, words)) if words else [],
        "names": [model["name"] for model, model_admin in _searched(request, site)],
    }
    return render(request, "admin/search.html", context)


def _searched(request, site):
    """The models of the desk that can be searched and this person may see, in the desk's order."""
    for app in site.get_app_list(request):
        for model in app["models"]:
            model_admin = site.get_model_admin(model["model"])
            if (
                app["app_label"] not in NOT_SEARCHED
                and getattr(model_admin, "is_searched_with_all", False)
                and model_admin.get_search_fields(request)
                and model_admin.has_view_or_change_permission(request)
            ):
                yield model, model_admin


def _groups(request, site, words):
    for model, model_admin in _searched(request, site):
        found = model_admin.find(request, words)
        if related := model_admin.get_list_select_related(request):
            found = found.select_related(*related)
        if order := model_admin.get_ordering(request):
            found = found.order_by(*order)
        rows = list(found[: SHOWN + 1])
        if rows:
            total = found.count() if len(rows) > SHOWN else len(rows)
            list_of_all = urlencode({"q": words, **model_admin.whole_list})
            url = f"{model['admin_url']}?{list_of_all}"
            shown = [_row(model_admin, row) for row in rows[:SHOWN]]
            yield Group(model["name"], shown, total, url)


def _row(model_admin, row):
    opts = row._meta
    address = f"admin:{opts.app_label}_{opts.model_name}_change"
    label = model_admin.found_as(row) or _("(without a name)")
    return Found(label, reverse(address, args=[row.pk]), _state(row))


def _state(row):
    """Where it stands, for all kinds of rows that stand somewhere."""
    if hasattr(row, "status"):
        return row.status
    if hasattr(row, "get_state_display"):
        return row.get_state_display()
    if hasattr(row, "is_public"):
        return _("Published") if row.is_public else _("Not public")
    return _("Closed") if getattr(row, "is_active", True) is False else ""
