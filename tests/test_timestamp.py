"""Time stamps: the forms of the wires, what is none, zones, and dateparser as the last resort."""

from __future__ import annotations

import os
import subprocess
import sys
import zoneinfo
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireclean import clean, parse_timestamp
from wireclean.article import place_of
from wireclean.grammar.timestamp import clock, days, find_relative, find_timestamps
from wireclean.grammar.timestamp.calendars import from_bikram, from_lunar, from_solar
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
    ("3 November 2015, 18.31, UK", datetime(2015, 11, 3, 18, 31, tzinfo=UTC), "minute"),
    ("Fri, 28 Apr 2023 10:00:05 GMT", datetime(2023, 4, 28, 10, 0, 5, tzinfo=UTC), "second"),
    ("2023-04-28T10:00:05Z", datetime(2023, 4, 28, 10, 0, 5, tzinfo=UTC), "second"),
    ("2023-04-28 10:00:05 +0530", datetime(2023, 4, 28, 10, 0, 5, tzinfo=timezone(timedelta(minutes=330))), "second"),
    ("May 9, 2017 Tuesday 6:55 PM GMT", datetime(2017, 5, 9, 18, 55, tzinfo=UTC), "minute"),
    ("May 4, 2020 Monday", datetime(2020, 5, 4), "day"),
    ("12-Apr-2022", datetime(2022, 4, 12), "day"),
    ("12th of April, 2022", datetime(2022, 4, 12), "day"),
    ("Sept.3, 2025", datetime(2025, 9, 3), "day"),
    ("2022/4/12", datetime(2022, 4, 12), "day"),
    ("Published3 November 2025", datetime(2025, 11, 3), "day"),
    ("MAY 4, 2020 AT 5 P.M.", datetime(2020, 5, 4, 17), "minute"),
    ("May 4, 2020 / 5:10 AM EST", datetime(2020, 5, 4, 5, 10, tzinfo=EST), "minute"),
    ("May 4, 2020 @ 10:42 am", datetime(2020, 5, 4, 10, 42), "minute"),
    ("Posted: Mon 9:12 PM, May 04, 2020", datetime(2020, 5, 4, 21, 12), "minute"),
    ("Updated 1234 GMT (2034 HKT) May 4, 2020", datetime(2020, 5, 4, 12, 34, tzinfo=UTC), "minute"),
    ("13 November 2013 1509GMT", datetime(2013, 11, 13, 15, 9, tzinfo=UTC), "minute"),
    ("Published 10:15 AM EST May 4, 2020", datetime(2020, 5, 4, 10, 15, tzinfo=EST), "minute"),
    ("10:15 JST, May 4, 2020", datetime(2020, 5, 4, 10, 15, tzinfo=timezone(timedelta(hours=9))), "minute"),
    ("Last updated on May 4, 2020, 5:10 p.m. Eastern Daylight Time", datetime(2020, 5, 4, 17, 10, tzinfo=EDT), "minute"),
    ("May 4, 2020 10:15 pm est", datetime(2020, 5, 4, 22, 15, tzinfo=EST), "minute"),
    ("May 4, 2020 10:15 AM (EDT)", datetime(2020, 5, 4, 10, 15, tzinfo=EDT), "minute"),
    ("May 4, 2020 10:15 UTC-05:00", datetime(2020, 5, 4, 10, 15, tzinfo=EST), "minute"),
    ("May 4, 2020 10:15 GMT+8", datetime(2020, 5, 4, 10, 15, tzinfo=timezone(timedelta(hours=8))), "minute"),
    ("July 5, 2020 6 p.m. BST", datetime(2020, 7, 5, 18, tzinfo=timezone(timedelta(hours=1))), "minute"),
    ("March 3, 2020 6 p.m. AKT", datetime(2020, 3, 3, 18, tzinfo=timezone(timedelta(hours=-9))), "minute"),
    ("Publisert 05.08.2024, kl. 13.05", datetime(2024, 8, 5, 13, 5), "minute"),
    ("28.04.2023 | 11:54 Uhr", datetime(2023, 4, 28, 11, 54), "minute"),
    ("May 4, 2020 13:45 PM", datetime(2020, 5, 4, 13, 45), "minute"),
    ("May 4, 2020, 05:10:22 PM", datetime(2020, 5, 4, 17, 10, 22), "second"),
    ("2020-05-04T10:00:05.1234567-05:00", datetime(2020, 5, 4, 10, 0, 5, tzinfo=EST), "second"),
    ("2020-05-04T10:00+00:00", datetime(2020, 5, 4, 10, tzinfo=UTC), "minute"),
    ("2020-05-04 10:15 AM EST", datetime(2020, 5, 4, 10, 15, tzinfo=EST), "minute"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "precision"), FORMS)
def test_forms(text: str, value: datetime, precision: str) -> None:
    stamp = parse_timestamp(text)
    assert stamp is not None
    assert (stamp.value, stamp.value.utcoffset(), stamp.precision) == (value, value.utcoffset(), precision)
    assert text[slice(*place_of(stamp))] == stamp.text
    assert not stamp.ambiguous


