"""Asking other sites: politely, briefly, and never anything that is no public site."""

import socket
import threading
import time
from itertools import pairwise

import pytest

from discovery import asking
from discovery.asking import Answer, Manners, Stopped, ask
from discovery.outside import addresses_in, normal
from tests.discovery import sites
from tests.discovery.sites import robots, to

# From 127.0.0.1 to what wraps it, and what browsers take for a number.
PRIVATE = """
http://127.0.0.1/ http://127.1/ http://0/ http://0.0.0.0/ http://2130706433/ http://0x7f000001/
http://0x7f.0.0.1/ http://0177.0.0.1/ http://127.0.0.1./ http://localhost/ http://LOCALHOST/
http://localhost./ http://intranet/ http://10.0.0.8/ http://172.16.3.4/ http://192.168.1.1/
http://169.254.169.254/latest/meta-data/ http://100.64.0.1/ http://192.0.2.1/ http://224.0.0.1/
http://255.255.255.255/ http://[::1]/ http://[::]/ http://[::ffff:127.0.0.1]/ http://[fe80::1]/
http://[fd00::1]/ http://[ff02::1]/ http://[::ffff:7f00:1]/ http://[2002:7f00:1::]/
http://[64:ff9b::7f00:1]/ http://[64:ff9b::a9fe:a9fe]/ http://①②⑦.0.0.1/ http://127。0。0。1/
http://8.8.8.8.0x/ http://134744072/
""".split()


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    monkeypatch.setattr(asking, "PAUSE", 0)
    monkeypatch.setattr(asking, "BACK_OFF", (0, 0))
    monkeypatch.setattr(asking, "SECONDS", 0.4)


def answer_of(address, **options):
    return ask(normal(address), Manners(), **options)


# -- Addresses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("https://WWW.Example.org", "https://www.example.org/"),
        ("HTTP://example.org:80/a#part", "http://example.org/a"),
        ("https://example.org:443/?q=1", "https://example.org/?q=1"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("https://example.org/über uns", "https://example.org/%C3%BCber%20uns"),
        ("https://example.org/%C3%BCber", "https://example.org/%C3%BCber"),
        ("https://müller.example/", "https://xn--mller-kva.example/"),
        ("http://[2001:DB8::1]/x", "http://[2001:db8::1]/x"),
        ("https://example.org/a\\b\"'", "https://example.org/a%5Cb%22'"),
        ("https://me:secret@example.org/", "https://me:secret@example.org/"),
        *((address, None) for address in ("http://[", "http://", "https://a:99999/", "ftp://a.b/")),
        *((address, None) for address in ("mailto:a@b.example", "/articles/x/", "", "//a.b/c")),
        ("https://" + "a" * 64 + ".example/", None),
        ("https://example.org/" + "a" * 2000, None),
    ],
)
def test_an_address_has_one_spelling(typed, spelt):
    assert normal(typed) == spelt


def test_addresses_stand_in_links_alone():
    html = (
        '<p>https://not.example/ <a href="https://a.example/?a=1&amp;b=2" title="x">a</a>'
        '<a href="/articles/x/">b</a><a data-to="article:1">c</a><a href="tel:1">d</a>'
        '<a title="t" href="HTTP://b.example">e</a></p>'
    )
    assert addresses_in(html) == {"https://a.example/?a=1&b=2", "HTTP://b.example"}


# -- What is never asked -----------------------------------------------------------------------


@pytest.fixture
def no_connections(monkeypatch):
    def connect(self, place):
        raise AssertionError(f"a connection to {place}")

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_refused(address, no_connections):
    assert answer_of(address) == Answer(problem="private")


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("http://me:secret@8.8.8.8/", "address"),
        ("http://me@8.8.8.8/", "address"),
        ("http://8.8.8.8:22/", "port"),
        ("https://8.8.8.8:8443/", "port"),
        ("http://nobody-has-this-name.invalid/", "name"),
    ],
)
def test_what_else_is_refused(address, problem, no_connections):
    assert answer_of(address) == Answer(problem=problem)


def test_a_name_is_looked_up_once_and_asked_where_it_led(monkeypatch):
    """A name that changes its number between the look and the connection gains nothing."""
    lookups, connections = [], []

    def look_up(host, port, **kwargs):
        lookups.append(host)
        number = "8.8.8.8" if len(lookups) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    def connect(self, place):
        connections.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(asking.Fault, match="connection"):
        asking._request("HEAD", "http://changing.example/", 1)
    assert (lookups, connections) == (["changing.example"], [("8.8.8.8", 80)])
    # The next request looks up anew, and judges anew.
    assert answer_of("http://changing.example/").problem == "private"


