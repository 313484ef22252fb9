"""The reviewer's page, its notes and proposals, and who is asked: persona by persona."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import actions, notes, previews
from articles.blocks import blocks_of
from articles.desk import Note
from articles.models import Edition
from audit.models import Event
from clinic.exceptions import Refused
from faq.models import Question
from feedback import actions as feedback
from outbox.models import Message
from references.models import Reference
from reviews.models import Review
from tests import make
from tests.rich_site import BODY as RICH

pytestmark = pytest.mark.django_db

ALL = list(Review.CHECKLIST)
BODY = "<p>Fear is <em>quick</em> to learn.</p><h2>Why</h2><p>It fades slowly, it fades.</p>"


@pytest.fixture(autouse=True)
def linked():
    """The question that the rich text links to."""
    Question.objects.create(question="One?", slug="one", short_answer="Yes.")


@pytest.fixture
def writer():
    return make.clinician()


@pytest.fixture
def reader():
    return make.reviewer()


@pytest.fixture
def edition(writer, reader):
    made = make.draft(by=writer, title="What fear does", body=BODY, in_depth="<p>Deep words.</p>")
    return actions.submit(made, by=writer, reviewer=reader.author)


def at(edition, page):
    return f"/admin/articles/edition/{edition.pk}/{page}/"


def words(response):
    return response.content.decode()


def key(edition, starting):
    found = blocks_of(edition.content).values()
    return next(block.key for block in found if block.words.startswith(starting))


def seen(client, edition):
    return re.search(r'name="seen_hash" value="(\w+)"', words(client.get(at(edition, "review"))))[1]


def leave(client, edition, starting="Fear", **data):
    data = {"block": key(edition, starting) if starting else "", "_note": "", **data}
    return client.post(at(edition, "review"), {"text": "Is that so?", **data})


def proposal(edition, reader, starting="Fear", old="quick to learn", new="quickly learned"):
    facts = {"words": old, "proposal": new, "block": key(edition, starting)}
    return notes.leave(edition, writer={"by": reader}, text="Smoother?", **facts)


def returned(edition, reader):
    actions.request_changes(edition, by=reader, note="Please look at my notes.")
    edition.refresh_from_db()
    return edition


def form_of(client, edition):
    """What a browser would post from the edition's form, untouched."""
    form = client.get(at(edition, "change")).context["form"]
    data = {"version": edition.version, "disclosure_confirmed": "on"}
    for field in form:
        if field.name not in ("version", "bylines", "disclosure_confirmed", "upload"):
            value = field.value()
            data[field.html_name] = "" if value is None else value
    data |= {"bylines-author-0": edition.bylines.get().author_id, "bylines-role-0": "author"}
    return {name: value for name, value in data.items() if value is not False}


# -- What the page shows -----------------------------------------------------------------------


def test_the_page_shows_all_that_a_reviewer_needs(client, writer, reader):
    Reference.objects.create(key="foa-1986", title="Emotional processing of fear", year=1986)
    first = make.published(by=writer, title="On fear", body=RICH, slug="on-fear")
    feedback.receive_report(edition=first, text="A digit is wrong.", nonce="1")
    feedback.cast_vote(first.article, visitor="a", answers={"helpful": True})
    feedback.cast_vote(first.article, visitor="b", answers={"helpful": False})
    second = make.next_edition(first, body=RICH.replace("learns", "remembers"))
    actions.submit(second, by=writer, reviewer=reader.author)
    client.force_login(reader)
    page = words(client.get(at(second, "review")))
    for part in ("changes", "findings", "text", "readers", "notes", "decide"):
        assert f'href="#R-{part}"' in page and f'id="R-{part}"' in page
    assert '<sup class="citation">' in page and "Urgent advice:" in page
    assert "Emotional processing of fear" in page and writer.author.full_name in page
    assert re.search(r"<del>.*?learns</del> <ins>.*?remembers</ins>", page)
    assert "A digit is wrong." in page and "1 of 2 readers found it helpful (50 %)" in page
    assert "1 report of a reader has no answer yet." in page
    assert "It cites 1 source, of 1986." in page
    assert "Its care cards: non-urgent, urgent, emergency." in page
    assert page.count('type="checkbox" name="checklist"') == 5


