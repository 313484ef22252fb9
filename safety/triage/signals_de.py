# ruff: noqa: E501  (a phrase stands on one line)
"""What people in danger say in German, by concept; `weighing` says what weighs how much."""

NAMES = {
    "near": "sohn tochter kind bub junge bursche mädchen mädel freund freundin kumpel kollegin kollege mann frau gatte gattin partner partnerin bruder schwester mama mutter papa vater oma opa großmutter großvater cousin cousine mitbewohner mitbewohnerin nachbar nachbarin schüler schülerin ex neffe nichte enkel enkelin ehemann ehefrau verlobter verlobte dirndl göttibub kleine kleiner große großer er sie jährige jähriger",
    "want": "will möchte mag mechat wünsche wünschte wünscht hoffe hoffen hofft bete bitte sehne sehnt würde wär wäre wollte lieber liebsten gern gerne endlich einfach nur könnte wollen wünschen dürfte",
    "dead": "tot gestorben sterben weg verschwinden verschwunden fort einschlafen nicht_mehr_aufwachen nie_mehr_aufwachen nicht_mehr_da nicht_mehr_leben nicht_mehr_sein nicht_mehr_existieren nicht_mehr_hier nicht_mehr_am_leben auslöschen ausgelöscht nicht_geboren aufhören_zu_existieren nicht_existieren nicht_mehr_aufzuwachen nimmer_aufwachen von_der_welt von_dieser_welt entschlafen erlöst heimgehen",
    "gone": "weg tot gestorben nicht_mehr_da nicht_mehr_bin nicht_mehr_wäre nicht_mehr_lebe fort verschwinde verschwunden nicht_gäbe nicht_mehr_gäbe nicht_da nicht_mehr_gibt sterbe stürbe gehe nicht_wäre nicht_mehr_hier nicht_auf_der_welt",
    "live": "leben weiterleben weiterzuleben dasein da_sein da_zu_sein hier_sein existieren weitermachen weiterzumachen weitergehen aufwachen aufzuwachen aufstehen aufzustehen weiterkämpfen kämpfen sein am_leben",
    "more": "nicht_mehr nicht_länger nie_mehr nie_wieder nicht_weiter",
    "it": "es alles das das_alles der_schmerz die_schmerzen das_leben dieses_leben mein_leben die_gedanken die_stimmen das_ganze der_kopf das_leid mein_kopf die_qual das_denken",
    "pills": "tabletten pillen medikamente schlaftabletten schlafmittel tablettenschachtel* pulver insulin tropfen medis schmerzmittel schmerztabletten packung packungen blister antidepressiva beruhigungsmittel tablettenvorrat paracetamol",
    "tool": "seil strick schlinge pistole gewehr waffe klinge klingen rasierklinge* messer cutter skalpell gift armeewaffe dienstwaffe jagdgewehr ordonnanzwaffe sturmgewehr gürtel kabel puffn",
    "drop": "brücke brückn brugg dach hochhaus fenster balkon gleis gleise gleisen bahngleis* geleise schienen zug züge bahn s_bahn u_bahn bahndamm klippe turm parkhaus viadukt geländer felsen abgrund bahnübergang autobahnbrücke staumauer donau aare rhein fluss see",
    "soon": "heute_nacht heute_abend heute morgen_früh morgen übermorgen am_wochenende montag dienstag mittwoch donnerstag freitag samstag sonntag nach_weihnachten nach_silvester bald gleich jetzt um_mitternacht diese_nacht heit",
    "all": "alle alles allen familie kinder kindern kind mann frau eltern mutter vater mama sie euch ihr ihnen welt freunde sohn tochter jeder jedem anderen leute er",
    "better": "besser leichter glücklicher einfacher ruhiger erleichtert froh entlastet zurecht klarkommen auskommen erleichterung ruhe schöner gut gutgehen freier erlösung",
    "told": "sagt sagte gesagt redet schreibt schrieb geschrieben droht gedroht meint meinte erzählt spricht erwähnt geäußert äußert sog postet gepostet flüstert schickt geschickt",
    "child": "kind kinder kindern baby sohn tochter bruder schwester geschwister stiefsohn stieftochter neffe neffen nichte schüler schülerin enkel enkelin mädchen bub buben junge jungen kleine kleinen kleiner säugling zwillinge",
    "harms": "schlägt schlagen schlug geschlagen verprügel* prügel* haut gehauen misshandel* missbrauch* vergewaltig* würgt gewürgt würgte tritt getreten begrapsch* fasst fassen angefasst anfasst berührt schüttelt geschüttelt eingesperrt sperrt watscht ohrfeigt verdrischt verdroschen schubst geschubst wirft geworfen quält demütigt bedroht",
    "adult": "vater papa stiefvater mutter mama stiefmutter onkel tante opa großvater lehrer lehrerin trainer betreuer pfleger pflegerin nachbar partner partnerin mann frau freund freundin ex exmann bruder cousin pfarrer babysitter chef er sie",
    "them": "ihn sie ihm ihr jemanden jemandem alle allen andere anderen leute menschen mein_baby meinem_baby mein_kind meinem_kind meine_kinder meinen_kindern meinen_sohn meine_tochter meinen_mann meine_frau meinen_chef meine_mutter meinen_vater meinen_ex meinen_bruder meine_eltern das_baby dem_baby den_kindern",
}

