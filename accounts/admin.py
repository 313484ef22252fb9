from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import closing
from accounts.models import User
from clinic.admin_site import AuditedAdmin
from clinic.exceptions import Refused

# The roles are set in code (accounts.roles), so that every clinic's are the same.
admin.site.unregister(Group)


class LanguageForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["language"]
        widgets = {"language": forms.RadioSelect}


@admin.register(User)
class UserAdmin(AuditedAdmin, StockUserAdmin):
    """Accounts are closed, never deleted, at a page of their own that says what was open."""

    list_display = ["username", "first_name", "last_name", "email", "roles", "is_active"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = []
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Role"), {"fields": ["groups"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": [
                    *("username", "first_name", "last_name", "email", "groups"),
                    *("usable_password", "password1", "password2"),
                ],
            },
        )
    ]

    @admin.display(description=_("roles"))
    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all())

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Roles are boxes of one set, which the wrapper that offers to add a role would hide."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "groups":
            field.widget = field.widget.widget
        return field

    def has_change_permission(self, request, obj=None):
        """Whoever may do less must not set a superuser's password."""
        beyond = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not beyond

    def get_readonly_fields(self, request, obj=None):
        """Nobody gives themselves another role."""
        own = ["groups"] if obj == request.user else []
        return [*self.readonly_fields, *own]

    def get_urls(self):
        own = self.admin_site.admin_view(self.language_view)
        return [
            path("language/", own, name="accounts_user_language"),
            *self._ways_to_decide(),
            *super().get_urls(),
        ]

    def language_view(self, request):
        """Everybody chooses their own, whatever else they may do with accounts."""
        form = LanguageForm(request.POST or None, instance=request.user)
        if request.method == "POST" and form.is_valid():
            if form.has_changed():
                form.save()
                self.log_change(request, request.user, gettext("Chose the language of the desk."))
            return redirect("admin:index")
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("The language of the desk"),
            "form": form,
        }
        return render(request, "admin/accounts/language.html", context)

    # -- Closing and opening again -------------------------------------------------------------

    def _ways_to_decide(self):
        return [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(view),
                name=f"accounts_user_{name}",
            )
            for name, view in [("close", self.close_view), ("reopen", self.reopen_view)]
        ]

    def close_view(self, request, pk):
        words = {
            "title": gettext("Close the account of %s"),
            "done": gettext("The account of %s is closed."),
            "button": gettext("Close the account"),
        }
        return self._decide(request, pk, closing.close, words, closes=True)

    def reopen_view(self, request, pk):
        words = {
            "title": gettext("Open the account of %s again"),
            "done": gettext("The account of %s is open again."),
            "button": gettext("Open it again"),
        }
        return self._decide(request, pk, closing.reopen, words, closes=False)

    def _decide(self, request, pk, act, words, *, closes):
        """A GET asks, the POST acts."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        user = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        refusal = None
        if request.method == "POST":
            try:
                act(user, by=request.user)
            except Refused as error:
                refusal = str(error)
            else:
                messages.success(request, words["done"] % user)
                return redirect("admin:accounts_user_change", pk)
        context = {
            **self.admin_site.each_context(request),
            "title": words["title"] % user,
            "button": words["button"],
            "closes": closes,
            "open_things": closing.open_things(user) if closes else [],
            "refusal": refusal,
            "account": user,
            "opts": self.opts,
        }
        status = 409 if refusal else 200
        return render(request, "admin/accounts/close.html", context, status=status)

    def save_model(self, request, obj, form, change):
        obj.is_staff = True  # there are no other accounts
        super().save_model(request, obj, form, change)
