"""YAML read strictly: repeated keys, tags, aliases and YAML 1.1's surprises are refused.

Scalars are strings unless they are plainly a number or ``true``/``false``; an unquoted ``yes``,
``no`` or date is refused with its line, because YAML 1.1 would read it as something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from recordqa.errors import PackError

_INT = re.compile(r"-?(0|[1-9]\d*)")
_FLOAT = re.compile(r"-?(0|[1-9]\d*)?\.\d+")
_TRAPS = re.compile(r"(?i:yes|no|on|off|y|n)")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?")
_Path = tuple[str | int, ...]


@dataclass(frozen=True)
class StrictFile:
    """A parsed file with the line of every value, by its path of keys and positions."""

    name: str
    data: Any
    lines: dict[_Path, int] = field(repr=False)

    def where(self, path: _Path) -> str:
        """``file:line: key.key`` for a path, falling back to the nearest parent that has a line."""
        at = path
        while at and at not in self.lines:
            at = at[:-1]
        line = self.lines.get(at, 1)
        key = ".".join(str(p) for p in path) or "file"
        return f"{self.name}:{line}: {key}"


def read_strict(text: str, name: str) -> StrictFile:
    """Parse one YAML document; PackError names file, line and what is wrong."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "this is not YAML"
        raise PackError(f"{name}:{line}: {problem}.", hint="Check indentation, colons and quotes.") from None
    lines: dict[_Path, int] = {}
    if node is None:
        raise PackError(f"{name}:1: the file is empty.")
    data = _value(node, (), lines, name)
    if not isinstance(data, dict):
        raise PackError(f"{name}:1: expected keys and values at the top of the file.")
    return StrictFile(name, data, lines)


def _value(node: yaml.Node, path: _Path, lines: dict[_Path, int], name: str) -> Any:
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if isinstance(node, yaml.MappingNode):
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key_line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise PackError(f"{name}:{key_line}: a key must be a single word or number.")
            key = _key(key_node)
            if key in result:
                raise PackError(
                    f'{name}:{key_line}: the key "{key}" stands here twice.', hint="Keep one of the two."
                )
            lines[(*path, key)] = key_line
            result[key] = _value(value_node, (*path, key), lines, name)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, i), lines, name) for i, item in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, line, name)
    raise PackError(f"{name}:{line}: expected a value, a list or keys.")


def _key(node: yaml.ScalarNode) -> str | int:
    return int(node.value) if not node.style and _INT.fullmatch(node.value) else str(node.value)


def _scalar(node: yaml.ScalarNode, line: int, name: str) -> Any:
    value = node.value
    # A plain scalar's style is None in Python's parser and "" in libyaml's.
    if node.style:
        return value
    if value in ("", "~", "null"):
        return None
    if value in ("true", "false"):
        return value == "true"
    if _INT.fullmatch(value):
        return int(value)
    if _FLOAT.fullmatch(value):
        return float(value)
    if _TRAPS.fullmatch(value):
        raise PackError(
            f'{name}:{line}: unquoted "{value}" would be read as true or false.',
            hint='Write it in quotes, or use "always" or "never".',
        )
    if _DATE.fullmatch(value):
        raise PackError(f'{name}:{line}: put the date in quotes: "{value}".')
    return value
