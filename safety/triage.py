# ruff: noqa: E501  (a rule stands on one line, so that it can be read and searched as one)
"""What a visitor's text may be about, found by plain rules: it orders the queue and decides nothing.

The rules are data. A rule names a code, a level of urgency, a pattern, and what close by would make
it mean something else. Level 0 is the normal queue, 1 a mention of self-harm in the past or in
general, 2 thoughts of it now, 3 a plan, a farewell or harm to somebody (TRUST.md, C2).
"""

import re
import unicodedata
from dataclasses import dataclass, field

CRISIS_HELP = 2  # from this level on the writer is shown help before anything is sent


@dataclass(frozen=True)
class Triage:
    level: int = 0
    findings: list = field(default_factory=list)
    spam: float = 0.0

    @property
    def is_urgent(self):
        return self.level >= CRISIS_HELP


@dataclass(frozen=True)
class Rule:
    code: str
    level: int
    pattern: re.Pattern
    unless: re.Pattern | None = None

    def search(self, sentence):
        found = self.pattern.search(sentence)
        if found and not (self.unless and self.unless.search(sentence)):
            return found[0].strip()
        return None


def _rule(code, level, pattern, unless=None):
    return Rule(code, level, re.compile(pattern), unless and re.compile(unless))


# -- Words that the rules are made of ----------------------------------------------------------

# How people write in a hurry, and around a filter, brought to one spelling first.
_SPELLINGS = [
    (re.compile(rf"\b{hasty}\b"), plain)
    for hasty, plain in [
        (r"k[1!]ll", "kill"),
        (r"d[1!]e", "die"),
        (r"want (?:2|too)", "want to"),
        (r"wanna", "want to"),
        (r"(?:gonna|gona|gunna|going 2)", "going to"),
        (r"im", "i'm"),
        (r"ive", "i've"),
        (r"ill (?=kill|end|die|be gone)", "i'll "),
        (r"(do|ca|wo|is|did|would|was|were)nt", r"\1n't"),
        (r"whats", "what's"),
        (r"(?:my self|me self|myslef|mysel)", "myself"),
        (r"any more", "anymore"),
        (r"(?:sucid|suiside|suicde|suiced|suacid|siucid)(?:e|al|ally)?", "suicidal"),
        (r"self[- ]?(harm|injur)", r"self-\1"),
    ]
]
_SELF = "myself"
_GAP = r"(?:[\w']+ ){0,3}"
_SUICIDE = r"suicid\w*"
_KILL_SELF = (
    rf"(?:kill(?:ing|ed)? {_SELF}|kms|unaliv\w+(?: {_SELF})?|(?:tak|took|end)\w* my (?:own )?life"
    rf"|end(?:ing|ed)? it all|end it|commit\w* {_SUICIDE}|hang(?:ing|ed)? {_SELF}|shoot(?:ing)? {_SELF}"
    rf"|drown(?:ing|ed)? {_SELF}|do(?:ing)? {_SELF} in|top(?:ping)? {_SELF}|off(?:ing)? {_SELF}"
    r"|jump(?:ing)? (?:off|from|in front)|end(?:ing)? (?:things|everything)|overdos\w+|slit(?:ting)? my wrists?)"
)
_HURT_SELF = (
    rf"(?:hurt(?:ing)?|harm(?:ing|ed)?|cut(?:ting)?|burn(?:ing|ed)?|injur(?:e|ing|ed)) {_SELF}"
    r"|(?:cut|cutting|burn|burning|scratch|scratching) my (?:skin|arms?|legs?|wrists?|thighs?)"
    r"|(?:i|i'm|i've|my|started|keep) (?:[\w']+ ){0,4}self-(?:harm|injur)\w*"
)
_WISH_TO_DIE = (
    r"(?:(?:want|wants|wanted|wish|wishing|wanting|ready|rather|hope|better off)"
    r"(?: (?:that|to|i|i'd|i could|just|could|really|be|was|were|am|so badly|badly))* "
    r"(?:die|dead|disappear|not exist|never (?:been|was) born|not wake up|never wake up))"
)
_NO_LIFE = (
    r"(?:(?:do not|don't|no longer|not|never|cannot|can't|won't)(?: (?:even|really|think i|want|to|wish))* "
    r"(?:live|living|be alive|be here|exist|wake up|go on|carry on|keep going|do this anymore)"
    r"(?! (?:with(?:out)?|in|at|near|together|alone|up to|to|holiday|an?|the|trips?|dates?|like (?:a|this with)|trains?|planes?|stage|work)\b))"
    r"|(?:no|what's the|what is the|see (?:the|any|a|no|much)) (?:reason|point|will|purpose) (?:to|in|of|for) (?:live|living|going on|go on|life|being alive|it all)"
    r"|(?:not|isn't|never|no longer) worth living|(?:nobody|no one) would (?:miss|notice|care)(?: me)? if"
    r"|(?:if|when) i(?:'m| was| were| am)? (?:died|dead|gone|wasn't here|weren't here|not here)"
    r"|(?:everyone|everybody|they|world|family|kids|children|he|she)(?: (?:would|will|is|are|'d|were))* (?:be )?better off without me"
    r"|tired of (?:living|being alive)|sick of (?:living|being alive)|life is (?:pointless|over)"
    r"|thoughts? of (?:death|dying|ending)|wish i (?:was|were|wasn'?t|weren'?t|had never been) (?:dead|here|alive|born)"
)
_SUICIDAL = rf"(?:(?:i'?m|i am|im|feel|feeling|felt|been|get|getting|is|so|she's|he's) (?:[\w']+ )?{_SUICIDE}|(?:i|i've|my|having|have|had|get|getting) (?:[\w']+ ){{0,3}}{_SUICIDE} (?:thoughts?|ideation|feelings?|urges?))"
_NOW_ISH = r"tonight|tomorrow|today|right now|this (?:evening|weekend|week|morning|afternoon)|at midnight|in an hour|soon"
_INTENT = (
    r"(?:i am|i'?m|im|he is|he's|she is|she's|they are)? ?(?:going to|about to|planning (?:to|on)|plan to|decided to|intend to|ready to)"
    r"|i will|i'?ll|i have to|gotta"
)
_MEANS = r"(?:pills?|tablets?|meds|medication|paracetamol|rope|noose|gun|rifle|razor ?blades?|blades?|knife|poison|insulin)"
_CHILD = r"(?:child|children|kids?|baby|toddler|infant|son|daughter|(?:little |younger )?(?:brother|sister)|stepson|stepdaughter|niece|nephew|pupil|student|schoolgirl|schoolboy)"
_RELATIVE = r"(?:dad|father|stepdad|stepfather|mum|mom|mother|stepmum|stepmother|uncle|grandad|grandfather|teacher|coach|carer|neighbou?r|partner|husband|wife|boyfriend|girlfriend|ex|brother)"
_HARMS = r"(?:(?:hit|beat|hurt)(?:s|t?ing)?|(?:touch|punch)(?:es|ed|ing)|(?:rap|abus|strangl|chok|starv|shak)(?:es|ed|ing)|(?:molest|kick|burn)(?:s|ed|ing)|slap(?:s|ped|ping))"

