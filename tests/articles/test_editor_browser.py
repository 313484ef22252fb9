"""The rich editor in the form of an edition, in a real browser."""

import base64
import io
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture
from playwright.sync_api import expect

from articles.forms import for_writing
from articles.models import Edition, Outline
from clinic import markup
from images.models import Image
from images.processing import save_upload
from references.models import Reference
from tests import make
from tests.conftest import is_too_wide, let_in
from tests.test_accessibility import RULES, RUN, SMALL_TARGETS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Every tag, class and attribute of the vocabulary, in the editor's own hand.
RICH = """\
<p>Some <strong>strong</strong>, <em>stressed</em>, <s>struck</s>, <code>code</code>, \
H<sub>2</sub>O, m<sup>2</sup>, <abbr title="prefrontal cortex">PFC</abbr>, <kbd>Tab</kbd>, \
<mark>marked</mark>, \
<q>quoted</q>, <small>small</small>, <ins>new</ins>, <del>old</del> &amp; &lt;plain&gt;.</p>
<p><a href="https://example.org/?a=1&amp;b=2" title="Elsewhere" hreflang="de">A <em>link</em></a>, \
<a data-to="article:12">one of ours</a>, <a href="tel:112">112</a>, <cite>A work</cite>\
<cite data-ref="foa-1986"></cite>.<br>A new line.</p>
<h2>Heading</h2>
<h3>Sub-heading</h3>
<h4>Smaller</h4>
<ul>
<li>One</li>
<li>Two
<ol start="3">
<li>deep</li>
</ol></li>
<li><p>Two</p>
<p>paragraphs</p></li>
</ul>
<dl>
<dt>Term</dt>
<dd>Meaning</dd>
</dl>
<blockquote cite="https://example.org/">
<p>A quotation.</p>
</blockquote>
<pre>  fixed
    lines</pre>
<hr>
<table>
<caption>What it shows</caption>
<thead>
<tr><th scope="col">Study</th><th colspan="2" scope="col">People</th></tr>
</thead>
<tbody>
<tr><th rowspan="2" scope="row">A</th><td>1</td><td>2</td></tr>
<tr><td colspan="2">3</td></tr>
<tr><td>4</td><td rowspan="2">5</td><td><p>6</p>
<p>7</p></td></tr>
<tr><td>8</td><td>9</td></tr>
</tbody>
</table>
<figure><img src="/media/images/ab/ab/1024.jpg" alt="A quay." width="1024" height="512">\
<figcaption>A <em>caption</em></figcaption></figure>
<figure><img src="/media/images/ab/ab/640.jpg" alt="" width="640" height="320"></figure>
<figure class="video"><a href="https://example.org/film">\
<img src="/media/images/ab/ab/640.jpg" alt="" width="640" height="320">A film</a></figure>
<div class="callout">
<p>Remember.</p>
</div>
<div class="callout content-note">
<p>The next part tells of an accident.</p>
</div>
<div class="care-card care-card-nonurgent">
<h3>Speak to a doctor if:</h3>
<ul>
<li>it goes on</li>
</ul>
</div>
<div class="care-card care-card-urgent">
<h3>Ask for an appointment if:</h3>
<p>It gets worse.</p>
</div>
<div class="care-card care-card-emergency">
<h3>Call if:</h3>
<p>Danger. <a href="tel:112">Call now</a></p>
</div>"""


@pytest.fixture
def visit(live_site):
    """`visit(person)`: a page signed in; what the browser complains of fails the test."""
    complaints = []

    def sign_in(person, **options):
        page = live_site(**options)
        page.set_default_timeout(30_000)
        page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        let_in(page, person)
        return page

    sign_in.complaints = complaints
    yield sign_in
    # The pictures of the sample are nowhere, a test's upload is refused, and another's way is cut.
    expected = ("404", "400 (Bad Request)", "net::ERR_FAILED")
    assert [text for text in complaints if not any(part in text for part in expected)] == []


@pytest.fixture
def writer():
    return make.clinician()