@pytest.mark.parametrize("text", ["", "1 of9", "May 2016", "May 4", "Tuesday", "Feb 30, 2020", "April 12, 2022 13:99", "2020-13-01", "13/14/2020", "25 p.m.", "The board met on May 4, 2020, in Lisbon.", "٣٤/٠٥/2020", "\ud800 2020", "x" * 500, "$2016", "20250 1747", "dismay 5, 2020", "May 5, 2020 13:45 AM", "0:30 pm, May 4, 2020", "2020-05-04T24:00", "12345678901", "April 12-14, 2022", "28-30 April 2022", "17.-20.06.2024", "March 3, 20000 people", "/2020/05/04/", "2022 April 12 ACWST 10:00", "5 p.m.", "12 Apr 22"])  # fmt: skip
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


@pytest.mark.parametrize(
    ("text", "reference", "value"),
    [
        ("May 4, 5:10 PM EDT", date(2020, 12, 1), datetime(2020, 5, 4, 17, 10, tzinfo=EDT)),
        ("Updated 5:10 PM ET, Nov. 6", date(2020, 11, 5), datetime(2020, 11, 6, 17, 10, tzinfo=EST)),
        ("5:10 PM", date(2020, 11, 5), datetime(2020, 11, 5, 17, 10)),
        ("Tuesday 5 pm", date(2020, 5, 7), datetime(2020, 5, 5, 17)),
        ("3 days ago", date(2020, 5, 4), datetime(2020, 5, 1)),
        ("2 hours ago", datetime(2020, 5, 4, 12, tzinfo=EDT), datetime(2020, 5, 4, 10, tzinfo=EDT)),
        ("2 hours ago", date(2020, 5, 4), None),
        ("12 Apr 19", date(2020, 5, 4), datetime(2019, 4, 12)),
        ("May 2016", date(2020, 5, 4), None),
        ("1 of 9", date(2020, 5, 4), None),
        ("$2016", date(2020, 5, 4), None),
    ],
)
def test_a_reference_fills_in_what_is_left_out(text: str, reference: date, value: datetime | None) -> None:
    stamp = parse_timestamp(text, reference=reference)
    assert (stamp and stamp.value) == value
    assert stamp is None or stamp.value.tzinfo == (value.tzinfo if value else None)


@pytest.mark.parametrize(
    ("text", "value", "ambiguous"),
    [
        ("Tue 03/02/2026", datetime(2026, 2, 3), False),
        ("Mon 03/02/2026", datetime(2026, 3, 2), False),
        ("Fri 03/02/2026", datetime(2026, 3, 2), True),
        ("05/05/2026", datetime(2026, 5, 5), False),
        ("03/02/2026 5 PM", datetime(2026, 3, 2, 17), False),
        ("03/02/2026 5 PM UTC", datetime(2026, 3, 2, 17, tzinfo=UTC), False),
        ("03/02/2026 17:00 UTC", datetime(2026, 3, 2, 17, tzinfo=UTC), True),
        ("03/02/2026 5 PM JST", datetime(2026, 3, 2, 17, tzinfo=timezone(timedelta(hours=9))), True),
        ("03-02-2026", datetime(2026, 3, 2), True),
        ("03/02/2026 17:00 MEZ", datetime(2026, 2, 3, 17, tzinfo=timezone(timedelta(hours=1))), False),
        ("03/02/2026 5:00 pm CET", datetime(2026, 3, 2, 17, tzinfo=timezone(timedelta(hours=1))), True),
        ("11.21.2025", datetime(2025, 11, 21), False),
    ],
)
def test_what_settles_the_order_of_numbers(text: str, value: datetime, ambiguous: bool) -> None:
    stamp = parse_timestamp(text)
    assert stamp is not None
    assert (stamp.value, stamp.ambiguous) == (value, ambiguous)


def test_a_weekday_that_fits_both_readings_settles_nothing() -> None:
    both = "Thursday, 12/3/2026, 18:05"  # March 12 and December 3 are both Thursdays
    assert [stamp.timestamp.value.month for stamp in find_timestamps(both, day_first=True)] == [3]
    assert find_timestamps(both)[0].timestamp.ambiguous


@pytest.mark.parametrize(
    ("text", "hours", "ambiguous"),
    [
        ("May 4, 2020 10:15 CST", -6, True),
        ("Jan. 5, 2020 10:15 BST", None, True),
        ("May 4, 2020 10:15 EST", -5, False),
        ("Nov. 2, 2025 1:30 a.m. ET", -4, True),  # clocks go back and show it twice
        ("Nov. 2, 2025 1:30 a.m. EST", -5, False),
        ("May 4, 2020 10:15 UTC+15", None, True),
        ("May 4, 2020 10:15 a.m. ESTATE", None, False),
        ("May 4, 2020 10:15 a.m. MT", -6, False),
        ("May 4, 2020 10 a.m. eastern t\u0131me", -4, False),
    ],
)
def test_zones(text: str, hours: int | None, ambiguous: bool) -> None:
    (stamp,) = find_timestamps(text)
    away = stamp.timestamp.value.utcoffset()
    assert away == (None if hours is None else timedelta(hours=hours))
    assert stamp.timestamp.ambiguous == ambiguous


def test_without_a_time_zone_database_a_generic_zone_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(key: str) -> None:
        raise zoneinfo.ZoneInfoNotFoundError(key)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", missing)
    stamp = parse_timestamp("May 4, 2020 10:15 a.m. ET")
    assert stamp is not None
    assert (stamp.value, stamp.zone, stamp.ambiguous) == (datetime(2020, 5, 4, 10, 15), "ET", True)