def test_the_text_is_the_one_that_readers_will_see(client, edition, reader, writer):
    """But for the ways to note something, byte for byte what the public page will be."""
    Reference.objects.create(key="foa-1986", title="Emotional processing of fear", year=1986)
    rich = make.draft(by=writer, title="On fear", body=RICH)
    actions.submit(rich, by=writer, reviewer=reader.author)
    client.force_login(reader)
    page = client.get(at(rich, "review")).context["page"]
    plain = re.sub(r'<span class="note-way".*?</a></span>', "", str(page.body), flags=re.DOTALL)
    assert plain == previews.at_the_desk(rich).text_with_terms
    assert str(page.body).count("data-note=") == len(blocks_of(rich.content))


def test_what_a_machine_finds_stands_beside_the_line(client, writer, reader):
    body = '<h3>Down</h3><table><tbody><tr><td>1</td></tr></tbody></table><p><a href="https://nhs.uk/a">x</a></p>'
    edition = make.draft(by=writer, body=body, risk="crisis")
    actions.submit(edition, by=writer, reviewer=reader.author)
    Edition.objects.filter(pk=edition.pk).update(
        body=body + '<p><cite data-ref="gone"></cite>.</p>'
    )
    client.force_login(reader)
    page = words(client.get(at(edition, "review")))
    for fact in ("cites no source", "does not exist: gone", "skips a level", "no caption"):
        assert fact in page
    assert "no cells that name" in page and "other sites: nhs.uk" in page
    assert '<li class="fault">It has no care card that says where help is.</li>' in page


def test_the_page_reads_and_writes_nothing_of_readers_names(client, edition, reader):
    client.force_login(reader)
    page = words(client.get(at(edition, "review")))
    assert "Nobody said whether it was helpful." in page and "Nothing was reported." in page


# -- Notes -------------------------------------------------------------------------------------


def test_a_note_is_tied_to_its_paragraph(client, edition, reader):
    client.force_login(reader)
    chosen = words(client.get(at(edition, "review") + f"?block={key(edition, 'It fades')}"))
    assert f'<input type="hidden" name="block" value="{key(edition, "It fades")}"' in chosen
    answer = leave(client, edition, "It fades", checklist=["links"], note="Half a sen")
    assert answer.status_code == 200 and "Your note is there." in words(answer)
    # Nothing that was typed or ticked elsewhere on the page is lost.
    assert 'value="links"' in words(answer) and "Half a sen" in words(answer)
    note = Note.objects.get()
    assert (note.passage, note.by) == ("It fades slowly, it fades.", reader)
    leave(client, edition, "It fades")
    assert Note.objects.count() == 1, "the same note twice is one"
    assert f'href="#note-{note.pk}"' in words(client.get(at(edition, "review")))


def test_ticks_outlive_a_note(client, edition, reader):
    client.force_login(reader)
    hash_ = seen(client, edition)
    page = words(leave(client, edition, checklist=["links"], seen_hash=hash_))
    assert re.search(r'value="links"[^>]* checked', page)
    page = words(leave(client, edition, text="x", checklist=["links"], seen_hash="another"))
    assert " checked" not in page, "they were ticked for another text"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"text": " "}, "write your note first"),
        ({"text": "x" * 4001}, "at most 4000"),
        ({"block": "body-000000000000"}, "this paragraph is gone"),
        ({"words": "quick to forget", "proposal": "slow"}, "does not stand in that paragraph"),
        ({"words": "quick", "proposal": ""}, "should stand there instead"),
        ({"words": "quick", "proposal": "quick"}, "the ones that stand there"),
        ({"words": "quick", "proposal": "x", "block": ""}, "choose the paragraph"),
    ],
)
def test_a_note_that_is_not_right_comes_back(client, edition, reader, data, complaint):
    client.force_login(reader)
    answer = leave(client, edition, **{"text": "My long thought", **data})
    assert answer.status_code == 409 and complaint in words(answer)
    assert data.get("text", "My long thought").strip() in words(answer)
    assert data.get("words", "") in words(answer)
    assert not Note.objects.exists()


