"""Calendar days as newsrooms print them: `April 12, 2022`, `12 April 2022`, `Feb. 26`, `12 APR`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from wireclean.data import load

__all__ = ["MONTH", "Day", "month_number", "parse_day", "resolve_day"]


class Day(NamedTuple):
    """A printed day; `year` is None when none is printed."""

    month: int
    day: int
    year: int | None


@cache
def _numbers(table: str) -> dict[str, int]:
    return {name: number for language in load("times.toml")[table].values() for name, number in language.items()}


def _alternation(table: str) -> str:
    return "|".join(sorted(map(re.escape, _numbers(table)), key=lambda name: (-len(name), name)))


# A month's name or abbreviation, with its full stop: matches in any case under re.IGNORECASE.
MONTH = rf"(?:(?:{_alternation('months')})\b\.?)"


def month_number(name: str) -> int | None:
    """Return 1 to 12 for a month's printed name, `Sept.` or `FEb`; None for another word."""
    return _numbers("months").get(name.lower().rstrip("."))


_DAY = re.compile(
    rf"""
    (?<![\w/]) (?:
        (?P<month>{MONTH}) \s{{0,3}} (?P<day>\d{{1,2}}) (?:st|nd|rd|th)?            # April 12   Feb.26   March 2nd
      | (?P<day2>\d{{1,2}}) (?:st|nd|rd|th|\.)? \s{{0,3}} (?P<month2>{MONTH})        # 12 April   14. April   12APR
    )
    (?! \d | [.:]\d ) (?: ,? \s{{1,4}} (?P<year>(?:18|19|20)\d\d) (?!\d) )?
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def parse_day(text: str) -> Day | None:
    """Return the first day printed in `text` by month name, with its year if it has one; None if there is none."""
    for match in _DAY.finditer(text):
        month = month_number(match["month"] or match["month2"])
        day = int(match["day"] or match["day2"])
        if month is not None and 1 <= day <= 31:
            return Day(month, day, int(match["year"]) if match["year"] else None)
    return None


def resolve_day(day: Day, reference: date | None) -> date | None:
    """Return the date of a printed day: its own year, or else the latest such day up to a day after `reference`.

    The day after counts because a story filed at night carries the date of the zone ahead. None for a day that does not
    exist, and for one without a year when there is no reference.
    """
    try:
        if day.year is not None:
            return date(day.year, day.month, day.day)
        if reference is None:
            return None
        found = _in_year(day, reference.year)
        if found is None or found > reference + timedelta(days=1):
            earlier = [_in_year(day, year) for year in range(reference.year - 1, max(reference.year - 9, 0), -1)]
            found = next((one for one in earlier if one is not None), None)
        return found
    except (ValueError, OverflowError):
        return None


def _in_year(day: Day, year: int) -> date | None:
    try:
        return date(year, day.month, day.day)
    except ValueError:  # February 29
        return None
