"""The times in one line of the head of a story, and whether they are the page's or a sentence's.

A time counts where a label, a bar, a name or the end of the line sets it apart; in prose only at the very end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from wireclean.article import Span, Timestamp, place_of
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import begun, phrases
from wireclean.grammar.byline import is_cued_byline, read_byline_line
from wireclean.grammar.citations import find_citation
from wireclean.grammar.language import is_function_word
from wireclean.grammar.organizations import outlet_named
from wireclean.grammar.places import is_place
from wireclean.grammar.sentences import ends_sentence
from wireclean.grammar.timestamp import (
    Label,
    Stamp,
    find_relative,
    find_timestamps,
    is_label,
    label_of,
    may_be_relative,
    may_hold_timestamp,
    prints_day_first,
    shows_common_year,
    shows_year,
)
from wireclean.layout import Layout

__all__ = ["STAMP_EDGE", "HeadTime", "Piece", "is_section", "stamps_of", "times_of_line", "without_buttons"]

_STAMP_REACH = 40
STAMP_EDGE = " \t|·•∙-–—:：,;()（）[]*+/»›.。"
_BULLETS = " \t*•·+-–—|»›>"
_LONGEST_RELATIVE = 90
_LONGEST_REST = 60  # of a line that opens with a time: a section, a place, an author
_MOST_NAME_WORDS = 4
_TITLE = 3  # words before a day that may be a title or a sentence with it
_MOST_BYLINE_WORDS = 7
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")  # letters of Japanese and Chinese
_LONGEST_UNSPACED = 15
_TWEET = "(@"
_DIGIT = re.compile(r"\d")
# `4 min read`, `Lesedauer: 5 Minuten`, `読了時間 3 分`: how long the story takes to read says that a story is timed here
_READING_TIME = re.compile(
    rf"[^\d.!?]{{0,24}}[0-9]{{1,3}}\s?-?\s?(?:{'|'.join(map(begun, language_words('times.reading')))})[^\d!?]{{0,20}}",
    re.IGNORECASE,
)
_PARTING = tuple("|·•∙/")
_PARTED = re.compile(r"\s{0,2}[|·•∙/–—»›]|\s{0,2}-\s|\s{0,2},\s|\s{0,2}//")


class Piece(NamedTuple):
    """A stretch of the head, and whether it stands before the first prose."""

    start: int
    end: int
    early: bool


class HeadTime(NamedTuple):
    """A time in the head, with its label and what parts it from its neighbours; a relative one has no `timestamp`."""

    label: Label | None
    start: int
    end: int
    timestamp: Timestamp | None


def times_of_line(layout: Layout, piece: Piece, before: HeadTime | None) -> Iterator[HeadTime]:
    """Yield the times of a line; `before` is the time in which the line above it ends."""
    text = layout.text
    start, end, early = piece
    if text[end - 1] in ":：":
        return  # `May 4, 2020:` heads what follows
    prose = layout.is_prose(start, end) and not (
        " |" in text[start : start + _STAMP_REACH] and _is_barred_behind(text, start, end)
    )
    tail = max(start, end - _STAMP_REACH)  # in prose only a time at the very end counts
    if prose and end - start > _LONGEST_RELATIVE and _DIGIT.search(text, tail, end) is None:
        return
    if not layout.reading(shows_common_year if text.isascii() else shows_year, text[start:end]):
        if end - start <= _LONGEST_RELATIVE and layout.reading(_is_relative, text[start:end]):
            day = before.timestamp.value.date() if before is not None and before.timestamp is not None else None
            yield from _relative_line(text, start, end, day)
        return
    if prose and not may_hold_timestamp(text, tail, end):
        return
    cited = find_citation(text, start, end) if early else None
    if cited is not None:
        yield HeadTime(None, start, end, cited)
        return
    stamps = stamps_of(layout, start, end)
    if not stamps or text.find(_TWEET, start, end) >= 0:
        return
    rest = text[stamps[-1].end : end].strip(STAMP_EDGE)
    kept = "" if _COUNT.match(text, stamps[-1].end, end) else without_buttons(rest)
    if kept != rest:  # what stands behind a button is not looked at
        end = text.index(kept, stamps[-1].end) + len(kept) if kept else stamps[-1].end
        piece = piece._replace(end=end)
    times, words = _fill_gaps(text, stamps, start, end)
    if not words:
        yield from _widened(text, times, start, end)
        return
    led = early and (_is_led_by_label(text, start, stamps[0]) or _is_barred(text, stamps, piece))
    if led and times[0].label is None:
        times[0] = times[0]._replace(
            label=label_of(text[start : stamps[0].start].split(maxsplit=1)[0].strip(STAMP_EDGE))
        )
    if (
        early
        and (stamps[-1].end >= end or not prose)
        and (_labelled(text, stamps, words) or _at_end(text, stamps, piece))
    ) or (
        (not prose or (led and stamps[0].timestamp.precision != "day"))
        and (
            (_is_timed(stamps) and not ends_sentence(text[stamps[-1].end : end].strip()))
            or led
            or _opens_line(text, stamps, times[-1].end, piece)
            or _follows_name(text, stamps, times[-1].end, piece)
        )
    ):
        yield from times


def stamps_of(layout: Layout, start: int, end: int) -> list[Stamp]:
    """Return the stamps of a stretch; where the order of day and month is open, that of the copy's language."""
    stamps = find_timestamps(layout.text, start, end)
    if any(stamp.timestamp.ambiguous or stamp.form == _NUMBERS for stamp in stamps) and prints_day_first(layout.text):
        return find_timestamps(layout.text, start, end, day_first=True)
    return stamps


