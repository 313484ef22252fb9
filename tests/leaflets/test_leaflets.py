"""Leaflets to download: what is taken in, what is given out, and to whom."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from articles.models import Topic
from clinic.exceptions import Refused
from leaflets.models import Leaflet
from leaflets.pdf import without_metadata
from leaflets.processing import MOST_BYTES, path_of, store
from pages.models import Page
from tests import make
from tests.leaflets import making
from tests.leaflets.making import pdf, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def taken(content, **facts):
    return store(upload(content), **{"title": "Sleep diary", "language": "en", **facts})


def form(**changes):
    words = {"title": "Sleep diary", "slug": "sleep-diary", "kind": "diary", "language": "en"}
    return {**words, "description": "Write down a week.", "text": "", "file": upload(), **changes}


def published(client, **changes):
    client.force_login(make.administrator())
    assert client.post("/admin/leaflets/leaflet/add/", form(**changes)).status_code == 302
    leaflet = Leaflet.objects.latest("pk")
    client.post(f"/admin/leaflets/leaflet/{leaflet.pk}/publish/")
    client.logout()
    leaflet.refresh_from_db()
    return leaflet


# -- What is taken in --------------------------------------------------------------------------


def jpeg_with_a_place():
    start, end = b"\xff\xd8", b"\xff\xda\x00\x02pixels\xff\xd9"
    exif, kept = b"\xff\xe1\x00\x0aGPS-HERE", b"\xff\xdb\x00\x04ab"
    return start + exif + kept + end, start + kept + end


def test_who_made_it_and_with_what_is_taken_out():
    picture, bare = jpeg_with_a_place()

    def change(made):
        made.pages[0].Photo = made.make_stream(picture, Filter=Name.DCTDecode)
        made.pages[0].PieceInfo = Dictionary(Word=Dictionary(LastModified=String("Secret draft")))
        made.pages[0].Annots = Array(
            [Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), T=String("Secret Person"))]
        )

    washed = taken(pdf(change=change))
    content = path_of(washed.sha256).read_bytes()
    assert (washed.pages, washed.is_tagged, washed.size) == (2, True, len(content))
    with pikepdf.open(io.BytesIO(content)) as kept:
        assert dict(kept.docinfo) == {"/Title": "Sleep diary"}
        assert "/Metadata" not in kept.Root
        assert str(kept.Root.Lang) == "en"
        assert kept.pages[0].Photo.read_raw_bytes() == bare
        every = b"".join(thing.unparse(resolved=True) for thing in kept.objects)
    assert b"Secret" not in every


def test_a_picture_keeps_its_pixels():
    picture, bare = jpeg_with_a_place()
    assert without_metadata(picture) == bare == without_metadata(bare)
    for broken in (b"", b"\xff\xd8", b"\xff\xd8\xff\xe1", b"no picture", picture[:9]):
        assert without_metadata(broken) == broken


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (making.with_script, "script"),
        (making.with_script_by_name, "script"),
        (making.with_dynamic_form, "script"),
        (making.with_action(S=Name.JavaScript, JS=String("1")), "script"),
        (making.with_action(S=Name.Launch, F=String("cmd.exe")), "starts another program"),
        (making.with_action(S=Name.SubmitForm, F=String("https://x.example")), "sends what"),
        (making.with_action(S=Name.GoToR, F=String("//server/a.pdf")), "somebody's machine"),
        (making.with_action(S=Name.URI, URI=String("file:///etc/passwd")), "somebody's machine"),
        (making.with_bytes_elsewhere, "loads something"),
        (making.with_file, "other files inside"),
        (making.with_film, "sound or film"),
    ],
)
def test_what_could_act_is_refused_with_the_reason(change, words, settings):
    with pytest.raises(Refused, match=words):
        taken(pdf(change=change))
    assert not list(settings.MEDIA_ROOT.rglob("*.pdf"))


def test_a_link_to_the_web_and_a_form_to_fill_in_are_welcome():
    def change(made):
        making.with_action(S=Name.URI, URI=String("https://example.org/"))(made)
        box = Dictionary(Subtype=Name.Widget, FT=Name.Tx, T=String("Hours"), Rect=Array([0] * 4))
        made.Root.AcroForm = Dictionary(Fields=Array([made.make_indirect(box)]))
        made.pages[0].Annots.append(box)

    washed = taken(pdf(change=change, tagged=False))
    assert not washed.is_tagged
    with pikepdf.open(path_of(washed.sha256)) as kept:
        assert str(kept.Root.AcroForm.Fields[0].T) == "Hours"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"PK\x03\x04 a zip", b"\x00" * 5000])
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(Refused, match="not a PDF"):
        taken(content)


def test_a_locked_one_is_refused():
    for locked in (pikepdf.Encryption(owner="o", user="u"), pikepdf.Encryption(owner="o", user="")):
        with pytest.raises(Refused, match="password"):
            taken(pdf(encryption=locked))


def test_one_that_is_too_large_is_refused_before_it_is_read(client):
    class Huge(io.BytesIO):
        def read(self, *args):
            raise AssertionError("it was read")

    huge = upload(b"x")
    huge.file, huge.size = Huge(), MOST_BYTES + 1
    with pytest.raises(Refused, match="20 MB"):
        store(huge, title="x", language="en")
    client.force_login(make.administrator())
    big = upload(b"%PDF-1.7\n" + b"\x00" * MOST_BYTES)
    answer = client.post("/admin/leaflets/leaflet/add/", form(file=big))
    assert "larger than 20 MB" in answer.content.decode()
    assert "Write down a week." in answer.content.decode()
    assert not Leaflet.objects.exists()


# -- What is given out -------------------------------------------------------------------------


def test_its_page_its_file_and_its_list(client):
    leaflet = published(client)
    page = client.get("/leaflets/sleep-diary/").content.decode()
    assert f"PDF, 2 pages, {leaflet.size}\xa0bytes, English" in page
    assert leaflet.file_url in page
    assert "Not yet clinically reviewed" in page
    assert "screen readers can follow it" in page
    assert "/leaflets/sleep-diary/" in client.get("/leaflets/").content.decode()
    assert "Sleep diary" in client.get("/search/?q=diary").content.decode()
    file = client.get(leaflet.file_url)
    assert b"".join(file).startswith(b"%PDF")
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"] == 'attachment; filename="sleep-diary.pdf"'
    assert file["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert file["X-Content-Type-Options"] == "nosniff"
    assert file["Cache-Control"] == "no-cache"
    again = client.get(leaflet.file_url, headers={"If-None-Match": file["ETag"]})
    assert again.status_code == 304


def test_nothing_is_out_before_it_is_public_or_after(client):
    client.force_login(make.administrator())
    client.post("/admin/leaflets/leaflet/add/", form())
    leaflet = Leaflet.objects.get()
    place = f"/admin/leaflets/leaflet/{leaflet.pk}"
    assert client.get(f"{place}/file/").status_code == 200

    def hidden():
        client.logout()
        paths = [
            "/leaflets/sleep-diary/",
            leaflet.file_url,
            "/media/leaflets/" + leaflet.sha256,
        ]
        found = [client.get(path).status_code for path in paths]
        assert client.get(f"{place}/file/").status_code == 302
        client.force_login(make.administrator())
        return found == [404, 404, 404]

    assert hidden()
    client.post(f"{place}/publish/")
    assert client.get(leaflet.file_url).status_code == 200
    client.post(f"{place}/withdraw/")
    assert hidden()


def test_a_replaced_file_leads_to_the_page(client, django_capture_on_commit_callbacks):
    first = pdf()
    leaflet = published(client, file=upload(first))
    before, page = leaflet.file_url, f"/admin/leaflets/leaflet/{leaflet.pk}/change/"
    client.force_login(make.administrator())
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page, form(file=upload(pdf(pages=3))))
    leaflet.refresh_from_db()
    assert leaflet.pages == 3 and leaflet.is_public
    assert client.get(leaflet.file_url).status_code == 200
    assert client.get(before).headers["Location"] == "/leaflets/sleep-diary/"
    old, new = leaflet.earlier[0], leaflet.sha256
    assert not path_of(old).exists() and path_of(new).exists()
    assert client.get(f"/leaflets/sleep-diary/{'0' * 64}.pdf").status_code == 404
    # Words alone leave the file as it is; back to the first one, its address works again.
    client.post(page, {**form(description="Other words."), "file": ""})
    client.post(page, form(file=upload(first)))
    assert client.get(before).status_code == 200


def test_an_untagged_one_needs_its_words_as_text(client):
    leaflet = published(client, file=upload(pdf(tagged=False)))
    assert not leaflet.is_public
    client.force_login(make.administrator())
    page = f"/admin/leaflets/leaflet/{leaflet.pk}/"
    assert "not tagged" in client.get(f"{page}change/").content.decode()
    text = "<p>Write down when you slept.</p><script>alert(1)</script>"
    client.post(f"{page}change/", {**form(text=text), "file": ""})
    client.post(f"{page}publish/")
    shown = client.get("/leaflets/sleep-diary/").content.decode()
    assert "<p>Write down when you slept.</p>" in shown and "alert(1)" not in shown


def test_where_it_is_used(client):
    leaflet = published(client)
    link = f'<p><a href="{leaflet.get_absolute_url()}">The diary</a></p>'
    topic = Topic.objects.create(name="Sleep", slug="sleep")
    article = make.published(slug="on-sleep", title="On sleep", body=link, topic=topic)
    page = Page(title="For patients", slug="for-patients", body=link)
    page.save()
    page.publish(by=make.administrator())
    hidden = make.draft(title="A draft", body=link)
    assert f'data-to="leaflet:{leaflet.pk}"' in article.body
    shown = client.get("/leaflets/sleep-diary/").content.decode()
    assert shown.count("<h3>") == 2, "its own page is not among them"
    assert "On sleep" in shown and "For patients" in shown and "A draft" not in shown
    assert "/leaflets/sleep-diary/" in client.get("/articles/on-sleep/").content.decode()
    client.force_login(hidden.created_by)
    desk = client.get(f"/admin/leaflets/leaflet/{leaflet.pk}/change/").content.decode()
    assert "A draft" in desk
    found = client.get("/admin/articles/edition/link-targets/?q=diary").json()["targets"]
    assert [target["to"] for target in found] == [f"leaflet:{leaflet.pk}"]


def test_who_may_do_what(client):
    leaflet = published(client)
    page = f"/admin/leaflets/leaflet/{leaflet.pk}/"
    everything = [f"{page}change/", f"{page}file/", f"{page}review/", f"{page}history/"]
    assert {client.get(path).status_code for path in everything} == {302}
    client.force_login(make.user("Assistant"))
    assert {client.get(path).status_code for path in everything} == {403}
    client.force_login(make.clinician())
    assert client.get(f"{page}file/").status_code == 200
    assert client.post(f"{page}withdraw/").status_code == 403
    assert client.get(f"{page}review/").status_code == 403
    client.force_login(make.reviewer())
    seen = client.get(f"{page}review/")
    assert "Write down a week." in seen.content.decode()
    checklist = ["evidence", "links", "accessibility", "feedback", "safe_messaging"]
    sent = {"seen_hash": seen.context["seen_hash"], "checklist": checklist}
    client.post(f"{page}review/", sent)
    assert "Reviewed by" in client.get("/leaflets/sleep-diary/").content.decode()
    listed = b"".join(client.get("/sitemaps/leaflets-1.xml")).decode()
    assert "/leaflets/sleep-diary/" in listed
