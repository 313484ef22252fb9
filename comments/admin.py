"""The moderators' queue. Stock editing is closed: a comment's words are nobody's to change here."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, DateField, Q
from django.db.models.functions import TruncWeek
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.models import Edition
from clinic import charts
from clinic.admin_site import ReadOnlyAdmin, home_block, home_chart
from clinic.exceptions import Refused
from clinic.models import Clinic
from comments import actions
from comments.forms import DecisionForm
from comments.models import Comment
from safety.help import lines_for

MODERATE = "comments.moderate_comment"
# The button's name, what stands on it, and what it does with the form's data.
VERBS = {
    "approve": (
        gettext_lazy("Publish it"),
        lambda comment, by, data: actions.approve(comment, by=by, reasons=data["reasons"]),
    ),
    "reject": (
        gettext_lazy("Reject it"),
        lambda comment, by, data: actions.reject(
            comment, by=by, reasons=data["reasons"], note=data["note"]
        ),
    ),
    "withhold": (
        gettext_lazy("Withhold it, with support"),
        lambda comment, by, data: actions.withhold(
            comment, by=by, reasons=data["reasons"], note=data["note"]
        ),
    ),
    "spam": (
        gettext_lazy("It is spam"),
        lambda comment, by, data: actions.mark_spam(comment, by=by),
    ),
    "close": (
        gettext_lazy("Close it"),
        lambda comment, by, data: actions.close(
            comment, by=by, outcome=data["outcome"], note=data["note"]
        ),
    ),
    "hold": (
        gettext_lazy("Back into the queue"),
        lambda comment, by, data: actions.hold(comment, by=by, note=data["note"]),
    ),
}


def verbs_for(comment, user):
    """Which buttons this person sees; the server asks again when one is pressed."""
    if comment.state in actions.REOPENED_FROM:
        return ["hold"]
    if comment.state not in Comment.WAITING:
        return []
    if comment.level >= Comment.NEVER_APPROVED:
        return ["close"]
    may_approve = not comment.is_urgent or user.has_perm("comments.approve_urgent")
    return [*(["approve"] if may_approve else []), "reject", "withhold", "spam"]


class StateFilter(admin.SimpleListFilter):
    """What is waiting, unless asked otherwise."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        reported = ("reported", _("Public, and reported by readers"))
        return [("all", _("All")), reported, *Comment.State.choices]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        return [first | {"display": _("To decide")}, *others]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset.filter(state__in=Comment.WAITING)
        if self.value() == "reported":
            return queryset.filter(pk__in=Comment.objects.reported())
        return queryset if self.value() == "all" else queryset.filter(state=self.value())


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    actions = None
    list_filter = [StateFilter]
    list_select_related = ["article", "signs"]
    search_fields = ["text", "nickname"]
    sortable_by = ()
    whole_list = {"state": "all"}

    def get_queryset(self, request):
        danger = Count("reports", filter=Q(reports__why="danger"))
        return super().get_queryset(request).annotate(reported=Count("reports"), danger=danger)

    def found_as(self, comment):
        return Truncator(f"{comment.nickname}: {comment.text}").chars(100)

    def has_module_permission(self, request):
        return request.user.has_perm(MODERATE)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(MODERATE)

    def get_ordering(self, request):
        return Comment.objects.waiting().query.order_by

    def get_urls(self):
        decide = self.admin_site.admin_view(self.decide_view)
        return [
            path("<int:pk>/decide/", decide, name="comments_comment_decide"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": _("Comments"), **(extra_context or {})})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            raise PermissionDenied
        comment = get_object_or_404(self.get_queryset(request), pk=_number(object_id))
        return self._page(request, comment, DecisionForm(comment=comment))

    @method_decorator(require_POST)
    def decide_view(self, request, pk):
        if not self.has_view_permission(request):
            raise PermissionDenied
        comment = get_object_or_404(self.get_queryset(request), pk=pk)
        form = DecisionForm(request.POST, comment=comment)
        _label, act = VERBS.get(request.POST.get("verb"), (None, None))
        if act and form.is_valid():
            try:
                decided = act(comment, request.user, form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, str(refusal))
                comment.refresh_from_db()
            else:
                messages.success(
                    request, _("Done: the comment is “%s”.") % decided.get_state_display()
                )
                return redirect("admin:comments_comment_changelist")
        return self._page(request, comment, form)

    def _page(self, request, comment, form):
        decisions = comment.decisions.select_related("by")
        context = {
            **self.admin_site.each_context(request),
            "title": _("A comment to decide about")
            if comment.state in Comment.WAITING
            else _("A comment"),
            "opts": self.opts,
            "comment": comment,
            "form": form,
            "verbs": [(name, VERBS[name][0]) for name in verbs_for(comment, request.user)],
            "decisions": decisions,
            "earlier": comment.earlier.order_by("-number"),
            "reports": comment.reports.order_by("-level", "-pk"),
        }
        if comment.level >= Comment.NEVER_APPROVED:
            context["help_lines"] = lines_for(Clinic.current().country)
        return TemplateResponse(request, "admin/comments/comment/decide.html", context)


def _number(text):
    """The id in an address, or one that no row has."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0


@home_block(order=10, permission=MODERATE)
def waiting_comments(request):
    waiting = Comment.objects.waiting().order_by()
    like_spam = Q(level__lt=2, signs__suspect=True)
    counts = waiting.aggregate(
        all=Count("pk"),
        urgent=Count("pk", filter=Q(level__gte=2)),
        like_spam=Count("pk", filter=like_spam),
    )
    urgent, queue = counts["urgent"], reverse("admin:comments_comment_changelist")
    reported = Comment.objects.reported().count()
    rows = [
        (_("Urgent comments"), queue, urgent),
        (_("Comments to decide about"), queue, counts["all"] - urgent - counts["like_spam"]),
        (_("Comments that look like spam"), queue, counts["like_spam"]),
        (_("Public comments that readers reported"), f"{queue}?state=reported", reported),
    ]
    return {
        "title": _("Comments"),
        "rows": [row for row in rows if row[2]],
        "urgent": bool(urgent),
        "empty": _("Nothing is waiting."),
    }


@home_chart(order=20, permission="feedback.view_report")
def comments_received(request):
    """For moderators all but spam; for authors those under their own articles that are public."""
    comments = Comment.objects.filter(submitted_at__date__gte=charts.since())
    if charts.sees_everything(request.user):
        comments = comments.exclude(state=Comment.State.SPAM)
    else:
        mine = Edition.objects.by_person(request.user)
        comments = comments.public().filter(article__in=mine.values("article"))
    weeks = comments.annotate(week=TruncWeek("submitted_at", output_field=DateField()))
    per_week = weeks.order_by().values_list("week").annotate(Count("pk"))
    return charts.Chart(_("Comments"), per_week)
