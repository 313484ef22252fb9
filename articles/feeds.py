"""Feeds of the newest articles with their whole text: RSS, Atom and JSON Feed, page by page.

A reader's program asks often and mostly for what it has: that costs one query (`_version`).
"""

import json
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from articles import reading
from articles.feed_texts import texts_of
from articles.models import Byline, Tag, Topic
from authors.models import Author
from clinic import content_version, markup
from clinic.models import Clinic

PER_PAGE = 20
# So long a program need not ask again.
FRESH = 300


class Paged:
    """Links to the neighbouring pages (RFC 5005), for both kinds of XML."""

    def links(self):
        return [(rel, url) for rel in ("first", "previous", "next") if (url := self.feed[rel])]


class RSSFeed(Paged, Rss201rev2Feed):
    def rss_attributes(self):
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for rel, url in self.links():
            handler.addQuickElement("atom:link", None, {"rel": rel, "href": url})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        handler.addQuickElement("content:encoded", item["content"])


class AtomFeed(Paged, Atom1Feed):
    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for rel, url in self.links():
            handler.addQuickElement("link", "", {"rel": rel, "href": url})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        language = {"type": "html", "xml:lang": self.feed["language"]}
        handler.addQuickElement("content", item["content"], language)


class JSONFeed(Rss201rev2Feed):
    """https://www.jsonfeed.org/version/1.1/"""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        data = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "items": [self._item(item) for item in self.items],
        }
        if self.feed["next"]:
            data["next_url"] = self.feed["next"]
        json.dump(data, outfile, ensure_ascii=False, indent=1)

    def _item(self, item):
        return {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "summary": item["description"],
            "content_html": item["content"],
            "date_published": item["pubdate"].isoformat(),
            "date_modified": item["updateddate"].isoformat(),
            "authors": [{"name": name} for name in item["authors"]],
            "tags": list(item["categories"]),
        }


FORMS = {"rss": RSSFeed, "atom": AtomFeed, "json": JSONFeed}


def address_of(name, **facts):
    """A feed's address without its form, which the template appends."""
    return reverse(f"articles:{name}", kwargs={**facts, "form": "rss"}).removesuffix(".rss")


# -- Which articles ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Source:
    """What a feed is of: how it is called, the page that it belongs to, its editions."""

    title: str
    path: str
    editions: object


def _of_all(editions):
    return Source(_("Articles"), reverse("articles:list"), editions)


def _of_topic(editions, slug):
    found = get_object_or_404(Topic.objects.public(get_language()), slug=slug)
    return Source(found.name, found.get_absolute_url(), editions)


def _of_tag(editions, slug):
    found = get_object_or_404(Tag.objects.public(), slug=slug)
    return Source(found.name, found.get_absolute_url(), editions)


def _of_author(editions, slug):
    found = get_object_or_404(Author.objects.public(), slug=slug)
    return Source(found.full_name, found.get_absolute_url(), editions)


def _feed(source, **lookups):
    """A view that answers with the feed of a source, or with 304 where nothing has changed."""

    def editions(slug):
        # Readers of feeds are offered what search engines are: nothing that was left too long.
        shown = reading.indexable(reading.cards(get_language()))
        return shown.filter(**{lookup: slug[name] for lookup, name in lookups.items()})

    def version(request, form, **slug):
        return _version(editions(slug), _number(request))

    @require_safe
    @condition(etag_func=version)
    def view(request, form, **slug):
        response = _written(request, form, source(editions(slug), **slug))
        patch_cache_control(response, public=True, max_age=FRESH)
        return response

    return view


latest = _feed(_of_all)
topic = _feed(_of_topic, article__topic__slug="slug")
tag = _feed(_of_tag, tag_links__tag__slug="slug")
author = _feed(_of_author, bylines__author__slug="slug")


# -- Writing -----------------------------------------------------------------------------------


def _number(request):
    asked = request.GET.get("page", "1")
    if not asked.isascii() or not asked.isdigit() or len(asked) > 6 or int(asked) < 1:
        raise Http404
    return int(asked)


def _on_page(editions, number):
    """The editions of a page, and one more where there is a next page."""
    start = (number - 1) * PER_PAGE
    return editions[start : start + PER_PAGE + 1]


def _version(editions, number):
    """Of what a page of a feed is made: its editions, and all that readers can see beside them."""
    rows = _on_page(editions.annotate(token=content_version.token()), number)
    found = list(rows.values_list("pk", "token"))
    if not found:
        return None
    return f'"{sha256(repr(found).encode()).hexdigest()[:32]}"'


def _written(request, form, source):
    number = _number(request)
    found = list(_on_page(reading.whole(source.editions), number))
    if number > 1 and not found:
        raise Http404
    clinic = Clinic.current()
    here = f"{settings.SITE_URL}{request.path}"
    feed = FORMS[form](
        title=_text(f"{clinic.name}: {source.title}"),
        link=f"{settings.SITE_URL}{source.path}",
        description=_text(clinic.tagline or clinic.name),
        language=get_language(),
        feed_url=_page_of(here, number),
        first=_page_of(here, 1) if number > 1 else "",
        previous=_page_of(here, number - 1) if number > 1 else "",
        next=_page_of(here, number + 1) if len(found) > PER_PAGE else "",
    )
    editions = found[:PER_PAGE]
    for edition, text in zip(editions, texts_of(editions, clinic), strict=True):
        item = _item(edition, text)
        if form != "json":
            # RSS and Atom say that this is HTML, so words that look like tags are escaped twice.
            item["description"] = escape(item["description"])
        feed.add_item(**item)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _page_of(address, number):
    return address if number == 1 else f"{address}?page={number}"


def _item(edition, text):
    return {
        "title": _text(edition.title),
        "link": f"{settings.SITE_URL}{edition.get_absolute_url()}",
        # An address may change; the article stays the same one to a feed reader.
        "unique_id": f"{settings.SITE_URL}/articles/{edition.article_id}",
        "unique_id_is_permalink": False,
        "description": _text(edition.summary or edition.standfirst),
        "content": _text(text),
        "authors": [
            _text(person["name"])
            for person in edition.authors_shown
            if person["as"] == Byline.Role.AUTHOR
        ],
        # In the clinic's time, as the pages show it.
        "pubdate": _moment(edition.published_at),
        "updateddate": _moment(edition.revised_at or edition.published_at),
        "categories": [_text(name) for name in edition.tag_names],
    }


def _moment(moment):
    return timezone.localtime(moment).replace(microsecond=0)


def _text(text):
    """Without the characters that XML cannot carry."""
    return markup.without_unseen(text)
