# ruff: noqa: E501  (a rule stands on one line, so that it can be read and searched as one)
"""Harm to others, and children or adults who are harmed, in German."""

from safety.triage.rules import rule

_CHILD = r"(?:kind|kinder|kindern|baby|sohn|tochter|(?:kleine[nrm]? |jüngere[nrm]? )?(?:bruder|schwester)|geschwister|stiefsohn|stieftochter|neffen?|nichte|schüler\w*|enkel\w*|mädchen|jungen|kleine[nr]?|säugling)"
_RELATIVE = r"(?:vater|papa|stiefvater|mutter|mama|stiefmutter|onkel|tante|opa|großvater|lehrer|lehrerin|trainer|trainerin|betreuer|pfleger|pflegerin|nachbar|nachbarin|partner|partnerin|mann|frau|freund|freundin|ex|exmann|bruder|cousin|stiefbruder|pfarrer|babysitter|chef|therapeut|psychologe|er|sie|eltern)"
_HARMS = r"(?:schlägt|schlagen|schlug|geschlagen|verprügel\w*|prügel\w*|misshandel\w*|missbrauch\w*|vergewaltig\w*|würgt|gewürgt|würgte|tritt|getreten|begrapsch\w*|fasst|angefasst|schüttelt|geschüttelt|vernachlässig\w*|bedroht|belästig\w*|sperrt|eingesperrt|verbrennt|hungern)"
_OK = r"schl(?:ägt|ug|agen) (?:\w+ ){0,6}vor|vorgeschlagen|vorschlagen|vorschlägt|trommel|ball|rekord|tisch|klavier|alarm|nach\b|fasst (?:sich|zusammen)|wurzeln|zusammen|angefasst mit samt|schlägt (?:das|mein) herz|tritt (?:ein|auf|an)|bedroht die|hand geschlagen|schüttelt (?:den kopf|ihm die hand|ihr die hand)|hände|beim (?:fußball|schach)|im (?:schach|tennis)|ins gesicht der zeit"

RULES = [
    rule(
        "safeguarding",
        3,
        "schlag schlaeg schlug geschlag verprugel verpruegel prugel pruegel misshandel missbrauch vergewaltig wurg wuerg gewurg tritt getret begrapsch fasst angefasst schuttel schuettel geschutt vernachlass bedroh belast belaest sperr eingesperrt hunger",
        rf"(?:mein|meine|sein|seine|ihr|ihre|der|die|unser|unsere|ihre?r?) (?:\w+ )?{_RELATIVE} (?:\w+ ){{0,3}}(?:{_HARMS})(?: \w+){{0,2}} (?:mich|mir|uns|{_CHILD})(?! (?:vor|im))|{_RELATIVE} (?:\w+ ){{0,3}}(?:{_CHILD}) (?:\w+ ){{0,3}}(?:{_HARMS})|(?:mein|meine|meinen|sein|ihr|das|die|der|unser|seine|ihre) (?:\w+ )?(?:{_CHILD}) (?:\w+ ){{0,4}}(?:wird|wurde|werden|ist) (?:\w+ ){{0,4}}(?:geschlagen|misshandelt|missbraucht|vergewaltigt|angefasst|verprügelt|vernachlässigt|begrapscht|belästigt)|(?:bin|ich) (?:erst )?(?:\d|1[0-7]|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|elf|zehn|siebzehn)(?: jahre(?: alt)?)? (?:\w+ |, ){{0,10}}(?:{_HARMS}) (?:mich|mir)?|(?:mein|meine) (?:vater|papa|stiefvater|mutter|mama|onkel|opa|trainer|lehrer|bruder|cousin) (?:\w+ ){{0,3}}(?:mich|uns|mir) (?:\w+ ){{0,3}}(?:{_HARMS})",
        unless=_OK
        + r"|(?:freund|mann|frau|partner|partnerin|ex|exmann|chef) (?:\w+ ){0,2}(?:schlägt|würgt|bedroht|verprügelt|tritt) (?:mich|mir)",
    ),
    rule(
        "safeguarding",
        3,
        "zimm bett nacht",
        r"(?:kommt|kam|schleicht) (?:\w+ ){0,4}(?:in mein (?:zimmer|bett)|nachts (?:zu mir|in mein))(?: \w+){0,5}",
        unless=r"katze|hund|sonne|schwester um|krankenschwester|licht",
    ),
    rule(
        "safeguarding",
        3,
        "umbring toten toeten verletz erschieß erschiess erstech erwurg erwuerg antun schüttel schüttl bring umzubring erschlag weh",
        r"(?:will|möchte|werde|könnte|würde|gedanken|angst|drang|stimmen|plane) (?:(?!mich |mir |nicht )\w+ |, ){0,5}(?:ihn|sie|jemanden|alle|andere|leute|menschen|mein(?:en|e|em|er)? (?:\w+ )?(?:baby|kind|kinder|sohn|tochter|mann|frau|chef|mutter|vater|freund|freundin|ex|bruder|schwester|nachbarn|lehrer|eltern)|dem baby|meinem baby|den kindern) (?:\w+ ){0,3}(?:umbring\w*|umzubring\w*|töten|zu töten|verletz\w*|zu verletzen|erschieß\w*|erstech\w*|erwürg\w*|etwas an(?:zu)?tun|was an(?:zu)?tun|schüttel\w*|schüttle|erschlag\w*|weh ?(?:zu )?tun)|(?:bringe|erschieße|erschlage|erstech\w*) (?:ich )?(?:ihn|sie|alle|jemanden|ihn)(?: um)?",
        unless=r"kritik|gefühle|zwangsgedanken|pflanze\w*|worten|wort|enttäusch\w*|mit meiner|film",
    ),
    rule(
        "safeguarding",
        2,
        "schlag schlaeg schlug geschlag verprugel verpruegel prugel pruegel misshandel missbrauch vergewaltig wurg wuerg gewurg tritt getret bedroh sperr eingesperrt angst sicher",
        rf"(?:mein|meine|meinem|meiner) (?:\w+ )?(?:mann|frau|freund|freundin|partner|partnerin|ex|exmann|sohn|tochter|nachbar|chef|ehemann|verlobter|therapeut|psychologe) (?:\w+ ){{0,3}}(?:{_HARMS}) (?:mich|mir|uns)|(?:er|sie) (?:\w+ ){{0,2}}(?:schlägt|würgt|verprügelt|misshandelt|vergewaltigt|tritt|bedroht) (?:mich|uns)|(?:er|sie|mann|freund|frau|partner|ex) (?:\w+ )?(?:hat|habe) (?:\w+ )?(?:mich|uns) (?:\w+ ){{0,4}}(?:geschlagen|gewürgt|vergewaltigt|verprügelt|misshandelt|missbraucht|bedroht|getreten|eingesperrt)|ich werde (?:\w+ ){{0,4}}(?:geschlagen|misshandelt|missbraucht|vergewaltigt|bedroht|gestalkt)|(?:angst|fürchte) (?:\w+ |, ){{0,4}}(?:er|sie|mein mann|mein freund|mein ex) (?:\w+ ){{0,4}}(?:umbringt|schlägt|etwas antut|was antut|tötet|verletzt)|(?:zu hause|daheim) (?:\w+ )?nicht (?:mehr )?sicher|nicht (?:mehr )?sicher (?:zu hause|daheim)",
        unless=_OK,
        says_no=True,
    ),
]
