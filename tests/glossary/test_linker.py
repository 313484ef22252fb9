"""Where terms are linked in a text, and where not."""

import io
import re
import sys
from contextlib import contextmanager
from time import process_time

import html5lib
import pytest
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st

from clinic import markup
from glossary import linker
from glossary.linker import link_terms, mentioned
from glossary.matching import Matcher, Term
from tests import make
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
    "basal ganglia": [],
    "nucleus of the solitary tract": [],
    "locus coeruleus": [],
    "behaviour therapy": [],
    "mirror neurons": [],
    "C++": [],
    ".*": [],
    "5-HT2A": [],
    "μ-opioid receptor": [],
    "לב": [],
    "الخوف": [],
    "fear": ["fear response"],
    "fear conditioning": [],
    "generalised anxiety": ["GAD"],
    "obsessive–compulsive disorder": [],
    "post-traumatic stress disorder": [],
    "functional magnetic resonance imaging": [],
}
SHORT = {
    "prefrontal cortex": ["PFC"],
    "anterior cingulate cortex": ["ACC"],
    "adenoid control circuit": ["ACC"],
    "dorsolateral prefrontal cortex": ["dlPFC"],
    "mediodorsal thalamic nucleus": ["MD"],
    "primary visual cortex": ["V1"],
    "acceptance and commitment therapy": ["ACT"],
    "obsessive–compulsive disorder": ["OCD"],
    "post-traumatic stress disorder": ["PTSD"],
    "functional magnetic resonance imaging": ["fMRI"],
    "behaviour therapy": ["GAD"],
}
# A common word: only a mark by hand explains it.
NOT_BY_ITSELF = {"fear"}
TERMS = {
    name: Term(f"e{i}", name, f"/glossary/{i}/", "d", name not in NOT_BY_ITSELF, i + 1)
    for i, name in enumerate(NAMES)
}


@pytest.fixture(scope="module")
def matcher():
    return matcher_of_all()


def matcher_of_all():
    names = [(TERMS[name], name, False) for name in NAMES]
    names += [(TERMS[name], other, True) for name, others in NAMES.items() for other in others]
    return Matcher.of(names, [(TERMS[n], text) for n, texts in SHORT.items() for text in texts])


@pytest.fixture
def linked(matcher, monkeypatch):
    """What is linked in a text, as (words, name) pairs."""
    monkeypatch.setattr(linker, "matcher", lambda language, version=None: matcher)
    by_path = {term.path: name for name, term in TERMS.items()}

    def of(html):
        result = link_terms(html, language="en")
        assert without_links(result) == html
        found = re.findall(r'<a class="term" href="([^"]+)"[^>]*>(.*?)</a>', result, re.DOTALL)
        return [(words, by_path[path]) for path, words in found]

    return of


def without_links(html):
    return re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", html, flags=re.DOTALL)


