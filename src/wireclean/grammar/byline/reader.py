"""The one reader of bylines: a cue, names, and what is said of them, part by part and in any order.

`By Ana Lima and Tom Reed, Lisbon | May 4, 2020`, `4 May 2020 · Ana Lima · Port Ellery Herald`, `Text: Ana Lima`. Reading stops
at the first word that fits nowhere, and says where that was; who asks decides what to make of the rest.
"""

from __future__ import annotations

from functools import cache

import regex

from wireclean.article import Place
from wireclean.grammar.byline.beside import (
    Work,
    address_end,
    place_at,
    read_times,
    read_unknown,
    read_work,
    site_end,
    time_follows,
)
from wireclean.grammar.byline.cues import Cue, cue_at, later_cue
from wireclean.grammar.byline.dense import may_be_dense, read_dense
from wireclean.grammar.byline.people import Person, dropped_title, person_at
from wireclean.grammar.byline.reading import Author, Reading
from wireclean.grammar.byline.words import byline_words, one_of, time_words
from wireclean.grammar.names import joins_names, recase_place
from wireclean.grammar.organizations import read_organization
from wireclean.grammar.places import country_of, is_place

__all__ = ["read"]

_MOST_AUTHORS = 12
_MOST_PARTS = 40


def read(text: str, start: int, stop: int, *, inside: bool = False) -> Reading | None:
    """Read `text[start:stop]` from its beginning; None when there is neither a name nor one who is nobody.

    With `inside` the byline stands in a longer line: reading ends before the first time, and nothing is guessed at.
    """
    if not inside and may_be_dense(text, start, stop):
        dense = read_dense(text, start, stop)
        if dense is not None:
            return dense
    reader = _Reader(text, start, stop, inside)
    reader.run()
    reading = reader.reading()
    if inside or (reading is not None and (reading.cue is not None or reading.given)):
        return reading
    later = later_cue(text, start, stop)
    if later is None:
        return reading
    reader = _Reader(text, later, stop, inside)
    reader.run()
    late = reader.reading()
    return late if late is not None and late.cue is not None and late.given else reading


_BULLET = regex.compile(r"(?:[*+•·–—/|▪■►›»◎○●^(\[【〔-]{1,4}+\s*+)?+")
_GAP = regex.compile(r"(?:[^\S\n]|[,،|•·;:/=*()\[\]【】.{}]|[–—-]{1,2}+(?=\s|$|\p{Arabic}))*+")
_MARKED = regex.compile(r"[,|•·;:/=*(\[–—-]")
_LISTED = regex.compile(r"\s*+[,/;|•·、،]\s*+")
_TITLES = regex.compile(r",?[ ](?:MD|PhD|Ph\.?D\.?|MPH|MSc|M\.D\.)(?=\W|$)|(?<=[\p{L}])\d(?=\s*+$)")
_ASIDE = regex.compile(r"[ ]?\((?P<words>[\p{L}\p{M} .’'&-]{2,40}+)\)")


@cache
def _and() -> regex.Pattern[str]:
    """Read what joins two names: ` and `, `, and `, ` & `, ` und `."""
    return regex.compile(
        rf"[,،]?+[^\S\n]*+(?:(?<=[\s,])(?i:{one_of('joins')})(?=\s)|[&+])[^\S\n]*+|\s(?=و\p{{Arabic}}{{2}})و?"
    )


def _after_gap(text: str, at: int, stop: int) -> int:
    gap = _GAP.match(text, at, stop)
    return at if gap is None else gap.end()


