"""What a byline says: its authors, the cue that opens it, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from wireclean.article import Byline, Place, Span
from wireclean.grammar.byline.beside import Work
from wireclean.grammar.byline.cues import Cue
from wireclean.grammar.byline.people import Person

__all__ = ["Author", "Reading"]


@dataclass(slots=True)
class Author:
    """A person and what a byline says of them; `text[start:end]` is all of it that is theirs alone."""

    person: Person
    end: int
    role: str | None = None
    organization: str | None = None
    place: Place | None = None

    def moved(self, by: int) -> Author:
        """Return the author with the places of a text in which the line stands `by` characters further on."""
        person = self.person._replace(start=self.person.start + by, end=self.person.end + by)
        return Author(person, self.end + by, self.role, self.organization, self.place)


class Reading(NamedTuple):
    """What was read of a stretch: `text[start:end]` is the byline, without the times before and behind it.

    `rest` is where what fits nowhere begins, the end of the stretch when all was understood. `nobody` is the role and
    organisation of a byline without a name. `said` has a word for each kind of thing beside the names: "time",
    "reading" (a relative or reading time), "role", "organization", "guess" (words taken for an organisation), "place",
    "handle", "craft" (somebody who is no author), "photos" (an organisation that sells photos).
    """

    start: int
    end: int
    rest: int
    cue: Cue | None
    authors: tuple[Author, ...]
    nobody: Work | None
    said: frozenset[str]
    known: bool  # an organisation that is known
    telling: bool  # a role that is no one else's
    closed: bool  # the names were ended by a role, an organisation, a place or a sentence

    @property
    def names(self) -> tuple[str, ...]:
        """The names, as prose has them."""
        return tuple(author.person.name for author in self.authors)

    @property
    def given(self) -> bool:
        """Whether each name has a given name that is known."""
        return all(author.person.given for author in self.authors)

    def moved(self, by: int) -> Reading:
        """Return the reading of a line in the text that the line stands in, `by` characters further on."""
        return self._replace(
            start=self.start + by,
            end=self.end + by,
            rest=self.rest + by,
            cue=None if self.cue is None else self.cue._replace(start=self.cue.start + by, end=self.cue.end + by),
            authors=tuple(author.moved(by) for author in self.authors),
            nobody=None if self.nobody is None else self.nobody._replace(end=self.nobody.end + by),
        )

    def bylines(self, text: str) -> tuple[Byline, ...]:
        """Return what was read as bylines, with their places in `text`."""
        if not self.authors and self.nobody is not None:
            printed = text[self.start : self.end] if self.cue is None else text[self.cue.end : self.end]
            at = self.end - len(printed)
            return (Byline(None, self.nobody.role, self.nobody.organization, None, printed, Span(at, self.end)),)
        return tuple(self._bylines(text))

    def _bylines(self, text: str) -> Iterator[Byline]:
        for author in self.authors:
            start = author.person.start
            printed = text[start : author.end]
            yield Byline(
                _undotted(author.person, text),
                author.role,
                author.organization,
                author.place,
                printed,
                Span(start, author.end),
            )


def _undotted(person: Person, text: str) -> str:
    """Return a name from capitals with the small letter of I that the copy has: in Turkish `YILMAZ` is Yılmaz."""
    printed = text[person.start : person.end]
    if "I" not in printed or len(printed) != len(person.name) or "ı" not in text:
        return person.name
    return "".join(
        "ı" if capital == "I" and small == "i" else small for capital, small in zip(printed, person.name, strict=True)
    )
