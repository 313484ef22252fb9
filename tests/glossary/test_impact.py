"""What an entry would change in the site's texts is shown before it is saved, and not sooner."""

import html
import re

import pytest
from django.contrib.auth.models import Permission

from articles.models import Article
from faq.models import Question
from glossary.models import Entry, Synonym
from tests import make
from tests.glossary.making import entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    person = make.clinician()
    person.user_permissions.add(Permission.objects.get(codename="publish_entry"))
    client.force_login(person)
    return person


def at(made):
    return f"/admin/glossary/entry/{made.pk}/change/"


PARTS = "synonyms abbreviations identifiers functions projections roles involvements".split()


def form(made, **changes):
    """What a browser would send from the form of an entry that has no parts yet, with changes."""
    names = "kind name slug language definition text myth not_meaning laterality".split()
    data = {name: getattr(made, name) for name in names} | {"links_itself": "on", "_save": "Save"}
    for part in PARTS:
        data |= {f"{part}-TOTAL_FORMS": 0, f"{part}-INITIAL_FORMS": 0}
    return data | changes


def with_synonym(made, name):
    added = {"synonyms-TOTAL_FORMS": 1, "synonyms-0-name": name, "synonyms-0-scope": "exact"}
    return form(made, **added)


def words(page):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page.content.decode())))


def carried(page):
    """What the page in between would send again, by its hidden inputs."""
    pairs = re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.content.decode()
    )
    data = {}
    for name, value in pairs:
        data.setdefault(name, []).append(html.unescape(value))
    data.pop("csrfmiddlewaretoken", None)
    return data


def test_a_synonym_is_saved_only_after_its_effects_were_seen(client, editor):
    made = entry("amygdala")
    fear = make.published(by=editor, title="Fear", body="<p>One. The almond wakes you. Two.</p>")
    make.published(by=editor, title="Nuts", body="<h2>The almond</h2><p>Food.</p>")
    make.published(by=editor, title="Sleep", body="<p>Rest.</p>")

    page = client.post(at(made), with_synonym(made, "almond"))
    assert page.status_code == 200 and not Synonym.objects.exists()
    assert "2 texts hold these words." in words(page)
    assert "Explains “amygdala”: The almond wakes you." in words(page)
    assert "<mark>almond</mark>" in page.content.decode()
    assert "Nuts" not in words(page) and "Sleep" not in words(page)

    done = client.post(at(made), carried(page) | {"_impact_seen": "1"})
    assert done.status_code == 302
    assert [row.name for row in Synonym.objects.all()] == ["almond"]
    assert '">almond</a>' in client.get(fear.article.get_absolute_url()).content.decode()


def test_an_exception_is_made_in_the_same_step(client, editor):
    made = entry("amygdala")
    fear = make.published(by=editor, title="Fear", body="<p>The almond wakes you.</p>")
    page = client.post(at(made), with_synonym(made, "almond"))
    name = f"article:{fear.article_id}"
    assert f'value="{name}"' in page.content.decode()
    client.post(at(made), carried(page) | {"_impact_seen": "1", "leave": [name]})
    assert list(fear.article.unlinked_terms.all()) == [made] and Synonym.objects.exists()
    assert 'class="term"' not in client.get(fear.article.get_absolute_url()).content.decode()


def test_going_back_keeps_what_was_typed(client, editor):
    made = entry("amygdala")
    make.published(by=editor, body="<p>The almond wakes you.</p>")
    page = client.post(at(made), with_synonym(made, "almond"))
    back = client.post(at(made), carried(page) | {"_impact_back": "1"})
    assert 'value="almond"' in back.content.decode() and "Nothing is saved yet" in words(back)
    assert not Synonym.objects.exists()


def test_what_touches_nothing_is_saved_at_once_and_says_so(client, editor):
    made = entry("amygdala")
    make.published(by=editor, body="<p>The almond wakes you.</p>")
    saved = client.post(at(made), with_synonym(made, "walnut"), follow=True)
    assert Synonym.objects.get().name == "walnut"
    assert "was changed successfully" in words(saved)
    client.post(at(made), form(made, definition="Another."))
    assert Entry.objects.get().definition == "Another."


def test_what_is_wrong_in_the_form_is_said_first(client, editor):
    made = entry("amygdala")
    make.published(by=editor, body="<p>The almond wakes you.</p>")
    data = with_synonym(made, "almond") | {"name": ""}
    page = client.post(at(made), data).content.decode()
    assert "This field is required." in page and "texts hold these words" not in page


