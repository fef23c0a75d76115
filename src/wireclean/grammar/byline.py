"""Bylines: who wrote it, in what role, for whom: `By ANA LIMA and TOM REED, Associated Press`.

A byline is read from left to right: a marker, names, and then one part after the other of what is said of them: role,
organisation, place, address, time. `parse_byline` wants the whole line read; `find_byline` takes what a marker opens
inside a longer line; `trailing_byline` reads backwards from a known organisation, to a name that nothing opens.

Better no author than a wrong one: an organisation, a role, a menu word or a piece of a sentence is never a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from wireclean.arguments import demand_text
from wireclean.article import Byline, Place, Span
from wireclean.data.languages import language_words
from wireclean.grammar.names import PrintedName, joins_names, read_name, recase, recase_place
from wireclean.grammar.organizations import read_organization
from wireclean.grammar.places import country_of, is_place, is_region

__all__ = ["FoundByline", "find_byline", "parse_byline", "trailing_byline"]

_LONGEST_LINE = 400
_MOST_AUTHORS = 12


class FoundByline(NamedTuple):
    """A byline inside a text: `text[start:end]` is all of it, marker and organisation included."""

    start: int
    end: int
    bylines: tuple[Byline, ...]


def parse_byline(text: str) -> tuple[Byline, ...]:
    """Read a string that is one byline line, whole; `()` when it is none.

    A name in capitals is recased, an agency is given its full name, another organisation stays as printed, and it
    belongs to all names before it that have none. A byline that names nobody has `name` None. `text` and `span` are
    what is printed of that author, in code points of `text`: of authors who share an organisation, the name.

    >>> parse_byline("By RORY McDOUGALL, AP Sports Writer")[0].role
    'Sports Writer'
    >>> [byline.name for byline in parse_byline("ANA LIMA and TOM REED, Associated Press")]
    ['Ana Lima', 'Tom Reed']
    >>> parse_byline("By the time he arrived")
    ()
    """
    demand_text("parse_byline", text)
    start, stop = len(text) - len(text.lstrip(" \t\r\n\xa0^")), len(text.rstrip())
    if not 3 <= stop - start <= _LONGEST_LINE:
        return ()
    marker = _marker().match(text, start, stop)
    if marker is None:
        return _unmarked(text, start, stop)
    reader = _Reader(text, stop, whole=True)
    if not reader.read(marker.end()) or reader.at < stop:
        return ()
    if marker["foreign"] and not reader.only_names and not reader.known:
        return ()
    if marker[0][0].islower() and reader.authors[0].name is None:
        return ()
    return reader.bylines()


def _unmarked(text: str, start: int, stop: int) -> tuple[Byline, ...]:
    """Read a line without "By": it needs a known organisation or a telling role, or the `=` of the AP wire."""
    reader = _Reader(text, stop, whole=True, marked=False)
    if not reader.read(start) or reader.at < stop:
        return ()
    wire = text.endswith("=", start, stop)
    if _OF_A_CREDIT.search(text, reader.authors[0].name_end, stop):
        return ()
    if reader.authors[0].name is None:
        return reader.bylines() if wire and reader.known else ()
    return reader.bylines() if reader.known or reader.telling else ()


_OF_A_CREDIT = regex.compile(r"(?<!\d)/(?!\d)")  # `Ana Lima/AP`, `Ana Lima - Europa Press / Europa Press`


def find_byline(text: str, start: int = 0, end: int | None = None) -> FoundByline | None:
    """Find the first byline in `text[start:end]` that a marker opens, glued to its neighbours or not.

    >>> text = "Ferry sinks off Port ElleryBy ANA LIMA and TOM REEDDecember 5, 2025"
    >>> found = find_byline(text)
    >>> text[found.start : found.end]
    'By ANA LIMA and TOM REED'
    """
    stop = len(text) if end is None else min(end, len(text))
    if (
        text.find("By", start, stop) < 0
        and text.find("by ", start, stop) < 0
        and text.find("BY ", start, stop) < 0
        and text.find("by\xa0", start, stop) < 0
    ):
        return None
    for begin, names in _markers(text, start, stop):
        reader = _Reader(text, stop, whole=False)
        if reader.read(names) and _stands_out(text, start, begin, reader):
            return FoundByline(begin, reader.at, reader.bylines())
    return None


def _stands_out(text: str, start: int, begin: int, reader: _Reader) -> bool:
    """Say whether what was read after a marker at `begin` is a byline and no `South By Southwest`.

    `By` belongs to headlines too (`Hit By Storm Daniel`, `Ten Songs By Ana Lima`), so that something else must speak for
    the byline: its place, a name in capitals, a role or organisation, or a time after it.
    """
    before = text[max(start, begin - 200) : begin]
    glued = before != "" and not before[-1].isspace()
    before = before.rstrip(" \t\xa0")
    opens = not before or before[-1] in _BEFORE_LOW or before[-1].isdigit()
    first = reader.authors[0]
    if first.name is None or opens or glued:
        return (opens or glued) and (first.shouted or reader.known or reader.telling or reader.clean)
    if reader.known or reader.telling:
        return True
    ended = reader.at >= reader.stop or text[reader.at] == "\n"
    if first.shouted:
        return not _is_caps(before) or (reader.clean and not ended)
    return reader.clean and not ended and not _is_titled(before)


def trailing_byline(text: str, start: int = 0, end: int | None = None, known: Sequence[str] = ()) -> FoundByline | None:
    """Find the byline without marker that ends a glued head line before an organisation.

    `known` are names known from elsewhere in the copy. Where the name begins is told by them, or by a change of case, or
    it is the last two words, three with an initial or particle between them.

    >>> text = "Ferry sinks off Port Ellery after storm ANA LIMA, Associated Press"
    >>> found = trailing_byline(text)
    >>> text[found.start : found.end], found.bylines[0].name
    ('ANA LIMA, Associated Press', 'Ana Lima')
    """
    stop = len(text) if end is None else min(end, len(text))
    comma = text.find(",", start, stop)
    while 0 <= comma < stop:
        work = _read_work(text, _skip_spaces(text, comma + 1, stop), stop)
        if work is not None and work.known and _clean_end().match(text, work.end, stop):
            names = _names_before(text, max(start, comma - _WINDOW), comma, known)
            credit = bool(names) and not names[0].shouted and text[start : names[0].start].rstrip().endswith((".", ")"))
            if names and not credit:  # after a whole sentence, a photo credit
                alone = len(names) == 1
                bylines = tuple(
                    Byline(
                        recase(_spaced(text[name.start : name.end])),
                        work.role,
                        work.organization,
                        None,
                        text[name.start : work.end if alone else name.end],
                        Span(name.start, work.end if alone else name.end),
                    )
                    for name in names
                )
                return FoundByline(names[0].start, work.end, bylines)
        comma = text.find(",", comma + 1, stop)
    return None


# ------------------------------------------------------------------------------------------------ the words of bylines


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(language_words(f"bylines.{table}"))


def _kinds() -> str:
    return "|".join(language_words("bylines.kinds"))


@cache
def _marker() -> regex.Pattern[str]:
    """Read what opens a byline line: `By`, `BY:`, `Written by`, `Analysis by`, `Von`, `Author:`."""
    foreign = "|".join(language_words("bylines.markers"))
    return regex.compile(
        rf"""
        (?: (?i:{_kinds()}) [ ] )?+ (?:By|BY|by) (?: \s*+ : )?+ \s++
        | (?P<foreign> (?i:{foreign}) ) (?: \s*+ : )?+ \s++
        """,
        regex.VERBOSE,
    )


# Any "by" before a word, to be judged by what stands before it.
_BY = re.compile(r"(?:B[yY]|by)(?=:?[ \t\xa0]{1,3}\w)")
_AFTER_BY = re.compile(r":?[ \t\xa0]{1,3}")
_BEFORE_LOW = frozenset("\n|•·*)]>–—-")


def _markers(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where a marker inside a line begins and where the names after it do: ` By `, `EuropeBy `, `Written by `.

    Never `Abby `; and a small "by" only where no sentence can stand before it: `2019 by `, `| by `.
    """
    for match in _BY.finditer(text, start, stop):
        begin, by = match.start(), match[0]
        last = text[begin - 1] if begin > start else ""
        before = text[max(start, begin - 24) : begin].rstrip()
        word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :] if last.isspace() else ""
        if word.strip("(|").casefold() in _words("other_crafts"):
            continue
        if word[:1].isupper() and word.casefold() in _words("kinds"):
            begin = text.rindex(word, start, begin)
        elif (by == "BY" and last.isupper()) or (
            by == "by" and before and not (before[-1] in _BEFORE_LOW or before[-1].isdigit() or last == "\n")
        ):
            continue
        names = _AFTER_BY.match(text, match.end(), stop)
        if names is not None:
            yield begin, names.end()


