"""The desk's pages of preflight: of one edition, of all of them, and of the rules."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.admin_verbs import _is_being_written
from articles.admin_views import attempt, page, place, status_of, verb
from articles.findings import PreflightSummary, SwitchedOff
from articles.forms import EditionForm
from articles.models import Edition
from articles.preflight import answers, drawing, reports
from articles.preflight.checking import all_rules
from articles.preflight.facts import manuscript_of
from articles.preflight.readability import TARGET
from articles.preflight.report import findings, switched_off
from clinic import markup
from clinic.admin_site import ReadOnlyAdmin
from discovery import links
from safety.language import Severity


class ReasonForm(forms.Form):
    key = forms.CharField(max_length=32)
    reason = forms.CharField(
        max_length=300, error_messages={"required": gettext_lazy("Please say why.")}
    )


class KeyForm(forms.Form):
    key = forms.CharField(max_length=60)


# -- One edition -------------------------------------------------------------------------------


def _is_not_binned(edition, user):
    return edition.state != Edition.State.BINNED


@verb(
    gettext_lazy("Preflight"),
    permission="articles.view_edition",
    when=_is_not_binned,
    scope="may_be_seen_by",
)
@require_http_methods(["GET", "HEAD", "POST"])
def _preflight(request, edition):
    """Every finding, and what is decided about it."""
    may_answer = _may_answer(request.user, edition)
    form = None
    if request.method == "POST":
        form = _answer(request, edition)
        if form is None:
            return redirect("admin:articles_edition_preflight", edition.pk)
    context = {
        "form": form,
        "may_answer": may_answer,
        "may_override": may_answer and request.user.has_perm("articles.override_preflight"),
        "editor": place(edition) if may_answer and edition.state in Edition.EDITABLE else "",
        **_shown(edition, findings(edition)),
    }
    title = _("Preflight of “%s”") % edition.title
    status = status_of(form) if form else 200
    return page(request, "preflight/page", edition, title=title, status=status, **context)


def _may_answer(user, edition):
    mine = Edition.objects.may_be_edited_by(user).filter(pk=edition.pk)
    is_open = edition.state in Edition.WORKING
    return is_open and user.has_perm("articles.change_edition") and mine.exists()


def _answer(request, edition):
    """Do what a button asks; None where it is done, else the form with what speaks against it."""
    if not _may_answer(request.user, edition):
        raise PermissionDenied
    if "_reopen" in request.POST:
        form, act = KeyForm(request.POST), answers.reopen
    elif "_override" in request.POST:
        if not request.user.has_perm("articles.override_preflight"):
            raise PermissionDenied
        form, act = ReasonForm(request.POST), answers.override
    else:
        form, act = ReasonForm(request.POST), answers.dismiss
    if form.is_valid():
        done = attempt(form, lambda: act(edition, by=request.user, **form.cleaned_data))
        return form if done is None else None
    return form


def _shown(edition, report):
    return {
        "report": report,
        "scale": drawing.scale(report.readability),
        "target": TARGET,
    }


@verb(None, permission="articles.change_edition", when=_is_being_written)
@require_POST
def preflight_live(request, edition):
    """The findings of what stands in the form, saved or not. Nothing is stored."""
    form = EditionForm(request.POST, instance=edition, user=request.user)
    form.is_valid()
    edition = form.instance
    if "disclosure_confirmed" in form.cleaned_data:
        edition.disclosure_confirmed_by = form.confirmed_by
    has_authors, has_topic = (bool(form.cleaned_data.get(name)) for name in ("bylines", "topic"))
    for name in ("body", "in_depth"):
        setattr(edition, name, links.anchored(markup.clean(getattr(edition, name))))
    manuscript = manuscript_of(edition, has_authors=has_authors, has_topic=has_topic)
    report = findings(edition, manuscript=manuscript)
    context = {"edition": edition, **_shown(edition, report)}
    return render(request, "admin/articles/preflight/_live.html", context)


# -- All of them -------------------------------------------------------------------------------


def _may_see(request):
    if not request.user.has_perm("articles.view_edition"):
        raise PermissionDenied


@admin.register(PreflightSummary)
class ReportAdmin(ReadOnlyAdmin):
    """Findings over the whole site, from what was kept when each text was saved."""

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_edition")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def get_urls(self):
        return [
            path(
                "",
                self.admin_site.admin_view(all_texts),
                name="articles_preflightsummary_changelist",
            ),
            path("csv/", self.admin_site.admin_view(as_csv), name="articles_preflightsummary_csv"),
        ]


@require_safe
def all_texts(request):
    _may_see(request)
    report = reports.SiteReport(request.user)
    context = {
        **admin.site.each_context(request),
        "title": _("Preflight of all texts"),
        "report": report,
        "chart": drawing.chart(report.readability_by_month),
        "target": TARGET,
    }
    return render(request, "admin/articles/preflight/texts.html", context)


@require_safe
def as_csv(request):
    _may_see(request)
    day = timezone.localdate().isoformat()
    return HttpResponse(
        reports.as_csv(reports.SiteReport(request.user)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="preflight-{day}.csv"'},
    )


# -- The rules ---------------------------------------------------------------------------------


@admin.register(SwitchedOff)
class RulesAdmin(ReadOnlyAdmin):
    """What is checked and why; who may, switches a rule off for this clinic."""

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("articles.view_edition")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def get_urls(self):
        return [path("", self.admin_site.admin_view(rules), name="articles_switchedoff_changelist")]


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request):
    _may_see(request)
    may_switch = request.user.has_perm("articles.change_switchedoff")
    form = None
    if request.method == "POST":
        if not may_switch:
            raise PermissionDenied
        form = _switch(request)
        if form is None:
            return redirect("admin:articles_switchedoff_changelist")
    off = {row.rule: row for row in SwitchedOff.objects.select_related("by")}
    known = all_rules().values()
    groups = [
        (severity, [(rule, off.get(rule.id)) for rule in known if rule.severity == severity])
        for severity in Severity
    ]
    context = {
        **admin.site.each_context(request),
        "title": _("The rules of the preflight"),
        "groups": groups,
        "active": len(known) - len(switched_off()),
        "may_switch": may_switch,
        "form": form,
    }
    status = status_of(form) if form else 200
    return render(request, "admin/articles/preflight/rules.html", context, status=status)


class SwitchForm(ReasonForm):
    key = forms.ChoiceField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].choices = [(name, name) for name in all_rules()]
        self.fields["reason"].required = "_on" not in self.data


def _switch(request):
    form = SwitchForm(request.POST)
    if not form.is_valid():
        return form
    rule, reason = form.cleaned_data["key"], form.cleaned_data["reason"]

    def act():
        if "_on" in request.POST:
            answers.switch_on(rule, by=request.user)
        else:
            answers.switch_off(rule, by=request.user, reason=reason)
        return True

    return None if attempt(form, act) else form
