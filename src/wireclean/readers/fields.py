"""What readers of all formats do with what they find: fields to `Declared`, the rest to `Copy.meta`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from wireclean.article import Meta, Timestamp
from wireclean.declared import Declared

__all__ = ["declared_of", "filled", "gathered", "merged"]


def declared_of(
    *,
    headline: str | None = None,
    standfirst: str | None = None,
    bylines: Iterable[str | None] = (),
    dateline: str | None = None,
    published: str | None = None,
    updated: str | None = None,
    language: str | None = None,
) -> Declared:
    """Return what a file declares; a time of update that is not later than that of publication is none."""
    said = Declared(
        headline=headline,
        standfirst=None if standfirst and standfirst == headline else standfirst,
        bylines=[byline for byline in bylines if byline],
        dateline=dateline,
        published=published,
        updated=updated,
        language=language,
    )
    if said.updated is not None and said.published is not None and not _is_later(said.updated, said.published):
        return declared_of(
            headline=headline, standfirst=standfirst, bylines=bylines, dateline=dateline, published=published, language=language
        )  # fmt: skip
    return said


def _is_later(one: Timestamp, other: Timestamp) -> bool:
    """Say whether a time is surely later than another."""
    if (one.value.tzinfo is None) != (other.value.tzinfo is None):
        return one.value.date() > other.value.date()
    return one.value > other.value


def gathered(**fields: str | Iterable[str | None] | None) -> Meta:
    """Return the fields that are there: a str that is not blank, or a tuple of such, each once."""
    meta: dict[str, Any] = {}
    for name, value in fields.items():
        if value is None:
            continue
        if isinstance(value, str):
            if value.strip():
                meta[name] = value.strip()
        else:
            found = tuple(dict.fromkeys(one.strip() for one in value if one and one.strip()))
            if found:
                meta[name] = found
    return meta


def filled(declared: Declared, own: Declared) -> Declared:
    """Return what an item declares, and for fields of which it says nothing what the story inside of it says."""
    said = {name: getattr(declared, name) or getattr(own, name) for name in Declared.__struct_fields__}
    return replace(declared, **said)


def merged(first: Mapping[str, Any], second: Mapping[str, Any]) -> Meta:
    """Return the fields of both; the first wins."""
    return {**second, **first}
