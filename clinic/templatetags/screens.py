from django import template
from django.urls import reverse

from clinic.screens import screen

register = template.Library()


@register.simple_tag(takes_context=True)
def how_this_works(context):
    """Where the handbook explains the page that is shown; nothing where it does not."""
    match = getattr(context.get("request"), "resolver_match", None)
    found = match and screen(match.url_name)
    if not found:
        return ""
    chapter, _hash, section = found.where.partition("#")
    return f"{reverse('admin:handbook_chapter', args=[chapter])}#{section}"


@register.filter
def what_comes_here(opts):
    """The words for an empty list of the model."""
    found = screen(f"{opts.app_label}_{opts.model_name}")
    return found.empty if found else ""