def test_another_entry_loses_by_a_longer_name_or_a_shared_abbreviation(client, editor):
    cortex = entry("cortex", short=["CTX"])
    made = entry("frontal part")
    make.published(by=editor, title="Long", body="<p>The frontal cortex plans.</p>")
    make.published(by=editor, title="Short", body="<p>The CTX plans.</p>")

    page = client.post(at(made), with_synonym(made, "frontal cortex"))
    assert "No longer explains “cortex”: The frontal cortex plans." in words(page)
    assert "Explains “frontal part”: The frontal cortex plans." in words(page)

    added = {"abbreviations-TOTAL_FORMS": 1, "abbreviations-0-text": "CTX"}
    page = client.post(at(made), form(made, **added))
    assert "No longer explains “cortex”: The CTX plans." in words(page)
    assert cortex.abbreviations.exists() and not made.abbreviations.exists()


def test_publishing_and_withdrawing_ask_too(client, editor):
    made = entry("amygdala", public=False)
    make.published(by=editor, title="Fear", body="<p>The amygdala wakes you.</p>")
    address = f"/admin/glossary/entry/{made.pk}"
    page = client.post(f"{address}/publish/")
    assert "Explains “amygdala”: The amygdala wakes you." in words(page)
    made.refresh_from_db()
    assert not made.is_public
    client.post(f"{address}/publish/", {"_impact_seen": "1"})
    made.refresh_from_db()
    assert made.is_public
    page = client.post(f"{address}/withdraw/")
    assert "No longer explains “amygdala”" in words(page)
    client.post(f"{address}/withdraw/", {"_impact_seen": "1"})
    made.refresh_from_db()
    assert not made.is_public


def test_questions_and_texts_in_work_are_shown_and_others_drafts_only_counted(client):
    writer, other = make.clinician(), make.clinician()
    made = entry("amygdala")
    make.draft(by=writer, title="Mine", body="<p>The almonds wake.</p>")
    make.draft(by=other, title="A secret", body="<p>The almond wakes.</p>")
    asked = Question.objects.create(
        question="Why?", slug="why", short_answer="So.", answer="<p>An almond.</p>"
    )
    asked.publish(by=make.administrator())
    client.force_login(writer)
    page = client.post(at(made), with_synonym(made, "almond"))
    assert "2 texts hold these words." in words(page)
    assert "And 1 that somebody else is working on." in words(page)
    assert "Mine" in words(page) and "Why?" in words(page) and "A secret" not in words(page)
    # What is not theirs cannot be given an exception by a made-up form.
    foreign = Article.objects.exclude(created_by=writer).get()
    client.post(
        at(made),
        carried(page)
        | {"_impact_seen": "1", "leave": [f"article:{foreign.pk}", "x:1", "article:"]},
    )
    assert not foreign.unlinked_terms.exists() and Synonym.objects.exists()


def test_who_may_not_change_entries_learns_nothing(client):
    made = entry("amygdala", public=False)
    make.published(by=make.clinician(), title="Fear", body="<p>The amygdala.</p>")
    assert client.post(f"/admin/glossary/entry/{made.pk}/publish/").status_code == 302
    assert client.post(at(made), {"name": "x"}).url.startswith("/admin/login/")
    client.force_login(make.manager())
    for path in (f"/admin/glossary/entry/{made.pk}/publish/", at(made)):
        answer = client.post(path, {"name": "x", "_impact_seen": "1"})
        assert answer.status_code == 403 and "Fear" not in words(answer)


def test_a_word_that_the_search_does_not_know_is_found_by_reading(client, editor):
    made = entry("willpower")
    make.published(by=editor, title="Doing", body="<p>They have the will to go.</p>")
    page = client.post(at(made), with_synonym(made, "will"))
    assert "Explains “willpower”: They have the will to go." in words(page)


@pytest.mark.parametrize("name", [".*", "C++", "5-HT2A", "(", "%", "\\", "μ-opioid", "':* & !"])
def test_names_that_look_like_patterns(client, editor, name):
    made = entry("something")
    make.published(by=editor, title="Odd", body=f"<p>We know {html.escape(name)} by now.</p>")
    page = client.post(at(made), with_synonym(made, name))
    assert page.status_code in (200, 302)
    if name in (".*", "C++", "5-HT2A", "μ-opioid"):
        assert f"We know {name} by now." in words(page)


def test_long_lists_come_in_pages_and_carry_the_ticks_along(client, editor):
    made = entry("amygdala")
    first = make.published(by=editor, title="Text 0", body="<p>The almond.</p>")
    for number in range(1, 23):
        make.draft(by=editor, title=f"Text {number}", body="<p>The almond.</p>")
    page = client.post(at(made), with_synonym(made, "almond"))
    assert "23 texts hold these words." in words(page) and "Text 1 " not in words(page)
    tick = f"article:{first.article_id}"
    page = client.post(at(made), carried(page) | {"_impact_page": "2", "leave": [tick]})
    assert "Text 1 " in words(page) and carried(page)["leave"] == [tick]
    client.post(at(made), carried(page) | {"_impact_seen": "1"})
    assert list(first.article.unlinked_terms.all()) == [made]
    for number in ("0", "-1", "99", "x", "9" * 30):
        data = form(made, name="almond thing") | {"_impact_page": number}
        assert client.post(at(made), data).status_code in (200, 302)
