from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from audit.models import Event, ImportRun, record
from clinic.admin_site import AuditedAdmin, ReadOnlyAdmin
from clinic.exceptions import Refused


def events_of(obj):
    events = Event.objects.filter(kind=obj._meta.label_lower, object_id=str(obj.pk))
    return events.select_related("by")


admin.site.record = record
admin.site.events_of = events_of


class PublishedAdmin(AuditedAdmin):
    """For what a person publishes and takes off again: two buttons, never a form field."""

    publish_permission = None
    change_form_template = "admin/published_change_form.html"

    def get_urls(self):
        def address(verb):
            view = self.admin_site.admin_view(require_POST(getattr(self, f"{verb}_view")))
            name = f"{self.opts.app_label}_{self.opts.model_name}_{verb}"
            return path(f"<int:pk>/{verb}/", view, name=name)

        return [address("publish"), address("withdraw"), *super().get_urls()]

    def publish_view(self, request, pk):
        return self._decide(request, pk, "publish", _("“%s” is public now."))

    def withdraw_view(self, request, pk):
        return self._decide(request, pk, "withdraw", _("“%s” is off the site now."))

    def _decide(self, request, pk, verb, done):
        if not request.user.has_perm(self.publish_permission):
            raise PermissionDenied
        obj = get_object_or_404(self.get_queryset(request), pk=pk)
        try:
            getattr(obj, verb)(by=request.user)
        except Refused as error:
            messages.error(request, str(error))
        except IntegrityError:
            messages.error(request, _("Somebody else decided about it at the same moment."))
        else:
            messages.success(request, done % obj)
        return redirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[pk])
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        may_publish = request.user.has_perm(self.publish_permission)
        context = {"may_publish": may_publish, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    @admin.display(description=gettext_lazy("public"), boolean=True)
    def public_now(self, obj):
        return obj.is_public


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["at", "by", "verb", "kind", "subject"]
    list_filter = ["kind", "verb"]
    list_select_related = ["by"]
    search_fields = ["subject", "by__username"]
    date_hierarchy = "at"


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = ["at", "by", "source"]
    list_select_related = ["by"]
