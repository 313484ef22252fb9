"""Notices to readers with a start and an end, like “The clinic is closed on Friday”.

They are kept in the clinic's profile, as dicts of text, language, start and end.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

# Three lines on the narrowest telephone, and no more than so many at once.
LONGEST, AT_ONCE = 120, 3


@dataclass(frozen=True)
class Notice:
    text: str
    language: str
    start: datetime
    end: datetime

    @classmethod
    def of(cls, kept):
        start, end = (datetime.fromisoformat(kept[name]) for name in ("start", "end"))
        return cls(kept["text"], kept["language"], start, end)

    @property
    def kept(self):
        return {
            "text": self.text,
            "language": self.language,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
        }

    def is_shown(self, now):
        return self.start <= now < self.end


def current(kept):
    """Those of this moment in the page's language, or else in the site's first; latest start first.

    Nobody should stand before a closed door because no translation was written.
    """
    now = timezone.now()
    shown = [notice for notice in map(Notice.of, kept) if notice.is_shown(now)]
    for language in (get_language(), settings.LANGUAGE_CODE):
        own = [notice for notice in shown if notice.language == language]
        if own:
            return sorted(own, key=lambda notice: notice.start, reverse=True)[:AT_ONCE]
    return []
