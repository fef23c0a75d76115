"""Blocks of what stands behind a story, between lines of the page: comments, teasers, notices, lists, each judged as a whole.

A comment or the opening of another story is prose as the story's own paragraphs are, and no line of it tells. What tells is the
block: how much of what it says the story says too, how large it is beside the story, and how much of the page stands around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import NamedTuple

from wireclean.data import load
from wireclean.layout import Judged, Layout, Level
from wireclean.rows import Row, role_of

__all__ = ["Block", "Verdict", "blocks_behind", "may_stand_behind", "of_the_page", "verdicts"]

_APART = frozenset(("page", "stamp", "byline", "headline", "standfirst"))  # what parts blocks: the page prints it
_WITHIN = frozenset(("note", "caption"))  # what may stand in a block and says nothing of it
_STRUCK = frozenset(("prose", "free", "list", "table", "beside"))
_SETTLED = ("free", "list", "table", "beside")
_SHORTEST = 20  # code points of what may be a line of its own
_SCATTERED = 0.3  # of the copy's prose: where no block has so much, nothing tells the story's
_TIME = re.compile(r"\b[0-9]{1,2}[:.][0-9]{2}\b|\b20[0-9]{2}\b")

# The bounds between the steps of each measure.
_TAKEN = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65)  # of what a block says, what the story says too
_WORDS = (5, 12, 25, 50, 100, 200)
_SIZES = (0.02, 0.05, 0.1, 0.2, 0.5)  # of the story's words
_MAIN = (0.3, 0.5, 0.7, 0.85, 0.95)  # of the copy's prose, what is the story
_REST = (0.0, 0.05, 0.15, 0.3)  # of the copy's prose, what stands below the block
_LINES = (0, 1, 2, 4, 8, 16)
_PAGE = (1, 3, 8, 20, 50)
_SHARES = (0.2, 0.4, 0.6, 0.8, 0.9)
_ENDED = (0.0, 0.34, 0.67, 0.99)
_SPOKEN = (0.0, 0.03, 0.06, 0.12)
_A_ROW = (4, 8, 14, 22, 35)  # words


class Block(NamedTuple):
    """Rows that stand together behind the story: their stretches, the words in all of them, and what `data/blocks.toml` weighs."""

    stretches: tuple[tuple[int, int], ...]
    words: int
    features: tuple[str, ...]


class Verdict(NamedTuple):
    """The features of a block among those behind the story, from which sum of their weights on it is struck, and whether it is."""

    features: tuple[str, ...]
    needed: float
    struck: bool


def may_stand_behind(layout: Layout) -> bool:
    """Say, without rows, whether anything is left behind the longest stretch between two lines of the page."""
    lengths: list[int] = []
    at = 0
    for edit in layout.edits:
        if role_of(edit) in _APART:
            lengths.append(edit.span.start - at)
            at = max(at, edit.span.end)
    lengths.append(len(layout.text) - at)
    return max(lengths[lengths.index(max(lengths)) + 1 :], default=0) >= _SHORTEST


def of_the_page(rows: Sequence[Row], level: Level, judged: list[Judged]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the rows behind the story whose blocks are so likely the page's that they are struck.

    What was weighed goes to `judged`, struck or not.
    """
    table = load("blocks.toml")
    blocks = [*blocks_behind(rows)]
    for block, verdict in zip(
        blocks, verdicts(blocks, table["base"], table["features"], table["risk"][level]), strict=True
    ):
        for stretch in block.stretches:
            judged.append(Judged(*stretch, "OFF002", ("base", *verdict.features), verdict.needed))
            if verdict.struck:
                yield stretch


def verdicts(blocks: Sequence[Block], base: float, weights: Mapping[str, float], risk: float) -> Iterator[Verdict]:
    """Yield what becomes of each of the blocks behind a story; `risk` is how many of its words a strike may be expected to lose."""
    struck = False
    for block in blocks:
        features = (*block.features, f"behind.{'page' if struck else 'story'}")  # a page does not go back to the story
        odds = base + sum(weights.get(feature, 0.0) for feature in features)
        needed = log((block.words + load("blocks.toml")["spare"]) / risk - 1)
        struck = odds >= needed
        yield Verdict(features, needed, struck)


