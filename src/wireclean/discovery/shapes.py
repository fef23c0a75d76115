"""The shape of a line: what is left of it when numbers, names and addresses are anything."""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

__all__ = ["Shape", "pattern_of", "shape_of"]

_LONGEST = 200
_FEWEST_WORDS = 2  # that are printed as they are, in lower case: names and numbers alone are no shape

# In this order: an address on the net, of a person, an account; a number with its signs; words with capitals.
_TOKEN = re.compile(
    r"""
      (?P<link> \b(?:https?://|www\.)\S{1,200} )
    | (?P<address> [\w.+-]{1,64}@[\w.-]{1,100} )
    | (?P<account> (?<!\w)@\w{1,40} )
    | (?P<number> \d[\d.,:/]{0,20} )
    | (?P<word> [^\W\d_][\w’'-]{0,60} )
    """,
    re.VERBOSE,
)
_STANDS_FOR = {"link": "\x00", "address": "\x01", "account": "\x02", "number": "\x03", "name": "\x04"}
_NAME_RUN = re.compile("\x04(?:[ ]{1,3}\x04){1,5}")
_PATTERNS = {
    "\x00": r"\S{1,200}",
    "\x01": r"[\w.+-]{1,64}@[\w.-]{1,100}",
    "\x02": r"@\w{1,40}",
    "\x03": r"\d[\d.,:/]{0,20}",
    "\x04": r"\p{Lu}[\w.’'-]{0,40}(?:[ ]\p{Lu}[\w.’'-]{0,40}){0,5}",
}


class Shape(NamedTuple):
    """A shape: its key, in which a sign stands for each part that varies, and whether enough of it is printed as it is."""

    key: str
    literal: bool


def shape_of(line: str) -> Shape | None:
    """Return the shape of a line, or None for one without a part that varies, or too long.

    >>> shape_of("Follow Ana Lima on the harbour at @analima").literal
    True
    >>> shape_of("Follow Ana Lima on the harbour at @analima") == shape_of("Follow Tom Reed on the harbour at @treed")
    True
    """
    if len(line) > _LONGEST:
        return None
    low = 0

    def sign(match: re.Match[str]) -> str:
        nonlocal low
        kind = match.lastgroup or ""
        if kind != "word":
            return _STANDS_FOR[kind]
        word = match[0]
        if match.start() > 0 and word[0].isupper():
            return _STANDS_FOR["name"]
        low += word[0].islower()
        return word

    key = _NAME_RUN.sub("\x04", _TOKEN.sub(sign, line))
    return Shape(key, low >= _FEWEST_WORDS) if any(mark in key for mark in _PATTERNS) else None


def pattern_of(key: str) -> str:
    """Return the regular expression of a shape: a whole line."""
    parts = (
        _PATTERNS[part] if part in _PATTERNS else regex.escape(part, special_only=True, literal_spaces=True)
        for part in re.split("([\x00-\x04])", key)
    )
    return f"^{''.join(parts)}$"
