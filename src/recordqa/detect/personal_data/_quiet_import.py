"""Loading presidio without opening a socket.

Presidio imports spaCy, which imports requests and so urllib3; as it is imported, urllib3 binds a socket to
``::1`` to see whether this machine speaks IPv6. Nothing is sent, but "opens no socket" is to be true.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_PROBE = "urllib3.util.connection"
_one_at_a_time = Lock()


@contextmanager
def no_ipv6_probe() -> Iterator[None]:
    """Keeps urllib3 from trying IPv6 out while it is imported; does nothing once it is loaded.

    ``socket.has_ipv6`` is false inside the block and as it was after it. urllib3's own answer is put back as
    well, as a program that uses recordqa may go on to use urllib3 for itself.
    """
    with _one_at_a_time:
        if _PROBE in sys.modules:
            yield
            return
        before = socket.has_ipv6
        socket.has_ipv6 = False
        try:
            yield
        finally:
            socket.has_ipv6 = before
            loaded = sys.modules.get(_PROBE)
            if loaded is not None:
                # Unprobed: with IPv6 in the build, addresses of both families are asked for.
                vars(loaded)["HAS_IPV6"] = before
