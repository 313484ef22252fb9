from django import template

from comments.care import care_of

register = template.Library()
register.simple_tag(care_of)
