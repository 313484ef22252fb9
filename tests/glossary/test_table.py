"""The glossary as a table: written, read back, and looked at before anything is saved."""

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import Event
from glossary import loading, table
from glossary.models import Connection, Entry, Function, Identifier, Involvement, Synonym
from references.models import Reference
from tests import make
from tests.glossary.making import entry

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/glossary/entry/table/"


def written():
    return table.as_csv(table.entries_for_it())


def rows_of(text):
    return {row["slug"]: row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))}


def as_file(*rows, columns=None, delimiter=",", encoding="utf-8"):
    out = io.StringIO()
    columns = columns or list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, columns, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


@pytest.fixture
def full():
    """Two entries with something in every column."""
    one, two = (
        Reference.objects.create(key=key, title=key, year=2000)
        for key in ("foa-1986", "craig-2009")
    )
    system = entry("limbic system", kind="system", public=False)
    brain = entry("brain", public=False)
    made = entry(
        "amygdala",
        part_of=brain,
        pronunciation="uh-MIG-duh-luh",
        text="<h2>More</h2><p>It has “quotes”, commas; and [@foa-1986].</p>",
        laterality="paired",
        myth="It is the fear centre.",
        not_meaning="<p>Fear is made by many regions [@craig-2009].</p>",
        short=["AMY"],
    )
    made.also_part_of.add(system)
    Synonym.objects.create(entry=made, name="corpus amygdaloideum", scope="latin")
    Function.objects.create(entry=made, text="Learning, among others").references.add(one, two)
    Function.objects.create(entry=made, text="A claim without a source")
    Identifier.objects.create(
        entry=made, scheme="mesh", value="D000679", source="MeSH | 2026", checked_on="2026-05-03"
    )
    Connection.objects.create(
        origin=made, target=brain, text="Tells it: danger", reference=two, both_ways=True
    )
    exposure = entry("exposure therapy", kind="therapy", public=False)
    Involvement.objects.create(actor=exposure, target=made, text="Calms it", reference=one)
    Involvement.objects.create(actor=exposure, target=brain)
    return made


# -- There and back ----------------------------------------------------------------------------


def test_what_is_written_and_read_back_changes_nothing_and_gives_the_same_file(full):
    first = written()
    events = Event.objects.count()
    plan = loading.load(first.encode(), by=None)
    assert plan.counts == {"new": 0, "changed": 0, "same": 4, "refused": 0}
    assert written() == first
    assert Event.objects.count() == events


def test_into_an_empty_glossary_it_brings_all_that_was_there(full):
    first = written()
    Entry.objects.update(part_of=None)
    Entry.objects.all().delete()
    plan = loading.load(first.encode(), by=None)
    assert plan.counts == {"new": 4, "changed": 0, "same": 0, "refused": 0}
    assert written() == first
    made = Entry.objects.get(slug="amygdala")
    assert made.functions.count() == 2 and made.identifiers.get().source == "MeSH | 2026"
    assert made.projections.get().both_ways and made.roles.get().text == "Calms it"
    assert not Entry.objects.public().exists()


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "+49",
        "-5",
        "@SUM(A1)",
        "'=quoted",
        "''+x",
        "  =late",
        "＝wide",
        "'plain",
        "C++",
        ".*",
    ],
)
def test_no_cell_is_a_formula_and_each_comes_back_as_it_was(name):
    made = Entry.objects.create(name="x", slug="x", definition=name, pronunciation=name)
    made.refresh_from_db()
    first = written()
    cell = rows_of(first)["x"]["definition"]
    assert not re.match(r"\s*[=+\-@＝＋－＠]", cell)
    Entry.objects.update(definition="", pronunciation="")
    loading.load(first.encode(), by=None)
    assert Entry.objects.get().definition == name.strip()
    assert written() == first


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252"), (",", "latin-1")],
)
def test_whatever_a_spreadsheet_makes_of_it_is_understood(delimiter, encoding):
    row = {"name": "Rückenmark", "definition": "Überträgt, was der Körper meldet; und mehr."}
    data = as_file(row, delimiter=delimiter, encoding=encoding)
    assert loading.load(data, by=None).counts["new"] == 1
    made = Entry.objects.get()
    assert (made.name, made.slug, made.definition) == (row["name"], "ruckenmark", row["definition"])