@cache
def _clean_end() -> regex.Pattern[str]:
    """Read what can follow a byline that has ended: nothing, a separator, a time, glued or not, the next label, a dateline."""
    return regex.compile(
        r"""
        \s*+ (?:
            \Z | [|•·\n\d@(\[{<=*©] | [,;:–—-] \s*+ (?: \d | \Z | (?i:mon|tue|wed|thu|fri|sat|sun)[a-z]*+\b )
          | / \s | (?i: on \s++ (?: \d | mon|tue|wed|thu|fri|sat|sun ) )
          | (?: Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec ) [a-z]*+ \.?+ [ ] \d
          | (?: Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun ) (?: day )?+ (?: , | \b )
          | (?: Published | Updated | Posted | Filed | Photograph | Last \s (?:updated|modified|edited) | last \s updated | published
              | Share | Follow | Comments?\b | Email\b | Print\b )
          | [\p{Lu}][\p{Lu}.'’ -]{3,40}+ (?: , | \( | \s?[-–—] )     # a dateline
        )
        """,
        regex.VERBOSE,
    )


_SPACES = regex.compile(r"\s*+")


def _skip_spaces(text: str, at: int, stop: int) -> int:
    match = _SPACES.match(text, at, stop)
    return at if match is None else match.end()


def _spaced(words: str) -> str:
    return " ".join(words.split())


