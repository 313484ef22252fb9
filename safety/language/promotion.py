# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from django.utils.translation import gettext_lazy as _

from safety.language import Rule, Severity
from safety.language.phrases import NEGATED, finder, phrase

_PROVIDER = (
    r"(?:clinics?|practices?|therapists?|psychologists?|centres?|centers?|teams?|services?|experts?|specialists?"
    r"|psychotherapists?|hospitals?|providers?|counsellors?|counselors?|institutes?|address(?:es)?|practitioners?)"
)
_PRAISE = (
    r"(?:leading|best|finest|top|top-rated|number one|no\.? ?1|world-class|world-leading|award-winning|unrivalled|unrivaled"
    r"|unmatched|most (?:trusted|experienced|successful|respected|modern)|foremost|premier|state-of-the-art|cutting-edge"
    r"|first-class|renowned|world-renowned|outstanding|exceptional|second to none)"
)

rule = Rule(
    id="promotion",
    severity=Severity.WARNING,
    label=_("Advertising"),
    why=_(
        "Readers come for information; praise of oneself cannot be checked and costs their trust."
    ),
    fix=_("Leave the praise out, or give the fact: training, number of staff, what is offered."),
    source="UK CAP Code, rule 12.1 (ASA): objective claims need objective evidence",
    find=finder(
        phrase(
            rf"(?!best practices?\b){_PRAISE} (?:(?!to |the |an? |from |into |of |cause)[\w'-]+ ){{0,3}}?{_PROVIDER}",
            unless_before=rf"{NEGATED}|\b(?:is|are|was|were|been|she's|he's|who) $"
            r"|\b(?:find|choose|choosing|finding|which|what) (?:\w+ ){0,3}$",
            unless_after=r"^ (?:for you|to (?:see|call)|practice guidelines)",
        ),
        phrase(
            r"(?:book|call|sign up|register|order|buy|enrol)(?! (?:an ambulance|the police|your doctor|for help))(?: [a-z]+){0,3} (?:now|today)(?=[.!,]| and|$| to (?:save|get|secure))"
            r"|don't miss (?:out|our|this|your chance|the chance)|limited (?:places|offer|spaces|time offer)|special offer|(?:\d+ ?%|half) off|introductory (?:price|offer)"
            r"|while places last|places are (?:limited|going fast)|free gift|best prices?|unbeatable",
            _("Say once, plainly, how to get in touch."),
            unless_before=rf"{NEGATED}|\b(?:if|when|ambulance|999|112|police) (?:[\w']+ ){{0,5}}$",
            unless_after=r"^ (?:the (?:bus|train|turning|exit)|if|the ambulance|your tablets|a dose)",
        ),
        phrase(
            r"(?:we|our [\w ]{2,20}|i) (?:are|is|am) (?:widely |proudly |simply )?(?:the |one of the |a )?"
            r"(?:leaders?|leading|best|experts?|foremost|first choice|pioneers?|renowned|unique|second to none|market)",
            unless_after=r"^ (?:a (?:group|walk|session)|placed|to|way|when|in the dark)",
        ),
        phrase(
            r"(?:nobody|no one|no other (?:clinic|practice|therapist)) (?:\w+ )?(?:does|knows|offers|understands)(?: \w+){0,3} (?:better|like us|as (?:we|well))"
            r"|like no other|better than (?:any|all) other|unlike other (?:clinics|therapists|practices)|(?:ahead of|above) the competition"
            r"|you (?:are|'re) in the best (?:hands|of hands)|proud(?:ly)? (?:the )?(?:home|award)",
        ),
        hints=[
            *("leading", "best", "finest", "top", "number one", "no. 1", "no 1", "no1"),
            *("world-", "award", "unriva", "unmatched", "most ", "foremost", "premier"),
            *("state-of", "cutting", "first-class", "renowned", "outstanding"),
            *("exceptional", "second to", "now", "today", "miss", "limited", "offer"),
            *(" off", "introduct", "places", "gift", "unbeat", "leader", "expert"),
            *("choice", "pioneer", "unique", "better", "like us", "no other"),
            *("other cl", "other th", "ahead", "above", "proud"),
        ],
        may_be_asked=True,
    ),
    catches=(
        "We are the leading clinic in the north.",
        "The best psychologists in town work here.",
        "Book your first session today!",
        "Our award-winning team is waiting for you.",
        "Don’t miss our summer course.",
        "A special offer for new patients.",
        "No other clinic offers it better.",
        "With us you are in the best hands.",
        "Our world-class service speaks for itself.",
        "We are experts in every anxiety disorder.",
        "One of the country’s most trusted therapy centres.",
        "CALL NOW AND GET 20 % OFF",
        "limited places so sign up now and feel well again",
    ),
    passes=(
        "Anxiety is a leading cause of absence from work.",
        "She is leading a group for young parents.",
        "The best available evidence comes from trials.",
        "Best practice is to ask the patient.",
        "If you are in danger, call an ambulance now.",
        "How do I find the best therapist for me?",
        "Choose a service with a short way from home.",
        "We do not call ourselves the best clinic.",
        "The stairs are leading to the clinic.",
        "Don’t miss a dose of your medicine.",
        "The top floor has a lift.",
        "Our team has nine psychologists.",
        "You can book by telephone or online.",
        "The most common disorder in our practice is anxiety.",
    ),
)
