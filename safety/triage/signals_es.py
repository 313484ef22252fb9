# ruff: noqa: E501  (a phrase stands on one line)
"""What people in danger say in Spanish, by concept; `weighing` says what weighs how much."""

NAMES = {
    "near": "hijo hija hijos hijito hijita niño niña chico chica nene nena amigo amiga marido esposo esposa mujer pareja hermano hermana hermanito hermanita madre mamá padre papá novio novia primo prima abuelo abuela tío tía vecino vecina compañero compañera alumno alumna ex sobrino sobrina nieto nieta cuñado cuñada chavo chava pibe chamaco chaval roomie él ella",
    "want": "quiero quisiera quería deseo desearía ojalá espero ganas gustaría prefiero preferiría necesito sueño ruego rezo pido anhelo querría solo sólo quiere",
    "gone": "no_esté no_estuviera no_estuviese muera muriera muero no_exista no_existiera desaparezca desapareciera falte faltara me_vaya me_fuera me_voy no_viva ya_no_esté ya_no_estoy no_estoy muerto muerta no_existo no_estar no_hubiera_nacido desaparezco no_estoy_más me_muero sin_mí muriese",
    "live": "vivir seguir seguir_viviendo seguir_viva seguir_vivo existir estar_aquí estar_acá estar estar_vivo estar_viva continuar despertar despertarme levantarme seguir_aquí seguir_adelante seguir_así seguir_luchando luchar seguir_existiendo viviendo ser",
    "it": "todo esto todo_esto el_dolor este_dolor la_vida mi_vida los_pensamientos las_voces mi_cabeza el_sufrimiento la_cabeza esta_vida mi_mente la_angustia",
    "pills": "medicina pastiya pastiyas pastillas pastillitas tabletas píldoras medicamentos medicinas comprimidos medicación frasco frascos insulina somníferos ansiolíticos blíster cápsulas gotas remedios antidepresivos calmantes paracetamol clonazepam",
    "tool": "cuerda soga pistola arma escopeta rifle cuchilla* navaja cuchillo* gillette hojilla veneno revólver cinturón cúter trincheta fierro",
    "drop": "puente azotea balcón vías vía tren trenes metro subte andén acantilado ventana edificio terraza viaducto precipicio barranco río mar quebrada piso_doce techo colectivo camión carretera represa",
    "soon": "esta_noche hoy mañana pasado_mañana este_fin_de_semana este_finde lunes martes miércoles jueves viernes sábado domingo pronto ahora después_de_navidad después_de_reyes ya",
    "all": "todos todas ellos familia mis_hijos mi_hijo mi_hija hijos mi_marido mi_esposa mi_esposo mi_mujer mis_padres mis_papás mi_mamá mi_madre mi_papá ustedes vosotros el_mundo los_demás la_gente mis_viejos mi_vieja los_míos las_niñas los_niños los_nenes todo_el_mundo mis_nenes pareja nadie",
    "better": "mejor mejores feliz felices tranquilo* tranquila* fácil descans* alivi* arregl* libre* libres bien liberar* liberad*",
    "told": "dice dijo dicho dicen habla hablando amenaza escribe escribió repite cuenta contó publica publicó confesó mandó mensaje",
    "child": "hijo hija hijos hijas niño niña niños niñas bebé hermano hermana hermanito hermanita hijastro hijastra sobrino sobrina alumno alumna nieto nieta menor menores nene nena chiquito chiquita pequeño pequeña peque",
    "harms": "pega pegaba pegó pegan pegado golpea golpeó golpean golpeado golpeaba maltrata maltrató maltratan abusa abusó abusan viola violó toca tocó tocaba manosea manoseó estrangula patea encierra encerró amenaza amenazó quema quemó lastima lastimó acosa cachetea sacude zamarrea cintarea empuja castiga ahorca jala",
    "adult": "padre papá padrastro madre mamá madrastra tío tía abuelo profesor profesora profe maestro maestra entrenador cuidador cuidadora vecino vecina pareja marido esposo esposa mujer novio novia ex hermano primo hermanastro cura niñera jefe él ella viejo",
    "them": "lo la le les los las alguien todos gente mi_hijo mi_hija mis_hijos mi_bebé mi_marido mi_esposa mi_esposo mi_mujer mi_jefe mi_padre mi_madre mi_papá mi_mamá mi_ex mi_pareja mi_hermano el_bebé los_niños otros vecino",
}

