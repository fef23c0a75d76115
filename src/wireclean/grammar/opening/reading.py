"""What a reader of openings hands on: one way to read the first words of a text, not judged yet."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from wireclean.data import agencies
from wireclean.data.languages import language_words
from wireclean.grammar.opening.sites import Site

__all__ = ["Credit", "Person", "Reading", "Stop", "agency_named", "spells"]


class Credit(NamedTuple):
    """The agency or paper of an opening. `name` is an agency's short name, or what is printed.

    `kind` says how it is known: `agency` is in the tables, `desk` follows a word for wire or reporter, the rest are
    forms of names: `letters`, `paper`, `domain`, `words`, `word`. `marked` says that brackets or slashes stand around it.
    """

    name: str
    kind: Literal["agency", "desk", "letters", "paper", "domain", "words", "word"]
    marked: bool


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


def agency_named(printed: str) -> str | None:
    """Return the short name of the agency that is printed: `AP`, `dpa/lno`, `ats afp`, `Newsfile Corp. - May 5, 2020`."""
    known = agencies()
    words = " ".join(printed.split()).strip('"“”«»„ ')
    found = known.in_dateline(words)
    if found is None:
        for mark in (*_free_marks(), " ", "-", "、", "＝", "=", "·"):
            first, parted, rest = words.partition(mark)
            # a second agency, a desk or a day may stand behind the first, but no other word
            alone = mark in _free_marks() or all(known.in_dateline(word) for word in rest.split())
            if parted and alone and known.in_dateline(first) is not None:
                found = known.in_dateline(first)
                break
        else:
            first, slash, second = words.partition("/")
            found = known.in_dateline(second) if slash and first.islower() and len(first) <= 5 else None  # tca/dpa
    return None if found is None else found.short


@cache
def _free_marks() -> tuple[str, ...]:
    """Return what parts an agency from a second one, a desk or a day: dashes, a slash, `via`."""
    return (" - ", " – ", " — ", " -- ", *(f" {word} " for word in language_words("datelines.via")), "/")


def spells(name: str, letters: str) -> bool:
    """Say whether brackets abbreviate what precedes them: `Armed Forces of the Philippines (AFP)`."""
    words = [word for word in name.replace("-", " ").split() if word[0].isupper()]
    return len(words) > 1 and "".join(word[0] for word in words).upper() == letters.upper()
