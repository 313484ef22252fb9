"""The evidence pack: everything that was signed, in one file that asks for nothing."""

import hashlib
import json
import re
import shutil
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from PIL import Image as Picture

from articles import actions
from feedback.models import DailyViews, Report, Vote
from images.processing import folder_of, save_upload
from references.models import Reference
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return make.clinician(family_name="Writer")


@pytest.fixture
def article(writer):
    """Two public editions, a draft, a retracted source and some feedback."""
    Reference.objects.create(key="foa-1986", title="Emotional processing of fear", year=1986)
    first = make.published(
        by=writer,
        slug="sleep",
        title="What sleep is for",
        body='<p>Sleep mends [@foa-1986]. <a href="/faq/">More</a></p>',
    )
    changes = {"change": "correction", "change_summary": "It was the old brain."}
    following = make.next_edition(first, body="<p>Sleep mends the old brain.</p>", **changes)
    second = actions.publish(make.approved(following), by=writer)
    make.next_edition(second, title="Sealed words", change_summary="A secret plan.")
    Reference.objects.update(retracted_on=date(2026, 3, 1))
    DailyViews.objects.create(article=first.article, day=date(2026, 5, 1), count=7)
    Vote.objects.create(article=first.article, day=date(2026, 5, 1), visitor="v", helpful=True)
    for nonce, text in enumerate(
        ["A typo.", "I am ada@example.org", "I want to die", "Ask Mr Jones"]
    ):
        Report.objects.create(article=first.article, text=text, nonce=str(nonce))
    return first.article


def pack(*args):
    out = StringIO()
    call_command("evidence_pack", *args, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_json_holds_what_was_signed_and_proves_it(article):
    facts = json.loads(pack("sleep", "--json"))
    first, second, draft = facts["editions"]
    for edition in (first, second):
        computed = hashlib.sha256(edition["signed"].encode()).hexdigest()
        assert computed == edition["hash"] == edition["computed_hash"]
        assert edition["hash_is_right"] and edition["review"]["signs_this_text"]
        assert edition["review"]["reviewer"]["register"] == "Test register"
        assert {"start", "submit", "approve", "publish"} <= {e["verb"] for e in edition["record"]}
    assert json.loads(first["signed"])["title"] == "What sleep is for"
    assert (draft["state"], draft["signed"], draft["hash_is_right"]) == ("draft", "", False)
    assert facts["differences"][0]["from"] == 1 and facts["differences"][0]["to"] == 2
    assert facts["sources"][0]["retracted_on"] == "2026-03-01"
    assert facts["sources"][0]["editions"] == [1]
    kinds = [entry["what"] for entry in facts["change_log"]]
    assert kinds == ["Correction", "Review", "First published", "Review"]


def test_a_draft_is_named_without_its_words(article):
    for text in (pack("sleep"), pack("sleep", "--json")):
        assert "A secret plan." not in text
        assert "Sealed words" not in text


def test_feedback_is_without_persons(article):
    feedback = json.loads(pack("sleep", "--json"))["feedback"]
    assert (feedback["views"], feedback["helpful"], feedback["not_helpful"]) == (7, 1, 0)
    texts = [report["text"] for report in feedback["reports"]]
    assert texts[0] == "A typo." and len(set(texts[1:])) == 1
    assert "Left out" in texts[1]
    for text in (pack("sleep"), pack("sleep", "--json")):
        assert "ada@example.org" not in text and "Jones" not in text and "die" not in text.split()


def test_the_page_asks_for_nothing_and_says_that_the_hash_is_right(article):
    html = pack("sleep")
    assert html.count("The hash, computed anew, is that of the signed text") == 2
    assert "The hash is wrong" not in html
    assert "Retracted on 2026-03-01." in html and "It was the old brain." in html
    assert "<ins>" in html and "&lt;ins&gt;" not in html
    assert "&lt;p&gt;Sleep mends" in html  # the exact text
    assert "What sleep is for" in html and "http://testserver/faq/" in html
    assert not re.search(r"<(?:script|link|iframe|object|source|picture)\b", html)
    assert all(src.startswith("data:") for src in re.findall(r'\ssrc="([^"]*)"', html))
    assert "@import" not in html and "url(" not in html
    assert "default-src 'none'" in html
    assert not re.findall(r'href="/', html)


def picture(colour):
    file = BytesIO()
    Picture.new("RGB", (40, 30), colour).save(file, "PNG")
    return save_upload(SimpleUploadedFile("x.png", file.getvalue(), "image/png"))


def test_its_pictures_are_in_the_page(writer, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    lost, image = (picture("teal"), picture("navy"))
    shutil.rmtree(folder_of(lost))
    body = "".join(f'<p>So <img src="{one.src}" alt="A brain"></p>' for one in (lost, image))
    make.published(by=writer, slug="seen", body=body)
    html = pack("seen")
    assert html.count('src="data:image/') == 1 and html.count('src="data:,"') == 1
    assert "Text alternative: A brain" in html


def test_a_text_that_was_changed_behind_our_back_is_found_out(article):
    edition = article.editions.get(number=1)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no guard stands
        cursor.execute(
            "UPDATE articles_edition SET signed = replace(signed, 'mends', 'harms') WHERE id = %s",
            [edition.pk],
        )
    facts = json.loads(pack("sleep", "--json"))["editions"][0]
    assert not facts["hash_is_right"] and not facts["review"]["signs_this_text"]
    assert "The hash is wrong" in pack("sleep") and "It is another text." in pack("sleep")


def test_it_is_written_to_a_file(article, tmp_path):
    file = tmp_path / "pack.html"
    call_command("evidence_pack", "sleep", output=str(file), stderr=StringIO())
    assert file.read_text().startswith("<!doctype html>")
    with pytest.raises(CommandError, match="could not be written"):
        call_command("evidence_pack", "sleep", output=str(tmp_path / "none" / "pack.html"))


@pytest.mark.parametrize("slug", ["nothing-here", "", "../sleep", "Sleep"])
def test_a_bad_slug_gets_a_clear_message(article, slug):
    with pytest.raises(CommandError, match="There is no article"):
        pack(slug)


def test_a_draft_alone_has_a_pack_without_words():
    make.draft(slug="new", title="Sealed words")
    facts = json.loads(pack("new", "--json"))
    assert facts["differences"] == facts["sources"] == facts["change_log"] == []
    assert "It is not signed, so its words are not in this pack." in pack("new")


# -- From the desk -------------------------------------------------------------------------------


def at(article, number=2):
    return f"/admin/articles/edition/{article.editions.get(number=number).pk}/evidence-pack/"


@pytest.mark.parametrize("persona", ["owner", "manager", "administrator"])
def test_whoever_answers_for_it_downloads_it(client, article, writer, persona):
    client.force_login(writer if persona == "owner" else getattr(make, persona)())
    response = client.get(at(article))
    assert response["Content-Disposition"] == 'attachment; filename="evidence-sleep.html"'
    assert "Evidence pack" in response.content.decode()
    response = client.get(f"{at(article)}?format=json")
    assert response["Content-Type"] == "application/json" and response.json()["clinic"]
    page = client.get(at(article).replace("evidence-pack", "versions")).content.decode()
    assert at(article) in page


def test_nobody_else_does(client, article):
    for person in (make.clinician(), make.reviewer()):
        client.force_login(person)
        assert client.get(at(article)).status_code == 404
        page = client.get(at(article).replace("evidence-pack", "versions")).content.decode()
        assert at(article) not in page
    client.logout()
    assert client.get(at(article)).status_code == 302
