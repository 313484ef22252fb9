"""Retraction Watch's list: labels in public at once, and a review for whoever cites."""

import time
from datetime import date

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from audit.models import Event
from faq.models import Question
from glossary.models import Entry
from outbox.models import Message
from references.merging import merge
from references.models import Reference
from reviews.actions import sign_page
from reviews.models import Review, canonical, content_hash
from tests import make

pytestmark = pytest.mark.django_db

HEADER = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
    "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes"
)


def row(number, doi="", *, pmid="0", nature="Retraction", on="5/31/2021 0:00", title="A work"):
    return (
        f'{number},"{title}","(HSC) Medicine;",Somewhere,A Journal,A Publisher,Nowhere,A;B,,'
        f"Research Article;,{on},10.1000/notice,0,1/2/2010 0:00,{doi},{pmid},{nature},"
        "+Duplication of Image;+Error in Data;,No,"
    )


@pytest.fixture
def run(tmp_path, capsys):
    def run(*lines, **options):
        path = tmp_path / "list.csv"
        whole = [HEADER, *lines]
        path.write_bytes(b"\n".join(x if isinstance(x, bytes) else x.encode() for x in whole))
        call_command("import_retractions", str(path), **options)
        return capsys.readouterr().out

    return run


@pytest.fixture
def source():
    return Reference.objects.create(key="foa-1986", title="Fear", doi="10.1000/fear", year=1986)


def home(client, person):
    client.force_login(person)
    return client.get("/admin/").content.decode()


def test_a_retracted_source_shows_at_once_and_its_texts_wait_for_a_review(client, source, run):
    edition = make.published(slug="fear", body="<p>It passes [@foa-1986].</p>")
    owner = edition.article.created_by
    make.draft(body="<p>A draft [@foa-1986].</p>")
    assert "Retracted" not in client.get("/articles/fear/").content.decode()
    assert "Retracted sources" not in home(client, owner)

    out = run(row(7, "https://doi.org/10.1000/FEAR"))
    assert "Retracted: foa-1986" in out and "retracted now: 1" in out
    source.refresh_from_db()
    assert source.retracted_on == date(2021, 5, 31)
    assert "Duplication of Image" in source.notices
    client.logout()
    assert client.get("/articles/fear/").content.decode().count(">Retracted<") == 1
    letter = Message.objects.get(subject__contains="retracted")
    assert letter.to == owner.email and edition.title in letter.body and mail.outbox == []
    assert Event.objects.filter(verb="source was retracted", object_id=edition.pk).exists()
    assert "Retracted sources in published texts" in home(client, owner)

    # A second run finds nothing to do, and a new signature ends the waiting.
    assert "Nothing new" in run(row(7, "10.1000/fear"))
    assert Message.objects.filter(subject__contains="retracted").count() == 1
    make.published(make.next_edition(edition, body="<p>It passes, still [@foa-1986].</p>"))
    assert "Retracted sources" not in home(client, owner)


def test_a_text_that_no_longer_cites_it_leaves_the_list(client, source, run):
    edition = make.published(body="<p>It passes [@foa-1986].</p>")
    run(row(7, "10.1000/fear"))
    make.published(make.next_edition(edition, body="<p>It passes.</p>"))
    assert "Retracted sources" not in home(client, edition.article.created_by)


def test_entries_and_questions_wait_for_a_signature_too(client, source, run):
    boss = make.administrator()
    cites = "<p>It passes [@foa-1986].</p>"
    entry = Entry(name="Fear", slug="fear", definition="It warns.", text=cites)
    question = Question(question="Does it pass?", slug="pass", short_answer="Yes.", answer=cites)
    hidden = Question(question="A draft?", slug="draft", short_answer="Yes.", answer=cites)
    for row_ in (entry, question, hidden):
        row_.save()
    entry.publish(by=boss)
    question.publish(by=boss)
    assert "texts that cite what was retracted now: 2" in run(row(7, "10.1000/fear"))
    shown = home(client, boss)
    assert f"/admin/glossary/entry/{entry.pk}/change/" in shown
    assert f"/admin/faq/question/{question.pk}/change/" in shown
    assert f"/admin/faq/question/{hidden.pk}/change/" not in shown
    seen = content_hash(canonical(question.content))
    sign_page(question, by=make.reviewer(), seen_hash=seen, checklist=list(Review.CHECKLIST))
    entry.text = "<p>It passes.</p>"
    entry.save()
    assert "Retracted sources" not in home(client, boss)


