"""Finds the weights of the lint of replies anew: `python benchmarks/fit_replies.py`.

Logistic regression with a penalty on every weight. What a reply weighs is what its heaviest
sentence weighs, as in `safety.replies.likelihood`, which reads what this writes. The same replies
give the same weights. The `sealed_*.jsonl` are not among them. With `--left-out` it writes nothing
and says how each file of others would have fared, had the weights been fitted without it.
"""

import csv
import json
import math
import random
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from safety import replies  # noqa: E402
from safety.replies import likelihood  # noqa: E402

SETS = ROOT / "tests" / "safety"
OURS = ("replies", "held_out_replies", "held_out_replies_2", "held_out_replies_3", "more_replies")
OTHERS = ("written_replies", "written_replies_2", "written_replies_3", "written_replies_4")
ROUNDS, RATE, PENALTY, AT_LEAST, SMALLEST = 12, 0.15, 0.01, 3, 0.03


def rows(name):
    """(the features of each sentence, the code that it is refused for or "")."""
    if (SETS / f"{name}.csv").exists():
        with (SETS / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            found = [(row["text"], row["codes"]) for row in csv.DictReader(file)]
    else:
        lines = (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        found = [(row["text"], row["why"]) for row in map(json.loads, lines)]
    return [(replies.features(text), code) for text, code in found]


def doubt(feature):
    """A concept is trusted sooner than two of them, and that sooner than a mere word."""
    return 1 if ":" in feature else 0.5 if {" ", "&"} & {*feature} else 0.3


def fit(examples):
    """{feature: weight} of (sentences, 1 or 0); that of "" is what a sentence has without any."""
    counts = Counter(each for sentences, _ in examples for each in sorted(set().union(*sentences)))
    weights = {feature: 0.0 for feature, many in counts.items() if many >= AT_LEAST}
    examples = [
        ([sorted(weights.keys() & sentence) for sentence in sentences], said)
        for sentences, said in examples
        if sentences
    ]
    steps, sums, base, base_step = dict.fromkeys(weights, 1.0), Counter(), -1.0, 1.0
    bases, chance = [], random.Random(1)
    for number in range(ROUNDS):
        chance.shuffle(examples)
        for sentences, said in examples:
            total, heaviest = max((sum(map(weights.get, one)), one) for one in sentences)
            wrong = 1 / (1 + math.exp(-max(-30, min(30, total + base)))) - said
            if abs(wrong) < 0.001:
                continue
            base_step += wrong**2
            base -= RATE * wrong / math.sqrt(base_step)
            for feature in heaviest:
                steps[feature] += wrong**2
                rate = RATE / math.sqrt(steps[feature])
                value = weights[feature] - rate * wrong
                less = rate * PENALTY * doubt(feature)
                weights[feature] = math.copysign(max(0, abs(value) - less), value)
        if number >= ROUNDS // 2:
            sums.update(weights)
            bases.append(base)
    found = {feature: round(value / len(bases), 2) for feature, value in sorted(sums.items())}
    kept = {feature: value for feature, value in found.items() if abs(value) >= SMALLEST}
    return {"": round(sum(bases) / len(bases), 2), **kept}


def refusing(examples):
    return fit([(sentences, int(bool(code))) for sentences, code in examples])


def codes(examples):
    """{code: {concepts: weight}}, of what has to be refused."""
    refused = [
        ([likelihood.concepts_of(one) for one in sentences], code)
        for sentences, code in examples
        if code
    ]
    return {
        each: fit([(sentences, int(code == each)) for sentences, code in refused])
        for each in replies.WHY
    }


def left_out():
    files = {name: rows(name) for name in OURS + OTHERS}
    for name in OTHERS:
        rest = [row for other, found in files.items() if other != name for row in found]
        weights = refusing(rest)
        said = {True: [], False: []}
        for sentences, code in files[name]:
            totals = [sum(map(weights.get, one & weights.keys())) for one in map(set, sentences)]
            said[bool(code)].append(max(totals, default=-9) + weights[""] > 0)
        shares = {key: sum(found) / len(found) for key, found in said.items()}
        print(f"{name}: {shares[True]:.1%} refused, {shares[False]:.1%} of the neutral")


def main():
    if "--left-out" in sys.argv:
        left_out()
        return
    examples = [row for name in OURS + OTHERS for row in rows(name)]
    found = {"refuse": refusing(examples), "codes": codes(examples)}
    text = json.dumps(found, ensure_ascii=False, indent=0)
    likelihood.WEIGHTS.write_text(text + "\n", encoding="utf-8")
    print(f"{len(found['refuse'])} features")


if __name__ == "__main__":
    main()
