"""The stretch of a head that holds a headline, and what is asked of it: how its script is read, and whether the story says its words."""

from __future__ import annotations

import re
from typing import NamedTuple

from wireclean.data import load
from wireclean.grammar.language import is_function_word

__all__ = [
    "AROUND",
    "FEWEST_LETTERS",
    "LONG_WORD",
    "SHORT_CAPITALS",
    "STORY",
    "WIDTHS",
    "Stretch",
    "is_said",
    "stems",
    "stretch_of",
]

FEWEST_LETTERS = {"cased": 12, "plain": 12, "hangul": 5, "dense": 5}  # of a headline, by its script
WIDTHS = {
    "cased": 1.0,
    "plain": 1.0,
    "hangul": 2.0,
    "dense": 2.5,
}  # letters that one stands for where letters are syllables or words
STORY = 8000  # how much of the copy shows how it writes a word
AROUND = "\"'“”’‘«»().,!?…「」『』"
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
SHORT_CAPITALS = 3  # letters of `EU`, `UN`


class Stretch(NamedTuple):
    """What stands before the first anchor, how its script is read, and the story behind it."""

    text: str
    start: int
    stop: int
    language: str | None
    script: str  # `cased`, `plain` (no capitals, or nothing but), `hangul` or `dense` (no spaces)
    nouns: bool  # a capital inside a sentence says nothing
    pictured: bool  # a credit stands behind it
    story: str  # the beginning of the story behind it in small letters
    told: frozenset[str]  # the stems of its first lines


def stretch_of(text: str, start: int, stop: int, language: str | None, pictured: bool) -> Stretch:
    """Return a stretch with what is asked of it again and again."""
    script = _script(text[start:stop])
    nouns = language in load("headlines.toml")["run_on"]["capital_nouns"]
    told = frozenset(stems(text[stop : stop + _OPENING_OF_STORY], script, language))
    return Stretch(text, start, stop, language, script, nouns, pictured, text[stop : stop + STORY].casefold(), told)


def _script(words: str) -> str:
    """Name the script of a stretch by what shows in it where a line begins: capitals, if not all are, or blanks, if it has them between words."""
    letters = [letter for letter in words if letter.isalpha()]
    for script, pattern in (("hangul", _HANGUL), ("dense", _DENSE)):
        if len(pattern.findall(words)) * 2 > len(letters):
            return script
    cased = sum(letter.lower() != letter.upper() for letter in letters)
    shouted = sum(map(str.isupper, letters))
    return "cased" if cased * 2 >= len(letters) and shouted < _SHOUTED * len(letters) else "plain"


_SHOUTED = 0.9  # of the letters


def is_said(stretch: Stretch, word: str) -> bool:
    """Say whether the story says a word, endings aside."""
    word = word.strip(AROUND).casefold()
    if stretch.script == "hangul":
        return word[:2] in stretch.story
    if stretch.script == "dense":
        parts = stems(word, stretch.script, stretch.language)
        return bool(parts) and sum(part in stretch.story for part in parts) * 2 >= len(parts)
    return (
        word[: max(_STEM, len(word) - 2)] in stretch.story if len(word) >= _LEAST_SAID else f" {word} " in stretch.story
    )


def stems(text: str, script: str, language: str | None) -> set[str]:
    """Return what words of a text are compared by: their beginnings, or pairs of letters in a script without spaces."""
    text = text.casefold()
    if script == "hangul":
        return {word[:2] for word in text.split() if len(word) > 1}
    if script == "dense":
        return {text[at : at + 2] for at in range(len(text) - 1) if text[at : at + 2].isalpha()}
    words = (word.strip(AROUND) for word in text.split())
    return {word[:_STEM] for word in words if len(word) > LONG_WORD and not is_function_word(word, language)}


_LEAST_SAID = 2
_OPENING_OF_STORY = 1500
_STEM = 5  # letters in which the forms of a word agree
LONG_WORD = 3  # letters of a word that a headline in title case may leave small
