"""FUR: the end of a page: everything after the story that other rules have shown to be furniture.

Titles of other stories, names of sections and tags look like nothing in particular. What tells them is where they
stand: after the story's last prose, below a heading such as `Most read`, among lines that are furniture beyond doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wireclean.article import Edit
from wireclean.data.languages import language_numbers, language_words
from wireclean.data.phrasebook import any_of, phrases
from wireclean.grammar.sentences import is_paragraph
from wireclean.layout import Layout
from wireclean.rulebook.furniture import ends_heading, furniture_key, heads_list
from wireclean.rulebook.rule import Stage, rule

__all__ = ["page_end"]

_SHORTEST_PROSE = 60
_LONGEST_TEASER = 300  # a longer sentence is no teaser
_LEAST_STORY = 300  # code points of prose before an end
_FEWEST_PROOFS = 3
_LONGEST_KEY = 64
_LONGEST_STAMP = 32
_STAMP_LETTERS = 12


def _any(*names: str) -> str:
    """Return the part of a pattern for lists of the language files."""
    return f"(?: {any_of(word for name in names for word in language_words(name))} )"


_COUNT = rf"(?: \d{{1,2}} | {_any('times.ones')} ) [ ]? (?: {any_of(language_numbers('units'))} )\b"


@cache
def _readers() -> re.Pattern[str]:
    """Match what stands beside a reader's comment: the time, buttons, his handle."""
    return re.compile(
        rf"""
        .{{0,60}} (?:
            \b{_COUNT} [ ] {_any("times.ago_after")}\b | \b{_any("times.ago_before")} [ ] {_COUNT}
          | \d{{1,2}}:\d\d [ ]? {_any("times.mornings", "times.afternoons", "times.hours")} | \b{_any("times.joins")} [ ] \d{{1,2}}:\d\d
          | {_any("furniture.reader_marks")}
        ) .{{0,30}}
        | {_any("furniture.reader_buttons")} \W{{0,3}}
        | @[\w.-]{{2,30}}
        """,
        re.VERBOSE | re.IGNORECASE,
    )


class _Piece(NamedTuple):
    start: int
    end: int
    struck: str  # the rule that has the line already, or ""
    prose: bool
    proof: bool
    heading: bool


@rule(
    "FUR007",
    "page-end",
    stage=Stage.RECOGNITION,
    after=["CAP003"],
    needs_cue=False,
    fixes=[
        (
            "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
            "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.\n\n"
            "Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across the bay.\n\n"
            "Tags\nHarbour\nMuseum\n\nMost read\nFerry fares to rise in spring\nOld lighthouse finds a keeper\n\n"
            "Sport\nOpinion\nAbout us\nPrivacy policy",
            "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
            "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.\n\n"
            "Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across the bay.\n\n"
            "Tags\nMost read\nFerry fares to rise in spring\nAbout us\nPrivacy policy",
        ),
    ],
    keeps=[
        "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
        "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.\n\n"
        "What the divers found\nA bell\nTwo anchors\nA clock",
        "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
        "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.\n\n"
        "It hung above the deck for two years, and the captain's daughter rang it in the fog and at noon, the log says.\n\n"
        "Most read\nPolitics\nThe museum opens in May. The shipyard wants a share of what the visitors pay, says its owner.\n\n"
        "What comes next\nThe board meets again on Friday. It has to decide by June, or the loan of the bank is lost.\n\n"
        "Related stories\nAbout us",
    ],
)
def page_end(layout: Layout) -> Iterator[Edit]:
    """After the story's last prose the page goes on with lists, links and names of sections.

    The end begins at a line that is known to head one (`Most read`, `Tags`, `Comments`). At least three lines after the
    story must be furniture beyond doubt or names of sections, and no two sentences of prose may follow each other. What stands
    below a box between the paragraphs is the story's.
    """
    if not any(edit.rule in _PROVEN for edit in layout.edits):
        return
    pieces = _pieces(layout)
    start = _start_of_end(layout, pieces)
    if start is None:
        return
    for piece in pieces[start:]:
        for left in layout.free(piece.start, piece.end) if not piece.struck else ():
            yield layout.strike(left.start, left.end, "FUR007")


_PROVEN = frozenset(("FUR001", "FUR002", "FUR003", "FUR004", "FUR005", "FUR009"))


def _pieces(layout: Layout) -> list[_Piece]:
    """Return what stands in the copy, line by line."""
    text = layout.text
    known = phrases()
    sections = known.section
    taken = {}
    for edit in layout.edits:
        lead = len(edit.before) - len(edit.before.lstrip())
        if lead < len(edit.before):
            taken[layout.line_at(edit.span.start + lead)] = edit.rule
    pieces: list[_Piece] = []
    seen: set[str] = set()
    for number, (start, end) in enumerate(layout.lines):
        struck = taken.get(number, "")
        if struck and layout.free(start, end):
            struck = ""
        line = text[start:end]
        key = furniture_key(line) if end - start <= _LONGEST_KEY else ""
        heads = bool(key) and (heads_list(key) or ends_heading(key))
        if struck:
            proof, heading = struck in _PROVEN or struck == "NOT007", heads and struck in ("FUR001", "FUR002")
        else:
            proof, heading = heads or key in sections or line in seen or _is_stamp(line), False
        seen.add(line)
        pieces.append(_Piece(start, end, struck, not struck and is_paragraph(line), proof, heading))
    return pieces


