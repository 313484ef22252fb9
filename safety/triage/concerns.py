# ruff: noqa: E501  (a rule stands on one line, so that it can be read and searched as one)
"""What a moderator should look at besides: none of it makes a comment urgent."""

import re

_LINK = r"(?:https?://|www\.)\S+|\b[a-z0-9-]{2,40}\.(?:com|net|org|info|shop|xyz|ru|top|online|site|biz|co\.uk|io)\b"
_DRUG = r"(?:sertraline|fluoxetine|prozac|citalopram|escitalopram|venlafaxine|mirtazapine|lithium|quetiapine|olanzapine|diazepam|valium|xanax|alprazolam|lorazepam|clonazepam|propranolol|ritalin|methylphenidate|lamotrigine|risperidone|aripiprazole|zopiclone|antidepressants?|ssris?|snris?|benzos?|medication|meds|tablets?|pills?)"
_TREATS = r"(?:dr\.? \w+|the clinic|this clinic|your clinic|the therap\w+|my therap\w+|your therap\w+|my psycholog\w+|the psycholog\w+|the treatment|your treatment|treatment here|therapy here|emdr|cbt|the sessions?|the team|you (?:guys|all)|you)"

_RULES = [
    ("method", rf"\b(?:how many|what dose|how much|which) (?:[\w']+ ){{0,4}}(?:{_DRUG}|paracetamol) (?:[\w']+ ){{0,4}}(?:die|kill|overdose|lethal|fatal|dangerous|too many)|\b(?:lethal|fatal) (?:dose|amount)|\b(?:painless|easiest|quickest|best|surest) (?:way|method) (?:to|of) (?:die|dying|kill\w*|suicid\w*|end\w*)|\b\d+ ?(?:mg|pills|tablets) (?:[\w']+ ){{0,4}}(?:overdos\w*|lethal|fatal|kill)|\b(?:which|what) bridge\b|\bhow to (?:tie a noose|hang|overdose|cut deep\w*)"),
    ("medication", rf"\b(?:stop|quit|drop|start|try|take|taking|double|halve|increase|reduce|come off|came off|ditch|swap|skip|mix|up|bin) (?:[\w']+ ){{0,3}}{_DRUG}\b|\b{_DRUG} (?:[\w']+ ){{0,3}}(?:works? better|is poison|cured|instead of)|\b\d+(?:\.\d+)? ?(?:mg|milligrams?|mcg|ml)\b"),
    ("advice", r"\b(?:should i|what (?:should|can|do) i (?:do|take|say)|do i have|have i got|could i have|am i (?:depressed|bipolar|autistic|normal|ill|sick|going)|is it normal (?:that|for me|to)|can you (?:diagnose|help me|tell me (?:if|what|whether)|advise|recommend (?:me|a))|please (?:help|advise)|what (?:is|'s) wrong with me|how (?:do|can|should) i (?:stop|help|get|deal|cope|tell|treat)|would you (?:advise|suggest|recommend)|any advice|is (?:this|it) (?:adhd|autism|ocd|ptsd|depression|anxiety|a symptom)|need (?:your )?advice)\b"),
    ("testimonial", rf"\b{_TREATS} (?:[\w']+ ){{0,3}}(?:saved|cured|fixed|healed|changed|transformed|turned|gave me|helped me|helped my|worked (?:wonders|for me|miracles)|made (?:me|all|such|a huge))|\b(?:best|amazing|wonderful|fantastic|brilliant|excellent|terrible|worst|useless) (?:therap\w+|psycholog\w+|clinic|doctor|counsellor|treatment|service)|\b(?:i|we) (?:[\w']+ )?(?:highly |would |can |can't |cannot )*recommend (?:[\w']+ )?(?:dr\b|this clinic|the clinic|them|her|him|this (?:place|practice|therap\w+)|your (?:clinic|practice|team))|\bafter (?:\w+ )?(?:sessions?|weeks|months) (?:[\w']+ ){{0,4}}(?:with|of|at|here|treatment)\b.{{0,80}}\b(?:gone|cured|better|vanished|disappeared|never came back|free of|improved)|\bthanks? (?:you )?to (?:dr\b|your|the) (?:[\w']+ ){{0,3}}(?:clinic|team|therap\w+|psycholog\w+|i am|i'm|my|sessions)|\bi am (?:living )?proof\b|\b(?:i was|as) (?:a|your) (?:patient|client)\b|\byour (?:patient|client)s?\b"),
    ("complaint", r"\b(?:complain\w*|complaint|refund|money back|overcharg\w+|negligen\w*|malpractice|ombudsman|unprofessional|rude|lawyer|solicitor|sue|report (?:you|this clinic|the clinic))\b|\b(?:never|no one|nobody|nobody ever) (?:[\w']+ )?(?:called|rang|phoned|replied|answered|got) (?:me |us )?back|\b(?:cancelled|canceled) my (?:appointment|session)|\bwait(?:ed|ing) (?:for )?(?:[\w']+ )?(?:weeks|months|years|\d+ \w+) (?:for|to)\b|\b(?:appalling|disgusting|disgraceful|shocking) (?:service|treatment|care|clinic|attitude)|\byour (?:receptionist|staff|service|clinic) (?:is|was|were|are) (?:[\w']+ )?(?:rude|awful|terrible|useless|a joke|dreadful|appalling)"),
    ("abuse", r"\b(?:idiots?|morons?|imbeciles?|stupid (?:cow|bitch|people|woman|man|article|clinic|therapist|b\w+)|you(?:'re| are) (?:[\w']+ )?(?:stupid|pathetic|disgusting|scum|worthless|a joke|a liar|liars|frauds?|crazy|insane|mad|an idiot)|fuck\w*|f\*+k?\w*|shut up|bitch\w*|cunts?|bastards?|arseholes?|assholes?|wankers?|twats?|retards?|retarded|nutters?|psychos?|scumbags?|go to hell|piss off|quacks?|charlatans?|screw you|loonies|loony)\b"),
    ("promotion", rf"{_LINK}|\b(?:buy (?:now|cheap|online|it here|my)|discount|promo ?code|coupon|% off|special offer|click (?:here|the link|my)|visit (?:my|our) (?:website|site|page|blog|shop|profile|channel)|check out my|whats ?app|telegram|casino|viagra|cialis|crypto\w*|bitcoin|forex|loans?|seo\b|backlinks?|work from home|earn (?:money|\$|£|€)|free (?:trial|ebook|consultation)|dm me|message me (?:for|on)|subscribe to|my (?:book|course|podcast|coaching|practice|clinic) (?:is|at|on|can|will|offers)|spell ?caster|herbal (?:cure|remedy|medicine)|limited (?:time|offer)|i offer)\b"),
    # German
    ("method", r"\b(?:wie ?viele?|welche dosis) (?:\w+ ){0,4}(?:tabletten|paracetamol|schlaftabletten|insulin) (?:\w+ ){0,4}(?:sterben|tödlich|umbringen|reichen|töten)|\btödliche (?:dosis|menge)|\b(?:schmerzlos\w*|schnellste|einfachste|sicherste) (?:weg|art|methode) (?:zu |um )?(?:\w+ )?(?:sterben|umzubringen|suizid)"),
    ("medication", r"\b(?:tabletten|medikamente?|antidepressiva|sertralin|citalopram|escitalopram|venlafaxin|mirtazapin|lithium|quetiapin|tavor|lorazepam|diazepam|ritalin) (?:\w+ ){0,3}(?:absetzen|abgesetzt|weglassen|weggelassen|einnehmen|verdoppel\w*|genommen|nehme|nehmen)|\b(?:nehme|nehmt|nimm|setz\w*) (?:\w+ ){0,3}(?:tabletten|medikamente?|antidepressiva|sertralin|citalopram|escitalopram|venlafaxin|mirtazapin|lithium|tavor|lorazepam|diazepam|ritalin)"),
    ("advice", r"\b(?:soll(?:te)? ich|was (?:soll|kann|muss) ich (?:tun|machen)|habe ich (?:eine )?(?:depression|adhs|autismus|zwang|borderline|ptbs)|bin ich (?:depressiv|krank|normal|bipolar|autistisch)|ist das normal|können sie mir (?:helfen|sagen|raten|empfehlen)|was stimmt nicht mit mir|haben sie einen rat|brauche (?:ihren )?rat|was raten sie)\b"),
    ("testimonial", r"\b(?:dr\.? \w+|die praxis|diese praxis|ihre praxis|die therapie|meine therapeutin|mein therapeut|die klinik|sie|das team) (?:\w+ ){0,3}(?:hat|haben) (?:mir|mich|meinem|meiner|uns) (?:\w+ ){0,4}(?:geholfen|gerettet|geheilt|verändert)|\b(?:beste|tolle|großartige|schlechteste|furchtbare) (?:praxis|therapeutin|therapeut|klinik|psychologin|psychologe)|\b(?:diese|die|ihre) praxis (?:\w+ ){0,3}(?:empfehlen|weiterempfehlen)|\bals (?:patient|patientin|klient|klientin) (?:bei|in)"),
    ("complaint", r"\b(?:beschwer\w+|unverschämt\w*|anwalt|rückerstattung|geld zurück|behandlungsfehler|niemand (?:hat )?(?:\w+ )?(?:zurückgerufen|geantwortet)|unprofessionell)\b"),
    ("abuse", r"\b(?:idiot\w*|arschl[öo]ch\w*|scheiß\w*|wichser|fotze|hurensohn|vollidiot\w*|schlampe|spinner|missgeburt|halt die (?:klappe|fresse)|verpiss\w*|scharlatan\w*)\b"),
    ("promotion", r"\b(?:jetzt kaufen|rabatt\w*|gutschein\w*|klick(?:en|t)? (?:sie )?hier|besuchen sie (?:meine|unsere)|mein (?:shop|kurs|buch|coaching) (?:ist|hilft|auf)|geld verdienen|kostenlose beratung|casino)\b"),
    # Spanish
    ("method", r"\b(?:cu[áa]nt[oa]s?|qu[ée] dosis) (?:\w+ ){0,4}(?:pastillas|paracetamol|insulina) (?:\w+ ){0,4}(?:morir\w*|matar\w*|mortal|letal)|\bdosis (?:letal|mortal)|\b(?:forma|manera|método) (?:más )?(?:indolor\w*|rápid[oa]|fácil|segur[oa]) (?:de|para) (?:morir\w*|matar\w*|suicid\w*)"),
    ("medication", r"\b(?:tomo|tome|tomar|toma|tomas|dej[aeéo]\w*|dejar(?: de tomar)?|suspend\w*|doblar|aumentar|reducir) (?:\w+ ){0,3}(?:pastillas|medicación|medicamentos?|antidepresivos?|sertralina|fluoxetina|escitalopram|litio|diazepam|lorazepam|alprazolam|quetiapina|ritalín)"),
    ("advice", r"\b(?:qué (?:debo|debería|puedo|tengo que) hacer|qué hago|debería (?:ir|tomar|dejar)|tengo (?:depresión|tdah|autismo|toc|ansiedad)\?|estoy (?:deprimid[oa]|loc[oa]|enferm[oa])\?|es normal que|pueden ayudarme|me puede ayudar|me recomiendan|necesito (?:su )?consejo|qué me aconseja\w*)"),
    ("testimonial", r"\b(?:la clínica|esta clínica|su clínica|la terapia|mi terapeuta|la doctora \w+|el doctor \w+|el equipo|dra?\. \w+|ustedes) (?:\w+ ){0,3}me (?:\w+ )?(?:salvó|curó|ayudó|cambió|salvaron|ayudaron|curaron)|\bme (?:salvó|curó|cambió) la (?:vida|depresión|ansiedad)|\b(?:la mejor|el mejor|la peor|el peor|excelente) (?:clínica|terapeuta|psicólog[oa]|doctora?)|\brecomiendo (?:mucho )?(?:esta|la|a la|su) (?:clínica|consulta|terapeuta|doctora)"),
    ("complaint", r"\b(?:queja|quejarme|reclamación|reclamar|denunciar(?:los)?|abogad[oa]|devolución del dinero|negligencia|nadie me (?:ha )?(?:llam|contest|respond)\w+|maleducad[oa]s?|poco profesional)\b"),
    ("abuse", r"\b(?:idiotas?|imb[ée]cil(?:es)?|est[úu]pid[oa]s?|gilipollas|hij[oa]s? de puta|puta|mierdas|cabr[óo]n|pendej[oa]s?|charlatan(?:es)?|c[áa]llate|malparid[oa])\b"),
    ("promotion", r"\b(?:compra ahora|descuentos?|oferta especial|haz clic|visita (?:mi|nuestra) (?:web|página|tienda)|gana dinero|préstamos?|consulta gratis|mi (?:curso|libro) (?:está|te))\b"),
]  # fmt: skip
_PATTERNS = [(code, re.compile(pattern)) for code, pattern in _RULES]


def found(text):
    """(code, words) of each concern, by its first words."""
    plain = text.lower().replace("’", "'")
    done = set()
    for code, pattern in _PATTERNS:
        if code not in done and (match := pattern.search(plain)):
            done.add(code)
            yield code, match[0].strip()


def spam(text, codes):
    """From 0 to 1: links weigh most, then the words of a seller, then shouting."""
    links = len(re.findall(_LINK, text.lower()))
    score = 0.35 * min(links, 2) + (0.35 if "promotion" in codes else 0)
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 20 and sum(map(str.isupper, letters)) > 0.7 * len(letters):
        score += 0.2
    return round(min(score, 1.0), 2)
