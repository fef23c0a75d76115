"""HED: the headline of a story, its repeats, and the standfirst below it.

A title-like first line is a headline only with evidence: a byline, a time, a dateline or a gallery near it, or prose
right below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.grammar.sentences import ends_sentence, looks_like_prose
from wireclean.layout import Layout
from wireclean.rulebook.head import MOST_LINES, Piece, free_pieces
from wireclean.rulebook.rule import Stage, rule

__all__ = ["headline", "repeated_headline", "standfirst"]


_LONGEST_TITLE = 250
_MOST_WORDS = 24
_SHORT_TITLE = 15  # words of a headline that ends like a sentence: a question, or with an abbreviation
_OPENS_PROSE = re.compile(r"[^a-z0-9]")  # what begins small goes on with the line above
_ADDRESS = re.compile(r"https?://|www\.|\w@\w")
_ABBREVIATED = ("...", "…", "U.S.", "U.K.", "U.N.", "Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "St.", "a.m.", "p.m.")


def _title_like(text: str) -> bool:
    """Say whether a line reads as a headline: a few words, no sentence, or a short question or cry."""
    if len(text) > _LONGEST_TITLE or text[-1] in ",;:":
        return False
    words = text.split()
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    if ends_sentence(text):
        abbreviated = text.endswith(_ABBREVIATED) and len(words) <= _SHORT_TITLE
        if not abbreviated and (text[-1] not in "?!…" or len(words) > _SHORT_TITLE):
            return False
    first = text.lstrip("“‘\"'‹«<¿¡(")[:1]
    if not (first.isupper() or first.isdigit() or not first.isascii()) or _ADDRESS.search(text):
        return False
    return any(letter.isalpha() for letter in text)


def _is_title(text: str, piece: Piece) -> bool:
    return piece.early and _title_like(text[piece.start : piece.end])


def _anchor(layout: Layout) -> int | None:
    """Return where the first proof of a head stands: a byline, a time, a dateline or a gallery."""
    proofs = [
        edit.span.start
        for edit in layout.edits
        if edit.value is not None and edit.rule[:3] in ("HED", "DAT", "GAL") and edit.rule != "HED001"
    ]
    return min(proofs, default=None)


_NEAR = 3  # kicker, headline and standfirst: among so many titles before a proof the headline is looked for
_HEADLINE_WORDS = 5


def _find_headline(text: str, pieces: list[Piece], anchor: int | None) -> Piece | None:
    titles = [piece for piece in pieces if _is_title(text, piece)]
    if not titles:
        return None
    if anchor is None:
        first = pieces[0]
        if text[first.end - 1] == "." or text[first.start] == "(" or " said " in text[first.start : first.end]:
            return None
        below = text[pieces[1].start : pieces[1].end] if len(pieces) > 1 else ""
        prose_follows = looks_like_prose(below) and _OPENS_PROSE.match(below) is not None
        return first if first == titles[0] and prose_follows else None
    before = [piece for piece in titles if piece.start < anchor]
    if not before:  # a gallery or byline above the headline
        return titles[0] if len(titles) <= _NEAR else None
    if len(before) <= _NEAR:
        return before[0]
    near = [piece for piece in before[-_NEAR:] if len(text[piece.start : piece.end].split()) >= _HEADLINE_WORDS]
    return near[0] if near else None


@rule(
    "HED005",
    "headline",
    stage=Stage.RECOGNITION,
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\n\nThe bell of the Aurora weighs more than a ton.",
            "The bell of the Aurora weighs more than a ton.",
        ),
    ],
    keeps=[
        "The bell of the Aurora weighs more than a ton.\n\nWhat comes next\n\nThe bell goes to the museum in May, the board said."
    ],
)
def headline(layout: Layout) -> Iterator[Edit]:
    """The headline stands above the story.

    It goes to `article.headline`. The first title-like line of the head, when a byline, a time, a dateline or a gallery
    was read near it, or when prose follows right below it.
    """
    text = layout.text
    pieces = [piece for piece in free_pieces(layout) if piece.early and text[piece.start : piece.end].strip(" .|-–—")]
    found = _find_headline(text, pieces, _anchor(layout))
    if found is not None:
        yield layout.strike(found.start, found.end, "HED005", text[found.start : found.end])


def _headline_of(layout: Layout) -> Edit | None:
    for edit in layout.edits:
        if edit.rule == "HED005":
            return edit
    return None


@rule(
    "HED006",
    "repeated-headline",
    stage=Stage.RECOGNITION,
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\nBy Ana Lima, Associated Press\nBELL FOUND OFF PORT ELLERY\n\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton.",
        )
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
    text = layout.text
    title = _bare(str(first.value))
    about = len(str(first.value))
    for line in layout.lines[:MOST_LINES]:
        if not about // 2 <= line.end - line.start <= about + 20:
            continue
        for piece in layout.free(line.start, line.end):
            if _bare(text[piece.start : piece.end]) == title:
                yield layout.strike(piece.start, piece.end, "HED006")


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


_WORD = re.compile(r"\w+")


@rule(
    "HED007",
    "standfirst",
    stage=Stage.RECOGNITION,
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

    A title-like line below the headline and above the first paragraph belongs to the head, not to the story.
    """
    first = _headline_of(layout)
    if first is None:
        return
    text = layout.text
    pieces = [piece for piece in free_pieces(layout) if piece.start > first.span.start]
    titles = [piece for piece in pieces if _is_title(text, piece)]
    if len(titles) <= 2:
        for piece in titles:
            yield layout.strike(piece.start, piece.end, "HED007")
