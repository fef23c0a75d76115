"""Times above a story with what stands beside them: labels, zones, sources, sections, buttons, a second time."""

from __future__ import annotations

import pytest

import wireclean

STORY = (
    "The council of the harbour town has found the money to repair its old bell, and the work is to begin in June.\n\n"
    "Divers had looked for it for years, the mayor said, and the town is glad that it was found."
)


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        # a day that the second time shares, and what it shares with it
        ("May 04, 2020 10:15 am | Updated 11:30 am IST - CHENNAI", "2020-05-04T10:15", "2020-05-04T11:30"),
        ("Posted at May 04 2020 10:15 AM | Updated as of May 04 2020 05:30 PM", "2020-05-04T10:15", "2020-05-04T17:30"),
        (
            "Posted Mon 4 May 2020 at 10:15amMonday 4 May 2020 at 10:15am, updated Mon 4 May 2020 at 5:30pm",
            "2020-05-04T10:15",
            "2020-05-04T17:30",
        ),
        ("04. Mai 2020 10:15; Akt: 04.05.2020 17:30", "2020-05-04T10:15", "2020-05-04T17:30"),
        (
            "تاريخ النشر: 04 مايو 2020 10:15 GMT تاريخ التحديث: 04 مايو 2020 17:30 GMT",
            "2020-05-04T10:15",
            "2020-05-04T17:30",
        ),
        ("เผยแพร่ : 4 พ.ค. 2563 10:15 ปรับปรุง : 5 พ.ค. 2563 17:30", "2020-05-04T10:15", "2020-05-05T17:30"),
        # marks between the parts of a day
        ("13|05|2020 10:15", "2020-05-13T10:15", None),
        ("4 - مايو - 2020", "2020-05-04T00:00", None),
        ("۱۵/اردیبهشت/۱۳۹۹", "2020-05-04T00:00", None),
        # labels, zones, months and joins
        ("5/4/2020 10:15 AM PT", "2020-05-04T10:15", None),
        ("Originally Published: 04 MAY 20 10:15 ET", "2020-05-04T10:15", None),
        ("نُشر: 10:15-4 مايو 2020 م ـ 11 رَمضان 1441 هـ", "2020-05-04T10:15", None),
        ("تاریخ انتشار : دوشنبه ۱۵ ارديبهشت ۱۳۹۹ ساعت ۱۰:۱۵", "2020-05-04T10:15", None),
        ("شائع 04 مئ 2020 10:15am", "2020-05-04T10:15", None),
        ("اپ ڈیٹ 04 مئ 2020 10:15am", None, "2020-05-04T10:15"),
        ("Kemaskini: 4 Mei 2020", None, "2020-05-04T00:00"),
        ("4 de maio de 2020 ás 10:15", "2020-05-04T10:15", None),
        ("建立時間：2020/05/04 10:15", "2020-05-04T10:15", None),
        ("更新日期：2020/05/04 10:15", None, "2020-05-04T10:15"),
        # buttons, figures, sections and sources beside them
        ("By Ana Lima on May 4, 2020 5 Comments", "2020-05-04T00:00", None),
        ("May 4, 2020 by Ana Lima Leave a Comment", "2020-05-04T00:00", None),
        ("By Ana Lima on 4 May 2020 in News", "2020-05-04T00:00", None),
        ("4 May 2020 Last updated at 10:15 GMT Share this page", "2020-05-04T00:00", "2020-05-04T10:15"),
        ("Source: Harbour Post Date: 04 May 2020", "2020-05-04T00:00", None),
        ("Source : AFP - 4 mai 2020", "2020-05-04T00:00", None),
        ("Fuente: EFE | Fecha: 14/05/2020", "2020-05-14T00:00", None),
    ],
)
def test_times_and_what_stands_beside_them(line: str, published: str | None, updated: str | None) -> None:
    article = wireclean.clean(f"{line}\n\n{STORY}")
    read = [
        None if time is None else time.value.isoformat(timespec="minutes")[:16]
        for time in (article.published, article.updated)
    ]
    assert read == [published, updated]


def test_a_time_without_a_day_shares_the_doubt_of_the_day_before_it() -> None:
    article = wireclean.clean(f"Published on 04/05/2020 - 10:15 • Updated 17:30\n\n{STORY}")
    assert article.published is not None
    assert article.updated is not None
    assert article.published.ambiguous
    assert article.updated.ambiguous


def test_a_source_below_the_story_is_a_note_though_it_has_a_day() -> None:
    article = wireclean.clean(f"{STORY}\n\nSource: Harbour Post, 4 May 2020")
    assert article.published is None
