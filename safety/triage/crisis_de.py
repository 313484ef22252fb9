# ruff: noqa: E501  (a rule stands on one line, so that it can be read and searched as one)
"""Crisis in German: Todeswünsche, Selbstverletzung, Pläne, Abschied."""

from safety.triage.rules import Grammar, compiled, rule

GRAMMAR = Grammar(
    language="de",
    spellings={
        "nimmer": "nicht mehr",
        "nimma": "nicht mehr",
        "ned": "nicht",
        "net": "nicht",
        "nich": "nicht",
        "nit": "nicht",
        "niht": "nicht",
        "nciht": "nicht",
        "ka": "keine ahnung",
        "kb": "kein bock",
        "mog": "mag",
        "ick": "ich",
        "isch": "ich",
        "hab": "habe",
        "habs": "habe es",
        "wills": "will es",
        "kanns": "kann es",
        "halts": "halte es",
        "wär": "wäre",
        "gehts": "geht es",
        "gibts": "gibt es",
        "bins": "bin es",
        "ritz": "ritze",
        "würd": "würde",
        "wuerd": "wurde",
        "möcht": "möchte",
        "mocht": "mochte",
        "moecht": "mochte",
        "vll": "vielleicht",
        "vllt": "vielleicht",
        "iwie": "irgendwie",
        "wil": "will",
        "wll": "will",
        "spring": "springe",
        "nehm": "nehme",
        **dict.fromkeys(("stebren", "sterbn", "sterbne"), "sterben"),
        **dict.fromkeys(
            ("suizidahl", "suizital", "suizidahle", "suzidal", "suiziedal"), "suizidal"
        ),
        **dict.fromkeys(("suizit", "suitzid", "sluizid", "suezid"), "suizid"),
        **dict.fromkeys(("selbstmort", "selbtsmord", "selbsmord", "selbstmrd"), "selbstmord"),
    },
    key_words=frozenset(
        "umbringen umzubringen umbringe sterben suizid suizidal selbstmord suizidgedanken selbstmordgedanken lebensmude lebensmuede abschiedsbrief erhangen erhaengen uberdosis ueberdosis ritzen tabletten todessehnsucht".split()
    ),
    not_key_words=frozenset(
        "suicidal suicide streben erben scherben sterbend sterbens anbringen unterbringen ritzten reitzen erlangen empfangen".split()
    ),
    small_words=frozenset(
        "ich will mich mir nicht mehr leben das nehmen tot sein einfach nur mochte moechte bin am liebsten nie wieder".split()
    ),
    idioms=compiled(
        r"(?:lach\w*|freu\w*|schäm\w*|langweil\w*|arbeit\w*|frier\w*|ärger\w*) (?:ich |wir |er |sie )?(?:mich|dich|sich|uns|euch)? ?(?:\w+ )?(?:tot|zu tode|kaputt)|tot(?:lachen|gelacht|lache|ärgern|geärgert|schämen|arbeiten|langweilen|gelangweilt|müde|schlagen|geschlagen|schlägt|geschwiegen\w*|schweigen|stellen|al\w*|treten|schick)|(?:mich|sich|uns) (?:fast |schon |halb |beinahe )?tot(?:ge\w+)?(?= (?:über|am|vor|wegen|als))"
        r"|zum (?:sterben|totlachen|umfallen) (?:\w+)?|(?:zu|bis zum) (?:tode?) (?:\w*langweil\w*|erschr\w+|erschrak|gelangweilt|geschämt|betrübt|erschöpft|müde|traurig|genervt|\w*angst|geängstigt|geschwitzt|gefroren|gearbeitet|gefürchtet|beleidigt|unglücklich)|sterbens(?:langweilig\w*|müde|krank\w*|elend|wort\w*|angst|unglücklich)|tod(?:müde|sicher\w*|ernst\w*|langweilig\w*|schick\w*|unglücklich|traurig\w*|krank\w*|sünde\w*)"
        r"|(?:sterb\w*|gestorben|stirbt|starb|umkomm\w*|umgekommen|tot) (?:ich |wir |fast |gleich |noch |gerade |hier |bald )*vor (?:\w+ )?(?:neugier\w*|langeweile|hunger|durst|lachen|scham|angst|sehnsucht|ungeduld|müdigkeit|hitze|kälte|peinlichkeit|aufregung|heimweh|schmerzen|liebe|sorge\w*|glück|neid|lampenfieber)|vor (?:\w+ )?(?:neugier\w*|langeweile|hunger|durst|lachen|scham|angst|sehnsucht|müdigkeit|hitze|kälte|peinlichkeit|aufregung|sorge\w*|heimweh|lampenfieber|ungeduld|neid) (?:fast |beinahe |schier |bald )?(?:gestorben|sterben|sterbe|umgekommen|umkommen)"
        r"|(?:könnte?|würde) (?:ich )?(?:\w+ )?(?:sterben|töten|morden) für|für (?:\w+ ){1,4}(?:würde|könnte) ich (?:sterben|töten|morden|alles)"
        r"|(?:mein|meine|der|die|das|dieser|diese|dieses|es|mich) (?:\w+ ){0,4}(?:bringt|brachte|bringen) (?:mich|einen|dich|uns|mir|jeden) (?:noch |ja |fast |schier |echt |langsam |irgendwann |alle |wirklich )*um|(?:bringt|bringe|bringen) (?:\w+ )?(?:mich|einen|uns|ihn|jede[ns]?) (?:noch |ja |fast |schier |um den |ums )*(?:um den (?:schlaf|verstand)|ums leben gern|um(?= (?:wenn|mit der)))|ich bringe (?:jede\w*|sie|ihn|alle) um|bring\w* (?:sie|er|mama|papa|mein\w* \w+) mich um"
        r"|(?:akku|handy|laptop|computer|rechner|leitung|telefon|internet|seite|link|forum|pflanze|hose|arm|bein) (?:\w+ )?(?:ist |war |sind )?(?:tot|gestorben|stirbt)|tote (?:hose|leitung|winkel|links?)|toter (?:winkel|link)"
        r"|(?:bin|war|sind|waren) (?:\w+ ){0,2}(?:halb)?tot (?:vor|nach|ins bett|aufs sofa|umgefallen)|nerv\w* (?:mich )?(?:zu )?tot?e|schluss (?:gemacht |machen |mache |macht |ist |mit )?(?:mit|für heute)? ?(?:mir|dem|der|meinem|meiner|ihm|ihr|heute|rauchen|freund|freundin|übung|ex)|(?:mit (?:mir|dem|der|meinem|meiner|ihm|ihr|diesem|dieser) (?:\w+ )?|für heute (?:\w+ )?)(?:\w+ )?schluss"
        r"|das leben nehmen wie|lebt (?:wohl )?(?:in|mit|von|bei|seit)|nimmt das leben|auf leben und tod|nicht totzukriegen|das zeitliche gesegnet|tod und teufel|der tod auf latschen|(?:lieb|gern) (?:\w+ )?sterben|(?:zell|hirn|kinds|baum|insekten|arten)(?:tod|sterben)|(?:abschied|abschieds)(?:ritual|feier|fest|stunde|sitzung|kuss|geschenk)"
    ),
    idioms_on=frozenset(
        "tot tod zu zum zur sterb gestorb stirbt starb umkomm umgekomm vor bring brachte schluss leben lach freu lebt nimmt auf abschied lieb gern nerv zell hirn arten insekten baum kinds konnt wurd fur akku handy laptop computer halb das der nicht wuerd koennt fuer".split()
    ),
    boundary=compiled(
        r",|und|aber|sondern|doch|jedoch|weil|denn|obwohl|während|also|deshalb|dann|nur"
    ),
    negation=compiled(
        r"nicht|nie|niemals|kein|keine|keinen|keinerlei|ohne|weder|noch nie|nichts|niemand|nirgends|nie mehr"
    ),
    no_negation=compiled(
        r"nicht besser|ob (?:\w+ ){0,3}nicht|(?:warum|wieso|weshalb) (?:\w+ ){1,4}nicht|(?:kann|konnte) (?:\w+ )?nicht (?:aufhören|anders|mehr|verhindern|länger)|nicht (?:nur|aufhören|anders|mehr|länger|sicher|wissen|weiter|versprechen|garantieren|ob|wissen ob|darüber|loswerden|schlafen|schlimm)|(?:weiß|wüsste) nicht|nichts (?:mehr|hilft|hat|als|anderes)|niemand (?:merkt|weiß|würde|versteht|hilft|sieht|kann|hält)|kein(?:en)? (?:ausweg|sinn|bock|spaß|scherz|witz|hoffnung|kraft|mensch|lust|anderen|wunsch|leben|grund|zweifel|ende|mehr|schlaf|andere)|keine (?:kraft|hoffnung|lust|ahnung|andere|wahl|zukunft|freude|ruhe)|warum (?:\w+ )?nicht|wieso (?:\w+ )?nicht|ohne (?:mich|dich|sie|ihn|hoffnung|dass)|nie (?:so|mehr aufwachen|geboren|wieder (?:aufwachen|da))|nicht (?:\w+ ){0,2}mehr"
    ),
    long_ago=compiled(
        r"ist lange her|seit \w+ (?:jahren|monaten) (?:verletze|ritze|schneide) ich mich nicht mehr|nach dem (?:unfall|ersten kind|krieg) (?:dachte|hatte)|(?:19|20)\d\d|im suff|seit \w+ jahren (?:trocken|clean|stabil)|es gab eine zeit|in der (?:achten|neunten|zehnten|siebten|oberstufe|mittelstufe)|eine phase|vor (?:\w+ ){0,2}(?:jahren|monaten|jahrzehnten|langer zeit|ewigkeiten)|vor (?:einem|über einem) (?:jahr|monat|halben jahr)|damals|früher|als (?:\w+ )?(?:jugendliche[rn]?|kind|teenager|teenie|schüler|schülerin|student|studentin|junge|junger|junges|mädchen)|als ich (?:\w+ ){0,3}war|(?:im|in) (?:jahr )?(?:19|20)\d\d|(?:letztes|voriges|vergangenes) jahr|in (?:meiner|der) (?:jugend|kindheit|pubertät|schulzeit|studienzeit|vergangenheit)|mit (?:\w+ )?(?:zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|\d\d)(?! \w*(?:tabletten|jahren auf))|einst|in jener zeit|zu der zeit|nach der geburt|vergangenheit|ehemalig\w*|als teenager"
    ),
    still=compiled(
        r"immer noch|noch immer|wieder|zurück(?:gekommen|gekehrt)?|neuerdings|in letzter zeit|seither|bis heute|schlimmer als"
    ),
    present=compiled(
        r"(?:ich|er|sie|und|jetzt|heute|mich|mir) (?:will|möchte|bin|ist|habe vor|denke|denkt|fühle|wünsche|kann|werde|wird|plane|überlege|sehe|ritze|verletze|schneide|halte|weiß|hoffe|sterbe|gehe|springe|bringe|nehme|traue|brauche|rede|redet|droht|sagt)|(?:will|möchte|denke|wünsche|überlege|werde|plane) ich"
    ),
    past=compiled(r"versucht|versuchte|genommen|geschluckt|wollte|habe|hat|hatte"),
    recovered=compiled(
        r"hörte (?:das )?(?:wieder )?auf|alles gut|heimgegangen|trocken|froh|dankbar|geholfen|überlebt|überwunden|überstanden|vorbei|hinter mir|besser (?:geworden|jetzt|heute)|geht es mir (?:\w+ )?(?:gut|besser)|nicht mehr (?:seit|so)|geheilt|gesund|stabil|glücklich|narben|stolz|gott sei dank|weggegangen|verschwunden|lebe gern"
    ),
    just_now=compiled(
        r"gestern|letzte nacht|vorgestern|heute|gerade(?: eben)?|eben|soeben|vorhin|vor (?:\w+ )?(?:stunde|stunden|minuten|tagen)|letzte woche|am (?:wochenende|morgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|letztes wochenende|neulich"
    ),
    soon=compiled(
        r"gleich(?! gut| zeitig)|heute (?:nacht|abend|noch)|morgen(?! früh aufwach)(?<!am morgen)(?<!jeden morgen)|übermorgen|am wochenende|dieses wochenende|am (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|um mitternacht|in einer stunde|nächste woche|wenn (?:alle|die kinder|er|sie) (?:\w+ ){0,3}(?:weg|schlafen|schule|arbeit)"
    ),
    means=compiled(
        r"(?:habe|hab|gekauft|besorgt|gesammelt|liegen|liegt|neben mir|vor mir|in der hand|hängt) (?:\w+ ){0,4}(?:tabletten|pillen|medikamente|seil|strick|pistole|waffe|klinge|rasierklingen?|messer|gift|insulin)|(?:tabletten|pillen|seil|strick|pistole|waffe|klinge|rasierklingen?|messer|gift) (?:\w+ ){0,4}(?:liegen|liegt|neben mir|vor mir|bereit|hängt|in der hand|gesammelt|besorgt|gekauft)"
    ),
    in_general=compiled(
        r"(?:(?:menschen|leute|patienten|patientinnen|jugendliche[nr]?|teenager|männer|frauen|kinder|personen|betroffene[nr]?|viele|manche|man|jemand|schüler\w*|studenten|erwachsene|mädchen|jungen|klienten|angehörige|einige|wer|veteranen|ärzte) (?:(?!ich |mein |meine |mir |mich )\w+ |, ){0,7}|(?:fragt|gefragt|fragen|fragte) (?:\w+ |, ){0,5}ob (?:\w+ ){0,6}|(?:warum|wie|wann|wieso) (?:\w+ ){0,3}(?:sich (?:so viele|junge|menschen|jugendliche|man|jemand)|man|menschen|jugendliche|leute) (?:\w+ ){0,5}|(?:hauptfigur|figur|held|heldin|protagonist|protagonistin|schauspieler|sänger|werther|dichter) (?:\w+ ){0,6}|(?:artikel|kapitel|vortrag|buch|film|seite|beitrag|podcast|kurs|fortbildung|studie|absatz) (?:\w+ ){0,2}(?:über|zu|zum) (?:\w+ ){0,3}|(?:in|im) (?:film|buch|roman|lied|song|serie|dem film|dem buch|der serie|dem roman|dem lied) (?:\w+ ){0,6}) ?$"
    ),
    source=compiled(
        r"(?:das|dem|im|der|den|diesem|dieses|in|ihr|ihrem|euer|eurem) (?:\w+ )?(?:buch|artikel|film|roman|lied|song|gedicht|titel|überschrift|seite|kapitel|theaterstück|serie|folge|broschüre|podcast|fragebogen|studie|satz|zeile|absatz|figur|text|beitrag|zitat)|sie schreiben|ihr schreibt|wie es heißt"
    ),
    others=compiled(
        r"unterscheidet|passive|prüfung|umgebracht|wie spreche ich|kollegen an|betriebsrat|vermute|ersthelfer|jugendliche|jugendlichen|patienten|patientinnen|studie|studien|forschung|film|roman|kapitel|lehrerin|lehrer|rate|risiko|vererbt|beipackzettel|nebenwirkungen|ehrenamt|rettungsdienst|sanitäter|das leben genommen|sich umgebracht|sich erhängt|prävention|beratungsstelle|hinterbliebene|trauergruppe|telefonseelsorge"
    ),
)

