"""Letters, days and stops of openings: what the readers of this package share, whatever the script.

Regex sources here are for `re.VERBOSE`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from wireclean.data import load
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.dates import MONTH, may_open_month, parse_day, resolve_day

__all__ = [
    "CJK",
    "DAY",
    "EASTERN_DAY",
    "EDGES",
    "HAN",
    "HANGUL",
    "LOWER",
    "QUOTES",
    "SMALL_WORDS",
    "UNCASED",
    "UPPER",
    "WORD",
    "day_pattern",
    "may_open_day",
    "read_date",
]

EDGES = " \t\n\r\xa0\u202f\u2009\u3000,،፣۔"  # what may surround a part and is none of it
QUOTES = "\"'“”‘’«»„‹›"

# The capitals and small letters of the Latin, Greek, Cyrillic and Armenian scripts, as classes that `re` can use.
_BICAMERAL = [chr(code) for code in (*range(0x41, 0x590), *range(0x1E00, 0x2000))]
UPPER = "".join(letter for letter in _BICAMERAL if letter.isupper())
LOWER = "".join(letter for letter in _BICAMERAL if letter.islower())

HAN = r"\u4e00-\u9fff\u3005"
HANGUL = r"\uac00-\ud7a3"
CJK = rf"{HAN}\u3041-\u30ff{HANGUL}"

# Letters of scripts without capitals that put spaces between words, or between a place and what follows it: Hebrew,
# Arabic, those of India and of its east, Georgian, Ethiopic. The stroke that lengthens Arabic letters is a dash beside blanks.
UNCASED = (
    r"\u05d0-\u05ea\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06d5\u06fa-\u06ff\u200c\u200d\u0900-\u0963\u0970-\u0dff"
    r"\u0e00-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1050-\u109f\u10d0-\u10ff\u1200-\u135f\u1780-\u17d3"
)

# Short forms of months that are everyday words elsewhere, and so are no months but behind a day: `3 ago`, `12 SET`.
_DAY_SIDE_MONTHS = any_of(language_words("datelines.day_months"))
_WEEKDAY_BEHIND = rf"(?: ,\ [{LOWER}]{{4,12}} (?=\ \() )?+"  # 2020. május 5., kedd (MTI)
_ORDINALS, _OF = any_of(language_words("times.ordinals")), any_of(language_words("times.of"))
_ERAS = "|".join(sorted(map(re.escape, language_words("times.years")), key=len, reverse=True))  # 2020 г., 2020 року
# A year of our calendar; in the digits of other scripts, which have no classes of their own, four of them.
_FOUR = r"(?: (?:19|20)[0-9]{2} | (?![0-9])\d{4} )"
_YEAR = rf"{_FOUR} (?: \.(?=\s) | \s?(?:{_ERAS})(?!\w)\.? )?+"
_YEAR_FIRST = rf"(?: {_FOUR} \.? \ (?: [{LOWER}]{{1,4}}\.? \  )?+ )?+"  # 2020 m. gegužės 5 d., 2020. május 5.
# A day of another calendar that stands before ours: day, month, year, the word for the era and one that joins the two.
_OTHER_CALENDAR = (
    rf"(?: \d{{1,2}} (?:\ [{UNCASED}]{{2,8}}){{1,2}} \ 1[34]\d\d \ [{UNCASED}]{{1,3}} \ [{UNCASED}]{{4,9}} \  )?+"
)


def may_open_day(text: str, at: int) -> bool:
    """Say, with little work, whether a day as `DAY` has it may begin at `at`."""
    return _opens_day(text[at : at + _OPENING])


_OPENING = 3  # letters, as `may_open_month` looks at


@lru_cache(maxsize=4096)
def _opens_day(letters: str) -> bool:
    return (
        letters[:1].isdecimal()
        or may_open_month(letters, 0)
        or letters[:2].casefold()[:2] in _openings_of_other_months()
    )


@cache
def _openings_of_other_months() -> frozenset[str]:
    words = (*language_words("datelines.other_months"), *language_words("datelines.day_words"))
    return frozenset(name.casefold()[:2] for name in words)


_OTHER_MONTHS = any_of(language_words("datelines.other_months"))
_DAY_WORDS = any_of(language_words("datelines.day_words"))
# A day as datelines print it: `Feb 26`, `Aug. 29, 2014`, `2 March`, `14. Dezember 2021`, `17.08.2007`, `2019-11-05`,
# `31.jūl.`, `gegužės 5 d.`, `2020. május 5.`, `4-май`, `4月24日`. The months stand in it once: so many names take long to compile.
DAY = rf"""
    (?i: {_YEAR_FIRST}
         (?: {_OTHER_CALENDAR} (?P<day_first> \d{{1,2}}+ ) (?:{_ORDINALS}|\.)?+
             (?:\ {{1,3}}+|(?<=\.)|-|(?=[\u0620-\u06d3])) (?: (?:{_OF}) \ )?+
           | (?P<day_word> {_DAY_WORDS} ) [ ]
         )?
         (?: {MONTH} | (?(day_first) (?:{_DAY_SIDE_MONTHS}) \b \.?+ | (?!) ) )
         (?(day_first) (?: (?: ,?\s{{0,3}}+ | \ (?:{_OF})\ ) {_YEAR} | \ \d\d (?=\s?\() )?+
           | (?(day_word)
              | (?: \.? \ {{0,3}} \d{{1,2}}+ (?!\d) (?!\.\d) (?: {_ORDINALS}|\ d\.|\.(?=,?\s) )?+
                    (?: ,?\s{{0,3}}+ {_YEAR} )?+ {_WEEKDAY_BEHIND}
                  | \ {_FOUR} (?= \.?\s?[–—-] | \.\s | \) | \s?/ ) ) ) )
       | \d{{1,2}}+ [./] \ ?\d{{1,2}}+ [./] \ ?(?:19|20)?+\d\d (?!\d) \.?+
       | (?:19|20)\d\d - \d\d - \d\d (?!\d)
       | \d{{1,2}}-\d{{1,2}}-(?:19|20)\d\d (?!\d)
       | \d{{1,2}} (?: \.\d{{1,2}}\. | /\d{{1,2}} | \ -\ \d{{1,2}} ) (?=\s?\()
       | {_YEAR_FIRST} (?: \d{{1,2}} [ ] (?:{_OTHER_MONTHS}) (?!\w) | (?:{_OTHER_MONTHS}) [ ] \d{{1,2}}+ (?:{_ORDINALS})?+ )
         (?: [፣]?[ /] \d{{4}}+ )?+
    )
"""


@cache
def day_pattern() -> re.Pattern[str]:
    """Return the pattern of `DAY`, which takes long to compile and most copy does not need."""
    return re.compile(DAY, re.VERBOSE)


def _eastern(name: str) -> str:
    """Return a pattern for the words of a `[times]` list in the letters of east Asia."""
    return any_of(word for word in language_words(f"times.{name}") if re.match(f"[{CJK}]", word))


_YEARS, _MONTHS, _DAYS = map(_eastern, ("years", "month_marks", "day_marks"))
# A day as the wires of east Asia print it: 4月24日, １０日, 2012年1月11日, 4월 24일.
EASTERN_DAY = rf"(?: (?:\d{{4}}(?:{_YEARS}))? \d{{1,2}}+ (?:{_MONTHS}) \s? )?+ \d{{1,2}}+ (?:{_DAYS})"

# The small words that a name in title case can hold.
SMALL_WORDS = any_of(load("names.toml")["places"]["small"])

# A word of an opening: of a place, of an agency.
WORD = rf"""
    (?: [dl]['’] (?=[{UPPER}]) )?+ [{UPPER}] [^\W_]*+ (?: ['’.&-] [^\W_]++ )*+ ['’]?+ \.?+                      # LONDON, W.Va., Miami-Dade
  | [’'] [{LOWER}{UPPER}] [{UPPER}{LOWER}]*+ (?: - [^\W_]++ )*+                   # 's-Hertogenbosch
  | [{UNCASED}] [{UNCASED}.]*+
  | (?: {SMALL_WORDS} ) (?![^\W_]) \.?+
"""

_YEAR_PRINTED = re.compile(r"\d{4}")
_NUMERIC_DAY = re.compile(
    r"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?(?P<year>\d{4})\.?"
    r"|(?P<year2>\d{4})-(?P<month2>\d\d)-(?P<day2>\d\d)"
    rf"|(?P<year3>\d{{4}})(?:{_YEARS})(?P<month3>\d\d?)(?:{_MONTHS})(?P<day3>\d\d?)(?:{_DAYS})"
)


def read_date(day: str, reference: date | None) -> date | None:
    """Return the date of a printed day: `April 25`, `17.08.2007`, `2019-11-05`. With slashes it could be either way."""
    if reference is None and _YEAR_PRINTED.search(day) is None:
        return None
    numeric = _NUMERIC_DAY.fullmatch(day)
    if numeric is None:
        written = parse_day("".join(str(int(letter)) if letter.isdecimal() else letter for letter in day))
        return None if written is None else resolve_day(written, reference)
    number = {name.rstrip("23"): int(value) for name, value in numeric.groupdict().items() if value}
    try:
        return date(number["year"], number["month"], number["day"])
    except ValueError:
        return None
