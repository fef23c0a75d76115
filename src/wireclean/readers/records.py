"""Records: objects of JSON, rows of tables. What of their fields declares something, by a mapping or by a shape that is known.

The shapes of extractors are data (`data/records.toml`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple

import msgspec

from wireclean.data import load
from wireclean.declared import Declared
from wireclean.grammar.titles import bare_words

__all__ = ["DECLARABLE", "Shape", "declared_by", "field_at", "names_of_shapes", "shape_of", "text_by"]

DECLARABLE = ("headline", "standfirst", "bylines", "dateline", "published", "updated", "language")


class Shape(NamedTuple):
    """Which fields of a record hold the text, and what it declares; of several the first that is filled counts.

    Names with dots lead into objects: `article.body`.
    """

    name: str
    text: tuple[str, ...]
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    site: tuple[str, ...] = ()


@cache
def names_of_shapes() -> frozenset[str]:
    """Return the names of all fields by which shapes are known and of which they are made."""
    return frozenset(
        name
        for entry in load("records.toml")["shape"]
        for key, names in entry.items()
        if key != "name"
        for name in names
    )


@lru_cache(maxsize=256)
def shape_of(names: frozenset[str]) -> Shape | None:
    """Return the shape of records with these fields, None where it is none of an extractor that is known."""
    for entry in load("records.toml")["shape"]:
        if names.issuperset(entry["needs"]) and not names.isdisjoint(entry["any"]):
            fields = tuple((field, tuple(entry[field])) for field in DECLARABLE if field in entry)
            return Shape(entry["name"], tuple(entry["text"]), fields, tuple(entry.get("site", ())))
    return None


def field_at(record: Mapping[str, Any], name: str) -> Any:
    """Return a field of a record, or of an object in it: the field of that very name, or the way that its dots show; None for none."""
    if name in record:
        return _value(record[name])
    first, dot, rest = name.partition(".")
    if not dot or first not in record:
        return None
    inner = _value(record[first])
    return field_at(inner, rest) if isinstance(inner, Mapping) else None


def _value(value: Any) -> Any:
    if isinstance(value, msgspec.Raw):
        try:
            return msgspec.json.decode(value)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
    return value


def text_by(record: Mapping[str, Any], shape: Shape) -> str | None:
    """Return the text of a record, None where no field holds one."""
    for name in shape.text:
        text = _text(field_at(record, name))
        if text:
            return text
    return None


def _text(value: Any) -> str | None:
    """Return a text that may be given in paragraphs, or in sections with headlines and paragraphs."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        parts = [part for part in map(_text, value) if part]
        return "\n\n".join(parts) or None
    if isinstance(value, Mapping):
        parts = [part for key in ("headline", "paragraphs", "sections") if (part := _text(value.get(key)))]
        return "\n\n".join(parts) or None
    return None


def declared_by(record: Mapping[str, Any], shape: Shape) -> Declared:
    """Return what a record declares. Values that say nothing, of whatever type, are left out."""
    found: dict[str, Any] = {}
    for field, names in shape.fields:
        for name in names:
            value = _said(field, field_at(record, name))
            if value:
                found[field] = value
                break
    if "headline" in found and shape.site:
        sites = [field_at(record, name) for name in shape.site]
        found["headline"] = _without_site(found["headline"], [site for site in sites if isinstance(site, str)])
    return Declared(**found)


_PARTING = re.compile(r"\s[|–—\-:»·•]{1,2}\s")


def _without_site(title: str, sites: Iterable[str]) -> str:
    """Return the title of a page without the name of its site, which is declared beside it."""
    names = {bare_words(site.removeprefix("www.")) for site in sites} | {
        bare_words(site.removeprefix("www.").partition(".")[0]) for site in sites
    }
    partings = list(_PARTING.finditer(title))
    if partings:
        last = partings[-1]
        behind = bare_words(title[last.end() :])
        if behind in names or behind.replace(" ", "") in names:
            return title[: last.start()]
    return title


def _said(field: str, value: Any) -> Any:
    """Return a value as `Declared` takes it, None for what says nothing."""
    if value is None or isinstance(value, bool):
        return None
    if field == "bylines":
        return _people(value)
    if field in ("published", "updated"):
        return _time(value)
    if isinstance(value, str):
        return value
    return None


def _people(value: Any) -> list[str]:
    """Return the authors of a string, of a list of them, also in a string as Python writes it, or of objects with names."""
    if isinstance(value, str):
        if value.startswith("[") and value.endswith("]"):
            try:
                return _people(ast.literal_eval(value)) if len(value) <= _LONGEST_LIST else []
            except (ValueError, SyntaxError, MemoryError, RecursionError):
                return []
        return [value]
    if isinstance(value, Mapping):
        return _people(value.get("name"))
    if isinstance(value, list | tuple):
        return [name for one in value for name in _people(one)]
    return []


_LONGEST_LIST = 4000


def _time(value: Any) -> str | date | None:
    """Return a time: words, or seconds or milliseconds since 1970, as tables have them."""
    if isinstance(value, int | float):
        seconds = value // 1000 if abs(value) > _MOST_SECONDS else value  # whole numbers may be beyond any float
        if _FEWEST_SECONDS <= seconds <= _MOST_SECONDS:
            return datetime.fromtimestamp(seconds, UTC)
        return None
    return value if isinstance(value, str | date) else None


_FEWEST_SECONDS = 10_000_000  # less is a year or a day, no moment
_MOST_SECONDS = 10_000_000_000
