from django import template

from references.models import Reference
from references.styles import written

register = template.Library()


@register.filter
def in_style(facts, style):
    """A reference's facts as the clinic's citation style writes them."""
    return written(facts, style)


@register.filter
def evidence(facts):
    """What kind of evidence it is, in words."""
    return dict(Reference.Evidence.choices).get(facts.get("evidence"), "")


@register.filter
def cited_in(references, places):
    """Those that a text cites, each with the places where it does."""
    return [
        row | {"places": places[row["number"]]} for row in references if row["number"] in places
    ]
