from django.utils.translation import gettext_lazy as _

from articles.preflight.rule import Rule, Severity, in_block

CARD = '<div class="care-card care-card-urgent"><h3>Call if:</h3><p>You feel unsafe.</p></div>'


def find(text):
    for part in text.parts:
        for before, block in zip(part.blocks, part.blocks[1:], strict=False):
            if _is_card(before) and not _is_card(block) and not block.is_heading:
                yield in_block(block)


def _is_card(block):
    return any(name.startswith("care-card-") for name in block.within)


rule = Rule(
    id="after-care-card",
    severity=Severity.WARNING,
    label=_("Text after a care card"),
    why=_("After a care card readers take what follows for a part of it."),
    fix=_("Begin what follows the card with a heading of its own."),
    source="NHS digital service manual: care cards",
    find=find,
    catches=(f"{CARD}<p>Sleep is different.</p>", f"<h2>A</h2>{CARD}<ul><li>Rest.</li></ul>"),
    passes=(f"{CARD}<h2>Sleep</h2><p>It is different.</p>", f"<p>Rest.</p>{CARD}", CARD + CARD),
)
