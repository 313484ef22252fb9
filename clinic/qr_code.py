"""An address as a square that a telephone's camera reads."""

import segno

# Modules left white on each side, as ISO/IEC 18004 asks.
QUIET = 4


class QrCode:
    """What an SVG needs: its `size` in modules, and the black ones as the `path` of one shape.

    A quarter of it may be lost to a fold or a stain (level Q of the standard).
    """

    def __init__(self, words):
        code = segno.make(words, error="q", micro=False, boost_error=False)
        rows = list(code.matrix_iter(border=QUIET))
        self.size = len(rows)
        self.path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in _runs(rows))


def _runs(rows):
    """The black modules row by row, neighbours as one: (x, y, length)."""
    for y, row in enumerate(rows):
        start = None
        for x, is_black in enumerate([*row, 0]):
            if is_black and start is None:
                start = x
            elif not is_black and start is not None:
                yield start, y, x - start
                start = None
