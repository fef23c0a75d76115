"""WIR: what stands around a story that comes off a wire, known by the first lines of the wire alone."""

from __future__ import annotations

from collections.abc import Iterator

from wireclean.article import Edit, Span
from wireclean.grammar.wire import PartKind, read_wire
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["WIRES", "desk_block", "typesetting_code", "wire_frame", "wire_head"]

_ANPA = (
    "\x16\x16\x01a1234\x1fbylze-\r\nr i\x14\x11BC-Ellery Bell   05-04 0466\r\n\x02{head}"
    "\t   LISBON (AP) _ The bell weighs a ton.{code}\r\n{desk}{end}"
)
_END = "\t   AP-WF-05-04-20 1015GMT<\r\n\x03\r\n\x04"
_HEAD = "^BC-Ellery Bell,466<\r\n^Bell found off Port Ellery<\r\n^By ANA LIMA=\r\n^Associated Press=\r\n"
_DESK = "\x01xya0123 4 i 46  xya 0456\r\n\x02Bell found off Port Ellery =\r\n\r\nLisbon (xya) - The bell weighs a ton.\r\n\r\n{desk}\x03041015 GMT May 20\r\n\x04"
_PROSE = "a1234 is the number on the bell.\n\nThe bell weighs a ton."


def _edits(layout: Layout, kind: PartKind, code: str) -> Iterator[Edit]:
    wire = layout.reading(read_wire, layout.text)
    if wire is not None:
        for part in wire.parts:
            if part.kind == kind:
                before = layout.text[part.start : part.end]
                yield Edit(Span(part.start, part.end), before, part.replacement, code, part.value)


@rule(
    "WIR001",
    "wire-frame",
    stage=Stage.WIRE,
    severity="info",
    fixes=[
        (
            _ANPA.format(head="", code="", desk="", end=_END),
            "\t   LISBON (AP) _ The bell weighs a ton.\r\n",
        )
    ],
    keeps=[_PROSE],
)
def wire_frame(layout: Layout) -> Iterator[Edit]:
    """The frame of a wire stands around the story.

    ANPA 1312 and IPTC 7901 put routing lines and control characters before a story, and the time it was sent behind it.
    """
    yield from _edits(layout, "frame", "WIR001")


@rule(
    "WIR002",
    "wire-head",
    stage=Stage.WIRE,
    severity="info",
    fixes=[
        (
            _ANPA.format(head=_HEAD, code="", desk="", end=_END),
            _ANPA.format(head="", code="", desk="", end=_END).replace("\x02", ""),
        )
    ],
    keeps=[_PROSE, "^Bell found off Port Ellery<\nThe bell weighs a ton."],
)
def wire_head(layout: Layout) -> Iterator[Edit]:
    """A line of a wire's head stands above the story.

    Slug, headline, byline and notes for editors are lines of their own in a wire. They go to the fields of the article; which
    photos there are and which version it is goes nowhere.
    """
    yield from _edits(layout, "head", "WIR002")


@rule(
    "WIR003",
    "typesetting-code",
    stage=Stage.WIRE,
    severity="info",
    fixes=[
        (
            _ANPA.format(head="", code="<", desk="", end=_END),
            _ANPA.format(head="", code="", desk="", end=_END),
        )
    ],
    keeps=[_PROSE],
)
def typesetting_code(layout: Layout) -> Iterator[Edit]:
    """A code for a typesetting machine stands in the story of a wire.

    `^`, `<` and `=` open and end lines, control characters change the measure or stand for spaces.
    """
    yield from _edits(layout, "code", "WIR003")


@rule(
    "WIR004",
    "desk-block",
    stage=Stage.WIRE,
    severity="info",
    fixes=[
        (
            _DESK.format(desk="The following information is not for publication\r\nTel. 555-0100\r\n"),
            _DESK.format(desk="").replace("ton.\r\n\r\n", "ton.\r\n"),
        )
    ],
    keeps=[_PROSE, "The bell weighs a ton.\n\nNot for publication\n\nIt was cast in 1871."],
)
def desk_block(layout: Layout) -> Iterator[Edit]:
    """What an agency tells its customers stands below the story of a wire.

    Telephone numbers of the desk, who edits and the like, below a line that says it is not for publication. It goes to `article.notes`.
    """
    yield from _edits(layout, "desk", "WIR004")


WIRES = (wire_frame, wire_head, typesetting_code, desk_block)
