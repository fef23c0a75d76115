"""Calendar days as datelines and captions print them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireclean.grammar.dates import MONTH, Day, month_number, parse_day, resolve_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LISBON, May 4", Day(5, 4, None)),
        ("LISBON, FEb 26 -", Day(2, 26, None)),
        ("Sept. 9, 2019", Day(9, 9, 2019)),
        ("Dec.  03, 2019", Day(12, 3, 2019)),
        ("2 March", Day(3, 2, None)),
        ("ROMA, 12 APR", Day(4, 12, None)),
        ("14. December 2021", Day(12, 14, 2021)),
        ("April 41, 2019", None),
        ("Marching 4", None),
        ("May 2016", None),
        ("April 12, 2022", Day(4, 12, 2022)),
        ("April 12,2022", Day(4, 12, 2022)),
        ("12 April 2022", Day(4, 12, 2022)),
        ("9th of May, 2020", Day(5, 9, 2020)),
        ("March 2nd", Day(3, 2, None)),
        ("12-Apr-2022", Day(4, 12, 2022)),
        ("12APR", Day(4, 12, None)),
        ("MARCH, England, Feb 3", Day(2, 3, None)),
        ("July 4, 1876", Day(7, 4, 1876)),
        ("April 12:30", None),
        ("Nov. 3.5 percent", None),
        ("Feb 30, 2020", Day(2, 30, 2020)),
        ("12 Apr\u0130l 2022", Day(4, 12, 2022)),  # the Turkish capital of i
        ("12 N\u0130SAN 2022", Day(4, 12, 2022)),
        ("3 KASIM", Day(11, 3, None)),
        ("3 Μαΐου 2020", Day(5, 3, 2020)),
        ("3 ΜΑΪΟΥ 2020", Day(5, 3, 2020)),
        ("3 ΙΑΝΟΥΑΡΙΟΥ", Day(1, 3, None)),
        ("Ιανουάριος 3", Day(1, 3, None)),
        ("14. Dezember 2021", Day(12, 14, 2021)),
        ("3. M\u00c4RZ 2021", Day(3, 3, 2021)),
        ("10 juil 2024", Day(7, 10, 2024)),
        ("3 de mayo de 2024", Day(5, 3, 2024)),
        ("3 de mar\u00e7o", Day(3, 3, None)),
        ("4 \u043e\u043a\u0442\u044f\u0431\u0440\u044f", Day(10, 4, None)),
        ("4\u670824\u65e5", Day(4, 24, None)),
        ("3 ago", None),  # August in Spain, but three years ago too
        ("\u0661\u0662 April", None),
        ("\x00\ud800", None),
    ],
)
def test_days(text: str, day: Day | None) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(("name", "number"), [("January", 1), ("Sept.", 9), ("FEb", 2), ("DEC", 12), ("Smarch", None)])
def test_months(name: str, number: int | None) -> None:
    assert month_number(name) == number


@pytest.mark.parametrize(
    ("day", "reference", "resolved"),
    [
        (Day(5, 4, 2019), None, date(2019, 5, 4)),
        (Day(5, 4, None), None, None),
        (Day(5, 4, None), date(2020, 5, 4), date(2020, 5, 4)),
        (Day(5, 5, None), date(2020, 5, 4), date(2020, 5, 5)),
        (Day(5, 6, None), date(2020, 5, 4), date(2019, 5, 6)),
        (Day(12, 31, None), date(2020, 1, 1), date(2019, 12, 31)),
        (Day(2, 29, None), date(2021, 5, 4), date(2020, 2, 29)),
        (Day(2, 30, 2020), None, None),
        (Day(2, 30, None), date(2020, 5, 4), None),
        (Day(1, 1, None), date(2020, 12, 31), date(2021, 1, 1)),
        (Day(1, 2, None), date(2020, 12, 31), date(2020, 1, 2)),
        (Day(5, 5, None), datetime(2020, 5, 4, 23), date(2020, 5, 5)),
        (Day(2, 29, None), date(1903, 5, 4), date(1896, 2, 29)),
        (Day(12, 31, None), date.max, date.max),
        (Day(5, 4, None), date.min, None),
        (Day(5, 4, 0), None, None),
    ],
)
def test_years(day: Day, reference: date | None, resolved: date | None) -> None:
    assert resolve_day(day, reference) == resolved


@given(st.dates(), st.dates())
def test_a_day_without_a_year_is_the_latest_up_to_tomorrow(day: date, reference: date) -> None:
    found = resolve_day(Day(day.month, day.day, None), reference)
    if found is not None:
        assert (found.month, found.day) == (day.month, day.day)
        assert found.toordinal() <= reference.toordinal() + 1
        year_later = resolve_day(Day(day.month, day.day, found.year + 1), None)
        assert year_later is None or year_later - reference > timedelta(1)


@given(
    st.dates(date(1800, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%b. %d, %Y", "%d %b %Y", "%d-%b-%Y"]),
)
def test_printed_days_come_back(day: date, layout: str) -> None:
    assert parse_day(f"PORT ELLERY, {day.strftime(layout)} -") == Day(day.month, day.day, day.year)


@given(st.text(st.characters(), max_size=60))
def test_any_text_has_a_day_or_none(text: str) -> None:
    day = parse_day(text)
    assert day is None or (1 <= day.month <= 12 and 1 <= day.day <= 31)


@pytest.mark.parametrize("flags", [re.IGNORECASE, re.IGNORECASE | re.VERBOSE])
def test_the_source_compiles_verbose_or_not(flags: int) -> None:
    assert re.fullmatch(MONTH, "SEPT.", flags)


def test_a_month_that_is_a_number_is_read_whole() -> None:
    assert parse_day("tháng 11 4") == Day(11, 4, None)
    assert parse_day("tháng 11 ４") is None  # not tháng 1, and the 1st
