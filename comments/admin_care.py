"""A word for the next moderator: written and read over the queue."""

from django import forms
from django.contrib import messages
from django.core.validators import MaxLengthValidator
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from clinic.exceptions import Refused
from comments import care
from comments.admin_views import attempt, moderators_only, page, status_of
from comments.shifts import HandOver

QUEUE = "admin:comments_comment_changelist"


class HandOverForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What should the next one know?"),
        help_text=gettext_lazy(
            "For example what is still open, and whom you have asked. Please use no words of a "
            "comment and nobody's name: it stands over the queue until a colleague has read it, "
            "and is deleted after 30 days."
        ),
        # Not `max_length`: with it browsers cut what is pasted, without a word.
        validators=[MaxLengthValidator(care.LONGEST)],
        widget=forms.Textarea(attrs={"rows": 5}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def hand_over(request):
    form = HandOverForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if attempt(form, lambda: care.hand_over(by=request.user, text=text)):
            messages.success(request, _("It stands over the queue for your colleagues."))
            return redirect(QUEUE)
    title = _("A note for the next")
    return page(request, "hand_over", status=status_of(form), title=title, form=form)


@require_POST
@moderators_only
def read(request, pk):
    note = get_object_or_404(HandOver, pk=pk)
    try:
        care.take_over(note, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(QUEUE)
