"""Bylines in copy that lost its line breaks: where they begin and end, between the lines that were."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from wireclean.grammar.byline.beside import read_times, time_follows
from wireclean.grammar.byline.inside import by_cues
from wireclean.grammar.byline.lines import read_byline_line
from wireclean.grammar.byline.reader import read
from wireclean.grammar.byline.reading import Reading
from wireclean.grammar.byline.words import is_given_name

__all__ = ["cued_reading", "line_before"]

_LONGEST = 300
_TO_TIME = 60  # between the names and the time: a role, a paper, a place
_LONGEST_LINE = 120
_WORD = regex.compile(r"[\p{L}\p{M}'’-]++")
_CAPITAL = regex.compile(r"(?<![\p{L}\p{M}'’-])[\p{Lu}\p{Lo}]|(?<=[\p{Ll}'’\"”)])\p{Lu}(?=\p{Ll})")
_EDGE = " ·•|,-–—"


def cued_reading(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where cued bylines begin and end in run-on copy, the names of each known for names.

    What stands between the names and a time is theirs: role, paper, place.

    >>> text = "Bells ring againBy Ana Lima Port Ellery Herald May 4, 2020 The bell weighs a ton."
    >>> [text[slice(*found)] for found in cued_reading(text, 0, len(text))]
    ['By Ana Lima Port Ellery Herald']
    """
    at = start
    for begin, by in by_cues(text, start, stop):
        if begin < at:
            continue
        reading = read(text, by, min(stop, by + _LONGEST), inside=True)
        if reading is None or reading.cue is None or reading.cue.start != by or not reading.authors:
            continue
        if not (reading.given or all(author.person.shouted for author in reading.authors)):
            continue
        end = _end(text, reading, stop)
        if end is not None:
            at = end
            yield begin, end


def _end(text: str, reading: Reading, stop: int) -> int | None:
    """Return where a byline ends; None where nothing shows an end, for then it may be a title: `Songs By Ana Lima`."""
    if reading.closed or time_follows(text, reading.rest, stop):
        return reading.end
    at = reading.authors[-1].person.end
    for _ in range(8):
        space = text.find(" ", at + 1, min(stop, reading.end + _TO_TIME))
        if space < 0:
            return None
        if read_times(text, space + 1, stop) is not None and time_follows(text, space, stop):
            return space
        at = space
    return None


def line_before(text: str, stop: int) -> int | None:
    """Return where the byline without a cue begins that stands right before `stop`; what precedes it is another line.

    >>> text = "Dos millones de pérdidas Ana Lima · Port Ellery News · May 4, 2020"
    >>> line_before(text, text.index("May"))
    25
    """
    end = stop
    while end > 0 and text[end - 1] in _EDGE:
        end -= 1
    for capital in _CAPITAL.finditer(text, max(0, end - _LONGEST_LINE), end):
        at = capital.start()
        if not is_given_name(_WORD.match(text, at, end)[0]):
            continue
        reading = read_byline_line(text[at:end])
        if reading is None or reading.cue is not None or not reading.authors or not reading.given:
            continue
        if reading.start or reading.rest < end - at or "guess" in reading.said:
            continue
        if _begins_line(text, at):
            return at
    return None


def _begins_line(text: str, at: int) -> bool:
    """Say whether a line can begin at a name: no word with a capital leads to it, which could be part of it."""
    before = text[max(0, at - 24) : at]
    word = before.rstrip(" ").rpartition(" ")[2]
    glued = before[-1:].isalnum()
    return not word or glued or not word[0].isupper() or word[-1] in ".!?\"”')"