# Text, and in it the stamps with their labels: what brackets enclose is the stamp, and a label stands before it.
FOUND = [
    ("April 12, 2022 Updated: April 12, 2022 10:21 a.m.", [(None, "April 12, 2022"), ("updated", "April 12, 2022 10:21 a.m.")]),
    ("PUBLISHED: May 8, 2023 at 4:56 p.m. | UPDATED: May 8, 2023 at 6:00 p.m.", [("published", "May 8, 2023 at 4:56 p.m."), ("updated", "May 8, 2023 at 6:00 p.m.")]),
    ("Posted 9:12 PM, May 03, 2025 and last updated 10:12 PM, May 03, 2025", [("published", "9:12 PM, May 03, 2025"), ("updated", "10:12 PM, May 03, 2025")]),
    ("PUBLISHED: May 8, 2023 AT 4 PMUPDATED: May 8, 2023 AT 5 PMESTBy Ana Lima", [("published", "May 8, 2023 AT 4 PM"), ("updated", "May 8, 2023 AT 5 PMEST")]),
    ("Ellery ImagesBy TOM REED03/02/2026 05:00 AM EST", [(None, "03/02/2026 05:00 AM EST")]),
    ("Ana Lima03/02/202605:00 AM ESTThe bell", [(None, "03/02/202605:00 AM EST")]),
    ("by Ellery TimesNovember 21, 20250 1747", [(None, "November 21, 2025")]),
    ("May 4, 20205 min read", [(None, "May 4, 2020")]),
    ("Ana LimaAugust 6, 2025, 7:49 AM1:52Divers at work", [(None, "August 6, 2025, 7:49 AM")]),
    ("1:52August 6, 2025", [(None, "August 6, 2025")]),
    ("The lot fetched 1.50 dollars on May 4, 2020 1.50 more than before", [(None, "May 4, 2020")]),
    ("May 4, 2020 10:15 AMERICAN BELL", [(None, "May 4, 2020 10:15")]),
    ("May 4, 2020 10:15-12:30", [(None, "May 4, 2020 10:15")]),
    ("By Tom Reed | May 9, 2020 -- 12:34 GMT (04:34 GMT) | Topic: Bells", [(None, "May 9, 2020 -- 12:34 GMT (04:34 GMT)")]),
    ("/bells/2020/05/04/raised bell-2020-05-04 v1.2.2020.3", []),
    ("February 30, 2020 and May 4, 2020", [(None, "May 4, 2020")]),
    ("In 2019 and 2020 the museum, founded on a May day in 1871, lost 2021 visitors.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stamps"), FOUND)
def test_stamps_are_found_in_copy(text: str, stamps: list[tuple[str | None, str]]) -> None:
    found = find_timestamps(text)
    assert [(stamp.label, stamp.timestamp.text) for stamp in found] == stamps
    for stamp in found:
        assert text[slice(*place_of(stamp.timestamp))] == stamp.timestamp.text
        assert text[stamp.start : stamp.end].endswith(stamp.timestamp.text)


def test_only_the_stretch_is_searched() -> None:
    text = "Updated: May 4, 2020 10:15 a.m."
    assert find_timestamps(text, 9)[0].label is None
    assert find_timestamps(text, 0, 20)[0].timestamp.precision == "day"
    assert find_timestamps(text, 0, 18) == []
    assert find_timestamps(text, 12, 4) == []


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
        assert (
            0
            <= stamp.start
            <= place_of(stamp.timestamp).start
            <= place_of(stamp.timestamp).end
            <= stamp.end
            <= len(text)
        )
        assert text[slice(*place_of(stamp.timestamp))] == stamp.timestamp.text


@given(st.text(st.characters(), max_size=80))
def test_parsing_never_raises(text: str) -> None:
    parse_timestamp(text)
    parse_timestamp(text, reference=date(2020, 5, 4))


_LAYOUTS = {
    "%B %d, %Y %I:%M %p": "minute",
    "%b. %d, %Y, %I:%M %p": "minute",
    "%A, %B %d, %Y at %H:%M": "minute",
    "%I:%M %p, %B %d, %Y": "minute",
    "%H:%M, %d %B %Y": "minute",
    "%m/%d/%Y %I:%M %p": "minute",
    "%d.%m.%Y, %H:%M": "minute",
    "%d %b %Y %H:%M:%S": "second",
    "%a, %d %b %Y %H:%M:%S": "second",
    "%Y-%m-%dT%H:%M:%S": "second",
    "%Y-%m-%d %H:%M:%S": "second",
}
_ZONED = {" UTC": 0, " EDT": -4, " PST": -8, " JST": 9, " +0200": 2, " GMT-3": -3}


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)),
    st.sampled_from([*_LAYOUTS]),
    st.sampled_from(["", *_ZONED]),
)
def test_every_layout_comes_back(moment: datetime, layout: str, zone: str) -> None:
    if not layout.endswith(("%M", "%S", "%p")):
        zone = ""
    moment = moment.replace(microsecond=0, second=moment.second if "%S" in layout else 0)
    stamp = parse_timestamp(moment.strftime(layout) + zone)
    assert stamp is not None
    assert stamp.precision == _LAYOUTS[layout]
    expected = moment.replace(tzinfo=timezone(timedelta(hours=_ZONED[zone]))) if zone else moment
    if not stamp.ambiguous:
        assert (stamp.value, stamp.value.utcoffset()) == (expected, expected.utcoffset())
    assert not stamp.ambiguous or "/" in layout


