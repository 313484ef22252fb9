# ruff: noqa: E501  (a rule stands on one line, so that it can be read and searched as one)
"""Harm to others, and children or adults who are harmed, in Spanish."""

from safety.triage.rules import rule

_CHILD = r"(?:hij[oa]s?|niñ[oa]s?|bebé|beb[eé]s|herman[oa]s?|hermanit[oa]s?|hijastr[oa]|sobrin[oa]s?|alumn[oa]s?|niet[oa]s?|menores?|pequeñ[oa]s?|nen[ea]s?)"
_RELATIVE = r"(?:padre|papá|padrastro|madre|mamá|madrastra|tío|tía|abuelo|profesor|profesora|profe|maestro|maestra|entrenador|entrenadora|cuidador|cuidadora|vecino|vecina|pareja|marido|esposo|esposa|mujer|novio|novia|ex|hermano|primo|hermanastro|cura|niñera|jefe|psicólogo|terapeuta|él|ella)"
_HARMS = r"(?:pega|pegaba|pegó|pegan|pegado|golpea|golpeó|golpean|golpeado|maltrata|maltrataba|maltrató|maltratan|abusa|abusaba|abusó|abusan|viola|violó|violaba|toca|tocaba|tocó|manosea|manoseó|estrangula|estranguló|patea|encierra|encerró|amenaza|amenazó|quema|quemó|lastima|lastimó|acosa|acosó|insulta y pega)"
_OK = r"guitarra|piano|corazón|tema|puerta|pegó (?:la|una) (?:gripe|susto)|pega (?:la|una) (?:gripe|tos|risa)|gripe|resfriad\w*|balón|con la mesa|pegatina\w*|el timbre|a otros niños|me toca (?:a mí|hoy|ir|hacer|trabajar)|lotería|tambor|la mesa|el sol"

RULES = [
    rule(
        "safeguarding",
        3,
        "peg golp maltrat abus viol toca toco manos estrangul pate encier encerr amenaz quem lastim acos",
        rf"(?:mi|su|el|la|mis|sus|nuestro|nuestra|un|tu) (?:\w+ )?(?:{_RELATIVE}) (?:\w+ ){{0,4}}(?:{_HARMS}) (?:(?:a|de|con|todas las noches a|mucho a) )?(?:\w+ )?(?:{_CHILD})|(?:mi|su|el|la|un|una|mis|tu) (?:\w+ )?(?:{_CHILD}) (?:\w+ ){{0,3}}(?:está siendo|es|sufre|ha sido|fue|está sufriendo|son) (?:\w+ )?(?:maltratad[oa]s?|abusad[oa]s?|golpead[oa]s?|violad[oa]s?|maltrato|abusos?|tocad[oa]s?|acosad[oa]s?)|(?:mi|el) (?:padre|papá|padrastro|madre|mamá|tío|abuelo|profesor|entrenador|maestro|hermano|primo|padrino|cura|novio de mi (?:madre|mamá)|pareja de mi (?:madre|mamá)) (?:\w+ ){{0,3}}(?:me|nos) (?:\w+ )?(?:{_HARMS})|(?:mi|el) (?:padre|padrastro|tío|abuelo|profesor|entrenador|hermano|primo) (?:\w+ )?abus[aó]\w* de (?:mí|mi|nosotros)|(?:a|contra) (?:mi|su|mis|los|el|la) (?:{_CHILD}) (?:\w+ ){{0,2}}(?:l[eoa]s?) (?:{_HARMS})|tengo (?:\d|1[0-7]|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete)(?: años)? (?:\w+ |, ){{0,10}}(?:{_HARMS}|fotos desnud[oa])",
        unless=_OK + r"|mi hij[oa] (?:\w+ )?pega|los antibióticos",
    ),
    rule(
        "safeguarding",
        3,
        "cuarto habitacion cama entra",
        r"(?:entra|viene|se mete) (?:\w+ ){0,3}(?:a|en) mi (?:cuarto|habitación|cama|pieza|recámara)(?: \w+){0,6}",
        unless=r"gat[oa]|perr[oa]|luz|enfermera|sol",
    ),
    rule(
        "safeguarding",
        3,
        "mat hac dan lastim apunal dispar ahog golpe sacud viol estrangul",
        r"(?:voy a|quiero|podría|pienso|ganas de|planeo|miedo de|impulso de|voces|deseo|temo) (?:\w+ ){0,4}(?:matarl[oa]s?|matar a|hacerles? daño|hacer daño a|lastimarl[oa]s?|lastimar a|apuñalar\w*|disparar\w* a|dispararles?|ahogarl[oa]s?|ahogar a|golpear a|golpearl[oa]|sacudir a|estrangular\w*|herir a) ?(?:(?:mi|mis|su|el|la|los|un|una|alguien|todos|tod[oa]s|ell[oa]s|gente|otros) ?(?:\w+)?)?|(?:lo|la|los|las) (?:voy a|quiero) (?:matar|apuñalar|golpear|lastimar|estrangular)",
        unless=r"palabras|sentimientos|no quiero hacer daño|pájaros|obsesiv\w*|tiempo|rato|bacterias|gusanillo|hambre|mosquitos?|nadie",
    ),
    rule(
        "safeguarding",
        2,
        "peg golp maltrat abus viol toca toco manos estrangul pate encier encerr amenaz quem lastim segur miedo acos",
        rf"(?:mi|su) (?:\w+ )?(?:{_RELATIVE}) (?:\w+ ){{0,3}}(?:me|nos) (?:\w+ )?(?:{_HARMS})|me (?:pega|golpea|maltrata|viola|estrangula|amenaza con matarme|patea|encierra)(?! (?:la|el|un|una|sol|bien|gripe))|(?:estoy siendo|soy|fui|me siento) (?:\w+ )?(?:maltratad[oa]|abusad[oa]|violad[oa]|víctima de (?:maltrato|violencia|abuso\w*)|amenazad[oa]|golpead[oa])|me (?:violó|violaron)|me (?:golpeó|pegó)(?! (?:la|el|un|una|bien|gripe|susto))|(?:miedo|temo) (?:\w+ ){{0,3}}(?:de )?que (?:\w+ ){{0,2}}(?:me|nos) (?:mate|pegue|haga daño|golpee|encuentre|lastime)|no (?:estoy|me siento) segur[oa] en (?:mi )?casa|no estoy a salvo",
        unless=_OK,
        says_no=True,
    ),
]
