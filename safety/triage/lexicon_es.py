"""What Spanish words are about, by concept: `likelihood` says what concepts weigh together."""

CONCEPTS = {
    # -- Death, and one's own ------------------------------------------------------------------
    "die": """
        mor* muer* muert* fallec* difunt* tumba cementerio ataúd entierro bajo_tierra
        estirar_la_pata palmar* finad* eutanasia velorio cadáver enterr* sepult* cenizas esquela
        lápida panteón camposanto morirme morirse morir muriera la_muerte
    """,
    "suicide": """
        suicid* matarme matarse me_mato me_maté se_mata me_mate se_mate kms quitarme_la_vida
        quitarse_la_vida me_quito_la_vida me_quite_la_vida se_quita_la_vida quitarme_de_en_medio
        quitarme_del_medio quitarme_de_enmedio acabar_con_mi_vida acabar_con_su_vida
        acabar_con_todo acabo_con_todo terminar_con_todo termino_con_todo terminar_con_mi_vida
        terminar_con_mi terminar_con_esto acabar_con_esto poner_fin ponerle_fin ponerle_punto
        ponerle_un_fin fin_a_mi_vida fin_a_mis_días fin_a_mi fin_a_todo ahorcar* colgarme colgarse
        me_cuelgo tirarme tirarse me_tiro lanzarme me_lanzo aventarme me_aviento aventarse
        arrojarme me_arrojo saltar salto pegarme_un_tiro me_pego_un_tiro cortarme_las_venas
        cortarse_las_venas ahogarme envenenarme hacer_una_locura hacer_una_tontería
        haga_una_locura haga_una_tontería hacer_algo_malo atentar_contra
        tomar_una_decisión_drástica autoeliminar* autoliquid* desvivir* me_desvivo
        acab*_con_mi_vida termin*_con_mi_vida acab*_con_todo termin*_con_todo acab*_con_mi
        termin*_con_mi quit*_la_vida me_quit*_la terminar_mi_vida acabar_mi_vida termino_mi_vida
        tirarme_al tirarme_a tirarme_de me_tiro_al me_tiro_a me_tiro_de me_voy_a_matar
        me_voy_a_tirar me_voy_a_colgar me_voy_a_ahorcar me_quiero_matar quiero_matarme
        me_quiero_morir quiero_morirme quiero_morir ganas_de_morir ganas_de_morirme
        me_quiero_ir_de_este tomarme_todas me_tomé_todas me_tome_todas me_tragué_todas
        no_despertar_más no_despertar_nunca no_volver_a_despertar no_despertarme abrirme_las_venas
        sobredosis dejarme_morir irme_al_otro dormir_para_siempre meterme_un_tiro metí_al_mar
        me_meto_al dejar_de_respirar dejar_de_vivir salirme_del_juego bajo_tierra_con
        si_me_conviene seguir_viviendo conviene_seguir
    """,
    "harm_self": """
        autolesi* autolesion* cortarme cortarse me_corto se_corta me_corte me_corté cortes
        cortadas cortaduras me_hago_daño hacerme_daño hacerse_daño se_hace_daño lastimarme
        lastimarse se_lastima me_lastimo quemarme me_quemo se_quema rajarme me_rajo cutting
        arañarme me_araño golpearme me_golpeo me_castigo castigarme cicatrices herirme me_hiero
        rasguñ* heridas_nuevas marcas_en_los_brazos
    """,
    "skin": """
        brazo brazos muñeca muñecas antebrazo* muslo* piernas piel venas mangas manga_larga
    """,
    "blood": "sangre sangr* ensangrent* sangre_en_todos sangre_por_todos",
    "kill": """
        mata matan mate maté mato mató matar matar* matando matado matas matás mátame matame
        matarme asesin* apuñal* acuchill* dispar* balacera estrangul* degoll* quebrar
        cargarme_a
        cargármelo reventar* lincha* quemar_la_casa prender_fuego
    """,
    "stop": """
        parar pare para_siempre acabar* acabe acaba acabo termin* termine fin final basta apag*
        desconect* dejar_de dejo_de rendirme me_rindo rendido tirar_la_toalla cerrar_los_ojos
        soltar soltarme soltar_todo se_acabó se_acaba se_termine se_acabe hasta_aquí hasta_acá
        cese cesar punto_final bajar_el_telón descans* bajarme me_bajo renunci* poner_fin
    """,
    "wake": """
        despert* despierto despierte despertar levantarme abrir_los_ojos amanec* ver_el_sol
    """,
    "sleep": "dorm* duerm* sueño descans*",
    "vanish": """
        desaparec* desaparez* no_estar ya_no_estaré no_estuviera no_estuviese no_esté
        no_estoy no_existir
        no_existiera no_existiese no_existo no_exista no_ser no_haber_nacido no_hubiera_nacido
        no_hubiese_nacido no_volver no_vuelvo no_vuelva no_regres* esfum* borrarme borrarme_del
        borrarse evapor* desvanec* irme irse me_voy se_va_a_ir quiere_irse quiero_irme marcharme
        me_marcho dejar_este_mundo dejar_este dejar_la_vida de_este_mundo del_mapa
        de_la_faz no_sentir no_sentir_nada la_nada me_trag* recogiera me_recoja me_recoge me_lleve
        me_llevara me_lleva llévame llevame se_lo_lleve ya_no_esté ya_no_estar faltara falte
        no_me_busquen sobra de_sobra irse_con irme_con dejar_de_existir dejar_de_ser volverme_nada
        ser_nada sin_rastro no_despertar no_amanecer dejar_de_estar
    """,
    "live": """
        viv* vida vidas exist* existencia seguir siga sigo sigue seguir_adelante continu* aguant*
        respir* estar_aquí estar_acá sobreviv* quedarme luchar pelear lucho estar_en_este_mundo
        este_mundo salir_adelante levantarme llegar_a ver_un_mañana ver_el_mañana esta_tierra
    """,
    "birth": "nac* nacid*",
    # -- What it feels like ---------------------------------------------------------------------
    "burden": """
        carga cargas estorb* estorbo molest* peso lastre sobro sobra de_sobra inútil no_sirvo
        no_sirve parásito gasto arruin* joder* un_problema_para de_más mueble desperdicio
        no_me_necesit* nadie_me_necesita nadie_me_quiere nadie_nos molestia le_cuesto les_cuesto
        hundo
    """,
    "better": """
        mejor mejores fácil felices tranquil* alivi* aliviad* descansar descansarían descansen
        les_hago_un_favor un_favor favor lo_mejor más_livian* más_ligero sin_problema
        se_las_arregl* se_arregl* lo_superar* superarán se_olvid* estarán_bien estarían_bien
        respirar ahorrar* libres menos_carga
    """,
    "without_me": """
        sin_mí sin_mi sin_él sin_ella si_yo_no si_no_estuviera si_no_estoy si_me_muero si_me_voy
        si_desaparezco si_ya_no cuando_no_esté cuando_yo_no cuando_me_haya cuando_ya_no si_falto
        si_no_existiera después_de_mí si_me_muriera si_me_fuera cuando_me_vaya si_no_hubiera
    """,
    "pointless": """
        sentido sin_sentido no_tiene_sentido ningún_sentido para_qué pa_qué pa_que no_hay_razón
        ninguna_razón razón_para razones_para motivo* ganas sin_ganas no_tengo_ganas no_hay_salida
        sin_salida única_salida única_solución única_opción único_camino única_forma no_hay_futuro
        sin_futuro no_veo_futuro futuro esperanza* sin_esperanza desesperanz* no_vale_la_pena
        vale_la_pena no_merece_la_pena no_sirve nada_sirve nada_funciona nada_me_ayuda nada_ayuda
        en_vano perdid* no_queda nada_me_queda no_hay_remedio sin_remedio no_le_veo no_me_veo
        no_veo callejón ya_es_tarde demasiado_tarde da_igual me_da_igual da_lo_mismo inútilmente
        por_inercia por_costumbre
    """,
    "unbearable": """
        insoportable* no_aguanto no_aguanta no_soporto no_puedo_más no_puedo_mas no_puedo
        no_doy_más no_doy_mas no_puedo_con ya_no_puedo ya_no_aguanto ya_no_doy no_resisto
        demasiado infierno pesadilla tortura calvario al_límite tocado_fondo tocar_fondo
        sin_fuerzas fuerza fuerzas no_tengo_fuerzas me_supera me_ahogo asfixi* hundid* destrozad*
        rot* vacío vacía agotad* desesper* harta harto hasta_la_madre hasta_los_huevos
        hasta_el_cuello
        no_me_da_más quebrad* derrumb* desgastad* no_tolero bastante me_harté a_punto_de
        de_un_hilo al_borde no_me_queda no_me_quedan tocando_fondo hecho_polvo hecha_polvo
        hecho_mierda me_estoy_ahogando
    """,
    "tired": """
        cansad* cansé harto harta hart* fastidi* aburrid* cansa cansancio podrid*
    """,
    "pain": """
        dolor* duel* sufr* pena angusti* tormento oscur* negro ruido voces gritos abismo hueco
        llant* llor* tristeza
    """,
    "worthless": """
        no_valgo no_valgo_nada me_odio odio_mi asco fracas* nadie_me_ama nadie_me_quiere inútil
        error monstruo vergüenza culpa no_merezco merec* tonto estúpid* decepcion* defraud*
        soy_un_asco basura mierda
    """,
    "alone": "sol* soledad nadie abandonad* olvidad* invisible",
    "calm": """
        calma tranquil* paz en_paz seren* aliviad* silencio despejad* livian* ligero claro
    """,
    # -- Intent, time, farewell -----------------------------------------------------------------
    "wish": """
        quier* quisier* quer* quisi* dese* ojalá ojala esper* rez* pid* prefer* prefier* ganas
        me_gustaría gustaría anhel* ansío necesit* listo lista dispuest* cruzo_los_dedos
    """,
    "think": """
        pens* piens* idea ideas imagin* fantase* sueñ* ocurr* ronda* rond* tient* tent* cabeza
        mente pregunt* buscar busqué busco googl* voces_me voz obsesion* planteo plantear*
        da_vueltas vueltas fantasía me_llama llaman me_atrae intrusiv* pasa_por se_me_cruza
    """,
    "plan": """
        plan planes plane* decid* decisión decidí resuelto prepar* todo_listo listo lista ya_está
        encontré elegí escogí escogido elegido lugar ya_sé ya_se sé_cómo sé_cuándo sé_dónde fecha
        tengo_el_día tengo_la_fecha tengo_fecha la_forma lo_voy_a_hacer voy_a_hacerlo lo_haré
        lo_hago hacerlo me_decidí está_decidido arregl* organiz* compr* conseguí pedí
        no_hay_vuelta vuelta_atrás nadie_me_va_a_parar no_intenten no_me_busquen no_me_detengan
        locura tontería hasta_aquí_llegué hasta_acá_llegué aquí_termina es_todo eso_es_todo
        con_eso_me_basta cuenta_atrás cuento_los_días voy_a a_propósito para_volver_no solo_de_ida
        solo_ida boleto_de_ida la_canción_con ya_lo_hice lo_hice tanque_lleno nafta gasolina_para
        ya_no_hay ya_está_todo ya_elegí ya_tengo tengo_todo_listo lo_tengo_decidido
        tomé_la_decisión solo_la_ida último_punto_de de_la_lista no_llamen ya_no_llamen
        a_ver_si_hoy
    """,
    "time": """
        hoy esta_noche mañana pasado_mañana este_fin fin_de_semana esta_semana esta_tarde
        próxima_semana la_semana_que lunes martes miércoles jueves viernes sábado domingo pronto
        ya ahora ahorita en_una_hora hora horas medianoche madrugada después_de_navidad navidad
        a_fin_de_mes fin_de_mes en_unos_días unos_días cuando_todos cuando_se_duerman
        para_entonces cuando_leas cuando_lean año_nuevo cumpleaños de_una_vez ya_falta_poco
        falta_poco hoy_mismo esta_vez al_amanecer
    """,
    "last": "últim* ultim* una_vez_más por_última por_fin final",
    "farewell": """
        adiós adios despedi* despid* despedida chao chau hasta_siempre hasta_nunca nos_vemos_en
        nos_vemos_al otro_lado otra_vida cuídense cuidense cuídate_mucho gracias_por_todo díganle
        diganle díganles dile_a dile_que recuérd* recuerd* no_me_olviden fue_un_gusto
        fue_un_placer los_quise los_amo los_quiero las_quiero les_quiero dejarlos dejarles
        perdónenme abrazo_a abracé no_volverán_a no_sabrán_de
    """,
    "sorry": """
        perdón* perdon* perdóname disculp* no_es_culpa no_fue_culpa nadie_tiene_la_culpa
        no_tiene_la_culpa no_se_culpen no_te_culpes lo_siento no_lloren no_estén_tristes
        entiéndanme
    """,
    "letter": """
        carta* nota notas escrib* escrit* sobre sobres mensaje* video videos grab* papelito
        cuentos mi_voz audios
    """,
    "affairs": """
        testamento papeles documentos seguro_de_vida seguro contraseña* claves funeral entierro
        cremación en_orden todo_en_orden todo_arreglado dejé_todo dejo_todo todo_pagado regal*
        regalé repart* doné vendí mis_cosas mis_pertenencias herencia hereden cuenta_del_banco
        deudas pagué llave llaves debajo_del borré cancelé cerré limpi* ordené
    """,
    "care_for": """
        cuid* encarg* hacerse_cargo haga_cargo con_la_vecina con_mi_hermana con_mi_vecina
        darle_de_comer riegue
    """,
    "pet": "perr* gat* mascota* conejo canario",
    # -- Means and places -----------------------------------------------------------------------
    "pills": """
        pastilla* píldora* pepas medicament* medicina* tableta* comprimido* frasco* caja* blíster*
        blister* sobredosis dosis insulina somnífero* tranquilizantes antidepresivos morfina
        jarabe botella vodka remedios
    """,
    "blade": """
        navaja* cuchill* hoja_de_afeitar hojilla gillette cuter cúter tijera* vidrio* bisturí
        rasurador*
    """,
    "rope": "cuerda* soga* lazo cinturón viga cordón mecate horca",
    "gun": """
        pistola* arma armas escopeta* rifle* revólver bala balas gatillo balazo tiro fierro fusil
        machete
    """,
    "height": """
        puente* azotea* balcón* acantilado barranco terraza techo ventana baranda* barandilla
        edificio viaducto borde salt* piso torre precipicio cornisa altura vacío
    """,
    "rails": """
        vía vías tren trenes metro andén* andenes ferrocarril camión camiones autobús colectivo
        carretera tráfico autopista subte ruta
    """,
    "car": """
        volante árbol* muro pared garaje motor chocar estrellar* estrello choco
    """,
    "water": """
        río mar lago canal presa represa olas muelle agua bañera tina alberca
    """,
    "poison": "veneno* raticida cloro lejía gas fumigante",
    "look": """
        mir* miro veo ver observ* fij* qued* parad* parad sent* asom* acerc* pas* voy camin* subí
        subo cruz* cruzar mido medir
    """,
    "at_hand": """
        en_la_mano en_mi_mano en_mis_manos a_mi_lado en_la_mesa sobre_la_mesa en_la_cama
        en_el_cajón en_mi_cajón buró mesita mesilla debajo_de_la bajo_la_cama bajo_la_almohada
        en_mi_cuarto en_la_mochila en_el_bolsillo junt* guard* escond* ahorr* cont* acumul*
        suficiente* tengo_todo lo_tengo_todo al_alcance preparad* ya_compré cargad* en_fila
        alineadas
    """,
    "take": "tom* trag* bebí ingerí ingir* me_las_tom* zampé me_acabo_de",
    "many": """
        todas todo todos enter* much* demasiad* montón puñado caja frasco bote más_de 20 30 40 50
        60 100
    """,
    "easy": """
        fácil sencillo rápido simple sin_dolor un_paso solo_un_paso un_segundo un_momento qué_tan
        cuánto cuántas dolerá dolería duele_mucho así_de como_un_accidente accidente dejarme_caer
    """,
    "forever": """
        para_siempre por_siempre definitiv* de_una_vez_por_todas nunca_más jamás etern*
        permanente*
    """,
    "find": """
        me_encuentr* me_encontr* encontrarán encuentren no_me_busquen me_hallen hallar cuerpo
        quién_me
    """,
    "miss": """
        extrañar* extrañe extraña echar*_de_menos me_echar* notar* se_daría_cuenta daría_cuenta
        nadie_lo_notar* enterar* le_importa importar* lloraría* hago_falta haré_falta
    """,
    "join": """
        con_él con_ella con_mi_mamá con_mi_madre con_mi_papá con_mi_padre con_mi_abuel*
        con_mi_espos* con_mi_hij* reunirme reencontr* alcanzar* seguirlo seguirla cielo
        allá_arriba a_su_lado irme_con irse_con con_mi_viejo junto_a_él junto_a_ella contigo
    """,
    "god": "dios señor virgen diosito ángel* universo",
    "safe": """
        a_salvo segura seguro no_estoy_segura no_me_siento_segur* miedo_de_mí miedo_a_mí
        miedo_de_lo_que_pueda miedo_de_hacer capaz_de lo_que_pueda_hacer dejarlo_solo dejarla_sola
        se_haga_algo hacerme_algo hacerse_algo
    """,
    # -- Who -------------------------------------------------------------------------------------
    "self": """
        yo me mi mis mí conmigo estoy tengo quiero soy siento puedo voy sé creo necesito pienso he
        hago veo digo paso aguanto vivo sigo mío míos estaba
    """,
    "near": """
        hijo hija hijos niño niña chico chica amigo amiga marido esposo esposa mujer pareja
        hermano hermana mamá mama madre papá papa padre abuelo abuela primo prima tío tía nieto
        nieta vecino vecina novio novia ex compañero compañera alumno alumna sobrino sobrina
        cuñado cuñada viejo vieja suegra suegro roomie compa pibe piba nene nena chamaco hijastro
        hijastra padrastro
    """,
    "they": "él ella le lo la su sus se",
    "everyone": """
        todos todas familia mi_familia hijos mis_hijos los_niños mis_papás mis_padres la_gente
        el_mundo los_demás ustedes mis_viejos
    """,
    "you": "tú vos te ti usted ustedes contigo",
    "not": "no nada nadie nunca jamás ni sin ningún* tampoco apenas",
    "if": "si quizás quizá tal_vez podría pudiera fuera",
    "say": """
        dice dijo decir dicho diciendo cuenta contó escribi* mandó manda habla hablar hablaba
        repite confesó pregunt* amenaza publicó puso
    """,
    "still": """
        todavía aún sigo sigue cada_día cada_noche cada_mañana cada_vez todos_los_días
        todas_las_noches siempre constantemente últimamente ya_no ya más desde_hace hace_semanas
        hace_meses a_diario solo_pienso
    """,
    "was": "era estaba había fue quería estuve tuve tenía pensaba podía",
    # -- What takes its sense away ---------------------------------------------------------------
    "long_ago": """
        hace_años hace_mucho hace_tiempo hace_diez hace_veinte años cuando_era de_joven de_niñ*
        de_chic* de_adolescente en_mi_juventud en_la_universidad en_la_escuela en_la_secundaria
        en_ese_entonces entonces antes en_el_pasado aquella_época aquellos el_año_pasado en_19*
        en_200* en_201* en_202* a_los_15 a_los_16 a_los_17 a_los_18 hubo_un_tiempo época
        alguna_vez una_vez hace_once hace_cinco hace_ocho hace..años fue_hace amenazó_una_vez
        en_el_03 después_del_primer hoy_soy ya_son de_eso_hace
    """,
    "recovered": """
        recuper* super* superé mejoré estoy_mejor estoy_bien me_ayudó me_ayudaron agradec* feliz
        contenta contento sané san* salí_adelante salí_de atrás limpio limpia orgullos* hoy_estoy
        por_suerte gracias_a_dios ya_pasó sobreviví pedí_ayuda ya_murió perdoné menos_mal vive
        hoy_lo no_pasó hoy_hago sigo_acá acá_sigo aquí_sigo
    """,
    "source": """
        libro* novela película* peli canción letra serie podcast capítulo episodio documental
        personaje poema cita obra juego teatro titular actor autor autora cuento
    """,
    "article": """
        artículo página blog texto nota entrada guía sección explic* leí leer leyendo ejemplo
        mencion* publicación gracias_por
    """,
    "thanks": """
        gracias agradezco útil interesante excelente buen_artículo saludos felicidades
    """,
    "study": """
        estudio* investigación tasa* estadística* riesgo* evidencia datos porcentaje por_ciento
        prevención campaña población relación guías escala cuestionario prevalencia cifras aumenta
        reduce
    """,
    "work_with": """
        paciente* client* alumn* estudiant* curso taller capacitación formación enfermera maestr*
        profesor* docente* voluntari* psicólog* terapeuta* línea_de teléfono_de consulta
        conferencia seminario examen paramédic* bombero* profesionales consultorio clínica
    """,
    "in_general": """
        personas gente alguien uno jóvenes adolescentes hombres mujeres quienes persona familiares
        muchos algunos
    """,
    "question": """
        cómo_puedo cómo_se qué_es qué_puedo qué_hago qué_significa es_normal existe hay_alguna
        puede se_puede pregunta preguntas diferencia_entre cuál cuáles es_cierto debo debería
    """,
    "medicine": """
        mg efectos_secundarios sertralina fluoxetina isrs litio citalopram escitalopram dosis
        recetó receta psiquiatra prospecto médico por_la_mañana
    """,
    "bereaved": """
        duelo falleció perdí perdimos viuda viudo luto aniversario se_suicidó se_quitó_la_vida
        se_mató suicidio_de_mi el_suicidio_de murió_por pérdida sobrevivientes_de
        se_quitaron_la_vida quitaron_la_vida suicidio_de compañeros_de_mi batallón caídos
    """,
    "ordinary": """
        trabajo examen* exámenes curso dieta café azúcar chocolate tarea clima tráfico_de
        impresora partido fútbol correr yoga rodilla espalda migraña dolor_de_cabeza tos gripe
        receta_de pastel celular móvil batería internet reunión jefe oficina turno vacaciones bebé
        insomnio alarma plantas jardín ropa fumar pantalla app escenario público dentista calor
        risa aburrimiento hambre curiosidad tiempo vergüenza sueño_de ajedrez cerámica banda
        primavera marzo enero karaoke wifi terapia_en pausar piano guitarra flauta violín música
        corazón alma resfriado resfriados cuerda_cada sol terapia suscripción palabras
    """,
    "idiom": """
        ____* muerta_de_risa muerto_de_risa muero_de_risa muero_de_hambre muero_por muero_de_ganas
        muero_de_sueño muriendo_de_risa me_mata_de matar_el_tiempo matando_el_tiempo
        muerto_de_cansancio muerta_de_cansancio muerta_de_miedo muerto_de_miedo muero_de_miedo
        muero_de_calor miedo_a_morir miedo_a_la_muerte ataque_de_pánico ataques_de_pánico
        pensé_que_me_moría creí_que_me_moría infarto de_mala_muerte me_está_matando wifi karaoke
        jaja jajaja jeje broma es_broma odio_mi_vida_cada prefiero_morir
    """,
    "compulsion": """
        toc obsesiv* compulsi* intrusivos exposición_con que_no_quiero nunca_lo_haría
    """,
    "place": """
        ciudad campo pueblo piso casa departamento padres maletas maleta extranjero cuarto
        alquiler barrio en_esta en_este en_la en_el con_mis_padres
    """,
    # -- Somebody is harmed ----------------------------------------------------------------------
    "hit": """
        peg* golpe* pega golpea patea patad* cachete* cachetad* bofetad* azot* nalguead* empuj*
        sacud* zarande* ahorca ahorcó estrangul* quem* jal*_el_pelo muerd* maltrat* violent*
        violencia agred* trompad* madrea* puñetazo* cinturonazo* fajazo* amarr* ata atado lastim*
        moler_a_palos casca pate* látigo cable cinto chancla varazos paliza palizas sangrando
        golpiza atan atada amarrada amarrado encaden* radiador puñet* revent* tira_del_pelo
        me_tiró me_aventó me_empujó bajo_el_agua agua_hirviendo aceite_hirviendo por_dentro dedos
    """,
    "abuse": """
        abus* viol* viola violó toca tocó tocaba toque manose* desnud* sexual* partes_íntimas
        se_mete_en entra_en_mi entra_a_mi se_mete_a en_mi_cama a_su_cama cuarto_de_noche acos*
        incesto vuelve_sangrando se_lleva_a_mi vende vendida hotel besa besó en_su_regazo me_graba
        me_filma se_toca prostit* la_toca_por fisio
    """,
    "threat": """
        amenaz* matar matarlo matarla matarlos matarte matarnos lo_mato la_mato los_mato
        lo_voy_a_matar la_voy_a_matar voy_a_matar va_a_matar apuñal* vengar* venganza pagar
        me_las_va_a_pagar me_las_pagan van_a_ver va_a_ver ya_verán se_van_a_arrepentir arrepentir*
        llevarme_a_todos quemar prender_fuego chantaj* extorsion* sé_dónde_vive cuchillo
        hacerle_daño hacerles_daño lastimar_a lista_con lista_de_nombres si_no_es_mía de_nadie
        lo_va_a_entender la_gente_de echar*_el_coche atropell* envenen* me_la_va_a_pagar
        la_voy_a_esperar lo_voy_a_esperar prestamista* cobradores con_bates
    """,
    "control": """
        encerrad* encierra encerró no_me_deja no_la_deja no_lo_deja no_nos_deja no_me_dejan
        pasaporte me_quitó quita le_quita controla me_sigue persigue acosa obliga obligan obligó
        forz* casar casarme pensión no_come sin_comer sin_comida no_les_da_de_comer no_le_dan
        hambre solos_en_casa solo_en_casa sola_en_casa abandonad* descuid* sótano bajo_llave suci*
        pañal* seda sedad* dop* tarjeta agua_fría como_castigo castigo atan hogar_donde albergue
        orfanato piso_frío descalz* piojos sin_sueldo no_le_pagan no_puede_salir empleada galpón
        cobra_la_pensión
    """,
    "bruise": """
        moretón moreton* moretones moratón moratones marcas cardenal* ojo_morado quemaduras
        costilla fractura* huesos_rotos miedo_de_volver miedo_a_volver no_quiere_volver
        miedo_de_mi miedo_a_mi_padre le_tengo_miedo secreto nuestro_secreto no_le_diga* no_diga
        hematoma* chupones
    """,
    "child": """
        niñ* hijo hija hijos bebé bebe nene nena chico chica chiquit* sobrin* niet* hijastr*
        alumn* años menor menores hermanit* pequeñ* gemelos criatura guagua chamac*
    """,
    "elder": """
        abuel* anciano* ancianos demencia alzheimer residencia asilo geriátrico cuidador*
        silla_de_ruedas discapaci* suegr* viejita viejito adulto_mayor señora_mayor postrad*
    """,
    "adult": """
        marido esposo esposa mujer papá padre padrastro madrastra mamá madre tío abuelo hermano
        entrenador maestro profesor cura sacerdote vecino vecina novio ex niñera señor tipo hombre
        pareja jefe él ella cuidadora cuñado pastor patrón
    """,
    "online": """
        internet línea fotos foto videos snapchat discord instagram tiktok whatsapp verme
        conocerme encontrarnos manda mandar señor desconocido en_persona mensajes
    """,
    "school": """
        escuela colegio instituto salón clase trabajo oficina iglesia secundaria prepa liceo
        estación
    """,
    "drunk": """
        borracho borracha tomado bebe toma_y enoja enojad* furios* rabia se_enfada bebido alcohol
    """,
    "fear": """
        miedo temo terror asustad* llora lloran llorando grita gritos escond* ayuda qué_hago
        ahora_mismo al_lado la_pared arriba
    """,
}