_SCRAPS = ["20", "19", "2020", " ", ",", "/", ".", "-", ":", "May 4", "4 May", "May 4, 2020", "10:15", " a.m.", "PM", " ET", "Updated ", "on ", "(", ")", "Mon", "T", "+0200", "Z", "\u0660", "\u0131", "\ud800", "\x00"]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(_SCRAPS), st.text(st.characters(), max_size=3)), max_size=16).map("".join))
def test_scraps_of_stamps_never_raise(text: str) -> None:
    stop = 0
    for stamp in find_timestamps(text):
        assert (
            stop
            <= stamp.start
            <= place_of(stamp.timestamp).start
            < place_of(stamp.timestamp).end
            <= stamp.end
            <= len(text)
        )
        assert text[slice(*place_of(stamp.timestamp))] == stamp.timestamp.text
        stop = stamp.end
    parse_timestamp(text)


@pytest.mark.parametrize(
    "scrap",
    ["1", " ", ":", "March ", "2020 ", "2020-", ",2020", "April 12, ", "Updated: ", "12:12 ", "Mon ", "+", "a.m. ET "],
)
def test_endless_copy_holds_no_stamp(scrap: str) -> None:
    assert find_timestamps(scrap * 20_000) == []


def test_endless_stamps_are_all_found() -> None:
    assert len(find_timestamps("Updated: May 4, 2020 10:15 a.m. ET | " * 500)) == 500


# A layout of each language; every numeric day is day first, for the words beside it settle that.
LANGUAGES = [
    ("نشر في 13 مايو 2026", "published", datetime(2026, 5, 13)),
    ("آخر تحديث: 05/08/2024", "updated", datetime(2024, 8, 5)),
    ("Aktualizováno 5. 8. 2024 v 13:05", "updated", datetime(2024, 8, 5, 13, 5)),
    ("pátek 13. května 2026", None, datetime(2026, 5, 13)),
    ("Publiceret 5. august 2024 kl. 13.05", "published", datetime(2024, 8, 5, 13, 5)),
    ("Senest opdateret den 05/08/2024", "updated", datetime(2024, 8, 5)),
    ("Veröffentlicht am 13. Mai 2026 um 15:44", "published", datetime(2026, 5, 13, 15, 44)),
    ("Stand: 03.05.2024, 10.15 Uhr", None, datetime(2024, 5, 3, 10, 15)),
    ("Aktualisiert am 03/05/2024, 10 Uhr", "updated", datetime(2024, 5, 3, 10)),
    ("Akt. 03.05.2024 10:00", "updated", datetime(2024, 5, 3, 10)),
    ("Agg.: 03.05.2024 10:00", "updated", datetime(2024, 5, 3, 10)),
    ("Mi, 8. Juli 2026, 05:00 Uhr", None, datetime(2026, 7, 8, 5)),
    ("11.07.26, 14:30 Uhr", None, datetime(2026, 7, 11, 14, 30)),
    ("06. 01. 2026, 14:59 Uhr", None, datetime(2026, 1, 6, 14, 59)),
    ("12 de marzo de 2025 - 10:15", None, datetime(2025, 3, 12, 10, 15)),
    ("miércoles, 4 de mayo de 202207:59 hs", None, datetime(2022, 5, 4, 7, 59)),
    ("Actualizado a las 10:15 h, 05/08/2024", "updated", datetime(2024, 8, 5, 10, 15)),
    ("Julkaistu 3.5.2024 klo 14.05", "published", datetime(2024, 5, 3, 14, 5)),
    ("Päivitetty 3. toukokuuta 2024", "updated", datetime(2024, 5, 3)),
    ("Publié le 05/08/2024 à 14h03", "published", datetime(2024, 8, 5, 14, 3)),
    ("Mis à jour le lundi 5 août 2024", "updated", datetime(2024, 8, 5)),
    ("05/08/2024 à 14 h 03", None, datetime(2024, 8, 5, 14, 3)),
    ("1er mai 2026", None, datetime(2026, 5, 1)),
    ("Megjelent: 2026. július 12. 17:45", "published", datetime(2026, 7, 12, 17, 45)),
    ("Frissítve: 2026. 07. 12. 17:45", "updated", datetime(2026, 7, 12, 17, 45)),
    ("Diterbitkan 4 Mei 2026 pukul 10.15 WIB", "published", datetime(2026, 5, 4, 10, 15, tzinfo=timezone(timedelta(hours=7)))),
    ("Pubblicato il 12 luglio 2026 alle 10.15", "published", datetime(2026, 7, 12, 10, 15)),
    ("Ultimo aggiornamento: 05/08/2024 ore 10:15", "updated", datetime(2024, 8, 5, 10, 15)),
    ("2026年7月12日 17時45分", None, datetime(2026, 7, 12, 17, 45)),
    ("公開日：2025/01/31 11:30", "published", datetime(2025, 1, 31, 11, 30)),
    ("更新 2026年7月12日（日）午後0時15分", "updated", datetime(2026, 7, 12, 12, 15)),
    ("2026년 7월 12일 오후 5:45", None, datetime(2026, 7, 12, 17, 45)),
    ("수정 2026.07.12 17:45", "updated", datetime(2026, 7, 12, 17, 45)),
    ("Gepubliceerd op 12 juli 2026 om 10.15 uur", "published", datetime(2026, 7, 12, 10, 15)),
    ("Laatst bijgewerkt: 05/08/2024", "updated", datetime(2024, 8, 5)),
    ("Publisert 05.08.2024, kl. 13.05", "published", datetime(2024, 8, 5, 13, 5)),
    ("Sist oppdatert 06.01.2026 - 17:35", "updated", datetime(2026, 1, 6, 17, 35)),
    ("Opublikowano 12 lipca 2026, godz. 10:15", "published", datetime(2026, 7, 12, 10, 15)),
    ("Atualizado em 05/08/2024 às 18h10", "updated", datetime(2024, 8, 5, 18, 10)),
    ("segunda-feira, 21 de março de 2019 às 0:17", None, datetime(2019, 3, 21, 0, 17)),
    ("Publicat la 5 august 2024, ora 13:05", "published", datetime(2024, 8, 5, 13, 5)),
    ("Опубликовано 3 мая 2024 г. в 14:05", "published", datetime(2024, 5, 3, 14, 5)),
    ("Обновлено: 03.05.2024, 14:05", "updated", datetime(2024, 5, 3, 14, 5)),
    ("Senast uppdaterad den 5 augusti 2024 kl 13.05", "updated", datetime(2024, 8, 5, 13, 5)),
    ("Güncelleme: 03.07.2024 - 18:57", "updated", datetime(2024, 7, 3, 18, 57)),
    ("Yayınlanma: 20 Nisan 2026", "published", datetime(2026, 4, 20)),
    ("Опубліковано 5 серпня 2024 о 13:05", "published", datetime(2024, 8, 5, 13, 5)),
    ("Atualizado: 13.mai.2026 às 16h02", "updated", datetime(2026, 5, 13, 16, 2)),
    ("Publicerad 13 maj 2026 15.44", "published", datetime(2026, 5, 13, 15, 44)),
    ("2026年5月13日 16:02更新", "updated", datetime(2026, 5, 13, 16, 2)),
    ("2020年5月4日星期一 10:15", None, datetime(2020, 5, 4, 10, 15)),
    ("05/06/2026, 15:44 WIB", None, datetime(2026, 6, 5, 15, 44, tzinfo=timezone(timedelta(hours=7)))),
    ("发布时间：2026年7月12日 下午5时45分", "published", datetime(2026, 7, 12, 17, 45)),
    ("最後更新 2026/07/12 17:45", "updated", datetime(2026, 7, 12, 17, 45)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "label", "value"), LANGUAGES)
