"""Arguments → public call → exit status. Every import that costs time waits until it is needed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from recordqa.errors import BadValue, RecordQAError, UsageError

app = typer.Typer(
    help="Says what a children's social care supervision record shows and does not show, on this machine.",
    no_args_is_help=True,
    add_completion=False,
    # A traceback with local variables would print record text.
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

DONE, UNDER, USAGE, UNREADABLE = 0, 1, 2, 3


def main() -> None:
    """The ``recordqa`` command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A Windows console in another code page must not stop a report.
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        app()
    except RecordQAError as error:
        _say(str(error))
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 - a traceback's message may quote the record
        from recordqa.batch import where

        _say(
            f"recordqa itself failed ({where(error)}). Please report this line; it holds nothing of a record."
        )
        sys.exit(USAGE)


def _say(message: str) -> None:
    sys.stderr.write(f"recordqa: {message}\n")


@app.command()
def check(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders, zips or tables; - reads stdin.", metavar="PATH...")
    ],
    policy: Annotated[
        str | None, typer.Option(help="The policy to judge by; see `recordqa packs`.", metavar="ID")
    ] = None,
    type: Annotated[
        str | None,
        typer.Option(help="case, personal, group or oversight; worked out when not given.", metavar="T"),
    ] = None,
    format: Annotated[str, typer.Option(help="text, json, jsonl, md or html.")] = "text",
    out: Annotated[
        str | None,
        typer.Option(
            "-o", "--out", help="Write to this file, or one file a record into this folder.", metavar="OUT"
        ),
    ] = None,
    include_text: Annotated[
        bool, typer.Option("--include-text", help="Put the record's whole text in the report.")
    ] = False,
    session_date: Annotated[
        str | None, typer.Option(help="When the session was, such as 2026-03-14.", metavar="D")
    ] = None,
    recorded_date: Annotated[str | None, typer.Option(help="When it was recorded.", metavar="D")] = None,
    known_names: Annotated[
        Path | None, typer.Option(help="A file of name,role rows that are certain.", metavar="FILE")
    ] = None,
    not_names: Annotated[
        Path | None, typer.Option(help="A file of words that are never a person, one a line.", metavar="FILE")
    ] = None,
    fail_under: Annotated[
        str | None,
        typer.Option(
            help="Exit with 1 if a record is below this grade or cannot be graded.", metavar="GRADE"
        ),
    ] = None,
    packs: Annotated[
        list[Path] | None, typer.Option(help="A folder with packs of your own.", metavar="DIR")
    ] = None,
    mask: Annotated[
        bool | None,
        typer.Option(
            "--mask/--no-mask",
            help="Mask names and other personal data; done unless it is one record by itself.",
        ),
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show every quote and clause.")] = False,
) -> None:
    """Check records: what each shows, what is missing, whose names are in it."""
    from recordqa import names_file
    from recordqa.pipeline import make_options
    from recordqa.running import run_check

    options = make_options(
        type=type,
        policy=policy,
        session_date=session_date,
        recorded_date=recorded_date,
        known_names=names_file.known_names(known_names) if known_names else None,
        not_names=names_file.not_names(not_names) if not_names else None,
        include_text=include_text or format == "html",
        packs=packs or (),
    )
    status = run_check(
        paths, options, format=format, out=out, fail_under=_grade(fail_under), verbose=verbose, mask=mask
    )
    raise typer.Exit(status)


def _grade(value: str | None) -> str | None:
    from recordqa.types import GRADES

    if value is None:
        return None
    wanted = value.strip().lower().replace(" ", "_").replace("-", "_")
    if wanted not in GRADES:
        raise BadValue("--fail-under names no grade.", hint=f"Use one of: {', '.join(GRADES)}.")
    return wanted


@app.command()
def redact(
    path: Annotated[Path, typer.Argument(help="A file, or a folder of files.", metavar="PATH")],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="Write to this file or folder, not beside PATH.", metavar="OUT"),
    ] = None,
    policy: Annotated[
        str | None, typer.Option(help="The policy whose table says what is replaced.", metavar="ID")
    ] = None,
    keep: Annotated[
        list[str] | None,
        typer.Option(help="Leave this role's names: child, family or professional.", metavar="ROLE"),
    ] = None,
    map: Annotated[
        Path | None, typer.Option(help="Also write whose the initials are: keep it apart.", metavar="MAP.csv")
    ] = None,
    known_names: Annotated[
        Path | None, typer.Option(help="A file of name,role rows that are certain.", metavar="FILE")
    ] = None,
    not_names: Annotated[
        Path | None, typer.Option(help="A file of words that are never a person, one a line.", metavar="FILE")
    ] = None,
    packs: Annotated[
        list[Path] | None, typer.Option(help="A folder with packs of your own.", metavar="DIR")
    ] = None,
) -> None:
    """Write a copy with names replaced by initials and identifiers taken out; PATH stays as it is."""
    from recordqa import names_file
    from recordqa.pipeline import make_options
    from recordqa.redact.command import run_redact

    options = make_options(
        policy=policy,
        known_names=names_file.known_names(known_names) if known_names else None,
        not_names=names_file.not_names(not_names) if not_names else None,
        packs=packs or (),
    )
    raise typer.Exit(run_redact(path, options, out=out, keep=keep or (), map=map))