ACC = "anterior cingulate cortex"
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
    # Inflections.
    ("<p>a basal ganglion</p>", [("basal ganglion", "basal ganglia")]),
    (
        "<p>both nuclei of the solitary tract</p>",
        [("nuclei of the solitary tract", "nucleus of the solitary tract")],
    ),
    ("<p>the loci coerulei</p>", [("loci coerulei", "locus coeruleus")]),
    ("<p>the locus ceruleus</p>", [("locus ceruleus", "locus coeruleus")]),
    ("<p>behavior therapies</p>", [("behavior therapies", "behaviour therapy")]),
    ("<p>a mirror neuron</p>", [("mirror neuron", "mirror neurons")]),
    # Capitals.
    ("<p>PTSD's and PTSD’s</p>", [("PTSD", "post-traumatic stress disorder")]),
    ("<p>in fMRI scans</p>", [("fMRI", "functional magnetic resonance imaging")]),
    ("<p>OCD and ocd</p>", [("OCD", "obsessive–compulsive disorder")]),
    ("<p>ocd and OCD</p>", [("OCD", "obsessive–compulsive disorder")]),
    # Hyphens and dashes of every kind, and none.
    ("<p>5-HT2A</p>", [("5-HT2A", "5-HT2A")]),
    ("<p>5\u2011HT2A</p>", [("5\u2011HT2A", "5-HT2A")]),
    ("<p>5-HT<sub>2A</sub> receptors</p>", [("5-HT<sub>2A</sub>", "5-HT2A")]),
    ("<p>5-HT<sub>2</sub>A</p>", [("5-HT<sub>2</sub>A", "5-HT2A")]),
    ("<p>5-HT₂A</p>", [("5-HT₂A", "5-HT2A")]),
    (
        "<p>obsessive-compulsive disorder</p>",
        [("obsessive-compulsive disorder", "obsessive–compulsive disorder")],
    ),
    (
        "<p>post traumatic stress disorder</p>",
        [("post traumatic stress disorder", "post-traumatic stress disorder")],
    ),
    # Signs.
    ("<p>written in C++.</p>", [("C++", "C++")]),
    ("<p>The pattern .* fits</p>", [(".*", ".*")]),
    ("<p>(.*)</p>", [(".*", ".*")]),
    ("<p>μ-opioid receptors</p>", [("μ-opioid receptors", "μ-opioid receptor")]),
    ("<p>the \u00b5-opioid receptor</p>", [("\u00b5-opioid receptor", "μ-opioid receptor")]),
    ("<p>&mu;-opioid receptor</p>", [("&mu;-opioid receptor", "μ-opioid receptor")]),
    # Entities, and what one does not see.
    ("<p>Ammon&#x27;s horn</p>", [("Ammon&#x27;s horn", "hippocampus")]),
    ("<p>Ammon&rsquo;s horn</p>", [("Ammon&rsquo;s horn", "hippocampus")]),
    ("<p>G&ouml;del cells</p>", [("G&ouml;del cells", "Gödel cells")]),
    ("<p>amyg\u00addala</p>", [("amyg\u00addala", "amygdala")]),
    ("<p>amyg&shy;dala</p>", [("amyg&shy;dala", "amygdala")]),
    (
        "<p>prefrontal\u00a0cor\u00adtex</p>",
        [("prefrontal\u00a0cor\u00adtex", "prefrontal cortex")],
    ),
    ("<p>prefrontal\u200b cortex</p>", [("prefrontal\u200b cortex", "prefrontal cortex")]),
    ("<p>&ldquo;amygdala&rdquo;</p>", [("amygdala", "amygdala")]),
    ("<p>fear&amp;amygdala</p>", [("amygdala", "amygdala")]),
    # From right to left.
    ("<p>זה לב טוב</p>", [("לב", "לב")]),
    ("<p>זה לֵב טוב, amygdala</p>", [("amygdala", "amygdala")]),
    ("<p>عن الخوف.</p>", [("الخوف", "الخوف")]),
    ("<p>\u200famygdala\u200f</p>", [("amygdala", "amygdala")]),
    # The longest, and a common word.
    ("<p>fear, and fear conditioning</p>", [("fear conditioning", "fear conditioning")]),
    ("<p>the fear response of the amygdala</p>", [("amygdala", "amygdala")]),
    # Introduced in many ways.
    ("<p>The ACC.</p><h2>Anterior cingulate cortex (the ACC)</h2>", [("ACC", ACC)]),
    ("<h2>Anterior cingulate cortex (“ACC”)</h2><p>ACC</p>", [("ACC", ACC)]),
    ("<h2>Anterior cingulate cortex [ACC]</h2><p>ACC</p>", [("ACC", ACC)]),
    ("<h2>Anterior cingulate cortex (ACC; see below)</h2><p>ACC</p>", [("ACC", ACC)]),
    ("<h2>Anterior cingulate cortex, or ACC</h2><p>ACC</p>", [("ACC", ACC)]),
    ("<h2>Adenoid control circuits (ACC)</h2><p>ACC</p>", [("ACC", "adenoid control circuit")]),
    ('<p><abbr title="Anterior cingulate cortex">ACC</abbr> is</p>', [("ACC", ACC)]),
    (
        "<h2>Prefrontal cortices (PFCs)</h2><p>One PFC</p>",
        [("PFC", "prefrontal cortex")],
    ),
    # “GAD” is a name of one and an abbreviation of another.
    ("<h2>Behaviour therapy (GAD)</h2><p>GAD</p>", [("GAD", "behaviour therapy")]),
    # Raw HTML that no sanitiser saw.
    ("<!-- amygdala --><p>amygdala", [("amygdala", "amygdala")]),
    ("<p>2 < 3, amygdala", [("amygdala", "amygdala")]),
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
    "<p>#amygdala</p>",
    "<p>C and c and C# and C+++</p>",
    "<p>anything .*at all, x.* too</p>",
    "<p>fear</p>",
    "<p>the fear responses</p>",
    "<p>GAD</p>",
    "<p>ptsd, Fmri, FMRI</p>",
    "<p>mirrors and neurons</p>",
    "<p>prefrontal – cortex</p>",
    "<p>prefrontal—cortex</p>",
    "<p>prefrontal<br>cortex</p>",
    "<p>prefrontal<!-- --> cortex</p>",
    "<p>5-HT<sub>2A receptor</p>",
    "<p>amygdala&#x301;</p>",
    "<p>Anterior cingulate (ACC)</p>",
    "<p>HPFCS PFCS xPFC PFCx PFC_ PFC2</p>",
    "<p>post-PFC, PFC-like, @PFC</p>",
    '<p><abbr title="accident">PFC</abbr></p>',
    "<script>amygdala</script><style>amygdala</style>",
    "<!-- <p>amygdala</p> -->",
    "<title>amygdala</title>",
    "<svg><text>amygdala</text></svg>",
    "<p class='amygdala' title=amygdala>x</p>",
    "<textarea><p>amygdala</textarea>",
    '<a href="/x/"><em>amygdala</em> <b>hippocampus</b></a>',
    "<ul><li><blockquote>amygdala</blockquote></li></ul>",
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
    *['<div class="care-card-emergency">', "</div>", "&shy;", "\u00ad", "<sub>", "</sub>", ".*"],
    *["C++", "5-HT", "2A", '<abbr title="anterior cingulate cortex">', "</abbr>", "לב", "\u200f"],
    *['<a data-to="entry:1">', "&#x27;", "Ammon", "&", ";"],
    *["<script>", "</script>", "<!--", "-->", "<p '", '"', "<h2>"],
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30))
def test_without_its_links_it_is_the_text_byte_for_byte(words):
    html = "".join(words)
    for each_section in (False, True):
        with everything_public():
            result = link_terms(html, language="en", each_section=each_section)
        assert without_links(result) == html


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30))
def test_what_is_clean_stays_valid_without_a_link_in_a_link_and_each_is_linked_once(words):
    html = str(markup.clean("".join(words)))
    with everything_public():
        result = link_terms(html, language="en")
    assert faults(result) == faults(html)
    open_links = 0
    for tag in re.findall(r"</?a\b", result):
        open_links += 1 if tag == "<a" else -1
        assert open_links in (0, 1)
    paths = re.findall(r'<a class="term" href="([^"]+)"', result)
    assert len(paths) == len(set(paths))
    # Linking again changes nothing: what is linked is a mark by then.
    with everything_public():
        assert link_terms(result, language="en") == result


