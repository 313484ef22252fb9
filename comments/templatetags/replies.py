from django import template

from comments.admin_replies import box

register = template.Library()


@register.inclusion_tag("admin/comments/comment/_replies.html", takes_context=True)
def reply_box(context, comment):
    return {**box(comment, context["request"].user), "request": context["request"]}
