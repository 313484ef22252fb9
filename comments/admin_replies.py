"""Replying to a comment from the desk: choose, see it as readers will, tick, publish."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clinic.admin_site import AuditedAdmin
from clinic.exceptions import Refused
from comments import replies
from comments.admin_views import MODERATE, about_a_comment, attempt, page, status_of
from comments.models import Comment
from comments.reply_forms import ReplyForm, TemplateForm
from comments.reply_words import VALUES


@about_a_comment
def reply(request, comment):
    """Each press of a button shows the page again with what was typed, until it is published."""
    if not replies.replies_are_on():
        raise Http404
    form = ReplyForm(request.POST or None, comment=comment, user=request.user)
    if request.method != "POST":
        return _show(request, comment, form)
    if not form.is_valid():
        return _show(request, comment, form)
    data = form.cleaned_data
    draft = attempt(form, lambda: _draft(comment, request.user, data))
    if draft is None:
        return _show(request, comment, form)
    if "own" in request.POST and request.user.has_perm(replies.FREE_TEXT):
        kept = {"text": draft.text, "named": "me" if data.get("named") else ""}
        return _show(request, comment, ReplyForm(initial=kept, comment=comment, user=request.user))
    if "publish" in request.POST:
        if data["seen"] != replies.seal(draft.text):
            form.add_error(None, _("The words have changed. Please read them once more."))
        elif attempt(form, lambda: _publish(comment, request.user, data)) is not None:
            messages.success(request, _("Published. Readers see it now."))
            return redirect("admin:comments_comment_change", comment.pk)
    return _show(request, comment, form, draft)


def _draft(comment, user, data):
    template = data["template"]
    text = replies.fill(template, comment) if template else data["text"].strip()
    return replies.draft(comment, by=user, text=text, named=data.get("named", False))


def _publish(comment, user, data):
    return replies.publish_reply(
        comment,
        by=user,
        template=data["template"],
        text=data.get("text", ""),
        named=data.get("named", False),
        confirmed=data["confirmed"],
        nonce=data["nonce"] and str(data["nonce"]),
    )


def _show(request, comment, form, draft=None):
    context = {
        "title": _("Reply to a comment"),
        "comment": comment,
        "form": form,
        "why_not": replies.why_not(comment),
        "may_write": request.user.has_perm(replies.FREE_TEXT),
    }
    if draft:
        context |= {
            "draft": draft,
            "seal": replies.seal(draft.text),
            "findings": replies.findings(comment, draft.text),
        }
    return page(request, "comment/reply", status=status_of(form), **context)


@require_POST
@about_a_comment
def withdraw(request, comment):
    try:
        replies.withdraw_reply(comment, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Withdrawn. Readers do not see it any more."))
    return redirect("admin:comments_comment_change", comment.parent_id or comment.pk)


def box(comment, user):
    """What a comment's page says of replies: those that there are, and the way to another."""
    given = list(
        Comment.objects.filter(parent=comment, by_staff__isnull=False)
        .select_related("by_staff")
        .order_by("pk")
    )
    on, why_not = replies.replies_are_on(), replies.why_not(comment)
    return {
        "comment": comment,
        "given": given,
        "shown": given or comment.by_staff_id or (on and comment.state == Comment.State.APPROVED),
        "way": reverse("admin:comments_comment_reply", args=[comment.pk])
        if on and not why_not
        else "",
        "why_not": why_not,
    }


class ReplyTemplateAdmin(AuditedAdmin):
    """The templates. Where the practice does not reply, there is no trace of them."""

    form = TemplateForm
    list_display = ["name", "language", "offered"]
    list_filter = ["language", "offered"]
    search_fields = ["name", "text"]
    fields = ["name", "language", "text", "offered"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        names = ", ".join(f"{{{name}}}" for name in VALUES)
        text = _("Kind and plain, to all readers. These are filled in: %s.") % names
        kwargs["help_texts"] = {"text": text}
        return super().get_form(request, obj, change=change, **kwargs)

    def has_module_permission(self, request):
        return request.user.has_perm(MODERATE) and replies.replies_are_on()

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and replies.replies_are_on()

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and replies.replies_are_on()

    def has_add_permission(self, request):
        return super().has_add_permission(request) and replies.replies_are_on()