_NUMBERS = "numbers"  # the form of 04/05/2020, which PM settles in English copy alone


def _is_barred_behind(text: str, start: int, end: int) -> bool:
    """Say whether a line that ends as a sentence does opens with a time and a bar: `May 4, 2020 10:15 | Source: Ellery Inc.`"""
    bar = text.rfind(" |", start, min(end, start + _STAMP_REACH)) if end - start <= 2 * _LONGEST_REST else -1
    stamps = find_timestamps(text, start, bar) if bar >= 0 else []
    return len(stamps) == 1 and place_of(stamps[0].timestamp) == Span(start, bar)


def _is_barred(text: str, stamps: list[Stamp], piece: Piece) -> bool:
    """Say whether bars part a time from all else in its line: `World | October 7, 2020 | 7:09 am | Ellery Post.`"""
    before, behind = text[piece.start : stamps[0].start].rstrip(), text[stamps[-1].end : piece.end].lstrip()
    return before.endswith(_PARTING) and (not behind or behind.startswith(_PARTING))


def _is_led_by_label(text: str, start: int, stamp: Stamp) -> bool:
    """Say whether a line begins with a label and a name stands between it and the time: `Posted by Ana Lima on May 4, 2020`."""
    between = text[start : stamp.start].split()
    return 1 < len(between) <= _MOST_BYLINE_WORDS and is_label(between[0].strip(STAMP_EDGE))


def _fill_gaps(text: str, stamps: list[Stamp], start: int, end: int) -> tuple[list[HeadTime], list[str]]:
    """Return the times of a line, relative ones beside the others too, and the words that are neither."""
    times: list[HeadTime] = []
    words: list[str] = []
    for stamp in [*stamps, None]:
        stop = end if stamp is None else stamp.start
        gap = text[start:stop].strip(STAMP_EDGE)
        if gap:
            at = text.index(gap, start)
            day = times[-1].timestamp.value.date() if times and times[-1].timestamp else None
            relative = _all_relative(text, at, at + len(gap), day)
            if relative:
                times += _as_open(relative, times)
            elif not _READING_TIME.fullmatch(gap):
                words.append(gap)
        if stamp is not None:
            times.append(HeadTime(stamp.label, stamp.start, stamp.end, stamp.timestamp))
            start = stamp.end
    return _without_bare_day(times), words


def without_buttons(gap: str) -> str:
    """Return the words behind a time without the button or figure at their end: `by Ana Lima 5 Comments`, `in News`."""
    known = phrases()
    words = gap.split(" ")
    if len(words) == 2 and is_function_word(words[0]) and words[1].lower() in known.section:
        return ""
    for size in range(min(len(words), _MOST_BUTTON_WORDS), 0, -1):
        button = _NUMBER.sub("#", " ".join(words[-size:]).lower())
        if button in known.furniture_line or button in known.furniture_tail or button in known.share:
            return " ".join(words[:-size]).strip(STAMP_EDGE)
    return gap


