"""The pages of the guided set-up, for administrators."""

from functools import wraps

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clinic.framing import with_a_frame
from clinic.models import Clinic
from interchange.models import SetUp
from interchange.set_up import STEPS, any_of, done, questions

ADMINISTERS = "accounts.change_user"
KEPT = "set-up"  # where the session keeps what was typed and not saved


def for_administrators(view):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.has_perm(ADMINISTERS):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return admin.site.admin_view(guarded)


@for_administrators
@require_safe
def start(request):
    """To the first step that is open; where none is, to the first of all."""
    finished = done(Clinic.current(), SetUp.current(), any_of(**questions()))
    waiting = (step.name for step in STEPS if step.name not in finished)
    return redirect("set-up:step", next(waiting, STEPS[0].name))


@for_administrators
@with_a_frame
@require_http_methods(["GET", "HEAD", "POST"])
def step(request, name):
    number = next((i for i, each in enumerate(STEPS) if each.name == name), None)
    if number is None:
        raise Http404
    here = STEPS[number]
    before = STEPS[number - 1] if number else None
    if request.method == "POST" and {"back", "later"} & set(request.POST):
        _keep(request, name)
        goes_back = "back" in request.POST and before
        return redirect("set-up:step", before.name) if goes_back else redirect("admin:index")
    if request.method == "POST":
        form = here.form(request.POST, request.FILES)
        if not getattr(form, "is_stepping", False) and form.is_valid():
            _save(form, here, request)
            return _on(request, number)
    else:
        form = here.form(initial=_typed(request, here))
    return _page(request, number, form)


def _save(form, step, request):
    with transaction.atomic():
        form.save(by=request.user)
        SetUp.answer(step.name, by=request.user)
    if request.session.get(KEPT, {}).pop(step.name, None):
        request.session.modified = True


def _on(request, number):
    if number + 1 < len(STEPS):
        return redirect("set-up:step", STEPS[number + 1].name)
    messages.success(
        request, _("That was the set-up. What is still open stands in the list on this page.")
    )
    return redirect("admin:index")


def _keep(request, name):
    typed = request.POST.copy()
    for button in ("csrfmiddlewaretoken", "back", "later"):
        typed.pop(button, None)
    request.session[KEPT] = {**request.session.get(KEPT, {}), name: typed.urlencode()}


def _typed(request, step):
    """What the person typed at this step and left unsaved."""
    kept = request.session.get(KEPT, {}).get(step.name)
    if kept is None:
        return {}
    data, fields = QueryDict(kept), step.form().fields
    return {name: f.widget.value_from_datadict(data, {}, name) for name, f in fields.items()}


def _page(request, number, form):
    here, set_up = STEPS[number], SetUp.current()
    finished = done(Clinic.current(), set_up, any_of(**questions()))
    context = {
        **admin.site.each_context(request),
        "title": here.title,
        "form": form,
        "number": number + 1,
        "steps": [(each, each == here, each.name in finished) for each in STEPS],
        "before": STEPS[number - 1] if number else None,
        "is_last": number + 1 == len(STEPS),
        "is_kept": here.name in request.session.get(KEPT, {}) and request.method != "POST",
        "is_dismissed": bool(set_up.dismissed_at),
    }
    return render(request, f"admin/interchange/set_up/{here.name.replace('-', '_')}.html", context)


@for_administrators
@require_POST
def dismiss(request):
    SetUp.dismiss(by=request.user)
    messages.success(
        request, _("The list is put away. The set-up brings it back: see the clinic's profile.")
    )
    return redirect("admin:index")


@for_administrators
@require_POST
def bring_back(request):
    SetUp.bring_back(by=request.user)
    return redirect("admin:index")
