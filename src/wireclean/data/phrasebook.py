"""The phrases of page furniture, notes and sentences, of all languages together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from os.path import commonprefix
from typing import NamedTuple

from wireclean.data.languages import language_words

__all__ = ["Phrases", "any_of", "begun", "first_letter", "opened", "phrases", "share_bars"]


class Phrases(NamedTuple):
    """What the rules look for, by the list of the data file; lower case unless case counts."""

    furniture_line: frozenset[str]
    furniture_tail: frozenset[str]
    heads: frozenset[str]  # the words that a heading of the page's end begins with
    feet: frozenset[str]  # and ends with
    section: frozenset[str]
    share: frozenset[str]
    services: frozenset[str]
    contributed: frozenset[str]
    reported: frozenset[str]
    contributor_words: frozenset[str]
    correction: frozenset[str]
    editors_note: frozenset[str]
    signature: frozenset[str]
    contact: frozenset[str]
    source: frozenset[str]
    reserved: frozenset[str]
    abbreviations: frozenset[str]
    domains: frozenset[str]


@cache
def phrases() -> Phrases:
    """Return the phrases, every language's together."""
    return Phrases(
        furniture_line=frozenset(language_words("furniture.line")),
        furniture_tail=frozenset(language_words("furniture.tail")),
        heads=frozenset(
            [word[:-1] for word in language_words("furniture.opening") if word.endswith(" ")]
            + [word for word in language_words("furniture.tail") if " " in word]
        ),
        feet=frozenset(word for word in language_words("furniture.tail") if " " in word),
        section=frozenset(language_words("furniture.section")),
        share=frozenset(word.lower() for word in language_words("furniture.share")),
        services=frozenset(language_words("furniture.services")),
        contributed=frozenset(language_words("notes.contributed")),
        reported=frozenset(language_words("notes.reported")),
        contributor_words=frozenset(language_words("notes.contributor_words")),
        correction=frozenset(language_words("notes.correction")),
        editors_note=frozenset(language_words("notes.editors_note")),
        signature=frozenset(language_words("notes.signature")),
        contact=frozenset(language_words("notes.contact")),
        source=frozenset(language_words("notes.source")),
        reserved=frozenset(language_words("notes.reserved")),
        abbreviations=frozenset(language_words("sentences.abbreviations")),
        domains=frozenset(language_words("sentences.domains")),
    )


def any_of(words: Iterable[str]) -> str:
    """Return the part of a verbose pattern that matches any of `words`, the longest first; never, when there are none.

    What words begin with in common is written once, so that few of many hundred words are tried at a place.
    """
    return _branches(sorted(set(words), key=lambda word: (-len(word), word))) or r"(?!)"


def _branches(words: Sequence[str]) -> str:
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[:1], []).append(word)
    branches: list[str] = []
    for group in groups.values():
        shared = commonprefix(group)  # noqa: RUF071 - of words, and no paths
        rests = [word[len(shared) :] for word in group]
        branches.append(re.escape(shared) + (f"(?:{_branches(rests)})" if len(rests) > 1 else ""))
    return "|".join(branches)


def first_letter(words: Iterable[str]) -> str:
    """Return the part of a pattern that matches what any of `words` begins with: looked for first, it is found fast."""
    return f"[{re.escape(''.join(sorted({word[0] for word in words})))}]"


def begun(word: str) -> str:
    """Return the part of a pattern that matches a word, or one that begins so when it ends in `*`."""
    return re.escape(word[:-1]) if word.endswith("*") else rf"{re.escape(word)}(?!\w)"


def opened(words: Iterable[str]) -> Iterator[str]:
    """Yield `words` as they are and as they open a line, with a capital; one that has its capital is printed so only."""
    for word in words:
        yield word
        yield word[:1].upper() + word[1:]


@cache
def share_bars() -> re.Pattern[str]:
    """Match two or more share words side by side, capitalised or upper case as buttons are."""
    longest_first = sorted(set(language_words("furniture.share")), key=lambda word: (-len(word), word))
    forms = [form for word in longest_first for form in dict.fromkeys(_button_forms(word))]
    rests: dict[str, list[str]] = {}  # by first letter, so that few are tried at each
    for form in forms:
        rests.setdefault(form[0], []).append(re.escape(form[1:]))
    words_of_bar = "|".join(rf"{re.escape(first)}(?:{'|'.join(found)})" for first, found in rests.items())
    bar = rf"(?>(?:{words_of_bar})(?:(?!\w)|(?=[A-Z]))[ |·•/]*+){{2,60}}"
    return re.compile(rf"(?={first_letter(forms)})(?<![\w@.]){bar}")


def _button_forms(word: str) -> Iterator[str]:
    """Yield the ways a button prints a word; one with a capital in the list is printed so and no other way."""
    if not word.islower():
        yield word
        return
    yield word.title()
    yield word.capitalize()
    yield word.upper()
