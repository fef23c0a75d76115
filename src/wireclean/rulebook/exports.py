"""FUR: what press archives print about a document beside its story: labels and their values, and the marks of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wireclean.article import Edit
from wireclean.data import load
from wireclean.layout import Layout, Line
from wireclean.rulebook.rule import Stage, rule

__all__ = ["archive_label"]

_LONGEST_LABEL = 40
_LONGEST_LINE = 600  # an index of subjects can be that long
_FEWEST_LINES = 3  # with a label; one or two are any page's
_FEWEST_LABELS = 2  # that differ: the name of somebody who speaks can be a label

# What an export says in these is the article's, and read by other rules.
_FIELDS = frozenset(("headline", "bylines", "published", "dateline", "standfirst", "copyright"))


class _Labels(NamedTuple):
    """The labels of all archives in small letters: those that only tell of a document, and all that tell an export.

    `bare` are marks without a colon, and `sure` what nobody but an archive prints.
    """

    about: frozenset[str]
    known: frozenset[str]
    bare: frozenset[str]
    sure: frozenset[str]


@cache
def _labels() -> _Labels:
    table = load("archives.toml")
    about = {label.casefold() for label in table["about"]}
    fields: set[str] = set()
    bare: set[str] = set()
    for archive in table["archive"]:
        if not archive.get("codes"):
            bare |= {mark.casefold() for mark in archive["body"]}
            for field, labels in archive["labels"].items():
                (fields if field in _FIELDS else about).update(label.casefold() for label in labels)
    about |= bare
    sure = frozenset(label.casefold() for label in table["sure"])
    return _Labels(frozenset(about - fields), frozenset(about | fields), frozenset(bare), sure)


@rule(
    "FUR014",
    "archive-label",
    stage=Stage.RECOGNITION,
    after=["HED001", "HED002", "HED003", "HED004", "HED009"],
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
    story's own.
    """
    text, labels = layout.text, _labels()
    found = [(line, label) for line in layout.lines if (label := _label_of(text, line)) in labels.known]
    printed = {label for _, label in found}
    if len(found) < _FEWEST_LINES or len(printed) < _FEWEST_LABELS or printed.isdisjoint(labels.sure):
        return
    for line, label in found:
        if label in labels.about and not layout.edits_in(*line):
            yield layout.strike(line.start, line.end, "FUR014")


def _label_of(text: str, line: Line) -> str:
    """Return what a line has before its colon, or the mark that it is, in small letters."""
    if line.end - line.start > _LONGEST_LINE:
        return ""
    colon = text.find(":", line.start, min(line.end, line.start + _LONGEST_LABEL))
    if colon >= 0:
        return text[line.start : colon].strip().casefold()
    mark = text[line.start : line.end].casefold() if line.end - line.start <= _LONGEST_LABEL else ""
    return mark if mark in _labels().bare else ""
