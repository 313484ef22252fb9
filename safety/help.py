"""Help lines: loading the table of them, and the lines that a visitor sees first."""

import csv
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.exceptions import Refused
from safety.models import HelpLine

TABLE = Path(__file__).parent / "data" / "help_lines.csv"
ANYWHERE, EUROPE = "ZZ", "EU"
# Where no line of the country itself is known, the Union's emergency number still answers.
IN_THE_UNION = {
    *["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"],
    *["IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"],
}
COUNTRIES = {
    "AU": gettext_lazy("Australia"),
    "CA": gettext_lazy("Canada"),
    "EU": gettext_lazy("European Union"),
    "GB": gettext_lazy("United Kingdom"),
    "IE": gettext_lazy("Ireland"),
    "NZ": gettext_lazy("New Zealand"),
    "US": gettext_lazy("United States"),
    "ZZ": gettext_lazy("Any other country"),
}


@transaction.atomic
def load_help_lines(path=TABLE):
    """Load the lines that are not there yet; returns how many were new.

    What is there stays as the clinic has it. None counts as checked: somebody has to look.
    """
    names = ["country", "kind", "name", "number", "text_to", "url", "hours", "notes"]
    new = 0
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            line = HelpLine(**{name: (row[name] or "").strip() for name in names})
            if HelpLine.objects.filter(country=line.country, name=line.name).exists():
                continue
            try:
                line.full_clean()
            except ValidationError as error:
                why = {"line": reader.line_num, "why": " ".join(error.messages)}
                raise Refused(_("Line %(line)s: %(why)s") % why) from error
            line.save()
            new += 1
    return new


def lines_for(country):
    """A country's lines, those that were checked before the others, then emergency first; last the
    entry for any other country. The Union's stand in where it has no emergency line.
    """
    lines = list(HelpLine.objects.for_country(country))
    if country in IN_THE_UNION and not any(line.kind == "emergency" for line in lines):
        lines = [*HelpLine.objects.public().filter(country=EUROPE, kind="emergency"), *lines]
    return sorted(lines, key=lambda line: (line.country == ANYWHERE, line.verified_on is None))


def countries():
    """(code, name) of each country with lines of its own; the rest of the world last."""
    codes = HelpLine.objects.public().order_by().values_list("country", flat=True).distinct()
    named = [(code, str(COUNTRIES.get(code, code))) for code in codes]
    return sorted(named, key=lambda pair: (pair[0] == ANYWHERE, pair[1]))
