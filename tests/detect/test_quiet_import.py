"""Loading presidio opens no socket and leaves the socket module as it was."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from recordqa.detect.personal_data._quiet_import import no_ipv6_probe

WATCHED = """
import socket, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith("socket.") else None)
before = socket.has_ipv6
from recordqa import check
check("Supervision 3 June 2026. Present: Nadia Rahimi.", type="case")
assert "presidio_analyzer" in sys.modules
print(opened, socket.has_ipv6 == before, sys.modules["urllib3.util.connection"].HAS_IPV6 == before)
"""
PLAIN = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event == "socket.bind" else None)
import urllib3
print(opened)
"""


def printed(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-500:]
    return done.stdout.strip()


@pytest.mark.skipif(not socket.has_ipv6, reason="this Python is built without IPv6")
def test_urllib3_alone_would_open_one() -> None:
    assert printed(PLAIN) == "['socket.bind']"


def test_a_check_opens_no_socket_of_any_kind() -> None:
    assert printed(WATCHED) == "[] True True"


def test_has_ipv6_is_put_back_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "urllib3.util.connection", raising=False)
    before = socket.has_ipv6
    with pytest.raises(ImportError), no_ipv6_probe():
        assert socket.has_ipv6 is False
        raise ImportError
    assert socket.has_ipv6 == before


def test_once_loaded_nothing_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "urllib3.util.connection", sys)
    before = socket.has_ipv6
    with no_ipv6_probe():
        assert socket.has_ipv6 == before