class _Work(NamedTuple):
    """What a person is and for whom; `known` says that the organisation is, `telling` that the role suffices."""

    role: str | None
    organization: str | None
    end: int
    known: bool
    telling: bool = False


# The words a role may have: `Chief Political Correspondent`, `HEALTH WRITER`, `Head of the Sports Desk`.
_ROLE_WORD = regex.compile(
    r"(?: \p{Lu} [\p{L}\d.&'’/-]{0,24}+ | & | (?:of|and|the)(?=[ ]) ) (?P<space>[^\S\n]{1,3}+)?+", regex.VERBOSE
)


@cache
def _role_noun() -> regex.Pattern[str]:
    """Read the word that ends a role, glued to what follows or not: `Writer`, `EDITORS`, `Editor-at-large`."""
    nouns = "|".join(sorted(_words("roles"), key=lambda noun: (-len(noun), noun)))
    return regex.compile(
        rf"(?P<noun> (?i:{nouns}) ) (?i:s)?+ (?!\p{{Ll}}) (?: -at-large\b | [ ]at[ ]large\b )?+", regex.VERBOSE
    )


class _Role(NamedTuple):
    text: str
    noun: str
    end: int


def _read_role(text: str, at: int, stop: int) -> _Role | None:
    """Read a role: up to six words with capitals, of which the last is a role's.

    It ends at the first such word, unless that is one that goes before others: Chief Correspondent, Staff Writer.
    """
    found: _Role | None = None
    begin = at
    for _ in range(6):
        noun = _role_noun().match(text, at, stop)
        if noun is not None and not text.startswith("-", noun.end()):
            found = _Role(text[begin : noun.end()], noun["noun"].casefold(), noun.end())
            if found.noun not in ("chief", "staff"):
                break
        word = _ROLE_WORD.match(text, at, stop)
        if word is None or word["space"] is None:
            break
        at = word.end()
    return found


