"""What the reports are made of: a document and where its text stands in its file, its findings, and the sums of a run."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from wireclean.pipeline import Finding

__all__ = [
    "Document",
    "FileText",
    "Form",
    "Problem",
    "Region",
    "Splice",
    "Tally",
    "Where",
    "family_of",
    "spliced",
]

# How a text is written in its file: as it is, as a JSON string, as a field of a CSV file in quotes or bare, or in a
# column of a binary file, where it has no place that could be pointed at.
Form = Literal["plain", "json", "quoted", "bare", "binary"]

_JSON_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a surrogate pair is one character
    r"|\\u[0-9a-fA-F]{4}|\\."
)
_QUOTED_QUOTE = re.compile('""')
_SURROGATE = re.compile("[\ud800-\udfff]")


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


class Where(NamedTuple):
    """The record of a file that a text was read from: its line, its number from 1, its JSON pointer, and its own name."""

    line: int | None
    record: int | None = None
    pointer: str | None = None
    id: str | None = None


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
    """A text to check, and where it stands: in `path`, in the record `where`, at `start` to `end` of the file's text."""

    __slots__ = ("_escaping", "_raw_ends", "_text_ends", "end", "form", "holder", "path", "start", "text", "where")

    def __init__(
        self,
        path: str,
        text: str,
        where: Where = Where(None),  # noqa: B008 - a constant
        *,
        holder: FileText | None = None,
        start: int = 0,
        end: int | None = None,
        form: Form = "plain",
    ) -> None:
        """Without a `holder`, `text` is all of the file."""
        self.path = path
        self.text = text
        self.where = where
        self.holder = holder or FileText(text)
        self.start = start
        self.end = len(self.holder.text) if end is None else end
        self.form = form
        self._text_ends: list[int] | None = None
        self._raw_ends: list[int] = []
        self._escaping: bool | None = None

    @property
    def heading(self) -> str:
        """What a person reads to find the document: the file, and the line of the record."""
        line, record, pointer, name = self.where
        if line is not None:
            heading = f"{self.path}:{line}" + (f" {pointer}" if pointer else "")
        else:
            heading = f"{self.path} row {record}" if record is not None else self.path
        return f"{heading} ({name})" if name else heading

    def region(self, start: int, end: int) -> Region | None:
        """Return where in the file `text[start:end]` stands; None in a binary file."""
        if self.form == "binary":
            return None
        first, last = self._raw(start), self._raw(end)
        line, column = self.holder.position(first)
        end_line, end_column = self.holder.position(last)
        return Region(line, column, end_line, end_column, self.holder.offset + first, last - first)

    def literal(self, text: str) -> str:
        """Write `text` as the file would have it within this document."""
        if self.form == "json":
            if self._escaping is None:  # found out once: the text may be long, and have many findings
                self._escaping = not self.text.isascii() and self.holder.text[self.start : self.end].isascii()
            literal = json.dumps(text, ensure_ascii=self._escaping)[1:-1]
            return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", literal)  # which no file can hold bare
        return text.replace('"', '""') if self.form == "quoted" else text

    def splices(self, findings: Iterable[Finding]) -> list[Splice]:
        """Return what has to be done to the file's text for these findings to be fixed, and nothing more."""
        base = self.holder.offset
        splices = [
            Splice(base + self._raw(finding.span.start), base + self._raw(finding.span.end), self.literal(finding.fix))
            for finding in findings
        ]
        if self.form == "bare" and any(re.search(r'["\r\n,;\t|]', splice.literal) for splice in splices):
            fixed = spliced(self.text, [Splice(*finding.span, finding.fix) for finding in findings])
            return [self.whole(fixed)]
        return splices

    def whole(self, text: str) -> Splice:
        """Return what has to be done to the file's text for the whole document to read `text`."""
        literal = self.literal(text)
        if self.form == "bare" and re.search(r'["\r\n,;\t|]', text):
            literal = '"' + text.replace('"', '""') + '"'
        return Splice(self.holder.offset + self.start, self.holder.offset + self.end, literal)

    def _raw(self, index: int) -> int:
        """Return where in the holder the character `index` of the text is written."""
        if self.form in ("plain", "bare"):
            return self.start + index
        if self._text_ends is None:
            self._text_ends = [0]
            self._raw_ends = [self.start]
            pattern = _JSON_ESCAPE if self.form == "json" else _QUOTED_QUOTE
            for match in pattern.finditer(self.holder.text, self.start, self.end):
                passed = match.start() - self._raw_ends[-1]
                self._text_ends.append(self._text_ends[-1] + passed + 1)
                self._raw_ends.append(match.end())
        passed = bisect_right(self._text_ends, index) - 1
        return self._raw_ends[passed] + index - self._text_ends[passed]


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Return `text` with the splices, which are in order, carried out."""
    pieces: list[str] = []
    position = 0
    for start, end, literal in splices:
        pieces += text[position:start], literal
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


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


def family_of(code: str) -> str:
    """Return the letters of a rule's code: GAL of GAL001."""
    return code.rstrip("0123456789")


@dataclass
class Tally:
    """What a run has seen: how much of the copy, by rule, by family, and (under `any`) by any of them."""

    documents: int = 0
    characters: int = 0
    files: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    severities: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    touched_documents: Counter[str] = field(default_factory=Counter)
    touched_characters: Counter[str] = field(default_factory=Counter)
    accepted: int = 0  # by the baseline
    stale: int = 0  # in the baseline, and no longer found
    problems: int = 0

    def add(self, document: Document, findings: Sequence[Finding]) -> None:
        """Count a document and what was found in it."""
        self.documents += 1
        self.characters += len(document.text)
        if not findings:
            return
        self.files.add(document.path)
        struck: dict[str, int] = {}
        for finding in findings:
            code = finding.rule
            start, end = finding.span
            if code not in self.names:
                self.names[code] = finding.name
            self.findings[code] += 1
            self.severities[finding.severity] += 1
            struck[code] = struck.get(code, 0) + end - start
        for code in [*struck]:
            for wider in (family_of(code), "any"):
                struck[wider] = struck.get(wider, 0) + struck[code]
        for key, characters in struck.items():
            self.touched_documents[key] += 1
            self.touched_characters[key] += characters

    @property
    def total(self) -> int:
        """How many findings there are."""
        return self.findings.total()
