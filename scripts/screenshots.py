"""Pictures of every kind of page by day and by night, to be looked at, and those of the documents.

`python scripts/screenshots.py ADDRESS [FOLDER]` walks a running demo: `FOLDER` (var/screenshots)
gets each page kind of PUBLIC and STAFF three widths wide, light and dark; then docs/screenshots is
renewed. With `--tour` that is left out, with `--docs` the tour.

The editor's pictures show a draft that is written here, through the interface, and lies in the bin
at the end. Two things stay behind in the demo: that draft, and one image in the library.
"""

import os
import shutil
import sys
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
PASSWORD = "demo-clinic-2026"
DESK = "/admin/articles/edition/"
WIDTHS, SCHEMES = (360, 768, 1280), ("light", "dark")
# Page kinds by name: the address, and what is scrolled to or followed there.
PUBLIC = {
    "home": ("/", None),
    "article": ("/articles/exposure-for-social-anxiety/", None),
    "article-text": ("/articles/exposure-for-social-anxiety/", "#body h2"),
    "article-care-card": ("/articles/exposure-for-social-anxiety/", ".care-card"),
    "article-foot": ("/articles/exposure-for-social-anxiety/", "#call"),
    "comment-form": ("/articles/exposure-for-social-anxiety/", "#comments"),
    "articles": ("/articles/", None),
    "glossary": ("/glossary/", None),
    "entry": ("/glossary/amygdala/", None),
    "atlas": ("/glossary/atlas/", None),
    "questions": ("/faq/", None),
    "question": ("/faq/", "follow .asked .meta a"),
    "author": ("/authors/miriam-ashdown/", None),
    "search": ("/search/?q=memory", None),
    "search-nothing": ("/search/?q=zzzz", None),
    "help-now": ("/help-now/", None),
    "contact": ("/contact/", None),
    "not-found": ("/articles/exposure/", None),
    "login": ("/admin/login/", None),
}
STAFF = {
    "start": ("manager", "/admin/", None),
    "start-clinician": ("clinician", "/admin/", None),
    "worklist": ("clinician", DESK, None),
    "begin": ("clinician", f"{DESK}add/", None),
    "form": ("admin", DESK, "follow #result_list tbody th a"),
    "review": ("reviewer", "/admin/", "follow a[href$='/review/']"),
    "history": ("admin", "/admin/audit/event/", None),
    "queue": ("manager", "/admin/comments/comment/", None),
    "comment": ("manager", "/admin/comments/comment/", "follow #content-main a[href$='/change/']"),
    "profile": ("admin", "/admin/authors/author/", "follow #result_list tbody th a"),
    "design": ("clinician", "/admin/design/", None),
}
# In the documents; name: path, width, colour scheme
PICTURES = {
    "home": ("/", 1280, "light"),
    "article": ("/articles/exposure-for-social-anxiety/", 1280, "light"),
    "atlas": ("/glossary/atlas/", 1280, "light"),
    "entry-phone-dark": ("/glossary/amygdala/", 360, "dark"),
}

TITLE = "Why a fear comes back, and what to do then"
STANDFIRST = (
    "You had got so far, and there it is again. That does not undo your work. "
    "Here is why it happens, and what helps on that day."
)
BODY = """
<h2>An old fear in a new place</h2>
<p>A fear that you have worked on is not wiped out. It can come back in another room, after a long
break, or in a hard week.</p>
<p>The amygdala keeps what it once learned. The hippocampus helps to tell which place is the safe
one<cite data-ref="milad-quirk-2012"></cite>. In a place that it does not know yet, the old fear
speaks first.</p>
<div class="callout"><p>It is back, so you know where to practise next. You have not
failed.</p></div>
<h2>What helps on that day</h2>
<ol>
<li>Take a step that you have managed before, on purpose and today.</li>
<li>Write down what you expect, and afterwards what you saw.</li>
<li>Do it again in another place. <a href="/articles/exposure-for-social-anxiety/">Facing people,
one step at a time</a> shows how.</li>
</ol>
<div class="care-card care-card-nonurgent"><h3>Speak to a doctor or a psychologist if:</h3>
<ul><li>you have stayed at home because of it for more than two weeks</li>
<li>you need more and more to feel safe</li></ul></div>
"""
ALT = "A line falls from step to step, jumps up once after a break, and falls again."
CAPTION = "How strong the fear is, from one exercise to the next. A sketch, not a measurement."
FEAR = (92, 84, 70, 61, 48, 37, 30, 66, 52, 38, 27, 20)
NOTE = "Clear, and kind. How long is “a long break”? My patients will ask."


