"""Triage may flag too much, but it must never miss somebody who is in danger.

`labelled.csv` are the sentences that the rules were made with; `held_out_triage.csv` was written
before them. What either says about sentences that nobody has seen is in the docs.
"""

import csv
import io
import json
import re
import sys
import time
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from safety.triage import CRISIS_HELP, triage
from tests import make

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
REAL = ROOT.parent / "shared" / "data" / "real" / "jekyll"
CODES = (
    *("crisis", "safeguarding", "identity", "staff-name", "testimonial", "medication"),
    *("method", "advice", "complaint", "abuse", "promotion"),
)


def read(name):
    with (HERE / name).open(newline="", encoding="utf-8") as file:
        return [row | {"level": int(row["level"])} for row in csv.DictReader(file)]


LABELLED = read("labelled.csv")
ROWS = LABELLED + read("held_out_triage.csv")


def codes(found):
    return {finding["code"] for finding in found.findings}


# -- The labelled sentences --------------------------------------------------------------------


def test_there_are_enough_sentences_of_each_kind():
    kinds = Counter((row["language"], row["level"] >= CRISIS_HELP) for row in LABELLED)
    persons = Counter(
        row["language"]
        for row in LABELLED
        if {"safeguarding", "identity"} & {*row["codes"].split()}
    )
    assert len({row["text"] for row in ROWS}) > 1000
    for language in ("en", "de", "es"):
        assert kinds[language, True] >= 60 and kinds[language, False] >= 60
        assert language == "en" or persons[language] >= 38


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_nobody_in_danger_is_missed(language):
    missed = [
        row["text"]
        for row in ROWS
        if row["language"] == language
        and row["level"] >= CRISIS_HELP
        and triage(row["text"]).level < CRISIS_HELP
    ]
    assert missed == []


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_ordinary_sentences_are_not_urgent(language):
    calm = [row for row in ROWS if row["language"] == language and row["level"] < CRISIS_HELP]
    flagged = [row["text"] for row in calm if triage(row["text"]).is_urgent]
    print(f"{language}: {len(flagged)} of {len(calm)} calm sentences flagged")
    assert len(flagged) <= 0.02 * len(calm), flagged


@pytest.mark.parametrize("level", [0, 1, 3])
def test_the_level_is_the_labelled_one(level):
    """A plan is not only a thought, and what is over or denied is a mention."""
    rows = [row for row in ROWS if row["level"] == level]
    other = [(row["text"], triage(row["text"]).level) for row in rows]
    other = [(text, found) for text, found in other if found != level]
    assert len(other) <= 0.02 * len(rows), other


def test_precision_and_recall_of_each_reason():
    hits, extra, missed = Counter(), Counter(), Counter()
    for row in ROWS:
        # Only what is about one of them was labelled with the codes that make nothing urgent.
        said, found = (
            {*row["codes"].split()},
            codes(triage(row["text"], staff_names=["Ada Whitlock"])),
        )
        if not said & {"crisis", "safeguarding"}:
            extra.update(found - said)
        hits.update(said & found)
        missed.update(said - found)
    for code in CODES:
        precision = hits[code] / max(1, hits[code] + extra[code])
        recall = hits[code] / max(1, hits[code] + missed[code])
        print(f"{code:12} precision {precision:.2f} recall {recall:.2f}")
        assert recall >= 0.97, code
        assert code not in ("crisis", "safeguarding", "identity") or precision >= 0.9, code


def sentences(files):
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")
        text = unescape(
            re.sub(r"<[^>]+>|\{[%{].*?[%}]\}", " ", re.sub(r"(?s)\A---.*?---", "", text))
        )
        yield from (part for part in re.split(r"(?<=[.!?])\s+|\n", text) if len(part.split()) > 2)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(lambda: REAL.rglob("*.*"), id="jekyll"),
        pytest.param(lambda: (ROOT / "interchange" / "demo").rglob("*.*"), id="demo"),
    ],
)
def test_ordinary_articles_are_not_urgent(files):
    read = list(sentences(file for file in files() if file.suffix in (".md", ".html", ".yaml")))
    if not read:
        pytest.skip("the real data is not on this machine")
    flagged = [text for text in read if triage(text).is_urgent]
    print(f"{len(flagged)} of {len(read)} sentences flagged")
    assert len(flagged) <= 0.02 * len(read), flagged[:20]


# -- What a clause says ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I want to kill myself.", 2),
        ("I do not want to kill myself.", 1),
        ("I can't stop wanting to kill myself.", 2),
        ("I have never wanted to kill myself.", 1),
        ("I am not sad, I want to kill myself.", 2),
        ("The book says “I want to kill myself”.", 1),
        ("My daughter said “I want to kill myself”.", 2),
        ("People who want to kill themselves need help.", 1),
        ("My friend wants to kill himself.", 2),
        ("My sister says she wants to die.", 2),
        ("I work with patients and cannot go on.", 2),
        ("My friend is going to kill himself tonight.", 3),
        ("Ten years ago I wanted to kill myself.", 1),
        ("Ten years ago I was ill. I wanted to kill myself.", 1),
        ("Last night I tried to kill myself.", 3),
        ("Ten years ago my wife left and I want to kill myself.", 2),
        ("I want to kill myself tonight.", 3),
        ("Vor Jahren wollte ich mich umbringen.", 1),
        ("Ich will mich nicht umbringen.", 1),
        ("Ich will mich umbringen.", 2),
        ("Hace años quise matarme.", 1),
        ("No quiero matarme.", 1),
        ("Quiero matarme.", 2),
    ],
)
def test_now_or_then_said_or_denied_and_of_whom(text, level):
    assert triage(text).level == level, triage(text).findings


