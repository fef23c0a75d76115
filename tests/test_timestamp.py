"""Time stamps: the forms of the wires, what is none, zones, and dateparser as the last resort."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireclean import parse_timestamp
from wireclean.grammar.timestamp import find_timestamps
from wireclean.testing import Sample, timestamps

EDT = timezone(timedelta(hours=-4))
EST = timezone(timedelta(hours=-5))

FORMS = [
    ("April 12, 2022", datetime(2022, 4, 12), "day"),
    ("Friday, April 28, 2023", datetime(2023, 4, 28), "day"),
    ("9th November 2020", datetime(2020, 11, 9), "day"),
    ("18 NOV 2019", datetime(2019, 11, 18), "day"),
    ("2023-04-28", datetime(2023, 4, 28), "day"),
    ("April 12, 2022 10:21 a.m.", datetime(2022, 4, 12, 10, 21), "minute"),
    ("April 12, 2022 at 12:05 a.m.", datetime(2022, 4, 12, 0, 5), "minute"),
    ("Updated: April 12, 2022 12:05 p.m.", datetime(2022, 4, 12, 12, 5), "minute"),
    ("4:36 PM EDT, October 3, 2025", datetime(2025, 10, 3, 16, 36, tzinfo=EDT), "minute"),
    ("Oct. 3, 2025 10:15 a.m. ET", datetime(2025, 10, 3, 10, 15, tzinfo=EDT), "minute"),
    ("Jan. 3, 2025 10:15 a.m. ET", datetime(2025, 1, 3, 10, 15, tzinfo=EST), "minute"),
    ("Oct. 3, 2025 10:15 a.m. EST", datetime(2025, 10, 3, 10, 15, tzinfo=EST), "minute"),
    ("Tuesday 3 November 2015 18.31 GMT", datetime(2015, 11, 3, 18, 31, tzinfo=UTC), "minute"),
    ("Fri, 28 Apr 2023 10:00:05 GMT", datetime(2023, 4, 28, 10, 0, 5, tzinfo=UTC), "second"),
    ("2023-04-28T10:00:05Z", datetime(2023, 4, 28, 10, 0, 5, tzinfo=UTC), "second"),
    ("2023-04-28 10:00:05 +0530", datetime(2023, 4, 28, 10, 0, 5, tzinfo=timezone(timedelta(minutes=330))), "second"),
    ("May 9, 2017 Tuesday 6:55 PM GMT", datetime(2017, 5, 9, 18, 55, tzinfo=UTC), "minute"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "precision"), FORMS)
def test_forms(text: str, value: datetime, precision: str) -> None:
    stamp = parse_timestamp(text)
    assert stamp is not None
    assert (stamp.value, stamp.value.utcoffset(), stamp.precision) == (value, value.utcoffset(), precision)
    assert text[slice(*stamp.span)] == stamp.text
    assert not stamp.ambiguous


@pytest.mark.parametrize("text", ["", "1 of9", "May 2016", "May 4", "Tuesday", "Feb 30, 2020", "April 12, 2022 13:99", "2020-13-01", "13/14/2020", "25 p.m.", "The board met on May 4, 2020, in Lisbon.", "٣٤/٠٥/2020", "\ud800 2020", "x" * 500])  # fmt: skip
def test_what_is_no_stamp(text: str) -> None:
    assert parse_timestamp(text) is None


def test_the_order_of_numbers_is_settled_or_ambiguous() -> None:
    assert [(s and s.value.month, s and s.ambiguous) for s in map(parse_timestamp, ("03/02/2026", "23/02/2026", "02/23/2026"))] == [
        (3, True),
        (2, False),
        (2, False),
    ]  # fmt: skip
    american = parse_timestamp("03/02/2026 05:00 AM EST")
    assert american is not None
    assert (american.value.month, american.ambiguous) == (3, False)
    german = parse_timestamp("03.02.2026")
    assert german is not None
    assert (german.value.month, german.ambiguous) == (2, False)


def test_a_zone_that_stands_for_several_is_ambiguous() -> None:
    india = parse_timestamp("May 4, 2020 10:15 IST")
    assert india is not None
    assert (india.value.tzinfo, india.zone, india.ambiguous) == (None, "IST", True)


def test_glued_stamps_and_labels() -> None:
    text = "ANA LIMADecember 5, 20257:24 PM UTCUpdated December 7, 2025"
    found = find_timestamps(text)
    assert [(stamp.label, stamp.timestamp.text) for stamp in found] == [
        (None, "December 5, 20257:24 PM UTC"),
        ("updated", "December 7, 2025"),
    ]
    assert text[found[1].start : found[1].end] == "Updated December 7, 2025"


def test_what_leaves_something_out_needs_a_reference() -> None:
    assert parse_timestamp("2 hours ago") is None
    relative = parse_timestamp("2 hours ago", reference=datetime(2020, 5, 4, 12))
    assert relative is not None
    assert relative.value == datetime(2020, 5, 4, 10)
    partial = parse_timestamp("May 4", reference=date(2020, 12, 1))
    assert partial is not None
    assert partial.value == datetime(2020, 5, 4)


def test_dateparser_reads_odd_stamps() -> None:
    stamp = parse_timestamp("Monday 4th of May, 2020")
    assert stamp is not None
    assert (stamp.value, stamp.precision) == (datetime(2020, 5, 4), "day")


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_the_machine_does_not_matter(zone: str) -> None:
    code = "from wireclean import parse_timestamp as p; print([p(t) for t in ('May 4, 2020 10:15 a.m.', 'Monday 4th of May, 2020', 'Tuesday')])"
    environment = os.environ | {"TZ": zone, "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert "datetime.datetime(2020, 5, 4, 10, 15)" in done.stdout
    assert "datetime.datetime(2020, 5, 4, 0, 0)" in done.stdout
    assert done.stdout.rstrip().endswith("None]")


@given(timestamps())
def test_generated_stamps_come_back(sample: Sample[datetime]) -> None:
    stamp = parse_timestamp(sample.text)
    assert stamp is not None
    assert stamp.value == sample.truth
    assert stamp.value.utcoffset() == sample.truth.utcoffset()


@given(st.text(st.characters(), max_size=40), timestamps(), st.text(st.characters(), max_size=40))
def test_finding_never_raises_and_stays_inside(before: str, sample: Sample[datetime], after: str) -> None:
    text = before + sample.text + after
    for stamp in find_timestamps(text):
        assert 0 <= stamp.start <= stamp.timestamp.span.start <= stamp.timestamp.span.end <= stamp.end <= len(text)
        assert text[slice(*stamp.timestamp.span)] == stamp.timestamp.text


@given(st.text(st.characters(), max_size=80))
def test_parsing_never_raises(text: str) -> None:
    parse_timestamp(text)
    parse_timestamp(text, reference=date(2020, 5, 4))
