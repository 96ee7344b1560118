"""LibreOffice as a converter of old Word files: found, run apart from the user's own, cleaned up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from recordqa.errors import BrokenFile, TookTooLong

_SECONDS = 120
#: The user's own LibreOffice may be open; this profile is new, runs no macro and fetches no link.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def find_soffice() -> str | None:
    """The path of LibreOffice's program, None when it is not installed."""
    for program in ("soffice", "libreoffice"):
        found = shutil.which(program)
        if found:
            return found
    places = ["/Applications/LibreOffice.app/Contents/MacOS/soffice"]
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramFiles(x86)"):
            folder = os.environ.get(variable)
            if folder:
                places.append(str(Path(folder) / "LibreOffice" / "program" / "soffice.exe"))
    return next((place for place in places if Path(place).is_file()), None)


def to_docx(data: bytes, name: str, soffice: str, *, seconds: float = _SECONDS) -> bytes:
    """A .doc's bytes as those of a .docx, converted in a temporary folder that is removed.

    Raises TookTooLong after ``seconds`` and BrokenFile when LibreOffice gives nothing back.
    """
    with tempfile.TemporaryDirectory(prefix="recordqa-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        (folder / "in.doc").write_bytes(data)
        command = [
            soffice,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx",
            "--outdir",
            str(folder / "out"),
            str(folder / "in.doc"),
        ]
        try:
            subprocess.run(  # noqa: S603 - a fixed list of arguments, no shell, no name of the user's
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise TookTooLong(
                f"{name} was still being converted by LibreOffice after {seconds:.0f} seconds.",
                hint="Open it in Word and save it as .docx.",
            ) from None
        except OSError:
            raise BrokenFile(
                f"{name} could not be converted: LibreOffice did not start.",
                hint="Open it in Word and save it as .docx.",
            ) from None
        converted = folder / "out" / "in.docx"
        if not converted.is_file():
            raise BrokenFile(
                f"{name} could not be converted by LibreOffice; it may be damaged.",
                hint="Open it in Word and save it as .docx.",
            )
        return converted.read_bytes()
