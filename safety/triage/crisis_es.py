# ruff: noqa: E501  (a rule stands on one line, so that it can be read and searched as one)
"""Crisis in Spanish, with and without accents, in Spain and in America: tú, vos and usted."""

from safety.triage.rules import Grammar, compiled, rule

GRAMMAR = Grammar(
    language="es",
    spellings={
        **dict.fromkeys(
            ("kiero", "qiero", "kisiera", "quero", "quieroo", "kero", "quier", "quierro"), "quiero"
        ),
        **dict.fromkeys(("q", "k", "ke", "qe"), "que"),
        "xq": "porque",
        "pq": "porque",
        "porq": "porque",
        "xk": "porque",
        "tmb": "también",
        "tb": "tambien",
        "d": "de",
        "m": "me",
        "vivr": "vivir",
        "bibir": "vivir",
        "bivir": "vivir",
        "muerirme": "morirme",
        "voi": "voy",
        "oi": "hoy",
        "oy": "hoy",
        "pastiyas": "pastillas",
        "nuna": "nunca",
        "x": "por",
        "mañna": "manana",
        "despertarme": "despertar",
        "asta": "hasta",
        "vasta": "basta",
        "ya no kiero": "ya no quiero",
        **dict.fromkeys(
            ("suisidarme", "suicidarmee", "suisidar", "suicidame", "suisidarne"), "suicidarme"
        ),
        **dict.fromkeys(("suisidio", "suisido", "sucidio"), "suicidio"),
        **dict.fromkeys(("suisida", "suisidas", "sucidas"), "suicidas"),
        **dict.fromkeys(("morrir", "morirr", "morime", "morirne", "morirm", "moririme"), "morirme"),
        **dict.fromkeys(("mattarme", "matarne", "matame", "mtarme", "matarm"), "matarme"),
    },
    key_words=frozenset(
        "muerte morir morirme matar matarme suicidio suicidarme suicidarse suicidas suicida ahorcarme ahorcarse muerta muerto autolesiono autolesionarme pastillas sobredosis".split()
    ),
    not_key_words=frozenset(
        "suicido moverme matriz suicidal suicide suicidarte morirte morirse maltarme muertas muertos pastilla pastillero matarte matarse".split()
    ),
    small_words=frozenset(
        "quiero me voy a la vida quitar no vivir mas ya que mi yo esta noche desaparecer".split()
    ),
    idioms=compiled(
        r"(?:me |te |se |nos )?(?:muero|mueres|muere|morimos|morí|moría|morir|morirme|muriendo|muerta?|muerto) (?:\w+ )?(?:de|por) (?:la |el |una |un )?(?:ganas de (?!morir|matar|desaparec)\w+|ganas|risa|sueño|vergüenza|hambre|sed|calor|frío|miedo|pena|amor|aburrimiento|envidia|curiosidad|susto|ternura|cansancio|nervios|celos|rabia|emoción|gusto|felicidad|alegría|impaciencia|ansiedad de|rico|probar\w*|ver\w*|saber\w*|conocer\w*|leer\w*|comer\w*|dolor de (?:\w+))|(?:para|como para) morirse(?: de (?:\w+))?|muer[ot]o? (?:de|por) (?:risa|sueño|ganas|hambre)"
        r"|me (?:está|estaba|están|va|van|iba) (?:\w+ )?(?:matando|a matar)(?: (?:si|cuando|el|la|como))?|(?:me|nos|te) (?:mata|matan|mató) (?:\w+ )?(?:el|la|los|las|este|esta|estos|no|ver|que|pensar|tener)|(?:calor|dolor|ruido|espera|frío|trabajo|estrés|curiosidad|espalda|cabeza|tráfico|examen|rutina|insomnio|aburrimiento|jaqueca|migraña) (?:\w+ )?(?:me |nos |te )?(?:mata|matan|mató)|(?:mi|el|la) (?:jefe|jefa|madre|mamá|padre|papá|profe|profesor|profesora|marido|mujer|entrenador) (?:\w+ )?me (?:va a matar|mata|matará)"
        r"|(?:mat(?:a|ar|ando|aba|amos|o|é)) (?:\w+ )?(?:el tiempo|el rato|las horas|la tarde|el aburrimiento|dos pájaros|el gusanillo|el hambre|al mensajero|neuronas|bacterias|virus|células|gérmenes|la creatividad|la pasión|el gato|el apetito)|la curiosidad mató al gato|matar(?:ía|ia)? (?:a alguien )?por (?:una?|dormir|unas?|ese|tener|poder|\w+ )|(?:daría|doy|dio) la vida por|me juego la vida|(?:se me|me) va la vida|ni muert[oa](?! )?(?: (?:vuelvo|voy|hago|me))?|(?:me )?parto de risa|más muert[oa] que viv[oa]|muert[oa]s? de (?:\w+)|caerse muerto|punto muerto|hora muerta|horas muertas|tiempo muerto|lengua muerta|peso muerto|mosquita muerta|naturaleza muerta"
        r"|(?:móvil|celular|teléfono|ordenador|computadora|batería|portátil|coche|wifi|planta|plantas|página|enlace) (?:\w+ )?(?:murió|muere|muerto|muerta|se murió)|se me (?:murió|muere|mueren) (?:el|la|las|los)|(?:hice|hago|hacer|haces|hizo|hacerme|hacerse|hecho) daño (?:en|a (?:la|el|un)|al|con|jugando|corriendo|entrenando|haciendo|cocinando)|(?:me )?(?:cort(?:é|o|ar|arme|aba)|quem(?:é|o|arme)) (?:el|la|los|un) (?:\w+ )?(?:dedo|pelo|flequillo|cabello|uñas?|lengua|mano|pelo|césped)|(?:me )?(?:cort(?:é|o|aron|arme)) (?:las uñas|la luz|la llamada|afeit\w*|cocin\w*|con (?:el|un) (?:papel|cuchillo (?:cocinando|de cocina)))|adiós (?:al|a la|a los|a las|a mis?) (?!mundo|vida|familia|todos|hijos|seres)\w+|(?:acabar|terminar) con (?:la|el|los|las|mi|este|esta|mis) (?:ansiedad|novio|novia|pareja|estrés|insomnio|estigma|hábito|relación|miedo|miedos|dolor|tabú|marido|jefe|acoso|tratamiento|rutina|ruido|adicción|problema|problemas)|(?:tirar(?:me|se)?|tiro|tiré|tirarme) (?:en|al|a) (?:el |la )?(?:sofá|cama|sillón|piscina|agua|suelo|paracaídas|césped)|muerte súbita|vida o muerte"
    ),
    idioms_on=frozenset(
        "muer mori mur mat para como me nos te calor dolor ruido espera curiosidad ni parto mas caer punto hora tiempo lengua peso mosquita naturaleza hic hag hac hech hiz cort quem adios acab termin tir vida dar doy dio se movil celular telefono ordenador computadora bateria portatil coche wifi planta pagina enlace frio trabajo estres".split()
    ),
    boundary=compiled(r",|y|pero|sino|porque|aunque|pues|así que|entonces|mientras|solo|sólo"),
    negation=compiled(r"no|nunca|jamás|ni|sin|nadie|ningún|ninguna|tampoco|nada"),
    no_negation=compiled(
        r"(?:no|nunca) (?:\w+ )?(?:sabés|sabes|sabe|imaginas|dejo|paro|puedo (?:dejar|parar|evitar|más|mas|seguir)|puedo sacarme|aguanto|soporto|solo|sólo|sé|se si|se que|me importa|importaría|veo|tengo (?:otra|salida|ganas|fuerzas|a nadie|miedo)|hay|encuentro|me atrevo|quiero (?:vivir|seguir|estar|existir|despertar)|querés saber|quieres saber|es (?:que|broma)|bromeo|miento|puedo más|doy más|sirvo|valgo|es mentira|duermo|exagero)|por qué no|porque no (?:me|te)|nada (?:más que|me|tiene|sirve)|nadie (?:me|lo|sabe|se|puede|va|entiende|nota)|no (?:\w+ ){0,2}(?:más|mas)|ya no|sin (?:ti|mí|mi|él|ella|esperanza|salida|que)|ni (?:siquiera )?(?:ganas|fuerzas)"
    ),
    long_ago=compiled(
        r"(?:tras|después de) (?:el|la) (?:choque|accidente|primer hijo|guerra|parto) (?:pasé|tuve)|en el \d\d|pasé una época|hubo una época|(?:en|de) (?:la |el )?(?:primero|segundo|tercero|cuarto|secundaria|prepa|liceo|colegio|bachillerato)|hubo (?:una|un) (?:época|tiempo|etapa)|hace (?:\w+ ){0,3}(?:años|meses|décadas|tiempo|año)|cuando (?:yo )?(?:era|tenía|estaba en)|de (?:niña|niño|adolescente|joven|pequeña|pequeño|jovencita|chica|chico)|en (?:aquella época|aquel entonces|el pasado|mi (?:juventud|adolescencia|infancia)|aquellos años|aquel tiempo|ese entonces|la universidad|la adolescencia)|antes|en (?:19|20)\d\d|el año pasado|(?:a los|con) (?:\w+ )?(?:\d\d|quince|dieciséis|catorce|veinte|diecisiete|dieciocho|trece|doce|diecinueve)(?: años)?|solía|una vez|tras el parto|después del parto|en otra época|entonces|antiguamente"
    ),
    still=compiled(
        r"todavía|aún|otra vez|de nuevo|vuelvo|vuelve|vuelven|volvió|volvieron|han vuelto|regresa\w*|últimamente|ahora (?:vuelvo|pienso|quiero|otra)|sigo (?:pensando|con|queriendo)|peor que"
    ),
    present=compiled(
        r"quiero|deseo|pienso|tengo|siento|necesito|voy a|estoy|puedo|me (?:corto|hago|quiero|autolesiono|voy)|quiere|piensa|dice|habla|amenaza|tiene|ojalá"
    ),
    past=compiled(r"intent(?:é|ó)|intentado|tom(?:é|ó|ado)|quise|trat(?:é|ó)"),
    recovered=compiled(
        r"se me quitó|ya pasó|me traté|sobri[oa]|lo cambió todo|se me pasó|ya pasó|con terapia|gracias|agrade\w+|me ayud\w+|superé|superado|sobreviv\w+|(?:estoy|siento|voy) (?:mucho )?mejor|mejoré|recuper\w+|ya no (?:lo|me)|feliz|contenta|contento|alegr\w+|orgullos\w+|quedó atrás|pasó|salí adelante|curé|cicatrices|estable|por suerte"
    ),
    just_now=compiled(
        r"ayer|anoche|anteayer|esta (?:mañana|tarde|noche|semana)|hoy|hace (?:\w+ )?(?:hora|horas|minutos|rato|días|un rato|poco)|acab[ao] de|ahora mismo|recién|la semana pasada|el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo) pasado"
    ),
    soon=compiled(
        r"esta (?:noche|tarde)|hoy(?! doy| en día)|mañana(?! por la mañana temprano)(?<!esta manana)(?<!la manana)|pasado mañana|este (?:fin de semana|finde|lunes|martes|miércoles|jueves|viernes|sábado|domingo)|el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)(?! pasado)|a medianoche|en una hora|ahora mismo|la semana que viene|cuando (?:todos|los niños|mis hijos) (?:\w+ )?(?:duerman|salgan|se vayan|estén)"
    ),
    means=compiled(
        r"(?:tengo|compré|conseguí|junté|guardé|guardado|guardadas|juntado|con|he comprado) (?:\w+ ){0,4}(?:pastillas|cuerda|soga|pistola|arma|cuchilla|cuchillas|navaja|cuchillo|veneno|insulina)|(?:pastillas|cuerda|soga|pistola|arma|cuchilla|navaja|cuchillo|veneno) (?:\w+ ){0,3}(?:en la mano|al lado|preparada|preparadas|lista|listas|delante|en frente)"
    ),
    in_general=compiled(
        r"(?:(?:personas?|pacientes|gente|jóvenes|adolescentes|hombres|mujeres|niños|quienes|muchos|muchas|algunos|uno|alguien|cualquiera|estudiantes|alumnos|veteranos|hay quien|clientes|médicos|los que|las que) (?:(?!yo |mi |me |mis )\w+ |, ){0,7}|(?:por qué|cómo|cuándo|porque) se (?:\w+ )?(?:suicidan?|autolesionan?|matan?|cortan?)|(?:preguntó|pregunta|preguntan|preguntaron|preguntar) (?:\w+ ){0,3}si (?:\w+ ){0,6}|(?:protagonista|personaje|héroe|heroína|actor|cantante|poeta) (?:\w+ ){0,6}|(?:artículo|capítulo|charla|libro|película|página|curso|estudio|podcast|conferencia|taller|texto) (?:\w+ ){0,2}(?:sobre|de|del) (?:\w+ ){0,3}|(?:hablar|habla|hablan|escribir) (?:\w+ ){0,3}(?:del|sobre el|sobre) (?=suicidio)) ?$"
    ),
    source=compiled(
        r"(?:el|la|del|en el|en la|este|esta|su|un|una) (?:\w+ )?(?:libro|artículo|película|novela|canción|poema|título|titular|página|capítulo|obra|serie|episodio|folleto|podcast|cuestionario|estudio|frase|línea|párrafo|personaje|texto|cita|letra)|ustedes (?:dicen|escriben)|usted (?:dice|escribe)"
    ),
    others=compiled(
        r"suicidó|cómo le pregunto|delegada|compañero si|delegado|adolescentes|jóvenes|pacientes|estudio|estudios|investigación|película|novela|capítulo|artículo|maestra|maestro|material|docente|riesgo|tasa|hereda\w*|prospecto|efectos secundarios|voluntari\w*|se suicidó|se quitó la vida|se mató|prevención|teléfono de|duelo|línea de"
    ),
)

