"""Single steps of the demo's loader, on a clinic that is not empty or at another time."""

import pytest
from django.utils import timezone

from accounts.models import User
from clinic.models import Clinic
from interchange import demo_clinic, demo_removal

pytestmark = pytest.mark.django_db


def test_accounts_and_a_profile_that_were_there_stay():
    User.objects.create_user("manager", "me@example.org", "my-own-long-password")
    Clinic.objects.create(name="Ours")
    loader = demo_clinic.Demo()
    for step in (loader.the_clinic, loader.accounts, loader.addresses_of_the_accounts):
        step()
    manager = User.objects.get(username="manager")
    assert manager.check_password("my-own-long-password")
    assert not manager.is_staff and not manager.groups.exists()
    assert manager.email == "me@example.org"
    assert Clinic.current().name == "Ours"
    # Nor does the removal take them for the demo's.
    made = loader.run.report["made"]
    assert manager.pk not in made["accounts.user"] and "clinic.clinic" not in made
    demo_removal.remove()
    assert User.objects.get() == manager and Clinic.current().name == "Ours"


@pytest.mark.parametrize("today", ["2026-10-01", "2031-03-01"])
def test_it_never_looks_forgotten_nor_lies_ahead(today, time_machine):
    time_machine.move_to(today)
    loader = demo_clinic.Demo()
    newest = max(loader.day(article["published"]) for article in loader.firsts)
    assert 1 <= (timezone.localdate() - newest).days <= demo_clinic.NEWEST


def test_before_its_own_time_nothing_lies_ahead(time_machine):
    time_machine.move_to("2026-03-01")
    loader = demo_clinic.Demo()
    days = [loader.day(article["published"]) for article in loader.firsts]
    assert max(days) < timezone.localdate()
