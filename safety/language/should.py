# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from django.utils.translation import gettext_lazy as _

from safety.language import Passage, Rule, Severity
from safety.language.phrases import finder, phrase

rule = Rule(
    id="should",
    severity=Severity.ADVICE,
    label=_("Should"),
    why=_("“Should” leaves open whether it is a must or a choice, and can sound like blame."),
    fix=_("Say “must” where it is one; else “you can”, “try to” or the plain instruction."),
    source="NHS service manual: how we write",
    speaks_of=frozenset({"article"}),
    find=finder(
        phrase(
            r"should(?:n't| not)?",
            unless_before=(
                r"\b(?:if|in case|lest|what|how|why|who|when|where|whether|than|i|suppose|think|that"
                r"|because|must|feel|felt)(?:,? [\w'-]+){0,3} ?$|^[\"' ]*$|,? (?:and|or|but) $|[:;] $"
                r"|\b(?:the|of|by|with|from|a|these|those|your|such) $"
            ),
            unless_after=(
                r"^ (?:have|statements?|thoughts?|thinking|sentences?|beliefs?|be (?:noted|said)|n't have)"
                r"|^s\b|^,|^ not have|^ (?:in|is) "
            ),
        ),
        hints=["should"],
        may_be_quoted=True,
        may_be_asked=True,
    ),
    catches=(
        "You should see a doctor.",
        "Parents should talk to the school.",
        "You shouldn’t drink coffee after noon.",
        "Everyone should sleep eight hours.",
        "Worry time should last ten minutes.",
        "People with panic should not avoid buses.",
        "Your therapist should explain the plan.",
        "Children should never be asked to keep it secret.",
        "Tablets should be taken with food.",
        "YOU SHOULD REST NOW",
        "Homework should be small and clear.",
        "The first step should take no more than five minutes.",
    ),
    passes=(
        "Should you need help at night, call the line.",
        "What should I do if it comes back?",
        "“Should” statements are a common trap.",
        "Therapists call these should thoughts.",
        "I should have known better, she told herself.",
        "If the feeling should return, look at your plan.",
        "Notice the word should in what you tell yourself.",
        "You can rest now.",
        "He put a hand on her shoulder.",
        Passage("You should smile more.", is_quoted=True),
        "Shoulds and musts fill his diary.",
        "People told her “you should be over it”.",
        "She could see how things should be.",
    ),
)
