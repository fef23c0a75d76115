"""Tables in copy: box scores, agate, quotations. Their lines and columns mean something and are kept."""

from __future__ import annotations

import re

__all__ = ["table_rows"]

_GAP = re.compile(r"(?: {2,}|\t|;)[ \t]*")
_NUMERIC = re.compile(r"[-+$€£]?[\d.,:/%½¼¾()x*–-]+[%kKmM]?\Z|[-–—.]+\Z")
_SIDE_BY_SIDE = re.compile(r"[0-9][^ \t\n0-9A-Za-z]{0,3}[ \t]+[^ \t\n0-9A-Za-z]{0,3}[0-9]")  # two numbers
_SHORT_CELL = 24
_LONGEST_ROW = 200


def table_rows(lines: list[str]) -> set[int]:
    """Return the indices of lines, without the white space around them, that are rows of a table.

    A row has cells set apart by two or more spaces, tabs or semicolons, one of them a number, or is mostly numbers, two
    of them side by side; one row alone is no table. A line of short cells beside rows is their header.
    """
    text = "\n".join(lines)
    rows = numbered = _lines_with_numbers(text)
    if "  " in text or "\t" in text or ";" in text:  # else only lines with numbers can be rows
        rows = rows.union(index for index, line in enumerate(lines) if "  " in line or "\t" in line or ";" in line)
    rows = {index for index in rows if len(lines[index]) <= _LONGEST_ROW and _is_row(lines[index], index in numbered)}
    if not rows:
        return rows
    table = {index for index in rows if index - 1 in rows or index + 1 in rows}
    for index in sorted(rows - table):
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(lines) and _is_header(lines[beside]):
                table.update((index, beside))
    for index in [*table]:
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(lines) and beside not in table and _is_header(lines[beside]):
                table.add(beside)
    return table


def _lines_with_numbers(text: str) -> set[int]:
    """Return the indices of the lines with two numbers side by side; one search over all is faster than one a line."""
    found: set[int] = set()
    index = position = 0
    for match in _SIDE_BY_SIDE.finditer(text):
        index += text.count("\n", position, match.start())
        position = match.start()
        found.add(index)
    return found


def _is_row(line: str, numbered: bool) -> bool:
    if "  " in line or "\t" in line or ";" in line:
        cells = _GAP.split(line)
        figures = sum(_NUMERIC.match(cell) is not None for cell in cells)
        if figures and len(cells) >= 2 and figures * 3 >= len(cells):
            return True
    if not numbered:
        return False
    words = line.split()
    figures = sum(_NUMERIC.match(word) is not None for word in words)
    return len(words) >= 4 and figures * 2 > len(words)


def _is_header(line: str) -> bool:
    cells = _GAP.split(line)
    return len(cells) >= 2 and all(len(cell) <= _SHORT_CELL for cell in cells)
