"""The evidence of moderating: every decision of a period, who took it, when, from what to what and
why, and the policy of that time. As plain data, so that the page and the JSON say the same.

The comments' words, and the notes about them, are in it only where that was asked for.
"""

import json

from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone

from clinic.models import Clinic
from comments.desk import Burst, Correction, Redaction
from comments.models import Comment, Decision
from comments.records import Records, in_words, settings_at, settings_changes


def pack(period, *, with_words=False):
    """Everything as plain data, ready for JSON."""
    facts = {
        "made_at": _iso(timezone.now()),
        "clinic": Clinic.current().name,
        "period": {"from": period.first.isoformat(), "until": period.end_day.isoformat()},
        "with_words": with_words,
        "policy": _plain(settings_at(min(period.span[1], timezone.now()))),
        "policy_changes": [_change(event) for event in _changes(period)],
        "numbers": _numbers(Records(period)),
        "decisions": [_decision(row, with_words) for row in _rows(Decision, period, "burst")],
        "corrections": [_correction(row, with_words) for row in _rows(Correction, period)],
        "redactions": [_redaction(row, with_words) for row in _rows(Redaction, period)],
        "bursts": [_burst(burst) for burst in _bursts(period)],
    }
    if with_words:
        facts["comments"] = [_words(comment) for comment in _comments(period)]
    return facts


def as_json(facts):
    return json.dumps(facts, ensure_ascii=False, indent=2)


def as_html(facts, period):
    """One file that asks for nothing: its style is in it."""
    context = {"pack": facts, "period": period}
    return render_to_string("admin/comments/records/evidence.html", context)


# -- The facts ---------------------------------------------------------------------------------


def _rows(model, period, *also):
    rows = model.objects.filter(period.during("at")).order_by("at", "pk")
    of_comments = rows.select_related("by", "comment", "comment__article", *also)
    return of_comments.defer("comment__text", "comment__original", "comment__findings")


def _changes(period):
    return settings_changes().filter(period.during("at")).order_by("pk")


def _bursts(period):
    people = ("by", "restored_by", "sample")
    return Burst.objects.filter(period.during("at")).order_by("pk").select_related(*people)


def _comments(period):
    """Those that the period's decisions are about."""
    decided = Decision.objects.filter(period.during("at")).values("comment")
    return Comment.objects.filter(pk__in=decided).order_by(F("submitted_at"), "pk")


def _change(event):
    before = _plain(event.details["before"])
    return {"at": _iso(event.at), "by": _name(event.by), "before": before}


def _numbers(records):
    times = records.urgent_times
    return {
        "received": records.received["all"],
        "received_urgent": records.received["urgent"],
        "first_decisions": records.speed["count"],
        "half_decided_within": in_words(records.speed["median"]),
        "nine_of_ten_decided_within": in_words(records.speed["most"]),
        "urgent_promised_within": in_words(records.promised),
        "urgent_late": times["late"],
        "urgent_longest": in_words(times["longest"]),
    }


def _about(row):
    return {
        "comment": str(row.comment.public_id),
        "article": row.comment.article.slug,
        "at": _iso(row.at),
        "by": _name(row.by),
    }


def _decision(row, with_words):
    told = _about(row) | {
        "id": row.pk,
        "from": row.from_state,
        "to": row.to_state,
        "reasons": row.reasons,
        "overruled": row.overruled,
        "outcome": row.outcome,
        "undoes": row.undoes_id,
        "burst": row.burst_id,
    }
    return told | ({"note": row.note} if with_words else {})


def _correction(row, with_words):
    told = _about(row) | {"from": row.from_level, "to": row.to_level, "reasons": row.reasons}
    return told | ({"note": row.note} if with_words else {})


def _redaction(row, with_words):
    told = _about(row) | {"number": row.number, "reasons": row.reasons}
    return told | ({"note": row.note} if with_words else {})


def _burst(burst):
    return {
        "id": burst.pk,
        "sample": str(burst.sample.public_id),
        "at": _iso(burst.at),
        "by": _name(burst.by),
        "marked": burst.marked,
        "set_apart": burst.set_apart,
        "restored_at": _iso(burst.restored_at),
        "restored_by": _name(burst.restored_by),
    }


def _words(comment):
    return {
        "comment": str(comment.public_id),
        "received_at": _iso(comment.submitted_at),
        "nickname": comment.own_nickname,
        "text": comment.own_words,
        "public_text": comment.text,
    }


def _iso(moment):
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""


def _plain(values):
    return {
        name: value if isinstance(value, bool | int) else str(value or "")
        for name, value in values.items()
    }


def _name(person):
    """In full, and the account by its name."""
    if person is None:
        return ""
    full = person.get_full_name()
    return f"{full} ({person.username})" if full else person.username
