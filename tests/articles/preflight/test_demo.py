"""The demo's articles pass their own preflight: nothing blocks, and warnings are few."""

import pytest
import yaml

from articles.preflight.checking import check
from articles.preflight.facts import bare
from clinic import markup
from interchange.demo_clinic import FOLDER
from safety.language import Severity

pytestmark = pytest.mark.django_db

TEXTS = sorted((FOLDER / "articles").glob("*.md"))
# What only the database of a loaded demo knows.
ELSEWHERE = {"unknown-citation", "dead-link", "hidden-link", "abbreviations", "jargon"}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_of_the_demo_passes(path):
    text = path.read_text(encoding="utf-8")
    _, facts, body = text.split("---\n", 2) if text.startswith("---") else ("", "{}", text)
    facts = yaml.safe_load(facts)
    manuscript = bare(
        str(markup.from_markdown(body)),
        title=facts.get("title", ""),
        standfirst=facts.get("standfirst", ""),
        language="en",
    )
    found = check(manuscript, without=ELSEWHERE)
    assert [f for f in found if f.severity == Severity.BLOCKER] == []
    warnings = [f for f in found if f.severity == Severity.WARNING]
    assert len(warnings) <= 2, [(f.rule, f.marked or f.sentence) for f in warnings]
