"""Gaps in a text of ours that only the clinic can fill: [[what belongs here]]."""

import re

from clinic import markup

_GAP = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)


def gaps(*texts):
    """What is still to be written into them, each once and in order."""
    found = (gap for text in texts for gap in _GAP.findall(markup.plain(text)))
    return list(dict.fromkeys(" ".join(gap.split()) for gap in found))