def faults(html):
    """What a parser finds wrong; the sanitiser keeps characters that it calls invalid."""
    parser = html5lib.HTMLParser()
    parser.parseFragment(html)
    return [code for _place, code, _facts in parser.errors]


@contextmanager
def everything_public():
    before = linker.matcher
    linker.matcher = lambda language, version=None: EVERYTHING
    try:
        yield
    finally:
        linker.matcher = before


EVERYTHING = matcher_of_all()

ADVERSARIES = [
    *[
        '<a "',
        "<",
        "<a <",
        "PFC (",
        "<!-- ",
        '<abbr title="x">',
        "&amp;",
        "&",
        "\u00ad",
        "<script>",
    ],
    *[
        "-",
        "5-HT<sub>2A</sub>",
        "<b>",
        "</b>",
        "prefrontal ",
        "PFC the ",
        " ",
        "ACC (ACC) ",
        "<h2>",
    ],
    *["fear ", "&#x", "(", "<sub>", "https://", ".*", "C++", "_"],
]


@pytest.mark.parametrize("piece", ADVERSARIES)
def test_no_text_takes_long(piece):
    def seconds(times):
        start = process_time()
        with everything_public():
            link_terms(piece * times, language="en")
        return process_time() - start

    assert seconds(40_000) < max(0.5, seconds(5_000) * 24)


def test_three_thousand_terms_over_two_thousand_words():
    many = [Term(f"s{i}", f"word{i} of term{i % 50}", f"/glossary/s{i}/", "d") for i in range(3000)]
    names = [(term, term.name, False) for term in many]
    names += [(term, f"other name{i}", True) for i, term in enumerate(many)]
    start = process_time()
    matcher = Matcher.of(names, [(term, f"AB{i}") for i, term in enumerate(many)])
    assert process_time() - start < 3
    text = " ".join(
        f"word{i} of term{i % 50} or AB{i}" if i % 8 == 0 else "plain words about people"
        for i in range(500)
    )
    before, linker.matcher = linker.matcher, lambda language, version=None: matcher
    try:
        times = []
        for _round in range(5):
            start = process_time()
            link_terms(f"<p>{text}</p>", language="en")
            times.append(process_time() - start)
    finally:
        linker.matcher = before
    # 10 ms is the aim and about 5 are measured; other machines are slower.
    assert min(times) < 0.03


