"""The atlas: a place for every region, what is lit on whose page, what a reader does."""

import csv
import re
import runpy
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.text import slugify

from glossary import regions
from glossary.atlas import CORTEX, DISC, VIEWS, Anatomy, Circuit, View, family, place_of, shown_by
from glossary.drawing import OUTLINES, UNITS, atlas
from glossary.models import Connection, Entry, Involvement
from references.models import Reference
from tests import make
from tests.conftest import is_too_wide, let_in
from tests.glossary.making import entry

ATLAS = "/glossary/atlas/"


def table():
    with open(regions.TABLE, encoding="utf-8") as file:
        return [(slugify(row["name"]), slugify(row["parent"])) for row in csv.DictReader(file)]


@pytest.fixture
def whole_table(db):
    """All 61 regions, public; without their catalogue numbers, for speed."""
    rows, now, user = table(), timezone.now(), make.user()
    entries = Entry.objects.bulk_create(
        Entry(name=slug.replace("-", " "), slug=slug, public_from=now, published_by=user)
        for slug, _parent in rows
    )
    by_slug = {made.slug: made for made in entries}
    for slug, parent in rows:
        by_slug[slug].part_of = by_slug.get(parent)
    Entry.objects.bulk_update(entries, ["part_of"])


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def links_of(page):
    """The addresses of the links in the pictures, and the ids of what is lit there."""
    pictures = "".join(re.findall(r'<svg class="atlas-view.*?</svg>', page, re.DOTALL))
    links = re.findall(r'<a href="/glossary/([\w-]+)/"', pictures)
    lit = re.findall(r'<use href="#atlas-([\w-]+)" class="is-lit"', pictures)
    dots = re.findall(
        r'data-region="([\w-]+)"[^>]*><circle[^>]*><circle class="atlas-dot is-lit"', pictures
    )
    return links, lit, dots


# -- Places ------------------------------------------------------------------------------------


def test_every_region_of_the_table_has_a_place():
    assert len(table()) == 61
    for slug, _parent in table():
        place = place_of(slug)
        assert place and (place.outlines or place.points), slug
        assert (place.how == "outline") == (not place.words), slug


def test_all_that_is_placed_by_hand_is_in_the_table_and_inside_its_view():
    data, known = atlas(), {slug for slug, _parent in table()}
    assert set(data["points"]) | set(data["wholes"]) | set(data["seen_through"]) <= known
    assert not set(data["points"]) & set(data["regions"])
    for view, x, y in data["points"].values():
        assert 0 <= x <= UNITS and 0 <= y <= data["views"][view]["height"]
    for x, y in data["seen_through"].values():
        assert 0 <= x <= UNITS and 0 <= y <= data["views"]["sagittal"]["height"]
    outlines = {name for view in data["views"].values() for name in view["outlines"]} | {CORTEX}
    for names in data["wholes"].values():
        assert all(place_of(name) or name in outlines for name in names)


def test_dots_keep_apart():
    points = list(atlas()["points"].values())
    for at, (view, x, y) in enumerate(points):
        for other, u, v in points[at + 1 :]:
            assert view != other or abs(x - u) + abs(y - v) >= 40, (view, x, y, u, v)


def test_an_outline_leads_to_the_smallest_region_that_it_shows():
    assert shown_by("rostralmiddlefrontal")[:3] == [
        *("dorsolateral-prefrontal-cortex", "prefrontal-cortex", "frontal-lobe")
    ]
    assert shown_by("Left-Hippocampus")[0] == "hippocampus"
    assert shown_by(CORTEX) == ["cerebral-cortex"]
    assert shown_by("3rd-Ventricle") == []
    assert (family("insula"), family("3rd-Ventricle")) == ("limbic", "inner")


def test_the_brainstem_is_cut_in_three():
    parts = [set(place_of(slug).outlines) for slug in ("midbrain", "pons", "medulla-oblongata")]
    assert set().union(*parts) == set(place_of("brainstem").outlines)
    outlines = atlas()["views"]["sagittal"]["outlines"]
    lows = [max(outlines[name]["polygons"][0][1::2]) for part in parts for name in part]
    assert lows == sorted(lows)


def test_the_file_is_what_the_script_writes():
    """Its tables are the script's, in the script's own form: nobody wrote into it by hand."""
    script = runpy.run_path(str(Path(settings.BASE_DIR) / "scripts" / "draw_atlas"))
    data = atlas()
    assert OUTLINES.read_text() == script["compact"](data)
    assert data["credit"] == script["CREDIT"]
    assert data["points"] == {slug: list(point) for slug, point in script["POINTS"].items()}
    assert data["wholes"] == {slug: names.split() for slug, names in script["WHOLES"].items()}
    drawn = {slug: names.split() for slug, names in (script["REGIONS"] | script["NEAR"]).items()}
    assert {slug: region["outlines"] for slug, region in data["regions"].items()} == drawn