# -- Lines that are wrong ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"name": "", "definition": "What?"}, "neither a name nor an address"),
        ({"name": "x", "kind": "thing"}, "kind: Value 'thing' is not a valid choice"),
        ({"name": "x", "definition": "word " * 26}, "more than 25 words"),
        ({"name": "x", "part_of": "nowhere"}, "no entry with the address “nowhere”"),
        ({"name": "x", "part_of": "x"}, "part of itself"),
        (
            {"name": "x", "functions": "Does [@nobody-1999]"},
            "No reference has the key “nobody-1999”",
        ),
        ({"name": "x", "connections": "insula"}, "Write it like “to insula"),
        ({"name": "x", "connections": "to sound: hears"}, "reference: This field cannot be null"),
        ({"name": "x", "identifiers": "mesh"}, "Write it like “mesh"),
        ({"name": "x", "identifiers": "uberon | nonsense"}, "not how Uberon numbers look"),
        ({"name": "x", "identifiers": "uberon | UBERON:0001898\nneuronames | NN:292"}, "NN:292"),
        ({"name": "x", "kind": "network", "identifiers": "fma | FMA:1"}, "a network is no region"),
        ({"name": "x", "identifiers": "mesh | D000679 | exact | yesterday"}, "yesterday"),
        ({"name": "x", "synonyms": "heard"}, "The entry “Sound” is called “heard” already"),
        ({"name": "x", "synonyms": "y | magic"}, "magic"),
        ({"name": "x", "abbreviations": "X | best"}, "best"),
        ({"name": "x", "language": "en", "slug": "atlas"}, "address of the atlas itself"),
        (
            {"name": "Sound two", "slug": "sound", "language": "en"},
            "Line 2 is about the same entry",
        ),
    ],
)
def test_a_wrong_line_is_refused_with_its_reason_and_the_others_are_loaded(row, words):
    sound = {"name": "Sound", "synonyms": "heard", "definition": "It is right."}
    plan = loading.load(as_file(sound, row), by=None)
    assert plan.counts == {"new": 1, "changed": 0, "same": 0, "refused": 1}
    (refused,) = [step for step in plan.steps if step.line.faults]
    assert refused.line.number == 3
    assert words in " ".join(refused.line.faults)
    assert list(Entry.objects.values_list("name", flat=True)) == ["Sound"]


def test_what_rests_on_a_refused_line_is_refused_as_well():
    rows = [
        {"name": "brain", "kind": "nonsense"},
        {"name": "lobe", "part_of": "brain"},
        {"name": "area", "part_of": "lobe"},
        {"name": "free"},
    ]
    plan = loading.load(as_file(*rows), by=None)
    assert [step.outcome for step in plan.steps] == ["refused", "refused", "refused", "new"]
    assert Entry.objects.get().name == "free"


def test_a_table_may_turn_the_tree_round_and_move_a_name():
    whole = entry("whole", public=False, synonyms=["shared"])
    part = entry("part", public=False, part_of=whole)
    rows = [
        {"slug": "whole", "name": "whole", "part_of": "part", "synonyms": ""},
        {"slug": "part", "name": "part", "part_of": "", "synonyms": "shared"},
    ]
    assert loading.load(as_file(*rows), by=None).counts["changed"] == 2
    whole.refresh_from_db()
    assert whole.part_of == part and part.synonyms.get().name == "shared"


def test_an_empty_cell_empties_and_a_missing_column_leaves(full):
    loading.load(as_file({"slug": "amygdala", "name": "amygdala", "myth": ""}), by=None)
    full.refresh_from_db()
    assert full.myth == "" and full.pronunciation and full.functions.count() == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no column"),
        (b"a,b\n1,2\n", "names no column"),
        (b"name,colour\nx,red\n", "no entry has: colour"),
        (b"name,name\nx,y\n", "the same name"),
        (b'name,definition\nx,"never closed\n', "cannot be read from line"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no table of the glossary"),
    ],
)
def test_what_is_no_table_is_refused_whole(data, words):
    from clinic.exceptions import Refused

    with pytest.raises(Refused, match=words):
        loading.planned(data)


def test_a_line_with_too_many_or_too_few_cells_is_refused():
    plan = loading.load(b"name,definition\none,two,three\nfour\nfive,six\n", by=None)
    assert [step.outcome for step in plan.steps] == ["refused", "refused", "new"]
    assert "It has 3 cells" in plan.steps[0].line.faults[0]


def test_a_plan_saves_nothing(full):
    before = written()
    plan = loading.planned(as_file({"name": "new"}, {"slug": "brain", "name": "renamed"}))
    assert plan.counts == {"new": 1, "changed": 1, "same": 0, "refused": 0}
    assert written() == before and not Event.objects.filter(details__source="csv").exists()


# -- In the admin ------------------------------------------------------------------------------


def upload(client, data, **more):
    file = SimpleUploadedFile("glossary.csv", data, content_type="text/csv")
    return client.post(ADDRESS, {"file": file, **more})


def token_of(response):
    return re.search(r'name="table" value="([^"]+)"', response.content.decode())[1]


