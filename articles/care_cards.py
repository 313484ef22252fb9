"""The rules of care cards (TRUST.md, T7): boxes that say when to get help, and how soon."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

KINDS = {
    "care-card-nonurgent": _lazy("non-urgent"),
    "care-card-urgent": _lazy("urgent"),
    "care-card-emergency": _lazy("emergency"),
}
# How a heading asks, in the languages of the site.
ENDINGS = ("if:", "wenn:", "falls:", "si:", "إذا:")
EMERGENCY = "care-card-emergency"

_PIECE = re.compile(r"<(/?)([a-z0-9]+)([^<>]*)>|[^<]+")
_CLASSES = re.compile(r' class="([^"]*)"')
_HREF = re.compile(r' href="([^"]*)"')
_HEADINGS = ("h2", "h3", "h4")


@dataclass
class Card:
    kind: str
    nested: bool
    # What it begins with, if that is a heading.
    heading: str = ""
    empty: bool = True
    addresses: list[str] = field(default_factory=list)
    leads_inside: bool = False

    def begins(self, tag, piece):
        """Whether this piece is the first thing in it."""
        return self.empty and (tag is not None or bool(piece.strip()))

    def __str__(self):
        kind = KINDS[self.kind]
        if self.heading:
            return _("The %(kind)s card “%(heading)s”") % {"kind": kind, "heading": self.heading}
        return _("The %(kind)s card without a heading") % {"kind": kind}


def cards(html):
    """The care cards of a text that the sanitiser wrote, in order."""
    found, boxes, heading = [], [], None
    for match in _PIECE.finditer(html):
        closes, tag, attributes = match.groups()
        card = next((box for box in reversed(boxes) if box), None)
        if heading and tag in _HEADINGS:
            heading.heading, heading = " ".join(unescape(heading.heading).split()), None
        elif heading and tag is None:
            heading.heading += match[0]
        elif card and card.begins(tag, match[0]):
            card.empty = False
            if tag in _HEADINGS:
                heading, card.heading = card, ""
        if tag == "div" and closes:
            boxes.pop()
        elif tag == "div":
            boxes.append(_opened(attributes, nested=card is not None))
            found += filter(None, boxes[-1:])
        elif tag == "a" and card and not closes:
            _note_link(card, attributes)
    return found


def _opened(attributes, *, nested):
    classes = _CLASSES.search(attributes)
    kind = next((name for name in (classes[1].split() if classes else []) if name in KINDS), None)
    return kind and Card(kind, nested)


def _note_link(card, attributes):
    address = _HREF.search(attributes)
    if address:
        card.addresses.append(unescape(address[1]))
    else:
        card.leads_inside = True


def faults(html, *, second_card_because=""):
    """What is wrong with a text's care cards, each in a sentence that says where and what to do."""
    return [words for _card, words in problems(html, second_card_because=second_card_because)]


def problems(html, *, second_card_because=""):
    """The same as (card, sentence); of several cards of a kind the second is the one."""
    found = cards(html)
    for card in found:
        for words in _faults_of(card):
            yield card, words
    for kind, number in Counter(card.kind for card in found).items():
        if number > 1 and not second_card_because.strip():
            words = _(
                "The text has %(number)d %(kind)s cards. Put them together, "
                "or say why it needs more than one."
            )
            second = [card for card in found if card.kind == kind][1]
            yield second, words % {"number": number, "kind": KINDS[kind]}


def _faults_of(card):
    if card.nested:
        yield _("%s stands within another card. Move it out.") % card
    if not card.heading:
        yield (
            _(
                "%s needs one: begin it with what to do, ending in “if:”, "
                "like “Ask for an urgent appointment if:”."
            )
            % card
        )
    elif not card.heading.endswith(ENDINGS):
        yield _("%s needs a heading that ends in “if:”.") % card
    if card.kind == EMERGENCY:
        elsewhere = {a for a in card.addresses if not a.lower().startswith("tel:")}
        if card.leads_inside or len(elsewhere) > 1:
            yield (
                _(
                    "%s may only link to phone numbers and one place to go to. "
                    "Move every other link out of it."
                )
                % card
            )
