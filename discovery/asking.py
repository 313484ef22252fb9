"""Asking an outside address whether anything is there. Nothing of what it says is kept.

Anybody may have written the address, and somebody else the redirect: each is judged before it is
asked, and the connection goes to the very number that was judged, without a second look-up.
"""

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from django.conf import settings

from discovery.models import OutsideLink
from discovery.outside import normal

Problem = OutsideLink.Problem

NAME = "ClinicLinkCheck"
SECONDS = 10
BACK_OFF = (1, 4)
# Between two requests to one host; a robots.txt may ask for more, up to the longest.
PAUSE, LONGEST_PAUSE = 1, 10
MOST_REDIRECTS = 5
MOST_BYTES, MOST_BYTES_OF_ROBOTS = 16 * 1024, 512 * 1024
MOST_NUMBERS = 2
PORTS = {"http": 80, "https": 443}
REDIRECTS, FOR_GOOD = (301, 302, 303, 307, 308), (301, 308)
TOO_MANY = 429
TURNS_AWAY = (401, 402, 403, 405, 406, 407, 418, 425, TOO_MANY, 451, 999)
# A registered DOI leads on, and publishers turn machines away: its registry's answer is enough.
REGISTRIES = {"doi.org", "dx.doi.org"}
# It may be otherwise in a moment.
PASSING = {Problem.ERROR, Problem.CONNECTION, Problem.TIME, Problem.BROKEN}
# It says no other to GET than to HEAD.
SAME_FOR_GET = {Problem.NAME, Problem.CERTIFICATE, *OutsideLink.NO_VERDICT, *OutsideLink.CLEAR}
SAME_FOR_GET -= {Problem.GONE, Problem.TURNED_AWAY}

# Browsers and resolvers read these as numbers: 2130706433, 0x7f.1, 127.1.
_ODD_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Fault(Exception):
    def __init__(self, problem):
        super().__init__(problem)
        self.problem = problem


class Stopped(Exception):
    """Somebody wants the whole run to end."""


@dataclass(frozen=True)
class Answer:
    status: int | None = None
    problem: str = ""
    # Where it has moved for good.
    leads_to: str = ""


class Reply(NamedTuple):
    status: int
    location: str
    body: bytes


def ask(address, manners, *, is_patient=True):
    """The answer of an address; the patient ask again what may be different in a moment."""
    answer = _follow("HEAD", address, manners)
    if answer.problem and answer.problem not in SAME_FOR_GET and answer.status != TOO_MANY:
        answer = _follow("GET", address, manners)
    for seconds in BACK_OFF if is_patient else ():
        if answer.problem not in PASSING:
            break
        manners.rest(seconds)
        answer = _follow("GET", address, manners)
    return answer


def _follow(method, address, manners):
    at, leads_to, is_for_good, seen = address, "", True, {address}
    try:
        for _hop in range(MOST_REDIRECTS + 1):
            reply = manners.ask(method, at)
            if reply.status not in REDIRECTS or not reply.location:
                return Answer(reply.status, _problem(reply.status), leads_to)
            if urlsplit(at).hostname in REGISTRIES:
                return Answer(reply.status)
            at = _onwards(at, reply.location)
            if at is None or at in seen:
                raise Fault(Problem.CIRCLES)
            seen.add(at)
            is_for_good = is_for_good and reply.status in FOR_GOOD
            leads_to = at if is_for_good else leads_to
        raise Fault(Problem.CIRCLES)
    except Fault as fault:
        return Answer(problem=fault.problem)


def _onwards(address, location):
    try:
        return normal(urljoin(address, location))
    except ValueError:  # such as `http://[`
        return None


def _problem(status):
    if 200 <= status < 400:
        return ""
    if status in (404, 410):
        return Problem.GONE
    return Problem.TURNED_AWAY if status in TURNS_AWAY else Problem.ERROR


# -- Manners -----------------------------------------------------------------------------------


class _Host:
    def __init__(self):
        self.lock = threading.Lock()
        self.free_at = 0
        self.pause = PAUSE
        self.robots = {}
        self.is_tired = False


class Manners:
    """One request at a time to a host, a pause between two, and what its robots.txt asks for."""

    def __init__(self, stop=None):
        self.stop = stop or threading.Event()
        self.hosts = defaultdict(_Host)
        self.lock = threading.Lock()

    def _host(self, address):
        with self.lock:
            return self.hosts[urlsplit(address).netloc]

    def rest(self, seconds):
        if self.stop.wait(max(seconds, 0)):
            raise Stopped

    def is_tired(self, address):
        """Whether the host has said that this was too much for now."""
        return self._host(address).is_tired

    def ask(self, method, address):
        _place(address)  # before anything is asked of the host
        host = self._host(address)
        with host.lock:
            if not self._robots(host, address).can_fetch(NAME, address):
                raise Fault(Problem.ROBOTS)
            reply = self._request(host, method, address)
        host.is_tired = host.is_tired or reply.status == TOO_MANY
        return reply

    def _request(self, host, method, address, most=MOST_BYTES):
        self.rest(host.free_at - time.monotonic())
        try:
            return _request(method, address, most)
        finally:
            host.free_at = time.monotonic() + host.pause

    def _robots(self, host, address):
        origin = urljoin(address, "/")
        if origin not in host.robots:
            rules = host.robots[origin] = self._read_robots(host, origin)
            host.pause = min(max(host.pause, rules.crawl_delay(NAME) or 0), LONGEST_PAUSE)
            host.free_at = time.monotonic() + host.pause
        return host.robots[origin]

    def _read_robots(self, host, origin):
        """What the host allows: everything where it has no robots.txt, nothing where it fails."""
        rules = RobotFileParser()
        reply = self._robots_reply(host, urljoin(origin, "robots.txt"))
        if reply.status >= 500:
            rules.disallow_all = True
        elif reply.status == 200:
            rules.parse(reply.body.decode("utf-8", "replace").splitlines())
        else:
            rules.allow_all = True
        return rules

    def _robots_reply(self, host, address):
        """Redirects are followed as long as they stay at this host."""
        netloc = urlsplit(address).netloc
        for _hop in range(MOST_REDIRECTS):
            reply = self._request(host, "GET", address, MOST_BYTES_OF_ROBOTS)
            if reply.status not in REDIRECTS:
                break
            address = _onwards(address, reply.location)
            if address is None or urlsplit(address).netloc != netloc:
                break
        return reply


