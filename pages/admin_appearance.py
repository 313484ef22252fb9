"""“How the site looks” on the desk: three pages, and real pages of the site as previews."""

import re

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import path, resolve, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles import reading
from clinic import theme
from clinic.admin_site import ReadOnlyAdmin
from clinic.framing import in_a_frame, with_a_frame
from clinic.models import Clinic
from pages import menu
from pages.appearance import AppearanceForm, LookForm, MenuForm, notice_forms, notices_of
from pages.models import Appearance

_SCRIPT = re.compile(rb"<script [^>]*src=[^>]*></script>")
CHANGE = "pages.change_appearance"
FORMS = {"appearance": AppearanceForm, "look": LookForm, "menu": MenuForm}


@admin.register(Appearance)
class AppearanceAdmin(ReadOnlyAdmin):
    """Stands in the desk's lists like any other kind; its pages are our own."""

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(CHANGE)

    has_module_permission = has_view_permission

    def get_urls(self):
        def own(address, view, name):
            view = self.admin_site.admin_view(_for_those_who_may(view))
            return path(address, view, name=f"pages_appearance_{name}")

        return [
            own("", appearance, "changelist"),
            own("menu/", menu_and_footer, "menu"),
            own("notices/", notices, "notices"),
            own("contrast/", contrast, "contrast"),
            own("preview/", preview, "preview"),
        ]


def _for_those_who_may(view):
    def guarded(request):
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        return view(request)

    return guarded


# -- The pages ---------------------------------------------------------------------------------


@with_a_frame
@require_http_methods(["GET", "HEAD", "POST"])
def appearance(request):
    return _page(request, "appearance", _("How the site looks"))


@with_a_frame
@require_http_methods(["GET", "HEAD", "POST"])
def menu_and_footer(request):
    return _page(request, "menu", _("Menu and footer"), seen_at_once=menu.SEEN_AT_ONCE)


@require_http_methods(["GET", "HEAD", "POST"])
def notices(request):
    clinic = Clinic.current()
    forms = notice_forms(clinic, request.POST if request.method == "POST" else None)
    if request.method == "POST" and forms.is_valid():
        if forms.has_changed():
            clinic.notices = notices_of(forms)
            with transaction.atomic():
                clinic.save(update_fields=None if clinic._state.adding else ["notices"])
                _record(clinic, request, ["notices"])
        messages.success(request, _("Saved."))
        return redirect("admin:pages_appearance_notices")
    return _show(request, "notices", _("Notices"), form=forms)


def _page(request, name, title, **more):
    """Show a form of the profile; save it, unless a button asked for something else."""
    clinic = Clinic.current()
    form = FORMS[name](
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        instance=clinic,
        label_suffix="",
    )
    is_saving = request.method == "POST" and not form.is_stepping
    if is_saving and form.is_valid():
        columns = form.columns()
        if columns:
            with transaction.atomic():
                _record(form.save(), request, columns)
        messages.success(request, _("Saved."))
        return redirect(request.path)
    return _show(request, name, title, form=form, says_errors=is_saving, **more)


def _record(clinic, request, columns):
    admin.site.record("change", clinic, by=request.user, fields=sorted(columns))


def _show(request, name, title, **context):
    tabs = [
        ("changelist", _("How the site looks")),
        ("menu", _("Menu and footer")),
        ("notices", _("Notices")),
    ]
    addresses = [(reverse(f"admin:pages_appearance_{tab}"), label) for tab, label in tabs]
    context |= {**admin.site.each_context(request), "title": title, "name": name, "tabs": addresses}
    return render(request, f"admin/pages/appearance/{name}.html", context)


# -- What it would look like -------------------------------------------------------------------


@require_safe
def contrast(request):
    """What becomes of a colour, in words, for the page's script."""
    typed = request.GET.get("accent", "")
    uses = theme.uses(theme.as_colour(typed)) if theme.is_colour(typed) else []
    return render(request, "admin/pages/appearance/_contrast.html", {"uses": uses})


@in_a_frame
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request):
    """A page of the site as a visitor would get it, with what was typed and not saved."""
    clinic = Clinic.current()
    if request.method == "POST":
        form_class = FORMS.get(request.POST.get("part"), AppearanceForm)
        form = form_class(request.POST, request.FILES, instance=clinic)
        form.is_valid()  # what is not valid is shown as it is saved
        clinic = form.as_preview()
    address = _address_of(request.POST.get("preview-of"))
    with clinic.shown():
        response = _as_a_visitor(address)
    # No script of it runs, which might count a reader, and its links lead out of the frame.
    page = _SCRIPT.sub(b"", response.content)
    response.content = page.replace(b"<head>", b'<head>\n<base target="_blank">', 1)
    response["Cache-Control"] = "no-store"
    return response


def _address_of(wanted):
    if wanted == "article":
        edition = reading.cards(translation.get_language()).first()
        if edition:
            return edition.get_absolute_url()
    return reverse("pages:home")


def _as_a_visitor(address):
    visitor = HttpRequest()
    visitor.method, visitor.path, visitor.path_info = "GET", address, address
    visitor.resolver_match = match = resolve(address)
    return match.func(visitor, *match.args, **match.kwargs)
