"""What a reader of openings hands on: one way to read the first words of a text, not judged yet."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from wireclean.data import agencies
from wireclean.data.languages import language_words
from wireclean.grammar.opening.letters import UNCASED, UPPER, day_pattern
from wireclean.grammar.opening.sites import Site
from wireclean.grammar.places import is_region

__all__ = ["Credit", "Person", "Reading", "Stop", "agency_named", "credit_by_form", "is_call_sign", "spells"]


class Credit(NamedTuple):
    """The agency or paper of an opening. `name` is an agency's short name, or what is printed.

    `kind` says how it is known: `agency` is in the tables, `desk` follows a word for wire or reporter, the rest are
    forms of names: `letters`, `paper`, `domain`, `words`, `word`. `marked` says that brackets or slashes stand around it,
    `dashed` that a dash stands before it, so that without a mark behind it the lede may begin with it.
    """

    name: str
    kind: Literal["agency", "desk", "letters", "paper", "domain", "words", "word"]
    marked: bool
    dashed: bool = False


class Person(NamedTuple):
    """Who wrote the story, where an opening says so, with role if printed: `A 기자`, `Корр. ТАСС А`."""

    name: str
    role: str | None
    start: int
    end: int


Stop = Literal["dash", "hyphen", "glued_hyphen", "colon", "stop", "bar", "equals", "line", "glued", "space", "closed"]


class Reading(NamedTuple):
    """One way to read an opening: `text[first:last]` is its text, the lede begins at `end`; a notice may precede it.

    `stop` is what ends it: `dash`, `hyphen`, `glued_hyphen`, `colon`, `stop`, `bar`, `equals`, `line` (a line break),
    `glued` or `space` (nothing), `closed` (a bracket or word of its script that only an opening has).
    """

    start: int
    first: int
    last: int
    end: int
    stop: Stop
    sites: tuple[Site, ...] = ()
    day: str | None = None
    credit: Credit | None = None
    people: tuple[Person, ...] = ()
    bracketed: bool = False  # the place alone is in brackets

    def moved(self, by: int) -> Reading:
        """Return the reading in a text in which what was read begins at `by`."""
        people = tuple(one._replace(start=one.start + by, end=one.end + by) for one in self.people)
        return self._replace(
            start=self.start + by, first=self.first + by, last=self.last + by, end=self.end + by, people=people
        )


@lru_cache(maxsize=1024)
def agency_named(printed: str) -> str | None:
    """Return the short name of the agency that is printed: `AP`, `dpa/lno`, `ats afp`, `Newsfile Corp. - May 5, 2020`."""
    known = agencies()
    printed = " ".join(printed.split())
    words = printed.strip('"“”«»„ ')
    found = known.in_dateline(words) or known.in_dateline(printed)
    if found is None:
        for mark in (*_free_marks(), " ", "-", "、", "＝", "=", "·"):
            first, parted, rest = words.partition(mark)
            found = known.in_dateline(first.rstrip()) if parted else None
            # a second agency, a desk or a day may stand behind the first, but no other word
            if found is not None and (mark in _free_marks() or all(known.in_dateline(word) for word in rest.split())):
                break
        else:
            first, slash, second = words.partition("/")
            found = (
                known.in_dateline(second)
                if slash and first.replace(".", "").isalnum() and len(first) <= _LONGEST_DESK
                else None
            )  # tca/dpa, hafen.net/KNA
    return None if found is None else found.short


_LONGEST_DESK = 12


@cache
def _free_marks() -> tuple[str, ...]:
    """Return what parts an agency from a second one, a desk or a day: dashes, a slash, `via`."""
    return (" - ", " – ", " — ", " -- ", *(f" {word} " for word in language_words("datelines.via")), "/")


def spells(name: str, letters: str) -> bool:
    """Say whether brackets abbreviate what precedes them: `Armed Forces of the Philippines (AFP)`."""
    words = [word for word in name.replace("-", " ").split() if word[0].isupper()]
    return len(words) > 1 and "".join(word[0] for word in words).upper() == letters.upper()


_CORPORATE = re.compile(
    rf"(?:[A-Z]\.){{1,5}}+ [A-Z]? | [{UPPER}]{{2,6}} (?: [-/ ] [{UPPER}0-9]{{1,8}} )?+ | [A-Z][A-Z0-9]{{2,4}}",
    re.VERBOSE,
)
_DOMAIN = re.compile(r"[\w-]{2,20}+ (?: \.[a-z]{2,6} | \.[A-Z]{2,4} ){1,2}+", re.VERBOSE)
_WORDS = re.compile(
    rf"""[^\W\d_a-z{UNCASED}] (?: [^\W_.] | -(?=[{UPPER}]) ){{1,20}}+ (?: [ ] (?: [^\W\d_a-z] [^\W_.]{{0,20}}+ | \d{{1,2}} | [a-z]{{2,3}} ) ){{0,3}}+
    | [{UNCASED}][{UNCASED}.]{{1,20}}+ (?: [ ][{UNCASED}.]{{1,20}}+ ){{0,3}}+""",
    re.VERBOSE,
)


def is_call_sign(name: str) -> bool:
    """Say whether this is the call sign of an American station: `KCRA`."""
    return _CALL_SIGN.fullmatch(name) is not None


_CALL_SIGN = re.compile(r"[KW][A-Z]{3}(?:-[A-Z]{2})?")
_COMPOUND = re.compile(r"[A-Z][a-z]{3,12}[A-Z]\w{2,12}")  # HarbourNews, as no McDonald is
_INITIALS = re.compile(r"[a-z]{2,4}|[a-z][A-Z]{1,2}")


def credit_by_form(name: str, *, lead: bool) -> Credit | None:
    """Return the credit that a name is by its form alone; the evidence beside it must be strong."""
    if _INITIALS.fullmatch(name) is not None:
        return Credit("", "desk", marked=True)  # Lissabon (red) -
    words = set(name.casefold().split())
    if is_region(name) or Site(name, None, shouted=False).label or day_pattern().search(name):
        return None
    if _DOMAIN.fullmatch(name) is not None or lead:
        return Credit(name, "domain", marked=True)
    if words & _paper_words():
        return Credit(name, "paper", marked=True) if _WORDS.fullmatch(name) else None
    if _CORPORATE.fullmatch(name) is not None:
        return Credit(name, "letters", marked=True)
    if _WORDS.fullmatch(name) is None:
        return None
    two = " " in name or _COMPOUND.fullmatch(name) is not None
    return Credit(name, "words" if two else "word", marked=True)


@cache
def _paper_words() -> frozenset[str]:
    return frozenset(language_words("datelines.papers"))
