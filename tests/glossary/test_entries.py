"""What an entry may be: names that are its own, one place in the tree, numbers that fit."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from clinic import content_version
from glossary import missing
from glossary.models import (
    Abbreviation,
    Connection,
    Entry,
    Function,
    Identifier,
    Involvement,
    Synonym,
)
from images.models import Image
from references.models import Reference
from reviews.models import canonical
from tests import make
from tests.glossary.making import entry
from tests.house import started

pytestmark = pytest.mark.django_db


def reference(key="foa-1986"):
    return Reference.objects.create(key=key, title=key, year=1986)


# -- Names -------------------------------------------------------------------------------------


@pytest.mark.parametrize("scope", ["exact", "latin", "obsolete"])
def test_two_entries_cannot_claim_one_name_and_the_other_is_named(scope):
    entry("hippocampus", synonyms=["Ammon's horn"])
    other = entry("dentate gyrus")
    with pytest.raises(ValidationError, match="The entry “hippocampus” is called"):
        Synonym(entry=other, name="ammon's HORN", scope=scope).full_clean()
    with pytest.raises(ValidationError, match="The entry “hippocampus” is called"):
        Synonym(entry=other, name="Hippocampus").full_clean()
    with pytest.raises(ValidationError, match="The entry “hippocampus” is called"):
        Entry(name="Ammon's horn", slug="ammons-horn").full_clean()


def test_wider_and_related_names_may_be_shared_and_so_may_those_of_other_languages():
    entry("hippocampus", synonyms=["Ammon's horn"])
    other = entry("dentate gyrus")
    for scope in ("broad", "narrow", "related"):
        Synonym(entry=other, name="Ammon's horn", scope=scope).full_clean()
    Entry(name="Hippocampus", slug="hippocampus", language="de").full_clean()


def test_an_entry_is_no_synonym_of_itself():
    with pytest.raises(ValidationError, match="the name of the entry itself"):
        Synonym(entry=entry("insula"), name="Insula").full_clean()


# -- The tree ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["nucleus", "tract", "network", "therapy"])
def test_only_a_region_or_a_system_has_parts(kind):
    whole = entry("whole", kind=kind)
    part = entry("part")
    part.part_of = whole
    with pytest.raises(ValidationError, match="Only a region or a system has parts"):
        part.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=part.pk).update(part_of=whole)


def test_what_has_parts_stays_a_region_or_a_system():
    whole = entry("whole")
    entry("part", part_of=whole)
    whole.kind = "nucleus"
    with pytest.raises(ValidationError, match="It has parts"):
        whole.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=whole.pk).update(kind="nucleus")


def test_a_therapy_has_no_place_in_the_brain():
    brain = entry("brain")
    with pytest.raises(ValidationError, match="Only anatomy has a place"):
        Entry(name="x", slug="x", kind="therapy", part_of=brain).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.bulk_create([Entry(name="x", slug="x", kind="therapy", part_of=brain)])


def test_a_circle_is_refused_in_the_database_too():
    one = entry("one")
    two = entry("two", part_of=one)
    three = entry("three", part_of=two)
    for part_of in (one, two, three):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.filter(pk=one.pk).update(part_of=part_of)


@pytest.mark.django_db(transaction=True)
def test_two_halves_of_a_circle_cannot_be_saved_at_once():
    one, two = entry("one"), entry("two")

    def half(part, whole):
        with transaction.atomic():
            Entry.objects.filter(pk=part.pk).update(part_of=whole)

    with transaction.atomic():
        Entry.objects.filter(pk=one.pk).update(part_of=two)
        beside = started(lambda: half(two, one))
        beside.start()
        beside.join(0.4)
        assert beside.is_alive(), "it must wait for the first"
    with pytest.raises(IntegrityError):
        beside.finish()
    assert Entry.objects.get(pk=two.pk).part_of is None


# -- Numbers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scheme", "value", "is_right"),
    [
        *(("uberon", "UBERON:0001876", True), ("uberon", "UBERON:1876", False)),
        *(("uberon", "UBERON:0001876\n", False), ("uberon", "UBERON:٠٠٠١٨٧٦", False)),
        *(("fma", "FMA:61841", True), ("fma", "61841", False)),
        *(("neuronames", "NN:237", True), ("neuronames", "NN:12345", False)),
        *(("mesh", "D000679", True), ("mesh", "C000679123", True), ("mesh", "A08.186", False)),
        *(("wikidata", "Q4858", True), ("wikidata", "4858", False)),
        *(("hba", "4327", True), ("dhba", "10361", True), ("hba", "x1", False)),
        *(("ta2", "5549", True), ("ta2", "55490", False)),
    ],
)
def test_a_number_looks_as_its_catalogue_writes_it(scheme, value, is_right):
    number = Identifier(entry=entry("amygdala"), scheme=scheme, value=value)
    if is_right:
        number.full_clean()
    else:
        with pytest.raises(ValidationError, match="numbers look"):
            number.full_clean()


def test_one_number_names_one_entry_and_an_entry_has_one_of_each_catalogue():
    one, two = entry("one"), entry("two")
    Identifier.objects.create(entry=one, scheme="mesh", value="D000679")
    for row in (
        Identifier(entry=two, scheme="mesh", value="D000679"),
        Identifier(entry=one, scheme="mesh", value="D000680"),
    ):
        with pytest.raises(ValidationError):
            row.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


@pytest.mark.parametrize("kind", ["network", "mechanism", "therapy", "condition"])
@pytest.mark.parametrize("scheme", ["uberon", "fma", "neuronames", "hba", "dhba", "ta2"])
def test_what_is_no_anatomy_carries_no_anatomical_number(kind, scheme):
    row = Identifier(entry=entry("x", kind=kind), scheme=scheme, value="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_region_with_an_anatomical_number_cannot_become_a_network():
    made = entry("x")
    Identifier.objects.create(entry=made, scheme="uberon", value="UBERON:0001876")
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=made.pk).update(kind="network")


# -- What is signed ----------------------------------------------------------------------------


@pytest.fixture
def whole():
    """Two entries, the picture of one, and something in every table between them."""
    one, two = entry("one", part_of=entry("brain")), entry("two", kind="therapy")
    one.also_part_of.add(entry("system", kind="system"))
    Synonym.objects.create(entry=one, name="uno")
    Abbreviation.objects.create(entry=one, text="ONE")
    Identifier.objects.create(entry=one, scheme="mesh", value="D000679", source="MeSH")
    Function.objects.create(entry=one, text="Does").references.add(reference())
    Connection.objects.create(
        origin=one, target=entry("three"), text="Tells", reference=reference("craig-2009")
    )
    Involvement.objects.create(
        actor=two, target=one, text="Calms", reference=reference("ledoux-2000")
    )
    return one


# What of an entry is not its text: where it stands on the site, where it came from, its decisions.
NOT_SIGNED = {
    *("id", "public_from", "public_until", "published_by", "review", "slug", "language"),
    *("source", "source_id", "import_run", "translation_of", "links_itself"),
}


def test_each_field_that_readers_see_is_signed(whole):
    picture = Image.objects.create(title="x", sha256="b" * 64, extension="jpg", width=4, height=2)
    other = {"part_of": entry("other"), "image": picture, "kind": "nucleus", "laterality": "paired"}
    fields = {field.name for field in Entry._meta.fields} - NOT_SIGNED
    assert fields >= set(Entry.SIGNED)
    for name in fields:
        before = canonical(whole.content)
        new = other.get(name, f"<p>Another {name}</p>")
        Entry.objects.filter(pk=whole.pk).update(
            **{name: new} | ({"image_alt": "x"} if name == "image" else {})
        )
        whole.refresh_from_db()
        assert canonical(whole.content) != before, name


def _edit(model, **fields):
    return lambda: model.objects.update(**fields)


@pytest.mark.parametrize(
    "change",
    [
        _edit(Synonym, name="eins"),
        _edit(Synonym, scope="broad"),
        _edit(Abbreviation, text="EIN"),
        _edit(Abbreviation, preferred=True),
        _edit(Identifier, match="close"),
        _edit(Identifier, source="Somewhere"),
        _edit(Identifier, checked_on="2026-05-03"),
        _edit(Function, text="Does more"),
        lambda: Function.objects.get().references.clear(),
        _edit(Connection, both_ways=True),
        _edit(Connection, text="Asks"),
        lambda: Connection.objects.update(reference=Reference.objects.get(key="foa-1986")),
        _edit(Involvement, text="Excites"),
        lambda: Involvement.objects.all().delete(),
        lambda: Entry.objects.get(slug="one").also_part_of.clear(),
    ],
)
def test_each_part_that_readers_see_is_signed(whole, change, django_assert_num_queries):
    with django_assert_num_queries(1):
        before = canonical(whole.content)
    change()
    assert canonical(whole.content) != before


def test_a_link_without_words_leaves_the_other_entrys_signature(whole):
    before = canonical(whole.content)
    Involvement.objects.create(actor=entry("four", kind="network"), target=whole)
    assert canonical(whole.content) == before


# -- What visitors see, and when their pages are new -------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda: Involvement.objects.update(text="Else"),
        lambda: Entry.objects.get(slug="one").also_part_of.clear(),
        lambda: Reference.objects.filter(key="craig-2009").update(title="Retitled"),
        lambda: Reference.objects.filter(key="ledoux-2000").update(title="Retitled"),
        lambda: Reference.objects.filter(key="text-1999").update(title="Retitled"),
    ],
)
@pytest.mark.django_db(transaction=True)
def test_pages_are_new_after_each_change(whole, change):
    reference("text-1999")
    whole.text = "<p>So it is said [@text-1999].</p>"
    whole.save()
    before = content_version.current()
    change()
    assert content_version.current() != before


# -- What is missing ---------------------------------------------------------------------------


def test_what_is_missing_is_counted_found_and_said(client):
    person = make.clinician()
    client.force_login(person)
    bare = entry("bare", definition="", public=False)
    claims = entry("claims", part_of=bare, text="<p>Words.</p>", public=False)
    Function.objects.create(entry=claims, text="A claim")
    Identifier.objects.create(entry=claims, scheme="mesh", value="D000679")
    expected = {"definition": 1, "text": 1, "place": 0, "function": 1}
    assert missing.counts() == expected | {"source": 1, "review": 2, "number": 1}
    assert set(missing.gaps_of(bare)) == {"definition", "text", "function", "review"}
    home = client.get("/admin/").content.decode()
    assert "Glossary: what is missing" in home and "?missing=source" in home
    shown = client.get("/admin/glossary/entry/?missing=source").content.decode()
    assert "claims" in shown and f"/entry/{bare.pk}/change" not in shown
    page = client.get(f"/admin/glossary/entry/{claims.pk}/change/").content.decode()
    assert "Reference needed" in page and "No definition" not in page
    assert client.get("/admin/glossary/entry/?missing=nonsense").status_code in (200, 302)


def test_a_claim_without_its_source_is_for_the_staff_alone(client):
    region, therapy = entry("amygdala"), entry("exposure", kind="therapy")
    Involvement.objects.create(actor=therapy, target=region, text="Unfounded words")
    page = client.get("/glossary/amygdala/").content.decode()
    assert "/glossary/exposure/" in page and "Unfounded words" not in page
    Involvement.objects.update(reference=reference())
    for path in ("/glossary/amygdala/", "/glossary/exposure/"):
        page = client.get(path).content.decode()
        assert "Unfounded words" in page and 'id="ref-1"' in page
