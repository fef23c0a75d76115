"""JSON: a file is an object, or a list of objects. Objects are read so that each value's place in the file is known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from json.decoder import JSONDecodeError, JSONDecoder
from typing import Any, NamedTuple

import msgspec

from wireclean.formats.decoding import MARK
from wireclean.formats.documents import Document, FileText, Form, Problem, Where
from wireclean.formats.model import Chunk, Format, Opened, Record, SourceFile, Wanted, encode
from wireclean.formats.objects import record_of, sampled_types, wrong_record
from wireclean.formats.packed import BOM
from wireclean.formats.rejects import Reject, rejected
from wireclean.formats.wires import wire_documents, wire_records
from wireclean.formats.wording import FormatError, demand_decoded, id_of, no_field
from wireclean.readers.detection import told_format
from wireclean.readers.ninjs import is_ninjs
from wireclean.readers.records import declared_by, text_by

__all__ = ["FORMAT", "JSON_STRING", "Member", "document_of", "few_without_field", "json_object", "skip_space"]

_VALUE = JSONDecoder()
_SPACE = re.compile(r"[ \t\n\r]*+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_KINDS = {type(None): "null", bool: "true or false", int: "a number", float: "a number", list: "a list"}


class _JsonString(Form):
    """Between the quotes of a JSON string."""

    escape = re.compile(
        r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a surrogate pair is one character
        r"|\\u[0-9a-fA-F]{4}|\\."
    )

    def literal(self, text: str, *, ascii_only: bool) -> str:
        """Escape what needs it; no file can hold the half of a surrogate pair bare."""
        literal = json.dumps(text, ensure_ascii=ascii_only)[1:-1]
        return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", literal)


JSON_STRING = _JsonString()


# --- objects, with the places of their values


class Member(NamedTuple):
    """A field of a JSON object: its value, and where the value is written."""

    value: Any
    start: int
    end: int


def skip_space(text: str, index: int) -> int:
    """Return where the white space ends that begins at `index`."""
    match = _SPACE.match(text, index)
    return match.end() if match else index


def json_object(text: str, index: int) -> tuple[dict[str, Member], int]:
    """Read the JSON object at `index`; return its fields and where it ends. Raises `JSONDecodeError`."""
    members: dict[str, Member] = {}
    index = skip_space(text, index + 1)
    if text[index : index + 1] == "}":
        return members, index + 1
    while True:
        if text[index : index + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", text, index)
        key, index = _VALUE.raw_decode(text, index)
        index = skip_space(text, index)
        if text[index : index + 1] != ":":
            raise JSONDecodeError("Expecting ':' delimiter", text, index)
        start = skip_space(text, index + 1)
        value, index = _VALUE.raw_decode(text, start)
        members[key] = Member(value, start, index)
        mark, index = _mark(text, index)
        if mark == "}":
            return members, index
        if mark != ",":
            raise JSONDecodeError("Expecting ',' delimiter", text, index - 1)


def _mark(text: str, index: int) -> tuple[str, int]:
    """Return the mark behind a value, and where what follows it begins."""
    index = skip_space(text, index)
    return text[index : index + 1], skip_space(text, index + 1)


def document_of(
    path: str, members: dict[str, Member], wanted: Wanted, holder: FileText, where: Where
) -> Document | Problem:
    """Return the text of an object, or what is wrong with it; a pointer of `where` leads to the object."""
    record = {key: one.value for key, one in members.items()} if wanted.known or wanted.declared else {}
    shape = wanted.shape(members) if record else None
    name = wanted.text_field
    if name not in members and shape is not None and wanted.known:
        name = next((field for field in shape.text if field in members), name)
    member = members.get(name) or _member_at(holder.text, members, name)
    if where.pointer is not None:
        field = name.replace("~", "~0").replace("/", "~1")
        where = where._replace(pointer=f"{where.pointer}/{field if name in members else field.replace('.', '/')}")
    if member is None:
        return Problem(path, where.line, no_field(name, members))
    declared = None if shape is None else declared_by(record, shape)
    if not isinstance(member.value, str):
        text = text_by(record, shape) if shape is not None and name in shape.text else None
        if text is not None:  # in paragraphs, which stand at many places
            return Document(path, text, where, form=None, declared=declared, fixable=False)
        kind = _KINDS.get(type(member.value), "an object")
        return Problem(path, where.line, f"field {name!r} is {kind}, not a text")
    named = members.get(wanted.id_field) if wanted.id_field is not None else None
    if named is not None:
        where = where._replace(id=id_of(named.value))
    start, end = member.start + 1, member.end - 1  # between the quotes
    return Document(
        path, member.value, where, holder=holder, start=start, end=end, form=JSON_STRING, declared=declared
    )  # fmt: skip


def _member_at(text: str, members: dict[str, Member], name: str) -> Member | None:
    """Return the field to which the dots of a name lead through objects: `article.body`."""
    first, dot, rest = name.partition(".")
    member = members.get(first) if dot else None
    if member is None or not isinstance(member.value, dict):
        return None
    inner, _ = json_object(text, member.start)
    return inner.get(rest) or _member_at(text, inner, rest)


def few_without_field(
    path: str, items: Iterator[Document | Problem], wanted: Wanted, what: str
) -> Iterator[Document | Problem]:
    """Tell of the first record that has no field of the text, and of all others in one line."""
    missing = 0
    for item in items:
        lacks = isinstance(item, Problem) and item.message.startswith("no field")
        missing += lacks
        if missing <= 1 or not lacks:
            yield item
    if missing > 1:
        yield Problem(path, None, f"{missing - 1:,} more {what} have no field {wanted.text_field!r}")


# --- files

_FIRST_VALUES = re.compile(r'"(?:uri|guid|standard)"\s{0,20}:')


def _holds_ninjs(text: str) -> bool:
    """Say whether a file holds items of ninjs."""
    if _FIRST_VALUES.search(text) is None:
        return False
    return told_format(text.removeprefix(MARK)) == "ninjs"


def _documents(file: Opened, wanted: Wanted) -> Iterator[Document | Problem]:
    """Read a file that is valid throughout.

    One that was merely come upon and knows no such field is something else than copy, such as a package's manifest: it is
    passed over.
    """
    content = file.read()
    text, encoding = content
    demand_decoded(text, 1, encoding)
    if _holds_ninjs(text):
        yield from wire_documents(file, content, wanted)
        return
    try:
        items = [*few_without_field(file.name, _items(file.name, text, wanted), wanted, "items")]
    except JSONDecodeError as error:
        raise FormatError(f"not valid JSON: {error.msg} at column {error.colno}", line=error.lineno) from None
    except (ValueError, RecursionError) as error:
        raise FormatError(f"not valid JSON: {error}") from None
    if not file.meant and not any(isinstance(item, Document) for item in items):
        message = f"passed over: no field {wanted.text_field!r} in it (choose with --text-field)"
        yield Problem(file.name, None, message, fatal=False)
        return
    yield from items


def _items(path: str, text: str, wanted: Wanted) -> Iterator[Document | Problem]:
    holder = FileText(text)
    name = wanted.text_field

    def item(index: int, pointer: str, number: int) -> tuple[Document | Problem, int]:
        members, end = json_object(text, index)
        line = holder.position(members[name].start if name in members else index)[0]
        return document_of(path, members, wanted, holder, Where(line, number, pointer)), end

    index = skip_space(text, len(MARK) if text.startswith(MARK) else 0)
    mark = text[index : index + 1]
    if mark == "{":
        found, end = item(index, "", 1)
        yield found
    elif mark == "[":
        end = skip_space(text, index + 1)
        number = 0
        if text[end : end + 1] == "]":
            mark, end = "]", end + 1
        while mark != "]":
            number += 1
            if text[end : end + 1] == "{":
                found, index = item(end, f"/{number - 1}", number)
                yield found
            else:
                _, index = _VALUE.raw_decode(text, end)
                yield Problem(path, holder.position(end)[0], f"item {number} of the list is not an object")
            mark, end = _mark(text, index)
            if mark not in ("]", ","):
                raise JSONDecodeError("Expecting ',' delimiter", text, end - 1)
    else:
        _VALUE.raw_decode(text, index)
        raise FormatError("neither a JSON object nor a list of objects", line=1)
    if skip_space(text, end) < len(text):
        raise JSONDecodeError("Extra data", text, end)


# --- records: files are read whole

_lists = msgspec.json.Decoder(list[dict[str, msgspec.Raw]])
_objects = msgspec.json.Decoder(dict[str, msgspec.Raw])


def _records(chunk: Chunk, wanted: Wanted) -> Iterator[Record | Reject]:
    for file in chunk.files:
        raw = b""
        try:
            with open(file.path, "rb") as opened:
                raw = opened.read().removeprefix(BOM)
            text = raw.decode("utf-8")
            if _holds_ninjs(text):
                yield from wire_records(file.name, raw, wanted)
                continue
            items = _lists.decode(raw) if text.lstrip().startswith("[") else [_objects.decode(raw)]
        except OSError as error:
            yield rejected(file.name, 0, "unreadable", f"cannot be read: {error.strerror or error}", b"")
        except UnicodeDecodeError as wrong:
            yield rejected(
                file.name, 0, "invalid-utf8", f"not UTF-8: byte 0x{raw[wrong.start]:02x} at byte {wrong.start}", raw
            )
        except msgspec.ValidationError:
            yield rejected(file.name, 0, "not-an-object", "neither a JSON object nor a list of objects", raw)
        except (msgspec.DecodeError, RecursionError) as error:
            yield rejected(file.name, 0, "broken-json", f"not valid JSON: {error}", raw)
        else:
            for number, item in enumerate(items, 1):
                whole = dict(item)
                try:
                    yield record_of(file.name, number, item, partial(encode, whole), wanted)
                except Exception as error:
                    reason, message = wrong_record(whole, wanted.text_field, error)
                    yield rejected(file.name, number, reason, message, encode(whole))


def _fields(file: SourceFile, wanted: Wanted) -> dict[str, str]:
    try:
        with open(file.path, "rb") as opened:
            value = json.loads(opened.read())
    except (OSError, ValueError, RecursionError):
        return {}
    items = value if isinstance(value, list) else [value]
    if items and is_ninjs(items[0]):
        return {"id": "string", wanted.text_field: "string", "meta": "json"}
    return sampled_types(item for item in items[:_SAMPLE] if isinstance(item, dict))


_SAMPLE = 1000  # items

FORMAT = Format(
    endings=(".json",),
    documents=_documents,
    records=_records,
    fields=_fields,
    converted=(".json",),
    varying=True,
)
