"""Accounts: roles, closing, and what nobody may do to themselves or to somebody above them."""

import pytest
from django.contrib.auth.models import Group

from accounts import roles
from accounts.models import User
from audit.models import Event
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client):
    person = make.administrator()
    client.force_login(person)
    return person


def change(client, user, **data):
    fields = {
        name: getattr(user, name) for name in ("username", "first_name", "last_name", "email")
    }
    data = {**fields, **data}
    data = {name: value for name, value in data.items() if value is not None}
    return client.post(f"/admin/accounts/user/{user.pk}/change/", data)


def test_a_new_account_belongs_to_the_staff_and_has_a_role(client, boss):
    role = Group.objects.get(name=roles.CLINICIAN)
    password = {
        "usable_password": "true",
        "password1": "four-words-in-a-row",
        "password2": "four-words-in-a-row",
    }
    names = {
        "username": "anna",
        "first_name": "Anna",
        "last_name": "Blum",
        "email": "a@example.org",
    }
    response = client.post("/admin/accounts/user/add/", {**names, **password, "groups": [role.pk]})
    assert response.status_code == 302
    user = User.objects.get(username="anna")
    assert user.is_staff and not user.is_superuser and user.has_perm("articles.add_edition")
    assert Event.objects.filter(verb="create", kind="accounts.user", by=boss).exists()


def test_an_account_is_closed_not_deleted(client, boss):
    user = make.clinician()
    assert (
        client.post(f"/admin/accounts/user/{user.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    assert client.post(f"/admin/accounts/user/{user.pk}/close/").status_code == 302
    user.refresh_from_db()
    assert not user.is_active
    client.force_login(user)
    assert client.get("/admin/").status_code == 302


def test_nobody_becomes_a_superuser_by_a_form(client, boss):
    user = make.clinician()
    change(client, user, is_superuser="on", user_permissions="1")
    user.refresh_from_db()
    assert not user.is_superuser and not user.user_permissions.exists()


def test_a_superuser_is_out_of_reach(client, boss):
    root = make.user(is_superuser=True)
    assert change(client, root, email="mine@example.org").status_code == 403
    data = {"password1": "mine-mine-mine-mine", "password2": "mine-mine-mine-mine"}
    assert client.post(f"/admin/accounts/user/{root.pk}/password/", data).status_code == 403
    root.refresh_from_db()
    assert root.check_password("a-long-test-password")


def test_nobody_locks_themselves_out(client, boss):
    make.administrator()
    change(client, boss, is_active=None, groups=[])
    assert client.post(f"/admin/accounts/user/{boss.pk}/close/").status_code == 409
    boss.refresh_from_db()
    assert boss.is_active and boss.groups.exists()


@pytest.mark.parametrize("person", [make.clinician, make.reviewer, make.manager])
def test_the_others_see_no_accounts(client, person):
    client.force_login(person())
    assert client.get("/admin/accounts/user/").status_code == 403
    assert client.get("/admin/accounts/user/add/").status_code == 403


def test_roles_are_not_edited_by_hand(client, boss):
    assert client.get("/admin/auth/group/").status_code == 404
