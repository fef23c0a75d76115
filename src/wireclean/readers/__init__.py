"""Files as they arrive from agencies, feeds and archives: each story with what its source says of it.

>>> import wireclean
>>> feed = b'''<rss version="2.0"><channel><title>Port Ellery Herald</title><item><title>Bell found off Port Ellery</title>
... <author>desk@herald.example (Ana Lima)</author><pubDate>Mon, 04 May 2020 10:15:00 GMT</pubDate>
... <description>&lt;p&gt;The bell of the Aurora weighs more than a ton.&lt;/p&gt;</description></item></channel></rss>'''
>>> for copy in wireclean.read(feed):
...     article = wireclean.clean(copy.text, declared=copy.declared)
...     print(copy.format, "|", article.headline, "|", article.bylines[0].name, "|", article.text)
rss | Bell found off Port Ellery | Ana Lima | The bell of the Aurora weighs more than a ton.
>>> copy.origin[0].path, copy.meta["site"]
('/rss/channel/item/description/p', 'Port Ellery Herald')

A new format is a module with a function that yields `Copy`, its root or header in `detection`, and its entry in `_read_as`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from wireclean.arguments import kind_of_argument
from wireclean.declared import Declared
from wireclean.log import say
from wireclean.readers.copy import Copy, Origin, ReadError, raise_first
from wireclean.readers.detection import FORMATS, json_of, told_format, xml_format
from wireclean.readers.refusals import refusal_by_bytes
from wireclean.readers.text_of_bytes import decoded, decoded_xml

__all__ = ["FORMATS", "Copy", "Origin", "ReadError", "read", "read_text"]

Source = str | os.PathLike[str] | bytes | IO[bytes]


def read(source: Source, *, format: str = "auto", encoding: str = "auto") -> Iterator[Copy]:
    """Yield the stories of a file: one of a wire, NITF or plain text, all of a feed or an export of an archive.

    `source` is a path, the bytes of a file, or a file opened for bytes. `format` is one of `wireclean.readers.FORMATS`; with
    `auto` known roots and header lines tell it, and all else is plain text. `encoding` is a name that Python knows; with `auto` the
    bytes and the XML declaration tell it. Nothing is fetched from anywhere.

    Raises `wireclean.ReadError` for what cannot be read, in one line, where a file holds several stories after all that can, `OSError` for a file that cannot be opened, `ValueError` for
    an unknown format and `TypeError` for a source of another type.

    >>> import wireclean
    >>> [(copy.format, copy.text) for copy in wireclean.read(b"The bell weighs a ton.")]
    [('text', 'The bell weighs a ton.')]
    """
    if format not in ("auto", *FORMATS):
        raise ValueError(f"no format is called {format!r}; there are auto, {', '.join(FORMATS)}")
    return _read(_content(source), format, encoding)


def _content(source: object) -> bytes:
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    if isinstance(source, str | os.PathLike):
        return Path(source).read_bytes()
    reading = getattr(source, "read", None)
    content = reading() if callable(reading) else None
    if isinstance(content, bytes):
        return content
    hint = "; open it with 'rb'" if isinstance(content, str) else ""
    raise TypeError(f"read takes a path, bytes or a file opened for bytes, not {kind_of_argument(source)}{hint}")


def _read(content: bytes, form: str, encoding: str) -> Iterator[Copy]:
    refusal = refusal_by_bytes(content[:16])
    if refusal is not None and form != "text":
        raise ReadError("not-text", refusal)
    looks_like_xml = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    text, name = decoded_xml(content, encoding) if looks_like_xml else decoded(content, encoding)
    say("debug", "decoded %d bytes from %s", len(content), name)
    yield from read_text(text, format=form, encoding=name)


def read_text(text: str, *, format: str = "auto", encoding: str = "utf-8") -> Iterator[Copy]:
    """Yield the stories of a file that is decoded already; `encoding` is only noted. Raises like `read`."""
    form = told_format(text) if format == "auto" else format
    say("debug", "reading %d characters as %s", len(text), form)
    yield from _read_as(form, text, encoding, told=format != "auto")


def _read_as(form: str, text: str, encoding: str, told: bool) -> Iterator[Copy]:
    """Read a text in a format; the modules of formats are loaded when there is a file of theirs."""
    if form == "text":
        yield Copy(text, Declared(), "text", encoding)
    elif form in ("anpa", "iptc7901"):
        from wireclean.readers.wires import read_wires  # noqa: PLC0415 - loaded for a file of its format

        yield from read_wires(text, encoding, form)
    elif form == "xml":
        raise ReadError("unknown-format", "is XML, and its root is none of a format that wireclean reads")
    elif form in ("ninjs", "records"):
        yield from _of_json(form, text, encoding)
    elif form == "archive":
        from wireclean.readers.archives import read_archive  # noqa: PLC0415 - loaded for a file of its format

        yield from read_archive(text, encoding)
    elif form == "html":
        from wireclean.readers.html import read_html  # noqa: PLC0415 - loaded for a file of its format

        yield from read_html(text, encoding)
    else:
        yield from _of_xml(form, text, encoding, told)


def _of_xml(form: str, text: str, encoding: str, told: bool) -> Iterator[Copy]:
    from wireclean.readers import feeds, newsml, newsmlg2, nitf  # noqa: PLC0415 - loaded for a file of its format
    from wireclean.readers.markup import local, parse_xml  # noqa: PLC0415 - loaded for a file of its format

    root = parse_xml(text)
    if told and xml_format(text) != form:
        raise ReadError("unknown-format", f"is no {form}: its root is <{local(root)[:40]}>")
    readers = {
        "nitf": nitf.read_nitf,
        "newsml": newsml.read_newsml,
        "newsmlg2": newsmlg2.read_newsmlg2,
        "rss": feeds.read_rss,
        "atom": feeds.read_atom,
    }
    yield from readers[form](root, encoding)


def _of_json(form: str, text: str, encoding: str) -> Iterator[Copy]:
    from wireclean.readers.ninjs import is_ninjs, read_ninjs  # noqa: PLC0415 - loaded for a file of its format
    from wireclean.readers.records import declared_by, shape_of, text_by  # noqa: PLC0415 - loaded for a file of its format

    value: Any = json_of(text)
    items = value if isinstance(value, list) else [value]
    if value is None or not all(isinstance(item, dict) for item in items):
        raise ReadError("bad-json", "is no JSON object, and no list of such")
    errors = []
    for number, item in enumerate(items):
        path = f"/{number}" if isinstance(value, list) else ""
        if form == "ninjs":
            if not is_ninjs(item):
                errors.append(
                    ReadError("unknown-format", f"item {number + 1} is no ninjs: it has no uri, type and body")
                )
            else:
                yield from read_ninjs(item, encoding, path)
            continue
        shape = shape_of(frozenset(item))
        words = None if shape is None else text_by(item, shape)
        if shape is None or words is None:
            errors.append(ReadError("no-text", f"item {number + 1} has no text"))
        else:
            yield Copy(words, declared_by(item, shape), "records", encoding, (), {})
    raise_first(errors, len(items))
