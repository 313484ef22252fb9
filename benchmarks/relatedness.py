"""`python -m benchmarks.relatedness`: how good related lists are, by links that editors chose.

A folder of Markdown whose front matter names related texts is taken in, without that field, and the
lists are compared with it; beside them stands the plainest way, the cosine of TF-IDF vectors of
title and text. Then the same with every tag and topic withheld, with the folder of articles alone,
and with the questions that the editors put to an article in place of its related texts.
All of it is rolled back. Writes its table into `docs/benchmarks.md`.

The lists are halved by a hash of the texts' names: what gains in one half alone is chance.

REAL_DATA names the folder in which `jekyll/_posts` lies (`../shared/data/real`).
"""

import hashlib
import math
import os
import re
from collections import Counter
from pathlib import Path

import yaml

from benchmarks import ROOT, set_up

REAL_DATA = Path(os.environ.get("REAL_DATA", ROOT.parent / "shared/data/real"))
FOLDER = REAL_DATA / "jekyll/_posts"
PAGE = ROOT / "docs/benchmarks.md"
PARTS = ("all", "first half", "second half")
BEGIN, END = "<!-- relatedness -->", "<!-- /relatedness -->"


def main():
    if not FOLDER.is_dir():
        print(f"Related lists were not measured: {FOLDER} is not there (REAL_DATA names it).")
        return
    set_up()
    both, articles = ("related", "questions"), FOLDER / "articles"
    rows = [
        *measured("whole folder", FOLDER, both),
        *measured("whole folder, no tags", FOLDER, both, tags=False),
        *measured("articles alone", articles),
        *measured("articles alone, no tags", articles, tags=False),
    ]
    table = "\n".join(lines(rows))
    print(table)
    write(table)


def measured(name, folder, fields=("related",), *, tags=True):
    """For each field (its name, number of texts, our figures, the baseline's), either for all lists
    and for each half."""
    from django.db import connection, transaction

    rows = []
    with transaction.atomic():
        take_in(folder, tags)
        connection.cursor().execute("ANALYZE")
        texts, lists = texts_and_lists()
        for field in fields:
            chosen = choices(folder, field, texts)
            plain = by_tf_idf(texts, chosen)
            ours = [figures(half, lists) for half in halves(chosen)]
            baseline = [figures(half, plain) for half in halves(chosen)]
            told = name if field == "related" else f"{name}, {field}"
            rows.append((told, len(texts), ours, baseline))
        transaction.set_rollback(True)
    return rows


def take_in(folder, tags):
    from accounts.models import User
    from discovery import relatedness
    from interchange.importing import take
    from interchange.markdown_folder import MarkdownFolder

    source = MarkdownFolder(folder)
    by, _ = User.objects.get_or_create(username="bench", defaults={"is_superuser": True})
    take(source if tags else Untagged(source), by=by, publish=True)
    relatedness.settle()


class Untagged:
    """A source whose texts bear neither tag nor topic."""

    def __init__(self, source):
        self.source, self.name, self.hosts = source, source.name, source.hosts

    def __iter__(self):
        for item in self.source:
            item.tags, item.topic = [], ""
            yield item


def texts_and_lists():
    """{slug: title and text}, and {slug: the slugs of its list}, of what the lists rank."""
    from articles.models import Edition
    from articles.related import all_related_to
    from clinic import markup

    texts, lists = {}, {}
    for edition in Edition.objects.public().select_related("article"):
        slug = edition.article.slug
        texts[slug] = f"{edition.title} {markup.plain(edition.body)}"
        lists[slug] = [document.slug for document in all_related_to(edition)]
    return texts, lists


def choices(folder, field, texts):
    """{slug: the slugs that its editors chose}, where both are here."""
    chosen = {}
    for path in sorted(folder.rglob("articles/*.md") if folder == FOLDER else folder.glob("*.md")):
        slug = re.sub(r"^\d+-\d+-\d+-", "", path.stem)
        front = yaml.safe_load(path.read_text(encoding="utf-8-sig").split("---")[1]) or {}
        wanted = [str(name).strip("/").rpartition("/")[2] for name in front.get(field) or []]
        wanted = [name for name in dict.fromkeys(wanted) if name in texts and name != slug]
        if wanted and slug in texts:
            chosen[slug] = wanted
    return chosen


def halves(chosen):
    """All of them, and either half."""
    sides = {}, {}
    for slug, wanted in chosen.items():
        sides[hashlib.sha256(slug.encode()).digest()[-1] % 2][slug] = wanted
    return chosen, *sides


def by_tf_idf(texts, wanted):
    words = {slug: Counter(re.findall(r"\w\w+", text.lower())) for slug, text in texts.items()}
    found_in = Counter(word for counts in words.values() for word in counts)
    vectors = {}
    for slug, counts in words.items():
        vector = {
            word: times * (math.log((1 + len(texts)) / (1 + found_in[word])) + 1)
            for word, times in counts.items()
        }
        length = math.hypot(*vector.values()) or 1
        vectors[slug] = {word: value / length for word, value in vector.items()}

    def likeness(slug, other):
        return sum(value * vectors[other].get(word, 0) for word, value in vectors[slug].items())

    return {
        slug: sorted(
            (other for other in texts if other != slug),
            key=lambda other: (-likeness(slug, other), other),
        )
        for slug in wanted
    }


def figures(chosen, lists):
    """Recall among the first 5 and 10, and the mean of 1 / the place of the first that is right."""
    recalls, firsts = {5: 0, 10: 0}, 0
    for slug, wanted in chosen.items():
        places = [place for place, other in enumerate(lists[slug], 1) if other in wanted]
        for most in recalls:
            recalls[most] += sum(place <= most for place in places) / len(wanted)
        firsts += 1 / places[0] if places else 0
    return [value / max(1, len(chosen)) for value in (*recalls.values(), firsts)]


def lines(rows):
    yield "| texts | lists | recall@5 | recall@10 | MRR | TF-IDF: recall@5 | recall@10 | MRR |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, texts, ours, baseline in rows:
        for part, mine, plain in zip(PARTS, ours, baseline, strict=True):
            cells = [f"{value:.3f}" for value in (*mine, *plain)]
            yield f"| {name} ({texts}) | {part} | {' | '.join(cells)} |"


def write(table):
    text = (
        PAGE.read_text(encoding="utf-8") if PAGE.exists() else f"# Benchmarks\n\n{BEGIN}\n{END}\n"
    )
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
