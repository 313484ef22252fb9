"""Finds the weights of triage anew: `python benchmarks/fit_triage.py`.

Logistic regression with a penalty on every weight, so that most are nothing. What a text weighs is
what its heaviest window of sentences weighs, as in `safety.triage.likelihood`, which reads what
this writes. The same sentences give the same weights. `sealed.jsonl` is not among them.
"""

import csv
import json
import math
import random
import re
import sys
from collections import Counter
from html import unescape
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from safety.triage import crisis, likelihood  # noqa: E402

SETS = ROOT / "tests" / "safety"
ARTICLES = [ROOT / "interchange" / "demo", ROOT.parent / "shared" / "data" / "real" / "jekyll"]
# What sentences of others say counts for more, and those of articles, which are many, for less.
WEIGHT = {"labelled": 3, "article": 0.3, "others": 1.5}
# Of each kind: the penalty, how many sentences must have a feature, and what is added in the end
# so that few others are flagged.
PENALTY = {"crisis": 0.03, "harm": 0.02, "plan": 0.1}
AT_LEAST = {"crisis": 4, "harm": 3, "plan": 5}
SHIFT = {"crisis": 0.15, "harm": 0.5, "plan": -0.3}
ROUNDS, RATE, SMALLEST = 12, 0.3, 0.05


def sentences():
    """(text, level, whether of a crisis, whether of harm, weight); None where nobody said."""
    for name in ("labelled.csv", "held_out_triage.csv"):
        with (SETS / name).open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                level = int(row["level"])
                urgent = level >= 2
                yield (
                    row["text"],
                    level,
                    urgent and ("crisis" in row["codes"] or None),
                    urgent and "safeguarding" in row["codes"],
                    WEIGHT["labelled"],
                )
    for line in chain.from_iterable(map(lines, ("unseen.jsonl", "written.jsonl"))):
        row = json.loads(line)
        kind, level = row.get("kind"), row["level"]
        urgent = level >= 2
        yield (
            row["text"],
            level,
            urgent and (kind in (None, "crisis") or None),
            urgent and (None if kind is None else kind == "safeguarding"),
            WEIGHT["others" if kind else "labelled"],
        )
    for text in articles():
        yield text, 0, False, False, WEIGHT["article"]


def lines(name):
    return (SETS / name).read_text(encoding="utf-8").splitlines()


def articles():
    files = (file for folder in ARTICLES for file in sorted(folder.rglob("*.*")))
    for file in files:
        if file.suffix in (".md", ".html", ".yaml"):
            text = re.sub(r"(?s)\A---.*?---", "", file.read_text(encoding="utf-8"))
            text = unescape(re.sub(r"<[^>]+>|\{[%{].*?[%}]\}", " ", text))
            parts = re.split(r"(?<=[.!?])\s+|\n", text)
            yield from [part for part in parts if len(part.split()) > 2][::2]


def rows(kind, examples):
    """(the windows' features, 1 or 0, weight) of those that say something of a kind."""
    for windows, level, in_crisis, harmed, weight in examples:
        about = "harm" if kind == "harm" else "crisis"
        anchors = likelihood.ANCHORS[about] | likelihood.WEAK[about]
        windows = [window for window in windows if not anchors.isdisjoint(window)]
        said = {"crisis": in_crisis, "harm": harmed, "plan": in_crisis and level > 2}[kind]
        if windows and said is not None and (kind != "plan" or in_crisis):
            yield windows, int(bool(said)), weight


def fit(kind, examples):
    """(weight of each feature, what a text has without any)."""
    examples = list(rows(kind, examples))
    counts = Counter(
        feature for windows, *_ in examples for feature in sorted(set().union(*windows))
    )
    weights = {feature: 0.0 for feature, many in counts.items() if many >= AT_LEAST[kind]}
    examples = [
        ([sorted(weights.keys() & window) for window in windows], said, weight)
        for windows, said, weight in examples
    ]
    steps, sums, base, base_step = dict.fromkeys(weights, 1.0), Counter(), -2.0, 1.0
    bases, chance = [], random.Random(1)
    for number in range(ROUNDS):
        chance.shuffle(examples)
        for windows, said, weight in examples:
            total, window = max((sum(map(weights.get, window)), window) for window in windows)
            wrong = (1 / (1 + math.exp(-max(-30, min(30, total + base)))) - said) * weight
            if abs(wrong) < 0.001:
                continue
            base_step += wrong**2
            base -= RATE * wrong / math.sqrt(base_step)
            for feature in window:
                steps[feature] += wrong**2
                rate = RATE / math.sqrt(steps[feature])
                value = weights[feature] - rate * wrong
                # A concept is trusted sooner than two of them, and that sooner than a mere word.
                doubt = 3 if ":" in feature else 1 if " " in feature else 0.4
                less = rate * PENALTY[kind] * doubt
                weights[feature] = math.copysign(max(0, abs(value) - less), value)
        if number >= ROUNDS // 2:
            sums.update(weights)
            bases.append(base)
    return {feature: value / len(bases) for feature, value in sums.items()}, sum(bases) / len(bases)


def write(weights):
    known = sorted(set().union(*(found for found, _ in weights.values())))
    table = {"": [round(base + SHIFT[kind], 2) for kind, (_, base) in weights.items()]}
    for feature in known:
        row = [found.get(feature, 0) for found, _ in weights.values()]
        if max(map(abs, row)) >= SMALLEST:
            table[feature] = [round(value, 2) for value in row]
    lines = (f"{json.dumps(name)}: {json.dumps(row)}" for name, row in table.items())
    likelihood.WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(table)} features")


def main():
    examples = [
        (crisis.features(text), level, in_crisis, harmed, weight)
        for text, level, in_crisis, harmed, weight in sentences()
    ]
    write({kind: fit(kind, examples) for kind in likelihood.KINDS})


if __name__ == "__main__":
    main()
