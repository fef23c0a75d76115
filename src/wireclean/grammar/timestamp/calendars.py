"""Days of other calendars, as days of the common one.

Iran and Afghanistan count solar years since 622, Nepal since 57 BC with months whose lengths a table gives, Thailand
counts the common year plus 543. Lunar Islamic months follow the moon as it is seen: reckoned, a day may be off by one.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from wireclean.data import load

__all__ = ["from_bikram", "from_lunar", "from_solar"]

_LUNAR_EPOCH = 227_014  # ordinal of the day before 1 Muharram of the year 1
_SOLAR_EPOCH = -356_032  # the same for the sum of `_solar_days`, whose 33-year cycles begin 1595 years earlier
_CYCLES_BEGIN = 1595


def from_solar(year: int, month: int, day: int) -> date | None:
    """Return the day of a solar Hijri date (1399, 2, 15), by cycles of 33 years; None if there is no such day."""
    leap = _solar_days(year + 1) - _solar_days(year) == 366
    longest = 31 if month <= 6 else 30 if month < 12 or leap else 29
    if not (1 <= month <= 12 and 1 <= day <= longest):
        return None
    months = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    return date.fromordinal(_SOLAR_EPOCH + _solar_days(year) + months + day - 1)


def _solar_days(year: int) -> int:
    """Return the days before a year, counted from the first year of the cycles."""
    cycles, rest = divmod(year + _CYCLES_BEGIN, 33)
    return 365 * (year + _CYCLES_BEGIN) + 8 * cycles + (rest + 3) // 4


def from_lunar(year: int, month: int, day: int) -> date | None:
    """Return the day of an Islamic date (1441, 8, 24) by the reckoned calendar, at most one off; None if there is none."""
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    return date.fromordinal(_LUNAR_EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day)


@cache
def _bikram() -> dict[int, tuple[int, str]]:
    """Return for each year of Nepal the ordinal of its first day, and the lengths of its months less 28 as digits."""
    table = load("times.toml")["bikram"]
    first: date = table["first_day"]
    start, years = first.toordinal(), {}
    for year, lengths in enumerate(table["months"], table["first_year"]):
        years[year] = (start, lengths)
        start += sum(28 + int(length) for length in lengths)
    return years


def from_bikram(year: int, month: int, day: int) -> date | None:
    """Return the day of a date of Nepal (2077, 1, 22); None if there is none, and outside the years of the table."""
    if year not in _bikram() or not 1 <= month <= 12:
        return None
    start, lengths = _bikram()[year]
    days = [28 + int(length) for length in lengths]
    if not 1 <= day <= days[month - 1]:
        return None
    return date.fromordinal(start + sum(days[: month - 1]) + day - 1)
