"""Time zones as they are printed: their shape, the offset that they mean, and whom they say to be at home.

The names are in `data/times.toml`, and so is what those mean that several zones share.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple

from wireclean.data import load
from wireclean.grammar.timestamp.tokens import Role, fold

__all__ = [
    "NAMED_ZONE",
    "ZONE",
    "at_home_nowhere",
    "day_comes_first",
    "month_comes_first",
    "offset_of",
    "prints_day_first",
]

# EDT   Eastern Time   GMT+8   UTC+05:30   GMT +0800; of one printed small, `est`, more must say that it is a zone.
NAMED_ZONE = r"(?:<:utc>[ ]?[+−-](?:<:number>(?::<:minute>)?|<:clock>)|<:zone>)"
_SMALL = r"(?:<:small_zone>(?=\Z|[ ]?[)|,/•·])|(?(half)<:small_zone>(?![ ]?w)|(?!)))"

# What stands behind a time: a zone, perhaps in brackets or parted by a comma (10:15, UK), an offset, and the same time
# elsewhere. Groups `zone` and `bracketed`.
ZONE = rf"""
    (?: ,?[ ]? (?P<zone> {NAMED_ZONE} | {_SMALL} ) | [ ]?[(（] (?P<bracketed> {NAMED_ZONE} | <:small_zone> ) (?:[)）]|\Z)
      | [ ] (?P<offset> [+-] (?: <:clock> | <:number> (?: :<:minute> | (?=\Z) ) ) ) (?!<:digits>) )?
    (?: [ ]? [(] (?: <:number>[:.]<:minute> | <:clock> ) [ ]? <:zone> [)] )?
"""


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
    return {_key(name): zone for name, zone in zones.items()}


@cache
def _order(table: str) -> frozenset[str]:
    return frozenset(_key(name) for name in load("times.toml")["order"][table])


def _key(printed: str) -> str:
    return " ".join(fold(printed).split())


def _names_of(sign: Role) -> list[str]:
    return [name for name, role in load("times.toml")["signs"].items() if role == sign]


_NUMERIC = re.compile(
    rf"(?:{'|'.join(_names_of('utc'))})?"
    r"\s{0,3}(?P<sign>[+\-−])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?",
    re.IGNORECASE,
)
_FARTHEST = timedelta(hours=14)


def offset_of(printed: str, value: datetime) -> tuple[timezone | None, bool]:
    """Return the offset of a printed zone at a wall time, and whether it is in doubt.

    Always a fixed offset, so that the value survives JSON. It is in doubt for a name that zones share, for the hour that
    clocks show twice or skip, and where the machine has no time zone database to look ET up in (a Windows without the
    `tzdata` package).
    """
    numeric = _NUMERIC.fullmatch(printed)
    if numeric is not None:
        away = timedelta(hours=int(numeric["hours"]), minutes=int(numeric["minutes"] or 0))
        if away > _FARTHEST:
            return None, True
        return timezone(away if numeric["sign"] == "+" else -away), False
    if printed.casefold() in _names_of("iso_z"):
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


def month_comes_first(zone: str | None) -> bool:
    """Say whether a zone is of a country that prints the month before the day."""
    return zone is not None and _key(zone) in _order("month_first")


def day_comes_first(zone: str | None) -> bool:
    """Say whether a zone is of a country that prints the day before the month, unless AM or PM is printed."""
    return zone is not None and _key(zone) in _order("day_first")


def at_home_nowhere(zone: str | None) -> bool:
    """Say whether a zone says nothing of where a time was printed: none, UTC, an offset."""
    return zone is None or _key(zone) in _order("homeless") or _NUMERIC.fullmatch(zone) is not None


_LEAST_LETTERS = 120  # two sentences, which hold an article if the language has them
_FAR = 3000


@cache
def _open_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('times.toml')['order']['open_words'])})\b", re.IGNORECASE)


def prints_day_first(text: str) -> bool:
    """Say whether copy is in a language that prints the day before the month: one in which no English article stands."""
    return _open_words().search(text, 0, _FAR) is None and sum(map(str.isalpha, text[:_FAR])) >= _LEAST_LETTERS
