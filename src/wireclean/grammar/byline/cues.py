"""What opens a byline: `By`, `Ein Kommentar von`, `Text:`; and what opens the name of somebody who is no author."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

import regex

from wireclean.grammar.byline.words import alternatives, byline_words, one_of

__all__ = ["Cue", "closing_pattern", "cue_at", "cue_openings"]

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
        return self.kind == "by" and len(self.word) <= _SHORT and self.word != "by"


_SHORT = 2  # de, di, av, af, od


@cache
def _label() -> regex.Pattern[str]:
    """Read `Autor:`, `Text & Fotos:`, `Bilder und Text:`, `文／`, `Author, `, or `Author` that ends its line."""
    labels, crafts = one_of("labels", "markers"), one_of("other_crafts")
    joined = rf"[ ]?+ (?: [&+/·・,、] | (?:{one_of('joins')}) ) [ ]?+"
    return regex.compile(
        rf"""
        (?P<word> (?:{labels}) (?: {joined} (?:{crafts}) )?+ | (?:{crafts}) {joined} (?:{labels}) )
        (?: \s*+ [:：=＝╱／|] | (?<![\p{{Latin}}]) / (?!\s) | , (?=[ ]) | (?= \s*+ $) ) \s*+
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _craft() -> regex.Pattern[str]:
    """Read `Photo by `, `Editor: `, `FOTO `."""
    return regex.compile(
        rf"""
        (?P<word> {one_of("other_crafts")} ) (?![\p{{L}}\p{{M}}])
        (?: [ ]++ (?: by | {one_of("markers")} ) (?![\p{{L}}\p{{M}}]) )?+
        (?: \s*+ [:：/／|]\s*+ | [ ]++ (?=(?-i:\p{{Lu}}|[^\p{{Latin}}\s\d])) )
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _by() -> regex.Pattern[str]:
    """Read `By`, `Von:`, `Ein Kommentar von`, and `By` that is glued to its name: `ByAna Lima`."""
    return regex.compile(
        rf"""
        (?P<word> (?: (?: (?:{one_of("indefinite")}) [ ] )?+ (?:{one_of("kinds")}) [ ]++ )?+ (?:by|{one_of("markers")}) )
        (?: \s*+ [:：]\s*+ | \s++ | $ | (?-i:(?<=By)(?=\p{{Lu}}\p{{Ll}})) )
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


def cue_at(text: str, at: int, stop: int) -> Cue | None:
    """Read the cue that begins at `at`.

    >>> cue_at("Text & Fotos: Ana Lima", 0, 22)
    Cue(start=0, end=14, kind='label', word='text & fotos')
    """
    kinds: tuple[tuple[Kind, regex.Pattern[str]], ...] = (("label", _label()), ("craft", _craft()), ("by", _by()))
    for kind, pattern in kinds:
        match = pattern.match(text, at, stop)
        if match is not None:
            return Cue(at, match.end(), kind, match["word"].casefold())
    return None


@cache
def cue_openings() -> frozenset[str]:
    """Return the first words, folded, that a byline with a cue may have."""
    lists = ("markers", "labels", "kinds", "indefinite", "other_crafts", "titles")
    return frozenset({"by", *(words.split()[0] for name in lists for words in byline_words(name))})


@cache
def closing_pattern() -> regex.Pattern[str]:
    """Read `A comment by `, `Ein Kommentar von ` where it begins anew: in a sentence a report may be by anyone."""
    indefinite = alternatives(word.capitalize() for word in byline_words("indefinite"))
    return regex.compile(
        rf"(?:{indefinite})[ ](?i:(?:{one_of('kinds')})[ ](?:by|{one_of('markers')}))[ ](?=\p{{Lu}})", regex.VERBOSE
    )
