"""Where terms are linked in a text, and where not."""

import io
import re
import sys

import pytest
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st

from clinic import markup
from glossary import linker
from glossary.linker import link_terms, mentioned
from glossary.matching import Matcher, Term
from tests.glossary.making import entry

LINK = re.compile(r'<a class="term" href="/glossary/([^"/]+)/"[^>]*>(.*?)</a>')

NAMES = {
    "amygdala": ["amygdaloid body"],
    "prefrontal cortex": ["prefrontal area"],
    "dorsolateral prefrontal cortex": [],
    "anterior cingulate cortex": [],
    "adenoid control circuit": [],
    "hippocampus": ["cornu ammonis", "Ammon's horn"],
    "therapy": [],
    "exposure & response prevention": [],
    "gyrus": [],
    "default mode network": [],
    "EMDR": [],
    "mediodorsal thalamic nucleus": [],
    "primary visual cortex": [],
    "acceptance and commitment therapy": [],
    "Gödel cells": [],
}
SHORT = {
    "prefrontal cortex": ["PFC"],
    "anterior cingulate cortex": ["ACC"],
    "adenoid control circuit": ["ACC"],
    "dorsolateral prefrontal cortex": ["dlPFC"],
    "mediodorsal thalamic nucleus": ["MD"],
    "primary visual cortex": ["V1"],
    "acceptance and commitment therapy": ["ACT"],
}
TERMS = {
    name: Term(name.replace(" ", "-").replace("&", "and").lower(), name, f"/glossary/{i}/", "d")
    for i, name in enumerate(NAMES)
}


@pytest.fixture(scope="module")
def matcher():
    names = [(TERMS[name], name, False) for name in NAMES]
    names += [(TERMS[name], other, True) for name, others in NAMES.items() for other in others]
    return Matcher.of(names, [(TERMS[n], text) for n, texts in SHORT.items() for text in texts])


@pytest.fixture
def linked(matcher, monkeypatch):
    """What is linked in a text, as (words, name) pairs."""
    monkeypatch.setattr(linker, "matcher", lambda language: matcher)
    by_path = {term.path: name for name, term in TERMS.items()}

    def of(html):
        result = link_terms(html, language="en")
        assert without_links(result) == html
        found = re.findall(r'<a class="term" href="([^"]+)"[^>]*>(.*?)</a>', result, re.DOTALL)
        return [(words, by_path[path]) for path, words in found]

    return of


def without_links(html):
    return re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", html, flags=re.DOTALL)


LINKED = [
    ("<p>The amygdala learns.</p>", [("amygdala", "amygdala")]),
    ("<p>Amygdala and AMYGDALA</p>", [("Amygdala", "amygdala")]),
    ("<p>the amygdala, the amygdala</p>", [("amygdala", "amygdala")]),
    ("<p>the amygdaloid body</p>", [("amygdaloid body", "amygdala")]),
    ("<p>both amygdalae</p>", [("amygdalae", "amygdala")]),
    ("<p>two amygdalas</p>", [("amygdalas", "amygdala")]),
    ("<p>the gyri</p>", [("gyri", "gyrus")]),
    ("<p>the gyruses</p>", [("gyruses", "gyrus")]),
    ("<p>several therapies</p>", [("therapies", "therapy")]),
    ("<p>prefrontal cortices</p>", [("prefrontal cortices", "prefrontal cortex")]),
    ("<p>the amygdala's role</p>", [("amygdala", "amygdala")]),
    ("<p>Ammon’s horn</p>", [("Ammon’s horn", "hippocampus")]),
    ("<p>the prefrontal\n  cortex</p>", [("prefrontal\n  cortex", "prefrontal cortex")]),
    ("<p>prefrontal&nbsp;cortex</p>", [("prefrontal&nbsp;cortex", "prefrontal cortex")]),
    ("<p>default-mode network</p>", [("default-mode network", "default mode network")]),
    ("<p>the amygdala–cortex loop</p>", [("amygdala", "amygdala")]),
    ("<p>(amygdala)</p>", [("amygdala", "amygdala")]),
    ("<p>“amygdala”.</p>", [("amygdala", "amygdala")]),
    ('<p>amygdala<sup class="citation"><a href="#">1</a></sup>', [("amygdala", "amygdala")]),
    ('<p>amygdala<cite data-ref="x"></cite>s</p>', [("amygdala", "amygdala")]),
    ("<p><strong>amygdala</strong></p>", [("amygdala", "amygdala")]),
    (
        "<p>the dorsolateral prefrontal cortex</p>",
        [("dorsolateral prefrontal cortex", "dorsolateral prefrontal cortex")],
    ),
    (
        "<p>exposure &amp; response prevention</p>",
        [("exposure &amp; response prevention", "exposure & response prevention")],
    ),
    ("<p>EMDR helps</p>", [("EMDR", "EMDR")]),
    ("<p>the PFC</p>", [("PFC", "prefrontal cortex")]),
    ("<p>both PFCs</p>", [("PFCs", "prefrontal cortex")]),
    ("<p>the dlPFC</p>", [("dlPFC", "dorsolateral prefrontal cortex")]),
    ("<p>V1 sees</p>", [("V1", "primary visual cortex")]),
    ("<h2>The amygdala</h2><p>The amygdala</p>", [("amygdala", "amygdala")]),
    (
        "<h2>Anterior cingulate cortex (ACC)</h2><p>The ACC</p>",
        [("ACC", "anterior cingulate cortex")],
    ),
    (
        "<h2>ACC (anterior cingulate cortex)</h2><p>The ACC</p>",
        [("ACC", "anterior cingulate cortex")],
    ),
    (
        "<h3>Mediodorsal thalamic nucleus (MD)</h3><p>The MD</p>",
        [("MD", "mediodorsal thalamic nucleus")],
    ),
    ("<p>the front of the brain (PFC)</p>", [("PFC", "prefrontal cortex")]),
    ("<p>Go\u0308del cells</p>", [("Go\u0308del cells", "Gödel cells")]),
    ('<div class="care-card care-card-urgent"><p>amygdala</p></div>', [("amygdala", "amygdala")]),
]

