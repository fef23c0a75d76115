"""The JSON Schema of a struct, written the same by every release of msgspec and of Python.

msgspec decides how a docstring is dedented, in which order the choices of a union stand and in which order keywords do, and its
releases differ in that. Schemas are shipped and compared with what is generated, so here they get one form.
"""

from __future__ import annotations

import inspect
import json
from typing import Any

import msgspec

__all__ = ["struct_schema"]

_FIRST = (
    "title",
    "description",
    "examples",
    "type",
)  # what a reader looks for first; other keywords follow by the alphabet


def struct_schema(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that msgspec makes of a struct, in one form.

    Descriptions are dedented and without their examples, choices and keywords stand in a fixed order, None last. Keys of objects keep the order of
    the struct's fields.
    """
    schema: dict[str, Any] = _in_order(msgspec.json.schema(struct))
    return schema


def _in_order(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_in_order(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {keyword: _value(keyword, schema) for keyword in sorted(schema, key=_place_of_keyword)}


def _value(keyword: str, schema: dict[str, Any]) -> Any:
    value = schema[keyword]
    match keyword:
        case "description":
            return inspect.cleandoc(value).partition("\n\n>>> ")[0]
        case "properties":
            return {name: _in_order(part) for name, part in value.items()}
        case "$defs":
            return {name: _in_order(value[name]) for name in sorted(value)}
        case "mapping":  # of a discriminator: tags and where their structs are defined
            return dict(sorted(value.items()))
        case "required":
            return [name for name in schema["properties"] if name in value]
        case "enum":
            return sorted(value)
        case "anyOf":
            return sorted(map(_in_order, value), key=_place_of_choice)
        case "default" | "examples" | "const":  # data, and no schema
            return value
    return _in_order(value)


def _place_of_keyword(keyword: str) -> tuple[int, str]:
    return (_FIRST.index(keyword) if keyword in _FIRST else len(_FIRST)), keyword


def _place_of_choice(choice: dict[str, Any]) -> tuple[bool, str]:
    return choice == {"type": "null"}, json.dumps(choice)
