"""What most rules are made of: phrases, and what close by makes them mean something else."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise

from safety.language import Hit

# How far around a phrase it is looked for what changes its sense. A text without full stops is one
# sentence, so it is never looked for further away.
NEAR = 70

# Just before a phrase these turn it round, or leave it open.
NEGATED = (
    r"(?:\b(?:no|not|never|nobody|no one|none|neither|nor|without|cannot|nothing|hardly|few|avoid)"
    r"|n't)(?: [\w'-]+){0,4} ?$"
)
DOUBTED = (
    r"\b(?:claim|promis|myth|beware|suspicious|wary|suppos|wonder|doubt|question)\w*"
    r"(?: [\w'-]+){0,6} ?$|\b(?:if|whether|until|unless|as though)(?: [\w'-]+){0,4} ?$"
)
CONDITION = (
    r"(?:\w*depressi(?:on|ve)\w*|\w*anxiet(?:y|ies)|ptsd|schizo\w+|bipolar|ocd|adhd|autism|panic"
    r"|\w*phobias?|addictions?|alcoholism|psychos[ie]s|anorexia|bulimia|trauma|dementia|insomnia"
    r"|stress|burn-?out|(?:mental |eating |personality |mood )?(?:disorders?|illness(?:es)?)"
    r"|mental health (?:problems?|conditions?)|compulsions?|flashbacks|grief|loneliness|cancer"
    r"|epilepsy|hallucinations|suicidal thoughts|self-harm|low mood|an? eating disorder)"
)


@dataclass(frozen=True)
class Phrase:
    pattern: re.Pattern
    fix: str | Promise = ""
    unless_before: re.Pattern | None = None
    unless_after: re.Pattern | None = None

    def spans(self, words):
        for match in self.pattern.finditer(words):
            start, end = match.span()
            before, after = words[max(0, start - NEAR) : start], words[end : end + NEAR]
            if self.unless_before and self.unless_before.search(before):
                continue
            if self.unless_after and self.unless_after.search(after):
                continue
            yield start, end


def phrase(pattern, fix="", *, unless_before="", unless_after=""):
    """A pattern in lower case, and patterns that find what changes its sense close by."""
    return Phrase(
        re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)"),
        fix,
        re.compile(unless_before) if unless_before else None,
        re.compile(unless_after) if unless_after else None,
    )


def finder(*phrases, hints, may_be_quoted=False, may_be_asked=False, may_be_cited=False):
    """A rule's `find`. Without one of the `hints` in it a sentence is not looked at any closer."""

    def find(passage):
        if (passage.is_cited and may_be_cited) or (passage.is_quoted and may_be_quoted):
            return
        folded = passage.folded
        if not any(hint in folded.words for hint in hints):
            return
        if may_be_asked and folded.words.rstrip("\"') ").endswith("?"):
            return
        spans = sorted(
            (start, end, number)
            for number, each in enumerate(phrases)
            for start, end in each.spans(folded.words)
        )
        done = 0
        for start, end, number in spans:
            if start >= done and not (may_be_quoted and folded.is_quoted(start, end)):
                done = end
                yield Hit(*folded.place(start, end), fix=phrases[number].fix)

    return find
