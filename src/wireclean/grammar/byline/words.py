"""The words of bylines, of every language together, and the tables of given names."""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib.resources import files

from wireclean.data import load
from wireclean.data.languages import language_numbers, language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.places import is_place

__all__ = [
    "byline_words",
    "ends_with_role",
    "first_words",
    "glued",
    "is_given_name",
    "is_role",
    "menu_words",
    "one_of",
    "time_words",
    "word_at",
]


@cache
def byline_words(name: str) -> frozenset[str]:
    """Return a list of the `[bylines]` tables, folded: `byline_words("nobody")`."""
    return frozenset(word.casefold() for word in language_words(f"bylines.{name}"))


@cache
def first_words(*lists: str) -> frozenset[str]:
    """Return the words, folded, that the phrases of some `[bylines]` tables begin with."""
    return frozenset(phrase.split()[0] for name in lists for phrase in byline_words(name))


def word_at(text: str, at: int, stop: int) -> str:
    """Return the word that begins at `at`, folded; empty in white space."""
    word = _WORD.match(text, at, stop)
    return "" if word is None else word[0].casefold()


_WORD = re.compile(r"\S{1,40}+")


@cache
def glued() -> tuple[str, ...]:
    """Return what opens a byline with its name glued on: `ByAna Lima`, `BYAna Lima`, `byAna Lima`."""
    return tuple(form for word in language_words("bylines.by") for form in (word.capitalize(), word.upper(), word))


def one_of(*lists: str) -> str:
    """Return the source of a pattern that matches a word of one of the lists."""
    return any_of(word for name in lists for word in language_words(f"bylines.{name}"))


@cache
def _given_names() -> frozenset[str]:
    data = files("wireclean.data").joinpath("given_names.txt.gz").read_bytes()
    names = {line for line in gzip.decompress(data).decode("utf-8").split("\n") if line and line[0] != "#"}
    names.update(map(_folded, language_words("bylines.given")))
    return frozenset(names.difference(load("names.toml")["particles"]))


def _folded(word: str) -> str:
    """Fold a name; the Turkish i with and without a dot is one, for capitals are printed both ways."""
    return word.casefold().replace("i\u0307", "i").replace("ı", "i")


def is_given_name(word: str) -> bool:
    """Say whether a word is a given name in one of many languages; of a double name one half is enough.

    >>> is_given_name("Ana"), is_given_name("ANNE-MARIE"), is_given_name("Harbour")
    (True, True, False)
    """
    folded = _folded(word)
    names = _given_names()
    return folded in names or ("-" in folded and folded.partition("-")[0] in names)


@cache
def time_words() -> frozenset[str]:
    """Return the words that times are made of, and what may stand beside a time: `updated`, `May`, `min`, `read`."""
    lists = ("times.published", "times.updated", "times.joins", "times.hours", "bylines.beside")
    phrases = [phrase.casefold() for name in lists for phrase in language_words(name)]
    words = {word for phrase in phrases for word in phrase.split() if len(word) > _SHORT_WORD or word == phrase}
    for table in ("months", "weekdays"):
        words.update(language_numbers(table))
    return frozenset(words)


@cache
def menu_words() -> frozenset[str]:
    """Return the words of menus, buttons and sections, which make two words with capitals no name: `Text Alerts`."""
    phrases = (
        phrase for name in ("line", "tail", "section", "share") for phrase in language_words(f"furniture.{name}")
    )
    towns = frozenset(
        phrase for phrase in language_words("furniture.section") if is_place(phrase.title())
    )  # `Lima`, a surname
    return frozenset(
        word
        for phrase in phrases
        if phrase not in towns
        for word in phrase.casefold().split()
        if len(word) > _SHORT_WORD
    )


_SHORT_WORD = 3
_LONGEST_ROLE = 7


def is_role(words: str) -> bool:
    """Say whether words end, or in most languages begin, with the noun of a role: `Redakteurin Wirtschaft`."""
    parts = words.strip(" .,").casefold().split()
    if not parts or len(parts) > _LONGEST_ROLE:
        return False
    return parts[0] in byline_words("roles") or ends_with_role(parts[-1])


def ends_with_role(word: str) -> bool:
    """Say whether a word is a role's or a compound that ends with one: `Redakteurin`, `Online-Redakteurin`."""
    folded = word.casefold()
    return folded in byline_words("roles") or folded.rpartition("-")[2] in byline_words("roles")
