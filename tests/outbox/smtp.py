"""A small mail server on this machine, which can be told to refuse."""

import socket
import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        server = self.server
        self.say("421 Try again later" if server.away else "220 here")
        while not server.away and (line := self.rfile.readline()):
            word = line.split()[0].upper() if line.split() else b""
            if word == b"RCPT" and any(bad.encode() in line for bad in server.refused):
                self.say("550 No such person")
            elif word == b"DATA":
                self.say("354 go on")
                self.take()
            else:
                self.say("221 bye" if word == b"QUIT" else "250 ok")

    def take(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        mail = message_from_bytes(b"".join(lines), policy=policy.default)
        if self.server.breaks_at and self.server.breaks_at in mail["Subject"]:
            self.connection.shutdown(socket.SHUT_RDWR)  # breaks off without an answer
            return
        self.server.mails.append(mail)
        self.say("250 taken")

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Session)
        self.mails, self.refused, self.away, self.breaks_at = [], [], False, ""

    @property
    def subjects(self):
        return [mail["Subject"] for mail in self.mails]


@contextmanager
def mail_server(settings):
    """The site's mail server, as long as the block lasts."""
    with _Server() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5
        yield server
        server.shutdown()
