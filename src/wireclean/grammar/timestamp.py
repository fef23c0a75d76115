"""Time stamps of the wires: a strict grammar of its own first, dateparser only for what that leaves.

A stamp is a day, with a time and a zone if they are printed, on either side of it:

    April 12, 2022 10:21 a.m.          4:36 PM EDT, October 3, 2025        Tuesday 3 November 2015 18.31 GMT
    December 5, 20257:24 PM UTC        03/02/2026 05:00 AM EST             2023-04-28T10:00:05Z

Copy that lost its layout prints stamps glued to a name, to a label, to each other: `NAMEDecember 5, 20257:24 PM
UTCUpdated December 7, 2025`. So a day is looked for first, around each year, and what belongs to it is then read on
either side. Every look is bounded: time grows with the length of the copy and with nothing else.

Nothing here depends on today, on the locale or on the machine's time zone. Zones (`data/times.toml`), labels and
months (`data/languages`) are data, and so is the policy for zones that several places share.

Other languages bring their words, and their layouts are read beside the wires' own:

    13. Mai 2026 um 15:44 Uhr      12 de marzo de 2025 - 10:15      18/02/2026 à 14h03      05.08.2024, kl. 13.05
    2026年7月12日 17時45分           2026년 7월 12일 오후 5:45          2026. július 12. 17:45    11.07.26, 14:30 Uhr
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Literal, NamedTuple

from wireclean.arguments import demand_day, demand_text
from wireclean.article import Precision, Span, Timestamp
from wireclean.data import load
from wireclean.data.languages import language_numbers, language_words, words_of_language
from wireclean.grammar.dates import MONTH, MONTH_DAY, Day, longest_first, month_number, resolve_day

__all__ = [
    "YEAR",
    "Label",
    "RelativeStamp",
    "Stamp",
    "find_relative",
    "find_timestamps",
    "is_label",
    "label_of",
    "may_be_relative",
    "may_hold_timestamp",
    "parse_timestamp",
]

Label = Literal["published", "updated"]


class Stamp(NamedTuple):
    """A time stamp found in copy.

    `label` is what the word before it says: `Updated:` is "updated", `Posted` is "published", no word is None. `start`
    and `end` cover label and stamp and a small word between them or before the stamp (`on May 4, 2020`), `timestamp.span`
    the stamp alone; all are code points of the text that was searched.
    """

    label: Label | None
    start: int
    end: int
    timestamp: Timestamp


class RelativeStamp(NamedTuple):
    """A time that is counted back from when the copy was seen, found in copy: `Updated 3 hours ago`, `gestern, 18:04 Uhr`.

    It has no value without that moment, save a time of day behind a day that is known: `May 4, 2020 (Updated 4:30 am)`.
    `start` and `end` cover its label too.
    """

    label: Label | None
    start: int
    end: int
    timestamp: Timestamp | None


# ------------------------------------------------------------------------------------------------------------- tables


class _Zone(NamedTuple):
    """What a zone's name stands for: `hours` from UTC, or the clocks of an IANA `place`, or both, or neither."""

    hours: float | None
    place: str | None
    shared: bool


@cache
def _zones() -> dict[str, _Zone]:
    tables = load("times.toml")["zones"]
    zones = {name: _Zone(hours, None, False) for name, hours in tables["fixed"].items()}
    zones |= {name: _Zone(None, place, False) for name, place in tables["generic"].items()}
    zones |= {name: _Zone(entry.get("hours"), entry.get("while"), True) for name, entry in tables["shared"].items()}
    return {name.casefold(): zone for name, zone in zones.items()}


@cache
def _order(table: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in load("times.toml")["order"][table])


@cache
def _labels() -> dict[str, Label | None]:
    """Return what each label says; `Stand:` and `Fecha:` say only that a time follows."""
    labels: dict[str, Label | None] = dict.fromkeys(map(str.casefold, language_words("times.dated")))
    labels |= dict.fromkeys(map(str.casefold, language_words("times.updated")), "updated")
    labels |= dict.fromkeys(map(str.casefold, language_words("times.published")), "published")
    return labels


def is_label(printed: str) -> bool:
    """Say whether words are a label of times: `Last updated`, `Stand`, `公開日`."""
    return _key(printed) in _labels()


def label_of(printed: str) -> Label | None:
    """Return what a label says of its time; None for one that says only that a time follows, and for other words."""
    return _labels().get(_key(printed))


def _labels_behind() -> list[str]:
    """Return the labels that may stand behind their time: those of Chinese, Japanese and Korean."""
    return [word for word in _labels() if word[0] >= "\u3000"]


@cache
def _day_first_words() -> frozenset[str]:
    """Return the words beside a numeric day that settle that the day comes first: those of every language but some."""
    lists = [f"times.{name}" for name in ("published", "updated", "dated", "joins", "hours")]
    words = {word for name in lists for word in language_words(name)}
    for language in load("times.toml")["order"]["open_languages"]:
        words -= {word for name in lists for word in words_of_language(language, name)}
    return frozenset(map(_key, words))


def _words(*tables: str) -> str:
    return _any_of(word for table in tables for word in language_words(f"times.{table}"))


def _any_of(words: Iterable[str]) -> str:
    """Return a regex alternation of many words as a tree of letters, so that each letter is looked at once.

    The longest word that fits is found first. A space stands for any white space.
    """
    return _tree(sorted({word.lower() for word in words}))


