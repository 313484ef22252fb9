from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clinic.admin_site import ReadOnlyAdmin, home_block
from outbox import status, trial
from outbox.models import Job, Message


@admin.register(Message)
class MessageAdmin(ReadOnlyAdmin):
    list_display = ["subject", "to", "created_at", "sent_at", "attempts", "error"]
    list_filter = [("sent_at", admin.EmptyFieldListFilter)]
    search_fields = ["to", "subject"]

    def get_queryset(self, request):
        """Letters to the readers are no list of addresses to look through; see `digest.admin`."""
        return super().get_queryset(request).filter(bulk=False)

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return [name for name in fields if name != "body" or not (obj and obj.confidential)]


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    """Instead of a list: whether the worker works, and what its work has come to."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.test_mail_view))
        return [path("test-mail/", view, name="outbox_job_test-mail"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        jobs = Job.objects.in_bulk()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Mail and regular work"),
            "lines": status.lines(jobs),
            "runs": status.runs(jobs),
            "has_mail_server": trial.has_mail_server(),
            "opts": self.opts,
        }
        return render(request, "admin/outbox/worker.html", context)

    def test_mail_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        sent, words = trial.send_to(request.user)
        if sent and trial.has_mail_server():
            self.admin_site.record(trial.TRIED, request.user, by=request.user)
        messages.add_message(request, messages.SUCCESS if sent else messages.ERROR, words)
        return redirect("admin:outbox_job_changelist")


@home_block(order=90, permission="outbox.view_job")
def mail_and_jobs(request):
    """Silent while all is well."""
    place, jobs = reverse("admin:outbox_job_changelist"), Job.objects.in_bulk()
    rows = [
        (f"{line.label}: {line.value}", line.address or place, None)
        for line in status.lines(jobs)
        if line.is_wrong
    ]
    rows += [
        (
            _("Failed: %(job)s (%(outcome)s)") % {"job": run.label, "outcome": run.outcome},
            place,
            None,
        )
        for run in status.runs(jobs)
        if run.has_failed
    ]
    return {"title": _("Mail and regular work"), "rows": rows, "urgent": True} if rows else None
