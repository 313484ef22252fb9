from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from clinic.admin_site import AuditedAdmin

# The roles are set in code (accounts.roles), so that every clinic's are the same.
admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(AuditedAdmin, StockUserAdmin):
    """Accounts are closed, never deleted: untick “active”."""

    list_display = ["username", "first_name", "last_name", "email", "roles", "is_active"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = []
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Role"), {"fields": ["groups", "is_active"]}),
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

    def has_change_permission(self, request, obj=None):
        """Whoever may do less must not set a superuser's password."""
        beyond = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not beyond

    def get_readonly_fields(self, request, obj=None):
        """Nobody locks themselves out, or gives themselves another role."""
        own = ["groups", "is_active"] if obj == request.user else []
        return [*self.readonly_fields, *own]

    def save_model(self, request, obj, form, change):
        obj.is_staff = True  # there are no other accounts
        super().save_model(request, obj, form, change)
