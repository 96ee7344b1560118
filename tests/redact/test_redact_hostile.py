"""Two hundred Word files with names everywhere: none of them is left, found by unzipping and searching."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest
from docx import Document
from making_hostile import PLACES, Hostile, hostile

from recordqa.pipeline import make_options
from recordqa.redact.engine import Wish
from recordqa.redact.files import Redacted, redact_bytes

FILES = 200
SHOWN = 12


def redacted(made: Hostile) -> Redacted:
    return redact_bytes(made.data, made.name, Wish(make_options(known_names=made.known)))


def plain(text: str) -> str:
    """Without accents, invisible characters and curly marks; written for this test alone."""
    text = text.translate(str.maketrans("łŁøØđĐıßșȘ’‘‑–", "lLoOdDissS''--")).replace("\u00ad", "")
    text = text.replace("\u200b", "").replace("\u00a0", " ")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def readings(data: bytes) -> dict[str, str]:
    """Every part in every way that a name could be read out of it."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            found[f"name of {name}"] = name
            raw = package.read(name)
            if not name.endswith((".xml", ".rels")):
                found[name] = raw.decode("latin-1") + raw.decode("utf-16-le", "ignore")
                continue
            xml = raw.decode("utf-8")
            joined = re.sub(r"</w:p>|</a:p>|</w:tc>|<w:br/>|<w:tab/>", "\n", xml)
            joined = re.sub(
                r"<w:sym [^>]*w:char=\"([0-9A-F]{4})\"[^>]*/>", lambda m: chr(int(m[1], 16)), joined
            )
            joined = joined.replace("<w:noBreakHyphen/>", "-")
            refused = re.sub(r"<w:ins\b.*?</w:ins>|<w:moveTo\b.*?</w:moveTo>", "", joined, flags=re.S)
            accepted = re.sub(r"<w:del\b.*?</w:del>|<w:moveFrom\b.*?</w:moveFrom>", "", joined, flags=re.S)
            codes = "".join(re.findall(r"<w:instrText[^>]*>([^<]*)<", xml))
            for kind, text in (
                ("all", joined),
                ("refused", refused),
                ("accepted", accepted),
                ("codes", codes),
            ):
                found[f"{name} {kind}"] = html.unescape(re.sub(r"<[^>]*>", "", text))
            found[f"{name} raw"] = unquote(html.unescape(xml))
    return found


def survivors(made: Hostile, data: bytes, new_name: str) -> list[tuple[str, str]]:
    left = []
    for where, text in {**readings(data), "file name": new_name}.items():
        folded = plain(text)
        low = folded.lower()
        for name in made.strong:
            for form in {
                plain(name).lower(),
                plain(name).lower().replace("'", ""),
                plain(name).lower().replace("-", ""),
            }:
                if form in low and not (len(form) < 4 and not re.search(rf"(?<![a-z]){form}(?![a-z])", low)):
                    left.append((where, name))
        # A name that is a word: with a capital where no sentence begins, or beside the surname.
        for name in made.words:
            if re.search(rf"(?<![A-Za-z])(?:{name}|{name.upper()})(?![a-z])", folded):
                left.append((where, name))
        for name in (*made.whole, *made.numbers):
            if plain(name).lower() in low:
                left.append((where, name))
    return left


@pytest.fixture(scope="module")
def all_files() -> list[tuple[Hostile, Redacted]]:
    made = [hostile(seed) for seed in range(FILES)]
    return [(m, redacted(m)) for m in made]


def test_the_search_finds_every_name_before_and_the_files_cover_every_place(
    all_files: list[tuple[Hostile, Redacted]],
) -> None:
    counts = Counter(place for made, _ in all_files for place in made.places)
    assert set(counts) == {p.__name__ for p in PLACES}
    assert min(counts.values()) >= 40
    for made, _ in all_files:
        found = {name for _, name in survivors(made, made.data, made.name)}
        assert found >= {*made.strong, *made.whole}, made.places


def test_no_name_and_no_number_survives_in_any_of_two_hundred_files(
    all_files: list[tuple[Hostile, Redacted]],
) -> None:
    left = {seed: survivors(made, done.data, done.name) for seed, (made, done) in enumerate(all_files)}
    assert {seed: found for seed, found in left.items() if found} == {}


def test_what_is_kept_is_there_and_the_files_still_open(all_files: list[tuple[Hostile, Redacted]]) -> None:
    for made, done in all_files:
        text = "\n".join(p.text for p in Document(io.BytesIO(done.data)).paragraphs)
        assert made.kept[0] in text
        assert "We hope for some grace and mercy this summer." in text


def test_redacting_a_redacted_file_changes_nothing(all_files: list[tuple[Hostile, Redacted]]) -> None:
    for made, done in all_files[:: FILES // 20]:
        again = redact_bytes(done.data, done.name, Wish(make_options(known_names=made.known)))
        assert again.data == done.data
        assert again.places == 0


@pytest.mark.libreoffice
def test_libreoffice_opens_and_prints_them(all_files: list[tuple[Hostile, Redacted]], tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    assert soffice is not None
    names = []
    for seed, (_, done) in enumerate(all_files[:SHOWN]):
        names.append(f"f{seed}")
        (tmp_path / f"f{seed}.docx").write_bytes(done.data)
    command = [
        soffice,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *(str(tmp_path / f"{n}.docx") for n in names)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    for name in names:
        assert (tmp_path / f"{name}.pdf").stat().st_size > 5_000
