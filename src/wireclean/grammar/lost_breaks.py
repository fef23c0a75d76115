"""Where a line break was lost between two words: `Ferry sinks off the cape The crew was saved`.

Inside a sentence the small words of a language (the, nach, una) stand in small letters, and so does any other word that is no
name. One with a capital behind a word that ends no sentence began a line, all the more where no blank parts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wireclean.data import load
from wireclean.data.languages import words_of_language
from wireclean.grammar.language import is_function_word
from wireclean.grammar.opening.letters import LOWER, UPPER

__all__ = ["is_set_inside", "lost_breaks"]


def lost_breaks(text: str, start: int, stop: int, language: str) -> Iterator[int]:
    """Yield where lines begin in `text[start:stop]` with a capital that nothing else explains, in copy of `language`.

    The word is a function word, or one that the text has in small letters, too. A function word before it explains the capital
    (`in The Hague`), a number as in counters (`1 of 2 A crane`), a language that always sets it (I, the German Sie), and an
    article with which a name may begin (`told The Harbour Times`), and so does a title whose words all have one (`Ferry Sinks Off The
    Cape`); of other words, that another capital follows.
    """
    for found in _CAPITAL.finditer(text, start, stop):
        before, close, word, following = found.group("before", "close", "word", "next")
        small = word.lower()
        if word[0] == small[0] or word[1:] != small[1:] or small in _words(language, "language.capitals"):
            continue
        elided = word[-1] in "'’" and small.replace("’", "'") in _elided(language)  # L'ouvrage
        if elided or is_function_word(small, language):
            names = following[0].isupper() and (elided or small in _words(language, "language.name_articles"))
            explained = (names and f" {small} {following}" not in text) or _is_in_title(text, found, language)
        else:
            explained = (
                following[0].isupper() or not before.islower() or f" {small} " not in text or is_set_inside(text, word)
            )
        if not explained and (close or not is_function_word(before.lower(), language)):
            yield found.start("word")
    for found in _GLUED.finditer(text, start, stop):
        if is_function_word(found["word"].lower(), language):
            yield found.start()


def _is_in_title(text: str, found: re.Match[str], language: str) -> bool:
    """Say whether a word with a capital stands among others: those beside it are set as a title sets them, the long ones all with one."""
    if language in _capital_nouns():
        return False
    at, end = found.span("word")
    long = 0
    for words in (
        text[max(at - _BESIDE, 0) : at].split(" ")[-_NEIGHBOURS - 1 : -1],
        text[end : end + _BESIDE].split(" ")[1 : _NEIGHBOURS + 1],
    ):
        capitals = [word[0].isupper() for word in words if len(word) > _SMALL_WORD and word[0].isalpha()]
        if not capitals or not all(capitals):
            return False
        long += len(capitals)
    return long >= _NEIGHBOURS


_BESIDE = 50  # characters in which the neighbours of a word stand
_NEIGHBOURS = 3
_SMALL_WORD = 3  # letters of a word that a title may leave small


@cache
def _capital_nouns() -> frozenset[str]:
    """Return the languages in which a capital inside a sentence says nothing."""
    return frozenset(load("headlines.toml")["run_on"]["capital_nouns"])


def is_set_inside(text: str, word: str) -> bool:
    """Say whether a text has a word as it is printed inside of sentences, more than once: the Speaker."""
    found, at = 0, text.find(f" {word}")
    while at >= 0 and found < _OFTEN:
        before = text[max(at - 2, 0) : at].rstrip(",;")[-1:]
        found += before.isalpha() and _WHOLE.match(text, at + len(word)) is not None
        at = text.find(f" {word}", at + 1)
    return found >= _OFTEN


_OFTEN = 2
_WHOLE = re.compile(r".\b", re.DOTALL)  # no letter behind the last character of the word


@cache
def _elided(language: str) -> frozenset[str]:
    """Return the articles that grow together with the next word."""
    return frozenset(word for word in _words(language, "language.name_articles") if word.endswith("'"))


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(words_of_language(language, name))


_CAPITAL = re.compile(
    r"""
    (?P<before> \b (?! (?<! [.:] ) \d{1,3} \b ) [\w'’-]{1,40}+ ) (?P<close> [)\]%”“»«"'’]{0,2}+ ) [ ]{1,2}+
    (?=
        (?P<word> [^\W\d_a-z] [^\W\d_]{0,15}+ ['’]? )
        (?: [ ] | (?<=['’]) )                         # L'ouvrage
        ["“«]? (?P<next> \w{1,30}+ )
    )
    """,
    re.VERBOSE,
)
# `8 hours agoThe once famous`, and no LinkedIn.
_GLUED = re.compile(rf"(?<=[{LOWER}]{{2}})(?=(?P<word>[{UPPER}][{LOWER}]{{2,15}}+)[ ]\w)")
