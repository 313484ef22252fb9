from django import template

from glossary import atlas
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


@register.inclusion_tag("glossary/_ornament.html")
def ornament(view):
    """A view of the brain that says nothing: lateral, medial, coronal or sagittal."""
    return atlas.ornament(view)
