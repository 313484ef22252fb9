"""The contract of `manage.py preflight`: DESIGN.md."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import make

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = StringIO()
    call_command("preflight", *arguments, stdout=out)
    return json.loads(out.getvalue())


def rules(answer):
    return {finding["rule"]: finding for finding in answer["findings"]}


def test_an_article_by_its_address():
    edition = make.draft(body="<p>As Beck (1979) showed, it helps.</p>", slug="it-helps")
    answer = run(edition.article.slug)
    assert set(answer) == {"findings", "readability"}
    found = rules(answer)["typed-references"]
    assert set(found) == {"rule", "severity", "sentence", "why", "fix"}
    assert found["severity"] == "warning" and found["sentence"].startswith("As Beck (1979)")
    assert answer["readability"]["words"] == 6


def test_a_text_in_a_file(tmp_path):
    file = tmp_path / "text.html"
    file.write_text(
        "<html><head><title>Head</title></head><body><h2>Über uns</h2>"
        '<p>Some think of suicide. <img src="brain.png"><a href="https://a.org/">click here</a>'
        " It works [@nobody-1999].</p></body></html>",
        encoding="utf-8",
    )
    found = rules(run("--html", str(file)))
    assert {"crisis-help", "image-alt", "link-words", "unknown-citation"} <= set(found)
    assert found["image-alt"]["severity"] == "blocker"
    # Nothing is asked of a file that only an article has.
    assert {"disclosure", "incomplete", "description-length"}.isdisjoint(found)


def test_what_it_cannot_read_it_says(tmp_path):
    latin = tmp_path / "latin.html"
    latin.write_bytes("<p>Größe</p>".encode("latin-1"))
    for arguments, words in [
        (["nothing-here"], "no article with the address “nothing-here”"),
        (["--html", str(tmp_path / "none.html")], "cannot be read"),
        (["--html", str(tmp_path)], "cannot be read"),
        (["--html", str(latin)], "not in UTF-8"),
        ([], "Give the address"),
    ]:
        with pytest.raises(CommandError, match=words) as error:
            run(*arguments)
        assert error.value.returncode == 1
