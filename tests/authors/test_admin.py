"""Profiles and credentials."""

from datetime import timedelta

import pytest
from django.utils import timezone

from authors.models import Author, Credential
from clinic.models import Redirect
from tests import make

pytestmark = pytest.mark.django_db


def form(author, **changes):
    data = {
        "given_name": author.given_name,
        "family_name": author.family_name,
        "slug": author.slug,
        "role": author.role,
        "specialties": "Sleep, Panic",
        "languages": "",
        "interests": "",
        "honorific": "",
        "post_nominals": "",
        "introduction": "",
        "place": "",
        "photo": "",
        "booking_url": "",
        "press_contact": "",
        "user": author.user_id or "",
        "credentials-TOTAL_FORMS": 0,
        "credentials-INITIAL_FORMS": 0,
    }
    return data | changes


def new_credential(**changes):
    fields = {"register": "HCPC", "number": "PYL1", "verified_on": timezone.localdate(), **changes}
    data = {f"credentials-0-{name}": value for name, value in fields.items()}
    return {"credentials-TOTAL_FORMS": 1, "credentials-INITIAL_FORMS": 0, **data}


def test_who_checks_a_credential_stands_beside_it(client):
    boss, profile = make.administrator(), make.author(credential=False)
    client.force_login(boss)
    client.post(f"/admin/authors/author/{profile.pk}/change/", form(profile, **new_credential()))
    credential = Credential.objects.get()
    assert (credential.verified_by, credential.is_valid) == (boss, True)
    profile.refresh_from_db()
    assert profile.specialties == ["Sleep", "Panic"]


def test_nobody_has_checked_it_tomorrow(client):
    client.force_login(make.administrator())
    profile = make.author(credential=False)
    tomorrow = timezone.localdate() + timedelta(days=1)
    data = form(profile, **new_credential(verified_on=tomorrow))
    response = client.post(f"/admin/authors/author/{profile.pk}/change/", data)
    assert "still to come" in response.content.decode() and not Credential.objects.exists()


def test_publish_and_withdraw_are_verbs(client):
    profile = make.author(public=False)
    address = f"/admin/authors/author/{profile.pk}/"
    client.force_login(make.clinician(credential=False))
    assert client.post(f"{address}publish/").status_code == 403
    client.force_login(make.manager())
    assert client.get(f"{address}publish/").status_code == 405
    client.post(f"{address}publish/")
    assert profile in Author.objects.public()
    again = client.post(f"{address}publish/", follow=True)
    assert "public already" in again.content.decode()
    client.post(f"{address}withdraw/")
    assert profile not in Author.objects.public()


def test_the_manager_cannot_give_a_profile_to_an_account(client):
    boss, profile = make.manager(), make.author()
    client.force_login(boss)
    data = form(profile, user=boss.pk, role="Psychologist", **new_credential())
    assert client.post(f"/admin/authors/author/{profile.pk}/change/", data).status_code == 302
    profile.refresh_from_db()
    assert (profile.user, profile.role) == (None, "Psychologist")
    assert profile.credentials.count() == 1  # and gave no credential


def test_a_public_address_leads_on(client):
    profile = make.author(slug="old")
    client.force_login(make.manager())
    client.post(f"/admin/authors/author/{profile.pk}/change/", form(profile, slug="new"))
    assert Redirect.objects.get().new_path == "/authors/new/"
