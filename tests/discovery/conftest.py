from contextlib import ExitStack

import pytest

from tests.discovery import sites


@pytest.fixture
def site(settings):
    """`site()` starts another site, which may be asked."""
    with ExitStack() as stack:

        def start():
            made = stack.enter_context(sites.serving())
            known = settings.OUTSIDE_EXCEPTIONS | {("127.0.0.1", made.port)}
            settings.OUTSIDE_EXCEPTIONS = known
            return made

        yield start


@pytest.fixture
def other(site):
    return site()
