from django import template

from comments.actions import Commenting, commenting
from comments.forms import CommentForm

register = template.Library()


@register.inclusion_tag("comments/_section.html", takes_context=True)
def comment_section(context, edition):
    """The comments of a public edition's article and the form to write one, in one query."""
    article = edition.article
    state = commenting(article, edition.published_at, context.get("clinic"))
    if state == Commenting.OFF:
        return {"shown": False}
    return {
        "shown": True,
        "article": article,
        "clinic": context.get("clinic"),
        "threads": threads(article),
        "open": state == Commenting.OPEN,
        "form": CommentForm(article=article, auto_id="comment-%s"),
    }


def threads(article):
    """The public comments in the order they came, each with its public answers, in one query."""
    comments = list(
        article.comments.public().select_related("by_staff").order_by("submitted_at", "pk")
    )
    tops = {comment.pk: comment for comment in comments if comment.parent_id is None}
    for comment in tops.values():
        comment.answers = []
    for comment in comments:
        if comment.parent_id in tops:
            tops[comment.parent_id].answers.append(comment)
    return list(tops.values())
