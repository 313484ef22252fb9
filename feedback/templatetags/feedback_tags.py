from django import template

register = template.Library()


@register.inclusion_tag("feedback/_section.html")
def feedback_section(article):
    """Was this page helpful, how many stars, what is wrong: static forms, without a query."""
    return {"article": article, "stars": range(1, 6)}


@register.inclusion_tag("feedback/_question.html")
def question_feedback(question):
    """Was this answer helpful: the same without stars."""
    return {"question": question}
