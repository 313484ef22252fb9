"""Where an article begins, by whom and in whose name."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts import roles
from articles import actions
from articles.models import Article, Edition, Outline
from audit.models import Event
from clinic import markup
from images.models import Image
from outbox.models import Message
from tests import make

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/edition/add/"
FILES = Path(__file__).parent / "files"


@pytest.fixture
def clinician(client):
    person = make.clinician()
    client.force_login(person)
    return person


@pytest.fixture
def assistant(client):
    person = make.user(roles.ASSISTANT, first_name="Kim", last_name="Assist")
    client.force_login(person)
    return person


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def at(edition, verb="change"):
    return f"/admin/articles/edition/{edition.pk}/{verb}/"


def begin(client, profile, **changes):
    data = {"title": "What sleep is for", "author": profile.pk, "beginning": "blank", **changes}
    return client.post(ADD, data)


def docx(name="libreoffice.docx"):
    return SimpleUploadedFile("Sleep and exams.docx", (FILES / name).read_bytes())


# -- The ways to begin -------------------------------------------------------------------------


def test_a_title_is_enough_for_a_blank_page(client, clinician):
    page = client.get(ADD).content.decode()
    assert f'<option value="{clinician.author.pk}" selected>' in page
    assert re.search(r'<input[^>]*value="blank"[^>]*checked', page)
    response = begin(client, clinician.author)
    edition = Edition.objects.get()
    assert response.url == at(edition)
    assert edition.body == "" and edition.article.slug == "what-sleep-is-for"
    assert [byline.author for byline in edition.bylines.all()] == [clinician.author]
    assert edition.created_by == clinician and edition.state == "draft"
    assert Event.objects.filter(verb="start", by=clinician).exists()
    assert not Message.objects.exists()


def test_an_outline_is_there_to_be_filled(client, clinician):
    outline = Outline.objects.create(title="About a nerve", body="<h2>What it does</h2><p>Say.</p>")
    assert "What it does" in client.get(ADD).content.decode()
    begin(client, clinician.author, beginning=outline.pk)
    assert Edition.objects.get().body == outline.body


def test_the_first_outlines_are_clean_texts():
    outlines = import_module("articles.migrations.0005_first_outlines").OUTLINES
    assert len(outlines) == 4
    for body in outlines.values():
        assert str(markup.clean(body)) == body


def test_a_word_document_brings_its_title_and_its_words(client, clinician):
    response = begin(client, clinician.author, title="", document=docx())
    edition = Edition.objects.get()
    assert response.url == at(edition)
    assert edition.title == "Why we sleep badly before exams"
    assert edition.article.slug == "why-we-sleep-badly-before-exams"
    assert "<li>A rule of thumb, no law.</li>" in edition.body
    assert [row.image for row in edition.illustrations.all()] == [Image.objects.get()]


def test_a_title_that_was_typed_stays_and_the_other_one_is_told(client, clinician):
    response = begin(client, clinician.author, document=docx())
    assert Edition.objects.get().title == "What sleep is for"
    page = client.get(response.url).content.decode()
    assert "called itself “Why we sleep badly before exams”" in page


# -- What is not right yet ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Please give it a title"),
        ({"title": "x" * 301}, "at most 300"),
        ({"author": ""}, "This field is required"),
        ({"author": "999999"}, "not one of the available"),
        ({"beginning": "word"}, "Please choose the document"),
        ({"beginning": "999999"}, "not one of the available"),
        ({"beginning": "\x00"}, "not one of the available"),
    ],
)
def test_errors_keep_what_was_typed(client, clinician, changes, words):
    response = begin(client, clinician.author, **changes)
    page = response.content.decode()
    assert words in page and not Article.objects.exists()
    assert response.status_code == 200
    if "title" not in changes:
        assert 'value="What sleep is for"' in page


def test_a_document_that_cannot_be_read_says_what_to_do(client, clinician):
    response = begin(client, clinician.author, document=docx("old.doc"))
    page = response.content.decode()
    assert "save it as a Word document" in page and 'value="What sleep is for"' in page
    assert not Article.objects.exists()


def test_the_document_is_read_only_when_the_rest_is_right(client, clinician):
    begin(client, clinician.author, author="", document=docx())
    assert not Image.objects.exists()


def test_addresses_are_free_of_others_and_of_reserved_words(client, clinician):
    for title in ("Sleep", "Sleep", "Topic", "2026", "???"):
        begin(client, clinician.author, title=title)
    assert set(Article.objects.values_list("slug", flat=True)) == {
        *("sleep", "sleep-2", "topic-article", "2026-article", "article")
    }


# -- In whose name -----------------------------------------------------------------------------


def test_the_last_answer_about_conflicts_is_there_to_be_confirmed(client, clinician):
    make.draft(by=clinician, disclosure="Paid by nobody.")
    make.draft(by=clinician, disclosure="Paid by the university.")
    make.draft(by=clinician, disclosure="")
    make.draft(disclosure="Somebody else's answer.")
    begin(client, clinician.author)
    edition = Edition.objects.latest("pk")
    assert edition.disclosure == "Paid by the university."
    assert edition.disclosure_confirmed_by is None


def test_an_assistant_drafts_in_an_authors_name(client, assistant):
    author = make.clinician()
    assert '<option value="" selected>Please choose' in client.get(ADD).content.decode()
    begin(client, author.author)
    edition = Edition.objects.get()
    assert edition.created_by == assistant
    mail = Message.objects.get()
    assert mail.to == author.email and "Kim Assist" in mail.subject
    assert f"http://testserver{at(edition)}" in mail.body
    client.force_login(author)
    home = client.get("/admin/").content.decode()
    assert "What sleep is for" in home and "drafted by Kim Assist" in home
    assert client.get(at(edition)).status_code == 200


def test_an_assistant_goes_on_but_does_not_send_it_on(client, assistant):
    begin(client, make.clinician().author)
    edition = Edition.objects.get()
    page = client.get(at(edition))
    assert page.status_code == 200
    assert "_submit" not in page.content.decode()
    data = {"reviewer": make.reviewer().author.pk, "due_on": "2099-01-01", "when": "now"}
    for verb in ("submit", "check-oneself", "publish", "withdraw"):
        assert client.get(at(edition, verb)).status_code == 403, verb
        assert client.post(at(edition, verb), data).status_code == 403, verb
    edition.refresh_from_db()
    assert edition.state == "draft"


def test_an_assistant_confirms_nothing_for_the_author(client, assistant):
    begin(client, make.clinician().author)
    edition = Edition.objects.get()
    author = edition.bylines.get().author
    data = {"title": "A better title", "disclosure": "None.", "disclosure_confirmed": "on"}
    data |= {"version": edition.version, "slug": edition.article.slug, "risk": "general"}
    data |= {"bylines-author-0": author.pk, "bylines-role-0": "author"}
    client.post(at(edition), data)
    edition.refresh_from_db()
    assert (edition.title, edition.disclosure) == ("A better title", "None.")
    assert edition.disclosure_confirmed_by is None


@pytest.mark.parametrize("account", ["none", "closed", "without an address"])
def test_no_mail_where_nobody_reads_it(client, assistant, account):
    person = None if account == "none" else make.user()
    if account == "closed":
        person.is_active = False
    if account == "without an address":
        person.email = ""
    if person:
        person.save()
    assert begin(client, make.author(person)).status_code == 302
    assert not Message.objects.exists()


def test_others_drafts_are_hidden_from_an_assistant(client, assistant):
    edition = make.draft()
    assert client.get(at(edition)).status_code == 404


def test_whoever_may_not_write_begins_nothing(client):
    author = make.author()
    assert begin(client, author).status_code == 302
    client.force_login(make.manager())
    assert client.get(ADD).status_code == 403
    assert begin(client, author).status_code == 403
    assert not Article.objects.exists()


# -- The clinic's outlines ---------------------------------------------------------------------


def test_an_administrator_keeps_the_outlines(client):
    client.force_login(make.administrator())
    data = {"title": "About a nerve", "order": 9, "body": "<h2>It</h2><script>x</script><p>y</p>"}
    client.post("/admin/articles/outline/add/", data)
    outline = Outline.objects.get(title="About a nerve")
    assert outline.body == "<h2>It</h2><p>y</p>"
    assert Event.objects.filter(verb="create", kind="articles.outline").exists()
    page = client.get(f"/admin/articles/outline/{outline.pk}/change/").content.decode()
    assert "data-editor" in page and "js/editor/editor.js" in page
    client.force_login(make.clinician())
    assert client.get("/admin/articles/outline/").status_code == 403


def test_what_an_outline_says_is_not_for_readers(client, clinician):
    Outline.objects.create(title="A nerve", body="<h2>What it does</h2><p>Say &amp; show it.</p>")
    edition = make.draft(by=clinician, body="<h2>What it does</h2>\n<p>Say &amp; show it.</p>")
    page = client.get(at(edition, "submit")).content.decode()
    assert "“Say &amp; show it.” is what the outline says." in page
    edition.body = "<h2>What it does</h2><p>It carries signals.</p>"
    actions.save_draft(edition, by=clinician, version=edition.version)
    assert "is what the outline says" not in client.get(at(edition, "submit")).content.decode()
