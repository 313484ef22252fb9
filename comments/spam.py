"""Whether a comment looks like spam, without asking anybody outside, and why.

Each sign has a weight and is explained. Together they put a comment after the others in the queue;
none of them refuses or deletes anything.
"""

import re
from datetime import timedelta
from itertools import pairwise
from math import exp, log, prod
from zlib import crc32

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments.models import Comment
from comments.traces import Signs, WordCount
from safety.language.folding import fold

SUSPECT = 0.5
WITHIN = timedelta(days=1)  # how long a text is known again
MOST_COPIES = 100  # counted; more are “more than 99”
SHORT, COPIES_OF_SHORT = 6, 10  # many people write “thank you very much”
ENOUGH, ENOUGH_OF_EACH = 200, 10  # decisions before the words say anything
BUCKETS, MOST_WORDS, TELLING = 2**18, 400, 20
SHINGLES = 16

WORD = re.compile(r"[^\W\d_]{3,30}")
LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>]{1,500}"
    r"|(?<![\w@./-])[a-z0-9-]{2,40}\.(?:com|net|org|info|shop|xyz|ru|cn|top|online|site|biz|club|io)\b"
)
LEARNED = {Comment.State.SPAM: Signs.Learned.SPAM, Comment.State.APPROVED: Signs.Learned.GENUINE}
OPEN = dict.fromkeys(Comment.WAITING, Signs.Learned.NOTHING)


# -- Looking -----------------------------------------------------------------------------------


@transaction.atomic
def look(comment, promotes=False):
    """Note the signs of a comment that has just come in, or was changed by its writer."""
    shape = sketch(comment.text)
    found = [
        *_links(comment.text),
        *_copies(comment, shape),
        *_known_words(comment.text),
        *([_sign("promotion", 1, 0.3)] if promotes else []),
    ]
    signs, _created = Signs.objects.update_or_create(
        comment=comment,
        defaults={
            "at": timezone.now(),
            "found": found,
            "suspect": score(found) >= SUSPECT,
            "sketch": shape,
        },
    )
    return signs


def score(found):
    """From 0 to 1: each sign takes its share of what the others left."""
    return 1 - prod(1 - sign["weight"] for sign in found)


def words_of(found):
    """The signs as sentences for the person who decides."""
    return [_WORDS[sign["code"]](sign["count"]) for sign in found]


_WORDS = {
    "links": lambda n: ngettext("%(n)s link", "%(n)s links", n) % {"n": n},
    "same": lambda n: _("The same text came %(times)s in a day") % {"times": _times(n)},
    "alike": lambda n: _("Nearly the same text came %(times)s in a day") % {"times": _times(n)},
    "words": lambda n: (
        ngettext(
            "%(n)s of its words stood in spam before", "%(n)s of its words stood in spam before", n
        )
        % {"n": n}
    ),
    "promotion": lambda n: _("It seems to recommend or sell something"),
}


def _times(n):
    if n >= MOST_COPIES:
        return _("more than %(n)s times") % {"n": MOST_COPIES - 1}
    return ngettext("%(n)s time", "%(n)s times", n) % {"n": n}


def _sign(code, count, weight):
    return {"code": code, "count": count, "weight": round(weight, 2)}


def _links(text):
    count = len(LINK.findall(text.lower()))
    return [_sign("links", count, 0.2 if count == 1 else 0.6)] if count else []


# -- Copies ------------------------------------------------------------------------------------


def sketch(text):
    """The smallest hashes of a text's pairs of words: texts that share half of them are alike."""
    words = re.findall(r"\w+", fold(text).words)
    pairs = pairwise(words) if len(words) > 1 else [words]
    return sorted({crc32(" ".join(pair).encode()) - 2**31 for pair in pairs if pair})[:SHINGLES]


