"""The README names every command, option and setting, and its two lines are the ones that work."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import typer

from recordqa.cli import app
from recordqa.settings import SETTINGS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_and_setting_is_in_the_readme() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert len(commands) >= 8
    for name in commands:
        assert f"recordqa {name}" in README, name
    for setting in SETTINGS:
        assert setting in README, setting


def test_the_readme_names_only_commands_and_options_that_exist() -> None:
    command = typer.main.get_command(app)
    commands = command.commands  # type: ignore[attr-defined]
    named = set(
        re.findall(r"recordqa ([a-z]+) ?", " ".join(re.findall(r"(?:`|    |bin/)recordqa [^`\n]*", README)))
    )
    assert named - set(commands) == set()
    # Click adds --help to every command when it is run.
    options = {"--help"} | {
        o for c in commands.values() for p in c.params for o in (*p.opts, *p.secondary_opts)
    }
    for option in re.findall(r"(?<!\S)(--[a-z-]+)", " ".join(re.findall(r"recordqa [a-z]+[^`\n]*", README))):
        assert option in options, option


def test_the_two_commands_are_each_one_line() -> None:
    for mark in ("<!-- demo -->", "<!-- test -->"):
        after = README.split(mark, 1)[1].lstrip("\n").splitlines()
        assert after[0].startswith("    ")
        assert not after[1].strip()


def test_the_output_in_the_readme_is_what_the_command_prints() -> None:
    shown = README.split("<!-- output -->\n```\n", 1)[1].split("```", 1)[0]
    command = re.search(r"`recordqa (check [^`]*)` prints:", README)
    assert command is not None
    done = subprocess.run(
        [sys.executable, "-m", "recordqa.cli", *command.group(1).split()],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert done.stdout == shown


def test_no_module_is_over_400_lines() -> None:
    files = [*ROOT.glob("src/**/*.py"), *ROOT.glob("api/**/*.py")]
    assert len(files) > 50
    long = {
        str(f.relative_to(ROOT)): n
        for f in files
        if (n := len(f.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}
