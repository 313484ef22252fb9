from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Rule, Severity, in_block


def find(text):
    for part in text.parts:
        level = 1
        for block in part.blocks:
            if not block.is_heading or block.within[:-1]:  # the heading of a box is no section
                continue
            now = int(block.tag[1])
            if now > level + 1:
                levels = {"from": level, "to": now}
                why = _t("The headings jump from level %(from)d to level %(to)d.") % levels
                yield in_block(block, why=why)
            level = now


rule = Rule(
    id="heading-levels",
    severity=Severity.WARNING,
    label=_("Heading levels"),
    why=_("Who listens to a page finds the way by the levels of its headings."),
    fix=_("Make it one level below the heading it belongs to."),
    source="WCAG 2.2, 1.3.1 Info and Relationships; NHS service manual: headings",
    find=find,
    catches=("<h3>Sleep</h3><p>Rest.</p>", "<h2>Sleep</h2><h4>Rest</h4><p>Rest.</p>"),
    passes=(
        "<h2>Sleep</h2><h3>Rest</h3><p>Rest.</p><h2>Food</h2><p>Eat.</p>",
        '<div class="callout"><h3>Note</h3><p>Rest.</p></div><h2>Sleep</h2><p>Rest.</p>',
        "<p>Rest.</p>",
    ),
)