def test_words_that_stand_there_twice_are_not_taken(client, edition, reader):
    client.force_login(reader)
    answer = leave(client, edition, "It fades", words="it fades", proposal="it goes")
    assert answer.status_code == 200  # "It fades" is another
    answer = leave(client, edition, "It fades", words="fades", proposal="goes")
    assert answer.status_code == 409 and "stands there 2 times" in words(answer)


def test_a_note_is_answered_and_its_writer_is_told(client, edition, reader, writer):
    note = notes.leave(edition, writer={"by": reader}, text="Canary note", block="")
    Message.objects.all().delete()
    client.force_login(writer)
    page = words(client.get(at(edition, "change")))
    assert "Canary note" in page and f'name="_answer" value="{note.pk}"' in page
    data = {"_answer": note.pk, f"answer-{note.pk}": "Canary answer"}
    response = client.post(at(edition, "notes"), data)
    assert response.status_code == 302 and response.url.endswith(f"#note-{note.pk}")
    assert note.answers.get().text == "Canary answer"
    mail = Message.objects.get()
    assert mail.to == reader.email and "What fear does" in mail.subject
    assert f"{at(edition, 'change')}#note-{note.pk}" in mail.body
    assert "Canary" not in mail.subject + mail.body
    client.force_login(reader)
    assert "Canary answer" in words(client.get(at(edition, "review")))


def test_an_answer_is_not_answered(edition, reader, writer):
    note = notes.leave(edition, writer={"by": reader}, text="One")
    answer = notes.answer(note, writer={"by": writer}, text="Two")
    with pytest.raises(Refused, match="first note"):
        notes.answer(answer, writer={"by": reader}, text="Three")


def test_an_empty_answer_is_refused_where_it_was_pressed(client, edition, reader):
    note = notes.leave(edition, writer={"by": reader}, text="One")
    client.force_login(reader)
    answer = client.post(at(edition, "review"), {"_answer": note.pk, f"answer-{note.pk}": " "})
    assert answer.status_code == 409 and "write your answer first" in words(answer)


def test_a_note_is_settled_once(client, edition, reader, writer):
    note = notes.leave(edition, writer={"by": reader}, text="One")
    client.force_login(writer)
    client.post(at(edition, "notes"), {"_settle": note.pk, f"answer-{note.pk}": "Done so."})
    note.refresh_from_db()
    assert (note.outcome, note.settled_by) == ("settled", writer)
    assert note.answers.get().text == "Done so.", "what stood in the box was not lost"
    client.force_login(reader)
    again = client.post(at(edition, "review"), {"_settle": note.pk})
    assert again.status_code == 409 and "closed already" in words(again)


@pytest.mark.parametrize("name", ["_answer", "_settle", "_decline", "_accept"])
def test_another_editions_note_is_not_found(client, edition, reader, writer, name):
    other = make.draft(by=writer)
    note = notes.leave(other, writer={"by": writer}, text="Of another text")
    data = {name: note.pk, f"answer-{note.pk}": "Words"}
    client.force_login(writer)
    assert client.post(at(edition, "notes"), data).status_code == 404
    client.force_login(reader)
    if name != "_accept":
        assert client.post(at(edition, "review"), data).status_code == 404
    returned(edition, reader)
    client.force_login(writer)
    form = form_of(client, edition)
    assert client.post(at(edition, "change"), form | data).status_code == 404
    note.refresh_from_db()
    assert note.outcome == "" and not note.answers.exists()


@pytest.mark.parametrize("pk", ["", "0", "x", "9" * 30])
def test_a_note_that_is_none(client, edition, reader, pk):
    client.force_login(reader)
    assert client.post(at(edition, "review"), {"_settle": pk}).status_code == 404


def test_a_signed_text_takes_no_note(client, edition, reader):
    note = notes.leave(edition, writer={"by": reader}, text="One")
    actions.sign(edition, by=reader, seen_hash=edition.compute_hash(), checklist=ALL)
    client.force_login(reader)
    with pytest.raises(Refused, match="no more notes"):
        notes.leave(edition, writer={"by": reader}, text="Too late")
    client.post(at(edition, "notes"), {"_settle": note.pk})
    note.refresh_from_db()
    assert note.outcome == ""


