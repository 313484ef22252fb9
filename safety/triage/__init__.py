"""What a visitor's text may be about, by plain rules: it orders the queue and decides nothing.

Level 0 is the normal queue, 1 a mention of self-harm in the past or in general, 2 thoughts of it
now, 3 a plan, a farewell or harm to somebody (TRUST.md, C2). The rules are data, a module for each
concern and language, and so are the words of concepts and what they weigh (`likelihood`).
"""

from dataclasses import dataclass, field

from safety.triage import arabic, concerns, crisis, identities, staff
from safety.triage.detection import language_of
from safety.triage.reading import plain_letters

CRISIS_HELP = 2  # from this level on the writer is shown help before anything is sent


@dataclass(frozen=True)
class Triage:
    level: int = 0
    findings: list = field(default_factory=list)
    spam: float = 0.0
    # "en", "de", "es"; "" where it is too short to tell; None where nobody here reads it.
    language: str | None = ""

    @property
    def is_urgent(self):
        return self.level >= CRISIS_HELP

    @property
    def is_read(self):
        """Whether the rules know its language; where they do not, level 0 says nothing."""
        return self.language is not None


def triage(text, *, staff_names=()):
    """What the rules find in a text: the highest level, a finding a code, a score of spam."""
    level, words = crisis.look(text)
    arabic_level, said = arabic.found(text)
    if arabic_level:
        level, words = max(level, arabic_level), {"crisis": said} | words
    written = plain_letters(text)
    words |= {
        code: found
        for code, found in [
            ("identity", next(identities.found(written), None)),
            ("staff-name", next(staff.found(written, staff_names), None)),
            *concerns.found(written),
        ]
        if found
    }
    return Triage(
        level=level,
        findings=[{"code": code, "words": found[:200]} for code, found in words.items()],
        spam=concerns.spam(written, words),
        language=language_of(text),
    )
