# ruff: noqa: E501  (a rule stands on one line, so that it can be read and searched as one)
"""Harm to others, and children or adults who are harmed, in English."""

from safety.triage.rules import rule

_CHILD = r"(?:child|children|kids?|baby|babies|toddler|infant|son|daughter|(?:little |younger |big |older )?(?:brother|sister)s?|stepson|stepdaughter|niece|nephew|pupil|schoolgirl|schoolboy|grandson|granddaughter|twins|little (?:boy|girl)|girl|boy|\d+ year old)"
_RELATIVE = r"(?:dad|father|stepdad|stepfather|mum|mom|mother|stepmum|stepmother|uncle|aunt|grandad|grandfather|teacher|coach|carer|caretaker|neighbour|neighbor|partner|husband|wife|boyfriend|girlfriend|ex|brother|cousin|stepbrother|priest|trainer|son|babysitter|(?:mums|moms|mothers) (?:boyfriend|partner|husband)|foster (?:dad|mum|father|mother)|landlord|boss|therapist|psychologist|counsellor|doctor|he|she|they)"
_HARMS = r"(?:hits?|hitting|beats?|beating|beaten|hurts?|hurting|touch(?:es|ed|ing)?|punch(?:es|ed|ing)?|rap(?:es|ed|ing)|abus(?:es|ed|ing)|strangl(?:es|ed|ing)|chok(?:es|ed|ing)|starv(?:es|ed|ing)|shak(?:es|ing)|shook|molest(?:s|ed|ing)?|kick(?:s|ed|ing)?|burn(?:s|ed|ing)?|slap(?:s|ped|ping)?|groom(?:s|ed|ing)?|lock(?:s|ed|ing)|smack(?:s|ed|ing)?|spank(?:s|ed|ing)?|whip(?:s|ped|ping)?|threaten(?:s|ed|ing)?|grop(?:es|ed|ing)|assault(?:s|ed|ing)?|forc(?:es|ed|ing)|bruis(?:es|ed|ing))"
_OK = r"drum|football|tennis|chess|record|target|high notes?|heart|toy|pitch|nail on|hit (?:her|his|their) (?:head|teens|brother|sister)|touches? (?:me|us|my heart) (?:deeply|how|that|when)|feelings|kindness|words|story|forced? (?:me |us |him |her |them )?(?:to (?:eat|slow|rest|think|do homework|go to bed|wear|tidy))|lock(?:ed|s)? (?:the|my) (?:phone|door)|at (?:chess|cards|tennis|games?)|shak(?:es|ing|ed|e) (?:hands|his|her|my hand)|tears|deeply|with (?:her|his|their) (?:words|kindness|story|song)|flu|joke|grooming (?:the )?dog|studies?|research|(?:threaten\w*) (?:to (?:leave|quit|move|divorce|fire))|video games?|milestones?|burned? (?:the|dinner|toast)"

_THEM = r"(?:him|her|them|someone|somebody|people|everyone|everybody|others|kids|my (?:\w+ )?(?:baby|child|kids?|children|son|daughter|wife|husband|boss|mother|father|mum|mom|dad|partner|ex|brother|sister|family|boyfriend|girlfriend|neighbou?r|teacher|colleagues?|classmates?|stepdad|stepfather|therapist|parents|newborn)|that (?:man|woman|bastard|guy)|those (?:people|kids)|you all|the (?:baby|kids|children|people|boss))"

