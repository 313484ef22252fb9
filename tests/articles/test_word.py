"""Word documents: what comes along, and what is never opened."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from articles import word
from clinic import markup
from clinic.exceptions import Refused
from images.models import Image

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parent / "files"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def docx(body, *, relationships="", parts=None, before=""):
    """A document as Word lays it out, with `body` as its text."""
    kinds = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("emf", "image/x-emf"),
        ]
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in [
            *[("Titel", "Title"), ("berschrift1", "heading 1"), ("berschrift2", "heading 2")],
            *[("berschrift7", "heading 7"), ("Zitat", "Quote"), ("Verzeichnis1", "toc 1")],
        ]
    )
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = f'<Relationship Id="r1" Type="{KIND}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": f"{types}{kinds}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}">{office}</Relationships>',
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{package}">{relationships}</Relationships>'
        ),
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/document.xml": (
            f"{before}<w:document {W} {R} {DRAWING}><w:body>{body}</w:body></w:document>"
        ),
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as document:
        for name, content in files.items():
            document.writestr(name, content)
    return out.getvalue()


def p(text, style=""):
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def picture(relation, words="Picture containing person"):
    return (
        "<w:p><w:r><w:t>Before.</w:t></w:r><w:r><w:drawing><wp:inline>"
        f'<wp:docPr id="1" name="a.png" descr="{words}"/>'
        f"<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip {relation}/>"
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def read(content, name="A_long night.docx"):
    return word.read(SimpleUploadedFile(name, content), by=None)


# -- What comes along --------------------------------------------------------------------------


def test_a_document_that_libreoffice_wrote():
    found = read((FILES / "libreoffice.docx").read_bytes())
    image = Image.objects.get()
    assert found.title == "Why we sleep badly before exams" and found.notes == []
    assert found.body == (
        "<p>Sleep is <strong>not a luxury</strong>, and a <em>short night</em> is no illness."
        '<sup>1</sup> Write to <a href="https://example.org/sleep?a=1&amp;b=2">the sleep clinic</a>'
        ".</p>"
        "<h2>What happens at night</h2><p>The brain needs O<sub>2</sub> and 10<sup>3</sup> other "
        "things, <s>not luck</s>.</p>"
        "<ul><li>Light sleep<ul><li>drowsing<ul><li>with jerks</li></ul></li></ul></li>"
        "<li>Deep sleep</li></ul>"
        "<h3>Three things to try</h3><ol><li>Get up at the same time.</li>"
        "<li>Leave the bed when awake.<ol><li>and read</li></ol></li></ol>"
        "<blockquote><p>The night is longer for those who count it.</p></blockquote>"
        '<table><thead><tr><th scope="col">Age</th><th scope="col">Hours</th></tr></thead>'
        "<tbody><tr><td>Teenagers</td><td>8 to 10</td></tr>"
        '<tr><td colspan="2">Everybody <strong>differs</strong></td></tr></tbody></table>'
        f'<h2>When to seek help</h2><figure><img src="{image.src}" width="240" height="120">'
        "</figure><p>After three weeks.<sup>2</sup></p>"
        "<ol><li>One bad night changes little; <em>many</em> in a row do.</li>"
        "<li>A rule of thumb, no law.</li></ol>"
    )
    assert str(markup.clean(found.body)) == found.body


@pytest.mark.parametrize(
    ("body", "title", "text"),
    [
        (p("Named", "Titel") + p("One", "berschrift1") + p("x"), "Named", "<h2>One</h2><p>x</p>"),
        # The only first heading titles the whole, and the rest need not sink.
        (p("Whole", "berschrift1") + p("Part", "berschrift2"), "Whole", "<h2>Part</h2>"),
        # Of several, each titles a part.
        (
            p("One", "berschrift1") + p("Two", "berschrift1") + p("Sub", "berschrift2"),
            "One",
            "<h2>One</h2><h2>Two</h2><h3>Sub</h3>",
        ),
        (p("Only words"), "A long night", "<p>Only words</p>"),
        (p("x") + p("Deep", "berschrift7"), "Deep", "<p>x</p><h4>Deep</h4>"),
        (p("Contents 3", "Verzeichnis1") + p("x"), "A long night", "<p>x</p>"),
        (p("Said", "Zitat"), "A long night", "<blockquote><p>Said</p></blockquote>"),
        (p("a &lt;b&gt; &amp; c"), "A long night", "<p>a &lt;b&gt; &amp; c</p>"),
    ],
)
def test_titles_and_headings(body, title, text):
    found = read(docx(body))
    assert (found.title, found.body) == (title, text)


def link(target, mode='TargetMode="External"'):
    return f'<Relationship Id="l" Type="{KIND}/hyperlink" Target="{target}" {mode}/>'


@pytest.mark.parametrize(
    ("target", "html"),
    [
        ("https://example.org/", '<a href="https://example.org/">here</a>'),
        ("mailto:a@example.org", '<a href="mailto:a@example.org">here</a>'),
        ("javascript:alert(1)", "here"),
        ("file:///etc/passwd", "here"),
        ("../other.docx", "here"),
        ("/page/", "here"),
        ("#_Toc1", "here"),
        ("http://[", "here"),
    ],
)
def test_links_lead_to_the_web_or_go(target, html):
    body = '<w:p><w:hyperlink r:id="l"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
    assert read(docx(body, relationships=link(target))).body == f"<p>{html}</p>"


def image_of(kind="PNG"):
    out = io.BytesIO()
    Picture.new("RGB", (40, 20), "teal").save(out, kind)
    return out.getvalue()


def test_a_picture_is_an_image_whose_words_are_still_to_come():
    relation = f'<Relationship Id="i" Type="{KIND}/image" Target="media/a.png"/>'
    content = docx(
        picture('r:embed="i"'), relationships=relation, parts={"word/media/a.png": image_of()}
    )
    found = read(content)
    image = Image.objects.get()
    assert found.body == (
        f'<p>Before.</p><figure><img src="{image.src}" width="40" height="20"></figure>'
    )
    assert image.title == "A_long night 1"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("A &quot;quay&quot;&#10;at dusk", ' alt="A &quot;quay&quot; at dusk"'),
        ("IMG_1234.JPG", ""),
        ("A dog on a beach&#10;&#10;Description automatically generated", ""),
        ("A dog on a beach AI-generated content may be incorrect.", ""),
    ],
)
def test_a_pictures_words_come_along_where_a_person_wrote_them(words, kept):
    relation = f'<Relationship Id="i" Type="{KIND}/image" Target="media/a.png"/>'
    body = picture('r:embed="i"', words)
    found = read(docx(body, relationships=relation, parts={"word/media/a.png": image_of()}))
    src = Image.objects.get().src
    assert f'<figure><img src="{src}"{kept} width="40" height="20"></figure>' in found.body


@pytest.mark.parametrize(
    ("relation", "target", "words"),
    [
        ('r:link="i"', 'http://127.0.0.1:1/a.png" TargetMode="External', "only points to it"),
        ('r:link="i"', 'file:///etc/hostname" TargetMode="External', "only points to it"),
        ('r:embed="i"', "media/a.emf", "a kind that we cannot show"),
    ],
)
def test_a_picture_that_does_not_come_along_is_told(relation, target, words, monkeypatch):
    monkeypatch.setattr("mammoth.docx.files.urlopen", pytest.fail)
    relations = f'<Relationship Id="i" Type="{KIND}/image" Target="{target}"/>'
    content = docx(
        picture(relation), relationships=relations, parts={"word/media/a.emf": b"\x01\0\0\0"}
    )
    found = read(content)
    assert found.body == "<p>Before.</p>" and words in found.notes[0]
    assert not Image.objects.exists()


def test_only_so_many_pictures_come_along(monkeypatch):
    monkeypatch.setattr(word, "MOST_PICTURES", 1)
    relation = f'<Relationship Id="i" Type="{KIND}/image" Target="media/a.png"/>'
    body = picture('r:embed="i"') * 3
    found = read(docx(body, relationships=relation, parts={"word/media/a.png": image_of()}))
    assert found.body.count("<figure>") == 1
    assert found.notes == ["Only the first 1 pictures were taken over."]


def test_a_long_document_is_read_in_seconds():
    content = docx((p("A part", "berschrift2") + p("word " * 100) * 4) * 50)  # 20,000 words
    assert len(markup.plain(read(content).body).split()) > 20_000


# -- What is not opened ------------------------------------------------------------------------

ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
ELSEWHERE = f'<Relationship Id="f" Type="{KIND}/footnotes" Target="notes.png"/>'
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
BAD = {
    "an old .doc": ((FILES / "old.doc").read_bytes(), "old Word file"),
    "a password": (ENCRYPTED, "password"),
    "a PDF": (b"%PDF-1.7 ...", "not a Word document"),
    "nothing": (b"", "not a Word document"),
    "no words": (docx(""), "no words"),
    "cut off": (docx(p("x"))[:-200], "damaged"),
    "broken XML": (docx("<w:p><w:r>"), "damaged"),
    "a note that is not there": (
        docx('<w:p><w:r><w:footnoteReference w:id="9"/></w:r></w:p>'),
        "damaged",
    ),
    "nesting without end": (docx("<w:p>" * 3000 + "</w:p>" * 3000), "damaged"),
    "entities": (docx(p("&b;"), before=ENTITIES), "declarations"),
    "entities in UTF-16": (
        docx("", parts={"word/document.xml": f"{ENTITIES}<w:document {W}/>".encode("utf-16")}),
        "declarations",
    ),
    # A part's name says nothing: the document decides what is read as what.
    "entities in what is called a picture": (
        docx(
            p("x"), relationships=ELSEWHERE, parts={"word/notes.png": f"{ENTITIES}<w:footnotes/>"}
        ),
        "declarations",
    ),
    "a bomb": (docx(p("x"), parts={"word/media/a.bin": b"\0" * 30_000_000}), "far more"),
    "a bomb of XML": (docx(p("ab" * 7_000_000)), "far more"),
    "more XML than anybody writes": (docx(p(os.urandom(6_500_000).hex())), "far more"),
    "too many parts": (docx(p("x"), parts={f"word/{n}.bin": b"" for n in range(2100)}), "far more"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_refused_says_why(name):
    content, words = BAD[name]
    with pytest.raises(Refused, match=words):
        read(content)


def test_a_spreadsheet_is_no_document():
    content = docx(p("x")).replace(b"word/", b"xlsx/")
    with pytest.raises(Refused, match="not a Word document"):
        read(content)


def test_a_document_that_is_too_large_is_not_even_read():
    upload = SimpleUploadedFile("a.docx", b"PK")
    upload.size = word.MOST_BYTES + 1
    with pytest.raises(Refused, match="25 MB"):
        word.read(upload, by=None)
