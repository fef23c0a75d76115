"""What readers make of files: copy with what its source says of it, and where in the file it stood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from wireclean.article import Meta, Span
from wireclean.declared import Declared

__all__ = ["Copy", "Origin", "ReadError", "raise_first"]


class ReadError(ValueError):
    """A file or an item of it that cannot be read. The message says what is wrong and what to do, in one line.

    `reason` is the code with which `wireclean convert` sets such a file aside: `bad-xml`, `bad-json`, `cut-wire`, `not-text`,
    `needs-html`, `no-text`, `unknown-format`. `line` is where, if that is known.

    >>> import wireclean
    >>> try:
    ...     list(wireclean.read(b"<nitf>"))
    ... except wireclean.ReadError as error:
    ...     print(error.reason)
    bad-xml
    """

    def __init__(self, reason: str, message: str, line: int | None = None) -> None:
        """Say why."""
        super().__init__(message if line is None else f"{message} (line {line})")
        self.reason, self.message, self.line = reason, message, line


def raise_first(errors: Sequence[ReadError], of: int) -> None:
    """Raise the first of what is wrong with the items of a file, of which there are `of`, once all others are read."""
    if errors:
        first, more = errors[0], len(errors) - 1
        message = first.message if not more else f"{first.message}; nor can {more:,} more of its {of:,} items be read"
        raise ReadError(first.reason, message, first.line)


class Origin(NamedTuple):
    """Where a stretch of the text stands in its file: the path of an element of XML or JSON, as in `/nitf/body/body.content/p[2]`.

    >>> import wireclean
    >>> item = b"<nitf><body><body.content><p>The bell weighs a ton.</p></body.content></body></nitf>"
    >>> origin = next(wireclean.read(item)).origin[0]
    >>> tuple(origin.span), origin.path
    ((0, 22), '/nitf/body/body.content/p')
    """

    span: Span
    path: str


class Copy(msgspec.Struct, frozen=True):
    """One story as its file has it: `wireclean.clean(copy.text, declared=copy.declared)` makes the article.

    `text` is for a wire, or plain text, the decoded file, so that `wireclean.restore` gives that back; for other formats the
    paragraphs of the story, and `origin` says where each stands. `format` is the name of the format, `encoding` that in which
    the file was read. `meta` is what else its source says: `id`, `slug`, `keywords`, `urgency`, `status`, `copyright`,
    `usage_terms`, `ed_note` (what is not for publication) and the like.

    >>> import wireclean
    >>> item = b"<nitf><body><body.head><hedline><hl1>Bell found</hl1></hedline></body.head></body></nitf>"
    >>> copy = next(wireclean.read(item))
    >>> copy.format, copy.declared.headline
    ('nitf', 'Bell found')
    """

    text: str
    declared: Declared
    format: str
    encoding: str
    origin: tuple[Origin, ...] = ()
    meta: Meta = {}
