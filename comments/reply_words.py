"""The names that stand for something in a template for replies, and the templates to begin with."""

import re

from django.apps import apps as global_apps
from django.conf import settings
from django.utils.translation import gettext as _

from clinic.languages import address

# What each stands for in a reply below an edition. No nickname: it may be a real name.
VALUES = {
    "article": lambda clinic, edition: edition.title,
    "article_link": lambda clinic, edition: settings.SITE_URL + edition.article.get_absolute_url(),
    "help_now": lambda clinic, edition: (
        settings.SITE_URL + address("pages:help-now", language=edition.article.language)
    ),
    "contact": lambda clinic, edition: (
        settings.SITE_URL + address("pages:contact", language=edition.article.language)
    ),
    "phone": lambda clinic, edition: clinic.phone,
    "clinic": lambda clinic, edition: clinic.name,
}
_NAME = re.compile(r"\{([^{}]*)\}")


def mistakes(text):
    """What is wrong with a template's names, in words for people."""
    known = ", ".join(f"{{{name}}}" for name in VALUES)
    for name in _NAME.findall(text):
        if name not in VALUES:
            unknown = _("There is nothing called {%(name)s}. You can use: %(known)s.")
            yield unknown % {"name": name, "known": known}
    if {"{", "}"} & set(_NAME.sub("", text)):
        yield _("A { or } stands alone. You can use: %s.") % known


def filled(text, clinic, edition):
    """The text with what its names stand for; where that is empty, a LookupError of the name."""

    def value(match):
        words = VALUES[match[1]](clinic, edition)
        if not words:
            raise LookupError(match[1])
        return words

    return _NAME.sub(value, text)


# (name, text) by language: thanks, where to find help, how to reach us, a question for a doctor,
# how to complain. They say nothing of who wrote the comment.
TEMPLATES = {
    "en": [
        (
            "Thank you",
            "Thank you for reading, and for taking the time to write. Comments like this help us "
            "to see what our articles should say more clearly.",
        ),
        (
            "Where to find help",
            "Thank you for writing. If things are hard at the moment, nobody has to carry them "
            "alone. Numbers that can be called at any time, and what to do in an emergency, are "
            "here: {help_now}",
        ),
        (
            "How to reach us",
            "Thank you for writing. We do not talk about anybody’s own situation in public, but "
            "anybody is welcome to contact us directly: {contact}",
        ),
        (
            "A question for a doctor",
            "Thank you for this question. What is right for one person can only be answered by a "
            "doctor or a clinician who knows the whole story, so we do not answer it here. What is "
            "known in general stands in “{article}”: {article_link}",
        ),
        (
            "How to complain",
            "Thank you for telling us. We take every complaint seriously and look into it, but not "
            "in public, to protect everybody’s privacy. How to reach us with a complaint is said "
            "here: {contact}",
        ),
    ],
    "de": [
        (
            "Danke",
            "Vielen Dank fürs Lesen und dafür, dass Sie sich die Zeit zum Schreiben genommen "
            "haben. Solche Kommentare zeigen uns, was unsere Artikel klarer sagen sollten.",
        ),
        (
            "Wo es Hilfe gibt",
            "Vielen Dank fürs Schreiben. Wenn es gerade schwer ist, muss das niemand allein "
            "tragen. Nummern, die jederzeit erreichbar sind, und was in einem Notfall zu tun ist, "
            "stehen hier: {help_now}",
        ),
        (
            "So erreicht man uns",
            "Vielen Dank fürs Schreiben. Über die Lage einzelner Menschen sprechen wir nicht "
            "öffentlich. Wer möchte, kann sich direkt an uns wenden: {contact}",
        ),
        (
            "Eine Frage für die Ärztin oder den Arzt",
            "Vielen Dank für diese Frage. Was für einen einzelnen Menschen richtig ist, kann nur "
            "eine Fachperson sagen, welche die ganze Geschichte kennt; darum antworten wir hier "
            "nicht darauf. Was allgemein bekannt ist, steht in „{article}“: {article_link}",
        ),
        (
            "So kann man sich beschweren",
            "Vielen Dank für die Rückmeldung. Wir nehmen jede Beschwerde ernst und gehen ihr nach, "
            "aber nicht öffentlich, damit die Privatsphäre aller gewahrt bleibt. Wie man uns mit "
            "einer Beschwerde erreicht, steht hier: {contact}",
        ),
    ],
    "es": [
        (
            "Gracias",
            "Muchas gracias por leernos y por tomarse el tiempo de escribir. Comentarios como este "
            "nos ayudan a ver qué deberían explicar mejor nuestros artículos.",
        ),
        (
            "Dónde encontrar ayuda",
            "Muchas gracias por escribir. Si este es un momento difícil, nadie tiene que llevarlo "
            "a solas. Aquí hay números a los que se puede llamar a cualquier hora, y lo que hay "
            "que hacer en una emergencia: {help_now}",
        ),
        (
            "Cómo contactar con nosotros",
            "Muchas gracias por escribir. No hablamos en público de la situación de nadie, pero "
            "cualquiera puede dirigirse a nosotros directamente: {contact}",
        ),
        (
            "Una pregunta para un médico",
            "Muchas gracias por esta pregunta. Lo que conviene a una persona solo puede decirlo un "
            "profesional que conozca toda la historia, así que aquí no la respondemos. Lo que se "
            "sabe en general está en «{article}»: {article_link}",
        ),
        (
            "Cómo presentar una queja",
            "Muchas gracias por avisarnos. Nos tomamos en serio cada queja y la estudiamos, pero "
            "no en público, para proteger la intimidad de todos. Aquí se explica cómo hacérnosla "
            "llegar: {contact}",
        ),
    ],
}


def ship_templates(sender, apps=global_apps, **kwargs):
    """After the migrations: the templates to begin with, where a clinic has none at all.

    After a flush Django names no `apps`.
    """
    try:
        ReplyTemplate = apps.get_model("comments", "ReplyTemplate")
    except LookupError:  # migrated back to before there were any
        return
    if not ReplyTemplate.objects.exists():
        ReplyTemplate.objects.bulk_create(
            ReplyTemplate(language=language, name=name, text=text)
            for language, templates in TEMPLATES.items()
            for name, text in templates
        )
