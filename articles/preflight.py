"""What stands between a text and its review, each in a sentence that says what to do."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import care_cards, pictures, texts
from articles.models import Outline
from clinic import markup
from discovery import links

_LINE = re.compile(r"<(p|li|dd)>(.*?)</\1>", re.DOTALL)


def faults(edition):
    """Every reason why an edition cannot be sent for review yet; none where it can."""
    written = edition.body + edition.in_depth
    return [
        *_missing(edition),
        *_citations(edition),
        *_links(written),
        *_cards(edition),
        *_guidance(written),
        *pictures.alt_faults(written),
    ]


def _missing(edition):
    words = [
        words
        for present, words in [
            (edition.title.strip(), _("a title")),
            (edition.body.strip(), _("a text")),
            (edition.disclosure.strip(), _("an answer about conflicts of interest")),
            (
                edition.disclosure_confirmed_by_id or not edition.disclosure.strip(),
                _("a confirmation that the answer about conflicts of interest is still true"),
            ),
            (edition.bylines.exists(), _("an author")),
            (edition.article.topic_id, _("a topic")),
        ]
        if not present
    ]
    if edition.number > 1 and not edition.change_summary.strip():
        words.append(_("a sentence on what changed"))
    if words:
        yield _("Before it can be sent for review it needs %s.") % ", ".join(words)


def _citations(edition):
    unknown = texts.unknown_keys(edition)
    if unknown:
        yield ngettext(
            "The text cites a reference that does not exist: %s.",
            "The text cites references that do not exist: %s.",
            len(unknown),
        ) % ", ".join(unknown)


def _links(written):
    for words in links.dead(written):
        yield _(
            "The link “%s” leads to something that was deleted. "
            "Choose where it should lead, or take the link away."
        ) % markup.plain(words)


def _cards(edition):
    for text in (edition.body, edition.in_depth):
        yield from care_cards.faults(text, second_card_because=edition.second_card_because)


def _guidance(written):
    """An outline says what belongs in a place; readers should find that, not this."""
    written = {markup.plain(line).strip() for _name, line in _LINE.findall(written)}
    for outline in Outline.objects.all():
        for _name, line in _LINE.findall(outline.body):
            words = markup.plain(line).strip()
            if words and words in written:
                yield (
                    _("“%s” is what the outline says. Write it in your words, or delete it.")
                    % words
                )
                written.discard(words)
