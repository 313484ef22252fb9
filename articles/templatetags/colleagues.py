from django import template

from articles.colleagues import colleagues_of

register = template.Library()

register.simple_tag(colleagues_of)
