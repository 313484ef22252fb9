"""Urgent words are met with help first: whose numbers, who checked them, in which country (C3)."""

import html
from datetime import date, timedelta

import pytest
from django.utils import timezone

from comments import actions
from comments.models import Comment
from safety.help import lines_for
from safety.models import HelpLine
from tests import make
from tests.comments.visitor import ADDRESS, SAME, first_press, hidden

pytestmark = pytest.mark.django_db
DESPAIR = "I want to die"
POLISH = "Czuję się bardzo źle i nie wiem, co mam zrobić. Nikt mnie nie rozumie."


@pytest.fixture
def crisis(client, article, clock):
    return first_press(client, text=DESPAIR, nickname="Kestrel", email="k@example.org")


def choose(client, page, choice, **more):
    kept = {name: hidden(page, name) for name in ("draft", "token")}
    return client.post(ADDRESS, {**kept, "parent": "", "choice": choice, **more}, **SAME)


def test_another_country_is_chosen_by_a_plain_form_and_the_words_stay(client, crisis, clock):
    assert '<select id="country" name="country">' in crisis.content.decode()
    page = choose(client, crisis, "country", country="NZ")
    text = page.content.decode()
    assert "1737" in text
    assert "Samaritans" not in text
    assert '<option value="NZ" selected>' in text
    assert 'role="alert"' not in text
    clock.now += 10
    assert choose(client, page, "send").status_code == 302
    sent = Comment.objects.get()
    assert (sent.text, sent.nickname, sent.email) == (DESPAIR, "Kestrel", "k@example.org")


@pytest.mark.parametrize("country", ["", "XX", "nz", "'", "é" * 500])
def test_a_country_that_nobody_knows_gives_the_clinics_own(client, crisis, country):
    text = choose(client, crisis, "country", country=country).content.decode()
    assert '<option value="GB" selected>' in text
    assert text.count('href="tel:') >= 2


def test_without_the_signed_words_the_country_shows_no_crisis(client, article):
    response = client.post(ADDRESS, {"choice": "country", "country": "NZ", "text": "Hello"}, **SAME)
    assert "This is how it will look" in response.content.decode()


def test_checked_lines_come_first_with_who_and_when_and_the_others_say_that_they_are_not(
    client, article
):
    last = lines_for("GB")[-2]
    person = make.clinician(given_name="Maya", family_name="Lind", honorific="Dr")
    HelpLine.objects.filter(pk=last.pk).update(verified_on=date(2026, 5, 4), verified_by=person)
    assert lines_for("GB")[0] == last
    page = first_press(client, text=DESPAIR).content.decode()
    assert page.index(html.escape(last.name)) < page.index("Samaritans")
    assert "Checked by Dr Maya Lind" in page
    assert 'datetime="2026-05-04"' in page
    assert page.count("Not checked by us yet") == len(lines_for("GB")) - 1


def test_a_colleague_whom_readers_do_not_know_is_not_named(client, article):
    manager = make.manager()
    manager.first_name, manager.last_name = "Private", "Person"
    manager.save()
    today = timezone.localdate()
    HelpLine.objects.filter(country="GB").update(verified_on=today, verified_by=manager)
    for path in ("/help-now/", None):
        response = client.get(path) if path else first_press(client, text=DESPAIR)
        assert "Checked by us on" in response.content.decode()
        assert "Private" not in response.content.decode()


def test_the_lines_cost_a_query_whoever_checked_them(db, article, django_assert_num_queries):
    by, today = make.clinician(), timezone.localdate()
    HelpLine.objects.update(verified_on=today, verified_by=by)
    with django_assert_num_queries(1):
        assert next(line.checked_by for line in lines_for("GB"))


# -- A language that nobody here reads ---------------------------------------------------------


def test_its_writer_sees_help_before_and_after_and_it_comes_after_the_urgent(
    client, article, clock
):
    preview = first_press(client, text=POLISH)
    assert "This is how it will look" in preview.content.decode()
    assert preview.content.decode().count('href="tel:') >= 2
    clock.now += 10
    sent = client.post(ADDRESS, {"text": POLISH, "token": hidden(preview, "token")}, **SAME)
    assert 'href="tel:' in client.get(sent.url).content.decode()
    comment = Comment.objects.get()
    assert (comment.language_read, comment.level) == (False, 0)

    older = timezone.now() - timedelta(days=3)
    new = {"article": article, "nickname": "x", "text": "y"}
    calm = Comment.objects.create(**new, submitted_at=older)
    urgent = Comment.objects.create(**new, level=2)
    assert list(Comment.objects.waiting()) == [urgent, comment, calm]


def test_the_desk_says_that_nobody_could_tell(client, article):
    comment = Comment.objects.create(
        article=article, nickname="x", text=POLISH, language_read=False
    )
    client.force_login(make.manager())
    queue = "/admin/comments/comment/"
    for path in (queue, f"{queue}{comment.pk}/change/"):
        assert "Language not read" in client.get(path).content.decode()


@pytest.mark.parametrize("text", ["Thanks!", "ok", "👍", "Danke schön", "Muchas gracias por todo"])
def test_what_the_rules_read_or_is_too_short_to_tell_is_not_marked(client, article, text):
    assert "tel:" not in first_press(client, text=text).content.decode()
    assert actions.assess("Heron", text).is_read
