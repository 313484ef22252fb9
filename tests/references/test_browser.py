"""Adding references in a real browser, with and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from references.models import Reference
from tests import make
from tests.conftest import is_too_wide, let_in
from tests.references.test_formats import BIBTEX

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_list_is_pasted_confirmed_and_one_of_it_merged(live_site, scripts, scheme):
    writer = make.clinician()
    Reference.objects.create(
        key="foa-b", title="Emotional processing of fear: exposure to corrective information"
    )
    page = live_site(width=360, scripts=scripts, color_scheme=scheme)

    def is_sound():
        page.wait_for_load_state()
        assert not is_too_wide(page)
        if scripts:
            assert Axe().run(page).response["violations"] == []

    let_in(page, writer, "/admin/references/reference/add/")
    page.fill("[name=paste]", "1997")
    page.click("button:text('Fill in')")
    assert "could be a year" in page.inner_text("#paste-error")
    is_sound()
    page.fill("[name=paste]", "https://doi.org/10.1000/X.")
    page.press("[name=paste]", "Enter")
    assert page.input_value("[name=doi]") == "10.1000/x"

    page.click("text=Add several at once")
    is_sound()
    page.fill("[name=pasted]", BIBTEX)
    page.click("button:text('Read')")
    assert "It may be here already" in page.inner_text("#record-1")
    is_sound()
    page.uncheck("[name=r3-take]")
    page.click("#record-2 summary:has-text('What was read')")
    page.fill("[name=r1-year]", "2002")
    page.click("text=Take those ticked")
    assert "2 references were added" in page.inner_text(".messagelist")
    assert Reference.objects.filter(key="muller-2002").exists()

    page.click("#result_list a:text('foa-1986')")
    is_sound()
    page.click("text=Merge foa-b")
    is_sound()
    page.click("button:text('Merge them')")
    assert [r.key for r in Reference.objects.current()] == ["foa-b", "muller-2002"]
    assert Reference.objects.get(key="foa-b").doi == "10.1037/0033-2909.99.1.20"
