"""Many comments of the same making, called spam in one go after a look at a sample, and put back.

It is the only bulk there is, and it takes nobody in need along: what triage noticed to be of any
level, what the rules cannot read and what somebody has once decided about stays in the queue. An
address sets nothing apart: programs leave one, too.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.models import record
from clinic.exceptions import Refused
from comments.desk import Burst
from comments.locking import move, needs_moderator, waiting
from comments.models import Comment, Decision
from comments.spam import LINK, SHORT, sketch

State = Comment.State
WITHIN = timedelta(hours=12)  # before and after the sample
EXAMPLES = 10
MOST = 5_000


@dataclass(frozen=True)
class Near:
    """What a burst would take along, the sample with it, and how many it would leave."""

    count: int
    examples: list
    set_apart: int


def burst_of(sample):
    near = _near(sample)
    taken = near.filter(_ordinary())
    count = taken.count()
    return Near(count, list(taken.order_by("pk")[:EXAMPLES]), near.count() - count)


def mark_burst(sample, *, by):
    """Returns how many are spam now, and how many were set apart."""
    with waiting(sample, by) as row:
        if not Comment.objects.filter(_ordinary(), pk=row.pk).exists():
            raise Refused(_("This one has to be decided about alone: it is no sample of spam."))
        near = _near(row)
        rows = near.filter(_ordinary()).exclude(pk=row.pk).order_by("pk")
        # Who is deciding about one of them at this moment goes on; it is not of the burst then.
        others = list(rows.select_for_update(of=("self",), skip_locked=True)[: MOST - 1])
        set_apart = near.count() - 1 - len(others)
        burst = Burst.objects.create(sample=row, by=by, marked=len(others) + 1, set_apart=set_apart)
        # What spam looks like is learned of the sample alone: the others say the same.
        move(row, State.SPAM, by=by, burst=burst)
        _move_all(others, State.SPAM, by, burst)
        record("mark_burst", burst, by=by, marked=burst.marked, set_apart=set_apart)
        return burst.marked, set_apart


@transaction.atomic
def restore_burst(burst, *, by):
    """All of it that nobody has decided about since waits again. Returns how many."""
    needs_moderator(by)
    burst = Burst.objects.select_for_update().get(pk=burst.pk)
    if burst.restored_at:
        raise Refused(_("These are back in the queue already."))
    if not burst.is_restorable:
        raise Refused(_("A burst can be put back for 30 days. Put comments back one by one."))
    comments = Comment.objects.filter(decisions__burst=burst, state=State.SPAM).exclude(text="")
    rows = _last_decided_in(burst, comments.select_for_update(of=("self",)).order_by("pk"))
    burst.restored_at, burst.restored_by = timezone.now(), by
    burst.save(update_fields=["restored_at", "restored_by"])
    _move_all(rows, State.PENDING, by, burst)
    record("restore_burst", burst, by=by, restored=len(rows))
    return len(rows)


def _last_decided_in(burst, comments):
    decisions = Decision.objects.filter(comment__in=[row.pk for row in comments])
    last = decisions.order_by("comment", "-pk").distinct("comment")
    last_burst = dict(last.values_list("comment", "burst"))
    return [row for row in comments if last_burst[row.pk] == burst.pk]


def _move_all(rows, state, by, burst):
    now = timezone.now()
    Decision.objects.bulk_create(
        Decision(comment=row, by=by, at=now, from_state=row.state, to_state=state, burst=burst)
        for row in rows
    )
    changes = {"state": state, "decided_at": now}
    if state in Comment.WAITING:
        changes["waits_since"] = now
    Comment.objects.filter(pk__in=[row.pk for row in rows]).update(**changes)


# -- What is near ------------------------------------------------------------------------------


def _ordinary():
    return Q(level=0, corrections=None, language_read=True, state=State.PENDING)


def _near(sample):
    """What waits and came at about the same time: from the same network, with the same links, or
    with half of the same words, which for very short texts says nothing.
    """
    text = sample.own_words
    near = Q(pk=sample.pk)
    if sample.network:
        near |= Q(network=sample.network)
    for link in set(LINK.findall(text.lower())):
        near |= Q(text__icontains=link)
    near |= Q(pk__in=_alike(text))
    times = (sample.submitted_at - WITHIN, sample.submitted_at + WITHIN)
    return Comment.objects.filter(near, state__in=Comment.WAITING, submitted_at__range=times)


def _alike(text):
    shape = sketch(text)
    if len(shape) < SHORT:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT comment_id FROM comments_signs
            WHERE sketch && %(shape)s::int[]
              AND 2 * (SELECT count(*) FROM unnest(sketch) AS h WHERE h = ANY(%(shape)s::int[]))
                  >= greatest(cardinality(sketch), %(size)s)
            LIMIT %(most)s
            """,
            {"shape": shape, "size": len(shape), "most": MOST},
        )
        return [pk for (pk,) in cursor.fetchall()]