@app.command()
def explain(
    criterion: Annotated[str, typer.Argument(help="The criterion's id, such as child_voice.")],
) -> None:
    """What a criterion asks, why, what each level means, and what to write."""
    from recordqa.explain import criterion_page
    from recordqa.running import show

    show(criterion_page(criterion).encode("utf-8"))


@app.command()
def packs(
    folder: Annotated[
        list[Path] | None, typer.Option("--packs", help="A folder with packs of your own.", metavar="DIR")
    ] = None,
) -> None:
    """The policies that records can be judged by, one a line."""
    from recordqa.packs import load_pack, pack_ids
    from recordqa.settings import settings

    folders = (*settings().packs, *(folder or ()))
    for id in pack_ids(folders):
        pack = load_pack(id, folders=folders)
        dated = f", {pack.date.year}" if pack.date else ""
        typer.echo(f"{id:<24} {pack.title}{dated} (version {pack.version})")


@app.command()
def formats() -> None:
    """The kinds of file that are read, and the kinds of report that are written."""
    from recordqa.read import formats as readers
    from recordqa.report import formats as reports

    typer.echo("Read:")
    for reader in readers():
        typer.echo(f"  {' '.join(reader.SUFFIXES):<24} {reader.DESCRIPTION}")
    typer.echo("Reports (--format):")
    for name, report in reports().items():
        typer.echo(f"  {name:<24} {report.MEDIA_TYPE}")


@app.command()
def validate(
    files: Annotated[list[Path], typer.Argument(help="Criterion or pack files.", metavar="FILE.yaml...")],
) -> None:
    """Check a criterion or pack file; a mistake is named with file, line and key."""
    from recordqa.packs import validate_file

    wrong = 0
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise UsageError(
                f"The file {file.name} cannot be read.", hint="Give the path of a YAML file."
            ) from None
        try:
            typer.echo(f"{file.name}: {validate_file(text, file.name)} is valid.")
        except RecordQAError as error:
            wrong += 1
            _say(str(error))
    raise typer.Exit(USAGE if wrong else DONE)


@app.command()
def demo() -> None:
    """Check the bundled invented records, to see what a report looks like."""
    from recordqa.running import run_demo

    raise typer.Exit(run_demo())


@app.command()
def evaluate(
    folder: Annotated[
        Path, typer.Argument(help="A folder of gold records (docs/evaluation.md).", metavar="DIR")
    ],
    format: Annotated[str, typer.Option(help="text or json.")] = "text",
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Write to this file.")] = None,
) -> None:
    """Compare recordqa with gold records: grades, levels, evidence, actions and personal data."""
    from recordqa.evaluation import evaluate_folder, render
    from recordqa.running import save, show

    data = render(evaluate_folder(folder), format).encode("utf-8")
    if out is None:
        show(data)
    else:
        save(out, data)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="The port on this machine.", min=1, max=65535)] = 8000,
) -> None:
    """Start the HTTP service on this machine only (127.0.0.1)."""
    import socket

    import uvicorn

    from recordqa.settings import settings

    settings()  # a wrong setting is said now, not at the first request
    with socket.socket() as probe:
        # As uvicorn binds, so that a port still settling after a restart is not refused.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise UsageError(f"Port {port} cannot be used.", hint="Choose another with --port.") from None

    # By import string: nothing in recordqa imports recordqa.api.
    config: dict[str, Any] = {"host": "127.0.0.1", "port": port, "access_log": False, "factory": True}
    config["log_level"] = "warning"
    typer.echo(
        f"recordqa is at http://127.0.0.1:{port}, for this machine only. Stop it with Ctrl+C.", err=True
    )
    uvicorn.run("recordqa.api:create_app", **config)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    if version:
        from recordqa.version import version as installed

        typer.echo(f"recordqa {installed()}")
        raise typer.Exit


if __name__ == "__main__":
    main()