NOT_LINKED = [
    "<p>HPFCS</p>",
    "<p>the amygdalar nuclei</p>",
    "<p>pre-amygdala</p>",
    "<p>amygdala-like</p>",
    "<p>x_amygdala and amygdala_x</p>",
    "<p>me@amygdala.org</p>",
    "<p>amygdala.org</p>",
    "<p>see https://example.org/amygdala now</p>",
    "<p>pre<em>amygdala</em></p>",
    "<p><b>amygdala</b>r</p>",
    "<p>prefrontal <b>cortex</b></p>",
    "<p>prefrontal</p><p>cortex</p>",
    "<p>prefrontal. Cortex</p>",
    "<h2>amygdala</h2>",
    "<h3>amygdala</h3>",
    "<h4>amygdala</h4>",
    '<p><a href="/x/">the amygdala</a></p>',
    "<blockquote><p>the amygdala</p></blockquote>",
    "<p><q>amygdala</q></p>",
    "<p><code>amygdala</code></p>",
    "<pre>amygdala</pre>",
    "<p><kbd>amygdala</kbd></p>",
    "<figure><figcaption>amygdala</figcaption></figure>",
    "<table><caption>amygdala</caption></table>",
    '<div class="care-card care-card-emergency"><p>The amygdala</p></div>',
    '<p><img alt="amygdala" src="/media/amygdala.png"></p>',
    '<p title="amygdala">x</p>',
    "<p>pfc</p>",
    "<p>Pfc</p>",
    "<p>emdr</p>",
    "<p>please act now</p>",
    "<p>The ACC</p>",
    "<p>adenoid cystic carcinoma (PFC)</p>".replace("PFC", "ACC"),
    "<p>A permitted fixed cost (PFC) and the PFC</p>",
    "<p>PFC (permitted fixed cost) and the PFC</p>",
    "<p>Jane Smith, MD</p>",
    "<p>amygdala&#x301;</p>".replace("&#x301;", "\u0301"),
    "<p>&amp;amygdalas;</p>".replace("amygdalas;", "x"),
]


@pytest.mark.parametrize(("html", "expected"), LINKED)
def test_linked(linked, html, expected):
    assert linked(html) == expected


@pytest.mark.parametrize("html", NOT_LINKED)
def test_not_linked(linked, html):
    assert linked(html) == []


def test_after_an_emergency_card_links_go_on(linked):
    card = '<div class="care-card care-card-emergency"><div><p>amygdala</p></div></div>'
    assert linked(f"{card}<p>amygdala</p>") == [("amygdala", "amygdala")]


WORDS = [
    *["amygdala", "prefrontal cortex", "PFC", "(ACC)", "ACC (", ")", "x", "-", "’s", "&amp;"],
    *["&nbsp;", " ", "\n", "<", ">", "é", "\u0301", "https://x.org/", "\x1e", "<!-- c -->"],
    *["<p>", "</p>", "<em>", "</em>", "<h2>", "</h2>", '<a href="/">', "</a>", "<br>", "<>", "</>"],
    *["<blockquote>", "</blockquote>", '<cite data-ref="k"></cite>', '<p title=">amygdala">'],
    *['<div class="care-card-emergency">', "</div>"],
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30))
def test_without_its_links_it_is_the_text_byte_for_byte(words):
    names = [(TERMS[name], name, False) for name in NAMES]
    matcher = Matcher.of(names, [(TERMS[n], text) for n, texts in SHORT.items() for text in texts])
    html, before = "".join(words), linker.matcher
    linker.matcher = lambda language: matcher
    try:
        result = link_terms(html, language="en")
    finally:
        linker.matcher = before
    assert without_links(result) == html
    paths = re.findall(r'<a class="term" href="([^"]+)"', result)
    assert len(paths) == len(set(paths))


