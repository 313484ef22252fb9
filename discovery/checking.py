"""Asking what our texts lead to, the oldest answer first, and judging by several answers."""

import logging
import queue
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from discovery.asking import Manners, Stopped, ask
from discovery.models import OutsideLink

logger = logging.getLogger("clinic.links")
State = OutsideLink.State
HOSTS_AT_ONCE = 8
WEEK, DAY = timedelta(days=7), timedelta(days=1)
# A link is dead when it failed so often, over so long; what is clear needs to be said twice only.
FAILURES, OVER = 3, timedelta(days=2)


def due(*, every=WEEK):
    """Those to be asked now, the oldest first; after a failure again on the next day."""
    now = timezone.now()
    is_due = Q(checked_at=None) | Q(checked_at__lte=now - every)
    is_due |= Q(state=State.FAILING, checked_at__lte=now - DAY)
    return OutsideLink.objects.filter(is_due).order_by(F("checked_at").asc(nulls_first=True), "pk")


def check(links, *, seconds=None):
    """Ask these and note the answers, as they come. Stopped half-way, what was noted stays.

    Several hosts are asked at once, each by one thread of its own; this thread alone writes.
    """
    stop, answers = threading.Event(), queue.SimpleQueue()
    manners, ends_at = Manners(stop), seconds and time.monotonic() + seconds
    by_host = defaultdict(list)
    for pk, address in links.values_list("pk", "address"):
        by_host[urlsplit(address).netloc].append((pk, address))

    def ask_all(of_a_host):
        try:
            for pk, address in of_a_host:
                if (ends_at and time.monotonic() > ends_at) or manners.is_tired(address):
                    return
                answers.put((pk, ask(address, manners)))
        except Stopped:
            pass
        except Exception:
            logger.exception("The links to %s could not be checked", urlsplit(address).netloc)
        finally:
            answers.put(None)

    pool = ThreadPoolExecutor(HOSTS_AT_ONCE)
    try:
        for of_a_host in by_host.values():
            pool.submit(ask_all, of_a_host)
        left = len(by_host)
        while left:
            if (answered := answers.get()) is None:
                left -= 1
            elif link := note(*answered):
                yield link
    finally:
        stop.set()
        pool.shutdown(cancel_futures=True)


def check_one(link):
    """Ask about one link now, as somebody waits for it."""
    return note(link.pk, ask(link.address, Manners(), is_patient=False))


@transaction.atomic
def note(pk, answer):
    """Write an answer down and judge by it and those before. None: no text leads there now."""
    link = OutsideLink.objects.select_for_update().filter(pk=pk).first()
    if link is None:
        return None
    was_clear = link.problem in OutsideLink.CLEAR
    link.checked_at = timezone.now()
    link.status, link.problem, link.leads_to = answer.status, answer.problem, ""
    if not answer.problem or answer.problem in OutsideLink.NO_VERDICT:
        link.failures, link.failing_since = 0, None
        link.leads_to = "" if answer.problem else answer.leads_to
        link.state = State.UNSURE if answer.problem else State.ANSWERS
        link.state = State.MOVED if link.leads_to else link.state
    else:
        link.failures += 1
        link.failing_since = link.failing_since or link.checked_at
        is_clear = was_clear and answer.problem in OutsideLink.CLEAR
        if is_clear or _failed_for_long(link) or link.state == State.DEAD:
            link.state = State.DEAD
        else:
            link.state = State.FAILING
    link.save()
    return link


def _failed_for_long(link):
    return link.failures >= FAILURES and link.checked_at - link.failing_since >= OVER