# Taken out before anything else is looked for: nobody is in danger in them.
_IDIOMS = re.compile(
    r"\b(?:"
    r"d(?:ie|ies|ied|ying|ead) (?:of |from |with )?(?:laugh\w*|boredom|embarrassment|shame|curiosity|cringe|excitement)"
    r"|(?:laugh\w*|bored|scared|worried|starved|frozen|tickled|love\w*)(?: (?:my ?self|me|us|him|her|it|them|you))? to death"
    r"|dying (?:to|for)(?! (?:die|end|be dead|kill my))"
    r"|kill(?:s|ed|ing)? (?:some |the |a (?:bit of |few )?|an )?(?:time|hours?|minutes?|two birds|mood|vibe|lights?|engine|process|weeds?|buzz|motivation|joy|creativity|pain|darlings)"
    r"|kill(?:s|ed|ing)? (?:it|me that|my (?:back|feet|knees?|head|legs?|shoulders?|mood|motivation))(?! all)"
    r"|(?:is|are|was|were|it's|'s|'re) killing me|to die for|drop dead gorgeous|dead (?:tired|line|end|right|serious)|over my dead body"
    r"|could (?:kill|murder) (?:for )?a|suicid\w* (?:squad|burn|hotline|line|prevention\w*|awareness|rates?|risk|statistics|research|studies|study|note in the (?:film|book|novel))"
    r"|prevent\w* (?:of )?suicid\w*|political suicid\w*|career suicid\w*|social suicid\w*"
    r"|overdos\w+ on (?:chocolate|cake|sugar|coffee|caffeine|news|tv|television|netflix|information|self-help|podcasts?|screen\w*)"
    r"|(?:cut|cutting|burn|burned|burnt) (?:my ?self|me) (?:shaving|cooking|on (?:a|the|paper|some)|(?:while|when) (?:i was )?(?:cooking|shaving|chopping|slicing|gardening|making)|with the (?:oven|iron|kettle)|making|chopping|slicing|some slack|off)"
    r"|hang(?:ing|s)? (?:out|on|in there)|jump(?:ing|ed)? (?:off|from|in front) (?:the )?(?:sofa|couch|bed|of the tv|topic|subject)"
    r"|kick(?:ing|ed)? my ?self|hat(?:e|ed|ing) to (?:kill|die)|end it (?:there|here|by|with|on a)|end(?:ed)? it (?:last|after|because)"
    r"|shoot (?:my ?self|me) in the foot|goodbye to (?:bad|old|my (?:bad|old|anxiety|worries|fear|fears|panic))"
    r")\b"
)
_LONG_AGO = r"\b(?:(?:years?|months?|decades?) ago|back then|when i was|last (?:year|summer|winter|spring|autumn)|in (?:19|20)\d\d)\b"
# A whole sentence about then, about never, or about somebody's research.
_PAST = (
    r"\b(?:used to|years? ago|months? ago|decades? ago|back then|in the past|at the time|once|when i was|as a (?:child|teenager|teen|kid)"
    r"|last (?:year|summer|winter|spring|autumn)|in (?:19|20)\d\d|long ago|previously|i (?:had|tried|attempted|survived|felt|wanted|thought about)"
    r"|lost my|died by|took (?:his|her|their) (?:own )?li(?:fe|ves)|killed (?:him|her|them)sel\w+|survivor|recover\w*|got better|no longer (?:want|feel|think)|anymore i do)\b"
)
_NEGATED = (
    r"\b(?:i'?m|i am|im|am|is|are|was|were|do|does|did|would|will|have|has|had|he's|she's|been|been feeling|feel|felt)"
    r"(?: not|n'?t| never) (?:[\w']+ ){0,4}(?:suicid\w*|kill|die|dead|hurt|harm|self|end|overdos\w*|cut|tak\w+|tried|attempt\w*|jump|plan\w*)"
    r"|\b(?:don'?t|dont|didn'?t|wouldn'?t|won'?t|never|isn'?t|wasn'?t|no longer|not) (?:[\w']+ ){0,4}(?:suicid\w*|kill|die|dead|hurt (?:my|him|her)|harm|self|end it|end my|overdos\w*|cut my|tak\w+ my)"
    r"|\bno (?:suicid\w*|self[- ]?harm|thoughts? of|plans?|intention)|\bwithout (?:suicid|wanting to die)"
)
_ABOUT_OTHERS_IN_GENERAL = r"\b(?:people|patients|those|anyone|someone|somebody|clients|teenagers|adolescents|men|women|article|book|film|song|study|studies|research|statistics|percent|theory|chapter) (?:[\w']+ ){0,4}(?:who|that|with|feel|have|are|says?|about|on|of|shows?)"
_STILL = r"\b(?:still|again|now|tonight|today|right now|these days|keep|keeps|lately|but i (?:do|am|want|can't|cannot))\b"

