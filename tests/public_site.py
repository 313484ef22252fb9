"""Every address that a visitor can ask for, by the name of its URL pattern."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import URLResolver, get_resolver
from django.utils import timezone

# Examples with the slugs that `tests.test_canaries.fill` uses; POST-only addresses apart.
ADDRESSES = {
    "healthz": ["/healthz"],
    "readyz": ["/readyz"],
    "theme": ["/theme.css"],
    "media": [],
    "articles:list": ["/articles/", "/articles/?page=2", "/articles/?page=abc"],
    "articles:article": ["/articles/{slug}/"],
    "articles:in-depth": ["/articles/{slug}/in-depth/"],
    "articles:handout": ["/articles/{slug}/handout/"],
    "articles:changes": ["/articles/{slug}/changes/"],
    "articles:citation": ["/articles/{slug}/citation.ris"],
    "articles:share-picture": ["/articles/{slug}/share.png"],
    "articles:topic": ["/articles/topic/{slug}/"],
    "articles:series": ["/articles/series/{slug}/"],
    "articles:tag": ["/articles/tag/{slug}/"],
    "articles:month": ["/articles/{month}/"],
    "articles:feed": [f"/feeds/articles.{form}" for form in ("rss", "atom", "json")],
    "articles:topic-feed": [f"/feeds/topic/{{slug}}.{form}" for form in ("rss", "atom", "json")],
    "articles:tag-feed": [f"/feeds/tag/{{slug}}.{form}" for form in ("rss", "atom", "json")],
    "articles:author-feed": [f"/feeds/author/{{slug}}.{form}" for form in ("rss", "atom", "json")],
    "comments:comment": ["/articles/{slug}/comment/"],
    "comments:follow": [],
    "comments:change": [],
    "comments:yours": ["/comments/yours/"],
    "comments:all": [],
    "comments:export": [],
    "comments:report": [],
    "feedback:feedback": ["/articles/{slug}/feedback/"],
    "feedback:report": ["/articles/{slug}/report/"],
    "feedback:seen": [],
    "feedback:booking": [],
    "feedback:question": ["/faq/{slug}/feedback/"],
    "digest:ask": ["/digest/"],
    "digest:confirm": [],
    "digest:stop": [],
    "leaflets:index": ["/leaflets/"],
    "leaflets:leaflet": ["/leaflets/{slug}/"],
    "leaflets:file": [],
    "glossary:index": ["/glossary/"],
    "glossary:atlas": ["/glossary/atlas/"],
    "glossary:drawing": [],
    "glossary:entry": ["/glossary/{slug}/"],
    "faq:index": ["/faq/"],
    "faq:question": ["/faq/{slug}/"],
    "authors:index": ["/authors/"],
    "authors:author": ["/authors/{slug}/"],
    "pages:home": ["/"],
    "pages:search": ["/search/", "/search/?q=canary", "/search/?q={slug}"],
    "pages:suggest": ["/search/suggest.json?q=canary", "/search/suggest.json?q={slug}"],
    "pages:missed": [],
    "pages:help-now": ["/help-now/", "/help-now/?country=US"],
    "pages:contact": ["/contact/"],
    "pages:enquiry": [],  # off until the clinic wants it
    "pages:page": ["/pages/{slug}/"],
    "pages:about": ["/about/"],
    "pages:privacy": ["/privacy/"],
    "pages:editorial-policy": ["/editorial-policy/"],
    "pages:corrections": ["/corrections/"],
    "pages:accessibility": ["/accessibility/"],
    "pages:sitemap": ["/sitemap.xml"],
    "pages:sitemap-fixed": ["/sitemaps/fixed.xml"],
    "pages:sitemap-section": [
        f"/sitemaps/{name}-1.xml"
        for name in ("articles", "lists", "glossary", "questions", "leaflets", "authors", "pages")
    ],
    "pages:robots": ["/robots.txt"],
    # Under the staff's path, for colleagues with a signed link.
    "previews:article": [],
    "previews:in-depth": [],
    "review-links:review": [],
    "pages:security": ["/.well-known/security.txt"],
}


# Below the staff's path, beside the admin.
STAFFS = {"accounts", "demo", "design", "set-up"}


def public_names():
    """The names of all URL patterns outside the staff area."""

    def walk(resolver, namespaces):
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                if pattern.app_name != "admin" and pattern.namespace not in STAFFS:
                    inner = [*namespaces, pattern.namespace] if pattern.namespace else namespaces
                    yield from walk(pattern, inner)
            else:
                yield ":".join([*namespaces, pattern.name or f"unnamed {pattern.pattern}"])

    return set(walk(get_resolver(), []))


def addresses(*slugs, month=""):
    """All example addresses with each of the slugs."""
    for templates in ADDRESSES.values():
        for template in templates:
            if "{month}" in template:
                yield template.format(month=month)
            elif "{slug}" in template:
                yield from (template.format(slug=slug) for slug in slugs)
            else:
                yield template


NOT_HTML = (".png", ".ris", ".rss", ".atom", ".json", ".xml", ".txt", ".css", "z")


def html_addresses(slug):
    """The addresses of pages, today's month among them."""
    every = addresses(slug, month=f"{timezone.localdate():%Y/%m}")
    return [path for path in every if not path.partition("?")[0].endswith(NOT_HTML)]


class Links(HTMLParser):
    """What a page leads to and loads."""

    def __init__(self, html, base):
        super().__init__()
        self.base, self.followed, self.loaded = base, set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "a" and attributes.get("href"):
            self.followed.add(urljoin(self.base, attributes["href"]))
        for name in ("src", "srcset", "poster", "data"):
            if attributes.get(name):
                sources = attributes[name].split(",") if name == "srcset" else [attributes[name]]
                self.loaded.update(urljoin(self.base, s.split()[0]) for s in sources if s.split())
        if tag == "link" and attributes.get("rel") not in ("canonical", "alternate", "me"):
            self.loaded.add(urljoin(self.base, attributes.get("href", "")))


def crawl(client, start, most=400):
    """Follow links of our own from `start`; yields (path, response) for each page once."""
    waiting, seen = list(start), set()
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        response = client.get(path)
        yield path, response
        if response.get("Content-Type", "").startswith("text/html"):
            for link in sorted(
                Links(response.content.decode(), f"http://testserver{path}").followed
            ):
                parts = urlsplit(link)
                if parts.netloc == "testserver" and not parts.path.startswith(
                    ("/admin/", "/media/")
                ):
                    waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))
