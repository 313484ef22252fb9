"""The glossary's pages as visitors see them."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clinic.models import Redirect
from discovery.models import Document
from glossary.models import (
    Connection,
    Entry,
    Function,
    Identifier,
    Involvement,
    Synonym,
)
from references.models import Reference
from reviews.actions import sign_page
from reviews.models import Review, canonical, content_hash
from tests import make
from tests.glossary.making import entry

pytestmark = pytest.mark.django_db


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def reference(key="foa-1986", **fields):
    return Reference.objects.create(key=key, title=f"Title of {key}", year=1986, **fields)


@pytest.fixture
def amygdala():
    """An entry with everything that a page shows."""
    brain = entry("brain", definition="The whole organ.")
    lobe = entry("temporal lobe", part_of=brain)
    source, other, third = reference(), reference("ledoux-2000"), reference("hidden-2001")
    made = entry(
        "amygdala",
        part_of=lobe,
        pronunciation="uh-MIG-duh-luh",
        definition="Two small groups of cells that learn what is dangerous.",
        text="<p>The amygdala lies in the temporal lobe [@foa-1986].</p>",
        laterality="paired",
        not_meaning="It is not the fear centre.\n\nFear is made by many regions.",
        synonyms=["amygdaloid body"],
        short=["AMY"],
    )
    Synonym.objects.create(entry=made, name="corpus amygdaloideum", scope="latin")
    entry("basolateral amygdala", part_of=made)
    Identifier.objects.create(entry=made, scheme="mesh", value="D000679")
    Identifier.objects.create(entry=made, scheme="neuronames", value="NN:237")
    Function.objects.create(entry=made, text="Learning what is dangerous").references.add(other)
    Function.objects.create(entry=made, text="A claim without a source")
    insula = entry("insula")
    Connection.objects.create(origin=made, target=insula, text="Tells it to feel", reference=third)
    exposure = entry("exposure therapy", kind="therapy")
    exposure.involves.add(made)
    made.save()
    assert source
    return made


def test_an_entry_shows_all_that_is_known_of_it(client, amygdala):
    text = text_of(client, "/glossary/amygdala/")
    for words in [
        "<h1>Amygdala</h1>",
        "uh-MIG-duh-luh",
        "Two small groups of cells",
        'href="/glossary/brain/"',
        'href="/glossary/temporal-lobe/"',
        'href="/glossary/basolateral-amygdala/"',
        "One on each side",
        "amygdaloid body",
        "corpus amygdaloideum (latin)",
        "AMY",
        "Learning what is dangerous",
        "Tells it to feel",
        'href="/glossary/insula/"',
        'href="/glossary/exposure-therapy/"',
        "It is not the fear centre.",
        'href="https://meshb.nlm.nih.gov/record/ui?ui=D000679"',
        "NN:237",
        "Not yet clinically reviewed",
    ]:
        assert words in text, words
    chain = text[text.index('class="chain"') :]
    assert chain.index("glossary/brain/") < chain.index("glossary/temporal-lobe/")


def test_a_claim_without_a_reference_is_hidden(client, amygdala):
    assert "A claim without a source" not in text_of(client, "/glossary/amygdala/")


def test_its_citations_are_numbered_in_order_and_lead_there_and_back(client, amygdala):
    text = text_of(client, "/glossary/amygdala/")
    assert 'href="#ref-1" id="cite-1-1"' in text
    listed = re.findall(r'<li id="ref-(\d)">\s*([^<]*?)\s*<', text)
    assert [(n, t.split(".")[0]) for n, t in listed] == [
        ("1", "Title of foa-1986"),
        ("2", "Title of ledoux-2000"),
        ("3", "Title of hidden-2001"),
    ]
    places = set(re.findall(r'id="(cite-\d-\d)"', text))
    assert places == set(re.findall(r'href="#(cite-\d-\d)"', text)) and len(places) >= 3


def test_a_retracted_reference_says_so(client, amygdala):
    assert "Retracted" not in text_of(client, "/glossary/amygdala/")
    Reference.objects.filter(key="foa-1986").update(retracted_on=date(2026, 1, 1))
    assert "Retracted" in text_of(client, "/glossary/amygdala/")


def test_other_terms_are_linked_in_its_text_but_not_itself(client, amygdala):
    text = text_of(client, "/glossary/amygdala/")
    assert '<a class="term" href="/glossary/temporal-lobe/"' in text
    assert '<a class="term" href="/glossary/amygdala/"' not in text


def test_what_is_not_public_shows_on_no_other_page(client, amygdala):
    user = make.user()
    for slug in ("brain", "basolateral-amygdala", "insula", "exposure-therapy"):
        type(amygdala).objects.get(slug=slug).withdraw(by=user)
    text = text_of(client, "/glossary/amygdala/")
    for name in ("/glossary/brain/", "asolateral", "insula", "xposure", "Tells it to feel"):
        assert name not in text, name
    for path in ("/glossary/", "/glossary/atlas/"):
        assert "asolateral" not in text_of(client, path)


@pytest.mark.parametrize("path", ["/glossary/secret/", "/glossary/never-was/", "/glossary/%00/"])
def test_a_draft_a_withdrawn_and_an_unknown_entry_answer_alike(client, path):
    entry("secret", public=False, short=["SEC"])
    entry("gone", short=["GON"]).withdraw(by=make.user())
    assert client.get(path).status_code == 404
    assert client.get("/glossary/gone/").status_code == 404
    assert client.get("/glossary/SEC/").status_code == 404
    assert client.get("/glossary/GON/").status_code == 404


def test_articles_and_questions_that_mention_it(client):
    from faq.models import Question

    entry("amygdala")
    shown = make.published(title="About fear", body="<p>The amygdala and more.</p>")
    make.scheduled(title="Not yet", body="<p>The amygdala and more.</p>")
    question = Question.objects.create(
        question="Where is fear?", slug="where", short_answer="x", answer="<p>The amygdala.</p>"
    )
    Question.objects.create(
        question="Unpublished?", slug="unpublished", short_answer="x", answer="<p>Amygdala</p>"
    )
    question.publish(by=make.user())
    text = text_of(client, "/glossary/amygdala/")
    assert shown.get_absolute_url() in text
    assert "About fear" in text
    assert "Where is fear?" in text
    assert "Not yet<" not in text
    assert "Unpublished?" not in text


def test_its_review_is_told_as_long_as_it_covers_the_text(client, amygdala):
    reviewer = make.reviewer()
    seen = content_hash(canonical(amygdala.content))
    sign_page(amygdala, by=reviewer, seen_hash=seen, checklist=list(Review.CHECKLIST))
    assert f"Reviewed by {reviewer.author}" in text_of(client, "/glossary/amygdala/")
    amygdala.definition = "Changed."
    amygdala.save()
    text = text_of(client, "/glossary/amygdala/")
    assert "Reviewed by" not in text
    assert "Edited since its review" in text


def test_an_abbreviation_leads_to_its_entry_or_asks_which_is_meant(client):
    entry("anterior cingulate cortex", short=["ACC"])
    response = client.get("/glossary/ACC/")
    assert (response.status_code, response.url) == (302, "/glossary/anterior-cingulate-cortex/")
    entry("adenoid control circuit", short=["ACC"])
    for path in ("/glossary/ACC/", "/glossary/acc/"):
        text = text_of(client, path)
        assert "/glossary/anterior-cingulate-cortex/" in text
        assert "/glossary/adenoid-control-circuit/" in text


def test_structured_data_cannot_be_escaped_from(client):
    entry("evil", slug="evil", definition="</script><script>alert(1)</script> & more")
    text = text_of(client, "/glossary/evil/")
    assert "<script>alert(1)" not in text
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', text)[1])
    term = data["mainEntity"]
    assert term["description"] == "</script><script>alert(1)</script> & more"
    assert term["@type"] == ["BrainStructure", "DefinedTerm"]


def test_a_moved_entry_leads_on_only_if_it_was_public(client):
    public, hidden = entry("old name"), entry("hidden name", public=False)
    public.slug, hidden.slug = "new-name", "hidden-new"
    public.save()
    hidden.save()
    assert Redirect.objects.get().new_path == "/glossary/new-name/"
    response = client.get("/glossary/old-name/")
    assert (response.status_code, response.url) == (301, "/glossary/new-name/")
    assert client.get("/glossary/hidden-name/").status_code == 404
    assert Document.objects.get(kind="entry").path == "/glossary/new-name/"


# -- Lists -------------------------------------------------------------------------------------


def test_the_list_goes_from_a_to_z_and_by_kind(client):
    entry("Zebra finch song", kind="mechanism")
    entry("amygdala")
    entry("Älteste Region")
    text = text_of(client, "/glossary/")
    assert text.index("Älteste") < text.index("Amygdala") < text.index("Zebra")
    assert 'id="letter-A"' in text
    only = text_of(client, "/glossary/?kind=mechanism")
    assert "Zebra" in only
    assert "Amygdala" not in only
    assert 'rel="canonical" href="http://testserver/glossary/?kind=mechanism"' in only
    for odd in ("?kind=nonsense", "?kind=", "?kind=%00", "?page=abc"):
        assert "Amygdala" in text_of(client, f"/glossary/{odd}")


def test_an_empty_glossary_leads_elsewhere(client):
    assert "/articles/" in text_of(client, "/glossary/")
    assert "/glossary/" in text_of(client, "/glossary/atlas/")


def test_the_atlas_is_a_tree_of_links(client):
    brain = entry("brain")
    lobe = entry("lobe", part_of=brain)
    entry("area", part_of=lobe)
    entry("some network", kind="network")
    text = text_of(client, "/glossary/atlas/")
    tree = text[text.index('class="tree"') :]
    assert tree.index("/glossary/brain/") < tree.index("/glossary/lobe/")
    assert tree.index("/glossary/lobe/") < tree.index("/glossary/area/")
    assert "/glossary/some-network/" not in tree.partition('id="networks-title"')[0]


def test_a_region_whose_whole_is_not_public_stands_at_the_top(client):
    brain = entry("brain", public=False)
    entry("lobe", part_of=brain)
    text = text_of(client, "/glossary/atlas/")
    assert "/glossary/lobe/" in text
    assert "/glossary/brain/" not in text


def test_another_language_has_its_own_glossary(client):
    entry("amygdala")
    entry("Mandelkern", language="de")
    assert "Mandelkern" in text_of(client, "/de/glossary/")
    assert "Amygdala" not in text_of(client, "/de/glossary/")
    assert client.get("/de/glossary/amygdala/").status_code == 404


def queries(client, path):
    """How many a page takes once the process knows the terms of this content version."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.django_db(transaction=True)
