"""Structured data for search engines, written so that no text can end the script element."""

import json

from django.utils.safestring import mark_safe

# The last two end a line of script for an old browser.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_ld(data):
    """The whole `<script type="application/ld+json">` element; `</script>` in a title stays text.

    Values may be lazy translations or dates; empty ones should be left out by the caller.
    """
    text = json.dumps({"@context": "https://schema.org", **data}, default=str, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')
