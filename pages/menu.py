"""The menu and the footer: what a clinic may pick for them, and what of it readers see now.

The profile keeps entries as dicts: `to` says where an entry leads ("glossary", "page:12",
"topic:3", "https://…"), `labels` what it is called instead, by language.
"""

import re
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Value
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models import Topic
from pages.models import Page

# So many stand in the menu itself; what follows goes under “More”.
SEEN_AT_ONCE, MOST = 7, 60
OUTSIDE = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
_ROW = re.compile(r"(page|topic):([0-9]{1,18})")


@dataclass(frozen=True)
class Part:
    """A part of every site. It is where a reader is on each page of its `section`."""

    label: str
    view: str
    section: str = ""

    def is_at(self, match):
        return bool(match) and (
            match.view_name == self.view or (bool(self.section) and match.app_name == self.section)
        )


PARTS = {
    "home": Part(_("Home"), "pages:home"),
    "articles": Part(_("Articles"), "articles:list", "articles"),
    "glossary": Part(_("Glossary"), "glossary:index", "glossary"),
    "atlas": Part(_("Atlas of the brain"), "glossary:atlas"),
    "faq": Part(_("Questions"), "faq:index", "faq"),
    "authors": Part(_("Authors"), "authors:index", "authors"),
    "leaflets": Part(_("Leaflets and worksheets"), "leaflets:index", "leaflets"),
    "about": Part(_("About us"), "pages:about"),
    "contact": Part(_("Contact us"), "pages:contact"),
    "search": Part(_("Search"), "pages:search"),
}
MENU = [{"to": to, "labels": {}} for to in ("articles", "glossary", "faq", "authors", "search")]


@dataclass(frozen=True)
class Entry:
    label: str
    address: str
    is_current: bool = False
    is_outside: bool = False


class Navigation:
    """What one page shows in its menu and footer. Asks the database once, or not at all.

    What is not public at this moment, or of another language, stands nowhere.
    """

    def __init__(self, clinic, language, request):
        self.language = language
        self.path = getattr(request, "path", None)
        self.match = getattr(request, "resolver_match", None)
        menu = clinic.menu if clinic else None
        self._menu = MENU if menu is None else menu
        self._footer = clinic.footer if clinic else []

    @cached_property
    def entries(self):
        return self._public(self._menu)

    @property
    def first(self):
        return self.entries[: self._seen]

    @property
    def more(self):
        return self.entries[self._seen :]

    @property
    def _seen(self):
        # “More” takes a place itself, and one thing alone does not go there.
        return SEEN_AT_ONCE if len(self.entries) <= SEEN_AT_ONCE else SEEN_AT_ONCE - 1

    @property
    def footer(self):
        return self._public(self._footer)

    def _public(self, kept):
        return [entry for entry in map(self._entry, kept) if entry]

    def _entry(self, kept):
        to, labels = kept["to"], kept["labels"]
        label = labels.get(self.language)
        if to in PARTS:
            part = PARTS[to]
            return Entry(label or part.label, reverse(part.view), part.is_at(self.match))
        if to in self._rows:
            name, address = self._rows[to]
            return Entry(label or name, address, address == self.path)
        if OUTSIDE.fullmatch(to):
            label = label or labels.get(settings.LANGUAGE_CODE) or to
            return Entry(label, to, is_outside=True)
        return None

    @cached_property
    def _rows(self):
        """The name and address of each page and topic that is picked and public. One query."""
        picked = {"page": [], "topic": []}
        for kept in [*self._menu, *self._footer]:
            if found := _ROW.fullmatch(kept["to"]):
                picked[found[1]].append(int(found[2]))
        if not any(picked.values()):
            return {}
        pages = Page.objects.public().filter(pk__in=picked["page"], language=self.language)
        topics = Topic.objects.public(self.language).filter(pk__in=picked["topic"])
        rows = (
            pages.order_by()
            .values_list(Value("page"), "pk", "title", "slug")
            .union(topics.order_by().values_list(Value("topic"), "pk", "name", "slug"), all=True)
        )
        return {f"{kind}:{pk}": (name, self._address(kind, slug)) for kind, pk, name, slug in rows}

    def _address(self, kind, slug):
        row = Page(slug=slug, language=self.language) if kind == "page" else Topic(slug=slug)
        return row.get_absolute_url()


def choices():
    """What may be picked, as the groups of a select; what is not public yet among it."""
    pages = Page.objects.exclude(slug__in=Page.POLICIES).order_by("title")
    return [
        (_("Parts of the site"), [(key, part.label) for key, part in PARTS.items()]),
        (_("Pages"), [(f"page:{page.pk}", f"{page.title} ({page.language})") for page in pages]),
        (_("Topics"), [(f"topic:{topic.pk}", topic.name) for topic in Topic.objects.all()]),
    ]
