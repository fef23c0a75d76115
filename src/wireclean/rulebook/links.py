"""FUR: lists of links to other stories that stand between the paragraphs under a heading of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.layout import Layout, Line
from wireclean.rulebook.furniture import furniture_key, heads_list
from wireclean.rulebook.rule import Stage, rule

__all__ = ["link_list"]

_LONGEST_TITLE = 200
_LONGEST_HEADING = 64
_MOST_ITEMS = 40
_BULLET = re.compile(r"(?:[*+•▪►▶·–-]|\d{1,2}\.) +(?=\S)")
_STOPS = (".", "!", ":", ";", "。", "।", "…”", ".”", '."')


@rule(
    "FUR005",
    "link-list",
    stage=Stage.RECOGNITION,
    after=["FUR004"],
    needs_cue=False,
    fixes=[
        (
            "The bell weighs a ton.\n\nMost read\n\n* Harbour master retires after 40 years\n* Ferry fares to rise\n\n"
            "It was cast in 1871.",
            "The bell weighs a ton.\n\nMost read\n\nIt was cast in 1871.",
        ),
        (
            "The bell weighs a ton.\n\nTags\nbell, harbour, museum, divers, Port Ellery\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nTags\nIt was cast in 1871.",
        ),
        (
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nRelated stories\n"
            "Harbour master of Port Ellery retires\n\nIt was cast in 1871.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\n\nRelated stories\n"
            "It was cast in 1871.",
        ),
    ],
    keeps=[
        "The bell weighs a ton.\n\nWhat the divers found\n\n* A bell of bronze\n* Two anchors\n\nIt was cast in 1871.",
        "The bell weighs a ton.\n\nRelated stories\n\nIt was cast in 1871.",
    ],
)
def link_list(layout: Layout) -> Iterator[Edit]:
    """A list of other stories' titles follows a heading such as `Most read` or `Related stories`.

    The heading must be known, and the items be short and without a full stop. The last of several titles that are not marked
    as items could be the story's own subheading and stays.
    """
    headings = [edit.span.start for edit in layout.edits if edit.rule in _HEADINGS]
    if not headings:
        return
    text, lines = layout.text, layout.lines
    story = next((line.start for line in lines if layout.is_prose(*line)), len(text))
    for start in headings:
        number = layout.line_at(start + _leading_space(text, start))
        if not _is_heading(text, lines[number]):
            continue
        titles: list[Line] = []
        bullets = False
        for line in lines[number + 1 : number + 1 + _MOST_ITEMS]:
            if _is_row_of_tags(text, line):
                yield layout.strike(line.start, line.end, "FUR005")
                break
            if line.end - line.start > _LONGEST_TITLE or text.endswith(_STOPS, line.start, line.end):
                break
            if _BULLET.match(text, line.start, line.end):
                bullets = True
                yield layout.strike(line.start, line.end, "FUR005")
            elif text.count(" ", line.start, line.end) >= _FEWEST_WORDS - 1:
                titles.append(line)
            else:
                break
        if start < story:  # above the story they may be its own headline and byline
            continue
        # The last could be the story's next subheading, but for the one item of the list.
        for line in titles if len(titles) == 1 and not bullets else titles[:-1]:
            yield layout.strike(line.start, line.end, "FUR005")


def _is_row_of_tags(text: str, line: Line) -> bool:
    """Say whether a line is tags between commas."""
    commas = text.count(", ", line.start, line.end)
    if (
        commas < _FEWEST_COMMAS
        or text.find(". ", line.start, line.end) >= 0
        or text.endswith(_STOPS, line.start, line.end)
    ):
        return False
    return line.end - line.start <= (commas + 1) * _LONGEST_TAG


_FEWEST_WORDS = 5
_FEWEST_COMMAS = 4
_LONGEST_TAG = 32
_HEADINGS = frozenset(("FUR001", "FUR002"))


def _leading_space(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end].isspace():
        end += 1
    return end - start


def _is_heading(text: str, line: Line) -> bool:
    """Say whether a struck line heads a list: `Related stories`, `More from Port Ellery`."""
    if line.end - line.start > _LONGEST_HEADING:
        return False
    return heads_list(furniture_key(text[line.start : line.end]))