_ONE = r"(?:mich|sich|dich)"
_TO = r"(?:mir|sich|dir)"
_ACT = (
    rf"(?:{_ONE} (?:\w+ ){{0,4}}(?:umbring\w*|umzubringen|umgebracht|töten|zu töten|erhäng\w*|zu erhängen|aufhäng\w*|aufzuhängen|erschieß\w*|zu erschießen|vergift\w*|ertränk\w*|selbst (?:zu )?töten|wegmachen|wegzumachen|abmurksen|killen)|(?:bringe|bringt|brächte|bring) (?:ich |er |sie )?{_ONE} (?:\w+ ){{0,3}}um|(?:erhänge|erschieße|töte|erhängt|erschießt|vergifte|ertränke|häng|hänge|kille) (?:ich |er |sie )?{_ONE}(?: (?:\w+ ){{0,2}}auf)?(?! (?:an|sehr))|(?:umbringen|umzubringen) (?:will|wollte|möchte|werde|soll)"
    rf"|(?:{_TO} (?:\w+ ){{0,3}}(?:das|mein|sein|ihr) leben (?:\w+ )?(?:zu )?(?:nehmen|nehme|nimmt|genommen)|(?:nehme|nimmt) (?:ich |er |sie )?{_TO} (?:\w+ ){{0,2}}das leben|(?:mein|sein|ihr|das|meinem|seinem|ihrem|dem) (?:eigenes? )?(?:leben|dasein|elend|ganzen) (?:\w+ ){{0,3}}(?:zu )?(?:beenden|beende|beendet|ein ende (?:zu )?(?:setzen|setze|machen|bereiten))|(?:setze|mache) (?:ich )?(?:meinem leben|allem|dem ganzen) (?:\w+ )?ein ende|(?:allem|dem ganzen|dem leben) (?:\w+ )?ein ende (?:zu )?(?:setzen|machen|bereiten))"
    rf"|{_TO} (?:\w+ ){{0,3}}(?:etwas|was) (?:\w+ )?(?:an(?:zu)?tun|antue|antut|angetan)|(?:tue|tut) (?:ich |er |sie )?{_TO} (?:etwas|was) an|(?:selbstmord|suizid|freitod) (?:zu )?(?:begehen|begehe|machen|begeht|verüben)|schluss (?:zu )?machen(?: mit (?:allem|dem leben|meinem leben|dem ganzen))?|(?:mit (?:allem|dem leben|meinem leben|dem ganzen)) schluss (?:zu )?machen|ein ende machen|(?:vor|unter) (?:den|die|einen|eine|dem) (?:\w+ )?(?:zug|bahn|lkw|u bahn|s bahn|auto|bus|laster) (?:zu )?(?:werf\w*|spring\w*|schmeiß\w*|leg\w*|gehen|lauf\w*|stürz\w*)|(?:werfe|schmeiße|springe|lege|stürze) (?:ich )?(?:mich )?(?:vor|unter|von|aus) (?:den|die|einen|eine|einer|der|dem) (?:\w+ )?(?:zug|bahn|lkw|brücke|dach|hochhaus|fenster|balkon|gleise|klippe|turm)|(?:von|aus|vom) (?:der|dem|einer|einem)? ?(?:\w+ )?(?:brücke|dach|hochhaus|fenster|balkon|turm|klippe|parkhaus|haus) (?:zu )?(?:spring\w*|stürz\w*)|(?:springe|spring) (?:ich )?(?:\w+ ){{0,2}}(?:von|aus|vom|vor) (?:der|dem|einer|den|einem)? ?(?:\w+ )?(?:brücke|dach|hochhaus|fenster|balkon|zug|turm|klippe|parkhaus|haus)|(?:die )?pulsadern (?:\w+ )?(?:auf\w*|schneid\w*)|(?:eine |ne )?überdosis (?:\w+ )?(?:zu )?(?:nehmen|schlucken|nehme)|(?:alle|die ganzen|sämtliche) (?:meine |die )?(?:tabletten|pillen|medikamente|schlaftabletten) (?:auf einmal )?(?:zu )?(?:nehmen|schlucken|nehme)|(?:in den|gegen (?:einen|den)) (?:\w+ )?(?:baum|brückenpfeiler|gegenverkehr|wand) (?:zu )?(?:fahren|rasen|lenken))"
)
RULES = [
    rule(
        "crisis",
        3,
        "bring umbring umzubring umgebracht toten toeten erhang erhaeng erschieß erschiess aufhang aufhaeng leben suizid selbstmord freitod schluss zug bahn bruck brueck dach fenster balkon pulsader uberdosis ueberdosis tablett pill medikament spring etwas was lkw hochhaus turm baum pfeiler ende allem hang haeng kill",
        rf"(?:(?:ich|er|sie|und) (?:werde|wird|habe vor|hat vor|habe beschlossen|hat beschlossen|plane|plant|bin (?:dabei|entschlossen)|bereit|muss|habe mich entschieden|hab beschlossen)|(?:werde|habe beschlossen|habe vor|plane) ich|(?:beschlossen|entschieden|geplant|entschlossen|vorhabe|droht|drohte|droht damit|kündigt an|ich vor)) (?:\w+ |, ){{0,6}}(?:{_ACT})|(?:droht|drohte|ankündigt|kündigt) (?:\w+ |, ){{0,4}}(?:{_ACT}|suizid|selbstmord)|(?:umbringen|umzubringen|erhängen|erschießen|töten|nehmen|springen) (?:werde|wird)",
        unless=r"(?:werde|wird|würde) (?:\w+ )?(?:nie|niemals)|schluss (?:zu )?machen (?:mit|wegen) (?!allem|dem leben|meinem leben|dem ganzen)|(?:zug|bahn|bus) (?:nehmen|fahren)|medikamente? (?:nehmen )?(?:wie|nach)",
    ),
    rule(
        "crisis",
        3,
        "tablett pill medikament seil strick pistol waff kling rasierkling messer gift insulin",
        r"(?:ich )?(?:habe|hab) (?:\w+ ){0,5}(?:tabletten|pillen|medikamente|seil|strick|pistole|waffe|klingen?|rasierklingen?|messer|gift) (?:\w+ |, ){0,6}(?:neben mir|vor mir|bereit|gesammelt|besorgt|gekauft|in der hand|gehortet|liegen)|(?:tabletten|pillen|seil|strick|pistole|waffe|klinge|messer) (?:\w+ ){0,2}(?:liegen|liegt|hängt|ist|sind|warten) (?:\w+ ){0,3}(?:neben mir|vor mir|bereit|schon|in der (?:hand|garage|schublade))|(?:neben mir|vor mir) (?:liegen|liegt) (?:\w+ ){0,4}(?:tabletten|pillen|strick|seil|pistole|messer|klinge)|mit (?:einem|dem) (?:messer|seil|strick) (?:\w+ ){0,4}(?:eingeschlossen|eingesperrt)",
        unless=r"rezept|arzt|apotheke|verschrieben|kletter\w*|gegen (?:\w+ )?(?:bluthochdruck|schmerzen|kopfschmerzen|angst)|küche|nach plan|beschwerden",
    ),
    rule(
        "crisis",
        3,
        "abschiedsbrief lebt leb lebwohl machts abschied letzt verzeiht tschüss ade macht mach",
        r"abschiedsbriefe?|lebt? wohl(?: ,)? ?(?:\w+ ){0,3}(?:alle|ihr|lieben|welt|mama|papa|verzeiht|freunde|kinder)?|(?:macht es gut|mach es gut|machts gut|tschüss|ade) (?:, )?(?:ihr lieben|welt|alle zusammen für immer|für immer|grausame welt)|(?:das ist|dies ist|das wird) (?:\w+ )?(?:mein )?(?:abschied|letzter gruß|meine letzte nachricht|mein letzter (?:beitrag|tag|brief|gruß|kommentar))|mein(?:e)? letzte[rs]? (?:worte|nachricht|gruß|kommentar|abend|brief|tag auf)|(?:verabschiede|verabschieden) (?:ich )?mich (?:\w+ ){0,3}(?:für immer|vom leben|von der welt|von euch allen|von allen für immer)|abschied (?:vom leben|von (?:dieser|der) welt)|verzeiht mir (?:\w+ |, ){0,5}(?:kann|konnte|nicht mehr)|(?:letzte nacht|letzter tag|letzter abend) (?:\w+ ){0,2}(?:meines lebens|auf (?:der|dieser) (?:welt|erde))",
        unless=r"film|roman|lied|praktikum|kollegen|urlaub|im kurs|ausbildung|umzug|arbeitstag",
    ),
    rule(
        "crisis",
        2,
        "versuch suizidversuch selbstmordversuch",
        rf"(?:versucht|versuche|versuchte) (?:\w+ |, ){{0,4}}(?:{_ACT})|(?:{_ACT}) (?:versucht|versuchte)|(?:mein\w*|einen|ein|zweite\w*|erste\w*) (?:suizid|selbstmord)versuch",
        unless=r"(?:rate|zahl|prävention) (?:\w+ )?(?:suizid|selbstmord)versuch",
        rises=True,
    ),
    # Thoughts of it now.
    rule(
        "crisis",
        2,
        "bring umbring umzubring umgebracht toten toeten erhang erhaeng erschieß erschiess aufhang aufhaeng leben suizid selbstmord freitod schluss zug bahn bruck brueck dach fenster balkon pulsader uberdosis ueberdosis tablett pill medikament spring etwas was lkw hochhaus turm baum pfeiler ende allem hang haeng kill",
        rf"(?:{_ACT})",
        unless=r"(?:etwas|was) (?:gutes|schönes)|schluss (?:zu )?machen (?:mit|wegen) (?!allem|dem leben|meinem leben|dem ganzen)|(?:mit|von) (?:\w+ )?(?:freund|freundin|rauchen|partner|ihm|ihr) (?:\w+ )?schluss|film|dem zug|den zug nehmen|rauchen|schluss machen(?! mit (?:allem|dem leben|meinem leben|dem ganzen))(?<!will schluss machen)",
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "sterb tot tod weg aufwach",
        r"(?:will|möchte|mag|wollte|würde (?:am liebsten|gern|gerne|lieber)|wünsche|wünschte|wünscht|hoffe|hofft|bete|sehne|sehnt|bereit|lieber|am liebsten|wäre (?:gern|gerne|lieber|am liebsten)|muss|darf ich|lust|wär|wäre) (?:(?:ich|er|sie|mich|mir|so|sehr|einfach|nur|noch|endlich|oft|manchmal|ständig|jeden|tag|abend|nachts|dass|schon|am|liebsten|nicht|mehr|nach|dem|den|weg|sein|jetzt|alles|gern|gerne|zu|auch|lieber|als|so|weiter|leben|besser|immer|doch|bald) |, ){0,9}(?:sterben|tot|tod|tot zu sein|todes|gestorben)(?: wäre| sein)?|(?:sterben|tot sein) (?:will|möchte|wollen|würde)|(?:nie (?:mehr|wieder)|nicht (?:mehr|wieder)) (?:\w+ )?(?:aufwachen|aufwache|aufzuwachen|aufgewacht|wach werden)|(?:einschlafen|schlafen) (?:\w+ ){0,3}(?:nie|nicht) (?:mehr |wieder )(?:\w+ )?aufwachen|für immer (?:schlafen|weg sein|verschwinden|einschlafen)|(?:todes|lebens)(?:wunsch|sehnsucht|müde|überdrüssig)\w*|lebensmüde|sterbe(?:n)?swunsch|(?:der )?tod (?:\w+ ){0,3}(?:erlösung|ausweg|lösung|befreiung|besser|willkommen)|(?:besser|lieber|leichter|wohl besser) (?:\w+ ){0,2}tot|(?:an|über) (?:den|meinen|das) (?:eigenen )?(?:tod|sterben) (?:\w+ )?(?:denken|denke|nachdenke|nachzudenken)|(?:denke|nachdenke) (?:\w+ ){0,3}(?:daran|darüber|ans) (?:\w+ |, ){0,2}(?:zu )?sterben",
        unless=r"angst|panik\w*|attacke|fürchte|meine (?:mutter|oma|katze)|mein (?:vater|opa|hund)|alt werden|zu hause sterben|in würde|für meine kinder|akku|palliativ|wenn ich alt|lieber tot als|seit das baby|einschlafen seit|akku|weiterbildung",
        says_no=True,
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "leben lebe weiterleb dasein da existier hier lebt aufwach bock sein",
        r"(?:nicht|nie|keine lust|kein bock|keinen bock|keine kraft|ohne lust|ungern) (?:mehr |länger |weiter |überhaupt )?(?:(?:so|auf dieser welt|auf der welt|auf dieses|auf|das|zu|zum|dieses|am|hier|mehr|weiter|noch|in dieser welt|aufs|einfach) ){0,4}(?:leben|weiterleben|weiterzuleben|dasein|da sein|hier sein|existieren|sein|lebe|am leben|am leben sein|leben zu wollen)(?! (?:in|mit|bei|ohne|von|als|können wie|auf dem land|zusammen))|(?:ob|warum|wozu|wofür|weshalb) (?:soll |sollte |muss |lohnt )?(?:es |sich )?(?:ich )?(?:\w+ ){0,3}(?:noch |weiter|überhaupt )(?:\w+ )?(?:leben|lebe|weiterleben|leben will|lebe ich|am leben bin)|nicht mehr (?:leben|da sein|weiterleben|existieren|sein) (?:will|möchte|wollen|mag|kann|wollte)|(?:kein|keinen|ohne) (?:sinn|wert|grund|willen) (?:\w+ ){0,3}(?:leben|weiterleben|weiterzuleben|zu leben|da zu sein)|(?:leben|alles|dasein) (?:\w+ ){0,5}(?:keinen sinn|sinnlos|nicht mehr lebenswert|nicht lebenswert|wertlos|nichts mehr wert|hat keinen wert|satt|nicht mehr aus|unerträglich)|nicht (?:mehr )?lebenswert|(?:satt|müde) (?:zu leben|des lebens)|hasse mein leben|(?:mein )?leben (?:nicht mehr aus|ist vorbei|ist zu ende|hinschmeißen|wegwerfen)|lebenswillen? (?:\w+ )?(?:verloren|mehr|weg)|(?:keinen|kein) lebenswillen?",
        unless=r"(?:in|mit|bei|auf) (?:der|dem|einer|einem|meinen|meiner|meinem|den) (?:\w+ )?(?:stadt|land|eltern|wg|haus|dorf|wohnung|mann|freund|partner)|zusammen leben|ohne (?:kaffee|handy|zucker)|stadt|termin|leben wie (?:ein|in)|urlaub|so (?:viel|lange|schnell|oft)|allein leben|allein sein|nicht (?:mehr )?sein (?:auto|problem|handy)|es kann nicht",
        says_no=True,
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "suizid selbstmord freitod lebensmud lebensmued",
        r"(?:ich|bin|er|sie|habe|hatte|hat|mein\w*|sohn|tochter|freund\w*|sind|starke|ständig|wieder|seit|akut|mit|ist|denke|gedanken|an|von) (?:\w+ |, ){0,6}(?:suizid|selbstmord|freitod|suizidal|suizidgefährdet|lebensmüde)(?!prävention|rate|versuch|forschung|hilfe)\w*|(?:suizid|selbstmord|freitod)(?:gedanken|absichten|fantasien|phantasien|impulse|wunsch|pläne)|(?:suizid|selbstmord|freitod) (?:\w+ ){0,4}(?:ausweg|lösung|option|einzige)",
        unless=r"prävention|präventions\w*|verlor\w*|durch (?:suizid|selbstmord)|an suizid (?:verloren|gestorben)|hinterblieben\w*|menschen|artikel|schülern|reden (?:wir )?über|spricht|sprechen|studie\w*|telefon|arbeite|ehrenamt\w*|suizidforschung|erhöhen|können (?:\w+ ){0,4}(?:suizid|auslösen)|begangen|raten?|statistik",
        rises=True,
    ),
    # Whatever else somebody says of being gone, or of their own death.
    rule(
        "crisis",
        1,
        "suizid selbstmord freitod selbstverletz selbsttot selbsttoet ritz umbring umgebracht leben umzubring bring antun geritzt angetan",
        rf"suizid\w*|selbstmord\w*|freitod|selbstverletz\w*|selbsttötung\w*|ritzen|geritzt|{_ACT}|(?:umbringen|umgebracht|umzubringen)(?: \w+)?|(?:bringt|bringen|brachte) (?:\w+ )?sich (?:\w+ ){{0,3}}um|sich (?:\w+ )?das leben|nicht mehr leben",
        excusable=False,
        unless=r"rauchen|(?:freund|freundin|ihm|ihr|mir) (?:\w+ )?schluss|schluss (?:mit|machen)|(?:dir|mir) was antun mit|den zug",
    ),
]