# -- One request -------------------------------------------------------------------------------


def _request(method, address, most):
    """One request and its reply; at the deadline the connection is cut, however busy it is."""
    scheme, host, port, target = _place(address)
    made = _Secure if scheme == "https" else _Plain
    connection = made(host, port, _numbers(host, port))
    is_over = threading.Event()

    def cut():
        is_over.set()
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(SECONDS, cut)
    timer.daemon = True
    timer.start()
    try:
        return _exchange(connection, method, target, most, is_over)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Fault(Problem.TIME if is_over.is_set() else _fault(error)) from error
    finally:
        timer.cancel()
        connection.close()


def _exchange(connection, method, target, most, is_over):
    agent = f"{NAME}/1 (+{settings.SITE_URL})"
    headers = {"User-Agent": agent, "Accept": "*/*", "Connection": "close"}
    connection.request(method, target, headers=headers)
    answer = connection.getresponse()
    expected = min(most, answer.length or 0) if method == "GET" else 0
    body = answer.read(most) if method == "GET" else b""
    # Where it breaks off before the first header, the rest of the line may look like an answer.
    if is_over.is_set() or not answer.headers or len(body) < expected:
        raise http.client.IncompleteRead(body)
    location = answer.headers.get("Location", "")
    location = location.encode("latin-1", "replace").decode("utf-8", "replace")
    return Reply(answer.status, location, body)


def _fault(error):
    if isinstance(error, TimeoutError):
        return Problem.TIME
    if isinstance(error, ssl.SSLCertVerificationError):
        return Problem.CERTIFICATE
    if isinstance(error, ConnectionResetError | http.client.HTTPException | ssl.SSLError):
        return Problem.BROKEN
    return Problem.CONNECTION if isinstance(error, OSError) else Problem.BROKEN


class _Plain(http.client.HTTPConnection):
    def __init__(self, host, port, numbers):
        super().__init__(host, port, timeout=SECONDS)
        self.numbers = numbers

    def connect(self):
        for number, (family, kind, protocol, _name, place) in enumerate(self.numbers, start=1):
            self.sock = socket.socket(family, kind, protocol)
            self.sock.settimeout(SECONDS / len(self.numbers))
            try:
                self.sock.connect(place)
            except OSError:
                self.sock.close()
                if number == len(self.numbers):
                    raise
            else:
                self.sock.settimeout(SECONDS)
                return


class _Secure(_Plain):
    def connect(self):
        super().connect()
        # In two steps: the deadline can cut off a handshake that drags on.
        self.sock = _certificates().wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


@cache
def _certificates():
    return ssl.create_default_context()


# -- Where it leads ----------------------------------------------------------------------------


def _place(address):
    """(scheme, host, port, target) of an address that may be asked."""
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".")
    port = parts.port or PORTS[parts.scheme]
    if "@" in parts.netloc:
        raise Fault(Problem.ADDRESS)
    if (host, port) not in settings.OUTSIDE_EXCEPTIONS:
        if _hides_where_it_leads(host):
            raise Fault(Problem.PRIVATE)
        if port not in PORTS.values():
            raise Fault(Problem.PORT)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port, target


def _hides_where_it_leads(host):
    try:
        return not _is_public(host)
    except ValueError:  # a name
        return "." not in host or bool(_ODD_NUMBER.fullmatch(host))


def _numbers(host, port):
    """Where a name leads, looked up once. One private number among them spoils them all."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Fault(Problem.NAME) from error
    if (host, port) not in settings.OUTSIDE_EXCEPTIONS and not all(
        _is_public(row[4][0]) for row in found
    ):
        raise Fault(Problem.PRIVATE)
    return found[:MOST_NUMBERS]


def _is_public(number):
    """Whether a number belongs to the internet, and so does the one that it may wrap."""
    address = ipaddress.ip_address(number)
    if address.version == 6:
        wrapped = address.ipv4_mapped or address.sixtofour
        if address.teredo:
            wrapped = address.teredo[1]
        if address in _NAT64:
            wrapped = ipaddress.ip_address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return _is_public(str(wrapped))
    return address.is_global and not address.is_multicast
