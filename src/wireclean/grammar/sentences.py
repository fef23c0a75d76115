"""Where sentences begin and end, well enough to strike a whole one and never half of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of

__all__ = [
    "after_spaces",
    "begins_small",
    "count_words",
    "ends_sentence",
    "is_paragraph",
    "looks_like_prose",
    "sentence_end",
    "sentence_start",
    "sentences_in",
    "without_stop",
]


def _not_behind(words: Iterable[str]) -> str:
    """Return the part of a pattern that holds behind none of `words`: a look behind for each of their lengths."""
    by_length = groupby(sorted(words, key=len), len)
    return " ".join(rf"(?<! \b(?:{any_of(same)}) )" for _, same in by_length)


_STOP = rf"""
    (?<! \b[A-Z] ) {_not_behind(language_words("sentences.before_names"))}    # J. Hale, St. Claire
    [.!?] [”’"')\]]{{0,3}} (?: [ \n]+ | (?=[A-Z“"(]) )
"""
_END = re.compile(_STOP, re.VERBOSE)
# The same with the stops of other scripts; behind those of Chinese and Japanese stands no blank.
_END_ANYWHERE = re.compile(
    rf"{_STOP} | [。！？] [”’」』）]{{0,3}} [ \n]* | [।॥۔؟։።။។] [”’\"')\]]{{0,3}} [ \n]+", re.VERBOSE
)
_CLOSERS = "”’\"')]»」』）"
_CLOSED = f"{_CLOSERS} \xa0\u202f"  # French puts a space before them: `. »`
_TURNED = "“‘«"  # with what English and French open, German closes: `„Sie läutet.“`, `»Sie läutet.«`
_STOPS = frozenset(".!?…。！？؟۔।॥።։။។")
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
_DENSE = re.compile(rf"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff{_UNSPACED}]")  # scripts without spaces between words
_LONGEST = 1200
_SYLLABLES = re.compile(
    rf"[{_UNSPACED}\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)  # a letter is one, or a word
_SHORTEST_PARAGRAPH = 60
_SHORTEST_DENSE = 25  # in scripts of syllables
_FEWEST_SPACES = 7
_LONG_TEXT = 300  # so much text is a paragraph, however it ends


def sentence_start(text: str, offset: int, floor: int = 0) -> int:
    """Return where the sentence that holds `offset` begins: after the last sentence end since `floor`.

    A line break ends a sentence too. Only the last 1,200 code points before `offset` are looked at; a longer sentence
    begins there.
    """
    floor = max(floor, offset - _LONGEST, text.rfind("\n", max(floor, offset - _LONGEST), offset) + 1)
    start = floor
    for match in (_END if text.isascii() else _END_ANYWHERE).finditer(text, floor, offset):
        start = match.end()
    return start


def sentence_end(text: str, offset: int, ceiling: int) -> int:
    """Return where the sentence that holds `offset` ends, its closing punctuation included, the space after it not.

    A line break ends a sentence too. Only the next 1,200 code points are looked at; a longer sentence ends there.
    """
    ceiling = min(ceiling, offset + _LONGEST)
    newline = text.find("\n", offset, ceiling)
    ceiling = ceiling if newline < 0 else newline
    match = (_END if text.isascii() else _END_ANYWHERE).search(text, offset, ceiling)
    return ceiling if match is None else match.start() + len(match[0].rstrip())


def sentences_in(text: str) -> int:
    """Return how many sentences of some words end inside a text, what follows the last not counted."""
    return len(_WHOLE.findall(text))


# Two words at least, or as many letters of a script without spaces, up to a stop with something behind it.
_WHOLE = re.compile(
    rf"""
    (?<!\S) [^\s.!?…।۔]{{1,60}}+ \s [^.!?…।۔\n]{{4,800}}+ [.!?…।۔] [”’"')\]»]{{0,3}}+ \s++ (?=\S)
    | [^\s。！？]{{{_SHORTEST_DENSE // 2},400}}+ [。！？] [”’」』]{{0,3}}+ (?=\S)
    """,
    re.VERBOSE,
)


def ends_sentence(text: str) -> bool:
    """Say whether `text` ends as a sentence does, quotation marks and brackets after the stop allowed."""
    return text[-4:].rstrip(_CLOSED)[-1:] in _STOPS


def ends_line_of_prose(text: str) -> bool:
    """Say whether a line of a story ends as a sentence does, by a German closing quotation mark too; headlines are such quotations as well."""
    return ends_sentence(text) or (text[-1:] in _TURNED and text[-3:].rstrip(_TURNED)[-1:] in _STOPS)


def begins_small(words: str) -> bool:
    """Say whether words begin with a small letter, as the rest of a sentence does; the letters of Georgian have no capitals in prose."""
    return words[:1].islower() and not "\u10d0" <= words[0] <= "\u10ff"


def after_spaces(text: str, at: int, stop: int) -> int:
    """Return where the white space at `at` ends."""
    while at < stop and text[at].isspace():
        at += 1
    return at


def without_stop(words: str) -> str:
    """Return a name without the full stop of the sentence that it ends; that of an abbreviation stays: `J.R.`, `Ellery Inc.`"""
    if not words.endswith("."):
        return words
    last = words[words.rfind(" ") + 1 : -1]
    abbreviated = len(last) < 2 or "." in last or last.casefold() in _abbreviations()
    return words if abbreviated else words[:-1].rstrip()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(language_words("sentences.abbreviations"))


def is_paragraph(text: str) -> bool:
    """Say whether a line reads as a paragraph of a story: a sentence of some length that ends, or a great deal of text."""
    if len(text) > _LONG_TEXT:
        return True
    if not ends_line_of_prose(text):
        return False
    if not text.isascii() and len(_SYLLABLES.findall(text)) * 2 >= len(text):
        return len(text) >= _SHORTEST_DENSE
    return len(text) >= _SHORTEST_PARAGRAPH and text.count(" ") >= _FEWEST_SPACES


def looks_like_prose(text: str) -> bool:
    """Say whether a line reads as body copy: a finished sentence of some length, or a very long line."""
    if len(text) > 400:
        return True
    if len(text) < 40 or text.count(" ") < 6:
        return not text.isascii() and count_words(text) >= 8 and ends_sentence(text)
    opening = text[:80]
    return ends_sentence(text) and (opening != opening.upper() or opening == opening.lower())


def count_words(text: str) -> int:
    """Return how many words a text has; in scripts that put no space between them, three letters count as one word."""
    words = text.count(" ") + 1
    return words if text.isascii() else words + len(_DENSE.findall(text)) // 3
