"""What looks like spam comes after the others, and the desk says why; nothing is refused for it."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
from django.db import connection, transaction

from clinic import content_version
from comments import actions, deciding, spam
from comments.models import Comment
from comments.traces import Signs, WordCount
from tests import make
from tests.comments.visitor import send
from tests.house import sql, started

pytestmark = pytest.mark.django_db
GENUINE = "The part about waking at four helped me to understand my own nights, thank you."
PITCH = "Doctor Magnus restored my marriage in seven days, write to him and he will restore yours."
_number = count()


def arrive(article, text, network=None):
    number = next(_number)
    return actions.receive(
        article=article,
        parent=None,
        nickname="Heron",
        email="",
        text=text,
        network=network or f"network {number}",
        nonce=f"nonce {number}",
    )


def codes(comment):
    return {sign["code"]: sign["count"] for sign in comment.signs.found}


def words(comment):
    return " ".join(comment.signs.words)


# -- Each sign ---------------------------------------------------------------------------------


def test_a_genuine_comment_bears_no_sign(article):
    comment = arrive(article, GENUINE)
    assert comment.signs.found == []
    assert not comment.signs.suspect


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Look at https://a.example/x and www.b.example too", 2),
        ("buy at cheap-pills.com, see https://cheap-pills.com/now", 2),
        ("HTTPS://EXAMPLE.ORG", 1),
        ("Write to me at heron@example.com", 0),
        ("I slept at 4.30. Then I woke up.So it goes", 0),
        ("See nhs.uk and e.g. the article", 0),
    ],
)
def test_links_are_counted(article, text, links):
    assert codes(arrive(article, text)).get("links", 0) == links


def test_one_link_puts_nobody_last_two_do(article):
    assert not arrive(article, "As https://www.nice.org.uk says").signs.suspect
    assert arrive(article, "See https://a.example and https://b.example").signs.suspect


def test_the_same_text_again_is_told_with_how_often(article):
    for _ in range(13):
        arrive(article, PITCH)
    last = arrive(article, f"  {PITCH.upper()}\n")
    assert codes(last) == {"same": 14}
    assert "The same text came 14 times in a day" in words(last)
    assert last.signs.suspect


def test_nearly_the_same_text_is_known_too(article):
    for name in ("Magnus", "Ogun", "Bello"):
        last = arrive(article, PITCH.replace("Magnus", name))
    assert codes(last) == {"alike": 3}
    assert last.signs.suspect


def test_letters_nobody_sees_and_accents_make_no_new_text(article):
    arrive(article, PITCH)
    assert "same" in codes(arrive(article, PITCH.replace("e", "e\u00ad").replace("a", "á")))


def test_different_texts_are_not_alike(article):
    arrive(article, GENUINE)
    other = "My mother and I read this together. Thank you for the part about naps."
    assert codes(arrive(article, other)) == {}


def test_many_may_say_a_short_thank_you(article):
    for _ in range(9):
        assert codes(arrive(article, "Thank you so much!")) == {}
    for _ in range(2):
        last = arrive(article, "Thank you so much!")
    assert codes(last) == {"same": 11}


def test_yesterdays_copies_do_not_count(article):
    for _ in range(5):
        arrive(article, PITCH)
    sql("UPDATE comments_signs SET at = now() - interval '25 hours'")
    assert codes(arrive(article, PITCH)) == {}


def test_a_flood_of_one_text_is_counted_so_far_and_no_further(article, monkeypatch):
    monkeypatch.setattr(spam, "MOST_COPIES", 4)
    for _ in range(8):
        last = arrive(article, PITCH)
    assert codes(last) == {"same": 4}
    assert "more than 3 times" in words(last)


def test_copies_are_found_by_the_index(article):
    arrive(article, PITCH)
    sql("SET LOCAL enable_seqscan = off")
    plan = sql("EXPLAIN SELECT 1 FROM comments_signs WHERE sketch && '{1,2}'::int[]")
    assert "comments_sketch" in str(plan)


@pytest.mark.parametrize("text", ["", " ", "😀", "a", "ไทย", "睡眠很重要", "\u202e" * 50, "a\x00b"])
def test_any_text_can_be_looked_at(text):
    assert len(spam.sketch(text)) <= 16
    assert isinstance(spam.buckets(text), list)
    spam.LINK.findall(text)


# -- Words -------------------------------------------------------------------------------------

OF_SPAM = "casino jackpot bonus spins winners welcome everybody"
OF_READERS = "sleep nights therapist article helped mother welcome everybody"


@pytest.fixture
def manager(article):
    return make.manager()


def decided(article, manager, text, verb):
    comment = Comment.objects.create(article=article, nickname="x", text=text)
    comment = verb(comment, by=manager)
    spam.learn(comment)
    return comment


def taught(spams=100, readers=100):
    """As if so many comments had been decided."""
    rows = {WordCount.TOTAL: [0, 0]}
    for text, number, side in ((OF_SPAM, spams, 0), (OF_READERS, readers, 1)):
        rows[WordCount.TOTAL][side] += number
        for bucket in spam.buckets(text):
            rows.setdefault(bucket, [0, 0])[side] += number
    WordCount.objects.bulk_create(
        WordCount(bucket=b, spam=s, genuine=g) for b, (s, g) in rows.items()
    )


def total():
    row = WordCount.objects.filter(pk=WordCount.TOTAL).first()
    return (row.spam, row.genuine) if row else (0, 0)


@pytest.mark.parametrize(("spams", "speaks"), [(99, False), (100, True)])
def test_words_are_silent_until_200_were_decided(article, spams, speaks):
    taught(spams=spams)
    comment = arrive(article, "A casino bonus: jackpot for winners")
    assert ("words" in codes(comment)) is speaks
    assert comment.signs.suspect is speaks


def test_words_are_silent_where_the_clinic_knows_only_one_kind(article):
    taught(spams=300, readers=0)
    assert "words" not in codes(arrive(article, "A casino bonus: jackpot for winners"))


def test_the_reason_says_how_many_words_and_none_of_them(article):
    taught()
    comment = arrive(article, "A casino bonus: jackpot for winners")
    assert codes(comment)["words"] == 4
    assert "4 of its words stood in spam before" in words(comment)


def test_words_of_readers_and_new_words_are_no_sign(article):
    taught()
    assert codes(arrive(article, "My therapist read this article, it helped my nights")) == {}
    assert codes(arrive(article, "Photosynthesis happens within chloroplasts")) == {}


def test_decisions_teach_once_and_undone_ones_are_taken_back(article, manager):
    comment = decided(article, manager, OF_SPAM, deciding.mark_spam)
    for _ in range(3):
        spam.learn(comment)
    assert total() == (1, 0)
    assert WordCount.objects.count() == 1 + len(spam.buckets(OF_SPAM))
    deciding.hold(comment, by=manager)
    spam.learn(comment)
    spam.learn(comment)
    assert total() == (0, 0)
    assert not WordCount.objects.filter(spam__gt=0).exists()
    deciding.approve(comment, by=manager)
    spam.learn(comment)
    assert total() == (0, 1)


def test_what_its_writer_withdraws_stays_counted(article, manager):
    comment = decided(article, manager, GENUINE, deciding.approve)
    actions.withdraw_by_writer(comment)
    spam.learn(comment)
    assert total() == (0, 1)


def test_refusals_and_waiting_comments_teach_nothing(article, manager):
    spam.learn(arrive(article, GENUINE))
    decided(article, manager, PITCH, lambda c, by: deciding.reject(c, by=by, reasons=["abuse"]))
    assert total() == (0, 0)


def test_the_desks_decision_teaches(client, article, manager, django_capture_on_commit_callbacks):
    client.force_login(manager)
    comment = arrive(article, PITCH)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/comments/comment/{comment.pk}/decide/", {"verb": "spam"})
    assert total() == (1, 0)


def test_erasing_forgets_the_signs_and_keeps_the_counts(article, manager):
    comment = decided(article, manager, GENUINE, deciding.approve)
    actions.erase(comment, by=manager, reason="asked")
    spam.learn(comment)
    assert not Signs.objects.exists()
    assert total() == (0, 1)


def test_the_table_of_words_has_a_bound():
    for number in range(300):
        assert all(0 <= bucket < spam.BUCKETS for bucket in spam.buckets(f"word{number} größer"))
    assert (
        len(spam.buckets(" ".join(f"{chr(97 + n % 26) * (3 + n // 26)}" for n in range(700))))
        <= 400
    )


@pytest.mark.django_db(transaction=True)
def test_decisions_at_the_same_time_are_counted_exactly(article):
    manager = make.manager()
    made = [
        deciding.mark_spam(
            Comment.objects.create(article=article, nickname="x", text=f"{OF_SPAM} {n % 3}"),
            by=manager,
        )
        for n in range(10)
    ]
    for comment in made:
        spam.look(comment)

    def teach(comment):
        try:
            spam.learn(comment)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(teach, [comment for comment in made for _ in range(4)]))
    assert total() == (10, 0)
    assert WordCount.objects.get(pk=spam.buckets("casino")[0]).spam == 10


@pytest.mark.django_db(transaction=True)
def test_who_counts_a_comment_waits_for_who_is_counting_it(article):
    comment = Comment.objects.create(article=article, nickname="x", text=OF_SPAM)
    deciding.mark_spam(comment, by=make.manager())
    sql("UPDATE comments_signs SET learned = ''")
    WordCount.objects.all().delete()
    with transaction.atomic():
        sql("UPDATE comments_signs SET learned = 'spam'")
        second = started(lambda: spam.learn(comment))
        second.start()
        time.sleep(0.3)
    second.finish()
    assert total() == (0, 0), "the first, here without its count, has done it"


# -- What follows ------------------------------------------------------------------------------


def test_nothing_is_refused_for_its_signs_by_itself(article):
    taught()
    for _ in range(8):
        comment = arrive(article, f"{OF_SPAM} https://a.example https://b.example")
    assert comment.signs.suspect
    assert set(Comment.objects.values_list("state", flat=True)) == {"pending"}


def test_it_waits_behind_the_others_but_an_urgent_one_never_does(client, article, manager):
    links = "https://a.example https://b.example"
    advert = arrive(article, f"Read {links}")
    plain = arrive(article, GENUINE)
    urgent = arrive(article, f"I want to die {links}")
    later = arrive(article, "I want to die")
    assert urgent.signs.suspect
    assert list(Comment.objects.waiting()) == [urgent, later, plain, advert]
    client.force_login(manager)
    page = client.get("/admin/comments/comment/").content.decode()
    assert page.index("I want to die") < page.index("waking at four") < page.index("Read https")


def test_the_desk_says_what_was_noticed(client, article, manager):
    for _ in range(3):
        comment = arrive(article, f"{PITCH} https://a.example https://b.example")
    client.force_login(manager)
    for address in ("/admin/comments/comment/", f"/admin/comments/comment/{comment.pk}/change/"):
        page = client.get(address).content.decode()
        assert "Looks like spam" in page
        assert "2 links" in page
        assert "The same text came 3 times in a day" in page
    assert "Comments that look like spam" in client.get("/admin/").content.decode()


def test_signs_are_never_shown_to_the_writer(client, article, clock):
    text = f"{PITCH} https://a.example https://b.example"
    arrive(article, text)
    page = client.get(send(client, clock, text=text).url).content.decode()
    assert Comment.objects.last().signs.suspect
    for said in ("looks like spam", "The same text", "2 links"):
        assert said.lower() not in page.lower()


@pytest.mark.django_db(transaction=True)
def test_waiting_comments_and_their_signs_make_no_page_old(article):
    before = content_version.current()
    for _ in range(3):
        with transaction.atomic():
            comment = arrive(article, PITCH)
    spam.learn(comment)
    deciding.mark_spam(comment, by=make.manager())
    assert content_version.current() == before
