from django import template

from glossary.atlas import Desk, Where

register = template.Library()


@register.simple_tag
def where_is(entry):
    """Where an entry is, as its page shows it; the entry comes from `queries.for_its_page`."""
    return Where(entry)


@register.simple_tag
def atlas_beside(entry):
    """The atlas beside the form of an entry, which may be none yet."""
    return Desk(entry)
