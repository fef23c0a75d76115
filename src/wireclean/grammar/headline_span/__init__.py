"""Where the headline begins and ends in copy that lost its line breaks, when no mark shows it: `Politics Ferry sinks off the cape Divers were on board.`

What stands before the first byline, time or credit is the headline and often more: a section above it, a standfirst, a caption or the
name of the paper behind it. Each place where a line may begin is weighed, those of its beginning with those of its end: what stands
before and behind, how long a headline they leave, what of it the story says again and what of the rest. Where a script has capitals a
line begins with one, though names stand inside of headlines too; in others any blank may part two lines. The weights, and what speaks
for all of it being one line, are data, fitted to headlines with and without other lines around them and to ledes without a headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import exp, log
from typing import NamedTuple

from wireclean.data import load
from wireclean.grammar.headline_span.ends import FURTHEST, LONGEST, ends
from wireclean.grammar.headline_span.fronts import fronts
from wireclean.grammar.headline_span.stretch import (
    FEWEST_LETTERS,
    LONG_WORD,
    WIDTHS,
    Stretch,
    is_said,
    stems,
    stretch_of,
)
from wireclean.grammar.sentences import ends_sentence, sentence_end

__all__ = ["HeadlineSpan", "headline_span", "readings"]

_SHORTEST = 25  # of a headline that a mark ends
_PROOF = 2  # words of a question that the line behind it says again
# What no headline holds: a bullet, the counter of a gallery.
_MARK = re.compile(
    rf" (?=[•▪*] |\d{{1,2}} (?:{'|'.join(load('captions.toml')['words']['counter_joints'])}) \d{{1,2}} )"
)
_DASHES = ("", "-", "–", "—")


class HeadlineSpan(NamedTuple):
    """Where a headline begins and where the line behind it does; `sure` says whether it can be cut there, for else it may be inside a lede."""

    start: int
    end: int
    sure: bool = True


def headline_span(
    text: str, start: int, stop: int, language: str | None, *, pictured: bool = False
) -> HeadlineSpan | None:
    """Return where the headline stands in `text[start:stop]`; None where nothing shows it, or all is headline.

    `pictured` says that a credit follows, so that the last line is a caption.

    >>> copy = "Ferry sinks off the cape on Monday Divers found all the crew of the ferry alive off the cape."
    >>> span = headline_span(copy, 0, len(copy), "en")
    >>> copy[span.end :][:12], span.sure
    ('Divers found', True)
    """
    while start < stop and text[start] == " ":
        start += 1
    mark = _MARK.search(text, start, min(stop, start + LONGEST))
    if mark is not None:
        return HeadlineSpan(start, mark.end())
    asked = sentence_end(text, start, min(stop, start + LONGEST))
    if (
        text[asked - 1] in "?!"
        and text[asked : asked + 2].strip() not in _DASHES
        and asked - start >= _SHORTEST
        and stop - asked > _SHORTEST
    ):
        stretch = stretch_of(text, start, stop, language, pictured)
        return HeadlineSpan(start, asked, _taken_up(stretch, start, asked) >= _PROOF)
    weighed = [(_sum(features), begin, end) for begin, end, features in readings(text, start, stop, language, pictured)]
    best, begin, end = max(weighed, default=(0.0, start, stop))
    if (begin, end) == (start, stop):
        return None
    rest = sum(exp(weight) for weight, *place in weighed if place != [begin, end])
    sure = not _may_be_prose(text, start, end, stop) or not rest or best - log(rest) >= _sure()
    return HeadlineSpan(begin, end, sure)


def _may_be_prose(text: str, start: int, end: int, stop: int) -> bool:
    """Say whether a stretch may be the story's: it ends as a sentence does, or behind the headline more of them end than a standfirst has."""
    if ends_sentence(text[start:stop].rstrip()):
        return True
    for _ in range(_MOST_SENTENCES + 1):
        end = sentence_end(text, end, stop)
    return end < stop


_MOST_SENTENCES = 2


@cache
def _sure() -> float:
    least: float = load("headlines.toml")["run_on"]["sure"]
    return least


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = load("headlines.toml")["run_on"]["weights"]
    return weights


def _sum(features: list[str]) -> float:
    weights = _weights()
    return sum(weights.get(feature, 0.0) for feature in features)


def readings(
    text: str, start: int, stop: int, language: str | None, pictured: bool = False
) -> Iterator[tuple[int, int, list[str]]]:
    """Yield each reading of a stretch, where its headline begins and ends, with the names of its features."""
    stretch = stretch_of(text, start, stop, language, pictured)
    last = [*ends(stretch)]
    begins = [(start, ["front.none"]), *fronts(stretch)]
    for begin, of_front in begins:
        for end, of_end in last:
            if begin == start or end - begin >= FEWEST_LETTERS[stretch.script]:
                yield begin, end, [*of_front, *of_end, *_of_headline(stretch, begin, end)]


def _of_headline(stretch: Stretch, begin: int, end: int) -> Iterator[str]:
    """Yield what is to be said of the stretch from `begin` to `end` as a headline: its length, its letters, what of it the story says."""
    text = stretch.text
    whole = end == stretch.stop
    length = (end - begin) * WIDTHS[stretch.script]
    if not whole or begin > stretch.start:
        yield from (f"length.{name}" for name, least, most in _LENGTHS if least <= length < most)
    words = [each for each in text[begin:end].split() if len(each) > LONG_WORD and each[0].isalpha()]
    if not whole and words and sum(each[0].isupper() for each in words) > _TITLED * len(words):
        yield "titled.noun" if stretch.nouns else "titled"
    said = stems(text[begin:end], stretch.script, stretch.language)
    if said:
        share = len(said & stretch.told) / len(said)
        yield f"{'whole.' if whole else ''}{_IN_STORY[int(share * 3)]}"
    if not whole:
        yield _TAKEN_UP[min(_taken_up(stretch, begin, end), len(_TAKEN_UP) - 1)]
        title = text[begin:end].strip().casefold()
        if text[end : end + len(title)].casefold() == title:
            yield "again"
    last = text[begin:end].rstrip().rpartition(" ")[2]
    yield "last.said" if is_said(stretch, last) else "last.unsaid"


def _taken_up(stretch: Stretch, start: int, end: int) -> int:
    """Return how many words of a headline the line behind it says again, as a lede does and a sentence seldom."""
    text, _, stop, language, script, *_ = stretch
    return len(stems(text[start:end], script, language) & stems(text[end:stop], script, language))


_IN_STORY = ("story.none", "story.some", "story.most", "story.all")
_TAKEN_UP = ("taken.none", "taken.one", "taken.two", "taken.more")
_LENGTHS = (("least", 0, 20), ("short", 20, 28), ("long", 80, 100), ("longest", 100, FURTHEST + 1))
_TITLED = 0.75
