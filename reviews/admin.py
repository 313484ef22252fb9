from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.admin import PublishedAdmin
from clinic import markup
from clinic.admin_site import ReadOnlyAdmin
from clinic.exceptions import Refused
from reviews import due
from reviews.actions import sign_page
from reviews.models import Review, canonical, content_hash


class ChecklistForm(forms.Form):
    """Which lines must be confirmed is the rule of `reviews.actions`."""

    label_suffix = ""
    checklist = forms.MultipleChoiceField(
        label=gettext_lazy("I confirm that"),
        choices=list(Review.CHECKLIST.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class ReviewedAdmin(PublishedAdmin):
    """For an entry or a question: published like any page, and signed as it stands."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_review"
        view = self.admin_site.admin_view(self.review_view)
        return [path("<int:pk>/review/", view, name=name), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        context = {"review_address": "../review/", **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def review_view(self, request, pk):
        """Shows the exact text; a POST signs it if it is still the same."""
        if not request.user.has_perm(self.publish_permission):
            raise PermissionDenied
        page = get_object_or_404(self.get_queryset(request), pk=pk)
        form = ChecklistForm(request.POST or None)
        refused = False
        if request.method == "POST" and form.is_valid():
            seen = {"seen_hash": request.POST.get("seen_hash", ""), **form.cleaned_data}
            try:
                sign_page(page, by=request.user, **seen)
            except Refused as error:
                form.add_error(None, str(error))
                refused = True
            else:
                messages.success(request, _("You have signed “%s” as it stands.") % page)
                return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Review “%s”") % page,
            "form": form,
            "page": page,
            "content": [(name, markup.clean(str(text))) for name, text in self.reading(page)],
            "seen_hash": content_hash(canonical(page.content)),
            "opts": self.opts,
        }
        return render(request, "admin/reviews/sign.html", context, status=409 if refused else 200)

    def reading(self, page):
        """What the signature covers, as (label, HTML) pairs."""
        raise NotImplementedError


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    list_display = ["signed_at", "kind", "reviewer", "reviewed_on", "next_due_on"]
    list_filter = ["kind"]
    list_select_related = ["reviewer"]
    date_hierarchy = "next_due_on"
    change_list_template = "admin/reviews/change_list.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.due_view)
        return [path("due/", view, name="reviews_review_due"), *super().get_urls()]

    def due_view(self, request):
        """What is overdue and what falls due soon, of all kinds or one."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        shown = request.GET.get("show")
        texts = {"overdue": due.overdue, "soon": due.soon}.get(shown, due.all_due)()
        kind = due.KINDS.get(request.GET.get("kind"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Reviews that are due"),
            "page": Paginator(
                [text for text in texts if kind in (None, text.kind)], self.list_per_page
            ).get_page(request.GET.get("page")),
            "shown": shown,
            "kind": kind,
            "kinds": due.KINDS.values(),
            "opts": self.opts,
        }
        return render(request, "admin/reviews/due.html", context)