def _read_work(text: str, at: int, stop: int) -> _Work | None:
    """Read role and organisation, in either order: `AP Sports Writer`, `Staff Writer for The Times`, `Reuters`."""
    known = read_organization(text, at, stop)
    if known is not None:
        organization, end = known
        name, writes = organization.name, not organization.sells_photos
        possessive = _POSSESSIVE.match(text, end, stop)
        role = _read_role(text, possessive.end(), stop) if possessive else None
        if role is not None:
            return _Work(role.text, name, role.end, writes)
        return _Work(None, name, end, writes)
    role = _read_role(text, at, stop)
    if role is None:
        return None
    telling = role.noun in _words("telling_roles")
    of = _FOR.match(text, role.end, stop)
    known = read_organization(text, of.end(), stop) if of is not None else None
    if known is not None:
        return _Work(role.text, known[0].name, known[1], True, telling)
    return _Work(role.text, None, role.end, False, telling)


_POSSESSIVE = regex.compile(r"(?:['’]s)?+[^\S\n]{1,3}+")
_FOR = regex.compile(r"[^\S\n]{0,2}+(?:,|(?<=\s)(?:for|of|at|with)(?=\s))[^\S\n]{1,3}+")


# ------------------------------------------------------------------------------------------------ reading forward


class _Author:
    """An author while the line is read."""

    def __init__(self, name: str | None, start: int, end: int, shouted: bool) -> None:
        self.name = name
        self.start = start
        self.name_end = end
        self.end = end
        self.shouted = shouted
        self.role: str | None = None
        self.organization: str | None = None
        self.place: Place | None = None


# Between two authors: ` and `, `, and `, ` & `, ` with `.
_AND = regex.compile(r",?+[^\S\n]*+(?:(?<=[\s,])(?:and|AND|And|with|und|et|y|e)(?=\s)|&|\+)[^\S\n]*+")
# Between an author and what is said of them: `,`, ` - `, ` | `, `: `, a line break, or only a space.
_BREAK = regex.compile(r"(?P<mark>\s*+(?:[,|•·;/=*:\n]|[–—-]{1,2}+(?=\s|\Z))+\s*+)|[^\S\n]++|(?=\()")
_IN = regex.compile(r"(?:in|IN)[^\S\n]++(?=\p{Lu})")
_FROM = regex.compile(r"(?:for|of|at|from|FOR)[^\S\n]++(?=[\p{Lu}\d]|the\s)")
# `Caracas`, `New York`, `SÃO PAULO`
_PLACE = regex.compile(
    r"(?:\p{Lu}[\p{L}'’-]*+\.?+)(?:[ ](?:(?:de|del|do|da|la|of|am|el|las|los)[ ]){0,2}+\p{Lu}[\p{L}'’-]*+){0,3}+",
    regex.VERBOSE,
)
_REGION = regex.compile(r",[ ](?P<region>\p{Lu}[\p{L}.]*+(?:[ ]\p{Lu}[\p{L}.]*+){0,2}+)")
# `ana@example.org`, `@ana`, `(ana@example.org)`, `https://...`
_ADDRESS = regex.compile(
    r"""
    \(? (?: [\p{L}\p{N}._+-]{1,64}+ @ [\p{L}\p{N}.-]{3,80}+ | @ [\p{L}\p{N}_.]{1,40}+ | https?://[^\s)]{1,200}+ ) \)?
    | \( \d{3} \) [ ]? \d{3}-\d{4}
    """,
    regex.VERBOSE,
)
# `Friday, April 28, 2023`, `on 11/13/19 at 4:00 PM EST`, `Updated 2 hours ago`, `2019-11-18T20:51:19Z`, `3 min read`
_TIME = regex.compile(
    r"""
    (?: (?i: mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun ) (?i:day)?+ \b
      | (?i: jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?
           | dec(?:ember)? ) \b \.?+ (?= [ ]*+ \d | , [ ]\d | [ ]of\b )
      | \d[\d:./T-]*+ (?:st|nd|rd|th|Z|am|pm|AM|PM)?+ \b
      | (?i: [ap]\.?m\b\.?+ | on\b | at\b | of\b | published\b | updated\b | posted\b | last\b | filed\b | edited\b | min(?:ute)?s?\b | hours?\b | hrs?\b | days?\b
           | read\b | ago\b | today\b | yesterday\b | [ECMP][SD]?T\b | GMT\b | UTC\b | BST\b | CES?T\b | IST\b | AE[SD]T\b | noon\b )
      | [ \t,|•·:–—/()-]++
    )++
    """,
    regex.VERBOSE,
)
# An organisation that is not known: words with capitals, small ones between: `Port Ellery Herald`, `Friends of the Sea`.
_ORGANIZATION = regex.compile(
    r"(?:[Tt]he[ ])?+[\p{Lu}\d][\p{L}\p{N}.&'’!-]*+(?:[ ](?:(?:of|the|and|for|in|de|la|del)[ ]){0,2}+[\p{Lu}\d&][\p{L}\p{N}.&'’!-]*+){0,6}+",
    regex.VERBOSE,
)


