"""HED: the headline of a story, its repeats, the standfirst below it and the page's own words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from wireclean.article import Dateline, Edit, Span, Standfirst, Timestamp
from wireclean.data import load
from wireclean.data.phrasebook import any_of
from wireclean.grammar.opening import match_opening
from wireclean.grammar.sentences import count_words
from wireclean.grammar.titles import bare_words, is_sentence
from wireclean.layout import Layout
from wireclean.rulebook.head import MOST_LINES, free_pieces
from wireclean.rulebook.head_times import Piece
from wireclean.rulebook.headline_choice import (
    FEW,
    find_headline,
    goes_on,
    is_title,
    may_stand_unproven,
    trimmed,
)
from wireclean.rulebook.headline_evidence import PATH, proofs_of
from wireclean.rulebook.rule import Stage, rule
from wireclean.segments import may_be_witnessed
from wireclean.tables import table_rows

__all__ = ["headline", "page_head", "repeated_headline", "standfirst"]


@rule(
    "HED005",
    "headline",
    stage=Stage.RECOGNITION,
    after=["HED002", "HED009", "FUR014"],
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\nLISBON (AP) — The bell of the Aurora weighs more than a ton.",
            "LISBON (AP) — The bell of the Aurora weighs more than a ton.",
        ),
        (
            "Title: Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton, and divers raised it on Monday.",
            "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.",
        ),
        (
            "Bell found off Port Ellery - The Ellery Courier\nBell found off Port Ellery\nBy Ana Lima\nThe bell of the Aurora weighs more than a ton.",
            "By Ana Lima\nThe bell of the Aurora weighs more than a ton.",
        ),
    ],
    keeps=[
        "The bell of the Aurora weighs more than a ton.\n\nWhat comes next\n\nThe bell goes to the museum in May, the board said."
    ],
)
def headline(layout: Layout) -> Iterator[Edit]:
    """The headline stands above the story.

    It goes to `article.headline`. The first title-like line of the head, when a byline, a time, a dateline or a gallery
    was read near it, or when prose follows right below it. It is struck where something shows that this is a page or a wire, which
    clean text cannot hold; else it may as well be the story's first line, and stays in the text.
    """
    if _headline_of(layout) is not None:  # it was declared, and stands here
        return
    text = layout.text
    pieces = [piece for piece in free_pieces(layout) if piece.early and text[piece.start : piece.end].strip(" .|-–—")]
    found = find_headline(layout, pieces)
    if found is not None:
        start, end = trimmed(text, found, pieces)
        label = _label().match(text, start, end)
        title = text[start if label is None else label.end() : end]
        named = end < found.end  # the site's name behind the title, as pages have it in the browser's list
        if (
            label is not None
            or named
            or proofs_of(layout)
            or may_be_witnessed(layout)
            or _again(layout, found.end, title)
        ):
            yield layout.strike(found.start, found.end, "HED005", title)
        else:
            yield Edit(Span(start, end), title, title, "HED005", title)


def _again(layout: Layout, end: int, title: str) -> bool:
    """Say whether a title that ends at `end` stands in the head a second time, as no writer prints it."""
    return count_words(title) > FEW and any(True for _ in _repeats(layout, title, end))


def _repeats(layout: Layout, title: str, start: int = 0) -> Iterator[Span]:
    """Yield what is the title to the letter, case and spaces aside, in the lines of the head that stand behind `start`."""
    text = layout.text
    words = bare_words(title)
    for line in layout.lines[:MOST_LINES]:
        if line.start >= start and len(title) // 2 <= line.end - line.start <= len(title) + 20:
            for piece in layout.free(*line):
                if bare_words(text[piece.start : piece.end]) == words:
                    yield piece


@cache
def _label() -> re.Pattern[str]:
    """Match the label that exports and releases set before a headline: `Title: Bell found`."""
    return re.compile(rf"(?:{any_of(load('archives.toml')['headlines'])})[ ]?:[ ]+(?=\S)", re.IGNORECASE)


def _headline_of(layout: Layout) -> Edit | None:
    for edit in layout.edits:
        if edit.rule == "HED005":
            return edit
    return None


@rule(
    "HED006",
    "repeated-headline",
    stage=Stage.RECOGNITION,
    after=["HED005"],
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\nBy Ana Lima, Associated Press\nBELL FOUND OFF PORT ELLERY\n\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton.",
        ),
        (
            "Bell found off the pier of Port Ellery\n\nBell found off the pier of Port Ellery\n\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off the pier of Port Ellery\n\nThe bell of the Aurora weighs more than a ton.",
        ),
    ],
    keeps=["Bell found off Port Ellery\n\nThe bell of the Aurora weighs more than a ton."],
)
def repeated_headline(layout: Layout) -> Iterator[Edit]:
    """The headline stands in the copy a second time.

    Pages print it above the gallery and again above the story. A line that is the headline to the letter, case and
    spaces aside, is struck.
    """
    first = _headline_of(layout)
    if first is None:
        return
    for piece in _repeats(layout, str(first.value)):
        yield layout.strike(piece.start, piece.end, "HED006")


@rule(
    "HED008",
    "page-head",
    stage=Stage.RECOGNITION,
    after=["HED007"],
    fixes=[
        (
            "* Region\n* Local\nPort Ellery\nBell found off Port Ellery after a storm\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery after a storm\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton.",
        )
    ],
    keeps=["Bell found off Port Ellery\n\nThe bell of the Aurora weighs more than a ton.\n\nPort Ellery"],
)
def page_head(layout: Layout) -> Iterator[Edit]:
    """The page speaks around the headline: a menu, a path, a kicker, buttons.

    What stands above the headline is the page's, and so are the shortest lines between headline and body when there are
    several of them.
    """
    first = _headline_of(layout)
    if first is None:
        return
    text = layout.text
    rest = [piece for piece in free_pieces(layout) if piece.early]
    if not _has_body(layout, rest):
        return
    below = [piece for piece in rest if piece.start >= first.span.end and _is_scrap(text[piece.start : piece.end])]
    above = text[rest[0].start : first.span.start] if rest else ""
    if "\n" in above and layout.rows and table_rows([line.strip() for line in above.split("\n")]):
        return
    for piece in rest:
        if piece.end > first.span.start:
            break
        line = text[piece.start : piece.end]
        short = count_words(line) <= FEW + 1 or PATH.search(line)
        if piece.end == first.span.start or (short and not is_sentence(line)):
            yield layout.strike(piece.start, piece.end, "HED008")
    if len(below) >= FEW - 1:
        for piece in below:
            yield layout.strike(piece.start, piece.end, "HED008")


def _has_body(layout: Layout, pieces: list[Piece]) -> bool:
    """Say whether a head ends where a body begins: a list of runners and riders is all head and no story."""
    return any(isinstance(edit.value, Dateline | Standfirst) for edit in layout.edits) or any(
        layout.is_prose(piece.start, piece.end) for piece in pieces
    )


def _is_scrap(text: str) -> bool:
    return len(text) <= _LONGEST_SCRAP and count_words(text) <= FEW and text[-1] not in ".!?:。！？"


_LONGEST_SCRAP = 30


@rule(
    "HED007",
    "standfirst",
    stage=Stage.RECOGNITION,
    after=["HED006"],
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\nDivers had looked for it since 1998\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton.",
        )
    ],
    keeps=["Bell found off Port Ellery\n\nThe bell of the Aurora weighs more than a ton."],
)
def standfirst(layout: Layout) -> Iterator[Edit]:
    """A standfirst stands between headline and body.

    A title-like line below the headline and above the first paragraph belongs to the head, not to the story: it goes to
    `article.standfirst`. A full sentence between the headline and a byline or time goes there too, but stays in the text,
    for there it may as well be the lede.
    """
    first = _headline_of(layout)
    if first is None:
        return
    text = layout.text
    pieces = [piece for piece in free_pieces(layout) if piece.start > first.span.start]
    if not _has_body(layout, pieces):
        return
    near = pieces[: FEW + 1]  # further down it is the headline of another story
    titles = [piece for piece in near if is_title(text, piece) and not goes_on(text, piece.end)]
    if len(titles) <= 2:
        for piece in titles:
            line = text[piece.start : piece.end]
            if count_words(line) > FEW and may_stand_unproven(line) and match_opening(text, *piece[:2]) is None:
                value = Standfirst(line, Span(piece.start, piece.end))
                yield layout.strike(piece.start, piece.end, "HED007", value)
    summary = _find_summary(layout, first.span.end, pieces)
    if summary is not None:
        line = text[summary.start : summary.end]
        yield Edit(summary, line, line, "HED007", Standfirst(line, summary))


def _find_summary(layout: Layout, start: int, pieces: list[Piece]) -> Span | None:
    """Return the sentence that stands alone between a headline, which ends at `start`, and the byline or time of a story."""
    proof = next(
        (
            edit.span.start
            for edit in layout.edits
            if edit.span.start >= start and isinstance(edit.value, tuple | Timestamp)
        ),
        None,
    )
    if proof is None:
        return None
    above = [piece for piece in pieces if start <= piece.start and piece.end <= proof]
    sentences = [piece for piece in above if layout.is_prose(piece.start, piece.end)]
    if len(sentences) != 1 or sentences[0].end - sentences[0].start > _LONGEST_SUMMARY:
        return None
    summary = sentences[0]
    line = layout.line_at(summary.start)
    if layout.lines[line] != summary[:2]:
        return None
    below = (left for lower in layout.lines[line + 1 :] for left in layout.free(*lower))
    if not any(layout.is_prose(*left) for left in islice(below, FEW + 1)):
        return None  # a story of one paragraph, with a byline below
    return Span(summary.start, summary.end)


_LONGEST_SUMMARY = 400
