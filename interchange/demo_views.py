"""The administrators' page that takes the demo off again."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from clinic.admin_site import Row, home_block
from clinic.exceptions import Refused
from interchange import demo_removal

ADMINISTERS = "accounts.change_user"


@admin.site.admin_view
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request):
    """A GET lists what goes and what stays; a POST with the word typed acts."""
    if not request.user.has_perm(ADMINISTERS):
        raise PermissionDenied
    refusal = None
    if request.method == "POST":
        try:
            if request.POST.get("typed", "").strip().casefold() != _word().casefold():
                raise Refused(_("Please type the word “%s”. Nothing was removed.") % _word())
            demo_removal.remove(by=request.user)
        except Refused as error:
            refusal = str(error)
        else:
            messages.success(request, _("The demo is removed."))
            return redirect("admin:index")
    context = {
        **admin.site.each_context(request),
        "title": _("Remove the demo clinic"),
        "removal": demo_removal.look(),
        "word": _word(),
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "admin/interchange/remove_demo.html", context, status=status)


def _word():
    """What is typed to confirm it."""
    return _("remove")


@home_block(order=90, permission=ADMINISTERS)
def the_demo(request):
    run = demo_removal.run_of_the_demo()
    if run is None:
        return None
    row = Row(_("Look at what it brought, and remove it"), reverse("demo:remove"))
    return {"title": _("The demo clinic is loaded"), "rows": [row]}
