"""A comment's page: what helps to decide, what colleagues do together, and what is refused."""

from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from comments import deciding
from comments.desk import Burst
from comments.highlighting import pieces
from comments.models import Comment, Decision
from outbox.models import Message
from tests import make

pytestmark = pytest.mark.django_db
QUEUE = "/admin/comments/comment/"


@pytest.fixture
def comment(article):
    return Comment.objects.create(article=article, nickname="Heron", text="Some words")


@pytest.fixture
def manager(client, article):
    manager = make.manager()
    client.force_login(manager)
    return manager


def place(comment):
    return f"{QUEUE}{comment.pk}/change/"


def look(client, comment):
    return unescape(client.get(place(comment)).content.decode())


def send(client, comment, form, **data):
    return client.post(f"{QUEUE}{comment.pk}/{form}/", data)


def moderator_who_may_not_publish_the_urgent():
    person = make.user()
    person.user_permissions.add(Permission.objects.get(codename="moderate_comment"))
    return person


# -- The words ---------------------------------------------------------------------------------


def test_what_the_rules_noticed_is_marked_in_the_words(client, manager, article):
    comment = Comment.objects.create(
        article=article,
        nickname="Mrs Pell",
        text="<b>My neighbour MRS\n  Pell</b> & her pills",
        findings=[
            {"code": "identity", "words": "mrs pell"},
            {"code": "medication", "words": "<script>alert(1)</script>"},
        ],
    )
    page = client.get(place(comment)).content.decode()
    mark = '<mark>MRS\n  Pell <span class="why">Identifies another person</span></mark>'
    assert f"&lt;b&gt;My neighbour {mark}&lt;/b&gt; &amp; her pills" in page
    assert '<mark>Mrs Pell <span class="why">' in page
    assert "Instructions about medication" in page
    assert "“&lt;script&gt;alert(1)&lt;/script&gt;”" in page
    assert "<b>My" not in page
    assert "<script>alert" not in page


@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.sampled_from(["crisis", "abuse", "x"]), st.text(max_size=6)), max_size=5),
)
def test_the_pieces_are_the_text(text, findings):
    cut = pieces(text, [{"code": code, "words": words} for code, words in findings])
    assert "".join(piece.words for piece in cut) == text
    assert all(piece.words for piece in cut)


def test_the_context_stands_beside_it(client, manager, article):
    edition = article.editions.get()
    parent = Comment.objects.create(article=article, nickname="Wren", text="The first words")
    sibling = Comment.objects.create(
        article=article, nickname="Rook", text="So say I", parent=parent
    )
    for public in (parent, sibling):
        deciding.approve(public, by=manager)
    comment = Comment.objects.create(article=article, nickname="x", text="y", parent=parent)
    page = look(client, comment)
    for words in (edition.title, edition.standfirst, "Wren", "The first words", "So say I"):
        assert words in page
    assert "not public at the moment" not in page


def test_an_article_that_is_not_public_any_more_is_said(client, manager, clinic):
    comment = Comment.objects.create(article=make.withdrawn().article, nickname="x", text="y")
    assert "not public at the moment" in look(client, comment)
    refused = send(client, comment, "decide", verb="approve", note="My note")
    assert refused.status_code == 409
    assert "My note" in refused.content.decode()


def test_what_the_writer_wrote_before_stands_there_with_its_outcome(client, manager, article):
    def write(text, days=1, **fields):
        at = timezone.now() - timedelta(days=days)
        return Comment.objects.create(
            article=article, nickname="x", text=text, submitted_at=at, **fields
        )

    deciding.reject(write("Shouted before", network="one"), by=manager, reasons=["abuse"])
    write("From the address", email="HERON@example.org")
    write("Too long ago", days=31, network="one")
    write("Somebody else", network="two", email="other@example.org")
    write("Very sad words", network="one", level=2)
    comment = write("Now", network="one", email="heron@example.org")
    page = look(client, comment)
    for words in ("Shouted before", "Rejected", "From the address", "Distressing words</a>"):
        assert words in page
    for words in ("Too long ago", "Somebody else", "Very sad words"):
        assert words not in page
    unknown = write("Without a trace")
    assert "Nothing else is known" in look(client, unknown)


