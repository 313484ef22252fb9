"""Whether somebody who searches should be shown help first: in any of the site's languages, since
people in need use the language that they have. It would rather find too much."""

from safety.language.self_harm import speaks_of_self_harm
from safety.triage import triage
from safety.triage.crisis import speaks_of


def asks_in_crisis(text):
    codes = {finding["code"] for finding in triage(text).findings}
    return bool(
        codes & {"crisis", "safeguarding"}
        or speaks_of_self_harm(text)
        or speaks_of(text, {"suicide", "harm_self"})
    )


def says_who(text):
    """Whether the words may say who somebody is: a name with its title, a number, an address."""
    return any(finding["code"] in ("identity", "staff-name") for finding in triage(text).findings)