CONCEPTS = {
    "wish": """
        preferido|prefiriendo|preferiría|mejor|ojalá ~ haber? ~ morir*|muerto|muerta|haberme_muerto ~~ yo|accidente|él|ella|.
        mar|agua|río|lago ~~ tibi*|cálid*|llam*|suave
        terminar|devolver|acabar|terminar_con ~ mi|la ~ vida
        dice|cabeza|voz|repite ~~ mátate|matate|muérete|muerete|hazlo
        cuando|después ~ que? ~ ella|él|mamá|vieja|viejo|madre ~ falte|muera|no_esté ~~ me_voy|atrás|también|yo
        no ~ pienso|voy ~ a? ~ necesitar*|renov*
        iría|iria|irme|sigo|seguiría|reunirme ~ con ~ él|ella ~~ cobarde|valor|valiente|.
        cobarde|valor|agallas|huevos|valiente ~~ hacerlo|matarme|saltar|irme|morir|. -decir|llamar
        operación|cirugía|anestesia|corazón|cáncer|avión ~~ mal|falle|pare|no_salga|caiga|maligno
        envidi* ~~ esquelas|muertos|murieron|mueren|cementerio|descansan
        soltar|suelto|girar ~ el ~ volante|manubrio
        única|único|única_salida ~~ veo|queda ~~ muerte|cajón|morir*|tumba|hoyo|cementerio
        dios ~ no? ~ se? ~ acuerda|olvidó|lleva ~ de_mí|me|.
        dejar ~ de ~ estar|ser|existir|vivir|respirar
        mato|matarme|mate ~ yo|después|luego|también
        borr*|apag*|desconect*|elimin*|quit* ~ me? ~ del_mapa|de_la_faz|del_mundo|de_en_medio|de_aquí|del_medio
        ojalá|quisiera|deseo ~~ por_mí|a_mí ~~ tarde|muert*|fin
        miedo ~~ morir*|muerte ~~ seguir|vivir|ya_no|despertar
        manos|volante|mano ~~ barranco|volante|muro|árbol|precipicio|carretera
        <want>|ojalá ~~ muerto|muerta|muriera|muriese|morirme|morir|no_existiera|no_estuviera -de_risa|hambre|sueño
        dios|virgen|señor|cielo ~~ me ~ recoja|lleve|llame|llevara|quite|saque
        si ~~ no ~ despert* ~~ alivio|mejor|feliz|nadie|.
        quien|quién ~ me ~ encuentre|encontraría|encontrará
        envidi* ~~ muert*|murieron|mueren|tumba
        quitarme|kitarme|kitar*|quitar* ~ la ~ vida
        <want> ~~ morir|morirme|morir_me|estar_muerto|estar_muerta|desaparecer|no_existir|no_despertar|no_despertarme|no_estar|no_haber_nacido|dormirme|dejar_de_existir|dejar_de_vivir|dejar_de_respirar|no_seguir|apagarme|esfumarme|morirse|la_muerte -de_risa|de_hambre|de_sueño|de_vergüenza|cansad*|en
        ojalá|quisiera|espero|desearía|rezo|ruego|pido|deseo ~~ no|nunca|me ~ despertar*|despierte|despertara|nacer|nacido|hubiera_nacido|muera|muriera|lleve|llevara|atropell*|existiera|mate|matara|recoja|pase_algo|pasara_algo -tarde|temprano|en_hora
        dormir*|dormida|dormido|duerma|acostarme|duermo|cerrar_los_ojos ~~ no|nunca|sin ~ despert*|levantar*|abrir*
        no|nunca|jamás ~ despert* ~ más|nunca|jamás|mañana|.
        dormir*|descansar|desaparecer|irme|apagar*|paz|cerrar|callar* ~ para_siempre|por_siempre|definitivamente|eternamente|de_una_vez|del_todo
        pienso|pensar|pensando|pensé|pensamientos|sueño|imagino|imaginar|fantaseo|idea|ideas|vueltas ~~ morir*|muerte|suicid*|matarme|quitarme|desaparecer|no_estar|no_despertar|no_existir|funeral|entierro|velorio|acabar_con_todo|tirarme|saltar -de_mi_madre|de_mi_padre|de_mi
        suicida|suicidarme|suicidarse|suicidas|matarme|ahorcarme|colgarme|quitarme_la_vida|matarse|quitarse_la_vida|envenenarme|desvivirme|desvivir|acabar_con_mi_vida|dejarme_morir
        me ~ mato|mate|maté|suicido|matar|quitar_la_vida|ahorco|cuelgo|pego_un_tiro|muera -de_risa|de_hambre|trabajando
        quitarme|quitarse|quitar|acabar|terminar|poner_fin ~ la|mi|con|a ~ vida|todo|existencia -estrés|social
        nadie|quién|ninguno|alguien|a_nadie ~~ extrañ*|echar*|echaría|nota*|cuenta|import*|llor*|falta|dar*_cuenta ~~ <gone>|de_menos|si_me
        <gone> ~~ nadie|ninguno|a_nadie ~~ cuenta|extrañ*|not*|import*|llor*|falta|menos
        mi|propio funeral|entierro|velorio|muerte|tumba
        muerte|morir|morirme|muerto|muerta ~ es|sería|parece|suena ~~ alivio|descanso|solución|salida|única|mejor|paz|amiga|fácil
        <want> ~~ irme|ir|reunirme|estar|seguir ~ de_este_mundo|de_esta_vida|con_ella|con_él|al_cielo|con_mi_madre|con_mi_hijo|con_mi_mamá|con_mi_papá|con_mi_esposo|tras_él|tras_ella
        me da|dar_igual|igual|mismo ~~ vivir|morir|muero|despertar|viva -de_risa
        tirar*|saltar|lanzar*|aventar*|arrojar*|salto|tiro|aviento|echarme|brincar ~~ <drop> -basura|piedra
        volante|coche|carro|auto|moto ~~ contra|girar*|soltar|estrell*|muro|árbol|barranco
        estrellar*|chocar ~~ contra|árbol|muro|camión|coche
        merezco|merezca|debería ~ vivir|morir|estar_muert*|morirme|desaparecer|existir
        no ~ merezco|merece ~ vivir|la_vida|estar_aquí|existir
        cansad*|hart*|harto|harta ~ de ~ vivir|existir|la_vida|estar_viv*|respirar|esta_vida|seguir|todo|mi_vida|sobrevivir
        decepción|rabia|triste|tristeza|pena|lástima|lloro ~~ desperté|despierto|seguir_viva|seguir_vivo|despertar -tarde|temprano
        esperando|espero|aguardo ~ la_muerte|morir*|el_final|que_todo_acabe|que_me_toque|mi_hora
    """,
    "unwilling": """
        miedo ~ es? ~ tener_que|de ~ seguir|vivir|despertar|quedarme_viv* -sola|solo
        no|ya_no|nunca|sin|tampoco ~ quiero|quisiera|puedo|ganas|deseo|quiere|soporto|aguanto|tengo_ganas|vale ~ de? <live> ~ más|así|aquí|acá|viva|vivo|viviendo|.|este|esta|adelante|con_esto
        no|ya_no ~ quiero|puedo|quisiera|aguanto|soporto ~ seguir|vivir|estar|continuar|despertar|existir|luchar|levantarme -en_la|con_mis|en_casa|trabajando|estudiando
        no|sin|ningún|ninguna|qué|perdí|para_qué ~ sentido|motivo|razón|razones|caso|propósito|ganas|motivos|objeto ~~ vivir|seguir|vida|nada|estar|levantarme|viva|vivo|existir|despertar|luchar -comer|salir
        para_qué|por_qué ~ seguir|sigo|vivir|vivo|estoy_aquí|levantarme|despertar|despierto|respirar|luchar|continuar -mismo
        vida|existir|todo|existencia|vivir ~ no|ya_no|perdió|sin|es|duele|pesa ~~ sentido|vale|merece|insoportable|infierno|tortura|demasiado|condena|duele|pesa|castigo -sana
        no ~ vale|merece ~ la_pena|nada ~~ vivir|seguir|vida|.
        no|ninguna|sin ~ veo|hay|encuentro|tengo|queda|le_veo ~~ salida|futuro|esperanza|escapatoria|camino|otra|solución|sentido|fuerzas -laboral|emergencia|tiempo
        odio ~ mi_vida|vivir|estar_viv*|existir|despertar*|seguir_viv*
        no|ni ~ aguanto|soporto|resisto|puedo|aguantar* ~ otro|otra|un|una|mucho|ni ~ día|noche|semana|año|mes|más|amanecer|mañana|navidad
        no ~ voy_a|podré|creo ~~ aguantar|llegar|sobrevivir|resistir|durar|pasar ~~ mucho|mañana|noche|navidad|año|más|fin|viernes|lunes
        rendirme|rindo|rendí|rendida|rendido|tiro_la_toalla|bajo_los_brazos
        no ~ me_veo|me_imagino|veo ~~ viv*|futuro|aquí|años|adelante
        lo|la único|única ~~ mantiene|detiene|ata|frena|sostiene|aferra ~ viv*|aquí|acá|.|es|son|a
        no ~ debería|tendría ~ haber ~ nacido|existir
        no ~ encajo|pertenezco|hago ~ falta|mundo|aquí
    """,
    "burden": """
        <all> ~~ <better> ~~ <gone>|sin_mí
        sin_mí|si_yo|si_me|cuando_yo|si_no|cuando_ya|el_día_que ~~ <better>|felices
        <better> ~~ sin_mí|si_yo|si_no_estuviera|si_me_muero|si_desaparezco|si_no_existiera|cuando_yo_no|si_me_muriera|si_me_fuera|si_no_estoy|cuando_me_muera
        soy|siento|ser|volví|sentirme ~~ carga|estorbo|peso|lastre|problema_para|molestia|desperdicio
        carga|estorbo|lastre|peso_muerto ~ para ~ todos|familia|mi*|ellos|hijos
        nadie ~ necesita|extrañ*|quiere|echaría|echará ~ a_mí|mi|menos|falta|conmigo|.
        una|un boca|problema|preocupación|carga menos
        valgo|valdría ~ más ~ muert*
        saldrán|salir|vivirán|podrán|estarán|se_las|estarían ~~ adelante|mejor|bien|arregl* ~ sin_mí
    """,
    "self_harm": """
        me ~ kemo|quemo|kemé ~~ encendedor|cigarr*|otra|piel|.
        me|se ~ corto|corta|corté|cortó|cortar|cortando|lastimo|lastima|lastimé|autolesion*|quemo|quema|quemé|rasguñ*|hago_daño|hace_daño|hice_daño|hago_cortes|arañ*|pincho ~ .|los|las|otra|de|el|en|cada|brazo*|muñeca*|pierna*|muslo*|a|para|todas|con|cuando|y -pelo|dedo|uñas|luz|cabello
        volví|vuelto|vuelvo|empecé|empezado|sigo|comencé|recaí|recaída ~~ cortarme|cortes|lastimarme|autolesion*|hacerme_daño|cortar|quemarme|cuchilla
        cortarme|cortarse|lastimarme|lastimarse|autolesion*|hacerme_daño|hacerse_daño|quemarme|herirme ~~ otra|ganas|necesito|alivi*|calma|única|sentir|cada|esta|hoy|anoche|.
        ganas|necesito|quiero|necesidad|impulso ~ de? ~ cortarme|lastimarme|hacerme_daño|herirme|quemarme|sangrar
        cuchilla|cuchillas|navaja|gillette|hojilla|tijeras|encendedor|cúter ~~ piel|brazo*|muñeca*|pierna*|cama|cuarto|habitación|mochila|cajón|almohada|mis
        cortes|cicatrices|heridas|marcas|tajos|cortaditas ~ en|por ~ brazo*|muñeca*|pierna*|muslo*|los|las|sus|mis|todo -viejas
        mangas|manga ~ larg* ~~ calor|cortes|brazos|tap*|verano
        ver|veo ~ sangre|sangrar ~~ calm*|alivi*|mejor|tranquil*
    """,
    "near_risk": """
        ex|novi*|mari* ~~ pega_un_tiro|tira_por|tira_al|cuelga|ahorca
        si ~ no ~ vuelv* ~~ mata|tiro|suicida|ahorca|tira
        dio|entregó|dejó|regaló ~~ reloj|claves|contraseñas|anillo|llaves|cartera ~~ fue|necesitar|abraz*|no_atiende|no_contesta|salió
        <near> ~~ escopeta|pistola|arma|soga ~~ noches|limpia|descansar|sentad*|siempre
        <near> ~~ dibuj*|pint* ~~ tumba|ataúd|muert*|ahorcad*|cementerio
        anda|está|estuvo|lo_veo|la_veo ~~ tranquil*|calmad*|content* ~~ regal*|abraz*|despid*|última
        abraz*|besó|miró ~~ como_si|última ~~ volver*|vez|despid*
        <near> ~~ <told>|quiere|piensa ~~ morir*|matarse|suicid*|quitarse|desaparecer|no_quiere_vivir|no_despertar|hacerse_daño|no_quiere_seguir|no_vale|acabar_con|sin_ella|sin_él|matar|tirarse|no_estar|muert* -cáncer|de_hambre|de_risa
        <near> ~~ no|ya_no ~ quiere|tiene ~ vivir|seguir|estar|despertar|existir|ganas_de_vivir|seguir_viviendo -con|en
        <near> ~~ regal*|despid*|despidi*|carta|nota ~~ cosas|todo|despedida|todos|suicid*|encontr* -cumpleaños
        <near> ~~ se ~ encerr*|encierra ~~ baño|cuarto|cuchillo|pastillas|navaja|contesta -estudiar|jugar
        <near> ~~ tiene|compró|busca|guarda|junta|escond*|tomó|tragó ~~ pastillas|cuerda|soga|cuchill*|arma|pistola|métodos|sobredosis
        <near> ~~ se ~ corta|lastima|autolesiona|hace_daño|cortó|hizo_daño|está_cortando|quema -pelo|dedo
        <near> ~~ intentó|quiso|trató|intento ~~ matar*|suicid*|quitarse|ahorcar*|colgarse|vida
        miedo|temo|preocupa|asustad* ~~ que ~~ haga|hag*|suicid*|mate|cometa|quite ~~ algo|daño|locura|tontería|vida|.
        encontr* ~~ carta|nota|pastillas|cuchilla*|soga|cuerda|navaja ~~ <near>|su|cuarto|mochila|cama|despedida
    """,
    "stop": """
        <want> ~~ que ~ <it> ~~ acab*|termin*|par*|pase|se_calle|se_apague|fin|cese -clase|curso
        <want> ~~ acabar|terminar|parar|apagar|apagarme|descansar|desaparecer|desconectar* ~ con? ~ <it>|para_siempre|de_una_vez|.
        <want>|solo|por_fin|fin ~ paz|descanso|silencio|descansar|descanse|dormir|tranquilidad ~ para_siempre|por_fin|.|eterna|eterno|y_no|al_fin
        que|haga|hacer ~ <it> ~ pare|parar|acabe|termine|se_acabe|se_termine|cese
        dejar ~ de ~ sufrir|sentir|doler|existir|respirar|ser|molestar|estorbar
        no ~ sentir ~ nada|más
        desaparecer|esfumarme|desvanecerme|evaporarme -mancha*
        apag* ~~ todo|luz|cabeza|interruptor|para_siempre
    """,
    "intent": """
        <soon>|jueves|miércoles ~~ encontrarme|me_encuentre|que_encontrarme
        salto|me_tiro|me_lanzo|voy_a_saltar|me_ahorco ~ ya|ahora|.|hoy -de_alegría|cuerda
        voy_a|pienso|decidí|planeo|decidido|pensado|vamos|va_a|estoy_por|estoy_a_punto|listo|lista|planeado|preparad* ~~ matarme|matar|suicid*|quitarme|morir|acabar|hacerlo|terminar|saltar|tirar*|tomarme|tomármelas|irme|ahorcarme|colgarme|acabar_con|tragar* -pronto_el|trabajo|curso|de_risa|de_hambre
        lo|la|las ~ haré|hago|voy_a_hacer|tomo|hago_hoy|termino|acabo ~~ esta_noche|hoy|mañana|todas|ya|fin|pronto|viernes|domingo|sábado|lunes|decidid* -tarea|ejercicio
        hoy|esta_noche|mañana|este|el ~ es|será|viernes|domingo|sábado|lunes ~~ última|último|día|noche|todo_termina|se_acaba|todo_acaba|lo_hago|me_voy|fin|adiós|final -clase|de_curso|plazo
        mi|esta|este ~ última|último ~ noche|día|mensaje|comentario|navidad|carta|cumpleaños|cena|vez|vez_que -sesión|clase|consulta
        última|último ~ cosa|mensaje|comentario|noche|vez ~~ escrib*|leen|sepan|voy|hablo|vean|mío|vida
        cuando|para_cuando|si ~ lean|leas|lea|encuentren|encuentres|leáis|encuentre|leen|vean ~~ esto|me|la_carta ~~ no|muert*|lejos|tarde|habré|ido|ya
        nadie|nada|no ~ va_a|puede|podrá|podrán|pueden|van_a|intenten ~ detener*|parar*|convencer*|salvar*|impedir*
        ya|tengo|sé|elegí|decidí|está|hay ~ plan|fecha|lugar|día|método|decidido|cómo|dónde|cuándo|decisión|hora|planeado ~~ hacerlo|fijad*|elegid*|decidid*|listo|tomada|morir|voy|será|puente|pensad*|nadie|exact*|marcad*|todo|tomad* -viaje|vacaciones|cita|terapeuta|consulta|seguridad
        tengo|hice|armé ~ un|el ~ plan ~ .|y|para|ya|desde -estudio|estudios|ahorro|comidas
        no ~ estar*|voy_a_estar|seguiré|llego|llegar*|voy_a_llegar|estoy ~~ aquí|mañana|navidad|viv*|próxim*|cumpleaños|acá|lunes -oficina|consulta|tarde|casa|tiempo
        no ~ estoy|siento|confío|respondo ~ a_salvo|segur*|de_mí|mí_mism* ~ sol*|conmigo|de_mí|esta_noche|.|hoy|quedarme -respuesta
        miedo ~ de ~ mí|mi_mism*|lo_que|quedarme ~ mism*|pueda|haga|sola|solo|hacer* -los_perros
        hacer*|haga|cometer ~ una|algo ~ locura|tontería|daño|estupidez|irreversible|barbaridad
        pronto|mañana|ya|hoy|por_fin ~ todo|me ~ habrá|se|será|habré|acab*|termin* ~ acab*|termin*|ido|pasado|fin|.
        me ~ despid*|voy ~~ de_todos|para_siempre|de_este_mundo|de_ustedes|de_la_vida|lejos|ya_no -curso|vacaciones|clase
        antes_de ~ que ~ amanezca|salga_el_sol|vuelvan|regresen|despierten ~~ muert*|ya|habré|todo|acabado
    """,
    "farewell": """
        instrucciones|lista ~~ heladera|nevera|refri*|mesa ~~ no_esté|falte|sin_mí|yo_no
        cuando ~ yo ~ no esté|falte|viva -casa
        carta|nota|cartas ~ está|están|quedó|dejé ~ debajo|encima|sobre|en|bajo ~ almohada|mesa|cajón|la|cama
        orden*|limpi* ~ mi ~ cuarto|casa|pieza|habitación ~~ para_que|no_tengan
        hasta ~ acá|aquí ~ llegué|llego|llegamos
        cuid* ~ a ~ mi|mis ~~ viejo|vieja|hij*|mamá|perr*|herman*|madre|padre|nen*|gat*
        adiós|chau|chao|hasta_siempre|despedida|despido|despedirme|despedí|despidiéndome|bye ~~ todos|para_siempre|familia|mundo|hijos|ustedes|vida|mamá|papá|amigos|perdón|perdonen|carta|cartas|todas|los_quiero -curso|trabajo|ciudad|grupo|de_verano
        carta|cartas|nota|notas|mensajes|cartitas|videos|audios ~~ escrit*|escrib*|dej*|listas|mesa|cajón|hijos|familia|padres|mamá|despedida|sobre|cada_uno|sobres -médico|seguro|reyes|presentación|terapia
        escrib*|escrit*|dej*|grab* ~~ carta|cartas|nota|notas|mensajes|videos|audios|unas_líneas ~~ hijos|familia|padres|mamá|papá|cada|mesa|despedida|todos|cajón|esposo|mujer|marido|almohada|explic*|perdón|listas|. -médico|terapia|seguro
        díganle|díganles|dile|diles|decile|deciles|decidle|decidles|dígale|que_sepan|quiero_que_sepan ~~ quiero|amo|quise|amé|culpa|perdón|intenté|amaba|quería|perdone*|orgullos*
        perdón|perdón_a|perdónenme|perdonen|perdonadme|perdóname|perdóneme|lo_siento|disculpen ~~ no_pude|no_puedo|ya_no|todo|no_fui|todos|hijos|mamá|por_irme|voy_a_hacer|fuerte|familia|por_esto -tarde|pregunta|ortografía
        cuiden|cuida|cuidá|cuidad|cuide|cuídenme|cuídame ~~ hijos|perro|gato|mamá|niños|entre|nenes|mis|mi|familia|hermano* -salud
        no ~ es|fue|tiene*|sientan ~ culpa ~ de|nadie|.
        gracias ~ por_todo ~~ ya|adiós|última|no_puedo|fin|perdón|siempre|chau
        no ~ volver*|van_a|me_van|sabrán|oirán|verán ~ ver*|saber|escribir|oír|leer ~ más|de_mí|me|nunca
        nos_vemos|vemos ~ otra_vida|cielo|otro_lado|más_allá|allá_arriba
    """,
    "preparing": """
        papeles|asuntos|testamento|seguro|cuentas|contraseñas|cosas|documentos|todo|finanzas ~ orden|ordenad*|arreglad*|listo|listos|firmad*|lista|preparad*|dejé|en_regla|anotad*|escritas|resuelto|pagad*
        orden*|arregl*|dej*|dejé|dejando|prepar*|hice|firmé|actualicé ~~ papeles|asuntos|testamento|contraseñas|seguro|documentos|cuentas|todo_listo|todo_en_orden|instrucciones|funeral|entierro
        regal*|di|dando|don*|repart* ~~ mis|todo|cosas|ropa|guitarra|perro|gato|colección|libros -cumpleaños|navidad|consejos
        perro|gato|perrita|gata|mascota*|hijos|niños ~~ se_queda|se_quedan|quedan|quedará|dejé|casa_de|con_mi_hermana|con_mi_madre|encargad*|nuevo_hogar|ya_tiene -veterinario
        entierro|funeral|cajón|tumba|velorio|nicho ~ pagad*|pagué|elegí|planeado|elegid*
        borr*|cerr* ~ mis|todas|todo ~ cuentas|fotos|redes|mensajes|perfiles|conversaciones
    """,
    "violence": """
        amenaz*|grit* ~~ matar|quemar|apuñalar ~ a? ~ su|la|mi|sus ~ mujer|esposa|hij*|madre|mamá|novia|pareja|hermana
        <told> ~~ si|que ~~ me|nos ~ mata|matará|va_a_matar|mate ~ .|a|y|si
        si ~ me ~ voy|dejo|dej* ~~ mata|matarme|mate|matará
        pegándo*|golpeándo*|maltratándo*|pegando|golpeando ~ a ~ mi* ~ <child>|mamá|madre|.
        <adult> ~~ <harms> ~~ me|nos|<child>|mi_mamá|mi_madre -timbre|guitarra|puerta|piano|corazón
        <adult> ~ me|nos|le|les|lo|la|los ~~ <harms> -la_lotería|el_corazón
        me|nos ~ pega|golpea|maltrata|viola|estrangula|patea|encierra|pegan|manosea|obliga|amenaza|tocaba|empuja|ahorca|cachetea -la_luz|el_sol|la_gripe|más|muy
        <child> ~~ moretones|moretón|golpes|marcas|quemaduras|morados|moratones
        moretones|moratones|morados|quemaduras|golpes ~~ <child>|brazos|espalda|dice|piernas
        <child> ~~ está|es|fue|siendo|han ~~ maltratad*|abusad*|golpead*|violad*|tocad*|pegad*
        entra|viene|se_mete|mete ~~ mi ~ cuarto|habitación|cama|pieza|recámara ~~ noche|noches|toca|dormida|mamá|duerm*|. -gato|perro
        obliga|hace|pide|pidió|forzó|fuerza ~~ toc*|desnud*|fotos|sexo|besar*|acostarme|relaciones|quitarme_la_ropa -apetito
        secreto ~~ nadie|tocar|toca|decir|cont*
        miedo|temo|terror|pánico ~~ volver|marido|pareja|esposo|padrastro|ex|mate|pegue|nos|me|llegar ~ a_casa|mate|haga|pegue|llegue|golpee|hag*|borracho -avión|arañas
        amenaza|amenazó|dijo|dice|jura|juró ~~ matarme|matarnos|va_a_matar|quemar|pegarme|matar|hacernos|llevarse
        no ~ segur*|salvo ~ en ~ mi? ~ casa
    """,
    "threat": """
        <soon> ~~ ahog* ~ a? ~ los_dos|mi_hij*|mis
        me ~ llevo|cargo ~ a ~ uno|algun*|varios|todos|quien|él|ella ~ por_delante|conmigo|.
        van|va ~ a ~ ver .
        se ~ burl* ~~ van_a_ver|pagar|arrepent*|consegu*|arma
        voy_a|quiero|podría|pienso|ganas|planeo|miedo_de|impulso|voces|deseo|imagino|tengo_que ~~ matarl*|matar_a|matarlos|hacerle_daño|hacerles_daño|hacer_daño|lastimarl*|lastimar_a|apuñal*|disparar|dispararle*|ahogarl*|ahogar_a|golpear*|sacudir*|estrangul*|herir|prender_fuego|quemar_la -palabras|tiempo|moscas
        lo|la|los|las ~ voy_a|quiero ~ matar|apuñalar|golpear|lastimar|estrangular|reventar
        va|van|voy ~ a? ~ pagar|arrepentir|lamentar|sufrir|pagarlas|pagármelas -factura|cuenta|matrícula
        arma|cuchillo|pistola|navaja ~~ escuela|trabajo|colegio|oficina|clase
        voces|voz ~~ dicen|dice|ordena*|mand*|grit*|pid* ~~ mat*|daño|salt*|lastim*|haga|muera|cort*|tire
    """,
    "cannot": """
        no|ya_no ~ puedo|aguanto|soporto|doy|resisto|podemos ~ más|mas|con_esto|con_todo|así|seguir|con_nada|con_esta|con_este|conmigo -comer|con_el_trabajo
        no|sin|ni ~ tengo|fuerzas|quedan|fuerza|energía|esperanza|queda ~ fuerzas|fuerza|nada|esperanza|para|.
        no ~ hay|veo|encuentro|tengo ~ salida|escapatoria|solución|remedio
        estoy|me_siento ~ rot*|acabad*|agotad*|vencid*|destruid*|hundid*|vací*|al_límite|harta|harto|perdid* ~ .|y|de|por
        es|se_hace ~ demasiado|muy|insoportable ~ para|pesado|difícil|. ~ mí|seguir|.
        no ~ sé ~ cómo|cuánto|si ~ seguir|más|puedo|aguant*|voy
        nada ~ sirve|ayuda|funciona|cambia|tiene|importa ~ .|ya|sentido
        me rindo|rendí|apago|ahogo|hundo
        llegué|toqué ~ límite|fondo|final
        se_me|se acab* ~ fuerzas|ganas|esperanza
    """,
    "despair": """
        sin|ninguna|no ~ esperanza|sentido|futuro|propósito|salida|valor
        inútil|vacío|vacía|desesperad*|despreciable|fracasad*|miserable|basura|insignificante
        nadie ~ entiende|quiere|ayuda|importa|escucha|ve|ama|necesita
        odio|desprecio|asco ~ a_mí|mi_vida|todo|me|mi_cuerpo
        me_odio|me_doy_asco|no_valgo|no_sirvo
        oscur*|pozo|abismo|agujero|hoyo|túnel
        tan|muy|completamente|siempre sol*
        todo ~ mal|arruin*|perdido|destru*|da_igual
        fracaso|decepción|error
        no importa|sirvo|valgo
    """,
    "forever": """
        para_siempre|por_siempre|definitivamente|de_una_vez_por_todas|última_vez|nunca_más|eternamente|de_una_vez
    """,
    "pills": """
        <pills>
    """,
    "means": """
        <tool>
        <drop>
    """,
    "at_hand": """
        <drop> ~~ mirar|miro|quedo|paro|abajo|saltar|rato|ratito ~~ abajo|vacío|agua|más|cada|salt*
        <pills>|<tool> ~~ mesa|cajón|al_lado|delante|junt*|guard*|cont*|list*|mano|frente|escondid*|mesita|buró|cartera|velador|suficientes|preparad*|bolsillo|cama|ropero|clóset|garaje|coche|baño|cargad*|colgad*|atad* -receta*|cada_mañana
        guard*|junt*|cont*|compr*|consegu*|escond*|tengo|tiene|acumul*|ahorr*|separ*|mir*|sostengo|bastantes|suficientes ~~ <pills>|<tool> -para_mi_hij*|receta*|para_la_tensión
        paro|parad*|sentad*|estoy|camino|voy|fui|subí|subo|asom*|manejé|acabo|borde|orilla|llegué|ando|cruzo ~~ en|al|a|por|del|de|sobre ~ <drop> -trabajo|viaje|vacaciones
        mir*|pienso|quedo|viendo|observo ~~ <drop>|<pills>|<tool> -televisión
        sé|dónde ~~ guard*|está|tiene|llave|esconde ~~ arma|pistola|pastillas|escopeta|rifle
        <drop>|agua|vacío ~~ llam*|atra*|jala|invit*|tienta
    """,
    "tempted": """
        <pills>|<tool>|<drop> ~~ tent*|fácil|rápido|pregunt*|cuánt*|un_paso|bastar*|tomármelas|tragar*|acab*|dolerá|doler
        un|una ~ paso|salto|empujón|corte|segundo ~~ acab*|listo|fin|todo|ya|termin*|paz
        busqu*|buscando|busco|googl*|investig*|leí|averig* ~~ método*|formas|maneras|sin_dolor|sobredosis|morir|suicid*|letal|altura|puente
        forma|formas|manera|maneras|método|cómo ~ de? ~ morir|irme|matarme|acabar|hacerlo|terminar|desaparecer -las_plantas
        cuánt*|qué ~ pastillas|tabletas|dosis|altura ~~ hacen|necesit*|bastan|morir|suficiente*|letal|hace
    """,
    "done": """
        tomé|tragué|tomado|tragado|tomó|tragó|tomando|ingerí|acabo_de_tomar|acabo_de_tomarme ~~ todas|todo|muchas|frasco|caja|bote|sobredosis|#|veinte|treinta|montón|blíster|puñado|demasiadas|toda -sopa|semana|precauciones|café
        sangre|sangrando|sangra ~~ no_para|para|mucha|brazo*|muñeca*|piso|baño -nariz|donar
        me ~ corté|cort* ~~ profundo|hondo|venas|muñecas|demasiado|feo
        estoy|parad*|sentad*|aquí ~~ puente|azotea|vías|borde|cornisa|balcón|barandal|barandilla|terraza ~~ saltar|abajo|salto|tirar*|frío|nadie|ahora|zapatos|mirando|. -vacaciones|vista|foto
        soga|cuerda|cinturón ~~ atad*|colgad*|viga|cuello|amarr*|techo|puest*
    """,
    "soon": """
        <soon>
        cuando|en_cuanto|apenas|mientras ~ todos|los_niños|mis_hijos|los_nenes|mi_marido|mi_mujer|mi_esposo|mis_padres|mi_mamá|los_chicos|se ~ duerm*|duerman|salgan|vayan|vaya|acuesten|estén|duermen
    """,
}

# What people can not bear or want no more without being in danger.
ORDINARY = """
    la_gripe resfriados
    cookies aviso plantilla desayuno hermano_me_pega_la hermano_me_pega_sus
    dónde_pido demencia sobrio
    instagram internet facebook
    con_los_papás trabajo ruido examen exámenes tarea dieta tráfico calor frío jefe turno turnos
    rodilla espalda cita citas receta impresora café azúcar fumar seguro_médico gimnasio vecinos
    oficina muela* pánico papel tobillo tren_al resfriado* gripe ciudad carrera saltar_y
    en_público temprano verano maletas lejos_de_mi libro cocinando fútbol juego veterinario
    con_mis_padres dedo pelo
"""

# Who speaks of it, and does not mean themselves.
OTHERS = """
    suicidó cómo_le_pregunto delegada compañero_si delegado
    adolescentes jóvenes pacientes estudio estudios investigación película novela capítulo
    artículo maestra maestro material docente riesgo tasa hereda* prospecto efectos_secundarios
    voluntari* se_suicidó se_quitó_la_vida se_mató prevención teléfono_de duelo línea_de
"""