# -- The atlas' own page -----------------------------------------------------------------------


def test_every_region_can_be_reached(client, whole_table):
    page = text_of(client, ATLAS)
    tree = page[page.index('id="regions"') :]
    for slug, _parent in table():
        assert f'href="/glossary/{slug}/"' in tree, slug
    links, lit, _dots = links_of(page)
    # What has neither an outline nor a point is its parts; all else is in a picture.
    shown = {slug for slug, _parent in table() if place_of(slug).how != "parts"}
    hidden = {"basal-ganglia", "striatum", "brainstem", "hippocampal-formation", "cingulate-gyrus"}
    assert set(links) == shown - hidden | {"cerebral-cortex"}
    assert lit == []
    # Each has its number and its name in the list beside, in the same order.
    for view in VIEWS:
        picture = re.search(rf'id="atlas-{view}".*?</figure>', page, re.DOTALL)[0]
        drawn, listed = picture.split("<figcaption>")
        drawn = re.findall(r'<a href="[^"]+" data-region="([\w-]+)"', drawn)
        assert drawn == re.findall(r'data-region="([\w-]+)"', listed) and len(drawn) > 9


def test_the_pictures_say_what_they_are_and_where_they_come_from(client, whole_table):
    page = text_of(client, ATLAS)
    assert page.count("<title id=") == page.count("<desc id=") == len(VIEWS)
    for words in ("Schematic, not for diagnosis", "Desikan et al. 2006", "Fischl et al. 2002"):
        assert words in page
    assert "ggseg 0.1" in page and "MIT" in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for used in re.findall(r'<use href="#([^"]+)"', page):
        assert used in ids
    assert " style=" not in page and "<style" not in page


def test_what_is_not_public_is_drawn_without_a_name_or_a_link(client, whole_table):
    Entry.objects.get(slug="insula").withdraw(by=make.user())
    Entry.objects.get(slug="locus-coeruleus").withdraw(by=make.user())
    page = text_of(client, ATLAS)
    assert "nsula" not in re.sub(r'id="[^"]+"', "", page)
    assert "coeruleus" not in page
    assert 'id="atlas-lateral-insula"' in page


def test_without_a_smaller_region_an_outline_leads_to_the_larger_one(client, db):
    entry("frontal lobe")
    page = text_of(client, ATLAS)
    links, _lit, _dots = links_of(page)
    assert set(links) == {"frontal-lobe"}


def test_an_empty_glossary_has_no_pictures(client, db):
    page = text_of(client, ATLAS)
    assert '<svg class="atlas-view' not in page and "no region of the brain yet" in page


def test_another_language_shows_the_regions_by_what_they_translate(client, whole_table):
    english = Entry.objects.get(slug="amygdala")
    entry("Mandelkern", language="de", translation_of=english)
    page = text_of(client, "/de/glossary/atlas/")
    assert '<a href="/de/glossary/mandelkern/" data-region="mandelkern">' in page
    assert "/glossary/amygdala/" not in page


def test_a_hostile_name_stays_a_name(client, db):
    hostile = '"><script>alert(1)</script>'
    entry(hostile, slug="amygdala", synonyms=['" onmouseover="x'])
    page = text_of(client, ATLAS)
    assert "<script>alert" not in page and 'onmouseover="x' not in page


def test_the_page_costs_the_same_however_much_there_is(client, db):
    counts = []
    for number in (1, 40):
        for at in range(number):
            entry(f"Area {number} {at}")
        with CaptureQueriesContext(connection) as queries:
            text_of(client, ATLAS)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6


# -- On an entry's page ------------------------------------------------------------------------


def test_a_region_and_its_parts_are_lit(client, whole_table):
    page = text_of(client, "/glossary/amygdala/")
    _links, lit, dots = links_of(page)
    assert lit == ["coronal-left-amygdala", "coronal-right-amygdala"]
    assert set(dots) == {"basolateral-amygdala", "central-nucleus-of-the-amygdala"}
    assert re.search(r'atlas-name is-shown"[^>]*>Amygdala<', page)
    _links, lit, _dots = links_of(text_of(client, "/glossary/frontal-lobe/"))
    assert {name.split("-")[0] for name in lit} == {"lateral", "medial"}
    assert "lateral-precentral" in lit and "lateral-insula" not in lit


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("locus-coeruleus", "a dot marks roughly where it lies"),
        ("prefrontal-cortex", "Lit is what comes nearest."),
        ("limbic-system", "Lit is what belongs to it."),
    ],
)
def test_a_region_without_an_outline_says_what_is_lit(client, whole_table, slug, words):
    page = text_of(client, f"/glossary/{slug}/")
    _links, lit, dots = links_of(page)
    assert words in page and (lit or dots)


