"""What machines ask of a site: its addresses, what to leave alone, and whom to tell of a hole."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import require_safe

from articles import sitemaps as articles
from articles.models import Topic
from authors.models import Author
from clinic.models import Clinic
from faq.models import Question
from glossary.models import Entry
from pages.models import Page

# The protocol's limit for one file.
PER_FILE = 50_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True)
class Section:
    rows: Callable[[], QuerySet]
    changed_at: Callable = lambda row: None


def _published_at(row):
    return row.public_from


SECTIONS = {
    "articles": Section(articles.editions, articles.changed_at),
    "topics": Section(Topic.objects.public),
    "glossary": Section(Entry.objects.public().indexable, _published_at),
    "questions": Section(Question.objects.public().indexable, _published_at),
    "authors": Section(Author.objects.public, _published_at),
    "pages": Section(Page.objects.public, lambda page: page.edited_at),
}
# Pages that are always there.
FIXED = ["pages:home", "articles:list", "glossary:index", "faq:index", "authors:index"]


@require_safe
def index(request):
    """`/sitemap.xml`: which files there are."""
    paths = [reverse("pages:sitemap-fixed")]
    for name, section in SECTIONS.items():
        files = -(-section.rows().count() // PER_FILE)
        paths += [
            reverse("pages:sitemap-section", args=[name, number + 1]) for number in range(files)
        ]
    lines = "".join(f"<sitemap><loc>{_loc(path)}</loc></sitemap>\n" for path in paths)
    text = f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{lines}</sitemapindex>\n'
    return HttpResponse(text, content_type="application/xml")


@require_safe
def fixed(request):
    paths = [reverse(name) for name in [*FIXED, *(f"pages:{slug}" for slug in Page.POLICIES)]]
    return _file((path, None) for path in paths)


@require_safe
def section(request, name, number):
    found = SECTIONS.get(name)
    if found is None or not 0 < number < 10_000:
        raise Http404
    rows = found.rows().order_by("pk")[(number - 1) * PER_FILE : number * PER_FILE]
    return _file((row.get_absolute_url(), found.changed_at(row)) for row in rows.iterator())


def _file(addresses):
    return StreamingHttpResponse(_lines(addresses), content_type="application/xml")


def _lines(addresses):
    yield f'{_HEAD}<urlset xmlns="{_NAMESPACE}">\n'
    for path, changed_at in addresses:
        day = f"<lastmod>{timezone.localdate(changed_at)}</lastmod>" if changed_at else ""
        yield f"<url><loc>{_loc(path)}</loc>{day}</url>\n"
    yield "</urlset>\n"


def _loc(path):
    return escape(f"{settings.SITE_URL}{path}")


@require_safe
def robots(request):
    """What is not indexed says so itself; here stands only what crawling would waste."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('pages:search')}",
        f"Disallow: {settings.STAFF_PATH}",
        f"Sitemap: {settings.SITE_URL}{reverse('pages:sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def security(request):
    """RFC 9116. It may not be valid for more than a year, so its end moves along."""
    email = Clinic.current().email
    contact = f"mailto:{email}" if email else f"{settings.SITE_URL}{reverse('pages:contact')}"
    lines = [
        f"Contact: {contact}",
        f"Expires: {timezone.localdate() + timedelta(days=300)}T00:00:00Z",
        f"Canonical: {settings.SITE_URL}{reverse('pages:security')}",
        "Preferred-Languages: " + ", ".join(code for code, _ in settings.LANGUAGES),
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
