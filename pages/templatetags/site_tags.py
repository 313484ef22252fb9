from django import template
from django.utils.translation import get_language

from pages.menu import Navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context):
    """The menu and the footer of this page. Where even the clinic is not known, the usual ones."""
    return Navigation(context.get("clinic"), get_language(), context.get("request"))
