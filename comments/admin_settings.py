"""The clinic's settings of commenting: sentences with what is set in them, and what that does."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.models import Edition
from clinic.models import Clinic
from comments.box import Commenting, closes_at, is_late
from comments.words import closed_words
from safety.models import HelpLine

CHANGE = "clinic.change_clinic"


def _said(yes, no):
    """A yes or no, as the words that complete its sentence."""
    return forms.TypedChoiceField(
        choices=[("True", yes), ("False", no)], coerce=lambda value: value == "True"
    )


class CommentingForm(forms.ModelForm):
    """Each field stands in a sentence of the page, so that it has no label of its own there.

    What it held when the page was opened goes along: whoever saves changes only what they changed.
    """

    refuse_testimonials = _said(gettext_lazy("is refused"), gettext_lazy("may be published"))
    replies_allowed = _said(gettext_lazy("may answer"), gettext_lazy("does not answer"))
    comments_searchable = _said(gettext_lazy("may show"), gettext_lazy("are asked not to show"))

    class Meta:
        model = Clinic
        fields = [
            *("comments_read_by", "comments_read_when", "comments_urgent_within"),
            *("comments_back_on", "comments_close_after", "comments_look_again_after"),
            *("comments_searchable", "refuse_testimonials", "replies_allowed"),
            *("hold_after_reports", "complaints", "comments_digest", "staff_support"),
        ]
        widgets = {
            "comments_back_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "complaints": forms.Textarea(attrs={"rows": 3}),
            "staff_support": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.show_hidden_initial = True
            field.help_text = ""  # the sentence says it, and nothing may point to what is not there
            label = Clinic._meta.get_field(name).verbose_name
            field.widget.attrs["aria-label"] = label[:1].upper() + label[1:]

    def save(self):
        """Only what this person changed, so that two who change different things both succeed."""
        clinic = self.instance
        clinic.save(update_fields=None if clinic._state.adding else self.changed_data)
        return clinic


@require_http_methods(["GET", "HEAD", "POST"])
def commenting_settings(request):
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    form = CommentingForm(
        request.POST if request.method == "POST" else None, instance=Clinic.current()
    )
    if request.method == "POST" and form.is_valid():
        if form.changed_data:
            with transaction.atomic():
                changed = sorted(form.changed_data)
                # The evidence tells from these what the policy was on any day.
                before = {name: _plain(form.initial[name]) for name in changed}
                admin.site.record(
                    "change", form.save(), by=request.user, fields=changed, before=before
                )
        messages.success(request, _("Saved."))
        return redirect("admin:comments_comment_settings")
    context = {
        **admin.site.each_context(request),
        "title": _("Commenting"),
        "form": form,
        **_effects(Clinic.current()),
    }
    return render(request, "admin/comments/settings.html", context)


def _plain(value):
    return value if isinstance(value, bool | int) else str(value or "")


def _effects(clinic):
    """What is saved now, in the words that readers meet."""
    now = timezone.now()
    public = Edition.objects.public().filter(article__comments_open=True)
    taking = public.alias(closes=closes_at(clinic)).filter(closes__gt=now)
    lines = HelpLine.objects.for_clinic()
    return {
        "clinic": clinic,
        "is_away": bool(clinic.comments_back_on and timezone.localdate() < clinic.comments_back_on),
        "is_late": is_late(clinic),
        "words_when_away": closed_words(Commenting.AWAY, clinic) if clinic.comments_back_on else "",
        "words_when_late": closed_words(Commenting.LATE, clinic),
        "words_when_closed": closed_words(Commenting.CLOSED, clinic),
        "articles": public.count(),
        "articles_taking": taking.count(),
        "own_days": public.filter(article__comments_close_after__isnull=False).count(),
        "lines": lines.count(),
        "lines_due": lines.due_for_check().count(),
    }
