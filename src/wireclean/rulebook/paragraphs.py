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
        (
            "\n\nThe vote passed.\n  It was close.\n\n\nNobody left.\n",
            "The vote passed.\n\nIt was close.\n\nNobody left.",
        )
    ],
    keeps=["The vote passed.\n\nIt was close.", "Lions        10   2   .833\nHarriers      9   3   .750"],
)
def paragraph_break(layout: Layout) -> Iterator[Edit]:
    """Paragraphs are set apart otherwise than by one blank line.

    One form for all copy: a blank line between paragraphs, none before the first and after the last, no indents and
    no trailing spaces. The rows of a table stay lines of one paragraph, indented against each other as they were.
    """
    text = layout.text
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    if first:
        yield Edit(Span(0, first), text[:first], "", "PAR001")
    line = text.count("\n", 0, first)
    margins: dict[int, int] | None = None
    for match in _BREAK.finditer(text, first, last):
        start, end = match.span()
        found = match[0]
        if found == "\n\n" and not text[start - 1].isspace():  # as it should be
            line += 2
            continue
        while text[start - 1].isspace():
            start -= 1
        breaks = 1 if found == "\n" else found.count("\n")
        wanted = "\n\n"
        if breaks == 1 or found[-1] != "\n":
            margins = _table_margins(layout) if margins is None else margins
            if line + breaks in margins:
                wanted = "\n" if breaks == 1 and line in margins else "\n\n"
                wanted += found[found.rindex("\n") + 1 + margins[line + breaks] :]
        line += breaks
        if text[start:end] != wanted:
            yield Edit(Span(start, end), text[start:end], wanted, "PAR001")
    if first < last < len(text):
        yield Edit(Span(last, len(text)), text[last:], "", "PAR001")


def _table_margins(layout: Layout) -> dict[int, int]:
    """Return, for each row of a table, the indent that all rows of that table share."""
    lines = layout.raw_lines
    margins: dict[int, int] = {}
    for first in layout.rows:
        if first - 1 in layout.rows:
            continue
        last = first
        while last + 1 in layout.rows:
            last += 1
        run = range(first, last + 1)
        margin = min(len(lines[index]) - len(lines[index].lstrip()) for index in run)
        margins.update(dict.fromkeys(run, margin))
    return margins
