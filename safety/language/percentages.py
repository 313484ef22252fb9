# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from django.utils.translation import gettext_lazy as _

from safety.language import Rule, Severity
from safety.language.phrases import finder, phrase

_PER_CENT = r"\d[\d.,]{0,9}(?: ?(?:-|to|and|or) ?\d[\d.,]{0,9})? ?(?:%|per ?cent)"
_COUNTED = (
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten) (?:people |women |men )?"
    r"(?:out of|in|of|in every) (?:every |the )?\d[\d,]*"
)
_PEOPLE = (
    r"(?:people|patients|clients|adults|children|teenagers|adolescents|women|men|participants"
    r"|students|parents|those|mothers|fathers|workers|britons|australians|americans|us|carers|young"
    r"|users|veterans|nurses|doctors|families|couples|respondents|girls|boys|them|individuals)"
)
# A count close by, or the number of those who were asked.
_TOLD_BEFORE = rf"{_COUNTED}[^.]{{0,40}}$|\bof (?:the |all )?\d[\d,]* \w+[^.]{{0,50}}$"
_TOLD_AFTER = (
    rf"^[^.]{{0,45}}{_COUNTED}|^ of (?:the |all |its |our )?(?:\d[\d,]*|two|three|hundred)"
    r"|^ (?:confidence|credible)|^ \(n ?= ?\d|^ \(\d+ (?:of|out of) "
)

rule = Rule(
    id="percentages",
    severity=Severity.ADVICE,
    label=_("Percentages of nobody knows how many"),
    why=_(
        "A percentage says little without those it counts, and most people read “4 in 10” better."
    ),
    fix=_("Say how many of how many: “4 out of 10 people”, “48 of 120 women”."),
    source="NHS service manual: health literacy",
    speaks_of=frozenset({"article"}),
    find=finder(
        phrase(
            rf"{_PER_CENT} of (?:(?!\d)[\w'-]+ ){{0,3}}{_PEOPLE}",
            unless_before=_TOLD_BEFORE,
            unless_after=_TOLD_AFTER,
        ),
        phrase(
            rf"{_PER_CENT} (?:\w+ )?(?:improved?|recover(?:ed)?|relapsed?|got better|dropped out|felt|reported|feel"
            r"|said|responded|had (?:no|fewer|a))",
            unless_before=_TOLD_BEFORE,
            unless_after=_TOLD_AFTER,
        ),
        phrase(
            rf"{_PER_CENT}(?:-| )?(?:\w+ )?(?:lower|higher|greater|less|more|fewer|increase|reduction|drop|rise"
            r"|chance|risk)(?: \w+){0,2} (?:risk|chance|likely|symptoms?|relapses?|anxiety|anxious|depress\w+|"
            r"sessions|of (?:recovery|relapse|dying|depression|anxiety|symptoms)|in (?:symptoms|relapse|anxiety"
            r"|depression|suicide\w*))",
            unless_before=_TOLD_BEFORE,
            unless_after=_TOLD_AFTER,
        ),
        phrase(
            r"(?:risk|chances?|symptoms|anxiety|depression|relapses?|recovery|recovery rates?|success rates?"
            rf"|mood|suicides?|insomnia|stress) (?:\w+ ){{0,4}}(?:by|of|to|is|was|at|in) (?:\w+ )?{_PER_CENT}",
            unless_before=_TOLD_BEFORE,
            unless_after=rf"{_TOLD_AFTER}|^ of (?:the |its )?(?:budget|cost|price|time)",
        ),
        hints=["%", "cent"],
        may_be_asked=True,
    ),
    catches=(
        "About 40 % of patients drop out.",
        "70% improved within a year.",
        "Exercise lowers the risk by 30 %.",
        "Symptoms fell by 50 per cent.",
        "They had a 25 % lower risk of relapse.",
        "Some 12 percent of young adults report panic attacks.",
        "The success rate is 85 %.",
        "Anxiety rose by 20% after the flood.",
        "20 to 30 % of mothers feel low after birth.",
        "60 per cent recovered.",
        "Nearly 8\u00a0% of us will have it at some time.",
        "WE SAW THAT 90 % OF CLIENTS IMPROVED",
        "Insomnia dropped to 15 % in the second year.",
    ),
    passes=(
        "About 40 % of the 120 patients dropped out.",
        "Of 200 people, 70% improved.",
        "4 out of 10 people (40 %) improved.",
        "40 % of patients, 48 of 120, dropped out.",
        "The 95 % confidence interval is wide.",
        "You get 20 % off the price of the book.",
        "The beer has 5 % alcohol.",
        "The mask is 100 % cotton.",
        "Your phone is at 20 per cent.",
        "Rates of interest rose by 2 %.",
        "The clinic spends 10 % of its budget on training.",
        "One per cent is one in 100.",
        "What does a risk of 30 % mean?",
        "Depression is common: 1 in 6 people has it.",
    ),
)
