"""Rows of cells as columns: the one look of the tables that commands write."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from wireclean.report.inert import inert, width

__all__ = ["columns"]

_BOLD, _RESET = "\x1b[1m", "\x1b[0m"


def columns(rows: Sequence[Sequence[str]], *, numbers: Collection[int] = (), colour: bool = False) -> str:
    """Return rows as lines, the cells one under the other; those of the columns `numbers` stand to the right.

    The first row is the head, in bold where there is `colour`. Nothing in a cell acts.

    >>> print(columns([("findings", "rule"), ("12", "GAL001"), ("3", "FUR")], numbers={0}), end="")
    findings  rule
          12  GAL001
           3  FUR
    """
    cells = [[inert(cell) for cell in row] for row in rows]
    sizes = [max(map(width, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(_set(cell, sizes[at], at in numbers) for at, cell in enumerate(row)).rstrip() for row in cells]
    if lines and colour:
        lines[0] = f"{_BOLD}{lines[0]}{_RESET}"
    return "".join(f"{line}\n" for line in lines)


def _set(cell: str, size: int, right: bool) -> str:
    blank = " " * (size - width(cell))
    return blank + cell if right else cell + blank
