from django import template
from django.db.models import Exists

from clinic.models import Clinic
from comments.box import Commenting, commenting, has_comments, late_ones
from comments.forms import CommentForm
from comments.words import closed_words
from safety.help import lines_for

register = template.Library()


@register.inclusion_tag("comments/_section.html", takes_context=True)
def comment_section(context, edition):
    """The comments of a public edition's article and the form to write one, in one query, or two
    where there is no comment yet; where the box is closed for a while there is help in its place.
    """
    article, clinic = edition.article, context.get("clinic") or Clinic.current()
    if not has_comments(article, clinic):
        return {"shown": False}
    found = threads(article, somebody_waits=Exists(late_ones(clinic)))
    late = found[0].somebody_waits if found else None
    state = commenting(article, edition.published_at, clinic, late)
    for_a_while = state in (Commenting.AWAY, Commenting.LATE)
    return {
        "shown": True,
        "article": article,
        "clinic": clinic,
        "why": closed_words(state, clinic),
        "help_lines": lines_for(clinic.country) if for_a_while else [],
        "threads": found,
        "open": state == Commenting.OPEN,
        "form": CommentForm(article=article, auto_id="comment-%s"),
    }


def threads(article, **more):
    """The public comments in the order they came, each with its public answers, in one query."""
    rows = article.comments.public().select_related("by_staff__author", "practice")
    rows = rows.annotate(**more)
    comments = list(rows.order_by("submitted_at", "pk"))
    tops = {comment.pk: comment for comment in comments if comment.parent_id is None}
    for comment in tops.values():
        comment.answers = []
    for comment in comments:
        if comment.parent_id in tops:
            tops[comment.parent_id].answers.append(comment)
    return list(tops.values())
