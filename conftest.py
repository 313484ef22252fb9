"""Browser tests may be left out on one's own machine, never in CI."""

import os

import pytest

IN_CI = os.environ.get("CI", "").lower() == "true"
skipped_browser_tests = []


def pytest_collection_modifyitems(items):
    if os.environ.get("SKIP_BROWSER_TESTS") != "1":
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="SKIP_BROWSER_TESTS=1"))


def pytest_runtest_logreport(report):
    if report.skipped and "browser" in report.keywords:
        skipped_browser_tests.append(report.nodeid)


def pytest_sessionfinish(session):
    if IN_CI and skipped_browser_tests:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if IN_CI and skipped_browser_tests:
        terminalreporter.write_line(
            f"In CI no browser test may be skipped: {', '.join(skipped_browser_tests)}", red=True
        )
