import time
from types import SimpleNamespace

import pytest

from tests import make


@pytest.fixture
def article(db):
    return make.published(slug="sleep", title="How sleep works").article


@pytest.fixture
def clock(monkeypatch):
    clock = SimpleNamespace(now=time.time())
    monkeypatch.setattr("clinic.readers.time.time", lambda: clock.now)
    return clock
