"""The door: bytes decide the format, folders are walked in order, and every bad file gets its sentence."""

from __future__ import annotations

import importlib
import io
import time
import types
import zipfile

import pytest
from making_docx import p, raw, written
from making_ole import locked_office, ole
from reading import failure, one, results

import recordqa.read as read
from recordqa.errors import ConfigError, ReadError
from recordqa.read import Failure, Limits, formats, read_bytes, read_path, read_text
from recordqa.types import Record

WORDS = "Fadumo saw Ibrahim at home. He showed her his drawing."
DOCX = written(lambda d: d.add_paragraph(WORDS))
HTML = f"<html><body><p>{WORDS}</p></body></html>".encode()
RTF = b"{\\rtf1\\ansi " + WORDS.encode() + b"\\par}"
SECRET = "Ibrahim"


def test_every_module_of_the_folder_is_a_format():
    found = formats()
    names = [reader.NAME for reader in found]
    assert {"txt", "md", "docx", "doc", "rtf", "html", "odt", "eml", "msg"} <= set(names)
    assert len(set(names)) == len(names)
    suffixes = [suffix for reader in found for suffix in reader.SUFFIXES]
    assert len(set(suffixes)) == len(suffixes)
    assert all(s.startswith(".") and s == s.lower() for s in suffixes)
    assert all(reader.DESCRIPTION.endswith(".") for reader in found)


@pytest.mark.parametrize(
    ("change", "said"), [("NAME", "share the name txt"), ("SUFFIXES", "share the suffix .txt")]
)
def test_two_readers_that_claim_the_same_stop_the_program(monkeypatch, change, said):
    real = importlib.import_module

    def doubled(name):
        module = real(name)
        if not name.endswith(".rtf"):
            return module
        values = {**vars(module), change: "txt" if change == "NAME" else (".txt",)}
        twin = types.ModuleType(name)
        vars(twin).update(values)
        return twin

    monkeypatch.setattr(read, "import_module", doubled)
    formats.cache_clear()
    try:
        with pytest.raises(ConfigError, match=said):
            formats()
    finally:
        formats.cache_clear()


def test_a_reader_that_does_not_import_stops_the_program(monkeypatch):
    def failing(name):
        raise SyntaxError("bad module")

    monkeypatch.setattr(read, "import_module", failing)
    formats.cache_clear()
    try:
        with pytest.raises(SyntaxError):
            formats()
    finally:
        formats.cache_clear()


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (DOCX, "a.docx", "docx"),
        (DOCX, "a.pdf", "docx"),
        (DOCX, "a.zip", "docx"),
        (DOCX, "a", "docx"),
        (HTML, "a.docx", "html"),
        (HTML, "a.txt", "html"),
        (RTF, "a.docx", "rtf"),
        (RTF, "a.doc", "rtf"),
        (WORDS.encode(), "a.docx", "txt"),
        (WORDS.encode(), "a.md", "md"),
        (WORDS.encode(), "stdin", "txt"),
        (WORDS.encode(), "a.unknown", "txt"),
    ],
)
def test_the_bytes_decide_and_a_wrong_name_is_warned_of(data, name, format):
    record = one(data, name)
    assert record.format == format
    assert record.text.strip() == WORDS
    promised = {"docx": ".docx", "pdf": ".pdf", "zip": ".zip", "txt": ".txt", "doc": ".doc", "md": ".md"}
    wrong = any(name.endswith(s) and n != format for n, s in promised.items())
    assert bool(record.warnings) == wrong
    if wrong:
        assert record.warnings[0].startswith(f"The file is named .{name.partition('.')[2]} but is really")


