"""What a byline says beside its names, part by part: times, addresses, places, roles and organisations."""

from __future__ import annotations

from functools import cache

from wireclean.article import Place
from wireclean.grammar.byline.beside import (
    Work,
    address_end,
    after_whom,
    behind_is,
    leads_to_name,
    place_at,
    read_times,
    read_unknown,
    read_work,
    site_end,
)
from wireclean.grammar.byline.cues import Cue
from wireclean.grammar.byline.marks import BULLET, MARKED, NAMED_SITE, OPENS_PAPER, QUOTED, after_gap
from wireclean.grammar.byline.reading import Author
from wireclean.grammar.byline.words import byline_words, ends_with_role, word_at
from wireclean.grammar.names import recase_place
from wireclean.grammar.places import country_of

__all__ = ["Parts"]


@cache
def _inside() -> tuple[str, ...]:
    return tuple(f"{form} " for word in byline_words("where_inside") for form in (word, word.upper()))


_FAR_ROLE = 8  # words behind the article that a bio begins with


class Parts:
    """What was read so far; `at` is where reading is, `end` where the byline ends without the times beside it."""

    def __init__(self, text: str, start: int, stop: int, inside: bool) -> None:
        """Begin before `text[start:stop]`; `inside` says that the byline stands in a longer line."""
        self.text = text
        self.stop = stop
        self.inside = inside
        bullet = None if inside or text[start].isalnum() else BULLET.match(text, start, stop)
        self.at = self.begin = self.end = start if bullet is None else bullet.end()
        self.timed = False  # whether a time stands behind the names, where the byline ends
        self.authors: list[Author] = []
        self.nobody: Work | None = None
        self.cue: Cue | None = None
        self.said: set[str] = set()
        self.known = False
        self.telling = False
        self.closed = False

    def _take(self, end: int) -> None:
        self.at = end
        if not self.timed:
            self.end = end

    def _times(self, at: int, *, words: bool) -> bool:
        if self.inside or ("role" in self.said and leads_to_name(self.text, at, self.stop)):
            return False
        times = read_times(self.text, at, self.stop, words=words)
        if times is None or (not times.kind and OPENS_PAPER.match(self.text, at, self.stop)):
            return False
        if times.kind and not self.said & {"time", "reading"}:
            self.said.add(times.kind)
        if not self.authors and self.nobody is None:
            self.at = times.end
            self.begin = self.end = after_gap(self.text, times.end, self.stop)
        else:
            self.timed = self.timed or times.kind == "time"
            self._take(times.end)
        return True

    def _address(self, at: int) -> bool:
        end = None if self.inside else address_end(self.text, at, self.stop)
        if end is None:
            return False
        self.said.add("handle")
        self._take(end)
        return True

    def _place(self, at: int) -> bool:
        """Read where an author is: `in Caracas`, `, Lissabon`."""
        if not self.authors or self.authors[-1].place is not None:
            return False
        place = place_at(self.text, at, self.stop, guess=not self.inside and self.cue is not None)
        if place is None or (self.inside and not self.text.startswith(_inside(), at)):
            return False
        if not self.inside and self._begins_a_paper(at, place.end):
            return False
        author = self.authors[-1]
        author.place = Place(recase_place(place.name), place.region, country_of(place.name, place.region))
        if "time" not in self.said:
            author.end = place.end
        self.said.add("place")
        self.closed = True
        self._take(place.end)
        return True

    def _begins_a_paper(self, at: int, end: int) -> bool:
        """Say whether a place that ends at `end` is the first word of a paper's name: `, Ottawa Citizen`."""
        if not self.text[end : end + 1].isspace() or not self.text[end + 1 : end + 2].isupper():
            return False
        paper = read_unknown(self.text, at, self.stop, spaced=True)
        return paper is not None and paper.end > end

    def _work(self, at: int) -> bool:
        told = at if self.inside or not self.authors else behind_is(self.text, at, self.stop)
        work = read_work(self.text, told, self.stop)
        if work is None or (self.inside and work.organization is None and work.role is None):
            return False
        if told > at:
            if work.role is None:
                return False
            self.said.add("sentence")
        if self.authors and all(author.organization for author in self.authors) and self.inside:
            return False
        if work.photos:
            self.said.add("photos")
        self._credit(work)
        return True

    def _credit(self, work: Work) -> None:
        """Give role and organisation to all authors that have none yet."""
        for author in self.authors:
            if author.organization is None:
                author.organization = work.organization
                author.role = author.role or work.role
        if self.authors:
            last = self.authors[-1]
            shared = len(self.authors) > 1 and self.authors[-2].end == self.authors[-2].person.end
            if not shared and "time" not in self.said:
                last.end = work.end
        self.said.update({"organization"} if work.organization else (), {"role"} if work.role else ())
        self.known = self.known or work.known
        self.telling = self.telling or work.telling
        self.closed = True
        self._take(work.end)

    def _site(self, at: int) -> bool:
        end = None if self.inside else site_end(self.text, at, self.stop)
        if end is None:
            return False
        self._credit(Work(None, self.text[at:end], end))
        return True

    def _button(self, at: int) -> bool:
        """Read over a button beside a name: `Ana Lima Twitter May 4, 2020`."""
        word = word_at(self.text, at, self.stop)
        if self.inside or self.text[at].islower() or word not in byline_words("follow"):
            return False
        self._take(at + len(word))
        return True

    def _bio(self, at: int) -> bool:
        """Read over what a byline goes on to say of its author: `By Ana Lima, a deputy editor and author of The Bell`."""
        if self.inside or self.cue is None or not self.authors:
            return False
        article, *words = self.text[at : self.stop].split()
        if article not in byline_words("indefinite") or not any(map(ends_with_role, words[:_FAR_ROLE])):
            return False
        if words[-1].endswith(".") and self.cue.word not in byline_words("by"):
            return False  # Von Ana Lima, einer Redakteurin der Zeitung, hört man nichts.
        self.said.add("sentence")
        self.closed = True
        self._take(self.stop)
        return True

    def _unknown(self, at: int, gap: str) -> bool:
        """Take words up to the next mark for an organisation, behind a mark or a word such as `for`."""
        if self.inside or "time" in self.said or (self.cue is None and "guess" in self.said):
            return False
        sure = self.cue is not None or (bool(self.authors) and self.authors[0].person.given)
        sure = sure or (MARKED.search(gap) is not None and NAMED_SITE.match(self.text, at, self.stop) is not None)
        whom = after_whom(self.text, at, self.stop)
        told = word_at(self.text, at if whom is None else whom, self.stop) in byline_words("articles")
        told = told and (whom is not None or self.text[at].isupper())
        told = told or (whom is not None and site_end(self.text, whom, self.stop) is not None)  # for Ellery.co.uk
        of = "role" in self.said and word_at(self.text, at, self.stop) in byline_words("whom")  # author of The Harbour
        marked = told or of or MARKED.search(gap) is not None
        if not sure or (self.cue is None and not marked):
            return False
        quoted = QUOTED.match(self.text, at, self.stop) if marked else None
        if quoted is not None:
            work: Work | None = Work(None, quoted["name"], quoted.end())
        else:
            work = read_unknown(self.text, at, self.stop, spaced=not marked)
        if work is None:
            return False
        self._credit(work)
        if told and (whom is None or self.cue is not None):  # by its article: Ana Lima The Harbour
            return True
        if self.cue is None:
            self.said.discard("organization")
        self.said.add("guess")
        return True
