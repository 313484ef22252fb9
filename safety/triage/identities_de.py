# ruff: noqa: E501  (a shape stands on one line, so that it can be read and searched as one)
"""How German says who somebody is."""

_NAME = r"[A-ZÄÖÜ][\wäöüß'’-]+(?: [A-ZÄÖÜ][\wäöüß'’-]+)*"
_MONTH = (
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
)
PATTERNS = [
    rf"\b(?:[Ii]ch heiße|[Ii]ch heisse|[Mm]ein (?:voller |richtiger |ganzer )?Name ist|(?:[Ss]ein|[Ii]hr) Name ist|(?:[Ee]r|[Ss]ie) heißt) {_NAME}",
    rf"\b(?:Herr|Herrn|Frau|Fr\.|Hr\.|Familie|Pfarrer|Schwester) (?:(?:Dr|Prof)\.? )*(?!(?:Und|Mit|Zu|Doktor|Holle|Und)\b){_NAME}",
    rf"\b(?:[Mm]ein|[Mm]eine|[Mm]einem|[Mm]einer) (?:Therapeut|Therapeutin|Psychologe|Psychologin|Psychiater|Psychiaterin|Hausarzt|Hausärztin|Arzt|Ärztin|Lehrer|Lehrerin) (?:heißt |ist )?(?:(?:Dr|Prof|Herr|Frau)\.? )+{_NAME}|\b(?:Dr|Prof)\.(?: (?:med|phil|rer|nat|Dr|psych)\.?)* {_NAME}",
    r"\b[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|weg|gasse|allee|platz|ring|ufer|damm|Straße|Allee|Weg|Platz|Gasse)(?<!Arbeitsweg)(?<!Heimweg) \d{1,4}\s?[a-z]?\b(?:,? \d{4,5} [A-ZÄÖÜ]\w+)?|\b(?:D-|A-|CH-)?\d{4,5} [A-ZÄÖÜ][a-zäöüß]{3,}(?= (?:wohn|leb)|\b,? [A-ZÄÖÜ][\w-]*(?:straße|str\.))|\b(?:[Ii]ch wohne|wohnt|wohnhaft) in der [A-ZÄÖÜ]\w+ \d+",
    rf"\b(?:[Gg]eboren(?: am)?|[Gg]eb\.(?: am)?|[Gg]eburtsdatum:?|[Gg]eburtstag ist(?: der| am)?)(?: ist)?(?: der)?:? (?:\d{{1,2}}\. ?(?:\d{{1,2}}\.|{_MONTH}) ?(?:19|20)?\d\d)|\bam \d{{1,2}}\. ?(?:\d{{1,2}}\.|{_MONTH}) ?(?:19|20)\d\d geboren",
    r"\b(?:[Vv]ersicherten|[Vv]ersicherungs|[Ss]ozialversicherungs|[Kk]rankenversicherungs|[Kk]rankenversicherten|[Pp]atienten|[Aa]kten|[Pp]ersonalausweis|[Aa]usweis|[Kk]unden|AHV-|SV-)-?(?:[Nn]ummer|[Nn]r\.?)(?: (?:ist|lautet))?:? ?[A-Z]?\d[\d .-]{3,16}\d|\b(?:Versichertennummer|Sozialversicherungsnummer|Patientennummer|AHV-Nummer)\b",
]
RELATION = r"(?P<de>\b(?:[Mm]ein|[Mm]eine|[Mm]einem|[Mm]einer|[Mm]einen|[Uu]nser|[Uu]nsere|[Uu]nserem|[Ss]ein|[Ss]eine|[Ii]hr|[Ii]hre) (?:\w+ )?(?:Mann|Frau|Sohn|Tochter|Bruder|Schwester|Freund|Freundin|Nachbar|Nachbarin|Nachbarn|Chef|Chefin|Kollege|Kollegin|Kollegen|Mutter|Vater|Mama|Papa|Partner|Partnerin|Ex|Cousin|Cousine|Tante|Onkel|Lehrer|Lehrerin|Nichte|Neffe|Enkel|Enkelin|Vermieter))(?=,? )"
GIVEN_NAMES = "Achim Alexander Alexandra Andreas Andrea Angelika Anja Anna Anne Annette Anton Astrid Barbara Bernd Birgit Brigitte Carina Carsten Christian Christina Christoph Claudia Daniela Dennis Detlef Dieter Dirk Elena Elisabeth Emil Eva Fabian Felix Florian Frank Franz Franziska Gabi Gabriele Georg Gerhard Gisela Greta Günter Günther Hannah Hans Harald Heike Heinz Helga Helmut Ingrid Inge Jan Jana Jens Joachim Johanna Johannes Jonas Jürgen Julia Karl Karin Katharina Katja Kerstin Klaus Lars Lea Lena Leon Leonie Lina Lukas Manfred Manuela Marco Marie Maria Marion Markus Martin Martina Matthias Max Maximilian Melanie Michael Mia Monika Moritz Nadine Nicole Niklas Nina Norbert Olaf Oliver Paul Paula Peter Petra Philipp Ralf Regina Reinhard Renate Rolf Rüdiger Sabine Sandra Sebastian Silke Simon Sofia Sonja Stefan Stefanie Susanne Svenja Thomas Thorsten Tim Timo Tobias Udo Ulrich Ursula Ute Uwe Vanessa Verena Volker Werner Wolfgang Yvonne"
