# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from django.utils.translation import gettext_lazy as _

from safety.language import Passage, Rule, Severity
from safety.language.phrases import finder, phrase

_SAY = (
    r"(?:shows?|shown|showed|suggests?|suggested|indicates?|indicated|finds?|found|proves?|proved"
    r"|proven|reveals?|revealed|confirms?|confirmed|demonstrates?|demonstrated|tells? us|discovered"
    r"|agrees?|agreed|estimates?|concluded?|concludes|established|links?|linked|supports?)"
)
_WHO = (
    r"(?:research|researchers|studies|study|science|scientists|evidence|trials?|meta-analys[ie]s"
    r"|findings|experts|neuroscience|neuroscientists|psychologists|psychiatrists|surveys?|statistics"
    r"|data|brain scans|the literature|experiments?|reviews)"
)
# A question, a condition, a plan or the lack of it claims nothing.
_OPEN = (
    r"\b(?:no|if|whether|what|when|until|unless|ask\w*|which|how|few|little|need|needs|not enough"
    r"|hardly any|future|whenever|where|once|your|my|our|their|first)(?: [\w'-]+){0,2} ?$"
)

rule = Rule(
    id="unreferenced-claims",
    severity=Severity.WARNING,
    label=_("Claims without a reference"),
    why=_("Whoever says that research shows something owes readers the research."),
    fix=_("Cite the study or review in this paragraph, or say it as an opinion of the author."),
    source="JAMA benchmarks: attribution; UK CAP Code, rule 12.1 (ASA)",
    find=finder(
        phrase(
            rf"{_WHO}(?: (?:at|from|in|of|by|on|into) (?:the )?[\w'-]+(?: [\w'-]+)?)?"
            rf"(?: (?:has|have|had|also|clearly|now|consistently|often|can|in|this|repeatedly|even|"
            rf"strongly|they)){{0,2}} {_SAY}",
            unless_before=_OPEN,
            unless_after=r"^ (?:visitors|guests|students|on (?:the )?(?:screen|page|monitor)|out\b|up\b|it (?:hard|"
            r"difficult)|a (?:room|job|place)|room|time|nothing|no (?:difference|effect|link))",
        ),
        phrase(
            r"(?:scientists|researchers|experts|psychologists|psychiatrists|neuroscientists)"
            r" (?:(?:have|now|also|all|long|often) ){0,2}(?:say|know|known|believe|think|argue|warn)(?: that)?",
            unless_before=_OPEN,
        ),
        phrase(
            r"(?:it (?:is|has been)|(?:has|have) been|is|was|were) (?:now |well |widely |clearly |long "
            r"|scientifically ){0,2}(?:known|shown|established|proven|documented|accepted)"
            r" (?:that|to)",
            unless_before=r"(?:\b(?:no|not|never|until|nobody|if|whether)|n't)(?: [\w'-]+){0,3} ?$",
            unless_after=r"^ (?:us|me|you|him|her|his|its|their|your|my|the (?:door|room|seat))\b",
        ),
        phrase(
            r"according to (?:(?:recent|new|the|many|several|some|latest|most|current|an?|one) ){0,2}"
            r"(?:research|studies|study|trial|survey|scientists|researchers|experts|science|evidence|surveys|statistics)"
        ),
        hints=[
            *("research", "stud", "scien", "evidence", "trial", "analys", "findings"),
            *("expert", "psycholog", "psychiatr", "survey", "statistic", "data"),
            *("scans", "literature", "known", "shown", "establish", "proven"),
            *("documented", "accepted", "experiment", "reviews"),
        ],
        may_be_cited=True,
        may_be_asked=True,
    ),
    catches=(
        "Research shows that worry feeds on avoidance.",
        "Studies indicate a link between sleep and mood.",
        "Scientists have found that walking lifts mood.",
        "Recent studies have shown that gratitude helps.",
        "According to research, most people improve.",
        "It is well known that stress harms memory.",
        "Evidence suggests that groups work as well.",
        "A study from Oslo found that dogs calm children.",
        "Experts agree that routine matters.",
        "Trials have repeatedly demonstrated its benefit.",
        "Psychotherapy has been shown to change habits.",
        "Neuroscience tells us why we freeze.",
        "RESEARCH SHOWS THAT PHONES RUIN SLEEP",
        "surveys of young adults suggest loneliness is rising and nobody talks about it",
        "Brain scans reveal what happens in a panic attack.",
        "According to a recent study, walking helps.",
        "Experts say that the first year counts most.",
    ),
    passes=(
        Passage("Research shows that worry feeds on avoidance.", is_cited=True),
        "What does research show about worry?",
        "No study has shown that it works for children.",
        "More research is needed.",
        "We ask whether the evidence supports a change.",
        "Our research team shows visitors round the laboratory.",
        "The study group found a room on the second floor.",
        "She studied psychology in Leeds.",
        "If a trial finds harm, it is stopped.",
        "The data appear on the screen.",
        "It is not known whether this lasts.",
        "He was shown to his seat.",
        "Ask your therapist what the evidence says.",
        "An expert witness may be called.",
        "The clinic takes part in research.",
        "Few studies have shown lasting effects.",
    ),
)