# The sentences in which a rule's words mean what they say now.
_NOT_NOW = rf"^(?!.*(?:{_STILL})).*(?:{_PAST}|{_NEGATED}|{_ABOUT_OTHERS_IN_GENERAL})"
_NEVER_MEANT = rf"^(?!.*(?:{_STILL})).*(?:{_NEGATED})"

_UNSAFE = (
    r"(?:can'?t|cannot|unable to|not able to|(?:not|don'?t) (?:think|believe|know (?:if|how|whether)) i can)"
    r" (?:[\w']+ ){0,2}keep (?:myself|my self) safe\b"
)
_NOUN_AFTER_GOODBYE = r"(?:everyone|everybody|all|world|to (?:my|everyone|everybody|you all|the world)|forever|cruel|for good)"

CRISIS_RULES = [
    # A plan, means, a time, a farewell, an attempt that is happening.
    _rule("crisis", 3, rf"\b(?:{_INTENT}) {_GAP}(?:{_KILL_SELF})", _NEVER_MEANT),
    _rule("crisis", 3, rf"\b(?:{_INTENT}) {_GAP}die\b(?! of)", _NEVER_MEANT + r"|\bpanic|\bheart\b|\battacks?\b|\ball (?:going|die)"),
    _rule("crisis", 3, r"\b(?:won't|will not) be alive\b|\btonight is the (?:night|end)\b|\bafter tonight\b.{0,40}\bno more\b|\bgo on after tonight"),
    _rule("crisis", 3, r"\b(?:i|i've|he|she|has|have|just|they) (?:just )?(?:took|taken|swallowed) (?:an overdose|(?:a|the) (?:whole|entire) (?:bottle|packet|box|pack|strip))", _LONG_AGO),
    _rule("crisis", 3, r"\b(?:rope|noose|gun|pills|tablets)\b.{0,60}\b(?:use it|use them|when i'll|waiting for me|ready for me)\b"),
    _rule("crisis", 3, r"\b(?:he|she|they)(?:'ll| will|'s going to| is going to| are going to) (?:[\w']+ ){0,2}(?:kill|hang|shoot) (?:him|her|them)sel\w+", _LONG_AGO),
    _rule(
        "crisis",
        3,
        rf"\b(?:{_KILL_SELF}|{_WISH_TO_DIE}|{_NO_LIFE}|{_SUICIDAL}).{{0,80}}\b(?:{_NOW_ISH})\b",
        _NEVER_MEANT + r"|\bfeel\w* (?:much )?better (?:today|now)|help\w* (?:me )?(?:today|now)",
    ),
    _rule(
        "crisis",
        3,
        rf"\b(?:{_NOW_ISH})\b.{{0,60}}\b(?:{_KILL_SELF}|i(?:'m| am| will|'ll)? (?:die|dying|gone)\b|it ends|it will (?:all )?be over)",
        _NEVER_MEANT,
    ),
    _rule(
        "crisis",
        3,
        rf"\b(?:have|got|bought|saved(?: up)?|stockpil\w+|collect\w+|hoard\w+|hid\w*|found) {_GAP}{_MEANS}\b.{{0,60}}\b(?:end|die|kill|over|ready|enough|{_NOW_ISH})\b",
        r"\bprescri\w+|enough (?:information|time|evidence|sleep)|for my (?:headache|son|daughter)",
    ),
    _rule("crisis", 3, rf"\b(?:written|wrote|writing|left|leaving) {_GAP}(?:{_SUICIDE} )?(?:note|letters?) (?:to|for|saying) {_GAP}(?:goodbye|family|mum|mom|kids|children|parents|everyone)"),
    _rule("crisis", 3, rf"\b{_SUICIDE} note\b", r"\b(?:book|film|novel|found|his|her|their|song)\b"),
    _rule("crisis", 3, rf"\bgood ?bye,? {_NOUN_AFTER_GOODBYE}\b|\bsaid my good ?byes|\bmy (?:last|final) (?:message|words|post|goodbye|letter|day on)|\bthis is (?:my )?good ?bye\b|\bby the time (?:you|anyone|someone) reads? this"),
    _rule("crisis", 3, r"\b(?:won't|will not|not going to) (?:be (?:here|around|alive)|see) (?:tomorrow|next (?:week|month|year|christmas)|much longer|anymore|for much longer|another (?:day|week|year)|in the morning|to see)", r"\b(?:clinic|therapist|doctor|course|group|on holiday|moving)\b"),
    _rule("crisis", 3, rf"\b(?:have|got|made|making|'?ve) (?:a|my|the) plan\b.{{0,40}}\b(?:{_KILL_SELF}|die|{_SUICIDE}|end)|\b(?:i|i'?ve) (?:have )?(?:set|chosen|picked|decided on) (?:a|the) (?:date|day|place|time) (?:to|for)? ?(?:die|end|kill|it|my)", _NEVER_MEANT),
    _rule("crisis", 3, rf"\b(?:just|already|have|i'?ve) (?:just )?(?:taken|took|swallowed) (?:all|an overdose|too many|the whole|a (?:load|lot|handful|bunch) of|\d+|every) ?{_GAP}(?:{_MEANS}|of (?:them|it)|overdose)?", r"\b(?:\d+ ?(?:mg|years|weeks|sessions|months|days|tests?|minutes)|years|sessions|courses|all (?:the|my) (?:tests|courses|advice))\b"),
    _rule("crisis", 3, r"\b(?:standing|sitting|i'?m|i am) (?:on|at|by) (?:the (?:edge|ledge|bridge|roof|tracks|railway)|a (?:bridge|ledge|roof))\b", r"\bedge of (?:my seat|a|the (?:sofa|bed))\b|\bholiday|photo"),
    _rule("crisis", 3, r"\b(?:son|daughter|child|friend|husband|wife|partner|brother|sister|mum|mom|dad|mother|father|boyfriend|girlfriend) (?:[\w']+ ){0,3}(?:going to|plans? to|planning|threat\w+|has a plan|took an overdose|is trying) (?:[\w']+ ){0,3}(?:kill|end|suicid\w*|take (?:his|her|their)|overdos\w*|tonight|herself|himself)", _PAST),
    _rule("crisis", 3, rf"\b{_UNSAFE}.{{0,40}}\b(?:{_NOW_ISH})\b|\b(?:{_NOW_ISH})\b.{{0,40}}\b{_UNSAFE}"),
    # Thoughts of it now.
    _rule("crisis", 2, rf"\b{_UNSAFE}", _NOT_NOW),
    _rule("crisis", 2, rf"\b(?:{_KILL_SELF})\b", _NOT_NOW),
    _rule("crisis", 2, rf"\b(?:{_WISH_TO_DIE})\b", _NOT_NOW),
    _rule("crisis", 2, rf"\b(?:{_NO_LIFE})", r"^(?!.*(?:\b(?:still|again|now|lately|tonight)\b)).*(?:\bused to|\blost my|\bholiday|\btravel|\bmoving\b|" + _LONG_AGO + ")"),
    _rule("crisis", 2, rf"\b{_SUICIDAL}\b", _NOT_NOW),
    _rule("crisis", 2, rf"\b(?:{_HURT_SELF})\b", _NOT_NOW + r"|\b(?:about|on) self-|\b(?:cook\w*|oven|kettle|iron|sun|shaving|nails)\b"),
    _rule("crisis", 2, rf"\b(?:think|thinking|thought|thoughts|fantas\w+|dream\w*|obsess\w+|urges?|tempted|want|feel like|considering|consider) (?:[\w']+ ){{0,3}}(?:{_SUICIDE}|{_KILL_SELF}|(?<!i'm )dying|ending it|my death|about death)\b", _NOT_NOW + r"|\bpanic|\battacks?\b|\bheart\b"),
    _rule("crisis", 2, r"\b(?:my (?:son|daughter|child|friend|husband|wife|partner|brother|sister|mum|mom|dad|mother|father)|he|she|they) (?:[\w']+ ){0,3}(?:says?|said|keeps? saying|told me|texts?|is talking|talks?) (?:[\w']+ ){0,5}(?:die|dead|suicid\w*|kill (?:him|her|them)sel\w+|end (?:his|her|their) life)\b", _PAST.replace("|once", "").replace("|i (?:had", "|i (?:xxhad")),
    _rule("crisis", 2, r"\bcan'?t (?:take|bear|stand|cope with) (?:it|this|life|living|the pain|any of it)(?: \w+)? ?(?:any ?more|any longer|anymore)|\b(?:want|need) (?:it|everything|the pain|this|life) (?:all )?to (?:stop|end|be over)\b|\bno way out\b|\bno hope left\b|\bi give up on (?:life|living|everything)\b", r"\b(?:noise|job|commute|neighbou?rs|weather)\b"),
    # Mentioned: in the past, in general, or to deny it.
    _rule("crisis", 1, rf"\b(?:{_SUICIDE}|{_KILL_SELF}|{_HURT_SELF}|self-(?:harm|injur)\w*|{_WISH_TO_DIE}|killed (?:him|her|them)sel\w+|(?:took|taken) (?:his|her|their) (?:own )?li(?:fe|ves))\b"),
]  # fmt: skip

