"""The staff's desk: Django's admin with the work that waits on its first page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.exceptions import Refused

# -- The first page ----------------------------------------------------------------------------


@dataclass(frozen=True)
class HomeBlock:
    order: int
    permission: str
    fill: Callable


_home_blocks = []


def home_block(*, order, permission):
    """Register `function(request)` as a block of the first page, for holders of `permission`.

    It returns None where it has nothing to say, else a dict: `title`; `rows` of (label, url,
    count), a count of None shows none; `urgent` marks it; `empty` is said where there are no rows.
    """

    def register(function):
        _home_blocks.append(HomeBlock(order, permission, function))
        return function

    return register


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

    def index(self, request, extra_context=None):
        return super().index(request, {"blocks": self.blocks(request), **(extra_context or {})})

    def blocks(self, request):
        """The blocks that this person may see and that have something to say, in their order."""
        allowed = [block for block in _home_blocks if request.user.has_perm(block.permission)]
        filled = [block.fill(request) for block in sorted(allowed, key=lambda b: b.order)]
        return [block for block in filled if block is not None]

    def get_app_list(self, request, app_label=None):
        places = {label: place for place, label in enumerate(self.app_order)}
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: places.get(app["app_label"], len(places)))


# -- What the admins of all apps share ---------------------------------------------------------


class AuditedAdmin(admin.ModelAdmin):
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


class ReadOnlyAdmin(admin.ModelAdmin):
    """To look at, for those who may view it."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