def test_a_trial_writes_nothing(source, run):
    make.published(body="<p>It passes [@foa-1986].</p>")
    out = run(row(7, "10.1000/fear"), dry_run=True)
    assert "Retracted: foa-1986" in out and "nothing was written" in out
    source.refresh_from_db()
    assert source.retracted_on is None and source.notices == ""
    assert not Message.objects.filter(subject__contains="retracted").exists()


def test_only_a_retraction_is_one(source, run):
    out = run(
        row(1, "10.1000/fear", nature="Expression of concern"),
        row(2, "10.1000/fear", nature="Correction"),
    )
    source.refresh_from_db()
    assert source.retracted_on is None and source.notices.count("Retraction Watch") == 2
    assert "Noted: foa-1986: Expression of concern" in out


def test_the_last_word_counts(source, run):
    retracted = row(1, "10.1000/fear", on="5/31/2015 0:00")
    reinstated = row(2, "10.1000/fear", nature="Reinstatement", on="6/1/2016 0:00")
    run(reinstated, retracted)
    source.refresh_from_db()
    assert source.retracted_on is None
    run(reinstated, retracted, row(3, "10.1000/fear", on="7/1/2017 0:00"))
    source.refresh_from_db()
    assert source.retracted_on == date(2017, 7, 1)
    out = run(row(4, "10.1000/fear", nature="Reinstatement", on="6/1/2018 0:00"))
    source.refresh_from_db()
    assert source.retracted_on is None and "Reinstated: foa-1986" in out


def test_a_pubmed_number_alone_is_enough_but_not_beside_another_doi(source, run):
    other = Reference.objects.create(key="other", title="Other", pmid="9103351")
    Reference.objects.filter(pk=source.pk).update(pmid="2871574")
    out = run(row(1, "unavailable", pmid="9103351"), row(2, "10.1000/else", pmid="2871574"))
    other.refresh_from_db(), source.refresh_from_db()
    assert other.retracted_on and source.retracted_on is None
    assert "Please look: record 2" in out


def test_broken_lines_and_bytes_are_passed_over(source, run):
    out = run(
        row(1, title="Na\xefve").encode("latin-1"),
        "3,too,few",
        '4,"never closed,a,b,c',
        row(5, title="two\nlines"),
        b"\x00\xff\xfe,",
        row(7, "10.1000/fear", title='with ""quotes"", commas'),
    )
    assert "6 rows read, 3 of them broken" in out
    source.refresh_from_db()
    assert source.retracted_on


def test_another_file_is_refused(tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(CommandError, match="not Retraction Watch"):
        call_command("import_retractions", str(tmp_path / "x.csv"))
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_retractions", str(tmp_path / "none.csv"))


def test_a_merged_record_is_retracted_with_the_other(client, source, run):
    make.published(slug="fear", body="<p>It passes [@foa-1986].</p>")
    into = Reference.objects.create(key="foa-b", title="Fear", doi="10.1000/other")
    merge(source, into=into, by=make.clinician())
    run(row(1, "10.1000/other"))
    assert ">Retracted<" in client.get("/articles/fear/").content.decode()
    assert Message.objects.filter(subject__contains="retracted").count() == 1


def test_sixty_thousand_rows_take_seconds(source, run, django_assert_max_num_queries):
    rows = [row(n, f"10.1000/x{n}", pmid=str(n)) for n in range(60_000)]
    began = time.monotonic()
    with django_assert_max_num_queries(20):
        out = run(*rows, row(99_999, "10.1000/fear"))
    assert time.monotonic() - began < 20
    assert "60001 rows read, 0 of them broken" in out and "5000 rows" in out


def test_by_hand_in_the_admin_it_does_the_same(client, source):
    edition = make.published(slug="fear", body="<p>It passes [@foa-1986].</p>")
    owner = edition.article.created_by
    client.force_login(owner)
    data = dict.fromkeys(
        "editors container volume issue page edition publisher place pmid pmcid isbn url"
        " accessed_on evidence notices authors".split(),
        "",
    )
    data |= {"type": "book", "title": "Fear", "year": 1986, "doi": "10.1000/fear"}
    data |= {"retracted_on": timezone.localdate().isoformat()}
    page = f"/admin/references/reference/{source.pk}/change/"
    response = client.post(page, data, follow=True)
    assert "Published texts that cite it: 1" in response.content.decode()
    assert Message.objects.filter(subject__contains="retracted").count() == 1
    client.post(page, data | {"title": "Fear again"})
    assert Message.objects.filter(subject__contains="retracted").count() == 1
