"""Taking parts out of somebody's words, and nothing else (TRUST.md, C13)."""

import re
from bisect import bisect_left

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from clinic.exceptions import Refused

MARK = "[removed]"  # as it is stored, whatever the language; the database knows it too


def shown(text):
    """The stored mark in the reader's language."""
    return text.replace(MARK, _("[removed]"))


def reduced(own, text):
    """`text` as it is to be stored, if each of its marks stands for a part of `own` and all the
    rest is as it was; else Refused, naming the first place that differs.
    """
    own, text = _lines(own), _marked(_lines(text))
    # Forms strip what surrounds a text.
    core = own.strip()
    before, after = own[: len(own) - len(own.lstrip())], own[len(own.rstrip()) :]
    pieces = text.strip().split(MARK)
    if len(pieces) < 2:
        raise Refused(_("Nothing is taken out: put “%s” where words are to go.") % _("[removed]"))
    if not any(re.search(r"\w", piece) for piece in pieces):
        raise Refused(_("Nothing would be left of it. Reject or withhold it instead."))
    _check(core, pieces)
    return f"{before}{MARK.join(pieces)}{after}"


def _check(core, pieces):
    """Each piece follows the one before, with at least a character between them gone."""
    first, *middle, last = pieces
    if not core.startswith(first):
        raise _differs(first, core.startswith)
    rest = core[len(first) :]
    for piece in middle:
        found = rest.find(piece, 1)
        if found < 0:
            raise _differs(piece, rest[1:].__contains__)
        rest = rest[found + len(piece) :]
    if not rest[1:].endswith(last) or not rest:
        raise _differs(last, rest[1:].__contains__)


def _differs(piece, is_there):
    """Names the word from which on a piece stands nowhere in its place."""
    lengths = range(1, len(piece) + 1)
    same = bisect_left(lengths, True, key=lambda length: not is_there(piece[:length]))
    begin = piece.rstrip().rfind(" ", 0, same + 1) + 1 if same < len(piece) else 0
    return Refused(
        _(
            "Only taking out is possible. Here something else was changed, or nothing is missing "
            "before it: “%s”."
        )
        % " ".join(piece[begin:].split())[:60]
    )


def _lines(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _marked(text):
    """With each mark in its stored form, and one where several stand side by side."""
    marks = {MARK}
    for language, _name in settings.LANGUAGES:
        with override(language):
            marks.add(_("[removed]"))
    words = "|".join(re.escape(mark.strip("[] ")) for mark in marks)
    text = re.sub(rf"\[\s*(?:{words})\s*\]", MARK, text, flags=re.IGNORECASE)
    return re.sub(rf"(?:{re.escape(MARK)})+", MARK, text)
