import re

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Rule, Severity, in_block

_SAYS_NOTHING = re.compile(
    r"(?:(?:please )?click(?: (?:on )?(?:here|this|the link(?: here| below)?))?|(?:see |look )?here"
    r"|(?:read |learn |find out |see )?more(?: (?:here|info(?:rmation)?|details))?|this(?: (?:link"
    r"|page|site|website|article))?|(?:the )?(?:link|website|web ?site|page|details)|read this"
    r"|hier(?: klicken)?|mehr(?: (?:lesen|erfahren|dazu))?|weiterlesen|klicken sie hier|aquí"
    r"|haga clic aquí|(?:leer|ver|saber) más|más(?: información)?)\W*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def find(text):
    for link in text.links:
        if link.block.is_aside and "video" in link.block.within:
            continue
        words = link.words
        if not words:
            why = _t("A link has no words.")
        elif _SAYS_NOTHING.fullmatch(words):
            why = _t("“%s” does not say where the link leads.") % words
        elif _ADDRESS.fullmatch(words):
            why = _t("An address is read out letter by letter.")
        else:
            continue
        if words or not _holds_a_picture(link, text):
            yield in_block(link.block, link.start, link.end, why=why)


def _holds_a_picture(link, text):
    return any(picture.place.number == link.block.place.number for picture in text.pictures)


rule = Rule(
    id="link-words",
    severity=Severity.WARNING,
    label=_("The words of a link"),
    why=_("Many people go from link to link, and hear only its words."),
    fix=_("Name what the reader will find there, like “the NICE guideline on depression”."),
    source="WCAG 2.2, 2.4.4 Link Purpose; NHS service manual: links",
    find=find,
    catches=(
        '<p>For our hours <a href="/contact/">click here</a>.</p>',
        '<p><a href="https://www.who.int/">Read more…</a></p>',
        '<p>See <a href="https://www.who.int/">https://www.who.int/</a>.</p>',
        '<p>Für Termine <a href="/contact/">hier klicken</a>.</p>',
    ),
    passes=(
        '<p>See <a href="https://www.who.int/">the guideline of the WHO</a>.</p>',
        '<p>Read <a href="/articles/sleep/">more about sleep</a>. Click here to see how.</p>',
        '<p>Call <a href="tel:+441234">01234</a>.</p>',
    ),
)
