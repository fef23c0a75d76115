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
    opens_as_town,
    place_at,
    read_unknown,
    read_work,
    site_end,
    time_follows,
)
from wireclean.grammar.byline.cues import Cue, cue_at, later_cue
from wireclean.grammar.byline.dense import may_be_dense, read_dense
from wireclean.grammar.byline.marks import (
    ASIDE,
    DASH,
    DATELINE_CREDIT,
    DATELINE_REST,
    LED,
    LISTED,
    MARKED,
    NEXT_MARK,
    SMALL,
    TITLES,
    WORD,
    after_gap,
    joint_end,
)
from wireclean.grammar.byline.parts import Parts
from wireclean.grammar.byline.people import Person, dropped_title, names_in_letters, person_at, sorted_person_at
from wireclean.grammar.byline.reading import Author, Reading
from wireclean.grammar.byline.words import byline_words, is_given_name, menu_words, time_words, word_at
from wireclean.grammar.names import joins_names, recase_place
from wireclean.grammar.organizations import read_organization
from wireclean.grammar.places import country_of, is_place

__all__ = ["read"]

_MOST_AUTHORS = 12
_MOST_PARTS = 40
_SHORTEST_LEAD = 3  # from, aus; what is shorter may be anything


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


class _Reader(Parts):
    """Reads from left to right: cues, people, and what is said of them."""

    def run(self) -> None:
        """Read part after part."""
        for _ in range(_MOST_PARTS):
            if self.authors and self._another():
                continue
            at = after_gap(self.text, self.at, self.stop)
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

    def _part(self, at: int, gap: str) -> bool:
        named = bool(self.authors) or self.nobody is not None
        cue = cue_at(self.text, at, self.stop)
        if cue is not None and cue.kind == "craft" and not self.inside:
            return self._craft(cue)
        if cue is not None and cue.kind != "craft" and self.inside and named:
            return False
        if cue is not None and cue.kind != "craft" and self._cued(cue):
            return True
        if named and (self._place(at) or ("," in gap and self._bio(at))):
            return True
        if self._times(at, words=named) or self._address(at) or (named and self._button(at)):
            return True
        if not named:
            return (
                self._titled(at)
                or self._people(at, cued=False)
                or self._lead(at)
                or self._led_by_role(at)
                or self._led_by_where(at)
            )
        if self.nobody is not None and not self.authors and self.cue is None and self._people(at, cued=False):
            return self._lead_counts()
        if MARKED.search(gap) is not None and self._uncued_craft(at):
            return True
        if self.telling and not gap:
            return False  # the page's words, glued to a role: Ana Lima, Staff WriterFollow
        if self.inside and DATELINE_CREDIT.match(self.text, at - len(gap)) is not None:
            return False  # the agency of a dateline: Ana Lima (AP) —
        return self._work(at) or self._site(at) or self._unknown(at, gap)

    # ---- cues

    def _cued(self, cue: Cue) -> bool:
        at = after_gap(self.text, cue.end, self.stop)
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
                self.timed = False  # a time above was that of who stands before the cue: Le Monde 16h04 Par Ana Lima
                self._take(self.at)
        return True

    def _behind_a_title(self, at: int) -> bool:
        """Read a name that is surely one behind a role: `Von FOCUS-Redakteur Ana Lima`."""
        titled = dropped_title(self.text, at, self.stop)
        person = person_at(self.text, titled, self.stop) if titled > at else None
        return person is not None and person.given and self._people(titled, cued=True)

    def _titled(self, at: int) -> bool:
        """Read a label that lacks its colon, before a name that is surely one: `Penulis Ana Lima`.

        Sure is a known given name, or a label that is a role too, if nothing but the like follows: `| Editor Tom Reed`.
        """
        space = self.text.find(" ", at, self.stop)
        label = self.text[at:space].casefold() if space >= 0 else ""
        if label.rpartition("-")[2] not in byline_words("labels"):  # Online-Redakteurin
            return False
        person = person_at(self.text, space + 1, self.stop)
        if person is None or not (person.given or (label in byline_words("roles") and self._ends_credit(person))):
            return False
        if not self._people(space + 1, cued=True):
            return False
        self.cue, self.begin = Cue(at, space + 1, "label", label), at
        return True

    def _led_by_role(self, at: int) -> bool:
        """Read a name that is surely one behind a role that is no one else's: `Staff Writer Ana Lima`."""
        titled = dropped_title(self.text, at, self.stop)
        role = self.text[at:titled].strip()
        if self.inside or not role or role.split()[-1].casefold() not in byline_words("telling_roles"):
            return False
        person = person_at(self.text, titled, self.stop)
        if person is None or not person.given or not self._people(titled, cued=False):
            return False
        self.begin, self.authors[0].role = at, role
        self.said.add("role")
        self.telling = True
        return True

    def _led_by_where(self, at: int) -> bool:
        """Read a name that is surely one behind a town in capitals or led to, or any in alphabets that have none: `LISBON, Ana Lima`, `Aus Lissabon Ana Lima`, `الرياض: أحمد منصور`.

        Behind a dash such alphabets may have a paper's name instead.
        """
        if self.inside:
            return False
        if names_in_letters(self.text[at]):
            lead = LED.match(self.text, at, self.stop)
            where, end, mark = ("", at, "") if lead is None else (lead["where"], lead.end(), lead["mark"])
            town = is_place(where)
            if not where or (not town and ":" in mark):
                return False
        else:
            place = place_at(self.text, at, self.stop)
            first = word_at(self.text, at, self.stop)
            led = len(first) >= _SHORTEST_LEAD and first in byline_words("where")
            if place is None or not (led or place.name.isupper()):
                return False  # whatever a label says of him: `Coach: Ana Lima`
            where, end, town = place.name, after_gap(self.text, place.end, self.stop), True
        person = person_at(self.text, end, self.stop, cued=False) if end < self.stop else None
        if person is None or not person.given or after_gap(self.text, person.end, self.stop) < self.stop:
            return False
        self.begin = at
        self._add(person)
        author = self.authors[0]
        author.place = Place(recase_place(where), None, country_of(where, None)) if town else None
        author.organization = None if town else where
        self.said.add("place" if town else "guess")
        return True

    def _ends_credit(self, person: Person) -> bool:
        """Say whether a name of two words, none of them of pages, ends its line or a bar parts it from the next credit."""
        words = person.name.casefold().split()
        if len(words) != 2 or not menu_words().isdisjoint(words) or is_place(words[-1]):
            return False
        rest = self.text[person.end : self.stop].lstrip()
        return not rest or (rest[0] in "|/" and dropped_title(rest, 1, len(rest)) > 1)

    def _craft(self, cue: Cue) -> bool:
        """Read over somebody who is no author, to the next mark: `Edited by Ana Lima`, `Foto: Ana Lima`."""
        self.said.add("craft")
        person = person_at(self.text, cue.end, self.stop)
        end = cue.end if person is None else person.end
        mark = NEXT_MARK.search(self.text, end, self.stop)
        end = self.stop if mark is None else mark.start()
        listed = None if person is None else LISTED.match(self.text, person.end, end)
        author = None if listed is None else cue_at(self.text, listed.end(), self.stop)
        if listed is not None and author is not None and author.kind != "craft":
            end = listed.start()  # Photos by Tom Reed, story by Ana Lima
        self._take(end)
        return True

    def _uncued_craft(self, at: int) -> bool:
        """Read over somebody who is no author, behind a mark, whose label lacks its colon: `Penulis A | Editor B`."""
        space = self.text.find(" ", at, self.stop)
        if self.inside or space < 0 or self.text[at:space].casefold() not in byline_words("other_crafts"):
            return False
        person = person_at(self.text, space + 1, self.stop)
        if person is None or not self._ends_credit(person):
            return False
        self.said.add("craft")
        self._take(person.end)
        return True

    def _nobody(self, at: int) -> bool:
        """Read a byline that names nobody: an agency, or `Staff Reporter`."""
        work = read_work(self.text, at, self.stop)
        if work is not None and work.known:
            self.known = True
        elif not self.inside and self._rest(at).casefold() in byline_words("nobody"):
            work = Work(None if work is None else work.role, None, self.stop)
        elif not self.inside and word_at(self.text, at, self.stop) in byline_words(
            "nobody"
        ):  # By Staff The Canadian Press
            at = after_gap(self.text, at + len(word_at(self.text, at, self.stop)), self.stop)
            work = read_work(self.text, at, self.stop)
            if work is None or not work.known or work.end < self.stop:
                return False
            self.known = True
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
        site = site_end(self.text, at, self.stop)
        before_name = not self.inside and site is not None and self.text.startswith(" / ", site)
        work = Work(None, self.text[at:site], site) if before_name and site else read_work(self.text, at, self.stop)
        if work is None or not (work.known or before_name) or work.photos:
            return False
        self.nobody = work
        self.known = True
        self.begin = at
        self._take(work.end)
        return True

    def _lead_counts(self) -> bool:
        lead, self.nobody = self.nobody, None
        first = self.authors[0].person
        if lead is None or not first.given or ("-" in first.name and opens_as_town(first.name.partition("-")[0])):
            self.authors.clear()
            return False
        self.said.add("organization")
        for author in self.authors:
            author.organization = lead.organization
        return True

    # ---- people

    def _people(self, at: int, *, cued: bool) -> bool:
        person = person_at(self.text, at, self.stop, cued=cued)
        if person is None and cued and not self.inside:
            person = sorted_person_at(self.text, at, self.stop)
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
        title = TITLES.match(self.text, end, self.stop)
        end = end if title is None else title.end()
        role = None
        aside = ASIDE.match(self.text, end, self.stop)
        if aside is not None and not self.inside and read_organization(aside["words"], 0) is None:
            words = aside["words"].casefold().split()
            role = aside["words"] if len(words) > 1 and words[0] in byline_words("roles") else None
            if role is None and any(word in byline_words("other_crafts") for word in words):
                self.said.add("craft")
                self._take(aside.end())
                return True
            if aside["words"][0].islower() or words[0] in byline_words("labels"):
                end = aside.end()
        author = Author(person, person.end, role)
        if role is not None:
            self.said.add("role")
        if aside is not None and end < aside.end() and self._placed(author, aside):
            end = author.end
        self.authors.append(author)
        self._take(end)
        return True

    def _placed(self, author: Author, aside: regex.Match[str]) -> bool:
        """Read where an author of several is: `By Ana Lima (Lisbon) and Tom Reed (Port Ellery)`."""
        name = aside["words"]
        if self.inside or not (is_place(name) or (self.cue and joint_end(self.text, aside.end(), self.stop))):
            return False
        author.place = Place(recase_place(name), None, country_of(name, None)) if is_place(name) else None
        author.end = aside.end()
        return True

    def _another(self) -> bool:
        """Read the next name of a list, or who is nobody beside the names: `and Tom Reed`, `, Tom Reed`, `and agencies`."""
        if len(self.authors) >= _MOST_AUTHORS or "time" in self.said:
            return False
        first = self.authors[0].person
        both = joint_end(self.text, self.at, self.stop)
        if both is not None:
            person = self._next(both, first)
            if person is not None:
                return self._add(person)
            return not self.inside and self._nobody_too(both)
        listed = LISTED.match(self.text, self.at, self.stop)
        if listed is None and (self._one_more(first) or self._dashed(first)):
            return True
        credited = any(author.organization or author.role for author in self.authors)
        closed = self.cue is not None and self.text.startswith(")", self.at)  # By Ana Lima (Harbour News), Tom Reed
        listed = LISTED.match(self.text, self.at + 1, self.stop) if closed else listed
        if (
            listed is not None
            and not self.inside
            and self.authors[-1].role is not None
            and self._has_own_role(listed.end(), first)
        ):
            return True
        if listed is None or (credited and not closed and ";" not in self.text[self.at : listed.end()]):
            return False
        person = self._next(listed.end(), first)
        if person is None or not (person.given or self._listable(person)):
            return False
        return self._add(person)

    def _has_own_role(self, at: int, first: Person) -> bool:
        """Read a name that is surely one and has a role of its own, behind one that has: `Ana Lima, Sports Editor, Tom Reed, Reporter`."""
        person = self._next(at, first)
        listed = None if person is None or not person.given else LISTED.match(self.text, person.end, self.stop)
        work = None if listed is None else read_work(self.text, listed.end(), self.stop)
        return person is not None and work is not None and work.role is not None and self._add(person)

    def _dashed(self, first: Person) -> bool:
        """Read the last name of a list behind a dash, after a cue or another sure name: `كتب أحمد منصور - خالد سعيد`, `Trần Thị Mai - Hoàng Anh`."""
        dash = None if self.inside else DASH.match(self.text, self.at, self.stop)
        if dash is None or not (self.cue is not None or first.given):
            return False
        person = self._next(dash.end(), first)
        return person is not None and person.given and person.end == self.stop and self._add(person)

    def _one_more(self, first: Person) -> bool:
        """Read a name that is surely one and that no mark parts from the one before, or from what that is: `Ana Lima Tom Reed`."""
        last = self.authors[-1]
        if self.at != last.person.end and not (last.role and self.inside and self.at == last.end):
            return False
        if not first.given or self.text[self.at : self.at + 1] != " ":
            return False
        person = self._next(self.at + 1, first)
        if person is None or not person.given:
            return False
        if self.inside and not time_follows(self.text, person.end, self.stop):
            work = read_work(self.text, after_gap(self.text, person.end, self.stop), self.stop) if last.role else None
            if work is None or work.role is None:
                return False  # with `Ana Lima Tom Reed said` the story begins
        return self._add(person)

    def _listable(self, person: Person) -> bool:
        """Say whether a name of a list without a known given name is none of a place, paper or role: `, Ottawa Citizen`."""
        if self.cue is None:
            joint = joint_end(self.text, person.end, self.stop)
            if joint is not None and self.authors[0].person.given and self._next(joint, person) is not None:
                return not opens_as_town(person.name)  # ANA LIMA, XAN REED & TOM HART
            work = read_work(self.text, after_gap(self.text, person.end, self.stop), self.stop)
            return work is not None and work.known and not self.authors[0].person.given
        if opens_as_town(self.text[person.start : person.end]):
            return False
        return (
            person.shouted
            or person.name[1] == "."  # no paper begins with an initial
            or joint_end(self.text, person.end, self.stop) is not None
            or LISTED.match(self.text, person.end, self.stop) is not None
        )

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

        `By Ana Lima Divers have found` is by Ana Lima; where small letters follow two words, they are no name. An article
        that opens a sentence ends it too, and so does a place before a time, unless a given name stands before it.
        """
        text, words = self.text, list(WORD.finditer(self.text, person.start, person.end))
        ends = [word.end() for word in words[1:-1] if not joins_names(word[0])]
        article = next((word for word in words[2:] if word[0].casefold() in byline_words("articles")), None)
        if article is not None and not person.shouted and not joins_names(article[0]):
            return person_at(text, person.start, text.rindex(" ", 0, article.start()))
        owner = len(ends) == 1 and text.startswith(_OWNS, person.end)  # By Ana Lima Lisbon's bell
        small = not person.shouted and (owner or self._goes_on(person.end))
        if small and len(ends) != 1:
            return None
        dateline = DATELINE_REST.match(text, person.end, self.stop) is not None
        if ends and not dateline and not is_given_name(words[-2][0]):
            dateline = time_follows(text, person.end, self.stop)
        for end in ends:
            if small or (dateline and is_place(text[end : person.end].strip())):
                self.closed = self.closed or small
                return person_at(text, person.start, end)
        return person

    def _goes_on(self, at: int) -> bool:
        """Say whether a sentence goes on at `at`: a small letter that begins no word which bylines hold."""
        small = SMALL.match(self.text, at, self.stop)
        if small is None:
            return False
        return small["word"].casefold() not in _small_words()


_OWNS = ("'s", "’s")


@cache
def _small_words() -> frozenset[str]:
    """Return the words in small letters that bylines hold."""
    return byline_words("joins") | byline_words("whom") | byline_words("where") | time_words()
