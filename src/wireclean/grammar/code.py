"""Code among words: the scripts, styles and data that a page's text holds once its tags are gone.

Nothing is known of a page's own names, so code is told by its shape: a call or an assignment of dotted names, a keyword with its
bracket, a selector with its braces, a key with its colon. From there brackets lead to its end. What looks like code and reads as a
sentence is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from wireclean.article import Span
from wireclean.data import load
from wireclean.data.phrasebook import any_of

__all__ = ["find_code"]

_KNOWN: dict[str, list[str]] = load("embeds.toml")
_LONGEST = 6000
_SHORTEST = 24
_AT_ONCE = 4 * _LONGEST  # characters whose brackets are read together
_LETTERS_A_MARK = 15  # code has a bracket, sign or quotation mark in so many letters, prose one in fifty
_MUCH = 20  # marks of code that may have a sentence in one of its strings, as what a page says when something fails

_NAME = r"[$_A-Za-z][$\w]{0,60}+"
_OPENS = rf"""
    (?: (?:{any_of(_KNOWN["script_keywords"])}) [ ]? \(                               # if (x, function (x
      | !?(?:\([ ]?)?+ (?:{any_of(_KNOWN["script_functions"])})\b [ ]? (?:{_NAME}[ ]?)?+ \(  # (function () {{, !function(e
      | (?:{any_of(_KNOWN["script_blocks"])}) [ ]? \{{                                # try {{
      | (?:{any_of(_KNOWN["script_variables"])})[ ] {_NAME} [ ]?=                     # var bells =
      | {_NAME} (?: \??\.{_NAME} ){{1,8}}+ (?: [ ]?=(?!=) | [ ](?:&&|\|\|)[ ] | \( )      # bells.cmd.push(, bell.src =
      | {_NAME} \( [ ]? [{{\["']                                                      # bells({{ mode: 1 }})
      | \( (?: {_NAME} [ ]?=[ ] | [ ]?\) [ ]? => )                                      # (bells = 1), () =>
      | (?: {_NAME} )? [.\#][A-Za-z_][\w-]{{1,60}}+ [\w .\#>~+,:()\[\]="*-]{{0,200}}? \{{ [ ]? (?: [\w-]{{2,40}}+[ ]?: | [.\#&@] )
      | @[a-z-]{{4,20}}+ [^{{}};\n]{{0,120}} \{{                                      # @media (max-width: 60px) {{
      | \{{ [ ]? " [@$\w-]{{1,40}}+ " [ ]? :                                          # {{"bells": 1
      | \{{ [ ]  {_NAME} [ ]?=[ ]                                                     # {{ __bells = {{
    )
"""
_OPENING = re.compile(rf"(?: (?<![\w.$@/]) | (?=[{{(]) ) {_OPENS}", re.VERBOSE)
_GOES_ON = re.compile(
    rf"""
    \s{{0,3}}
    (?: {_OPENS}
      | (?:{any_of(_KNOWN["script_goes_on"])})\b
      | [;)}}\]=+|&{{] | (?<!\s) [(\[]
      | [,.?] (?![ ][A-Z])
      | {_NAME} [ ]? [(=]
      | [a-z][a-z0-9]{{0,12}}+ [ ]? \{{
      | /\* [^*\n]{{0,300}}+ \*/
    )
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(
    r"""
    " (?: [^"\\\n] | \\. ){0,400}+ "
    | ' (?: [^'\\\n] | \\. ){0,400}+ '
    | /\* [^*\n]{0,300}+ \*/
    | [(){}\[\];]
    """,
    re.VERBOSE,
)
_MARK = re.compile(r"[(){}\[\];=.'\":_|#-]")
_STRING = re.compile(r"\"[^\"\n]{0,400}+\"|'[^'\n]{0,400}+'|/\*[^*\n]{0,300}+\*/")
_STATEMENT = re.compile(r"[;{]|=(?!=)")
_SENTENCE = re.compile(r"(?:[^\W\d_’']{2,20}[,.]? ){6}")  # words one behind the other are no code's


def find_code(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretches of code in `text[start:end]`, a line, in order.

    >>> line = "The bell rang. bells.push({ mode: 'ring', at: 'noon' }); It was cast in 1871."
    >>> [line[slice(*code)] for code in find_code(line, 0, len(line))]
    ["bells.push({ mode: 'ring', at: 'noon' });"]
    """
    brackets = _Brackets(text, start, start)
    while (opening := _OPENING.search(text, start, end)) is not None:
        at = opening.start()
        if brackets.end < min(end, at + _LONGEST):
            brackets = _Brackets(text, at, min(end, at + _AT_ONCE))
        stop = _end_of(brackets, at, end)
        if stop - at >= _SHORTEST and _is_code(text[at:stop]):
            yield Span(at, stop)
            start = stop
        else:
            start = opening.end()


class _Brackets:
    """The brackets and semicolons of a stretch outside its strings, and which of them belong together."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.end = end
        self.places = [token.start() for token in _TOKEN.finditer(text, start, end) if token.end() - token.start() == 1]
        self.partners: dict[int, int] = {}  # by the index of an opening bracket that of the one that closes it
        opened: list[int] = []
        for index, place in enumerate(self.places):
            if text[place] in "({[":
                opened.append(index)
            elif text[place] != ";" and opened:
                self.partners[opened.pop()] = index


def _end_of(brackets: _Brackets, start: int, end: int) -> int:
    """Return where the statements that begin at `start` end: at a bracket or semicolon outside all brackets, behind which none goes on.

    Code that the line breaks off ends with its last bracket or semicolon, and longer code than is read at once with its last statement
    in reach. Where brackets close that never opened, it ends where it begins.
    """
    text, places, limit = brackets.text, brackets.places, start + _LONGEST
    last = start
    index = bisect_left(places, start)
    while index < len(places):
        if text[places[index]] in "({[":
            if index not in brackets.partners:
                return places[-1] + 1 if limit >= end else start
            index = brackets.partners[index]
        elif text[places[index]] != ";":
            return start
        at = places[index]
        if at >= limit:
            return last
        if text[at] != "]":
            last = at + 1
            if _GOES_ON.match(text, last, end) is None:
                return last
        index += 1
    return start


def _is_code(stretch: str) -> bool:
    """Say whether a stretch is dense with the marks of code, and what stands outside its strings is no sentence."""
    bare = _STRING.sub('""', stretch)
    marks = len(_MARK.findall(bare))
    if marks * _LETTERS_A_MARK < len(bare) or _STATEMENT.search(bare) is None:
        return False
    return _SENTENCE.search(bare if marks >= _MUCH else stretch) is None
