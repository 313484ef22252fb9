"""The reviewer's and the author's conversation about a text, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles import actions, notes
from articles.blocks import blocks_of
from articles.desk import Note
from articles.models import Edition
from tests import make
from tests.conftest import is_too_wide, let_in
from tests.rich_site import BODY as RICH

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = (
    "<p>Fear is <em>quick</em> to learn.</p><h2>Why</h2><p>It fades slowly.</p>"
    "<ul><li>One</li></ul>"
)


@pytest.fixture
def people():
    return make.clinician(), make.reviewer()


@pytest.fixture
def edition(people):
    writer, reader = people
    made = make.draft(by=writer, title="What fear does", body=BODY)
    return actions.submit(made, by=writer, reviewer=reader.author)


@pytest.fixture
def sign_in(live_site):
    complaints = []

    def enter(person, **options):
        page = live_site(**options)
        page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        let_in(page, person)
        return page

    enter.complaints = complaints
    yield enter
    assert [text for text in complaints if "409" not in text] == []


def at(edition, page):
    return f"/admin/articles/edition/{edition.pk}/{page}/"


def key(edition, starting):
    found = blocks_of(edition.content).values()
    return next(block.key for block in found if block.words.startswith(starting))


@pytest.mark.parametrize("scripts", [True, False])
def test_from_request_to_signature(sign_in, people, edition, scripts):
    """A note with other words, sent back, taken over with one press, answered, signed."""
    writer, reader = people
    page = sign_in(reader, width=360, scripts=scripts)
    page.click("text=What fear does")
    page.check("[name=checklist] >> nth=1")
    page.fill("#id_note", "Half a sentence")
    page.click("p:has-text('Fear is quick') a[data-note]")
    page.wait_for_selector("text=A note on this paragraph")
    if not scripts:  # the link has left the page
        page.check("[name=checklist] >> nth=1")
        page.fill("#id_note", "Half a sentence")
    page.fill("#note-text", "Smoother?")
    page.click("text=Propose other words")
    page.fill("#note-words", "quick to learn")
    page.fill("#note-proposal", "quickly learned")
    page.click("text=Leave this note")
    page.wait_for_selector("text=Your note is there.")
    assert page.is_checked("[name=checklist] >> nth=1"), "what was ticked stays ticked"
    assert page.input_value("#id_note") == "Half a sentence"
    assert page.is_visible("p:has-text('Fear is quick') .told")
    page.click("text=Send back with the note")
    page.wait_for_selector(".messagelist")

    page = sign_in(writer, scripts=scripts)
    page.click("text=What fear does")
    page.fill("[name=standfirst]", "Typed, and not saved yet.")
    assert "quick to learn" in page.inner_text(".proposal del")
    page.click("text=Take these words over")
    page.wait_for_selector("text=The proposed words stand in the text now.")
    assert page.input_value("[name=standfirst]") == "Typed, and not saved yet."
    edition.refresh_from_db()
    assert edition.body.startswith("<p>Fear is <em>quickly</em> learned.</p>")
    assert edition.standfirst == "Typed, and not saved yet."
    note = Note.objects.get(answer_to=None, words="")
    page.click(f"#note-{note.pk} summary")
    page.fill(f"#answer-{note.pk}", "Done, thank you.")
    page.click(f"#note-{note.pk} >> text=Send the answer")
    page.wait_for_selector("text=Your answer is there.")
    page.click("text=Save and send for review")
    page.wait_for_selector("[name=due_on]")
    page.click("button:text('Send for review')")
    page.wait_for_selector(".messagelist")

    page = sign_in(reader, scripts=scripts)
    page.click("text=What fear does")
    assert "Done, thank you." in page.inner_text("#R-notes")
    for box in page.locator("[name=checklist]").all():
        box.check()
    page.click("text=Sign this text")
    page.wait_for_selector("text=Signed.")
    assert Edition.objects.get().review.reviewer == reader.author


def test_by_keyboard_alone(sign_in, people, edition):
    page = sign_in(people[1])
    page.goto(at(edition, "review"))
    page.focus("p:has-text('It fades') a[data-note]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "note-text"
    assert page.inner_text("#R-note .passage") == "It fades slowly."
    page.keyboard.type("How slowly?")
    page.keyboard.press("Tab")  # other words
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Your note is there.")
    note = Note.objects.get()
    assert (note.text, note.passage) == ("How slowly?", "It fades slowly.")
    # The focus is where it was, and the form is back in its place, about the whole text.
    assert page.evaluate("document.activeElement.dataset.note") == key(edition, "It fades")
    assert page.is_visible("#R-notes #R-note") and page.input_value("[name=block]") == ""
    page.focus(f"#note-{note.pk} summary")
    page.keyboard.press("Enter")
    page.focus(f"#answer-{note.pk}")
    page.keyboard.type("I looked it up.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_selector("text=Your answer is there.")
    assert page.evaluate("document.activeElement.id") == f"note-{note.pk}"
    page.focus(f"#note-{note.pk} [name=_settle]")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=1 closed note")


def test_what_is_selected_is_what_is_proposed_for(sign_in, people, edition):
    page = sign_in(people[1])
    page.goto(at(edition, "review"))
    page.evaluate(
        """() => {
          const [p] = document.querySelectorAll(".paper .text p");
          getSelection().setBaseAndExtent(p.firstChild, 5, p.childNodes[2], 3);
        }"""
    )
    page.wait_for_timeout(50)
    page.click("p:has-text('Fear is quick') a[data-note]")
    assert page.input_value("#note-words") == "is quick to"


def test_a_note_that_is_not_right_stays_beside_its_paragraph(sign_in, people, edition):
    page = sign_in(people[1])
    page.goto(at(edition, "review"))
    page.click("li:has-text('One') a[data-note]")
    page.click("text=Propose other words")
    page.fill("#note-text", "Hm.")
    page.fill("#note-words", "Two")
    page.fill("#note-proposal", "Three")
    page.click("text=Leave this note")
    page.wait_for_selector("li #R-note >> text=does not stand in that paragraph")
    assert page.input_value("#note-proposal") == "Three" and not Note.objects.exists()
    page.click("text=No note here")
    assert page.is_visible("#R-notes #R-note") and page.input_value("#note-words") == ""


def test_an_answer_elsewhere_is_not_lost(sign_in, people, edition):
    reader = people[1]
    first, second = (notes.leave(edition, writer={"by": reader}, text=text) for text in "ab")
    page = sign_in(reader)
    page.goto(at(edition, "review"))
    for note, text in ((first, "One"), (second, "Half")):
        page.click(f"#note-{note.pk} summary")
        page.fill(f"#answer-{note.pk}", text)
    page.click(f"#note-{first.pk} >> text=Send the answer")
    page.wait_for_selector("text=Your answer is there.")
    assert page.input_value(f"#answer-{second.pk}") == "Half"
    assert page.input_value(f"#answer-{first.pk}") == ""


def test_signed_out_meanwhile_nothing_is_lost_in_silence(sign_in, people, edition):
    page = sign_in(people[1])
    page.goto(at(edition, "review"))
    page.fill("#note-text", "My note")
    page.context.clear_cookies()
    page.click("text=Leave this note")
    page.wait_for_url("**/review/**")
    assert not Note.objects.exists()
    sign_in.complaints.clear()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_nothing_keeps_anybody_out(sign_in, people, width, scheme):
    writer, reader = people
    body = RICH.replace("[@foa-1986]", "").replace("/faq/one/", "/faq/")
    first = make.published(by=writer, title="On fear", body=body)
    second = make.next_edition(first, body=first.body.replace("learns", "remembers"))
    actions.submit(second, by=writer, reviewer=reader.author)
    block = next(b for b in blocks_of(second.content).values() if "plans" in b.words)
    facts = {"block": block.key, "words": "plans", "proposal": "plans ahead"}
    note = notes.leave(second, writer={"by": reader}, text="Clearer?", **facts)
    notes.answer(note, writer={"by": writer}, text="Perhaps.")
    page = sign_in(reader, width=width, color_scheme=scheme)
    for address in (at(second, "review"), at(second, "decline"), at(second, "change")):
        assert page.goto(address).status == 200
        assert sign_in.complaints == []
        for summary in page.locator("summary:visible").all():
            summary.click()
        if "review" in address:
            page.click("a[data-note] >> nth=3")
        faults = Axe().run(page).response["violations"]
        assert [(f["id"], f["nodes"][0]["html"][:200]) for f in faults] == [], address
        assert not is_too_wide(page), address
        sign_in.complaints.clear()  # of the styles that axe itself puts in
    actions.request_changes(second, by=reader, note="So.")
    page = sign_in(writer, width=width, color_scheme=scheme)
    page.goto(at(second, "change"))
    for summary in page.locator(".notes summary").all():
        summary.click()
    faults = Axe().run(page, context=".notes").response["violations"]
    assert [(f["id"], f["nodes"][0]["html"][:200]) for f in faults] == []
    assert not is_too_wide(page)
    sign_in.complaints.clear()
