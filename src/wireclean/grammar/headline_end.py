"""Where the headline ends in copy that lost its line breaks, when no mark shows it: `Ferry sinks off the cape Divers were on board.`

What stands before the first byline, time or credit is the headline and often more: a standfirst, a caption. A word with a
capital that a sentence need not have may begin that. Names stand inside of headlines too, so each such word is weighed: what
stands before and behind it, how long a headline it would leave, whether the story has it in small letters or as a name. The
weights, and what speaks for a headline that goes on to the end, are data, fitted to headlines with and without a sentence behind and
to ledes without a headline. A lede says the headline again; a sentence seldom says its own words twice, so that proves most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import exp, log
from typing import NamedTuple

from wireclean.data import load
from wireclean.grammar.byline.words import is_given_name, is_role, time_words
from wireclean.grammar.language import is_function_word
from wireclean.grammar.lost_breaks import is_set_inside
from wireclean.grammar.opening.letters import UPPER
from wireclean.grammar.sentences import ends_sentence, sentence_end

__all__ = ["HeadlineEnd", "headline_end"]

_SHORTEST, _LONGEST = 25, 90  # of a headline that a mark ends
_FURTHEST = 150  # from the first word of a headline to the first behind it
_FEWEST_LETTERS = 12
_FEWEST_WORDS = 6  # of a sentence
_PROOF = 2  # words of a question that the line behind it says again
_STORY = 8000  # how much of the copy shows how it writes a word
# What no headline holds: a bullet, the counter of a gallery.
_MARK = re.compile(
    rf" (?=[•▪*] |\d{{1,2}} (?:{'|'.join(load('captions.toml')['words']['counter_joints'])}) \d{{1,2}} )"
)
_CAPITAL = re.compile(
    rf"(?P<before>\S{{1,40}}+) (?P<open>[\"“«‘(]?)(?P<word>[{UPPER}][\w'’-]{{0,40}}+)[,:]?(?= (?P<next>\S{{1,40}}+))"
)
_OWNS = re.compile(r"['’]s?\Z")
_NUMERAL = re.compile("[IVXLCІХ]++")  # of Rome; Cyrillic has two of the letters
_DASHES = ("", "-", "–", "—")
_GOING_ON = tuple(",;:/|&–—-(")
_CLOSING = tuple("\"”’'»)!?….")
_AROUND = "\"'“”’‘«»().,!?…"
_DENSE_STOP = re.compile(r"[。！？](?:[」』）]|\b|(?=\s))")


class HeadlineEnd(NamedTuple):
    """Where the line behind a headline begins; `sure` says whether it can be cut there, for else it may be inside a lede."""

    at: int
    sure: bool = True


def headline_end(text: str, start: int, stop: int, language: str) -> HeadlineEnd | None:
    """Return where the line behind the headline begins in `text[start:stop]`; None where nothing shows it, or all is headline.

    >>> copy = "Ferry sinks off the cape on Monday Divers found all the crew of the ferry alive off the cape."
    >>> end = headline_end(copy, 0, len(copy), "en")
    >>> copy[end.at :][:12], end.sure
    ('Divers found', True)
    """
    while start < stop and text[start] == " ":
        start += 1
    mark = _MARK.search(text, start, min(stop, start + _LONGEST))
    if mark is not None:
        return HeadlineEnd(mark.end())
    asked = sentence_end(text, start, min(stop, start + _LONGEST))
    if (
        text[asked - 1] in "?!"
        and text[asked : asked + 2].strip() not in _DASHES
        and asked - start >= _SHORTEST
        and stop - asked > _SHORTEST
    ):
        return HeadlineEnd(asked, _taken_up(text, start, asked, stop, language) >= _PROOF)
    dense = _DENSE_STOP.search(text, start, min(stop, start + _LONGEST))
    if dense is not None:  # 港口的钟 潜水员星期一把它吊出水面。
        blank = text.rfind(" ", start, dense.start())
        return HeadlineEnd(blank + 1) if blank > start else None
    if language in load("headlines.toml")["run_on"]["capital_nouns"]:
        return None
    whole = _sum(_of_all(text, start, stop, language))
    places = [(_sum(features), at) for at, features in _places(text, start, stop, language)]
    best, at = max(places, default=(whole, start))
    if best <= whole:
        return None
    others = exp(whole) + sum(exp(weight) for weight, place in places if place != at)
    return HeadlineEnd(at, not ends_sentence(text[start:stop].rstrip()) or best - log(others) >= _sure())


@cache
def _sure() -> float:
    least: float = load("headlines.toml")["run_on"]["sure"]
    return least


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = load("headlines.toml")["run_on"]["weights"]
    return weights


def _sum(features: Iterator[str]) -> float:
    return sum(_weights()[feature] for feature in features)


def _of_all(text: str, start: int, stop: int, language: str) -> Iterator[str]:
    """Yield what is to be said of a headline that ends only where the whole stretch does."""
    yield "whole"
    if is_function_word(text[start:stop].partition(" ")[0].strip(_AROUND).casefold(), language):
        yield "whole.small"
    yield "whole.sentence" if ends_sentence(text[start:stop].rstrip()) else "whole.title"
    yield "whole.short" if stop - start < _LONGEST else "whole.long" if stop - start >= _TOO_LONG else "whole.middling"


_TOO_LONG = 130


def _places(text: str, start: int, stop: int, language: str) -> Iterator[tuple[int, Iterator[str]]]:
    """Yield each place where a line may begin behind a headline, which holds no sentence, and what is to be said of it."""
    first = True
    ceiling = sentence_end(text, start, stop)
    at = start
    while (capital := _CAPITAL.search(text, at, min(stop, start + _FURTHEST))) is not None:
        at = capital.start("open")
        if at > ceiling and text[ceiling - 1] == ".":
            return
        rest = text[at : sentence_end(text, at, stop)]
        if not ends_sentence(rest) and rest.count(" ") < _FEWEST_WORDS - 1:
            continue  # a name that the headline ends with
        if at - start >= _FEWEST_LETTERS and not _is_inside(capital, language):
            yield at, _of_place(text, capital, at - start, stop, language, first=first)
            first = False


def _is_inside(capital: re.Match[str], language: str) -> bool:
    """Say whether the words around a capital belong together: `in Lisbon`, `director Tom`, `Tom Reed`, `31 May`."""
    before, word, following = capital.group("before", "word", "next")
    led = before.strip(_AROUND)
    if not led or before.endswith(_GOING_ON) or word.casefold() in time_words() or _NUMERAL.fullmatch(word):
        return True
    if word.isupper() and following[0].isupper():
        return True
    if before.endswith(_CLOSING):
        return False
    if is_role(led):
        return is_given_name(word)
    return is_function_word(led.casefold(), language) or (led[0].isupper() and is_given_name(led))


def _of_place(
    text: str, capital: re.Match[str], length: int, stop: int, language: str, *, first: bool
) -> Iterator[str]:
    """Yield what is to be said of a word that may begin a line, with a headline of `length` characters before it."""
    before, word = capital["before"], capital["word"]
    led = before.strip(_AROUND)
    story = text[: stop + _STORY]
    yield "place"
    yield from (f"length.{name}" for name, least, most in _LENGTHS if least <= length < most)
    if first:
        yield "first"
    if led[-1].isdigit():
        yield "behind.number"
    if before[-1] == ".":
        yield "behind.stop"
    if story.count(f"{led} {word}") > 1:
        yield "pair"
    if is_function_word(word.lower(), language):
        yield "word.small"
    elif f" {word.lower()} " in story:
        yield "word.elsewhere_small"
    elif is_set_inside(story, word):
        yield "word.name"
    if _OWNS.search(word):
        yield "word.owns"
    at = capital.start("open")
    rest = text[at : sentence_end(text, at, stop)]
    if ends_sentence(rest):
        yield "rest.sentence"
    if rest.count(" ") < _FEWEST_WORDS - 1:
        yield "rest.few"
    words = [each for each in text[at - length : at].split() if len(each) > _LONG_WORD and each[0].isalpha()]
    if words and sum(each[0].isupper() for each in words) > _TITLED * len(words):
        yield "titled"
    said = _stems(text[at - length : at], language)
    if said:
        yield _IN_STORY[int(len(said & _stems(text[stop : stop + _OPENING_OF_STORY], language)) / len(said) * 3)]
    yield _TAKEN_UP[min(_taken_up(text, at - length, at, stop, language), len(_TAKEN_UP) - 1)]


def _taken_up(text: str, start: int, end: int, stop: int, language: str) -> int:
    """Return how many words of a headline the line behind it says again, as a lede does and a sentence seldom."""
    return len(_stems(text[start:end], language) & _stems(text[end:stop], language))


def _stems(text: str, language: str) -> set[str]:
    words = (word.casefold() for word in _TELLING.findall(text))
    return {word[:_STEM] for word in words if not is_function_word(word, language)}


_OPENING_OF_STORY = 1500
_IN_STORY = ("story.none", "story.some", "story.most", "story.all")
_TELLING = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters in which the forms of a word agree
_TAKEN_UP = ("taken.none", "taken.one", "taken.two", "taken.more")


_LENGTHS = (("least", 0, 20), ("short", 20, 28), ("long", 80, 100), ("longest", 100, _FURTHEST + 1))
_LONG_WORD = 3  # letters of a word that a headline in title case may leave small
_TITLED = 0.75
