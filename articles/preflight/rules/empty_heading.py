from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Found, Rule, Severity


def find(text):
    for block in text.text:
        if block.is_heading and not block.words:
            yield Found(place=block.place)


rule = Rule(
    id="empty-heading",
    severity=Severity.WARNING,
    label=_("An empty heading"),
    why=_("A heading without words leads nowhere in the list of contents."),
    fix=_("Write what the section is about, or take the heading away."),
    source="WCAG 2.2, 2.4.6 Headings and Labels",
    find=find,
    catches=("<h2></h2><p>Rest.</p>", "<h2>Sleep</h2><h3> </h3><p>Rest.</p>"),
    passes=("<h2>Sleep</h2><p>Rest.</p>", "<p>Rest.</p>"),
)