def test_the_number_of_queries_does_not_grow(client, amygdala):
    paths = ["/glossary/", "/glossary/atlas/", "/glossary/amygdala/"]
    few = {path: queries(client, path) for path in paths}
    for number in range(20):
        part = entry(f"part {number}", part_of=amygdala, short=[f"P{number}"])
        line = Connection(origin=amygdala, target=part, reference=reference(f"source-{number}"))
        line.save()
        Function.objects.create(entry=amygdala, text=f"does {number}").references.add(
            line.reference
        )
        make.published(body="<p>amygdala</p>")
    many = {path: queries(client, path) for path in paths}
    assert few == many
    assert many == {"/glossary/": 2, "/glossary/atlas/": 3, "/glossary/amygdala/": 6}


def test_a_page_has_the_headings_that_its_kind_asks_for_and_no_empty_one(client, amygdala):
    source = Reference.objects.get(key="foa-1986")
    worry = entry("panic", kind="condition")
    Involvement.objects.create(actor=worry, target=amygdala, text="It alarms.", reference=source)
    text = text_of(client, "/glossary/amygdala/")
    asked = ["functions", "circuits", "worry", "therapies", "myth"]
    places = [text.index(f'id="{part}"') for part in asked]
    assert places == sorted(places)
    assert "What has it to do with my worry?" in text and "How do therapies act on it?" in text
    condition = text_of(client, "/glossary/panic/")
    assert "What has the brain to do with it?" in condition
    for part in ("functions", "circuits", "therapies", "myth", "articles", "questions"):
        assert f'id="{part}"' not in condition, part
    assert "my worry" not in condition
    therapy = text_of(client, "/glossary/exposure-therapy/")
    assert "What does it act on?" in therapy


