"""Comments on the desk. Stock editing is closed: a comment's words are nobody's to change here."""

from django.contrib import admin
from django.db.models import Count, DateField
from django.db.models.functions import TruncWeek
from django.urls import path, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Edition
from clinic import charts
from clinic.admin_site import ReadOnlyAdmin, home_block, home_chart
from comments import (
    admin_bursts,
    admin_care,
    admin_comment,
    admin_queue,
    admin_records,
    admin_redaction,
    admin_replies,
)
from comments.admin_settings import commenting_settings
from comments.admin_views import MODERATE
from comments.models import Comment, ReplyTemplate
from comments.queue import Lanes, number


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    """Its pages are our own; what is stock about it is the search of the whole desk."""

    actions = None
    search_fields = ["text", "nickname"]
    whole_list = {"state": "all"}

    def get_queryset(self, request):
        return Comment.objects.in_lanes()

    def get_ordering(self, request):
        return ["lane", "submitted_at", "pk"]

    def found_as(self, comment):
        return Truncator(f"{comment.nickname}: {comment.text}").chars(100)

    def has_module_permission(self, request):
        return request.user.has_perm(MODERATE)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(MODERATE)

    def get_urls(self):
        def own(address, view, name, **kwargs):
            view = self.admin_site.admin_view(view)
            return path(address, view, kwargs, name=f"comments_comment_{name}")

        return [
            own("settings/", commenting_settings, "settings"),
            own("news/", admin_queue.news, "news"),
            own("records/", admin_records.records, "records"),
            own("records/evidence/", admin_records.export, "evidence"),
            own("records/<str:asked>/", admin_records.summary, "summary"),
            own("hand-over/", admin_care.hand_over, "hand-over"),
            own("hand-over/<int:pk>/read/", admin_care.read, "hand-over-read"),
            own("bursts/", admin_bursts.bursts, "bursts"),
            own("bursts/<int:pk>/restore/", admin_bursts.restore, "restore"),
            own("<int:pk>/decide/", admin_comment.decide, "decide"),
            own("<int:pk>/undo/", admin_comment.undo, "undo"),
            own("<int:pk>/presence/", admin_comment.presence, "presence"),
            own("<int:pk>/redact/", admin_redaction.redact, "redact"),
            own("<int:pk>/burst/", admin_bursts.burst, "burst"),
            own("<int:pk>/reply/", admin_replies.reply, "reply"),
            own("<int:pk>/withdraw/", admin_replies.withdraw, "withdraw"),
            *(
                own(f"<int:pk>/{name}/", admin_comment.use, name, tool=name)
                for name in admin_comment.TOOLS
            ),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        return admin_queue.queue(request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return admin_comment.look(request, number(object_id))


admin.site.register(ReplyTemplate, admin_replies.ReplyTemplateAdmin)


@home_block(order=10, permission=MODERATE)
def waiting_comments(request):
    lanes, queue = Lanes.counted(), reverse("admin:comments_comment_changelist")
    reported = Comment.objects.reported().count()
    rows = [
        (_("Urgent comments"), queue, lanes.urgent),
        (_("Comments to decide about"), queue, lanes.unread + lanes.ordinary),
        (_("Comments that look like spam"), queue, lanes.like_spam),
        (_("Public comments that readers reported"), f"{queue}?state=reported", reported),
    ]
    return {
        "title": _("Comments"),
        "rows": [row for row in rows if row[2]],
        "urgent": bool(lanes.urgent),
        "empty": _("Nothing is waiting."),
    }


@home_chart(order=20, permission="feedback.view_report")
def comments_received(request):
    """For moderators all but spam; for authors those under their own articles that are public."""
    comments = Comment.objects.filter(submitted_at__date__gte=charts.since(), by_staff=None)
    if charts.sees_everything(request.user):
        comments = comments.exclude(state=Comment.State.SPAM)
    else:
        mine = Edition.objects.by_person(request.user)
        comments = comments.public().filter(article__in=mine.values("article"))
    weeks = comments.annotate(week=TruncWeek("submitted_at", output_field=DateField()))
    per_week = weeks.order_by().values_list("week").annotate(Count("pk"))
    return charts.Chart(_("Comments"), per_week)
