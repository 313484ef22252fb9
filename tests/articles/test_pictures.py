"""Images and videos in a text, as readers meet them; what their authors still owe."""

import io
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image as Picture

from articles import actions
from articles.pictures import alt_faults, show
from clinic import markup
from clinic.exceptions import Refused
from faq.models import Question
from glossary.models import Entry
from images.models import Image
from images.processing import save_upload
from pages.models import Page
from tests import make

pytestmark = pytest.mark.django_db

UNKNOWN = f"/media/images/ab/{'ab' * 32}/1024.jpg"
YOUTUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def image(colour="teal", size=(1200, 800), **facts):
    file = io.BytesIO()
    Picture.new("RGB", size, colour).save(file, "JPEG")
    facts = {"credit": "Ada Author", "licence": "CC BY 4.0", "title": "A quay", **facts}
    return save_upload(SimpleUploadedFile("x.jpg", file.getvalue()), **facts)


def figure(picture, alt="A quay at dusk.", caption="Evening.", src=None):
    return (
        f'<figure><img src="{src or picture.src}" alt="{alt}" width="1" height="1">'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def video(href=YOUTUBE, title="How worry works", still=""):
    return (
        f'<figure class="video"><a href="{href}">{still}{title}</a>'
        "<figcaption>Six minutes.</figcaption></figure>"
    )


def shown(text, *images):
    return show(markup.clean(text), [picture.shown for picture in images])


def opened(client, **fields):
    edition = make.published(**fields)
    return client.get(edition.get_absolute_url())


# -- Images ------------------------------------------------------------------------------------


def test_an_image_is_shown_small_and_late_with_words_and_credit(client):
    quay = image()
    html = opened(client, body=f"<p>Words.</p>{figure(quay)}").content.decode()
    assert f'<source type="image/webp" srcset="{quay.srcset}" sizes="' in html
    assert (
        f'<img src="{quay.src}" alt="A quay at dusk." width="1200" height="800"'
        ' loading="lazy" decoding="async">'
    ) in html
    assert 'Evening. <small class="credit">Ada Author (CC BY 4.0)</small></figcaption>' in html


def test_a_public_page_asks_no_more_of_the_database_for_its_images(
    client, django_assert_num_queries
):
    plain, illustrated = make.published(), make.published(body=figure(image()))
    client.get(plain.get_absolute_url())
    with CaptureQueriesContext(connection) as queries:
        client.get(plain.get_absolute_url())
    with django_assert_num_queries(len(queries)):
        client.get(illustrated.get_absolute_url())


@pytest.mark.parametrize("path", ["", "in-depth/", "handout/"])
def test_wherever_an_article_is_read_its_images_are_there(client, path):
    quay = image()
    edition = make.published(body=figure(quay), in_depth=figure(quay))
    html = client.get(edition.get_absolute_url() + path).content.decode()
    assert quay.srcset in html and "CC BY 4.0" in html


def test_its_author_and_its_reviewer_see_it_before_it_is_signed(client):
    quay, reader = image(), make.reviewer()
    edition = make.draft(body=figure(quay))
    actions.submit(edition, by=edition.created_by, reviewer=reader.author)
    client.force_login(reader)
    html = client.get(f"/admin/articles/edition/{edition.pk}/review/").content.decode()
    assert quay.srcset in html and "CC BY 4.0" in html


def test_an_image_in_the_text_is_no_main_image(client):
    html = opened(client, body=figure(image())).content.decode()
    assert 'class="hero"' not in html and "/share.png?v=" in html


def test_what_was_signed_of_an_image_stays_as_signed(client):
    quay = image()
    edition = make.published(body=figure(quay))
    Image.objects.filter(pk=quay.pk).update(credit="Somebody else")
    html = client.get(edition.get_absolute_url()).content.decode()
    assert "Ada Author" in html and "Somebody else" not in html


def test_an_unknown_image_takes_its_figure_along():
    html, players = shown(f"<p>Before.</p>{figure(None, src=UNKNOWN)}<p>After.</p>")
    assert html == "<p>Before.</p><p>After.</p>" and not players


def test_an_image_outside_a_figure_brings_its_credit():
    quay = image()
    html, _players = shown(f'<p>Here: <img src="{quay.src}" alt="A quay."> there.</p>', quay)
    assert '</picture><small class="credit">Ada Author (CC BY 4.0)</small> there.' in html


def test_a_credit_that_carries_a_script_is_words():
    quay = image(credit="<script>alert(1)</script>")
    html, _players = shown(figure(quay), quay)
    assert "&lt;script&gt;" in html and "<script" not in html


HOSTILE = [
    '<figure><img src="{src}" alt="</figure><script>x</script>"></figure>',
    '<figure><figure><img src="{src}" alt="a"></figure><img src="{unknown}"></figure></figure>',
    '<p title="<img src={src}>">x</p><a title="<img src={src}>" href="/x/">x</a>',
    '<figure class="video"><a href="{src}" title=">"><b>x</b><figure>y</figure></a></figure>',
    '<figure class="video"><img src="{src}"></figure><figure class="video"></figure>',
    '<figure class="video"><a href="https://[">x</a></figure>',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_odd_becomes_more_than_it_was(text):
    quay = image()
    html, _players = shown(text.format(src=quay.src, unknown=UNKNOWN), quay)
    bare = re.sub(r"</?(?:picture|source|span|small)\b[^<>]*>", "", html)
    tags = re.findall(r"<[a-z]+[^<>]*>", bare)
    assert not any(tag.startswith(("<script", "<iframe", "<svg")) for tag in tags)
    assert html.count("<figure") == html.count("</figure>")
    for tag in ("a", "p", "picture", "span"):
        assert len(re.findall(rf"<{tag}[ >]", html)) == html.count(f"</{tag}>"), html


# -- Questions, entries, pages: the plain image --------------------------------------------------


def test_an_image_in_an_answer_an_entry_or_a_page_is_shown_as_it_stands(client):
    quay, boss = image(), make.administrator()
    for row in (
        Question(question="One?", slug="one", short_answer="Yes.", answer=figure(quay)),
        Entry(name="One", slug="one", definition="The first.", text=figure(quay)),
        Page(title="One", slug="one", body=figure(quay)),
    ):
        row.save()
        row.publish(by=boss)
        html = client.get(row.get_absolute_url()).content.decode()
        assert f'<img src="{quay.src}" alt="A quay at dusk."' in html, row


# -- The main image ------------------------------------------------------------------------------


def test_the_main_image_comes_first_and_keeps_its_focal_point_in_sight(client):
    quay = image()
    Image.objects.filter(pk=quay.pk).update(focal_x=0.13, focal_y=0.96)
    html = opened(client, hero=quay, hero_alt="A quay.").content.decode()
    hero = re.search(r'<figure class="hero">.*?</figure>', html, re.DOTALL)[0]
    assert 'fetchpriority="high"' in hero and "lazy" not in hero
    assert 'class="focus-x-1 focus-y-10"' in hero and "style=" not in hero
    assert f'src="{quay.src}"' in hero and 'type="image/webp"' in hero
    assert "Ada Author (CC BY 4.0)" in hero
    listed = client.get("/articles/").content.decode()
    assert 'class="focus-x-1 focus-y-10"' in listed and 'loading="lazy"' in listed


def test_each_focal_point_has_its_rule():
    css = Path("static/css/components/picture.css").read_text()
    for tenth in range(11):
        picture = Image(focal_x=tenth / 10, focal_y=1 - tenth / 10)
        for name in picture.focus.split():
            assert f".{name} {{" in css


# -- Videos --------------------------------------------------------------------------------------


def directives(response):
    policy = response.headers["Content-Security-Policy"].split("; ")
    return dict(part.partition(" ")[::2] for part in policy)


def test_a_video_is_a_link_that_names_its_place_and_may_be_framed_on_this_page(client):
    response, other = opened(client, body=video()), opened(client)
    html = response.content.decode()
    assert f'<a href="{YOUTUBE}">' in html and "At YouTube." in html and "How worry works" in html
    assert 'data-player="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"' in html
    assert "<iframe" not in html and "js/video.js" in html
    assert directives(response)["frame-src"] == "https://www.youtube-nocookie.com"
    assert "frame-src" not in directives(other) and "js/video.js" not in other.content.decode()
    plain = directives(other)
    assert {k: v for k, v in directives(response).items() if k != "frame-src"} == plain


def test_only_the_text_that_holds_the_video_may_frame(client):
    edition = make.published(in_depth=video("https://vimeo.com/123456789"))
    path = edition.get_absolute_url()
    assert "frame-src" not in directives(client.get(path))
    in_depth = client.get(f"{path}in-depth/")
    assert directives(in_depth)["frame-src"] == "https://player.vimeo.com"
    assert "js/video.js" in in_depth.content.decode()
    assert "frame-src" not in directives(client.get(f"{path}handout/"))


PLAYERS = {
    YOUTUBE: "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
    "https://youtu.be/dQw4w9WgXcQ?t=3": "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
    "https://m.youtube.com/shorts/dQw4w9WgXcQ": (
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"
    ),
    "https://vimeo.com/76979871": "https://player.vimeo.com/video/76979871?autoplay=1&amp;dnt=1",
    "https://vimeo.com/76979871/8272103f6e": (
        "https://player.vimeo.com/video/76979871?autoplay=1&amp;dnt=1&amp;h=8272103f6e"
    ),
    "https://example.org/video.mp4": None,
    "https://www.youtube.com/watch?v=../../x": None,
    "https://www.youtube.com/@somebody": None,
    "https://youtube.com.example.org/watch?v=dQw4w9WgXcQ": None,
    "https://example.org/?https://www.youtube.com/watch?v=dQw4w9WgXcQ": None,
    "https://youtube.com@example.org/watch?v=dQw4w9WgXcQ": None,
}


@pytest.mark.parametrize("href", PLAYERS)
def test_only_two_hosts_are_ever_framed(href):
    html, players = shown(video(href))
    found = re.search(r'data-player="([^"]*)"', html)
    assert (found and found[1]) == PLAYERS[href]
    assert players <= {"https://www.youtube-nocookie.com", "https://player.vimeo.com"}
    assert bool(players) == bool(PLAYERS[href])
    assert "How worry works" in html and "Six minutes." in html


def test_the_still_of_a_video_is_a_picture_of_ours():
    quay = image()
    still = f'<img src="{quay.src}" alt="">'
    html, _players = shown(video(still=still), quay)
    assert quay.srcset in html
    assert 'Six minutes. <small class="credit">Ada Author (CC BY 4.0)</small></figcaption>' in html
    html, _players = shown(video(still=f'<img src="{UNKNOWN}" alt="">'))
    assert "<img" not in html and "How worry works" in html


# -- What is owed --------------------------------------------------------------------------------


def test_every_image_without_words_is_named():
    quay, other = image(), image("navy", title="A boat")
    text = (
        f'<figure><img src="{quay.src}"></figure>'
        f'<figure><img src="{other.src}" alt="IMG_1234.JPG"></figure>'
        f'<figure><img src="{quay.src}" alt=""></figure>'
        + figure(quay)
        + video(still=f'<img src="{quay.src}">')
    )
    first, second = alt_faults(markup.clean(text))
    assert "A quay" in first and "decorative" in first
    assert "A boat" in second and "IMG_1234.JPG" in second
    assert alt_faults("<p>None.</p>") == []


def test_it_is_not_sent_for_review_before_each_image_has_its_words():
    edition = make.draft(body=f'<figure><img src="{image().src}"></figure>')
    with pytest.raises(Refused, match="A quay"):
        actions.submit(edition, by=edition.created_by, reviewer=make.reviewer().author)
