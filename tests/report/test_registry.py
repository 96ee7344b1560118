"""The folder is the list of formats, and a bad module in it is never passed over."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from recordqa import report as registry
from recordqa.errors import ConfigError, UnknownChoice
from recordqa.report import RenderOptions, formats, get

from .sample import report

GOOD = 'NAME = "{name}"\nMEDIA_TYPE = "text/plain"\nSUFFIX = ".x"\ndef render(reports, options): return b""\n'


def test_the_formats_that_people_are_promised_are_there_in_order() -> None:
    assert list(formats()) == ["html", "json", "jsonl", "md", "text"]


@pytest.mark.parametrize("name", list(formats()))
def test_each_format_is_whole_and_gives_the_same_bytes_for_the_same_report(name: str) -> None:
    found = get(name)
    assert name == found.NAME and found.SUFFIX.startswith(".") and "/" in found.MEDIA_TYPE
    once = found.render([report()], RenderOptions())
    assert once == found.render([report()], RenderOptions()) and once.endswith(b"\n")
    assert not once.endswith(b"\n\n")
    assert found.render([], RenderOptions()) is not None


def test_an_unknown_format_is_an_error_that_lists_those_there_are() -> None:
    with pytest.raises(UnknownChoice) as caught:
        get("word")
    assert '"word"' in str(caught.value) and "html, json, jsonl, md, text" in caught.value.hint


def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **modules: str) -> tuple[str, list[str]]:
    package = f"formats_{tmp_path.name.replace('-', '_')}"
    folder = tmp_path / package
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    for name, source in modules.items():
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    return package, [str(folder)]


def test_a_new_module_is_a_new_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package, folders = _folder(tmp_path, monkeypatch, b=GOOD.format(name="z"), a=GOOD.format(name="y"))
    assert list(registry._collect(package, folders)) == ["y", "z"]


def test_two_formats_of_one_name_stop_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package, folders = _folder(tmp_path, monkeypatch, a=GOOD.format(name="y"), b=GOOD.format(name="y"))
    with pytest.raises(ConfigError, match='"y"'):
        registry._collect(package, folders)


def test_a_module_that_fails_to_import_stops_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, folders = _folder(tmp_path, monkeypatch, a="import nothing_of_that_name")
    with pytest.raises(ModuleNotFoundError):
        registry._collect(package, folders)


def test_half_a_format_stops_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package, folders = _folder(tmp_path, monkeypatch, a='NAME = "y"\n')
    with pytest.raises(ConfigError, match="MEDIA_TYPE, SUFFIX, render"):
        registry._collect(package, folders)


def test_listing_formats_loads_neither_templates_nor_colours() -> None:
    import subprocess

    code = (
        "import sys, recordqa.report as r; r.formats(); r.get('text');"
        "print([m for m in ('jinja2', 'rich.style', 'spacy', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
