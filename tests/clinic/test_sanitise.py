"""`manage.py sanitise`: an answer for each input, in the same order."""

import io
import json

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def sanitise(monkeypatch):
    """Run it on bytes; gives what it wrote, and what it complained about."""

    def run(given, **options):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("sanitise", stdout=out, stderr=err, **options)
        except CommandError as error:
            err.write(f"CommandError: {error}")
        return out.getvalue(), err.getvalue()

    return run


def test_each_line_is_answered_in_order(sanitise):
    texts = ["<b>ä</b>\n<script>x</script>", "", "[@foa-1986]", "\ud800\u2028<p>ok", "<a>None</a>"]
    given = "".join(f"{json.dumps(text)}\n" for text in texts)
    out, err = sanitise(given.encode(), lines=True)
    assert [json.loads(line) for line in out.split("\n")[:-1]] == [
        "<strong>ä</strong>\n",
        "",
        '<cite data-ref="foa-1986"></cite>',
        "\u2028<p>ok</p>",
        "None",
    ]
    assert "ä" in out  # as people write it
    assert not err


def test_a_line_that_is_no_string_is_named_and_the_others_are_answered(sanitise):
    lines = [b'"a"', b"<p>", b'{"a": 1}', b"", b"[" * 100_000, b'"\xff"', b'"b"']
    out, err = sanitise(b"\n".join(lines), lines=True)
    assert out.splitlines() == ['"a"', "null", "null", "null", "null", '"\ufffd"', '"b"']
    for number in (2, 3, 4, 5):
        assert f"Line {number} is no JSON string." in err
    assert "CommandError: 4 of the lines" in err


def test_without_lines_all_of_it_is_one_text(sanitise):
    out, _err = sanitise(b"<h1>A\n</h1>\n<p onclick=x>B\n")
    assert out == "<h2>A\n</h2>\n<p>B\n</p>\n"


def test_nothing_is_answered_with_nothing(sanitise):
    assert sanitise(b"", lines=True) == ("", "")
