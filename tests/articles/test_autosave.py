"""Saving by itself, presence, the stale save and the save of somebody who is signed out."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts import roles
from articles import actions
from articles.jobs import purge_presences
from articles.models import Article, Edition, Presence
from audit.models import Event
from clinic.models import Redirect
from images.models import Image
from outbox.models import Message
from tests import make
from tests.articles.test_admin import form

pytestmark = pytest.mark.django_db
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def clinician(client):
    person = make.clinician(given_name="Ada", family_name="Vale")
    client.force_login(person)
    return person


def at(edition, verb="change"):
    return f"/admin/articles/edition/{edition.pk}/{verb}/"


def signed_in(person, **options):
    client = Client(**options)
    client.force_login(person)
    return client


# -- Autosave ----------------------------------------------------------------------------------


def test_the_words_are_saved_and_nothing_else(client, clinician):
    edition = make.draft(by=clinician)
    slug, authors = edition.article.slug, list(edition.authors.all())
    other = make.author()
    data = form(
        edition,
        title="A new title",
        body="<p>New words.</p>",
        tag_names="sleep, rest",
        disclosure="Paid by a maker of pillows.",
        slug="elsewhere",
        risk="crisis",
        topic="",
        **{"bylines-author-0": other.pk},
    )
    answer = client.post(at(edition, "autosave"), data).json()
    edition.refresh_from_db()
    assert answer["changed"] and answer["version"] == edition.version == 2
    assert (edition.title, edition.body) == ("A new title", "<p>New words.</p>")
    assert edition.tag_names == ["sleep", "rest"]
    assert edition.disclosure == "The authors have no conflicts of interest."
    assert edition.disclosure_confirmed_by == clinician
    article = Article.objects.get()
    assert (article.slug, article.risk, article.topic) == (slug, "general", make.topic())
    assert list(edition.authors.all()) == authors
    assert edition.state == "draft" and edition.public_from is None
    assert not Message.objects.exists() and not Redirect.objects.exists()


def test_a_save_without_a_change_changes_nothing(client, clinician):
    edition = make.draft(by=clinician)
    before, events = Edition.objects.values().get(), Event.objects.count()
    answer = client.post(at(edition, "autosave"), form(edition)).json()
    assert not answer["changed"] and answer["version"] == 1
    assert Edition.objects.values().get() == before and Event.objects.count() == events


def test_what_is_not_valid_is_named_and_the_rest_is_saved(client, clinician):
    edition = make.draft(by=clinician, title="As it was")
    answer = client.post(
        at(edition, "autosave"), form(edition, title="", body="<p>Saved all the same.</p>")
    ).json()
    edition.refresh_from_db()
    assert (edition.title, edition.body) == ("As it was", "<p>Saved all the same.</p>")
    assert "title" not in answer["saved"] and answer["left_out"].startswith("Title: ")


def test_the_words_of_a_picture_are_saved_with_their_own_picture_only(client, clinician):
    def picture(sha256):
        facts = {"width": 9, "height": 9, "extension": "png"}
        return Image.objects.create(title="One", sha256=sha256 * 64, **facts)

    edition = make.draft(by=clinician, hero=picture("a"), hero_alt="A bed.")

    def alt(hero, words):
        data = form(edition, hero=hero.pk, hero_alt=words)
        assert client.post(at(edition, "autosave"), data).status_code == 200
        edition.refresh_from_db()
        return edition.hero_alt

    assert alt(edition.hero, "An empty bed.") == "An empty bed."
    assert alt(picture("b"), "A brain.") == "An empty bed."
    assert alt(edition.hero, "") == "An empty bed."


def test_a_form_cut_off_on_its_way_empties_nothing(client, clinician):
    edition = make.draft(by=clinician)
    data = {"title": "Only this came through", "version": 1}
    assert client.post(at(edition, "autosave"), data).json()["saved"] == ["title"]
    edition.refresh_from_db()
    assert edition.body == "<p>Some words about the brain.</p>"


def test_a_text_that_rests_is_left_alone(client, clinician):
    in_review = make.draft(by=clinician)
    data = form(in_review, body="<p>Late.</p>")
    actions.submit(in_review, by=clinician, reviewer=make.reviewer().author)
    approved = make.approved(by=clinician)
    for edition, sent in [(in_review, data), (approved, form(approved, body="<p>Late.</p>"))]:
        before = Edition.objects.filter(pk=edition.pk).values().get()
        answer = client.post(at(edition, "autosave"), sent)
        assert answer.status_code == 409 and not answer.json()["stale"]
        assert "by now" in answer.json()["error"]
        assert Edition.objects.filter(pk=edition.pk).values().get() == before


@pytest.mark.parametrize("version", ["1", "", "x", "-1", "9" * 40])
def test_a_stale_one_is_refused_with_the_name(client, clinician, version):
    edition = make.draft(by=clinician)
    data = form(edition, body="<p>Mine.</p>", version=version)
    boss = make.administrator()
    boss.first_name, boss.last_name = "Miriam", "Stone"
    boss.save()
    signed_in(boss).post(at(edition, "autosave"), form(edition, body="<p>Theirs.</p>"))
    answer = client.post(at(edition, "autosave"), data)
    edition.refresh_from_db()
    assert answer.status_code == 409 and answer.json()["stale"]
    assert answer.json()["error"].startswith("Miriam Stone saved a newer text")
    assert edition.body == "<p>Theirs.</p>"


def test_one_event_for_a_stretch_of_work(client, clinician):
    edition = make.draft(by=clinician)

    def write(words, person=client):
        data = form(edition, body=f"<p>{words}</p>")
        assert person.post(at(edition, "autosave"), data).json()["changed"]

    def verbs():
        events = Event.objects.filter(kind="articles.edition").exclude(verb="start")
        return list(events.order_by("pk").values_list("verb", flat=True))

    with time_machine.travel(timezone.now(), tick=True) as now:
        for words in ("one", "two", "three"):
            write(words)
        assert verbs() == ["autosave"]
        client.post(at(edition), form(edition, title="By the button"))
        write("four")
        assert verbs() == ["autosave", "edit", "autosave"]
        boss = make.administrator()
        write("five", signed_in(boss))
        write("six")
        assert verbs() == ["autosave", "edit", "autosave", "autosave", "autosave"]
        now.shift(timedelta(minutes=61))
        client.force_login(clinician)
        write("seven")
        assert len(verbs()) == 6


def test_who_may_not_save(client):
    """The stranger, a colleague, an assistant, the manager, and whoever lets another site ask."""
    owner = make.clinician()
    edition = make.draft(by=owner)
    data = form(edition, body="<p>Not mine.</p>")
    for verb in ("autosave", "presence"):
        assert client.post(at(edition, verb), data).status_code == 302
        for person, expected in [
            (make.clinician(), 404),
            (make.reviewer(), 404),
            (make.user(roles.ASSISTANT), 404),
            (make.manager(), 403),
        ]:
            assert signed_in(person).post(at(edition, verb), data).status_code == expected
        strict = signed_in(owner, enforce_csrf_checks=True)
        assert strict.post(at(edition, verb), data).status_code == 403
    assert signed_in(owner).get(at(edition, "autosave")).status_code == 405
    edition.refresh_from_db()
    assert edition.version == 1 and not Presence.objects.exists()


# -- Presence ----------------------------------------------------------------------------------


def test_who_else_is_here(client, clinician):
    edition = make.draft(by=clinician)
    boss = make.administrator()
    boss.first_name, boss.last_name = "Miriam", "Stone"
    boss.save()
    theirs = signed_in(boss)
    page = client.get(at(edition)).content.decode()
    assert "has this text open" not in page
    assert client.post(at(edition, "presence")).json()["here"] == ""
    assert "has this text open" in theirs.post(at(edition, "presence")).json()["here"]
    facts = client.get(at(edition, "presence")).json()
    assert facts["here"] == "Miriam Stone has this text open."
    assert (facts["user"], facts["version"], facts["closed"]) == (clinician.pk, 1, "")
    assert facts["token"]
    # Without a script the page itself says it.
    assert "Miriam Stone has this text open." in client.get(at(edition)).content.decode()
    with time_machine.travel(timezone.now() + timedelta(seconds=46)):
        assert client.get(at(edition, "presence")).json()["here"] == ""


def test_presence_tells_what_happened_meanwhile(client, clinician):
    edition = make.draft(by=clinician)
    client.post(at(edition, "autosave"), form(edition, body="<p>From elsewhere.</p>"))
    facts = client.get(at(edition, "presence")).json()
    assert facts["version"] == 2 and facts["newer"].startswith("You saved a newer text")
    actions.submit(edition, by=clinician, reviewer=make.reviewer().author)
    assert "“In review”" in client.get(at(edition, "presence")).json()["closed"]


def test_presences_are_forgotten(clinician):
    edition = make.draft(by=clinician)
    edition.presences.create(user=clinician, seen_at=timezone.now() - timedelta(hours=25))
    kept = edition.presences.create(user=make.administrator())
    purge_presences()
    assert list(Presence.objects.all()) == [kept]


# -- The stale save ----------------------------------------------------------------------------

BODY = "<p>One stays as it was.</p>\n<p>Two is to change.</p>\n<p>Three stays too.</p>"


@pytest.fixture
def stale(client, clinician):
    """Somebody else has saved a title and a second paragraph; what one would have saved."""
    edition = make.draft(by=clinician, title="Sleep", body=BODY, tag_names=["sleep"])
    mine = form(
        edition,
        body=BODY.replace("Two is to change", "Two is my way to change"),
        tag_names="mine",
        topic=make.topic("Body").pk,
    )
    theirs = form(
        edition,
        title="Sleep and rest",
        body=BODY.replace("Two is to change", "Two is their way to change")
        + "\n<p>Four is new.</p>",
        tag_names="theirs",
    )
    assert signed_in(make.administrator()).post(at(edition), theirs).status_code == 302
    return edition, mine


def carried(answer, **choices):
    """What the compare page sends: all that it carries, and the choices."""
    data = {"version": answer.context["edition"].version, "_merge": ""} | choices
    for name, value in answer.context["carried"]:
        data.setdefault(name, value)
    return data


def test_both_texts_stand_side_by_side(client, stale):
    edition, mine = stale
    answer = client.post(at(edition), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "saved this text while you had it open" in page
    for words in ("Two is", "my", "their", "Four is new.", "Sleep and rest", "1 paragraph is the"):
        assert words in page
    assert "These differ too and will be as in your form: Topic." in " ".join(page.split())
    edition.refresh_from_db()
    assert edition.version == 2 and "their way" in edition.body


def test_paragraphs_are_taken_from_either(client, stale):
    edition, mine = stale
    choices = {"choice-title-0": "theirs", "choice-tag_names-0": "both", "choice-body-0": "mine"}
    answer = client.post(at(edition), carried(client.post(at(edition), mine), **choices))
    assert answer.status_code == 302
    edition = Edition.objects.get()
    assert edition.title == "Sleep and rest" and edition.tag_names == ["mine", "theirs"]
    assert edition.body.split("\n") == [
        "<p>One stays as it was.</p>",
        "<p>Two is my way to change.</p>",
        "<p>Three stays too.</p>",
        "<p>Four is new.</p>",  # nobody chose to leave it out
    ]
    assert edition.article.topic == make.topic("Body") and edition.version == 3


@pytest.mark.parametrize(("choice", "expected"), [("mine", BODY), ("theirs", BODY + "\n<p>4</p>")])
def test_a_new_paragraph_may_be_left_out(client, clinician, choice, expected):
    edition = make.draft(by=clinician, body=BODY)
    mine = form(edition, title="Changed")
    client.post(at(edition), form(edition, body=BODY + "\n<p>4</p>"))
    answer = client.post(at(edition), mine)
    client.post(at(edition), carried(answer, **{"choice-body-0": choice}))
    edition.refresh_from_db()
    assert edition.body == expected and edition.title == "Changed"


def test_a_third_save_is_shown_again(client, stale):
    edition, mine = stale
    first = client.post(at(edition), mine)
    signed_in(make.administrator()).post(at(edition), form(edition, body="<p>A third text.</p>"))
    again = client.post(at(edition), carried(first, **{"choice-body-0": "theirs"}))
    assert again.status_code == 409
    assert "A third text." in again.content.decode() and "my" in again.content.decode()
    # What was typed is still carried whole.
    assert dict(again.context["carried"])["body"] == mine["body"]


def test_looking_at_both_saves_nothing(client, clinician):
    edition = make.draft(by=clinician, body=BODY)
    answer = client.post(at(edition), form(edition, body="<p>Kept.</p>", _compare=""))
    edition.refresh_from_db()
    assert answer.status_code == 200 and "Kept." in answer.content.decode()
    assert edition.body == BODY and edition.version == 1


def test_the_script_is_told_which_copy_was_saved(client, clinician):
    edition = make.draft(by=clinician)
    assert client.post(at(edition), form(edition, _copy="a1b2")).url == at(edition) + "#saved-a1b2"
    assert client.post(at(edition), form(edition, _copy="a\r\n<b>")).url == at(edition)


def test_a_hostile_text_is_shown_as_words(client, clinician):
    edition = make.draft(by=clinician)
    mine = form(edition, title="<script>alert(1)</script>", body="<p>&lt;script&gt;x</p>")
    client.post(at(edition), form(edition, body="<p>Other.</p>"))
    page = client.post(at(edition), mine).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page


# -- Signed out --------------------------------------------------------------------------------


def test_words_that_arrive_without_a_session_are_shown_again(client, clinician):
    edition = make.draft(by=clinician)
    data = form(edition, body="<p>Precious & <b>bold</b>.</p>", **{"bylines-role-1": "author"})
    client.logout()
    answer = client.post(at(edition), data, **HERE)
    page = answer.content.decode()
    assert answer.status_code == 403 and "You were signed out" in page
    assert "&lt;p&gt;Precious &amp; &lt;b&gt;bold" in page
    # Everything that was sent is there to be sent again.
    context = answer.context
    again = dict(context["rest"]) | {name: value for _label, name, value in context["words"]}
    assert {name: str(value) for name, value in data.items() if value} == {
        name: value for name, value in again.items() if value
    }
    client.force_login(clinician)
    assert client.post(at(edition), again).status_code == 302
    edition.refresh_from_db()
    assert edition.body == "<p>Precious &amp; <strong>bold</strong>.</p>"


def test_a_token_that_is_too_old_keeps_the_words(clinician):
    edition = make.draft(by=clinician)
    strict = signed_in(clinician, enforce_csrf_checks=True)
    data = form(edition, body="<p>Precious.</p>", csrfmiddlewaretoken="x" * 64)
    answer = strict.post(at(edition), data, **HERE)
    assert answer.status_code == 403 and "You are signed in now" in answer.content.decode()
    assert "Precious." in answer.content.decode()
    again = dict(answer.context["rest"]) | {n: v for _label, n, v in answer.context["words"]}
    again["csrfmiddlewaretoken"] = answer.context["csrf_token"]
    assert strict.post(at(edition), again, **HERE).status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_ORIGIN": "https://evil.example"},
    ],
)
@pytest.mark.parametrize("checked", [False, True])
def test_another_site_cannot_put_words_there(headers, checked):
    edition = make.draft()
    data = {"title": "Words of another site"}
    answer = Client(enforce_csrf_checks=checked).post(at(edition), data, **headers)
    assert answer.status_code == (403 if checked else 302)
    assert b"Words of another site" not in answer.content


def test_elsewhere_a_signed_out_save_leads_to_the_login(client):
    edition = make.draft()
    assert client.post(at(edition, "submit"), {"title": "x"}, **HERE).status_code == 302
    assert client.get(at(edition)).status_code == 302
