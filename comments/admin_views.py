"""What the moderators' pages share: who may see them, how a page is made, how a verb is tried."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from clinic.exceptions import Refused
from comments.deciding import undoable
from comments.letters import UNDO_WITHIN
from comments.models import Comment

MODERATE = "comments.moderate_comment"


def moderators_only(view):
    """403 for whom may not decide about comments; strangers are asked to sign in before this."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if not request.user.has_perm(MODERATE):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return wrapped


def about_a_comment(view):
    """The same, for a view about the comment whose number stands in the address."""

    @moderators_only
    @wraps(view)
    def wrapped(request, pk, *args, **kwargs):
        rows = Comment.objects.in_lanes().select_related("article", "signs", "parent")
        return view(request, get_object_or_404(rows, pk=pk), *args, **kwargs)

    return wrapped


def page(request, template, *, status=200, **context):
    context |= {"opts": Comment._meta}
    site = admin.site.each_context(request)
    return render(request, f"admin/comments/{template}.html", site | context, status=status)


def posted(request):
    """The data of a form: bound on every POST, also one without a field."""
    return request.POST if request.method == "POST" else None


def attempt(form, act):
    """Act, all or nothing. What is refused becomes an error of the form, and the answer None."""
    try:
        with transaction.atomic():
            return act()
    except Refused as refusal:
        form.refusal = refusal
        form.add_error(None, str(refusal))
    return None


def status_of(form):
    return 409 if hasattr(form, "refusal") else 200


def undo_offer(user):
    """For a page: what this person has just decided, and for how long it can be undone."""
    decision = undoable(user)
    if decision is None:
        return {}
    left = decision.at + UNDO_WITHIN - timezone.now()
    return {"undo": decision, "undo_seconds": max(0, int(left.total_seconds()))}
