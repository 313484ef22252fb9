from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.models import Topic
from clinic.admin_site import ReadOnlyAdmin
from clinic.models import Clinic
from digest import actions
from digest.models import Stopped, Subscriber
from outbox.models import Message

# After so many tries an address is refused for good, most likely.
REFUSED_AFTER = 3
SHOWN = 50


class AddressForm(forms.Form):
    email = forms.EmailField(label=gettext_lazy("E-mail address"))


@admin.register(Subscriber)
class SubscriberAdmin(ReadOnlyAdmin):
    """Numbers in place of a list: nobody needs to look through the addresses."""

    def get_urls(self):
        places = [("", self.changelist_view, "changelist")]
        places += [
            (f"{verb}/", require_POST(getattr(self, f"{verb}_view")), verb)
            for verb in ("stop", "erase")
        ]
        return [
            path(where, self.admin_site.admin_view(view), name=f"digest_subscriber_{name}")
            for where, view, name in places
        ]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return self._page(request, AddressForm(auto_id="id_stop_%s"), AddressForm())

    def stop_view(self, request):
        return self._act(
            request, "stop", actions.never_write_to, _("This address is never written to again.")
        )

    def erase_view(self, request):
        done = _("Nothing is kept of this address any more.")
        return self._act(request, "erase", actions.forget_address, done)

    def _act(self, request, verb, act, done):
        """The answer is the same whether the address was known or not."""
        if not request.user.has_perm("digest.change_subscriber"):
            raise PermissionDenied
        form = AddressForm(request.POST, auto_id=f"id_{verb}_%s")
        if not form.is_valid():
            other = AddressForm(auto_id="id_%s")
            forms_shown = (form, other) if verb == "stop" else (other, form)
            return self._page(request, *forms_shown)
        act(form.cleaned_data["email"], by=request.user)
        messages.success(request, done)
        return redirect("admin:digest_subscriber_changelist")

    def _page(self, request, stop_form, erase_form):
        confirmed = Q(confirmed_at__isnull=False)
        counts = Subscriber.objects.aggregate(
            confirmed=Count("pk", filter=confirmed), asked=Count("pk", filter=~confirmed)
        )
        letters = Message.objects.filter(bulk=True, sent_at=None)
        refused = letters.filter(attempts__gte=REFUSED_AFTER, held_up=False).order_by("pk")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Word to the readers"),
            "rhythm": Clinic.current().get_readers_digest_display(),
            "counts": counts,
            "topics": _by_topic(),
            "stopped": Stopped.objects.count(),
            "waiting": letters.count(),
            "refused": refused[:SHOWN],
            "may_change": request.user.has_perm("digest.change_subscriber"),
            "stop_form": stop_form,
            "erase_form": erase_form,
            "opts": self.opts,
        }
        return render(request, "admin/digest/subscribers.html", context)


def _by_topic():
    """How many chose each topic; who chose none hears of all."""
    chosen = Subscriber.objects.filter(confirmed_at__isnull=False, topics__isnull=False)
    counted = dict(chosen.order_by().values_list("topics").annotate(Count("pk")))
    names = Topic.objects.filter(pk__in=counted)
    return [(topic, counted[topic.pk]) for topic in names]
