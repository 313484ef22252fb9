"""The desk's first page, and what all admins share."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib import admin
from django.db import DatabaseError, IntegrityError
from django.utils import timezone

from articles.models import Topic
from audit.models import Event
from clinic import checks
from clinic.admin_site import ClinicAdminSite, home_block
from clinic.models import Clinic, Redirect
from safety.checks import help_lines
from safety.models import HelpLine
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def blocks(monkeypatch):
    monkeypatch.setattr("clinic.admin_site._home_blocks", [])


def test_blocks_stand_in_their_order_for_those_who_may_see_them(client, blocks):
    @home_block(order=2, permission="comments.moderate_comment")
    def second(request):
        return {"title": "Comments", "rows": [("A comment", "/admin/x/", 3)], "urgent": True}

    @home_block(order=1, permission="comments.moderate_comment")
    def first(request):
        return {"title": "First of all", "rows": [], "empty": "Nothing here."}

    @home_block(order=3, permission="comments.moderate_comment")
    def silent(request):
        return None

    client.force_login(make.manager())
    page = client.get("/admin/").content.decode()
    assert page.index("First of all") < page.index("Nothing here.") < page.index("Comments")
    assert 'href="/admin/x/"' in page and "urgent" in page
    client.force_login(make.clinician())
    assert "First of all" not in client.get("/admin/").content.decode()


def test_every_admin_closes_deletion_except_of_a_few_facts(client, rf):
    request = rf.get("/admin/")
    request.user = make.user(is_superuser=True)
    assert isinstance(admin.site, ClinicAdminSite)
    deletable = {
        model._meta.label
        for model, model_admin in admin.site._registry.items()
        if model_admin.has_delete_permission(request)
    }
    facts = {"clinic.Redirect", "clinic.Location", "clinic.ChangedHours"}
    assert deletable <= facts | {"images.Image"}
    assert all(
        "delete_selected" not in a.get_actions(request) for a in admin.site._registry.values()
    )


def test_every_list_and_form_opens(client):
    Clinic.objects.create(name="Harbour", replies_allowed=True)
    client.force_login(make.user(is_superuser=True))
    for model in admin.site._registry:
        opts = model._meta
        root = f"/admin/{opts.app_label}/{opts.model_name}/"
        assert client.get(root, follow=True).status_code == 200, root
        added = client.get(f"{root}add/", follow=True).status_code
        assert added in (200, 403, 404), root


def test_creating_and_changing_leave_audit_rows_and_a_history(client):
    boss = make.administrator()
    client.force_login(boss)
    data = {"name": "Sleep", "slug": "sleep", "description": "", "order": 1}
    client.post("/admin/articles/topic/add/", data)
    topic = Topic.objects.get()
    client.post(f"/admin/articles/topic/{topic.pk}/change/", data)  # nothing changed
    client.post(f"/admin/articles/topic/{topic.pk}/change/", data | {"name": "Sleeping"})
    assert list(Event.objects.values_list("verb", "by", "object_id").order_by("pk")) == [
        ("create", boss.pk, str(topic.pk)),
        ("change", boss.pk, str(topic.pk)),
    ]
    page = client.get(f"/admin/articles/topic/{topic.pk}/history/").content.decode()
    assert "create" in page and "change" in page


def test_what_the_database_refuses_is_an_error_in_the_form_as_typed(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise IntegrityError("duplicate key")

    client.force_login(make.administrator())
    monkeypatch.setattr(Topic, "save", refuse)
    data = {"name": "Precious", "slug": "precious", "description": "", "order": 1}
    response = client.post("/admin/articles/topic/add/", data)
    page = response.content.decode()
    assert response.status_code == 200
    assert "This could not be saved" in page and 'value="Precious"' in page
    assert "duplicate key" not in page


def test_the_clinics_profile_is_one_row(client):
    client.force_login(make.manager())
    assert client.get("/admin/clinic/clinic/").url == "/admin/clinic/clinic/add/"
    Clinic(name="Ours").save()
    assert client.get("/admin/clinic/clinic/").url == "/admin/clinic/clinic/1/change/"
    assert client.get("/admin/clinic/clinic/add/").url == "/admin/clinic/clinic/1/change/"
    client.force_login(make.clinician())
    assert client.get("/admin/clinic/clinic/1/change/").status_code == 403


def test_a_redirect_may_be_deleted_by_the_administrator_alone(client):
    Redirect.add("/old/", "/new/")
    address = f"/admin/clinic/redirect/{Redirect.objects.get().pk}/delete/"
    client.force_login(make.manager())
    assert client.post(address, {"post": "yes"}).status_code == 403
    client.force_login(make.administrator())
    assert client.post(address, {"post": "yes"}).status_code == 302
    assert not Redirect.objects.exists() and Event.objects.filter(verb="delete").exists()


# -- Deployment checks -------------------------------------------------------------------------


def test_demo_accounts_are_an_error():
    assert checks.demo_users(None) == []
    user = make.user(username="admin")
    assert checks.demo_users(None) == []  # an administrator's own password is nobody's business
    user.set_password(checks.DEMO_PASSWORD)
    user.save()
    assert [fault.id for fault in checks.demo_users(None)] == ["clinic.E001"]


def test_help_lines_want_checking():
    user = make.manager()
    Clinic(country="DE").save()
    HelpLine.objects.create(country="GB", kind="crisis", name="Elsewhere", number="1")
    assert "no help line" in help_lines(None)[0].msg
    line = HelpLine.objects.create(country="DE", kind="crisis", name="Seelsorge", number="0800")
    assert "Seelsorge" in help_lines(None)[0].msg
    line.verified_on, line.verified_by = timezone.localdate(), user
    line.save()
    assert help_lines(None) == []
    with time_machine.travel(timezone.now() + timedelta(days=190)):
        assert [fault.id for fault in help_lines(None)] == ["safety.W001"]


def test_a_check_without_a_database_says_so_and_does_not_crash():
    @checks.asking_the_database
    def look():
        raise DatabaseError("no such host")

    assert [fault.id for fault in look(None)] == ["clinic.I001"]


def test_a_check_sets_up_no_embedded_database(settings, monkeypatch, tmp_path):
    monkeypatch.setitem(checks.connection.settings_dict, "ENGINE", "clinic.postgres")
    settings.POSTGRES_DATA = tmp_path / "none"

    @checks.asking_the_database
    def look():
        raise AssertionError("asked")

    assert look(None) == []
