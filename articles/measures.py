"""What the desk measures while somebody writes: lengths, and how the article will be found.

`static/js/desk/counts.js` keeps the same numbers by the same rules.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from articles.texts import reading_minutes
from clinic import markup
from clinic.models import Clinic
from glossary.drawing import Drawing

# Where each is at its best: search engines cut longer titles and descriptions off, and readers
# lose their way in longer paragraphs.
BEST = {"title": 65, "standfirst": 160, "paragraph": 80}
SEARCH_TITLE, SEARCH_DESCRIPTION = 60, 155

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


@dataclass(frozen=True)
class Measure:
    value: int
    best: int | None = None

    @property
    def is_over(self):
        return self.best is not None and self.value > self.best


def measures(edition):
    paragraphs = [len(markup.plain(words).split()) for words in _PARAGRAPH.findall(edition.body)]
    numbers = {
        "title": len(edition.title),
        "standfirst": len(edition.standfirst),
        "words": len(markup.plain(edition.body).split()),
        "minutes": reading_minutes(edition.body),
        "paragraph": max(paragraphs, default=0),
    }
    return {name: Measure(value, BEST.get(name)) for name, value in numbers.items()}


def found_as(edition, terms):
    """How search engines and others will show the article: what has no room is cut off.

    `terms` are what its text explains, as (slug, name).
    """
    opening = markup.plain(edition.body)[: 2 * SEARCH_DESCRIPTION]
    host = urlsplit(settings.SITE_URL).netloc
    drawing = Drawing.of(terms, language=edition.article.language)
    folders = edition.get_absolute_url().strip("/").split("/")[:-1]
    return {
        "address": " › ".join([host, *folders]),
        "title": cut(f"{edition.title} | {Clinic.current().name}", SEARCH_TITLE),
        "description": cut(edition.standfirst or opening, SEARCH_DESCRIPTION),
        "title_room": SEARCH_TITLE,
        "description_room": SEARCH_DESCRIPTION,
        "hero": edition.hero and edition.hero.src,
        "drawn": drawing and drawing.png,
    }


def cut(words, room):
    """At most `room` characters, cut between words."""
    if len(words) <= room:
        return words
    return words[: room - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-|") + "…"
