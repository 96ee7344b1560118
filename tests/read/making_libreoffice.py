"""Files as LibreOffice writes them, for tests marked ``libreoffice``."""

from __future__ import annotations

import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

from recordqa.read._libreoffice import find_soffice


@lru_cache(maxsize=32)
def converted(data: bytes, suffix: str, source: str = "docx") -> bytes:
    """The same document saved in another format, with a profile of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / f"in.{source}").write_bytes(data)
        command = [
            find_soffice() or "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(folder / "out"),
            str(folder / f"in.{source}"),
        ]
        subprocess.run(command, capture_output=True, timeout=120, check=True)
        return (folder / "out" / f"in.{suffix}").read_bytes()
