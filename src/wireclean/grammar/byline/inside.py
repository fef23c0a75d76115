"""Bylines inside a longer text: glued between headline and time, or at the end of a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wireclean.article import Byline
from wireclean.data.languages import language_words, languages_known, words_of_language
from wireclean.data.phrasebook import any_of, first_letter
from wireclean.grammar.byline.beside import time_follows
from wireclean.grammar.byline.cues import closing_pattern
from wireclean.grammar.byline.lines import read_byline_line
from wireclean.grammar.byline.reader import read
from wireclean.grammar.byline.reading import Reading
from wireclean.grammar.byline.words import byline_words, glued
from wireclean.grammar.names import may_open_name
from wireclean.grammar.organizations import read_organization

__all__ = [
    "FoundByline",
    "by_cues",
    "closing_cues",
    "find_byline",
    "find_closing_byline",
    "is_titled",
    "may_hold_byline",
]


class FoundByline(NamedTuple):
    """A byline inside a text: `text[start:end]` is all of it, cue and organisation included."""

    start: int
    end: int
    bylines: tuple[Byline, ...]


@cache
def _by() -> re.Pattern[str]:
    """Find what may open a byline: `By` or "by" before a word, `ByAna`, and other languages' with a capital: `Av `, `Von `."""
    by = [form for word in language_words("bylines.by") for form in (word, word.capitalize(), word.upper())]
    markers = {form for word in language_words("bylines.markers") for form in (word.capitalize(), word.upper())}
    openings = "|".join(
        rf"{first}(?<!\w{first})(?:{any_of(word[1:] for word in markers if word[0] == first)})"
        for first in sorted({word[0] for word in markers})
    )
    return re.compile(
        rf"(?={first_letter([*by, *glued(), *markers])})"
        rf"(?:(?:{any_of(by)})(?=:?[ \t\xa0]{{1,3}}\w)|(?:{any_of(glued())})(?=[A-Z][a-z])"
        rf"|(?:{openings})(?=:?[ \xa0][^\W\d_]))"
    )


def may_hold_byline(text: str, start: int, end: int) -> bool:
    """Say, with little work, whether a stretch shows the cue of a byline, glued to what stands before it or not."""
    return _by().search(text, start, end) is not None


def find_byline(text: str, start: int = 0, end: int | None = None) -> FoundByline | None:
    """Find the first byline in `text[start:end]` that a cue opens, glued to its neighbours or not.

    >>> text = "Ferry sinks off Port ElleryBy ANA LIMA and TOM REEDDecember 5, 2025"
    >>> found = find_byline(text)
    >>> text[found.start : found.end]
    'By ANA LIMA and TOM REED'
    """
    stop = len(text) if end is None else min(end, len(text))
    for begin, by in by_cues(text, start, stop):
        named = _NAMED.match(text, by, stop)
        if named is None or not (
            may_open_name(named["first"], named["second"]) or read_organization(text, named.start("first"), stop)
        ):
            continue
        reading = read(text, by, min(stop, by + _LONGEST), inside=True)
        if reading is None or reading.cue is None or reading.cue.start != by:
            continue
        foreign = reading.cue.word not in byline_words("by")
        if foreign and not (reading.given and reading.authors and time_follows(text, reading.rest, stop)):
            continue
        if _stands_out(text, start, stop, begin, reading):
            return FoundByline(begin, reading.end, reading.bylines(text))
    return None


_LONGEST = 600
# The cue and the two words behind it: `By Ana Lima`, `ByAna Lima`, `By AP`.
_NAMED = re.compile(
    rf"(?:(?:{any_of(glued())})(?=[A-Z][a-z])|\w{{1,40}}+[: \t\xa0]{{1,9}}+)"
    r"(?P<first>\S{1,60}+)\s{0,9}+(?P<second>\S{0,60}+)"
)
_BEFORE_LOW = frozenset("\n|•·*)]>–—-")
_COLONS = frozenset(":：")


