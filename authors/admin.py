from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from audit.admin import PublishedAdmin
from authors.models import Author, Credential
from clinic.forms import PastDateField, WordsField


class AuthorForm(forms.ModelForm):
    specialties = WordsField(
        label=_("specialties"), required=False, help_text=_("Separated by commas.")
    )
    languages = WordsField(
        label=_("languages"),
        required=False,
        help_text=_("In which you see people, separated by commas."),
    )
    interests = WordsField(
        label=_("interests"), required=False, help_text=_("Separated by commas.")
    )


class CredentialForm(forms.ModelForm):
    class Meta:
        field_classes = {"verified_on": PastDateField}
        widgets = {
            "verified_on": PastDateField.widget,
            "expires_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }


class CredentialInline(admin.StackedInline):
    model = Credential
    form = CredentialForm
    extra = 1
    readonly_fields = ["verified_by"]

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Author)
class AuthorAdmin(PublishedAdmin):
    form = AuthorForm
    publish_permission = "authors.change_author"
    inlines = [CredentialInline]
    list_display = ["full_name", "role", "user", "public_now"]
    list_select_related = ["user"]
    search_fields = ["given_name", "family_name", "role"]
    prepopulated_fields = {"slug": ["given_name", "family_name"]}
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "honorific",
                    "given_name",
                    "family_name",
                    "post_nominals",
                    "role",
                    "photo",
                ]
            },
        ),
        (
            _("What readers learn"),
            {"fields": ["introduction", "specialties", "languages", "interests", "place"]},
        ),
        (_("How to reach"), {"fields": ["booking_url", "press_contact"]}),
        (_("On this site"), {"fields": ["slug", "user"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        """Where a code for signing goes is for those alone who give out accounts."""
        fieldsets = super().get_fieldsets(request, obj)
        if not request.user.has_perm("accounts.change_user"):
            return fieldsets
        return [*fieldsets, (_("Reviews without an account"), {"fields": ["review_email"]})]

    def get_readonly_fields(self, request, obj=None):
        """Whose account a profile belongs to decides whose name stands under a signature."""
        return [] if request.user.has_perm("accounts.change_user") else ["user"]

    def save_formset(self, request, form, formset, change):
        for credential in formset.save(commit=False):
            changed = next(f.changed_data for f in formset.forms if f.instance is credential)
            if "verified_on" in changed:
                credential.verified_by = request.user if credential.verified_on else None
            credential.save()
        formset.save_m2m()
