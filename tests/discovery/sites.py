"""Other people's sites, as small real servers on this machine."""

import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """Answers by path: a status, (status, headers, body), or a function of the request."""

    def __init__(self):
        self.answers, self.asked, self.busy, self.most_busy = {}, [], 0, 0
        site, lock = self, threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            def handle_one(self):
                with lock:
                    site.asked.append((self.command, self.path, self.headers, time.monotonic()))
                    site.busy += 1
                    site.most_busy = max(site.most_busy, site.busy)
                try:
                    site.answer(self)
                finally:
                    with lock:
                        site.busy -= 1

            do_GET = do_HEAD = handle_one

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def answer(self, request):
        answer = self.answers.get(request.path, 404)
        if callable(answer):
            answer = answer(request)
        if answer is None:  # the function has answered itself
            return
        status, headers, body = (answer, {}, b"") if isinstance(answer, int) else answer
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", len(body))
        request.end_headers()
        if request.command == "GET":
            request.wfile.write(body)

    def paths(self, method=None):
        """What was asked but for robots.txt."""
        return [
            path
            for asked, path, _headers, _at in self.asked
            if path != "/robots.txt" and method in (None, asked)
        ]


@contextmanager
def serving():
    site = Site()
    threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()


def to(address, status=302):
    return (status, {"Location": address}, b"")


def robots(*lines):
    return (200, {"Content-Type": "text/plain"}, "\n".join(lines).encode())


def breaks_off(request):
    request.wfile.write(b"HTTP/1.1 200 O")
    request.close_connection = True


def half_a_page(request):
    if request.command == "HEAD":
        return 500
    request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nHalf")
    request.close_connection = True
    return None


def drips(request):
    """A byte now and then: each comes in time, the whole never does."""
    try:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(200):
            request.wfile.write(b"x")
            time.sleep(0.05)
    except OSError:
        pass
    request.close_connection = True


def closed_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]
