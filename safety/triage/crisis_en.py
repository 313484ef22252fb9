# ruff: noqa: E501  (a rule stands on one line, so that it can be read and searched as one)
"""Crisis in English: thoughts of dying and of self-harm, plans, farewells."""

from safety.triage.rules import Grammar, compiled, rule

GRAMMAR = Grammar(
    language="en",
    spellings={
        **dict.fromkeys(("dont", "donot", "dnt", "dun"), "do not"),
        **dict.fromkeys(("cant", "cannot", "carnt"), "can not"),
        **{
            f"{verb}nt": f"{verb} not"
            for verb in (
                "is",
                "are",
                "was",
                "were",
                "does",
                "did",
                "would",
                "should",
                "could",
                "has",
                "have",
                "had",
                "ai",
            )
        },
        "wont": "will not",
        "swalowed": "swallowed",
        "somthing": "something",
        "beter": "better",
        "existance": "existence",
        "wna": "want to",
        "tryin": "trying",
        "girlfreind": "girlfriend",
        "nite": "night",
        "wat": "what",
        "wud": "would",
        "agen": "again",
        "leter": "letter",
        "pls": "please",
        "thort": "thought",
        "wasnt": "was not",
        "wernt": "were not",
        **dict.fromkeys(("sewerslidal", "sewercidal"), "suicidal"),
        **dict.fromkeys(("ded", "deadd"), "dead"),
        "b": "be",
        "w": "with",
        "abt": "about",
        "evry": "every",
        "dat": "that",
        "urself": "yourself",
        "alot": "lots",
        "no1": "no one",
        "noone": "no one",
        "m8": "mate",
        "r": "are",
        "luv": "love",
        "ppl": "people",
        "thru": "through",
        "im": "i am",
        "ive": "i have",
        "h8": "hate",
        "id": "i would",
        "youre": "you are",
        "theyre": "they are",
        "hes": "he is",
        "shes": "she is",
        "thats": "that is",
        "whats": "what is",
        "theres": "there is",
        "lets": "let us",
        "theyd": "they would",
        "youd": "you would",
        "theyll": "they will",
        "itll": "it will",
        "everyones": "everyone is",
        "gonna": "going to",
        "gona": "going to",
        "gunna": "going to",
        "finna": "going to",
        "imma": "i am going to",
        "ima": "i am going to",
        "tryna": "trying to",
        "wanna": "want to",
        "wana": "want to",
        "gotta": "have to",
        "anymore": "any more",
        "rn": "right now",
        "tonite": "tonight",
        "2nite": "tonight",
        "tonigt": "tonight",
        "2moro": "tomorrow",
        "tmrw": "tomorrow",
        "tomoz": "tomorrow",
        "tomorow": "tomorrow",
        "too": "to",
        "2": "to",
        "u": "you",
        "ur": "your",
        "n": "and",
        "coz": "because",
        "cuz": "because",
        "cos": "because",
        "bc": "because",
        "ngl": "honestly",
        "idk": "i do not know",
        "dunno": "do not know",
        "dono": "do not know",
        **dict.fromkeys(("wnat", "wan", "wnt", "watn", "wantt", "wamt"), "want"),
        **dict.fromkeys(("kil", "kll", "kiil", "klil", "kkill"), "kill"),
        **dict.fromkeys(("dye", "diee", "dieing"), "die"),
        **dict.fromkeys(("lfie", "lif", "lyfe", "liffe"), "life"),
        **dict.fromkeys(
            (
                "sucide",
                "suiside",
                "suicde",
                "suside",
                "suiced",
                "suacide",
                "siucide",
                "sewerslide",
                "sooicide",
                "suecide",
            ),
            "suicide",
        ),
        **dict.fromkeys(
            ("sucidal", "suisidal", "sucidial", "sucicidal", "suicidle", "suididal", "siucidal"),
            "suicidal",
        ),
        **dict.fromkeys(("myslef", "meself", "mysefl", "mysel", "mself", "miself"), "myself"),
        "unaliving": "killing myself",
        "unalived": "killed",
        "kms": "kill myself",
        "kys": "kill yourself",
        "ctb": "kill myself",
        "selfharm": "self harm",
        "selfharming": "self harming",
        "alwyas": "always",
        "overdosing": "overdose",
        "oding": "overdose",
        "livin": "living",
        "beleive": "believe",
        "tho": "though",
        "agian": "again",
    },
    key_words=frozenset(
        "kill killing die dying dead suicide suicidal myself overdose unalive hanging noose goodbye tablets tonight kms".split()
    ),
    not_key_words=frozenset(
        "overdone overdue overdosed table tablet tableau hangings handing changing ranging kilning".split()
    ),
    small_words=frozenset(
        "i im am to my me want wanna just so life end it all self harm hurt cut is be not dont live living go going gonna will a self alive anymore need better off".split()
    ),
    idioms=compiled(
        r"(?:die|dies|died|dying|dead) (?:of |from |with )?(?:laugh\w*|boredom|embarrassment|shame|curiosity|cringe|excitement|thirst|hunger|cuteness|happiness|heat|cold|to know)"
        r"|(?:laugh\w*|bored|boring|scared|worried|starved|starving|frozen|freezing|tickled|love\w*|sick|frightened|terrified|work\w*|worry\w*)(?: (?:myself|me|us|him|her|it|them|you))? to death"
        r"|(?:want|wanted) to die laughing|dying (?:to|for)(?! (?:die|end|be dead|kill my|it to|the pain|stop))"
        r"|(?:kill|kills|killed|killing) (?:some |the |a |a (?:bit of |few )?|an )?(?:time|hours?|minutes?|afternoon|evening|morning|day|two birds|mood|vibe|lights?|engine|process|weeds?|buzz|motivation|joy|creativity|pain|darlings|off|bacteria|germs|viruses|cells|bugs|anxiety|conversation|romance|passion|appetite)"
        r"|(?:kill|kills|killed|killing|killer|slay|slays) (?:it|me that|me (?:when|to (?:see|hear|say|think|admit|know))|my (?:back|feet|knees?|head|legs?|shoulders?|mood|motivation|eyes|neck|stomach|confidence|joy|appetite|buzz|social life|sleep|concentration))"
        r"|(?:is|are|was|were|been|be) (?:\w+ )?killing (?:me|us|him|her|my \w+)|(?:this|that|the|my) (?:\w+ )?(?:headache|migraine|pain|heat|commute|waiting|wait|suspense|job|boss|work|noise|back|knee|tooth|toothache|stairs|homework|exercise|exam|deadline|workout|silence)s? (?:\w+ )?kills? me|it kills me"
        r"|to die for|drop dead|dead (?:tired|line|lines|end|right|serious|easy|simple|quiet|slow|on|certain|sure|good|last|horse|lift|weight|battery|beat|funny|boring|wrong|set|keen|proud|honest|calm|normal|chuffed)|over my dead body|brain dead|half dead|dead of night|dead to the world|caught dead"
        r"|(?:could|would) (?:kill|murder|die|have died) for (?!me)|(?:would|i would) (?:have )?(?:kill|die|murder)\w* for (?:my|a|an|some|them|him|her|it|you)|could (?:kill|murder) (?:a|some|an)"
        r"|(?:mum|mom|dad|boss|teacher|parents|sister|coach|manager) (?:is going to|are going to|will|would|ill|is gonna) kill me (?:if|when|for)"
        r"|suicid\w* (?:squad|blonde|burn|hotline|helpline|doors?|drinks?|runs?)|(?:political|career|social|commercial|professional|financial|academic|electoral|cell|assisted) suicide|suicide by pact in the"
        r"|overdos\w* (?:on (?:chocolate|cake|sugar|coffee|caffeine|news|tv|television|netflix|information|self help|podcasts?|screen\w*|vitamin\w*|cuteness|social media|work|carbs|cheese|sunshine)|the (?:mice|rats|animals))|(?:information|sugar|caffeine|news|cuteness|screen) overdose"
        r"|(?:cut|cutting|burn|burned|burnt|hurt) (?:myself|me) (?:shaving|cooking|on (?:a|the|paper|some|my)|(?:while|when) (?:i was |i am )?(?:\w+ing)|with the (?:oven|iron|kettle)|\w+ing|some slack|off|at (?:the )?(?:gym|work|football|sport|training|practice)|playing|in the gym|short|down|in half|out)"
        r"|(?:hurt|injured) (?:my|his|her|their) (?:back|knee|ankle|shoulder|neck|foot|finger|toe|hip)"
        r"|(?:hang|hanging|hangs|hung) (?:out|on|in there|around|up|with|together|about|over)|kick(?:ing|ed)? myself|beat(?:ing)? myself up|shoot myself in the foot|shot myself in the foot"
        r"|(?:jump|jumping|jumped) (?:off|from|in front of) (?:the |a |my |our )?(?:sofa|couch|bed|tv|topic|subject|pier|diving \w+|board|plane|aeroplane|wall|trampoline|class|swing|step|boat|cliffs? into)"
        r"|(?:end|ended|ending) it (?:there|here|by|with|on a|last|after|amicably|because)|goodbye to (?:bad|old|my (?:bad|old|anxiety|worries|fear|fears|panic|friends at|colleagues|therapist|group)|sugar|caffeine|smoking|coffee|alcohol)"
        r"|(?:heart|phone|laptop|computer|battery|car|tablet|screen|plant|plants|character|player|app|link|website|radio|signal) (?:\w+ )?(?:died|dies|is dead|is dying|was dead)"
        r"|live and let die|never say die|old habits die hard|die hard|do or die|die-hard|die cast|life or death|matter of life and death|death by (?:powerpoint|chocolate)|death (?:metal|star|valley|note|stare|grip)|near death experiences?|kiss of death|done to death|(?:cot|brain|cell) death"
        r"|(?:took|take|taking) my (?:own )?life (?:savings|more|back|into|in my hands|in a|off|to|too|seriously|insurance|story|jacket|vest|lessons|as|for granted)|end of (?:my )?(?:life care|the day)|life (?:jacket|vest|insurance|coach|savings)|end my life (?:as a|with|in the|surrounded|sentence)"
        r"|drunk myself|eat myself|shoot (?:a|the|some) (?:photo|film|video|scene|picture|portrait|breeze|email|message)|shoot you|bite the bullet|dodged? a bullet|bullet (?:points?|journal|train)|no point in (?:counting|hiding|arguing|crying over|lying there awake)"
    ),
    idioms_on=frozenset(
        "die dies died dying dead death kill slay murder suicid overdos cut burn hurt hang hung jump end goodbye took take taking shoot shot bullet kick beat laugh injur life bite dodg no dro".split()
    ),
    boundary=compiled(
        r",|and|but|so|because|then|although|though|however|yet|until|whereas|while|except|only|(?<!think )(?<!thought )(?<!believe )(?<!say )(?<!said )(?<!that )(?<!if )(?<!whether )(?<!mean )(?<!feel )(?<!saying )(?<!why )(?<!do )(?<!am )(?<!when )(?<!how )(?<!where )(?<!did )(?<!as )(?<!would )(?<!wish )i(?= (?:am|want|will|have|just|feel|really|need|wish|keep|think|can|would|hope))"
    ),
    negation=compiled(
        r"not|never|no|nobody|none|neither|nor|without|hardly|nothing|stopped|stop (?!me)|refuse to|against|free of|free from|far from|instead of|rather than|denied|denies|deny|anything but"
    ),
    no_negation=compiled(
        r"why (?:i|we|he|she) (?:should|would) not|should not (?:just )?(?:top|kill|end|hang)|(?:can|could|do|would|am|is|are|was|did|will|does)? ?not (?:just|only|stop|help|resist|see|imagine|face|shake|get|know|sure|mind|care|understand|going to lie|gonna lie|lying|joking|kidding|attention|exaggerat\w+|notice|miss|able to stop|tell|trust|promise|dare|a joke|be sad|be sorry|blame|think i can|believe i can|want anyone to know|the first|say i will not|too)|can not (?:go|do|take|carry|live|face|cope|bear|stand|keep)|(?:why|what if i) (?:do|should|can|did|have)? ?(?:i )?not|why not|nobody (?:can|will|could|would|knows|cares|notices|would know|would care|understands)|no (?:one|way|hope|choice|option|reason|point|other|future|energy|strength|joke|cap|lie|longer|doubt|more|escape|matter|exit)|nothing (?:left|would|can|matters|works|helps|to (?:lose|live))|nothing but|never (?:felt|been|wanted|had) (?:so|this|more|anything more|to \w+ (?:so|more))|do not stop|not stop|stopping me|not (?:\w+ ){0,2}any (?:more|longer)|not anymore|without (?:you|him|her|anyone|telling|hope|pain|a )|not (?:sad|tired|angry|ok|okay|well|fine|alright|good|happy|coping|strong|sleeping|safe|scared|afraid|loved|wanted|enough)|not that i am"
    ),
    long_ago=compiled(
        r"there were (?:nights|days|times|months)|for a few months|after the (?:crash|accident|war|birth) (?:when|i thought)|in (?:\d\d|\d\ds|the (?:eighties|nineties|seventies))|when the (?:firm|business|company)|there was a (?:time|phase)|(?:a|my|that) phase|in year (?:seven|eight|nine|ten|eleven|\d+)|grandmother now|was a suicidal|as an adolescent|at that time|those days|in high school|back at|(?:years?|months?|decades?|ages) (?:ago|back)|back (?:then|in|when)|when i was|when (?:he|she|they) (?:was|were)|(?:in|during|throughout) my (?:\w+ )?(?:teens|twenties|thirties|forties|youth|childhood|adolescence|student)|as a (?:young )?(?:child|teenager|teen|kid|student|girl|boy|young)|at (?:university|school|college|uni|the age of|sixteen|seventeen|eighteen|nineteen|twenty|fifteen|fourteen|thirteen|\d\d)|last (?:year|summer|winter|spring|autumn)|in (?:19|20)\d\d|long ago|used to|once|in the past|previously|at the time|in those days|my past|history of|after the birth|former"
    ),
    still=compiled(
        r"still|(?<!never )again|(?:come|came|coming|are|is|keeps? coming) back|returned|back (?:now|with)|worse than|these days|lately|recently|nowadays|ever since|to this day"
    ),
    present=compiled(
        r"(?:i|he|she|they|we|it|still|and|just|really|who) (?:am|is|are|want|wants|feel|feels|think|thinks|keep|keeps|wish|wishes|need|needs|can|will|cut|burn|hurt)|(?:am|is|are|have been|has been) \w+|(?:i|he|she|they) (?:do|does) not"
    ),
    past=compiled(r"tried|attempted|took|taken|overdosed|swallowed|was|were|cut|had"),
    recovered=compiled(
        r"passed for me|they stopped|it stopped|i married|went home|i am glad|sober|stopped when|that passed|it passed|can change|content|that was then|never went back|behind us|no more of that|glad|grateful|thankful|recover\w*|got better|better (?:now|today|since)|feel (?:much )?better|went away|went|no longer|behind me|survived|survivor|saved (?:me|my)|helped me|proud|healed|in remission|grew out of|years? (?:clean|free|sober)|overcame|overcome|got through it|got help|happy (?:now|today)|moved on|years? without"
    ),
    just_now=compiled(
        r"last night|yesterday|this (?:morning|afternoon|evening|week)|tonight|an? (?:hour|few hours|couple of hours) ago|(?:\d+|two|three|few|couple of) (?:hours|minutes|mins|days) ago|just now|earlier today|today|minutes ago|last (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|week)|right now|the other (?:day|night)"
    ),
    soon=compiled(
        r"tonight|tomorrow|this (?:evening|weekend)|at midnight|in an hour|before (?:morning|midnight|tomorrow|christmas|the weekend)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|this (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|next (?:week|monday|friday|month)|when (?:everyone|they|the kids|my \w+) (?:is|are|goes|go|leave|leaves)"
    ),
    means=compiled(
        r"(?:have|got|bought|found|saved|saving|stockpil\w+|collect\w+|hoard\w+|hid\w*|holding|with|beside|front of|next to) (?:\w+ ){0,4}(?:pills|tablets|rope|noose|gun|rifle|razor|blades?|razorblades?|knife|poison|insulin|pistol|shotgun)|(?:pills|tablets|rope|noose|gun|rifle|razor|blades?|knife|poison|pistol|shotgun) (?:\w+ ){0,2}(?:beside|ready|in (?:my|front)|next to|waiting)"
    ),
    in_general=compiled(
        r"(?:(?:people|patients|those|anyone|someone|somebody|clients|teenagers|adolescents|teens|men|women|children|kids|adults|persons|veterans|girls|boys|youngsters|students|survivors|farmers|doctors|anybody|others|one in \w+|you|sufferers|youth|schoolchildren|elderly) (?:(?!i |my |me |would |will |is )\w+ ){0,7}|(?:ask|asked|asks|asking|screen\w*|questionnaire) (?:me |us |him |her |them |someone |somebody |people |a )?(?:\w+ ){0,2}(?:if|whether|about) (?:\w+ ){0,5}|(?:why|how|when) (?:do|does|might|can|should|would) (?:a |the )?(?:people|patient|someone|somebody|anyone|person|men|women|child|teenager)\w* (?:\w+ ){0,5}|(?:character|hero|heroine|protagonist|actor|singer|poet|villain|player) (?:\w+ ){0,6}|(?:talk|talks|talking|spoke|speak|speaking|written|write|writing|article|chapter|lecture|course|training|research|study|section|page|paragraph|podcast|book|film|debate) (?:\w+ ){0,2}(?:about|on) (?:\w+ ){0,3}) ?$"
    ),
    source=compiled(
        r"(?:the|this|that|your|a|in|its|my favourite|his|her) (?:\w+ )?(?:book|article|film|movie|novel|song|lyrics?|poem|title|headline|page|chapter|play|series|episode|leaflet|podcast|item|questionnaire|study|sentence|phrase|paragraph|line|documentary|character|website|author|textbook|story|quote|scale|section)|you (?:say|write|wrote|said|quote|mention)"
    ),
    others=compiled(
        r"difference between|nursing exam|passive|algorithm|threads|parent react|asked if|nicht|und|der|ist|how do i ask|first aider|workplace|first responder|deaths|local paper|opioid|classmates|classmate|people say|school chat|when people|rate|rates|risk of|meta analysis|usual care|paramedic|every weekend|inherited|leaflet|side effects|lecturer|volunteer|compassion fatigue|teenagers|teens|adolescents|young people|patients|clients|students|research|study|studies|statistics|ketamine|ideation in|counsellors|counselors|film|movie|novel|documentary|textbook|chapter|book suggests|awareness|prevention|helpline|hotline|charity|died by|lost to|bereaved|bereavement"
    ),
)

