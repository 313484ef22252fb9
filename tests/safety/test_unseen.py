"""Triage on sentences written without knowledge of its rules, in four rounds of 220.

The rules were improved after each round, so what this prints is better than what a new sentence
meets: when they first met it, the last round's recall was 50 % in English, 48 % in German, 52 %
in Spanish. The floor here only keeps what was won.
"""

import json
from pathlib import Path

import pytest

from safety.triage import triage

UNSEEN = [
    json.loads(line)
    for line in (Path(__file__).parent / "unseen.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_recall_and_precision_on_sentences_of_others(language):
    rows = [row for row in UNSEEN if row["language"] == language]
    urgent = [row for row in rows if triage(row["text"]).is_urgent]
    hits = sum(row["level"] >= 2 for row in urgent)
    recall = hits / sum(row["level"] >= 2 for row in rows)
    print(f"{language}: recall {recall:.2f}, precision {hits / len(urgent):.2f}")
    assert recall >= 0.87
    assert hits / len(urgent) >= 0.93
