"""Taking parts out of a comment: the form, and what readers will see."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comments import deciding
from comments.admin_comment import place
from comments.admin_views import about_a_comment, attempt, page, posted, status_of
from comments.desk_forms import RedactForm
from comments.queue import Queue
from comments.removal import shown


@require_http_methods(["GET", "HEAD", "POST"])
@about_a_comment
def redact(request, comment):
    """The first press shows what readers will see, the second does it."""
    form = RedactForm(posted(request), comment=comment, user=request.user)
    asked, redacted = Queue.of(request), None
    if request.method == "POST" and form.is_valid():
        data = {
            name: form.cleaned_data[name] for name in ("text", "without_name", "reasons", "note")
        }
        tried = "remove" not in request.POST
        redacted = attempt(form, lambda: _redact(comment, request.user, data, tried=tried))
        if redacted and not tried:
            messages.success(request, _("Done. The writer's own words stay on record."))
            return redirect(place(comment, asked))
    return page(
        request,
        "comment/redact",
        status=status_of(form),
        title=_("Take parts out"),
        comment=comment,
        form=form,
        preview=redacted and shown(redacted.text),
        name=redacted and redacted.shown_name,
        asked=asked.address(),
    )


def _redact(comment, by, data, *, tried):
    """The comment as it becomes; where that is only tried, nothing of it stays."""
    redacted = deciding.redact(comment, by=by, **data)
    transaction.set_rollback(tried)
    return redacted
