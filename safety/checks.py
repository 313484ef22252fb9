from django.core.checks import Warning as Advice
from django.core.checks import register

from clinic.checks import asking_the_database
from clinic.models import Clinic
from safety.models import HelpLine


@register("security", deploy=True)
@asking_the_database
def help_lines():
    """A clinic must know that the numbers it gives to people in distress are right."""
    country = Clinic.current().country
    lines = HelpLine.objects.filter(country=country)
    old = [line.name for line in lines.due_for_check()]
    if not lines.exists():
        message = f"There is no help line for the clinic's country, {country}."
    elif old:
        message = f"Help lines not checked within six months: {', '.join(old)}."
    else:
        return []
    return [
        Advice(
            message,
            hint="Ring them or look at the operators' own pages, then press “I checked it today”.",
            id="safety.W001",
        )
    ]
