"""An editor's way through the glossary in a real browser, with and without JavaScript."""

import pytest

from glossary.models import Entry
from references.models import Reference
from tests import make
from tests.articles.test_admin_browser import visit  # noqa: F401  (a fixture)
from tests.glossary.making import entry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_a_gap_to_a_described_region(visit):  # noqa: F811
    Reference.objects.create(key="ledoux-2000", title="Emotion circuits in the brain", year=2000)
    brain = entry("brain")
    made = Entry.objects.create(name="amygdala", slug="amygdala")
    page = visit(make.reviewer())
    page.click("text=No definition")
    page.click("#result_list a:text-is('amygdala')")
    assert "Say in one sentence what it is" in page.inner_text(".entry-gaps")
    page.fill("[name=definition]", "Two small groups of cells that learn what is dangerous.")
    page.select_option("[name=part_of]", str(brain.pk))
    page.fill("[name=functions-0-text]", "Learns which signals go with danger.")
    page.fill("[name=functions-0-references]", "ledoux-2001")
    page.click("[name=_continue]")
    assert "No reference has the key “ledoux-2001”" in page.inner_text("#functions-group")
    assert page.input_value("[name=functions-0-text]") == "Learns which signals go with danger."
    page.fill("[name=functions-0-references]", "ledoux-2000")
    page.click("[name=_continue]")
    assert "was changed successfully" in page.inner_text(".messagelist")
    assert "No definition" not in page.inner_text(".entry-gaps")
    made.refresh_from_db()
    assert made.part_of == brain and made.functions.get().references.get().key == "ledoux-2000"
    page.click("button:text-is('Publish')")
    page.click("text=View on site")
    assert page.inner_text("#functions li").startswith("Learns which signals go with danger.")


def test_a_table_is_looked_at_before_it_is_loaded(visit):  # noqa: F811
    entry("amygdala", definition="Old words.", public=False)
    page = visit(make.clinician(), width=360)
    page.goto("/admin/glossary/entry/")
    page.click("text=Load a table")
    rows = "name,slug,definition\namygdala,amygdala,New words.\ninsula,,It feels.\nx,,=1+1\n"
    file = {"name": "glossary.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.set_input_files("[name=file]", files=[file])
    page.click("text=Show what it would do")
    assert "New words." in page.inner_text(".table-preview")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Entry.objects.count() == 1
    page.click("text=Do this")
    assert "2 entries were added and 1 were changed" in page.inner_text(".messagelist")
    assert Entry.objects.get(slug="amygdala").definition == "New words."
