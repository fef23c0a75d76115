"""FUR: where a feed cut the story: `... [+1234 chars]`, `[…]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.data import load
from wireclean.data.phrasebook import any_of
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["cut_mark"]

_UNITS: list[str] = load("embeds.toml")["cut_units"]


@rule(
    "FUR020",
    "cut-mark",
    stage=Stage.RECOGNITION,
    after=["FUR018", "NOT"],
    cues=["...]", "…]", "... ]", "… ]", *(f" {unit}]" for unit in _UNITS)],
    fixes=[
        (
            "The bell weighs a ton, and divers raised it on… [+1234 chars]",
            "The bell weighs a ton, and divers raised it on…",
        ),
        (
            "The bell weighs a ton.\n\nIt was cast in 1871 for a ship […]",
            "The bell weighs a ton.\n\nIt was cast in 1871 for a ship",
        ),
    ],
    keeps=[
        "“The bell [...] weighs a ton.”",
        "“The bell is ours [...]”",
        "The bell weighs a ton [...]\n\nIt was cast in 1871.",
    ],
)
def cut_mark(layout: Layout) -> Iterator[Edit]:
    """The mark of a feed that cut the story closes the copy.

    `[+1234 chars]` counts what is missing, `[…]` and `[...]` stand where the rest was. In a quotation they are the writer's, and so
    they are inside the copy.
    """
    text = layout.text
    for line in layout.cue_lines("FUR020"):
        mark = _MARK.search(text, max(line.start, line.end - _LONGEST), line.end)
        if mark is None or mark.start() == line.start or layout.free(line.end, len(text)):
            continue
        if layout.is_free(*mark.span()) and text.count("“", *line) <= text.count("”", *line):
            yield layout.strike(mark.start(), mark.end(), "FUR020")


_LONGEST = 40
_MARK = re.compile(
    rf"[ ]{{0,3}} \[ (?: [ ]?\+\d{{1,7}}[ ](?:{any_of(_UNITS)}) | [ ]? (?:…|\.{{3}}) [ ]? ) \] \Z", re.VERBOSE
)
