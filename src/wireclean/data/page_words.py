"""The words of pages by language: what a page speaks of and how it speaks to its reader, for counting in a line."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from wireclean.data.languages import words_of_language

__all__ = ["PageWords", "page_words"]

_WORD = re.compile(r"[^\s.,;:!?()\[\]|/•·…\"“”„«»‘’'、。，：！？「」『』（）]+")
_DENSE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NEVER = re.compile(r"(?!)")


class _List(NamedTuple):
    """One list of words: whole words, beginnings of words, phrases of several words, and words of scripts without spaces."""

    whole: frozenset[str]
    stems: frozenset[str]
    lengths: tuple[int, ...]  # of the stems
    phrases: tuple[str, ...]
    dense: re.Pattern[str]

    def has(self, word: str) -> bool:
        return word in self.whole or any(word[:length] in self.stems for length in self.lengths)


class PageWords:
    """The words of a copy's own language and of English, which pages of every language use."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        """Take the codes of the languages."""
        self._page = _list(languages, "furniture.page", "furniture.services")
        self._reader = _list(languages, "furniture.reader")
        self._kind = lru_cache(maxsize=1 << 13)(self._kind_of)

    def counts(self, text: str) -> tuple[int, int]:
        """Return how many words of pages a line has, and how many with which a page speaks to its reader."""
        page = reader = 0
        words = _WORD.findall(text.lower())
        for word in words:
            kind = self._kind(word)
            page += kind == 1
            reader += kind == 2
        joined = f" {' '.join(words)} "
        page += sum(phrase in joined for phrase in self._page.phrases)
        if not text.isascii():
            page += len(self._page.dense.findall(text))
            reader += len(self._reader.dense.findall(text))
        return page, reader

    def _kind_of(self, word: str) -> int:
        """Return 1 for a word of pages, 2 for a word to the reader, 0 for any other; of a compound the parts count too."""
        parts = (word, *word.split("-")) if "-" in word else (word,)
        if any(map(self._page.has, parts)):
            return 1
        return 2 * any(map(self._reader.has, parts))


@cache
def page_words(language: str | None) -> PageWords:
    """Return the words for copy in a language; None is English."""
    return PageWords(("en", language) if language and language != "en" else ("en",))


def _list(languages: tuple[str, ...], *lists: str) -> _List:
    words = [word for language in languages for name in lists for word in words_of_language(language, name)]
    dense = sorted((word for word in words if _DENSE.match(word)), key=len, reverse=True)
    rest = [word for word in words if not _DENSE.match(word)]
    stems = frozenset(word[:-1] for word in rest if word.endswith("*"))
    return _List(
        frozenset(word for word in rest if " " not in word and not word.endswith("*")),
        stems,
        tuple(sorted(set(map(len, stems)))),
        tuple(f" {word} " for word in rest if " " in word),
        re.compile("|".join(map(re.escape, dense))) if dense else _NEVER,
    )