_COUNT = re.compile(
    r"(?<=\d)\d[\d.,]{0,8}$"
)  # how often a story was shared or remarked on, glued to its year: May 4, 20201,204
_MOST_BUTTON_WORDS = 5
_NUMBER = re.compile(r"\d[\d.,]{0,9}+")


def _as_open(relative: list[HeadTime], times: list[HeadTime]) -> list[HeadTime]:
    """Return times of day that have their day from the time before them: if that is ambiguous, they are."""
    if not times or times[-1].timestamp is None or not times[-1].timestamp.ambiguous:
        return relative
    return [
        time if time.timestamp is None else time._replace(timestamp=replace(time.timestamp, ambiguous=True))
        for time in relative
    ]


def _without_bare_day(times: list[HeadTime]) -> list[HeadTime]:
    """Take the value of a day that the next time is on and says more of: `May 4, 2020 | Published at 18:05`."""
    if len(times) < 2 or times[0].label is not None or times[1].label != "published":
        return times
    day, timed = times[0].timestamp, times[1].timestamp
    if day is None or timed is None or day.precision != "day" or day.value.date() != timed.value.date():
        return times
    return [times[0]._replace(timestamp=None), *times[1:]]


def _relative_line(text: str, start: int, end: int, day: date | None = None) -> list[HeadTime]:
    """Return the relative times of a line that holds nothing else: `Updated 3 hours ago`."""
    while start < end and text[start] in _BULLETS:
        start += 1
    if not may_be_relative(text, start, end):
        return []
    times = _all_relative(text, start, end, day)
    return [*_widened(text, times, start, end)] if times else []


def _is_relative(line: str) -> bool:
    return bool(_relative_line(line, 0, len(line)))


def _all_relative(text: str, start: int, end: int, day: date | None = None) -> list[HeadTime]:
    """Return the relative times of a stretch, if it is made of such times, reading times and separators alone."""
    times: list[HeadTime] = []
    while start < end:
        found = find_relative(text, start, end, day)
        if found is None:
            rest = text[start:end].strip(STAMP_EDGE)
            # Updated 11:30 am IST - LISBON, 3 hours ago - Politics & Policy
            placed = bool(times) and (is_place(rest) or is_section(rest))
            return times if not rest or placed or _READING_TIME.fullmatch(rest) else []
        times.append(HeadTime(found.label, found.start, found.end, found.timestamp))
        start = found.end
        while start < end and text[start] in STAMP_EDGE:
            start += 1
    return times


def is_section(words: str) -> bool:
    """Say whether words are the name of a section, or of two that share a page: `in News`, `Politics & Policy`."""
    small, _, behind = words.partition(" ")
    names = (behind if behind and is_function_word(small.lower()) else words).lower().split(" & ")
    return len(names) <= _MOST_SECTIONS and any(name in phrases().section for name in names)


_MOST_SECTIONS = 2


def _widened(text: str, times: list[HeadTime], start: int, end: int) -> Iterator[HeadTime]:
    """Give the separators of a line that is all times to its times, so that nothing of the line is left."""
    for number, time in enumerate(times):
        following = times[number + 1].start if number + 1 < len(times) else end
        begin = time.start if text[start : time.start].strip(STAMP_EDGE) else start
        start = time.end if text[time.end : following].strip(STAMP_EDGE) else following
        # the blank before the next time is that one's, should it be struck first
        yield time._replace(start=begin, end=time.end + len(text[time.end : start].rstrip()))


def _labelled(text: str, stamps: list[Stamp], words: list[str]) -> bool:
    """Say whether a label marks a glued time: not one in brackets inside a sentence, `(posted on May 4, 2020) is`."""
    first = stamps[0]
    return any(stamp.label for stamp in stamps) and not (
        text[first.start - 1 : first.start] in ("(", "（") and words[1:]
    )


def _is_timed(stamps: list[Stamp]) -> bool:
    """Say whether a day has its time, and no small word leads to it: `News 4 May 2020 10:15 By`."""
    first = stamps[0]
    return first.timestamp.precision != "day" and (
        first.label is not None or place_of(first.timestamp).start == first.start
    )