class _Reader:
    """Reads a byline from its first name on.

    With `whole` the rest of the line must be the byline's too; without, reading stops, before the time of publication
    at the latest, where something else begins. Only a `marked` byline may hold an organisation that is not known.
    """

    def __init__(self, text: str, stop: int, *, whole: bool, marked: bool = True) -> None:
        self.text = text
        self.stop = stop
        self.whole = whole
        self.marked = marked
        self.at = 0
        self.authors: list[_Author] = []
        self.known = False  # an organisation that is known
        self.telling = False  # a role that is no one else's
        self.closed = False  # the names were ended by a role, an organisation, a place or a sentence
        self.only_names = True

    def read(self, at: int) -> bool:
        """Read from `at` and say whether there was an author; `self.at` is where reading stopped."""
        name = self._name(at, None)
        if name is not None:
            self._add(name)
        elif not self._nobody(at):
            return False
        while self.at < self.stop and self._more():
            pass
        return True

    @property
    def clean(self) -> bool:
        """Whether the names end for certain where reading stopped."""
        return self.closed or _clean_end().match(self.text, self.at, self.stop) is not None

    def bylines(self) -> tuple[Byline, ...]:
        """Return what was read."""
        return tuple(
            Byline(
                author.name,
                author.role,
                author.organization,
                author.place,
                self.text[author.start : author.end],
                Span(author.start, author.end),
            )
            for author in self.authors
        )

    # ---- authors

    def _name(self, at: int, like: _Author | None) -> PrintedName | None:
        """Read a name at `at`; `like` is the author before it, whose shape it must have."""
        name = read_name(self.text, at, self.stop)
        if name is None:
            return None
        if like is not None and (name.shouted != like.shouted or self._is_organization(at, name.end)):
            return None
        if name.ending != "organization":
            if self.whole:
                return name
            return self._before_dateline(name) if name.shouted else self._before_sentence(name)
        # `Ana Lima Staff Writer`, `Ana Lima Port Ellery Herald`: the shortest name, if what follows is read as a whole
        for word in self._name_ends(name):
            work = _read_work(self.text, _skip_spaces(self.text, word, self.stop), self.stop)
            if work is not None and (work.end > name.end):
                return name._replace(end=word)
        return None

    def _before_dateline(self, name: PrintedName) -> PrintedName:
        """End a name in capitals before the dateline that follows it: `By ANA LIMA WASHINGTON (AP)`."""
        if _DATELINE_REST.match(self.text, name.end, self.stop):
            for end in self._name_ends(name):
                if end < name.end and is_place(self.text[end : name.end]):
                    return name._replace(end=end)
        return name

    def _name_ends(self, name: PrintedName) -> Iterator[int]:
        """Yield the ends that the name could have before its own: after two words, three with an initial between."""
        words = list(_WORD.finditer(self.text, name.start, name.end))
        for count in range(2, len(words) + 1):
            if count > 2 or not joins_names(words[1][0]):
                yield words[count - 1].end()

    def _before_sentence(self, name: PrintedName) -> PrintedName | None:
        """End a title-case name before the sentence that may follow it on the line.

        `By Ana Lima Divers have found` is by Ana Lima; where small letters follow two words, they are no name.
        """
        if _SMALL.match(self.text, name.end, self.stop) is None:
            return name
        ends = [end for end in self._name_ends(name) if end < name.end]
        if len(ends) != 1:
            return None
        self.closed = True
        return name._replace(end=ends[0])

    def _is_organization(self, start: int, end: int) -> bool:
        known = read_organization(self.text, start, self.stop)
        if known is not None and known[1] >= end:
            return True
        return is_place(self.text[start:end]) or self.text[start:end].split()[0] in _ARTICLES

    def _add(self, name: PrintedName) -> None:
        printed = _spaced(self.text[name.start : name.end])
        self.authors.append(_Author(recase(printed), name.start, name.end, name.shouted))
        self.at = name.end

    def _nobody(self, at: int) -> bool:
        """Read a byline that names nobody: an agency, or `Staff Reporter`."""
        work = _read_work(self.text, at, self.stop)
        if work is not None and work.known:
            author = _Author(None, at, work.end, False)
            author.role, author.organization = work.role, work.organization
            self.known = True
        elif self.whole and _spaced(self.text[at : self.stop]).rstrip(" .=").casefold() in _words("nobody"):
            author = _Author(None, at, self.stop, False)
            author.role = work.role if work is not None else None
        else:
            return False
        self.authors.append(author)
        self.at = author.end
        self.closed = True
        return True

    # ---- what is said of them

    def _more(self) -> bool:
        """Read the next part of the line, from `self.at`; False when there is none."""
        text, stop = self.text, self.stop
        both = _AND.match(text, self.at, stop)
        if both is not None and both.end() > self.at and len(self.authors) < _MOST_AUTHORS and self.authors[0].name:
            name = self._name(both.end(), self.authors[-1])
            if name is not None:
                self._add(name)
                return True
            if self.whole and self._nobody_too(both.end()):
                return True
        gap = _BREAK.match(text, self.at, stop)
        if gap is None:
            return False
        at = gap.end()
        if at >= stop:
            if self.whole:
                self.at = stop
            return False
        if self.whole and self._aside(at):
            return True
        if gap["mark"] is not None and self._listed(at, gap["mark"]):
            return True
        if self._place(at) or self._work(at, gap["mark"]):
            self.only_names = False
            return True
        return False

    def _nobody_too(self, at: int) -> bool:
        """Read `and Reuters`, `and wire reports` after names."""
        work = _read_work(self.text, at, self.stop)
        if work is not None and work.known and work.end == self.stop:
            self.at = work.end
        elif _spaced(self.text[at : self.stop]).casefold() in _words("nobody"):
            self.at = self.stop
        else:
            return False
        self.only_names = False
        return True

    def _aside(self, at: int) -> bool:
        """Read over an address or a time."""
        aside = _ADDRESS.match(self.text, at, self.stop) or _TIME.match(self.text, at, self.stop)
        if aside is None or not aside[0].strip(" ,|-–—"):
            return False
        self.at = aside.end()
        self.only_names = False
        return True

    def _place(self, at: int) -> bool:
        """Read where an author is: `in Caracas`, `in BAMAKO, Mali`."""
        inside = _IN.match(self.text, at, self.stop)
        place = _PLACE.match(self.text, inside.end(), self.stop) if inside is not None else None
        author = self.authors[-1]
        if place is None or author.place is not None or author.name is None:
            return False
        if not is_place(place[0]) and not (self.whole and _clean_end().match(self.text, place.end(), self.stop)):
            return False
        region = _REGION.match(self.text, place.end(), self.stop)
        if region is not None and not is_region(region["region"]):
            region = None
        printed = region["region"] if region is not None else None
        author.place = Place(recase_place(_spaced(place[0])), printed, country_of(place[0], printed))
        self.at = author.end = place.end() if region is None else region.end()
        self.closed = True
        return True

    def _work(self, at: int, mark: str | None) -> bool:
        """Read role and organisation, for all authors that have none yet."""
        text, stop = self.text, self.stop
        if all(author.organization is not None for author in self.authors):
            return self.whole and self._again(at)
        of = _FROM.match(text, at, stop)
        work = _read_work(text, of.end() if of is not None else at, stop)
        if (
            work is not None
            and self.whole
            and _RUNS_ON.match(text, work.end, stop)
            and not _clean_end().match(text, work.end, stop)
        ):
            work = None
        if work is None and self.whole and self.marked and (mark is not None or of is not None):
            work = self._unknown_organization(of.end() if of is not None else at)
        if work is None:
            return False
        for author in self.authors:
            if author.organization is None:
                author.organization = work.organization
                author.role = author.role or work.role
        last = self.authors[-1]
        shared = len(self.authors) > 1 and self.authors[-2].end == self.authors[-2].name_end
        if not shared and last.name is not None:
            last.end = work.end
        self.at = work.end
        self.known = self.known or work.known
        self.telling = self.telling or work.telling
        self.closed = True
        return True

    def _again(self, at: int) -> bool:
        """Read over an organisation when all authors have one: `AP Sports Writer | AP`."""
        work = _read_work(self.text, at, self.stop)
        if work is None or not work.known:
            return False
        self.at = work.end
        return True

    def _unknown_organization(self, at: int) -> _Work | None:
        """Take words with capitals up to the next separator for an organisation, if they end there and are no names."""
        words = _ORGANIZATION.match(self.text, at, self.stop)
        if words is None or any(author.organization for author in self.authors) or self._list_goes_on(at):
            return None
        gap = _BREAK.match(self.text, words.end(), self.stop)
        if words.end() < self.stop and (gap is None or gap["mark"] is None):
            return None
        return _Work(None, _spaced(words[0]), words.end(), False)

    def _list_goes_on(self, at: int) -> bool:
        name = read_name(self.text, at, self.stop)
        return name is not None and name.ending != "organization" and self._name(at, self.authors[-1]) is not None

    def _listed(self, at: int, mark: str) -> bool:
        """Read the next name of a list without "and" before it: `ANA LIMA, TOM REED and JOE HART`."""
        if mark.strip() not in (",", "/", ";", "|", "•", "·") or len(self.authors) >= _MOST_AUTHORS:
            return False
        if self.authors[0].name is None or any(author.organization for author in self.authors):
            return False
        name = self._name(at, self.authors[-1])
        if name is None or name.words > 4:
            return False
        self._add(name)
        return True


