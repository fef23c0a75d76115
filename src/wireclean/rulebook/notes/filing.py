"""NOT and SGN: what a wire prints for its editors' screens above and below a story, and the lines that set its parts apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.data import load
from wireclean.data.phrasebook import any_of
from wireclean.layout import Layout
from wireclean.rulebook.notes.lines import strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["filing_header", "filing_trailer", "separator"]

_HEADER = load("filing.toml")["header"]
_TRAILER = load("filing.toml")["trailer"]


@rule(
    "NOT008",
    "filing-header",
    stage=Stage.RECOGNITION,
    after=["FUR001"],
    severity="info",
    cues=_HEADER["cues"],
    fixes=[("BC-EU--Ellery Bell, 1st Ld-Writethru, 466\nThe bell weighs a ton.", "The bell weighs a ton.")],
    keeps=["BC-based Ellery Mining said the bell is sold.", "AM-radio listeners heard the bell."],
)
def filing_header(layout: Layout) -> Iterator[Edit]:
    """A filing line of the wire opens the copy: slug, version, word count.

    ANPA headers such as `BC-EU--Bell, 1st Ld-Writethru, 466` are for editors' screens. They stand alone on their line.
    """
    text = layout.text
    for line in layout.lines[:12]:
        if _FILING.fullmatch(text, line.start, line.end):
            yield strike_note(layout, line.start, line.end, "NOT008", "advisory")


_LEAD = rf"\d+(?:{any_of(_HEADER['ordinals'])})[ ](?:{any_of(_HEADER['leads'])})"
_FILING = re.compile(
    rf"""
      (?: [A-Z]{{1,2}}\d{{3,4}} [ ] )? (?:{any_of(_HEADER["cycles"])})-[^\n]{{0,10}}-[^\n]{{2,70}}? (?: ,[ ]?\d{{2,5}} )?
      (?: [ ] (?: {_LEAD} | (?:{any_of(_HEADER["leads"])}) ) [^\n]{{0,30}} )?
    | [^\n]{{0,60}} , [ ] {_LEAD} (?: -(?:{any_of(_HEADER["versions"])}) )? (?: ,[ ]?\d{{2,5}} )?
    | \^[^\n]{{3,80}}<
    | a\d{{4}} [^\n]{{0,10}}
    """,
    re.VERBOSE,
)


@rule(
    "SGN003",
    "filing-trailer",
    stage=Stage.RECOGNITION,
    after=["NOT008"],
    reads="line",
    severity="info",
    cues=[f"{_TRAILER['agency']}-{desk}-".lower() for desk in _TRAILER["desks"]],
    fixes=[("The bell weighs a ton.\n\nAP-WF-11-13-13 1509GMT", "The bell weighs a ton.")],
    keeps=["The AP-NORC poll closed at 1509GMT."],
)
def filing_trailer(layout: Layout) -> Iterator[Edit]:
    """A filing line of the wire closes the copy: `AP-WF-11-13-13 1509GMT`.

    Desk, date and hour of transmission, alone on the line.
    """
    text = layout.text
    for line in layout.cue_lines("SGN003"):
        if line.end - line.start <= 60 and _TRAILING.fullmatch(text, line.start, line.end):
            yield strike_note(layout, line.start, line.end, "SGN003", "signature")


_TRAILING = re.compile(
    rf"""
    {_TRAILER["agency"]}-[A-Z]{{2,3}}-\d\d-\d\d-\d\d(?:\d\d)? [ ] \d{{4}}(?:{any_of(_TRAILER["zones"])})?\.?<?
    """,
    re.VERBOSE,
)


@rule(
    "NOT009",
    "separator",
    stage=Stage.RECOGNITION,
    after=["FUR008"],
    reads="line",
    severity="info",
    cues=["___", "---", "***", "* * *", "———", "–––", "===", "• • •", "•••", "· · ·", "~~~", "+++"],
    fixes=[
        ("The bell weighs a ton.\n\n___\n\nIt was cast in 1871.", "The bell weighs a ton.\n\nIt was cast in 1871."),
        ("The bell weighs a ton.\n\n• • •", "The bell weighs a ton."),
    ],
    keeps=["The bell -- a ton of it -- rang.", "He wrote ___ on the form."],
)
def separator(layout: Layout) -> Iterator[Edit]:
    """A line of dashes or stars sets something apart.

    AP puts `___` before the notes that close a story. The line itself says nothing.
    """
    text = layout.text
    seen = -1
    for cue in layout.cues("NOT009"):
        index = layout.line_at(cue.start)
        if index == seen:
            continue
        seen = index
        line = layout.lines[index]
        if not text[line.start : line.end].strip(" _-*—–=•·~+"):
            yield layout.strike(line.start, line.end, "NOT009")
        else:
            for piece in layout.free(line.start, line.end):
                if not text[piece.start : piece.end].strip("_-—–"):
                    yield layout.strike(piece.start, piece.end, "NOT009")