def test_languages(text: str, label: str | None, value: datetime) -> None:
    (stamp,) = find_timestamps(text)
    assert (stamp.label, stamp.timestamp.value, stamp.timestamp.ambiguous) == (label, value, False)
    assert (stamp.start, stamp.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "stamps"),
    [
        ("Publisert 05.08.2024, kl. 13.05 Oppdatert 05.08.2024, kl. 13.52", [("published", 5), ("updated", 52)]),
        ("20 Nisan 2026•Güncelleme: 20 Nisan 2026", [(None, 0), ("updated", 0)]),
        ("10. Februar 20199. Februar 2019", [(None, 0), (None, 0)]),
        ("14/02/2023 10:21 Actualizado a 14/02/2023 15:47", [(None, 21), ("updated", 47)]),
    ],
)
def test_published_and_updated_side_by_side(text: str, stamps: list[tuple[str | None, int]]) -> None:
    assert [(stamp.label, stamp.timestamp.value.minute) for stamp in find_timestamps(text)] == stamps


@pytest.mark.parametrize(
    "text",
    [
        "Version 3.10.12 is out",
        "10.12.19.4",
        "13.2019年",
        "2026년 7월 32일",
        "2019年13月1日",
        "Am 5. Mai",
        "kl. 13.05",
        "12.30 Uhr",
    ],
)
def test_numbers_that_are_no_days(text: str) -> None:
    assert find_timestamps(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 hours ago", datetime(2026, 7, 12, 16)),
        ("Updated an hour ago", datetime(2026, 7, 12, 17)),
        ("2 hours, 30 minutes ago", datetime(2026, 7, 12, 15, 30)),
        ("Osveženo pred 2 leti, 3 mesece", datetime(2024, 4, 12)),
        ("3 HRS ago", datetime(2026, 7, 12, 15)),
        ("vor 3 Stunden", datetime(2026, 7, 12, 15)),
        ("vor einem Tag", datetime(2026, 7, 11)),
        ("gestern, 18:04 Uhr", datetime(2026, 7, 11, 18, 4)),
        ("yesterday at 10:15", datetime(2026, 7, 11, 10, 15)),
        ("il y a 2 heures", datetime(2026, 7, 12, 16)),
        ("Publié hier à 10h15", datetime(2026, 7, 11, 10, 15)),
        ("hace 3 horas", datetime(2026, 7, 12, 15)),
        ("há 2 horas", datetime(2026, 7, 12, 16)),
        ("2 ore fa", datetime(2026, 7, 12, 16)),
        ("3 uur geleden", datetime(2026, 7, 12, 15)),
        ("for 3 timer siden", datetime(2026, 7, 12, 15)),
        ("för 3 timmar sedan", datetime(2026, 7, 12, 15)),
        ("2 tuntia sitten", datetime(2026, 7, 12, 16)),
        ("3 часа назад", datetime(2026, 7, 12, 15)),
        ("2 saat önce", datetime(2026, 7, 12, 16)),
        ("2 jam yang lalu", datetime(2026, 7, 12, 16)),
        ("4 godziny temu", datetime(2026, 7, 12, 14)),
        ("1時間前", datetime(2026, 7, 12, 17)),
        ("3일 전", datetime(2026, 7, 9)),
        ("3小时前", datetime(2026, 7, 12, 15)),
        ("vor 2 Monaten", datetime(2026, 5, 12)),
        ("999 years ago", datetime(1027, 7, 12)),
    ],
)
def test_relative_stamps_are_counted_back(text: str, value: datetime) -> None:
    found = find_relative(text)
    assert found is not None
    assert (found.start, found.end) == (0, len(text))
    assert parse_timestamp(text) is None
    stamp = parse_timestamp(text, reference=datetime(2026, 7, 12, 18))
    assert stamp is not None
    assert stamp.value == value
    assert text[slice(*place_of(stamp))] == stamp.text


