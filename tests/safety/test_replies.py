"""The lint of replies (C6), on sentences labelled beforehand, and on what nobody meant to write.

`replies.csv` and the `held_out_*.csv` are ours, and so is `more_replies.jsonl`, which teaches no
more than the weights. Strangers who knew neither the rules nor each other's sentences wrote the
rest: `written_*.jsonl` taught the weights, too; fitted without the file in turn, 95.8 % of what
had to be refused was, and 1.9 % of the neutral ones (`benchmarks/fit_replies.py --left-out` says
it without names and numbers, which are found by their shape).

Nothing was fitted to the `sealed_*.jsonl`. When they were first read, 117 and 111 of 120 were
refused, and 3 and 9 of the 120 neutral ones; more neutral sentences of our own, added afterwards,
made it 115 and 111, and 3 and 9.
"""

import csv
import io
import json
import sys
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from safety.replies import WHY, look
from tests import make

HERE = Path(__file__).parent
OURS = ("replies", "held_out_replies", "held_out_replies_2", "held_out_replies_3")
TAUGHT = ("more", "written", "written_2", "written_3", "written_4")


def read(name):
    with (HERE / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def codes(text, **known):
    return {finding.code for finding in look(text, **known)}


# -- The labelled sentences --------------------------------------------------------------------


def test_there_are_enough_of_each_kind_and_each_is_another():
    rows = read("replies")
    for language, least in (("en", 60), ("de", 30), ("es", 30)):
        mine = [row for row in rows if row["language"] == language]
        assert sum(bool(row["codes"]) for row in mine) >= least
        assert sum(not row["codes"] for row in mine) >= least
    texts = [row["text"] for name in OURS for row in read(name)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_precision_and_recall(name, language):
    rows = [row for row in read(name) if row["language"] == language]
    refused = [row for row in rows if look(row["text"])]
    hits = sum(bool(row["codes"]) for row in refused)
    recall = hits / sum(bool(row["codes"]) for row in rows)
    precision = hits / len(refused)
    assert recall >= 0.97
    assert precision >= 0.97


def refused(name, *, should):
    """The share of those refused, of the ones that had to be or of the others."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [row["text"] for row in map(json.loads, lines) if row["refuse"] == should]
    return sum(bool(look(text)) for text in texts) / len(texts)


@pytest.mark.parametrize("name", TAUGHT)
def test_what_taught_the_weights(name):
    first, *number = name.split("_")
    file = "_".join([first, "replies", *number])
    assert refused(file, should=True) >= 0.98
    assert refused(file, should=False) <= 0.02


@pytest.mark.parametrize(
    ("name", "least", "most"), [("sealed_replies", 0.95, 0.03), ("sealed_replies_2", 0.92, 0.08)]
)
def test_what_nothing_was_fitted_to(name, least, most):
    assert refused(name, should=True) >= least
    assert refused(name, should=False) <= most


def test_each_finding_has_the_code_that_was_meant():
    rows = [row for row in read("replies") if row["codes"]]
    other = [row["text"] for row in rows if row["codes"] not in codes(row["text"])]
    assert len(other) <= 0.02 * len(rows), other


# -- How it is written -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "AS WE DISCUSSED IN YOUR SESSION",
        "as we discused in your sesion",
        "As we discussed in your s.e.s.s.i.o.n",
        "See you on Tuesday",
        "Уour sessiоn went well",  # with letters of another script
        "y0ur ses​sion went well",
        "Thankyou for coming in. Your threatment goes on.",
        "your     treatment\nwith us",
        "Youre doing so well since you joined our group",
        "we’re glad we could help you",
        "were glad we could help you",
        "IHRE BEHANDLUNG BEI UNS",
        "ihre behandlung bei uns",
        "Ihre Theraphie bei uns",
        "fuer Ihr Vertrauen danken wir",
        "SU TRATAMIENTO CON NOSOTROS",
        "su sesíon de ayer",
    ],
)
def test_however_it_is_written(text):
    assert "confirms-patient" in codes(text), text


def test_in_german_small_letters_speak_of_others():
    assert not look("Viele Menschen lernen ihre Angst kennen, und ihre Therapeutin hilft dabei.")
    assert codes("Das ist Ihre Angststörung.") == {"diagnosis"}


def test_who_signs_may_be_named_and_nobody_else():
    staff = ["Ada Whitlock"]
    signed = "Thank you for writing. The article says more.\nDr Ada Whitlock, psychologist"
    assert not look(signed, staff_names=staff)
    assert not look("The article by Ada Whitlock says more.", staff_names=staff)
    assert codes("Ada Whitlock remembers the talk.", staff_names=staff) == {"identity"}
    assert codes("Dear Ruth, thank you.\nDr Ada Whitlock", staff_names=staff) == {"identity"}
    assert codes("hi anna, thanks for writing") == {"identity"}
    assert not look("Dear reader, thank you for writing.")


def test_the_clinics_own_number_may_be_given_and_nobody_elses():
    ours = "020 7946 0000\nhello@clinic.example"
    for text in (
        "You can reach us at 020 7946 0000.",
        "Ring 020 7946 0000 or write to hello@clinic.example.",
        "If you want to talk: 020 7946 0000",
    ):
        assert not look(text, ours=ours), text
    assert codes("She can be found under 07700 900456.", ours=ours) == {"identity"}
    assert "identity" in codes("We will try your mobile 07700 900456.", ours=ours)
    assert "identity" in codes("Write to jane.alder@example.org.", ours=ours)


def test_a_finding_says_what_and_why():
    (finding,) = look("Thank you for reading. In your file we found the letter.")[:1]
    assert "your file" in finding.words.lower()
    assert "was a patient" in finding.why
    assert finding.as_json().keys() == {"code", "words", "why"}


def test_denying_it_says_it_too():
    assert "confirms-patient" in codes("You have never been a patient here.")
    assert not look("We never say in public whether anybody is a patient here.")


# -- Anything ----------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text):
    for finding in look(text):
        assert finding.code in WHY


@pytest.mark.parametrize(
    "piece",
    ["your ", "you were ", "we saw you ", "Dear A ", "1 ", "a.", "ihr ", "su ", "🙂", "y o u "],
)
def test_it_takes_twice_as_long_for_twice_as_much(piece):
    def seconds(times):
        text = piece * times
        started = time.perf_counter()
        look(text)
        return time.perf_counter() - started

    seconds(50)
    assert seconds(4000) < 40 * max(seconds(400), 0.005)


# -- From the command line ---------------------------------------------------------------------


@pytest.mark.django_db
def test_check_reply_answers_each_line_in_its_order(monkeypatch):
    make.author(given_name="Ada", family_name="Whitlock")
    lines = "As we discussed in your session\nThank you for reading.\n\n\xff\nSee you on Tuesday\n"
    out = io.StringIO()
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode("latin-1")), encoding="latin-1")
    )
    call_command("check_reply", stdout=out)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [bool(answer["findings"]) for answer in answers] == [True, False, False, False, True]
    assert answers[0]["findings"][0].keys() == {"code", "words", "why"}
