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

_FEWEST_LABELS = 3
_SAMPLE = 400  # lines
_MOST_TITLES = 8
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{1,39}|©)[ ]?:(?:[ \t]+|$)(?P<value>.*)")
_CODE = re.compile(r"(?P<label>[A-Z]{2,3})(?:[ \t]{1,8}(?P<value>\S.*)|[ \t]*$)")


class _Archive(NamedTuple):
    """One archive: the line between documents, the labels by name in small letters, and which of them open the story."""

    name: str
    between: re.Pattern[str]
    fields: Mapping[str, str]
    body: frozenset[str]
    codes: bool
    titled: bool


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
        )
        for entry in load("archives.toml")["archive"]
    )


class _Line(NamedTuple):
    """A line of the file: where it begins, its number, and what it says."""

    start: int
    number: int
    words: str


def _lines(text: str) -> list[_Line]:
    found = []
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        found.append(_Line(at, number, line.rstrip()))
        at += len(line)
    return found


def archive_of(text: str) -> str | None:
    """Return the name of the archive that a text is an export of; None for any other text."""
    sample = text[: 1 << 16].splitlines()[:_SAMPLE]
    for archive in _archives():
        if any(archive.between.fullmatch(line) for line in sample):
            labels = {label for line in sample if (label := _label_of(archive, line)[0]) is not None}
            fields = {archive.fields.get(label, "body") for label in labels}
            if len(labels) >= _FEWEST_LABELS and (fields & {"headline", "body"} or archive.titled):
                return archive.name
    return None


def _label_of(archive: _Archive, line: str) -> tuple[str | None, str]:
    """Return the label of a line and its value; no label for a line that has none of this archive."""
    found = (_CODE if archive.codes else _LABEL).match(line.strip() if archive.codes else line)
    if found is None:
        return None, line
    label = found["label"].strip().casefold()
    if label not in archive.fields and label not in archive.body:
        return None, line
    return label, (found["value"] or "").strip()


def read_archive(text: str, encoding: str) -> Iterator[Copy]:
    """Yield the stories of an export. Raises `ReadError` for a text that is none."""
    name = archive_of(text)
    archive = next((one for one in _archives() if one.name == name), None)
    if archive is None:
        raise ReadError(
            "unknown-format", "is no text export of an archive that is known; its documents have lines of LABEL: value"
        )
    for lines in _documents(archive, _lines(text)):
        copy = _copy(archive, lines, encoding)
        if copy is not None:
            yield copy


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


def _copy(archive: _Archive, lines: Sequence[_Line], encoding: str) -> Copy | None:
    """Return the story of a document: its labels, and the lines that none of them opens; None for one without labels."""
    fields: dict[str, list[str]] = {}
    above: list[str] = []
    body: list[_Line] = []
    current: list[str] | None = None
    labelled = 0
    for line in lines:
        label, value = _label_of(archive, line.words)
        if label is not None:
            labelled += 1
            if label in archive.body:
                current = None
                if value:
                    body.append(_Line(line.start + line.words.index(value), line.number, value))
            else:
                current = fields.setdefault(archive.fields[label], [])
                if value:
                    current.append(value)
        elif not line.words:
            current = None if not archive.codes else current
            if body:
                body.append(line)
        elif not body and not archive.codes and labelled and _LABEL.match(line.words):  # a label that is not known
            current = None
        elif current is not None:  # a value on several lines
            current.append(line.words.strip())
        elif not labelled:
            above.append(line.words.strip())
        else:
            body.append(line)
    if not labelled:
        return None
    if archive.titled:
        _name_titles(fields, above)
    text, origin = _text(body)
    said = {name: " ".join(values).strip() for name, values in fields.items() if values}
    return Copy(
        text,
        declared_of(
            headline=said.get("headline"),
            standfirst=said.get("standfirst"),
            bylines=[_in_order(part) for part in said.get("bylines", "").split(";")],
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


def _name_titles(fields: dict[str, list[str]], above: Sequence[str]) -> None:
    """Say what the lines above the labels are: the day by its form, the headline is the last that is none, the paper the first."""
    rest = []
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
        if below and not below[-1].startswith("Copyright"):
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
    while lines and not lines[-1].words:
        lines = lines[:-1]
    parts = []
    origin = []
    at = 0
    for line in lines:
        parts.append(line.words)
        if line.words:
            origin.append(Origin(Span(at, at + len(line.words)), f"line {line.number}"))
        at += len(line.words) + 1
    return "\n".join(parts), tuple(origin)