@pytest.mark.parametrize(
    "text",
    ["2 hours", "yesterday", "vor 3", "il y a dix ans", "the day before", "4 min read", "fa 2"],
)
def test_what_is_not_relative(text: str) -> None:
    assert find_relative(text) is None


BODY = "The bell of the Aurora weighs more than a ton, and divers raised it on Monday.\nIt goes to a museum."


@pytest.mark.parametrize(
    ("head", "published", "updated"),
    [
        ("Berlin, 13. Mai 2026, 15:44 Uhr", datetime(2026, 5, 13, 15, 44), None),
        ("13. Mai 2026, 15:44 Uhr | Lesedauer: 4 Minuten", datetime(2026, 5, 13, 15, 44), None),
        ("May 13, 2026 · 4 min read", datetime(2026, 5, 13), None),
        ("* Published : 22:04, 22 Apr 2024\n* Updated : 22:05, 22 Apr 2024", datetime(2024, 4, 22, 22, 4), datetime(2024, 4, 22, 22, 5)),
        ("Updated:\nMar 6, 2018\nOriginal:\nDec 21, 2016", datetime(2016, 12, 21), datetime(2018, 3, 6)),
        ("Mar 6, 2018\nDec 21, 2016", datetime(2016, 12, 21), datetime(2018, 3, 6)),
        ("Dec 21, 2016 Mar 6, 2018", datetime(2016, 12, 21), datetime(2018, 3, 6)),
        ("13.05.2026 13. Mai 2026", datetime(2026, 5, 13), None),
        ("Updated: Apr 23, 2024 | Published: Apr 22, 2024", datetime(2024, 4, 22), datetime(2024, 4, 23)),
        ("By Ana Lima on May 13, 2026", datetime(2026, 5, 13), None),
        ("January 27, 2026 11:20 am (Updated 11:57 am)", datetime(2026, 1, 27, 11, 20), datetime(2026, 1, 27, 11, 57)),
        ("Published 3 hours ago", None, None),
        ("Ana Lima · Ellery News · Posted: Aug 09, 2026 4:00 AM EDT | Last Updated: August 9", datetime(2026, 8, 9, 4, tzinfo=EDT), None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("standfirst", ["", "Divers raised a bell from the wreck of the Aurora on Monday morning.\n"])
def test_times_in_the_head(head: str, published: datetime | None, updated: datetime | None, standfirst: str) -> None:
    article = clean(f"Bell found off Port Ellery\n{standfirst}{head}\n{BODY}")
    assert (article.published and article.published.value) == published
    assert (article.updated and article.updated.value) == updated
    assert not any(mark in article.text for mark in ("2026", "Apr", "2018", "ago", "Updated", "4:00"))


@pytest.mark.parametrize(
    "line",
    [
        "— Ana Lima (@analima) May 13, 2026",
        "Bell of the Aurora raised off Port Ellery on May 13, 2026",
        "May 13, 2026:",
    ],
)
def test_times_of_others_are_not_the_storys(line: str) -> None:
    article = clean(f"Bell found off Port Ellery\n{line}\n{BODY}")
    assert article.published is None


@pytest.mark.parametrize(
    "text",
    [
        f"A timeline of the bell\n\n{BODY}\n\nMay 4, 1971\n\nThe bell is cast.\n\nJune 8, 1982\n\nThe ship sinks.",
        "Vor einem Jahr\n\nDie Glocke wurde vor einem Jahr gefunden, und seither liegt sie in einem Becken.",
        "Heute\n\nHeute wird die Glocke gezeigt, sagte die Direktorin des Museums in Port Ellery.",
        f"{BODY}\n\nIt was raised 3 hours ago.\n\n2 hours later they had it.",
        "La cloche a été coulée le 4 mai 1971 à Port Ellery et retrouvée le 12 juillet 2026.",
    ],
)
def test_days_of_the_story_stay(text: str) -> None:
    assert not [edit for edit in clean(text).edits if edit.rule in {"HED003", "HED004"}]


HOUR = {hours: timezone(timedelta(hours=hours)) for hours in (-4, 1, 2, 3, 7, 8, 10)}

# Strings that are one stamp, in the forms of many places: what is printed, the moment, whether it is in doubt.
WHOLE = [
    ("12 May 2022 10:15, UK", datetime(2022, 5, 12, 10, 15, tzinfo=HOUR[1]), False),
    ("May 4, 2020 10:15 (GMT+7)", datetime(2020, 5, 4, 10, 15, tzinfo=HOUR[7]), False),
    ("May 4, 2020 10:15 GMT +0800", datetime(2020, 5, 4, 10, 15, tzinfo=HOUR[8]), False),
    ("4. Mai 2020, 10:15 Uhr MESZ", datetime(2020, 5, 4, 10, 15, tzinfo=HOUR[2]), False),
    ("2020-05-04 HKT 10:15", datetime(2020, 5, 4, 10, 15, tzinfo=HOUR[8]), False),
    ("10:15am, Mon 4 May 2020 AEST", datetime(2020, 5, 4, 10, 15, tzinfo=HOUR[10]), False),
    ("04.05.2020 10:15 msk", datetime(2020, 5, 4, 10, 15, tzinfo=HOUR[3]), False),
    ("03/21/22 11:46 AM", datetime(2022, 3, 21, 11, 46), False),
    ("16/10/19 2:31pm", datetime(2019, 10, 16, 14, 31), False),
    ("입력 22.05.03 10:15", datetime(2022, 5, 3, 10, 15), False),
    ("Publié le 02/11/23 à 16h33", datetime(2023, 11, 2, 16, 33), False),
    ("4 мая'20, 10:15", datetime(2020, 5, 4, 10, 15), False),
    ("Piątek | 18 Lis 11 , 13:09", datetime(2011, 11, 18, 13, 9), False),
    ("20220321 11:46", datetime(2022, 3, 21, 11, 46), False),
    ("2020.05.04. 10:15", datetime(2020, 5, 4, 10, 15), False),
    ("4. Mai 2020 10 Uhr 15", datetime(2020, 5, 4, 10, 15), False),
    ("04.05.2020. u 10:15", datetime(2020, 5, 4, 10, 15), False),
    ("4. svibnja 2020. u 10:15", datetime(2020, 5, 4, 10, 15), False),
    ("2020년 5월 4일 오전 10시 15분", datetime(2020, 5, 4, 10, 15), False),
    ("2020-05-04 PM 3:15", datetime(2020, 5, 4, 15, 15), False),
    ("2020年5月4日 10時15分", datetime(2020, 5, 4, 10, 15), False),
    ("令和2年5月4日", datetime(2020, 5, 4), False),
    ("民國109年5月4日", datetime(2020, 5, 4), False),
    ("5月 4, 2020", datetime(2020, 5, 4), False),
    ("4 พฤษภาคม พ.ศ. 2563", datetime(2020, 5, 4), False),
    ("4 พ.ค. 2563 14:38 น.", datetime(2020, 5, 4, 14, 38), False),
    ("۱۵ اردیبهشت ۱۳۹۹", datetime(2020, 5, 4), False),
    ("۱۳۹۹/۰۲/۱۵ - ۱۰:۱۵", datetime(2020, 5, 4, 10, 15), False),
    ("२२ वैशाख २०७७", datetime(2020, 5, 4), False),
    ("٤ مايو ٢٠٢٠", datetime(2020, 5, 4), False),
    ("৪ মে ২০২০, ১০:১৫", datetime(2020, 5, 4, 10, 15), False),
    ("4 يونيو 2020 - 9:06 م", datetime(2020, 6, 4, 21, 6), False),
    ("24 نيسان / أبريل 2020 09:22 مساءً", datetime(2020, 4, 24, 21, 22), False),
    ("24 شعبان 1441 هـ", datetime(2020, 4, 18), True),
    ("Δευτέρα, 04-Μαϊ-2020 10:15", datetime(2020, 5, 4, 10, 15), False),
    ("Δευτέρα, 4 Μαΐου 2020, 10:15 μ.μ.", datetime(2020, 5, 4, 22, 15), False),
    ("יום שני, 4 במאי 2020", datetime(2020, 5, 4), False),
    ("ngày 4 tháng 5 năm 2020", datetime(2020, 5, 4), False),
    ("2020 m. gegužės 4 d. 10:15", datetime(2020, 5, 4, 10, 15), False),
    ("2020. gada 4. maijs", datetime(2020, 5, 4), False),
    ("4 d'abril de 2020", datetime(2020, 4, 4), False),
    ("12/05/2020 a las 10:15 a. m.", datetime(2020, 5, 12, 10, 15), False),
    ("May 4, 2020, 12 noon", datetime(2020, 5, 4, 12), False),
    ("midnight, May 4, 2020", datetime(2020, 5, 4), False),
    ("May 4, 2020 10:15:30.123", datetime(2020, 5, 4, 10, 15, 30), False),
    ("May 4, 2020 10:15 (updated)", datetime(2020, 5, 4, 10, 15), False),
    ("// 09.12.2011 // 10:19 //", datetime(2011, 12, 9, 10, 19), False),
    ("12 Apr 202212 Apr 2022", datetime(2022, 4, 12), False),
    ("6 Jul 2021Tue 6 Jul 2021 at 7:14am", datetime(2021, 7, 6, 7, 14), False),
    ("9 January 2012 Last updated at 22:04", datetime(2012, 1, 9, 22, 4), False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "ambiguous"), WHOLE)
def test_forms_of_many_places(text: str, value: datetime, ambiguous: bool) -> None:
    stamp = parse_timestamp(text)
    assert stamp is not None
    assert (stamp.value, stamp.value.utcoffset(), stamp.ambiguous) == (value, value.utcoffset(), ambiguous)
    assert text[slice(*place_of(stamp))] == stamp.text


@pytest.mark.parametrize("form", [*days.FORMS, *days.WITHOUT_YEAR], ids=lambda form: form.name)
def test_every_form_of_a_day_reads_its_example(form: days.Form) -> None:
    reference = date(2020, 12, 1)
    stamp = parse_timestamp(form.example, reference=reference)
    assert stamp is not None
    assert (stamp.value.year, {stamp.value.month, stamp.value.day}) == (2020, {4, 5})
    forms = [found.form for found in find_timestamps(form.example)]
    assert forms == [form.name] or form in days.WITHOUT_YEAR


@pytest.mark.parametrize("form", clock.FORMS, ids=lambda form: form.name)
def test_every_form_of_a_time_reads_its_example(form: clock.Form) -> None:
    (stamp,) = find_timestamps(f"May 4, 2020 at {form.example}")
    assert stamp.timestamp.precision != "day"
    assert stamp.timestamp.text.endswith(form.example)


@pytest.mark.parametrize("text", ["5 min read", "12,345 views", "Today, 10:15", "hace 3 horas", "in 2020 5 men", "4/5", "May 4, 2020-12", "2 Mai 12", "1399/02/35", "۱۳۹۹/۱۳/۰۱", "३५ वैशाख २०७७", "30 شعبان 1441 x 5"])  # fmt: skip
def test_what_is_no_stamp_in_any_language(text: str) -> None:
    assert parse_timestamp(text) is None


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (from_solar(1403, 12, 30), date(2025, 3, 20)),
        (from_solar(1402, 12, 30), None),
        (from_solar(1404, 1, 1), date(2025, 3, 21)),
        (from_solar(1404, 13, 1), None),
        (from_lunar(1445, 9, 1), date(2024, 3, 11)),
        (from_lunar(1445, 0, 1), None),
        (from_bikram(2081, 1, 1), date(2024, 4, 13)),
        (from_bikram(2077, 12, 32), None),
        (from_bikram(1900, 1, 1), None),
    ],
)
def test_days_of_other_calendars(found: date | None, expected: date | None) -> None:
    assert found == expected


@pytest.mark.parametrize(
    ("copy", "published", "updated"),
    [
        (f"Bell found off Port Ellery\n4 May 2020\n18:05\n{BODY}", datetime(2020, 5, 4, 18, 5), None),
        (
            "Hallan una campana frente a Port Ellery\n03/02/2026\nActualizado a las 13:40h.\n"
            "La campana pesa más de una tonelada y estaba en el fondo desde 1871, dijo la directora del museo.\n"
            "Los buzos tardaron nueve días en subirla a la superficie con una grúa.",
            datetime(2026, 2, 3),
            datetime(2026, 2, 3, 13, 40),
        ),
        (
            f"Bell found off Port EllerySun, May 4, 2020 at 3:53 PMBy Ana Lima {BODY}".replace("\n", " "),
            datetime(2020, 5, 4, 15, 53),
            None,
        ),
        (f"Bell found\nWorld | May 4, 2020 | 7:09 am | Ellery Post.\n{BODY}", datetime(2020, 5, 4, 7, 9), None),
        (f"Bell found\nPosted by Ana Lima on May 4, 2020 in Bells\n{BODY}", datetime(2020, 5, 4), None),
        (f"Bell found\nUpdated by Ana Lima on May 4, 2020 in Bells\n{BODY}", None, datetime(2020, 5, 4)),
        (f"Bell found\nMay 4, 2020 10:15 | Source: Ellery Bells, Inc.\n{BODY}", datetime(2020, 5, 4, 10, 15), None),
        (f"Bell found\nBY ANA LIMA4 May 20201,204\n{BODY}", datetime(2020, 5, 4), None),
        (
            f"Bell found\nDivers raised it, he said.\nThe Guardian, Sunday 4 May 2020\n{BODY}",
            datetime(2020, 5, 4),
            None,
        ),
        (f"Bell found\nPublishing date:May 4, 2020\n{BODY}", datetime(2020, 5, 4), None),
        (f"Sino achado\nPublicado em 4 de maio de 2020 às, 10h15.\n{BODY}", datetime(2020, 5, 4, 10, 15), None),
        (
            f"Bell found\nUpdated on: May 5, 2020 / 8:12 PM\n{BODY}\nIt was cast in 1871, he said.\n"
            "Ship found\nMay 9, 2020 9:15 AM\nHer name was Aurora, they said.\nFirst published on May 4, 2020 / 10:15 AM",
            datetime(2020, 5, 4, 10, 15),
            datetime(2020, 5, 5, 20, 12),
        ),
        (
            f"Bell found\nUpdated May 5, 2020\n{BODY}\nThe novel was first published May 4, 2020.",
            None,
            datetime(2020, 5, 5),
        ),
    ],
)
def test_times_of_heads_in_other_layouts(copy: str, published: datetime | None, updated: datetime | None) -> None:
    article = clean(copy)
    assert (article.published and article.published.value) == published
    assert (article.updated and article.updated.value) == updated


@pytest.mark.parametrize(
    "line",
    [
        "The bell was cast on May 4, 1871, at 10:15 in the foundry, and the town came to see it done.",
        "Veröffentlicht am 4. Mai 1871, nannte das Buch die Namen der neun Verräter aus Port Ellery.",
        "4 May 1871, 10:15: the bell falls silent.",
        "تاريخ 4 مايو 1871 كان يوما مشهودا في تاريخ المدينة، قال المؤرخ.",
    ],
)
def test_sentences_keep_their_days(line: str) -> None:
    text = f"Bell found off Port Ellery\n{line}\n{BODY}"
    assert not [edit for edit in clean(text).edits if edit.rule in {"HED003", "HED004"}]
