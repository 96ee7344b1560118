"""CSV tables of records: separators, encodings, broken rows, files beside the table, and memory."""

from __future__ import annotations

import csv
import io
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from recordqa.errors import BadRow, EmptyInput, NoTextColumn, NotFound, ReadError
from recordqa.read import csv_table, read_bytes, read_path
from recordqa.read.source import Failure, Limits, ReadContext, ReadResult
from recordqa.types import KnownName, Record

TEXT = 'Temesgen was seen at home.\nHe said: "I want to stay", and smiled; then he drew.'
OTHER = "Second session – “better”, said Oyelaran. It cost £5."


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def read(data: bytes | str, name: str = "spring.csv", context: ReadContext | None = None) -> list[ReadResult]:
    return list(
        csv_table.read(data.encode() if isinstance(data, str) else data, name, context or ReadContext())
    )


def records(data: bytes | str, name: str = "spring.csv") -> list[Record]:
    results = read(data, name)
    assert all(isinstance(r, Record) for r in results), results
    return [r for r in results if isinstance(r, Record)]


def failed(result: ReadResult, kind: type[ReadError], *says: str) -> None:
    assert isinstance(result, Failure) and isinstance(result.error, kind), result
    for words in says:
        assert words in result.error.message
    assert result.error.hint
    assert "Temesgen" not in str(result.error)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings(delimiter: str, encoding: str) -> None:
    text = written([["ID", "Record text", "Team"], ["k1", TEXT, "North"], ["", OTHER, ""]], delimiter)
    first, second = records(text.encode(encoding))
    assert (first.id, first.source, first.text, first.metadata.team) == (
        "k1",
        "spring.csv row 2",
        TEXT,
        "North",
    )
    assert (second.id, second.source, second.text, second.metadata.team) == (
        "spring-3",
        "spring.csv row 3",
        OTHER,
        None,
    )
    assert bool(second.warnings) == (encoding == "cp1252")


def test_every_column() -> None:
    head = [
        "Text",
        "ID",
        "Type",
        "Policy",
        "Supervision date",
        "Date-recorded",
        "SUPERVISOR",
        "Supervisee name",
        "Team",
        "Child's reference",
        "known_names",
    ]
    row = [
        TEXT,
        "7",
        "Case",
        "bury",
        "14/03/2026",
        "16 March 2026",
        "H. Kaya",
        "B. Sow",
        "North",
        "C-1",
        "Ayaan:child; Mrs Li:family",
    ]
    (only,) = records(written([head, row]))
    meta = only.metadata
    assert (only.id, meta.type, meta.policy) == ("7", "case", "bury")
    assert (meta.session_date, meta.recorded_date) == (date(2026, 3, 14), date(2026, 3, 16))
    assert (meta.supervisor, meta.supervisee, meta.team, meta.child_ref) == (
        "H. Kaya",
        "B. Sow",
        "North",
        "C-1",
    )
    assert meta.known_names == (KnownName("Ayaan", "child"), KnownName("Mrs Li", "family"))


def test_rows_are_numbered_as_excel_shows_them() -> None:
    text = 'Export of March,\r\n\r\nid,text\r\n,one\r\n\r\n,"two\r\nlines"\r\n,three\r\n'
    assert [(r.source, r.text) for r in records(text)] == [
        ("spring.csv row 4", "one"),
        ("spring.csv row 6", "two\nlines"),
        ("spring.csv row 7", "three"),
    ]


def test_one_column_without_quotation_marks() -> None:
    assert [r.text for r in records('text\nSeen, and well; all three.\n"Quoted, too"\n')] == [
        "Seen, and well; all three.",
        "Quoted, too",
    ]


def test_the_line_for_excel_alone_is_no_row() -> None:
    assert [(r.id, r.text) for r in records("sep=;\r\nid;text\r\na;b, c\r\n")] == [("a", "b, c")]


def test_tsv_prefers_tabs() -> None:
    (only,) = records("text,id\ttext\tid\nx\tSeen.\t5\n", "spring.tsv")
    assert (only.id, only.text) == ("5", "Seen.")


def test_a_field_larger_than_the_csv_modules_limit() -> None:
    long = "word " * 60_000
    assert records(written([["text"], [long]]))[0].text == long


