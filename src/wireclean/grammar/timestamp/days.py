"""The forms in which a day is printed: one entry of `FORMS` each, with an example, a shape and what reads it.

A new form is a new entry; one in which a comma stands behind the year has to be known in `finding.py` as well. Shapes are explained
in `tokens.py`; the slots that readers take are `day`, `month`, `year`, `era`, and `first`, `second` where the order of day and
month is open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from wireclean.grammar.dates import Day, resolve_day
from wireclean.grammar.timestamp.calendars import from_bikram, from_lunar, from_solar
from wireclean.grammar.timestamp.tokens import Role, Row, codes_with_role, shape

__all__ = ["BESIDE", "FORMS", "WITHOUT_YEAR", "Form", "Found", "find_days"]

Read = Callable[[Row, dict[str, int], date | None], list[date]]


class Form(NamedTuple):
    """A form of a day: its name, an example, its shape, and what returns the dates that it can mean, likelier first.

    `needs` are the roles of which it cannot be without one: most rows have none of them. An `iso` one may have its time behind
    a `T`; one that is `doubtful` may be no day unless something beside it says so.
    """

    name: str
    example: str
    shape: str
    read: Read
    needs: tuple[Role, ...]
    iso: bool = False
    doubtful: bool = False


class Found(NamedTuple):
    """A day in a row of tokens: its tokens, the dates it can mean, its form; `reckoned` is one that may be off by a day."""

    first: int
    stop: int
    days: list[date]
    form: Form
    reckoned: bool


# ------------------------------------------------------------------------------------------------------------- reading


_CALENDARS: tuple[tuple[Role, Callable[[int, int, int], date | None]], ...] = (
    ("solar_month", from_solar),
    ("lunar_month", from_lunar),
    ("bikram_month", from_bikram),
)


def _named(row: Row, at: dict[str, int], reference: date | None) -> list[date]:
    """Read a day whose month has a name, in the calendar that the month belongs to."""
    day, month = row.number(at["day"]), at["month"]
    year = _year(row, at) if "year" in at else None
    if (number := row.value(month, "month")) is not None:
        found = resolve_day(Day(int(number), day, year), reference)
        return [] if found is None else [found]
    for role, convert in _CALENDARS:
        number = row.value(month, role)
        if number is not None and year is not None:
            found = convert(year, int(number), day)
            if found is not None:
                return [found]
    return []


def _counted(row: Row, at: dict[str, int], reference: date | None) -> list[date]:
    """Read a day whose month is a number, where the order is settled: 2020-05-04, 2020年5月4日, ۱۳۹۹/۰۲/۱۵."""
    month, day = row.number(at["month"]), row.number(at["day"])
    if "solar" in at:
        found = from_solar(row.number(at["solar"]), month, day)
    else:
        found = resolve_day(Day(month, day, _year(row, at) if "year" in at else None), reference)
    return [] if found is None else [found]


def _numbers(row: Row, at: dict[str, int], reference: date | None) -> list[date]:
    """Read a day whose month may stand first or second. Full stops settle that the day does, if it can: 4.5.2020."""
    first, second, year = row.number(at["first"]), row.number(at["second"]), _year(row, at)
    if row.number(at["year"]) < 100 and _prints_year_first(row, at):  # 22.05.03
        found = resolve_day(Day(second, row.number(at["year"]), _with_century(first)), reference)
        if found is not None:
            return [found]
    dotted = row.codes[at["first"] + 1] == "."
    readings = [Day(first, second, year), Day(second, first, year)]
    resolved = [resolve_day(one, reference) for one in (reversed(readings) if dotted else readings)]
    days = [*dict.fromkeys(day for day in resolved if day is not None)]
    return days[:1] if dotted else days


def _prints_year_first(row: Row, at: dict[str, int]) -> bool:
    """Say whether letters stand around a day in whose countries the year is printed first: Chinese, Japanese, Korean."""
    start, end = row.starts[at["first"]], row.ends[at["year"]]
    return _EASTERN.search(row.text, max(0, start - _NEAR), end + _NEAR) is not None


_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NEAR = 40


def _beside(row: Row, at: dict[str, int], reference: date | None) -> list[date]:
    """Read a day of numbers without a year, in either order: the earlier, which is the nearer to a day printed before it."""
    first, second = row.number(at["first"]), row.number(at["second"])
    found = [resolve_day(Day(*order, None), reference) for order in ((first, second), (second, first))]
    return sorted(day for day in found if day is not None)[:1]


def _compact(row: Row, at: dict[str, int], reference: date | None) -> list[date]:
    printed = row.printed(at["compact"], at["compact"] + 1)
    found = resolve_day(Day(int(printed[4:6]), int(printed[6:]), int(printed[:4])), reference)
    return [] if found is None else [found]


_BUDDHIST = 543
_CENTURY = 2500  # of the calendar of Thailand
_THAI = re.compile(r"[\u0e01-\u0e30]")
_LATEST_COMMON = 2400
_PIVOT = 70  # '70 is 1970, '69 is 2069


def _year(row: Row, at: dict[str, int]) -> int:
    year = row.number(at["year"])
    if "era" in at:
        return year + int(row.value(at["era"], "era") or 0)
    if year < 100 and "month" in at and _THAI.match(row.text, row.starts[at["month"]]) is not None:
        return year + _CENTURY - _BUDDHIST  # 4 พ.ค. 67
    if year < 100:
        return _with_century(year)
    return year - _BUDDHIST if year >= _LATEST_COMMON else year


def _with_century(year: int) -> int:
    return year + (1900 if year >= _PIVOT else 2000)


# --------------------------------------------------------------------------------------------------------------- forms

_MONTHS: tuple[Role, ...] = ("month", "solar_month", "lunar_month", "bikram_month")
_MONTH = r"<month|solar_month|lunar_month|bikram_month=month>[.]?(?:[ ]?/[ ]?<:month>)?"
_DAY = "<number=day>(?:<:ordinal>|[ºª])?"
_YEAR = (
    r"(?:<era>[.]?[ ]?)?(?P<year>(?(era)<:number|year|thai>|<:year|thai|solar>))(?:[ ]?<:years>[.]?|[ ]?<:era>[.]?)?"
)
_SHORT = r"['’]?<short=year>(?!['’]?<:digits>)"
_GAP = r"(?:[ ]?[,،][ ]?|[ ](?:<:of>[ ])?|[-/]|(?<=[.]))"  # before a year

# A day is no part of a price, of a longer number or of a range: `28-30 April 2022` is an event.
_ALONE = r"(?<![$€£–.])(?<!<:digits>[.,:/])(?<![Ww]-)(?:(?<!<:digits>-)|(?<=:<:minute>-))(?<!<:digits>[.]-)"
_NUMBERS_ALONE = r"(?<![/.–-])(?<!<:digits>[.][ ])"
_ENDS = r"(?![/.-]<:digits>(?!:<:minute>))(?!/)(?!-[Ww])"
# A short year may be anything else, so that a time of day has to follow.
_TIMED = r"(?=[ ]?[,|•·–—-]?[ ]?<:number>[:.]<:minute>|[ ]?[,|•·–—-]?[ ]?<:join>[ ]?<:number>)"

FORMS = (
    Form("month first", "May 4, 2020", rf"{_MONTH}[ ]?{_DAY}{_GAP}{_YEAR}{_ENDS}", _named, _MONTHS),
    Form(
        "day first", "4th of May 2020", rf"{_ALONE}{_DAY}[.]?(?:[ ]<:of>[ ]?|[ ]?-?){_MONTH}{_GAP}{_YEAR}{_ENDS}", _named, _MONTHS
    ),
    Form("day first, marks", "4 - May - 2020", rf"{_ALONE}<number=day>(?P<mark>[ ]-[ ]|/){_MONTH}(?P=mark){_YEAR}{_ENDS}", _named, _MONTHS),
    Form("day first, short year", "4 May '20, 10:15", rf"{_ALONE}{_DAY}[.]?[ -]?{_MONTH}[ -]?{_SHORT}{_TIMED}", _named, _MONTHS),
    Form("year first", "2020. május 4.", rf"{_YEAR}(?:[.][ ]?|(?<=<:years>)[ ]|(?<=<:years>[.])[ ]){_MONTH}[ ]?{_DAY}(?:[.]|[ ]?<:day_mark>[.]?)?", _named, _MONTHS),
    Form("year first, day counted", "2020 gegužės 4 d.", rf"<year>[ ]{_MONTH}[ ]{_DAY}[ ]?<:day_mark>[.]?", _named, _MONTHS),
    Form("year first, day before month", "2020. gada 4. maijs", rf"<year>[.]?[ ]<:years>[.]?[ ]{_DAY}[.]?[ ]{_MONTH}", _named, _MONTHS),
    Form("counted", "2020年5月4日", r"(?:<era>[ ]?)?(?P<year>(?(era)<:count>|<:year>))[ ]?<:years>[ ]?<number=month>[ ]?<:month_mark>[ ]?<number=day>(?:[ ]?<:day_mark>)?(?![.:/]?<:digits>)", _counted, ("years",)),
    Form("counted, year last", "5月 4, 2020", r"<number=month>[ ]?<:month_mark>[ ]<number=day>,[ ]<year>", _counted, ("month_mark",)),
    Form("numbers, year apart", "2020 05/04 10:15", r"<year>[ ]<number=month>/<number=day>(?=[ ]<:number>:<:minute>)", _counted, ("year",)),
    Form("numbers, year first", "2020-05-04", rf"{_NUMBERS_ALONE}<year>(?P<mark>[/.-])(?:(?<=[.])[ ])?<number=month>(?P=mark)(?:(?<=[.])[ ])?<number=day>(?:[.](?=[ ](?:<:digits>|[(])))?{_ENDS}", _counted, ("year",), iso=True),
    Form("solar numbers", "۱۳۹۹/۰۲/۱۵", rf"{_NUMBERS_ALONE}(?:<solar>)/<number=month>/<number=day>{_ENDS}", _counted, ("solar",)),
    Form("numbers", "04/05/2020", rf"{_NUMBERS_ALONE}<number=first>(?P<mark>[/.|-])(?:(?<=[.])[ ])?<number=second>(?P=mark)(?:(?<=[.])[ ])?<year|thai=year>{_ENDS}", _numbers, ("year", "thai")),
    Form("numbers, short year", "04.05.20", rf"{_NUMBERS_ALONE}<number=first>(?P<mark>[/.-])(?:(?<=[.])[ ])?<number=second>(?P=mark)<short=year>{_ENDS}", _numbers, ("short",), doubtful=True),
    Form("compact", "20200504 10:15", r"<compact>(?=[ ](?:<:join>[ ])?<:number>:<:minute>)", _compact, ("compact",)),
)  # fmt: skip

WITHOUT_YEAR = (
    Form("month first, no year", "May 4", rf"{_MONTH}[ ]?{_DAY}(?![/.-]<:digits>)(?!:)", _named, _MONTHS),
    Form(
        "day first, no year",
        "4 May",
        rf"{_ALONE}{_DAY}[.]?(?:[ ]<:of>[ ]?|[ ]?-?){_MONTH}(?![/.-]<:digits>)",
        _named,
        _MONTHS,
    ),
)

# A day without a year that stands behind one with its year, as that of an update does: 2020/5/4 10:15（最終更新 5/4 19:40）
BESIDE = (
    *WITHOUT_YEAR,
    Form("counted, no year", "5月4日", r"<number=month>[ ]?<:month_mark>[ ]?<number=day>[ ]?<:day_mark>", _counted, ("month_mark",)),
    Form("numbers, no year", "5/4", rf"{_NUMBERS_ALONE}<number=first>[/.]<number=second>(?![/.-]<:digits>)", _beside, ("number",)),
)  # fmt: skip


@cache
def _compiled(forms: tuple[Form, ...]) -> list[tuple[Form, re.Pattern[str], frozenset[str]]]:
    return [(form, shape(form.shape), codes_with_role(*form.needs)) for form in forms]


def find_days(row: Row, reference: date | None = None, forms: tuple[Form, ...] = FORMS) -> Iterator[Found]:
    """Yield the days of a row, left to right; one that does not exist (February 30) has no dates.

    Of two forms the one that begins first is taken, of two that begin together the longer.
    """
    at, codes = 0, row.codes
    present = frozenset(codes)
    possible = [(form, pattern) for form, pattern, needed in _compiled(forms) if not needed.isdisjoint(present)]
    pending = [pattern.search(codes) for _, pattern in possible]
    while True:
        found = [(match.start(), -match.end(), order) for order, match in enumerate(pending) if match is not None]
        if not found:
            return
        order = min(found)[2]
        form, match = possible[order][0], pending[order]
        assert match is not None
        slots = {name: match.start(name) for name, part in match.groupdict().items() if part is not None}
        words = row.words[slots["month"]] if "month" in slots else {}
        reckoned = "lunar_month" in words and "month" not in words
        yield Found(match.start(), match.end(), form.read(row, slots, reference), form, reckoned)
        at = match.end()
        for number, (_, pattern) in enumerate(possible):
            following = pending[number]
            if following is not None and following.start() < at:
                pending[number] = pattern.search(codes, at)
