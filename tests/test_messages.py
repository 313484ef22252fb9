"""The interface says everything in each of its languages, and what is compiled is what is written.

Without gettext's programs: on a machine that has none nothing is skipped.
"""

import gettext
import re

import pytest
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from scripts import messages

PLACES = re.compile(r"%\((\w+)\)[sd]|%([sd])|(?<!\{)\{(\w*)\}")
TAGS = re.compile(r"</?\w+")
FILES = sorted((messages.ROOT / "locale").glob("*/LC_MESSAGES/django.po"))


@pytest.fixture(scope="module")
def found():
    return messages.collected()


@pytest.fixture(scope="module", params=FILES, ids=lambda po: po.parts[-3])
def po(request):
    return request.param


def test_every_language_of_the_site_has_its_texts():
    languages = {po.parts[-3] for po in FILES}
    assert languages | {settings.LANGUAGE_CODE} == set(dict(settings.LANGUAGES))
    desk = set(dict(settings.DESK_LANGUAGES))
    assert desk == set(dict(settings.LANGUAGES)) - set(messages.READERS)


def test_what_the_sources_say_is_found(found):
    """Were the search for them broken, nothing would be missing below."""
    texts = {said for rows in found.values() for said, _context in rows}
    assert len(texts) > 3_000
    assert "Get help now" in texts  # a template
    assert "A table has no header cells, so its numbers are heard bare." in texts  # `_t` in Python
    assert ("%(n)d hour", "%(n)d hours") in texts
    assert {context for rows in found.values() for _said, context in rows} > {"a match"}


def test_gettext_has_no_name_that_the_search_does_not_know(found):
    names = re.compile(r"gettext\w* as (\w+)")
    for place in found:
        if place.suffix == ".py":
            used = set(names.findall((messages.ROOT / place).read_text()))
            assert used <= set(messages.KEYWORDS), place


def test_nothing_is_untranslated(po, found):
    """`make messages` puts what is new into the file, empty."""
    catalogue = messages.renewed(po, po.parts[-3], found)
    assert [message.id for message in messages.untranslated(catalogue)] == []


def test_nothing_is_left_over(po, found):
    """`make messages` takes it out."""
    written = {(message.id, message.context) for message in messages.catalogue_of(po) if message.id}
    assert written == set(messages.texts(po.parts[-3], found))


def test_a_translation_keeps_the_places_and_tags_of_its_text(po):
    wrong = []
    for message in messages.catalogue_of(po):
        said = message.id if message.pluralizable else (message.id,)
        for form in message.string if message.pluralizable else (message.string,):
            # "One comment" needs no number, but nothing may be asked for that is not given.
            given, asked = set(PLACES.findall(said[-1])), set(PLACES.findall(form))
            missing = {} if message.pluralizable else given - asked
            if asked - given or missing or TAGS.findall(form) != TAGS.findall(said[-1]):
                wrong.append((said, form))
    assert [pair for pair in wrong if pair[0] != ("",)] == []


def test_what_the_site_reads_is_what_is_written(po):
    with po.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    for message in messages.catalogue_of(po):
        if not message.id:
            continue
        key = message.id[0] if message.pluralizable else message.id
        key = f"{message.context}\x04{key}" if message.context else key
        if message.pluralizable:
            forms = tuple(compiled.get((key, number)) for number in range(len(message.string)))
            assert forms == tuple(message.string), key
        else:
            assert compiled.get(key) == message.string, key


def test_arabic_counts_in_six_ways():
    one, many = "%(minutes)s minute to read", "%(minutes)s minutes to read"
    with override("ar"):
        counted = [ngettext(one, many, number) for number in (0, 1, 2, 3, 11, 100, 103)]
    assert len(set(counted[:4])) == 4
    assert counted[3] == counted[6]


def test_words_with_two_meanings_are_told_apart():
    with override("de"):
        assert pgettext("a kind of source", "Report") != _("Report")
        assert pgettext("of a book", "edition") == "Auflage" != _("edition")
        assert pgettext("a match", "Close") != _("Close")
