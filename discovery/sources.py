"""The references' own addresses, among the outside links."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from discovery.outside import Owner
from references.models import Reference
from references.uses import Use


def addresses_of(reference):
    """Where a reader who follows a citation arrives."""
    doi = [f"https://doi.org/{reference.doi}"] if reference.doi else []
    return doi + ([reference.url] if reference.url else [])


def _texts(slug):
    if slug is not None:  # a reference is nobody's text
        return
    found = Reference.objects.current().filter(~Q(doi="") | ~Q(url=""))
    for reference in found.only("doi", "url").iterator():
        yield reference.pk, addresses_of(reference)


def _seen_by(user):
    found = Reference.objects.current()
    return found if user.has_perm("references.view_reference") else found.none()


def _use(reference):
    place = reverse("admin:references_reference_change", args=[reference.pk])
    return Use(_("Reference"), reference.title, reference.key, place)


REFERENCES = Owner("reference", _texts, _seen_by, _use)