def _copies(comment, shape):
    if not shape:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*), count(*) FILTER (WHERE sketch = %(shape)s::int[])
            FROM (
                SELECT sketch FROM comments_signs
                WHERE sketch && %(shape)s::int[] AND at > %(since)s AND comment_id <> %(pk)s
                  AND 2 * (SELECT count(*) FROM unnest(sketch) AS h WHERE h = ANY(%(shape)s::int[]))
                      >= greatest(cardinality(sketch), %(size)s)
                LIMIT %(most)s
            ) AS copies
            """,
            {
                "shape": shape,
                "size": len(shape),
                "since": timezone.now() - WITHIN,
                "pk": comment.pk,
                "most": MOST_COPIES,
            },
        )
        alike, same = cursor.fetchone()
    if alike < (COPIES_OF_SHORT if len(shape) < SHORT else 1):
        return []
    weight = 0.9 if alike >= 5 else 0.6 if alike >= 2 else 0.2
    # Both are told as how often the text came in all, this time counted.
    return [_sign("same" if same * 2 >= alike else "alike", min(alike + 1, MOST_COPIES), weight)]


# -- Words that spam was made of ---------------------------------------------------------------


def buckets(text):
    words = dict.fromkeys(WORD.findall(fold(text).words))
    return sorted({crc32(word.encode()) % BUCKETS for word in list(words)[:MOST_WORDS]})


def _known_words(text):
    """A naive Bayes classifier over what the clinic decided, silent until it has seen enough."""
    of_text = buckets(text)
    rows = WordCount.objects.filter(pk__in=[WordCount.TOTAL, *of_text])
    counts = {row.bucket: (row.spam, row.genuine) for row in rows}
    spam, genuine = counts.pop(WordCount.TOTAL, (0, 0))
    if spam + genuine < ENOUGH or min(spam, genuine) < ENOUGH_OF_EACH:
        return []
    odds = [_odds(*seen, spam, genuine) for seen in counts.values()]
    strongest = sorted(odds, key=abs)[-TELLING:]
    probability = 1 / (1 + exp(-max(-30, min(30, sum(strongest)))))
    suspicious = sum(odd > 0.5 for odd in odds)
    if probability < 0.8 or not suspicious:
        return []
    return [_sign("words", suspicious, 0.9 * probability)]


def _odds(in_spam, in_genuine, spam, genuine):
    """How much a word speaks for spam, drawn to neither side while it has been seen seldom."""
    seen = in_spam + in_genuine
    if not seen:
        return 0.0
    share = (in_spam / spam) / (in_spam / spam + in_genuine / genuine)
    share = (0.5 + seen * share) / (1 + seen)
    return log(share / (1 - share))


@transaction.atomic
def learn(comment):
    """Count a comment's words as it was decided: spam, published, or open again. Any number of
    times gives the same; what is withdrawn or refused stays as it was counted.
    """
    comment = Comment.objects.get(pk=comment.pk)
    if comment.state in LEARNED:
        Signs.objects.get_or_create(comment=comment)
    signs = Signs.objects.select_for_update().filter(comment=comment).first()
    if signs is None or comment.by_staff_id or not comment.text:
        return
    comment.refresh_from_db(fields=["state"])
    _count_as(comment, signs, (LEARNED | OPEN).get(comment.state, signs.learned))


@transaction.atomic
def unlearn(comment):
    """Take a comment's words out of the counts again, whatever was decided."""
    signs = Signs.objects.select_for_update().filter(comment=comment).first()
    if signs:
        _count_as(comment, signs, "")


def _count_as(comment, signs, meant):
    if meant == signs.learned:
        return
    of_text = buckets(comment.own_words)
    for learned, change in ((signs.learned, -1), (meant, 1)):
        if learned:
            _count(of_text, spam=change * (learned == "spam"), genuine=change * (learned != "spam"))
    signs.learned = meant
    signs.save(update_fields=["learned"])


def _count(of_text, *, spam, genuine):
    """In the order of the buckets, the total first, so that two at once wait and never deadlock."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO comments_wordcount AS w (bucket, spam, genuine)
            SELECT bucket, greatest(0, %(spam)s), greatest(0, %(genuine)s)
            FROM unnest(%(buckets)s::int[]) AS bucket ORDER BY bucket
            ON CONFLICT (bucket) DO UPDATE SET
              spam = greatest(0, w.spam + %(spam)s),
              genuine = greatest(0, w.genuine + %(genuine)s)
            """,
            {"buckets": [WordCount.TOTAL, *of_text], "spam": spam, "genuine": genuine},
        )
