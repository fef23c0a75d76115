"""Text exports of press archives: blocks of `LABEL: value` lines around stories, many documents in one file.

The labels of each archive are data (`data/archives.toml`). A file is such an export only where a line parts its documents, or
opens or ends one, and labels of one archive stand below each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from wireclean.article import Span
from wireclean.data import load
from wireclean.grammar.timestamp import parse_timestamp
from wireclean.readers.copy import Copy, Origin, ReadError
from wireclean.readers.fields import declared_of, gathered

__all__ = ["archive_of", "read_archive"]

_FEWEST_LABELS = 3  # of a document
_FEWEST_IN_HEAD = 2  # of these above its story
_SAMPLE = 400  # lines
_MOST_TITLES = 8
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{1,39}|©)[ ]?:(?:[ \t]+|$)(?P<value>.*)")
_CODE = re.compile(r"(?P<label>[A-Z]{2,3})(?:[ \t]{1,8}(?P<value>\S.*)|$)")
_APART = re.compile(r"(?P<label>[A-Z]{2,3})(?:(?:\t|[ ]{2})[ \t]{0,8}(?P<value>\S.*)|$)")
_OTHER, _SUMMARY = "other", "standfirst"


class _Archive(NamedTuple):
    """One archive: the line between documents, the labels by name in small letters, and which of them open the story."""

    name: str
    between: re.Pattern[str]
    fields: Mapping[str, str]
    body: frozenset[str]
    codes: bool
    titled: bool
    surname_first: bool


@cache
def _archives() -> tuple[_Archive, ...]:
    return tuple(
        _Archive(
            entry["name"],
            re.compile(rf"\s*(?:{entry['between']})\s*"),
            {label.casefold(): field for field, labels in entry["labels"].items() for label in labels},
            frozenset(label.casefold() for label in entry["body"]),
            entry.get("codes", False),
            entry.get("titled", False),
            entry.get("surname_first", False),
        )
        for entry in load("archives.toml")["archive"]
    )


class _Line(NamedTuple):
    """A line of the file: its number, and what it says."""

    number: int
    words: str


def archive_of(text: str) -> str | None:
    """Return the name of the archive that a text is an export of; None for any other text."""
    sample = text[: 1 << 16].splitlines()[:_SAMPLE]
    for archive in _archives():
        if any(archive.between.fullmatch(line) for line in sample):
            lines = [_Line(number, line.rstrip()) for number, line in enumerate(sample, 1)]
            if any(_is_of(archive, document) for document in _documents(archive, lines)):
                return archive.name
    return None


def _is_of(archive: _Archive, lines: Sequence[_Line]) -> bool:
    """Say whether a document has its labels where this archive puts them: around the story, from the first lines on."""
    found = _Document(archive, lines)
    return (
        len(found.labels) >= _FEWEST_LABELS
        and found.in_head >= _FEWEST_IN_HEAD
        and len(found.above) <= _MOST_TITLES
        and (archive.titled or bool(found.opened) or "headline" in found.values)
    )


def _label_of(archive: _Archive, line: str, in_story: bool = False) -> tuple[str, str]:
    """Return the label of a line and its value; "" for a line that has none of this archive.

    In a story two capitals and a blank are a word; a code stands alone on its line there, or well apart from its value.
    """
    bare = line.strip()
    found = (_APART if in_story else _CODE).match(bare) if archive.codes else _LABEL.match(line)
    label = bare.casefold() if found is None else found["label"].strip().casefold()
    if label not in archive.fields and label not in archive.body:
        return "", line
    return label, ((found["value"] if found is not None else None) or "").strip()


def read_archive(text: str, encoding: str) -> Iterator[Copy]:
    """Yield the stories of an export. Raises `ReadError` for a text that is none."""
    name = archive_of(text)
    archive = next((one for one in _archives() if one.name == name), None)
    if archive is None:
        raise ReadError(
            "unknown-format", "is no text export of an archive that is known; its documents have lines of LABEL: value"
        )
    lines = [_Line(number, line.rstrip()) for number, line in enumerate(text.splitlines(), 1)]
    for document in _documents(archive, lines):
        found = _Document(archive, document)
        if found.labels:
            yield _copy(found, encoding)


def _documents(archive: _Archive, lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    document: list[_Line] = []
    for line in lines:
        if archive.between.fullmatch(line.words):
            if any(one.words for one in document):
                yield document
            document = []
        else:
            document.append(line)
    if any(one.words for one in document):
        yield document


class _Document:
    """A document in its parts: lines above all labels, values by field (by label where no field is filled), and the story.

    A label counts above the story, and below it where nothing but labels follows. What was said once is not said again:
    a second value is not taken, and a line of the story that begins with the same word is the story's.
    """

    def __init__(self, archive: _Archive, lines: Sequence[_Line]) -> None:
        """Take a document apart."""
        self.archive = archive
        self.above: list[str] = []
        self.values: dict[str, list[str]] = {}
        self.labels: set[str] = set()  # all that were read
        self.in_head = 0  # how many of these stand above the story
        self.opened: set[str] = set()  # those that open the story
        self.body: list[_Line] = []
        if archive.codes:
            self._by_codes(lines)
        else:
            begin = self._head(lines)
            self.in_head = self.in_head or len(self.labels)
            if archive.titled:
                _name_titles(archive, self.values, self.above)
            self.body += self._story(lines[begin:])
        solid = [at for at, line in enumerate(self.body) if line.words]
        self.body = self.body[solid[0] : solid[-1] + 1] if solid else []

    def _field(self, label: str) -> str:
        field = self.archive.fields[label]
        return label if field == _OTHER else field

    def _begin(self, label: str, value: str) -> list[str]:
        """Begin the value of a label, which is taken where it is the first; return where its other lines go."""
        self.labels.add(label)
        lines = [value] if value else []
        return self.values.setdefault(self._field(label), lines) if self._is_new(label) else lines

    def _is_new(self, label: str) -> bool:
        return not self.values.get(self._field(label))

    def _open(self, label: str, line: _Line, value: str) -> None:
        self.in_head = self.in_head or len(self.labels)
        self.labels.add(label)
        self.opened.add(label)
        if value:
            self.body.append(_Line(line.number, value))

    def _by_codes(self, lines: Sequence[_Line]) -> None:
        """Read a document of codes, which may be parted by blank lines from their values."""
        current: list[str] | None = None
        for line in lines:
            label, value = _label_of(self.archive, line.words, in_story=bool(self.opened))
            if label in self.archive.body and label not in self.opened:
                current = None
                self._open(label, line, value)
            elif label in self.archive.fields and not (self.opened and not self._is_new(label)):
                current = self._begin(label, value)
            elif current is not None:
                current += [line.words.strip()] if line.words else []
            elif self.opened and (self.body or line.words):
                self.body.append(line)

    def _head(self, lines: Sequence[_Line]) -> int:
        """Read the labels above the story; return the index of the line at which that begins."""
        opener = next((at for at, line in enumerate(lines) if self._opens(line)), None)
        current: list[str] | None = None
        summary = False
        for at, line in enumerate(lines):
            label, value = _label_of(self.archive, line.words)
            if not line.words:
                current = None
            elif label in self.archive.body:
                self._open(label, line, value)
                return at + 1
            elif label and (value or self.archive.fields[label] != _OTHER):
                current = self._begin(label, value)
                summary = self.archive.fields[label] == _SUMMARY
            elif self.labels and _LABEL.match(line.words) and (opener is not None or self._is_followed(lines, at)):
                current = []  # a label that is not known
            elif current is not None:  # a value on several lines
                current.append(line.words.strip())
            elif not self.labels:
                self.above.append(line.words.strip())
            elif not summary or opener is None:
                return at
        return len(lines)

    def _opens(self, line: _Line) -> bool:
        return _label_of(self.archive, line.words)[0] in self.archive.body

    def _is_followed(self, lines: Sequence[_Line], at: int) -> bool:
        """Say whether the next line that is not blank has a label that no line had before."""
        below = next((line for line in lines[at + 1 :] if line.words), None)
        label = "" if below is None else _label_of(self.archive, below.words)[0]
        return label in self.archive.fields and self._is_new(label)

    def _story(self, lines: Sequence[_Line]) -> Sequence[_Line]:
        """Read the labels below the story, blocks that begin with one, down to the end; return the lines above them."""
        end = len(lines)
        blocks: list[Sequence[_Line]] = []
        for at in range(len(lines) - 1, -1, -1):
            if lines[at].words and (at == 0 or not lines[at - 1].words):
                if not self._is_below(lines[at:end]):
                    break
                blocks.append(lines[at:end])
                end = at
        for block in reversed(blocks):
            current: list[str] | None = None
            for line in block:
                label, value = _label_of(self.archive, line.words)
                if label in self.archive.fields:
                    current = self._begin(label, value)
                elif current is not None and line.words:
                    current.append(line.words.strip())
        return lines[:end]

    def _is_below(self, block: Sequence[_Line]) -> bool:
        """Say whether a block stands below the story: its label is new, or says again what it said above."""
        label, value = _label_of(self.archive, block[0].words)
        if label not in self.archive.fields:
            return False
        return self._is_new(label) or value == " ".join(self.values[self._field(label)])


def _copy(document: _Document, encoding: str) -> Copy:
    """Return the story of a document."""
    archive = document.archive
    text, origin = _text(document.body)
    said = {name: " ".join(values).strip() for name, values in document.values.items() if values}
    people = said.get("bylines", "").split(";")
    return Copy(
        text,
        declared_of(
            headline=said.get("headline"),
            standfirst=said.get(_SUMMARY),
            bylines=[_in_order(part) for part in people] if archive.surname_first else people,
            dateline=said.get("dateline"),
            published=said.get("published"),
            language=_tag(said.get("language")),
        ),
        "archive",
        encoding,
        origin,
        gathered(
            id=said.get("id"),
            link=said.get("link"),
            site=said.get("paper"),
            keywords=re.split(r"\s*;\s*", said.get("keywords", "")),
            copyright=said.get("copyright"),
            credit=said.get("credit"),
            archive=archive.name,
        ),
    )


def _name_titles(archive: _Archive, fields: dict[str, list[str]], above: Sequence[str]) -> None:
    """Say what the lines above the labels are: the day by its form, the headline is the last that is none, the paper the first."""
    rest = []
    rights = [label for label, field in archive.fields.items() if field == "copyright"]
    for line in above[:_MOST_TITLES]:
        if "published" not in fields and any(map(str.isdigit, line)) and parse_timestamp(line) is not None:
            fields["published"] = [line]
        else:
            rest.append(line)
    # Old exports have the paper above the day and the headline below, new ones the headline first.
    at = next((index for index, line in enumerate(above) if [line] == fields.get("published")), len(above))
    below = [line for line in above[at + 1 :] if line in rest]
    before = [line for line in above[:at] if line in rest]
    if "headline" not in fields:
        if below and not any(below[-1].casefold().startswith(label) for label in rights):
            fields["headline"] = [below[-1]]
        elif before:
            fields["headline"] = [before[0]]
            before = before[1:]
    if "paper" not in fields and before:
        fields["paper"] = [before[-1]]


def _in_order(name: str) -> str:
    """Return a name that an index has by its surname, `Lima, Ana.`, as it is said."""
    surname, comma, given = name.strip().rstrip(".").partition(", ")
    if comma and 0 < len(given.split()) <= 2 and len(surname.split()) <= 2 and "," not in given and not given.isupper():
        return f"{given} {surname}"
    return name.strip()


def _tag(language: str | None) -> str | None:
    """Return the tag of a language that is named by its English name, or is a tag."""
    named: Mapping[str, str] = load("archives.toml")["languages"]
    return None if language is None else named.get(language.casefold(), language)


def _text(lines: Sequence[_Line]) -> tuple[str, tuple[Origin, ...]]:
    """Return the lines of a story, and for each that is not blank its number in the file."""
    parts = []
    origin = []
    at = 0
    for line in lines:
        parts.append(line.words)
        if line.words:
            origin.append(Origin(Span(at, at + len(line.words)), f"line {line.number}"))
        at += len(line.words) + 1
    return "\n".join(parts), tuple(origin)
