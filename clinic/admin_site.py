"""The staff's desk: Django's admin with the work that waits on its first page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic import handbook
from clinic.admin_search import Searchable, search_page
from clinic.exceptions import Refused

# -- The first page ----------------------------------------------------------------------------


@dataclass(frozen=True)
class HomePart:
    order: int
    permission: str
    fill: Callable


class Row(NamedTuple):
    """A line of a block; `note` says what else counts, like a day or a person."""

    label: str
    url: str
    count: int | None = None
    note: str = ""
    is_late: bool = False


_home_blocks = []
_home_charts = []


def home_block(*, order, permission):
    """Register `function(request)` as a block of the first page, for holders of `permission`.

    It returns None where it has nothing to say, else a dict: `title`; `rows`, each a `Row` or as
    much of one as is known; `count` where the rows are not all; `urgent` marks it; `empty` is said
    where there are no rows; `verb`, a label and an address, is a button below, beside the `ways`.
    """
    return _register(_home_blocks, order, permission)


def home_chart(*, order, permission):
    """Register `function(request)` as a chart of the first page: a `charts.Chart`, or None."""
    return _register(_home_charts, order, permission)


def _register(parts, order, permission):
    def register(function):
        parts.append(HomePart(order, permission, function))
        return function

    return register


def _filled(parts, request):
    """What the person may see and has something to say, in its order."""
    allowed = [part for part in parts if request.user.has_perm(part.permission)]
    filled = [part.fill(request) for part in sorted(allowed, key=lambda part: part.order)]
    return [part for part in filled if part is not None]


class ClinicAdminSite(admin.AdminSite):
    site_header = gettext_lazy("The clinic's desk")
    site_title = gettext_lazy("The clinic's desk")
    index_title = gettext_lazy("What is waiting")
    enable_nav_sidebar = False
    # The order in which people look for things; what is not named here follows.
    app_order = ("articles", "comments", "faq", "glossary", "references", "images", "authors")
    # How the admins keep the audit: `audit.admin` puts its `record` and its events in here, because
    # an app imports only from those above it.
    record = events_of = None

    def __init__(self, name="admin"):
        super().__init__(name)
        # Each decision is a verb about one thing; nothing is deleted in bulk.
        self.disable_action("delete_selected")

    def get_urls(self):
        search = self.admin_view(partial(search_page, site=self))
        return [
            path("search/", search, name="search"),
            path(
                "handbook/",
                self.admin_view(partial(handbook.contents, site=self)),
                name="handbook",
            ),
            path(
                "handbook/<slug:name>/",
                self.admin_view(partial(handbook.read, site=self)),
                name="handbook_chapter",
            ),
            path(
                "handbook/screenshots/<slug:name>.png",
                self.admin_view(handbook.screenshot),
                name="handbook_screenshot",
            ),
            *super().get_urls(),
        ]

    def index(self, request, extra_context=None):
        blocks = _filled(_home_blocks, request)
        for block in blocks:
            block["rows"] = [Row(*row) for row in block["rows"]]
        home = {
            "blocks": blocks,
            "all_is_done": not any(block["rows"] for block in blocks),
            "charts": [chart for chart in _filled(_home_charts, request) if chart.total],
        }
        return super().index(request, {**home, **(extra_context or {})})

    def get_app_list(self, request, app_label=None):
        """In the order in which people look; asked several times for one page, made once."""
        made = request.__dict__.setdefault("app_lists", {})
        if app_label not in made:
            places = {label: place for place, label in enumerate(self.app_order)}
            apps = super().get_app_list(request, app_label)
            made[app_label] = sorted(apps, key=lambda a: places.get(a["app_label"], len(places)))
        return made[app_label]


# -- What the admins of all apps share ---------------------------------------------------------


class AuditedAdmin(Searchable, admin.ModelAdmin):
    """A model's admin that deletes nothing, leaves audit rows and shows refusals in the form."""

    save_on_top = False
    list_per_page = 50
    show_full_result_count = False

    def has_delete_permission(self, request, obj=None):
        return False

    def log_addition(self, request, obj, message):
        self.admin_site.record("create", obj, by=request.user)

    def log_change(self, request, obj, message):
        # An empty message says that nothing changed.
        if message:
            self.admin_site.record("change", obj, by=request.user, what=message)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """As ever; but what is refused on saving comes back as an error in the form as typed."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as error:
            request.refusal = str(error)
        except IntegrityError:
            request.refusal = _(
                "This could not be saved: it contradicts something that was saved at the same "
                "moment or is fixed by now. Please look at it again in a new window."
            )
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if not hasattr(request, "refusal"):
            return form

        def clean(self):
            form.clean(self)
            self.add_error(None, request.refusal)

        return type(form.__name__, (form,), {"clean": clean})

    def history_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, object_id)
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of “%s”") % obj,
            "events": self.admin_site.events_of(obj),
            "object": obj,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/history.html", context)


class PartInline:
    """For inlines of what is nothing without its parent: who may change that, may change this."""

    extra = 1  # without a script this is where a new one is typed

    def has_view_permission(self, request, obj=None):
        return True  # whoever sees the parent's page

    def has_change_permission(self, request, obj=None):
        opts = self.parent_model._meta
        return request.user.has_perm(f"{opts.app_label}.change_{opts.model_name}")

    has_add_permission = has_delete_permission = has_change_permission


class ReadOnlyAdmin(Searchable, admin.ModelAdmin):
    """To look at, for those who may view it."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