@pytest.fixture
def write(visit, writer):
    """`write(body)`: the form of a new draft with that text; a page whose editor is ready."""

    def open_draft(body="", saving=False, **options):
        edition = make.draft(by=writer, body=body or "<p>x</p>")
        Edition.objects.filter(pk=edition.pk).update(body=body)
        page = visit(writer, **options)
        # What is saved by itself has its own tests; here it would outlive the test.
        if not saving:
            page.route("**/autosave/", lambda route: route.abort())
        page.goto(f"/admin/articles/edition/{edition.pk}/change/")
        if options.get("scripts", True):
            page.wait_for_selector(".field-body .tiptap")
        page.edition = edition
        return page

    return open_draft


def text(page):
    """The text as it would be sent now."""
    flush = "form => form.dispatchEvent(new CustomEvent('desk:flush'))"
    page.locator("#edition-form").evaluate(flush)
    return page.input_value("[name=body]")


def tool(page, name):
    return page.locator(".field-body .toolbar").get_by_role("button", name=name, exact=True)


# The editor hears of a moved caret a moment later; no person is quicker than that.
CARET = 150


def press(page, key):
    page.locator(BODY).focus()
    page.wait_for_timeout(CARET)
    page.keyboard.press(key)
    page.wait_for_timeout(CARET)


BODY = ".field-body .tiptap"


def test_the_whole_vocabulary_goes_round(write):
    """Whatever the sanitiser lets through can be opened and written again."""
    for name in markup.TAGS:
        assert re.search(rf"<{name}[ >]", RICH), name
    for name, attributes in markup.ATTRIBUTES.items():
        for attribute in attributes:
            assert re.search(rf"<{name}\b[^>]* {attribute}=", RICH), (name, attribute)
    for name, classes in markup.CLASSES.items():
        assert all(re.search(rf'<{name} class="[^"]*\b{each}\b', RICH) for each in classes)

    page = write(RICH, saving=True)
    assert text(page) == for_writing(RICH)
    press(page, "Control+Home")
    page.keyboard.type("!")
    assert text(page) == RICH.replace("Some", "!Some", 1)
    page.click("button[name=_save]")
    page.locator(".messagelist").wait_for()
    assert Edition.objects.get().body == markup.clean(RICH.replace("Some", "!Some", 1))
    press(page, "Control+Home")
    page.keyboard.press("Delete")
    assert text(page) == RICH


def test_a_text_that_nobody_changed_keeps_its_bytes(write):
    body = "<P>By hand<br/>  in   <b>HTML</b></p>\n\n\n<ul><li><p>one</p></li></ul>[@foa]"
    page = write(body)
    press(page, "End")
    page.keyboard.type("x")
    assert text(page) != body
    page.keyboard.press("Backspace")
    assert text(page) == body


