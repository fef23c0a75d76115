"""NOT: lists that close a story under a heading of their own: its sources, and whom a release tells its readers to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from wireclean.article import Edit
from wireclean.data.languages import language_words
from wireclean.grammar.sentences import is_paragraph
from wireclean.layout import Layout, Line
from wireclean.rulebook.furniture import furniture_key
from wireclean.rulebook.notes.lines import strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["closing_list"]


@rule(
    "NOT014",
    "closing-list",
    stage=Stage.RECOGNITION,
    after=["NOT010"],
    severity="info",
    cues=(*language_words("notes.source_heads"), *language_words("notes.contact_heads")),
    fixes=[
        (
            "Die Glocke der Aurora wiegt mehr als eine Tonne und hängt im Hof des Museums.\n\nUnsere Quellen\n\n"
            "Gespräch mit der Hafenmeisterin\n\nNachrichtenagentur dpa",
            "Die Glocke der Aurora wiegt mehr als eine Tonne und hängt im Hof des Museums.",
        ),
        (
            "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n\nMedia contact:\n\n"
            "Port Ellery Museum\n\nPhone: 555 0100",
            "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.",
        ),
    ],
    keeps=[
        "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n\nMedia contact:\n\n"
        "The divers had none, and nobody wrote to them before the bell was up, the harbour master said.",
        "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n\nMedia contact\n\nLighthouse\n\nFerry",
        "Die Glocke der Aurora wiegt mehr als eine Tonne.\n\nQuellen\n\nDrei Quellen speisen den Bach, an dem das Museum steht, und "
        "eine davon ist warm.",
    ],
)
def closing_list(layout: Layout) -> Iterator[Edit]:
    """The copy closes with its sources, or with whom to ask, under a heading of their own.

    `Verwendete Quellen`, `Press contact:`: a heading that is all of its line, and below it short lines that are no sentences, up to
    the end. Whom to ask is told by a number or an address among them.
    """
    text, lines = layout.text, layout.lines
    for head in layout.cue_lines("NOT014"):
        key = furniture_key(text[slice(*head)]) if head.end - head.start <= _LONGEST_HEADING else ""
        number = layout.line_at(head.start)
        kind = _heads().get(key)
        if kind is None or not 0 < number < len(lines) - 1:
            continue
        below = lines[number + 1 :]
        if kind == "contact" and not any(_REACHED.search(text, *line) for line in below):
            continue
        if len(below) <= _MOST and _are_items(layout, below):
            for free in layout.free(head.start, below[-1].end):
                yield strike_note(layout, free.start, free.end, "NOT014", "contributors")
            return


def _are_items(layout: Layout, lines: Sequence[Line]) -> bool:
    """Say whether none of some lines that nothing has claimed is a paragraph."""
    return not any(layout.free(*line) and is_paragraph(layout.text[slice(*line)]) for line in lines)


@cache
def _heads() -> dict[str, str]:
    """Return what is listed under each heading."""
    listed = {"source": "notes.source_heads", "contact": "notes.contact_heads"}
    return {word: kind for kind, name in listed.items() for word in language_words(name)}


_LONGEST_HEADING = 48
_MOST = 16  # lines of a list
_REACHED = re.compile(r"\d{3}|\d\d[ -]\d\d|@|https?://|www\.")
