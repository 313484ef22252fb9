"""Nothing on a public page keeps anybody out: axe, narrow screens, fingers, keyboards, no scripts.

WCAG 2.2 AA (TRUST.md, A1 and A2). What axe cannot see is on the list in docs/accessibility.md.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from comments.letters import link_of
from tests.conftest import is_too_wide, let_in
from tests.public_site import html_addresses
from tests.rich_site import fill
from tests.staff_site import fill_desk, with_something_new

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN = "document.querySelectorAll('details').forEach((details) => { details.open = true; })"
COLOURS_HAVE_CHANGED = "document.getAnimations().forEach((change) => change.finish())"
RUN = "(options) => axe.run(options).then((results) => results.violations)"
RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# What depends on the colours; all else axe has found by day it would find again by night.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

# What a finger has to hit. A link in a line of text may be as low as the line (WCAG 2.5.8).
SMALL_TARGETS = """() => {
  const inline = (element) => getComputedStyle(element).display === 'inline';
  const inText = (link) => {
    let block = link.parentElement;
    while (inline(block)) block = block.parentElement;
    return inline(link)
      && [...block.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  };
  const targets = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  return [...document.querySelectorAll(targets)].filter((target) => {
    const { width, height, right } = target.getBoundingClientRect();
    return right > 0 && width > 1 && (width < 23.9 || height < 23.9) && !inText(target);
  }).map((target) => target.outerHTML.slice(0, 120));
}"""


@pytest.fixture
def site(transactional_db, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("articles.views.PER_PAGE", 2)
    return fill()


@pytest.fixture
def desk(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return fill_desk()


@pytest.fixture
def audit(live_site):
    """`audit(page, name)` looks at the page that is open, and `audit.faults` says what is wrong."""

    def look(page, name):
        page.evaluate(AXE_SCRIPT)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme, options in (("light", RULES), ("dark", COLOURS)):
                page.emulate_media(color_scheme=scheme)
                for fault in page.evaluate(RUN, options):
                    look.faults.append((name, width, scheme, fault["id"], _where(fault)))
        if is_too_wide(page):
            look.faults.append((name, "has to be scrolled sideways"))
        look.faults += [(name, "too small", html) for html in page.evaluate(SMALL_TARGETS)]
        page.set_viewport_size({"width": 1280, "height": 800})

    look.faults = []
    return look


def _where(fault):
    return [node["html"][:160] for node in fault["nodes"][:2]]


def test_nothing_is_found_on_any_kind_of_page(live_site, site, audit):
    page = live_site(reduced_motion="reduce")
    for path in [
        *html_addresses("one"),
        "/glossary/ab/",  # two meanings
        "/faq/#one",  # opened
        "/search/?q=zzzz",
        "/search/?q=suicide",
        "/articles/other/",  # 404, with suggestions
        "/articles/gone/",  # 410
        link_of(site["waiting"]),
        link_of(site["rejected"]),
    ]:
        page.goto(path)
        audit(page, path)
    assert audit.faults == []


def test_nothing_is_found_on_the_way_of_a_form(live_site, site, audit, monkeypatch):
    page = live_site(reduced_motion="reduce")
    write = "/articles/one/comment/"

    def send(path, button="main form button", **fields):
        page.goto(path)
        for name, text in fields.items():
            page.fill(f"main form [name={name}]", text)
        page.click(button)
        audit(page, f"{path} {fields}")

    send(write, text="")
    page.goto(write)
    page.evaluate("document.querySelectorAll('[required]').forEach((it) => it.required = false)")
    page.click("main form button")
    expect(page.locator(".error-summary")).to_have_count(1)
    audit(page, "a comment without words")
    send(write, text="Thank you.", nickname="Heron")
    assert "This is how it will look" in page.inner_text("h1")
    page.click("text=Send it >> nth=0")
    expect(page.locator("[role=alert]")).to_have_count(1)
    audit(page, "too quick")
    send(write, text="I want to end my life tonight")
    expect(page.locator("a[href^='tel:']").nth(1)).to_be_attached()
    page.click("text=Delete what I wrote")
    audit(page, "deleted")
    send("/articles/one/report/", text="A word is wrong.")
    page.goto("/articles/one/feedback/")
    page.check("[name=helpful] >> nth=1")
    page.click("main form button")
    audit(page, "a vote")
    monkeypatch.setattr("clinic.readers.NOT_BEFORE", 0)
    page.click("main form button")
    assert "Thank you" in page.inner_text("h1")
    audit(page, "thanks")
    site["clinic"].comments_close_after = 0
    site["clinic"].save()
    page.goto(write)
    audit(page, "closed")
    page.goto("/")
    page.evaluate(
        """() => {
          const form = document.createElement('form');
          Object.assign(form, { method: 'post', action: '/admin/login/' });
          document.body.appendChild(form).submit();
        }"""
    )
    page.wait_for_selector("text=once more")
    audit(page, "403")
    assert audit.faults == []


# What else depends on the room that there is, and on the colours.
ROOM = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size"]}}
AT_THE_DESK = [(1280, "light", RULES), (320, "dark", ROOM)]


def test_nothing_is_found_on_any_page_of_the_desk(live_site, desk):
    pages, faults = {}, []
    for who, path in [*with_something_new(desk)]:
        if who not in pages:
            pages[who] = live_site(reduced_motion="reduce")
            if who in desk["people"]:
                let_in(pages[who], desk["people"][who])
        page = pages[who]
        page.set_viewport_size({"width": 1280, "height": 800})
        page.emulate_media(color_scheme="light")
        page.goto(path)
        page.evaluate(AXE_SCRIPT)
        page.evaluate(OPEN)
        for width, scheme, options in AT_THE_DESK:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(COLOURS_HAVE_CHANGED)
            for fault in page.evaluate(RUN, options):
                faults.append((who, path, width, scheme, fault["id"], _where(fault)))
        page.set_viewport_size({"width": 360, "height": 800})
        if is_too_wide(page):
            faults.append((who, path, "has to be scrolled sideways"))
    assert faults == [], "\n".join(map(str, faults))


def test_the_keyboard_alone_is_enough(live_site, site):
    """The skip link comes first, the focus can be seen, and it goes down the page as one reads."""
    page = live_site(reduced_motion="reduce")
    page.goto("/articles/one/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    assert skip.evaluate("link => link === document.activeElement")
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")

    page.goto("/articles/one/")
    stops = []
    for _press in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const it = document.activeElement, style = getComputedStyle(it);
              const box = it.getBoundingClientRect();
              return it === document.body ? null : {
                html: it.outerHTML.slice(0, 100),
                seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                inView: box.bottom > 0 && box.top < innerHeight && box.right > 0,
                place: [...document.querySelectorAll('*')].indexOf(it),
              };
            }"""
        )
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 40
    assert [stop["html"] for stop in stops if not stop["seen"]] == []
    assert [stop["html"] for stop in stops if not stop["inView"]] == []
    places = [stop["place"] for stop in stops]
    assert places == sorted(places)
    reached = " ".join(stop["html"] for stop in stops)
    for name in ("nickname", "helpful", "stars"):
        assert f'name="{name}"' in reached


