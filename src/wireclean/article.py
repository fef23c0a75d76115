"""The typed article: what wireclean returns.

Every struct is frozen. Offsets are code points of the source text, half-open: `source[span.start:span.end]` is
the printed form; what was only declared (`wireclean.Declared`) and is not printed has the span None. Field names
follow the IPTC vocabulary where it has a word (headline, byline, dateline, credit, caption); see `docs/fields.md` for how each maps to ninjs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

import msgspec

from wireclean.struct_schema import struct_schema

__all__ = [
    "Article",
    "Byline",
    "Caption",
    "Credit",
    "Dateline",
    "Edit",
    "Meta",
    "Note",
    "NoteKind",
    "Place",
    "Precision",
    "Span",
    "Standfirst",
    "Timestamp",
    "Value",
    "article_schema",
    "place_of",
    "to_json",
    "values_of",
]

Precision = Literal["day", "minute", "second"]
NoteKind = Literal["contributors", "correction", "copyright", "editors-note", "advisory", "signature", "about"]

# What a source says beside a story that is no field of an article: slug, keywords.
Meta = Mapping[str, str | tuple[str, ...]]


def values_of(meta: Meta, name: str) -> tuple[str, ...]:
    """Return what a source says under a name: one value, several, or none."""
    value = meta.get(name, ())
    return (value,) if isinstance(value, str) else tuple(value)


class Span(NamedTuple):
    """A half-open range of code points: `text[start:end]`."""

    start: int
    end: int


class Place(msgspec.Struct, frozen=True):
    """A place as a dateline or byline names it.

    `name` is cased as prose would (`McALLEN` is McAllen), `region` stays as printed (`La.`, `British Columbia`),
    `country` is ISO 3166-1 alpha-2 or None when it is not known.
    """

    name: str
    region: str | None = None
    country: str | None = None

    def __str__(self) -> str:
        return f"{self.name}, {self.region}" if self.region else self.name


class Dateline(msgspec.Struct, frozen=True, tag="dateline", tag_field="type"):
    """Where and by which agency the story was filed: `TOKYO, April 12 (Reuters) -`.

    `places` is empty for a credit without a place (`(CNN) —`). `agency` is the agency's short name. `date` is set
    only when the year is printed or follows from a reference; the printed month and day stay in `text`.
    """

    places: tuple[Place, ...]
    agency: str | None
    date: date | None
    text: str
    span: Span | None


class Byline(msgspec.Struct, frozen=True, tag="byline", tag_field="type"):
    """One author. An agency byline (`By The Associated Press`) has no `name`; `role` is IPTC's byttl."""

    name: str | None
    role: str | None
    organization: str | None
    place: Place | None
    text: str
    span: Span | None


class Timestamp(msgspec.Struct, frozen=True, tag="timestamp", tag_field="type"):
    """A printed time. `value` is aware when the zone is known; `zone` keeps the printed zone (`ET`).

    `ambiguous` says that the text does not settle the order of day and month, or the zone.
    """

    value: datetime
    precision: Precision
    zone: str | None
    ambiguous: bool
    text: str
    span: Span | None


class Credit(msgspec.Struct, frozen=True, tag="credit", tag_field="type"):
    """A photo credit: `AP Photo/Ana Lima` is photographer Ana Lima, organization AP."""

    photographer: str | None
    organization: str | None
    text: str


class Caption(msgspec.Struct, frozen=True, tag="caption", tag_field="type"):
    """A photo caption; `index` of `total` when it stood in a numbered gallery. `text` is without its credit."""

    text: str
    credit: Credit | None
    index: int | None
    total: int | None
    span: Span


class Note(msgspec.Struct, frozen=True, tag="note", tag_field="type"):
    """What the desk adds to a story: contributors, a correction, the copyright line, a sign-off."""

    kind: NoteKind
    text: str
    span: Span


class Standfirst(msgspec.Struct, frozen=True, tag="standfirst", tag_field="type"):
    """The deck or summary between headline and story, as an edit reads it; a headline is a bare str."""

    text: str
    span: Span


def place_of(printed: Byline | Caption | Dateline | Note | Standfirst | Timestamp) -> Span:
    """Return where the copy prints what was read in it. Raises `ValueError` for what was only declared, which stands nowhere."""
    if printed.span is None:
        raise ValueError(f"{printed.text!r} was declared; the copy does not print it")
    return printed.span


Value = str | Standfirst | Dateline | Byline | tuple[Byline, ...] | Timestamp | Caption | Credit | Note | None


class Edit(msgspec.Struct, frozen=True, gc=False):
    """One mark on the copy: read `replacement` for `before`, because `rule` says so.

    `span` is in code points of the source; an insertion has an empty span. `value` is what the rule read there,
    if anything: the fields of the article are the values of its edits. What fills a field and yet stays in the text is an
    edit too, with a `replacement` that is its `before`.
    """

    span: Span
    before: str
    replacement: str
    rule: str
    value: Value = None

    @property
    def leaves(self) -> bool:
        """Whether the copy stays as it is and the edit only says what was read there."""
        return self.before == self.replacement


class Article(msgspec.Struct, frozen=True):
    """A story with its parts told apart, and every edit that led to `text`.

    `standfirst` is the deck or summary below the headline; where it may as well be the story's first paragraph it stands in
    `text` too. `language` is the body's as BCP 47 has it (`en`), or None when the words do not settle it.
    `text` is the paragraphs joined by a blank line. `wireclean.apply(source, edits)` is `text`, and
    `wireclean.restore(text, edits)` is the source.
    """

    headline: str | None
    standfirst: str | None
    bylines: tuple[Byline, ...]
    dateline: Dateline | None
    published: Timestamp | None
    updated: Timestamp | None
    language: str | None
    text: str
    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...]
    notes: tuple[Note, ...]
    edits: tuple[Edit, ...]

    @classmethod
    def from_json(cls, data: str | bytes) -> Article:
        """Read what `to_json` wrote.

        Raises `msgspec.ValidationError` for JSON of another shape and `msgspec.DecodeError` for what is no JSON.
        """
        try:
            return msgspec.json.decode(data, type=cls)
        except msgspec.ValidationError:
            raise
        except (msgspec.DecodeError, UnicodeError):
            # msgspec refuses the escapes of lone surrogates, which a source may hold; the standard library reads them
            try:
                loose: Any = json.loads(data)
            except ValueError:
                loose = None
            if loose is None:
                raise
            return msgspec.convert(loose, type=cls)


def to_json(article: msgspec.Struct, *, indent: int | None = None) -> str:
    """Return the whole article as JSON, edits included; `Article.from_json` gives it back equal. Takes an `Explanation` too.

    Non-ASCII text is written as it is, save in an article whose source holds lone surrogates: no UTF-8 can carry
    those, so that article is written in ASCII with escapes.
    """
    try:
        encoded = msgspec.json.encode(article)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(article), ensure_ascii=True, indent=indent)
    if indent is not None:
        encoded = msgspec.json.format(encoded, indent=indent)
    return encoded.decode("utf-8")


def article_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `to_json` writes."""
    schema = struct_schema(Article)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "wireclean article", **schema}
