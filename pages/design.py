"""The gallery of the design: components in all their states, from the templates of the pages.

For the staff, and for whoever changes a style: what looks right here looks right everywhere.
"""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from django.contrib import admin
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, Edition, Topic
from clinic.models import Clinic
from clinic.palette import pairs
from comments.forms import CommentForm
from safety.models import HelpLine

SPACES = [0.25, 0.5, 0.75, 1, 1.5, 2, 3.5, 5.5]


@require_safe
@admin.site.admin_view
def gallery(request):
    """The components of the readers' pages."""
    topic = Topic(name=_("Sleep"), slug="sleep")
    editions = [_edition(title, topic) for title in _titles()]
    context = {
        "pairs": pairs(Clinic.current().accent),
        "spaces": [(rem, rem * 18) for rem in SPACES],
        "editions": editions,
        "short": editions[1],
        "way": [(_("Articles"), "#card"), (topic.name, "#card")],
        "page": Paginator(range(30), 10).page(2),
        "lines": HelpLine.objects.for_clinic()[:2],
        "form": _form(),
        "comment": _comment(),
        "q": _("poor sleep"),
    }
    return render(request, "pages/design.html", context)


@require_safe
@admin.site.admin_view
def desk(request):
    """The components of the desk."""
    context = {**admin.site.each_context(request), "title": _("The design of the desk")}
    return render(request, "admin/design.html", context)


def _titles():
    return [
        _("What a bad night does, and what it does not"),
        _("Sleep"),
        _("When worries come at three in the morning, again and again"),
    ]


def _edition(title, topic):
    edition = Edition(title=title, article=Article(slug="sample", topic=topic))
    edition.summary = _("One bad night changes little. Here is what the next day needs.")
    edition.authors_shown = [{"name": _("Dr A. Example")}]
    edition.published_at = _day()
    return edition


def _day():
    return datetime(2026, 3, 1, 9, tzinfo=UTC)


def _form():
    """As it comes back when nothing was written."""
    return CommentForm({"nickname": _("Blue heron"), "text": ""}, article=Article(slug="sample"))


def _comment():
    return SimpleNamespace(
        by_staff_id=None,
        shown_name=_("Blue heron"),
        shown_text=_("Thank you. I had not heard it said so plainly."),
        submitted_at=_day() + timedelta(days=2),
    )
