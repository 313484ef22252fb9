"""Structured data for search engines, written so that no text can end the script element.

What is said here stands in words on the same page (TRUST.md, S1 to S5). Which terms of schema.org
are used, and of what each may be said, stands in `tests/schema_org.py`.
"""

import json

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

# The last two end a line of script for an old browser.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_ld(data):
    """The whole `<script type="application/ld+json">` element; `</script>` in a title stays text.

    Values may be lazy translations or dates.
    """
    text = json.dumps({"@context": "https://schema.org", **data}, default=str, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')


def stated(data):
    """The facts without those that nobody stated."""
    return {name: value for name, value in data.items() if value}


def absolute(path):
    return f"{settings.SITE_URL}{path}"


def trail(crumbs):
    """The way to a page as its breadcrumbs show it: home, and what `crumbs` names."""
    steps = [(_("Home"), reverse("pages:home")), *crumbs]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": str(words), "item": absolute(address)}
            for place, (words, address) in enumerate(steps, start=1)
        ],
    }


def medical_clinic(clinic, **more):
    """The clinic, as the foot of every page has it; `more` where a page says more."""
    return stated(
        {
            "@type": "MedicalClinic",
            "name": clinic.name,
            "url": absolute(reverse("pages:home")),
            "telephone": clinic.phone,
            "address": ", ".join(clinic.address.splitlines()),
            "publishingPrinciples": absolute(reverse("pages:editorial-policy")),
            "correctionsPolicy": absolute(reverse("pages:corrections")),
            **more,
        }
    )
