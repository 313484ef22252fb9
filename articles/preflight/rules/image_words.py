import re

from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Facts, Manuscript
from articles.preflight.parsing import Place
from articles.preflight.rule import Found, Rule, Severity

LONGEST = 200
_OPENING = re.compile(
    r"(?:an? |the )?(?:image|picture|photo(?:graph)?|drawing|graphic|illustration)"
    r"(?: (?:of|showing|that shows)\b|:)"
    r"|(?:ein |das )?(?:bild|foto) (?:von|eines|einer|zeigt)\b"
    r"|(?:una )?(?:imagen|foto) (?:de|que)\b",
    re.IGNORECASE,
)
FIGURE = (
    '<figure><img src="/media/images/ab/{0}/320.jpg" alt="{1}">'
    "<figcaption>{2}</figcaption></figure>"
)


def find(text):
    for picture in text.pictures:
        if picture.alt == "" and picture.caption:
            yield Found(
                sentence=picture.caption,
                place=picture.place,
                why=_("The image is marked as decorative, but its caption speaks of it."),
                fix=_("Say in one sentence what it shows, or take the caption away."),
            )
        elif picture.alt:
            yield from _about(picture.alt, picture.place, picture.caption)
    if text.facts.hero_alt:
        yield from _about(text.facts.hero_alt, Place("hero_alt"))


def _about(words, place, caption=""):
    if opening := _OPENING.match(words):
        yield Found(
            words, place, 0, opening.end(), fix=_("Leave that out and say what is to be seen.")
        )
    elif len(words) > LONGEST:
        yield Found(
            words,
            place,
            why=_("The text alternative is long, and who hears it cannot skip a part of it."),
            fix=_("One sentence is enough. Put the rest into the text or the caption."),
        )
    elif caption and words.strip(" .").casefold() == caption.strip(" .").casefold():
        yield Found(
            words,
            place,
            why=_("Text alternative and caption are the same, so it is heard twice."),
            fix=_("Say in the alternative what is to be seen, in the caption what it means."),
        )


rule = Rule(
    id="image-words",
    severity=Severity.ADVICE,
    label=_("The words for an image"),
    why=_("Screen readers say by themselves that it is an image."),
    fix=_("Say in one sentence what it shows."),
    source="W3C WAI: images tutorial",
    find=find,
    catches=(
        Manuscript(body=FIGURE.format("ab" * 32, "An image of a brain", "")),
        Manuscript(body=FIGURE.format("ab" * 32, "", "The left side of the brain")),
        Manuscript(body=FIGURE.format("ab" * 32, "Two hands", "Two hands.")),
        Manuscript(facts=Facts(hero_alt="Photo of a lake")),
    ),
    passes=(
        Manuscript(body=FIGURE.format("ab" * 32, "A brain from the left", "Where fear is learnt")),
        Manuscript(body=FIGURE.format("ab" * 32, "", "")),
        Manuscript(facts=Facts(hero_alt="A photographer at a lake")),
    ),
)
