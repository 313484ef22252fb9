"""The table of regions: 61 rows, loaded once, and wrong numbers refused."""

import csv

import pytest

from clinic.exceptions import Refused
from glossary.models import Abbreviation, Entry, Identifier, Synonym
from glossary.regions import TABLE, load_regions
from tests import make
from tests.glossary.making import entry

pytestmark = pytest.mark.django_db

KNOWN_BAD = [
    ("hypothalamus", "UBERON:0001898", "neuronames_id", "NN:292"),
    ("cerebral hemisphere", "UBERON:0001869", "neuronames_id", "NN:241"),
    ("brainstem", "UBERON:0002298", "neuronames_id", "NN:236"),
    ("prefrontal cortex", "UBERON:0000451", "neuronames_id", "NN:1072"),
    ("primary visual cortex", "UBERON:0002436", "neuronames_id", "NN:702"),
    ("purkinje cell layer", "UBERON:0002979", "neuronames_id", "NN:365"),
    ("dorsal longitudinal fasciculus", "UBERON:0003045", "neuronames_id", "NN:722"),
    ("uncinate fasciculus", "UBERON:0003044", "neuronames_id", "NN:597"),
    ("thalamus", "UBERON:0001897", "fma_id", "FMA:62007"),
]


def rows():
    return list(csv.DictReader(TABLE.open(encoding="utf-8")))


@pytest.fixture
def table(tmp_path):
    """A table of one's own, from rows of which only the name must be given."""

    def write(*given):
        path = tmp_path / "regions.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows()[0].keys(), restval="")
            writer.writeheader()
            writer.writerows(given)
        return path

    return write


def test_all_61_rows_arrive_with_all_that_they_say():
    counts = load_regions(TABLE)
    table = rows()
    assert len(table) == counts["rows"] == counts["entries"] == Entry.objects.count() == 61
    for row in table:
        made = Entry.objects.get(name=row["name"])
        assert (made.part_of.name if made.part_of else "") == row["parent"]
        numbers = {i.value for i in made.identifiers.all()}
        columns = ("uberon_id", "fma_id", "neuronames_id", "mesh_id")
        assert numbers == {row[c].removeprefix("MESH:") for c in columns if row[c]}
        names = {part.strip() for part in row["synonyms"].split(";") if part.strip()}
        assert {s.name for s in made.synonyms.all()} == names
        assert {i.source for i in made.identifiers.all()} == {row["source"]}
    assert counts["identifiers"] == Identifier.objects.count()


def test_the_mark_of_the_source_is_no_part_of_an_abbreviation():
    load_regions(TABLE)
    texts = set(Abbreviation.objects.values_list("text", flat=True))
    assert {"PFC", "dlPFC", "DLPFC", "ACC", "HiF"} <= texts
    assert not any("(" in text or " " in text for text in texts)


def test_nothing_becomes_public_and_the_audit_knows_who():
    from audit.models import Event

    user = make.user()
    load_regions(TABLE, by=user)
    assert not Entry.objects.public().exists()
    assert Event.objects.filter(kind="glossary.entry", by=user).count() == 61


def test_a_second_run_changes_nothing_and_what_the_clinic_wrote_stays():
    amygdala = entry("amygdala", definition="Our own words.", public=False)
    load_regions(TABLE)
    Identifier.objects.filter(value="NN:237").delete()
    Identifier.objects.create(entry=amygdala, scheme="neuronames", value="NN:9999")
    models = [Entry, Synonym, Abbreviation, Identifier]
    before = [list(model.objects.order_by("pk").values()) for model in models]
    counts = load_regions(TABLE)
    assert before == [list(model.objects.order_by("pk").values()) for model in models]
    assert {name: n for name, n in counts.items() if n} == {"rows": 61}
    assert Entry.objects.get(slug="amygdala").definition == "Our own words."


@pytest.mark.parametrize(("name", "uberon", "column", "number"), KNOWN_BAD)
def test_a_number_known_to_be_wrong_is_refused_with_its_line(table, name, uberon, column, number):
    good = {"name": "brain", "uberon_id": "UBERON:0000955"}
    path = table(good, {"name": name, "uberon_id": uberon, column: number})
    with pytest.raises(Refused, match=f"Line 3 .{name}.: {number}: This number is known"):
        load_regions(path)
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"name": "x", "uberon_id": "0000955"}, "not how Uberon numbers look"),
        ({"name": "x", "mesh_id": "A08.186.211"}, "not how MeSH numbers look"),
        ({"name": "x", "parent": "nowhere"}, "no region called “nowhere”"),
        ({"name": ""}, "Line 2"),
        ({"name": "n" * 200}, "at most 120"),
    ],
)
def test_what_else_is_wrong_is_refused_whole(table, row, words):
    with pytest.raises(Refused, match=words):
        load_regions(table({"name": "brain"}, row) if "Line" not in words else table(row))
    assert not Entry.objects.exists()


def test_the_same_number_cannot_name_two_regions(table):
    path = table({"name": "a", "fma_id": "FMA:1"}, {"name": "b", "fma_id": "FMA:1"})
    with pytest.raises(Refused, match=r"Line 3 .b."):
        load_regions(path)


@pytest.mark.parametrize("content", [b"name,parent\nx,\n", b"\xff\xfe\x00", b"", b'name,"\n'])
def test_a_table_that_is_none_is_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    with pytest.raises(Refused):
        load_regions(path)


def test_a_network_may_not_carry_an_anatomical_number():
    from django.core.exceptions import ValidationError

    network = entry("default mode network", kind="network", public=False)
    with pytest.raises(ValidationError, match="a network is no region"):
        Identifier(entry=network, scheme="uberon", value="UBERON:0000955").full_clean()