# Where the focus is: whether it can be seen, and is under nothing that sticks (WCAG 2.4.11).
FOCUS = """() => {
  const it = document.activeElement, style = getComputedStyle(it);
  const { left, top, width, height } = it.getClientRects()[0];
  const over = document.elementFromPoint(left + width / 2, top + Math.min(height, 30) / 2);
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const label = it.labels?.[0];
  const free = !over || it.contains(over) || over.contains(it) || label?.contains(over);
  return seen && free ? '' : `${it.outerHTML.slice(0, 120)} seen ${seen} under ${over?.className}`;
}"""


def test_a_visit_by_keyboard_alone_in_high_contrast(live_site, site, at_once):
    """From the search to the article, a term, a vote and a comment; never an unseen stop."""
    page = live_site(forced_colors="active", reduced_motion="reduce")

    def tab_to(selector):
        for _press in range(150):
            page.keyboard.press("Tab")
            assert page.evaluate(FOCUS) == ""
            if page.evaluate("name => document.activeElement.matches(name)", selector):
                return
        raise AssertionError(f"no stop at {selector}")

    page.goto("/search/")
    tab_to("main [name=q]")
    page.keyboard.type("fear")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=fear*")
    tab_to("main a[href='/articles/one/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/one/")
    tab_to("#body a.term")
    page.keyboard.press("Enter")
    expect(page.locator(".term-box")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".term-box")).to_be_hidden()
    tab_to("#feedback [name=helpful]")
    page.keyboard.press("Enter")
    expect(page.locator("#feedback [role=status]")).to_contain_text("Thank you")
    page.goto("/articles/one/comment/")
    tab_to("main [name=text]")
    page.keyboard.type("It helped me to understand.")
    tab_to("main form button")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("This is how it will look")
    tab_to("main button:not([name])")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("A person will read your comment")


