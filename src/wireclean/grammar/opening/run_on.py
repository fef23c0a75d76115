"""Openings in copy that lost its line breaks: a dateline with the headline before it, on the same line."""

from __future__ import annotations

import re

from wireclean.article import place_of
from wireclean.grammar.language import is_function_word
from wireclean.grammar.opening import Opening, match_opening
from wireclean.grammar.opening.letters import QUOTES, UPPER
from wireclean.grammar.opening.reading import agency_named

__all__ = ["opening_in_run"]

_BACK = 90  # how far before its agency a dateline can begin
_LEDE = 600
_MOST = 12  # datelines and what looks like one
# The end of a dateline: an agency in brackets, or places in capitals, and a dash; an agency needs no dash.
_END = re.compile(
    rf"""
    \( (?P<round> [^\W\d_][^()\n]{{1,38}}+ ) \) (?= :\s | \s{{0,3}}+ [—–―_=-] | \.- | \s?[{UPPER}{QUOTES}] )
    | (?<![^\W\d_]) [{UPPER}]{{2,}}+ (?: [ ./'’-]{{1,2}}+ [{UPPER}]{{2,}}+ ){{0,5}}+ (?: ,[ ][^\W\d_.]{{2,14}}+\.? )? (?= [ ](?:—|–|--|-)[ ] )
    """,
    re.VERBOSE,
)
_CAPITAL = re.compile(rf"(?<![{UPPER}'’-])(?<![{UPPER}]\.)[{UPPER}]")
_WORD_BEFORE = re.compile(r"(\S+)\s*\Z")


def opening_in_run(text: str, start: int, stop: int) -> Opening | None:
    """Return the first dateline in run-on copy.

    Its places are known, and the word before it is neither part of a name nor one that leads to a place: `from Lisbon
    (AP) - The` is a sentence.
    """
    for number, end in enumerate(_END.finditer(text, start, stop)):
        if number >= _MOST:
            return None
        agency = end["round"]
        if agency is not None and agency_named(agency) is None:
            continue
        floor = end.start() if agency is None else max(start, end.start() - _BACK)
        for capital in _CAPITAL.finditer(text, floor, end.end()):
            at = capital.start()
            if not _stands_apart(text, start, at):
                continue
            found = match_opening(text, at, min(len(text), end.end() + _LEDE))
            if found is None or place_of(found.dateline).end != end.end() or found.start != at:
                continue
            places = found.dateline.places
            if places and all(place.country for place in places):
                return found
    return None


def _stands_apart(text: str, start: int, at: int) -> bool:
    before = _WORD_BEFORE.search(text, max(start, at - 40), at)
    if before is None:
        return True
    word = before[1]
    if not word[0].isalnum() or not word[-1].isalnum():
        return word[-1] not in ",-/'’&(" and not (word[-1] == "." and word[:-1].isupper())  # ST. LOUIS
    if text[at - 1].isalnum():
        return text[at - 1].islower()  # sourceLONDON
    return not word[0].isupper() and not is_function_word(word.casefold())
