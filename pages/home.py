"""The home page: the parts that the clinic picked, in its order. Of others nothing is asked."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles import reading, sitemaps
from articles.feeds import address_of
from articles.models import Topic
from authors.models import Author
from clinic.json_ld import json_ld, medical_clinic
from clinic.languages import everywhere
from clinic.models import Clinic
from faq.models import Question


@dataclass(frozen=True)
class Section:
    label: str
    rows: Callable = lambda language: True


# The welcome is no section: it holds the page's heading and stands first on every home page.
SECTIONS = {
    "topics": Section(_("Topics"), Topic.objects.public),
    "latest": Section(_("Latest articles"), lambda language: reading.cards(language)[:5]),
    "atlas": Section(_("The atlas and the glossary")),
    "top": Section(_("Most read"), lambda language: reading.top(language)[:5]),
    "questions": Section(
        _("Questions people ask"),
        lambda language: Question.objects.public().filter(language=language)[:6],
    ),
    "authors": Section(
        _("Who writes and reviews"),
        lambda language: Author.objects.public().select_related("photo")[:6],
    ),
}


def shown(clinic):
    """The names of its sections, in its order; all of them until the clinic has chosen."""
    kept = list(SECTIONS) if clinic.home is None else clinic.home
    return [name for name in kept if name in SECTIONS]


@require_safe
def home(request):
    clinic = Clinic.current()
    language = get_language()
    context = {
        "clinic": clinic,
        "feed": address_of("feed"),
        "languages": _languages(),
        "sections": [
            {
                "name": name,
                "template": f"pages/home/{name}.html",
                "rows": SECTIONS[name].rows(language),
            }
            for name in shown(clinic)
        ],
        "json_ld": json_ld(
            medical_clinic(clinic, slogan=clinic.tagline, description=clinic.introduction)
        ),
    }
    return render(request, "pages/home.html", context)


def _languages():
    """Those that have articles, and the site's own."""
    offered = sitemaps.languages() | {settings.LANGUAGE_CODE}
    found = [pair for pair in everywhere("pages:home") if pair[0] in offered]
    return found if len(found) > 1 else []
