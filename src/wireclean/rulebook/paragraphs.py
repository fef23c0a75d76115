"""PAR: what is left after recognition, set in paragraphs with one blank line between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit, Span
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["paragraph_break"]

_BREAK = re.compile(r"\n\s*")


@rule(
    "PAR001",
    "paragraph-break",
    stage=Stage.PARAGRAPHS,
    severity="info",
    fixes=[
        ("\n\nThe vote passed.\nIt was close.\n\n\nNobody left.\n", "The vote passed.\n\nIt was close.\n\nNobody left.")
    ],
    keeps=["The vote passed.\n\nIt was close.", "Lions        10   2   .833\nHarriers      9   3   .750"],
)
def paragraph_break(layout: Layout) -> Iterator[Edit]:
    """Paragraphs are set apart otherwise than by one blank line.

    One form for all copy: a blank line between paragraphs, none before the first and after the last. The rows of a
    table stay lines of one paragraph.
    """
    text = layout.text
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    if first:
        yield Edit(Span(0, first), text[:first], "", "PAR001")
    line = text.count("\n", 0, first)
    for match in _BREAK.finditer(text, first, last):
        start, end = match.span()
        while text[start - 1].isspace():
            start -= 1
        breaks = match[0].count("\n")
        wanted = "\n\n"
        if breaks == 1:
            if line in layout.rows and line + 1 in layout.rows:
                wanted = text[start:end]
        line += breaks
        if text[start:end] != wanted:
            yield Edit(Span(start, end), text[start:end], wanted, "PAR001")
    if first < last < len(text):
        yield Edit(Span(last, len(text)), text[last:], "", "PAR001")
