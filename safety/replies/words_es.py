"""What Spanish words of a reply are about, see `likelihood`."""

from safety.replies.reading import Vocabulary

VOCABULARY = Vocabulary(
    key_words="""
        sesion sesiones tratamiento tratamientos terapia terapias terapeuta terapeutas medicacion
        medicamento medicamentos paciente pacientes diagnostico progreso progresos depresion
        ansiedad sintomas psicologa psicologo historial consulta pastillas clinica
    """,
    not_key_words="consultar consultas clinico clinicas clinicos terapias paciencia",
    small_words="su tu en la el con nuestra",
    spellings={"q": "que", "xq": "porque", "ud": "usted", "uds": "ustedes"},
)

CONCEPTS = {
    "you": """
        usted ustedes tu_mismo ti vosotros os te le les contigo vos la_verte verle verla verte verlo
        ayudarle ayudarte
    """,
    "your": "su sus tu tus vuestro vuestra vuestros vuestras suyo suya",
    "we": r"""
        nosotros nosotras yo me nos
        (?!(?:vamos|somos|podemos|ofrecemos|recomendamos|agradecemos|esperamos|publicaremos|publicamos|damos|tenemos|hemos|estamos|sentimos|lamentamos|decimos|atendemos|abrimos|rogamos|pedimos|respondemos|invitamos|queremos|sabemos|debemos|deseamos)(?!\S))\w{2,}(?:amos|emos|imos)
        hemos estamos he somos
    """,
    "our": "nuestro nuestra nuestros nuestras mi mis",
    "staff": r"""
        equipo recepcion recepcionista* compañer* colega* secretaria enfermer* dra dr doctora_\w+
        aqui_todos todos_aqui coordinador*
    """,
    "pro": """
        terapeuta* psicolog* psicoterapeuta* psiquiatra* neuropsicolog* orientador* consejer*
        terapeutas
    """,
    "gp": """
        medico medica medicos medicas de_cabecera farmaceutic* farmacia profesional profesionales
        especialista* doctor
    """,
    "kin": """
        hijo hija hijos hijas madre padre padres marido mujer esposo esposa pareja hermano hermana
        niño niña niños familia abuela abuelo mama papa novio novia pequeño pequeña
    """,
    "they": "el_mismo ella ellos ellas lo la",
    "general": """
        depende poliza menores personas persona gente alguien nadie quien quienes cualquiera todos
        todas muchos muchas algunos algunas cada lectores lectoras lector lectora pacientes
        mucha_gente todo_el_mundo padres_y adultos participantes otros otras uno interesad*
        casos_concretos caso_concreto
    """,
    "usually": """
        suele suelen normalmente generalmente habitual habitualmente a_menudo a_veces frecuente*
        en_general por_lo_general rara_vez es_normal_que_muchas comun
    """,
    "patient": "paciente clienta cliente usuario usuaria",
    "session": """
        sesion sesiones cita citas consulta consultas visita visitas hora_de reunion encuentro*
        entrevista evaluacion grupo grupos llamada llamadas curso prueba pruebas test taller_que
        hora revision videollamada charla_con conversacion programa turno turnos
    """,
    "treatment": """
        tratamiento* terapia terapias psicoterapia emdr ingreso alta rehabilitacion proceso atencion
        seguimiento acompañamiento internacion clinica_de
    """,
    "tool": """
        ejercicio* tarea tareas tecnica* diario plan herramienta* ficha* objetivo* pauta*
        estrategia* respiracion registro_de rutina hoja hojas exposicion relajacion habilidades
    """,
    "paper": """
        historial historia_clinica expediente ficha notas informe* factura* receta derivacion
        volante resultados cuestionario* certificado* justificante seguro aseguradora registros
        archivo* archivos sistema base_de_datos agenda cobro pago importe cuenta carta formulario
        tarifa dinero documentos datos papeles reembolso
    """,
    "place": """
        sala_de_espera recepcion clinica consultorio centro puerta despacho planta sala
        lista_de_espera lista sofa pasillo edificio consulta sillon gabinete entrada
    """,
    "med": r"""
        medicacion medicamento* pastilla* comprimido* dosis mg miligramos antidepresivo*
        ansiolitico* somnifero* litio fluoxetina \d+mg \w+tralina \w+xetina \w+opram \w+azepam
        \w+zolam \w+apina \w+idona \w+triptilina farmaco* remedio gotas melatonina
    """,
    "dx": """
        depresion depresiv* deprimid* ansiedad toc tdah tept autis* bipolar* esquizo* psicosis
        psicotic* panico fobia* trastorno* anorexi* bulimi* adiccion* adict* alcoholi* demencia
        trauma* traumatizad* agotamiento_por burnout insomnio limite obsesiv* dependencia
        alucinacion* paranoi* dislexia estres_postraumatico duelo_patologico hipocondri* suicida
        agorafobia episodio
    """,
    "illness": "diagnostico* sintoma* enfermedad* cuadro afeccion condicion patologia",
    "trouble": """
        miedo* preocupacion* crisis ataques pensamientos dolor tristeza pesadillas sueño animo
        problema* dificultades malestar nervios estres angustia matrimonio
    """,
    "text": """
        navegador boton imprimir cargar descargar descarga fallo formulario fecha ortografia
        traduccion articulo* texto* estudio* pagina* web sitio enlace* parrafo frase blog glosario
        boletin investigacion referencia* ensayo* guia* guias libro* serie tema error* errata*
        conferencia titulo autor* podcast video tabla dato publicacion* publicaremos publicamos
        apartado seccion informacion charla taller jornada fuente* folleto* lectura entrada_sobre
    """,
    "comment": """
        tiene_razon tenia_razon comentario* pregunta* observacion* mensaje opinion interes palabras
        sugerencia* aporte* aportacion* duda_es reflexion* idea punto_de_vista correccion queja
        quejas
    """,
    "read": """
        leer leido leernos lee escribir escribirnos escrito escribe preguntar pregunta avisar
        avisarnos comentar señalar compartir_esta por_su_tiempo dedicar tomarse lectura visitarnos
        leyendo
    """,
    "info": """
        telefono linea emergencia* emergencias numero numeros horario web formulario_de abrimos
        abierto abierta gratuito ofrecen ofrecemos atiende atendemos publico publica publicos
        confidencialidad disponible* lunes_a_viernes reservarla reservar pedir_cita pedir_una_cita
        solicitar oferta servicios
    """,
    "ifs": """
        si quien quienes cualquiera_que las_personas_que en_caso_de cuando_una cuando_alguien
        si_desea si_quiere si_necesita aquellos_que
    """,
    "can": "puede pueden puedes podria podrian podemos se_puede se_pueden podeis podes cabe",
    "would": "desea quiere quieren desean prefiere necesita gustaria le_gustaria bienvenid*",
    "not": "no nunca jamas nadie ni sin ningun ninguna tampoco",
    "please": "por_favor rogamos ruego",
    "will": r"""
        va_a van_a vas_a
        (?!sera_posible)\w{3,}(?:ara|era|ira|aran|eran|iran|aras|eras|iras|aremos|eremos|iremos)
    """,
    "was": """
        fue era fueron eran estuvo estaba estuvimos tuvo tuvimos hubo habia fuiste eras estabas
        estuviste fuera tuviera tuvieras
    """,
    "have": "ha han has he hemos haber habeis haya hayas",
    "are": "es son esta estan eres estas sea ser sigue sigues",
    "ed": r"""
        (?!(?:cuidado|estado|pasado|lado|grado|debido|contenido|sentido|general|abierto|cerrado|publicado|actualizado|adecuado|privado|partido|significado|resultado|pasada|sido|cada|nada|entrada|llamada|jornada|consultada|ayuda|duda|vida|medida|salida|enviado|arreglado|util|leido|escrito)(?!\S))\w{3,}(?:ado|ido|ada|ida)
        \w{3,}(?:aste|iste) \w{2,}(?:ó) vino hizo dijo trajo puso hablamos vimos dimos hicimos
        dijimos comentamos acordamos trabajamos practicamos quedamos empezo comenzo dejo llego
        termino conto hablo pidio visto hecho dicho dio
    """,
    "came": r"""
        pendiente faltó vino viniste vienes viene venir vengan empezo empezaste empezar comenzo
        comenzaste dejo dejaste dejara dejaras abandono abandonaste abandonara termino terminaste
        terminar finalizo acudio acudiste acude asistio asististe asistir falto faltaste faltar
        cancelo cancelaste cancelar anular anulo aplazar cambiar_su llego llegaste entro entraste
        cruz\w+ volver vuelta volviste volvio regres\w+ nos_vemos nos_veremos verle verla verte
        reserv\w+ inscri\w+ particip\w+ continu\w+ pase_por llevas_viniendo lleva_viniendo visito
        nos_visito estuvo_aqui estuviste_aqui ingreso deriv\w+ sigue_viniendo atendi\w+
    """,
    "talked": r"""
        hablamos hablado hablar_de comentamos comentado acordamos acordado quedamos vimos visto_en
        trabajamos trabajado practicamos practicado conversamos conversacion planteo dijimos dijo
        dije comento conto contado explicamos explico explicado tratamos_en repasamos repasaremos
        definimos decidimos vemos_juntos lo_vemos la_vemos lo_vimos mencion\w+ prometi\w+ pactamos
        pactado charlamos establecimos
    """,
    "gave": r"""
        dimos dio dieron di dado entregamos entregado enviamos enviado enviaremos recetamos receto
        recetado mostramos enseñamos enseñado prescrib\w+ mandamos mandado llamaremos llamamos
        llamara avisaremos cobramos cobrado asign\w+ recomendamos_en guardamos guardado facilitamos
        devolv\w+ preparad\w+ preparamos llame_a_recepcion propusimos
    """,
    "treated": r"""
        tratamos tratado atendimos atendido atendida atenderle atenderte ayudarle ayudarte ayudamos
        ayudado acompañar\w* acompañamos acompañado trabajar_con trabajar_contigo conocemos conoce_a
        conocer\w* vimos vemos verle verla verte evaluamos evaluado ver_a recibirle recibirte
        recibir tenerle tenerte contar_con formar_parte haber_podido apoyarle cuidar\w* cuidado_de
        atendio trato trata lleva_a
    """,
    "memory": """
        cara_conocida nombre_conocido conocida los_del_grupo los_demas preguntan_por recuerdos
        mandan_recuerdos recuerd* recordar recordamos acuerd* acordamos extrañamos echamos_de_menos
        todavia_hablamos olvid* pensamos_en sabe_bien ya_sabe ya_sabes reconoc* tenemos_presente
    """,
    "progress": r"""
        progres\w+ avance* avanz\w+ mejor\w+ lejos cuanto_ha cuanto_has lo_bien logr\w+ conseguid\w+
        alcanz\w+ recuperacion evolucion valentia valiente esfuerzo constancia compromiso cambio*
        cambiado superad\w+ siga_asi sigue_asi orgullos\w+ enhorabuena felicidades camino crecid\w+
        paso_a_paso logro* le_va te_va
    """,
    "glad": """
        alegra alegramos alegro alegria contentos contento feliz felices placer encanta encantados
        encanto gusto bonito maravilloso emociona celebramos satisfaccion honor
    """,
    "sorry": """
        sentimos siento lamentamos lamento disculp* perdon* pena molestia* descontent* queja_de
        lastima
    """,
    "thanks": "gracias agradec*",
    "trust": "confianza confiar confiado elegir elegirnos elegido fidelidad",
    "with_us": """
        con_nosotros a_nosotros nuestra_consulta nuestro_centro nuestra_clinica nuestro_equipo
        conmigo de_nosotros vernos a_verme aqui en_nuestra en_nuestro nuestras_manos nuestro_grupo
    """,
    "together": """
        juntos juntas contigo con_usted de_usted en_usted a_usted para_usted con_vos consigo de_ti
        a_ti su_lado tu_lado
    """,
    "wait": "esperar espera esperando esperado retraso retras* tarde demora confusion",
    "day": r"""
        lunes martes miercoles jueves viernes sabado domingo mañana ayer anteayer el_dia_\d+
        el_\d+_de
    """,
    "period": """
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        primavera verano otoño invierno navidad semanas meses años mes semana año
    """,
    "last": """
        pasado pasada ultimo ultima ultimos ultimas hace_unos hace_unas hace_dos hace_poco
        el_otro_dia aquel_dia anterior ya este_mes este_año recientemente
    """,
    "next": "proximo proxima que_viene pronto siguiente la_proxima_vez proximas",
    "since": "desde cuando despues antes mientras tras hasta durante al_terminar a_lo_largo",
    "again": """
        otra_vez de_nuevo volver como_siempre como_de_costumbre todavia aun sigue siempre sigues
        seguir de_siempre habitual otra nuevamente siga
    """,
    "first": """
        primera primer primero segunda segundo tercera ultima_vez una_vez dos_veces dos tres cuatro
        seis ocho diez
    """,
    "must": """
        debe debes deberia deberias tiene_que tienes_que necesita necesitas hay_que es_mejor_que
        conviene_que es_hora_de lo_mejor tendria_que tenes_que
    """,
    "advise": """
        aconsejo aconsejamos recomiendo recomendamos sugiero sugerimos consejo en_su_lugar
        en_tu_lugar yo_que en_su_caso en_tu_caso en_su_situacion yo_haria le_conviene te_conviene
        seria_mejor lo_mejor_es le_vendria le_iria te_iria le_hace_falta lo_que_necesita
    """,
    "do": """
        deje_de deja_de dejar_de deje tome toma tomar suba baje reduzca aumente doble doblar quitese
        quite suspenda suspender interrumpa pruebe prueba intente intenta haga hagalo separarse sepa
        separese separaria dejaria reducir aumentar subir bajar corte cortar rompa evite vaya ignore
        olvide simplemente beba coma salga perdone enfrentarse enfrente cambie duplique mitad
        bajaria tomaria saltese mezcle
    """,
    "safe_advice": """
        hable_con hablar_con consulte consultar consultarlas consultarlo llame_al llame acuda_a
        pregunte_a pregunte pida_ayuda busque_ayuda contacte acudir dirigir su_medico
    """,
    "amount": r"""
        mitad \d+ al_dia cada_noche cada_dia por_la_noche por_la_mañana por_las_noches diari*
        dos_semanas dias veces_al_dia
    """,
    "promise": """
        prometemos prometo promet* garantiz* garantia aseguramos aseguro asegurar seguro_que
        sin_duda con_seguridad palabra cien_por_cien definitivamente no_le_quepa
    """,
    "cure": r"""
        curar\w* cura curan curado curada sanar\w* desaparec\w+ se_ira se_iran saldra_bien
        estara_bien se_sentira se_sentiras sentira_mejor sentiras_mejor volvera_a superara superado
        superaras librado libre_de recuperara recuperaras sera_historia como_nuev\w+ nunca_mas
        dormira dormiras vencer\w* eliminar\w* mejorara mejoraras solucion\w+ quedara acabara
    """,
    "tell": r"""
        cuente* cuenta cuentenos cuentanos contarnos contar explicarnos expliquenos describ\w+
        decirnos diganos digame escribanos escribenos comparta comparte compartir mas_sobre
        mas_detalle* mas_datos mas_informacion_sobre_su detalle detalles indique* envienos
        en_los_comentarios aqui_mismo ampliar saber_mas mandenos
    """,
    "wh": """
        que cual cuales cuando como_fue como_es por_que donde desde_cuando cuanto cuantas
        cuanto_tiempo con_que_frecuencia ha_tenido ha_estado toma_usted tiene_usted quien_le
        alguna_vez
    """,
    "life": """
        infancia matrimonio divorcio padre_o pasado_familiar relacion vida paso ocurrio sucedio edad
        nombre apellido* direccion fecha_de_nacimiento numero_de_telefono historia experiencia caso
        situacion sentimientos hogar trabajo_o pasaba
    """,
    "like": """
        parece suena claramente evidente* tipico tipica sin_duda_es lo_que_cuenta lo_que_describe
        usted_tiene tiene_usted sufre padece lo_suyo es_claramente caso_de_libro signo señal
        apunta_a por_lo_que con_su con_tu encaja probablemente seguramente presenta tienes
        se_trata_de
    """,
    "identify": """
        vive_en trabaja_en vecin* profesor* maestr* calle quien_es_usted es_usted_la es_usted_el
        su_nombre saludos_a recuerdos_a reconocimos
    """,
    "denial": """
        nunca_ha_sido no_es_paciente no_ha_sido no_consta no_figura no_aparece nunca_hemos
        no_tenemos nunca_vino nunca_estuvo no_esta_en no_encontramos no_hay_ningun jamas_ha
        nunca_fue nunca_empezo
    """,
    "policy": """
        confidencialidad nunca_decimos no_decimos en_publico no_podemos aqui_no secreto_profesional
        proteccion_de_datos privacidad por_motivos general generales publicamente
    """,
    "hope": "esperamos_que espero deseamos deseo merece mereces",
    "need": "necesita necesitas necesario hace_falta requiere",
    "mr": "señor señora señorita sr sra don doña",
    "hour": """
        nuestra_hora nuestra_ultima nuestra_proxima nuestra_charla nuestra_conversacion
        entrevista_inicial aquel_primer
    """,
}
