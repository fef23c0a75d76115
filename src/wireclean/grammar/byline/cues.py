"""What opens a byline: `By`, `Ein Kommentar von`, `Text:`; and what opens the name of somebody who is no author."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

import regex

from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline.words import (
    byline_words,
    first_words,
    glued,
    is_given_name,
    one_of,
    time_words,
    word_at,
)

__all__ = ["Cue", "closing_pattern", "cue_at", "cue_openings", "later_cue", "may_hold_cue"]

Kind = Literal["by", "label", "craft"]


class Cue(NamedTuple):
    """What opens a byline, `text[start:end]` with the space after it.

    `kind` says how: "by" before a name (`by`, `von`, `a report by`), "label" before a colon or line break (`Text:`),
    "craft" where what follows is no author (`Photo:`, `Edited by`). `word` is what is printed, folded.
    """

    start: int
    end: int
    kind: Kind
    word: str

    @property
    def short(self) -> bool:
        """Whether the word may also be part of a name (De Bruyne, Di Maria) or of a sentence."""
        return self.kind == "by" and len(self.word) <= _SHORT and self.word not in byline_words("by")


_SHORT = 2  # de, di, av, af, od


# Where a word of a cue may end, what may follow a label, and "by" or another that stands before a name.
_BOUNDARY = re.compile(r"[\s:：／/╱|(,=＝・、]")
_AFTER_LABEL = regex.compile(
    r"(?: \s*+ [:：=＝╱／|] | (?<![\p{Latin}]) / (?!\s) | (?<=\p{Arabic}) [ ]?/ | , (?=[ ]) | (?= \s*+ $) ) \s*+",
    regex.VERBOSE,
)
_AFTER_CRAFT = regex.compile(r"\s*+[:：/／|]\s*+")
_AFTER_BY = regex.compile(r"\s*+[:：]\s*+|\s++|$")
_JOINT = regex.compile(r"[ ]?+(?:[&+/·・,、]|\p{L}{1,4}(?=[ ]))[ ]?+")
_GLUED = regex.compile(rf"(?:{any_of(glued())})(?=\p{{Lu}}(?:\p{{Ll}}|(?P<shouted>\p{{Lu}})))")
_LONGEST = 40


def _phrases_at(text: str, at: int, stop: int) -> list[tuple[int, str]]:
    """Return the stretches from `at` on, each with its end and folded, that are a phrase of cues or the beginning of one."""
    stop = min(stop, at + _LONGEST)
    found: list[tuple[int, str]] = []
    end = at
    while end < stop:
        boundary = _BOUNDARY.search(text, end + 1, stop)
        end = stop if boundary is None else boundary.start()
        phrase = text[at:end].casefold()
        if phrase not in _beginnings():
            break
        found.append((end, phrase))
    return found


def _longest(phrases: list[tuple[int, str]], words: frozenset[str]) -> int | None:
    """Return where the longest of the phrases ends that is one of `words`."""
    return next((end for end, phrase in reversed(phrases) if phrase in words), None)


def _phrase_end(text: str, at: int, stop: int, words: frozenset[str]) -> int | None:
    """Return where the longest of the phrases that begins at `at` ends."""
    return _longest(_phrases_at(text, at, stop), words)


@cache
def _beginnings() -> frozenset[str]:
    """Return every phrase of cues and what each begins with, up to where a word of a cue may end."""
    phrases = _words("labels", "markers", "other_crafts", "indefinite", "kinds") | _bys()
    return phrases.union(phrase[: boundary.start()] for phrase in phrases for boundary in _BOUNDARY.finditer(phrase, 1))


@cache
def _words(*lists: str) -> frozenset[str]:
    return frozenset().union(*map(byline_words, lists))


@cache
def _bys() -> frozenset[str]:
    return byline_words("by") | byline_words("markers")


def _before_end(phrase: str) -> str:
    """Return the first part of a phrase, folded: up to where a word of a cue may end."""
    end = _BOUNDARY.search(phrase, 1)
    return phrase[: None if end is None else end.start()].casefold()


@cache
def _openings_of_labels() -> frozenset[str]:
    """Return how the phrases begin that a label may begin with: most words of a line do not."""
    return frozenset(map(_before_end, _words("labels", "markers", "other_crafts")))


def _label_at(text: str, at: int, stop: int, phrases: list[tuple[int, str]]) -> Cue | None:
    """Read `Autor:`, `Autorka/Autor:`, `Text & Fotos:`, `Bilder und Text:`, `文／`, `Author, `, or `Author` that ends its line."""
    labels, crafts = _words("labels", "markers"), _words("other_crafts")
    end = _longest(phrases, _words("labels", "markers", "other_crafts"))
    if end is None:
        return None
    is_label = text[at:end].casefold() in labels
    joint = _JOINT.match(text, end, stop)
    if joint is not None and (joint[0].strip().casefold() in byline_words("joins") or not joint[0].strip().isalpha()):
        other = _phrase_end(text, joint.end(), stop, crafts | labels if is_label else labels)
        end, is_label = (end, is_label) if other is None else (other, True)
    after = _AFTER_LABEL.match(text, end, stop) if is_label else None
    return None if after is None else Cue(at, after.end(), "label", text[at:end].casefold())


def _craft_at(text: str, at: int, stop: int, phrases: list[tuple[int, str]]) -> Cue | None:
    """Read `Photo by `, `Editor: `."""
    end = _longest(phrases, _words("other_crafts"))
    if end is None:
        return None
    by = _phrase_end(text, end + 1, stop, _bys()) if text[end : end + 1] == " " else None
    after = (_AFTER_CRAFT if by is None else _AFTER_BY).match(text, by or end, stop)
    return None if after is None else Cue(at, after.end(), "craft", text[at:end].casefold())


def _by_at(text: str, at: int, stop: int, phrases: list[tuple[int, str]]) -> Cue | None:
    """Read `By`, `Von:`, `Ein Kommentar von`, and `By` that is glued to its name: `ByAna Lima`."""
    joined = _glued_end(text, at, stop)
    if joined is not None:
        return Cue(at, joined, "by", text[at:joined].casefold())
    begin, end = at, _longest(phrases, _bys())
    for words in (byline_words("indefinite"), byline_words("kinds")) if end is None else ():
        kind = _longest(phrases, words)
        if kind is not None and text[kind : kind + 1] == " ":
            begin = kind + 1
            phrases = _phrases_at(text, begin, stop)
    end = _longest(phrases, _bys()) if end is None else end
    after = None if end is None else _AFTER_BY.match(text, end, stop)
    return None if after is None else Cue(at, after.end(), "by", text[at:end].casefold())


def _glued_end(text: str, at: int, stop: int) -> int | None:
    """Return where "by" ends that its name is glued to; in capitals the name has to be a given one: `BYANA LIMA`, not `BYRON LIMA`."""
    joined = _GLUED.match(text, at, stop)
    if joined is None:
        return None
    if joined["shouted"] is None:
        return joined.end()
    word = word_at(text, at, stop)
    return joined.end() if is_given_name(word[joined.end() - at :]) and not is_given_name(word) else None


def cue_at(text: str, at: int, stop: int) -> Cue | None:
    """Read the cue that begins at `at`.

    >>> cue_at("Text & Fotos: Ana Lima", 0, 22)
    Cue(start=0, end=14, kind='label', word='text & fotos')
    """
    first = _FIRST.match(text, at, stop)
    if first is None or (first[0].casefold() not in cue_openings() and not first[0].startswith(glued())):
        return None
    phrases = _phrases_at(text, at, stop)
    if first[0].casefold() in byline_words("by"):  # the most common by far
        return _by_at(text, at, stop, phrases)
    return _label_at(text, at, stop, phrases) or _craft_at(text, at, stop, phrases) or _by_at(text, at, stop, phrases)


_FIRST = regex.compile(r"[^\s:：／/|(,=╱]++(?:(?:" + one_of("feminine") + r")\b)?+|/")


def may_hold_cue(line: str) -> bool:
    """Say, with little work, whether a cue may stand anywhere in a line: a label has a colon, any other a word of its own."""
    return ":" in line or "：" in line or not _bys().isdisjoint(line.casefold().split())


def later_cue(text: str, start: int, stop: int) -> int | None:
    """Return where a cue behind other words begins that can be nothing else: `12 May Autor:`, `Reported by`.

    A label stands behind a mark or a time, and not inside a phrase: `About the author:`.
    """
    if not may_hold_cue(text[start:stop]):
        return None
    before = ""
    for word in _WORDS.finditer(text, start, stop):
        label = (
            before
            and _before_end(word[0]) in _openings_of_labels()
            and text[word.start() - 1].isspace()
            and _label_at(text, word.start(), stop, _phrases_at(text, word.start(), stop))
        )
        if label and text[label.end - 2 : label.end].rstrip().endswith((":", "：")):
            if not before[-1].isalpha() or before.casefold() in time_words():
                return word.start()
        elif before[:1].isupper() and before.casefold() in byline_words("kinds") and word[0].casefold() in _bys():
            return word.start() - 1 - len(before)
        before = word[0]
    return None


_WORDS = regex.compile(r"\S++")


@cache
def cue_openings() -> frozenset[str]:
    """Return the first words, folded, that a byline with a cue may have."""
    lists = ("by", "markers", "labels", "kinds", "indefinite", "other_crafts", "titles")
    return first_words(*lists)


@cache
def closing_pattern() -> regex.Pattern[str]:
    """Read `A comment by `, `Ein Kommentar von ` where it begins anew: in a sentence a report may be by anyone."""
    indefinite = any_of(word.capitalize() for word in byline_words("indefinite"))
    return regex.compile(
        rf"(?:{indefinite})[ ](?i:(?:{one_of('kinds')})[ ](?:{one_of('by', 'markers')}))[ ](?=\p{{Lu}})", regex.VERBOSE
    )