CONCEPTS = {
    "wish": """
        lieber|besser ~~ mitgestorben|gestorben|draufgegangen|umgekommen|mit_gestorben
        wunsch|wünsche|verlangen|sehnsucht ~ tot|sterben|zu_sterben|nach_dem_tod|weg ~ zu? ~ sein|.
        wasser|fluss|see|meer ~~ wärmer|warm|einlad*|ruhig|freundlich*
        leben ~ zurückgeben|fertig_machen|fertigmachen|abgeben|umtauschen|hinwerfen|beenden|wegwerfen
        verdient|verdiene ~~ leben|zu_leben|dasein|am_leben
        distanzieren ~~ nicht|selbst ~~ mehr|stimmt
        gehe|ginge|gang|geh|folge|folgen ~ ihr|ihm ~ gern* ~ nach|hinterher|feig*|.
        feig*|mut|traue|trau ~~ springen|sterben|nachgehen|tun|schluss|umzubringen|. -sagen|fragen|anzurufen
        operation|op|narkose|befund|krebs|herz ~~ schief*|schlecht|recht|bösartig|stehen|egal
        beneid*|neid* ~~ jeden|alle|die|tote*|gestorben|schwarz|anzeige*|zeitung
        wütend|hässig|traurig|enttäuscht|grantig ~~ noch|no ~ atme|schnuufe|lebe|da|aufwache|schnaufe
        gfreit|freut|gfallt ~~ leben|läbe ~~ nicht_mehr|nimmer|nümm
        balken|haken|ast ~~ schau*|denk*|hält|tragen|rauf|seh*
        lenkrad|steuer ~~ loslass*|gegen|rum*|verreiß*
        loslass* ~~ lenkrad|steuer|brücke|geländer
        ausweg|weg ~~ unter_der_erde|tod|grab|sterben|friedhof
        augen|aug ~~ nie|nicht|nimmer ~ wieder|mehr ~ auf*|öffnen
        nicht_mehr|nümm|nimmer|gar_nümm ~ uf|auf ~ dere|dieser|der ~ wält|welt
        gradaus|geradeaus|lenkrad ~~ fahren|fahr|weiter|kurve|baum|auto ~~ könnt*|einfach|stehen|loslassen|.
        wär|wäre ~ gschyder|gscheiter|besser|am_besten|gschider ~~ nicht_mehr|nümm|tot|weg|nimmer|nicht_da
        warte|wart|hoffe|bete|wünsche ~~ dass|darauf|bis|drauf ~~ aufhört|vorbei|holt|ende|sterbe|zu_ende|nimmt
        am_liebste*|am_liebsten|liaber|lieber|gern|wett|wött|möcht ~~ nümme|nimmer|nicht_mehr ~ da|si|sein|läbe|leben|lebe|do
        wer ~ mich ~ findet|finden|find
        beneide|neidisch ~~ toten|tot|gestorben|sterben|grab|krebs|todes*
        würde|würd|tät ~ nicht ~ ausweichen|zur_seite|bremsen|stehenbleiben|weggehen
        sag*|flüster*|schrei* ~~ spring|ich_soll_springen|stirb|bring_dich_um|tu_es|lass_los
        <want> ~~ tot|sterben|gestorben|nicht_mehr_sein|nicht_mehr_da_sein|nicht_mehr_leben|nicht_mehr_aufwachen|nie_mehr_aufwachen|nicht_mehr_aufwache|nie_mehr_aufwache|nie_wieder_aufwachen|nie_wieder_aufwache|tot_sein|tot_umfallen|verrecken|abkratzen|krepieren -vor|als|lachen|müde
        <want> ~~ <dead> -von|mit|aus|in|nach|zu_hause|vor
        <want> ~~ ich|mich ~~ <gone>
        einschlafen|schlafen|schlaf|einschlaf* ~~ nicht|nie|nimmer|ohne ~ aufwach*|aufzuwachen|wach
        nicht|nie|nimmer ~ aufwach*|aufzuwachen|aufgewacht|wach_werden|wach_werde
        für_immer|für_ewig|ewig|endgültig ~ schlafen|einschlafen|weg|verschwinden|verschwunden|ruhe|gehen|ruhig|still|aus|schluss
        für_immer|endgültig ~ vorbei|weg|ruhe|aus
        enttäuscht|traurig|schade|ärgerlich|wütend|schlimm|leider ~~ wieder|noch|doch ~ aufgewacht|aufwache|aufgwacht|wach|lebe
        denk*|gedanken|nachdenk*|gedacht|träum*|fantasi*|phantasi*|vorstell*|stell*|male|grüble|gedanke ~~ sterben|tod|suizid|selbstmord|umbring*|umzubring*|schluss_zu_machen|springen|zu_springen|tot|lebensende|beerdigung|begräbnis|nicht_mehr_da_zu_sein|nicht_mehr_zu_leben -des|der|meines|meiner|von|mit
        an_den|an_meinen|ans|vom|über_meinen ~ tod|sterben ~ denk*|träum*|nachdenk*|.
        suizidal*|suizidgedanken|selbstmordgedanken|lebensmüde|todessehnsucht|todeswunsch|sterbewunsch|suizidgefährdet|lebensüberdruss -bei|sind|in
        mich|sich ~ umbring*|umzubring*|umgebracht|töten|zu_töten|erhäng*|aufhäng*|erschieß*|vergift*|ertränk*|weghängen|aufknüpf*|wegballern|auslösch*
        bring*|häng*|erschieß*|töte ~ ich|er|sie|mich|sich ~ um|auf|mich|sich -an_den|sehr
        mir|sich|ihm|ihr ~ das|mein|sein|ihr leben ~ nehm*|zu_nehmen|nimmt|genommen -wie
        mir|sich ~ etwas|was ~ antu*|anzutun|antut|angetan
        leben|allem|ganzen ~ ein? ~ ende|beenden|beende|schluss ~ mach*|setz*|bereit*|zu|.
        schluss ~ machen|mach|mache|gemacht ~ mit ~ allem|leben|ganzen|welt
        mit ~ allem|leben|ganzen ~ schluss|abgeschlossen|fertig|durch
        niemand|keiner|wer|keinem|keinen|koana|niemandem ~~ merk*|vermiss*|auffall*|fehl*|interessier*|trauer*|kümmer*|weinen|juck* ~~ <gone>|mich|ich -in_der_arbeit
        <gone> ~~ niemand|keiner|keinem|keinen|niemandem|egal|merk*|vermiss*
        meine|eigene|meiner ~ beerdigung|begräbnis|grab|trauerfeier|todesanzeige
        tod|sterben ~ erlösung|ausweg|lösung|befreiung|willkommen|freund|leichter|einzige|ruhe|frieden
        egal|gleichgültig|wurscht ~~ lebe|leben|sterbe|sterben|tot|aufwache|morgen_noch
        vor|unter|auf|von|aus|vom|in|über|an ~ <drop> ~ werf*|spring*|schmeiß*|leg*|gehen|lauf*|stürz*|fallen|runter*|hinunter*|stehen|gestanden|hüpf* -besuch
        spring*|werfe|schmeiß*|leg*|stürz*|hupf* ~~ vor|unter|von|aus|in|auf ~ <drop>
        gegen|in ~ baum|brückenpfeiler|gegenverkehr|wand|mauer|lkw|laster ~ fahr*|lenk*|rasen|zieh*|steuer*
        zu|bei ~ mama|papa|ihm|ihr|meinem_mann|meiner_frau|mutter|dir|meinem_sohn|meiner_tochter ~ in_den_himmel|hinüber|nach_oben|folgen|nachfolgen|rüber
        ihm|ihr|meinem_mann|meiner_frau|dir ~ folgen|nachfolgen|nachgehen|hinterher
        wart* ~ auf ~ tod|ende|sterben|erlösung|dass_es_vorbei
        wünsch*|hoff*|bete|bitte ~~ herz ~ stehen|aufhör*|schlag*|stillsteht
        hoff*|wünsch*|bete|bitte ~~ auto|bus|zug|krebs|herrgott|gott|es|jemand|unfall|blitz ~~ überfährt|holt|hole|erwischt|trifft|zu_sich|passiert|erlöst|überrollt
        wäre|wär|warum|besser|nie|niemals|nicht|bin ~ nie|niemals|nicht|gar_nicht? ~ geboren
        verdien* ~~ zu_leben|leben|tod|zu_sterben|da_zu_sein
        nicht ~ auf ~ welt ~ sein|bleiben|gehör*|.
        will|möchte ~ raus ~ aus ~ leben|welt|allem
        diese|dieser|der welt ~ verlassen|gehen|verschwinden|weg|verabschieden
    """,
    "unwilling": """
        nichts|nix|niemand* ~ mehr? ~~ wofür|für_das|wozu ~~ leben|lebe|aufsteh*|weiter|lohnt
        wofür|wozu ~ ich ~ leben|noch|weiterleben
        <more>|nicht|kein|keine|keinen|koan|nimmer ~ <live> ~ will|möchte|mag|kann|wollen|können|mögen|wollte|magst|lust|kraft
        will|möchte|mag|kann|wui|mog ~ einfach? ~ <more> ~ leben|weiterleben|da_sein|existieren|weiter|so_weitermachen|weitermachen|kämpfen|am_leben|hier_sein|sein|aufwachen|aufstehen -mit|in|bei|zusammen|als|ohne
        mag|will|möchte ~ nimmer|nicht_mehr|nümm|nüm|nimma .
        kein|keine|keinen|null|ohne|welchen|jeglichen|jeden|lust ~ sinn|grund|lust|bock|willen|lebenswillen|lebensmut|kraft|zweck|zukunft|lebenslust|lebensfreude ~~ leben|weiterleben|weiterzuleben|da_zu_sein|weiterzumachen|weiter|mehr|aufzustehen|aufzuwachen|verloren|alles|existieren|. -schlafen|zeit
        sinn|wozu|warum|wofür|wieso|weshalb ~~ noch|überhaupt|weiter|eigentlich ~~ leben|lebe|da|aufstehen|weitermachen|weiter|aufwachen|kämpfen|atmen|mach* -nicht
        leben|alles|dasein|mein_leben|existenz|ganze ~~ sinnlos|keinen_sinn|wertlos|nichts_mehr_wert|nicht_mehr_lebenswert|satt|qual|unerträglich|hölle|vorbei|last|zu_viel|zu_schwer|gefängnis|nicht_wert|keinen_wert|kaputt|leer|hinschmeißen|wegwerfen -langweilig
        nicht ~ lebenswert|wert_zu_leben
        müde|satt|leid|überdrüssig|erschöpft|lebensmüde ~ zu_leben|vom_leben|des_lebens|lebens|leben|da_zu_sein|zu_existieren|allem
        hasse|hass ~ mein|leben|am_leben|dass_ich ~ leben|lebe|noch_lebe|zu_sein|dasein|da_bin|.
        sehe|gibt|hab|habe|finde|weiß|seh|sieht|gsehn ~~ kein|keine|keinen|keinerlei|ka|koan ~ ausweg|zukunft|hoffnung|perspektive|sinn|weg|licht|zuekunft|sinn_mehr -medikament*
        <more>|kein|keine ~ durchhalten|überstehen|überleben|durchstehen|schaffen|aushalten|aushalte|schaffe|packe|packen|derpack*|ertragen|derheb* ~ .|kann|will|lange|heute|morgen|noch_einen
        halte|halt|ertrage|ertrag|pack|packe|schaff|schaffe|derpack|verkrafte ~~ nicht|kaum|nimmer|keinen|nümm ~ mehr|länger|tag|nacht|aus|winter|woche|. -arbeit|lärm
        keinen|kein|nicht|noch ~ weiteren|einen|anderen ~ tag|nacht|jahr|winter|woche ~ mehr|aushalt*|schaff*|übersteh*|ertrag*|weiter|so|durch*
        einzige*|nur ~~ grund|wegen ~~ noch_lebe|noch_da|noch_hier|am_leben|noch_hält|hält|noch_da_bin|nicht_getan
        aufgegeben|aufgeben|gebe_auf|geb_auf|gib_auf ~ mich|leben|alles|.
        am leben ~ bleiben|sein|zu_sein|erhalten ~ nicht|kein*|mühe|schwer|qual|warum
        nicht|kaum|nie ~ erleben|überleben|mehr_erleben ~ werde|will|möchte|.
        so ~ <more> ~ weiter|leben|weiterleben|weitermachen|weitergehen
        nicht ~ hierher|in_diese_welt|auf_diese_welt|dazu ~ gehör*|gemacht|passe
    """,
    "burden": """
        versicherung|lebensversicherung|rente|pension|erbe ~~ zahl*|auszahl*|mehr|wert|davon|kinder*|abbezahlt
        brauch* ~ mich ~ nicht_mehr|niemand|keiner|nimmer|nümme
        ohne_mich|wenn_ich|wenn_es_mich|wenns_mich|falls_ich ~~ <better>|niemand|keiner
        <better> ~~ ohne_mich|wenn_ich|wenn_es_mich|falls_ich|wenns_mich ~ <gone>|.
        <all> ~~ <better> ~~ ohne_mich|wenn_ich ~ <gone>|.
        ohne_mich ~~ dran|zurechtkommen|klar|weiter|auskommen|glücklich|schaffen|leben|klarkommen|zrächt|zurecht|gut
        last|klotz|bürde|ballast|belastung|überflüssig|im_weg|zur_last|nutzlos|unnütz ~~ alle*|familie|euch|bin|ihnen|kinder*|falle|gefallen|geworden|nur|jeden|am_bein
        bin|falle|fühle|nur|bloß ~~ last|klotz_am_bein|bürde|ballast|belastung|überflüssig|zur_last|im_weg|abfall -der
        niemand|keiner|keinem|kein_mensch|niemandem|koana ~ brauch*|vermiss*|fehl*|will|merk* ~ mich|ich|mehr|.
        ein ~ problem|esser|sorge|mund|last|mensch weniger
        tot ~ mehr_wert|nützlicher|besser
    """,
    "self_harm": """
        kopf ~ gegen|an ~ wand|tür|tisch
        ritz*|geritz*|schneid*|geschnitten|gschnitte* ~~ wieder|wider|heute|gestern|klo|schule|nachts|keiner|niemand -haare|papier
        mich|sich ~ wieder|wider ~ geritzt|geschnitten|verletzt|verbrannt
        ritz*|geritzt|schneid*|geschnitten|verletz*|verbrenn*|verbrannt|schnitt*|kratz*|schlag*|weh ~ mich|mir|sich|arm|arme|selbst|haut ~ selbst|arm*|haut|wieder|bein*|absichtlich|wenn|bis|.|tief -beim|an_der|vor|gestern_beim|hat
        mich|mir|sich ~~ ritz*|geritzt|selbst_verletz*|selbst_zu_verletz*|geschnitten|schneide|schneiden|schneidet|verbrannt|verletzen|weh_tun|weh_tue|wehtun|wehtue|weh_zu_tun|wehzutun -beim|hat|haben
        ritzt|ritze|ritzen|svv|selbstverletz* ~~ wieder|seit|jeden|täglich|gestern|heute|angefangen|weiter|nicht_aufhören|tiefer|ich|sie|er
        wieder|seit|täglich|angefangen|heute|gestern|drang|druck ~~ ritz*|geritzt|selbstverletz*|svv|zu_schneiden|selbst_zu_verletzen|geschnitten -film
        klinge*|rasierklinge*|messer|feuerzeug|schere|blut|cutter ~~ haut|arm|arme|handgelenk*|unterarm*|oberschenkel|puls*|zimmer|bett|schublade|kissen|hosentasche|federpenal|federmäppchen -gemüse
        schnitte|narben|wunden|verbände|kratzer|ritzer ~ an|am|auf|unter|über ~ arm*|unterarm*|bein*|handgelenk*|oberschenkel*|haut|den|ihren|ihrem|seinen|seinem|meinen|meinem -alte
        nur|erst|einzige* ~~ blut|schmerz|klinge|schneid*|ritz* ~~ spüre|fühl*|ruhig*|erleichter*|hilft|druck|besser
        blut ~ sehe|sehen|fließt|läuft ~~ ruhig*|besser|erleichter*|leichter
        rückfall|rückfällig ~~ ritz*|klinge|schneid*|selbstverletz*
    """,
    "near_risk": """
        gegeben|übergeben|geschenkt|gibt ~~ uhr|passwörter|ring|schlüssel|passwort|pin ~~ weggefahren|brauchen|weg|nicht_ab|umarmt
        uhr|passwörter|ring|schlüssel|passwort ~~ gegeben|übergeben|geschenkt ~~ weg*|brauchen|nicht_ab|umarmt
        <near> ~~ gewehr|waffe|pistole|strick ~~ putzt|sitzt|jeden|jede
        <near> ~~ gezeichnet|zeichnet|gemalt|malt ~~ grab|sarg|tot|galgen
        <near> ~~ ruhig|gelassen|fröhlich ~~ verschenk*|umarmt|abschied*|letzte*
        <near> ~~ <told>|will|möchte|wünscht ~~ sterben|tot|umbring*|umzubring*|nicht_mehr_leben|nicht_mehr_da|suizid*|selbstmord*|nicht_mehr_will|nicht_mehr_aufwachen|leben_nehmen|schluss|besser_ohne|keinen_sinn|nicht_mehr_auf|leben_beenden|weg_sein|nicht_mehr_weiter|antu*|antut|nicht_mehr_sein|aus_dem_fenster
        <near> ~~ nicht|nie|nimmer ~ mehr? ~ leben|aufwachen|da_sein|weiterleben ~ will|möchte|mag
        <near> ~~ abschied*|verabschiedet|verschenkt|verschenk* ~~ sachen|brief*|alles|nachricht|allen|gefunden|.
        <near> ~~ eingesperrt|eingeschlossen|sperrt|schließt ~~ messer|klinge|tabletten|antwort*|nicht_mehr|badezimmer|bad
        <near> ~~ hat|sucht|hortet|sammelt|googelt|gekauft ~~ tabletten|strick|seil|messer|methoden|klingen|waffe|wie_man_stirbt -gegen|verschrieben|sich_geschnitten
        <near> ~~ ritzt|ritzen|geritzt|verletzt_sich|selbst_verletzt|sich_verletzt|schneidet_sich|sich_schneidet|sich_selbst
        <near> ~~ sich ~~ umbring*|umzubringen|antun|antut|anzutun|leben_nehmen|erhäng*|das_leben|umbringt
        <near> ~~ suizidal|suizidgefährdet|lebensmüde|suizidversuch|selbstmordversuch|überdosis
        angst|sorge*|befürcht*|fürcht* ~~ <near> ~~ antut|antun|umbring*|anstellt|passiert|dummheit*|zu_spät|etwas_tut|nicht_mehr_lebt|leben -zu_mir
    """,
    "stop": """
        <want>|soll|muss|dass|damit|wann ~~ <it> ~~ aufhör*|aufhöre|vorbei|ende|endet|enden|aufhören|ein_ende|rum|aus_ist|vorüber|ufhört|still|ruhig|stoppt
        <want>|nur|endlich|ewige|ewig|für_immer ~ ruhe|frieden|stille|schlafen|schlaf|frei_sein|nichts_mehr|dunkelheit|erlösung ~ haben|finden|.|für_immer|endlich|nichts|spüren
        <want>|nur|einfach ~~ verschwinden|weg_sein|nichts_mehr_fühlen|nichts_mehr_spüren|nicht_mehr_denken|nichts_mehr_hören|mich_auflösen|unsichtbar|weg|aufhören
        ausschalten|abschalten|ausknipsen|stecker ~~ alles|mich|für_immer|gezogen|ziehen|licht
        nichts ~ mehr ~ spüren|fühlen|wissen|hören ~ müssen|will|möchte|.
    """,
    "intent": """
        ich ~ springe|spring|hüpfe|erschieße|erhänge ~ jetzt|gleich|heute|.
        jetzt|gleich|heute ~ springe|spring|tue|mache ~ ich ~ .|es
        <soon>|donnerstag|mittwoch|dann ~~ mich_finden|mich_findet|nicht_sie_mich|findet_mich
        nicht|nichts|kein* ~ noch|mehr ~ brauche*|verlänger*
        nicht ~ vor ~~ noch ~ brauchen|erleben
        mach|mache|mach* ~ ich? ~ heut*|morgen|jetzt|bald ~ schluss|ende
        schluss ~ mit ~ mein*|dem|diesem|allem ~ leben|.
        <drop>|dach|parkhaus|hochhaus|brücke ~~ keine_ahnung|warum_ich|schreib*|runter|springen|hier
        heute|morgen|jetzt|diese|bald|gleich|am_wochenende|freitag|samstag|sonntag ~~ mache|mach|tu|tue|ziehe|zieh|machs|tus|passiert|geschieht ~ ich|es|ichs ~ es|durch|schluss|ende|.
        mache|mach|tue|tu|zieh*|werde|will ~ ich|ichs|es|jetzt ~~ es ~~ heute|morgen|jetzt|diesmal|wirklich|durch*|endgültig|noch_vor -hausaufgaben
        werde|wird|habe_vor|beschlossen|entschieden|geplant|plane|entschluss|vorhabe|bereit|fest_vor|entschlossen ~~ umbring*|umzubring*|sterben|springen|zu_springen|erhäng*|zu_sterben|gehen_für_immer|ende|beenden|zu_beenden|leben_nehmen|schluss_mache*|schluss_zu_machen|tun|zu_gehen|abtreten|nicht_mehr|aufzuhören|zu_tun -therapie|praxis|arbeit
        heute|morgen|diese|nächste* ~ ist|wird|soll|bin ~~ letzte*|so_weit|soweit|vorbei|nicht_mehr|zu_ende|tot|weg|ende|tag -prüfung
        letzte* ~ nacht|abend|tag|nachricht|kommentar|mal|worte|gruß|weihnachten|brief|beitrag|lebenszeichen ~~ von_mir|mein*|sein|ihr|schreibe|hier|ist|.|meines -im|stunde|woche|patient
        mein* letzte* ~ nacht|abend|tag|nachricht|kommentar|mal|worte|gruß|weihnachten|brief|beitrag|geburtstag -in_der|im|bei
        wenn ~ ihr|du|sie|jemand|man|das|dies ~~ lest|liest|lesen|gelesen|findet|finden|lesed ~~ nicht_mehr|tot|weg|gegangen|fort|vorbei|zu_spät|schon
        bis|nach|vor|ab ~ morgen|weihnachten|montag|freitag|sonntag|wochenende|mitternacht|sonnenaufgang|früh ~~ tot|weg|nicht_mehr|vorbei|erledigt|überstanden|geschafft
        niemand|keiner|nichts ~ kann|wird ~ mich ~ aufhalten|umstimmen|abhalten|retten|davon
        weiß|wissen|habe|plan|hab|steht|ist ~~ wie|wann|wo|datum|tag|ort|methode|plan|stelle|zeitpunkt|termin ~~ fest|mache|ausgesucht|gewählt|mach|geht|tun|fertig|schon|umsetzen|springen|genau|steht -praxis|therapie|arzt
        einen|den|mein|der|konkreten ~ plan ~ habe|steht|gibt_es|umsetz*|gemacht|fertig|fix|durch* -ernährung*|b
        plan|entschluss|entscheidung ~ steht|gefallen|fix|gefasst|gefällt ~ .|und|jetzt|heute|morgen|am|ruhig
        nicht ~ sicher ~ vor_mir|mit_mir|allein|heute|nacht
        trau*|angst|garantier*|versprech* ~~ mir|mich|vor_mir|dafür|nicht ~~ selbst|antue|tue|tu|mache|überlebe|heute|nacht|allein_bin -hunde
        angst ~ vor ~ mir|dem_was_ich ~ selbst|tun|tue|tu|.
        etwas|was ~ dummes|schlimmes|unüberlegtes ~ tu*|mach*|anstell*|passiert
        werde|bin|wird ~~ nicht_mehr ~~ da|dabei|leben|erleben|hier|sein ~~ weihnachten|geburtstag|morgen|bald|lange|wenn|nächst*|sommer|hochzeit -urlaub|praxis|arbeit
        bald|heute|morgen|endlich ~ ist|habe|hab|wird|hat|bin ~ alles|es|ich ~ vorbei|überstanden|ende|ein_ende|hinter_mir|geschafft|ruhe|frei|erlöst|nicht_mehr -prüfung|kurs
    """,
    "farewell": """
        zettel|liste|anleitung ~~ kühlschrank|bereit|tisch ~~ weg_bin|nicht_mehr|wenn_ich
        alles|versorgt|was_er_braucht|was_sie_braucht ~~ wenn_ich ~ weg|nicht_mehr|fort|tot
        brief*|zettel ~ liegt|liegen|ist|isch|unter|im|auf ~ unter|auf|im|in|am ~ kissen|polster|tisch|schublade|schreibtisch|küche
        zimmer|wohnung ~ aufgeräumt|geputzt ~~ damit|dass ~~ nicht|niemand|müssen
        lebt|leb|lebe|lebwohl|adieu|pfiat|pfiati|pfüeti|tschüss|ade|ciao|servus|baba|machts|macht|mach ~ wohl|gut|welt|ihr|alle|für_immer|zusammen|guet ~~ alle|ihr|lieben|welt|familie|kinder|mama|für_immer|freunde|. -wohl_in|weiter
        abschied*|verabschiede*|verabschieden ~~ von|allen|für_immer|euch|kindern|familie|geschrieben|welt|leben|mich|still|heimlich|briefe -praktikum|urlaub|kollegen|oma|stelle
        abschiedsbrief*|abschiedsnachricht|abschiedsvideo|abschiedsbriefli
        brief*|zettel|zeilen ~~ geschrieben|liegen|liegt|schreibe|fertig|hinterlass*|gschribe|bereit|hinterlegt ~~ kinder*|familie|mutter|eltern|mann|frau|alle|abschied|schublade|tisch|jeden|küchentisch|wenn|. -krankenkasse|arzt|chef|kasse|versicherung
        geschrieben|schreibe|schrieb|fertig ~~ brief*|zettel|abschiedsworte ~~ kinder*|familie|mutter|eltern|mann|frau|alle|jeden|tisch
        sagt|sag|sage|richtet|erzählt ~ <all>|meiner|meinem|meinen|ihr|ihm|mama|papa ~~ lieb*|leid|geliebt|versucht|nicht_schuld|stolz
        verzeih*|vergib|vergebt|entschuldigt|sorry|tut_mir_leid ~~ kann_nicht|konnte_nicht|nicht_mehr|mir_alle|mir_bitte|nicht_stark|geschafft|gehen_muss|schmerz|was_ich|mir_was|antue -spät|frage
        niemand|keiner|niemanden ~ schuld|schuldig
        passt|pass|kümmert|kümmere|kümmer|schaut|schau ~ auf|um|gut|bitte|euch ~~ kinder|katze|hund|mama|papa|meine|meinen|aufeinander|mutter|geschwister ~~ weg|nicht_mehr|für_mich|bin|. -dich|sich
        danke ~~ für_alles|alles ~~ nicht_mehr|letzte*|abschied|leb|gehe|wohl|lieb|vorbei|ende
        hört|hören|hörst|lest|sieht|sehen|seht|lesen ~ nie|nichts|nicht|mich ~ mehr|wieder ~ von_mir|.
        wir ~ sehen ~ drüben|im_himmel|auf_der_anderen|im_nächsten
    """,
    "preparing": """
        alles|testament|unterlagen|papiere|versicherung*|finanzen|angelegenheiten|passwörter|konten|wohnung|patientenverfügung|nachlass|sachen|dokumente ~ geregelt|geordnet|erledigt|sortiert|bereit|aufgeräumt|gepackt|vorbereitet|in_ordnung|aufgeschrieben|geordnet|unterschrieben|beschriftet|ordner|organisiert|hergerichtet|griegelt
        geregelt|geordnet|aufgeräumt|regle|ordne|sortiere|vorbereitet|aufgeschrieben|gemacht|räume ~~ testament|unterlagen|papiere|nachlass|angelegenheiten|passwörter|beerdigung|begräbnis|versicherung
        verschenk*|verschenkt|weggegeben|hergeschenkt|verteilt|verkauft|weggeben|hergegeben ~~ sachen|alles|gitarre|hund|katze|lieblings*|bücher|schmuck|meine|mein|.
        sachen|alles|gitarre|hund|katze|lieblings*|bücher|schmuck|katzen|tiere ~~ verschenkt|weggegeben|hergeschenkt|verteilt|weggeben|untergebracht|versorgt|platz|zuhause_gefunden
        hund|katze|katzen|kinder|tiere ~ ist|sind|habe|kommen|bleiben|hab|wird ~ versorgt|untergebracht|bei_meiner|bei_der_oma|neues_zuhause|bei_oma|guten_händen|platz
        beerdigung|begräbnis|grabstein|sarg|trauerlieder|grab ~~ bezahlt|ausgesucht|geplant|gekauft
        konten|profile|fotos|nachrichten|chats ~ gelöscht|lösche|gekündigt
    """,
    "violence": """
        zündet|zünd*|erschießt|bringt ~ uns|mich|die_kinder|alle ~ an|um|alle|.
        benzin|messer|waffe|hammer|axt ~~ geholt|hat|hand ~~ uns|mich|alle|sagt|an
        droh*|schreit|brüllt ~~ frau|freundin|kinder*|mutter|sohn|tochter ~ um*|töten|erschieß*|abzustechen
        <adult> ~~ <harms> ~ mich|mir|uns|ihn|<child>|unsere|ihre|seine|die|den|das -vor|zusammen|ein|den_kopf|die_hand
        <adult> ~~ mich|uns|mir|<child>|mama|mutter ~~ <harms> -vor|zusammen
        <child> ~~ wird|wurde|werden|worden|ist ~~ geschlagen|misshandelt|missbraucht|vergewaltigt|angefasst|verprügelt|eingesperrt|geschüttelt|belästigt
        blaue_flecken|blauer_fleck|blaue_fleck|striemen|hämatome|brandwunden|verbrennungen ~~ <child>|am|arm|rücken|sagt|nicht|hat|wieder|überall -vom
        <child> ~~ blaue|striemen|hämatome|verbrennungen|flecken ~~ am|arm|rücken|sagt|angst|verrät|wieder|fleck*|.
        kommt|schleicht|legt ~~ zu_mir|in_mein|in_mis ~ zimmer|bett|nachts|ins_bett
        zwingt|zwingen|verlangt|muss|soll ~~ mich|ihn|sie ~~ anfassen|ausziehen|küssen|sex|fotos|nackt*|schlafen|berühren
        geheimnis ~~ niemandem|anfass*|berühr*|sagen|verraten
        angst ~ vor|heim|nach_hause|vor_ihm ~ meinem|ihm|mann|partner|freund|vater|stiefvater|papa|ex|zu_gehen|hause -spinnen
        droht|bedroht|drohte|gedroht ~~ mich|uns|mir|ihn|sie|umzubringen|kinder*|umbring*|abzustechen|töten|schlagen -mit_kündigung
        nicht ~ sicher ~ zuhause|zu_hause|daheim|vor_ihm|bei_ihm
        hände ~ um ~ hals
    """,
    "threat": """
        nehm|nehme ~ ich? ~ ihn|sie|einen|alle|paar|wen ~ mit ~~ dann|mich|.
        nehm|nehme|bring|bringe ~ ich? ~ was|etwas|es ~ mit ~~ schule|arbeit|büro|uni
        werden ~ noch ~ sehen|lernen|bereuen
        lacht|lachen ~ keiner|niemand ~ mehr
        will|möchte|werde|könnte|würde|gedanken|drang|stimmen|plane|impuls|angst_dass_ich|lust|vorstell* ~~ <them> ~~ umbring*|umzubring*|töten|zu_töten|verletz*|zu_verletzen|erschieß*|erstech*|abstech*|erwürg*|etwas_antu*|was_antu*|antue|schüttel*|erschlag*|weh_tu*|wehtu*|weh_zu_tun|schlagen|ersticken|anzutun|kaltmach*|fertigmachen
        bring* ~ ich ~ <them> ~ um
        <them>|er|sie|ihr ~~ büßen|bezahlen_lassen|dafür_bezahlen|bluten|bereuen|verdient_den_tod|sterben_lassen
        messer|waffe|pistole|benzin|gewehr ~~ in_die_schule|zur_arbeit|mitnehm*|mitbring*|in_die_praxis|ins_büro
        stimmen|stimme ~~ sag*|befehl*|befiehlt|flüster* ~~ umbring*|töten|verletz*|springen|tun|sterben|schneid*|antu*|weh
    """,
    "cannot": """
        kann|kon|cha ~ einfach|echt|das|so|es|ich|wirklich|und_will? ~ <more>|nicht|nimmer|nümm ~ .|weiter|mehr|leben|aushalten|ertragen|aus|so
        keine|kein|koa|ohne|null|kei ~ kraft|energie|ausweg|hoffnung|chraft|ausweg_mehr|mut|tränen ~ mehr|.|übrig|weiter
        bin|am|völlig|total|komplett ~ ende|fertig|gebrochen|zerbrochen|aufgebraucht|erledigt|ausgebrannt ~ .|mit|kräfte*|und
        geht|gehts|goht|packe|pack|schaffe|schaff|halte|ertrage|mag|derpack ~ so? ~ nicht|nimmer|nümm|nit ~ mehr|weiter|länger|aus|.
        wird ~ zu_viel|zuviel|zu_schwer ~ .|alles|mir
        zu ~ müde|schwach|erschöpft ~ zum|für|um|zu ~ kämpfen|leben|weiter*|alles
        <more> ~ aushalten|ertragen|weitermachen|weiter|kämpfen|durchhalten|aushalt|schaffen
        weiß|weiss ~ nicht ~ weiter|wie_lange|mehr_weiter|wie_ich_das
        nichts ~ hilft|bringt|ändert|macht ~ mehr|.|sinn
        genug ~ von ~ allem|leben
        gebe|geb|aufgegeben ~ auf|.|alles
        so|alles nicht ~ weitergehen|weiter
    """,
    "despair": """
        hoffnungslos|sinnlos|wertlos|leer|nutzlos|ausweglos|verloren|überflüssig|verzweifelt|ungeliebt
        niemand|keiner|koana|niemer ~ versteht|hilft|liebt|mag|will|hört|braucht|interessiert|da
        hasse|verachte|ekle ~ mich|mein_leben|alles|mir
        dunkel|dunkelheit|schwarz|abgrund|loch
        ganz|völlig|total|so|immer allein|alleine|einsam
        kein|keine|keinen ~ sinn|hoffnung|zukunft|ausweg|wert|perspektive ~ mehr|.
        alles ~ kaputt|zerstört|verloren|egal|ruiniert|falsch_gemacht
        versager|versagerin|versagt|enttäuschung
    """,
    "forever": """
        für_immer|endgültig|ein_letztes_mal|zum_letzten_mal|nie_wieder|auf_ewig|ewig|ein_für_alle_mal|das_letzte_mal
    """,
    "pills": """
        <pills>
    """,
    "means": """
        <tool>
        <drop>
    """,
    "at_hand": """
        beiseitegelegt|beiseite_gelegt|zurückgelegt|weggelegt|auf_die_seite ~~ .|jetzt|reicht|genug
        <pills>|<tool> ~~ tisch|schublade|neben_mir|vor_mir|liegen|liegt|gezählt|bereit|griffbereit|gesammelt|besorgt|gekauft|hand|nachttisch|nachtkästchen|gehortet|gespart|aufgehoben|keller|reicht|reichen|versteckt|garage|kofferraum|bett|parat|hängt|zuhause|schrank|geladen|zusammen|gezählt -täglich|verschrieben|morgens|dosierung|für_meinen
        gezählt|gesammelt|besorgt|gekauft|gehortet|zähle|sammle|horte|spare|aufgespart|aufgehoben|versteckt|bestellt|halte|halten|genug|ausreichend|vorrat|vor_mir|neben_mir|liegen|schaue|starre ~~ <pills>|<tool> -für_meinen|für_mein
        steh*|sitz*|gehe|geh|fahre|fahr|laufe|bin|war|stand|sass|saß|park*|lande|zieht ~~ auf|an|am|zur|zu|bei|vor|über|beim|oben ~ <drop> -spazier*|urlaub|arbeit|fährt|angel*
        schau*|starr*|denke|denk|seh*|ertapp*|muss|immer|ständig|dauernd|blick* ~~ auf|an|zur|über|runter|hinunter|nach ~ <drop>|<tool>|<pills>
        weiß|weiss|wo|wüsste ~~ waffe|gewehr|tabletten|pistole|schlüssel|armeewaffe|jagdgewehr ~~ ist|hat|liegt|liegen|aufbewahrt|versteckt|sind|.
        <drop>|wasser|tiefe ~~ ruf*|anziehend|zieh*|lock*|verlock*|einlad*|friedlich
    """,
    "tempted": """
        <pills>|<tool>|<drop>|wasser ~~ einfach|schnell*|überleg*|frage|wie_lange|wehtut|genug|reichen|ein_schritt|vorbei|verlock*|loslassen|schlucken|alle|frag
        ein|nur ~ schritt|sprung|moment|tritt|schnitt ~~ vorbei|ruhe|frei|alles|still|ende|weg
        google*|gegoogelt|recherchier*|gesucht|suche|nachgelesen|nachgeschaut|informiert ~~ methode*|schmerzlos*|wie_man|überdosis|suizid|sterb*|tödlich*|höhe|brücke
        wie|welche ~~ schmerzlos*|weh_tut|wehtut|schnell_geht|tödlich|man_stirbt|sterben_kann -seelisch
        lenkrad|steuer ~~ herum*|loslass*|verreiß*|rum*|gegen|baum|ziehen
    """,
    "done": """
        geschluckt|genommen|gschluckt ~~ minuten|min|bereu*|gerade|grad|eben
        grad|gerade|eben|vorhin ~~ was|etwas|zeug|tabletten ~ geschluckt
        alles|alle|ganze|was_da_war ~~ geschluckt|runtergeschluckt|ausgetrunken|genommen ~~ .|da_war|schnaps|hause -ernst
        geschluckt|genommen ~~ alles|was ~~ da_war|hause|schrank|gefunden
        habe|hab|hat|grad|gerade|schon|i_han|eben ~~ alle|zu_viele|zuviele|viele|ganze|haufen|überdosis|#|zwanzig|dreißig|packung|lauter|einiges_an ~ <pills>|tabletten|. ~ geschluckt|genommen|intus|eingenommen|gschluckt|runter*
        überdosis ~ genommen|geschluckt|intus
        alle|alles|#|ganze ~ <pills> ~ geschluckt|genommen|schlucke|nehme|nehmen|schlucken -nach|laut|wie|absetzen
        blut|blutet|blute ~~ nicht_auf|überall|stark|hört|stopp*|arm -nase
        tief|tiefer|zu_tief|schlimm ~ geschnitten|geritzt
        steh*|sitz*|bin|oben ~ auf|am|an|über ~ der|dem|einer|einem|meinem ~ brücke|brückengeländer|dach|gleis*|geländer|klippe|hochhaus|abgrund|bahnsteig|balkon|brugg ~~ spring*|jetzt|runter|hinunter|unten|niemand|kalt|nicht_mehr|zug|schuhe|mut|.
        strick|seil|schlinge|gürtel ~~ hängt|gebunden|geknüpft|befestigt|haken|balken|hals|baum
    """,
    "soon": """
        <soon>
        wenn|sobald|nachdem|bis ~ die_kinder|kinder|alle|mein_mann|meine_frau|eltern|die_kleinen|er|sie|mama ~ schlafen|schläft|weg|bett|schule|arbeit|ausgezogen|fort|außer_haus
    """,
}

