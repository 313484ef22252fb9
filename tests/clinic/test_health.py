from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection

from clinic import health, theme
from clinic.models import Clinic

pytestmark = pytest.mark.django_db


def test_alive_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_ready_when_database_migrations_and_disk_are_well(client):
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready\n")


def _database_is_down(monkeypatch):
    def fails(*args, **kwargs):
        raise OperationalError("no route to host 10.0.0.7")

    monkeypatch.setattr(connection, "cursor", fails)


def _a_migration_waits(monkeypatch):
    monkeypatch.setattr(
        "clinic.health.MigrationExecutor.migration_plan", lambda *args: [("articles", False)]
    )


def _the_disk_is_full(monkeypatch):
    usage = SimpleNamespace(free=health.LEAST_FREE_BYTES - 1)
    monkeypatch.setattr("clinic.health.shutil.disk_usage", lambda path: usage)


@pytest.mark.parametrize("trouble", [_database_is_down, _a_migration_waits, _the_disk_is_full])
def test_not_ready_without_saying_why_to_strangers(client, monkeypatch, trouble):
    trouble(monkeypatch)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"not ready\n")
    assert client.get("/healthz").status_code == 200


# -- Pictures ----------------------------------------------------------------------------------


HASH = "ab" * 32


@pytest.fixture
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    folder = tmp_path / "images" / "ab" / HASH
    folder.mkdir(parents=True)
    (folder / "640.webp").write_bytes(b"RIFF")
    (folder / "original.jpg").write_bytes(b"as it came")
    (folder / "evil.svg").write_text("<svg onload='alert(1)'/>")
    (tmp_path / "secret.png").write_text("outside")
    return tmp_path


def test_a_picture_is_served_so_that_it_can_do_nothing(client, media):
    response = client.get(f"/media/images/ab/{HASH}/640.webp")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "immutable" in response["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        *(f"ab/{HASH}/{name}" for name in ("evil.svg", "original.jpg", "1024.webp", "", "%00.png")),
        *("../secret.png", "..%2fsecret.png", "ab/"),
    ],
)
def test_nothing_else_in_the_folder_is_served(client, media, path):
    assert client.get(f"/media/images/{path}").status_code == 404


# -- The accent --------------------------------------------------------------------------------


def test_the_clinics_accent_reaches_the_pages_without_inline_style(client):
    Clinic.objects.create(name="Harbour", accent="#7a1f4d")
    html = client.get("/").content.decode()
    assert "/theme.css?v=7a1f4d" in html
    response = client.get("/theme.css?v=7a1f4d")
    assert response["Content-Type"].startswith("text/css")
    assert "--accent:#7a1f4d;" in response.content.decode()
    assert "max-age" in response["Cache-Control"]


@pytest.mark.parametrize("accent", ["#000000", "#ffffff", "#ffff00", "#1f5f6b", "#808080"])
def test_any_accent_stays_readable(accent):
    light, dark = theme.shades(accent)
    for shades, paper in ((light, theme.LIGHT_PAPER), (dark, theme.DARK_PAPER)):
        assert theme.contrast(shades["accent"], paper) >= 4.5
        assert theme.contrast(shades["accent"], shades["accent-soft"]) >= 4.5
        assert theme.contrast(shades["accent"], shades["on-accent"]) >= 4.5
