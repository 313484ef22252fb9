"""What words can do wrong, sentence by sentence: rules that writing and replying share.

A rule is one module of this package with one `Rule` in it, named `rule`; a new one needs nothing
else. Its examples are tested: each of `catches` has a hit, none of `passes` has one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safety.language.folding import fold


class Severity(models.TextChoices):
    BLOCKER = "blocker", _("Must be put right")
    WARNING = "warning", _("Should be looked at")
    ADVICE = "advice", _("Could be better")


@dataclass(frozen=True)
class Passage:
    """A sentence and what a rule may need to know of the place where it stands."""

    sentence: str
    # The whole paragraph's words, and whether it cites a reference.
    paragraph: str = ""
    is_cited: bool = False
    is_quoted: bool = False
    # Lower-case names and abbreviations that the glossary explains.
    explained: frozenset[str] = frozenset()

    @cached_property
    def folded(self):
        """The sentence in the one spelling that the rules read."""
        return fold(self.sentence)


@dataclass(frozen=True)
class Hit:
    """The words that a rule objects to, by their place in the sentence."""

    start: int
    end: int
    # Where the fix depends on the words; else the rule's own is shown.
    fix: str | Promise = ""
    # Where it is less than the rule's own.
    severity: Severity | None = None


@dataclass(frozen=True)
class Rule:
    id: str
    severity: Severity
    label: str | Promise
    why: str | Promise
    fix: str | Promise
    # What the rule rests on, in words for people: a guideline and its publisher.
    source: str
    find: Callable[[Passage], Iterable[Hit]]
    catches: tuple[str | Passage, ...]
    passes: tuple[str | Passage, ...]
    language: str = "en"
    # Of what kinds of text it speaks: articles, replies to comments.
    speaks_of: frozenset[str] = field(default=frozenset({"article", "reply"}))


@cache
def rules():
    """All rules of this package, by id, in a fixed order."""
    modules = sorted(module.name for module in iter_modules(__path__))
    found = [import_module(f"{__name__}.{name}") for name in modules]
    return {module.rule.id: module.rule for module in found if hasattr(module, "rule")}
