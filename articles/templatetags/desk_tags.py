from django import template

from articles import notes
from articles.models import Edition
from articles.previews import at_the_desk, with_sections
from images.alt import FILE_NAME

register = template.Library()
FORM, OWN_FORM = "edition-form", "Notes-form"


register.simple_tag(lambda: FILE_NAME, name="file_name")


@register.inclusion_tag("admin/articles/_notes.html", takes_context=True)
def notes_of(context, edition):
    """What was noted about an edition that is being worked on, in the order of its text.

    Beside the form in which it is written all that is done goes through that form, so that no word
    typed there is lost.
    """
    if edition.state not in Edition.WORKING:
        return {}
    is_written = context.get("is_written", False)
    found = notes.conversation(edition)
    for note in found if is_written else ():
        note.can_be_taken_over = notes.can_take_over(note)
    return {
        "edition": edition,
        "notes": with_sections(found, at_the_desk(edition)) if found else [],
        "form_id": FORM if is_written else OWN_FORM,
        "own_form": not is_written,
        "may_take_over": is_written,
        "csrf_token": context.get("csrf_token"),
    }
