"""The words around credits, from `data/photo_organizations.toml`, and what reads them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from wireclean.data import load
from wireclean.data.phrasebook import any_of

__all__ = ["TAGS", "Openings", "agency_forms", "any_word", "credit_label", "credit_words", "worded", "words_of"]

_OPENING = 3


@cache
def credit_words(table: str) -> frozenset[str]:
    """Return a table of words around credits, in lower case: `pool`, `labels`."""
    return frozenset(load("photo_organizations.toml")["words"][table])


@cache
def words_of(name: str) -> tuple[str, ...]:
    """Return a table of words around credits, the longest first."""
    return tuple(sorted(credit_words(name), key=lambda word: (-len(word), word)))


def any_word(*tables: str) -> str:
    """Return the part of a verbose pattern that matches any word of these tables."""
    return any_of(word for table in tables for word in words_of(table))


@cache
def agency_forms() -> dict[str, str]:
    """Return the agencies as their own photographers' credits begin, and their short names: `AP Photo`."""
    forms: dict[str, str] = load("photo_organizations.toml")["forms"]
    return forms


class Openings(frozenset[str]):
    """How words begin, as a first question before a pattern with all of them: most lines begin with other letters."""

    @classmethod
    def of(cls, words: Iterable[str]) -> Openings:
        """Return the first letters of `words`."""
        return cls(word[:_OPENING].lower() for word in words)

    def open(self, text: str, at: int = 0) -> bool:
        """Say whether one of the words may begin at a place."""
        letters = text[at : at + _OPENING].lower()
        return letters in self or letters[:1] in self or letters[:2] in self


@cache
def _label_openings() -> Openings:
    return Openings.of(
        [
            "©",
            "ⓒ",
            *(
                word
                for table in ("labels", "dotted", "pictures", "filed", "gifts", "handed_out")
                for word in words_of(table)
            ),
        ]
    )


@cache
def _label() -> regex.Pattern[str]:
    """Read what opens a credit: `Photo by `, `PHOTO: `, `Image copyright `, `Courtesy of `, `Credit...`, `© `."""
    return regex.compile(
        rf"""
        (?: (?i:{any_word("filed")}) [ ]?:[ ] )?+
        (?: (?i:{any_word("pictures")}) \s (?i:{any_word("pictured")}) (?: \s*+ : )?+ \s++
          | (?i:{any_word("labels")}) (?: \s*+ : \s*+ | \s?+\.\.\.\s*+ | [ ]-[ ] )
          | (?i:{any_word("dotted")}) \s*+ :?+ \s*+
          | (?=\p{{Lu}}) (?i:{any_word("gifts")}) (?: \s*+ [:/] )?+ \s*+
          | (?=\p{{Lu}}) (?i:{any_word("handed_out")}) (?: [ ] (?i:{any_word("handed_by")}) \s++ | [ ]?/[ ]? )
          | [©ⓒ] \s*+
        ) (?: [©ⓒ] \s*+ )?+""",
        regex.VERBOSE,
    )


def credit_label(text: str, start: int = 0, end: int | None = None) -> int:
    """Return where the label ends that opens a credit at `start`, and `start` itself when there is none."""
    if not _label_openings().open(text, start):
        return start
    label = _label().match(text, start, len(text) if end is None else end)
    return start if label is None else label.end()


@cache
def worded(source: str) -> regex.Pattern[str]:
    """Compile a verbose pattern in which `<table>` or `<table|table>` stands for any word of these tables."""
    return regex.compile(_SLOT.sub(lambda slot: any_word(*slot[1].split("|")), source), regex.VERBOSE)


_SLOT = regex.compile(r"(?<!\?P)<([a-z_|]+)>")
# How the photo came, at the end of a credit: `, File`, `/Handout`, ` (file)`.
TAGS = r"""(?: (?: [^\S\n]{0,2}+ [,/] [^\S\n]{0,2}+ | [^\S\n] (?= <tags> [)\].]{0,2}+ (?: \n | \Z ) ) ) (?i:<tags>) (?![\p{L}/]) (?! [^\S\n] (?:<through>)\b )){1,3}+"""