def test_notes_through_preview_links_stand_in_the_same_list(client, edition, reader, writer):
    link = previews.make_link(edition, by=writer, reader="Dr Weiss")
    previews.leave_note(link, text="From outside", anchor="why")
    client.force_login(reader)
    page = words(client.get(at(edition, "review")))
    assert "From outside" in page and "Dr Weiss" in page


# -- Proposals ---------------------------------------------------------------------------------


def test_proposed_words_are_taken_over_with_one_press(client, edition, reader, writer):
    note = proposal(edition, reader)
    client.force_login(writer)
    assert 'name="_accept"' not in words(client.get(at(edition, "change"))), "it rests in review"
    returned(edition, reader)
    page = words(client.get(at(edition, "change")))
    assert f'form="edition-form" name="_accept" value="{note.pk}"' in page
    data = form_of(client, edition) | {"standfirst": "Typed and not saved.", "_accept": note.pk}
    assert client.post(at(edition, "change"), data).status_code == 302
    edition.refresh_from_db()
    assert edition.body.startswith("<p>Fear is <em>quickly</em> learned.</p><h2>Why</h2>")
    assert edition.standfirst == "Typed and not saved."
    note.refresh_from_db()
    assert (note.outcome, note.settled_by) == ("accepted", writer)
    assert Event.objects.filter(verb="take over a proposal", by=writer).exists()
    assert "Taken over" in words(client.get(at(edition, "change")))


def test_a_proposal_in_the_text_in_depth(client, edition, reader, writer):
    note = proposal(edition, reader, "Deep", old="Deep", new="Deeper")
    returned(edition, reader)
    client.force_login(writer)
    client.post(at(edition, "change"), form_of(client, edition) | {"_accept": note.pk})
    edition.refresh_from_db()
    assert edition.in_depth == "<p>Deeper words.</p>"


def test_words_that_are_gone_stay_out_and_nothing_is_lost(client, edition, reader, writer):
    note = proposal(edition, reader)
    returned(edition, reader)
    client.force_login(writer)
    body = BODY.replace("quick", "slow")
    data = form_of(client, edition) | {"body": body, "title": "Typed", "_accept": note.pk}
    answer = client.post(at(edition, "change"), data)
    assert answer.status_code == 409 and "does not stand in that paragraph" in words(answer)
    assert "Typed" in words(answer) and "slow" in words(answer)
    edition.refresh_from_db()
    note.refresh_from_db()
    assert edition.title == "What fear does" and note.outcome == ""


def test_a_paragraph_that_changed_says_so(client, edition, reader, writer):
    proposal(edition, reader)
    returned(edition, reader)
    edition.body = BODY.replace("Fear is", "Fear is really")
    actions.save_draft(edition, by=writer, version=edition.version)
    client.force_login(writer)
    page = words(client.get(at(edition, "change")))
    assert "Fear is quick to learn." in page and "the paragraph has changed since" in page
    assert 'name="_accept"' in page, "the words still stand there"
    edition.body = "<p>All new.</p>"
    actions.save_draft(edition, by=writer, version=edition.version)
    page = words(client.get(at(edition, "change")))
    assert "the paragraph is gone" in page and 'name="_accept"' not in page


def test_a_stale_form_takes_nothing_over(client, edition, reader, writer):
    note = proposal(edition, reader)
    returned(edition, reader)
    client.force_login(writer)
    data = form_of(client, edition) | {"_accept": note.pk, "title": "Mine"}
    edition.title = "Theirs"
    actions.save_draft(edition, by=make.administrator(), version=edition.version)
    answer = client.post(at(edition, "change"), data)
    assert answer.status_code == 409 and 'name="_accept"' not in words(answer)
    edition.refresh_from_db()
    note.refresh_from_db()
    assert "quick</em> to learn" in edition.body and note.outcome == ""


