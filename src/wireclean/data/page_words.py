"""The words of pages by language: what a page speaks of and how it speaks to its reader, for counting in a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from wireclean.data.languages import languages_known, words_of_language

__all__ = ["PageWords", "WordList", "page_words", "page_words_of_all", "word_list", "words_in"]

_WORD = re.compile(r"[^\s.,;:!?¿¡()\[\]|/•·…\"“”„«»‘’'、。，：！？「」『』（）،؛؟۔।]+")
_DENSE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NEVER = re.compile(r"(?!)")


class WordList(NamedTuple):
    """One list of words: whole words, beginnings of words, phrases of several words, and words of scripts without spaces."""

    whole: frozenset[str]
    stems: frozenset[str]
    lengths: tuple[int, ...]  # of the stems
    phrases: tuple[str, ...]
    dense: re.Pattern[str]

    def has(self, word: str) -> bool:
        """Say whether a word is on the list, or begins as one does."""
        return word in self.whole or any(word[:length] in self.stems for length in self.lengths)

    def found_in(self, text: str, words: Sequence[str]) -> set[str]:
        """Return what of the list stands in a text, of which `words` are the words in lower case."""
        said = frozenset(words)
        if "-" in text:  # of a compound the parts count too: WhatsApp-Kanal
            said = said | {part for word in said if "-" in word for part in word.split("-")}
        found = {word for length in self.lengths for word in said if word[:length] in self.stems} | (self.whole & said)
        if self.phrases:
            joined = f" {' '.join(words)} "
            found.update(phrase.strip() for phrase in self.phrases if phrase in joined)
        if not text.isascii():
            found.update(self.dense.findall(text))
        return found


class PageWords:
    """The words of a copy's own language and of English, which pages of every language use."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        """Take the codes of the languages."""
        self._page = word_list(languages, "furniture.page", "furniture.services")
        self._reader = word_list(languages, "furniture.reader")
        self._kind = lru_cache(maxsize=1 << 13)(self._kind_of)

    def spoken(self, text: str, words: Sequence[str]) -> tuple[list[str], list[str]]:
        """Return the words of pages that a line has, and those with which a page speaks to its reader.

        `words` are those of the line in lower case.
        """
        page: list[str] = []
        reader: list[str] = []
        for word, kind in zip(words, map(self._kind, words), strict=True):
            if kind:
                (page if kind == 1 else reader).append(word)
        if self._page.phrases:
            joined = f" {' '.join(words)} "
            page += [phrase for phrase in self._page.phrases if phrase in joined]
        if not text.isascii():
            page += self._page.dense.findall(text)
            reader += self._reader.dense.findall(text)
        return page, reader

    def of_pages(self, text: str) -> bool:
        """Say whether a text has a word of pages."""
        return bool(self.spoken(text, words_in(text))[0])

    def _kind_of(self, word: str) -> int:
        """Return 1 for a word of pages, 2 for a word to the reader, 0 for any other; of a compound the parts count too."""
        parts = (word, *word.split("-")) if "-" in word else (word,)
        if any(map(self._page.has, parts)):
            return 1
        return 2 * any(map(self._reader.has, parts))


def words_in(text: str) -> list[str]:
    """Return the words of a text in lower case, without what stands between them; an apostrophe parts words too."""
    return _WORD.findall(text.lower())


@cache
def page_words(languages: tuple[str, ...]) -> PageWords:
    """Return the words for copy that may be in any of `languages`, and those of English."""
    return PageWords(("en", *(language for language in languages if language != "en")))


@cache
def page_words_of_all() -> PageWords:
    """Return the words of every language, for a phrase that is furniture in some language, whatever that of the copy."""
    return PageWords(languages_known())


def word_list(languages: tuple[str, ...], *lists: str) -> WordList:
    """Return the words that languages have in some lists of theirs; one that ends in `*` is how words begin."""
    words = [word for language in languages for name in lists for word in words_of_language(language, name)]
    dense = sorted((word for word in words if _DENSE.match(word)), key=len, reverse=True)
    rest = [word for word in words if not _DENSE.match(word)]
    stems = frozenset(word[:-1] for word in rest if " " not in word and word.endswith("*"))
    return WordList(
        frozenset(word for word in rest if " " not in word and not word.endswith("*")),
        stems,
        tuple(sorted(set(map(len, stems)))),
        tuple(_phrase(word) for word in rest if " " in word),
        re.compile("|".join(map(re.escape, dense))) if dense else _NEVER,
    )


def _phrase(words: str) -> str:
    """Return a phrase as it stands among words that spaces part; the last word may be how one begins."""
    joined = " ".join(words_in(words.removesuffix("*")))
    return f" {joined}" if words.endswith("*") else f" {joined} "