def _at_end(text: str, stamps: list[Stamp], piece: Piece) -> bool:
    before = text[piece.start : stamps[0].start].rstrip()
    if len(text[stamps[-1].end : piece.end].strip(STAMP_EDGE)) > 2 or ends_sentence(before):
        return False
    if len(before) > _LONGEST_UNSPACED and _UNSPACED.search(before):
        return False  # its lines of prose are not told from titles: a source and its day, `東京新聞, 2019年2月2日`
    first, words = stamps[0], before.split()
    if first.label is None and first.timestamp.precision == "day" and words:
        if len(words) >= _TITLE and words[-1].islower() and words[-1].isalpha():
            return False  # `share data adjusted to reflect a split effective June 30, 1986`: the end of a sentence
        if before.endswith((":", "：")):
            return False  # `Founded: 4 May 2001`: of a label that is known the stamp would tell
    if (
        first.label is not None
        or place_of(first.timestamp).start == first.start
        or before.casefold().startswith(_markers())
    ):
        return True
    # `Ana Lima on May 4, 2020` is a byline, `Bell is raised off Port Ellery on May 4, 2020` a headline, and
    # `Ana Lima on May 4, 2020 at 10:15` a reader's comment
    return len(words) <= _MOST_NAME_WORDS and first.timestamp.precision == "day"


def _opens_line(text: str, stamps: list[Stamp], end: int, piece: Piece) -> bool:
    """Say whether a time opens a line and is parted from the little that follows: `May 4, 2020 10:15 | News`."""
    if text[piece.start : stamps[0].start].strip(STAMP_EDGE):
        return False
    rest = text[end : piece.end]
    timed = stamps[0].label is not None or stamps[-1].timestamp.precision != "day"
    if len(rest) > _LONGEST_REST or (ends_sentence(rest) and not (timed and rest.lstrip().startswith("|"))):
        return False
    if piece.early:
        words = rest.strip(STAMP_EDGE)
        if timed or _PARTED.match(rest) is not None or is_cued_byline(words):
            return True
        return is_section(words) or _names_author(text[piece.start : piece.end])
    return timed and (
        stamps[0].label is not None
        or _PARTED.match(rest) is not None
        or f"{rest.strip(STAMP_EDGE).casefold()} " in _markers()  # and the name on the next line
        or is_place(rest.strip(STAMP_EDGE))
    )


def _names_author(line: str) -> bool:
    """Say whether a line is a day and names that are surely names, with a section at most behind them: `May 4, 2020 Ana Lima News`."""
    reading = read_byline_line(line)
    if reading is None or reading.cue is not None or not reading.authors or not reading.given:
        return False
    rest = line[reading.rest :].strip(STAMP_EDGE)
    return not reading.said - {"time", "role", "organization"} and (not rest or is_section(rest))


def _ends_parted(text: str, end: int) -> bool:
    return text[max(0, end - 3) : end].rstrip().endswith(_PARTING)


def _follows_name(text: str, stamps: list[Stamp], end: int, piece: Piece) -> bool:
    """Say whether a time follows a byline or a place: `By Ana Lima on May 4, 2020`, `Lisbon - 29/05/2020 20:00`."""
    before = text[piece.start : stamps[0].start].strip(STAMP_EDGE)
    rest = text[end : piece.end].strip(STAMP_EDGE)
    if len(before) > _LONGEST_REST or len(rest) > _LONGEST_REST // 2 or ends_sentence(rest):
        return False
    if stamps[0].label is not None and not rest and _ends_parted(text, stamps[0].start):
        return True  # Ana Lima · Port Ellery News · Posted: May 4, 2020
    if not rest and outlet_named(before) is not None:
        return True  # The Guardian, Sunday 4 May 2020
    if before.casefold().startswith(_markers()) and len(before.split()) <= _MOST_BYLINE_WORDS:
        return not rest or stamps[-1].timestamp.precision != "day" or _PARTED.match(text, end) is not None
    return not rest and stamps[-1].timestamp.precision != "day" and is_place(before, 50)


@cache
def _markers() -> tuple[str, ...]:
    return tuple(f"{word.casefold()} " for name in ("by", "markers") for word in language_words(f"bylines.{name}"))