def test_what_the_atlas_does_not_know_stands_in_what_it_is_part_of(client, whole_table):
    insula = Entry.objects.get(slug="insula")
    anterior = entry("anterior insula", part_of=insula)
    entry("dysgranular field", part_of=anterior)
    for slug in ("anterior-insula", "dysgranular-field"):
        page = text_of(client, f"/glossary/{slug}/")
        assert links_of(page)[1] == ["lateral-insula"]
        assert "Lit is what it belongs to: insula." in page
    tree = text_of(client, ATLAS)
    assert "shown with: insula" in tree
    lonely = text_of(client, f"/glossary/{entry('somewhere').slug}/")
    assert 'id="where"' not in lonely


def test_a_ring_of_parts_ends(db):
    """The form refuses it; were it there, no page would hang."""
    one, other = entry("one"), entry("other")
    anatomy = Anatomy("en")
    anatomy.regions["one"].part_of, anatomy.regions["other"].part_of = other.slug, one.slug
    assert anatomy.place("one") == (None, None)


def connect(one, other, text="", *, both_ways=False):
    source = Reference.objects.get_or_create(
        key="ledoux-2000", defaults={"title": "T", "year": 2000}
    )
    Connection.objects.create(
        origin=Entry.objects.get(slug=one),
        target=Entry.objects.get(slug=other),
        text=text,
        both_ways=both_ways,
        reference=source[0],
    )


def involve(actor, *slugs):
    for slug in slugs:
        Involvement.objects.create(actor=actor, target=Entry.objects.get(slug=slug))


def test_a_network_shows_its_members_and_what_joins_them(client, whole_table):
    network = entry("default mode network", kind="network")
    involve(network, "precuneus", "posterior-cingulate-cortex", "hippocampus")
    connect("hippocampus", "posterior-cingulate-cortex", "brings back scenes")
    connect("precuneus", "posterior-cingulate-cortex", both_ways=True)
    connect("precuneus", "amygdala", "leads out of it")
    page = text_of(client, "/glossary/default-mode-network/")
    glass = re.search(r'<svg class="atlas-view atlas-glass.*?</svg>', page, re.DOTALL)[0]
    assert len(re.findall(r"<circle", glass)) == 3
    assert glass.count('class="atlas-line"') == 2
    assert "From the hippocampus to the posterior cingulate cortex: brings back scenes" in page
    assert "Between the precuneus and the posterior cingulate cortex" in page
    assert "leads out of it" not in page
    # One way has one arrowhead, both ways have two.
    heads = re.findall(r'class="atlas-head" d="([^"]+)"', glass)
    assert sorted(head.count("z") for head in heads) == [1, 2]


def test_a_connection_to_what_is_not_public_is_not_drawn(client, whole_table):
    connect("amygdala", "hypothalamus", "readies the body")
    assert "atlas-glass" in text_of(client, "/glossary/amygdala/")
    Entry.objects.get(slug="hypothalamus").withdraw(by=make.user())
    assert "atlas-glass" not in text_of(client, "/glossary/amygdala/")


def test_a_therapy_shows_the_regions_that_it_involves(client, whole_table):
    therapy = entry("exposure therapy", kind="therapy")
    involve(therapy, "amygdala", "locus-coeruleus", "hippocampus")
    page = text_of(client, "/glossary/exposure-therapy/")
    glass = re.search(r'<svg class="atlas-view atlas-glass.*?</svg>', page, re.DOTALL)[0]
    assert re.findall(r'<a href="/glossary/([\w-]+)/"', glass) == sorted(
        ["amygdala", "hippocampus", "locus-coeruleus"]
    )
    assert 'id="where"' not in text_of(client, f"/glossary/{entry('rest', kind='therapy').slug}/")


def test_members_at_one_place_do_not_hide_each_other(whole_table):
    circuit = Circuit(Anatomy("en"), ["hippocampus", "hippocampal-formation", "subiculum"])
    points = [member.at for member in circuit.members]
    for at, (x, y) in enumerate(points):
        for u, v in points[at + 1 :]:
            assert ((x - u) ** 2 + (y - v) ** 2) ** 0.5 > 2 * DISC


def test_a_view_is_the_same_each_time(whole_table):
    views = [View("sagittal", Anatomy("en")) for _time in range(2)]
    assert [spot.region.slug for spot in views[0].spots] == [s.region.slug for s in views[1].spots]
    assert [shape.path for shape in views[0].outlines] == [s.path for s in views[1].outlines]


# -- At the desk -------------------------------------------------------------------------------