def main(address, folder, *, tour=True, docs=True):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        visit = visitor(browser, address)
        if tour:
            walk(browser, address, folder)
        if docs:
            renew(visit)
        browser.close()


# -- Every kind of page ----------------------------------------------------------------------------


def walk(browser, address, folder):
    folder.mkdir(parents=True, exist_ok=True)
    people = {user: signed_in(browser, address, user) for user, *_ in STAFF.values()}
    pages = {name: (None, *page) for name, page in PUBLIC.items()} | STAFF
    for name, (user, path, then) in pages.items():
        context = browser.new_context(base_url=address, storage_state=people.get(user))
        page = context.new_page()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                page.goto(path)
                if then:
                    go_on(page, then)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", caret="hide")
        context.close()
        print(name, flush=True)


def signed_in(browser, address, user):
    context = browser.new_context(base_url=address)
    sign_in(context.new_page(), user)
    state = context.storage_state()
    context.close()
    return state


def go_on(page, then):
    """`follow SELECTOR` opens the first link, any other selector is scrolled to."""
    if then.startswith("follow "):
        page.goto(page.locator(then.removeprefix("follow ")).first.get_attribute("href"))
    else:
        page.locator(then).first.evaluate(
            "part => scrollBy(0, part.getBoundingClientRect().top - 40)"
        )


# -- The documents' pictures -----------------------------------------------------------------------


def renew(visit):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (path, width, scheme) in PICTURES.items():
        with visit(width=width, scheme=scheme) as page:
            page.goto(path)
            take(page, name)
    with visit("reviewer") as page:
        page.click("a[href$='/review/']")  # the first text that waits on the desk
        take(page, "review")
    with visit("clinician", height=1000) as page:
        draft = write(page)
        check(page)
        share(page, draft, visit)
        compare(page, draft, visit)
        look(draft, visit)
        page.goto(f"{draft}put-into-bin/")
        page.click("#content-main [type=submit]")
        page.set_viewport_size({"width": 1280, "height": 640})
        page.goto(f"{DESK}?status=bin")
        take(page, "bin")


def visitor(browser, address):
    @contextmanager
    def visit(user=None, width=1280, height=820, scheme="light"):
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": height}, color_scheme=scheme
        )
        page = context.new_page()
        if user:
            sign_in(page, user)
        yield page
        context.close()

    return visit


def sign_in(page, user):
    page.goto("/admin/login/?next=/admin/")
    page.fill("#id_username", user)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")


def take(page, name, **options):
    """A palette is enough for a screen, and a third of the size."""
    page.wait_for_load_state("networkidle")
    shot = Image.open(BytesIO(page.screenshot(animations="disabled", caret="hide", **options)))
    shot.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(
        FOLDER / f"{name}.png", optimize=True
    )
    print(name)


# -- The draft -----------------------------------------------------------------------------------


def write(page):
    """Begin it, write it, put in an image and a citation. Returns the draft's place on the desk."""
    page.goto(f"{DESK}add/")
    page.fill("[name=title]", TITLE)
    page.set_viewport_size({"width": 1280, "height": 1320})
    take(page, "editor-start")
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.click("#content-main [type=submit]")
    draft = urlsplit(page.url).path.removesuffix("change/")
    page.fill("[name=standfirst]", STANDFIRST)
    page.fill("[name=tag_names]", "anxiety, exposure, fear learning")
    page.select_option("[name=topic]", label="Anxiety and fear")
    page.locator("[name=body]").evaluate(
        "(field, detail) => field.dispatchEvent(new CustomEvent('desk:set', {detail}))",
        " ".join(BODY.split()),
    )
    saves(page)
    put_caret(page, "speaks first")
    page.click("[data-ask=image]")
    file = {"name": "How a fear comes back.png", "mimeType": "image/png", "buffer": sketch()}
    page.set_input_files("#image-file", file)
    page.get_by_text("The image is in the library.").wait_for()
    page.fill("#image-alt", ALT)
    page.fill("#image-caption", CAPTION)
    take(page, "editor-image")
    page.click("dialog [type=submit]")
    put_caret(page, "hard week")
    page.keyboard.press("ArrowLeft")  # before the full stop
    page.click("[data-ask=cite]")
    with page.expect_response("**/choose/?q=relapse"):
        page.fill("#cite-search", "relapse")
    page.get_by_role("radio", name="Context, ambiguity").check()
    take(page, "editor-citation")
    page.click("dialog [type=submit]")
    saves(page)
    press(page, page.locator("[name=_save]"))
    return draft