@pytest.mark.parametrize("number", ["127.0.0.1", "::ffff:10.0.0.1", "169.254.169.254"])
def test_a_name_that_leads_inside_is_refused(number, monkeypatch, no_connections):
    """Also where only one of its numbers does."""
    rows = [(socket.AF_INET, 1, 6, "", (one, 80)) for one in ("8.8.8.8", number)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: rows)
    assert answer_of("http://inside.example/") == Answer(problem="private")


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "//0x7f.1/",
        "http://me:secret@127.0.0.1/",
    ],
)
def test_a_redirect_inside_is_not_followed(other, site, inside):
    other.answers["/"] = to(inside)
    assert answer_of(other.url).problem in ("private", "address")


def test_a_redirect_to_a_server_of_ours_reaches_nobody(other, settings):
    with sites.serving() as inner:
        inner.answers["/"] = 200
        for status in (301, 302, 303, 307, 308):
            other.answers["/"] = to(inner.url, status)
            assert answer_of(other.url).problem == "private"
        assert inner.asked == []


# -- What an answer means ----------------------------------------------------------------------


def test_what_is_there_is_asked_for_its_head_alone(other):
    other.answers["/a"] = 200
    assert answer_of(f"{other.url}/a") == Answer(200)
    assert [method for method, path, *_ in other.asked if path == "/a"] == ["HEAD"]
    headers = other.asked[-1][2]
    assert headers["User-Agent"] == "ClinicLinkCheck/1 (+http://testserver)"
    assert "Cookie" not in headers and "Referer" not in headers


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_where_the_head_is_refused_the_page_is_asked_for(other, status):
    other.answers["/"] = lambda request: status if request.command == "HEAD" else 200
    assert answer_of(other.url) == Answer(200)


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        *((status, "gone") for status in (404, 410)),
        *((status, "turned-away") for status in (401, 403, 429, 451, 999)),
        *((status, "error") for status in (400, 500, 502, 503)),
    ],
)
def test_a_status_that_is_no_success(other, status, problem):
    other.answers["/"] = status
    assert answer_of(other.url) == Answer(status, problem)


def test_a_passing_failure_is_asked_again(other):
    answers = iter([500, 500, 500, 200])
    other.answers["/"] = lambda request: next(answers)
    assert answer_of(other.url) == Answer(200)
    assert len(other.paths()) == 4  # the head, then the page and twice again
    other.answers["/"] = 500
    answer_of(other.url, is_patient=False)
    assert len(other.paths()) == 6


@pytest.mark.parametrize(
    ("answer", "problem"),
    [(sites.breaks_off, "broken"), (sites.half_a_page, "broken"), (sites.drips, "time")],
)
def test_answers_that_never_end(other, answer, problem):
    other.answers["/"] = answer
    began = time.monotonic()
    assert answer_of(other.url, is_patient=False).problem == problem
    assert time.monotonic() - began < 3


def test_silence_is_waited_for_briefly(other):
    other.answers["/"] = lambda request: time.sleep(3)
    began = time.monotonic()
    assert answer_of(other.url, is_patient=False).problem == "time"
    assert time.monotonic() - began < 2


def test_nobody_is_there(settings):
    port = sites.closed_port()
    settings.OUTSIDE_EXCEPTIONS = {("127.0.0.1", port)}
    assert answer_of(f"http://127.0.0.1:{port}/").problem == "connection"


def test_a_huge_page_is_not_read(other):
    sent = []

    def huge(request):
        if request.command == "HEAD":
            return 500
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 900000000\r\n\r\n")
        try:
            while True:
                request.wfile.write(b"x" * 65536)
                sent.append(65536)
        except OSError:
            return None

    other.answers["/"] = huge
    assert answer_of(other.url) == Answer(200)
    time.sleep(0.1)
    assert sum(sent) < 20_000_000


# -- Redirects ---------------------------------------------------------------------------------


def test_what_moved_for_good_says_where(other, site):
    new = site()
    new.answers["/new"] = 200
    other.answers |= {"/old": to("/older", 301), "/older": to(f"{new.url}/new", 308)}
    assert answer_of(f"{other.url}/old") == Answer(200, leads_to=f"{new.url}/new")


def test_what_is_elsewhere_for_now_has_not_moved(other):
    other.answers |= {"/old": to("/now"), "/now": to("/then", 301), "/then": 200}
    assert answer_of(f"{other.url}/old") == Answer(200)


def test_only_the_part_of_the_way_that_is_for_good_is_proposed(other):
    other.answers |= {"/old": to("/new", 301), "/new": to("/login"), "/login": 200}
    assert answer_of(f"{other.url}/old") == Answer(200, leads_to=f"{other.url}/new")


