"""How a page asks about its entry, in the words that fit its kind."""

from django.utils.translation import gettext as _

from glossary.models import Entry


def headings_of(kind):
    return _of_a_region() | _OTHERS.get(kind, dict)()


def _of_a_region():
    return {
        "functions": _("What does it do?"),
        "conditions": _("What has it to do with my worry?"),
        "therapies": _("How do therapies act on it?"),
        "mechanisms": _("What does it take part in?"),
        "networks": _("Which networks does it belong to?"),
        "regions": _("What belongs to it?"),
    }


def _of_a_therapy():
    return {
        "functions": _("What can it do?"),
        "conditions": _("What is it used for?"),
        "therapies": _("Which therapies use it?"),
        "mechanisms": _("How does it work?"),
        "networks": _("Which networks does it act on?"),
        "regions": _("What does it act on?"),
    }


def _of_a_mechanism():
    return {
        "functions": _("What is it good for?"),
        "networks": _("Which networks take part?"),
        "therapies": _("Which therapies make use of it?"),
        "regions": _("Which parts of the brain take part?"),
    }


def _of_a_condition():
    return {
        "functions": _("What happens in it?"),
        "conditions": _("Which other conditions go with it?"),
        "networks": _("Which networks have to do with it?"),
        "therapies": _("What can help?"),
        "mechanisms": _("What keeps it going?"),
        "regions": _("What has the brain to do with it?"),
    }


_OTHERS = {
    Entry.Kind.THERAPY: _of_a_therapy,
    Entry.Kind.MECHANISM: _of_a_mechanism,
    Entry.Kind.CONDITION: _of_a_condition,
}