# -- With the database -------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_link_leads_to_the_entry_and_tells_its_definition():
    entry("amygdala", definition='It learns "danger" & <fear>.')
    assert link_terms("<p>The amygdala.</p>", language="en") == (
        '<p>The <a class="term" href="/glossary/amygdala/" '
        'title="It learns &quot;danger&quot; &amp; &lt;fear&gt;." '
        'data-name="amygdala" data-number="1">amygdala</a>.</p>'
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

    entry("amygdala", public=False)
    entry("hippocampus").withdraw(by=make.user())
    entry("Thalamus", language="de")
    text = "<p>amygdala, hippocampus, Thalamus</p>"
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


@pytest.mark.django_db
def test_the_command_answers_each_line(monkeypatch):
    import json

    from django.core.management import CommandError, call_command

    entry("amygdala")
    lines = [json.dumps("<p>amygdala\n</p>"), "no JSON", json.dumps("<p>Ä amygdala</p>")]
    stdin, stdout = io.BytesIO("\n".join(lines).encode()), io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stdin))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stdout))
    with pytest.raises(CommandError):
        call_command("link_terms", "--lines")
    answers = [json.loads(line) for line in stdout.getvalue().splitlines()]
    assert answers[1] is None and len(answers) == 3
    # Each is a text of its own, with a first mention of its own.
    assert all('<a class="term"' in answer for answer in (answers[0], answers[2]))


@pytest.mark.django_db
def test_a_mark_by_hand_wins_over_the_first_mention_and_tells_what_an_abbreviation_means():
    from discovery import links

    entry("anterior circuit", short=["ACT"])
    meant = entry("auditory cortex", short=["ACT"])
    stored = f'<p>The auditory cortex. <a data-to="entry:{meant.pk}">hearing bark</a> and ACT.</p>'
    read = link_terms(links.resolved(stored), language="en")
    assert LINK.findall(read) == [("auditory-cortex", "hearing bark")]
    assert mentioned(stored, language="en") == [("auditory-cortex", "auditory cortex")]
    stored = f'<p><a data-to="entry:{meant.pk}">ACT</a></p><h2>More</h2><p>ACT</p>'
    read = link_terms(links.resolved(stored), language="en", each_section=True)
    assert LINK.findall(read) == [("auditory-cortex", "ACT"), ("auditory-cortex", "ACT")]
    meant.withdraw(by=make.user())
    assert "<a" not in links.resolved(stored)


@pytest.mark.django_db
def test_in_each_section_anew_where_the_article_says_so():
    entry("amygdala")
    text = "<p>amygdala, amygdala</p><h2>One</h2><p>amygdala</p><h3>Two</h3><p>amygdala</p>"
    assert link_terms(text, language="en").count("<a ") == 1
    assert link_terms(text, language="en", each_section=True).count("<a ") == 2


@pytest.mark.parametrize(
    ("language", "name", "text", "words"),
    [
        ("de", "Angst", "die Ängste", "Ängste"),
        ("de", "Angst", "mir ist angst", None),
        ("de", "Angststörung", "viele Angststörungen", "Angststörungen"),
        ("de", "Hippocampus", "die Hippocampi", "Hippocampi"),
        ("de", "präfrontaler Kortex", "des präfrontalen Kortex", "präfrontalen Kortex"),
        ("de", "Mandelkern", "beide Mandelkerne", "Mandelkerne"),
        ("es", "corteza prefrontal", "las cortezas prefrontales", "cortezas prefrontales"),
        ("es", "núcleo del rafe", "los núcleos del rafe", "núcleos del rafe"),
        ("es", "emoción", "las emociones", "emociones"),
        ("es", "ganglios basales", "un ganglio basal", "ganglio basal"),
        ("fr", "amygdale", "les amygdales", None),
    ],
)
def test_german_and_spanish(language, name, text, words):
    matcher = Matcher.of([(Term("x", name, "/x/", ""), name, False)], [], language)
    found = [text[match.start : match.end] for match in matcher.matches(text)]
    assert found == ([words] if words else [])