def hostile() -> list[tuple[str, bytes, str, str]]:
    bmp = b"BM" + b"\x10" * 4 + b"\0" * 4 + b"\x22" * 500
    pptx = io.BytesIO()
    with zipfile.ZipFile(pptx, "w") as z:
        z.writestr("[Content_Types].xml", "<x/>")
        z.writestr("ppt/presentation.xml", SECRET)
    noise = bytes((i * 7919 + i // 13) % 251 for i in range(4000))
    return [
        ("nothing.txt", b"", "empty", "empty"),
        ("blank.txt", b" \n\t\r\n \n", "empty", "empty"),
        ("bom.txt", b"\xef\xbb\xbf\n", "empty", "empty"),
        ("zeros.bin", b"\0" * 400, "empty", "empty"),
        ("blank.docx", raw(p("")), "empty", "empty"),
        ("locked.docx", locked_office(), "encrypted", "password"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + noise, "unknown_format", "picture"),
        ("photo.docx", b"\x89PNG\r\n\x1a\n" + noise, "unknown_format", "type or paste the words"),
        ("scan.bmp", bmp, "unknown_format", "picture"),
        ("note.m4a", b"\0\0\0\x20ftypM4A " + noise, "unknown_format", "recording"),
        ("tool.exe", b"MZ\x90\0" + noise, "unknown_format", "program"),
        ("pack.7z", b"7z\xbc\xaf\x27\x1c" + noise, "unknown_format", ".zip"),
        ("talk.pptx", pptx.getvalue(), "unknown_format", "PowerPoint"),
        ("noise.dat", noise, "unknown_format", "docx"),
        ("other.ole", ole({"Contents": b"x" * 5000}), "unknown_format", "Give one of these"),
        ("broken.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\xff" * 300, "broken", "save it again"),
        ("cut.docx", DOCX[:9000], "broken", "save it again"),
    ]


@pytest.mark.parametrize(("name", "data", "code", "says"), hostile(), ids=[h[0] for h in hostile()])
def test_each_hostile_file_gets_its_sentence(name, data, code, says):
    found = failure(data, name)
    assert found.error.code == code
    assert (found.id, found.source) == (name.partition(".")[0], name)
    sentence = str(found.error)
    assert name in sentence and says in sentence
    assert found.error.hint, "says what to do"
    assert SECRET not in sentence and "Traceback" not in sentence


def test_too_large_says_the_limit_and_the_setting_that_raises_it(tmp_path):
    found = failure(b"a" * 3_000_001, "big.txt", limits=Limits(file_bytes=2_000_000))
    assert found.error.code == "too_large"
    assert "3.0 MB" in str(found.error) and "2.0 MB" in str(found.error)
    assert "RECORDQA_MAX_MB" in found.error.hint
    (tmp_path / "big.txt").write_bytes(b"a" * 300)
    (again,) = read_path(tmp_path / "big.txt", limits=Limits(file_bytes=200))
    assert isinstance(again, Failure) and again.error.code == "too_large"
    long = failure(b"word " * 30, "long.txt", limits=Limits(text_characters=100))
    assert long.error.code == "too_large"
    assert "150 characters" in str(long.error) and "one file for each session" in str(long.error)


def test_a_line_of_a_million_characters_is_read_in_good_time():
    line = ("He said he was fine. " * 50_000)[:1_000_000]
    start = time.perf_counter()
    for name in ("long.txt", "long.md", "long.html"):
        data = f"<p>{line}</p>" if name.endswith("html") else line
        assert len(one(data.encode(), name).text) >= 999_990
    unbroken = "*_`[<" * 200_000
    assert one(unbroken.encode(), "marks.md").text
    assert one(b"{\\rtf1 " + b"x" * 1_000_000 + b"}", "long.rtf").text
    assert time.perf_counter() - start < 20


def test_a_crash_in_a_reader_is_a_failure_without_the_librarys_words(monkeypatch):
    from recordqa.read import rtf

    def crash(data, name, context):
        raise KeyError(SECRET)
        yield

    monkeypatch.setattr(rtf, "read", crash)
    found = failure(RTF, "odd.rtf")
    assert found.error.code == "broken"
    assert SECRET not in str(found.error)
    assert found.error.__suppress_context__


def test_a_missing_library_is_named(monkeypatch):
    from recordqa.read import rtf

    def lacking(data, name, context):
        raise ModuleNotFoundError("No module named 'thing'", name="thing")
        yield

    monkeypatch.setattr(rtf, "read", lacking)
    found = failure(RTF, "odd.rtf")
    assert found.error.code == "missing_reader"
    assert "thing" in str(found.error)


def test_a_path_that_does_not_exist_is_a_failure(tmp_path):
    (found,) = read_path(tmp_path / "none.docx")
    assert isinstance(found, Failure)
    assert found.error.code == "not_found"
    assert "none.docx" in str(found.error) and str(tmp_path) not in str(found.error)


def test_a_folder_is_walked_in_order_past_what_is_no_record(tmp_path):
    for name in (
        "b.txt",
        "a.txt",
        "~$a.docx",
        ".hidden",
        "Thumbs.db",
        ".DS_Store",
        "sub/c.txt",
        "sub/z.bin",
        ".git/x.txt",
        "a b/d.md",
    ):
        file = tmp_path / "top" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"Words of {name}", encoding="utf-8")
    (tmp_path / "top" / "sub" / "z.bin").write_bytes(b"\x7fELF" + bytes(range(200)))
    found = list(read_path(tmp_path / "top"))
    assert [(type(f).__name__, f.source) for f in found] == [
        ("Record", "a.txt"),
        ("Record", "b.txt"),
        ("Record", "d.md"),
        ("Record", "c.txt"),
        ("Failure", "z.bin"),
    ]


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    top, outside = tmp_path / "top", tmp_path / "outside"
    top.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("outside", encoding="utf-8")
    (top / "in.txt").write_text("inside", encoding="utf-8")
    try:
        (top / "link.txt").symlink_to(outside / "secret.txt")
        (top / "folder").symlink_to(outside)
        (top / "round").symlink_to(top)
    except OSError:
        pytest.skip("links cannot be made here")
    found = list(read_path(top))
    assert [f.text for f in found if isinstance(f, Record)] == ["inside"]
    refused = [f for f in found if isinstance(f, Failure)]
    assert sorted(f.source for f in refused) == ["folder", "link.txt"]
    assert all("leads out of the folder" in str(f.error) for f in refused)


def test_an_empty_folder_says_so(tmp_path):
    (found,) = read_path(tmp_path)
    assert isinstance(found, Failure) and found.error.code == "empty"


def test_nested_names_and_depth():
    (record,) = read_bytes(WORDS.encode(), "archive.zip/inner.txt", depth=1)
    assert (record.id, record.source) == ("inner", "archive.zip/inner.txt")
    assert failure(WORDS.encode(), "deep.txt", depth=9).error.code == "unsafe_archive"


def test_pasted_text_is_cleaned_and_judged_by_the_same_limits():
    record = read_text("\ufeffOne\r\nTwo\u00a0words\0 \u201cquoted\u201d\tcafe\u0301", id="paste")
    assert record.text == "One\nTwo words “quoted”\tcafé"
    assert (record.id, record.source, record.format) == ("paste", None, "txt")
    for bad, code in (("", "empty"), (" \u200b\u00a0\n", "empty"), ("x" * 11, "too_large")):
        with pytest.raises(ReadError) as caught:
            read_text(bad, limits=Limits(text_characters=10))
        assert caught.value.code == code


def test_the_same_bytes_give_the_same_record():
    first, second = results(DOCX, "a.docx"), results(DOCX, "a.docx")
    assert first == second


def test_a_file_that_may_not_be_opened_is_a_failure(tmp_path, monkeypatch):
    file = tmp_path / "shut.txt"
    file.write_text(WORDS, encoding="utf-8")

    def refused(self):
        raise PermissionError(13, "denied", str(self))

    monkeypatch.setattr(read.Path, "read_bytes", refused)
    (found,) = read_path(file)
    assert isinstance(found, Failure)
    assert "shut.txt could not be opened" in str(found.error) and "no other program" in found.error.hint
    assert str(tmp_path) not in str(found.error)