def _is_stamp(line: str) -> bool:
    """Say whether a line is little but figures, as the times and numbers beside titles are."""
    if len(line) > _LONGEST_STAMP or not any(map(str.isdecimal, line)):
        return False
    return sum(map(str.isalpha, line)) <= _STAMP_LETTERS


def _start_of_end(layout: Layout, pieces: list[_Piece]) -> int | None:
    """Return the number of the piece with which the page's end begins; None if there is no such end."""
    free = [number for number, piece in enumerate(pieces) if not piece.struck]
    solid = -1
    story = 0
    lone: list[int] = []
    previous = False
    for number in free:
        piece = pieces[number]
        if piece.prose:
            story += piece.end - piece.start
            if previous or piece.end - piece.start > _LONGEST_TEASER:
                solid, lone = number, []
            else:
                lone.append(number)
        previous = piece.prose
    solid = _behind_boxes(layout.text, pieces, solid, lone)
    teasers = sum(pieces[number].end - pieces[number].start for number in lone if number > solid)
    comments = _comments(layout, pieces, story)
    if story - teasers < max(_LEAST_STORY, teasers):
        return comments
    starts = [] if comments is None else [comments]
    starts += [] if (start := _first_end(layout.text, pieces, solid + 1)) is None else [start]
    return min(starts, default=None)


def _behind_boxes(text: str, pieces: list[_Piece], solid: int, lone: list[int]) -> int:
    """Return the number of the story's last piece: its last paragraphs may stand alone, below boxes between the paragraphs.

    A box has a heading and a few titles, and then the story goes on; the end of a page goes on itself. Where one paragraph after
    the other stands alone, they are the openings of other stories, with their titles, and so is what is cut or an item of a list.
    """
    if len(lone) == 1:  # a single sentence among titles may be the story's last
        return lone[0]
    near: list[int] = []
    for number in lone:
        start, end = pieces[number][:2]
        if number - (near or [solid])[-1] > _LONGEST_BOX or text.endswith(_CUT, start, end) or text[start] in _BULLETS:
            break
        near.append(number)
    return near[-1] if 0 < len(near) <= _MOST_BOXES else solid


_LONGEST_BOX = 8  # lines from one paragraph to the next around a box and a subheading
_MOST_BOXES = 2
_CUT = ("...", "…")
_BULLETS = "*•·–-►▶→"


def _first_end(text: str, pieces: list[_Piece], floor: int) -> int | None:
    """Return the first piece from `floor` on with which the end of a page begins, which goes on to the end of the copy.

    Below a heading three proofs are enough, or nothing but titles; below any other line of furniture it takes more.
    Looked for from the end, so that each piece is counted once.
    """
    first: int | None = None
    proofs = size = 0
    titles, prose = True, False  # whether all that follows may be titles, and whether prose is among it
    for number in range(len(pieces) - 1, floor - 1, -1):
        piece = pieces[number]
        size += 1
        proofs += piece.proof
        prose = prose or piece.prose
        titles = titles and (
            bool(piece.struck) or not (piece.prose or text.endswith(_NO_TITLE, piece.start, piece.end))
        )
        if piece.struck not in _PROVEN:
            continue
        if piece.heading:
            begins = titles or (proofs >= _FEWEST_PROOFS and proofs * _SPARSEST >= size)
        else:
            begins = not prose and proofs >= _FEWEST_DENSE and proofs * _SPARSEST_DENSE >= size
        first = number if begins else first
    return first


_NO_TITLE = (".", ":", ";", ",", "”", '"', "“", "»", "。", "」")
_FEWEST_DENSE = 6
_SPARSEST_DENSE = 3
_SPARSEST = 10  # at least one line in so many must be proven


def _comments(layout: Layout, pieces: list[_Piece], story: int) -> int | None:
    """Return the number of the heading of readers' comments that go on to the end of the copy."""
    text = layout.text
    before = 0
    headings: list[int] = []
    for number, piece in enumerate(pieces):
        if piece.prose:
            before += piece.end - piece.start
        if piece.heading and before >= _LEAST_STORY and _COMMENTS.search(text, piece.start, piece.end):
            headings.append(number)
    first: int | None = None
    readers, after = 0, len(pieces)
    for number in reversed(headings):  # from the end, so that each piece is counted once
        readers += sum(_is_readers(text, piece) for piece in pieces[number + 1 : after + 1])
        after = number
        if readers >= _FEWEST_PROOFS and readers * _SPARSEST >= len(pieces) - number:
            first = number
    return first


def _is_readers(text: str, piece: _Piece) -> bool:
    """Say whether a line is what stands beside a reader's comment: his name, the time, a button."""
    if piece.prose and piece.end - piece.start >= _SHORTEST_PROSE:
        return False
    return _readers().fullmatch(text, piece.start, piece.end) is not None


_COMMENTS = re.compile(any_of(language_words("furniture.comments")), re.VERBOSE | re.IGNORECASE)