def test_beside_the_form_the_entry_and_its_whole_are_lit(client, whole_table):
    client.force_login(make.clinician())
    amygdala = Entry.objects.get(slug="amygdala")
    page = text_of(client, f"/admin/glossary/entry/{amygdala.pk}/change/")
    lit = re.findall(r'data-light="([\w-]+)" class="is-lit"', page)
    assert lit == ["left-amygdala", "right-amygdala"]
    assert 'data-light="superiortemporal" class="is-whole"' in page
    empty = text_of(client, "/admin/glossary/entry/add/")
    assert 'class="atlas-desk"' in empty and 'class="is-lit"' not in empty


# -- In the browser ----------------------------------------------------------------------------

RUN = "(options) => axe.run(options).then((results) => results.violations)"
RULES = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
browser = pytest.mark.browser
live = pytest.mark.django_db(transaction=True)


@browser
@live
def test_nobody_is_kept_out(live_site, whole_table):
    """axe in both widths and themes; nothing moves while the page loads."""
    therapy = entry("exposure therapy", kind="therapy")
    involve(therapy, "amygdala", "hippocampus", "prefrontal-cortex")
    connect("amygdala", "hippocampus", both_ways=True)
    faults = []
    for path in (ATLAS, "/glossary/amygdala/", "/glossary/exposure-therapy/"):
        page = live_site(reduced_motion="reduce")
        page.goto(path)
        assert page.evaluate(SHIFT) < 0.01
        page.evaluate(AXE_SCRIPT)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                page.wait_for_timeout(250)
                faults += [(path, width, scheme, f["id"]) for f in page.evaluate(RUN, RULES)]
            assert not is_too_wide(page)
    assert faults == []


@browser
@live
def test_by_keyboard(live_site, whole_table):
    page = live_site()
    page.goto(ATLAS)
    page.focus(".atlas-skip a")
    assert page.locator(".atlas-skip a").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.atlas-tree') !== null")
    # Into the first picture: in the order of the numbers, each with its name in the picture.
    page.focus(".atlas-skip a")
    for slug in ("dorsolateral-prefrontal-cortex", "orbitofrontal-cortex"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.dataset.region") == slug
        name = page.locator(".atlas-view :focus .atlas-name")
        page.wait_for_timeout(200)
        assert name.evaluate("name => getComputedStyle(name).opacity") == "1"
    assert "is-lit" in page.locator(
        ".atlas-key [data-region=orbitofrontal-cortex]"
    ).first.get_attribute("class")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/orbitofrontal-cortex/")


@browser
@live
def test_typing_a_name_lights_it_up(live_site, whole_table):
    page = live_site()
    page.goto(ATLAS)
    page.fill("#atlas-find", "brainst")
    assert page.inner_text(".atlas-find [role=status]") == "One region: Brainstem."
    lit = "[...document.querySelectorAll('.atlas-view a.is-lit')].map((a) => a.dataset.region)"
    assert {"midbrain", "pons", "locus-coeruleus"} <= set(page.evaluate(lit))
    page.fill("#atlas-find", "nothing so called")
    assert page.inner_text(".atlas-find [role=status]") == "No region is called that."
    assert page.evaluate(lit) == []
    page.fill("#atlas-find", "claustrum")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/claustrum/")


@browser
@live
def test_without_scripts_a_picture_is_a_map_of_links(live_site, whole_table):
    page = live_site(scripts=False)
    page.goto(ATLAS)
    page.locator(".atlas-view [data-region=claustrum] circle").last.click()
    page.wait_for_url("**/glossary/claustrum/")
    page.goto(ATLAS)
    page.fill("#atlas-find", "claustrum")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=claustrum")


@browser
@live
def test_on_paper_there_are_pictures_and_lists_and_no_form(live_site, whole_table):
    page = live_site(width=680)
    page.goto(ATLAS)
    page.emulate_media(media="print")
    assert not page.locator(".atlas-find").is_visible()
    boxes = [plate.bounding_box() for plate in page.locator(".atlas-plate").all()]
    assert boxes[0]["y"] == boxes[1]["y"] and boxes[0]["x"] < boxes[1]["x"]
    ground = "getComputedStyle(document.querySelector('.atlas-back')).fill"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


@browser
@live
def test_at_the_desk_the_atlas_follows_the_choice(live_site, whole_table):
    person = make.clinician()
    page = live_site()
    let_in(page, person, "/admin/glossary/entry/add/")
    status = page.locator(".atlas-desk [role=status]")
    status.filter(has_text="choose what it is part of").wait_for()
    page.select_option("#id_part_of", label="insula")
    framed = "[...document.querySelectorAll('.atlas-desk .is-whole')].map((p) => p.dataset.light)"
    assert page.evaluate(framed) == ["insula"]
    assert "insula" in status.inner_text()
    page.select_option("#id_part_of", label="amygdala")
    assert page.evaluate(framed) == ["left-amygdala", "right-amygdala"]
