"""Which language a text is in, told from its script and its function words: the, of, and.

Some scripts belong to one language. In the others every text is full of the few small words that its language cannot do
without, and they are counted. Both are data (`data/scripts.toml`, `[language]` in `data/languages/*.toml`). Close
relatives share most of these words, so a language is told only where the words that one has and the other has not
speak for it; otherwise the answer is None.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from wireclean.data import load
from wireclean.data.languages import languages_known, words_of_language

__all__ = ["is_function_word", "likely_languages", "tell_language"]

_REACH = 1800  # characters in which the words stand
_STEPS = (40, 200)  # words: most texts are told by the first paragraph, hardly any needs more than three
_LETTERS = 500  # of them for the script
_MOSTLY_ASCII = 0.6  # of the characters: then the script is Latin, whatever accents it has
_FEWEST_HITS = 4
_LEAST_SHARE = 0.08  # of the words
_LEAD = 3  # so many words more than a rival's own, and
_TIMES = 3  # so many times as many


def tell_language(text: str) -> str | None:
    """Return the language of `text` as BCP 47 has it (`en`, `pt`), or None when the text does not settle it.

    >>> tell_language("The bell of the Aurora weighs more than a ton, and it hangs in the yard of the museum.")
    'en'
    >>> tell_language("Bell weighs a ton") is None
    True
    """
    return _language_of(text[:_REACH])


@lru_cache(
    maxsize=16
)  # a cleaned copy is asked for its language again and again, while no rule changes its first words
def _language_of(sample: str) -> str | None:
    if not sample.isascii():
        start = sample[:_LETTERS]
        if len(start.encode("ascii", "ignore")) < _MOSTLY_ASCII * len(start):
            language = _language_of_script(start)
            if language is not None:
                return language
    sample = sample.lower()
    seen = 0
    for most in _STEPS:
        words = sample.split(None, most)[:most]
        if len(words) == seen:
            break
        seen = len(words)
        counts = Counter(filter(None, map(_function_words().get, words)))
        language = _decide(counts, seen) if counts else None
        if language is not None:
            return language
    return None


def likely_languages(text: str) -> tuple[str, ...]:
    """Return the languages that a text may be in: the one that is told, or close relatives that it does not tell apart.

    >>> likely_languages("Zvono je u dvorištu i od ponedjeljka visi na zidu, a kapetan kaže da ga nije nitko tražio.")
    ('bs', 'hr', 'sr')
    """
    told = tell_language(text)
    if told is not None:
        return (told,)
    words = text[:_REACH].lower().split(None, _STEPS[-1])[: _STEPS[-1]]
    hits = _hits(Counter(filter(None, map(_function_words().get, words))))
    most = max(hits.values(), default=0)
    if most < max(_FEWEST_HITS, _LEAST_SHARE * len(words)):
        return ()
    return tuple(sorted(language for language, found in hits.items() if found > most - _LEAD))


def _hits(counts: Mapping[frozenset[str], int]) -> dict[str, int]:
    """Return how many words of a text each language has; `counts` are those of the sets of languages."""
    hits: dict[str, int] = {}
    for languages, times in counts.items():
        for language in languages:
            hits[language] = hits.get(language, 0) + times
    return hits


def _decide(counts: Mapping[frozenset[str], int], words: int) -> str | None:
    """Return the language with most hits, if they are enough and if no other may claim them.

    `counts` says how many words of the text belong to each set of languages.
    """
    needed = max(_FEWEST_HITS, _LEAST_SHARE * words)
    alone: dict[str, int] = {}
    for languages, times in counts.items():
        if len(languages) == 1:
            (language,) = languages
            alone[language] = alone.get(language, 0) + times
    if alone:  # the plain case, which costs a fraction of the weighing below and comes to the same
        best = max(alone, key=lambda language: (alone[language], language))
        foreign = sum(times for languages, times in counts.items() if best not in languages)
        if alone[best] >= max(needed, _LEAD + _TIMES * foreign):
            return best
    hits = _hits(counts)
    most = max(hits.values(), default=0)
    if most < needed:
        return None
    best = min(language for language, found in hits.items() if found == most)
    shared = dict.fromkeys(hits, 0)
    for languages, times in counts.items():
        if best in languages:
            for language in languages:
                shared[language] += times
    for rival, found in hits.items():
        if rival != best and most - shared[rival] < _LEAD + _TIMES * (found - shared[rival]):
            return None
    return best


def is_function_word(word: str, language: str | None = None) -> bool:
    """Say whether a word in small letters is one of the small words by which languages are told: from, und, de.

    Those of `language`, or of any.
    """
    languages = _function_words().get(word)
    return languages is not None and (language is None or language in languages)


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """Return for each function word the languages that have it."""
    languages: dict[str, set[str]] = {}
    for language in languages_known():
        for line in words_of_language(language, "language.words"):
            for word in line.split():
                languages.setdefault(word, set()).add(language)
    same: dict[frozenset[str], frozenset[str]] = {}  # one object for each set, which then counts as fast as a number
    return {word: same.setdefault(frozenset(known), frozenset(known)) for word, known in languages.items()}


class _Script(NamedTuple):
    """A script that belongs to one language, when it has the least share of the letters that stand in such scripts."""

    language: str
    least: float


class _Scripts(NamedTuple):
    scripts: tuple[_Script, ...]
    starts: list[int]
    ends: list[int]
    owners: list[int]  # by range: which of the scripts


@cache
def _scripts() -> _Scripts:
    entries = load("scripts.toml")["script"]
    ranges = sorted(
        (int(first, 16), int(last, 16), index)
        for index, entry in enumerate(entries)
        for first, _, last in (code_points.partition("-") for code_points in entry["ranges"])
    )
    return _Scripts(
        tuple(_Script(entry["language"], entry["least"]) for entry in entries),
        [first for first, _, _ in ranges],
        [last for _, last, _ in ranges],
        [index for _, _, index in ranges],
    )


def _language_of_script(text: str) -> str | None:
    """Return the language to which most letters of a text belong by their script, if there is one."""
    known = _scripts()
    found: Counter[int] = Counter()
    letters = 0
    for letter, times in Counter(text).items():
        if not letter.isalpha():
            continue
        at = bisect_right(known.starts, ord(letter)) - 1
        letters += times
        if at >= 0 and ord(letter) <= known.ends[at]:
            found[known.owners[at]] += times
    for index, script in enumerate(known.scripts):
        if found[index] and found[index] >= script.least * letters:
            return script.language
    return None