# What follows a role or organisation that was not read to its end: a letter, or a word with a capital.
_RUNS_ON = regex.compile(r"[^\S\n]{0,2}+\p{Lu}|\p{Ll}")
_ARTICLES = frozenset(("The", "El", "La", "Le", "Il", "Der", "Die", "Das", "Los", "Las", "THE"))
_SMALL = regex.compile(r"[^\S\n]{1,3}+(?!(?:and|in|for|of|at|on|with|from|published|last|updated|und|et)\b)\p{Ll}")
# What follows the place in a dateline: ` (AP)`, ` — `, `, Ohio (AP)`.
_DATELINE_REST = regex.compile(r"(?:,[ ]\p{Lu}[\p{L}.]{1,12}+(?:[ ]\d{1,2})?+)?+\s{0,3}+(?:\(|[—–-]{1,2}+\s)")
_WORD = regex.compile(r"\S++")


def _is_caps(text: str) -> bool:
    """Say whether the letters before a byline are capitals, nearly all."""
    tail = text[-200:]
    small = sum(map(str.islower, tail))
    return small * 5 < sum(map(str.isupper, tail))


def _is_titled(text: str) -> bool:
    """Say whether most words of a headline begin with a capital, so that `By` in it proves nothing."""
    words = [word for word in text[-200:].split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 3 > len(words) * 2


# ------------------------------------------------------------------------------------------------ reading backward

_WINDOW = 240


def _names_before(text: str, start: int, comma: int, known: Sequence[str]) -> list[PrintedName]:
    """Return the names of the list that ends at `comma`, first to last; none when it ends in no name."""
    line = text.rfind("\n", start, comma)
    start = start if line < 0 else line + 1
    items = _items(text, start, comma)
    names: list[PrintedName] = []
    for number, (begin, end) in enumerate(reversed(items)):
        name = _known_before(text, begin, end, known)
        if name is None:
            opens = number == len(items) - 1 or _runs_long(text, begin, end)
            name = _last_name(text, begin, end) if opens else _whole_name(text, begin, end)
        if name is None or (names and name.shouted != names[0].shouted):
            break
        names.insert(0, name)
        if name.start > begin:  # the headline stands before this name, so that it is the first
            break
    return names


def _runs_long(text: str, begin: int, end: int) -> bool:
    """Say whether a stretch has more words than a plain name: two, and the initials and particles between them."""
    words = [word[0] for word in _WORD.finditer(text, begin, end)]
    return len(words) > 2 + sum(map(joins_names, words[1:-1]))


_SEPARATOR = regex.compile(r",?+\s++(?:and|AND|And|&)\s++|,\s++")


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a stretch at commas and "and"."""
    items: list[tuple[int, int]] = []
    at = start
    for separator in _SEPARATOR.finditer(text, start, end):
        items.append((at, separator.start()))
        at = separator.end()
    return [*items, (at, end)]


def _known_before(text: str, begin: int, end: int, known: Sequence[str]) -> PrintedName | None:
    """Return the name known from elsewhere that ends at `end`, the longest."""
    for name in sorted(known, key=lambda name: (-len(name), name)):
        at = end - len(name)
        glued = at > begin and text[at - 1].isalnum()
        if at >= begin and name and not glued and text[at:end].casefold() == name.casefold():
            return PrintedName(at, end, text[at:end].isupper(), len(name.split()), "clean")
    return None


def _whole_name(text: str, begin: int, end: int) -> PrintedName | None:
    name = read_name(text, begin, end)
    return name if name is not None and name.end == end else None


def _last_name(text: str, begin: int, end: int) -> PrintedName | None:
    """Return the name that ends a stretch: as far back as its case goes, else its last words."""
    words = list(_WORD.finditer(text, begin, end))[-9:]
    if len(words) < 2:
        return None
    shouted = _is_caps_word(words[-1][0])
    run = len(words)
    for count, word in enumerate(reversed(words)):
        if not _continues(word[0], shouted, last=count == 0):
            run = count
            break
    while run and (joins_names(words[-run][0]) and not words[-run][0][0].isupper()):
        run -= 1
    changed = run < len(words) and _is_caps_word(words[-run - 1][0]) != shouted
    two = 3 if len(words) > 2 and joins_names(words[-2][0]) else 2
    if len(words) > 3 and two == 3 and joins_names(words[-3][0]):
        two = 4
    for count in dict.fromkeys([run if changed and run <= 4 else two, two]):
        if count <= run:
            name = _whole_name(text, words[-count].start(), end)
            if name is not None:
                return name
    return None


def _is_caps_word(word: str) -> bool:
    """Say whether a word is in capitals; small letters may stand in a prefix only."""
    letters = [letter for letter in word if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return capitals > 1 and letters[-1].isupper() if len(letters) > 1 else bool(letters) and letters[0].isupper()


def _continues(word: str, shouted: bool, *, last: bool) -> bool:
    """Say whether a word can belong to a name whose last word is in capitals, or is not."""
    if word[-1] in ':;?!…"”)' or word[0] in '("“[':
        return False
    if joins_names(word) and not last:
        return True
    if not last and word[-1] == "." and len(word.rstrip(".")) > 2:
        return False
    return _is_caps_word(word) == shouted and word[0].isalpha() and (shouted or word[0].isupper())
