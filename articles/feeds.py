"""Feeds of the newest articles, in three forms: RSS, Atom and JSON Feed."""

import json

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import reading
from articles.models import Tag, Topic
from authors.models import Author
from clinic import markup
from clinic.models import Clinic

NEWEST = 30


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
        json.dump(data, outfile, ensure_ascii=False, indent=1)

    def _item(self, item):
        return {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_text": item["description"],
            "date_published": item["pubdate"].isoformat(),
            "date_modified": item["updateddate"].isoformat(),
            "authors": [{"name": item["author_name"]}],
            "tags": list(item["categories"]),
        }


FORMS = {"rss": Rss201rev2Feed, "atom": Atom1Feed, "json": JSONFeed}


@require_safe
def latest(request, form):
    return _feed(request, form, _("Articles"), reading.cards(get_language()))


@require_safe
def topic(request, form, slug):
    found = get_object_or_404(Topic.objects.public(), slug=slug)
    editions = reading.cards(get_language()).filter(article__topic=found)
    return _feed(request, form, found.name, editions)


@require_safe
def tag(request, form, slug):
    found = get_object_or_404(Tag.objects.public(), slug=slug)
    editions = reading.cards(get_language()).filter(tag_links__tag=found)
    return _feed(request, form, found.name, editions)


@require_safe
def author(request, form, slug):
    found = get_object_or_404(Author.objects.public(), slug=slug)
    editions = reading.cards(get_language()).filter(bylines__author=found)
    return _feed(request, form, found.full_name, editions)


def _feed(request, form, name, editions):
    clinic = Clinic.current()
    feed = FORMS[form](
        title=_text(f"{clinic.name}: {name}"),
        link=f"{settings.SITE_URL}/",
        description=_text(clinic.tagline or clinic.name),
        language=get_language(),
        feed_url=f"{settings.SITE_URL}{request.path}",
    )
    # Readers of feeds are offered what search engines are: nothing that was left alone too long.
    for edition in reading.indexable(editions)[:NEWEST]:
        url = f"{settings.SITE_URL}{edition.get_absolute_url()}"
        # RSS and Atom say that this is HTML, so words that look like tags are escaped twice.
        summary = _text(edition.summary or edition.standfirst)
        feed.add_item(
            title=_text(edition.title),
            link=url,
            # An address may change; the article stays the same one to a feed reader.
            unique_id=f"{settings.SITE_URL}/articles/{edition.article_id}",
            unique_id_is_permalink=False,
            description=summary if form == "json" else escape(summary),
            author_name=_text(", ".join(person["name"] for person in edition.authors_shown)),
            pubdate=edition.published_at,
            updateddate=edition.revised_at or edition.published_at,
            categories=[_text(name) for name in edition.tag_names],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _text(text):
    """Without the characters that XML cannot carry."""
    return markup.without_unseen(text)
