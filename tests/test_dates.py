"""Calendar days as datelines and captions print them."""

from __future__ import annotations

from datetime import date

import pytest

from wireclean.grammar.dates import Day, month_number, parse_day, resolve_day


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
    ],
)
def test_years(day: Day, reference: date | None, resolved: date | None) -> None:
    assert resolve_day(day, reference) == resolved
