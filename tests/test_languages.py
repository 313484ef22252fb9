"""The interface follows the address for readers, and a person's own choice for the staff."""

import pytest

from articles import actions
from clinic.models import Clinic
from outbox.models import Message
from safety.help import load_help_lines
from tests import make

pytestmark = pytest.mark.django_db


def page(client, path, status=200):
    response = client.get(path, headers={"accept-language": "fr"})
    assert response.status_code == status
    assert "Cookie" not in response.get("Vary", "") and not response.cookies
    assert "Accept-Language" not in response.get("Vary", "")
    return response.content.decode()


@pytest.fixture
def family(db):
    """An article in three languages, and one that nobody has translated."""
    load_help_lines()
    Clinic.objects.update_or_create(defaults={"name": "Marram"})
    original = make.published(slug="fear", title="Fear").article
    for language, slug, title in [("de", "angst", "Angst"), ("ar", "khawf", "الخوف")]:
        make.published(slug=slug, language=language, title=title, translation_of=original)
    make.published(slug="sleep", title="Sleep")


# -- Readers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("/help-now/", "en", "I am worried about somebody else"),
        ("/de/help-now/", "de", "Ich mache mir Sorgen um jemand anderen"),
        ("/es/help-now/", "es", "Me preocupa otra persona"),
        ("/ar/help-now/", "ar", "يقلقني شخص آخر"),
    ],
)
def test_help_now_asks_for_whom_in_every_language(client, family, path, language, words):
    html = page(client, path)
    direction = ' dir="rtl"' if language == "ar" else ""
    assert f'<html lang="{language}"{direction}>' in html
    assert html.index(f'href="#for-somebody-else">{words}') < html.index('href="tel:')
    assert html.count('id="for-somebody-else"') == html.count('id="for-me"') == 1
    others = {"en", "de", "es", "ar"} - {language}
    assert all(f'hreflang="{other}"' in html for other in others)
    assert f'<a href="{path}"' not in html.split("<main")[1].split("</nav>")[1]
    assert '<bdi dir="ltr">116 123</bdi>' in html


def test_an_article_leads_to_its_translations_and_they_back(client, family):
    for path, others in [
        ("/articles/fear/", ["/de/articles/angst/", "/ar/articles/khawf/"]),
        ("/de/articles/angst/", ["/articles/fear/", "/ar/articles/khawf/"]),
        ("/ar/articles/khawf/", ["/articles/fear/", "/de/articles/angst/"]),
    ]:
        html = page(client, path)
        switch = html.split('class="languages"')[1].split("</nav>")[0]
        assert [f'href="{other}"' in switch for other in others] == [True, True]
        assert f'href="{path}"' not in switch
    assert 'class="languages"' not in page(client, "/articles/sleep/")


def test_what_nobody_has_translated_is_said_so_with_a_way_to_it(client, family):
    html = page(client, "/de/articles/sleep/", 404)
    assert "Vielleicht hat es noch niemand übersetzt." in html
    assert '<a class="button" href="/articles/sleep/" lang="en" hreflang="en">Sleep</a>' in html
    assert 'href="/articles/sleep/"' not in page(client, "/articles/sleeps/nowhere/", 404)


def test_what_is_not_public_is_not_offered_instead(client, family):
    make.scheduled(slug="later", title="Later")
    assert 'href="/articles/later/"' not in page(client, "/de/articles/later/", 404)


def test_an_empty_list_leads_to_that_of_the_sites_own_language(client, family):
    html = page(client, "/es/articles/")
    assert "Aquí todavía no se ha publicado nada en este idioma." in html
    assert '<a href="/articles/" lang="en" hreflang="en" dir="ltr">English</a>' in html
    assert "English</a>" not in page(client, "/de/articles/").split("<main")[1]


def test_the_home_offers_the_languages_that_have_articles(client, family):
    html = page(client, "/").split('class="languages"')[1].split("</nav>")[0]
    assert 'href="/de/"' in html and 'href="/ar/"' in html and 'href="/es/"' not in html


def test_dates_numbers_and_what_else_there_is_to_say(client, family):
    german, arabic = page(client, "/de/articles/angst/"), page(client, "/ar/articles/khawf/")
    assert "1 Minute Lesezeit" in german
    assert "دقيقة قراءة واحدة" in arabic and "minute" not in arabic.split("<main")[1]
    assert "Über diesen Artikel" in german


@pytest.mark.parametrize(("words", "found"), [("الخوف", True), ("خوف", True), ("الأمل", False)])
def test_arabic_is_searched_by_its_stems(client, family, words, found):
    assert ("/ar/articles/khawf/" in page(client, f"/ar/search/?q={words}")) == found


# -- The staff ---------------------------------------------------------------------------------


def test_a_person_chooses_the_language_of_the_desk(client):
    writer = make.clinician()
    client.force_login(writer)
    assert 'lang="en' in client.get("/admin/").content.decode()
    assert client.post("/admin/accounts/user/language/", {"language": "de"}).status_code == 302
    html = client.get("/admin/").content.decode()
    assert '<html lang="de"' in html and "Abmelden" in html
    # Readers' pages go by the address, whoever is signed in.
    assert '<html lang="en"' in client.get("/").content.decode()
    client.logout()
    assert '<html lang="en' in client.get("/admin/login/").content.decode()


@pytest.mark.parametrize("language", ["ar", "fr", "", "en'"])
def test_a_language_that_the_desk_does_not_have_is_refused(client, language):
    writer = make.clinician()
    client.force_login(writer)
    assert client.post("/admin/accounts/user/language/", {"language": language}).status_code == 200
    writer.refresh_from_db()
    assert writer.language == "en"


def test_looking_changes_nothing_and_strangers_sign_in_first(client):
    assert client.get("/admin/accounts/user/language/").status_code == 302
    assert client.post("/admin/accounts/user/language/", {"language": "de"}).status_code == 302
    person = make.manager()
    client.force_login(person)
    assert client.get("/admin/accounts/user/language/?language=de").status_code == 200
    person.refresh_from_db()
    assert person.language == "en"


def test_a_letter_is_in_the_language_of_who_gets_it(client):
    reader = make.reviewer()
    reader.email, reader.language = "r@example.org", "de"
    reader.save()
    edition = make.draft(title="Schlaf")
    actions.submit(edition, by=edition.created_by, reviewer=reader.author)
    assert "wartet auf Ihre Prüfung" in Message.objects.get(to="r@example.org").body
