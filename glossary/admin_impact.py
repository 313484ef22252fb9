"""Before an entry is saved, published or taken off: which texts would change, and how."""

from functools import partial

from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from clinic.exceptions import Refused
from glossary import impact

SEEN, BACK, PAGE, LEAVE = "_impact_seen", "_impact_back", "_impact_page", "leave"
_NOT_CARRIED = {"csrfmiddlewaretoken", SEEN, BACK, PAGE, LEAVE}


class ImpactAdmin:
    """The change is tried and rolled back, so that what is shown is exactly what would happen.

    The page in between carries the form along as it was typed, and needs no script.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        save = partial(super().changeform_view, request, object_id, form_url, extra_context)
        if request.method != "POST" or object_id is None:
            return save()
        if BACK in request.POST:
            request.refusal = _("Nothing is saved yet. This is the form as you left it.")
            return save()
        entry = self.get_object(request, object_id)
        # A file cannot be carried along.
        if entry is None or request.FILES or not self.has_change_permission(request, entry):
            return save()
        if SEEN in request.POST:
            return self._with_exceptions(request, entry, save)
        tried = self._try(request, entry, save)
        return tried if tried is not None else save()

    def _decide(self, request, pk, verb, done):
        decide = partial(super()._decide, request, pk, verb, done)
        if not request.user.has_perm(self.publish_permission):
            return decide()  # which refuses
        entry = get_object_or_404(self.get_queryset(request), pk=pk)
        if SEEN in request.POST:
            return self._with_exceptions(request, entry, decide)
        act = partial(getattr(entry, verb), by=request.user)
        tried = self._try(request, entry, act, verb=verb)
        return tried if tried is not None else decide()

    def message_user(self, request, message, *args, **kwargs):
        if not getattr(request, "is_tried_only", False):
            super().message_user(request, message, *args, **kwargs)

    def _try(self, request, entry, act, *, verb="save"):
        """Act, look and roll back: the page that asks, or None where no text is touched."""
        before, request.is_tried_only, page = impact.Before(entry), True, None
        try:
            with transaction.atomic():
                response = act()
                # What the form finds wrong is shown by trying again.
                if getattr(response, "status_code", 302) == 302:
                    change = before.change(request.user)
                    if change.count + change.hidden:
                        page = self._ask(request, entry, change, verb)
                transaction.set_rollback(True)
        except Refused:
            pass
        finally:
            request.is_tried_only = False
        return page

    def _with_exceptions(self, request, entry, act):
        with transaction.atomic():
            response = act()
            if response.status_code == 302:
                impact.leave_unexplained(entry, request.POST.getlist(LEAVE), by=request.user)
        return response

    def _ask(self, request, entry, change, verb):
        asked = request.POST.get(PAGE, "1")
        number = min(int(asked), change.pages) if asked.isdecimal() and int(asked[:9]) else 1
        touched = change.page(max(number, 1))
        ticked = request.POST.getlist(LEAVE)
        here = {each.text.exception for each in touched}
        context = {
            **self.admin_site.each_context(request),
            "title": _("What “%s” would change") % entry,
            "change": change,
            "touched": touched,
            "number": number,
            "ways": [
                (other, words)
                for other, words in [(number - 1, _("Previous")), (number + 1, _("Next"))]
                if 1 <= other <= change.pages
            ],
            "ticked": ticked,
            "ticked_elsewhere": [exception for exception in ticked if exception not in here],
            "carried": [
                (name, value)
                for name, values in request.POST.lists()
                if name not in _NOT_CARRIED
                for value in values
            ],
            "verb": verb,
            "opts": self.opts,
            "original": entry,
        }
        return render(request, "admin/glossary/impact.html", context)
