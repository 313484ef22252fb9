"""Adding references: pasted into the form, several at once, looked up, merged."""

import http.server
import threading

import html5lib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from audit.models import Event
from clinic.models import Clinic
from faq.models import Question
from glossary.models import Entry, Function
from references.models import Reference
from tests import make
from tests.references.test_formats import BIBTEX, NBIB, RIS

pytestmark = pytest.mark.django_db

ADD, IMPORT = "/admin/references/reference/add/", "/admin/references/reference/import/"
DOI = "10.1037/0033-2909.99.1.20"


@pytest.fixture(autouse=True)
def clinician(client):
    person = make.clinician()
    client.force_login(person)
    return person


def text_of(response):
    return response.content.decode()


def test_an_identifier_pasted_into_the_form_fills_in_what_it_can(client):
    page = text_of(client.get(ADD, {"paste": f"https://doi.org/{DOI}?utm_source=x"}))
    assert f'value="{DOI}"' in page
    page = text_of(client.get(ADD, {"paste": "1997"}))
    assert "could be a year" in page
    page = text_of(client.get(ADD, {"paste": "www.nice.org.uk/guidance/ng222"}))
    assert 'value="https://www.nice.org.uk/guidance/ng222"' in page
    whole = "Sapolsky, R. M. (2017). Behave: The biology of humans. Penguin Books."
    page = text_of(client.get(ADD, {"paste": whole}))
    assert "Sapolsky, R. M." in page and 'value="Penguin Books"' in page
    assert "Look it up" not in page and not Reference.objects.exists()


def test_what_is_here_already_is_offered(client):
    known = Reference.objects.create(key="foa", title="Emotional processing of fear", doi=DOI)
    place = f"/admin/references/reference/{known.pk}/change/"
    for form in (DOI.upper(), f"doi:{DOI}.", f"https://psycnet.apa.org/doi/{DOI}"):
        assert place in text_of(client.get(ADD, {"paste": form}))
    data = {"type": "book", "title": "Other", "doi": f"https://doi.org/{DOI}"}
    response = client.post(ADD, data)
    assert response.status_code == 200 and place in text_of(response)
    # By its title it is a hint only.
    response = client.post(
        ADD, {"type": "book", "title": "The emotional processing of fear"}, follow=True
    )
    assert "It looks like" in text_of(response) and Reference.objects.count() == 2


