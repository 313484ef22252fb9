"""The desk's page of the links that lead nowhere, and of those that lead elsewhere by now."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clinic.admin_site import ReadOnlyAdmin, home_block
from clinic.models import Clinic
from clinic.network import TooMany, limit
from discovery import checking, outside
from discovery.models import OutsideLink

State = OutsideLink.State
SHOWN = (State.DEAD, State.MOVED, State.FAILING, State.UNSURE)
PER_PAGE = 25
CHECK = "discovery.change_outsidelink"
CHECKS_AN_HOUR = 60


@admin.register(OutsideLink)
class OutsideLinkAdmin(ReadOnlyAdmin):
    is_searched_with_all = False

    def get_urls(self):
        def address(route, view, name):
            view = self.admin_site.admin_view(view)
            return path(route, view, name=f"discovery_outsidelink_{name}")

        return [
            address("", require_safe(self.list_view), "changelist"),
            address("<int:pk>/check/", require_POST(self.check_view), "check"),
        ]

    def list_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        seen = outside.seen_by(request.user)
        counts = dict(seen.order_by().values_list("state").annotate(Count("pk")))
        chosen = request.GET.get("state")
        state = State(chosen) if chosen in SHOWN else State.DEAD
        links = seen.filter(state=state).order_by("address")
        page = Paginator(links, PER_PAGE).get_page(request.GET.get("page"))
        uses = outside.uses_of([link.pk for link in page], request.user)
        is_on = Clinic.current().check_outside_links
        context = {
            **self.admin_site.each_context(request),
            "title": _("Links to other sites"),
            "opts": self.opts,
            "tabs": [(one, counts.get(one, 0)) for one in SHOWN],
            "total": sum(counts.values()),
            "unchecked": counts.get(State.UNCHECKED, 0),
            "state": state,
            "page": page,
            "rows": [(link, uses[link.pk]) for link in page],
            "is_on": is_on,
            "may_check": is_on and request.user.has_perm(CHECK),
        }
        return render(request, "admin/discovery/links.html", context)

    def check_view(self, request, pk):
        """Ask now. Where the clinic asks nobody, neither does a click."""
        if not request.user.has_perm(CHECK):
            raise PermissionDenied
        link = get_object_or_404(outside.seen_by(request.user), pk=pk)
        place = reverse("admin:discovery_outsidelink_changelist") + f"?state={link.state}"
        if not Clinic.current().check_outside_links:
            messages.error(request, _("The clinic's profile says that no other site is asked."))
            return HttpResponseRedirect(place)
        try:
            limit(f"check-link:{request.user.pk}", most=CHECKS_AN_HOUR, seconds=60 * 60)
        except TooMany as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(place)
        if link := checking.check_one(link):
            said = [link.get_state_display(), link.get_problem_display()]
            words = {"address": link.address, "answer": ". ".join(filter(None, map(str, said)))}
            messages.info(request, _("%(address)s: %(answer)s") % words)
        return HttpResponseRedirect(place)


@home_block(order=72, permission="discovery.view_outsidelink")
def dead_links(request):
    seen = outside.seen_by(request.user)
    counts = dict(seen.order_by().values_list("state").annotate(Count("pk")))
    place = reverse("admin:discovery_outsidelink_changelist")
    rows = [
        (state.label, f"{place}?state={state}", counts[state])
        for state in (State.DEAD, State.MOVED)
        if state in counts
    ]
    return {"title": _("Links to other sites"), "rows": rows} if State.DEAD in counts else None
