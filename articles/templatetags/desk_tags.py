from django import template

from articles.models import Edition
from articles.previews import at_the_desk, with_sections
from images.alt import FILE_NAME

register = template.Library()


register.simple_tag(lambda: FILE_NAME, name="file_name")


@register.inclusion_tag("admin/articles/_notes.html")
def notes_of(edition):
    """What was noted about an edition that is being worked on, the newest first."""
    if edition.state not in Edition.WORKING:
        return {}
    notes = edition.notes.select_related("by", "link").order_by("-pk")
    return {"notes": with_sections(list(notes), at_the_desk(edition)) if notes else []}