def test_a_table_is_shown_line_by_line_and_then_loaded(client):
    person = make.clinician()
    client.force_login(person)
    public = entry("amygdala", definition="Old words.")
    data = as_file(
        {"name": "amygdala", "slug": "amygdala", "definition": "New words."},
        {"name": "insula", "slug": "", "definition": "It feels."},
        {"name": "wrong", "slug": "", "definition": "x " * 30},
    )
    response = upload(client, data)
    page = response.content.decode()
    assert response.status_code == 200
    for words in ("Old words.", "New words.", "more than 25 words", "insula", "public"):
        assert words in page, words
    public.refresh_from_db()
    assert public.definition == "Old words." and not Entry.objects.filter(slug="insula").exists()
    done = client.post(ADDRESS, {"table": token_of(response), "_load": "1"}, follow=True)
    assert "1 entries were added and 1 were changed" in done.content.decode()
    public.refresh_from_db()
    assert public.definition == "New words." and public.is_public
    assert not Entry.objects.get(slug="insula").is_public
    assert (
        Event.objects.filter(kind="glossary.entry", by=person, details__source="csv").count() == 2
    )


def test_what_changed_in_the_meantime_is_shown_again(client):
    client.force_login(make.clinician())
    made = entry("amygdala", public=False, definition="Old words.")
    response = upload(
        client, as_file({"slug": "amygdala", "name": "amygdala", "definition": "New"})
    )
    made.definition = "Somebody else's."
    made.save()
    again = client.post(ADDRESS, {"table": token_of(response), "_load": "1"})
    assert again.status_code == 409 and "Somebody else" in again.content.decode()
    made.refresh_from_db()
    assert made.definition == "Somebody else's."


@pytest.mark.parametrize("token", ["", "forged", "eyJ:abc:def"])
def test_a_forged_table_loads_nothing(client, token):
    client.force_login(make.clinician())
    assert client.post(ADDRESS, {"table": token, "_load": "1"}).status_code == 302
    assert not Entry.objects.exists()


def test_a_file_that_is_no_table_is_an_error_in_the_form(client):
    client.force_login(make.clinician())
    for data in (b"\x00\x01", b"", b"x" * (2 * 1024 * 1024 + 1)):
        response = upload(client, data)
        assert response.status_code == 200 and "errornote" in response.content.decode()
    assert "This field is required" in client.post(ADDRESS, {}).content.decode()


def test_who_may_save_and_load(client):
    entry("amygdala")
    paths = (ADDRESS, "/admin/glossary/entry/table.csv", "/admin/glossary/entry/regions/")
    for path in paths:
        assert client.get(path).status_code == 302
        assert client.post(path).status_code == 302
    client.force_login(make.manager())
    assert client.get(paths[0]).status_code == 403
    assert client.post(paths[2]).status_code == 403
    answer = client.get(paths[1])
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    assert "Load a table" not in client.get("/admin/glossary/entry/").content.decode()
    client.force_login(make.clinician())
    assert "Load a table" in client.get("/admin/glossary/entry/").content.decode()
    assert client.get(paths[2]).status_code == 405
    assert client.post(paths[2]).status_code == 302
    assert Entry.objects.count() == 61
    client.force_login(make.user())
    assert client.get(paths[1]).status_code == 403


# -- From the command line, and how much it costs ----------------------------------------------


def test_the_commands_write_and_read_the_same_table(full, tmp_path, capsys):
    path = tmp_path / "glossary.csv"
    call_command("export_glossary", path)
    first = path.read_bytes()
    call_command("import_glossary", path)
    call_command("export_glossary", "-")
    assert capsys.readouterr().out.encode() == first.replace(b"\r\n", b"\r\n")
    path.write_bytes(as_file({"name": "new"}, {"name": "bad", "kind": "x"}))
    with pytest.raises(CommandError, match="would be refused"):
        call_command("import_glossary", path, dry_run=True)
    assert Entry.objects.count() == 4
    with pytest.raises(CommandError, match="the others are done"):
        call_command("import_glossary", path)
    assert Entry.objects.filter(slug="new").exists()
    with pytest.raises(CommandError):
        call_command("import_glossary", tmp_path / "nowhere.csv")
    with pytest.raises(CommandError, match="no user"):
        call_command("import_glossary", path, by="nobody")


def test_regions_come_by_command_and_twice_is_once(capsys):
    call_command("load_regions")
    call_command("load_regions")
    assert Entry.objects.count() == 61
    assert "61 rows" in capsys.readouterr().out


def test_the_queries_of_a_table_do_not_grow_with_it(full):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            loading.planned(written().encode())
        return len(captured)

    few = queries()
    Entry.objects.bulk_create(Entry(name=f"e{n}", slug=f"e{n}") for n in range(100))
    assert queries() == few