def test_the_time_grows_with_the_length_only(matcher):
    from time import perf_counter

    def seconds(text):
        start = perf_counter()
        list(matcher.matches(text))
        return perf_counter() - start

    text = "The prefrontal cortex of the amygdala (ACC) speaks-of nothing. " * 400
    few, many = seconds(text), seconds(text * 8)
    assert many < few * 30


# -- With the database -------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_link_leads_to_the_entry_and_tells_its_definition():
    entry("amygdala", definition='It learns "danger" & <fear>.')
    assert link_terms("<p>The amygdala.</p>", language="en") == (
        '<p>The <a class="term" href="/glossary/amygdala/" '
        'title="It learns &quot;danger&quot; &amp; &lt;fear&gt;.">amygdala</a>.</p>'
    )


@pytest.mark.django_db
def test_what_was_safe_stays_safe_and_nothing_else_becomes_so():
    entry("amygdala")
    safe = link_terms(markup.clean("<p>amygdala</p>"), language="en")
    assert isinstance(safe, SafeString)
    assert not isinstance(link_terms("<p>amygdala</p>", language="en"), SafeString)
    assert isinstance(link_terms(mark_safe("<p>x</p>"), language="en"), SafeString)


@pytest.mark.django_db
def test_only_public_entries_of_the_language_are_linked():
    from tests import make

    entry("amygdala", public=False)
    entry("hippocampus").withdraw(by=make.user())
    entry("Thalamus", language="de")
    text = "<p>amygdala, hippocampus, thalamus</p>"
    assert link_terms(text, language="en") == text
    assert 'href="/de/glossary/thalamus/"' in link_terms(text, language="de")


@pytest.mark.django_db
def test_an_excluded_entry_is_not_linked_nor_is_a_part_of_its_name():
    entry("prefrontal cortex")
    entry("cortex")
    text = "<p>prefrontal cortex</p>"
    assert link_terms(text, language="en", exclude=["prefrontal-cortex"]) == text
    assert mentioned(text, language="en", exclude=["prefrontal-cortex"]) == []


@pytest.mark.django_db
def test_a_synonym_that_two_entries_share_links_neither_and_a_name_goes_first():
    entry("hippocampal formation", synonyms=["hippocampus", "shared name"])
    entry("hippocampus", synonyms=["shared name"])
    found = LINK.findall(link_terms("<p>hippocampus, shared name</p>", language="en"))
    assert found == [("hippocampus", "hippocampus")]


@pytest.mark.django_db
def test_only_exact_synonyms_count():
    from glossary.models import Synonym

    made = entry("amygdala")
    Synonym.objects.create(entry=made, name="fear centre", scope=Synonym.Scope.RELATED)
    assert link_terms("<p>fear centre</p>", language="en") == "<p>fear centre</p>"


@pytest.mark.django_db
def test_mentioned_counts_headings_and_quotes_too_in_order():
    entry("amygdala")
    entry("hippocampus")
    html = "<h2>Hippocampus</h2><blockquote>amygdala</blockquote><p>hippocampus</p>"
    expected = [("hippocampus", "hippocampus"), ("amygdala", "amygdala")]
    assert mentioned(html, language="en") == expected


@pytest.mark.django_db(transaction=True)
def test_one_query_a_text_while_nothing_changes_and_changes_are_seen(
    django_assert_num_queries,
):
    from tests import make

    made = entry("amygdala")
    link_terms("<p>amygdala</p>", language="en")
    with django_assert_num_queries(1):
        assert "a class" in link_terms("<p>amygdala</p>", language="en")
    made.withdraw(by=make.user())
    assert "a class" not in link_terms("<p>amygdala</p>", language="en")
    entry("hippocampus")
    assert "a class" in link_terms("<p>hippocampus</p>", language="en")


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_ends_by_the_clock_is_no_longer_linked():
    from datetime import timedelta

    import time_machine as machine
    from django.utils import timezone

    made = entry("amygdala")
    type(made).objects.filter(pk=made.pk).update(public_until=timezone.now() + timedelta(seconds=2))
    assert "a class" in link_terms("<p>amygdala</p>", language="en")
    assert linker._matchers["en"][1] is not None
    with machine.travel(timezone.now() + timedelta(minutes=1)):
        first = linker._matchers["en"]
        linker.matcher("en")
        assert linker._matchers["en"] is not first


@pytest.mark.django_db
def test_the_command_reads_and_writes_utf8(monkeypatch):
    from django.core.management import call_command

    entry("amygdala")
    stdin, stdout = io.BytesIO("<p>Ärger: amygdala</p>".encode()), io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stdin))
    out = io.TextIOWrapper(stdout)
    monkeypatch.setattr(sys, "stdout", out)
    call_command("link_terms")
    text = stdout.getvalue().decode()
    assert text.startswith('<p>Ärger: <a class="term"')
    assert text.endswith("amygdala</a></p>")
