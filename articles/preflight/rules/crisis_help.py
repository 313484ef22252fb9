import re

from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Rule, Severity, in_block
from safety.language.self_harm import speaks_of_self_harm

_HELP_PAGE = re.compile(r"(?:https?://[^/]+)?/(?:[a-z]{2}/)?help-now/?(?:[?#].*)?", re.IGNORECASE)
# Mindframe: at least two services that are there round the clock.
NUMBERS = 2
CARD = '<div class="care-card care-card-urgent"><h3>Get help now if:</h3><p>{}</p></div>'
WORDS = "<p>Some people think about suicide.</p>"


def first_mention(text):
    """(block, (start, end)) where the text first speaks of suicide or self-harm, or None."""
    for block in text.blocks:
        if found := speaks_of_self_harm(block.words):
            return block, found
    return None


def offers_help(text):
    addresses = {link.href.strip().lower() for link in text.links}
    numbers = [address for address in addresses if address.startswith("tel:")]
    return len(numbers) >= NUMBERS or any(_HELP_PAGE.fullmatch(address) for address in addresses)


def find(text):
    mention = first_mention(text)
    if mention and not offers_help(text):
        block, (start, end) = mention
        yield in_block(block, start, end)


rule = Rule(
    id="crisis-help",
    severity=Severity.BLOCKER,
    label=_("Help in a crisis"),
    why=_("The text speaks of suicide or self-harm and does not say where to find help at once."),
    fix=_(
        "Add an urgent or emergency care card with a link to “Help now” (/help-now/) "
        "or with the numbers of two services that are there round the clock."
    ),
    source="Mindframe guidelines; WHO: Preventing suicide, a resource for media professionals",
    find=find,
    catches=(
        WORDS,
        "<h2>Self-harm</h2><p>It can be a way to cope.</p>",
        "<p>She wanted to die.</p>" + CARD.format('<a href="tel:111">Call 111</a>'),
        "<p>Viele denken an Suizid.</p>",
    ),
    passes=(
        WORDS + CARD.format('<a href="/help-now/">Help now</a>'),
        WORDS + CARD.format('<a href="tel:1">One</a> or <a href="tel:2">two</a>'),
        "<p>Cells take their own time to die. The battery died.</p>",
        "<p>Be kind to yourself, and end your day early.</p>",
    ),
)