def _tree(words: list[str]) -> str:
    branches: dict[str, list[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    sources = [
        (r"\s{1,3}" if letter == " " else re.escape(letter)) + (f"(?:{_tree(rests)})" if rests != [""] else "")
        for letter, rests in branches.items()
    ]
    return "|".join([*sources, ""] if "" in words else sources)


def _key(printed: str) -> str:
    """Return a printed zone or label as the tables have it."""
    return " ".join(printed.split()).casefold()


# ----------------------------------------------------------------------------------------------------------- patterns

_FLAGS = re.VERBOSE | re.IGNORECASE

# Day first: 12 April, 14. Dezember, 2nd of May, 12 de marzo, 1er janvier. Groups `first_day` and `then_month`.
_DAY_MONTH = (
    r"(?P<first_day>[0-9]{1,2}+)(?:st|nd|rd|th|er|\.|º|ª)?+"
    rf"(?:\s{{1,3}}(?:of|de|di)\s{{1,3}}|\s{{0,3}}-?+)(?P<then_month>{MONTH})"
)

# A word begins: behind anything but a letter, or glued but with a capital: `NAMEDecember`, `UTCUpdated`, unlike `dismay`.
_BEGINS = r"(?:(?<![^\W\d_])|(?=(?-i:[A-Z][a-z])))"
# A word ends: before anything but a letter, or where a glued word begins: `ESTBy`, unlike `ESTATE`.
_ENDS = r"(?:(?![^\W\d_])|(?=(?-i:[A-Z][a-z])))"


class _Patterns(NamedTuple):
    dated: re.Pattern[str]
    yearless: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    iso_time: re.Pattern[str]
    label: re.Pattern[str]
    label_behind: re.Pattern[str]
    zone: re.Pattern[str]
    relative: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Compile the grammar. Every repeat is bounded."""
    label = _any_of(_labels())
    weekday = rf"(?:(?:{_BEGINS}|(?<=[日일号號]))(?:{_any_of(language_numbers('weekdays'))})(?![^\W\d_])\.?+)"
    join = rf"(?:\b(?:{_words('joins')})\b\.?+)"
    hours = rf"(?:(?:{_words('hours')}){_ENDS}\.?+)"
    glued = _any_of(word for name in ("published", "updated") for word in words_of_language("en", f"times.{name}"))
    zone = _zone_source(glued)
    # am, PM, a.m., p. m., but not the beginning of AMERICAN
    half = rf"(?:[ap]\.?\s?m(?:\.|{_ENDS}|(?={zone}|(?:{glued}))))"

    # A time. The dot of 18.31 may be a decimal point: it needs a word before it or a zone, AM or PM behind it.
    time = rf"""
        (?: (?P<ahead> {_words("mornings", "afternoons")} ) \s? )?+                          # 오후 5:45   午後5時
        (?P<clock>
            [0-9]{{1,2}}+ [:：] [0-9]{{2}} (?: : [0-9]{{2}} )?+ (?![0-9:])                   # 10:21   10:21:05
          | [0-9]{{1,2}}+ (?: [.h] | \s h \s ) [0-9]{{2}} (?![0-9.])                        # 18.31 GMT   at 18.31   10h21
            (?: (?= \s{{0,2}} (?: \Z | [|\n•·] ) ) (?<= \s[0-9]{{2}}\.[0-9]{{2}} ) | (?<= h[0-9]{{2}} ) | (?<= h\s[0-9]{{2}} ) | (?(joined) | (?= \s? (?: {half} | {hours} | \(?{zone} ) ) ) )
          | [0-9]{{1,2}}+ \s? [時时点點시] (?: \s? [0-9]{{1,2}}+ \s? [分분] )?+                # 17時45分   17시
          | [0-9]{{1,2}}+ (?= \s? (?: {half} | {hours} ) )                                  # 5 p.m.   14 Uhr
          | [0-9]{{4}} (?= \s? \(?{zone} )                                                  # 1509GMT
        )
        (?: (?<= :[0-9]{{2}} ) [.,] [0-9]{{1,9}}+ )?+
        (?: \s{{0,2}} (?P<half> {half} ) )?
        (?: \s{{0,2}} (?P<hours> {hours} ) )?
        (?: \s{{0,2}} (?: (?P<zone> {zone} ) | \( (?P<bracketed> {zone} ) \) ) )?
        (?: \s? \( [0-9]{{1,2}} [:.]? [0-9]{{2}} \s? {zone} \) )?                           # (2034 HKT): the same elsewhere
    """

    # A day of the month is no part of a longer number, of a price or of a range: `28-30 April 2022` is an event. Behind
    # a year it may be glued: `10. Februar 20199. Februar 2019`.
    named = rf"""(?:
        (?=[^\W\d_]) {_BEGINS} {MONTH_DAY}
      | (?=[0-9]) (?: (?<![0-9$€£]) | (?<= (?:19|20)[0-9]{{2}} ) ) (?<![0-9][.,:/]) (?<!\w-) {_DAY_MONTH}
    )"""
    year_word = rf"(?:(?:{_words('years')})(?![^\W\d_])\.?+)"
    dated = rf"""(?:
        {named} (?: \s{{0,2}}+ ,\s{{0,3}}+ | \s{{1,3}}+ (?: del?\s )?+ | [-/] | (?<=\.) )  # April 12, 2022   12 April 2022   12-Apr-2022
        (?P<year> (?:19|20)[0-9]{{2}} )
        (?: \s? {year_word} )?+
        (?! [0-9]{{1,4}} \s (?!min) (?-i:[a-z]) )                            # a lost space: `21, 20250 1747`; but no
                                                                            # `March 3, 20000 people`
      | (?=[12]) (?<![0-9])
        (?P<first_year> (?:19|20)[0-9]{{2}} )
        (?: \s? [年년] \s? (?P<counted_month> [0-9]{{1,2}}+ ) \s? [月월] \s?
            (?P<counted_day> [0-9]{{1,2}}+ ) \s? [日일号號]                               # 2026年7月12日
          | \. \s{{0,2}} (?P<middle_month> {MONTH} ) \s{{0,2}} (?P<last_day> [0-9]{{1,2}}+ ) (?: \. | (?!\w) )  # 2026. július 12.
        )
      | (?=[0-9]) (?<![0-9./–-]) (?<![0-9][.]\s)
        (?P<numbers>
            (?:19|20)[0-9]{{2}} (?P<mark>[/.-]) (?: (?<=\.) \s )?+ [0-9]{{1,2}}+ (?P=mark) (?: (?<=\.) \s )?+
            [0-9]{{1,2}} (?: \. (?= \s [0-9(] ) )?+                                      # 2022-04-12   2022/4/12   2022. 4. 12.
          | [0-9]{{1,2}}+ (?P<sign>[/.-]) (?: (?<=\.) \s )?+ [0-9]{{1,2}}+ (?P=sign) (?: (?<=\.) \s )?+
            (?: (?:19|20)[0-9]{{2}}                                                     # 03/02/2026   12. 4. 2022
              | (?P<short_year> (?<=\.) [0-9]{{2}} ) (?! [0-9] ) )                       # 11.07.26
        )
        (?! [0-9] (?! [0-9]?:[0-9]{{2}} ) | [/.-] [0-9] | / | -[^\W\d_] )    # a lost space: `03/02/202605:00`
    )"""

    # What may stand between a label and a stamp: `Updated: `, `Last updated on `, `Published on: `, `Posted | `
    labelled = rf"""
        {_BEGINS.replace("[A-Z][a-z]", "[A-Z]")} (?P<label> {label} )
        (?: \s{{1,2}} {join} (?= \s?: ) )?+ \s{{0,2}} [:：|–—-]?+ \s{{0,3}}
    """
    before = rf"""
        (?: {labelled} )?
        (?P<joined> {join} \s{{0,2}} )?
        (?P<lead>
            (?: (?: (?P<weekday>{weekday}) ,? \s{{1,2}} )?
                (?<![0-9]) (?<![0-9][:.]) {time}                                 # 4:36 PM EDT,   18:31,   9:12 PM on
                (?: \s{{0,2}} (?: [,|•·–—-] | -- | {join} ) \s{{0,2}} | (?<=[A-Za-z.)]) \s{{0,2}}
                  | (?(label) \s{{1,2}} | (?<= [0-9]{{2}}:[0-9]{{2}} ) \s{{1,2}} ) )
            )?
            (?: (?P<day_name>{weekday}) ,? \s{{0,2}} (?: {join} \s{{1,2}} )?+ )?   # Friday,   Tue   dimanche le
        ) \Z
    """
    after = rf"""
        (?: (?: [,\s]{{0,2}} [(（]? (?P<weekday>{weekday}) [)）]? )?+             # 2017 Thursday 6:55 PM GMT
            \s{{0,2}} (?: , | \| | --? | [–—•·/@] )?+ \s{{0,2}} (?P<joined> {join} \s{{0,2}} )?     # 2022 at   2025 / 5 AM
            {time}
          | [,\s]{{0,2}} [(（]? (?P<day_name>{weekday}) [)）]? (?= \s{{0,2}} (?: \Z | [|\n)] ) )
        )
    """
    # 2026年5月13日 16:02更新: some languages have the label behind, where it is not that of the next time
    label_behind = rf"\s? (?P<label> {_any_of(_labels_behind())} ) (?= \s{{0,2}} (?: \Z | [\n)）|•、。] ) )"
    # T10:00:05Z   T10:00+02:00   and behind a blank, if there are seconds and a zone: 10:00:05+0200
    iso_time = rf"""
        (?: T | \s (?= [0-9]{{2}} : [0-9]{{2}} : [0-9]{{2}} [.,0-9]{{0,10}} \s? [Z+-] ) )
        (?P<clock> [0-9]{{2}} : [0-9]{{2}} (?: : [0-9]{{2}} )?+ ) (?: [.,] [0-9]{{1,9}}+ )?+
        (?: \s? (?P<zone> Z (?![^\W\d_]) | [+-] [0-9]{{2}} (?: :? [0-9]{{2}} )?+ (?![0-9:]) | {zone} ) )?
    """
    # Counted back: 3 hours ago   vor einer Stunde   3時間前   yesterday at 10:15   Updated 4:30 am
    relative = rf"""
        (?: {labelled} )?
        (?: (?: {join} \s{{1,2}} )? (?: \b(?: {_words("ago_leads")} ) \s{{1,2}} )?+
            (?: (?P<ago> \b(?: {_words("ago_before")} ) ) \s{{1,2}} )?
            (?P<count> [0-9]{{1,3}}+ | (?: {_words("ones")} ) (?=\s) )
            \s{{0,2}} (?P<unit> {_any_of(language_numbers("units"))} ) \.?+
            (?(ago) | \s{{0,2}} (?: (?<=\s) | (?<![^\W\d_]) | (?=[前전]) ) (?: {_words("ago_after")} ) ) (?![^\W\d_])
          | (?: (?P<back> \b(?: {_any_of(language_numbers("days_back"))} ) ) (?: \s? [,|•·–—-] )?+ \s{{1,2}} )?
            (?P<joined> {join} \s{{0,2}} )? (?(back) | (?(label) | (?!) ) ) {time}
          | (?(label) (?: {join} \s{{1,2}} )? {named} (?! [0-9] | [/.-][0-9] ) | (?!) )              # Last Updated: August 8
          | (?(label) (?P<alone> \b(?: {_any_of(language_numbers("days_back"))} ) ) (?![^\W\d_]) | (?!) )
        )
    """
    return _Patterns(
        dated=re.compile(dated, _FLAGS),
        yearless=re.compile(rf"{named} (?! [0-9] | [/.-][0-9] )", _FLAGS),
        before=re.compile(before, _FLAGS),
        after=re.compile(after, _FLAGS),
        iso_time=re.compile(iso_time, _FLAGS),
        label=re.compile(labelled, _FLAGS),
        label_behind=re.compile(label_behind, _FLAGS),
        zone=re.compile(rf"(?<= [0-9MmNnTt.] ) \s{{0,2}} \(? (?P<zone>{zone}) \)?", _FLAGS),
        relative=re.compile(relative, _FLAGS),
    )


def _zone_source(label: str) -> str:
    names = [*_zones()]
    capitals = longest_first([name.upper() for name in names if " " not in name])
    spelled_out = longest_first([name for name in names if " " in name])
    return rf"""(?:
        (?:GMT|UTC) \s? [+\-−] [0-9]{{1,2}} (?: :?[0-9]{{2}} )? (?![0-9])            # GMT+8   UTC+05:30
      | (?: (?-i:{capitals}) | {spelled_out} ) (?: {_ENDS} | (?=(?:{label})) )       # EDT   Eastern Time
      | (?<= [Mm.]\s ) (?:{capitals}) (?![^\W\d_]) (?!\s(?-i:[a-z]))                # 8:38 am est: where it is no word
      | (?<= \s ) [+-] [0-9]{{4}} (?![0-9])                                         # +0200
    )"""


# ------------------------------------------------------------------------------------------------------------ finding

# The year that no stamp is without: at the end of its day, or at the beginning of 2022-04-12 and 2022年4月12日; and a
# short one, in 12.04.22.
_LONG = r"""(?:19|20)[0-9]{2}
    (?: (?<= [\s,./-] .{4} ) | (?= [/.-] \s? [0-9] ) | (?= \s? [年년] ) | (?= \. \s{0,2} [^\W\d_] ) )"""
_SHORT = r"(?<! [0-9.] ) [0-9]{1,2}+ \. \s? [0-9]{1,2}+ \. (?P<short> [0-9]{2} ) (?! [0-9.] )"
YEAR = re.compile(rf"{_LONG} | {_SHORT}", re.VERBOSE | re.DOTALL)
_LONG_YEAR = re.compile(rf"{_LONG} (?P<short>)??", re.VERBOSE | re.DOTALL)
_SHORT_CUE = re.compile(r"\.\s?[0-9]{1,2}\.[0-9]{2}(?![0-9.])")
_DIGIT = re.compile("[0-9]")
_MARKS = frozenset("/-.年년")
_DAY_REACH = 28  # `30th of September, ` and a little more
_DAY_BEYOND = 24  # `-04-12`, `. szeptember 12.` and what their patterns look ahead for
_LEAD_REACH = 110  # a label, a weekday, a time and its zone
_TAIL_REACH = 90


def _years(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield each year a stamp may have. Most copy has none, and that is told at once."""
    if _DIGIT.search(text, start, end) is None:
        return iter(())
    if _SHORT_CUE.search(text, start, end):
        return YEAR.finditer(text, start, end)
    if text.find("20", start, end) < 0 and text.find("19", start, end) < 0:
        return iter(())
    return _LONG_YEAR.finditer(text, start, end)


def may_hold_timestamp(text: str, start: int, end: int) -> bool:
    """Say whether a stretch shows the year that `find_timestamps` looks for."""
    return next(_years(text, start, end), None) is not None


def find_timestamps(text: str, start: int = 0, end: int | None = None) -> list[Stamp]:
    """Return every time stamp in `text[start:end]`, left to right; all offsets are code points of `text`.

    A stamp names day, month and year; `May 2016`, `Nov. 3` and `10:21 a.m.` are none. What surrounds it does not matter,
    so `May 4, 1998` is found in a sentence as well: whether it is the story's time is for the caller to judge.
    Values that do not exist (February 30, 25:99) are no stamp.

    >>> [(stamp.label, stamp.timestamp.text) for stamp in find_timestamps("Ana LimaMay 4, 20207:24 PM UTCUpdated May 6, 2020")]
    [(None, 'May 4, 20207:24 PM UTC'), ('updated', 'May 6, 2020')]
    """
    start, end, _ = slice(start, end).indices(len(text))
    found: list[Stamp] = []
    for year in _years(text, start, end):
        if year.start() < start:  # read already
            continue
        near = max(start, year.start() - _DAY_REACH)
        after = text[year.end() : year.end() + 1]
        if after not in _MARKS and not (year["short"] or after == " ") and not _DIGIT.search(text, near, year.start()):
            continue  # `in 2019,`: most years in prose have no day before them
        day = _patterns().dated.search(text, near, min(end, year.end() + _DAY_BEYOND))
        if day is not None and day.start() <= year.start():  # else it is that of the next year, and may be cut short
            stamp, start = _read(day, start, end, None)
            if stamp is not None:
                found.append(stamp)
    return found


def _read(day: re.Match[str], start: int, end: int, reference: date | None) -> tuple[Stamp | None, int]:
    """Read the stamp around a day, and say how far it was read. It lies within `start` and `end`."""
    text = day.string
    before = _patterns().before.search(text, max(start, day.start() - _LEAD_REACH), day.start())
    assert before is not None  # it matches the empty string before the day
    parts = before.groupdict()
    weekday = parts["day_name"]
    stop = day.end()
    if parts["clock"] is None:
        reach = min(end, stop + _TAIL_REACH)
        after = _patterns().iso_time.match(text, stop, reach) if day.groupdict().get("mark") else None
        after = after or _patterns().after.match(text, stop, reach)
        if after is not None:
            stop = after.end()
            parts |= after.groupdict()
            weekday = weekday or parts["weekday"] or parts["day_name"]
    if day.groupdict().get("short_year") and not (
        before["label"] or parts["clock"] or weekday or _stands_alone(text, before.start("lead"), stop)
    ):
        return None, stop  # 3.10.12 may be a version
    days = _days(day, reference)
    if len(days) > 1 and weekday is not None:
        days = [one for one in days if one.isoweekday() == _weekday_number(weekday)] or days
    if len(days) > 1 and _day_comes_first(before, parts):
        days = days[1:]
    clock = _clock(parts["clock"], parts["half"], parts.get("ahead"))
    if not days or clock is None:
        return None, stop
    value = datetime(days[0].year, days[0].month, days[0].day, *clock.time)
    zone = parts["zone"] or parts.get("bracketed")
    offset, doubtful = _offset(zone, value) if zone else (None, False)
    begin = before.start("lead")
    timestamp = Timestamp(
        value.replace(tzinfo=offset),
        clock.precision,
        zone,
        doubtful or (len(days) > 1 and not _month_comes_first(zone, parts["half"])),
        text[begin:stop],
        Span(begin, stop),
    )
    printed = before["label"]
    # ignoring case, a pattern takes a Turkish dotless i for an i: what it finds need not be in the tables
    if printed is not None and is_label(printed):
        return Stamp(label_of(printed), before.start("label"), stop, timestamp), stop
    behind = _patterns().label_behind.match(text, stop, min(end, stop + _TAIL_REACH))
    if behind is not None:
        return Stamp(label_of(behind["label"]), begin, behind.end(), timestamp), behind.end()
    if before["joined"]:
        begin = before.start("joined")  # le 15 septembre 2009
    return Stamp(None, begin, stop, timestamp), stop


_SEPARATORS = frozenset(",;|•·/()[]–—*\n\t")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a stretch has nothing, a line break or a separating mark on either side."""
    head = text[max(0, start - 3) : start].rstrip(" ")
    tail = text[end : end + 3].lstrip(" ")
    return (not head or head[-1] in _SEPARATORS) and (not tail or tail[0] in _SEPARATORS)


def _day_comes_first(before: re.Match[str], parts: dict[str, str | None]) -> bool:
    """Say whether the words beside a numeric day settle that its day comes first: `le`, `kl.`, `Uhr`, `14h03`."""
    words = (before["label"], before["joined"], parts.get("joined"), parts.get("hours"))
    if any(word and _key(word).rstrip(".") in _day_first_words() for word in words):
        return True
    zone = parts["zone"] or parts.get("bracketed")
    if zone is not None and not parts["half"] and _key(zone) in _order("day_first"):
        return True
    return "h" in (parts["clock"] or "").casefold()


def _weekday_number(printed: str) -> int | None:
    return language_numbers("weekdays").get(printed.casefold().removesuffix("."))


def _days(day: re.Match[str], reference: date | None) -> list[date]:
    """Return the dates that a printed day can mean, the likelier first.

    Slashes and hyphens leave open whether month or day comes first. Full stops do not: no country prints 04.12.2022
    with the month first.
    """
    groups = day.groupdict()
    if groups.get("first_year"):
        month = month_number(groups["middle_month"] or "") or int(groups["counted_month"] or 0)
        readings = [Day(month, int(groups["counted_day"] or groups["last_day"]), int(groups["first_year"]))]
    elif not groups.get("numbers"):
        month = month_number(groups["month"] or groups["then_month"]) or 0
        year = groups.get("year")
        readings = [Day(month, int(groups["day"] or groups["first_day"]), int(year) if year else None)]
    elif groups["mark"]:
        year, month, number = map(int, groups["numbers"].rstrip(".").split(groups["mark"]))
        readings = [Day(month, number, year)]
    else:
        first, second, year = map(int, groups["numbers"].split(groups["sign"]))
        year += 2000 if groups["short_year"] else 0
        readings = [Day(first, second, year), Day(second, first, year)]
        if groups["sign"] == ".":
            readings.reverse()
    dates = dict.fromkeys(found for one in readings if (found := resolve_day(one, reference)) is not None)
    return [*dates][:1] if groups.get("sign") == "." else [*dates]


class _Clock(NamedTuple):
    time: tuple[int, int, int]
    precision: Precision


def _clock(printed: str | None, half: str | None, ahead: str | None = None) -> _Clock | None:
    """Return a time of day, midnight of precision "day" if none is printed; None for one that does not exist.

    13:45 PM and 0:15 AM are slips with one possible meaning, which is taken. `ahead` is the half of the day where it is
    said before the time: `오후`, `午後`, where 0:15 is a quarter past noon.
    """
    if printed is None:
        return _Clock((0, 0, 0), "day")
    numbers = [int(number) for number in re.findall("[0-9]+", printed)]
    if len(printed) == 4 and len(numbers) == 1:  # 1509GMT
        numbers = [*divmod(numbers[0], 100)]
    hour, minute, second = (*numbers, 0, 0)[:3]
    if ahead:
        late = _key(ahead) in map(_key, language_words("times.afternoons"))
        hour = hour % 12 + 12 * late if hour <= 12 else hour
    elif half and half[0] in "pP":
        if hour == 0:
            return None
        hour += 12 if hour < 12 else 0
    elif half:
        if hour > 12:
            return None
        hour %= 12
    if hour > 23 or minute > 59 or second > 59:
        return None
    return _Clock((hour, minute, second), "minute" if len(numbers) < 3 else "second")


# ----------------------------------------------------------------------------------------------------------- relative

_DAY = 86_400
_MONTH, _YEAR_OF_MONTHS = 2_592_000, 31_536_000  # what the tables of units have for units whose length varies
_WORD_CHARACTERS = re.compile(r"[^\W\d_]+")
_LATIN = "\u02ff"  # behind it are scripts that may set no space after a word


@cache
def _relative_cues() -> frozenset[str]:
    """Return the words of which a relative stamp holds one: the longest of each phrase."""
    words = [word for name in ("ago_before", "ago_after") for word in language_words(f"times.{name}")]
    return frozenset(
        max(word.casefold().split(), key=len) for word in [*words, *language_numbers("days_back"), *_labels()]
    )


def find_relative(text: str, start: int = 0, end: int | None = None, day: date | None = None) -> RelativeStamp | None:
    """Return the relative stamp that `text[start:end]` opens with, its label included; None if it opens with none.

    `day` is that of a time printed before it, to which a time of day without a day belongs.

    >>> find_relative("Updated 3 hours ago | By Ana Lima")
    RelativeStamp(label='updated', start=0, end=19, timestamp=None)
    """
    start, end, _ = slice(start, end).indices(len(text))
    found = _match_relative(text, start, end)
    if found is None or _is_phrase(found):
        return None
    timestamp = None
    if day is not None and found["clock"] and not found["back"]:
        timestamp = _relative_timestamp(found, day)
    return RelativeStamp(label_of(found["label"]) if found["label"] else None, start, found.end(), timestamp)


def _is_phrase(found: re.Match[str]) -> bool:
    """Say whether a count in words is more likely a title than a stamp: `A year ago`, `Vor einem Jahr`."""
    if found["label"] or not found["count"] or found["count"].isdecimal():
        return False
    return language_numbers("units").get(_key(found["unit"]), 0) > _DAY


@cache
def _relative_openings() -> frozenset[str]:
    """Return the first words of the phrases that a relative stamp may begin with."""
    tables = ("joins", "ago_leads", "ago_before", "ones", "mornings", "afternoons")
    phrases = [word for name in tables for word in language_words(f"times.{name}")]
    first = (
        _WORD_CHARACTERS.match(phrase.casefold()) for phrase in (*phrases, *_labels(), *language_numbers("days_back"))
    )
    return frozenset(word[0] for word in first if word is not None)


def may_be_relative(text: str, start: int, end: int) -> bool:
    """Say, with little work, whether `text[start:end]` can open with what `find_relative` looks for."""
    opening = _WORD_CHARACTERS.match(text, start, end)  # none before a number
    return opening is None or text[start] > _LATIN or opening[0].casefold() in _relative_openings()


def _match_relative(text: str, start: int, end: int) -> re.Match[str] | None:
    if not may_be_relative(text, start, end):
        return None
    reach = text[start : min(end, start + _TAIL_REACH)].casefold()
    if _relative_cues().isdisjoint(_WORD_CHARACTERS.findall(reach)) and not ("前" in reach or "전" in reach):
        return None
    return _patterns().relative.match(text, start, end)


def _resolve_relative(found: re.Match[str], reference: date | datetime) -> tuple[datetime, Precision] | None:
    """Count a relative stamp back from `reference`; None where that does not say enough or there is no such day."""
    midnight = datetime(reference.year, reference.month, reference.day)
    try:
        if found["month"] or found["then_month"]:
            return None  # a day without a year, which is read elsewhere
        if not found["count"]:
            return _resolve_day_back(found, midnight)
        count = int(found["count"]) if found["count"].isdecimal() else 1
        unit = language_numbers("units").get(_key(found["unit"]))
        if unit is None:
            return None
        if unit >= _MONTH:
            months = count * (12 if unit == _YEAR_OF_MONTHS else 1)
            year, month = divmod(midnight.year * 12 + midnight.month - 1 - months, 12)
            return midnight.replace(year=year, month=month + 1, day=min(midnight.day, 28)), "day"
        if unit >= _DAY:
            return midnight - timedelta(seconds=count * unit), "day"
        if isinstance(reference, datetime):
            return reference.replace(tzinfo=None, microsecond=0) - timedelta(seconds=count * unit), "minute"
    except (OverflowError, ValueError):
        pass
    return None


def _resolve_day_back(found: re.Match[str], midnight: datetime) -> tuple[datetime, Precision] | None:
    printed = found["back"] or found["alone"]
    days = language_numbers("days_back").get(_key(printed)) if printed else 0
    clock = _clock(found["clock"], found["half"], found["ahead"])
    if days is None or clock is None:
        return None
    hour, minute, second = clock.time
    return (midnight - timedelta(days=days)).replace(hour=hour, minute=minute, second=second), clock.precision


# -------------------------------------------------------------------------------------------------------------- zones

_NUMERIC_ZONE = re.compile(
    r"(?:GMT|UTC)?\s?(?P<sign>[+\-−])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?", re.IGNORECASE
)


def _offset(printed: str, value: datetime) -> tuple[timezone | None, bool]:
    """Return the offset of a printed zone at a wall time, and whether it is in doubt.

    Always a fixed offset, so that the value survives JSON. It is in doubt for a name that zones share, for the hour that
    clocks show twice or skip, and where the machine has no time zone database to look ET up in (a Windows without the
    `tzdata` package).
    """
    numeric = _NUMERIC_ZONE.fullmatch(printed)
    if numeric is not None:
        away = timedelta(hours=int(numeric["hours"]), minutes=int(numeric["minutes"] or 0))
        if away > timedelta(hours=14):
            return None, True
        return timezone(away if numeric["sign"] == "+" else -away), False
    if printed in "Zz":
        return UTC, False
    zone = _zones().get(_key(printed))
    if zone is None:
        return None, True
    fixed = None if zone.hours is None else timedelta(hours=zone.hours)
    if zone.place is None:
        return (None if fixed is None else timezone(fixed)), zone.shared
    earlier, later = _place_offsets(zone.place, value)
    if zone.shared:
        return (timezone(fixed), False) if fixed is not None and earlier == fixed else (None, True)
    return (None if earlier is None else timezone(earlier)), earlier is None or earlier != later


def _place_offsets(place: str, value: datetime) -> tuple[timedelta | None, timedelta | None]:
    """Return the offset of a place at a wall time, and again for the second of the two hours when clocks go back."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - few stories print a generic zone

    try:
        there = value.replace(tzinfo=ZoneInfo(place))
    except ZoneInfoNotFoundError:
        return None, None
    return there.utcoffset(), there.replace(fold=1).utcoffset()


def _month_comes_first(zone: str | None, half: str | None) -> bool:
    """Say whether what is printed beside a numeric date settles that its month comes first."""
    if zone is not None and _key(zone) in _order("month_first"):
        return True
    at_home_nowhere = zone is None or _key(zone) in _order("homeless") or _NUMERIC_ZONE.fullmatch(zone) is not None
    return half is not None and at_home_nowhere


# ------------------------------------------------------------------------------------------------------- whole strings

_AROUND = " \t\r\n\f\v\xa0\u2009\u202f\u3000|·•,;()[]–—-"  # what may surround a stamp that is a whole string
_LONGEST = 160
_LONGEST_FOR_DATEPARSER = 80


def parse_timestamp(text: str, *, reference: date | datetime | None = None) -> Timestamp | None:
    """Read a string that is one time stamp, its label (`Updated:`) allowed; None if it is none.

    The strict grammar of `find_timestamps` reads what wires print. What it leaves goes to dateparser, in English, if it
    can be a date at all. `text` and `span` of the result are the stamp without its label.

    `reference` is when the copy was seen. With it a stamp may leave something out: a missing year makes the latest such
    day up to a day after the reference (`resolve_day`), and `Tuesday 5 pm` or `3 hours ago` are counted back from it; hours
    ago need a datetime. Without it such stamps are None: today is never asked.

    >>> parse_timestamp("Updated: October 3, 2025 4:36 p.m. ET").value.isoformat()
    '2025-10-03T16:36:00-04:00'
    """
    demand_text("parse_timestamp", text)
    demand_day("parse_timestamp", reference)
    start = len(text) - len(text.lstrip(_AROUND))
    end = len(text.rstrip(_AROUND))
    if end - start > _LONGEST:
        return None
    patterns = [_patterns().dated] if reference is None else [_patterns().dated, _patterns().yearless]
    for pattern in patterns:
        day = pattern.search(text, start, end)
        if day is not None:
            stamp, _ = _read(day, start, end, reference)
            if stamp is None:
                return None  # the shape of a stamp, but February 30 or 25:99
            if stamp.start == start and not text[stamp.end : end].strip(_AROUND + "."):
                return stamp.timestamp
    relative = None if reference is None else _match_relative(text, start, end)
    if reference is not None and relative is not None and relative.end() == end:
        return _relative_timestamp(relative, reference)
    if end - start > _LONGEST_FOR_DATEPARSER:
        return None
    return _by_dateparser(text, start, end, reference)


def _relative_timestamp(found: re.Match[str], reference: date | datetime) -> Timestamp | None:
    resolved = _resolve_relative(found, reference)
    if resolved is None:
        return None
    value, precision = resolved
    zone = found["zone"] or found["bracketed"]
    offset, doubtful = _offset(zone, value) if zone else (None, False)
    if found["count"] and precision == "minute" and isinstance(reference, datetime):
        away = reference.utcoffset()
        offset = None if away is None else timezone(away)
    start = found.end("label") if found["label"] else found.start()
    printed = found.string[start : found.end()]
    start += len(printed) - len(printed.lstrip(_AROUND + ":："))
    if not (found["count"] or found["back"] or found["alone"]):  # à 09h42
        start = found.start("ahead") if found["ahead"] else found.start("clock")
    span = Span(start, found.end())
    return Timestamp(value.replace(tzinfo=offset), precision, zone, doubtful, found.string[slice(*span)], span)


# What dateparser may be asked. It reads `1 of 9`, `$2016` and `May 2016` as days and swaps day and month until something
# fits, so the copy must have the shape of a date, and figures alone are the strict grammar's business.
_LETTERS = re.compile(r"[a-z]{2}", re.IGNORECASE)
_PRINTED_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SHORT_YEAR = re.compile(
    rf"(?<![0-9])[0-9]{{1,2}}[\s/.-]{{1,2}}{MONTH}[\s/.-]{{0,2}}['’]?[0-9]{{2}}(?![0-9:])", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")
_RANGE = re.compile(r"\d\s?[-–—]\s?\d")  # April 12-14, 2022
_AGO = re.compile(r"[0-9]\s{0,2}(?P<unit>[a-z]{1,10})\.?\s{1,2}ago\b", re.IGNORECASE)
_UNITS_OF_A_DAY = ("h", "mi", "s")  # hours, minutes, seconds and their short forms
_TIME = re.compile(r"[0-9]:[0-9]{2}(?P<second>:[0-9]{2})?|[0-9]\s?[ap]\.?\s?m\b|\bnoon\b|\bmidnight\b", re.IGNORECASE)


def _by_dateparser(text: str, start: int, end: int, reference: date | datetime | None) -> Timestamp | None:
    """Read a stamp that the grammar leaves: `2022 April 12`, `Nov 3 2025 noon`; with a reference `2 hours ago`, `5 p.m.`"""
    label = _patterns().label.match(text, start, end)
    start = label.end() if label else start
    printed = text[start:end]
    zoned = _patterns().zone.search(printed)
    zone = zoned["zone"] if zoned else None
    bare = f"{printed[: zoned.start()]} {printed[zoned.end() :]}" if zoned else printed
    if not _LETTERS.search(bare) or _RANGE.search(bare):
        return None
    time, ago = _TIME.search(bare), _AGO.search(bare)
    hours_ago = ago is not None and ago["unit"].casefold().startswith(_UNITS_OF_A_DAY)
    dated = _PRINTED_YEAR.search(bare) is not None or (reference is not None and _SHORT_YEAR.search(bare) is not None)
    if not dated and (reference is None or (time is None and ago is None)):
        return None
    if dated and time is None and len(_NUMBER.findall(bare)) != 2:
        return None  # a day and a year, and nothing that dateparser would drop
    if hours_ago and not isinstance(reference, datetime):
        return None
    value = _ask_dateparser(bare, dated, reference)
    if value is None:
        return None
    if time is None and not hours_ago:
        value = value.replace(hour=0, minute=0, second=0)
    offset, doubtful = _offset(zone, value) if zone else (None, False)
    if hours_ago and isinstance(reference, datetime) and (away := reference.utcoffset()) is not None:
        offset = timezone(away)
    precision: Precision = "day" if time is None and not hours_ago else "minute"
    if time is not None and time["second"]:
        precision = "second"
    return Timestamp(value.replace(tzinfo=offset), precision, zone, doubtful, printed, Span(start, end))


def _ask_dateparser(text: str, dated: bool, reference: date | datetime | None) -> datetime | None:
    """Let dateparser read a bare date and time, with everything settled that it would take from the machine."""
    import dateparser  # noqa: PLC0415 - takes half a second, and few stamps get here

    if reference is None:
        base = datetime(2000, 1, 1)  # never looked at: the year is printed, and nothing relative is read
    elif isinstance(reference, datetime):
        base = reference.replace(tzinfo=None)
    else:
        base = datetime(reference.year, reference.month, reference.day, 23, 59, 59)  # `5 p.m.` is on that very day
    settings = {
        "RELATIVE_BASE": base,
        "PARSERS": ["absolute-time"] if reference is None else ["relative-time", "absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"] if dated else [],
        "STRICT_PARSING": dated,
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "MDY",
        "TIMEZONE": "UTC",
    }
    try:
        value: datetime | None = dateparser.parse(text, languages=["en"], settings=settings)
    except Exception:  # it raises many kinds on odd input, and what it cannot read is no stamp
        return None
    if value is None or value.tzinfo is not None:  # a zone that it knows and times.toml does not: the guess is its own
        return None
    return value.replace(microsecond=0)
