"""A small site on which every kind of page has all that such a page can have, under slug "one"."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from articles.models import Series, Topic
from clinic.models import Clinic, Location
from comments import actions as comments
from comments import deciding
from faq.models import Group, Question
from feedback import actions as feedback
from glossary.models import Abbreviation, Connection, Entry, Function, Identifier, Synonym
from images.processing import save_upload
from pages.models import Page
from references.models import Reference
from safety.help import load_help_lines
from tests import make

LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 2
BODY = f"""
<p>The amygdala learns <em>quickly</em> [@foa-1986] and is found by <a href="/faq/one/">one
question</a>. A word without an end: {LONG}.</p>
<h2>What helps</h2>
<ul><li><strong>Sleep</strong>: a term.</li><li>Exercise.</li></ul>
<h3>A table</h3>
<table><caption>Who found it helpful</caption>
<thead><tr><th>Study</th><th>People</th><th>Weeks</th><th>Found it helpful</th></tr></thead>
<tbody><tr><td>A study with a long name</td><td>1,200</td><td>12</td><td>4 of 5</td></tr></tbody>
</table>
<div class="callout"><h3>A callout</h3><p>Something worth a box.</p></div>
<div class="care-card care-card-nonurgent"><h3>Speak to a doctor if:</h3>
<ul><li>it goes on</li></ul></div>
<div class="care-card care-card-urgent"><h3>Ask for an urgent appointment if:</h3>
<p>It gets worse. <a href="/help-now/">Who answers now</a></p></div>
<div class="care-card care-card-emergency"><h3>Call the emergency number if:</h3>
<p>somebody is in danger. <a href="tel:112">Call now</a></p></div>
<div class="callout content-note"><p>The next part tells of an accident.</p></div>
<blockquote><p>A quotation.</p></blockquote>
<p>The <abbr title="prefrontal cortex">PFC</abbr> [@foa-1986] <mark>plans</mark>.</p>
"""


def picture(title):
    file = io.BytesIO()
    Picture.new("RGB", (900, 500), "teal").save(file, "PNG")
    upload = SimpleUploadedFile("x.png", file.getvalue(), "image/png")
    return save_upload(upload, title=title, alt="A teal field.", credit="A painter")


def fill():
    """Make it all, and give back where the pages are that have no fixed address."""
    clinic = Clinic.objects.create(
        name="Harbour Psychology",
        tagline="Careful help for mind and brain",
        introduction="A small clinic of psychologists.",
        phone="01632 960000",
        email="desk@example.org",
        booking_url="https://booking.example.org/",
        complaints="Please write to the manager.",
        comments_read_by="The practice manager",
        comments_read_when="on working days",
        readers_digest="monthly",
        menu=[
            {"to": to, "labels": {"en": f"Our {to}"}}
            for to in (
                "articles",
                "atlas",
                "glossary",
                "faq",
                "authors",
                "about",
                "contact",
                "search",
            )
        ],
        footer=[{"to": "https://example.org/", "labels": {"en": "The institute"}}],
        notices=[
            {
                "text": "The clinic is closed on Friday.",
                "language": "en",
                "start": "2020-01-01T00:00:00+00:00",
                "end": "2099-01-01T00:00:00+00:00",
            }
        ],
    )
    Location.objects.create(
        address="1 Quay\nHarbour",
        monday="9-12:30, 14-18",
        saturday="20-2",
        hours_note="By arrangement",
    )
    Location.objects.create(name="Mill", address="2 Mill Lane", phone="01632 960009", order=1)
    load_help_lines()
    boss = make.administrator()
    photo, hero = picture("Ada"), picture("A quay")
    by = make.clinician(
        slug="one",
        given_name="Ada",
        family_name="One",
        photo=photo,
        specialties=["fear"],
        languages=["English"],
        introduction="She works with fear.",
    )
    reader = make.reviewer(slug="two", family_name="Two")
    Reference.objects.create(
        key="foa-1986",
        title="Emotional processing of fear",
        year=1986,
        doi="10.1037/0033-2909.99.1.20",
    )
    _glossary(boss)
    shown = (
        Question(
            question="One?",
            slug="one",
            short_answer="One, and not two.",
            answer="<p>The amygdala again [@foa-1986].</p>",
            group=Group.objects.create(name="First", slug="first", description="Before you come."),
        ),
        Question(question="Another?", slug="another", short_answer="Yes."),
        Page(title="One", slug="one", body="<h2>A part</h2><p>One</p>"),
        make.leaflet(title="One to keep", slug="one", text="<h2>A part</h2><p>What it says.</p>"),
    )
    for row in shown:
        row.save()
        row.publish(by=boss)
    edition = _articles(by, reader, hero)
    edition.article.questions.set(row for row in shown if isinstance(row, Question))
    return {"edition": edition, "boss": boss, "clinic": clinic} | _comments(edition, boss)


def _glossary(boss):
    source = Reference.objects.get()
    lobe = Entry(name="temporal lobe", slug="temporal-lobe", definition="A lobe at the side.")
    one = Entry(
        name="amygdala",
        slug="one",
        definition="A small part of the brain that learns what matters.",
        text="<h2>More</h2><p>It sits in the temporal lobe [@foa-1986].</p>",
        pronunciation="a-MIG-da-la",
        laterality="paired",
        not_meaning="It is no fear centre.",
    )
    other = Entry(name="alpha band", slug="alpha-band", kind="mechanism", definition="A rhythm.")
    lobe.save()
    one.part_of = lobe
    one.save()
    other.save()
    for row in (one, other):
        Abbreviation.objects.create(entry=row, text="AB")
    Synonym.objects.create(entry=one, name="amygdaloid body")
    Identifier.objects.create(entry=one, scheme="uberon", value="UBERON:0001876")
    function = Function.objects.create(entry=one, text="Learning what to fear")
    function.references.add(source)
    Connection.objects.create(origin=one, target=lobe, text="Memories", reference=source)
    for row in (lobe, one, other):
        row.publish(by=boss)


def _articles(by, reader, hero):
    topic = Topic.objects.create(name="One", slug="one", description="All about one.")
    series = Series.objects.create(title="One", slug="one")
    shared = {"topic": topic, "series": series, "tag_names": ["one", "fear"]}
    edition = make.published(
        by=by,
        reviewed_by=reader,
        slug="one",
        title=f"One about fear and {LONG}",
        standfirst="What fear does, and what helps.",
        body=BODY,
        in_depth=BODY,
        hero=hero,
        hero_alt="A quay at dusk.",
        **shared,
    )
    for number in range(3):
        make.published(
            by=by, reviewed_by=reader, slug=f"other-{number}", title=f"Fear, part {number}",
            standfirst="More of it.", body="<p>The amygdala.</p>", **shared,
        )  # fmt: skip
    Topic.objects.filter(pk=topic.pk).update(lead=edition.article)
    make.withdrawn(by=by, reviewed_by=reader, slug="gone", title="Gone")
    edition = make.next_edition(edition, title="One about fear")
    edition = make.published(edition, reviewed_by=reader)
    feedback.cast_vote(edition.article, visitor="a", answers={"helpful": True, "stars": 4})
    return edition


def _comments(edition, boss):
    def write(text, nonce, parent=None):
        return comments.receive(
            article=edition.article,
            parent=parent,
            nickname="Blue heron",
            email="",
            text=text,
            network="n",
            nonce=nonce,
        )

    first = deciding.approve(write("Thank you, this explains a lot.", "1"), by=boss)
    deciding.approve(write("It does.", "2", parent=first), by=boss)
    rejected = deciding.reject(write("My therapist said so.", "3"), by=boss, reasons=["identity"])
    return {"first": first, "rejected": rejected, "waiting": write("I feel so hopeless.", "4")}
