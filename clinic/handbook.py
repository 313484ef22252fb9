"""The handbook on the desk: the files in `docs/`, read offline, for whoever works here."""

import re
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clinic import markup

DOCS = settings.BASE_DIR / "docs"
FILES = {
    "clinician": "handbook-clinician.md",
    "moderator": "handbook-moderator.md",
    "administrator": "handbook-administrator.md",
    "runbook": "runbook.md",
}
_OTHER_FILE = re.compile(r"\]\((?:handbook-)?([a-z]+)\.md(#[\w-]+)?\)")
_IMAGE = re.compile(r"^!\[([^\]]*)\]\(screenshots/([\w-]+)\.png\)$", re.MULTILINE)
# The file's own list of contents, which the page makes by itself.
_CONTENTS = re.compile(r"^- \[.*\]\(#.*$", re.MULTILINE)


class Part(NamedTuple):
    """A stretch of text, and the screenshot that follows it."""

    html: str
    image: str = ""
    shows: str = ""


class Section(NamedTuple):
    slug: str
    title: str
    parts: list[Part]

    @property
    def words(self):
        return " ".join([self.title, *(markup.plain(part.html) for part in self.parts)])


class Chapter(NamedTuple):
    name: str
    title: str
    sections: list[Section]  # the first, what stands before all headings, has no title

    @property
    def anchors(self):
        return [section.slug for section in self.sections]


@cache
def chapter(name):
    text = (DOCS / FILES[name]).read_text(encoding="utf-8")
    text = _OTHER_FILE.sub(rf"]({settings.STAFF_PATH}handbook/\1/\2)", text)
    first, *others = re.split(r"^## ", text, flags=re.MULTILINE)
    title, _newline, introduction = first.partition("\n")
    sections = [Section("", "", _parts(_CONTENTS.sub("", introduction)))]
    for section in others:
        heading, _newline, body = section.partition("\n")
        heading = markup.plain(markup.from_markdown(heading))
        sections.append(Section(_slug(heading), heading, _parts(body)))
    return Chapter(name, title.removeprefix("# "), sections)


def _parts(text):
    """Each stretch passes the sanitiser; it knows no pictures but the library's."""
    pieces = [*_IMAGE.split(text), "", ""]
    return [
        Part(markup.from_markdown(words), image, shows)
        for words, shows, image in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)
    ]


def _slug(heading):
    """As GitHub makes it, so that the files' own links lead on here too."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@require_safe
def contents(request, site):
    words = request.GET.get("q", "").casefold().split()
    chapters = [chapter(name) for name in FILES]
    found = [
        (each, section, markup.excerpt(" ".join(part.html for part in section.parts)))
        for each in chapters
        for section in each.sections
        if words and all(word in section.words.casefold() for word in words)
    ]
    context = {"chapters": chapters, "found": found, "asked": " ".join(words)}
    context["title"] = _("How this works")
    return _page(request, site, "contents", context)


@require_safe
def read(request, name, site):
    if name not in FILES:
        raise Http404
    found = chapter(name)
    return _page(request, site, "chapter", {"title": found.title, "chapter": found})


@require_safe
def screenshot(request, name):
    path = DOCS / "screenshots" / f"{name}.png"
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")


def _page(request, site, template, context):
    context = {**site.each_context(request), **context}
    return render(request, f"admin/handbook/{template}.html", context)
