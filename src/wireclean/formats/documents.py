"""A text and where it stands in its file: what `check` looks at, points to and writes back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from wireclean.article import Meta, Span
from wireclean.declared import Declared

__all__ = ["PLAIN", "Document", "FileText", "Form", "Problem", "Region", "Splice", "Where", "spliced"]


class Region(NamedTuple):
    """A stretch of a file: lines and columns from 1, the offset from 0, all in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    length: int


class Splice(NamedTuple):
    """Put `literal` for the code points `start` to `end` of a file."""

    start: int
    end: int
    literal: str


class Fix(Protocol):
    """What is read instead of a stretch of a text: a finding."""

    @property
    def span(self) -> Span: ...
    @property
    def fix(self) -> str: ...


class Where(NamedTuple):
    """The record of a file that a text was read from: its line, its number from 1, its JSON pointer, and its own name."""

    line: int | None
    record: int | None = None
    pointer: str | None = None
    id: str | None = None


class Problem(NamedTuple):
    """Something that could not be checked: a file, or one record of it. The message says why and what to do.

    What is not `fatal` is only worth a word.
    """

    path: str
    line: int | None
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line is not None else f"{self.path}: {self.message}"


class Form:
    """How a text is written in its file: as it is. Formats have forms of their own."""

    escape: re.Pattern[str] | None = None
    """What stands for one character of the text."""
    unfit: re.Pattern[str] | None = None
    """What can only be written when the whole text is written in another way."""

    def literal(self, text: str, *, ascii_only: bool) -> str:
        """Write a part of the text. `ascii_only` says that the file has escapes for all else that is in the text."""
        return text

    def whole(self, text: str, *, ascii_only: bool) -> str:
        """Write `text` in place of the whole one."""
        return self.literal(text, ascii_only=ascii_only)


PLAIN = Form()


class FileText:
    """The decoded text of a file, or of one line of it, which finds its lines and columns."""

    __slots__ = ("_starts", "first_line", "offset", "text")

    def __init__(self, text: str, first_line: int = 1, offset: int = 0) -> None:
        """Hold `text`, which begins at `offset` of the file, at the start of its line `first_line`."""
        self.text = text
        self.first_line = first_line
        self.offset = offset
        self._starts: list[int] | None = None

    def position(self, index: int) -> tuple[int, int]:
        """Return line and column of `index`."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        line = bisect_right(self._starts, index) - 1
        return self.first_line + line, index - self._starts[line] + 1


class Document:
    """A text to check, and where it stands: in `path`, in the record `where`, at `start` to `end` of the file's text.

    A text of a binary file, or of XML, has no `form`, and no place that could be pointed at. `declared` is what the file says of
    the text, `meta` what else it says. What is not `fixable` is never written back.
    """

    __slots__ = (
        "_ascii_only",
        "_raw_ends",
        "_text_ends",
        "declared",
        "end",
        "fixable",
        "form",
        "holder",
        "meta",
        "path",
        "start",
        "text",
        "where",
    )

    def __init__(
        self,
        path: str,
        text: str,
        where: Where = Where(None),  # noqa: B008 - a constant
        *,
        holder: FileText | None = None,
        start: int = 0,
        end: int | None = None,
        form: Form | None = PLAIN,
        declared: Declared | None = None,
        meta: Meta | None = None,
        fixable: bool = True,
    ) -> None:
        """Without a `holder`, `text` is all of the file."""
        self.path = path
        self.text = text
        self.where = where
        self.holder = holder or FileText(text)
        self.start = start
        self.end = len(self.holder.text) if end is None else end
        self.form = form
        self.declared = declared
        self.meta: Meta = meta or {}
        self.fixable = fixable
        self._text_ends: list[int] | None = None
        self._raw_ends: list[int] = []
        self._ascii_only: bool | None = None

    @property
    def heading(self) -> str:
        """What a person reads to find the document: the file, and the line of the record."""
        line, record, pointer, name = self.where
        if line is not None:
            heading = f"{self.path}:{line}" + (f" {pointer}" if pointer else "")
        else:
            heading = f"{self.path} row {record}" if record is not None else self.path
        return f"{heading} ({name[:_LONGEST_NAME]})" if name else heading

    def region(self, start: int, end: int) -> Region | None:
        """Return where in the file `text[start:end]` stands; None in a binary file."""
        if self.form is None:
            return None
        first, last = self._raw(start), self._raw(end)
        line, column = self.holder.position(first)
        end_line, end_column = self.holder.position(last)
        return Region(line, column, end_line, end_column, self.holder.offset + first, last - first)

    def literal(self, text: str) -> str:
        """Write `text` as the file would have it within this document."""
        return (self.form or PLAIN).literal(text, ascii_only=self._escapes())

    def fixed(self, fixes: Iterable[Fix]) -> str:
        """Return the text with these fixes."""
        return spliced(self.text, [Splice(*fix.span, fix.fix) for fix in fixes])

    def splices(self, fixes: Sequence[Fix]) -> list[Splice]:
        """Return what has to be done to the file's text for these findings to be fixed, and nothing more."""
        base = self.holder.offset
        splices = [
            Splice(base + self._raw(fix.span.start), base + self._raw(fix.span.end), self.literal(fix.fix))
            for fix in fixes
        ]
        unfit = self.form.unfit if self.form is not None else None
        if unfit is not None and any(unfit.search(splice.literal) for splice in splices):
            return [self.whole(self.fixed(fixes))]
        return splices

    def whole(self, text: str) -> Splice:
        """Return what has to be done to the file's text for the whole document to read `text`."""
        literal = (self.form or PLAIN).whole(text, ascii_only=self._escapes())
        return Splice(self.holder.offset + self.start, self.holder.offset + self.end, literal)

    def _escapes(self) -> bool:
        if self._ascii_only is None:  # found out once: the text may be long, and have many findings
            self._ascii_only = not self.text.isascii() and self.holder.text[self.start : self.end].isascii()
        return self._ascii_only

    def _raw(self, index: int) -> int:
        """Return where in the holder the character `index` of the text is written."""
        escape = self.form.escape if self.form is not None else None
        if escape is None:
            return self.start + index
        if self._text_ends is None:
            self._text_ends = [0]
            self._raw_ends = [self.start]
            for match in escape.finditer(self.holder.text, self.start, self.end):
                passed = match.start() - self._raw_ends[-1]
                self._text_ends.append(self._text_ends[-1] + passed + 1)
                self._raw_ends.append(match.end())
        passed = bisect_right(self._text_ends, index) - 1
        return self._raw_ends[passed] + index - self._text_ends[passed]


_LONGEST_NAME = 120  # characters of a record's name that a message shows


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Return `text` with the splices, which are in order, carried out."""
    pieces: list[str] = []
    position = 0
    for start, end, literal in splices:
        pieces += text[position:start], literal
        position = end
    pieces.append(text[position:])
    return "".join(pieces)