SAFEGUARDING_RULES = [
    _rule("safeguarding", 3, rf"\b(?:{_HARMS}|neglect\w*|threat\w+|leav\w+ bruises on) (?:[\w']+ ){{0,2}}{_CHILD}\b", _PAST + rf"|\bmy (?:[\w']+ )?{_CHILD} (?:[\w']+ ){{0,2}}{_HARMS}|\b(?:study|research|article|people who|parents who)\b"),
    _rule("safeguarding", 3, rf"\b(?:my|his|her|their|the|our) {_CHILD} (?:[\w']+ ){{0,4}}(?:is being|being|was|gets?|got|has been) (?:[\w']+ )?(?:abused|hit|beaten|touched|raped|molested|hurt by|groomed|starved)", r"\b(?:years ago|when i was)\b"),
    _rule("safeguarding", 3, rf"\bi(?:'m| am)? ?(?:only )?(?:1[0-7]|[5-9]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b.{{0,80}}\b(?:{_HARMS}|abuse|scared of|afraid of|naked|pictures of me)", r"\b(?:sessions|weeks|years ago|when i was)\b"),
    _rule("safeguarding", 3, rf"\bmy (?:step ?)?(?:dad|father|mum|mom|mother|uncle|grandad|grandfather|teacher|coach|carer|brother|cousin) (?:[\w']+ ){{0,3}}{_HARMS} (?:me|us|my (?:sister|brother|mum|mom))", _PAST),
    _rule("safeguarding", 3, r"\bcomes? into my (?:bed)?room\b.{0,60}\b(?:touch\w*|night|bed|hurts?)\b"),
    _rule("safeguarding", 3, r"\b(?:want|going|urge|might|about|scared i'?ll|afraid i'?ll|plan|will|i'?ll|thoughts of) (?:[\w']+ ){0,2}(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|shoot(?:ing)?|stab(?:bing)?|shak(?:e|ing)|smother(?:ing)?|drown(?:ing)?) (?:him|her|them|someone|somebody|people|everyone|my (?:baby|child|kids?|children|son|daughter|wife|husband|boss|mother|father|mum|mom|dad|partner|ex|brother|sister))\b", _NEVER_MEANT + r"|\b(?:feelings|hurt(?:ing)? (?:her|him|them|people) by)\b"),
    _rule("safeguarding", 2, rf"\bmy (?:[\w']+ )?{_RELATIVE} (?:[\w']+ ){{0,3}}{_HARMS} (?:me|us)\b", _PAST),
    _rule("safeguarding", 2, r"\b(?:i am|i'?m|im|being) (?:[\w']+ )?(?:being )?(?:abused|beaten|raped|trafficked|held against)\b|\bafraid (?:he|she) (?:will|is going to|might) (?:hurt|kill) (?:me|us)\b|\b(?:isn't|not) safe at home\b", _PAST),
]  # fmt: skip

