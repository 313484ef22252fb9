"""A minor edit puts a typo right. Whatever else changed is refused, each with its reason."""

import pytest

from articles import actions
from articles.models import Edition
from audit.models import Event
from clinic.exceptions import Refused
from references.models import Reference
from tests import make
from tests.rich_site import picture

pytestmark = pytest.mark.django_db

WORDS = " ".join(f"word{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10]}" for n in range(100))
BODY = (
    f"<h2>Why</h2><p>{WORDS} taht is, not always, 20 mg for two weeks "
    '<cite data-ref="foa-1986"></cite> at <a href="https://example.org/a">a site</a>.</p>'
)


@pytest.fixture
def first():
    for key in ("foa-1986", "craske-2014"):
        Reference.objects.create(key=key, title=f"About {key}", year=2014)
    return make.published(body=BODY, in_depth="<p>Deep.</p>")


def minor(first, **changes):
    return make.next_edition(first, change="minor", **changes)


def test_a_typo_is_minor_and_the_log_says_so(first):
    edition = make.approved(minor(first, body=BODY.replace("taht", "that")))
    assert edition.review.kind == "minor"
    events = {e.verb: e.details for e in Event.objects.filter(object_id=str(edition.pk))}
    assert events["submit"]["change"] == "minor" and events["approve"]["kind"] == "minor"


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ("foa-1986", "craske-2014", "citations changed"),
        ("https://example.org/a", "https://example.org/b", "link leads elsewhere"),
        ("<h2>Why</h2>", "<h3>Why</h3>", "heading was"),
        ("<h2>Why</h2>", "<p>Why</p>", "heading was"),
        ("20 mg", "30 mg", "a changed digit is no typo"),
        ("20 mg", "20 g", "number changed"),
        ("20 mg", "2.0 mg", "number changed"),
        ("two weeks", "three weeks", "number changed"),
        ("two weeks", "two months", "number changed"),
        ("not always", "always", "denies or limits"),
        ("taht is, not", "not taht is,", "denies or limits"),
        ("taht is", "taht never is", "denies or limits"),
        ("worda", "other", "words changed"),
        ("<p>worda", '<div class="callout"><p>Hm.</p></div><p>worda', "callout"),
    ],
)
def test_what_is_no_typo(first, was, becomes, reason):
    assert was in BODY
    with pytest.raises(Refused, match=reason):
        make.approved(minor(first, body=BODY.replace(was, becomes)))


def test_the_text_in_depth_is_looked_at_as_well(first):
    cited = '<p>Deep.<cite data-ref="craske-2014"></cite></p>'
    with pytest.raises(Refused, match="citations changed"):
        make.approved(minor(first, in_depth=cited))


def test_what_stands_beside_the_words(first):
    edition = minor(first)
    with pytest.raises(Refused, match="disclosure changed"):
        make.approved(_saved(edition, disclosure="Paid by nobody at all."))


def test_another_author(first):
    edition = minor(first)
    authors = [first.created_by.author, make.author()]
    actions.save_draft(edition, by=edition.created_by, version=edition.version, bylines=authors)
    with pytest.raises(Refused, match="authors changed"):
        make.approved(edition)


def test_a_reference_that_says_something_else(first):
    edition = minor(first, body=BODY.replace("taht", "that"))
    Reference.objects.filter(key="foa-1986").update(year=1987)
    with pytest.raises(Refused, match="said about a reference"):
        make.approved(edition)


def test_another_text_alternative(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = picture("A quay")
    html = f'{BODY.replace("cite", "em")}<figure><img src="{image.src}" alt="A quay."></figure>'
    first = make.published(body=html)
    with pytest.raises(Refused, match="text alternative"):
        make.approved(minor(first, body=html.replace("A quay.", "A boat.")))
    with pytest.raises(Refused, match="text alternative"):
        make.approved(minor(make.published(body=html), hero=image, hero_alt="A quay at dusk."))


def test_several_reasons_are_all_told(first):
    with pytest.raises(Refused) as refused:
        make.approved(minor(first, body=BODY.replace("20 mg", "30 mg").replace("not ", "")))
    assert "number changed" in str(refused.value) and "denies" in str(refused.value)
    assert str(refused.value).endswith("it needs a full review.")


def test_the_author_hears_it_before_the_reviewer_is_asked(first):
    edition = minor(first, body=BODY.replace("20 mg", "30 mg"))
    with pytest.raises(Refused, match="full review"):
        actions.submit(edition, by=edition.created_by, reviewer=make.reviewer().author)
    edition.refresh_from_db()
    assert edition.state == Edition.State.DRAFT


def _saved(edition, **changes):
    for name, value in changes.items():
        setattr(edition, name, value)
    edition.disclosure_confirmed_by = edition.created_by
    actions.save_draft(edition, by=edition.created_by, version=edition.version)
    return edition
