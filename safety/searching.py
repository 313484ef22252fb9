"""Whether somebody who searches should be shown help first: in any of the site's languages, since
people in need use the language that they have. It would rather find too much."""

import re

from safety.language.folding import fold
from safety.language.self_harm import speaks_of_self_harm
from safety.triage import triage

_IN_NEED = re.compile(
    r"\b(?:"
    # German
    r"(?:will|mochte|moechte|wollte|wurde am liebsten) (?:\w+ ){0,3}(?:sterben|tot sein|umbringen)"
    r"|(?:mich|dich|sich) (?:\w+ ){0,2}(?:umbringen|umzubringen|toten|toeten|erhangen|verletzen)"
    r"|(?:umbringen|toten|erhangen) will|sterbe\w* wollen|todeswunsch\w*|lebensmude|lebensmuede"
    r"|nicht mehr (?:leben|da sein|weiterleben)(?: will| mochte| wollen)?|freitod"
    r"|(?:mir|sich) (?:das|mein) leben (?:zu )?nehmen|ritzen|uberdosis|ueberdosis"
    # Spanish
    r"|(?:quiero|quisiera|deseo|ganas de) (?:\w+ )?(?:morir|desaparecer|estar muert[oa])(?:me)?"
    r"|(?:matar|ahorcar|cortar|lastimar|danar)(?:me|se)|hacer(?:me|se) dano|quitar(?:me|se) la vida"
    r"|no (?:quiero|quisiera) (?:seguir )?(?:vivir|viviendo|existir|estar viv[oa])"
    r"|acabar con (?:mi vida|todo)|sobredosis|autolesion\w*"
    r")\b"
)


def asks_in_crisis(text):
    codes = {finding["code"] for finding in triage(text).findings}
    return bool(
        codes & {"crisis", "safeguarding"}
        or speaks_of_self_harm(text)
        or _IN_NEED.search(fold(text).words)
    )


def says_who(text):
    """Whether the words may say who somebody is: a name with its title, a number, an address."""
    return any(finding["code"] in ("identity", "staff-name") for finding in triage(text).findings)
