# ruff: noqa: E501  (a shape stands on one line, so that it can be read and searched as one)
"""How Spanish says who somebody is."""

_NAME = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñü'’-]+(?: (?:de |del |de la )?[A-ZÁÉÍÓÚÑ][\wáéíóúñü'’-]+)*"
_MONTH = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)"
PATTERNS = [
    rf"\b(?:[Mm]e llamo|[Mm]i nombre (?:completo |real )?es|[Ss]e llama|[Ss]u nombre es|[Ll]lamad[oa]) {_NAME}",
    rf"\b(?:[Ss]r|[Ss]ra|[Ss]rta|Señora?|señora?|[Dd]on|[Dd]oña|D|Dña|[Dd]ra?|[Dd]octora?|[Ll]icenciad[oa]|[Pp]adre|[Ss]or)\.? {_NAME}",
    rf"\b[Mm]i (?:terapeuta|psicólog[oa]|psiquiatra|médic[oa]|profesora?|maestr[oa]|doctora?)(?: es| se llama)?,? (?:(?:el|la) )?(?:(?:[Dd]ra?|[Dd]octora?|[Ll]ic)\.? )?{_NAME}",
    r"\b(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\.?|[Aa]v\.|[Pp]aseo|[Pp]laza|[Cc]arrera|[Cc]amino|[Rr]onda|[Pp]asaje) (?:de |del |de la |de los |de las )?[A-ZÁÉÍÓÚÑ][\wáéíóúñ]+(?: (?:de |del |la )?[A-ZÁÉÍÓÚÑ]?[\wáéíóúñ]+){0,3},? (?:n\.?º ?|número |nº |# ?)?\d{1,5}\b",
    rf"\b(?:[Nn]ac[ií](?: el)?|[Nn]acid[oa](?: el)?|[Ff]echa de nacimiento:?|[Cc]umpleaños es el)(?: es)?(?: el)?:? (?:\d{{1,2}} de {_MONTH}(?: del? (?:19|20)\d\d)?|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)?\d\d)",
    r"\b(?:DNI|NIE|NIF|CURP|RUT|[Cc]édula|[Pp]asaporte|[Nn]úmero de (?:la )?(?:seguridad social|paciente|historia(?: clínica)?|póliza|afiliación|expediente)|[Hh]istoria clínica (?:n\.?º|número))(?: es)?(?: el)?:? ?[A-Z]{0,4}\d[\d. /-]{4,16}\w",
]
RELATION = r"\b(?:[Mm]i|[Nn]uestr[oa]|[Ss]u|[Tt]u) (?:\w+ )?(?:marido|esposo|esposa|mujer|hijo|hija|hermano|hermana|amigo|amiga|vecino|vecina|jefe|jefa|compañero|compañera|madre|padre|mamá|papá|pareja|novio|novia|ex|primo|prima|tía|tío|profesor|profesora|sobrino|sobrina|nieto|nieta|suegra|suegro|cuñado|cuñada)(?=,? (?!(?:TOC|TDAH|TEPT|TCC|Y|El|La|En)\b))"
GIVEN_NAMES = "Adriana Alba Alberto Alejandra Alejandro Alfonso Alicia Álvaro Ana Andrés Ángel Ángela Antonio Beatriz Belén Camila Carla Carlos Carmen Carolina Catalina Cecilia Clara Claudia Cristian Cristina Daniel Diana Diego Dolores Eduardo Elena Emilio Enrique Ernesto Esteban Esther Eva Fabián Fátima Federico Felipe Fernanda Fernando Francisca Francisco Gabriel Gabriela Gerardo Gloria Gonzalo Guillermo Gustavo Héctor Hugo Ignacio Inés Irene Isabel Iván Javier Jesús Jimena Joaquín Jorge José Josefina Juan Juana Julia Julio Laura Leticia Lorena Lourdes Lucía Luis Luisa Manuel Manuela Marcos Margarita María Mariana Mario Marta Martín Mateo Matías Mercedes Miguel Mónica Nicolás Noelia Nuria Óscar Pablo Patricia Paula Pedro Pilar Rafael Ramón Raquel Raúl Ricardo Roberto Rocío Rodrigo Rosa Rosario Rubén Salvador Santiago Sara Sergio Silvia Sofía Sonia Susana Teresa Tomás Valentina Valeria Vicente Víctor Virginia Ximena Yolanda"
