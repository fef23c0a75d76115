"""Objects of JSON as records: their text, what they declare, why they have none, and the types of their fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from wireclean.formats.model import Record, Wanted
from wireclean.formats.wording import listed
from wireclean.readers.records import field_at, text_by

__all__ = ["json_type", "record_of", "sampled_types", "wrong_record"]

_text = msgspec.json.Decoder(str)
_KINDS = {b"n": "null", b"t": "true or false", b"f": "true or false", b"[": "a list", b"{": "an object"}


def record_of(
    source: str, number: int, other: dict[str, msgspec.Raw], raw: Callable[[], bytes], wanted: Wanted
) -> Record:
    """Return the record of an object, whose fields are JSON still. Raises an error of any kind where there is no text in it."""
    field = wanted.text_field
    names = frozenset(other) if wanted.known or wanted.declared else None
    if field in other and bytes(other[field])[:1] == b'"':
        text = _text.decode(other.pop(field))
    else:
        text = _text_elsewhere(other, wanted)
    declared = None if names is None else wanted.says(other, names)
    return Record(source, number, text, dict(other), raw, declared=declared)


def _text_elsewhere(other: Mapping[str, msgspec.Raw], wanted: Wanted) -> str:
    """Return the text of an object in which it is no string under its name: behind dots, or where an extractor has it."""
    found = field_at(other, wanted.text_field)
    if isinstance(found, str):
        return found
    shape = wanted.shape(other) if wanted.known else None
    text = None if shape is None else text_by(other, shape)
    if text is None:
        raise KeyError(wanted.text_field)
    return text


def wrong_record(record: Mapping[str, msgspec.Raw], field: str, error: Exception) -> tuple[str, str]:
    """Say why an object has no text, code and message."""
    raw = record.get(field)
    if raw is None:
        return "missing-field", f"no field {field!r}; {_names(record)}"
    kind = bytes(raw)[:1]
    if kind == b"n":
        return "null-text", f"field {field!r} is null"
    if kind != b'"':
        return "wrong-type", f"field {field!r} is {_KINDS.get(kind, 'a number')}, not a text"
    return "broken-json", f"not valid JSON: {error}"


def _names(record: Mapping[str, object]) -> str:
    return f"there are {listed(record)}" if record else "it has no fields"


def sampled_types(records: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the fields of some records, and for each the name of the type that holds all its values."""
    seen: dict[str, set[str]] = {}
    for record in records:
        for name, value in record.items():
            kinds = seen.setdefault(name, set())
            if value is not None:
                kinds.add(json_type(value))
    return {
        name: next(iter(kinds)) if len(kinds) == 1 else "float64" if kinds == {"int64", "float64"} else "json"
        for name, kinds in seen.items()
    }


def json_type(value: object) -> str:
    """Return the name of the type that holds a value of JSON."""
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "int64" if -(1 << 63) <= value < 1 << 63 else "json"
    if isinstance(value, float):
        return "float64"
    return "string" if isinstance(value, str) else "json"