def by_cues(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where a byline would begin and where its "by" does: ` By `, `EuropeBy `, `Written by `.

    Never `Abby `; and a small "by" only before a colon or where no sentence can stand before it: `2019 by `, `| by `.
    """
    for match in _by().finditer(text, start, stop):
        begin, by = match.start(), match[0]
        last = text[begin - 1] if begin > start else ""
        before = text[max(start, begin - 24) : begin].rstrip()
        word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :] if last.isspace() else ""
        if word.strip("(|").casefold() in byline_words("other_crafts"):
            continue
        if word[:1].isupper() and word.casefold() in byline_words("kinds"):
            begin = text.rindex(word, start, begin)
        elif (by.isupper() and last.isupper()) or (
            by.islower()
            and before
            and not (before[-1] in _BEFORE_LOW or before[-1].isdigit() or last == "\n")
            and text[match.end()] not in _COLONS
        ):
            continue
        yield begin, match.start()


def _stands_out(text: str, start: int, stop: int, begin: int, reading: Reading) -> bool:
    """Say whether what was read after a cue at `begin` is a byline and no `South By Southwest`.

    `By` belongs to headlines too (`Hit By Storm Daniel`, `Ten Songs By Ana Lima`), so that something else must speak for
    the byline: its place, a name in capitals, a role or organisation, or a time after it.
    """
    before = text[max(start, begin - 200) : begin]
    glued = before != "" and not before[-1].isspace()
    before = before.rstrip(" \t\xa0")
    opens = not before or before[-1] in _BEFORE_LOW or before[-1].isdigit()
    shouted = bool(reading.authors) and reading.authors[0].person.shouted
    clean = reading.closed or time_follows(text, reading.rest, stop)
    if not reading.authors or opens or glued:
        return (opens or glued) and (shouted or reading.known or reading.telling or clean)
    if reading.known or reading.telling:
        return True
    if begin < (reading.cue.start if reading.cue is not None else begin):  # Written by, Reported by
        return clean
    ended = reading.rest >= stop or text[reading.rest] == "\n"
    if shouted:
        return not _is_caps(before) or (clean and not ended)
    return clean and not ended and not is_titled(before)


def _is_caps(text: str) -> bool:
    """Say whether the letters before a byline are capitals, nearly all."""
    small = sum(map(str.islower, text))
    return small * 5 < sum(map(str.isupper, text))


def is_titled(text: str) -> bool:
    """Say whether most words of a headline begin with a capital, so that `By` in it proves nothing."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 3 > len(words) * 2


# ------------------------------------------------------------------------------------------------ closing a headline

# Where a closing byline can begin; the whole pattern is tried only there.
_ARTICLE = re.compile(r"[.!?:…»”“\"–—|] (?=[AEU][a-zà-ÿ]{0,3} )")
_LONGEST_CLOSING = 180


def find_closing_byline(text: str, start: int = 0, end: int | None = None) -> Reading | None:
    """Find the byline that ends a longer line: `We need more bells! A comment by Ana Lima`.

    The kind of text must be named before the cue; `written by` alone may be said of anything.
    """
    stop = len(text) if end is None else end
    for article in _ARTICLE.finditer(text, start, stop):
        opening = closing_pattern().match(text, article.end(), stop)
        if opening is None:
            continue
        ceiling = min(stop, opening.start() + _LONGEST_CLOSING)
        line_end = text.find("\n", opening.start(), ceiling)
        line_end = ceiling if line_end < 0 else line_end
        reading = read_byline_line(text, opening.start(), line_end)
        if reading is None or reading.cue is None or not reading.authors or reading.rest < line_end:
            continue
        if not reading.said - {"role", "organization", "place"}:
            return reading
    return None


@cache
def closing_cues() -> frozenset[str]:
    """Return the words, in small letters, of which a closing byline holds one: a kind of text and a cue behind it."""
    return frozenset(
        f"{kind} {marker} ".lower()
        for language in languages_known()
        for kind in words_of_language(language, "bylines.kinds")
        for marker in (*language_words("bylines.by"), *words_of_language(language, "bylines.markers"))
    )
