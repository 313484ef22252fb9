from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.manuscript import Manuscript
from articles.preflight.rule import Found, Rule, Severity
from images import alt
from images.models import image_hashes

FIGURE = '<figure><img src="/media/images/ab/{}/320.jpg"{}></figure>'
SOURCE = "ab" * 32


def find(text):
    for picture in text.pictures:
        # `alt=""` is a decision; the still of a video has the title beside it.
        if picture.alt == "" or "video" in picture.within:
            continue
        if fault := alt.fault(picture.alt or ""):
            title = _title(picture, text.facts.image_titles)
            name = _t("The image “%s”") % title if title else _t("An image")
            yield Found(sentence=title, place=picture.place, why=f"{name}: {fault}")


def _title(picture, titles):
    return next((titles[sha256] for sha256 in image_hashes(picture.tag) if sha256 in titles), "")


rule = Rule(
    id="image-alt",
    severity=Severity.BLOCKER,
    label=_("An image without words"),
    why=_("Who cannot see an image hears its text alternative."),
    fix="",
    source="WCAG 2.2, 1.1.1 Non-text Content",
    find=find,
    catches=(
        Manuscript(body=FIGURE.format(SOURCE, "")),
        Manuscript(body=FIGURE.format(SOURCE, ' alt="IMG_1234.jpg"')),
    ),
    passes=(
        Manuscript(body=FIGURE.format(SOURCE, ' alt=""')),
        Manuscript(body=FIGURE.format(SOURCE, ' alt="A woman writes at a kitchen table."')),
        "<p>An image.</p>",
    ),
)
