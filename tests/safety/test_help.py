"""Help lines: loaded once, never called checked, and the right ones first."""

import csv
from datetime import date

import pytest
from django.core.management import call_command

from clinic.exceptions import Refused
from safety.help import TABLE, countries, lines_for, load_help_lines
from safety.models import HelpLine
from tests import make

pytestmark = pytest.mark.django_db


def test_all_lines_are_loaded_and_none_counts_as_checked():
    rows = list(csv.DictReader(TABLE.open(encoding="utf-8")))
    assert load_help_lines() == len(rows) == HelpLine.objects.count()
    assert not HelpLine.objects.filter(verified_on__isnull=False).exists()
    for row in rows:
        line = HelpLine.objects.get(country=row["country"], name=row["name"])
        assert (line.number, line.text_to, line.url) == (row["number"], row["text_to"], row["url"])


def test_a_second_run_changes_nothing_and_what_was_checked_stays():
    load_help_lines()
    line = HelpLine.objects.filter(country="GB", kind="crisis").first()
    line.number, line.verified_on, line.verified_by = "0", date(2026, 1, 1), make.user()
    line.save()
    before = list(HelpLine.objects.order_by("pk").values())
    assert load_help_lines() == 0
    assert before == list(HelpLine.objects.order_by("pk").values())


def test_a_broken_row_is_refused_whole_with_its_line(tmp_path):
    path = tmp_path / "lines.csv"
    head = "country,kind,name,number,text_to,url,hours,notes\n"
    path.write_text(head + "GB,crisis,Good,1,,,,\nGB,nonsense,Bad,2,,,,\n")
    with pytest.raises(Refused, match="Line 3"):
        load_help_lines(path)
    assert not HelpLine.objects.exists()


def test_a_country_has_its_own_lines_first_the_emergency_before_all():
    load_help_lines()
    lines = lines_for("GB")
    assert lines[0].kind == "emergency"
    assert {line.country for line in lines} == {"GB", "ZZ"}
    assert lines[-1].country == "ZZ"


def test_in_the_union_the_common_number_stands_in_for_a_missing_one():
    load_help_lines()
    assert [line.country for line in lines_for("DE")] == ["EU", "ZZ"]
    assert "EU" not in {line.country for line in lines_for("IE")}
    assert [line.country for line in lines_for("BR")] == ["ZZ"]


def test_the_countries_have_names_and_anywhere_comes_last():
    load_help_lines()
    found = countries()
    assert dict(found)["NZ"] == "New Zealand"
    assert found[-1][0] == "ZZ"


def test_a_new_clinic_has_help_lines_and_an_old_one_keeps_its_own(client):
    call_command("load_help_lines")
    lines = HelpLine.objects.filter(country="GB")
    assert lines.filter(kind="crisis").count() >= 2
    assert not HelpLine.objects.filter(verified_on__isnull=False).exists()
    assert "tel:" in client.get("/help-now/").content.decode()
    kept = HelpLine.objects.exclude(country="GB").first()
    HelpLine.objects.exclude(pk=kept.pk).delete()
    call_command("load_help_lines")
    assert list(HelpLine.objects.all()) == [kept]