_CLITIC = r"(?:me|se|te|nos)"
_ACT = (
    r"(?:matar(?:me|se)|suicidar(?:me|se)|ahorcar(?:me|se)|colgar(?:me|se)|dispararme|envenenar(?:me|se)|ahogarme en|degollarme|desangrarme|quitar(?:me|se) (?:la|mi) vida|acabar con (?:mi|su) (?:vida|existencia|sufrimiento)|acabar con todo|terminar con (?:todo|mi vida|su vida|esto|mi sufrimiento)|poner(?:le)? fin a (?:mi vida|todo|su vida|esto)|pegar(?:me|se) un tiro|volar(?:me|se) la cabeza|cortar(?:me|se) las venas|(?:tirar|lanzar|arrojar|aventar|echar)(?:me|se) (?:\w+ ){0,2}(?:del?|desde|por|al|a|bajo|debajo|delante) (?:el |la |un |una |del |de )?(?:\w+ )?(?:puente|tren|balcón|ventana|metro|edificio|azotea|vías|terraza|coche|camión|carro|acantilado|techo|piso)|saltar (?:\w+ )?(?:del?|desde|por) (?:el |la |un |una )?(?:\w+ )?(?:puente|balcón|ventana|edificio|azotea|terraza|techo|acantilado)|(?:tomar|tragar)(?:me|se)? (?:\w+ )?(?:todas|todo el frasco|un frasco|todo el bote|un bote|una sobredosis|una caja)|tomármelas todas|irme de este mundo"
    rf"|{_CLITIC} (?:voy|vas|va|vamos|quiero|quería|quisiera|quiere|pienso|puedo|podría|intento|intenté|intentó|iba) (?:\w+ )?(?:a )?(?:matar|suicidar|ahorcar|colgar|quitar la vida|quitar de en medio|pegar un tiro|disparar|cortar las venas|tirar (?:\w+ ){{0,2}}(?:puente|tren|balcón|ventana|metro|azotea)|lanzar (?:\w+ ){{0,2}}(?:puente|tren|balcón|ventana)|aventar (?:\w+ ){{0,2}}(?:puente|tren|balcón)|envenenar)"
    r"|(?:me|se) (?:mato|suicido|ahorco|cuelgo|quito la vida|tiro (?:\w+ ){0,2}(?:puente|tren|balcón|ventana|metro|azotea)|pego un tiro|lanzo (?:\w+ ){0,2}(?:puente|tren|balcón)|corto las venas|quito de en medio)|quitarme de en medio)"
)
RULES = [
    rule(
        "crisis",
        2,
        "vivir viviendo vida",
        r"(?:no|ya no|nunca) quiero (?:seguir )?(?:vivir|viviendo|existir)(?: mas| asi)?(?=,|$| y | ni )|(?:cansad[oa]|hart[oa]) de (?:vivir|la vida|existir|estar viv[oa])(?=,|$| y | no )",
        says_no=True,
        rises=True,
    ),
    rule(
        "crisis",
        3,
        "mat suicid ahorc colg cuelg dispar enven quit acab termin pon peg vol cort tir lanz arroj avent ech salt tom trag irm me se",
        rf"(?:(?:voy|va|vamos|van) a|(?:he|ha) decidido|decidí|decidió|pienso|planeo|planea|tengo (?:pensado|planeado|decidido)|estoy (?:decidid[oa] a|a punto de|lista para|listo para|por|dispuest[oa] a)|está (?:a punto de|por)|amenaza con|amenazó con|amenazando con|intenta|está intentando|plan (?:para|de)|hoy|mañana|esta noche) (?:\w+ ){{0,3}}(?:{_ACT})|(?:me|se) va?o?y? a (?:matar|suicidar|ahorcar|colgar|quitar la vida|pegar un tiro|tirar (?:\w+ ){{0,2}}(?:puente|tren|balcón|ventana|metro|azotea)|cortar las venas)|me las? voy a tomar todas?|amenaza(?:ndo)? con (?:\w+ )?(?:suicidio|matarse|suicidarse|quitarse)",
        unless=r"(?:pienso en|si me|jefe|pensando en)|voy a (?:acabar|terminar) con todo (?:el|lo)|sofá|dos pájaros|(?:me|nos|te) va a matar|me voy a matar (?:estudiando|trabajando|entrenando|de)",
    ),
    rule(
        "crisis",
        3,
        "pastill cuerda soga pistola arma cuchill navaja veneno frasco bote sobredosis tom trag caja",
        r"(?:tengo|ya tengo|compré|conseguí|junté|he comprado|he juntado|guardé) (?:\w+ ){0,5}(?:pastillas|cuerda|soga|pistola|arma|cuchillas?|navaja|veneno|cuchillo) (?:\w+ |, ){0,4}(?:en la mano|al lado|preparad[ao]s?|list[ao]s?|delante|para (?:matarme|morir|acabar|terminar|hacerlo)|y me las|guardadas)|(?:pastillas|cuerda|soga|pistola|cuchilla|navaja) (?:\w+ ){0,3}(?:en la mano|al lado|preparada|preparadas|lista|listas|me espera)|(?:tom(?:é|ó|ado|ar)|tomarse|tomarme|tragué|tragado|tragó|tomó) (?:\w+ ){0,2}(?:todas (?:las|mis|sus)|un frasco|todo el frasco|una caja|la caja|un bote|todo el bote|\d\d+|un montón de|muchas|demasiadas|veinte|treinta|cuarenta) ?(?:\w+ ){0,3}(?:pastillas|frasco|tabletas|medicamentos|bote|caja|medicación)|(?:tomé|tomado|tomó|tomarse|tomarme) (?:\w+ )?una sobredosis|encerrad[oa] (?:\w+ ){0,3}con un(?:a)? (?:cuchillo|arma|pistola|cuchilla)",
        unless=r"receta\w*|médico|farmacia|para la (?:tensión|cabeza|espalda)|saltar|escalada|cocina|desde hace años|por error|sin querer",
    ),
    rule(
        "crisis",
        3,
        "carta nota cartas mensaje video despedida despid adios ultim perdon hasta azotea puente cornisa via baranda barandilla borde nadie diga digan elegi escog todo techo balcon",
        r"(?:carta|nota|cartas|mensaje|video|vídeo) (?:de despedida|de suicidio|de adiós|suicida)|(?:adiós|hasta siempre) (?:, )?(?:a todos|mundo|para siempre|mundo cruel|mi amor|mis amores|familia|mamá)|(?:éste?|esto) es (?:mi )?(?:último|última|adiós|la despedida|una despedida|el adiós)(?: \w+)?|mis? últim[oa]s? (?:palabras|mensaje|carta|noche|adiós|día de vida|día(?= (?:,|gracias|$|aquí|en este)))|me despido (?:\w+ ){0,3}(?:de todos|para siempre|del mundo|de la vida|de este mundo)|(?:perdónenme|perdonadme|perdónenme todos|perdóname) (?:\w+ |, ){0,5}(?:no aguanto|no puedo más|no pude|me voy)|díganle a (?:mi|mis) \w+ que (?:l[aeo]s? )?(?:amo|quiero|amé)|nadie (?:puede|podrá|va a) (?:\w+ )?(?:detenerme|pararme|impedírmelo|impedirlo)|ya está todo (?:listo|preparado|planeado) para|(?:elegí|escogí|he elegido|tengo elegid[oa]) (?:ya )?(?:el día|la fecha|el lugar|el puente)|(?:estoy|parad[oa]|sentad[oa]) (?:\w+ ){0,3}(?:en|al) (?:el |la |borde del? |borde de la )?(?:puente|azotea|cornisa|vías|baranda|barandilla|borde del puente)",
        unless=r"grupo|trabajo|mudo|tabaco|gracias por todo el|película|novela|foto|vacaciones|caminamos|mindfulness",
    ),
    rule(
        "crisis",
        2,
        "mat suicid ahorc colg cuelg dispar enven quit acab termin pon peg vol cort tir lanz arroj avent ech salt tom trag irm me se",
        rf"(?:{_ACT})",
        unless=r"(?:terminar|acabar) con todo (?:el|lo)|acabar con todo est[eo] (?:ruido|trabajo)|tomar(?:me)? todas las (?:mañanas|noches|medidas)|colgar(?:me|se) (?:del|el) teléfono|(?:me mato|matarme|matarse|me voy a matar|matar) (?:a )?(?:trabaj|estudi|entren)\w*",
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "suicid",
        r"(?:tengo|tenía|tiene|tuve|he|ha|siento|siente|pienso|piensa|pensando|pensar|pensado|con|mis|soy|estoy|idea|ideas|pensamientos|habla|hablando|ganas|considero|considerando|quiero|quiere|planeo|contemplo|obsesionad[oa]|mi|hijo|hija|amig[oa]|dejo|otra vez) (?:\w+ ){0,6}(?:suicid\w*)(?!(?:aron|ó))|(?:ideas?|ideación|pensamientos?|impulsos?) suicidas?|(?:suicidio) (?:\w+ ){0,4}(?:salida|solución|opción|única)",
        unless=r"prevención|perd\w+ a|sobreviviente\w*|duelo|artículo|tasa|estudio|escuadrón|personas|hablar (?:\w+ ){0,3}suicidio|se suicidó|línea|trabajo en|libro|pueden (?:\w+ ){0,4}suicid|por suicidio|escala",
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "cort autoles lastim dan hac hag quem hier hiri herir sangr",
        r"me (?:estoy |he |vuelvo a |sigo |volví a )?(?:autolesion\w*|lastim\w*|hiero|herí|corto|cortando|cortado|corté|cortaba)(?! (?:el|un|con papel|las? (?:uñas?|luz|mano coc)|con (?:un|una) (?:hoja|papel|vidrio|lata|cristal)|pelo|llamada|internet|la electric|el pelo))(?: (?:los|las|mis|mi) (?:brazos?|muñecas?|piernas?|muslos?|venas|piel))?|(?:cort(?:é|o|ar|aba|a|ó|ado|ando)) (?:los brazos|las muñecas|las piernas|los muslos|las venas|la piel)|(?:me hago|me hice|hacerme|me haría|me haga|se hace|hacerse|me haré|me he hecho|me hacía) (?:\w+ )?daño|(?:quiero|ganas de|impulso de|necesito|voy a|miedo de) (?:autolesionar\w*|lastimar(?:me|se)|cortar(?:me|se)|hacer(?:me|se) daño|herirme|quemarme)|(?:se|mi hija|mi hijo|mi amig[oa]) (?:\w+ ){0,2}(?:autolesiona|se corta|se lastima|se hace daño)|me (?:hago|hice|hacía) (?:\w+ )?cortes|me autolesion\w*|me quem(?:o|é) (?:la piel|los brazos|con cigarr\w+)",
        unless=r"cocin\w*|afeit\w*|corriendo|jugando|rodilla|entren\w*|deporte|accidente|sin querer|gimnasio|tobillo|esguince|por qué se|palabras|espalda|pelo|comunicación|mal la|internet|bici|plancha",
        rises=True,
    ),
    rule(
        "crisis",
        2,
        "aguant pued soport salida doy rind rend",
        r"(?:ya )?no (?:aguanto|soporto|resisto) (?:más|mas|esto|vivir|la vida|esta vida|este dolor|mi vida)(?: (?:más|mas))?(?! (?:el|la(?! vida)|este|los|a|de|con|en|ruido|calor|al|mi (?:jefe|trabajo)))|no puedo (?:más|mas)(?! (?:con|de|que|en|comer|beber|café|por hoy))|no puedo seguir (?:así|adelante|viviendo|con (?:mi|esta|la) vida|con esto)|no doy más(?! (?:clases|vueltas))|no (?:veo|tengo|hay|encuentro) (?:\w+ )?(?:salida|escapatoria|esperanza)(?! (?:de emergencia|laboral|profesional))|quiero que (?:todo|esto|el dolor|este dolor) (?:\w+ )?(?:se )?(?:acabe|termine|pare)|me rindo con (?:la vida|todo)",
        unless=r"ruido|vecin\w*|calor|frío|trabajo|jefe|dieta|rodilla|espalda|oficina|tráfico|mosquitos|turno\w*|muelas?|examen|exámenes|tarea|mudanza|obra|obras",
        says_no=True,
        rises=True,
    ),
    # Whatever else somebody says of their own death.
    rule(
        "crisis",
        1,
        "suicid autoles quit mat mor cort hac viv",
        r"suicid\w*|autoles\w*|(?:quitó|quitado|quitarse|quitarme|quita|quitaron) la vida|se mat(?:a|ó|aron|an)|(?:matarme|matarse)|(?:quise|quería|quiero|quiere|querer) (?:\w+ )?morir\w*|no (?:quise|quería|quiero|quiere|querer) vivir (?:más|mas)|me (?:cortaba|cortaban|hac[íi]a daño)|hacer(?:me|se) daño|har[íi]a daño|no quiero (?:seguir )?viv\w+(?: (?:más|mas))",
        excusable=False,
        unless=r"(?:en|con|por) (?:la|el|las|los|mi|mis|esta) (?:ciudad|padres|rodilla|espalda|accidente)|en la rodilla|corriendo|mis padres|ciudad|me cortaba (?:el|las|la)",
    ),
]