# -- After a decision --------------------------------------------------------------------------


def test_a_decision_leads_to_the_next_urgent_first(client, manager, article):
    first, second, third = (
        Comment.objects.create(article=article, nickname="x", text=str(n)) for n in range(3)
    )
    assert send(client, second, "decide", verb="spam").url == place(third)
    assert send(client, third, "decide", verb="spam").url == place(first)
    urgent = Comment.objects.create(article=article, nickname="x", text="y", level=3)
    taken = Comment.objects.create(article=article, nickname="x", text="z")
    assert send(client, first, "decide", verb="spam").url == place(urgent)
    assert send(client, urgent, "assign", to=manager.pk).url == place(urgent)
    assert send(client, taken, "decide", verb="spam").url == place(urgent)
    done = send(
        client, urgent, "decide", verb="close", outcome="Emergency services were told", note="x"
    )
    assert done.url == QUEUE


def test_the_next_one_is_of_what_was_asked_for(client, manager, comment):
    elsewhere = Comment.objects.create(
        article=make.published(slug="other").article, nickname="x", text="y"
    )
    again = Comment.objects.create(article=comment.article, nickname="x", text="z")
    asked = f"?article={comment.article_id}"
    page = client.get(place(comment) + asked).content.decode()
    assert f'rel="next" href="{place(again)}{asked}"' in page
    assert place(elsewhere) not in page
    answer = client.post(f"{QUEUE}{comment.pk}/decide/{asked}", {"verb": "spam"})
    assert answer.url == place(again) + asked


def test_a_decision_is_undone_for_a_minute_by_who_took_it(client, manager, article, comment):
    other = Comment.objects.create(
        article=article, nickname="Wren", text="y", email="w@example.org"
    )
    send(client, other, "decide", verb="approve")
    page = client.get(place(comment)).content.decode()
    decision = other.decisions.get()
    assert "The comment of Wren is now “Approved”." in page
    assert f'name="decision" value="{decision.pk}"' in page
    assert client.post(f"{QUEUE}{comment.pk}/undo/", {"decision": decision.pk}).status_code == 404
    assert client.post(f"{QUEUE}{other.pk}/undo/", {"decision": "x"}).status_code == 404
    assert send(client, other, "undo", decision=decision.pk).url == place(other)
    other.refresh_from_db()
    assert other.state == "pending"
    assert not Message.objects.filter(to="w@example.org").exists()
    assert "The comment of Wren" not in look(client, comment)


def test_nobody_else_and_nobody_later_undoes_it(client, manager, comment, monkeypatch):
    deciding.reject(comment, by=make.manager(), reasons=["abuse"])
    assert 'id="undo"' not in look(client, comment)
    answer = client.post(
        f"{QUEUE}{comment.pk}/undo/", {"decision": Decision.objects.get().pk}, follow=True
    )
    assert "within a minute, by who took it" in answer.content.decode()
    comment.refresh_from_db()
    assert comment.state == "rejected"


# -- Stale, forged, wrong ----------------------------------------------------------------------


def test_a_colleague_was_faster_and_what_was_typed_is_kept(client, manager, comment):
    other = make.manager()
    deciding.reject(comment, by=other, reasons=["abuse"])
    answer = send(client, comment, "decide", verb="approve", note="My long note", wording="0.0")
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert f"{other} decided first" in page
    assert "My long note" in page


def test_words_that_changed_are_read_once_more(client, manager, comment):
    deciding.redact(comment, by=manager, text="Some [removed]", reasons=["abuse"])
    for form, data in [
        ("decide", {"verb": "approve", "note": "Typed"}),
        ("note", {"text": "Typed"}),
    ]:
        page = send(client, comment, form, wording="0.0", **data).content.decode()
        assert "changed since you opened it" in page
        assert "Typed" in page
    comment.refresh_from_db()
    assert comment.state == "pending"
    assert send(client, comment, "decide", verb="approve", wording="0.1").status_code == 302


