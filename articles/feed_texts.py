"""The whole text of articles for readers' programs: no style, no script, every address whole."""

import json
import re

from django.conf import settings
from django.template.loader import get_template

from articles import reading, texts
from clinic import markup
from discovery import links

# What the sanitiser takes out of every text.
_BETWEEN = "<!---->"
# What only works on the page itself: the way past a passage, the note of a player.
_OF_THE_PAGE = re.compile(
    r'<p class="skip-passage">.*?</p>|<span class="video-note">.*?</span>', re.DOTALL
)
_ADDRESS = re.compile(r' (href|src)="(/(?!/)|[#?])')


def texts_of(editions, clinic):
    """The HTML of each edition. The links in all of their texts are looked up at once."""
    if not editions:
        return
    all_signed = [json.loads(edition.signed) for edition in editions]
    together = _BETWEEN.join(markup.clean(signed["body"]) for signed in all_signed)
    bodies = links.resolved(together).split(_BETWEEN)
    template = get_template("articles/_feed_text.html")
    for edition, signed, body in zip(editions, all_signed, bodies, strict=True):
        rendered = texts.render(body, signed["references"], signed["images"])
        context = {
            "edition": edition,
            "signed": signed,
            # It stays as safe as it was.
            "body": type(rendered.html)(_OF_THE_PAGE.sub("", rendered.html)),
            "page": {"references": _cited(edition, signed, rendered)},
            "hero": reading.hero_of(edition, signed),
            "clinic": clinic,
        }
        yield _alone(template.render(context), f"{settings.SITE_URL}{edition.get_absolute_url()}")


def _cited(edition, signed, rendered):
    """The references that the text cites, with those marked that were retracted since."""
    return [
        {**reference, "retracted": reference["key"] in edition.retracted}
        for reference in texts.references_shown(signed["references"])
        if reference["number"] in rendered.cited
    ]


def _alone(html, page):
    """A text that stands away from its page: every address in it is whole."""

    def whole(match):
        name, start = match.groups()
        return f' {name}="{settings.SITE_URL if start == "/" else page}{start}'

    return _ADDRESS.sub(whole, markup.clean(html))
