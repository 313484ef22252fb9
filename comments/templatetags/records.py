from django import template

from comments.records import in_words

register = template.Library()
register.filter("duration", in_words)


@register.simple_tag
def counted(pairs):
    """Names and counts, each with its share of the greatest, in per cent."""
    most = max((count for _name, count in pairs), default=1)
    return [(name, count, round(100 * count / most)) for name, count in pairs]