@pytest.mark.parametrize(
    ("form", "data", "words"),
    [
        ("decide", {"verb": "publish"}, "press one of the buttons"),
        ("decide", {}, "press one of the buttons"),
        ("decide", {"verb": "reject", "reasons": "nonsense"}, "nonsense is not one of the"),
        ("decide", {"verb": "close", "outcome": "nonsense", "note": "x"}, "not one of the"),
        ("assign", {"to": "999999"}, "not one of the available"),
        ("assign", {"to": "' OR 1=1"}, "not one of the available"),
        ("ask", {"of": "999999", "text": "Typed"}, "not one of the available"),
        ("note", {"text": "  "}, "required"),
        ("note", {"text": "x" * 2001}, "at most 2000"),
        ("opinion", {"text": "Typed"}, "Nobody is waiting for your opinion"),
        ("level", {"level": "7", "reasons": "past", "note": "x"}, "not one of the"),
        ("level", {"level": "2", "reasons": "crisis", "note": "x"}, "not one of the"),
        ("level", {"level": "2", "note": "Typed"}, "at least one reason"),
    ],
)
def test_forged_and_missing_things_are_answered_kindly(client, manager, comment, form, data, words):
    answer = send(client, comment, form, **data)
    page = answer.content.decode()
    assert answer.status_code in (200, 409)
    assert words in page
    assert "Typed" in page or "Typed" not in data.values()
    comment.refresh_from_db()
    assert (comment.state, comment.level, comment.assigned_to) == ("pending", 0, None)
    assert not comment.notes.exists()


# -- Together ----------------------------------------------------------------------------------


def test_colleagues_work_on_it_together(client, manager, comment):
    other = make.manager()
    assert send(client, comment, "assign", to=other.pk).status_code == 302
    assert f"{other} looks after it" in look(client, comment)
    assert send(client, comment, "note", text="Rang the clinician").status_code == 302
    assert send(client, comment, "ask", of=other.pk, text="Is this advice?").status_code == 302
    page = look(client, comment)
    for words in ("Rang the clinician", "Is this advice?", f"{manager} asked {other}"):
        assert words in page
    assert "Your opinion is asked" not in page
    client.force_login(other)
    assert "Your opinion is asked" in look(client, comment)
    assert send(client, comment, "opinion", text="No, it is not").status_code == 302
    page = look(client, comment)
    assert "No, it is not" in page
    assert "has not come yet" not in page
    assert send(client, comment, "assign", to="").status_code == 302
    comment.refresh_from_db()
    assert comment.assigned_to is None


def test_nobody_gets_one_who_may_not_decide(client, manager, comment):
    clinician = make.clinician()
    assert f'value="{clinician.pk}"' not in client.get(place(comment)).content.decode()
    for form in ("assign", "ask"):
        answer = send(client, comment, form, to=clinician.pk, of=clinician.pk, text="x")
        assert "not one of the available" in answer.content.decode()


def test_the_level_is_corrected_by_who_may_publish_the_urgent(client, manager, article):
    comment = Comment.objects.create(article=article, nickname="x", text="y", level=3)
    data = {"level": 0, "reasons": "quoted", "note": "It is a song"}
    client.force_login(moderator_who_may_not_publish_the_urgent())
    assert "Correct the level" not in look(client, comment)
    assert send(client, comment, "level", **data).status_code == 403
    client.force_login(manager)
    assert "Correct the level" in look(client, comment)
    assert send(client, comment, "level", **data).status_code == 302
    page = look(client, comment)
    assert "Level 3 corrected to 0" in page
    assert "It is a song" in page
    assert 'value="approve"' in page
    comment.refresh_from_db()
    assert comment.level == 0


def test_who_else_is_here_and_what_happened_meanwhile(client, manager, comment):
    amy = make.user("Practice manager", first_name="Amy", last_name="Adams")
    client.force_login(amy)
    seen = {"wording": comment.wording, "state": "pending"}
    assert send(client, comment, "presence", **seen).json()["here"] == ""
    client.force_login(manager)
    answer = send(client, comment, "presence", **seen).json()
    assert answer["here"].startswith("Amy Adams has had it open for")
    assert answer["changed"] == ""
    assert "Amy Adams has had it open" in look(client, comment)
    deciding.reject(comment, by=amy, reasons=["abuse"])
    assert "load the page again" in send(client, comment, "presence", **seen).json()["changed"]


