"""The report contract as JSON Schema, for the HTTP description and for tests."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def contract() -> dict[str, Any]:
    """The contract itself (``recordqa.report/1``)."""
    text = (files("recordqa.types") / "report.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def report_schema() -> dict[str, Any]:
    """The contract with its definitions written in place, as an HTTP description needs them."""
    schema = contract()
    definitions = schema["$defs"]

    def inline(value: Any) -> Any:
        if isinstance(value, dict):
            reference = value.get("$ref")
            if isinstance(reference, str):
                return inline(definitions[reference.rsplit("/", 1)[-1]])
            return {k: inline(v) for k, v in value.items() if k not in ("$defs", "$schema", "$id")}
        if isinstance(value, list):
            return [inline(item) for item in value]
        return value

    found: dict[str, Any] = inline(schema)
    return found
