"""The signs of an opening in the first words of a line: most lines have none, and are not parsed."""

from __future__ import annotations

import re
from functools import cache

from wireclean.data import agencies
from wireclean.data.languages import language_numbers, language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.dates import MONTH, may_open_month
from wireclean.grammar.opening.letters import LOWER, SMALL_WORDS, UPPER, WORD, day_pattern, may_open_day
from wireclean.grammar.places import is_place

__all__ = ["REACH", "may_be_spaced"]

REACH = 180  # no opening is longer than this, white space included
_MOST_STEPS = 40
_BEHIND = 8  # how far behind the words of an opening its sign may stand: `BERLIN taz |`

# The words that an opening can hold. Prose ends it within a few words; what it must then hold or have behind it is a sign.
# Days and months in small letters are looked for by themselves: they would make this pattern fifty times as large.
_HEAD = re.compile(
    rf"""
    \s*+
    (?>
        [^\S\n]++ | [,،፣\u0300-\u036f]  # every other character of prose, and so first
      | {WORD}
      | \d{{1,4}}+ (?: [./-] \d{{1,4}}+ ){{0,2}}+ (?: {any_of(language_words("times.ordinals"))} )?+ (?![^\W_]) \.?+
    ){{0,40}}+
    """,
    re.VERBOSE,
)
# Nearly every line of prose: a word with a capital, one in small letters that no name holds, and no sign near.
_PROSE = re.compile(
    rf"[{UPPER}] [{LOWER}]*+ \ (?P<second> (?! (?:{SMALL_WORDS}) (?![^\W_]) ) [{LOWER}] [{LOWER}\ ]{{{_BEHIND}}} )",
    re.VERBOSE,
)
_LONGEST_LOOSE = 52  # a place in small letters, before the comma of its day
_LOOSE_HEAD = re.compile(
    rf"[{LOWER}] [{LOWER}.]{{1,15}}+ (?: \ [{LOWER}.]{{1,15}}+ ){{0,2}}+ ,\ {{1,3}}+", re.VERBOSE
)  # st paul, april 7
_SIGN = re.compile(
    r"[(\[—–―_:៖፦=/|।۔ـ∙\x97\"“”] | \.(?:[\s-]|\Z) | [\s.\u0620-\u06d3-]- | -(?:\s|\Z) | \d[\s,،]", re.VERBOSE
)
_ALONE = re.compile(rf"[^\n{LOWER}]{{3,60}}+ $ | [^\n]{{3,40}},[^\n]{{3,40}} $", re.VERBOSE | re.MULTILINE)


def may_be_spaced(text: str, start: int, stop: int) -> bool:
    """Say, with little work, whether an opening may begin at `start`: most prose has no sign of one in its first words."""
    prose = _PROSE.match(text, start, stop)
    if prose is not None:
        second = prose.start("second")
        if not may_open_month(text, second) and text.find(",", second, second + _LONGEST_LOOSE) < 0:
            return False
    end = _end_of_head(text, start, min(stop, start + REACH))
    words = text[start:end].strip()
    if not words:
        return text[end : end + 1] in ("(", "[", "/")
    if _SIGN.search(text, start, min(stop, end + _BEHIND)) is not None:
        return True
    alone = end >= stop or text[end] == "\n"
    return alone and (_ALONE.match(words) is not None or is_place(words))


def _end_of_head(text: str, start: int, reach: int) -> int:
    """Return where the words end that an opening can hold."""
    at = start
    for _ in range(_MOST_STEPS):
        head = _HEAD.match(text, at, reach)
        at = at if head is None else head.end()
        small = _small_words(text, at, reach)
        if small is None:
            break
        at = small
    return at


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?i: {MONTH} ) (?![^\W_])", re.VERBOSE)


def _small_words(text: str, at: int, reach: int) -> int | None:
    """Return where a month in small letters ends, an agency that writes itself so, or a place before a day."""
    place = _LOOSE_HEAD.match(text, at, reach)
    if (
        place is not None
        and may_open_day(text, place.end())
        and day_pattern().match(text, place.end(), reach) is not None
    ):
        return place.end()
    weekday = text[at : at + _LONGEST_WEEKDAY].partition(" ")[0]
    if weekday[:1].islower() and weekday.rstrip(",") in language_numbers("weekdays"):
        return at + len(weekday)
    month = _month().match(text, at, reach) if may_open_month(text, at) else None
    if month is not None:
        return month.end()
    agency = _agency().match(text, at, reach) if text[at : at + 1].islower() else None
    return None if agency is None else agency.end()


_LONGEST_WEEKDAY = 20


@cache
def _agency() -> re.Pattern[str]:
    """Read an agency whose name begins with a small letter, or a site by its address: `dpa-AFX`, `hafen.co.id`."""
    names = any_of(name for name in agencies().by_dateline if name[0].islower())
    return re.compile(rf"(?: {names} | [a-z][\w-]{{2,20}}+ (?: \.[a-z]{{2,4}} ){{1,2}}+ ) (?![^\W_])", re.VERBOSE)