def test_rows_that_cannot_be_used_do_not_stop_the_others() -> None:
    rows = [
        ["id", "text", "type", "session_date", "known_names"],
        ["a", TEXT, "case", "14/03/2026", ""],
        ["b", TEXT, "nonsense", "", ""],
        ["c", TEXT, "", "31/02/2026", ""],
        ["d", TEXT, "", "", "Ayaan:neighbour"],
        ["e", "  ", "", "", ""],
        ["f", TEXT, "", "", "", "surplus"],
        ["g", TEXT, "", "", ""],
    ]
    results = read(written(rows))
    assert [r.id for r in results] == ["a", "b", "c", "d", "e", "spring-7", "g"]
    assert isinstance(results[0], Record) and isinstance(results[-1], Record)
    failed(results[1], BadRow, "Row 3 of spring.csv", "type")
    failed(results[2], BadRow, "Row 4 of spring.csv", "session_date")
    failed(results[3], BadRow, "Row 5 of spring.csv", "known_names")
    failed(results[4], EmptyInput, "Row 6 of spring.csv", "no text")
    failed(results[5], BadRow, "Row 7 of spring.csv", "6 cells", "5 columns")
    for word in ("nonsense", "31/02", "neighbour", "surplus"):
        assert not any(word in str(r.error) for r in results if isinstance(r, Failure))


def test_a_quotation_mark_never_closed() -> None:
    results = read('id,text\na,"Fine."\nb,"Temesgen said\nc,More\n')
    assert isinstance(results[0], Record)
    failed(results[1], BadRow, "Row 3", "never closed")
    assert len(results) == 2


def test_no_text_column_lists_what_there_is() -> None:
    (failure,) = read_bytes(
        written([["Ref", "Worker", "Outcome"], ["1", "Temesgen", "x"]]).encode(), "spring.csv"
    )
    failed(failure, NoTextColumn, "neither a text nor a path column", "Ref, Worker, Outcome")
    assert '"text"' in failure.error.hint and '"path"' in failure.error.hint


def test_a_table_without_column_names_shows_no_content() -> None:
    with pytest.raises(NoTextColumn) as caught:
        read(written([["1", TEXT], ["2", OTHER]]))
    assert "no row of column names" in caught.value.message and "Temesgen" not in str(caught.value)


def test_nothing_but_blank_lines() -> None:
    with pytest.raises(EmptyInput):
        read("\r\n,,\r\n")


# Files beside the table


def test_paths_are_read_from_the_tables_folder(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "one.txt").write_text("Seen with her aunt.", encoding="utf-8")
    (tmp_path / "table.csv").write_text(
        "path,type,team,id\nnotes/one.txt,case,North,k1\nnotes\\one.txt,,,\nnotes/two.txt,,,\n",
        encoding="utf-8",
    )
    first, second, third = read_path(tmp_path / "table.csv")
    assert isinstance(first, Record) and isinstance(second, Record)
    assert (first.id, first.source, first.text) == ("k1", "table.csv row 2, one.txt", "Seen with her aunt.")
    assert (first.metadata.type, first.metadata.team) == ("case", "North")
    assert second.id == "table-3"
    failed(third, NotFound, "Row 4 of table.csv", "two.txt")


@pytest.mark.parametrize(
    "path",
    ["../secret.txt", "/etc/passwd", "C:\\secret.txt", "a/../../secret.txt", "\\\\host\\x.txt", "link.txt"],
)
def test_paths_that_lead_out(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("Temesgen", encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "table.csv").write_text(f"path\n{path}\n", encoding="utf-8")
    (result,) = read_path(folder / "table.csv")
    failed(result, BadRow, "Row 2 of table.csv", "leads out of the table's folder")


def test_paths_to_tables_and_from_nowhere(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("path\ntable.csv\n", encoding="utf-8")
    (result,) = read_path(tmp_path / "table.csv")
    failed(result, BadRow, "another table")
    (result,) = read_bytes(b"path\none.txt\n", "table.csv")
    failed(result, BadRow, "did not come from a folder")


# Size


def peak(rows: int) -> tuple[int, int]:
    data = b"id,text\n" + b"".join(b"%d,Row %d was seen and is well\n" % (n, n) for n in range(rows))
    tracemalloc.start()
    count = sum(1 for _ in csv_table.read(data, "big.csv", ReadContext(limits=Limits())))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return count, most


def test_memory_does_not_grow_with_the_table() -> None:
    small_count, small = peak(2_000)
    large_count, large = peak(20_000)
    assert (small_count, large_count) == (2_000, 20_000)
    assert large < small + 400_000