def taken(page, *numbers, **changes):
    """The confirming form's data as the browser would send it, with these records ticked."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    form = next(f for f in tree.iter("form") if f.get("action") == IMPORT)
    data = {}
    for field in form.iter("input"):
        if field.get("type") not in ("checkbox", "submit"):
            data[field.get("name")] = field.get("value", "")
    for area in form.iter("textarea"):
        data[area.get("name")] = (area.text or "").lstrip("\n")
    for select in form.iter("select"):
        chosen = [o.get("value") for o in select.iter("option") if o.get("selected") is not None]
        data[select.get("name")] = chosen[0] if chosen else ""
    data.pop("csrfmiddlewaretoken", None)
    data |= {f"r{n}-take": "on" for n in numbers}
    return data | changes | {"_take": "1"}


def test_a_list_is_read_shown_and_taken(client):
    Reference.objects.create(key="foa", title="Known", doi=DOI)
    page = text_of(client.post(IMPORT, {"pasted": BIBTEX}))
    assert "4 references were read" in page and "It is here already" in page
    assert "line 11 is broken" in page and not Reference.objects.filter(year=2001).exists()
    response = client.post(
        IMPORT, taken(page, 1, 3, **{"r1-title": "Étude, corrected"}), follow=True
    )
    assert "2 references were added" in text_of(response)
    book = Reference.objects.get(title="Étude, corrected")
    assert book.key == "muller-2001" and book.edition == "2"
    assert Event.objects.filter(verb="create", object_id=book.pk).exists()
    assert Reference.objects.count() == 3


def test_a_file_in_latin_1_is_taken(client):
    data = RIS.replace("Foa, Edna B.", "Müller, Jörg").encode("latin-1")
    page = text_of(client.post(IMPORT, {"file": SimpleUploadedFile("list.ris", data)}))
    client.post(IMPORT, taken(page, 0))
    assert Reference.objects.get().authors[0] == {"family": "Müller", "given": "Jörg"}


def test_nothing_is_taken_while_one_of_the_ticked_is_wrong(client):
    Reference.objects.create(key="foa", title="Known", doi=DOI)
    page = text_of(client.post(IMPORT, {"pasted": f"{DOI}\nPMID: 9103351"}))
    response = client.post(IMPORT, taken(page, 0, 1, **{"r0-title": "A", "r1-title": "B"}))
    assert response.status_code == 409 and Reference.objects.count() == 1
    assert "identifier already" in text_of(response) and 'value="9103351"' in text_of(response)
    # Two of one list with one identifier.
    page = text_of(client.post(IMPORT, {"pasted": "10.1000/a\n10.1000/a"}))
    assert "looks like number 1" in page
    response = client.post(IMPORT, taken(page, 0, 1, **{"r0-title": "A", "r1-title": "B"}))
    assert response.status_code == 409 and Reference.objects.count() == 1


def test_a_long_list_comes_in_pages(client):
    page = text_of(client.post(IMPORT, {"pasted": "\n".join(f"10.1000/{n}" for n in range(45))}))
    assert "5 more follow" in page
    page = text_of(client.post(IMPORT, taken(page, 0, **{"r0-title": "First"})))
    assert "5 references were read" in page and 'value="10.1000/44"' in page
    client.post(IMPORT, taken(page, 4, **{"r4-title": "Last"}))
    assert {r.doi for r in Reference.objects.all()} == {"10.1000/0", "10.1000/44"}


def test_empty_and_huge_are_refused_kindly(client):
    assert "Paste something" in text_of(client.post(IMPORT, {"pasted": " "}))
    huge = SimpleUploadedFile("x.ris", b"x" * (1024 * 1024 + 1))
    assert "larger than 1 MB" in text_of(client.post(IMPORT, {"file": huge}))
    assert client.post(IMPORT, {"_take": "1", "rest": "forged"}, follow=True).status_code == 200


@pytest.mark.parametrize("name", ["import", "merge", "add", "change"])
def test_who_may(client, name):
    reference = Reference.objects.create(key="foa", title="Fear")
    page = f"/admin/references/reference/{reference.pk}/{name}/"
    page = {"import": IMPORT, "add": ADD}.get(name, page)
    people = [(make.reviewer(), 200), (make.administrator(), 200), (make.manager(), 403)]
    for person, status in people:
        client.force_login(person)
        assert client.get(page).status_code == status, person
        if status == 403:
            assert client.post(page, {"into": "x"}).status_code == 403
    client.logout()
    assert client.get(page).status_code == 302
    assert client.post(page).status_code == 302


# -- Looking up ----------------------------------------------------------------------------------


class Library(http.server.BaseHTTPRequestHandler):
    asked = []

    def do_GET(self):
        self.asked.append((self.path, self.headers["User-Agent"]))
        if "slow" in self.path:
            self.close_connection = True
            return
        if "away" in self.path:
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.end_headers()
            return
        found = "efetch" in self.path or "0033" in self.path or "huge" in self.path
        self.send_response(200 if found else 404)
        self.end_headers()
        if "huge" in self.path:
            self.wfile.write(b"x" * 600_000)
        elif "efetch" in self.path:
            self.wfile.write(NBIB.encode())
        elif found:
            self.wfile.write(
                b'{"status":"ok","message":{"type":"journal-article",'
                b'"title":["Emotional processing"],'
                b'"author":[{"family":"Foa","given":"Edna B."}],"issued":{"date-parts":[[1986]]},'
                b'"container-title":["Psychological Bulletin"],"DOI":"10.1037/0033-2909.99.1.20"}}'
            )

    def log_message(self, *args):
        pass


@pytest.fixture
def library(settings):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Library)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    settings.CROSSREF_API = settings.PUBMED_API = address
    Library.asked.clear()
    Clinic(look_up_references=True).save()
    yield address
    server.shutdown()
    server.server_close()


def look_up(client, pasted):
    return text_of(client.post(IMPORT, {"pasted": pasted, "_look_up": "1"}))


def test_nobody_is_asked_unless_the_clinic_allows_it(client, library):
    Clinic.objects.update(look_up_references=False)
    page = look_up(client, DOI)
    assert Library.asked == [] and "Missing: the title" in page
    assert "Look it up" not in text_of(client.get(ADD, {"paste": DOI}))


def test_a_doi_and_a_pubmed_number_are_looked_up_to_be_confirmed(client, library):
    assert "Look it up" in text_of(client.get(ADD, {"paste": DOI}))
    page = look_up(client, f"{DOI}\nPMID: 2871574")
    assert "Emotional processing" in page and "Foa, Edna B." in page
    assert [path.partition("?")[0] for path, agent in Library.asked] == [
        "/works/10.1037%2F0033-2909.99.1.20",
        "/efetch.fcgi",
    ]
    assert "clinic-references" in Library.asked[0][1] and not Reference.objects.exists()
    client.post(IMPORT, taken(page, 0))
    assert Reference.objects.get().key == "foa-1986"


@pytest.mark.parametrize(
    "doi,words",
    [
        ("10.1000/none", "Crossref does not know this DOI"),
        ("10.1000/away", "led to another site"),
        ("10.1000/huge", "far too long"),
        ("10.1000/slow", "could not be reached"),
    ],
)
def test_what_goes_wrong_is_said_beside_the_record(client, library, doi, words):
    page = look_up(client, doi)
    assert words in page and f'value="{doi}"' in page


def test_a_private_network_is_not_asked(client, library, settings):
    settings.CROSSREF_API = library.replace("127.0.0.1", "localhost")
    assert "private network" in look_up(client, DOI) and Library.asked == []


# -- Merging -------------------------------------------------------------------------------------


@pytest.fixture
def two():
    old = Reference.objects.create(key="old", title="Fear and more", year=1986, doi="10.1000/a")
    new = Reference.objects.create(key="new", title="Fear and more", year=1986, pmid="1234567")
    return old, new


def merge(client, old, **data):
    return client.post(f"/admin/references/reference/{old.pk}/merge/", data, follow=True)


def test_merging_moves_what_cites_and_leaves_what_was_signed(client, two):
    old, new = two
    public = make.published(slug="fear", body="<p>It passes [@old] and [@new].</p>")
    draft = make.draft(body="<p>It passes [@old], yes [@new].</p>")
    entry = Entry.objects.create(
        name="fear", slug="fear", kind="mechanism", text="<p>It [@old].</p>"
    )
    function = Function.objects.create(entry=entry, text="Guards")
    function.references.set([new])
    entry.publish(by=make.reviewer())
    question = Question.objects.create(
        question="Why?", slug="why", short_answer="So.", reference=old
    )
    question.publish(by=make.reviewer())
    signed = public.signed

    response = client.get(f"/admin/references/reference/{old.pk}/merge/?into=new")
    assert "Merge them" in text_of(response) and Reference.objects.current().count() == 2
    merge(client, old, into="new", _confirm="1")
    old.refresh_from_db(), new.refresh_from_db(), public.refresh_from_db(), draft.refresh_from_db()
    assert old.merged_into == new and (new.doi, old.doi) == ("10.1000/a", "")
    assert public.signed == signed and 'data-ref="old"' in public.body
    assert 'data-ref="old"' not in draft.body and draft.content["references"][0]["key"] == "new"
    assert [c.reference for c in draft.citation_rows.all()] == [new]
    client.logout()
    for page in ("/glossary/fear/", "/faq/why/", "/articles/fear/"):
        html = text_of(client.get(page))
        assert html.count('<li id="ref-') == (2 if "articles" in page else 1), page
        assert "PMID" in html or "doi:10.1000/a" in html
    # The next edition, which begins with the signed words, cites the one that stays.
    following = make.next_edition(public)
    assert 'data-ref="old"' not in following.body
    assert [c.reference for c in following.citation_rows.all()] == [new]


def test_a_merged_record_is_offered_no_more_but_its_identifiers_find_the_other(client, two):
    old, new = two
    Reference.objects.filter(pk=new.pk).update(doi="10.1000/b")
    merge(client, old, into="new", _confirm="1")
    chosen = client.get("/admin/references/reference/choose/", {"q": "fear"}).json()
    assert [row["key"] for row in chosen["references"]] == ["new"]
    chosen = client.get("/admin/references/reference/choose/", {"q": "https://doi.org/10.1000/A"})
    assert [row["key"] for row in chosen.json()["references"]] == ["new"]
    assert client.get(f"/admin/references/reference/{old.pk}/change/").status_code == 302
    assert ">new: Fear" in text_of(client.get(ADD, {"paste": "10.1000/a"}))


def test_merging_needs_another_that_exists_and_a_confirmation(client, two):
    old, _new = two
    assert merge(client, old, into="new").status_code == 200  # it only shows both
    for data in ({"into": "old"}, {"into": "none"}, {"into": "\x00"}):
        assert merge(client, old, **data, _confirm="1").status_code == 409
    assert Reference.objects.current().count() == 2


def test_where_it_is_used_and_only_what_one_may_see(client, clinician, two):
    old, _new = two
    make.published(title="A public one", body="<p>It [@old].</p>")
    make.draft(title="Somebody's draft", body="<p>It [@old].</p>")
    make.draft(by=clinician, title="A draft of mine", body="<p>It [@old].</p>")
    page = text_of(client.get(f"/admin/references/reference/{old.pk}/change/"))
    assert "A public one" in page and "A draft of mine" in page and "Somebody" not in page
    assert "It may be the same as" in page


# -- What readers see ------------------------------------------------------------------------------


def test_the_list_is_in_the_clinics_style_with_its_evidence_and_the_way_back(client):
    names = [{"family": "Foa", "given": "Edna B."}]
    facts = {"authors": names, "year": 1986, "container": "Psychol Bull", "volume": "99"}
    Reference.objects.create(key="a", title="Fear", doi=DOI, evidence="review", **facts)
    Reference.objects.create(key="b", title="Deep", pmid="7")
    make.published(
        slug="fear", body="<p>It [@a]. Yes [@a].</p>", in_depth="<p>It [@a], deep [@b].</p>"
    )
    client.logout()
    page = text_of(client.get("/articles/fear/"))
    assert "Foa EB. Fear. Psychol Bull. 1986;99." in page and f">doi:{DOI}</a>" in page
    assert "Narrative review" in page and 'href="#cite-1-2"' in page
    assert 'id="ref-2"' not in page
    in_depth = text_of(client.get("/articles/fear/in-depth/"))
    assert in_depth.count('<li id="ref-') == 2 and 'href="#cite-2-1"' in in_depth
    Clinic(citation_style="apa").save()
    page = text_of(client.get("/articles/fear/"))
    assert "Foa, E. B. (1986). Fear. <i>Psychol Bull, 99</i>." in page
    assert f">https://doi.org/{DOI}</a>" in page