def test_a_proposal_is_declined_and_an_answer_goes_with_it(client, edition, reader, writer):
    note = proposal(edition, reader)
    returned(edition, reader)
    client.force_login(writer)
    data = {"_decline": note.pk, f"answer-{note.pk}": "It reads well as it is."}
    client.post(at(edition, "change"), form_of(client, edition) | data)
    note.refresh_from_db()
    edition.refresh_from_db()
    assert note.outcome == "declined" and note.answers.get().by == writer
    assert "quick</em> to learn" in edition.body


def test_an_answer_that_was_typed_is_sent_with_any_save(client, edition, reader, writer):
    note = proposal(edition, reader)
    returned(edition, reader)
    client.force_login(writer)
    data = form_of(client, edition) | {f"answer-{note.pk}": "Typed", "_save": ""}
    client.post(at(edition, "change"), data)
    assert note.answers.get().text == "Typed"


# -- Who may -----------------------------------------------------------------------------------


def test_who_may_leave_a_note(client, edition, writer):
    assert leave(client, edition).status_code == 302  # the stranger
    for person, status in [(writer, 403), (make.clinician(), 403), (make.manager(), 403)]:
        client.force_login(person)
        assert leave(client, edition).status_code == status
    assert not Note.objects.exists()
    client.force_login(make.reviewer())
    assert leave(client, edition).status_code == 200, "a colleague may say something"


def test_who_may_answer(client, edition, reader):
    note = notes.leave(edition, writer={"by": reader}, text="One")
    data = {"_answer": note.pk, f"answer-{note.pk}": "Words"}
    assert client.post(at(edition, "notes"), data).url.startswith("/admin/login/")
    for person in (make.clinician(), make.manager()):
        client.force_login(person)
        assert client.post(at(edition, "notes"), data).status_code == 404
    assert not note.answers.exists()


# -- Who is asked ------------------------------------------------------------------------------


def test_only_who_was_asked_answers(client, edition, reader):
    colleague = make.reviewer()
    client.force_login(colleague)
    page = words(client.get(at(edition, "review")))
    assert "nobody else can sign it" in page and 'name="_sign"' not in page
    data = {"seen_hash": edition.compute_hash(), "checklist": ALL}
    for button in ({"_sign": ""}, {"_return": "", "note": "Hm."}):
        answer = client.post(at(edition, "review"), data | button)
        assert answer.status_code == 409 and "was asked to review this text" in words(answer)
    edition.refresh_from_db()
    assert edition.state == "in_review"


def test_saying_no_leaves_it_in_review_for_whoever_comes(client, edition, reader, writer):
    Message.objects.all().delete()
    client.force_login(make.reviewer())
    assert client.post(at(edition, "decline"), {}).status_code == 409
    client.force_login(reader)
    assert "Why not?" in words(client.get(at(edition, "decline")))
    client.post(at(edition, "decline"), {"reason": "Canary reason"})
    edition.refresh_from_db()
    assert (edition.state, edition.reviewer) == ("in_review", None)
    mail = Message.objects.get()
    assert mail.to == writer.email and "cannot review" in mail.body
    assert "Canary" not in mail.body and at(edition, "change") in mail.body
    client.force_login(writer)
    assert "please choose another" in words(client.get("/admin/"))
    assert "Canary reason" in words(client.get(at(edition, "change")))
    assert client.post(at(edition, "decline"), {}).status_code == 403
    colleague = make.reviewer()
    data = {"seen_hash": edition.compute_hash(), "checklist": ALL, "_sign": ""}
    client.force_login(colleague)
    assert client.post(at(edition, "review"), data).status_code == 302
    edition.refresh_from_db()
    assert edition.review.reviewer == colleague.author


