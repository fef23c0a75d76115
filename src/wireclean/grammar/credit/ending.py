"""What a credit at the end of a line is, and the marks around it."""

from __future__ import annotations

from typing import NamedTuple

from wireclean.article import Credit
from wireclean.grammar.byline import is_given_name
from wireclean.grammar.names import is_name

__all__ = ["CLOSERS", "DASHES", "QUOTES", "ClosingCredit", "is_person", "trimmed"]


class ClosingCredit(NamedTuple):
    """The credit that ends a line: `text[start:]` of the line is credit.

    `signs` says that it names no more than an organisation, in a way in which stories are signed too: `- Reuters`. `bare` says that
    it is a name and nothing that a credit is told by: prose can end so too. `kind` says that it is a note of what kind of picture this is,
    `(file photo)`, which the caption holds. `placed` says that only the place of the first picture, above byline or time, makes it a credit.
    """

    start: int
    credit: Credit
    signs: bool = False
    bare: bool = False
    kind: bool = False
    placed: bool = False


DASHES = ("-", "--", "–", "—")
QUOTES = ("”", '"', "’", "'", "»", "“")
CLOSERS = (")", "）", "]")


def is_person(printed: str) -> bool:
    """Say whether words are a name that begins with one that is given."""
    return is_name(printed) and is_given_name(printed.split(maxsplit=1)[0])


def trimmed(text: str, start: int, end: int) -> int:
    """Return the end of a stretch without the blanks and bars at it."""
    while end > start and text[end - 1] in " |\xa0\u3000":
        end -= 1
    return end
