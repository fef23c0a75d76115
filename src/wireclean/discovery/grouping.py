"""Where a copy is from: the group to which it is counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from wireclean.data import load
from wireclean.readers.copy import Copy

__all__ = ["By", "group_of_fields", "grouped"]

By = str | Callable[[Any], str] | None

_ALL = "copies"  # the group of copies of which nothing says where they are from


def grouped(copy: object, by: By, text_field: str) -> tuple[str, str, str]:
    """Return the group of a copy, its text and its name.

    A copy is a str, a `Copy` or a mapping of fields. Raises `TypeError` for anything else, and for a record without text.
    """
    if isinstance(copy, str):
        return by(copy) if callable(by) else _ALL, copy, ""
    if isinstance(copy, Copy):
        fields: Mapping[str, Any] = copy.meta
        return by(copy) if callable(by) else group_of_fields(fields, by) or _ALL, copy.text, str(fields.get("id", ""))
    if isinstance(copy, Mapping):
        text = copy.get(text_field)
        if not isinstance(text, str):
            raise TypeError(
                f"discover: a record has no text in its field {text_field!r}; name the field with text_field="
            )
        name = str(copy.get("id") or copy.get("url") or "")
        return by(copy) if callable(by) else group_of_fields(copy, by) or _ALL, text, name
    raise TypeError(f"discover takes texts, records or what wireclean.read yields, not {type(copy).__name__}")


def group_of_fields(fields: Mapping[str, Any], by: str | None) -> str:
    """Return what the field `by` says, or without it the first of the fields that are known for it; of an address the host.

    >>> group_of_fields({"url": "https://www.herald.example/harbour/bell.html"}, None)
    'herald.example'
    >>> group_of_fields({"section": "Sport", "url": "https://herald.example/"}, "section")
    'Sport'
    """
    for name in [by] if by else load("discovery.toml")["fields"]:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return _host(value.strip())
        if value is not None and not isinstance(value, str | bool | Mapping | list):
            return str(value)
    return ""


def _host(value: str) -> str:
    if "://" not in value:
        return value
    try:
        return (urlsplit(value).hostname or value).removeprefix("www.")
    except ValueError:  # brackets of no address
        return value
