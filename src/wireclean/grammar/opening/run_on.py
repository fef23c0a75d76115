"""Openings in copy that lost its line breaks: a dateline with the headline before it, on the same line."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from itertools import islice

from wireclean.article import place_of
from wireclean.data.phrasebook import phrases
from wireclean.grammar.language import is_function_word
from wireclean.grammar.opening import Opening, match_opening
from wireclean.grammar.opening.letters import CJK, QUOTES, UNCASED, UPPER
from wireclean.grammar.opening.reading import agency_named
from wireclean.grammar.places import is_place

__all__ = ["opening_in_run"]

_BACK = 90  # how far before its agency a dateline can begin
_LEDE = 600
_MANY = 2  # words in the name of a place
_MOST = 40  # places that may begin one, of which most are none at first sight
_SHORTEST_SHOUTED = 4  # letters of a place in capitals that a full stop may end
_TITLE_WORD = rf"[{UPPER}][^\W\d_A-Z]++(?:['’-][^\W\d_]++){{0,3}}+"
# What a name in capitals keeps of its small letters: `McALLEN`, `MacGREGOR`, `DeKALB`.
_PREFIX = rf"\b[{UPPER}][a-z]{{1,2}}+ (?=[{UPPER}]{{2}})"
_NOT_INSIDE = rf"(?<! \b[{UPPER}][a-z] ) (?<! \b[{UPPER}][a-z]{{2}} )"
# How datelines begin: with places in capitals, before a mark or a day; with `Mumbai: The`, `Osaka – The`. What their first letters
# are is asked first, for most letters are none of these.
_START = re.compile(
    rf"""
    (?=[{UPPER}{UNCASED}{CJK}【〔（(])
    (?<![{UPPER}'’-]) (?<![{UPPER}]\.) {_NOT_INSIDE} (?:
        (?P<shouted> (?: [{UPPER}]['’] | {_PREFIX} )?+ [{UPPER}]{{2,}}+ (?: [ ./'’-]{{1,2}}+ (?: [{UPPER}]['’] )?+ [{UPPER}]{{2,}}+ ){{0,5}}+ )
            (?= , | [ ]?\( | [ ]?[—–] | [ ]?--? | \.[ ] | :[ ] )
        | (?: {_TITLE_WORD} [ ] ){{0,3}} {_TITLE_WORD} (?= (?P<mark> : | [ ][–—-] ) [ ] ["“«]? [{UPPER}] )
        | (?<![^\W\d_]) (?P<uncased> [{UNCASED}]{{2,}}+ ) (?= [ ]\( | [ ][–—-][ ] | [ ]\d | [,،:] )
        | (?: (?<=[\s）)】〕]) | \A ) (?P<dense> [【〔（(]?+ [{CJK}] )
    )
    """,
    re.VERBOSE,
)
# The end of a dateline whose agency is in brackets.
_CREDIT = re.compile(
    rf"\( (?P<round> [^\W\d_][^()\n]{{1,38}}+ ) \) (?= :\s | \s{{0,3}}+ [—–―_=-] | \.- | \s?[{UPPER}{QUOTES}] )",
    re.VERBOSE,
)
_CAPITAL = re.compile(
    rf"(?<![{UPPER}'’-]) (?<![{UPPER}]\.) {_NOT_INSIDE} (?: (?P<shouted> (?:{_PREFIX})?+ [{UPPER}]{{2}} ) | [{UPPER}] )",
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"(\S+)\s*\Z")


def opening_in_run(text: str, start: int, stop: int, times: Sequence[tuple[int, int]] = ()) -> Opening | None:
    """Return the first dateline in run-on copy; `times` are where its times begin and end.

    Its places are known, and the word before it is neither part of a name nor one that leads to a place: `from Lisbon
    (AP) - The` is a sentence. A word in the other case is no part of it, a time or a button none either: `Print LISBON — `.
    """
    ends = {end for _, end in times}
    first = _first_by_look(text, start, stop, times)
    for end in islice(_CREDIT.finditer(text, start, stop if first is None else first.start), _MOST):
        found = _opening_before(text, start, end, ends)
        if found is not None:
            return found
    return first


def _first_by_look(text: str, start: int, stop: int, times: Sequence[tuple[int, int]]) -> Opening | None:
    """Return the first dateline that begins as they look."""
    ends = {end for _, end in times}
    at = start
    for _ in range(_MOST):
        begin = _START.search(text, at, stop)
        if begin is None:
            return None
        at = begin.start() + 1
        if any(first <= begin.start() < end for first, end in times):
            continue  # PM EDT LISBON
        found = _opening_at(text, start, begin, ends)
        if found is not None:
            return found
    return None


def _opening_before(text: str, start: int, end: re.Match[str], ends: Collection[int]) -> Opening | None:
    """Return the dateline that ends with an agency in brackets."""
    if agency_named(end["round"]) is None:
        return None
    for capital in _CAPITAL.finditer(text, max(start, end.start() - _BACK), end.end()):
        at = capital.start()
        if _is_apart(text, start, at, ends, shouted=capital["shouted"] is not None):
            found = _known(text, at)
            if found is not None and place_of(found.dateline).end == end.end():
                return found
    return None


def _opening_at(text: str, start: int, begin: re.Match[str], ends: Collection[int]) -> Opening | None:
    """Return the dateline whose beginning `begin` looks like."""
    at = begin.start()
    if begin["dense"] is not None or begin["uncased"] is not None:
        found = _known(text, at) if begin["dense"] is not None or is_place(begin["uncased"]) else None
        return found if found is not None and found.strong and found.dateline.agency is not None else None
    shouted = begin["shouted"] is not None
    if shouted and begin["shouted"].partition(" ")[0].casefold() in _buttons():
        return None
    if not _is_apart(text, start, at, ends, shouted=shouted, surely=not shouted):
        return None
    found = _known(text, at)
    if found is None:
        return None
    name = found.dateline.places[0].name
    before = _WORD_BEFORE.search(text, max(start, at - 40), at)
    headline = before is None or not (
        before.end(1) in ends or before[1][-1].islower() or before[1].casefold() in _buttons()
    )
    words = name.split()
    if (
        headline
        and not is_place(name)
        and (len(words) > _MANY or any(is_place(" ".join(words[cut:])) for cut in range(1, len(words))))
    ):
        return None  # its first words may be a headline's in capitals
    stopped = text[place_of(found.dateline).end : found.end].strip() == "."
    return None if stopped and len(name) < _SHORTEST_SHOUTED else found


def _known(text: str, at: int) -> Opening | None:
    """Return the dateline that begins at `at`, if its places are known."""
    found = match_opening(text, at, min(len(text), at + _LEDE))
    if found is None or found.start != at:
        return None
    places = found.dateline.places
    return found if places and all(place.country for place in places) else None


def _is_apart(text: str, start: int, at: int, ends: Collection[int], *, shouted: bool, surely: bool = False) -> bool:
    """Say whether a line may begin at `at`, with a place in capitals (`shouted`) or not.

    `surely` asks for more than that a small word stands before it.
    """
    before = _WORD_BEFORE.search(text, max(start, at - 40), at)
    if before is None or before.end(1) in ends:
        return True
    word = before[1]
    if not word[0].isalnum() or not word[-1].isalnum():
        return word[-1] not in ",-/'’&(" and not (word[-1] == "." and word[:-1].isupper())  # ST. LOUIS
    if text[at - 1].isalnum():
        return text[at - 1].islower()  # sourceLONDON
    if word.islower() and is_function_word(word):
        return False
    if word.casefold() in _buttons():
        return True
    if word[0].isupper():
        return word.isupper() != shouted and len(word) > 1
    return not surely


@cache
def _buttons() -> frozenset[str]:
    return frozenset(word for word in phrases().share | phrases().furniture_tail if not is_function_word(word))
