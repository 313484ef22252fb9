from django import template

from articles.models import Edition
from comments.actions import Commenting, commenting
from comments.forms import CommentForm

register = template.Library()


@register.inclusion_tag("comments/_section.html", takes_context=True)
def comment_section(context, article):
    """The public comments of a public article and the form to write one, in two queries at most."""
    published = Edition.objects.public().filter(article=article)
    published_at = published.values_list("published_at", flat=True).first()
    state = commenting(article, published_at, context.get("clinic")) if published_at else None
    if state in (None, Commenting.OFF):
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
