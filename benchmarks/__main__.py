"""`make bench`: what a page costs, as a ratio to an empty view measured in the same run.

Machines are noisy, so the absolute figures mean little and the ratios are what to compare
(SPEED in the project's papers). Works in a database folder of its own under `var/bench`. First it
tells how good the related lists are (relatedness.py), last what a reader's telephone feels
(felt.py).
"""

import os
import statistics
import sys
import time

from benchmarks import felt, relatedness, set_up

ARTICLES = int(os.environ.get("ARTICLES", "2000"))
ROUNDS = 40


def main():
    set_up()
    from django.core.management import call_command
    from django.test import Client

    call_command("make_corpus", articles=0)
    relatedness.main()
    call_command("make_corpus", articles=ARTICLES)
    client = Client()
    empty = cost(client, "/empty/")
    print(f"\n{ARTICLES} articles; an empty view takes {empty.cpu:.2f} ms of Python's CPU here.\n")
    print(f"{'page, cold':<34} {'queries':>8} {'CPU ms':>8} {'× empty':>8} {'wall ms':>8}")
    for name, path in pages().items():
        page = cost(client, path)
        ratio = page.cpu / empty.cpu
        print(f"{name:<34} {page.queries:>8} {page.cpu:>8.2f} {ratio:>8.1f} {page.wall:>8.2f}")
    felt.main()


def pages():
    from articles.models import Article, Tag, Topic

    article = Article.objects.public().latest("pk")
    return {
        "home": "/",
        "article": article.get_absolute_url(),
        "list": "/articles/",
        "list, page 100": "/articles/?page=100",
        "topic": Topic.objects.public().first().get_absolute_url(),
        "tag": Tag.objects.public().first().get_absolute_url(),
        "search": "/search/?q=fear+memory",
        "feed": "/feeds/articles.rss",
        "help now": "/help-now/",
    }


class Cost:
    def __init__(self, queries, cpu, wall):
        self.queries, self.cpu, self.wall = queries, cpu, wall


def cost(client, path):
    """Queries, and the median milliseconds of Python's CPU and of the clock for one request."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def read():
        response = client.get(path)
        if response.status_code != 200:
            sys.exit(f"{path} answered {response.status_code}.")
        return b"".join(response) if response.streaming else response.content

    with CaptureQueriesContext(connection) as captured:
        read()
    queries = len(captured)
    cpu, wall = [], []
    for _ in range(ROUNDS):
        begun, begun_cpu = time.perf_counter(), time.process_time()
        read()
        cpu.append((time.process_time() - begun_cpu) * 1000)
        wall.append((time.perf_counter() - begun) * 1000)
    return Cost(queries, statistics.median(cpu), statistics.median(wall))


if __name__ == "__main__":
    main()
