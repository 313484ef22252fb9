"""The same advertising many times: seen by its examples, called spam in one go, and put back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clinic.exceptions import Refused
from comments import bursts as verbs
from comments.admin_views import (
    about_a_comment,
    attempt,
    moderators_only,
    page,
    posted,
    status_of,
)
from comments.desk import Burst
from comments.desk_forms import BurstForm
from comments.queue import Queue


@require_http_methods(["GET", "HEAD", "POST"])
@about_a_comment
def burst(request, comment):
    """Ten examples, and what is set apart; nothing is done before somebody says they read them."""
    form = BurstForm(posted(request), comment=comment, user=request.user)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: verbs.mark_burst(comment, by=request.user))
        if done is not None:
            marked, _set_apart = done
            words = ngettext(
                "%(n)s comment is spam now. You can put it back for 30 days.",
                "%(n)s comments are spam now. You can put them back for 30 days.",
                marked,
            )
            messages.success(request, words % {"n": marked})
            return redirect("admin:comments_comment_bursts")
    return page(
        request,
        "comment/burst",
        status=status_of(form),
        title=_("Spam that came many times"),
        comment=comment,
        form=form,
        burst=verbs.burst_of(comment),
        asked=Queue.of(request).address(),
    )


@require_safe
@moderators_only
def bursts(request):
    """Those that can still be put back, the latest first."""
    since = timezone.now() - Burst.RESTORABLE_FOR
    found = Burst.objects.filter(at__gt=since).select_related("by")
    return page(request, "comment/bursts", title=_("Bursts of spam"), bursts=found)


@require_POST
@moderators_only
def restore(request, pk):
    row = get_object_or_404(Burst, pk=pk)
    try:
        restored = verbs.restore_burst(row, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Back in the queue: %(n)s.") % {"n": restored})
    return redirect("admin:comments_comment_bursts")
