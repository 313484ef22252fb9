"""Which entries are parts of the brain."""

from glossary.models import Entry


def anatomical(slugs, *, language):
    """Those of the slugs that name anatomy: by them a search is narrowed down."""
    entries = Entry.objects.filter(language=language, slug__in=slugs, kind__in=Entry.ANATOMICAL)
    return set(entries.values_list("slug", flat=True))
