"""Where a story stood in print: its paper, day and page on one line, as archives and papers cite it.

`Quay Gazette; Lisbon [Lisbon]7 Mar 1998: B2.`, `Hafenbote, 12.03.2026, Nr. 60, S. 14`, `Hafenbote vom 12.03.2026 / Wirtschaft / Seite 14`,
`Région, jeudi 12 mars 2026, p. 14`, `Région, jeudi 12 mars 2026 412 mots, p. 14`, `Havneposten | 12.03.2026 | Side 14 | 412 ord | artikel-id: e4`.
"""

from __future__ import annotations

import re
from functools import cache

from wireclean.article import Timestamp
from wireclean.data import load
from wireclean.data.phrasebook import any_of
from wireclean.grammar.timestamp import find_timestamps, may_hold_timestamp

__all__ = ["find_citation"]

_LONGEST = 160
_LONGEST_REST = 40  # behind the page: a section, the number of pages
_BAR = " | "  # between the parts of a line that is no sentence, however many they are


@cache
def _page() -> re.Pattern[str]:
    """Match what stands behind the day: `, p. 14`, `, Nr. 60, S. 14`, ` / Wirtschaft / Seite 14`, `: A4.`, ` 07 版`."""
    table = load("archives.toml")
    pages, issues, behind = (any_of(table["citations"][name]) for name in ("pages", "issues", "behind"))
    return re.compile(
        rf"""
        [\s,;.(（|•·/-]{{0,4}} (?: (?:{issues}) [.]? [ ]? \d{{1,5}} [\s,;]{{1,3}} )?
        (?: (?<=[/,|;][ ]) (?-i:[^\W\d_a-zà-ÿ]) [^\n\d/,|;:.]{{1,30}} [/,|;] [ ] )?                              # its section or edition
        (?: \d{{1,5}} [ ] (?:{any_of(table["counted"])}) [ ]? [,|•·-] [ ] )?
        (?: (?<![^\W\d_]) (?:{pages}) [.]? [ ]? [A-Za-z]{{0,3}} [.-]? \d{{1,4}} | \d{{1,3}} [.]? [ ]? (?:{behind}) | :[ ] [A-Z]{{1,2}} [.-]? \d{{1,3}} )
        (?! \w )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def find_citation(text: str, start: int, end: int) -> Timestamp | None:
    """Return the day of a line `text[start:end]` that says where a story stood in print; None for another line.

    >>> line = "Lima, Ana. Quay Gazette; Lisbon [Lisbon]7 Mar 1998: B2."
    >>> find_citation(line, 0, len(line)).text
    '7 Mar 1998'
    >>> line = "Hafenbote vom 12.03.2026 / Wirtschaft / Seite 14"
    >>> find_citation(line, 0, len(line)).text
    '12.03.2026'
    >>> line = "Havneposten | 12.03.2026 | Side 14 | 412 ord | artikel-id: e4a1 | Original avisside"
    >>> find_citation(line, 0, len(line)).text
    '12.03.2026'
    >>> line = "It stood in the paper of 7 Mar 1998, and he kept page 4."
    >>> find_citation(line, 0, len(line)) is None
    True
    """
    if end - start > _LONGEST or not may_hold_timestamp(text, start, end):
        return None
    stamps = find_timestamps(text, start, end)
    page = _page().match(text, stamps[0].end, end) if len(stamps) == 1 else None
    if page is None or (end - page.end() > _LONGEST_REST and not text.startswith(_BAR, page.end())):
        return None
    return stamps[0].timestamp
