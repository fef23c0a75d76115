"""FUR: what press archives print about a document beside its story: labels and their values, and the marks of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from wireclean.article import Edit
from wireclean.data import load
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline import is_cued_byline
from wireclean.grammar.citations import find_citation
from wireclean.layout import Layout, Line
from wireclean.rulebook.notes.lines import strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["archive_label", "summary_mark"]

_LONGEST_LABEL = 40
_LONGEST_LINE = 600  # an index of subjects can be that long
_LONGEST_PLAIN = 80  # a line without a label
_FEWEST_LINES = 3  # with a label; one or two are any page's
_FEWEST_LABELS = 2  # that differ: the name of somebody who speaks can be a label
_FEWEST_CODES = 5  # that differ

# What an export says in these is the article's, and read by other rules.
_FIELDS = frozenset(("headline", "bylines", "published", "dateline", "standfirst", "copyright"))


class _Labels(NamedTuple):
    """The labels of all archives in small letters: those that only tell of a document, and all that tell an export.

    `bare` are marks without a colon before the story, and `sure` what nobody but an archive prints. `codes` are labels of two
    capitals, `opening` those before the story, `telling` those of them whose values only tell of a document.
    """

    about: frozenset[str]
    known: frozenset[str]
    bare: frozenset[str]
    sure: frozenset[str]
    codes: frozenset[str]
    opening: frozenset[str]
    telling: frozenset[str]
    rights: frozenset[str]


@cache
def _labels() -> _Labels:
    table = load("archives.toml")
    about = {label.casefold() for label in table["about"]}
    fields: set[str] = set()
    bare: set[str] = set()
    codes: set[str] = set()
    opening: set[str] = set()
    telling: set[str] = set()
    rights: set[str] = set()
    for archive in table["archive"]:
        coded = archive.get("codes", False)
        (opening if coded else bare).update(archive["body"] if coded else map(str.casefold, archive["body"]))
        for field, labels in archive["labels"].items():
            if coded:
                codes.update(labels)
                telling.update(labels if field not in (*_FIELDS, "credit") else ())
            else:
                (fields if field in _FIELDS else about).update(label.casefold() for label in labels)
                rights.update(label.casefold() for label in labels if field == "copyright")
    about |= bare
    sure = frozenset(label.casefold() for label in table["sure"])
    return _Labels(
        frozenset(about - fields),
        frozenset(about | fields),
        frozenset(bare),
        sure,
        frozenset(codes | opening),
        frozenset(opening),
        frozenset(telling),
        frozenset(rights),
    )


@cache
def _between() -> re.Pattern[str]:
    """Match a line between two documents that has words: `Document HARTIM0020260312em3c0004b`, `End of Document`."""
    archives = load("archives.toml")["archive"]
    return re.compile("|".join(archive["between"] for archive in archives if archive["between"][0] != "_"))


@cache
def _plain() -> re.Pattern[str]:
    """Match a line of an archive without a label.

    One between two documents that has words: `Document HARTIM0020260312em3c0004b`, `End of Document`. One with the number of
    a document's words: `412 words`, `Le Courrier • p. 14 • 412 mots`. An address.
    """
    counted = rf"(?:[^\n:]{{0,60}}[•|·][ ])?\d[\d.,]{{0,6}}[ ](?:{any_of(load('archives.toml')['counted'])})"
    return re.compile(rf"(?P<between>{_between().pattern})|(?P<counted>(?i:{counted}))|https?://\S{{4,70}}")


@rule(
    "FUR014",
    "archive-label",
    stage=Stage.RECOGNITION,
    after=["DAT001"],
    cues=load("archives.toml")["sure"],
    needs_cue=False,
    fixes=[
        (
            "Divers raise a bell\n\nSection: NEWS; Pg. 4\n\nLength: 412 words\n\nThe bell weighs more than a ton.\n\nPublication-Type: Newspaper",
            "Divers raise a bell\n\nThe bell weighs more than a ton.",
        ),
        (
            "Divers raise a bell\nFull text\nFull Text\nThe bell weighs more than a ton.\nWord count: 412",
            "Divers raise a bell\nThe bell weighs more than a ton.",
        ),
        (
            "HD Divers raise a bell\nWC 412 words\nPD 4 May 2020\nSN Harbour Times\nLP The bell weighs a ton.\nTD It was cast in 1871.\nAN Document HARTIM0020200504",
            "Divers raise a bell\n4 May 2020\nThe bell weighs a ton.\nIt was cast in 1871.",
        ),
        (
            "Divers raise a bell\n412 words\n4 May 2020\nHarbour Times\nThe bell weighs more than a ton.\nDocument HARTIM0020200504em5400001",
            "Divers raise a bell\n4 May 2020\nHarbour Times\nThe bell weighs more than a ton.",
        ),
    ],
    keeps=[
        "The bell weighs more than a ton.\n\nLength: 40 inches\n\nIt was cast in 1871.",
        "The bell rings in a new book.\n\nPublisher: Harbour Press\nLanguage: Tamil\nPages: 320\nISBN: 123",
        "Source: I heard it ring.\n\nAna Lima: So did I.\n\nSource: It rang twice.",
    ],
)
def archive_label(layout: Layout) -> Iterator[Edit]:
    """A line says what a press archive knows of the document: its section, its length, its subjects.

    The labels are those of `archives.toml`, which `wireclean.read` takes whole exports apart by. Where three lines of a copy have such
    labels, one of which nobody else prints (`Word count`), it came from an archive; others (`Length: 40 inches`, `Pages: 320`) are the
    story's own. So it did where a line with a number of words and one between two documents stand in it, or five codes (`HD`, `LP`).
    What stands behind a label before the story (`Full text: ...`) is the story's.
    """
    text, labels = layout.text, _labels()
    if coded := _coded(text, layout.lines):
        yield from _codes(layout, coded)
        return
    # None of the labels tells an export without one that nobody else prints.
    lines = layout.lines if "FUR014" in layout.cued_codes else ()
    found = [(line, label) for line in lines if (label := _label_of(text, line)) in labels.known]
    printed = {label for _, label in found}
    labelled = len(found) >= _FEWEST_LINES and len(printed) >= _FEWEST_LABELS and not printed.isdisjoint(labels.sure)
    plain = _plain_lines(text, layout.lines) if labelled or _may_be_parted(text, layout.lines) else []
    if not labelled and not _is_parted([mark for _, mark in plain]):
        return
    for line, _ in plain:
        if not layout.edits_in(*line):
            yield layout.strike(line.start, line.end, "FUR014")
    for line, label in found if labelled else ():
        if layout.edits_in(*line) or find_citation(text, *line):
            continue
        if label in labels.rights:
            yield strike_note(layout, line.start, line.end, "FUR014", "copyright")
            continue
        if label not in labels.about:
            continue
        story = _behind_label(text, line) if label in labels.bare else line.end
        yield layout.strike(line.start, story, "FUR014")


def _plain_lines(text: str, lines: Sequence[Line]) -> list[tuple[Line, re.Match[str]]]:
    """Return the lines of an archive without a label."""
    return [
        (line, mark)
        for line in lines
        if line.end - line.start <= _LONGEST_PLAIN and (mark := _plain().fullmatch(text, *line))
    ]


def _may_be_parted(text: str, lines: Sequence[Line]) -> bool:
    """Say whether a line stands between two documents, which is told much faster than all that an archive prints."""
    return any(_between().fullmatch(text, *line) for line in lines if line.end - line.start <= _LONGEST_PLAIN)


def _is_parted(plain: list[re.Match[str]]) -> bool:
    """Say whether lines without labels are those of an archive: a number of words, and below it the end of the document."""
    return len(plain) > 1 and plain[0]["counted"] is not None and plain[-1]["between"] is not None


def _behind_label(text: str, line: Line) -> int:
    """Return where the story begins on the line of a label before it: at its end where nothing stands behind the label."""
    colon = text.find(":", *line)
    at = line.end if colon < 0 else colon + 1
    while at < line.end and text[at].isspace():
        at += 1
    return at


_CODE = re.compile(r"(?P<code>[A-Z]{2,3})[ \t]{1,8}(?=\S)")


def _coded(text: str, lines: Sequence[Line]) -> list[tuple[Line, re.Match[str]]]:
    """Return the lines that open with a code, if the copy is an export that has codes for labels."""
    labels = _labels()
    opening = tuple(labels.opening)
    if not any(text.startswith(opening, line.start) for line in lines):
        return []  # every export with codes has one that stands before a story
    found = [(line, code) for line in lines if (code := _CODE.match(text, *line)) and code["code"] in labels.codes]
    codes = {code["code"] for _, code in found}
    return found if len(codes) >= _FEWEST_CODES and not codes.isdisjoint(labels.opening) else []


def _codes(layout: Layout, coded: list[tuple[Line, re.Match[str]]]) -> Iterator[Edit]:
    for line, code in coded:
        whole = code["code"] in _labels().telling
        if (
            not whole
            and is_cued_byline(layout.text[slice(*line)])
            and not is_cued_byline(layout.text[code.end() : line.end])
        ):
            continue  # the code is the cue
        yield layout.strike(line.start, line.end if whole else code.end(), "FUR014")


def _label_of(text: str, line: Line) -> str:
    """Return what a line has before its colon, or the mark that it is, in small letters."""
    colon = text.find(":", line.start, min(line.end, line.start + _LONGEST_LABEL))
    if colon >= 0:
        label = text[line.start : colon].strip().casefold()
        return label if line.end - line.start <= _LONGEST_LINE or label in _labels().bare else ""
    mark = text[line.start : line.end].casefold() if line.end - line.start <= _LONGEST_LABEL else ""
    return mark if mark in _labels().known else ""


_SUMMARY: str = load("archives.toml")["summary"]


@rule(
    "FUR026",
    "summary-mark",
    stage=Stage.RECOGNITION,
    after=["FUR014"],
    cues=[_SUMMARY],
    fixes=[
        (
            "The bell weighs a ton.\n\n@highlight\n\nDivers raised a bell\n\n@highlight\n\nIt weighs a ton",
            "The bell weighs a ton.",
        ),
        ("The bell weighs a ton. @highlight Divers raised a bell", "The bell weighs a ton."),
    ],
    keeps=["Follow @highlighter, he said.", "@highlight"],
)
def summary_mark(layout: Layout) -> Iterator[Edit]:
    """A data set has the story's summary below it, each sentence behind a mark: `@highlight`.

    From the first mark on nothing is the story's.
    """
    text = layout.text
    for start, end in layout.cues("FUR026"):
        if text[end : end + 1].isalnum() or not text[:start].strip() or not text[end:].strip():
            continue
        yield layout.strike(start, len(text.rstrip()), "FUR026")
        return
