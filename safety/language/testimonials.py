# ruff: noqa: E501  (a phrase stands on one line, so that it can be read and searched as one)
from django.utils.translation import gettext_lazy as _

from safety.language import Passage, Rule, Severity
from safety.language.phrases import NEGATED, finder, phrase

_THEM = (
    r"(?:dr\.?|doctor|prof\.?|professor|my (?:therapist|psychologist|counsellor|counselor|doctor|psychiatrist)"
    r"|this (?:clinic|practice|therapy|treatment|team|therapist|course)|the (?:clinic|practice|team|staff|treatment|therapist|course)"
    r"|therapy|emdr|cbt|hypnosis|hypnotherapy|they|she|he|you)"
)

rule = Rule(
    id="testimonials",
    severity=Severity.WARNING,
    label=_("Testimonials"),
    why=_("Praise by patients cannot be checked and misleads others; some laws forbid it."),
    fix=_("Leave the praise out. Say what the treatment is and what studies of it found."),
    source="National Law (Australia), s133(1)(c); UK CAP Code, rules 3.45 to 3.48 and 12.1 (ASA)",
    find=finder(
        phrase(
            rf"(?:i|we) (?:was|were|am|got|have been|feel) (?:\w+ ){{0,2}}(?:cured|healed|saved|helped|"
            rf"better|a new (?:person|woman|man))(?: \w+){{0,3}} (?:by|thanks to|because of|after) (?:seeing |working with )?{_THEM}",
            unless_before=NEGATED,
        ),
        phrase(
            rf"{_THEM}(?: [a-z'-]+){{0,3}} (?:saved|changed|transformed|gave (?:me|us)(?: back)?|turned around|rescued) (?:my |our )"
            r"(?:life|lives|marriage|son|daughter|family|sleep)"
            rf"|{_THEM}(?: [a-z'-]+){{0,2}} (?:saved|cured|healed|fixed) (?:me|us)(?: of| in| after|[.!,]|$)",
            unless_before=NEGATED,
        ),
        phrase(
            rf"thanks to {_THEM}(?: [a-z'-]+){{0,3}},? (?:i|we|my (?:son|daughter|husband|wife|life))"
            rf"|my (?:\w+ ){{1,2}}(?:is|are|has|have|was) (?:\w+ ){{0,2}}(?:gone|better|cured|over) thanks to {_THEM}"
        ),
        phrase(
            r"(?:i|we|i'd|would|can|cannot|can't) (?:\w+ )?(?:highly |thoroughly |warmly |wholeheartedly |fully )recommend"
            r"|(?:i|we|i'd|we'd)(?: \w+)? recommend (?:dr|doctor|him|her|them|this (?:clinic|practice|therapist|team)"
            r"|the (?:clinic|practice|team)|\w+ to (?:anyone|everyone))"
            r"|(?:can't|cannot|could not|couldn't) recommend (?:[\w.'-]+ ){1,4}(?:enough|highly enough)"
            r"|^(?:highly|thoroughly) recommend(?:ed)?(?=[.!]|$)",
            unless_after=r"^ (?:that|seeing your|talking to|asking|against)",
        ),
        phrase(
            r"(?:(?:five|5)[- ]stars?|5 ?/ ?5|10 ?/ ?10|five out of five)(?: (?:review|rating|from|for|service|experience|clinic|therap\w+|reviews|ratings))"
            r"|rated (?:us |this clinic |the clinic )?(?:five|5|4\.\d|excellent)(?: stars)?|5 ?/ ?5(?=[.!]| )|\u2605{3,}",
            unless_before=rf"{NEGATED}|\b(?:hotel|film|book|scored|scale|score of) (?:\w+ )?$",
            unless_after=r"^ (?:hotel|on the scale|participants|trials)",
        ),
        phrase(
            r"best (?:therapist|psychologist|clinic|counsellor) (?:ever|in (?:town|the))|(?:can't|cannot|could not|couldn't) thank (?:[\w.'-]+ ){1,4}enough"
            r"|(?:the )?best (?:therapist|psychologist|doctor|clinic|counsellor|decision|thing|treatment|money) (?:i|we)(?:'ve| have)? (?:ever|could|have|had)"
            r"|(?:i|we) (?:owe|can never thank) (?:\w+ ){1,4}(?:my life|everything|enough)"
            r"|what (?:our|my) (?:patients|clients) say(?: about us)?|(?:patient|client) testimonials?"
            r"|(?:our|happy|satisfied|grateful) (?:patients|clients) (?:love|praise|rave)",
            unless_before=rf"{NEGATED}|\bwhy (?:\w+ ){{0,4}}$",
        ),
        hints=[
            *("cured", "healed", "saved", "helped", "better", "new ", "chang"),
            *("transform", "gave ", "turned", "rescued", "thanks to", "recommend"),
            *("star", "5/5", "/ 5", "/5", "/10", "/ 10", "\u2605", "five out", "best "),
            *("owe", "thank", "testimonial", "say", "love", "praise", "rave", "fixed", "rated"),
        ],
    ),
    catches=(
        "I was cured by Dr Hale in three weeks.",
        "“This clinic saved my life.”",
        "Therapy changed my life.",
        "Thanks to Dr Oduya I can sleep again.",
        "I would highly recommend the team.",
        "We recommend Dr Lind to everyone.",
        "She is the best therapist I have ever had.",
        "I cannot recommend the practice enough.",
        "Five-star reviews from hundreds of families",
        "★★★★★ Wonderful!",
        "Read what our patients say about us.",
        "I feel like a new person thanks to my therapist.",
        "HE SAVED MY MARRIAGE",
        "“Dr Meyer gave me my life back.”",
        "Best therapist ever, five stars!",
        "I can't thank them enough.",
        Passage("Dr Hale cured me of my fear.", is_quoted=True),
    ),
    passes=(
        "We do not publish patient testimonials.",
        "The guideline recommends CBT for panic.",
        "We recommend that you speak to your doctor.",
        "I recommend asking for a second opinion.",
        "The star on the map marks the entrance.",
        "Fear changed my life, and therapy took time.",
        "Why we publish no client testimonials",
        "He scored 5/5 on the memory test.",
        "Thanks to the trainees who moved the chairs.",
        "Nobody was cured by the placebo.",
        "The best time to come is the morning.",
        "A hotel with five stars is next door.",
        "Our clients tell us when the lift is broken, in the yearly survey.",
        "She saved her notes on the computer.",
    ),
)
