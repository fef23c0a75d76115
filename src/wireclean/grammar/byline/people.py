"""A person in a byline: the name that stands at a place in a line, and where it ends.

Names end before what is said of the person, glued or not: `Ana LimaStaff Writer`, `Ana Lima Port Ellery Herald`.
Better no author than a wrong one: an organisation, a role, a menu word or a piece of a sentence is never a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from wireclean.data.languages import language_numbers
from wireclean.grammar.byline.beside import read_work
from wireclean.grammar.byline.words import byline_words, is_given_name, is_role, menu_words, one_of, time_words, word_at
from wireclean.grammar.names import PrintedName, is_honorific, joins_names, read_name, recase
from wireclean.grammar.organizations import read_organization
from wireclean.grammar.places import is_place, is_region
from wireclean.grammar.sentences import after_spaces

__all__ = [
    "Person",
    "dropped_title",
    "names_in_letters",
    "person_at",
    "sorted_person_at",
    "uncased_person_at",
]

_MOST_WORDS = 5


class Person(NamedTuple):
    """A name as printed, `text[start:end]`, and as prose has it; `given` says that a given name is known."""

    start: int
    end: int
    name: str
    shouted: bool
    given: bool


# Bill MCCARTHY, DUPONT Jean: a surname in capitals beside a given name that is not.
_MIXED = regex.compile(
    r"(?:(?P<given>\p{Lu}\p{Ll}(?:[\p{Ll}\p{M}'’-]|\p{Lu}(?=\p{Ll})){1,20}+)[ ](?P<sur>\p{Lu}[\p{Lu}\p{M}'’-]{2,24}+)"
    r"|(?P<sur>\p{Lu}[\p{Lu}\p{M}'’-]{2,24}+)[ ](?P<given>\p{Lu}\p{Ll}(?:[\p{Ll}\p{M}'’-]|\p{Lu}(?=\p{Ll})){1,20}+))(?![\p{L}\p{M}])"
)
# A name where letters have no case: two to four words.
_UNCASED = (
    r"\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Gujarati}\p{Gurmukhi}\p{Thai}"
    r"\p{Armenian}\p{Georgian}\p{Sinhala}"
)
_UNCASED_NAME = regex.compile(rf"[{_UNCASED}]{{2,20}}+(?:[ ][{_UNCASED}]{{1,20}}+){{1,3}}+")
_UNCASED_LETTER = regex.compile(rf"[{_UNCASED}]")
_WORD = regex.compile(r"\S++")


def names_in_letters(letter: str) -> bool:
    """Say whether a letter is of an alphabet without capitals: Arabic, Hebrew, those of India, Thai."""
    return _UNCASED_LETTER.match(letter) is not None


def uncased_person_at(text: str, at: int, stop: int, *, cued: bool) -> Person | None:
    """Read a name in an alphabet without capitals: after a cue two to four words, else with a given name that is known."""
    match = _UNCASED_NAME.match(text, at, stop)
    if match is None:
        return None
    words = match[0].split()
    if words[0] in _no_part_of_names() or any(word in _no_part_of_names() for word in words[1:2]):
        return None
    words = words[: next((count for count in range(2, len(words)) if _opens_next(words[count])), len(words))]
    while len(words) > 2 and (words[-1] in _behind_names() or is_place(words[-1])):
        words.pop()
    given = is_given_name(words[0])
    if not cued and not given:
        return None
    end = at + len(match[0])
    if len(words) < len(match[0].split()):
        end = at + len(" ".join(words))
    return Person(at, end, text[at:end], False, given)


def _opens_next(word: str) -> bool:
    """Say whether a word joins the next name to the last: `और`, or the Arabic `و` before a given name that is known."""
    return word in byline_words("joins") or (word[0] in byline_words("joins") and is_given_name(word[1:]))


@cache
def _behind_names() -> frozenset[str]:
    """Return the words that names end before: those of times, cues that stand behind the name, buttons beside it."""
    return time_words() | byline_words("labels")


@cache
def _no_part_of_names() -> frozenset[str]:
    return byline_words("titles") | byline_words("labels") | byline_words("roles")


def person_at(text: str, at: int, stop: int, first: Person | None = None, *, cued: bool = True) -> Person | None:
    """Read the name that begins at `at`; in a list it must be printed as the `first` is, in capitals or not."""
    if at < stop and names_in_letters(text[at]):
        return uncased_person_at(text, at, stop, cued=cued)
    mixed = _MIXED.match(text, at, stop)
    alike = first is not None and _MIXED.match(text, first.start) is not None
    if (
        mixed is not None
        and (alike or (first is None and is_given_name(mixed["given"])))
        and read_organization(text, mixed.start("sur"), stop) is None
    ):
        sur = recase(mixed["sur"])
        name = f"{mixed['given']} {sur}" if mixed.start("given") == at else f"{sur} {mixed['given']}"
        return Person(at, mixed.end(), name, False, True)
    printed = read_name(text, at, stop)
    if printed is None or (first is not None and printed.shouted != first.shouted):
        return None
    cut = _cut(text, printed, stop)
    if cut is None or cut.words > _MOST_WORDS:
        return None
    words = text[at : cut.end].split()
    known = read_organization(text, at, stop)
    if (known is not None and (known[1] >= cut.end or _leads_to_given(text, known[1], words))) or is_place(
        text[at : cut.end]
    ):
        return None
    if words[0].casefold() in _no_given() and not is_given_name(words[0]):
        return None
    if is_role(words[0]) or is_role(words[-1]):
        return None
    initial = _LAST_INITIAL.match(text, cut.end, stop)
    end = cut.end if initial is None or cut.words >= _MOST_WORDS else initial.end()
    return Person(at, end, recase(" ".join(text[at:end].split())), printed.shouted, _has_given(words))


# The mother's surname, shortened: Juan Prado M. Not the first initial of the next name: nothing but a mark, a joint or the
# end of the line follows.
_LAST_INITIAL = regex.compile(rf"[ ]\p{{Lu}}\.(?=\s*+(?:$|[,;|•·/()\[\n@–—-]|(?i:{one_of('joins')})[ ]))")


# As catalogues sort a name, and nothing behind it: Lima, Ana.
_SORTED = regex.compile(
    r"(?P<sur>\p{Lu}[\p{L}\p{M}'’-]{1,24}+(?:[ ]\p{Lu}[\p{L}\p{M}'’-]{1,24}+)?+),[ ](?P<given>\p{Lu}[\p{L}\p{M}-]{1,24}+)(?=\s*+$)"
)


def sorted_person_at(text: str, at: int, stop: int) -> Person | None:
    """Read a name whose surname stands first, behind a cue: `Author: Lima, Ana`."""
    found = _SORTED.match(text, at, stop)
    if found is None or not is_given_name(found["given"]) or is_given_name(found["sur"]) or is_region(found["given"]):
        return None
    return Person(at, found.end(), recase(f"{found['given']} {found['sur']}"), found[0].isupper(), True)


@cache
def _no_given() -> frozenset[str]:
    """Return the words that no name begins with: articles, cues and the kinds of text that stand before them."""
    lists = ("by", "articles", "markers", "labels", "kinds", "other_crafts", "where", "avatars")
    return frozenset().union(*map(byline_words, lists))


def _has_given(words: list[str]) -> bool:
    """Say whether the first word of a name is a known given name, or the next after initials or a title: `J. Robert Reed`, `Dr. Ana Lima`.

    In Hungarian it stands last: `Szőke Márton`, `Kovács Anna`.
    """
    first, last = words[0].casefold(), words[-1].casefold()
    if last in byline_words("given_last") or (first in byline_words("surnames_first") and is_given_name(last)):
        return True
    for word in words[:-1]:
        if len(word.strip(".")) > 1 and not is_honorific(word):
            return is_given_name(word)
    return False


def _leads_to_given(text: str, at: int, words: list[str]) -> bool:
    """Say whether a paper that ends at `at` stands before a name that is surely one: `Ouest-France Ana Lima`."""
    return not is_given_name(words[0]) and text[at : at + 1] == " " and is_given_name(word_at(text, at + 1, len(text)))


def _cut(text: str, name: PrintedName, stop: int) -> PrintedName | None:
    """End a name before the time, the role, the place or the organisation that its last words are."""
    words = list(_WORD.finditer(text, name.start, name.end))
    craft = next((at for at, word in enumerate(words) if at > 1 and _is_craft(text, word)), len(words))
    words = words[:craft]
    while len(words) > 2 and _is_beside(text, words[-1], stop) and not joins_names(words[-2][0]):
        words.pop()
    name = name._replace(end=words[-1].end(), words=len(words))
    joined = next((index for index, word in enumerate(words) if index > 1 and _joins_two(word[0], name)), 0)
    if joined and len(words) - joined > 2:  # Ana Lima y Juan Prado, where the y of a name joins two surnames
        return name._replace(end=words[joined - 1].end(), words=joined)
    given = is_given_name(words[0][0])
    another = 0 if name.ending == "organization" else _second_person(words)
    if another:
        return name._replace(end=words[another - 1].end(), words=another)
    for count in _ends(words):
        rest = text[words[count].start() : name.end]
        far = len(words) - count > 1  # one word may be a surname: Ana Maria Toledo
        work = read_work(text, words[count].start(), stop)
        known = work is not None and (work.known or work.role is not None) and work.end >= name.end
        surname = joins_names(words[count][0]) and all(is_given_name(word[0]) for word in words[:count])
        if (known or is_role(rest)) and _is_surname(text, words, count, stop):
            continue
        if known or is_role(rest) or (given and far and is_place(rest) and not surname):  # Mary Beth St. Clair
            return name._replace(end=words[count - 1].end(), words=count)
    if name.ending != "organization":
        return name
    work = read_work(text, after_spaces(text, name.end, stop), stop)
    if work is not None and (work.known or work.role is not None) and _natural(words) == len(words):
        return name
    # `Ana Lima Port Ellery Herald`: a paper that is not known, after the words that a name has
    return name._replace(end=words[_natural(words) - 1].end(), words=_natural(words)) if given else None


def _second_person(words: list[regex.Match[str]]) -> int:
    """Return how many of the words are the first of two names that no mark parts, 0 if they are one: `Ana Lima Tom Reed`.

    A given name that another word follows stands behind given name and surname.
    """
    count = _natural(words)
    if count > len(words) - 2 or not (is_given_name(words[0][0]) and is_given_name(words[count][0])):
        return 0
    return 0 if is_given_name(words[count - 1][0]) else count


def _is_craft(text: str, word: regex.Match[str]) -> bool:
    """Say whether the next credit of a line begins with a word: `Text: Ana Lima Foto: Tom Reed`."""
    folded = word[0].casefold()
    colon = text.startswith((":", "："), word.end())
    return folded in byline_words("other_crafts") or (colon and folded in byline_words("labels"))


def _is_surname(text: str, words: list[regex.Match[str]], count: int, stop: int) -> bool:
    """Say whether a word between a second given name and a role is the surname: `Mary Beth Tanner Staff Writer`."""
    surname = words[count]
    if not is_given_name(words[count - 1][0]) or is_place(surname[0]):
        return False
    folded = surname[0].casefold()
    if folded in menu_words() or folded in byline_words("role_adjectives"):
        return False
    work = read_work(text, after_spaces(text, surname.end(), stop), stop)
    return work is not None and work.role is not None


def _is_beside(text: str, word: regex.Match[str], stop: int) -> bool:
    """Say whether a word behind a name is of a time or a button; a month or day without number is a name: `Trần Thị Mai`."""
    folded = word[0].casefold()
    if folded in _days() and _NUMBER.search(text, word.end(), min(stop, word.end() + _LONGEST_DAY)) is None:
        return False
    return folded in time_words() or folded in byline_words("follow")


@cache
def _days() -> frozenset[str]:
    return frozenset(language_numbers("months")) | frozenset(language_numbers("weekdays"))


_NUMBER = regex.compile(r"\d")
_LONGEST_DAY = 16  # behind its first word: `Monday, September 4`


def _joins_two(word: str, name: PrintedName) -> bool:
    """Say whether a word joins two names, one of them in small letters or both in capitals: `ANA LIMA EN TOM REED`."""
    return (name.shouted or len(word) == 1) and word.casefold() in byline_words("joins")


def _ends(words: list[regex.Match[str]]) -> Iterator[int]:
    """Yield how many words the name could have, less than all: two, three with an initial between, and so on."""
    for count in range(2, len(words)):
        if not joins_names(words[count - 1][0]):
            yield count


def _natural(words: list[regex.Match[str]]) -> int:
    """Return how many of the words are a name's: given names and initials, particles, one surname."""
    count = 1
    while count < len(words) - 1 and (joins_names(words[count][0]) or is_given_name(words[count][0])):
        count += 1
    return min(count + 1, len(words))


def dropped_title(text: str, at: int, stop: int) -> int:
    """Return where a role before a name ends, `at` if there is none: `FOCUS-Redakteur Ana Lima`, `Staff Writer Ana Lima`."""
    end = at
    for count, word in enumerate(_WORD.finditer(text, at, stop)):
        if is_role(word[0]):
            end = min(word.end() + 1, stop)
        elif end > at or count >= _LONGEST_TITLE:
            break
    return end


_LONGEST_TITLE = 3
