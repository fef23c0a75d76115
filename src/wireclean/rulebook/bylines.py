"""HED: the bylines of a story: in its head, or in a `Written By` block at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Byline, Edit, Span
from wireclean.data import agencies
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline import (
    FoundByline,
    closing_cues,
    find_byline,
    may_hold_byline,
    parse_byline,
    read_byline_line,
    tells_of_somebody,
    trailing_byline,
)
from wireclean.grammar.sentences import ends_sentence
from wireclean.layout import Layout
from wireclean.rulebook.head import LONGEST_HEAD, free_pieces
from wireclean.rulebook.head_times import Piece
from wireclean.rulebook.page_bylines import page_bylines
from wireclean.rulebook.placed_bylines import placed_bylines
from wireclean.rulebook.rule import Stage, rule

__all__ = ["byline", "written_by"]


@rule(
    "HED001",
    "written-by",
    stage=Stage.RECOGNITION,
    after=["NOT009"],
    severity="info",
    cues=[form for words in language_words("bylines.written") for form in (words, words.replace(" ", "\n"))],
    fixes=[("The bell weighs a ton.\n\nWritten By\nANA LIMA", "The bell weighs a ton.")],
    keeps=["The song was written by Ana Lima and sung by the divers.", "Written By Hand is a play by Ana Lima."],
)
def written_by(layout: Layout) -> Iterator[Edit]:
    """A `Written By` block closes the copy.

    Hearst pages put it under the story with the names below. It counts only at the end of the copy.
    """
    text = layout.text
    end = len(text.rstrip())
    for cue in layout.cues("HED001"):
        before = text[max(0, cue.start - 3) : cue.start].rstrip(" \n")
        if end - cue.start > _LONGEST_BLOCK or not (
            cue.start == 0 or text[cue.start - 1] == "\n" or ends_sentence(before) or not before
        ):
            continue
        lines = [line.strip() for line in text[cue.end : end].split("\n") if line.strip()]
        by = language_words("bylines.by")[0].capitalize()
        found = parse_byline(f"{by} {' & '.join(lines)}") if all(parse_byline(f"{by} {line}") for line in lines) else ()
        if found and all(byline.name for byline in found):
            placed = tuple(_placed(byline, text, cue.end, end) for byline in found)
            yield layout.strike(cue.start, end, "HED001", placed)


_LONGEST_BLOCK = 300


def _placed(byline: Byline, text: str, start: int, end: int) -> Byline:
    """Give a byline read from joined lines its place in the copy."""
    found = text.find(byline.text, start, end)
    span = Span(found, found + len(byline.text)) if found >= 0 else Span(start, end)
    return Byline(byline.name, byline.role, byline.organization, byline.place, byline.text, span)


def _byline_cues() -> frozenset[str]:
    """Return what a byline without marker cannot be without: an agency behind a comma or bar, a role, or `analysis by `."""
    named = {f"{mark} {alias.lower()}" for alias in agencies().by_alias for mark in (",", "|")}
    return closing_cues() | named | set(language_words("bylines.uncued_roles"))


@rule(
    "HED002",
    "byline",
    stage=Stage.RECOGNITION,
    after=["HED004"],
    severity="info",
    cues=_byline_cues(),
    needs_cue=False,
    fixes=[
        (
            "Bell found off Port Ellery\nBy ANA LIMA, Associated Press\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        ),
        (
            "Bell found off Port Ellery ANA LIMA, Associated Press\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        ),
        (
            "Glocke vor Port Ellery gefunden\nVon Ana Lima und Tom Reed, Lissabon\nDie Glocke der Aurora wiegt mehr als eine Tonne.",
            "Glocke vor Port Ellery gefunden\nDie Glocke der Aurora wiegt mehr als eine Tonne.",
        ),
        (
            "Bell found off Port Ellery\nMay 4, 2020\nAna Lima / Harbour Post\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nMay 4, 2020\nThe bell of the Aurora weighs more than a ton.",
        ),
        (
            "Bell found off Port Ellery\nAna Lima in Port Ellery and agencies\nThe bell of the Aurora weighs more than a ton, and divers raised it on Monday.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton, and divers raised it on Monday.",
        ),
        (
            "The bell of Port Ellery is found\nAna Lima 2 minutes read\nThe bell of the Aurora weighs more than a ton.",
            "The bell of Port Ellery is found\nThe bell of the Aurora weighs more than a ton.",
        ),
        (
            "Bell found off Port Ellery | by Ana Lima\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        ),
        (
            "Bell found off Port Ellery\nBy\nAna Lima for the Harbour Post\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        ),
    ],
    keeps=[
        "Tom Reed\nThe bell of the Aurora weighs more than a ton, Reed said on Monday.",
        "Bell found off Port Ellery\nAna Lima in Port Ellery\nThe bell of the Aurora weighs more than a ton, and Lima raised it on Monday, the harbour master said.",
        "The bell is posted in the yard of the\nAna Lima, @analima and @bells.\nThe bell of the Aurora weighs more than a ton, and divers raised it on Monday.",
        "By Tuesday the bell was gone from the museum in Port Ellery.",
        "Port hit by Storm Daniel\nThe storm tore the roof off the museum on Monday.",
    ],
)
def byline(layout: Layout) -> Iterator[Edit]:
    """A byline stands in the head.

    Name, role and organisation go to `article.bylines`. It is a line of its own, or glued between headline and time.
    """
    text = layout.text
    known = [
        byline.name for edit in layout.edits if isinstance(edit.value, tuple) for byline in edit.value if byline.name
    ]
    found: list[tuple[FoundByline, Piece]] = []
    shows_cues = "HED002" in layout.cued_codes
    for piece in free_pieces(layout):
        start, end, early = piece
        if end - start > LONGEST_HEAD:
            continue
        cued = shows_cues and _cued(layout, start, end)
        if cued or _MARKER.match(text, start, end) or (early and may_hold_byline(text, start, end)):
            one = _byline_in(layout, piece, known, cued)
            if one is not None:
                found.append((one, piece))
    placed = () if known or found else tuple(placed_bylines(layout))
    marked = [*(one for one, _ in found if _MARKER.match(text, one.start)), *placed]
    of_page = [*placed, *page_bylines(layout, marked)]
    of_page = [one for one in of_page if not any(_overlap(one, other) for other, _ in found)]
    if len(found) + len(of_page) >= _A_LIST and len(_groups(text, [*(one for one, _ in found), *of_page])) >= _A_LIST:
        return  # each belongs to another story: this is a list of teasers
    for one, piece in found:
        end = one.end
        while end < piece.end and text[end] in " |·•,":
            end += 1
        start = _mark_before(text, piece.start, one.start) if text[end : end + 1] in ("", "\n") else one.start
        yield layout.strike(start, end, "HED002", one.bylines)
    for one in of_page:
        yield layout.strike(one.start, one.end, "HED002", one.bylines)


def _mark_before(text: str, floor: int, start: int) -> int:
    """Return where the bar stands that parts a byline from the title before it: `Bell found off Port Ellery | by Ana Lima`."""
    at = start
    while at > floor and text[at - 1] in " |":
        at -= 1
    return at if at > floor and "|" in text[at:start] else start


def _groups(text: str, found: list[FoundByline]) -> set[str | None]:
    """Return the first name of each byline, lines right below one another counted as one byline."""
    names: set[str | None] = set()
    end = -1
    for one in sorted(found, key=lambda one: one.start):
        if end < 0 or text[end : one.start].strip(" \n*+•-"):
            names.add(one.bylines[0].name)
        end = one.end
    return names


def _overlap(one: FoundByline, other: FoundByline) -> bool:
    return one.start < other.end and other.start < one.end


_A_LIST = 3


def _cued(layout: Layout, start: int, end: int) -> bool:
    """Say whether a stretch shows an agency behind a comma or a role; of `, part of` the first letters are no agency."""
    text = layout.text
    return any(
        text[first] not in ",|" or not text[last : last + 1].isalnum()
        for first, last in layout.cues_in("HED002", start, end)
    )


_MARKER = re.compile(
    rf"\s?(?:(?i:{any_of(language_words('bylines.by'))})\b|(?:{any_of(language_words('bylines.openings'))}))"
)


def _byline_in(layout: Layout, piece: Piece, known: list[str], cued: bool) -> FoundByline | None:
    text = layout.text
    marked = cued or _MARKER.match(text, piece.start, piece.end)
    reading = layout.reading(read_byline_line, text[piece.start : piece.end]) if marked else None
    if reading is not None:
        reading = reading.moved(piece.start)
    if reading is not None and (
        reading.cue is not None
        or (reading.given and (reading.known or reading.telling) and not tells_of_somebody(text, reading, piece.end))
    ):
        return FoundByline(reading.start, reading.end, reading.bylines(text))
    if not piece.early:
        return None
    glued = find_byline(text, piece.start, piece.end)
    if glued is not None:
        return glued
    return trailing_byline(text, piece.start, piece.end, known) if cued else None
