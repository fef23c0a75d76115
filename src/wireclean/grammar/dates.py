"""Calendar days as newsrooms print them: `April 12, 2022`, `12 April 2022`, `Feb. 26`, `12 APR`.

The AP writes out March to July and shortens the others (`Feb. 26`), Reuters drops the full stop (`Feb 26`), British
copy puts the day first (`26 February`). All are read, in any case, for the wires print `FEB` and `FEb` too. The names
come from `data/languages`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from wireclean.data.languages import language_numbers, language_words
from wireclean.data.phrasebook import any_of

__all__ = [
    "MONTH",
    "Day",
    "may_open_month",
    "month_number",
    "parse_day",
    "resolve_day",
]


class Day(NamedTuple):
    """A printed day: `Feb. 26` is month 2, day 26, and `year` None since none is printed."""

    month: int
    day: int
    year: int | None


@cache
def _months() -> Mapping[str, int]:
    return {_key(name): number for name, number in language_numbers("months").items()}


def _key(name: str) -> str:
    """Fold a month's name; the Turkish i with and without a dot is one, for `KASIM` and `NİSAN` are printed both ways.

    So are Greek vowels with and without their accents, which capitals lose: `Μαΐου`, `ΜΑΪΟΥ`.
    """
    folded = name.casefold().replace("i\u0307", "i").replace("ı", "i")
    return folded if folded.isascii() else unicodedata.normalize("NFC", _without_greek_accents(folded))


def _without_greek_accents(folded: str) -> str:
    return _GREEK_ACCENTS.sub("", unicodedata.normalize("NFKD", folded))


_GREEK_ACCENTS = re.compile("(?<=[\u03b1-\u03c9])[\u0301\u0308]{1,2}")


@cache
def _cases() -> Mapping[str, str]:
    """Return what a folded letter may be printed as, where it is more than the two cases: all that is folded to it."""
    cases = {"i": "iIİı"}
    for letter in map(chr, range(0x370, 0x400)):
        folded = _key(letter)
        cases[folded] = cases.get(folded, "") + letter
    return cases


def _alternation(words: list[str]) -> str:
    """Return a regex source for any of the words in any case, folded together at their beginnings.

    Some three hundred months of all languages make a list that is slow to fail at an ordinary word. As a tree of
    classes, with no flag for case, it fails at the first or second letter.
    """
    branches: dict[str, list[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    sources = [_letter(first) + _alternation(rest) for first, rest in sorted(branches.items())]
    ends = "?" if "" in words and sources else ""
    return sources[0] if len(sources) == 1 and not ends else f"(?:{'|'.join(sources)}){ends}" if sources else ""


def _letter(letter: str) -> str:
    if letter == " ":
        return r"\s{1,3}"
    cases = _cases().get(letter) or "".join(sorted({letter, letter.upper(), letter.title()}))
    return f"[{cases}]" if len(cases) > 1 and letter.isalpha() and len(letter.upper()) == 1 else re.escape(letter)


# Regex sources, to be compiled with re.IGNORECASE, and with re.VERBOSE if you like: they hold no blank.

# A month's name or abbreviation with its full stop: April, Sept., FEb. Not the beginning of a longer word or number: tháng 11.
MONTH = rf"(?:(?-i:{_alternation(list(_months()))})(?![^\W\d_])(?!(?<=[0-9])[0-9])\.?+)"

_ORDINALS, _OF = any_of(language_words("times.ordinals")), any_of(language_words("times.of"))


@cache
def _day() -> re.Pattern[str]:
    """Return the pattern of a day with its month, which stands in it once: some three hundred names take long to compile."""
    return re.compile(
        rf"""
        (?<![\w/])
        (?: (?P<first_day>[0-9]{{1,2}}+) (?: {_ORDINALS} | \. )?+ (?: \s{{1,3}} (?:{_OF}) \s{{1,3}} | \s{{0,3}}-?+ ) )?
        (?P<month>{MONTH})
        (?(first_day)                                          # 12 April, 9th November, 12APR, 2nd of May, 14. December
            (?: \s{{1,3}} (?:{_OF}) \s{{1,3}} | ,?+ \s{{1,4}}+ | [,-] )?+                # 3 de mayo de
          | \s{{0,3}}+ (?P<day>[0-9]{{1,2}}+) (?: {_ORDINALS} )?+ (?! [0-9] | [.:][0-9] )      # April 12, Dec.  03, Nov.3, March 2nd
            (?: ,?+ \s{{1,4}}+ | , )?+
        )
        (?: (?<= [\s,-] ) (?P<year> (?:18|19|20)[0-9]{{2}} ) (?![0-9]) )?+
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def may_open_month(text: str, at: int) -> bool:
    """Say, with little work, whether a month's name may begin at `at`.

    The pattern of all months is large, and slow where nothing of it is in the processor's cache.
    """
    return _opens_month(text[at : at + _OPENING])


@lru_cache(maxsize=4096)
def _opens_month(letters: str) -> bool:
    opening = _key(letters)
    return opening[:_OPENING] in _openings_of_months() or opening[:2] in _openings_of_months()


@cache
def _openings_of_months() -> frozenset[str]:
    return frozenset(name[:_OPENING] for name in _months())


_OPENING = 3  # letters; a few months have but two


def month_number(name: str) -> int | None:
    """Return 1 to 12 for a month's printed name, `Sept.` or `FEb`; None for any other word."""
    return _months().get(_key(" ".join(name.split())).removesuffix("."))


def parse_day(text: str) -> Day | None:
    """Return the first day that `text` prints with a month's name, and its year if one follows; None if there is none.

    A number that no month has, `April 45`, is no day. Whether the month has a 30th is for `resolve_day` to say. A month's
    short name that other languages count time back with (`3 ago`) needs its year.
    """
    for match in _day().finditer(text):
        name = match["month"]
        month = month_number(name)
        if match["year"] is None and name.casefold() in language_words("times.ago_after"):
            continue
        day = int(match["day"] or match["first_day"])
        if month is not None and 1 <= day <= 31:
            return Day(month, day, int(match["year"]) if match["year"] else None)
    return None


def resolve_day(day: Day, reference: date | None) -> date | None:
    """Return the date of a printed day: in its own year, or else the latest one up to a day after `reference`.

    The day after counts because a story filed at night carries the date of the zone ahead. `reference` is a date, or a
    datetime whose own date is taken. None for a day that does not exist (`Feb. 30`), and for a day without a year when
    there is no reference: today is never asked.
    """
    if day.year is not None:
        return _in_year(day, day.year)
    if reference is None:
        return None
    latest = reference.toordinal() + 1
    # from the next year, for January 1 seen on December 31, back over the longest gap between two February 29ths
    for year in range(reference.year + 1, reference.year - 9, -1):
        found = _in_year(day, year)
        if found is not None and found.toordinal() <= latest:
            return found
    return None


def _in_year(day: Day, year: int) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:
        return None
