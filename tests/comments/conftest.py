import time
from types import SimpleNamespace

import pytest

from clinic.models import Clinic
from safety.help import load_help_lines
from tests import make


@pytest.fixture
def clinic(db):
    """A clinic that reads its comments, with the help lines that every clinic starts from."""
    load_help_lines()
    clinic = Clinic(comments_read_by="The practice manager", comments_read_when="on working days")
    clinic.save()
    return clinic


@pytest.fixture
def article(clinic):
    return make.published(slug="sleep", title="How sleep works").article


@pytest.fixture
def clock(monkeypatch):
    """The clock of the tokens, to be put forward."""
    clock = SimpleNamespace(now=time.time())
    monkeypatch.setattr("clinic.readers.time.time", lambda: clock.now)
    return clock