_SELF = r"(?:myself|himself|herself|themselves|themself|ourselves)"
_MY = r"(?:my|his|her|their|our)"
_WILL = r"(?:(?:am |is |are |was )?(?:going to|about to|planning (?:to|on)|ready to|determined to|set to|preparing to|threatening to|trying to|gearing up to)|plans? (?:to|on)|decided to|intend to|will|ill|shall|have to|must|threatens? to|threatened to|promised to|swears? to|hell|shell|made up my mind to)"
_ACT = (
    rf"(?:(?:kill|killing|hang|hanging|shoot|shooting|drown|drowning|poison|poisoning|suffocate|gas|top|topping|off|offing|unalive|strangle|starve|stab|delete|suicide|electrocute) {_SELF}(?: off)?|do(?:ing)? {_SELF} in|kill me|self delete"
    rf"|(?:take|taking|end|ending) {_MY} (?:own )?(?:life|lives|existence|suffering|misery)|put(?:ting)? an end to (?:{_MY} life|it all|everything|myself|this life)|end(?:ing)? (?:it all|it|everything|things|this all|all of (?:it|this)|the pain|my pain)|(?:commit|committing|attempt|attempting|do|doing|complete|die by|dying by) suicide"
    rf"|(?:jump|jumping|throw {_SELF}|throwing {_SELF}|step|stepping|walk|walking|leap|leaping|lie down) (?:off|from|in front of|under|out of|into|onto|on) (?:a |an |the |my |that |this |some )?(?:\w+ )?(?:bridge|train|trains|roof|building|cliff|window|balcony|traffic|bus|lorry|truck|car|tube|tracks|rails|tower|viaduct|platform|motorway|road|sea|river|multi storey|car park)"
    rf"|(?:drive|driving|crash|crashing) (?:\w+ ){{0,3}}(?:into|off) (?:a |the )?(?:\w+ )?(?:wall|tree|bridge|lorry|truck|river|cliff|road)|(?:slit|slitting|slash|slashing|cut|cutting) (?:{_MY} |the )?(?:wrists?|throat|veins)|(?:take|taking|swallow|swallowing) (?:an overdose|(?:all|every one|every single one|the lot) (?:of )?(?:{_MY}|the|these|those|them)(?: \w+)?|the whole (?:bottle|packet|box|pack)|a (?:whole|full) (?:bottle|packet|box)|all my (?:\w+ )?(?:medication|meds|pills|tablets|insulin)|to many (?:pills|tablets)|a load of (?:pills|tablets))|overdose|od|eat(?:ing)? a bullet|blow(?:ing)? my (?:brains|head)|put(?:ting)? a (?:bullet|gun) (?:in|to|through) my|catch the bus|bleed(?:ing)? out|drink(?:ing)? (?:bleach|poison|antifreeze))"
)
_DIE = r"(?:die|be dead|not exist|stop existing|cease to exist|never wake up|not wake up|be gone|be done with (?:life|living|it all)|sleep forever|leave this (?:world|life|earth))"
_WISH = r"(?:want|wants|wanted|wanting|wish|wishes|wished|wishing|wna|long|longs|longing|hope|hoping|hoped|pray|praying|prayed|beg|begging|would rather|rather|ready|prefer|deserve|deserves|better|easier|need|like|love)"
_ALIVE = r"(?:live|living|be alive|be here|be around|be in this world|exist|existing|wake up|remain|remain in this world|carry on living|go on living|keep living|continue living|be on this (?:earth|planet)|mak(?:e|ing) it (?:to|past|through) \w+)"
_NOT_PLACE = r"(?! (?:with(?:out)?|in(?! this (?:world|life|body|pain|hell))|at|near|together|alone|up to|on (?:my own|campus|benefits|this street|a)|next to|under|abroad|holiday|an?|the|for (?:the|a|an|this|that|my)|early|late|before|so early|off|to(?! see)|like (?:a|this with|that with)|as (?:a|an)|during|when|until|until late|beside|over|by|somewhere|there|so far|among)(?!\w))"

