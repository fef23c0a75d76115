"""The credit that ends a line, with a caption or a sentence before it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from wireclean.article import Credit
from wireclean.grammar.credit.running import find_credits
from wireclean.grammar.credit.shape import BRACKETS, LONGEST, read_shape, read_shouted
from wireclean.grammar.credit.words import words_of
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.sentences import ends_sentence

__all__ = ["ClosingCredit", "closing_credit", "has_button", "without_buttons"]

_MOST_CREDITS = 3  # the same credit is often printed twice, side by side


class ClosingCredit(NamedTuple):
    """The credit that ends a line: `text[start:]` of the line is credit.

    `signs` says that it names no more than an organisation, in a way in which stories are signed too: `- Reuters`.
    """

    start: int
    credit: Credit
    signs: bool = False


_BOUNDARY = regex.compile(
    r"""(?:[.!?…。！？]["”’'»)]{0,2}+|["”»])(?=\s++[^\s.]|[^\s.\d])|[)）\]](?=\p{Lu})|\s[|–—-]\s|[、＝](?=\S)"""
)


def closing_credit(text: str, start: int, end: int) -> ClosingCredit | None:
    """Read the credit that ends the line `text[start:end]`, printed once or more, with a caption or a sentence before it."""
    found: ClosingCredit | None = None
    stop = without_buttons(text, start, end)
    for _ in range(_MOST_CREDITS):
        one = _last_credit(text, start, stop)
        if one is None:
            break
        better = found is None or (found.credit.photographer is None and one.credit.photographer is not None)
        found = one if better or found is None else found._replace(start=one.start)
        stop = _trimmed(text, start, one.start)
    return found


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " |\xa0\u3000":
        end -= 1
    return end


@cache
def _controls() -> regex.Pattern[str]:
    words = "|".join(map(regex.escape, words_of("caption_buttons")))
    return regex.compile(rf"(?:\s*+(?i:{words})(?!\w))++\s*+\Z")


def has_button(text: str, start: int, end: int) -> bool:
    """Say whether what stands between, on lines of its own, is a caption's button: `hide caption`."""
    return end - start < 60 and _controls().match(text[start:end]) is not None


def without_buttons(text: str, start: int, end: int) -> int:
    """Return the end of a line without the buttons behind its caption: `hide caption`."""
    tail = text[max(start, end - 60) : end]
    match = _controls().search(tail)
    return end if match is None else _trimmed(text, start, end - len(tail) + match.start())


def _last_credit(text: str, start: int, end: int) -> ClosingCredit | None:
    low = max(start, end - LONGEST)
    if text[end - 1 : end] in (")", "）", "]", "】") or text[end - 2 : end] == ").":
        return _in_brackets(text, start, low, end)
    for boundary in _BOUNDARY.finditer(text, low, end):
        mark = boundary[0].strip()
        if mark in _DASHES and text[start : boundary.start()].rstrip()[-1:] in _QUOTES:
            continue  # whose words they are
        at = boundary.start() if mark in _JOINS else boundary.end()
        printed = text[boundary.end() : end].strip()
        if mark == "|" and "|" in printed:
            continue  # a row of links
        credit = read_shape(printed, bracketed=False)
        if credit is not None:
            return ClosingCredit(at, credit)
        finished = ends_sentence(text[start : boundary.end()].rstrip(" |–—-"))
        credit = read_shouted(printed, barred=mark in _JOINS) if finished else None
        if credit is not None:
            return ClosingCredit(at, credit, signs=credit.photographer is None)
    known = find_credits(text, low, end)
    if known and known[-1].start > low and not text[known[-1].end : end].strip(" ."):
        return ClosingCredit(known[-1].start, known[-1].credit)
    return None


_DASHES = ("-", "–", "—")
_QUOTES = ("”", '"', "’", "'", "»", "“")
_JOINS = ("|", "-", "–", "—", "、", "＝")  # what joins a credit to the caption, and goes with it
_FEWEST_LETTERS = 8  # of a caption without a stop; `ROMA (ANSA)` is a dateline


def _in_brackets(text: str, start: int, low: int, end: int) -> ClosingCredit | None:
    opened = max(text.rfind(mark, low, end) for mark in "(（[【")
    bracket = BRACKETS.fullmatch(text, opened, end) if opened > start else None
    if bracket is None:
        return None
    credit = read_shape(bracket[1], bracketed=True)
    if credit is not None:
        return ClosingCredit(opened, credit)
    known = organization_named(bracket[1].strip()) or (
        organization_named(bracket[1].upper()) if bracket[1].islower() else None
    )
    lead = text[start:opened].rstrip()
    if known is None or ends_sentence(lead) or len(lead) < _FEWEST_LETTERS or lead.isupper():
        return None
    return ClosingCredit(opened, Credit(None, known.short, bracket[1]), signs=True)
