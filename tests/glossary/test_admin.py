"""Glossary entries in the admin: their parts, their numbers, and publishing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.models import Redirect
from glossary.models import Connection, Entry, Function, Involvement
from images.models import Image
from references.models import Reference
from tests import make
from tests.glossary.making import entry

pytestmark = pytest.mark.django_db
PARTS = "synonyms abbreviations identifiers functions projections roles involvements".split()


def form(**changes):
    data = {"kind": "region", "name": "Amygdala", "slug": "amygdala", "language": "en"}
    data |= {"definition": "It sounds the alarm.", "text": "<p>Words.</p>"}
    data |= dict.fromkeys(["pronunciation", "myth", "not_meaning", "part_of", "laterality"], "")
    data |= dict.fromkeys(["image", "image_alt"], "")
    for part in PARTS:
        data |= {f"{part}-TOTAL_FORMS": 1, f"{part}-INITIAL_FORMS": 0}
    data |= {"synonyms-0-scope": "exact", "identifiers-0-match": "exact"}
    return data | changes


@pytest.fixture
def reviewer(client):
    person = make.reviewer()
    client.force_login(person)
    return person


def test_an_entry_with_all_its_parts_in_one_go(client, reviewer):
    parts = {"synonyms-0-name": "Corpus amygdaloideum", "synonyms-0-scope": "latin"}
    parts |= {"abbreviations-0-text": "AMY", "functions-0-text": "Fear"}
    parts |= {"identifiers-0-scheme": "uberon", "identifiers-0-value": "UBERON:0001876"}
    response = client.post(
        "/admin/glossary/entry/add/", form(**parts, **{"identifiers-0-match": "exact"})
    )
    assert response.status_code == 302
    entry = Entry.objects.get()
    assert entry.identifiers.get().value == "UBERON:0001876"
    assert entry.synonyms.count() == entry.abbreviations.count() == entry.functions.count() == 1
    assert not Entry.objects.public().exists()


@pytest.mark.parametrize(
    ("alt", "status"), [("IMG_1234.JPG", 200), ("", 200), ("The amygdala, seen from below", 302)]
)
def test_the_name_of_a_file_is_no_text_alternative(client, reviewer, alt, status):
    facts = {"extension": "jpg", "width": 40, "height": 20}
    image = Image.objects.create(title="A brain", sha256="a" * 64, **facts)
    answer = client.post("/admin/glossary/entry/add/", form(image=image.pk, image_alt=alt))
    assert answer.status_code == status
    assert Entry.objects.exists() == (status == 302)
    if status == 200:
        assert list(answer.context["adminform"].form.errors) == ["image_alt"]


@pytest.mark.parametrize(
    ("kind", "scheme", "value", "words"),
    [
        ("region", "uberon", "nonsense", "not how Uberon numbers look"),
        ("network", "uberon", "UBERON:0001876", "a network is no region"),
        ("region", "", "UBERON:0001876", "This field is required"),
        ("region", "magic", "1", "Select a valid choice"),
    ],
)
def test_a_wrong_number_is_refused_and_nothing_lost(client, reviewer, kind, scheme, value, words):
    parts = {
        "identifiers-0-scheme": scheme,
        "identifiers-0-value": value,
        "identifiers-0-match": "exact",
    }
    response = client.post("/admin/glossary/entry/add/", form(kind=kind, **parts))
    page = response.content.decode()
    assert response.status_code == 200 and words in page and "It sounds the alarm." in page
    assert not Entry.objects.exists()


def test_publishing_is_the_reviewers(client, reviewer):
    client.post("/admin/glossary/entry/add/", form())
    entry = Entry.objects.get()
    address = f"/admin/glossary/entry/{entry.pk}/"
    client.force_login(make.clinician())
    assert client.post(f"{address}publish/").status_code == 403
    assert "/publish/" not in client.get(f"{address}change/").content.decode()
    client.force_login(reviewer)
    assert "/publish/" in client.get(f"{address}change/").content.decode()
    client.post(f"{address}publish/")
    entry.refresh_from_db()
    assert entry.is_public and entry.published_by == reviewer
    client.post(f"{address}change/", form(slug="amygdalae"))
    assert Redirect.objects.get().new_path == "/glossary/amygdalae/"
    client.post(f"{address}withdraw/")
    assert not Entry.objects.public().exists()


def test_a_clinician_may_remove_a_synonym_of_an_entry(client, reviewer):
    client.post(
        "/admin/glossary/entry/add/", form(**{"synonyms-0-name": "X", "synonyms-0-scope": "exact"})
    )
    entry = Entry.objects.get()
    client.force_login(make.clinician())
    row = {"synonyms-INITIAL_FORMS": 1, "synonyms-0-id": entry.synonyms.get().pk}
    row |= {"synonyms-0-entry": entry.pk, "synonyms-0-name": "X", "synonyms-0-scope": "exact"}
    client.post(
        f"/admin/glossary/entry/{entry.pk}/change/", form(**row, **{"synonyms-0-DELETE": "on"})
    )
    assert not entry.synonyms.exists()


def test_the_manager_looks_and_changes_nothing(client, reviewer):
    client.post("/admin/glossary/entry/add/", form())
    entry = Entry.objects.get()
    client.force_login(make.manager())
    address = f"/admin/glossary/entry/{entry.pk}/change/"
    assert client.get(address).status_code == 200
    assert client.post(address, form(name="Mine")).status_code == 403


def test_a_circle_is_an_error_in_the_form(client, reviewer):
    whole = Entry.objects.create(name="Whole", slug="whole")
    part = Entry.objects.create(name="Part", slug="part", part_of=whole)
    response = client.post(
        f"/admin/glossary/entry/{whole.pk}/change/",
        form(name="Whole", slug="whole", part_of=part.pk),
    )
    assert "a part of itself" in response.content.decode()


# -- The form and what stands beside it --------------------------------------------------------


def test_two_numbers_that_contradict_each_other_are_refused_in_one_go(client, reviewer):
    parts = {"identifiers-TOTAL_FORMS": 2}
    for number, (scheme, value) in enumerate(
        [("uberon", "UBERON:0001898"), ("neuronames", "NN:292")]
    ):
        row = {"scheme": scheme, "value": value, "match": "exact"}
        parts |= {f"identifiers-{number}-{name}": what for name, what in row.items()}
    page = client.post("/admin/glossary/entry/add/", form(**parts)).content.decode()
    assert "known not to mean the same thing" in page
    assert not Entry.objects.exists()


def test_a_name_that_another_entry_claims_is_refused_and_that_entry_named(client, reviewer):
    Entry.objects.create(name="Basal nuclei", slug="basal-nuclei")
    page = client.post(
        "/admin/glossary/entry/add/", form(**{"synonyms-0-name": "basal NUCLEI"})
    ).content.decode()
    assert "The entry “Basal nuclei” is called" in page
    assert not Entry.objects.filter(slug="amygdala").exists()


def test_other_entries_and_references_are_known_by_their_names(client, reviewer):
    insula = Entry.objects.create(name="Insula", slug="insula")
    exposure = Entry.objects.create(name="Exposure", slug="exposure", kind="therapy")
    one = Reference.objects.create(key="foa-1986", title="One")
    two = Reference.objects.create(key="craig-2009", title="Two")
    parts = {"functions-0-text": "Learns", "functions-0-references": "@foa-1986, craig-2009"}
    parts |= {"projections-0-target": "insula", "projections-0-text": "Tells it"}
    parts |= {"projections-0-reference": "[@craig-2009]", "projections-0-both_ways": "on"}
    parts |= {"roles-0-actor": "EXPOSURE", "roles-0-text": "Calms", "roles-0-reference": "foa-1986"}
    answer = client.post("/admin/glossary/entry/add/", form(**parts))
    assert answer.status_code == 302
    made = Entry.objects.get(slug="amygdala")
    assert set(made.functions.get().references.all()) == {one, two}
    line, role = made.projections.get(), made.roles.get()
    assert (line.target, line.both_ways, line.reference) == (insula, True, two)
    assert (role.actor, role.text, role.reference) == (exposure, "Calms", one)
    page = client.get(f"/admin/glossary/entry/{made.pk}/change/").content.decode()
    assert 'value="craig-2009, foa-1986"' in page and 'value="Insula"' in page
    assert '<option value="Exposure">' in page


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"functions-0-text": "x", "functions-0-references": "nobody-1999"}, "nobody-1999"),
        ({"projections-0-target": "Nowhere"}, "No entry is called “Nowhere”"),
        ({"roles-0-actor": "Nowhere"}, "No entry is called “Nowhere”"),
        (
            {"identifiers-0-scheme": "mesh", "identifiers-0-checked_on": "2999-01-01"},
            "still to come",
        ),
        ({"myth": "It is a myth."}, "Say what is true instead"),
    ],
)
def test_what_is_not_known_is_an_error_and_nothing_is_lost(client, reviewer, parts, words):
    page = client.post("/admin/glossary/entry/add/", form(**parts)).content.decode()
    assert words in page and "It sounds the alarm." in page
    assert not Entry.objects.exists()


def test_the_form_says_where_the_entry_is_used(client, reviewer):
    made = entry("amygdala", short=["AMY"])
    entry("nucleus", part_of=made)
    entry("other", short=["amy"])
    shown = make.published(title="A text about fear", body="<p>The amygdala.</p>")
    linked = f'<p><a data-to="entry:{made.pk}">it</a></p>'
    draft = make.draft(by=reviewer, title="A draft", body=linked)
    make.draft(title="Somebody else's secret", body=linked)
    page = client.get(f"/admin/glossary/entry/{made.pk}/change/").content.decode()
    uses = page[page.index('id="uses-title"') :]
    assert "A text about fear" in uses and shown.get_absolute_url() in uses
    assert f"/admin/articles/edition/{draft.pk}/change/" in uses
    assert "part of it" in uses and "nucleus" in uses and "secret" not in uses
    assert "Other entries have these abbreviations too" in page
    client.force_login(make.manager())
    assert client.get(f"/admin/glossary/entry/{made.pk}/change/").status_code == 200


@pytest.mark.parametrize("path", ["", "?missing=definition", "?q=part"])
def test_the_list_and_the_form_stay_as_quick_with_more_entries(client, reviewer, path):
    whole = entry("whole", public=False)

    def queries():
        found = []
        for address in (
            f"/admin/glossary/entry/{path}",
            f"/admin/glossary/entry/{whole.pk}/change/",
        ):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            found.append(len(captured))
        return found

    entry("part 0", part_of=whole, public=False)
    source = Reference.objects.create(key="foa-1986", title="One")
    queries()
    few = queries()
    for number in range(1, 12):
        part = entry(f"part {number}", part_of=whole, public=False)
        Connection.objects.create(origin=whole, target=part, reference=source)
        Involvement.objects.create(actor=part, target=whole)
        Function.objects.create(entry=whole, text=f"does {number}").references.add(source)
    many = queries()
    assert many[0] == few[0] and many[1] <= few[1] + 2


def test_the_signed_text_is_shown_whole(client, reviewer):
    made = entry(
        "amygdala",
        synonyms=["corpus amygdaloideum"],
        myth="It is fear.",
        not_meaning="<p>It is more.</p>",
        pronunciation="uh-MIG",
    )
    source = Reference.objects.create(key="foa-1986", title="One")
    other = entry("exposure", kind="therapy")
    Involvement.objects.create(actor=other, target=made, text="Calms it", reference=source)
    page = client.get(f"/admin/glossary/entry/{made.pk}/review/").content.decode()
    for words in (
        "corpus amygdaloideum",
        "It is fear.",
        "It is more.",
        "uh-MIG",
        "Calms it",
        "foa-1986",
    ):
        assert words in page, words