def test_the_myth_stands_beside_what_is_true_with_its_sources(client, amygdala):
    amygdala.myth = "It is the <b>fear</b> centre."
    amygdala.not_meaning = "<p>Fear has no one place [@new-2020].</p>"
    amygdala.save()
    reference("new-2020")
    text = text_of(client, "/glossary/amygdala/")
    assert "It is the &lt;b&gt;fear&lt;/b&gt; centre." in text
    myth = text[text.index('id="myth"') :]
    assert 'href="#ref-4" id="cite-4-1"' in myth[: myth.index("</section>")]


def test_entries_that_mention_it_are_listed(client):
    entry("amygdala")
    entry("habituation", kind="mechanism", text="<p>The amygdala grows quiet.</p>")
    entry("hidden", kind="mechanism", text="<p>The amygdala.</p>", public=False)
    text = text_of(client, "/glossary/amygdala/")
    listed = text[text.index('id="entries"') :]
    assert "/glossary/habituation/" in listed and "/glossary/hidden/" not in text


def test_a_shared_abbreviation_leads_to_its_meanings(client):
    entry("anterior cingulate cortex", short=["ACC", "only"])
    assert "has other meanings" not in text_of(client, "/glossary/anterior-cingulate-cortex/")
    entry("adenoid control circuit", short=["acc"])
    text = text_of(client, "/glossary/anterior-cingulate-cortex/")
    assert text.count("has other meanings") == 1 and 'href="/glossary/ACC/"' in text


