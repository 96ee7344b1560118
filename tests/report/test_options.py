"""Width, colour and plainness follow the stream and the user's settings."""

from __future__ import annotations

import io

import pytest

from recordqa.report import RenderOptions


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("sys.platform", "linux")


def test_piped_output_is_plain_and_80_columns_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "132")
    options = RenderOptions.for_stream(io.StringIO())
    assert (options.colour, options.columns) == (False, 80)


def test_a_terminal_gets_colour_and_its_own_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "132")
    options = RenderOptions.for_stream(_Terminal(), verbose=True, several=True)
    assert (options.colour, options.columns, options.verbose, options.several) == (True, 132, True, True)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_wish_for_no_colour_is_honoured(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert not RenderOptions.for_stream(_Terminal()).colour


@pytest.mark.parametrize(("asked", "given"), [(20, 60), (60, 60), (100, 100), (400, 160)])
def test_the_width_stays_within_what_the_layout_is_made_for(asked: int, given: int) -> None:
    assert RenderOptions(width=asked).columns == given


@pytest.mark.parametrize(("several", "count", "shown"), [(None, 1, False), (None, 2, True), (True, 1, True)])
def test_several_can_be_said_or_told_from_the_count(several: bool | None, count: int, shown: bool) -> None:
    assert RenderOptions(several=several).is_several(count) is shown