# -- Taking parts out --------------------------------------------------------------------------


def test_parts_are_taken_out_after_a_look_at_what_readers_will_see(client, manager, comment):
    data = {"text": "Some [removed]", "reasons": "identity", "note": "A name"}
    preview = send(client, comment, "redact", preview="1", **data)
    assert 'id="preview"' in preview.content.decode()
    comment.refresh_from_db()
    assert (comment.text, comment.redactions, comment.redacted.count()) == ("Some words", 0, 0)
    assert send(client, comment, "redact", remove="1", **data).url == place(comment)
    comment.refresh_from_db()
    assert (comment.text, comment.original) == ("Some [removed]", "Some words")
    page = look(client, comment)
    assert "Parts taken out" in page
    assert "What its writer wrote" in page
    comment.earlier.create(number=0, nickname="Heron", text="Some words before")
    assert "Some words before" in look(client, comment)
    client.force_login(moderator_who_may_not_publish_the_urgent())
    assert "Some words" not in look(client, comment)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": "Some kind words [removed]", "reasons": "abuse"}, "Only taking out is possible"),
        ({"text": "Some words", "reasons": "abuse"}, "Nothing is taken out"),
        ({"text": "Some [removed]"}, "at least one reason"),
        ({"text": "Some [removed]", "reasons": "nonsense"}, "nonsense is not one"),
        ({"text": "", "reasons": "abuse"}, "required"),
    ],
)
def test_nothing_is_put_in_and_what_was_typed_is_kept(client, manager, comment, data, words):
    for press in ("preview", "remove"):
        page = unescape(send(client, comment, "redact", **{press: "1"}, **data).content.decode())
        assert words in page
        assert data["text"] in page
    comment.refresh_from_db()
    assert comment.text == "Some words"


# -- Bursts ------------------------------------------------------------------------------------


@pytest.fixture
def burst(article):
    rows = [
        Comment.objects.create(article=article, nickname="Shop", text=f"Buy {n}", network="one")
        for n in range(12)
    ]
    Comment.objects.filter(pk=rows[11].pk).update(level=1)
    return rows


def test_a_burst_is_spam_after_its_examples_were_read(client, manager, burst):
    page = client.get(f"{QUEUE}{burst[0].pk}/burst/").content.decode()
    assert "11 waiting comments" in page
    assert "1 of them is set apart" in page
    assert page.count('<p class="words"') == 10
    refused = send(client, burst[0], "burst")
    assert "Please read the examples, and tick the box." in refused.content.decode()
    assert not Burst.objects.exists()
    assert send(client, burst[0], "burst", seen="on").url == f"{QUEUE}bursts/"
    states = Comment.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["spam"] * 11 + ["pending"]
    listed = client.get(f"{QUEUE}bursts/").content.decode()
    assert "called 11 comments spam" in listed
    address = f"{QUEUE}bursts/{Burst.objects.get().pk}/restore/"
    assert address in listed
    assert client.post(address).url == f"{QUEUE}bursts/"
    assert set(Comment.objects.values_list("state", flat=True)) == {"pending"}
    again = client.post(address, follow=True).content.decode()
    assert "back in the queue already" in again


def test_an_urgent_one_is_no_sample(client, manager, article):
    urgent = Comment.objects.create(article=article, nickname="x", text="y", level=2)
    assert "/burst/" not in look(client, urgent)
    assert send(client, urgent, "burst", seen="on").status_code == 409
    urgent.refresh_from_db()
    assert urgent.state == "pending"


def test_an_old_burst_cannot_be_put_back(client, manager, burst, monkeypatch):
    send(client, burst[0], "burst", seen="on")
    monkeypatch.setattr(Burst, "RESTORABLE_FOR", timedelta(0))
    assert "called 11" not in client.get(f"{QUEUE}bursts/").content.decode()
    client.post(f"{QUEUE}bursts/{Burst.objects.get().pk}/restore/")
    assert Comment.objects.filter(state="spam").count() == 11
