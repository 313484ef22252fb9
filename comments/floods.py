"""How many comments come in at most. What is refused is kept on its writer's page."""

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clinic.network import TooMany, limit

DAY = 24 * 60 * 60
# The urgent are counted apart, here too: a ward or a school is one network.
A_NETWORK = [("comment", 6, 15 * 60), ("comment-day", 30, DAY)]
# From everybody together. Each kind has room of its own: what looks like spam takes none from the
# others, and neither of them takes any from the urgent.
SUSPECT_A_DAY, OTHERS_A_DAY, URGENT_A_DAY = 1_000, 20_000, 2_000
LETTERS_AN_HOUR = 20


def one_at_a_time(nonce):
    """Until the transaction ends, a second press of the same button waits for the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [nonce])


def admit_network(network, *, urgent):
    for name, most, seconds in A_NETWORK:
        try:
            limit(f"{'urgent-' if urgent else ''}{name}:{network}", most=most, seconds=seconds)
        except TooMany as refusal:
            raise TooMany(refusal.retry_after, _from_one_network(refusal.retry_after)) from None


def admit(*, urgent, suspect):
    """Inside the transaction that stores the comment, so that what fails is not counted."""
    kind, most, words = "others", OTHERS_A_DAY, _more_than_we_can_read
    if urgent:
        kind, most = "urgent", URGENT_A_DAY
    elif suspect:
        kind, most, words = "suspect", SUSPECT_A_DAY, _like_advertising
    try:
        limit(f"comments:{kind}", most=most, seconds=DAY)
    except TooMany as refusal:
        raise TooMany(refusal.retry_after, words()) from None


def letter_is_due():
    """Whether moderators are mailed of an urgent comment: of each, and of one in ten minutes where
    there were twenty in an hour, since nobody reads the thousandth letter.
    """
    try:
        limit("urgent-letters", most=LETTERS_AN_HOUR, seconds=60 * 60)
    except TooMany:
        try:
            limit("urgent-letters-in-a-flood", most=1, seconds=10 * 60)
        except TooMany:
            return False
    return True


def _from_one_network(seconds):
    minutes = -(-seconds // 60)
    hours = -(-minutes // 60)
    when = (
        ngettext("in %(n)s minute", "in %(n)s minutes", minutes) % {"n": minutes}
        if minutes < 90
        else ngettext("in %(n)s hour", "in %(n)s hours", hours) % {"n": hours}
    )
    return _(
        "Several comments came from your connection in a short time, perhaps from other people who "
        "share it. Nothing you wrote is lost: it is still here. Please send it again %(when)s."
    ) % {"when": when}


def _like_advertising():
    return _(
        "A great many messages are arriving today that look like advertising, and this one "
        "resembles them, so we cannot take it just now. It is still here. Please send it again "
        "tomorrow, or leave out links and use words of your own."
    )


def _more_than_we_can_read():
    return _(
        "More comments have arrived today than people here can read. Nothing you wrote is lost: it "
        "is still here. Please send it again tomorrow. If you need help, “Get help now” is there "
        "at any hour."
    )