def press(page, button):
    """And wait for the next page: the form saves its words first."""
    with page.expect_navigation():
        button.click()


def sketch():
    picture = Image.new("RGB", (1200, 520), "#f5f0e7")
    draw = ImageDraw.Draw(picture)
    points = [(90 + 93 * step, 490 - 4.6 * fear) for step, fear in enumerate(FEAR)]
    draw.line([(50, 30), (50, 490), (1160, 490)], fill="#1e292c", width=4)
    draw.line(points, fill="#1f5f6b", width=8, joint="curve")
    for x, y in points:
        draw.circle((x, y), 13, fill="#1f5f6b")
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def put_caret(page, words):
    """At the end of the paragraph with these words."""
    paragraph = page.locator(".ProseMirror p", has_text=words).first
    paragraph.click()
    paragraph.evaluate("p => getSelection().setPosition(p, p.childNodes.length)")
    page.wait_for_timeout(200)


def saves(page):
    """By itself, once the hands rest."""
    page.wait_for_timeout(3000)
    page.locator("[data-part=line]", has_text="saved at").or_(
        page.locator("[data-part=line]", has_text="Saved at")
    ).wait_for()


def check(page):
    """What preflight says beside the text."""
    page.locator(".preflight-opener > *").click()
    page.locator("#preflight-panel .findings").first.wait_for()
    take(page, "preflight")


def look(draft, visit):
    for name, words, options in [
        ("editor", None, {"height": 1000}),
        ("editor-tablet", "stayed at home", {"width": 768, "height": 1000}),
        ("editor-dark", "hard week", {"height": 900, "scheme": "dark"}),
    ]:
        with visit("clinician", **options) as page:
            page.goto(f"{draft}change/")
            if words:
                put_caret(page, words)
            else:
                page.evaluate("scrollTo(0, 400)")
            take(page, name)


def share(page, draft, visit):
    """Make a link, and leave a note by it."""
    page.goto(f"{draft}preview/")
    page.fill("[name=reader]", "Jonas Hale")
    page.get_by_role("button", name="Make a link").click()
    link = page.locator(".open-links a").first.get_attribute("href")
    with visit() as reader:
        reader.goto(urlsplit(link).path)
        reader.select_option("[name=section]", label="An old fear in a new place")
        reader.fill("[name=text]", NOTE)
        reader.wait_for_timeout(5000)  # what is sent at once is taken for a machine's
        reader.get_by_role("button", name="Leave this note").click()
        reader.locator(".preview-noted").wait_for()
        reader.wait_for_timeout(1000)  # it scrolls there softly
        take(reader, "preview-notes")


def compare(page, draft, visit):
    """Two people write at once; the later one is shown both texts."""
    page.goto(f"{draft}change/")
    with visit("admin") as other:
        other.goto(f"{draft}change/")
        add_words(other, "hard week", "Most people meet it once at least.")
        saves(other)
        add_words(page, "hard week", "It often does so after an illness.")
        page.get_by_role("link", name="Decide").wait_for()
        take(page, "editor-conflict")
        press(page, page.get_by_role("button", name="See both texts"))
        take(page, "compare", full_page=True)
        press(page, page.get_by_role("button", name="Save what I chose"))


def add_words(page, after, words):
    put_caret(page, after)
    page.keyboard.type(f" {words}")


if __name__ == "__main__":
    flags = {word for word in sys.argv[1:] if word.startswith("--")}
    address, folder, *_ = [*(word for word in sys.argv[1:] if word not in flags), None, None]
    main(
        (address or "http://127.0.0.1:8000").rstrip("/"),
        Path(folder) if folder else FOLDER.parent.parent / "var" / "screenshots",
        tour="--docs" not in flags,
        docs="--tour" not in flags,
    )