class _Reader:
    """Reads from left to right; `at` is where reading is, `end` where the byline ends without the times beside it."""

    def __init__(self, text: str, start: int, stop: int, inside: bool) -> None:
        self.text = text
        self.stop = stop
        self.inside = inside
        bullet = None if inside or text[start].isalnum() else _BULLET.match(text, start, stop)
        self.at = self.begin = self.end = start if bullet is None else bullet.end()
        self.timed = False  # whether a time stands behind the names, where the byline ends
        self.authors: list[Author] = []
        self.nobody: Work | None = None
        self.cue: Cue | None = None
        self.said: set[str] = set()
        self.known = False
        self.telling = False
        self.closed = False

    def run(self) -> None:
        """Read part after part."""
        for _ in range(_MOST_PARTS):
            if self.authors and self._another():
                continue
            at = _after_gap(self.text, self.at, self.stop)
            if at >= self.stop:
                if not self.inside:
                    self._take(self.stop)
                return
            if not self._part(at, self.text[self.at : at]):
                return

    def reading(self) -> Reading | None:
        """Return what was read, None when there is nobody in it."""
        if not self.authors and self.nobody is None:
            return None
        return Reading(
            self.begin,
            self.end,
            self.at,
            self.cue,
            tuple(self.authors),
            self.nobody,
            frozenset(self.said),
            self.known,
            self.telling,
            self.closed,
        )

    def _take(self, end: int) -> None:
        self.at = end
        if not self.timed:
            self.end = end

    def _part(self, at: int, gap: str) -> bool:
        named = bool(self.authors) or self.nobody is not None
        cue = cue_at(self.text, at, self.stop)
        if cue is not None and cue.kind == "craft" and not self.inside:
            return self._craft(cue)
        if cue is not None and cue.kind != "craft" and self.inside and named:
            return False
        if cue is not None and cue.kind != "craft" and self._cued(cue):
            return True
        if named and self._place(at):
            return True
        if self._times(at, words=named) or self._address(at):
            return True
        if not named:
            return self._titled(at) or self._people(at, cued=False) or self._lead(at)
        if self.nobody is not None and not self.authors and self.cue is None and self._people(at, cued=False):
            return self._lead_counts()
        return self._work(at) or self._site(at) or self._unknown(at, gap)

    # ---- cues

    def _cued(self, cue: Cue) -> bool:
        at = _after_gap(self.text, cue.end, self.stop)
        again = cue_at(self.text, at, self.stop)
        if again is not None and again.kind != "craft" and again.end < self.stop:  # Artikel von: Von Ana Lima
            at = again.end
        before = len(self.authors)
        found = self._people(at, cued=True) or (not self.inside and self._behind_a_title(at))
        if not found and (self.authors or self.nobody is not None or not self._nobody(at)):
            return False
        if cue.short and not all(author.person.given for author in self.authors[before:]):
            del self.authors[before:]
            return False
        if self.cue is None:
            self.cue = cue
            if not all(author.person.given for author in self.authors[:before]):
                del self.authors[:before]  # a paper, or the words above: Ouest-France Recueilli par Ana Lima
                before = 0
            if not before:
                self.begin = cue.start
        return True

    def _behind_a_title(self, at: int) -> bool:
        """Read a name that is surely one behind a role: `Von FOCUS-Redakteur Ana Lima`."""
        titled = dropped_title(self.text, at, self.stop)
        person = person_at(self.text, titled, self.stop) if titled > at else None
        return person is not None and person.given and self._people(titled, cued=True)

    def _titled(self, at: int) -> bool:
        """Read a label that lacks its colon, before a name that is surely one: `Penulis Ana Lima`."""
        space = self.text.find(" ", at, self.stop)
        if space < 0 or self.text[at:space].casefold() not in byline_words("labels"):
            return False
        person = person_at(self.text, space + 1, self.stop)
        if person is None or not person.given or not self._people(space + 1, cued=True):
            return False
        self.cue, self.begin = Cue(at, space + 1, "label", self.text[at:space].casefold()), at
        return True

    def _craft(self, cue: Cue) -> bool:
        """Read over somebody who is no author, to the next mark: `Edited by Ana Lima`, `Foto: Ana Lima`."""
        self.said.add("craft")
        person = person_at(self.text, cue.end, self.stop)
        end = cue.end if person is None else person.end
        mark = _NEXT_MARK.search(self.text, end, self.stop)
        self._take(self.stop if mark is None else mark.start())
        return True

    def _nobody(self, at: int) -> bool:
        """Read a byline that names nobody: an agency, or `Staff Reporter`."""
        work = read_work(self.text, at, self.stop)
        if work is not None and work.known:
            self.known = True
        elif not self.inside and self._rest(at).casefold() in byline_words("nobody"):
            work = Work(None if work is None else work.role, None, self.stop)
        else:
            return False
        self.nobody = work
        self.closed = True
        self._take(work.end)
        return True

    def _rest(self, at: int) -> str:
        return " ".join(self.text[at : self.stop].split()).rstrip(" .=")

    def _lead(self, at: int) -> bool:
        """Read an organisation before the names: `Ouest-France Ana Lima`, `Associated Press=`."""
        work = read_work(self.text, at, self.stop)
        if work is None or not work.known or work.photos:
            return False
        self.nobody = work
        self.known = True
        self.begin = at
        self._take(work.end)
        return True

    def _lead_counts(self) -> bool:
        lead, self.nobody = self.nobody, None
        if lead is None or not self.authors[0].person.given:
            self.authors.clear()
            return False
        self.said.add("organization")
        for author in self.authors:
            author.organization = lead.organization
        return True

    # ---- people

    def _people(self, at: int, *, cued: bool) -> bool:
        person = person_at(self.text, at, self.stop, cued=cued)
        if person is None:
            return False
        if self.inside:
            person = self._in_a_line(person)
            if person is None:
                return False
        if not self.authors and not self.cue and not cued and self.nobody is None:
            self.begin = person.start
        return self._add(person)

    def _add(self, person: Person) -> bool:
        """Add an author unless an aside says that it is none: `(Fotos)`; other asides are read over: `(now)`."""
        end = person.end
        title = _TITLES.match(self.text, end, self.stop)
        end = end if title is None else title.end()
        aside = _ASIDE.match(self.text, end, self.stop)
        if aside is not None and not self.inside and read_organization(aside["words"], 0) is None:
            words = aside["words"].casefold().split()
            if any(word in byline_words("other_crafts") for word in words):
                self.said.add("craft")
                self._take(aside.end())
                return True
            if aside["words"][0].islower() or words[0] in byline_words("labels"):
                end = aside.end()
        self.authors.append(Author(person, person.end))
        self._take(end)
        return True

    def _another(self) -> bool:
        """Read the next name of a list, or who is nobody beside the names: `and Tom Reed`, `, Tom Reed`, `and agencies`."""
        if len(self.authors) >= _MOST_AUTHORS or "time" in self.said:
            return False
        first = self.authors[0].person
        both = _and().match(self.text, self.at, self.stop)
        if both is not None and both.end() > self.at:
            person = self._next(both.end(), first)
            if person is not None:
                return self._add(person)
            return not self.inside and self._nobody_too(both.end())
        listed = _LISTED.match(self.text, self.at, self.stop)
        if listed is None or any(author.organization or author.role for author in self.authors):
            return False
        person = self._next(listed.end(), first)
        if person is None or not (person.given or self._listable(person)):
            return False
        return self._add(person)

    def _listable(self, person: Person) -> bool:
        """Say whether a name of a list without a known given name is none of a place, paper or role: `, Ottawa Citizen`."""
        if self.cue is None or is_place(self.text[person.start : person.end].split()[0], _BIG):
            return False
        goes_on = _and().match(self.text, person.end, self.stop) or _LISTED.match(self.text, person.end, self.stop)
        return person.shouted or (goes_on is not None and goes_on.end() > person.end)

    def _next(self, at: int, first: Person) -> Person | None:
        person = person_at(self.text, at, self.stop, first)
        if person is not None and self.inside:
            return self._in_a_line(person)
        return person

    def _nobody_too(self, at: int) -> bool:
        """Read `and Reuters`, `and wire reports` after names."""
        work = read_work(self.text, at, self.stop)
        if work is not None and (work.end == self.stop or time_follows(self.text, work.end, self.stop)):
            end = work.end
        elif self._rest(at).casefold() in byline_words("nobody"):
            end = self.stop
        else:
            unknown = read_unknown(self.text, at, self.stop, spaced=True)
            if unknown is None or unknown.end < self.stop or self.cue is None:
                return False
            end = unknown.end
        self.said.add("organization")
        self._take(end)
        return True

    def _in_a_line(self, person: Person) -> Person | None:
        """End a name before the dateline or the sentence that may follow it on its line.

        `By Ana Lima Divers have found` is by Ana Lima; where small letters follow two words, they are no name.
        """
        text, words = self.text, list(_WORD.finditer(self.text, person.start, person.end))
        ends = [word.end() for word in words[1:-1] if not joins_names(word[0])]
        small = not person.shouted and self._goes_on(person.end)
        if small and len(ends) != 1:
            return None
        dateline = person.shouted and _DATELINE_REST.match(text, person.end, self.stop) is not None
        for end in ends:
            if small or (dateline and is_place(text[end : person.end].strip())):
                self.closed = self.closed or small
                return person_at(text, person.start, end)
        return person

    def _goes_on(self, at: int) -> bool:
        """Say whether a sentence goes on at `at`: a small letter that begins no word which bylines hold."""
        small = _SMALL.match(self.text, at, self.stop)
        if small is None:
            return False
        word = small["word"].casefold()
        held = byline_words("joins") | byline_words("whom") | byline_words("where") | time_words()
        return word not in held

    # ---- what is said of them

    def _times(self, at: int, *, words: bool) -> bool:
        if self.inside:
            return False
        times = read_times(self.text, at, self.stop, words=words)
        if times is None:
            return False
        if times.kind and not self.said & {"time", "reading"}:
            self.said.add(times.kind)
        if not self.authors and self.nobody is None:
            self.at = times.end
            self.begin = self.end = _after_gap(self.text, times.end, self.stop)
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
        if place is None or (self.inside and not self.text.startswith(("in ", "IN "), at)):
            return False
        author = self.authors[-1]
        author.place = Place(recase_place(place.name), place.region, country_of(place.name, place.region))
        if "time" not in self.said:
            author.end = place.end
        self.said.add("place")
        self.closed = True
        self._take(place.end)
        return True

    def _work(self, at: int) -> bool:
        work = read_work(self.text, at, self.stop)
        if work is None or (self.inside and work.organization is None and work.role is None):
            return False
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

    def _unknown(self, at: int, gap: str) -> bool:
        """Take words up to the next mark for an organisation, behind a mark or a word such as `for`."""
        if self.inside or "time" in self.said or (self.cue is None and "guess" in self.said):
            return False
        sure = self.cue is not None or (bool(self.authors) and self.authors[0].person.given)
        word = _WORD.match(self.text, at, self.stop)
        told = word is not None and word[0][0].isupper() and word[0].casefold() in byline_words("articles")
        marked = told or _MARKED.search(gap) is not None
        if not sure or (self.cue is None and not marked):
            return False
        work = read_unknown(self.text, at, self.stop, spaced=not marked)
        if work is None:
            return False
        self._credit(work)
        if told:  # by its article: Ana Lima The Harbour
            return True
        if self.cue is None:
            self.said.discard("organization")
        self.said.add("guess")
        return True


_NEXT_MARK = regex.compile(r"[|•·\n;]|\s[-–—]\s|[ ](?=\p{L}{2,12}[:：])")
_WORD = regex.compile(r"\S++")
_SMALL = regex.compile(r"[^\S\n]{1,3}+(?P<word>\p{Ll}[\p{L}\p{M}]*+)")
# What follows the place in a dateline: ` (AP)`, ` — `, `, Ohio (AP)`.
_DATELINE_REST = regex.compile(r"(?:,[ ]\p{Lu}[\p{L}.]{1,12}+(?:[ ]\d{1,2})?+)?+\s{0,3}+(?:\(|[—–-]{1,2}+\s)")
_BIG = 100  # thousand people: a town that a paper is named after