# What people can not bear or want no more without being in danger.
ORDINARY = """
    dreimeter* sprungbrett fallschirm* bungee*
    cookie cookies banner schule haare meiner_therapeutin beschwerden
    buchhaltung trocken
    jugendlichen_schreiben beschwerden tat_gut gutgetan arbeit job lärm baustelle prüfung
    prüfungen rücken knie nachbarn hitze kälte diät verkehr termin termine hausaufgaben chef
    schicht schichten tinnitus rezept drucker kaffee zucker rauchen versicherung panik* muttermal
    krebs kochen finger haare frisör frisur schule stadt land schulter nach_plan ausgeruht
    im_stehen kollegin kollegen praktikum buch rasieren garten fußball spiel tierarzt
"""

# Who speaks of it, and does not mean themselves.
OTHERS = """
    unterscheidet passive prüfung
    umgebracht wie_spreche_ich kollegen_an betriebsrat vermute ersthelfer
    jugendliche jugendlichen patienten patientinnen studie studien forschung film roman kapitel
    lehrerin lehrer rate risiko vererbt beipackzettel nebenwirkungen ehrenamt rettungsdienst
    sanitäter das_leben_genommen sich_umgebracht sich_erhängt prävention beratungsstelle
    hinterbliebene trauergruppe telefonseelsorge
"""