def test_very_many_terms_are_shown_a_letter_at_a_time(client):
    rows = [
        Entry(name=f"{letter}term {n}", slug=f"{letter}{n}")
        for letter in "abc5"
        for n in range(120)
    ]
    Entry.objects.bulk_create(rows)
    Entry.objects.update(public_from=timezone.now(), published_by=make.user())
    first = text_of(client, "/glossary/")
    assert "/glossary/a7/" in first and "/glossary/b7/" not in first
    assert 'href="?letter=B"' in first and 'href="?letter=other"' in first
    assert 'class="tree"' not in first
    second = text_of(client, "/glossary/?letter=B&kind=region")
    assert "/glossary/b7/" in second and "/glossary/a7/" not in second
    assert "?kind=region&amp;letter=B" in second
    assert "/glossary/57/" in text_of(client, "/glossary/?letter=other")
    for odd in ("zz", "%00", "b", "1e9", ""):
        assert "/glossary/a7/" in text_of(client, f"/glossary/?letter={odd}")


def test_only_reading_is_allowed(client):
    entry("amygdala")
    for path in ("/glossary/", "/glossary/atlas/", "/glossary/amygdala/"):
        assert client.post(path).status_code == 405
        response = client.get(path)
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")


def test_related_terms_say_why_and_are_public(client):
    whole = entry("limbic system", kind="system")
    for name in ("amygdala", "hippocampus", "septal nuclei"):
        entry(name, part_of=whole, text=f"<p>{name} and the way of fear.</p>")
    for number in range(6):
        entry(f"other {number}", text=f"<p>Something else {number}.</p>")
    hidden = entry("fornix", part_of=whole, public=False)
    shown = text_of(client, "/glossary/amygdala/")
    related = shown.partition('id="related"')[2].partition("</section>")[0]
    assert 'data-slug="hippocampus"' in related and "limbic system" in related
    assert hidden.name not in related and 'data-slug="limbic-system"' not in related
