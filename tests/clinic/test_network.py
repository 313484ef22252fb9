"""Where a request comes from: one visitor is one network, whatever their headers say."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import RequestFactory
from django.utils import timezone

from clinic.models import RateLimit
from clinic.network import TooMany, limit, network_hash
from tests.house import sql


def seen(address="192.0.2.1", forwarded=None):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    return network_hash(RequestFactory().get("/", REMOTE_ADDR=address, **headers))


FORGED = ["203.0.113.9", "203.0.113.9, 198.51.100.7", "nonsense", "", ",", "127.0.0.1", "::1"]


@pytest.mark.parametrize("forged", FORGED)
def test_without_a_proxy_of_ours_a_forged_header_moves_nothing(settings, forged):
    settings.TRUSTED_PROXIES = 0
    assert seen(forwarded=forged) == seen()


@pytest.mark.parametrize("forged", FORGED)
def test_behind_a_proxy_what_a_visitor_claims_moves_nothing(settings, forged):
    """A proxy appends whom it saw; what stood before that is the visitor's own writing."""
    settings.TRUSTED_PROXIES = 1
    assert seen("10.0.0.1", f"{forged}, 198.51.100.7") == seen("10.0.0.1", "198.51.100.7")
    settings.TRUSTED_PROXIES = 2
    assert seen("10.0.0.1", f"{forged}, 198.51.100.7, 10.0.0.2") == seen(
        "10.0.0.1", "198.51.100.7, 10.0.0.2"
    )


def test_behind_a_proxy_two_visitors_are_two(settings):
    settings.TRUSTED_PROXIES = 1
    assert seen("10.0.0.1", "198.51.100.7") != seen("10.0.0.1", "198.51.100.8")
    assert seen("10.0.0.1", "198.51.100.7") == seen("10.0.0.9", "198.51.100.7")


def test_who_came_past_the_proxies_is_who_is_connected(settings):
    settings.TRUSTED_PROXIES = 2
    assert seen("192.0.2.1", "203.0.113.9") == seen("192.0.2.1")


def test_other_headers_say_nothing(settings):
    settings.TRUSTED_PROXIES = 1
    names = ("FORWARDED", "X_REAL_IP", "CLIENT_IP", "X_CLIENT_IP", "TRUE_CLIENT_IP", "VIA")
    for name in names:
        request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", **{f"HTTP_{name}": "1.2.3.4"})
        assert network_hash(request) == seen()


def test_of_an_ipv6_address_the_first_64_bits_count():
    assert seen("2001:db8:1:2::1") == seen("2001:db8:1:2:ffff:ffff:ffff:ffff")
    assert seen("2001:db8:1:2::1") != seen("2001:db8:1:3::1")
    assert seen("fe80::1%eth0") == seen("fe80::2")


def test_an_ipv4_address_written_as_ipv6_is_that_address():
    assert seen("::ffff:192.0.2.1") == seen("192.0.2.1")
    assert seen("::ffff:192.0.2.2") != seen("192.0.2.1")


@pytest.mark.parametrize("address", ["", "unix:", "1.2.3.4:80", "x" * 10_000, "1.2.3.4\x00"])
def test_what_is_no_address_breaks_nothing(address):
    assert len(seen(address)) == 64


# -- Limits ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_window_that_a_wrong_clock_began_is_over():
    for _ in range(3):
        limit("key", most=3, seconds=60)
    with pytest.raises(TooMany) as refusal:
        limit("key", most=3, seconds=60)
    assert 0 < refusal.value.retry_after <= 60
    RateLimit.objects.update(window_start=timezone.now() + timedelta(days=1))
    limit("key", most=3, seconds=60)
    assert RateLimit.objects.get().count == 1


@pytest.mark.django_db
def test_after_its_window_a_new_one_begins():
    limit("key", most=1, seconds=60)
    sql("UPDATE clinic_ratelimit SET window_start = now() - interval '61 seconds'")
    limit("key", most=1, seconds=60)


@pytest.mark.django_db(transaction=True)
def test_200_at_once_are_counted_exactly():
    def press(_):
        try:
            with transaction.atomic():
                limit("key", most=50, seconds=600)
            return True
        except TooMany:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        let_in = sum(pool.map(press, range(200)))
    assert let_in == 50
    assert RateLimit.objects.get().count == 50, "what was rolled back is not counted"
