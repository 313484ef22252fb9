"""Texts tried from the command line: a JSON string a line in, an answer for each out."""

import json

from django.core.management.base import CommandError


def answered(lines, answer, complain):
    """Yield what `answer` gives for each line of bytes, None for what is no JSON string.

    Such lines are named through `complain`, and at the end they make the command fail.
    """
    refused = 0
    for number, line in enumerate(lines, start=1):
        text = _string(line)
        if text is None:
            refused += 1
            complain(f"Line {number} is no JSON string.")
        # An answer for each line, so that those after it stand where they are looked for.
        yield None if text is None else answer(text)
    if refused:
        raise CommandError(f"{refused} of the lines answered with null.")


def _string(line):
    try:
        value = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, str) else None
