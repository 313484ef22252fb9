"""What German words are about, by concept: `likelihood` says what concepts weigh together."""

CONCEPTS = {
    # -- Death, and one's own ------------------------------------------------------------------
    "die": """
        sterb* stirb* starb gestorben tod tot tote toten todes* ableben verreck* krepier* abkratz*
        grab mein_begräbnis sarg leiche unter_der_erde einschläf* hinüber über_den_jordan
        radieschen ins_gras sterbehilfe dignitas exit freue_mich_auf_den_tod beerdigt begraben
        asche urne friedhof jenseits nachruf grabrede trauerfeier in_der_erde unter_die_erde
        tod_freu*
    """,
    "suicide": """
        suizid* selbstmord* selbsttötung freitod umbring* umzubring* umgebracht bring*..mich..um
        bringt..sich..um bring..mi..um umzbringe das_leben_nehm* mir..das_leben sich_das_leben
        mein_leben_beend* meinem_leben_ein_ende mir_etwas_antu* mir_was_antu* sich_etwas_antu*
        sich_was_antu* mir_etwas_anzutun sich_etwas_anzutun sich_was_antut sich_etwas_antut
        sich_etwas_antun mir_was_anzutun antu* anzutun lebensmüd* todessehnsucht todeswunsch
        sterbewunsch aus_dem_leben_scheiden aus_dem_leben_treten ein_ende_setzen ein_ende_mach*
        end_mach* schluss_mach* mache_schluss mach_schluss schluss_zu_mach* erhäng* aufhäng*
        aufgehängt aufzuhäng* erschiess* erschieß* ertränk* vergift* kms freiwillig_gehen
        selbst_gerichtet hand_an_mich hand_an_sich es_beenden alles_beenden es_zu_beenden
        beende_es abtreten den_löffel ende_setzen mach*..schluss schluss..mit_meinem
        schluss_mit_dem_leben schluss_mit_allem schluss_machen beend*..leben leben..beend*
        leben..ein_ende ende..leben leben_nehm* leben_zu_nehm* nehm*..mir..leben nahm_sich..leben
        springe_von spring_von von_der_brücke vor_den_zug vor_einen_zug vor_die_bahn vor_ein_auto
        vor_die_u_bahn pulsadern aufschneid* überdosis alle_tabletten_genommen
        tabletten_geschluckt alles_geschluckt nicht_gerettet abmurks* weg_vom_fenster_sein
        gehe_ins_wasser ins_wasser_geh* nicht_mehr_aufwach* nie_mehr_aufwach* nie_wieder_aufwach*
        nimmer_aufwach* abkratzen den_abgang ich_tus heimgehen will_heimgehen aufhören_zu_atmen
        aufhören_zu_leben nicht_mehr_atmen spiel_verlassen unter_die_erde_zu
    """,
    "harm_self": """
        ritz* geritzt selbstverletz* selbst_verletz* verletze..mich selbstschädig*
        schneid*..mich schneidet_sich
        mich_schneid* sich_schneid* mich_geschnitten sich_geschnitten geschnitten mich_verletz*
        sich_verletz* mir_weh_tu* mir_wehtu* mir_selbst_weh mir_selber_weh mich_zu_verletz*
        verbrenn*..mich mich_brenn* narben schnitte schnittwunden mich_bestraf* mich_kratz*
        mich_schlag* mich_selbst svv frische_wunden
    """,
    "skin": """
        arm arme armen unterarm* handgelenk* pulsader* haut oberschenkel* ärmel*
    """,
    "blood": "blut blutet bluten blutig* blute überall_blut blut_überall",
    "kill": """
        töt* umleg* abstech* ersteche* erstech* niederstech* stech*..ab sticht..ab erwürg* würg*
        ermord* mord amok abknall* knall*..ab umbring*..ihn bring*..um bringt..um kaltmach*
        mach*..kalt erschlag* totschlag* schlag*..tot anzünd* zünd*..an
    """,
    "stop": """
        aufhör* aufzuhör* hör*..auf aufgehört aufgeb* aufgegeben geb*..auf aufzugeb* beend* ende
        end schluss vorbei vorüber fertig abschalt* abzuschalt* ausschalt* ausknips* schalt*..aus
        stecker_zieh* loslass* loszulass* los_lassen ruhe_haben augen_zu augen_schließ* licht_aus
        aus_und_vorbei verabschied* abmeld* melde_mich_ab abgang überstanden hinter_mir_haben
        hab_es_dann_hinter
    """,
    "wake": """
        aufwach* wach*..auf aufgewacht aufzuwach* aufsteh* aufzusteh* den_morgen erwach* uffwach*
    """,
    "sleep": "schlaf* einschlaf* eingeschlaf* schlof* ausruh* ruhe ruh",
    "vanish": """
        verschwind* verschwund* weg wegsein weg_sein fort nicht_mehr_da nimmer_da nicht_mehr_hier
        nicht_mehr_gibt nicht_mehr_gäbe nicht_gäbe nicht_da_wär* nicht_mehr_wär* nicht_mehr_bin
        nicht_mehr_existier* nicht_existier* nicht_da_sein nicht_mehr_sein nicht_mehr_unter
        nicht_mehr_leb* nie_geboren nicht_geboren gar_nicht_geb* auflös* in_luft aufgelöst
        ausgelöscht auslösch* nichts_mehr_spür* nichts_mehr_fühl* nicht_mehr_zurück
        nicht_wieder_komm* komme_nicht_mehr komm_nicht_mehr nimmer_heim von_dieser_welt
        von_der_welt diese_welt_verlass* welt_verlass* für_immer_gehen gehen_dürfen gehen_darf
        einfach_gehen will_gehen möchte_gehen ich_gehe_jetzt ich_geh_jetzt nachgehen nachfolgen
        gehe_ihr..nach gehe_ihm..nach gibt_es_mich mich_nicht_mehr ohne_spur nimmer_sein nimme_da
        nüm_da nümme_da holt_mich holen_würde hole_mich mich_holt zu_sich_holt zu_sich_nimmt
        erlöst erlös* braucht_es_mich braucht_es_von_mir nimmst_mich absichtlich_auf
        wenn_eins_kommt gestrichen durchgestrichen leerer_stuhl leerer_platz ausradier* wegsterben
        wegschlafen wegdämmern einfach_weg_sein einfach_weg einschlaf*..nicht_mehr
        einschlaf*..nimmer nicht_aufwach* abhau*_von_hier letzte_seite letztes_kapitel
    """,
    "live": """
        leb* läbe läben läbä weiterleb* weiterzuleb* existier* existenz dasein da_sein
        hier_sein am_leben
        weitermach* weiterzumach* mach*..weiter weitergeh* geht..weiter durchhalt* durchzuhalt*
        halt*..durch aushalt* auszuhalt* atmen weiteratmen überleb* bleiben dableiben weiterkämpf*
        kämpfen auf_dieser_welt auf_der_welt auf_erden erleben erleb* sehe_mich
    """,
    "birth": "geboren geburt",
    # -- What it feels like ---------------------------------------------------------------------
    "burden": """
        last belastung zur_last bürde klotz im_weg im_wege störe überflüssig ballast
        platzverschwendung nutzlos ein_problem_für euch_los entlast* ein_esser fresser ruinier*
        ziehe..runter zieh..runter kost*..geld niemand_braucht keiner_braucht nicht_gebraucht
        unnütz unnötig über_bin fünftes_rad koste_nur fall*..zur_last zumutung
    """,
    "better": """
        besser leichter einfacher glücklicher erleichter* befreit froh_wenn das_beste am_besten
        gut_für_alle schöner gefallen_tun aufatmen zurechtkommen klarkommen kommen..klar
        kommen..zurecht darüber_hinwegkommen hinwegkommen verkraften überwinden ruhig_schlafen
        besser_dran erspar*
    """,
    "without_me": """
        ohne_mich ohne_ihn ohne_sie wenn_ich_weg wenn_ich_nicht wenn_ich_tot wenn_ich_fort
        wenn_i_nimmer wenn_ich_nimmer wenn_es_mich_nicht wenn_mich_nicht wäre_ich_nicht
        gäbe_es_mich nach_mir wenn_ich_gehe wenn_ich_einfach wenn_ich_endlich sobald_ich
        wenn_i_weg wär_ich_nicht wenn_ich_nicht_mehr wenn_ich_mal_nicht
    """,
    "pointless": """
        sinnlos kein_sinn keinen_sinn ohne_sinn sinn_mehr wofür wozu warum_noch wieso_noch
        kein_grund keinen_grund grund_zu gründe_zu hoffnungslos keine_hoffnung hoffnung_verloren
        hoffnung_aufgegeben keine_zukunft zukunft ausweg* kein_ausweg keinen_ausweg ausweglos
        einzige_ausweg einzige_lösung einziger_weg keine_lösung sackgasse bringt_nichts bringt_nix
        bringt_alles_nichts lohnt_sich_nicht lohnt_nicht nicht_wert wert_zu nichts_mehr
        nichts_hilft hat_nichts_geholfen hilft_nichts vergeblich vergebens aussichtslos kein_licht
        egal gleichgültig perspektivlos keine_perspektive zu_spät umsonst alles_versucht nix_mehr
    """,
    "unbearable": """
        unerträglich ertrag* ertrage halte..nicht..aus halt..nicht..aus aushalt* packe_es_nicht
        pack_es_nicht packs_nicht pack_das_nicht schaffe_es_nicht schaff_es_nicht schaff_das_nicht
        schaffe_das_nicht kann_nicht_mehr kann_nimmer mag_nicht_mehr mag_nimmer mag_nüm*
        mog_nimmer will_nimmer will_nicht_mehr wott_nüm* wüll_nimmer möcht_nimmer
        möchte_nicht_mehr kraft keine_kraft kraftlos zu_viel zuviel zu_schwer qual hölle am_ende
        am_boden gebrochen zerbrech* kaputt erdrück* erstick* leer leere ausgebrannt erschöpft
        verzweifel* verzweiflung genug_vom genug_von genug_ghaa satt nicht_länger am_limit leblos
        innerlich_tot am_seidenen_faden am_faden schnauze_voll nase_voll pfeife_auf es_reicht
        mir_reichts bin_am_arsch keine_luft kann_nicht_atmen letzten_kräften
    """,
    "tired": """
        müde müd satt_haben habe_es_satt überdrüssig bin_durch mit_allem_durch fertig_mit
        keine_lust
    """,
    "pain": """
        schmerz* leid leiden qual* weh dunkel* dunkelheit schwarz lärm stimmen schreien abgrund
        loch tränen kummer
    """,
    "worthless": """
        wertlos hasse_mich hass_mich verachte_mich ekel* versager* versagt niemand_liebt
        niemand_mag mich_mag fehler nichts_wert schäme schuld dumm nicht_gut_genug verdien*
        enttäuschung enttäusch* mist_gebaut nichtsnutz
    """,
    "alone": """
        allein alleine einsam niemand niemanden keiner keinen verlassen vergessen unsichtbar
    """,
    "calm": """
        ruhig ruhe gelassen frieden friedlich still stille erleichtert klar leicht seltsam_ruhig
        ganz_ruhig im_reinen versöhnt
    """,
    # -- Intent, time, farewell -----------------------------------------------------------------
    "wish": """
        will wollen wollte möcht* mecht* wünsch* hoff* bete beten lieber am_liebsten gern gerne
        wär* hätte sehn* bereit wenn_nur würd* mag wott wüll darf dürfen wär_froh nichts_dagegen
        würde_ich_gern drücke_die_daumen daumen
    """,
    "think": """
        denk* gedank* gedacht dänk* überleg* vorstell* stell*..vor stelle_mir fantas* phantas*
        träum* googl* such* drang druck zwang ertapp* frag_mich frage_mich kopf sinn stimme_in
        stimmen_sagen spiel*..gedanken drüber_nach nachgedacht ideen idee kreis* zieht_mich
        ruft_mich lockt verlock*
    """,
    "plan": """
        plan pläne geplant plane entschied* entschloss* entscheidung entschluss beschloss* vorhab*
        habe_vor vorbereit* bereit ausgesucht such*..aus gefunden weiß_wann weiss_wann weiß_wie
        weiss_wie weiß_wo weiss_wo weiß_jetzt weiss_jetzt steht_fest datum termin fest es_tun
        mache_es mach_es mach_ich ich_tu_es tue_ich_es zieh*..durch durchzieh* durchzuzieh*
        werde_ich werde_es geregelt organisiert das_wars das_war_es das_wars_dann das_war's
        kein_zurück niemand_kann_mich niemand_hält haltet_mich_nicht sucht_mich_nicht dummheit
        dummes vorgenommen gekauft bestellt besorgt tage_zähl* zähle_die_tage es_ist_soweit
        so_weit_sein habs_getan hab_es_getan getan habe_es_getan mit_absicht absichtlich
        vollgetankt einweg ohne_rückfahrt lied_zu_dem ich_habe_beschlossen steht_der_tag
        der_tag_steht datum_steht ort_steht alles_bereit alles_vorbereitet alles_fertig
        nur_die_hinfahrt hinfahrt ankommen_will_ich_nicht letzte_punkt_auf auf_der_liste
        ohne_rückfahrkarte brauchst_keine_polizei eh_vorbei is_eh_vorbei 30_min
    """,
    "time": """
        heute heut heit heinacht heute_nacht heute_abend heut_nacht hinicht morgen morgen_früh
        übermorgen am_wochenende wochenende diese_woche nächste_woche montag dienstag mittwoch
        donnerstag freitag samstag sonntag sonnabend bald gleich jetzt in_einer_stunde stunde
        stunden mitternacht nach_weihnachten nach_der_hochzeit vor_weihnachten ende_des_monats
        in_ein_paar_tagen paar_tage dann_ist wenn_alle sobald demnächst bis_dahin
        wenn_du_das_liest wenn_ihr_das silvester ferien geburtstag diesmal nach_dem_geburtstag
    """,
    "last": """
        letzt* ein_letztes zum_letzten noch_einmal letztes_mal endlich
    """,
    "farewell": """
        leb_wohl lebt_wohl lebewohl tschüss tschüs tschau ciao ade adieu pfiat* servus_für
        abschied* verabschied* macht_es_gut machts_gut mach_es_gut machs_gut auf_wiedersehen
        danke_für_alles sagt_meiner sagt_meinem sag_meiner sag_meinem sagt_ihr sagt_ihm bitte_sagt
        grüsst grüßt hört_nichts_mehr nichts_mehr_von_mir wir_sehen_uns im_nächsten_leben
        im_jenseits drüben vergesst_mich vergiss_mich behaltet_mich denkt_an_mich in_erinnerung
        kannten war_schön_mit ich_hab_euch_lieb hab_euch_lieb liebe_euch alles_gesagt
        habe_alles_gesagt umarmt
    """,
    "sorry": """
        verzeih* verzeiht vergebt vergib entschuldig* tut_mir_leid nicht_schuld nicht_eure_schuld
        nicht_deine_schuld kein_vorwurf keine_vorwürfe niemand_ist_schuld keiner_ist_schuld
        seid_nicht_traurig nicht_traurig nehmt_es_mir
    """,
    "letter": """
        brief* abschiedsbrief* zettel geschrieben nachricht* umschlag* video* aufgenommen zeilen
        notiz gutenachtgeschichten meine_stimme sprachnachrichten
    """,
    "affairs": """
        testament papiere unterlagen versicherung lebensversicherung passwörter beerdigung
        begräbnis bestattung grabstein in_ordnung geordnet geregelt alles_erledigt erledigt
        aufgeräumt ausgeräumt verschenk* weggegeben hergegeben abgegeben verteilt meine_sachen
        konto ersparnis* schulden vollmacht schlüssel unter_der_matte vermach* erbe gekündigt
        abgemeldet gelöscht zuhause_für alles_bezahlt wohnung_geputzt nachlass
    """,
    "care_for": """
        kümmer* versorgt versorg* aufpass* pass*..auf fütter* bei_der_nachbarin
        bei_meiner_schwester beim_nachbarn bei_den_nachbarn giess* nimmt_den
    """,
    "pet": """
        hund hündin katze katzen kater tier tiere hamster kaninchen meerschweinchen vogel
    """,
    # -- Means and places -----------------------------------------------------------------------
    "pills": """
        tablette* pille* medikament* schlaftablette* schlafmittel schmerzmittel packung*
        schachtel* überdosis überdosier* insulin morphium tropfen dosis kapseln beruhigungsmittel
        antidepressiva flasche* wodka vorrat
    """,
    "blade": "klinge* rasier* messer skalpell schere scherbe* cutter",
    "rope": """
        seil* strick* schlinge* gürtel balken haken dachboden strang
    """,
    "gun": """
        waffe* pistole* gewehr* revolver flinte jagdgewehr kugel* patrone* abdrück* sturmgewehr
        munition armbrust
    """,
    "height": """
        brücke* dach hochhaus* klippe* balkon geländer brüstung turm felsen fenster parkhaus*
        spring* sprung gesprungen runterspring* runterschau* hinunter runter kante abgrund
        staumauer talbrücke stock stockwerk brückenpfeiler pfeiler
    """,
    "rails": """
        gleis* schiene* zug züge bahn bahnhof bahnsteig bahnübergang u_bahn s_bahn güterzug lok
        lkw laster lastwagen bus gegenverkehr autobahn vor_den_zug vor_ein_auto vor_einen
    """,
    "car": """
        lenkrad steuer baum bäume leitplanke mauer garage auspuff abgase gas_geb* reinfahr*
        gegen_einen gegen_die
    """,
    "water": """
        fluss see meer donau rhein kanal wehr hafen wellen ins_wasser wasser badewanne aare limmat
        elbe inn
    """,
    "poison": "gift* abgas* kohle bleiche",
    "look": """
        schau* seh* sah starr* guck* blick* betracht* anschau* steh* stand stehen_bleib*
        bleibe..stehen sitz* saß sass lehn* geh* ging fahr* fuhr bleib* messe ausmess*
        kontrollier* prüf* lueg*
    """,
    "at_hand": """
        in_der_hand in_meiner_hand neben_mir vor_mir auf_dem_tisch auf_dem_bett in_der_schublade
        nachttisch unter_dem_bett unter_dem_kissen im_schrank im_zimmer in_der_tasche liegt_bereit
        liegen_bereit liegen_da bereitgelegt griffbereit gezählt zähl* gesammelt sammel* sammle
        gehortet hort* versteck* gespart aufgehoben vorrat genug_tabletten genug_davon habe_alles
        reicht reichen beisammen zusammengespart
    """,
    "take": """
        nehm* nimm* nahm genommen schluck* geschluckt runterschluck* getrunken trink* einwerf*
        eingeworfen gefressen intus
    """,
    "many": """
        alle ganze ganzen alles zu_viele zu_viel viele handvoll packung voll restlos sämtliche
        mehr_als 20 30 40 50 60 100
    """,
    "easy": """
        leicht einfach schnell kurz schmerzlos ein_schritt nur_ein_schritt ein_moment sekunde
        wie_hoch wie_tief wie_lang* wie_kalt wie_schnell wie_viele ob_es_weh wie_es_wäre
        wie_es_wohl wäre_alles dann_wäre dann_ist_ruhe wie_ein_unfall unfall
    """,
    "forever": """
        für_immer endgültig ein_für_alle_mal ewig* nie_wieder nie_mehr auf_ewig dauerhaft
        nimmer_wieder
    """,
    "find": """
        findet_mich finden_mich mich_find* mich_findet findet_ihr wer_mich gefunden_werd*
        sucht_mich leiche_find* zu_spät
    """,
    "miss": """
        vermiss* vermisst fehlen_würd* merkt merken auffall* fällt..auf nachwein* kein_hahn kräht
        stört_keinen stört_niemanden
    """,
    "join": """
        zu_ihr zu_ihm bei_ihr bei_ihm zu_meiner_mutter zu_meinem_mann zu_meiner_frau zu_mama
        zu_papa wiedersehen himmel nachfolg* nachgeh* ihm_nach ihr_nach vereint wieder_bei
        zu_meinem_sohn zu_meiner_tochter jenseits bald_bei
    """,
    "god": "gott herrgott herr engel lieber_gott universum schöpfer",
    "safe": """
        sicher nicht_sicher traue_mir_nicht trau_mir_nicht angst_vor_mir vor_mir_selbst
        vor_mir_selber was_ich_tue was_antut etwas_tut nicht_alleine_lass* nicht_allein_lass*
        kurzschluss*
    """,
    # -- Who -------------------------------------------------------------------------------------
    "self": """
        ich i mich mir mein meine meinen meinem meiner meines mi mia mein_leben
    """,
    "near": """
        sohn tochter kind freund freundin kumpel mann frau partner partnerin bruder schwester mama
        mami mutter papa vater opa oma großvater grossvater grossmutter großmutter cousin cousine
        onkel tante nachbar nachbarin kollege kollegin neffe nichte enkel* mitbewohner* schwager
        schwägerin ex verlobte* bub bua schülerin schüler sohnemann gspänli mitschüler*
        klassenkamerad* stiefvater stiefsohn stieftochter chef
    """,
    "they": """
        er sie ihm ihr ihn ihre ihren ihrem seine seinen seinem sein sich
    """,
    "everyone": """
        alle allen alle_anderen jeder familie meine_familie kinder kindern den_kindern eltern
        meine_eltern die_anderen leute menschen die_welt euch ihr
    """,
    "you": "du dich dir dein deine sie euch",
    "not": """
        nicht nichts kein* nie niemals niemand ned net nöd nid nüt nix nimmer nüm nümm* weder ohne
        kaum
    """,
    "if": "wenn falls ob würde könnte vielleicht wäre hätte",
    "say": """
        sagt sagte sag* gesagt meint meinte erzähl* schreib* schrieb geschrieben redet spricht
        gesprochen androh* droht gefragt gefrogt fragt sms whatsapp poste*
    """,
    "still": """
        noch wieder jeden_tag jede_nacht jeden_abend jeden_morgen jedes_mal täglich ständig
        dauernd immer immer_öfter immer_wieder zurzeit momentan seit_wochen seit_monaten
        seit_tagen nur_noch mehr nicht_mehr länger inzwischen seit
    """,
    "was": "war waren hatte hatten wurde wollte konnte",
    # -- What takes its sense away ---------------------------------------------------------------
    "long_ago": """
        vor_jahren vor_vielen vor_zehn vor_zwanzig vor_langer jahren damals früher als_kind
        als_jugendliche* als_teenager als_schüler* einst vor_monaten letztes_jahr vergangen*
        vorbei in_meiner_jugend in_der_schule im_studium mit_15 mit_16 mit_17 mit_18 19* 200* 201*
        202* zu_der_zeit lange_her seither seitdem kindheit in_der_pubertät eine_zeit_lang
        jahre_her elf_jahre zehn_jahre her jahrzehnt vorübergehend mal_gedroht hat_mal
        ich_bin_jetzt heute_bin_ich 03 damals_nach nach_der_ersten
    """,
    "recovered": """
        überwunden geheilt gesund froh dankbar geht_es_mir_gut geht_es_mir_besser
        geht_es_mir_wieder geht_mir_besser besser_geworden genesen clean trocken stabil hinter_mir
        geschafft geholfen hilfe_geholt überlebt stolz hinter_uns zum_glück gott_sei_dank
        heute_weiss heute_weiß weggegangen verschwand zurück_ins_leben war_nichts er_lebt sie_lebt
        ist_wieder_weg im_märz so_lieb der_liebste weg_ist töpfere lachen_heute nie_lebensfroher
    """,
    "source": """
        buch bücher roman film filme serie lied song text podcast folge doku dokumentation figur
        gedicht kapitel zitat theater spiel oper schlagzeile tatort krimi hauptfigur protagonist*
        autor autorin
    """,
    "article": """
        artikel seite beitrag blog text abschnitt ratgeber merkblatt erklär* beschreib* gelesen
        lesen beispiel absatz ihr_artikel danke_für
    """,
    "thanks": """
        danke dank vielen_dank merci hilfreich interessant toll super gut_erklärt
        schön_geschrieben
    """,
    "study": """
        studie* forschung rate* statistik* risiko* evidenz daten prozent prävention vorbeugung
        kampagne bevölkerung zusammenhang leitlinie* fragebogen skala prävalenz zahlen ergebnisse
        untersuch* erhöht senkt
    """,
    "work_with": """
        patient* klient* schüler* studierende* kurs schulung fortbildung ausbildung seminar pflege
        lehrer* lehrerin ehrenamt* telefonseelsorge beratungsstelle notfallseelsorge sanitäter
        krisendienst therapeut* fachkräfte hotline prüfung referat vortrag klinik hausarbeit
    """,
    "in_general": """
        menschen leute jemand man jugendliche männer frauen betroffene angehörige viele ältere
        personen person wer
    """,
    "question": """
        wie_kann wie_erkenn* was_soll was_ist was_bedeutet gibt_es kann_man darf_man warum_ist
        frage fragen unterschied stimmt_es ist_es soll_man woran welche
    """,
    "medicine": """
        mg nebenwirkung* sertralin fluoxetin ssri lithium citalopram mirtazapin dosis absetz*
        ausschleich* beipackzettel verschrieben hausarzt arzt warnhinweis morgens
    """,
    "bereaved": """
        trauer* gestorben verlor* verloren_hab* witwe* hinterblieben* jahrestag nach_dem_suizid
        nach_dem_tod suizid_meines suizid_meiner selbstmord_meines selbstmord_meiner beerdigung
        verlust das_leben_genommen hat_sich..umgebracht hat_sich..erhängt leben_genommen
        haben_sich..genommen kameraden
    """,
    "ordinary": """
        job prüfung klausur kurs diät kaffee zucker schokolade hausaufgaben wetter stau drucker
        spiel fussball fußball laufen yoga knie rücken* migräne kopfschmerz* husten erkältung
        grippe rezept kuchen handy akku internet sitzung meeting chef büro schicht urlaub ferien
        baby durchschlaf* wecker schlaflos* pflanzen garten wäsche rauchen bildschirm app tinnitus
        bühne publikum fahrprüfung zahnarzt hitze lachen langeweile hunger neugier zeit scham
        peinlich* schach jänner märz töpfer* band karaoke pubertät frettchen impfung klavier
        gitarre flöte musik reha herz kissen therapie abo tapfer
    """,
    "idiom": """
        ____* todmüde todlangweilig zeit_totschlagen tot_gelacht totgelacht totlachen zu_tode
        sterbenslangweilig sterbe_vor_hunger sterbe_vor_langeweile todernst sterbensmüde
        mordshunger bringt_mich_um bringt_mich_noch_um angst_zu_sterben angst_vor_dem_tod
        angst_vor_dem_sterben todesangst panikattacke* herzinfarkt dachte_ich_sterbe
        selbstmord_begangen drucker karaoke wlan haha hihi lol scherz spass spaß lieber_sterbe_ich
        hasse_mein_leben_wenn pubertät
    """,
    "compulsion": """
        zwangsstörung zwangsgedank* zwang zwänge exposition konfrontationstherapie ungewollt*
        gar_nicht_will nie_tun_würde
    """,
    "place": """
        stadt land dorf wohnung haus eltern koffer ausland wg zimmer miete viertel gesund richtig
        in_der in_einer in_diesem bei_meinen auf_dem_land
    """,
    # -- Somebody is harmed ----------------------------------------------------------------------
    "hit": """
        schlag* schläg* schlug geschlagen haut_mich prügel* verprügel* watsch* ohrfeig* tritt
        tret* stößt stosst würgt würg* gewürgt schubs* schüttel* geschüttelt beiß* zerrt gewalt
        gewalttätig verletzt tut_mir_weh tut_ihr_weh tut_ihm_weh weh_tut haut hauen verdrisch*
        misshandel* verbrenn* drischt zwick* kneif* fesselt angebunden fixier* auspeitsch*
        peitsch* gürtel kabel bein_gebrochen arm_gebrochen nase_gebrochen gebunden bindet binden
        angekettet ketten heizung kloppt verkloppt klatscht eine_geknallt drauf getreten trat boxt
        faust fäuste in_den_bauch blutend unter_wasser_gedrückt unter_wasser siedendes kochend*
        mit_öl
    """,
    "abuse": """
        missbrauch* vergewaltig* anfass* fasst..an fass..an angefasst berühr* begrapsch* grapsch*
        sexuell* intim* nackt* ausziehen ins_bett in_mein_bett in_mein_zimmer ins_zimmer
        zu_ihr_ins belästig* inzest nötig* pflegevater kummt_in_mei_zimmer kommt_in_mein_zimmer
        kommt_nachts kummt_in zimmer_in_der_nacht nachts_in_mein verkauft_sie verkauft_mich
        anschaff* hotel küsst_mich auf_den_schoss auf_seinem_schoß fotografiert_mich filmt_mich
        finger_in physio in_ihr_drin
    """,
    "threat": """
        droht drohung* drohen bedroh* umbring* bring*..um bringt..um töt* abstech* sticht..ab
        stech..ab abknall* erschieß* erschiess* rache rächen büßen büssen bezahlen
        werden_schon_sehen wird_schon_sehen werdet_sehen werdet_ihr_sehen ihr_werdet bereuen
        mitnehmen_in alle_mitnehm* anzünd* zünde..an niederbrenn* amok weiß_wo_er weiss_wo_er
        weiß_wo_sie weiss_wo_sie erpress* fertigmach* kalt_machen passt_ihn_ab verdient_den_tod
        liste_mit namen_auf_der werden_sich_wundern die_werden_sich in_die_menge überfahr*
        vergift*..ihn vergift*..sie schwiegermutter_vergift* gehört_mir_oder niemand_bekommt_sie
        niemand_kriegt_sie wird_es_verstehen auflauer* lauer*..auf schuldeneintreiber schläger
    """,
    "control": """
        einsperr* eingesperrt sperrt..ein lässt_mich_nicht lässt_sie_nicht lässt_ihn_nicht
        darf_nicht pass ausweis weggenommen nimmt_mir kontrollier* verfolgt verfolg* stalk* zwingt
        zwingen gezwungen heirat* verheirat* zwangsheirat rente nimmt_ihr konto klaut bankomat
        verwahrlos* hungern nichts_zu_essen kein_essen keine_mahlzeit allein_zuhause
        allein_zu_hause alleine_daheim allein_gelassen tagelang keller kalt_dusch* windeln dreckig
        eingekotet ruhigstell* ruhiggestellt versteckt_den sperrt isolier* zur_strafe als_strafe
        strafe wohngruppe ins_zimmer_gesperrt papiere_weg lässt_uns_nicht schläft_auf_dem_boden
        ungewaschen läuse barfuss barfuß schuppen kassiert keinen_lohn kein_lohn
        haus_nicht_verlassen putzfrau zettel_zugesteckt verlassen_darf festgehalten hält..fest
    """,
    "bruise": """
        blaue_fleck* blauer_fleck blaue_flecken veilchen striemen würgemale bluterguss hämatom*
        abdrücke brandwunden zigarette* knochenbruch gebrochen angst_heimzugehen angst_nach_hause
        will_nicht_heim will_nicht_nach_hause angst_vor_ihm angst_vor_meinem geheimnis
        niemandem_sagen nichts_sagen verletzungen zuckt_zusammen
    """,
    "child": """
        kind kinder kindern kindes baby säugling kleinkind sohn tochter bub bua buben mädchen
        junge enkel* stieftochter stiefsohn nichte neffe schülerin jährige* jahre_alt kleine
        kleiner klasse bruder schwester zwillinge dirndl meitli pflegekind
    """,
    "elder": """
        oma opa großmutter grossmutter großvater grossvater demenz* dement* alzheimer pflegeheim
        altersheim seniorenheim heim pflegerin pfleger pflegekraft bewohner* bettlägerig rollstuhl
        behindert* schwiegermutter schwiegervater alte_dame alte_frau alter_mann grosi omi opi
    """,
    "adult": """
        mann frau vater papa mama mutter stiefvater stiefmutter onkel opa bruder trainer lehrer
        pfarrer priester nachbar nachbarin freund ex babysitter typ betreuer pfleger pflegerin
        chef er sie tante partner schwiegersohn
    """,
    "online": """
        online internet fotos bilder videos snapchat discord insta* tiktok treffen trifft schicken
        schickt chat fremder älterer_mann nacktbild*
    """,
    "school": """
        schule klasse klassenzimmer arbeit büro kirche bahnhof gymnasium lehrstelle amt
    """,
    "drunk": """
        betrunken besoffen trinkt gesoffen wut wütend rastet_aus ausrast* zorn jähzorn*
    """,
    "fear": """
        angst fürchte weint weinen schreit schreien schrei versteck* hilfe was_soll_ich was_tun
        was_mache_ich nebenan über_uns durch_die_wand gerade_jetzt
    """,
}
