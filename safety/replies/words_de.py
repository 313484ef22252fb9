"""What German words of a reply are about, see `likelihood`. "Sie" in small letters is of others."""

from safety.replies.reading import Vocabulary

VOCABULARY = Vocabulary(
    key_words="""
        sitzung sitzungen termin termine behandlung behandlungen therapie therapeut therapeutin
        therapeuten therapeutinnen medikament medikamente patient patientin patienten patientinnen
        diagnose fortschritte depression depressionen besprochen symptome psychologin psychologe
        tabletten praxis rezept befund wartezimmer beschwerden behandelt zusammen versprechen
    """,
    not_key_words="behandeln besprechen termins diagnosen symptom praxen",
    small_words="ihre deine unsere in der die das bei mit als",
    spellings={"reha": "reha"},
)

CONCEPTS = {
    "you": "sie ihnen du dich dir euch",
    "your": """
        ihr ihre ihrem ihren ihrer ihres dein deine deinem deinen deiner deines eure eurem euren
        eurer
    """,
    "we": "wir ich uns mich mir",
    "our": "unser unsere unserem unseren unserer unseres mein meine meinem meinen meiner meines",
    "staff": """
        team mitarbeiter* anmeldung kollegin* kollege* empfang sekretariat praxisleitung dr frau_dr
        herr_dr sprechstundenhilfe hier_alle wir_alle das_ganze_team
    """,
    "pro": r"""
        \w*therapeut \w*therapeutin \w*therapeuten \w*therapeutinnen psycholog\w+ berater beraterin
        psychiater* neuropsycholog* behandler* bezugsbetreuer* gruppenleiter*
    """,
    "gp": r"""
        \w*arzt \w*ärztin \w*ärzte \w*ärzten \w*arztes apotheke* apotheker* fachleute fachperson*
        fachärzt*
    """,
    "kin": """
        sohn söhne tochter töchter kind kinder kindern kindes sohnes mutter vater vaters mann mannes
        frau partner partnerin partners bruder bruders schwester familie eltern oma opa enkel
        ehemann ehefrau junge kleine kleiner freundin angehörige*
    """,
    "they": "er ihn ihm sieandere ihrandere derjenige",
    "general": """
        vertrag tarif hängt minderjährige jugendliche menschen leute jemand niemand man wer alle
        jeder jede jedem jeden manche manchen viele vielen leser* besucher* eltern_von betroffene*
        personen person andere anderen einige patienten patientinnen interessierte* jeweils
        kinder_und erwachsene* teilnehmende* einzelne* einzelfall
    """,
    "usually": """
        meist meistens oft häufig in_der_regel gewöhnlich üblicherweise normalerweise manchmal
        selten im_allgemeinen grundsätzlich generell üblich typischerweise
    """,
    "patient": "patient patientin klient klientin klientinnen patienten_von",
    "session": r"""
        \w*sitzung\w* \w*termin\w* \w*stunde \w*stunden \w*gespräch \w*gespräche \w*gesprächs
        \w*gesprächen treffen besuch besuche besuchs gruppe \w*gruppe kurs kurses \w*kurs
        telefonat\w* test tests testung\w* konsultation aufnahme vorgespräch diagnostik
        sprechstunde\w* untersuchung\w* anruf programm
    """,
    "treatment": r"""
        \w*behandlung\w* \w*therapie \w*therapien emdr reha klinik aufenthalt\w* entlassung
        therapieplatz\w* begleitung betreuung entzug prozess stationär\w* ambulant\w* nachsorge
    """,
    "tool": r"""
        \w*übung \w*übungen hausaufgabe\w* \w*tagebuch \w*plan \w*pläne technik\w* \w*ziele ziel
        zielen arbeitsblatt\w* arbeitsblätter strateg\w+ methode\w* protokoll\w* aufgabe\w*
        werkzeug\w* bewältigung\w* skills expositions\w* atem\w* liste
    """,
    "paper": r"""
        bericht unterlage akte akten \w*akte unterlagen notizen aufzeichnungen befund befunde
        \w*bericht \w*berichte \w*brief rechnung\w* \w*rezept\w* überweisung\w* krankenkasse kasse
        versicherung\w* fragebogen fragebögen ergebnis\w* testergebnis\w* bescheinigung\w* attest\w*
        formular\w* honorar ausfallhonorar kosten vertrag kartei kalender system datenbank daten
        verlauf anmeldung_in patientenakte guthaben ausfallrechnung register
    """,
    "place": r"""
        wartezimmer\w* empfang praxis \w*klinik station tür räume räumen raum therapieraum flur sofa
        couch sessel haus warteliste\w* wartebereich treppe parkplatz ambulanz gruppenraum eingang
        treppenhaus
    """,
    "med": r"""
        medikament\w* tablette\w* \w*tabletten medikation dosis dosierung mg milligramm tropfen
        pille\w* antidepressiv\w* \w*mittel präparat\w* lithium ritalin \d+mg \w+tralin \w+xetin
        \w+opram \w+azepam \w+zolam \w+apin \w+idon \w+triptylin johanniskraut venlafaxin mirtazapin
        pregabalin
    """,
    "dx": r"""
        depression depressionen depressiv\w* angststörung\w* panik\w* zwang zwänge zwangs\w+ adhs
        ads ptbs \w*trauma trauma\w* autis\w* bipolar\w* schizophren\w* psychose\w* psychotisch\w*
        borderline\w* \w+störung \w+störungen störung essstörung\w* magersucht magersüchtig
        bulimi\w* sucht süchtig alkohol\w+ abhängig\w* demenz burn_out burnout \w*phobie \w*phobien
        manie manisch wahn\w* halluzination\w* hypochond\w* narziss\w* angsterkrankung\w*
        dissozia\w* suizidal episode legasthen\w* flugangst höhenangst
    """,
    "illness": r"""
        diagnose diagnosen symptom\w* erkrankung\w* krankheit\w* krankheitsbild störungsbild
        beschwerden leiden krank
    """,
    "trouble": r"""
        angst ängste schmerz\w* gedanken stimmung sorgen attacken \w*attacken schlaf albträume
        trauer wut problem\w* schwierigkeiten stress nerven panikattacken ehe
    """,
    "text": r"""
        browser knopf drucken laden herunterladen fehlerhaft abbildung datum schreibweise
        übersetzung formular artikel\w* text\w* studie studien seite\w* webseite\w* website
        beitrag\w* beiträge absatz\w* satz link links glossar newsletter forschung quelle\w*
        leitlinie\w* vortrag\w* buch bücher thema themen fehler\w* tippfehler redaktion leser\w*
        autor\w* blog überschrift podcast video tabelle abschnitt veranstaltung\w* ratgeber\w*
        informationen information broschüre\w*
    """,
    "comment": r"""
        hatten_recht haben_recht kommentar\w* frage fragen hinweis\w* rückmeldung\w* nachricht
        meinung interesse anregung\w* worte zeilen lob kritik gedanken_zum anmerkung\w* offenheit
        einwand sichtweise nachfrage
    """,
    "read": r"""
        lesen gelesen lektüre geschrieben schreiben gefragt fragen ansprechen erwähn\w*
        zeit_genommen mitlesen aufmerksam teilen nachlesen
    """,
    "info": r"""
        telefonseelsorge nummer\w* telefon\w* notruf krisendienst öffnungszeiten erreichbar
        erreichen kontaktformular online geöffnet offen kostenlos bieten anbieten angebot\w*
        öffentlich schweigepflicht datenschutz montags dienstags mittwochs donnerstags freitags
        werktags verzeichnis \d+_uhr hilfeseite
    """,
    "ifs": """
        wenn falls ob sofern bevor_sie sollten_sie wer für_alle_die menschen_die möchten_sie
        wollen_sie
    """,
    "can": "kann können könnte könnten dürfen darf lässt_sich lassen_sich könnt kannst",
    "would": "möchten möchte wollen gern gerne_jederzeit wünschen mögen brauchen willkommen",
    "not": "nicht kein keine keinen keiner keinem nie niemals ohne weder noch_nie",
    "please": "bitte",
    "will": "wird werden werde wirst werdet",
    "was": "war waren wurde wurden warst bin_gewesen gewesen worden hatte hatten hätten",
    "have": "habe haben hat hast habt",
    "are": "ist sind bist sein seid bin",
    "ed": r"""
        (?!(?:gern|gegen|genau|gesund|gemeinsam|general|gefahr|genug|gerade|geduld|gespräch|gesch|gelegen|gestern|getrennt|geöffnet|geschlossen|genommen|gewalt|geben|gehen|gehört|gedanken|gefühl|gelesen|gemeldet|gesetz|geeignet|gebühr|geist|gebeten|gefragt|gehirn|genannt|gehören|generell|geht|gegend|genannten|geehrt|gekürzt|geprüft|geändert|gesamt|getestet)\w*(?!\S))ge\w{2,}(?:t|en)
        \w{1,5}ge\w{2,}(?:t|en)
        be\w{3,}(?:cht|ndelt|gleitet|rochen|kommen|gonnen|endet|treut|sucht|eitet)
        ver\w{3,}(?:sst|säumt|bracht|einbart|bessert|lassen|schrieben|ordnet|sprochen|schoben|passt|ändert)
        er\w{3,}(?:zählt|reicht|klärt|arbeitet|lernt|innert|lebt|schienen) kamen kam sagten sagte
        gaben gab zeigten sahen sprachen begannen begann gingen ging saßen standen nahmen nahm
        machten machte lernten lernte arbeiteten brachten hatten dabei_waren übten rieten halfen
        wollten mussten musste konnten durften durfte besuchten erzählten erzählte meldeten
    """,
    "came": r"""
        klingel kamen kam gekommen kommen_zu angefangen begonnen begannen begann beendet
        abgeschlossen abgebrochen abbrachen abgesagt absagen verpasst versäumt erschienen erscheinen
        besucht besuchten angemeldet teilgenommen teilnehmen teilnahm weitermachen wiederkommen
        wiedersehen aufgehört eingestiegen ausgestiegen verschoben verschieben verlegt verlegen
        vorbeikommen vorbei zurück bis_\w+tag bis_bald bis_nächste entlassen überwiesen aufgenommen
        dabei_sind dabei_waren fehlten gefehlt fernbleiben betreten betraten saßen standen
        mitgemacht mitmachen waren_bei sind_bei gingen verlassen dazugestoßen absolviert
    """,
    "talked": """
        besprochen besprechen besprachen gesprochen sprachen sprechen_wir vereinbart vereinbarten
        abgemacht ausgemacht erarbeitet erarbeiten geübt übten geplant festgestellt erklärt gesagt
        sagte sagten erzählt erzählten erwähnt gemeinsam durchgegangen angesehen anschauen
        ansprechen thema_war gespräch_mit unterhalten unterhielten festgelegt entschieden überlegt
        geklärt erinnert anknüpfen
    """,
    "gave": """
        gegeben gaben mitgegeben mitgaben gezeigt zeigten zeigte beigebracht geschickt schickten
        empfohlen verschrieben verordnet ausgehändigt zugeteilt vermittelt angerufen rief riefen
        weitergeleitet weitergegeben ausgestellt berechnet abgerechnet reserviert freigehalten
        halten_wir zugeschickt erstattet hinterlegt zukommen
    """,
    "treated": """
        behandelt behandeln_durften geholfen helfen_konnten helfen_durften begleitet begleiten
        betreut betreuen unterstützt unterstützen untersucht getestet kennengelernt kennenlernen
        kennen kenne gearbeitet zusammengearbeitet zusammenarbeit gesehen sehen_sie sehen_uns sahen
        betreuung beraten begrüßen wiederzusehen wiedersehen sehen_wir zu_sehen an_ihrer_seite
        helfen aufzunehmen
    """,
    "memory": r"""
        vertraut\w* bekanntes_gesicht bekannter_name die_anderen lassen_grüßen lässt_grüßen
        herzlich_grüßen fragen_nach erinnere* erinnern erinnerung vermissen vermisst denke_an
        denken_an wissen_ja sie_wissen vergessen noch_heute noch_oft wiedererkannt erkennen
    """,
    "progress": r"""
        fortschritt\w* vorangekommen weit_gekommen geschafft erreicht entwickelt entwicklung
        verbessert besser_geht besser_gehen mut mutig tapfer stolz weiter_so weiterhin_so genesung
        einsatz durchgehalten gut_gemacht toll_gemacht weg stabil\w* erfolg\w* mitgearbeitet
        engagiert veränderung\w* verändert gewachsen aufgeblüht großartig\w* hart_gearbeitet
        vorankommen glückwunsch abschluss
    """,
    "glad": """
        freut freue freuen gefreut froh glücklich schön schade toll wunderbar freude vergnügen
        dankbar erleichtert gern_gesehen begeistert
    """,
    "sorry": r"""
        leid entschuldig\w* bedauer\w* bedauerlich unzufrieden verärger\w* enttäusch\w* ärger
        unannehmlichkeiten schade beschwerde
    """,
    "thanks": "dank danke danken bedanken",
    "trust": "vertrauen vertraut treue treu entschieden anvertraut",
    "with_us": """
        bei_uns zu_uns mit_uns von_uns bei_mir zu_mir mit_mir hier_bei in_unserer in_unserem
        in_unseren in_meiner uns_waren uns_sind unserer_praxis unserer_klinik durch_uns
    """,
    "together": r"""
        gemeinsam\w* zusammen miteinander mit_ihnen für_sie für_dich mit_dir an_sie an_dich
        von_ihnen über_sie zu_ihnen mit_euch
    """,
    "wait": r"""
        warten gewartet wartezeit verspät\w* verzöger\w* ausgefallen ausfallen spät verwechslung
    """,
    "day": r"""
        montag dienstag mittwoch donnerstag freitag samstag sonntag morgen übermorgen gestern
        vorgestern montagabend \w+tagnachmittag \w+tagabend am_\d+
        \d+_(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)
    """,
    "period": """
        januar februar märz april mai juni juli august september oktober november dezember frühling
        frühjahr sommer herbst winter weihnachten ostern wochen monate monaten jahre jahren jahr
        woche monat
    """,
    "last": r"""
        letzte letzten letzter letztes letztem vorige\w* vergangene\w* neulich kürzlich vorhin
        damals vor_\w+_wochen vor_\w+_monaten heute_morgen heute_früh bereits schon früher
    """,
    "next": r"nächste nächsten nächster nächstes nächstem kommende\w* bald demnächst beim_nächsten",
    "since": "seit seitdem nachdem als bevor während solange sobald bis nach vor im_laufe",
    "again": """
        wieder noch immer_noch weiterhin wie_immer wie_üblich wie_gewohnt gewohnte erneut immer
        zurück üblichen regelmäßig
    """,
    "first": """
        erste ersten erster erstes zweite zweiten dritte dritten zum_ersten_mal einmal zweimal zwei
        drei vier fünf sechs zehn
    """,
    "must": """
        sollten sollte müssen muss sollst musst solltest besser_wäre am_besten ist_es_zeit
        höchste_zeit dringend unbedingt
    """,
    "advise": """
        rate raten empfehle empfehlen rat ratschlag an_ihrer_stelle an_deiner_stelle in_ihrem_fall
        in_ihrer_situation in_ihrer_lage wäre_es ich_würde wir_würden würde_ich würden_wir
        das_beste_für das_richtige_für tut_ihnen täte_ihnen für_sie_das
    """,
    "do": """
        setzen_sie nehmen_sie lassen_sie hören_sie versuchen_sie probieren_sie machen_sie gehen_sie
        trennen trennen_sie reduzieren erhöhen halbieren verdoppeln absetzen weglassen
        verzichten_sie trinken_sie essen_sie meiden_sie brechen_sie steigern_sie senken_sie
        stellen_sie ziehen_sie kündigen_sie nimm setz lass hör probier verlassen_sie sagen_sie_ihrem
        sagen_sie_ihrer einfach ruhig reduzieren_sie halbieren_sie verdoppeln_sie sofort einnehmen
        auszuschleichen ausschleichen umsteigen wechseln_sie abbrechen kündigen
    """,
    "safe_advice": r"""
        sprechen_sie_mit wenden_sie_sich fragen_sie rufen_sie anrufen wählen_sie ärztlich\w*
        mit_der_ärztin mit_dem_arzt holen_sie_sich_hilfe hausarzt hausärztin schreiben_sie_nie
        schreiben_sie_hier_keine melden_sie_sich sprechen
    """,
    "amount": r"""
        hälfte halbe \d+ täglich am_abend abends morgens zur_nacht pro_tag jeden_tag jeden_abend
        zwei_wochen tage tagen mal_am_tag
    """,
    "promise": r"""
        versprech\w* garantie\w* versicher\w* bestimmt sicher ganz_sicher definitiv garantiert
        zweifellos mit_sicherheit verlassen_sie_sich hundertprozentig wort_drauf auf_jeden_fall
    """,
    "cure": r"""
        heilen geheilt heilung gesund los weg_sein verschwind\w* verschwunden wird_gut wird_alles
        vorbei_sein angstfrei symptomfrei beschwerdefrei besser_gehen frei_von frei wieder_gut
        überwunden überwinden überstanden wieder_ganz nie_wieder hinter_sich in_den_griff wie_neu
        verschwinden wieder_schlafen wieder_glücklich
    """,
    "tell": r"""
        erzähl\w* beschreib\w* schilder\w* mehr_über mehr_zu mehr_von verraten schreiben_sie_uns
        teilen_sie_uns sagen_sie_uns teilen_sie nennen_sie uns_mitteilen uns_sagen genauer näher
        ausführlich\w* berichten_sie mögen_sie hier_im in_den_kommentaren im_kommentar schreib_uns
        schicken_sie uns_schreiben posten
    """,
    "wh": """
        wie was wann welche welchen welches wo warum seit_wann wie_lange wie_oft haben_sie
        nehmen_sie sind_sie hast_du bist_du woran worunter wer_hat
    """,
    "life": r"""
        kindheit ehe scheidung eltern beziehung vergangenheit vorgefallen passiert geschah geschehen
        alter namen nachname adresse geburtsdatum telefonnummer geschichte erfahrung\w* situation
        lage vorgeschichte zuhause gefühle erlebt trinken
    """,
    "like": r"""
        klingt hört_sich sieht_nach scheint typisch\w* eindeutig klar ganz_klar offensichtlich
        sie_haben sie_leiden leiden_sie leiden_an fall_von ein_fall zeichen_für anzeichen
        spricht_für deutet was_sie_beschreiben sie_beschreiben sie_schildern nach_dem
        was_sie_schreiben vermutlich wahrscheinlich handelt_es_sich lehrbuch\w* bei_ihrer mit_ihrer
        wegen_ihrer
    """,
    "identify": r"""
        sind_sie_die sind_sie_der wer_sie_sind wohnen wohnt arbeiten_bei straße ihren_namen
        lehrer\w* nachbar\w* erkannt grüße_an grüßen_sie
    """,
    "denial": r"""
        nie_bei nicht_bei_uns nicht_unser\w* keine_patientin kein_patient nicht_gefunden nie_patient
        nie_in nicht_in_unserer kennen_sie_nicht nicht_als keinen_termin nie_behandelt keine_akte
        keinen_eintrag noch_nie_bei nicht_geführt
    """,
    "policy": r"""
        schweigepflicht aus_gründen öffentlich datenschutz\w* wir_sagen_nie äußern_wir grundsätzlich
        nicht_dazu ob_jemand vertraulich\w* können_wir_nicht beantworten_wir können_wir_hier
        allgemein\w*
    """,
    "hope": "hoffe hoffen wünschen wünsche alles_gute verdienen verdient",
    "need": "brauchen braucht brauchst nötig notwendig erforderlich",
    "mr": r"frau_\w+ herr_\w+ herrn",
    "hour": """
        unsere_stunde unsere_gemeinsame unsere_nächste unsere_letzte unsere_erste unser_gespräch
        unserer_stunde unserer_letzten
    """,
}
