"""The clinic's logo as its profile keeps it: which file, how large, and on what ground it is seen.

`images.logo` makes it of an upload; here is what a page needs to show it.
"""

import re
from dataclasses import dataclass

from django.conf import settings

# What the header gives it, in CSS pixels; the file holds twice as many.
WIDEST, HIGHEST = 220, 56
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Logo:
    sha256: str
    width: int
    height: int
    # "light" or "dark": the ground it needs where the page has the other one.
    plate: str = ""
    # The picture itself, in a preview of what is not saved.
    data: str = ""

    @classmethod
    def of(cls, facts):
        """Made of what the profile keeps; None where that is no logo."""
        try:
            logo = cls(**facts)
        except TypeError:
            return None
        return logo if _HASH.fullmatch(str(logo.sha256)) else None

    @property
    def folder(self):
        return f"images/{self.sha256[:2]}/{self.sha256}"

    @property
    def src(self):
        return self.data or f"{settings.MEDIA_URL}{self.folder}/{self.width}.png"

    @property
    def shown(self):
        """Its width and height in the header."""
        scale = min(0.5, WIDEST / self.width, HIGHEST / self.height)
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))
