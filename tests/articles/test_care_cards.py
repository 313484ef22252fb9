"""The rules of care cards (TRUST.md, T7), and what else must be right before a review."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import actions, care_cards, preflight, texts
from clinic import markup
from clinic.exceptions import Refused
from glossary.models import Entry
from tests import make

URGENT, EMERGENCY = "care-card-urgent", "care-card-emergency"


def card(kind=URGENT, heading="Ask for an appointment if:", more=""):
    heading = heading and f"<h3>{heading}</h3>"
    return f'<div class="care-card {kind}">{heading}<p>it gets worse.</p>{more}</div>'


def faults(html, **because):
    return care_cards.faults(str(markup.clean(html)), **because)


@pytest.mark.parametrize(
    "html",
    [
        "<p>No card at all.</p>",
        card(),
        card(heading="Call <strong>now</strong> if:\u00a0"),
        card(heading="Rufen Sie an, wenn:"),
        card() + card(EMERGENCY) + card("care-card-nonurgent"),
        card(EMERGENCY, more='<p><a href="tel:112">112</a> <a href="TEL:999">999</a></p>'),
        card(
            EMERGENCY,
            more='<p><a href="tel:112">112</a> <a href="https://hospital.example/">A&amp;E</a></p>',
        ),
        card(more='<a href="/a/">A</a><a href="/b/">B</a><a data-to="article:1">C</a>'),
        card(more='<div class="callout"><h4>A note</h4></div>'),
        '<div class="callout"><h3>Anything</h3></div>',
    ],
)
def test_a_good_card_is_let_through(html):
    assert faults(html) == []


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (card(heading=""), "The urgent card without a heading needs one"),
        (card(heading=" "), "The urgent card without a heading needs one"),
        (
            f'<div class="care-card {URGENT}"><p>First</p><h3>Call if:</h3></div>',
            "The urgent card without a heading needs one",
        ),
        (card(heading="Call us"), "The urgent card “Call us” needs a heading that ends in “if:”."),
        (card(heading="Call if"), "The urgent card “Call if” needs a heading that ends in “if:”."),
        (card() + card(), "The text has 2 urgent cards."),
        (
            card(more=card(EMERGENCY)),
            "The emergency card “Ask for an appointment if:” stands within",
        ),
        (card(EMERGENCY, more='<a href="/a/">A</a><a href="/b/">B</a>'), "may only link to phone"),
        (card(EMERGENCY, more='<a data-to="article:1">More</a>'), "may only link to phone"),
        (
            card(EMERGENCY, more='<div class="callout"><a data-to="entry:1">More</a></div>'),
            "may only link to phone",
        ),
    ],
)
def test_a_bad_card_is_named_with_what_to_do(html, message):
    (said,) = faults(html)
    assert message in said


def test_a_second_card_needs_a_reason():
    assert faults(card() + card(), second_card_because="Children and adults differ.") == []
    assert faults(card() + card(), second_card_because=" ") != []


def test_readers_hear_how_urgent_a_card_is():
    html = card() + card(EMERGENCY) + card("care-card-nonurgent")
    hidden = r'<h3 class="care-card-heading"><span class="visually-hidden">(.*?)</s'
    heard = re.findall(hidden, texts.render(html, [], []).html)
    assert heard == ["Urgent advice: ", "Immediate action required: ", "Non-urgent advice: "]


# -- Before the review -------------------------------------------------------------------------

pytestmark = pytest.mark.django_db


@pytest.fixture
def faulty():
    """A draft with a fault of every kind."""
    gone = Entry(name="Insula", slug="insula", definition="A part of the cortex.")
    gone.save()
    in_depth = f'<p>The <a data-to="entry:{gone.pk}">insula</a> and more [@nobody-1999].</p>'
    gone.delete()
    in_depth += f'<figure><img src="/media/images/ab/{"ab" * 32}/320.jpg"></figure>'
    in_depth += card(EMERGENCY, heading="")
    return make.draft(body=card(heading="Call"), in_depth=in_depth, title=" ")


def test_every_fault_is_told_at_once_and_holds_the_text_back(faulty, client):
    told = preflight.faults(faulty)
    for words in [
        "it needs a title.",
        "cites a reference that does not exist: nobody-1999",
        "The link “insula” leads to something that was deleted.",
        "The urgent card “Call” needs",
        "The emergency card without a heading",
        "An image: Say in one sentence what the picture shows",
    ]:
        assert sum(words in fault for fault in told) == 1, words
    reviewer = make.reviewer()
    with pytest.raises(Refused):
        actions.submit(faulty, by=faulty.created_by, reviewer=reviewer.author)
    # The page where it is sent says so beforehand, and again where it is sent nevertheless.
    client.force_login(faulty.created_by)
    path = f"/admin/articles/edition/{faulty.pk}/submit/"
    data = {"reviewer": reviewer.author.pk, "due_on": timezone.localdate() + timedelta(days=7)}
    for response, status in [(client.get(path), 200), (client.post(path, data), 409)]:
        assert response.status_code == status
        page = response.content.decode()
        for fault in told:
            assert page.count(f"<li>{fault}</li>") + page.count(f"<p>{fault}</p>") == 1
    faulty.refresh_from_db()
    assert faulty.state == "draft"


def test_one_kind_of_card_in_each_of_the_two_texts_is_one_a_page():
    edition = make.draft(body=card(), in_depth=card())
    assert preflight.faults(edition) == []
    edition.body += card()
    assert len(preflight.faults(edition)) == 1
    edition.second_card_because = "Children and adults differ."
    assert preflight.faults(edition) == []


def test_a_text_without_faults_is_sent_and_its_page_mentions_none(client):
    edition = make.draft(body=card())
    client.force_login(edition.created_by)
    page = client.get(f"/admin/articles/edition/{edition.pk}/submit/").content.decode()
    assert "First this needs" not in page
    actions.submit(edition, by=edition.created_by, reviewer=make.reviewer().author)
