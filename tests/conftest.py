"""Shared by all tests: what may be missing on a newcomer's machine is skipped there by name, and fails in CI."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import settings

NEEDS = {"libreoffice": ("soffice", "LibreOffice (soffice)"), "browser": ("chromium", "Debian's Chromium")}

# CI repeats the same examples, so that a red run means a change; people's own runs go on searching.
settings.register_profile("ci", derandomize=True)
if os.environ.get("RECORDQA_NO_SKIPS") == "1":
    settings.load_profile("ci")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark, (program, name) in NEEDS.items():
            if item.get_closest_marker(mark) and shutil.which(program) is None:
                item.add_marker(pytest.mark.skip(reason=f"{name} is not on this machine"))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if os.environ.get("RECORDQA_NO_SKIPS") != "1":
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    every = reporter.stats.get("skipped", []) if reporter is not None else []
    # The shared folder is the workplace's and no part of a checkout: CI cannot install it as it can programs.
    skipped = [report for report in every if "../shared" not in str(report.longrepr)]
    if skipped and session.exitstatus == 0:
        reporter.write_line(f"{len(skipped)} tests were skipped, and in CI none may be.", red=True)
        session.exitstatus = 1


@pytest.fixture
def cues_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge by the criteria's cues and the rules for people alone, as where no trained model is installed."""
    monkeypatch.setattr("recordqa.judge.levelling.levels", lambda: None)
    monkeypatch.setattr("recordqa.detect.people_model._loaded", lambda: None)
    monkeypatch.setattr("recordqa.detect.evidence_model._loaded", lambda: None)
