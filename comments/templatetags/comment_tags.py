from django import template

from clinic.models import Clinic
from comments.box import Commenting, commenting
from comments.forms import CommentForm
from comments.words import closed_words
from safety.help import lines_for

register = template.Library()


@register.inclusion_tag("comments/_section.html", takes_context=True)
def comment_section(context, edition):
    """The comments of a public edition's article and the form to write one, in two queries; where
    the box is closed for a while there is help in its place.
    """
    article, clinic = edition.article, context.get("clinic") or Clinic.current()
    state = commenting(article, edition.published_at, clinic)
    if state == Commenting.OFF:
        return {"shown": False}
    for_a_while = state in (Commenting.AWAY, Commenting.LATE)
    return {
        "shown": True,
        "article": article,
        "clinic": clinic,
        "why": closed_words(state, clinic),
        "help_lines": lines_for(clinic.country) if for_a_while else [],
        "threads": threads(article),
        "open": state == Commenting.OPEN,
        "form": CommentForm(article=article, auto_id="comment-%s"),
    }


def threads(article):
    """The public comments in the order they came, each with its public answers, in one query."""
    rows = article.comments.public().select_related("by_staff__author", "practice")
    comments = list(rows.order_by("submitted_at", "pk"))
    tops = {comment.pk: comment for comment in comments if comment.parent_id is None}
    for comment in tops.values():
        comment.answers = []
    for comment in comments:
        if comment.parent_id in tops:
            tops[comment.parent_id].answers.append(comment)
    return list(tops.values())