RULES = [
    # A plan, means, a time, a farewell, an attempt that is happening.
    rule(
        "crisis",
        3,
        "kill hang shoot drown poison top off unali life existence suffering end suicid jump throw step walk leap lie slit slash cut take swallow overdos od eat blow put catch bleed drink do driv crash strangle starve stab delete gas self",
        rf"{_WILL} ~(?:{_ACT})",
        unless=r"end (?:it|things|everything) (?:with|between)|{_WILL} ~off (?:the|my)|want to want|(?:will|would) (?:not|never)|going to cut (?:down|back)",
    ),
    rule(
        "crisis",
        3,
        "over end ends",
        r"(?:by|after|from|before) (?:tomorrow|tonight|midnight|the weekend|then|morning|monday|friday) (?:\w+ ){0,2}(?:it|everything|i|all) (?:will|is|ill) (?:\w+ ){0,2}(?:be )?(?:over|gone|finished|end|ends|dead)|it (?:will )?(?:all )?(?:ends|end) (?:here|now|tonight|today|tomorrow|for me)|(?:it|everything|this) will (?:all )?(?:be over|end) (?:for me )?(?:soon|tonight|tomorrow|today|by)|(?:where|how|when) (?:it|this|my story|everything) ends (?:for me|here)",
        unless=r"cold|flu|exams?|course|project|treatment|sale|lockdown|session|deadline|panic|pandemic|film|book",
    ),
    rule(
        "crisis",
        3,
        "took take swallow overdos od",
        rf"(?:just |already |have |has |he |she |i )(?:just |already )?(?:took|taken|swallowed|overdosed|downed|necked) (?:(?:an|a massive|a big) (?:overdose|od)|(?:a|the) (?:whole|entire|full) (?:bottle|packet|box|pack|strip)|(?:all|every|to many|loads|a load|a lot|a handful|a bunch|fifty|forty|thirty|twenty|sixty|\d\d+)(?: of)? (?:{_MY}|the|these|those|them|it)? ?(?:\w+ )?(?:pill|pills|tablet|tablets|meds|medication|medicine|insulin|paracetamol|sleeping|of them|of it|antidepressants))|(?:took|taken|taking) an overdose",
        unless=r"\d+ ?(?:mg|years|weeks|sessions|months|days|minutes)|for years|for (?:weeks|months)|as prescribed|accident\w*|by mistake|pharmacist|before surgery|course of|research|study",
    ),
    rule(
        "crisis",
        3,
        "pill tablet rope noose gun rifle razor blade knife poison insulin med",
        r"(?:i have|have|got|bought|saved|saved up|saving|saving up|stockpil\w+|collect\w+|hoard\w+|hid\w*|there (?:is|are)|holding) (?:\w+ ){0,4}(?:pills|tablets|meds|medication|rope|noose|gun|rifle|razor|razorblades?|blades?|knife|poison|insulin) (?:\w+ |, ){0,9}(?:end (?:it|my|this)|die|kill|it will (?:all )?be over|ready for|enough to|waiting for me|use it|use them|tonight is|how to stop|do it|in my hand|in front of me|next to me|beside me|never wake)|(?:rope|noose|gun|pills|tablets|blade|knife) (?:is|are) (?:\w+ )?(?:ready|waiting|in my hand|beside me|next to me|in front of me|loaded)|(?:in my hand|in front of me|next to me|beside me) (?:\w+ ){0,4}(?:pills|tablets|rope|noose|gun|razor|blade|knife)",
        unless=r"prescri\w+|enough (?:information|time|evidence|sleep)|headache|for my (?:son|daughter)|climb\w*|doctor gave|chop\w*|cook\w*|fear of (?:knives|heights)|yoga|skipping",
    ),
    rule(
        "crisis",
        3,
        "note letter letters notes",
        r"(?:written|wrote|writing|left|leaving|leave) (?:\w+ ){0,3}(?:suicide |goodbye |farewell )?(?:notes?|letters?) (?:\w+ |, ){0,5}(?:goodbye|ready|sorry|when i am gone|for after|find it|find them|it will be|drawer|in case i|for my funeral)|(?:goodbye|farewell) (?:note|letter|letters|notes|video|message)|my suicide note|(?:written|wrote|writing|left|leaving) (?:a |my |the )?suicide note|(?:written|wrote|leaving|left) (?:a )?(?:letters?|notes?) (?:to|for) (?:all |each |both )?(?:of )?(?:my |the )?(?:family|kids|children|parents|everyone|loved ones|those i love)",
        unless=r"film|novel|colleagues?|therapist|song|exercise|dinner|school run|as the book|holiday|leaving card|lighter|my job|letter to (?:my )?(?:younger|anxiety)|found (?:his|her|their)|(?:his|her) note",
    ),
    rule(
        "crisis",
        3,
        "goodbye bye see cry gave giv farewell message last final words gone read forgive sorry look",
        r"(?:good ?bye|bye|farewell|good bye),? (?:, )?(?:everyone|everybody|all|world|to (?:my (?:family|kids|children|mum|mom|loved ones)|everyone|everybody|you all|the world|all of you)|forever|cruel|for good|my (?:love|loves|darlings?|friends|family))|said my good ?byes?|my (?:last|final) (?:message|words|post|goodbye|letter)|this is (?:my )?(?:last |final )?(?:good ?bye|farewell)|see you (?:all )?(?:on the other side|in (?:heaven|the next life|another life))|(?:do not|dont) cry for me|(?:gave|giving|given) away (?:all )?my (?:things|belongings|stuff|possessions)|texted (?:me )?(?:goodbye|bye)|(?:by the time|when|if|once) (?:you|anyone|someone|they|people) (?:are |is )?(?:read|reads|reading|find|finds|see|sees|get|gets) (?:this|me|it) (?:\w+ |, ){0,3}(?:i (?:will|am|ill|have)|gone|dead)|by the time (?:you|anyone|someone) (?:read|reads) this|(?:when|after|once) i am (?:gone|dead) (?:\w+ |, ){0,3}(?:look after|take care|tell|please|forgive)|(?:look after|take care of|tell|feed) (?:\w+ |, ){0,6}(?:when|after|once) i am (?:gone|dead)|tell (?:my|the) (?:\w+ )?(?:family|kids|children|wife|husband|mum|mom|parents|son|daughter) (?:that )?i (?:love|loved|am sorry)",
        unless=r"holiday|at work|hospital for|until (?:next|then|tuesday)|thank you for all the articles|old habits|smoking|moving",
        excusable=True,
    ),
    rule(
        "crisis",
        3,
        "plan date day time way method place bridge pick",
        rf"(?:have|got|made|making|has) (?:\w+ )?(?:a|my|the) (?:\w+ )?plan (?:\w+ ){{0,3}}(?:{_ACT}|die|suicid\w*|kill|end my)|(?:suicide|exit) plan|(?:set|chosen|picked|decided on|chose|fixed|know) (?:a|the|my|which|what) (?:\w+ )?(?:date|day|place|time|bridge|method|way|spot|tree) (?:\w+ |, ){{0,6}}(?:die|end|kill|it will|for it|hang|jump|picked|chosen|the day|the bridge)|(?:planned|plan|planning) (?:out )?(?:my (?:own )?(?:death|suicide|exit|funeral))",
        unless=r"safety plan|care plan|pension|wedding|holiday|will and testament",
    ),
    rule(
        "crisis",
        3,
        "bridge roof rooftop ledge edge track rail platform cliff parapet top balcony",
        r"(?:standing|sitting|stood|sat|i am|he is|she is|here|son is|daughter is|friend is|husband is|wife is|brother is|sister is|partner is) (?:\w+ )?(?:on|at|by) (?:the|a) (?:edge|ledge|bridge|roof|rooftop|tracks|railway|rails|parapet|railing|top of the (?:multi|car|building|cliff)|cliff)(?! of (?:my seat|a|the (?:sofa|bed|seat|forest|field))| (?:where|with my (?:dog|family)))",
        unless=r"holiday|photo\w*|view|mindful\w*|walk|lovely|picture|seat|tour",
    ),
    # Thoughts of it now.
    rule(
        "crisis",
        2,
        "will way ways",
        r"(?:no|lost (?:the|my|all)|without (?:the|any)) will to (?:live|go on living|carry on living)|(?:quickest|fastest|easiest|best|(?:least |less )?pain\w+) ways? to (?:die|kill (?:myself|yourself|oneself)|end (?:my|your) life)",
        says_no=True,
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "safe myself trust",
        r"(?:can not|unable to|not able to|not (?:think|believe|know if|know how|know whether) (?:i can|to)|not sure i can) (?:\w+ ){0,2}keep (?:myself|my self) safe|(?:not|never) (?:feel )?safe (?:with myself|from myself|around (?:knives|pills|myself)|alone with my)|not trust myself (?:\w+ ){0,3}(?:with|around|alone|not to|near)",
        says_no=True,
        rises=True,
        unless=r"online|internet|chocolate|money|biscuits|driv\w+",
    ),
    rule(
        "crisis",
        2,
        "kill hang shoot drown poison top off unali life lives existence suffering end suicid jump throw step walk leap lie slit slash cut take swallow overdos od eat blow put catch bleed drink do driv crash strangle starve stab delete gas self",
        rf"(?:{_ACT})",
        unless=r"end(?:ing)? (?:it|things|everything|the pain)(?! all)(?: with| between| politely| properly| on)|(?:end|ending) (?:it|things|everything)(?= (?:with|politely|properly|amicably|on a|at|by))|suicide (?:squad|prevention)|take (?:all|the lot) (?:of )?(?:the )?(?:advice|tests?|notes|credit|time|precautions)|end the pain in|do ?(?:n.t)? suicide",
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "die dead exist gone wake sleep leave disappear vanish born death dying over here",
        rf"{_WISH} (?:(?:that|to|i|i would|could|just|really|was|were|am|so|badly|only|simply|might|would|it|if|for|being|me|god|everyone|not|be|go|all|more|than|anything|than to)s? ){{0,6}}{_DIE[:-1]}|dead|disappear (?:forever|for good|from this (?:world|life|earth)|and never|completely|off the face)|not be here any more|death|dying|be not here|exist no more|it to be over|never been born|never (?:was|were) born|not born|vanish forever|fall asleep (?:\w+ ){{0,3}}(?:never|not) wake|go to sleep (?:\w+ ){{0,4}}(?:never|not) wake|sleep (?:\w+ ){{0,3}}(?:never|not) wake)",
        unless=r"like dying (?:my|a|the)|want (?:this|my) (?:cold|cough|course|week|move|exam|project|lockdown|shift|day)(?: \w+){0,3} to be over|like dead|death (?:certificate|cleaning)|better (?:in|at) death|rather be dead last|like death (?:warmed|in)|need dead|love dead|hair|better dead\w+ lifts",
        rises=True,
        says_no=True,
    ),
    rule(
        "crisis",
        2,
        "heart fall asleep wake hop wish",
        r"(?:hoping|hope|wish|wishing|pray|praying|if only|wishes|hopes) (?:that )?(?:my heart (?:\w+ ){0,3}stops?|i (?:\w+ ){0,3}(?:fall asleep|go to sleep|sleep) (?:\w+ ){0,4}(?:never|not) (?:\w+ )?(?:wake|woke)|something (?:would )?(?:kills?|happens? to) me|a (?:car|bus|lorry|truck) (?:would )?(?:hits?|kills?|runs?) me|i (?:do|did|would|will|could) not wake up|i (?:was|were) not (?:born|alive|here any more)|i (?:was|were) never born|i had (?:never|not) been born|i (?:would|could|might)? ?(?:die|died|be dead))|if i (?:fell|fall) asleep (?:\w+ ){0,2}never woke|never (?:woke|wake|waking) up (?:again )?(?:\w+ ){0,3}(?:relief|better|easier|nice|fine)",
        says_no=True,
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "live living alive here around world exist wake remain carry go keep continu earth mak",
        rf"(?:do not|not|no longer|never|can not|will not|would not|not to|not even|nor) (?:(?:even|really|think i|want|wish|to|care to|see myself|know if i|know whether i|know why i|deserve|like|fancy|have the (?:will|strength|energy)|feel like|bear|stand|i|still|be able|seem|just|able|going|worth|continue|can|keep on|anything|any reason|to be) ){{0,6}}{_ALIVE}{_NOT_PLACE}(?! (?:\w+ ){{0,2}}(?:parents|city|town|house|flat|village|country))",
        unless=r"live without|living wage|carry on with|on holiday|travel\w*|moving|worth living (?:near|in|there)|here (?:tomorrow|today|next week|in (?:the )?(?:winter|summer|morning|march))|could somebody|appointment|never lived?|live up|(?:he|she|they|grandmother|grandfather|cat|dog) (?:will|would|does|did) not live|doctors?|vampire",
        says_no=True,
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "suicid",
        r"(?:i|he|she|they|my \w+|friend|am|is|feel|feels|feeling|been|be|get|gets|getting|got|so|was|were|felt|have|had|having|has|with|urges?|thoughts?|constant|more|extremely|very|really|acutely|actively|passively|my|these|about|of|contemplating|consider\w*|planning|attempt\w*|tried|still|again|is the|towards) (?:(?:so|very|really|quite|really|a bit|a little|pretty|extremely|often|always|still|again|of|about|constant|daily|the|dark|these|those|some|such|frequent|actively|lots|a|lot|many|more|severely|strong|kind|having|feel|feeling|been|thoughts|feels|only|thinking) ){0,5}suicid\w*(?! (?:prevent\w*|awareness|rates?|risk|statistics|research|stud\w+|bereave\w*|loss|support|training|hotline|helpline|line|watch|survivors?))|suicid\w* (?:thoughts?|ideation|ideas|feelings?|urges?|impulses?)(?! (?:in|among|are common|and behaviou?r|is common|can|may|often|were))|suicide (?:\w+ ){0,4}(?:only|on my mind|in my (?:head|mind)|way out|answer|option|solution|best|right now)|thinking (?:\w+ ){0,2}suicid\w*|(?:only|easy|best) way (?:out|forward) is suicide|(?:want|like|urge|need) (?:\w+ ){0,2}(?:commit )?suicide",
        unless=r"by suicide|to suicide|suicide prevention|(?:about|on|of) suicide (?:so|in (?:the|this|your)|with (?:my|our|a|his|her|teen)|care\w*|among|rates|is (?:hard|important|taboo))|talk\w* (?:\w+ ){0,4}about suicide|(?:can|could|do|does|may|might|will|is|did) (?:\w+ ){0,4}(?:cause|increase|help|reduce|lead|treat|with) (?:\w+ ){0,3}suicid\w*|bereaved|aftermath|suicide (?:is|was) (?:a (?:leading|public|topic|subject|taboo|difficult|serious)|the (?:second|third|leading|topic|subject|most common)|discussed|mentioned|never)|(?:article|page|chapter|book|podcast|course|training|lecture) (?:\w+ ){0,4}suicid\w*|suicid\w* (?:in (?:young|older|teenagers|men|women|children|adolescents))",
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "hurt harm cut burn injur self scratch bleed scars slic blood",
        r"(?:hurt|hurting|harm|harming|cut|cutting|burn|burning|burned|injure|injuring|scratch|scratching|punish|punishing|punch|punching|slice|slicing|starve|starving|carve|carving|bruise|bruising|harmed) (?:myself|himself|herself)(?! (?:off|some|short|out|loose|a |on the|from (?:all|my|his|her|everyone|the)))|(?:cut|cutting|burn|burning|burned|scratch|scratching|slice|slicing|carve|carving|hurt|slash\w*) (?:into )?(?:my|her|his) (?:own )?(?:\w+ )?(?:skin|arms?|forearms?|legs?|wrists?|thighs?|stomach|body|flesh)|(?:started|start|been|keep|keeps|still|back to|urge to|he is|she is|they are|i am|want to|going to) (?:\w+ )?(?:cutting|self harm\w*|self injur\w*|burning)(?! (?:down|back|out|fat|calories|corners|edge|the|grass|hair|carbs|sugar|it fine|off|incense|candles))|(?:i|i have|my|started|keep|daughter|son|friend|he|she|sister|brother|wife|partner|stop|urge to|want to|again) (?:\w+ ){0,4}self (?:harm|injur|mutilat)\w*|found (?:blood|blades?|cuts|razors?) (?:on|in|under|along|all over) (?:her|his|their)|(?:blades?|razor) (?:\w+ ){0,5}(?:my skin|my arm|my wrist)",
        unless=r"cook\w*|oven|kettle|iron(?:ing)?|sunburn\w*|in the sun|shav\w*|nails?|running|gym|football|sport\w*|accident\w*|tattoo|surg\w*|biops\w*|paper cut|rusty|fell|cat|sudocrem|garden\w*|chopp\w*|lifting|yoga|(?:book|chapter|article|page|section|talk|paper|study|course|research) (?:\w+ ){0,2}(?:about|on) self|see (?:a lot of )?self|(?:react|respond|talk|help|deal|do) (?:\w+ ){0,2}(?:to|about|with|if) (?:\w+ ){0,4}self|recovered from|as a (?:nurse|teacher)|eczema|itch\w*|rash|laser",
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "think thought fantas dream obsess urge tempted tempt consider imagin googl search ways way feel look idea wonder",
        rf"(?:think|thinks|thinking|thought|thoughts|fantas\w+|dream\w*|obsess\w*|urges?|urge|tempted|feel like|feeling like|feels like|considering|consider|imagin\w+|googl\w+|search\w*|looking up|ideas|temptation|wonder\w*) (?:\w+ ){{0,4}}(?:{_ACT}|(?:of|about|like|to|just) (?:die|dying|death)|ending it|my (?:own )?(?:death|funeral)|ways? (?:to|of) (?:die|dying|kill|end)|how to (?:die|kill|end my|hang))",
        unless=r"panic\w*|attacks?|heart|afraid|fear|scared|terrified|mortality|value each|grief|loved|anxiety|mother|father|grandmother|grandfather|health|plane|everyone|age|kids about|children about|philosoph\w*|after death|death of|like dying (?:my|the)",
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "more longer stop over out hope give anymore end pain bear cope",
        r"can not (?:take|bear|stand|cope with|handle|do|endure|face|live with|go on|carry on|keep going|keep doing|deal with)(?: with)?(?: (?:it|this|that|life|living|the pain|my pain|any of it|being me|everything|any of this|like this|my life|what i feel|the thoughts|my head))? ?(?:\w+ )?(?:any more|any longer|no more|another day)|(?:want|need|wish) (?:it|everything|the pain|my pain|the suffering|this|life|this life|all of (?:it|this)|the thoughts|all this|it all|my head|my mind) (?:just )?(?:all )?(?:to|would) (?:just )?(?:all )?(?:stop|end|be over|go away forever)(?! (?:raining|hurting|ringing))|no way out|no hope left|no other way out|(?:give|giving|given|gave) up on (?:life|living|everything|myself)|(?:at|near) the end of my (?:tether|rope)|(?:do not|can not) want to (?:do this|go on|carry on|keep going|keep fighting|fight|be me|feel|try|wake up)(?: like this)? ?(?:any more|any longer)?(?! (?:at|in|with|to work))|i have had enough of (?:life|living|everything|it all)|can not go on(?! (?:holiday|a |the |my |with|trips?|dates?|planes?|trains?|stage|to|rides?|like this (?:at|with)|any))|(?:can not|will not) (?:carry on|keep going|go on) (?:like this|living)(?! at)|do this any more",
        unless=r"noise|job|commute|neighbou?rs?|weather|knee|back|shoulder|stomach|exercise|ears|shift\w*|at work|work|notice|cold|homework|heat|traffic|dating|gluten|dairy|tinnitus|smell|boss|study|studies|office|diet|school run|marathon|this (?:meeting|course)|cough|insomnia|wrist|hip|foot|plane|holiday|ibuprofen|migraines?|itch\w*|maths|gym",
        says_no=True,
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "suicid attempt overdos tried",
        rf"(?:attempted|tried|attempt) (?:to )?(?:\w+ )?(?:{_ACT}|suicide|overdose|die)|my (?:\w+ )?(?:suicide )?(?:attempt|overdose)|(?:suicide|failed) attempt",
        unless=r"attempts? (?:rates?|in|among)|first attempt at|(?:at|an) attempt (?:to|at)|suicide attempt (?:is|are|in)|one attempt|my attempt (?:at|to)",
        rises=True,
    ),
    # Whatever else somebody says of their own death, unless it is fear of it or a loss.
    rule(
        "crisis",
        2,
        "die died dying dead death funeral gone vanish exist grave alive end being here around myself live living stay",
        r"(?:i|me|my|myself) (?:(?!my |his |her |our |their |father|mother|dad|mum|mom|gran|dog|cat|pet|who |when |people|not )\w+ ){0,4}(?:should (?:just )?die|die(?:d)?(?= (?:tomorrow|tonight|today|now|soon|in my sleep|alone in|if|$))|deserve to die|(?:just )?(?:vanish|vanished|disappear|disappeared) for ?ever|own (?:grave|death)|(?:be|being) (?:better )?dead|being dead|not being (?:here|alive|around)|about death all)|(?:my|your|ones) own funeral|(?:pictur\w*|imagin\w*|seeing|see) myself (?:hanging|hung|dead|dying|drown\w*|jumping|falling|bleeding|in a coffin)|why (?:should|do|would|must) i (?:\w+ ){0,3}(?:live|living|stay alive|be alive|exist)(?! (?:in|with|here|near|there|at))|(?:and|i) should (?:just )?die|(?:if|when) i (?:just )?(?:died|die|vanished|disappeared|was gone|were gone|was dead|were dead|am gone|am dead|was not here|were not here)|(?:not being|stop being|not to be|hate being|h8 being|sick of being|only thing keeping (?:me|him|her)|what keeps me|keep(?:s|ing)? me) (?:here|around|alive)(?! (?:in|at|for work|late))|(?:i|she|he|they) (?:\w+ ){0,3}end (?:myself|herself|himself|themselves)|thoughts? (?:\w+ ){0,3}(?:of|about) (?:not (?:being|living|waking|existing)|death and|being gone|disappearing)",
        unless=r"panic\w*|heart|attacks?|afraid|fear\w*|scared|terrified|anxiety|worr\w+|illness|insurance|inherit\w*|pension|thought i (?:would|was)|will (?:and|or) testament|meditat\w*|mortality|mindful\w*|philosoph\w*|organ|donor|medication keeping|insulin|pacemaker|transplant|oxygen|tickets?|shift",
        rises=True,
        says_no=True,
    ),
    rule(
        "crisis",
        2,
        "never not wake swallow out dark unbearable swerv traffic tree wrist cutting relaps clean scratch",
        r"(?:so|wish|hope|want) (?:\w+ ){0,6}(?:never|not) (?:have to |need to )?wake(?: up)?(?: again| any more|$)|(?:imagin\w*|think\w*|picture\w*|fantas\w*|urge|tempted|thoughts) (?:\w+ ){0,4}(?:swerv\w*|driv\w*|steer\w*|crash\w*|walk\w*|step\w*|jump\w*) (?:\w+ ){0,2}(?:into|off|in front of|in to) (?:\w+ ){0,2}(?:traffic|tree|wall|lorry|truck|train|bridge|road|sea|river)|(?:scratch\w*|cut|cutting|slash\w*|slic\w*|burn\w*) (?:\w+ ){0,2}(?:wrists?|arms?|thighs?|legs|skin)(?: \w+)? (?:open|again|up|raw)|(?:clean|relaps\w*) (?:\w+ ){0,8}(?:cutting|self harm\w*|burning)|(?:cutting|self harm\w*) (?:\w+ ){0,6}relaps\w*|life (?:has become|is|became|feels) (?:\w+ )?(?:unbearable|unlivable|hell)(?: \w+){0,3}|(?:i|just|really) want out(?: of (?:this life|life|this world|here for good|it all))?$",
        unless=r"baby|newborn|toddler|alarm|brush|thorns?|cat|garden\w*|insomnia|clean (?:\w+ ){0,3}(?:house|kitchen)|contract|marriage|car lease|itch\w*|eczema",
        rises=True,
        says_no=True,
    ),
    # Mentioned: in general, or of those who are dead.
    rule(
        "crisis",
        1,
        "suicid self hurt harm kill took take taken life cut die died unali overdos death end lives hang hung",
        rf"suicid\w*|self (?:harm|injur|mutilat)\w*|(?:kill|killed|killing|kills|hang|hanged|hung|shot|harm|harmed|harming) (?:{_SELF}|yourself|oneself)|(?:took|taken|takes|take|taking|end|ended|ends|ending) (?:{_MY} |your |ones )(?:own )?(?:life|lives)(?! (?:savings|more|back))|(?:cut|cutting) (?:{_SELF}|yourself)(?! off)|(?:want|wants|wanted|wanting|wish\w*) to (?:die|be dead)|(?:do|did|does|would) not want to (?:live|be alive)|(?:end|ended|ending) (?:it all|my life)|unaliv\w*",
        excusable=False,
    ),
]
