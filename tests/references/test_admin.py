"""References in the admin."""

import pytest

from references.models import Reference
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clinician(client):
    client.force_login(make.clinician())


def form(**changes):
    empty = (
        "container year volume issue page publisher doi pmid pmcid isbn url accessed_on evidence"
    )
    data = dict.fromkeys([*empty.split(), "retracted_on", "key"], "")
    names = "Foa, Edna B.\r\nKozak, Michael J.\r\n\r\nWorld Health Organization"
    return data | {"type": "book", "title": "Fear", "authors": names, "year": 1986} | changes


def test_authors_are_typed_a_line_each(client):
    client.post("/admin/references/reference/add/", form(doi="https://doi.org/10.1037/ABC"))
    reference = Reference.objects.get()
    assert reference.authors == [
        {"family": "Foa", "given": "Edna B."},
        {"family": "Kozak", "given": "Michael J."},
        {"literal": "World Health Organization"},
    ]
    assert (reference.key, reference.doi) == ("foa-1986", "10.1037/abc")
    page = client.get(f"/admin/references/reference/{reference.pk}/change/").content.decode()
    assert "Foa, Edna B.\nKozak, Michael J.\nWorld Health Organization" in page


def test_the_key_stays_because_texts_cite_it(client):
    reference = Reference.objects.create(title="Fear", key="fear")
    client.post(f"/admin/references/reference/{reference.pk}/change/", form(key="other"))
    reference.refresh_from_db()
    assert (reference.key, reference.year) == ("fear", 1986)


def test_a_wrong_or_known_identifier_is_said_kindly(client):
    Reference.objects.create(title="Known", doi="10.1000/known")
    for doi, words in [("nonsense", "is not a DOI"), ("10.1000/KNOWN", "identifier already")]:
        response = client.post("/admin/references/reference/add/", form(doi=doi))
        page = response.content.decode()
        assert response.status_code == 200 and words in page and "Kozak, Michael J." in page
    assert Reference.objects.count() == 1


# -- Choosing one in the editor ----------------------------------------------------------------


def choose(client, query=""):
    return client.get("/admin/references/reference/choose/", {"q": query}).json()["references"]


def test_a_reference_is_chosen_by_key_title_or_author(client):
    authors = [{"family": "Foa", "given": "Edna B."}, {"family": "Müller", "given": "Jo"}]
    Reference.objects.create(
        key="foa-1986", title="Emotional processing", authors=authors, year=1986
    )
    Reference.objects.create(key="who", title="Guideline", authors=[{"literal": "WHO"}])
    shown = {"key": "foa-1986", "text": "Foa, Müller. Emotional processing. 1986"}
    for query in ("foa-19", "PROCESSING emotional", "müller", "Edna processing"):
        assert choose(client, query) == [shown], query
    assert choose(client) == [shown, {"key": "who", "text": "WHO. Guideline"}]
    for query in ("family nothing", '"', "\x00\\"):
        assert shown not in choose(client, query) or query.startswith("\x00")


def test_at_most_twenty_references_are_offered(client):
    Reference.objects.bulk_create(
        Reference(key=f"key-{number}", title="Fear") for number in range(22)
    )
    assert len(choose(client, "fear")) == 20


def test_who_sees_no_references_may_not_choose_one(client):
    client.force_login(make.manager())
    assert client.get("/admin/references/reference/choose/").status_code == 403
    client.logout()
    assert client.get("/admin/references/reference/choose/").status_code == 302
