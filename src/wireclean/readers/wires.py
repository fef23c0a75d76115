"""Wires of ANPA 1312 and IPTC 7901: the text is the wire itself, and the rules of the family `WIR` take the story out of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from wireclean.article import Note, Standfirst
from wireclean.declared import Declared
from wireclean.grammar.wire import Wire, beginnings, read_wire
from wireclean.readers.copy import Copy, ReadError, raise_first
from wireclean.readers.fields import gathered

__all__ = ["read_wires"]


def _messages(text: str) -> list[str]:
    """Part a capture of a line into its messages; all characters are in one of them."""
    first = read_wire(text)
    starts = [*beginnings(text, signed=first is not None and first.signed)]
    if len(starts) < 2 or text[: starts[0]].strip():
        return [text]
    starts[0] = 0
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def read_wires(text: str, encoding: str, wanted: str | None = None) -> Iterator[Copy]:
    """Yield the story of each message. Raises `ReadError` for one that is cut, or is no wire, or none of the format `wanted`."""
    errors = []
    parts = _messages(text)
    line = 1
    for message in parts:
        wire = read_wire(message)
        at = line if len(parts) > 1 else None
        if wire is None or wanted not in (None, wire.format):
            wrong = f"does not begin as a wire of {(wanted or 'anpa or iptc7901')} does"
            errors.append(ReadError("unknown-format", wrong, at))
        elif wire.cut:
            errors.append(ReadError("cut-wire", "the wire is cut: it has no end mark (ETX)", at))
        else:
            yield _copy(message, wire, encoding)
        line += message.count("\n")
    raise_first(errors, len(parts))


def _copy(text: str, wire: Wire, encoding: str) -> Copy:
    headline: str | None = None
    standfirst: str | None = None
    bylines = []
    notes = []
    for part in wire.parts:
        value = part.value
        if isinstance(value, str):
            headline = headline or value
        elif isinstance(value, Standfirst):
            standfirst = standfirst or value.text
        elif isinstance(value, Note):
            notes.append(value.text)
        elif value is not None:
            bylines += [replace(byline, span=None) for byline in value]
    said = Declared(
        headline=headline,
        standfirst=standfirst,
        bylines=bylines,
        published=None if wire.sent is None else replace(wire.sent, span=None),
    )
    keywords = wire.meta.get("keywords", "").split(", ")
    meta = gathered(
        **{name: value for name, value in wire.meta.items() if name not in ("keywords", "priority", "selector")}
    )
    return Copy(
        text,
        said,
        wire.format,
        encoding,
        (),
        {**meta, **gathered(keywords=keywords, ed_note=notes, urgency=wire.meta.get("priority"))},
    )
