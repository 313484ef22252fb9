"""Every rule finds what it is for and leaves the rest alone, by its own examples."""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from articles.preflight.checking import all_rules, check
from articles.preflight.manuscript import Manuscript
from articles.preflight.rule import structure_rules
from clinic import markup
from interchange import markdown_folder
from safety.language import Severity

RULES = structure_rules()
# TRUST.md's list, and what a text could not be sent without before there was a preflight.
BLOCKERS = {
    "care-cards",
    "crisis-help",
    "dead-link",
    "disclosure",
    "image-alt",
    "guidance",
    "incomplete",
    "invalid-identifier",
    "unknown-citation",
}


def manuscript(example, language="en"):
    if isinstance(example, Manuscript):
        return example
    return Manuscript(body=str(markup.clean(example)), language=language)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_keeps_what_its_examples_promise(name):
    rule = RULES[name]
    assert rule.catches and rule.passes
    for example in rule.catches:
        assert list(rule.find(manuscript(example))), (name, "misses", example)
    for example in rule.passes:
        assert list(rule.find(manuscript(example))) == [], (name, "catches", example)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_what_why_and_on_what_it_rests(name):
    rule = RULES[name]
    assert rule.label and rule.why and rule.source
    for example in rule.catches:
        for finding in check(manuscript(example), without=set(all_rules()) - {name}):
            assert finding.why
            assert finding.fix or finding.severity == Severity.BLOCKER
            assert 0 <= finding.start <= finding.end <= len(finding.sentence)
            assert finding.before + finding.marked + finding.after == finding.sentence


def test_blockers_are_few():
    found = {name for name, rule in all_rules().items() if rule.severity == Severity.BLOCKER}
    assert found == BLOCKERS


def test_no_two_rules_share_a_name(caplog):
    from safety.language import rules as language_rules

    assert set(RULES).isdisjoint(language_rules())


def test_a_rule_that_fails_costs_nobody_the_text(monkeypatch, caplog):
    from dataclasses import replace

    def fail(text):
        raise RuntimeError("a rule")

    broken = replace(RULES["empty-heading"], find=fail)
    monkeypatch.setitem(RULES, "empty-heading", broken)
    found = check(manuscript("<h2></h2><p>CLICK ON THIS NOW.</p>"))
    assert "all-capitals" in {finding.rule for finding in found}
    assert "empty-heading failed" in caplog.text


# -- What people really wrote ----------------------------------------------------------------------

REAL = Path(settings.BASE_DIR).parent / "shared" / "data" / "real" / "jekyll" / "_posts"
DEMO = Path(settings.BASE_DIR) / "interchange" / "demo" / "articles"
# In percent of the sentences.
MOST = 3
# A long sentence is long whoever wrote it, and that corpus speaks of insurance: "deductible",
# "catastrophic", "eligibility" are hard words, which its own glossary would explain.
MEANT = {"demo": set(), "jekyll": {"long-sentence", "jargon"}}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "folder"), [("demo", DEMO), ("jekyll", REAL)])
def test_no_rule_nags(name, folder):
    files = (path for path in sorted(folder.rglob("*.md")) if path.parent.name not in ("de", "es"))
    texts = [written(path) for path in files]
    sentences = sum(len(text.passages) for text in texts)
    assert sentences > 500
    found = Counter(finding.rule for text in texts for finding in check(text))
    rates = {rule: 100 * count / sentences for rule, count in found.most_common()}
    print(f"\n{name}: {len(texts)} texts, {sentences} sentences")
    for rule, rate in rates.items():
        print(f"{rule:24}{rate:6.2f} %")
    assert {rule for rule, rate in rates.items() if rate > MOST} <= MEANT[name]


def written(path):
    item = markdown_folder.read(path.name, path.read_text())
    return Manuscript(str(markup.clean(item.html)), title=item.title, standfirst=item.standfirst)
