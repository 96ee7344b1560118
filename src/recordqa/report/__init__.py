"""Renders the contract report: one module a format, found by walking this folder.

A format is a module here with ``NAME`` (its ``--format`` word), ``MEDIA_TYPE``, ``SUFFIX`` (of a
file it is written to) and ``render(reports, options) -> bytes``. Nothing here changes a judgement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Protocol

from recordqa.errors import ConfigError, UnknownChoice
from recordqa.report.options import RenderOptions
from recordqa.types import ErrorRow, Report

__all__ = ["Format", "RenderOptions", "formats", "get"]

#: The modules of this folder that are no formats. Anything else must be one, whole.
_NOT_FORMATS = frozenset({"build", "options"})


class Format(Protocol):
    """What a format module offers."""

    NAME: str
    MEDIA_TYPE: str
    SUFFIX: str

    def render(self, reports: Sequence[Report | ErrorRow], options: RenderOptions) -> bytes:
        """The reports, in the order given, as the bytes of a file or an answer."""
        ...


@lru_cache(maxsize=1)
def formats() -> Mapping[str, Format]:
    """Every format by its name, in the folder's order.

    ConfigError when a module is no whole format, or two have one name; a module that fails to
    import stops the program with its own error.
    """
    return _collect(__name__, list(__path__))


def get(name: str) -> Format:
    """The format of this name; UnknownChoice, listing the names there are, when there is none."""
    found = formats().get(name)
    if found is None:
        raise UnknownChoice(
            f'There is no report format called "{name}".', hint=f"Choose one of: {', '.join(formats())}."
        )
    return found


def _collect(package: str, folders: list[str]) -> Mapping[str, Format]:
    found: dict[str, Format] = {}
    for info in sorted(iter_modules(folders), key=lambda module: module.name):
        if info.ispkg or info.name in _NOT_FORMATS:
            continue
        module = import_module(f"{package}.{info.name}")
        lacking = [key for key in ("NAME", "MEDIA_TYPE", "SUFFIX", "render") if not hasattr(module, key)]
        if lacking:
            raise ConfigError(f"The report format module {info.name} has no {', '.join(lacking)}.")
        name: str = module.NAME
        if name in found:
            raise ConfigError(f'Two report formats are called "{name}"; {info.name} is the second.')
        found[name] = module
    return MappingProxyType(found)
