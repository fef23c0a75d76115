"""Datelines of scripts without capitals: Chinese, Japanese, Korean, Arabic.

No capitals show where a place begins here, but the wires of these scripts keep to fixed forms: Xinhua's `新华社北京4月24日电`,
a Japanese paper's `【ソウル＝山田太郎】`, Yonhap's `(서울=연합뉴스) 홍길동 기자 =`, Reuters' `القاهرة (رويترز) -`. Each is
read by a pattern of its own, and each needs an agency, or a place that the tables know with a reporter behind it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from wireclean.data import Agency, agencies
from wireclean.grammar.dateline_head import EDGES
from wireclean.grammar.dates import MONTH
from wireclean.grammar.places import is_place

__all__ = ["UncasedDateline", "may_begin", "read_uncased"]

_HAN = "\u4e00-\u9fff\u3005"
_KANA = "\u30a1-\u30faー"
_HANGUL = "\uac00-\ud7a3"
_ARABIC = "\u0620-\u065f\u066e-\u06d3"

_BEGINS = re.compile(rf"\s*+ [【［〔（(\[]? \s?+ [{_HAN}{_KANA}{_HANGUL}{_ARABIC}【［〔（\d]", re.VERBOSE)

# A day as these wires print it: 4月24日, １０日, 4월 24일.
_EASTERN_DAY = r"(?: \d{1,2}+ [月월] \s? )?+ \d{1,2}+ [日일]"
_EASTERN_DAY_ALONE = re.compile(_EASTERN_DAY, re.VERBOSE)

# What may part an eastern dateline from its lede. A comma would go on with the sentence: 新华社北京4月24日电，...
_EASTERN_END = r"\s*+ (?: [-—–－―]{1,2}+ (?!\d) | [:：＝] )?+ (?! [，,、。．.；;] ) \s*+"

_CHINESE_REPORTER = r"[（(] \s?+ (?:记者|記者|通讯员|特派员|特派員) [^（）()\n]{1,40}+ [）)]"

_KOREAN = re.compile(
    rf"""
    \s*+
    (?P<text>
      [(\[【] \s?+ (?P<places> [{_HANGUL}]{{1,10}}+ (?: [·ㆍ/,]\s? [{_HANGUL}]{{1,10}}+ ){{0,3}}+ ) \s? [=＝] \s?
      (?P<agency> [^\s()\[\]【】=＝]{{2,20}}+ ) \s?+ [)\]】]
      (?: (?P<reporters> [{_HANGUL}·ㆍ,\s]{{2,60}}+ ) (?= = ) )?+
    )
    \s*+ (?: = \s*+ )?+
    """,
    re.VERBOSE,
)
_KOREAN_REPORTER = re.compile("(?:기자|특파원|통신원)[\\s,]*+$")

# 【ソウル＝山田太郎】, 【東京共同】, （ロンドン＝ロイター）, [東京 10日 ロイター], 【6月18日 AFP】
_JAPANESE = re.compile(
    rf"\s*+ (?P<text> (?P<open> [【［〔（(\[] ) (?P<inside> [^【】［］〔〕（）()\[\]\n]{{2,40}}+ ) [】］〕）)\]] ) {_EASTERN_END}",
    re.VERBOSE,
)
_PARTS = re.compile(r"[＝=・、,，\s/／]+")
_PERSON = re.compile(rf"[{_HAN}ぁ-ゖ]{{2,7}}")

# دمشق، سوريا (CNN) --, القاهرة 4 مايو (رويترز) -, الرياض - واس
_ARABIC_WORDS = rf"[{_ARABIC}]{{2,15}}+ (?: \ [{_ARABIC}]{{2,15}}+ ){{0,2}}?"
_ARABIC_DATELINE = re.compile(
    rf"""
    \s*+
    (?P<text>
      (?P<place> {_ARABIC_WORDS} ) (?: \s? [،,] \s? (?P<region> {_ARABIC_WORDS} ) )?
      (?: \s? [،,]? \s (?P<day> \d{{1,2}} \s (?i:{MONTH}) ) )?
      (?: \s{{0,3}} [(/] \s? (?P<credit> [^()/\n]{{2,30}}+ ) [)/]  (?= \s* [-—–:] )
        | \s? [-—–/] \s? ["«“]?+ (?P<signed> [{_ARABIC}.]{{2,15}}+ (?: \s [{_ARABIC}.]{{1,15}}+ )?? ) ["»”]?+ (?= \s*[-—–:] | \s*\Z | \s )
      )
    )
    \s*+ (?: [-—–]++ | : )?+ \s*+
    """,
    re.VERBOSE,
)


class UncasedDateline(NamedTuple):
    """A dateline of these scripts: where its text stands, where the lede begins, and what it says, as printed."""

    first: int
    last: int
    end: int
    places: tuple[str, ...]
    region: str | None
    agency: str | None
    day: str | None


def may_begin(text: str, start: int, stop: int) -> bool:
    """Say whether what begins at `start` is one of these scripts, or a bracket with one of them."""
    return _BEGINS.match(text, start, stop) is not None


def read_uncased(text: str, start: int, stop: int) -> UncasedDateline | None:
    """Read the dateline that begins at `start`, after white space if any; None when none does."""
    reach = min(stop, start + 120)
    return (
        _chinese(text, start, reach)
        or _korean(text, start, reach)
        or _japanese(text, start, reach)
        or _arabic(text, start, reach)
    )


@cache
def _xinhua() -> re.Pattern[str]:
    """新华社北京4月24日电, （中央社记者王小明台北1日电）, 本报北京1月2日讯: the agency opens, the word for wire closes."""
    names = sorted((name for name in agencies().by_dateline if re.match(f"[{_HAN}]{{2}}", name)), key=len, reverse=True)
    return re.compile(
        rf"""
        \s*+
        (?P<text>
          [（(]?+ (?: (?P<agency> {"|".join(map(re.escape, names))} ) | 本[报報刊社] )
          (?P<reporter> [记記]者 [{_HAN}、·\s]{{2,14}}? | \s? )
          (?P<place> [{_HAN}、／/·]{{0,14}}? ) \s?
          (?P<day> {_EASTERN_DAY} )
          (?: [专專综綜]合? )?+ [电電讯訊] [）)]?+
          (?: \s?+ {_CHINESE_REPORTER} )?+
        )
        {_EASTERN_END}
        """,
        re.VERBOSE,
    )


def _chinese(text: str, start: int, stop: int) -> UncasedDateline | None:
    match = _xinhua().match(text, start, stop)
    if match is None:
        return None
    printed = match["place"]
    if match["reporter"].strip():  # no space between the reporter and the place: the longest town at the end is it
        printed = match["reporter"].strip() + printed
        printed = next((printed[-size:] for size in (5, 4, 3, 2) if is_place(printed[-size:])), "")
    places = tuple(place for place in re.split("[、／/·]", printed) if place)
    if match["agency"] is None and not any(map(is_place, places)):
        return None
    return _found(match, places, _name(match["agency"]), match["day"])


def _korean(text: str, start: int, stop: int) -> UncasedDateline | None:
    match = _KOREAN.match(text, start, stop)
    if match is None:
        return None
    agency = _named(match["agency"])
    if match["reporters"] and _KOREAN_REPORTER.search(match["reporters"]) is None:
        return None
    places = tuple(re.split(r"[·ㆍ/,]\s?", match["places"]))
    if agency is None or not all(map(is_place, places)):  # (사진=연합뉴스) credits a picture
        return None
    return _found(match, places, agency.short, None)


def _japanese(text: str, start: int, stop: int) -> UncasedDateline | None:
    match = _JAPANESE.match(text, start, stop)
    if match is None:
        return None
    places: list[str] = []
    signed = "＝" in match["inside"] or "=" in match["inside"]  # 【東京・築地市場】 has no reporter
    people = 0
    agency: Agency | None = None
    day: str | None = None
    for part in filter(None, _PARTS.split(match["inside"])):
        place, named = _place_and_agency(part)
        if _EASTERN_DAY_ALONE.fullmatch(part):
            day = part
        elif place or named:
            if people:
                return None
            places += [place] if place else []
            agency = agency or named
        elif places and signed and _PERSON.fullmatch(part) is not None:
            people += 1
        else:
            return None
    if agency is None and not (places and 0 < people <= 4 and match["open"] in "【［〔"):
        return None
    return _found(match, tuple(places), None if agency is None else agency.short, day)


def _place_and_agency(part: str) -> tuple[str, Agency | None]:
    """Read ソウル, ロイター, and both in one: 東京共同."""
    agency = _named(part)
    if agency is not None:
        return "", agency
    if is_place(part):
        return part, None
    for size in range(2, min(8, len(part) - 1)):
        agency = _named(part[-size:])
        if agency is not None and is_place(part[:-size]):
            return part[:-size], agency
    return "", None


def _arabic(text: str, start: int, stop: int) -> UncasedDateline | None:
    match = _ARABIC_DATELINE.match(text, start, stop)
    if match is None:
        return None
    agency = _named((match["credit"] or match["signed"]).strip())
    if agency is None or (match["signed"] and not is_place(match["place"])):
        return None
    return _found(match, (match["place"],), agency.short, match["day"], match["region"])


def _named(token: str) -> Agency | None:
    return agencies().in_dateline(token)


def _name(token: str | None) -> str | None:
    agency = None if token is None else _named(token)
    return None if agency is None else agency.short


def _found(
    match: re.Match[str], places: tuple[str, ...], agency: str | None, day: str | None, region: str | None = None
) -> UncasedDateline:
    first, last = match.span("text")
    last = first + len(match["text"].rstrip(EDGES))
    return UncasedDateline(first, last, match.end(), places, region, agency, day)