def test_another_reviewer_is_chosen(client, edition, reader, writer):
    other = make.reviewer()
    Message.objects.all().delete()
    day = timezone.localdate() + timedelta(days=5)
    data = {"reviewer": other.author.pk, "due_on": day.isoformat()}
    for person, status in [(make.clinician(), 404), (reader, 404), (make.manager(), 403)]:
        client.force_login(person)
        assert client.post(at(edition, "reassign"), data).status_code == status
    client.force_login(writer)
    assert client.post(at(edition, "reassign"), data).status_code == 302
    edition.refresh_from_db()
    assert (edition.reviewer, edition.review_due_on) == (other.author, day)
    mails = {mail.to: mail for mail in Message.objects.all()}
    assert set(mails) == {reader.email, other.email}
    assert at(edition, "review") in mails[other.email].body
    assert "Somebody else reviews" in mails[reader.email].body
    client.force_login(reader)
    data = {"seen_hash": edition.compute_hash(), "checklist": ALL, "_sign": ""}
    assert client.post(at(edition, "review"), data).status_code == 409
    assert Event.objects.get(verb="reassign").details["before"] == reader.author.pk


def test_an_administrator_takes_a_review_over(client, edition):
    boss = make.administrator()
    make.author(boss)
    client.force_login(boss)
    data = {"seen_hash": edition.compute_hash(), "checklist": ALL, "_sign": ""}
    assert client.post(at(edition, "review"), data).status_code == 409
    day = timezone.localdate() + timedelta(days=5)
    client.post(at(edition, "reassign"), {"reviewer": boss.author.pk, "due_on": day.isoformat()})
    assert client.post(at(edition, "review"), data).status_code == 302


def test_who_cannot_be_chosen(client, edition, writer):
    day = (timezone.localdate() + timedelta(days=5)).isoformat()
    expired = make.reviewer()
    expired.author.credentials.update(expires_on=timezone.localdate() - timedelta(days=1))
    client.force_login(writer)
    for person in (expired, make.reviewer(credential=False), make.clinician(), writer):
        data = {"reviewer": person.author.pk, "due_on": day}
        assert client.post(at(edition, "reassign"), data).status_code == 200
    fit = make.reviewer()
    for days in (0, -1, 400):
        due = (timezone.localdate() + timedelta(days=days)).isoformat()
        answer = client.post(at(edition, "reassign"), {"reviewer": fit.author.pk, "due_on": due})
        assert "within the next year" in words(answer)
    edition.refresh_from_db()
    assert edition.reviewer != fit.author


def test_the_first_of_two_signatures_counts(client, edition, reader):
    seen_hash = edition.compute_hash()
    late = Edition.objects.get(pk=edition.pk)
    actions.sign(edition, by=reader, seen_hash=seen_hash, checklist=ALL)
    client.force_login(reader)
    data = {"seen_hash": seen_hash, "checklist": ALL, "_sign": ""}
    answer = client.post(at(late, "review"), data)
    assert answer.status_code == 409 and "“Approved” by now" in words(answer)
    assert Review.objects.count() == 1


def test_a_reviewer_who_becomes_an_author_is_not_asked_any_more(client, edition, reader, writer):
    actions.recall(edition, by=writer)
    edition.refresh_from_db()
    Message.objects.all().delete()
    both = [writer.author, reader.author]
    actions.save_draft(edition, by=writer, version=edition.version, bylines=both)
    edition.refresh_from_db()
    assert edition.reviewer is None
    mail = Message.objects.get()
    assert mail.to == reader.email and "one of the authors" in mail.body
    with pytest.raises(Refused, match="one of the authors"):
        actions.submit(edition, by=writer, reviewer=reader.author)


def test_the_author_is_told_that_the_request_has_ended(client, edition, reader, writer):
    actions.recall(edition, by=writer)
    edition.refresh_from_db()
    client.force_login(writer)
    data = form_of(client, edition)
    data |= {"bylines-author-1": reader.author.pk, "bylines-role-1": "author"}
    page = words(client.post(at(edition, "change"), data, follow=True))
    assert "somebody else has to be asked" in page


def test_mails_never_carry_the_text_or_a_note(client, edition, reader, writer):
    notes.leave(edition, writer={"by": reader}, text="Canary note")
    returned(edition, reader)
    actions.submit(edition, by=writer, reviewer=reader.author)
    actions.sign(edition, by=reader, seen_hash=edition.compute_hash(), checklist=ALL)
    mails = list(Message.objects.all())
    assert len(mails) == 4
    for mail in mails:
        assert "What fear does" in mail.subject and "http" in mail.body
        assert not re.search("Canary|quick|fades|look at my notes", mail.subject + mail.body)
