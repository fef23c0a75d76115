"""The words of pages by language: what a page speaks of and how it speaks to its reader, for counting in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from wireclean.data.languages import languages_known, words_of_language

__all__ = ["PageWords", "WordList", "page_words", "page_words_of_all", "word_list", "words_in"]

_WORD = re.compile(r"[^\s.,;:!?¿¡()\[\]|/•·…\"“”„«»‘’'、。，：！？「」『』（）،؛؟۔।]+")
_DENSE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NEVER = re.compile(r"(?!)")


class WordList:
    """One list of words: whole words, beginnings of words, phrases of several words, and words of scripts without spaces."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words; one that ends in `*` is how words begin."""
        words = [*words]
        dense = sorted(filter(_DENSE.match, words), key=len, reverse=True)
        rest = [word for word in words if not _DENSE.match(word)]
        single = [word for word in rest if " " not in word and "’" not in word]
        self._whole = frozenset(word for word in single if not word.endswith("*"))
        self._stems = frozenset(word[:-1] for word in single if word.endswith("*"))
        self._lengths = sorted(set(map(len, self._stems)))
        self._shortest = min(self._lengths, default=0)
        self._begun = frozenset(
            stem[: self._shortest] for stem in self._stems
        )  # tells most words that begin as none does
        self.phrases = tuple(_phrase(word) for word in rest if " " in word or "’" in word)
        self._by_first_word: dict[str, list[str]] = {}
        for phrase in self.phrases:
            self._by_first_word.setdefault(phrase.split(" ", 2)[1], []).append(phrase)
        self._dense = re.compile("|".join(map(re.escape, dense))) if dense else _NEVER

    def has(self, word: str) -> bool:
        """Say whether a word is on the list, or begins as one does."""
        return word in self._whole or (word[: self._shortest] in self._begun and self._begins(word))

    def _begins(self, word: str) -> bool:
        """Say whether a word begins as one of the list does."""
        return any(word[:length] in self._stems for length in self._lengths)

    def found_in(self, text: str, words: Sequence[str]) -> set[str]:
        """Return what of the list stands in a text, of which `words` are the words in lower case."""
        said = set(words)
        phrases = self.phrases_in(words)
        if "-" in text:  # of a compound the parts count too: WhatsApp-Kanal
            said.update([part for word in words if "-" in word for part in word.split("-")])
        begun, shortest = self._begun, self._shortest
        beginnings = [word for word in said if word[:shortest] in begun and self._begins(word)] if begun else ()
        return {*(self._whole & said), *beginnings, *phrases, *self.dense_in(text)}

    def phrases_in(self, words: Sequence[str]) -> list[str]:
        """Return the phrases of the list that stand among words in lower case."""
        begun = self._by_first_word.keys() & words
        if not begun:
            return []
        joined = f" {' '.join(words)} "
        return [phrase.strip() for first in begun for phrase in self._by_first_word[first] if phrase in joined]

    def dense_in(self, text: str) -> list[str]:
        """Return the words of scripts without spaces that stand in a text."""
        return self._dense.findall(text) if not text.isascii() and _DENSE.search(text) else []


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
        page += self._page.phrases_in(words) + self._page.dense_in(text)
        reader += self._reader.dense_in(text)
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
    return WordList(word for language in languages for name in lists for word in words_of_language(language, name))


def _phrase(words: str) -> str:
    """Return a phrase as it stands among words that spaces part; the last word may be how one begins."""
    joined = " ".join(words_in(words.removesuffix("*")))
    return f" {joined}" if words.endswith("*") else f" {joined} "
