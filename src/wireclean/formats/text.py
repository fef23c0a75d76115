"""Plain text: a file is one document. A wire or an export of an archive in a file of that name is told by its first lines."""

from __future__ import annotations

from collections.abc import Iterator

from wireclean.formats.decoding import MARK
from wireclean.formats.documents import Document, FileText, Problem
from wireclean.formats.model import Chunk, Format, Opened, Record, SourceFile, Wanted
from wireclean.formats.rejects import Reject, rejected
from wireclean.formats.wires import wire_documents, wire_records
from wireclean.formats.wording import demand_decoded
from wireclean.readers.detection import told_format

__all__ = ["FORMAT"]


def _documents(file: Opened, wanted: Wanted) -> Iterator[Document | Problem]:
    content = file.read()
    text, encoding = content
    if wanted.told != "text" and told_format(text.removeprefix(MARK)) != "text":
        yield from wire_documents(file, content, wanted)
        return
    demand_decoded(text, 1, encoding)
    # The mark before the text and the line end at the end of it belong to the file, not to the copy.
    begin = len(MARK) if text.startswith(MARK) else 0
    copy = text[begin:].removesuffix("\n")
    yield Document(file.name, copy, holder=FileText(text[begin:], offset=begin), end=len(copy))


def _records(chunk: Chunk, wanted: Wanted) -> Iterator[Record | Reject]:
    for file in chunk.files:
        raw = b""
        try:
            with open(file.path, "rb") as opened:
                raw = opened.read(4 * wanted.max_length + 4)  # no more than shows that a text is too long
                wires = wanted.told != "text" and told_format(raw.decode("utf-8", "replace")) != "text"
                if wires:
                    raw += opened.read()  # a file of many stories is as long as it is; each of them is measured
            if wires:
                yield from wire_records(file.name, raw, wanted)
                continue
            yield Record(file.name, 0, raw.decode("utf-8"), {"id": file.name}, raw.__bytes__)
        except OSError as error:
            yield rejected(file.name, 0, "unreadable", f"cannot be read: {error.strerror or error}", b"")
        except UnicodeDecodeError as wrong:
            # a text that is cut may end within a character; it is too long in any case
            if len(raw) > 4 * wanted.max_length and wrong.start > len(raw) - 4:
                yield rejected(file.name, 0, "text-too-long", f"a file of {file.size:,} bytes", raw)
                continue
            line = raw.count(b"\n", 0, wrong.start) + 1
            message = f"not UTF-8: byte 0x{raw[wrong.start]:02x} at byte {wrong.start} (line {line})"
            yield rejected(file.name, 0, "invalid-utf8", message, raw)


def _fields(file: SourceFile, wanted: Wanted) -> dict[str, str]:
    return {"id": "string", wanted.text_field: "string"}


FORMAT = Format(
    endings=(".txt", ".md", ".wire", ".anpa", ".iptc"),
    converted=(".txt", ".wire", ".anpa", ".iptc"),
    documents=_documents,
    records=_records,
    fields=_fields,
)