def test_writing_by_keyboard_alone(write):
    page = write()
    page.focus("[name=standfirst]")
    page.keyboard.press("Tab")  # over what stands between, into the tools, into the text
    for _press in range(8):
        if page.evaluate("document.activeElement.matches('.field-body .tiptap')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("Fear")
    page.keyboard.press("Control+Alt+2")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+b")
    page.keyboard.type("It passes")
    page.keyboard.press("Control+b")
    page.keyboard.type(" soon.")
    page.keyboard.press("Enter")
    page.keyboard.type("- one")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    page.keyboard.press("Tab")
    assert text(page) == (
        "<h2>Fear</h2>\n<p><strong>It passes</strong> soon.</p>\n"
        "<ul>\n<li>one\n<ul>\n<li>two</li>\n</ul></li>\n</ul>"
    )

    page.keyboard.press("Alt+F10")
    page.keyboard.press("Home")
    names = []
    for _press in range(60):
        page.keyboard.press("ArrowRight")
        names.append(page.evaluate("document.activeElement.textContent.trim()"))
        if names[-1] == "Move in":
            break
    assert {"B", "I", "Link", "Cite", "Care card", "More", "Move in"} <= set(names)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")  # Move out
    assert page.evaluate("document.activeElement.matches('.tiptap')")
    assert "<li>one</li>\n<li>two</li>" in text(page)
    page.keyboard.press("Alt+F10")
    page.keyboard.press("Escape")
    page.keyboard.type("!")
    assert "<li>two!</li>" in text(page)


def test_tab_leads_out_after_escape(write):
    page = write("<ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>")
    inside = "document.activeElement.matches('.field-body .tiptap')"
    for place in ("li >> nth=1", "td >> nth=0"):
        page.click(f"{BODY} {place}")
        page.wait_for_timeout(CARET)
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        assert not page.evaluate(inside)


def test_the_box_says_what_it_is(write):
    page = write()
    box = page.get_by_role("textbox", name="Text", exact=True)
    assert box.get_attribute("aria-multiline") == "true"
    assert box.get_attribute("lang") == "en" and box.get_attribute("spellcheck") == "true"
    described = box.get_attribute("aria-describedby").split()[-1]
    assert "Alt and F10" in page.text_content(f"#{described}")
    page.click(".field-body label")
    page.keyboard.type("here")
    assert text(page) == "<p>here</p>"


# -- Links and citations -----------------------------------------------------------------------


def test_a_link_to_a_page_of_ours_is_chosen_by_its_title(write, writer):
    other = make.published(by=writer, title="Fear in the body")
    page = write("<p>Read more.</p>")
    press(page, "Control+a")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Link")
    page.keyboard.type("body fear")
    dialog.get_by_text("Found: 1").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    assert text(page) == f'<p><a data-to="article:{other.article_id}">Read more.</a></p>'
    assert page.evaluate("document.activeElement.matches('.tiptap')")
    # Opened again it knows where it leads, and lets go of it.
    page.keyboard.press("Control+k")
    dialog.get_by_role("radio", name="Fear in the body", checked=True).wait_for()
    dialog.get_by_role("button", name="Remove the link").click()
    assert text(page) == "<p>Read more.</p>"
    # Without words, the title stands for them.
    press(page, "End")
    page.keyboard.press("Control+k")
    page.get_by_role("radio", name="Fear in the body").check()
    dialog.get_by_role("button", name="Set the link").click()
    assert text(page).endswith(f'<a data-to="article:{other.article_id}">Fear in the body</a></p>')


def test_an_address_is_judged_before_it_becomes_a_link(write):
    page = write("<p>word</p>")
    dialog = page.get_by_role("dialog", name="Link")
    box = dialog.get_by_label("Or an address")
    press(page, "Control+a")
    page.keyboard.press("Control+k")
    for wrong in ("", "None", "javascript:alert(1)", "data:x", "word", "//evil.example", "http://"):
        box.fill(wrong)
        box.press("Enter")
        assert dialog.get_by_text("Choose a page, or give an address").is_visible(), wrong
        assert box.get_attribute("aria-invalid") == "true" or wrong == ""
    for typed, whole in {
        "https://example.org/?a=1": "https://example.org/?a=1",
        "www.example.org": "https://www.example.org",
        "desk@example.org": "mailto:desk@example.org",
        "01632 960 000": "tel:01632960000",
        "tel: +44 1632": "tel:+441632",
        "/help-now/": "/help-now/",
    }.items():
        box.fill(typed)
        box.press("Enter")
        dialog.wait_for(state="detached")
        assert text(page) == f'<p><a href="{whole}">word</a></p>', typed
        page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert page.evaluate("document.activeElement.matches('.tiptap')")


def test_a_citation_is_chosen_and_shown_as_a_chip(write):
    Reference.objects.create(key="foa-1986", title="Emotional processing", year=1986)
    page = write("<p>It passes</p>")
    press(page, "End")
    tool(page, "Cite").click()
    dialog = page.get_by_role("dialog", name="Cite a reference")
    page.keyboard.type("emotional")
    dialog.get_by_text("Found: 1").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    page.keyboard.type(". Typed [@foa-1986]; [@a; @b] too")
    cite = '<cite data-ref="{}"></cite>'.format
    assert text(page) == (
        f"<p>It passes{cite('foa-1986')}. Typed {cite('foa-1986')}; {cite('a')}{cite('b')} too</p>"
    )
    assert page.locator(f"{BODY} cite").first.text_content() == "Citation: foa-1986"


def test_stored_citations_are_chips_whichever_way_they_are_written(write):
    page = write('<p>One <cite data-ref="foa-1986"></cite> and [@who].</p>')
    expect(page.locator(f"{BODY} cite")).to_have_count(2)


def test_an_outlines_lists_have_their_bullets(visit):
    outline = Outline.objects.create(title="A first visit", body="<ul><li>Bring this.</li></ul>")
    page = visit(make.administrator())
    page.goto(f"/admin/articles/outline/{outline.pk}/change/")
    item = page.locator(".field-body .tiptap li")
    assert item.evaluate("item => getComputedStyle(item).listStyleType") == "disc"


# -- Pictures, videos, tables, boxes -----------------------------------------------------------


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def png(colour="teal"):
    file = io.BytesIO()
    Picture.new("RGB", (60, 40), colour).save(file, "PNG")
    return file.getvalue()


def test_an_image_needs_a_decision_about_its_description(write, writer, media):
    upload = SimpleUploadedFile("quay.png", png(), "image/png")
    image = save_upload(upload, title="A quay", by=writer)
    page = write("<p>Before.</p>")
    press(page, "End")
    tool(page, "Image").click()
    dialog = page.get_by_role("dialog", name="Image")
    use = dialog.get_by_role("button", name="Use this image")
    use.click()
    assert dialog.get_by_text("Choose an image, or add a new one.").is_visible()
    dialog.get_by_role("radio", name="A quay").check()
    use.click()
    assert dialog.get_by_text("Say what it shows, or mark it").is_visible()
    alt = dialog.get_by_label("What does it show?")
    for name in ("IMG_1234.JPG", "quay.png", "Screenshot 12", "a quay.heif", "WhatsApp Image 2"):
        alt.fill(name)
        use.click()
        assert dialog.get_by_text("That is the name of a file.").is_visible(), name
        assert alt.evaluate("box => box === document.activeElement")
    alt.fill('A "quay" at dusk')
    dialog.get_by_label("Caption").fill("Evening")
    use.click()
    figure = r'<figure><img src="{}" alt="{}" width="60" height="40">{}</figure>'.format
    caption = "<figcaption>Evening</figcaption>"
    shown = figure(image.src, "A &quot;quay&quot; at dusk", caption)
    assert text(page) == f"<p>Before.</p>\n{shown}"

    # In the caption the image's own tools appear.
    page.click(f"{BODY} figcaption")
    tool(page, "Edit the image").click()
    assert dialog.get_by_label("What does it show?").input_value() == 'A "quay" at dusk'
    dialog.get_by_label("It is decorative").check()
    use.click()
    assert text(page).endswith(figure(image.src, "", caption))
    page.keyboard.press("Enter")
    page.keyboard.type("After.")
    assert text(page).endswith("</figure>\n<p>After.</p>")
    page.click(f"{BODY} figcaption")
    tool(page, "Remove the image").click()
    assert text(page) == "<p>Before.</p>\n<p>After.</p>"


def test_a_new_image_is_uploaded_in_place(write, media):
    page = write()
    tool(page, "Image").click()
    dialog = page.get_by_role("dialog", name="Image")
    file = {"name": "harbour.png", "mimeType": "image/png", "buffer": png()}
    dialog.get_by_label("Or a new one").set_input_files({**file, "buffer": b"no image"})
    dialog.locator("[data-error=file]").wait_for()
    dialog.get_by_label("Or a new one").set_input_files(file)
    dialog.get_by_role("radio", name="harbour", checked=True).wait_for()
    dialog.get_by_label("It is decorative").check()
    dialog.get_by_role("button", name="Use this image").click()
    assert text(page) == (
        f'<figure><img src="{Image.objects.get().src}" alt="" width="60" height="40"></figure>'
    )


def test_pressed_before_the_image_has_arrived(write, media):
    page = write()
    held = []
    page.context.route("**/upload/", lambda route: held.append(route))
    for _twice in range(2):
        tool(page, "Image").click()
        dialog = page.get_by_role("dialog", name="Image")
        dialog.get_by_label("It is decorative").check()
        file = {"name": "harbour.png", "mimeType": "image/png", "buffer": png()}
        with page.expect_request("**/upload/"):
            dialog.get_by_label("Or a new one").set_input_files(file)
        dialog.get_by_text("on its way to the library").wait_for()
        dialog.get_by_role("button", name="Use this image").click()
        held.pop().continue_()
        dialog.wait_for(state="detached")
        page.keyboard.press("ArrowRight")
    assert text(page).count(Image.objects.get().src) == 2
    page.context.unroute("**/upload/")
    tool(page, "Image").click()
    dialog.get_by_text("Found: 1").wait_for()
    dialog.get_by_label("Or a new one").set_input_files(file)
    dialog.get_by_text("is in the library").wait_for()
    expect(dialog.get_by_role("radio")).to_have_count(1)


def paste(page, html="", file=b""):
    page.locator(BODY).evaluate(
        """(box, [html, bytes]) => {
          const clipboardData = new DataTransfer();
          const file = new File([new Uint8Array(bytes)], "clip.png", { type: "image/png" });
          if (html) clipboardData.setData("text/html", html);
          else clipboardData.items.add(file);
          const how = { clipboardData, bubbles: true, cancelable: true };
          box.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        [html, list(file)],
    )


def test_an_image_from_the_clipboard_is_stored_and_asks_for_its_description(write, media):
    page = write()
    paste(page, file=png("red"))
    page.locator(f"{BODY} figure img[src]").wait_for()
    hint = page.locator(".field-body .hints li", has_text="An image has no description yet.")
    hint.wait_for()
    image = Image.objects.get()
    assert text(page) == f'<figure><img src="{image.src}" width="60" height="40"></figure>'


def test_what_is_pasted_is_reduced_and_its_images_are_stored(write, media):
    page = write()
    data = base64.b64encode(png("green")).decode()
    html = (
        '<h1 style="color:red">Title</h1><p class="MsoNormal" onclick="alert(1)">Some <b>bold</b>'
        f' <script>alert(1)</script>words<img src="data:image/png;base64,{data}"></p>'
    )
    paste(page, html=html)
    page.locator(f"{BODY} figure img[src]").wait_for()
    written = text(page)
    assert "<h2>Title</h2>\n<p>Some <strong>bold</strong> words</p>" in written
    assert f'<figure><img src="{Image.objects.get().src}"' in written
    assert "pending" not in written and "style" not in written


def test_a_video_has_an_address_and_a_title(write):
    page = write("<p>x</p>")
    press(page, "End")
    tool(page, "Video").click()
    dialog = page.get_by_role("dialog", name="Video")
    use = dialog.get_by_role("button", name="Use this video")
    for wrong in ("", "http://example.org/film", "javascript:alert(1)", "https://"):
        dialog.get_by_label("Address of the video").fill(wrong)
        use.click()
        assert dialog.get_by_text("Give the whole address").is_visible(), wrong
    dialog.get_by_label("Address of the video").fill("https://example.org/film?v=1&t=2")
    use.click()
    assert dialog.get_by_text("Give it a title.").is_visible()
    dialog.get_by_label("Title").fill("Breathing out, 2 minutes")
    use.click()
    address = "https://example.org/film?v=1&amp;t=2"
    video = f'<figure class="video"><a href="{address}">Breathing out, 2 minutes</a></figure>'
    assert text(page) == f"<p>x</p>\n{video}"


def test_a_table_and_its_tools(write):
    page = write()
    tool(page, "Table").click()
    dialog = page.get_by_role("dialog", name="Table")
    dialog.get_by_label("Rows", exact=True).fill("0")
    dialog.get_by_role("button", name="Put in the table").click()
    assert dialog.get_by_text("From 1 to 100 rows.").is_visible()
    dialog.get_by_label("Rows", exact=True).fill("2")
    dialog.get_by_label("Columns", exact=True).fill("2")
    dialog.get_by_label("Caption").fill("Who was helped")
    dialog.get_by_role("button", name="Put in the table").click()
    for word in ("Study", "People", "A", "12"):
        page.keyboard.type(word)
        page.keyboard.press("Tab")
    head = '<thead>\n<tr><th scope="col">Study</th><th scope="col">People</th></tr>\n</thead>'
    table = "<table>\n<caption>Who was helped</caption>\n{}\n<tbody>\n{}\n</tbody>\n</table>".format
    assert text(page) == table(head, "<tr><td>A</td><td>12</td></tr>")
    page.click(f"{BODY} td >> nth=0")
    tool(page, "Header column").click()
    tool(page, "Row below").click()
    rows = '<tr><th scope="row">A</th><td>12</td></tr>\n<tr><th scope="row"></th><td></td></tr>'
    assert text(page) == table(head, rows)
    tool(page, "Delete row").click()
    tool(page, "Caption").click()
    page.get_by_role("dialog", name="Caption of the table").get_by_role("textbox").fill("")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for(state="detached")
    assert "caption" not in text(page) and text(page).count("<tr>") == 2
    tool(page, "Delete table").click()
    assert text(page) == ""


def test_cards_boxes_and_the_hints_about_them(write):
    page = write()
    hints = page.locator(".field-body .hints li")
    tool(page, "Care card").click()
    dialog = page.get_by_role("dialog", name="Care card")
    dialog.get_by_label("Now: an emergency").check()
    dialog.get_by_role("button", name="Use this card").click()
    page.locator(f"{BODY} .care-card").wait_for()
    assert text(page) == (
        '<div class="care-card care-card-emergency">\n<h3>Call the emergency number now if:</h3>'
        "\n<ul>\n<li></li>\n</ul>\n</div>"
    )
    page.keyboard.type("You are in danger.")
    assert "<h3>Call the emergency number now if:</h3>\n<ul>\n<li>You are in danger.</li>" in text(
        page
    )
    page.locator(BODY).evaluate(
        "(box, html) => document.querySelector('[name=body]').dispatchEvent("
        "new CustomEvent('desk:set', { detail: html }))",
        '<div class="care-card care-card-emergency"><h3>Call</h3><p><a href="https://a.example">a</a>'
        '<a href="https://b.example">b</a><a href="tel:112">c</a></p></div>'
        '<div class="care-card care-card-emergency"><h3>Call if:</h3></div>',
    )
    hints.nth(2).wait_for()
    said = " ".join(hints.all_inner_texts())
    for words in ("ends with “if:”", "two care cards", "one place at most"):
        assert words in said
    page.click(f"{BODY} .care-card h3 >> nth=1")
    tool(page, "Change the kind").click()
    dialog.get_by_label("Today: an urgent appointment").check()
    dialog.get_by_role("button", name="Use this card").click()
    hints.nth(2).wait_for(state="detached")
    assert "care-card-urgent" in text(page)
    page.click(f"{BODY} .care-card h3 >> nth=0")
    tool(page, "Remove the box").click()
    hints.first.wait_for(state="detached")
    assert "care-card-emergency" not in text(page)

    press(page, "Control+a")
    page.keyboard.press("Delete")
    tool(page, "Callout").click()
    page.keyboard.type("Remember.")
    assert text(page) == '<div class="callout">\n<p>Remember.</p>\n</div>'

    tool(page, "Remove the box").click()
    press(page, "Control+a")
    page.keyboard.press("Delete")
    tool(page, "Content note").click()
    page.keyboard.type("An accident.")
    assert text(page) == '<div class="callout content-note">\n<p>An accident.</p>\n</div>'


def test_key_terms_by_keyboard(write):
    page = write()
    tool(page, "Key terms").click()
    for word in ("Amygdala", "A part of the brain.", "Fear", "A feeling."):
        page.keyboard.type(word)
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("After.")
    assert text(page) == (
        "<dl>\n<dt>Amygdala</dt>\n<dd>A part of the brain.</dd>\n"
        "<dt>Fear</dt>\n<dd>A feeling.</dd>\n</dl>\n<p>After.</p>"
    )


# -- Around it ---------------------------------------------------------------------------------


def test_the_html_can_be_edited_and_what_is_set_from_outside_is_shown(write):
    page = write("<p>One</p>")
    tool(page, "More").click()
    tool(page, "HTML").click()
    page.fill("[name=body]", "<p>Two</p><h1>Title</h1>")
    assert not page.locator(BODY).is_visible()
    tool(page, "HTML").click()
    assert page.inner_text(f"{BODY} h2") == "Title"
    assert text(page) == "<p>Two</p><h1>Title</h1>"
    page.evaluate(
        "document.querySelector('[name=body]').dispatchEvent("
        "new CustomEvent('desk:set', { detail: '<p>Three</p>' }))"
    )
    assert page.inner_text(BODY).strip() == "Three" and text(page) == "<p>Three</p>"
    press(page, "Control+z")
    assert "Two" in text(page)


@pytest.mark.parametrize("broken", ["django_prose_editor/editor", "js/editor/schema", None])
def test_without_the_editor_the_box_is_there(visit, writer, broken):
    """No script, or one that fails: the text stands in the box, and is saved from it."""
    edition = make.draft(by=writer, body="<p>One</p>")
    page = visit(writer, scripts=broken is not None)
    if broken:
        page.route(f"**/{broken}.js", lambda route: route.abort())
    page.goto(f"/admin/articles/edition/{edition.pk}/change/")
    page.fill("[name=body]", "<p>Two</p>")
    page.click("button[name=_save]")
    page.locator(".messagelist").wait_for()
    assert Edition.objects.get().body == "<p>Two</p>"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out(write, media, writer, scheme):
    upload = SimpleUploadedFile("quay.png", png(), "image/png")
    save_upload(upload, title="A quay", by=writer)
    Reference.objects.create(key="foa-1986", title="Emotional processing", year=1986)
    page = write(RICH, color_scheme=scheme, width=360, bypass_csp=True)
    page.evaluate(AXE_SCRIPT)
    assert not is_too_wide(page)
    tool(page, "More").click()
    tool(page, "Insert").click()
    page.click(f"{BODY} td >> nth=0")
    tool(page, "Caption").wait_for()
    assert faults(page) == []
    assert not is_too_wide(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert faults(page) == []
    for name in ("Link", "Cite", "Image", "Video", "Table", "Care card", "Abbreviation"):
        tool(page, name).click()
        page.get_by_role("dialog").get_by_role("button").last.wait_for()
        page.wait_for_load_state("networkidle")
        assert faults(page) == [], name
        assert small_targets(page) == [], name
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")


def faults(page):
    found = page.evaluate(RUN, RULES)
    return [(fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in found]


def small_targets(page):
    small = page.evaluate(SMALL_TARGETS)
    return [target for target in small if "dialog" in target or "data-" in target]


# -- Bad input ---------------------------------------------------------------------------------

DEEP = "<ul><li>deep" * 30 + "</li></ul>" * 30
ROWS = "".join(f"<tr><td>{n}</td><td>two</td><td>three</td><td>four</td></tr>" for n in range(500))
ZALGO = "Z" + "\u0301\u0327\u0330" * 40 + " \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627"
LONG = "".join(
    f"<h2>Part {n}</h2>" + f"<p>{'word ' * 99}{n}.</p>" * 20 for n in range(10)
)  # 20,000 words


@pytest.mark.parametrize(
    ("body", "words"),
    [(LONG, "9."), (f"<table>{ROWS}</table>", "499"), (DEEP, "deep"), (f"<p>{ZALGO}</p>", ZALGO)],
    ids=["20,000 words", "500 rows", "30 deep", "zalgo"],
)
def test_long_deep_and_odd_texts_open_and_can_be_written(write, body, words):
    page = write(body)
    assert words in page.inner_text(BODY)
    press(page, "Control+Home")
    slowest = page.evaluate(
        """async () => {
          let slowest = 0, last = performance.now();
          const frames = setInterval(() => {
            slowest = Math.max(slowest, performance.now() - last);
            last = performance.now();
          }, 10);
          for (const letter of "A few words. ") {
            document.execCommand("insertText", false, letter);
            await new Promise((done) => setTimeout(done, 30));
          }
          await new Promise((done) => setTimeout(done, 1500));
          clearInterval(frames);
          return slowest;
        }"""
    )
    assert slowest < 1000  # on a machine that does other things as well
    written = text(page)
    assert "A few words. " in written and words in written
    assert written.count("<ul>") == body.count("<ul>")
    assert written.count("<tr>") == body.count("<tr>")
