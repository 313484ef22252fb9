"""What a visitor's browser does with the comment form."""

import re
from html import unescape

WORDS = "Thank you, this explains a lot about sleep."
ADDRESS = "/articles/sleep/comment/"
SAME = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def hidden(response, name):
    """The value of a hidden field in the page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    return unescape(found[1]) if found else None


def first_press(client, text=WORDS, headers=SAME, **fields):
    return client.post(ADDRESS, {"text": text, **fields}, **headers)


def send(client, clock, text=WORDS, headers=SAME, **fields):
    """Both presses, with time to read between them."""
    token = hidden(first_press(client, text, **fields), "token")
    clock.now += 10
    return client.post(ADDRESS, {"text": text, "token": token, **fields}, **headers)
