"""Glossary entries in the admin: their parts, their numbers, and publishing."""

import pytest

from clinic.models import Redirect
from glossary.models import Entry
from images.models import Image
from tests import make

pytestmark = pytest.mark.django_db
PARTS = ("synonyms", "abbreviations", "identifiers", "functions", "projections")


def form(**changes):
    data = {"kind": "region", "name": "Amygdala", "slug": "amygdala", "language": "en"}
    data |= {"definition": "It sounds the alarm.", "text": "<p>Words.</p>"}
    data |= dict.fromkeys(["pronunciation", "not_meaning", "part_of", "laterality"], "")
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