RULES = [
    rule(
        "safeguarding",
        3,
        "hit beat beaten hurt touch punch rap abus strangl chok starv shak shook molest kick burn slap groom lock smack spank whip threat neglect assault grop bruis forc",
        rf"(?:{_RELATIVE}) (?:\w+ ){{0,4}}(?:{_HARMS}|neglects?|neglecting|leaves? bruises on) (?:\w+ ){{0,2}}(?:{_CHILD})(?! (?:at|with (?:kindness|a toy)|in chess))",
        unless=_OK,
    ),
    rule(
        "safeguarding",
        3,
        "hit beat beaten hurt touch abus rap molest groom starv assault neglect bruis",
        rf"(?:my|his|her|their|the|our|a|this|that|your) (?:\w+ )?{_CHILD} (?:\w+ ){{0,4}}(?:(?:is|being|was|gets?|got|has been|is being|are being|keeps getting) (?:\w+ )?(?:abused|hit|beaten|touched|raped|molested|hurt|groomed|starved|assaulted|neglected)|(?:has|have|had|with) (?:\w+ )?(?:bruises|burns|cigarette burns) (?:\w+ |, ){{0,8}}(?:afraid|scared|from|home|says|won))",
        unless=_OK
        + r"|hit by a (?:ball|car|bike)|hit (?:hard|by the)|was hurt (?:by|when|that)|not invited|touched by (?:the|your|this)",
    ),
    rule(
        "safeguarding",
        3,
        "hit beat hurt touch punch rap abus strangl molest kick burn slap lock smack afraid scared naked pictur",
        rf"(?:i am|i be) (?:only )?(?:a )?(?:\d|1[0-7]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?! (?:weeks|sessions|months|days|and a))(?: years? old|yo|yrs?)? (?:\w+ |, ){{0,16}}(?:{_HARMS} me|abuse|scared of (?:my|him|her)|afraid of (?:my|him|her|going home)|naked|pictures of me|nudes|touch\w*)",
        unless=r"spider|sessions|flying|dark|exam",
    ),
    rule(
        "safeguarding",
        3,
        "hit beat hurt touch punch rap abus strangl molest kick burn slap lock smack grop whip force forc",
        rf"my (?:step ?)?(?:dad|father|mum|mom|mother|uncle|grandad|grandfather|teacher|coach|carer|cousin|stepdad|stepfather|stepmum|stepbrother|stepmother|foster \w+|(?:mums|moms|mothers) (?:boyfriend|partner|husband)|brother|priest|trainer|babysitter) (?:\w+ ){{0,4}}(?:{_HARMS}) (?:me|us|my (?:sister|brother|mum|mom|mother))",
        unless=_OK,
    ),
    rule(
        "safeguarding",
        3,
        "come came room bed night",
        r"(?:comes?|came|coming|sneaks?) (?:in|into|to) my (?:bed ?)?(?:room|bed)(?: \w+){0,5} (?:night|touch\w*|hurts?|undress\w*|sleep)",
        unless=r"nurse|cat|dog|sunlight|check (?:on|if)|toddler|wake me",
    ),
    rule(
        "safeguarding",
        3,
        "kill hurt harm shoot stab shak smother drown bomb murder burn attack poison strangle beat",
        rf"(?:want|going|urge|urges|might|about|scared i (?:will|ill|might)|afraid i (?:will|ill|might)|plan|planning|will|ill|thoughts? of|voices? (?:\w+ ){{0,3}}to|dream of|fantas\w+ about|like|could|tempted) (?:\w+ ){{0,3}}(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|shoot(?:ing)?|stab(?:bing)?|shak(?:e|ing)|smother(?:ing)?|drown(?:ing)?|murder(?:ing)?|attack(?:ing)?|poison(?:ing)?|strangl(?:e|ing)|beat(?:ing)? up) {_THEM}(?! (?:feelings|back|confidence))",
        unless=r"feelings|hurt(?:ing)? (?:her|him|them|people|you)? ?(?:by|if i say|with (?:my|this))|he (?:is|would) (?:going to )?kill me|disappoint\w*|trust|by (?:saying|leaving|telling)|(?:ocd|intrusive)|shake (?:\w+ )?(?:hands|up)",
    ),
    rule(
        "safeguarding",
        3,
        "bomb gun shoot knife school work everyone",
        r"(?:i (?:will|am going to|ill|want to|plan to)|going to) (?:\w+ ){0,2}(?:shoot up|bomb|blow up|burn down|set fire to|bring a gun|bring a knife|shoot everyone|stab everyone|kill (?:everyone|them all|you all))",
        unless=r"photo|balloon",
    ),
    rule(
        "safeguarding",
        2,
        "hit beat hurt punch rap abus strangl kick burn slap lock threat forc assault chok",
        rf"my (?:\w+ )?(?:partner|husband|wife|boyfriend|girlfriend|ex|son|daughter|carer|neighbour|neighbor|flatmate|landlord|boss|therapist|psychologist|counsellor|doctor|fiance|roommate) (?:\w+ ){{0,4}}(?:{_HARMS}) (?:me|us|her|him)(?! (?:at|how|that|to (?:eat|slow|rest)))",
        unless=_OK + r"|hurts? me (?:that|when|to see|with (?:his|her) silence|how)|fail\w*",
    ),
    rule(
        "safeguarding",
        2,
        "abus beaten rap traffick afraid scared safe held domestic locked violen assault fear",
        r"(?:i am|being|am) (?:\w+ )?(?:being )?(?:abused|beaten|raped|trafficked|held against|locked in|stalked|assaulted)|(?:afraid|scared|fear|terrified) (?:that )?(?:he|she|they|my \w+) (?:will|is going to|might|would|ill|wants to) (?:\w+ )?(?:hurt|kill|hit|beat|find|shoot|stab) (?:me|us|my kids|the kids|the children)|not (?:feel )?safe (?:at home|in my (?:own )?(?:home|house)|with (?:him|her|my (?:husband|wife|partner|dad|stepdad)))|(?:he|she) (?:said|says|threatened|threatens) (?:\w+ )?(?:to kill|he will kill|she will kill|hell kill|shell kill|to hurt) (?:me|us|the kids|my)|(?:i was|was) (?:raped|sexually assaulted) (?:\w+ )?(?:last|yesterday|this|by)|(?:he|she) (?:hits|beats|strangles|chokes|strangled|choked|punches|kicks|rapes|raped|punched|beat|slaps) me",
        says_no=True,
        unless=r"novel|film|book|at (?:chess|cards|tennis|scrabble|table tennis)|scene",
    ),
    rule(
        "safeguarding",
        2,
        "elder care home mother father gran nan grandma grandad",
        r"(?:care ?home|nursing home|carers?|staff) (?:\w+ ){0,4}(?:hit|hits|hurt|hurts|beat|beats|neglect\w*|starv\w+|shout\w* at|tied|abus\w*|left) (?:\w+ ){0,2}(?:my (?:mum|mother|dad|father|gran|nan|grandma|grandad|grandmother|grandfather|aunt|uncle)|her|him)(?! a)",
    ),
]
