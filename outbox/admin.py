from datetime import timedelta

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from clinic.admin_site import ReadOnlyAdmin, home_block
from outbox.models import Job, Message


@admin.register(Message)
class MessageAdmin(ReadOnlyAdmin):
    list_display = ["subject", "to", "created_at", "sent_at", "attempts", "error"]
    list_filter = [("sent_at", admin.EmptyFieldListFilter)]
    search_fields = ["to", "subject"]


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    list_display = ["name", "started_at", "finished_at", "ok", "outcome"]


@home_block(order=90, permission="outbox.view_message")
def mail_and_jobs(request):
    """Silent while all is well."""
    waiting = Message.objects.filter(sent_at=None)
    late = waiting.filter(created_at__lt=timezone.now() - timedelta(minutes=15)).count()
    mails = reverse("admin:outbox_message_changelist") + "?sent_at__isempty=1"
    rows = [(_("Mails that could not be sent yet"), mails, late)] if late else []
    rows += [
        (
            _("Failed: %(job)s (%(outcome)s)") % {"job": job.name, "outcome": job.outcome},
            reverse("admin:outbox_job_changelist"),
            None,
        )
        for job in Job.objects.filter(ok=False)
    ]
    return {"title": _("Mail and regular work"), "rows": rows, "urgent": True} if rows else None