def blocks_behind(rows: Sequence[Row]) -> Iterator[Block]:
    """Yield the blocks below the one with most of the copy's prose, which is the story's.

    Those of short lines that were all judged by themselves are left to that judgement.
    """
    blocks = list(_parted(rows))
    prose = [sum(rows[at].length for at in block if rows[at].sure and rows[at].role == "prose") for block in blocks]
    if len(blocks) < 2 or not any(prose):
        return
    main = prose.index(max(prose))
    said: set[str] = set()
    for block in blocks[: main + 1]:
        said.update(_said(rows, block))
    story, total = prose[main], sum(prose)
    if story < total * _SCATTERED:
        return
    tail = rows[blocks[main][-1] + 1 :]
    of_page = sum(row.role in _APART for row in tail)
    around = [
        f"main.{bisect_left(_MAIN, story / total)}",
        f"density.{bisect_left(_SHARES, of_page / len(tail))}" if tail else "",
        f"pages.{bisect_left(_PAGE, of_page)}",
    ]
    for number in range(main + 1, len(blocks)):
        block = blocks[number]
        inside = [rows[at] for at in block]
        if any(row.role == "prose" or not row.judged for row in inside):
            above = range(blocks[number - 1][-1] + 1, block[0])
            below = (blocks[number + 1][0] if number + 1 < len(blocks) else len(rows)) - block[-1] - 1
            features = [*around, *_looks(inside), *_says(inside, said, story)]
            features.append(f"gap.{bisect_left(_LINES[1:], len(above))}")
            features.append(f"below.{bisect_left(_LINES, below)}" if block[-1] + 1 < len(rows) else "last")
            features.append(f"rest.{bisect_left(_REST, sum(prose[number + 1 :]) / total)}")
            features.append(f"nth.{bisect_left((1, 2, 4, 8), number - main)}")
            if any(_TIME.search(rows[at].text) for at in above):
                features.append("time.above")
            stretches = tuple((row.start, row.end) for row in inside if row.role in _STRUCK)
            yield Block(stretches, sum(row.length for row in inside), tuple(features))
        said.update(_said(rows, block))


def _parted(rows: Sequence[Row]) -> Iterator[list[int]]:
    """Yield the blocks of a copy, each as the numbers of its rows."""
    block: list[int] = []
    for at, row in enumerate(rows):
        if row.role in _APART:
            if block:
                yield block
            block = []
        elif row.role not in _WITHIN:
            block.append(at)
    if block:
        yield block


def _said(rows: Sequence[Row], block: Sequence[int]) -> Iterator[str]:
    """Yield what the paragraphs of a block say, as the story would take it up."""
    for at in block:
        if rows[at].sure and rows[at].role == "prose":
            yield from rows[at].stems


def _looks(rows: Sequence[Row]) -> Iterator[str]:
    """Yield how the rows of a block look."""
    words = sum(row.length for row in rows)
    roles = Counter(row.role for row in rows)
    yield f"rows.{bisect_left((1, 2, 4, 8), len(rows))}"
    yield f"row.words.{bisect_left(_A_ROW, words / len(rows))}"
    yield f"ended.{bisect_left(_ENDED, sum(row.ended for row in rows) / len(rows))}"
    yield f"prose.{bisect_left((0, 1, 2, 4), roles['prose'])}"
    for role in _SETTLED:
        if roles[role]:
            yield f"has.{role}.{bisect_left((0.3, 0.7, 0.99), roles[role] / len(rows))}"


def _says(rows: Sequence[Row], said: set[str], story: int) -> Iterator[str]:
    """Yield how much a block says, how much of that the story says too, and how much is spoken to a page's reader."""
    words = sum(row.length for row in rows)
    stems = [stem for row in rows for stem in row.stems]
    yield f"taken.{bisect_left(_TAKEN, sum(stem in said for stem in stems) / max(len(stems), 1))}"
    yield f"words.{bisect_left(_WORDS, words)}"
    yield f"size.{bisect_left(_SIZES, words / story)}"
    yield f"spoken.{bisect_left(_SPOKEN, sum(len(row.page) + len(row.reader) for row in rows) / max(words, 1))}"
