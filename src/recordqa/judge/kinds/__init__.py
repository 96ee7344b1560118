"""One module for each kind of judging; a criterion's YAML names the kind it is of.

A kind is a module here with ``NAME`` and ``judge(criterion, context) -> Verdict``. The folder is
walked in order; a repeated name or a failed import stops the program.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from types import ModuleType

from recordqa.errors import ConfigError


@lru_cache(maxsize=1)
def kinds() -> dict[str, ModuleType]:
    """The kinds of judging by name."""
    found: dict[str, ModuleType] = {}
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda i: i.name):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if module.NAME in found:
            raise ConfigError(f'Two kinds of judging are called "{module.NAME}".')
        found[module.NAME] = module
    return found
