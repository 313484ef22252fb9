class Refused(Exception):
    """A decision that may not be taken; its message says why and what to do."""


class Stale(Refused):
    """Somebody else changed the row since the form was opened; nothing was written."""
