"""HED: lines of the head where a byline stands and nobody is named: the desk, the staff, a role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Byline, Edit, Span
from wireclean.data.languages import language_words
from wireclean.grammar.byline.words import byline_words
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.sentences import is_paragraph
from wireclean.grammar.titles import FEWEST_WORDS
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
        (
            "Bell found off Port Ellery\n\nAgencies\n\nThe bell of the Aurora weighs more than a ton, divers said on Monday.",
            "Bell found off Port Ellery\n\nThe bell of the Aurora weighs more than a ton, divers said on Monday.",
        ),
    ],
    keeps=[
        "Bell found off Port Ellery\n\nThe last staff reporter\n\nThe bell of the Aurora weighs more than a ton, divers said on Monday.",
        "Bell found off Port Ellery\n\nOthers\n\nThe bell of the Aurora weighs more than a ton, divers said on Monday.",
    ],
)
def staff_byline(layout: Layout) -> Iterator[Edit]:
    """A line in the byline's place names nobody: `Staff Report`, `Sports Reporter`, `Agencies`, `PTI`.

    It stands between headline and first paragraph, is two to four words, each with a capital, and is one of the lines that
    name nobody or ends with a reporter's role. Right below a headline it may be one word or begin with a capital only, and agencies,
    with a place behind a mark, stand for the desk as well. It is a byline without a name, unless one with names stands in the head.
    """
    text = layout.text
    named = any(isinstance(edit.value, tuple) for edit in layout.edits)  # bylines
    for piece in free_pieces(layout):
        number = layout.line_at(piece.start)
        if (
            not piece.early
            or not 0 < number < len(layout.lines) - 1
            or layout.lines[number] != (piece.start, piece.end)
            or piece.end - piece.start > _LONGEST
        ):
            continue
        printed = text[piece.start : piece.end]
        below = layout.lines[number + 1]
        if not is_paragraph(text[below.start : below.end]):
            continue
        if _is_staff(printed) or (_is_below_title(layout, number) and _is_desk(printed)):
            value = (Byline(None, printed, None, None, printed, Span(piece.start, piece.end)),)
            yield layout.strike(piece.start, piece.end, "HED009", None if named else value)
            return


_LONGEST = 60
_MOST_WORDS = 4


def _is_staff(line: str) -> bool:
    """Say whether a line of two to four words with capitals names nobody, by all its words or by the role that it ends with."""
    words = line.split()
    return (
        2 <= len(words) <= _MOST_WORDS
        and all(word[0].isupper() for word in words)
        and (
            " ".join(words).casefold() in byline_words("nobody")
            or words[-1].casefold() in byline_words("telling_roles")
        )
    )


def _is_below_title(layout: Layout, number: int) -> bool:
    """Say whether a line stands right below one that may be the headline, with nothing of the story above."""
    start, end = layout.lines[number - 1]
    return (
        layout.text.count(" ", start, end) >= FEWEST_WORDS - 1
        and layout.text[end - 1] not in ".:;,"
        and not any(layout.is_prose(*above) for above in layout.lines[:number])
    )


def _is_desk(line: str) -> bool:
    """Say whether a line is the desk, however many its words are, or agencies: `From our correspondent`, `PTI | Lisbon`."""
    words = line.split()
    key = " ".join(words).casefold().strip(_EDGE)
    if len(words) > 1 and key in byline_words("nobody"):
        return words[0][0].isupper()
    if key in language_words("notes.sign_off_desk"):
        return True
    capitals = all(word[0].isupper() or not word[0].isalpha() for word in words)
    if capitals and any(" ".join(words[at:]).casefold() in byline_words("nobody") for at in range(1, len(words) - 1)):
        return True  # behind the name of the paper: Express Web Desk
    printed, *places = _MARKS.split(line.strip())
    return (
        len(places) <= 1
        and all(place[:1].isupper() for place in places)
        and (organization := organization_named(printed)) is not None
        and not organization.sells_photos
    )


_EDGE = " .,:-–—"
_MARKS = re.compile(r"\s?[|,/–—]\s?")