def test_moved_to_where_nothing_is(other):
    other.answers["/old"] = to("/gone", 301)
    assert answer_of(f"{other.url}/old").problem == "gone"


def test_five_redirects_are_followed_and_no_more(other):
    for hop in range(9):
        other.answers[f"/{hop}"] = to(f"/{hop + 1}")
    other.answers["/9"] = 200
    assert answer_of(f"{other.url}/4") == Answer(200)
    assert answer_of(f"{other.url}/3").problem == "circles"


@pytest.mark.parametrize("location", ["/", "/b", "http://[", "", "mailto:a@b.example"])
def test_circles_and_nonsense(other, location):
    other.answers |= {"/": to(location), "/b": to("/")}
    assert answer_of(other.url).problem in ("circles", "")
    assert len(other.paths()) <= 4


def test_a_location_in_any_letters(other):
    other.answers |= {"/": to("/über uns".encode().decode("latin-1"), 301)}
    other.answers["/%C3%BCber%20uns"] = 200
    assert answer_of(other.url) == Answer(200, leads_to=f"{other.url}/%C3%BCber%20uns")


def test_of_a_doi_its_registry_is_enough(other, site, monkeypatch):
    monkeypatch.setattr(asking, "REGISTRIES", {"127.0.0.1"})
    publisher = site()
    other.answers["/10.1000/1"] = to(publisher.url)
    assert answer_of(f"{other.url}/10.1000/1") == Answer(302)
    assert publisher.asked == []
    assert answer_of(f"{other.url}/10.1000/2").problem == "gone"


# -- Manners -----------------------------------------------------------------------------------


def test_robots_txt_is_honoured_and_read_once(other):
    other.answers |= {"/robots.txt": robots("User-agent: *", "Disallow: /private"), "/a": 200}
    manners = Manners()
    assert ask(f"{other.url}/private/x", manners).problem == "robots"
    assert ask(f"{other.url}/a", manners) == Answer(200)
    assert [path for _method, path, *_ in other.asked] == ["/robots.txt", "/a"]


def test_robots_txt_may_speak_to_us_alone(other):
    other.answers |= {"/robots.txt": robots("User-agent: ClinicLinkCheck", "Disallow: /"), "/": 200}
    assert answer_of(other.url).problem == "robots"
    other.answers["/robots.txt"] = robots("User-agent: another", "Disallow: /")
    assert answer_of(other.url) == Answer(200)


def test_robots_txt_counts_where_a_redirect_leads(other, site):
    strict = site()
    strict.answers |= {"/robots.txt": robots("User-agent: *", "Disallow: /"), "/": 200}
    other.answers["/"] = to(strict.url)
    assert answer_of(other.url).problem == "robots"
    assert strict.paths() == []


@pytest.mark.parametrize(
    ("answer", "problem"), [(404, ""), (403, ""), (500, "robots"), (to("/robots.txt"), "")]
)
def test_a_robots_txt_that_is_not_there(other, answer, problem):
    other.answers |= {"/robots.txt": answer, "/": 200}
    assert answer_of(other.url).problem == problem


def test_a_redirect_of_robots_txt_leaves_its_host_for_nothing(other):
    with sites.serving() as inner:
        other.answers |= {"/robots.txt": to(f"{inner.url}/robots.txt"), "/": 200}
        assert answer_of(other.url) == Answer(200)
        assert inner.asked == []


def test_one_request_at_a_time_with_a_pause_between(other, monkeypatch):
    monkeypatch.setattr(asking, "PAUSE", 0.1)
    other.answers["/"] = 200
    manners = Manners()
    threads = [threading.Thread(target=ask, args=(f"{other.url}/", manners)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(at for *_, at in other.asked)
    assert other.most_busy == 1
    assert min(later - sooner for sooner, later in pairwise(times)) >= 0.09


def test_a_site_may_ask_for_a_longer_pause(other, monkeypatch):
    monkeypatch.setattr(asking, "LONGEST_PAUSE", 0.2)
    other.answers |= {"/robots.txt": robots("User-agent: *", "Crawl-delay: 900"), "/": 200}
    began = time.monotonic()
    assert answer_of(other.url) == Answer(200)
    assert 0.2 <= time.monotonic() - began < 2


def test_who_stops_waits_for_nothing(other, monkeypatch):
    monkeypatch.setattr(asking, "PAUSE", 60)
    other.answers["/"] = 200
    stop = threading.Event()
    stop.set()
    with pytest.raises(Stopped):
        ask(f"{other.url}/", Manners(stop))