# These say what a moderator should look at; they make nothing urgent.
_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}"
_LINK = r"(?:https?://|www\.)\S+|\b[a-z0-9-]{2,40}\.(?:com|net|org|info|shop|xyz|ru|top|online|site|biz|co\.uk|io)\b"
_DRUG = r"(?:sertraline|fluoxetine|prozac|citalopram|escitalopram|venlafaxine|mirtazapine|lithium|quetiapine|olanzapine|diazepam|valium|xanax|alprazolam|lorazepam|clonazepam|propranolol|ritalin|methylphenidate|lamotrigine|risperidone|aripiprazole|zopiclone|antidepressants?|ssris?|snris?|benzos?|medication|meds|tablets?|pills?)"
_TREATS = r"(?:dr\.? \w+|the clinic|this clinic|your clinic|the therap\w+|my therap\w+|your therap\w+|my psycholog\w+|the psycholog\w+|the treatment|your treatment|treatment here|therapy here|emdr|cbt|the sessions?|the team|you (?:guys|all)|you)"

GENERAL_RULES = [
    _rule("method", 0, rf"\b(?:how many|what dose|how much|which) (?:[\w']+ ){{0,4}}(?:{_DRUG}|paracetamol) (?:[\w']+ ){{0,4}}(?:die|kill|overdose|lethal|fatal|dangerous|too many)|\b(?:lethal|fatal) (?:dose|amount)|\b(?:painless|easiest|quickest|best|surest) (?:way|method) (?:to|of) (?:die|dying|kill\w*|suicid\w*|end\w*)|\b\d+ ?(?:mg|pills|tablets) (?:[\w']+ ){{0,4}}(?:overdos\w*|lethal|fatal|kill)|\b(?:which|what) bridge\b|\bhow to (?:tie a noose|hang|overdose|cut deep\w*)"),
    _rule("medication", 0, rf"\b(?:stop|quit|drop|start|try|take|taking|double|halve|increase|reduce|come off|came off|ditch|swap|skip|mix|up|bin) (?:[\w']+ ){{0,3}}{_DRUG}\b|\b{_DRUG} (?:[\w']+ ){{0,3}}(?:works? better|is poison|cured|instead of)|\b\d+(?:\.\d+)? ?(?:mg|milligrams?|mcg|ml)\b"),
    _rule("advice", 0, r"\b(?:should i|what (?:should|can|do) i (?:do|take|say)|do i have|have i got|could i have|am i (?:depressed|bipolar|autistic|normal|ill|sick|going)|is it normal (?:that|for me|to)|can you (?:diagnose|help me|tell me (?:if|what|whether)|advise|recommend (?:me|a))|please (?:help|advise)|what (?:is|'s) wrong with me|how (?:do|can|should) i (?:stop|help|get|deal|cope|tell|treat)|would you (?:advise|suggest|recommend)|any advice|is (?:this|it) (?:adhd|autism|ocd|ptsd|depression|anxiety|a symptom)|need (?:your )?advice)\b"),
    _rule("testimonial", 0, rf"\b{_TREATS} (?:[\w']+ ){{0,3}}(?:saved|cured|fixed|healed|changed|transformed|turned|gave me|helped me|helped my|worked (?:wonders|for me|miracles)|made (?:me|all|such|a huge))|\b(?:best|amazing|wonderful|fantastic|brilliant|excellent|terrible|worst|useless) (?:therap\w+|psycholog\w+|clinic|doctor|counsellor|treatment|service)|\b(?:i|we) (?:[\w']+ )?(?:highly |would |can |can't |cannot )*recommend (?:[\w']+ )?(?:dr\b|this clinic|the clinic|them|her|him|this (?:place|practice|therap\w+)|your (?:clinic|practice|team))|\bafter (?:\w+ )?(?:sessions?|weeks|months) (?:[\w']+ ){{0,4}}(?:with|of|at|here|treatment)\b.{{0,80}}\b(?:gone|cured|better|vanished|disappeared|never came back|free of|improved)|\bthanks? (?:you )?to (?:dr\b|your|the) (?:[\w']+ ){{0,3}}(?:clinic|team|therap\w+|psycholog\w+|i am|i'm|my|sessions)|\bi am (?:living )?proof\b|\b(?:i was|as) (?:a|your) (?:patient|client)\b|\byour (?:patient|client)s?\b"),
    _rule("complaint", 0, r"\b(?:complain\w*|complaint|refund|money back|overcharg\w+|negligen\w*|malpractice|ombudsman|unprofessional|rude|lawyer|solicitor|sue|report (?:you|this clinic|the clinic))\b|\b(?:never|no one|nobody|nobody ever) (?:[\w']+ )?(?:called|rang|phoned|replied|answered|got) (?:me |us )?back|\b(?:cancelled|canceled) my (?:appointment|session)|\bwait(?:ed|ing) (?:for )?(?:[\w']+ )?(?:weeks|months|years|\d+ \w+) (?:for|to)\b|\b(?:appalling|disgusting|disgraceful|shocking) (?:service|treatment|care|clinic|attitude)|\byour (?:receptionist|staff|service|clinic) (?:is|was|were|are) (?:[\w']+ )?(?:rude|awful|terrible|useless|a joke|dreadful|appalling)"),
    _rule("abuse", 0, r"\b(?:idiots?|morons?|imbeciles?|stupid (?:cow|bitch|people|woman|man|article|clinic|therapist|b\w+)|you(?:'re| are) (?:[\w']+ )?(?:stupid|pathetic|disgusting|scum|worthless|a joke|a liar|liars|frauds?|crazy|insane|mad|an idiot)|fuck\w*|f\*+k?\w*|shut up|bitch\w*|cunts?|bastards?|arseholes?|assholes?|wankers?|twats?|retards?|retarded|nutters?|psychos?|scumbags?|go to hell|piss off|quacks?|charlatans?|screw you|loonies|loony)\b"),
    _rule("promotion", 0, rf"{_LINK}|\b(?:buy (?:now|cheap|online|it here|my)|discount|promo ?code|coupon|% off|special offer|click (?:here|the link|my)|visit (?:my|our) (?:website|site|page|blog|shop|profile|channel)|check out my|whats ?app|telegram|casino|viagra|cialis|crypto\w*|bitcoin|forex|loans?|seo\b|backlinks?|work from home|earn (?:money|\$|£|€)|free (?:trial|ebook|consultation)|dm me|message me (?:for|on)|subscribe to|my (?:book|course|podcast|coaching|practice|clinic) (?:is|at|on|can|will|offers)|spell ?caster|herbal (?:cure|remedy|medicine)|limited (?:time|offer)|i offer)\b"),
]  # fmt: skip
# These look at capital letters and figures, so they read the text as it was written.
IDENTITY_RULES = [
    _rule("identity", 0, _EMAIL),
    _rule("identity", 0, r"(?<![\d.])(?:\+|00)?\d(?:[ ().-]{0,2}\d){8,14}(?![\d.])"),
    _rule("identity", 0, r"\b(?:[Mm]y (?:full |real )?name is|[Ii] am called|[Ii]'m called|[Tt]his is|[Ss]igned,?|(?:[Hh]er|[Hh]is|[Tt]heir) name is) [A-Z][\w'’-]+"),
    _rule("identity", 0, r"\b(?:Mrs|Mr|Ms|Miss|Mister)\.? [A-Z][\w'’-]+"),
    _rule("identity", 0, r"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er) (?:\w+ )?(?:husband|wife|son|daughter|brother|sister|friend|neighbou?r|boss|colleague|mother|father|mum|mom|dad|partner|boyfriend|girlfriend|ex|cousin|aunt|uncle|teacher|niece|nephew),? [A-Z][a-zà-ÿ'’-]+\b"),
    _rule("identity", 0, r"\b(?:I live (?:at|on)|[Mm]y address is|lives (?:at|on)) (?:\w+ ){0,3}(?:\d+|[A-Z]\w+)|\b\d{1,4} [A-Z]\w+ (?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Crescent)\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"),
    _rule("identity", 0, r"\b(?:born|DOB|dob|[Dd]ate of birth)\b[^.\n]{0,20}\d|\b(?:NHS|nhs|[Pp]atient|case) (?:number|no\.?)"),
]  # fmt: skip
STAFF_RULES = [
    _rule("staff-name", 0, r"\b(?:Dr|Doctor|Prof|Professor)\.? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
]


def triage(text, *, staff_names=()):
    """What the rules find in a text: the highest level, every finding with its words, a spam score."""
    written = _plain_letters(text)
    folded = written.lower().replace("’", "'")
    for hasty, plain in _SPELLINGS:
        folded = hasty.sub(plain, folded)
    folded = _IDIOMS.sub(" ", folded)
    sentences = [part.strip() for part in re.split(r"[.!?;\n]+|\bbut\b", folded) if part.strip()]
    level, findings = 0, {}
    for rules, parts in [
        (CRISIS_RULES, sentences),
        (SAFEGUARDING_RULES, sentences),
        (GENERAL_RULES, [folded]),
        (IDENTITY_RULES, [written]),
        ([*STAFF_RULES, *_named(staff_names)], [written]),
    ]:
        for rule in rules:
            words = next(filter(None, map(rule.search, parts)), None)
            if words and rule.code not in findings:
                findings[rule.code] = words[:200]
                level = max(level, rule.level)
    return Triage(
        level=level,
        findings=[{"code": code, "words": words} for code, words in findings.items()],
        spam=_spam(written, findings),
    )


def _plain_letters(text):
    """The text in composed letters, without those that nobody sees and with single spaces."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return re.sub(r"[^\S\n]+", " ", text)


def _named(names):
    """Rules for names in full in any case, and for the family name where it has its capital."""
    for name in filter(str.strip, names):
        yield _rule("staff-name", 0, rf"(?i)\b{re.escape(name)}\b")
        if len(family := name.split()[-1]) > 3:
            yield _rule("staff-name", 0, rf"\b{re.escape(family)}\b")


def _spam(text, findings):
    """From 0 to 1: links weigh most, then the words of a seller, then shouting."""
    links = len(re.findall(_LINK, text.lower()))
    score = 0.35 * min(links, 2) + (0.35 if "promotion" in findings else 0)
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 20 and sum(map(str.isupper, letters)) > 0.7 * len(letters):
        score += 0.2
    return round(min(score, 1.0), 2)
