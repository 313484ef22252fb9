"""What machines ask of a site: its addresses, what to leave alone, and whom to tell of a hole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

from django.conf import settings
from django.db.models import Count, Max, QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import require_safe

from articles import sitemaps as articles
from authors.models import Author
from clinic.languages import address, alternates, translations
from clinic.models import Clinic
from faq.models import Question
from glossary.models import Entry
from leaflets.models import Leaflet
from pages.models import Page

# The protocol's limit for one file.
PER_FILE = 50_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_EXTENSIONS = (
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


@dataclass(frozen=True)
class Section:
    """Rows that become addresses. `changed` names the columns of which the latest counts."""

    rows: Callable[[], QuerySet]
    changed: tuple = ()
    path: Callable = lambda row: row.get_absolute_url()
    changed_at: Callable = lambda row: None
    images: Callable[..., Iterable] = lambda row: ()
    alternates: Callable[..., Iterable] = lambda row: ()

    def size(self):
        """How many there are, and when the latest of them changed. One query."""
        rows = self.rows()
        if not self.changed:
            return rows.count(), None
        latest = {name: Max(name) for name in self.changed}
        found = rows.order_by().aggregate(number=Count("pk"), **latest)
        return found.pop("number"), max(filter(None, found.values()), default=None)


def _published_at(row):
    return row.public_from


def _entries():
    entries = Entry.objects.public().indexable()
    return entries.annotate(in_other_languages=translations(Entry.objects.public().indexable()))


def _questions():
    questions = Question.objects.public().indexable()
    others = translations(Question.objects.public().indexable())
    return questions.annotate(in_other_languages=others)


def _languages_at(view):
    return lambda row: alternates(view, row, row.in_other_languages)


SECTIONS = {
    "articles": Section(
        articles.editions,
        changed=("published_at", "revised_at"),
        changed_at=articles.changed_at,
        images=articles.images,
        alternates=articles.in_each_language,
    ),
    # Topics, series, tags and months with what may be indexed in them.
    "lists": Section(
        articles.lists, path=articles.path_of_list, changed_at=lambda row: row["changed_at"]
    ),
    "glossary": Section(
        _entries,
        changed=("public_from",),
        changed_at=_published_at,
        alternates=_languages_at("glossary:entry"),
    ),
    "questions": Section(
        _questions,
        changed=("public_from",),
        changed_at=_published_at,
        alternates=_languages_at("faq:question"),
    ),
    "leaflets": Section(
        lambda: Leaflet.objects.public().indexable(),
        changed=("edited_at",),
        changed_at=lambda leaflet: leaflet.edited_at,
    ),
    "authors": Section(
        lambda: Author.objects.public().select_related("photo"),
        changed=("public_from",),
        changed_at=_published_at,
        images=lambda author: [author.photo] if author.photo else [],
    ),
    "pages": Section(
        Page.objects.public, changed=("edited_at",), changed_at=lambda page: page.edited_at
    ),
}
# Pages that are always there.
FIXED = [
    *["pages:home", "articles:list", "glossary:index", "glossary:atlas", "faq:index"],
    *["authors:index", "pages:help-now", "pages:contact"],
]


@require_safe
def index(request):
    """`/sitemap.xml`: which files there are."""
    lines = [_file_line(reverse("pages:sitemap-fixed"), None)]
    for name, section in SECTIONS.items():
        number, changed_at = section.size()
        for place in range(-(-number // PER_FILE)):
            path = reverse("pages:sitemap-section", args=[name, place + 1])
            # Of several files one changed last, and nobody knows which.
            lines.append(_file_line(path, changed_at if number <= PER_FILE else None))
    text = f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{"".join(lines)}</sitemapindex>\n'
    return HttpResponse(text, content_type="application/xml")


def _file_line(path, changed_at):
    return f"<sitemap><loc>{_whole(path)}</loc>{_lastmod(changed_at)}</sitemap>\n"


@require_safe
def fixed(request):
    """The pages that are always there, in each language in which there is something to read."""
    names = [*FIXED, *(f"pages:{slug}" for slug in Page.POLICIES)]
    languages = {settings.LANGUAGE_CODE, *articles.languages()}
    paths = [address(name, language=language) for language in sorted(languages) for name in names]
    with_leaflets = Leaflet.objects.public().values_list("language", flat=True).distinct()
    paths += [address("leaflets:index", language=language) for language in sorted(with_leaflets)]
    return _file(_address_line(path) for path in paths)


@require_safe
def section(request, name, number):
    found = SECTIONS.get(name)
    if found is None or not 0 < number < 10_000:
        raise Http404
    rows = found.rows()
    if not rows.query.combinator:
        rows = rows.order_by("pk")
    rows = rows[(number - 1) * PER_FILE : number * PER_FILE]
    return _file(
        _address_line(
            found.path(row), found.changed_at(row), found.images(row), found.alternates(row)
        )
        for row in rows.iterator()
    )


def _file(lines):
    return StreamingHttpResponse(_whole_file(lines), content_type="application/xml")


def _whole_file(lines):
    yield f'{_HEAD}<urlset xmlns="{_NAMESPACE}"{_EXTENSIONS}>\n'
    yield from lines
    yield "</urlset>\n"


def _address_line(path, changed_at=None, images=(), languages=()):
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(address)}"/>'
        for language, address in languages
    )
    shown = "".join(
        f"<image:image><image:loc>{_whole(image.src)}</image:loc></image:image>" for image in images
    )
    return f"<url><loc>{_whole(path)}</loc>{_lastmod(changed_at)}{others}{shown}</url>\n"


def _lastmod(changed_at):
    return f"<lastmod>{timezone.localdate(changed_at)}</lastmod>" if changed_at else ""


def _whole(path):
    return escape(f"{settings.SITE_URL}{path}")


@require_safe
def robots(request):
    """What is not indexed says so itself; here stands only what crawling would waste."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('pages:search')}?",
        f"Disallow: {reverse('pages:suggest')}",
        f"Disallow: {settings.STAFF_PATH}",
        f"Sitemap: {settings.SITE_URL}{reverse('pages:sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security(request):
    """RFC 9116. It may not be valid for more than a year, so its end moves along."""
    email = Clinic.current().email
    contacts = [f"mailto:{quote(email, safe='@')}"] if email else []
    contacts.append(f"{settings.SITE_URL}{reverse('pages:contact')}")
    lines = [
        *(f"Contact: {contact}" for contact in contacts),
        f"Expires: {timezone.localdate() + timedelta(days=300)}T00:00:00Z",
        "Preferred-Languages: " + ", ".join(code for code, _ in settings.LANGUAGES),
        f"Canonical: {settings.SITE_URL}{reverse('pages:security')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
