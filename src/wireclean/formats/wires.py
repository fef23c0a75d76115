"""Files of agencies, feeds and archives, read by `wireclean.readers`: a file holds one story, or several, and what it says of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wireclean.formats.decoding import MARK, Decoded
from wireclean.formats.documents import PLAIN, Document, FileText, Problem, Where
from wireclean.formats.model import Chunk, Format, Opened, Record, SourceFile, Wanted
from wireclean.formats.rejects import Reject, rejected
from wireclean.readers import read
from wireclean.readers.copy import Copy, ReadError

__all__ = ["FORMAT", "wire_documents", "wire_records"]

_WHOLE_FILES = ("anpa", "iptc7901", "text")


def _documents(file: Opened, wanted: Wanted) -> Iterator[Document | Problem]:
    content = file.read()
    yield from wire_documents(file, content, wanted)


def wire_documents(file: Opened, content: Decoded, wanted: Wanted) -> Iterator[Document | Problem]:
    """Yield the stories of a file. One that was merely come upon, and is in no format that is known, is passed over."""
    number = 0
    raw = content.text.encode(content.encoding, "surrogateescape")
    try:
        for copy in _copies(raw, file, wanted):
            number += 1
            yield _document(file.name, copy, content, number)
    except ReadError as error:
        if not file.meant and error.reason in ("unknown-format", "needs-html", "bad-json"):
            yield Problem(file.name, None, f"passed over: {error}", fatal=False)
        else:
            yield Problem(file.name, error.line, error.message)


def _copies(raw: bytes, file: Opened, wanted: Wanted) -> Iterator[Copy]:
    """Read a file; a name of an encoding other than the usual one is taken at its word."""
    encoding = "auto" if file.encoding == "utf-8" else file.encoding
    page = wanted.told == "auto" and file.name.lower().endswith(_PAGES)
    copies = read(raw, format="html" if page else wanted.told, encoding=encoding)
    if wanted.told == "auto":
        yield from _of_known_format(copies)
    else:
        yield from copies


def _of_known_format(copies: Iterator[Copy]) -> Iterator[Copy]:
    for copy in copies:
        if copy.format == "text":
            raise ReadError(
                "unknown-format",
                "its root or header is none of a format that wireclean reads; --from text reads it as text",
            )
        yield copy


def _document(path: str, copy: Copy, content: Decoded, number: int) -> Document:
    holds = copy.format in _WHOLE_FILES and number == 1 and copy.text == content.text.removeprefix(MARK)
    return Document(
        path,
        copy.text,
        Where(None) if number == 1 else Where(None, number),
        holder=FileText(copy.text),
        form=PLAIN if holds else None,
        declared=copy.declared or None,
        meta=copy.meta,
        fixable=False,
    )


def _records(chunk: Chunk, wanted: Wanted) -> Iterator[Record | Reject]:
    for file in chunk.files:
        raw = b""
        try:
            with open(file.path, "rb") as opened:
                raw = opened.read()
        except OSError as error:
            yield rejected(file.name, 0, "unreadable", f"cannot be read: {error.strerror or error}", b"")
            continue
        yield from wire_records(file.name, raw, wanted)


def wire_records(name: str, raw: bytes, wanted: Wanted) -> Iterator[Record | Reject]:
    """Yield the stories of a file; what cannot be read of it is set aside."""
    number = 0
    try:
        for copy in _copies(raw, Opened(None, name), wanted):
            number += 1
            yield _record(name, number, copy, raw)
    except ReadError as error:
        yield rejected(name, error.line or 0, error.reason, error.message, raw)


def _record(name: str, number: int, copy: Copy, raw: bytes) -> Record:
    other: dict[str, Any] = {"id": name if number == 1 else f"{name}#{number}", "meta": dict(copy.meta)}
    return Record(name, 0, copy.text, other, raw.__bytes__, declared=copy.declared, meta=copy.meta)


def _fields(file: SourceFile, wanted: Wanted) -> dict[str, str]:
    return {"id": "string", wanted.text_field: "string", "meta": "json"}


_ENDINGS = (".xml", ".nitf", ".newsml", ".ninjs", ".rss", ".atom", ".html", ".htm", ".xhtml")
_PAGES = (".html", ".htm", ".xhtml")

FORMAT = Format(endings=_ENDINGS, converted=_ENDINGS, documents=_documents, records=_records, fields=_fields)