def test_all_of_it_is_there_without_scripts(live_site, site):
    """The same words on the page, and nothing hidden, with scripts and without."""
    with_scripts, without = live_site(), live_site(scripts=False)
    for path in ("/", "/articles/one/", "/glossary/", "/glossary/one/", "/faq/", "/help-now/"):
        texts = []
        for page in (with_scripts, without):
            page.goto(path)
            texts.append(page.inner_text("body"))
        assert texts[0] == texts[1], path


def test_wider_spacing_loses_no_word(live_site, site):
    """WCAG 1.4.12, where it is tightest."""
    page = live_site(width=320, bypass_csp=True)
    for path in ("/", "/articles/one/", "/help-now/", "/articles/one/comment/"):
        page.goto(path)
        page.add_style_tag(
            content="""* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
              word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
        )
        assert not is_too_wide(page), path
        clipped = page.evaluate(
            """() => [...document.querySelectorAll('main *, header *, footer *')].filter((it) =>
                 getComputedStyle(it).overflow === 'hidden' && it.scrollHeight > it.clientHeight + 2
                 && !it.matches('.visually-hidden, .visually-hidden *')
               ).map((it) => it.className)"""
        )
        assert clipped == [], path


@pytest.mark.parametrize("path", ["/articles/one/", "/articles/one/handout/"])
def test_paper_keeps_what_matters_and_nothing_else(live_site, site, path):
    """TRUST.md, T9: by night too, when the screen is dark and paper is as white as ever."""
    page = live_site(color_scheme="dark")
    page.goto(path)
    page.emulate_media(media="print")
    for words in (
        "Ada One",
        "Clinically reviewed by",
        "Get help now",
        "/help-now/",
        "Urgent advice: Ask for an urgent appointment if:",
        "Immediate action required:",
        "Emotional processing of fear",
    ):
        assert words in page.inner_text("body"), words
    source = page.locator(".references a[href^=http]").first
    address = source.evaluate("link => getComputedStyle(link, '::after').content")
    assert "https://doi.org/" in address
    for name in (".site-nav", "#contents", "form", ".share", "#comments", "#related", ".return"):
        assert page.locator(f"{name}:visible").count() == 0, name
    for card in page.locator(".care-card").all():
        assert card.evaluate("card => getComputedStyle(card).borderTopWidth") == "2px"
    black = "it => getComputedStyle(it).color"
    for words in page.locator("h1, #body p, #body .care-card a, #body h3").all():
        assert words.evaluate(black) == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    if path.endswith("handout/"):
        expect(page.locator("#help-lines a[href^='tel:']").nth(1)).to_be_attached()
