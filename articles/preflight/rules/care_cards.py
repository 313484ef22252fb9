from django.utils.translation import gettext_lazy as _

from articles import care_cards
from articles.preflight.manuscript import Manuscript
from articles.preflight.parsing import Place
from articles.preflight.rule import Found, Rule, Severity

CARD = '<div class="care-card care-card-urgent"><h3>{}</h3><p>You feel unsafe.</p></div>'


def find(text):
    for name in ("body", "in_depth"):
        html = getattr(text, name)
        for card, why in care_cards.problems(html, second_card_because=text.second_card_because):
            yield Found(sentence=card.heading, place=_place(text, name, card), why=why)


def _place(text, name, card):
    """Where a card begins; found by its heading, since the reader of cards counts no blocks."""
    for block in text.text:
        boxed = card.kind in block.within and block.place.field == name
        if boxed and (block.words == card.heading or not card.heading):
            return block.place
    return Place(name)


rule = Rule(
    id="care-cards",
    severity=Severity.BLOCKER,
    label=_("Care cards"),
    why=_("A care card says when to get help and how soon, and must be clear by itself."),
    fix="",
    source="NHS digital service manual: care cards",
    find=find,
    catches=(
        CARD.format("Call us"),
        CARD.format("Call us if:") * 2,
        '<div class="care-card care-card-emergency"><h3>Call now if:</h3><p>'
        '<a href="/a/">A</a> <a href="/b/">B</a></p></div>',
    ),
    passes=(
        CARD.format("Ask for an urgent appointment if:"),
        Manuscript(body=CARD.format("Call if:") * 2, second_card_because="Children differ."),
        "<p>Call us.</p>",
    ),
)