@pytest.mark.parametrize(
    "text",
    [
        *("I WANT TO KILL MYSELF", "i want to kill my self", "i want to killl myselff"),
        *("i want to k i l l myself", "i want to k.i.l.l m.y.s.e.l.f", "i want to k1ll mys3lf"),
        *("i want to k*ll myself", "i wanna killmyself", "i want to un alive myself", "gonna kms"),
        *("i want to kіll mуself", "i want to ki\u00adll my\u200bself", "k\u0334i\u0335ll myself"),
        *("i feel suicidl", "i feel sucidal", "I’m suicidal", "im suicidal"),
        *("ich will st3rben", "ich möchte mich umbringenn", "moechte mich umbringen"),
        *("quiero morrir", "me quiero mat4r", "quiero suic1darme"),
    ],
)
def test_other_spellings_are_read(text):
    assert triage(text).level >= CRISIS_HELP, triage(text)


def test_the_words_are_those_that_were_written():
    assert triage("Well, I WANT   to k1ll  myself!").findings == [
        {"code": "crisis", "words": "k1ll  myself"}
    ]


def test_the_languages_of_a_text_may_be_mixed():
    assert triage("Thank you for this article, ich will mich umbringen").level == 2
    assert triage("Gracias por el artículo. I want to die.").level == 2


# -- Persons -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Dr Whitlock was kind",
            "I saw ada whitlock",
            "A. Whitlock helped",
            "It was Whitlock's idea",
        ),
        *("Frau Hernández war nett", "grace hernandez said so", "doctor grace was kind"),
    ],
)
def test_names_of_the_staff(text):
    assert "staff-name" in codes(triage(text, staff_names=["Ada Whitlock", "Grace Hernández"]))


@pytest.mark.parametrize("text", ["Grace is a gift.", "With grace and time.", "We said grace."])
def test_a_first_name_alone_is_an_ordinary_word(text):
    assert codes(triage(text, staff_names=["Grace Hernández", " "])) == set()


# -- Which language ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Merci beaucoup pour cet article, il m'a aidé à comprendre ma mère.",
        "Grazie mille, questo articolo è molto utile per la mia famiglia.",
        "Muito obrigado, este artigo me ajudou com a minha ansiedade.",
        "Dziękuję bardzo, ten artykuł mi pomógł.",
        "Çok teşekkür ederim, bu yazı bana yardımcı oldu.",
        "Dank je wel, dit artikel heeft mij erg geholpen met mijn angst.",
        *("Большое спасибо за статью", "شكرا جزيلا على هذا المقال", "非常感谢这篇文章"),
        *("Ευχαριστώ πολύ για το άρθρο", "תודה רבה על המאמר", "ありがとうございます"),
    ],
)
def test_a_language_that_nobody_here_reads_is_marked(text):
    found = triage(text)
    assert found.language is None and not found.is_read


@pytest.mark.parametrize(
    "text",
    ["Thanks!", "Danke", "ok", "👍", "", "...", "Gracias", "Great article", "+1", "vale", "Hm"],
)
def test_a_short_word_is_not(text):
    assert triage(text).is_read


def test_the_language_of_each_labelled_sentence_is_read():
    unread = [row["text"] for row in ROWS if not triage(row["text"]).is_read]
    assert len(unread) <= 0.01 * len(ROWS), unread


# -- Any text at all ---------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(alphabet="imk 1.*'\"“\n\0\u202e\u0334\ud800ßİ"))
def test_any_text_has_an_answer(text):
    found = triage(text, staff_names=["Ada Whitlock"])
    assert 0 <= found.level <= 3 and found == triage(text, staff_names=["Ada Whitlock"])


def seconds(text):
    started = time.process_time()
    triage(text)
    return time.process_time() - started


@pytest.mark.parametrize(
    "unit",
    [
        *("i am going to ", "kill myself ", "not ", "people ", "my neighbour Karen ", "1-", "a"),
        *("k i l l ", "k*", "“", "'a ", "@a.", "ich mich ", "me voy a ", "z\u0334\u0335", "Dr "),
    ],
)
def test_twice_the_length_takes_twice_the_time(unit):
    short, long = (unit * 10_000)[:10_000], (unit * 80_000)[:80_000]
    triage(short)
    assert seconds(long) < 20 * max(seconds(short), 0.01)


def test_ten_thousand_letters_take_milliseconds():
    text = " ".join(row["text"] for row in ROWS if row["language"] == "en" and not row["level"])
    text = (text * 2)[:10_000]
    took = min(seconds(text) for _ in range(5))
    print(f"{took * 1000:.0f} ms")
    # About 40 on two cores that others use too.
    assert took < 0.08


def test_a_megabyte_is_read():
    assert triage("I read this page with great interest. " * 26_000 + "I want to die").level == 2


def test_links_and_shouting_make_spam_of_it():
    assert triage("Thank you for this page").spam == 0
    assert triage("BUY CHEAP VIAGRA NOW http://a.example.com http://b.example.com").spam == 1


# -- From the command line ---------------------------------------------------------------------


@pytest.mark.django_db
def test_the_command_answers_each_line_in_order(monkeypatch):
    make.author(given_name="Ada", family_name="Whitlock")
    lines = "Lovely page\nI want to die\n\nAda Whitlock wrote this ü\nbad \xed\xa0\x80 bytes\n"
    stdin = io.TextIOWrapper(io.BytesIO(lines.encode("latin-1")))
    monkeypatch.setattr(sys, "stdin", stdin)
    out = io.StringIO()
    call_command("triage", stdout=out)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [answer["level"] for answer in answers] == [0, 2, 0, 0, 0]
    assert answers[1] == {
        "level": 2,
        "reasons": [{"code": "crisis", "words": "want to die"}],
        "spam": 0.0,
    }
    assert answers[3]["reasons"][0]["code"] == "staff-name"
