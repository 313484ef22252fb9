"""What a text alternative may not be. Whether it is a good one only a person can say."""

import re
from pathlib import PurePath

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.markup import without_unseen

HINT = gettext_lazy(
    "What would a reader who cannot see it need to know here? One sentence, like: A woman writes "
    "down her worries at a kitchen table. No “image of”, no file name."
)
# How a program puts the parts of a name together.
_BETWEEN = r" \-_.,:;()+~"
# Whole names of files. What cameras, telephones and programs call a picture: IMG_1234, image001,
# Screenshot 2026-11-23. JavaScript reads the pattern alike: the editor asks by it, too.
FILE_NAME = (
    r".*\.(?:jpe?g|png|webp|avif|gif|heic|heif|tiff?|bmp|svg)"
    r"|(?:img|dsc[fn]?|dji|gopr|pxl|mvi|vid|p|wp|image|photo|picture|pic|figure|fig|scan|download"
    r"|unnamed|untitled|screen ?shot|whatsapp image|bild|foto|bildschirmfoto)"
    rf"[{_BETWEEN}]*"
    rf"(?:[0-9][0-9{_BETWEEN}]*(?:(?:at|um|am|pm|copy|edited|n|o)(?![a-z])[0-9{_BETWEEN}]*)*)?"
    r"|[^\s_]*_\S*"
    r"|[0-9a-f\-]{16,}"
)
_FILE_NAME = re.compile(FILE_NAME, re.IGNORECASE)


def fault(alt, *, file_name=""):
    """Why these words cannot stand for a picture, or "". `file_name` is the upload's own."""
    words = " ".join(without_unseen(alt).split())
    if not words:
        return _("Say in one sentence what the picture shows, or mark it as decorative.")
    path = PurePath(file_name)
    if (
        _FILE_NAME.fullmatch(words)
        or not any(character.isalpha() for character in words)
        or words.casefold() in {path.name.casefold(), path.stem.casefold()}
    ):
        return _("“%s” is a file's name. Say in one sentence what the picture shows.") % words
    return ""
