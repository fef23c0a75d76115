"""HED: lines of the head where a byline stands and nobody is named: the desk, the staff, a role."""

from __future__ import annotations

from collections.abc import Iterator

from wireclean.article import Byline, Edit, Span
from wireclean.grammar.byline.words import byline_words
from wireclean.grammar.sentences import is_paragraph
from wireclean.layout import Layout
from wireclean.rulebook.head import free_pieces
from wireclean.rulebook.rule import Stage, rule

__all__ = ["staff_byline"]


@rule(
    "HED009",
    "staff-byline",
    stage=Stage.RECOGNITION,
    after=["HED002"],
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\n\nStaff Report\n\nThe bell of the Aurora weighs more than a ton, divers said on Monday.",
            "Bell found off Port Ellery\n\nThe bell of the Aurora weighs more than a ton, divers said on Monday.",
        ),
    ],
    keeps=[
        "Bell found off Port Ellery\n\nThe last staff reporter\n\nThe bell of the Aurora weighs more than a ton, divers said on Monday.",
        "Bell found off Port Ellery\n\nOthers\n\nThe bell of the Aurora weighs more than a ton, divers said on Monday.",
    ],
)
def staff_byline(layout: Layout) -> Iterator[Edit]:
    """A line in the byline's place names nobody: `Staff Report`, `Sports Reporter`.

    It stands between headline and first paragraph, is two to four words, each with a capital, and is one of the lines that
    name nobody or ends with a reporter's role. It is a byline without a name, unless one with names stands in the head.
    """
    text = layout.text
    named = any(isinstance(edit.value, tuple) for edit in layout.edits)  # bylines
    for piece in free_pieces(layout):
        number = layout.line_at(piece.start)
        if (
            not piece.early
            or not 0 < number < len(layout.lines) - 1
            or layout.lines[number] != (piece.start, piece.end)
        ):
            continue
        below = layout.lines[number + 1]
        words = text[piece.start : piece.end].split()
        if 2 <= len(words) <= _MOST_WORDS and is_paragraph(text[below.start : below.end]) and _is_staff(words):
            printed = " ".join(words)
            value = (Byline(None, printed, None, None, printed, Span(piece.start, piece.end)),)
            yield layout.strike(piece.start, piece.end, "HED009", None if named else value)
            return


_MOST_WORDS = 4


def _is_staff(words: list[str]) -> bool:
    line = " ".join(words).casefold()
    return all(word[0].isupper() for word in words) and (
        line in byline_words("nobody") or words[-1].casefold() in byline_words("telling_roles")
    )
