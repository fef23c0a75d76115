"""Bylines as pages print them: a line of its own, `Von Ana Lima und Tom Reed, Lissabon` or `Ana Lima · 2 minutes read`.

A line is read as a whole: a bullet, a time, a marker, names, and what is said of them; one word that fits none of these
and it is no byline. `read_page_byline` says what it read. Whether a name that no marker opens is a byline its neighbours
decide, which this module does not see.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import regex

from wireclean.data.languages import language_numbers, language_words, languages_known, words_of_language
from wireclean.grammar.dates import month_number
from wireclean.grammar.names import PrintedName, joins_names, may_open_name, read_name, recase
from wireclean.grammar.organizations import read_organization
from wireclean.grammar.places import is_place

__all__ = [
    "PageByline",
    "PageName",
    "closing_cues",
    "find_closing_byline",
    "is_given_name",
    "is_marker_line",
    "is_time_line",
    "read_page_byline",
    "read_role_line",
    "read_signature",
]

_SHORTEST_LINE = 3
_LONGEST_LINE = 180
_MOST_NAMES = 8


class PageName(NamedTuple):
    """A name as a page prints it, and as prose would."""

    start: int
    end: int
    name: str


class PageByline(NamedTuple):
    """What a byline line holds: `text[start:end]` is the byline without the times beside it.

    `said` has a word for each kind of thing that stands beside the names: "time", "reading", "role", "organization",
    "place", "handle".
    """

    start: int
    end: int
    names: tuple[PageName, ...]
    marked: bool
    said: frozenset[str]
    role: str | None = None
    organization: str | None = None
    place: str | None = None


# ------------------------------------------------------------------------------------------------------ the tables


@cache
def _given_names() -> frozenset[str]:
    data = files("wireclean.data").joinpath("given_names.txt.gz").read_bytes()
    return frozenset(line for line in gzip.decompress(data).decode("utf-8").split("\n") if line and line[0] != "#")


def is_given_name(word: str) -> bool:
    """Say whether a word is a given name in one of many languages; of a double name one half is enough.

    >>> is_given_name("Ana"), is_given_name("ANNE-MARIE"), is_given_name("Harbour")
    (True, True, False)
    """
    folded = word.casefold()
    names = _given_names()
    return folded in names or ("-" in folded and folded.partition("-")[0] in names)


@cache
def _time_words() -> frozenset[str]:
    lists = ("times.published", "times.updated", "times.joins", "times.hours", "bylines.beside")
    words = {word.casefold() for name in lists for phrase in language_words(name) for word in phrase.split()}
    for table in ("months", "weekdays"):
        words.update(language_numbers(table))
    return frozenset(words)


@cache
def _roles() -> frozenset[str]:
    return frozenset(word.casefold() for word in language_words("bylines.roles"))


def _any_of(*lists: str) -> str:
    words = {word for name in lists for word in language_words(f"bylines.{name}")}
    return "|".join(regex.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _marker() -> regex.Pattern[str]:
    """Read what opens a byline: `Von`, `Ein Kommentar von`, `Von:`, `Written by`, `Text:`, `Автор:`, `作者：`."""
    by = rf"by|{_any_of('markers')}"
    kinds = _any_of("kinds")
    labels = _any_of("labels", "markers")
    return regex.compile(
        rf"""
        (?: (?: (?:an?|eine?|une?|una|een|en|ett?|um|uma) [ ] )?+ (?:{kinds}) [ ]++ (?:{by})
          | (?:{by}) (?=[\s:]|$)
          | (?:{labels}) (?: [ ](?:&|\+|/|und|and|et|y|e|og|och)[ ] (?:fotos?|photos?|bilder|foto's|bild) )?+ (?= \s*+ [:：／|] | \s*+$ ) )
        \s*+ [:：／]?+
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


_BULLET = regex.compile(r"(?:[*+•·–—/|▪■►›»-]{1,4}+\s++)?+")
_BETWEEN = regex.compile(
    r"\s*+(?:[,;/|&+、，]|(?<=\s)(?:and|AND|And|und|UND|et|ET|y|Y|e|E|och|og|en|i|und|ve|dan|и|и|та|и|a)(?=\s))\s*+(?:(?<=,\s)and\s++)?+"
)
_GAP = regex.compile(r"[\s,;:.|•·/–—()\[\]@＠-]*+")
_TOKEN = regex.compile(r"[\p{L}\p{M}]++\.?+|\d++(?:st|nd|rd|th)?+")
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATED = regex.compile(r"\d{1,2}[.:h]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,2}月\d{1,2}日|\d\s?(?:AM|PM)\b")
_SITE = regex.compile(r"[\w-]{2,40}+\.(?:com|org|net|de|fr|co\.uk|info|eu|it|es|nl|se|no|dk|at|ch)\b", regex.IGNORECASE)
_HANDLE = regex.compile(r"@\w{2,40}+|[\w.+-]{1,60}+@[\w.-]{3,80}+")
_PLACE = regex.compile(
    r"\p{Lu}[\p{L}\p{M}'’.-]{1,30}+(?:[ ](?:(?:am|de|del|do|da|la)[ ])?+\p{Lu}[\p{L}\p{M}'’-]{1,30}+){0,2}+"
)
_IN = regex.compile(r"(?:in|à|en|em|aus|i|a|w|v)[ ](?=\p{Lu})")
_ROLE_WORDS = regex.compile(r"(?:[\p{L}\p{M}&'’/-]{1,30}+[ ]?){1,7}?(?=\s*+(?:[,;:|•·/()\d]|$))")
_UNKNOWN = regex.compile(r"(?:[Tt]he[ ])?+[\p{Lu}\d][^,;|()\[\]\d]{1,40}+(?=[),|·•]|\s*+\d|\s*+$)")
# Bill MCCARTHY, DUPONT Jean: a surname in capitals beside a given name that is not.
_MIXED = regex.compile(
    r"(?:(?P<given>\p{Lu}\p{Ll}[\p{L}\p{M}'’-]{1,20}+)[ ](?P<sur>\p{Lu}[\p{Lu}\p{M}'’-]{3,24}+)"
    r"|(?P<sur>\p{Lu}[\p{Lu}\p{M}'’-]{3,24}+)[ ](?P<given>\p{Lu}\p{Ll}[\p{L}\p{M}'’-]{1,20}+))(?![\p{L}\p{M}])"
)
_TITLES = regex.compile(r",?[ ](?:MD|PhD|Ph\.?D\.?|MPH|MSc|M\.D\.)(?=\W|$)|(?<=[\p{L}])\d(?=\s*+$)")
# A name where letters have no case, after a marker: two to four words to the end of the line.
_UNCASED = regex.compile(
    r"(?P<name>[\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Tamil}]{2,20}+(?:[ ][\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Tamil}]{1,20}+){1,3}+)\s*+"
)
_HAN_MARKED = regex.compile(
    r"""
    \s*+ [（(【]?+ (?:文|撰文|作者|取材・文|文・写真|記者|记者|本報記者|本报记者|글|글쓴이|기자) \s*+ [:：／/=＝・] \s*+
        (?P<name>[\p{Han}]{2,4}+(?:[ \u3000・][\p{Han}]{1,3}+)?+|[가-힣]{2,4}+) \s*+ [）)】]?+ $
    | \s*+ [（(【\[]?+ (?P<name>[\p{Han}]{2,5}+|[가-힣]{2,4}+) [ ]?+ (?:記者|记者|기자) [）)】\]]?+ (?: \s*+ [\w.+-]{1,60}@[\w.-]{3,80} )?+ \s*+ $
    | \s*+ [（(【]?+ (?:本報|本报|新华社|中新社)?+ (?:記者|记者) [ ]?+ (?P<name>[\p{Han}]{2,4}+) \s*+ (?: [／/] \s*+ [\p{Han}]{2,10}+ )?+ [）)】]?+ \s*+ $
    """,
    regex.VERBOSE,
)


# ------------------------------------------------------------------------------------------------------ the line


def read_page_byline(text: str, start: int = 0, end: int | None = None) -> PageByline | None:
    """Read the line `text[start:end]` as a byline; None when a word of it fits nowhere.

    >>> line = "- Von: Ana Lima und Tom Reed, Lissabon"
    >>> found = read_page_byline(line)
    >>> [name.name for name in found.names], found.marked
    (['Ana Lima', 'Tom Reed'], True)
    >>> read_page_byline("Von der Insel und vom Meer")
    """
    stop = len(text) if end is None else end
    if not _SHORTEST_LINE <= stop - start <= _LONGEST_LINE:
        return None
    line = text[start:stop]
    opening = _opening(line)
    if opening is None:
        return None
    if not line[0].isascii():
        han = _HAN_MARKED.match(line)
        if han is not None:
            name = PageName(start + han.start("name"), start + han.end("name"), han["name"])
            return PageByline(start, stop, (name,), True, frozenset())
    bullet = None if line[0].isalnum() else _BULLET.match(line)
    at = bullet.end() if bullet is not None else 0
    begin = at
    said: set[str] = set()
    marker = _marker().match(line, at) if opening == "marker" else None
    if marker is None and opening != "name" and (lead := _time_at(line, at)):
        said.add("time")
        gap = _GAP.match(line, lead)
        begin = at = gap.end() if gap is not None else lead
        marker = _marker().match(line, at)
    names_at = at
    if marker is not None:
        space = _GAP.match(line, marker.end())
        names_at = space.end() if space is not None else marker.end()
        if names_at == marker.end() and line[names_at - 1] not in ":：／ \xa0\u3000":
            return None
    names = _names(line, names_at)
    if not names and marker is not None and (":" in marker[0] or marker[0].startswith(_BY_PEN)):
        uncased = _UNCASED.fullmatch(line, names_at)
        names = [PageName(names_at, uncased.end("name"), uncased["name"])] if uncased is not None else []
    if not names:
        return None
    short = marker is not None and len(marker[0].rstrip()) == _SHORT_MARKER and marker[0].casefold() != "by "
    if short and not all(is_given_name(name.name.split()[0]) for name in names):
        return None  # De Bruyne, Di Maria: it may be part of the name
    tail = _Said(line, names[-1].end, marked=marker is not None)
    if not tail.read():
        return None
    if "photos" in tail.said:
        return None
    if marker is None and not tail.said & {"time", "reading"} and any(map(str.isdigit, line[names[-1].end : -1])):
        return None  # a result: Port Ellery 12, Lisbon 9
    placed = tuple(PageName(name.start + start, name.end + start, name.name) for name in names)
    if (
        marker is None
        and tail.guessed
        and not tail.said & {"time", "reading"}
        and "The " not in (tail.organization or "")
    ):
        return None
    if marker is None and (
        line[:1] in "—–" or ("organization" in tail.said and not tail.said & {"time", "reading"} and "/" in line)
    ):
        return None  # whom a tweet or a quotation is by, a photo credit
    return PageByline(
        start + (0 if "time" not in said else begin),
        start + tail.struck,
        placed,
        marker is not None,
        frozenset(said | tail.said),
        tail.role,
        tail.organization,
        tail.place,
    )


def _opening(line: str) -> Literal["marker", "time", "name"] | None:
    """Say, with little work, what a line that is a byline would begin with; None for most lines of a story.

    A line that may begin with a marker may begin with a time or a name as well, and one with a time with a name.
    """
    words = line.split(None, 3)
    if words and not words[0][0].isalnum() and len(words[0]) < _LONGEST_BULLET:
        del words[0]
    if not words:
        return None
    first = words[0]
    if first[0] > _LATIN or _MARKER_END.sub("", first.casefold()) in _marker_openings():
        return "marker"
    if first[0].isdigit() or (first.casefold().strip(":(") in _time_words() and any(map(str.isdigit, line))):
        return "time"
    second = words[1] if len(words) > 1 else ""
    if line.isupper() and line.count(" ") >= _MOST_SHOUTED and not _LISTS.search(line):
        return None  # a headline in capitals
    capitals = second[:1].isupper() or joins_names(second) if second else "@" in first
    if not capitals or not (first[0].isupper() or first[1:2] in "'’-"):
        return None
    return "name" if not second or may_open_name(first, second) else None


_MARKER_END = re.compile(r"[:：／|(].*")
_MOST_SHOUTED = 4  # words of one name in capitals
_LISTS = regex.compile(r"[,&/|·]|\b(?:AND|UND|ET|Y|E|EN|OG|OCH)\b")
_SHORT_MARKER = 2  # de, di, av, af, od
_BY_PEN = "بقلم"
_LONGEST_BULLET = 5
_LATIN = "\u02ff"


@cache
def _marker_openings() -> frozenset[str]:
    """Return the words that a marked byline may begin with."""
    markers = (word for name in ("markers", "labels", "kinds") for word in language_words(f"bylines.{name}"))
    articles = ["a", "an", "ein", "eine", "un", "une", "una", "een", "ett", "um", "uma", "en", "et"]
    return frozenset({"by", *articles, *(marker.split()[0].casefold() for marker in markers)})


def _time_at(line: str, at: int) -> int:
    """Return where the time that begins at `at` ends; `at` itself is no answer: 0."""
    end, seen = 0, False
    for _ in range(16):
        gap = _GAP.match(line, at)
        at = gap.end() if gap is not None else at
        token = _TOKEN.match(line, at)
        if token is None:
            break
        word = token[0].rstrip(".").casefold()
        digits = word[0].isdigit()
        if not digits and (word not in _time_words() or _is_marker_word(word)):
            break
        seen = seen or digits
        at = end = token.end()
    return end if seen else 0


@cache
def _is_marker_word(word: str) -> bool:
    return word == "by" or word in language_words("bylines.markers")


def _names(line: str, at: int) -> list[PageName]:
    """Read the names of a list, as far as it goes."""
    names: list[PageName] = []
    while len(names) < _MOST_NAMES:
        name = _name(line, at, names[0] if names else None)
        if name is None:
            break
        names.append(name)
        titles = _TITLES.match(line, name.end)
        between = _BETWEEN.match(line, titles.end() if titles is not None else name.end)
        if between is None:
            break
        at = between.end()
    return names


def _name(line: str, at: int, first: PageName | None) -> PageName | None:
    """Read a name; in a list it must be printed as the first is: all in capitals, its surname only, or none."""
    mixed = _MIXED.match(line, at)
    alike = first is not None and _MIXED.match(line, first.start) is not None
    if mixed is not None and (alike or (first is None and is_given_name(mixed["given"]))):
        sur = recase(mixed["sur"])
        return PageName(
            at, mixed.end(), f"{mixed['given']} {sur}" if mixed.start("given") == at else f"{sur} {mixed['given']}"
        )
    name = read_name(line, at)
    if (
        name is None
        or name.words > 5
        or (first is not None and name.shouted != line[first.start : first.end].isupper())
    ):
        return None
    name = _before_time(line, name)
    printed = line[at : name.end]
    known = read_organization(line, at)
    if (known is not None and known[1] >= name.end) or is_place(printed) or printed.split()[0] in _ARTICLES:
        return None
    words = printed.split()
    for count in range(2, len(words)):  # Ana Lima Redakteurin, Ana Lima New York
        rest = " ".join(words[count:])
        if rest.casefold() in _roles() or (
            is_given_name(words[0]) and count > 1 and is_place(rest) and len(words) - count > 1
        ):
            end = at + len(printed) - len(printed.split(None, count)[count])
            name = name._replace(end=at + len(printed[: end - at].rstrip()))
            break
    return PageName(at, name.end, recase(" ".join(line[at : name.end].split())))


def _before_time(line: str, name: PrintedName) -> PrintedName:
    """End a name before the month or the weekday that its last word is."""
    printed = line[name.start : name.end]
    words = printed.split()
    if len(words) > 3 and "y" in words[2:-1]:  # Ana Lima y Juan Prado, where the y of a name joins two surnames
        words = words[: words.index("y", 2)] if len(words) - words.index("y", 2) > 2 else words
    while len(words) > 2 and words[-1].casefold() in _time_words() and not joins_names(words[-2]):
        words.pop()
    end = name.start
    for word in words:
        end = line.index(word, end) + len(word)
    return name._replace(end=end, words=len(words))


_ARTICLES = frozenset(
    (
        "The",
        "Der",
        "Die",
        "Das",
        "El",
        "Los",
        "Las",
        "Il",
        "Le",
        "La",
        "Les",
        "Un",
        "Una",
        "Une",
        "Ein",
        "Eine",
        "THE",
        "DIE",
        "DER",
    )
)


class _Said:
    """Reads what stands after the names, to the end of the line."""

    def __init__(self, line: str, at: int, *, marked: bool) -> None:
        self.line = line
        self.at = at
        self.struck = at
        self.marked = marked
        self.said: set[str] = set()
        self.role: str | None = None
        self.organization: str | None = None
        self.place: str | None = None
        self.guessed = False  # words were taken for an organisation

    def read(self) -> bool:
        """Read to the end and say whether all of it was understood."""
        line = self.line
        for _ in range(24):
            title = _TITLES.match(line, self.at)
            if title is not None:
                self._take(title.end())
            gap = _GAP.match(line, self.at)
            if gap is not None:
                edge = "@" in gap[0]
                self.at = gap.end() - (1 if edge and line[gap.end() - 1] == "@" else 0)
            if self.at >= len(line):
                if "time" not in self.said:
                    self.struck = len(line)
                return True
            if not (
                self._handle() or self._site() or self._work() or self._time() or self._somewhere() or self._unknown()
            ):
                return False
        return False

    def _take(self, end: int) -> None:
        self.at = end
        if "time" not in self.said:
            self.struck = end

    def _handle(self) -> bool:
        handle = _HANDLE.match(self.line, self.at)
        if handle is None:
            return False
        self.said.add("handle")
        self._take(handle.end())
        return True

    def _work(self) -> bool:
        crafts = _CRAFTS.match(self.line, self.at)
        if crafts is not None and self.line[self.at - 1] == "(":
            self._take(crafts.end())
            return True
        joined = _WITH.match(self.line, self.at)
        known = read_organization(self.line, self.at if joined is None else joined.end())
        if known is not None:
            self.organization = self.organization or known[0].name
            self.said.add("photos" if known[0].sells_photos else "organization")
            self._take(known[1])
            return True
        role = _ROLE_WORDS.match(self.line, self.at)
        if role is None or not _is_role(role[0]):
            return False
        self.role = self.role or role[0].strip()
        self.said.add("role")
        self._take(role.end())
        return True

    def _time(self) -> bool:
        token = _TOKEN.match(self.line, self.at)
        if token is None:
            return False
        word = token[0].rstrip(".").casefold()
        if not word[0].isdigit() and word not in _time_words():
            return False
        if "time" not in self.said and "reading" not in self.said:
            if _is_dated(self.line, self.at):
                self.said.add("time")
            elif _is_relative(word) or _READING.search(self.line, self.at):
                self.said.add("reading")
        self._take(token.end())
        return True

    def _somewhere(self) -> bool:
        inside = _IN.match(self.line, self.at)
        at = inside.end() if inside is not None else self.at
        place = _PLACE.match(self.line, at)
        if place is None or not is_place(place[0]):
            return False
        self.place = self.place or place[0]
        self.said.add("place")
        self._take(place.end())
        return True

    def _site(self) -> bool:
        site = _SITE.match(self.line, self.at)
        if site is None:
            return False
        self.organization = self.organization or site[0]
        self.said.add("organization")
        self._take(site.end())
        return True

    def _unknown(self) -> bool:
        """Take words with capitals for an organisation, after names that a marker opens or before a time."""
        before = self.line[: self.at].rstrip()[-1:]
        words = _UNKNOWN.match(self.line, self.at)
        if words is None or "organization" in self.said or "time" in self.said or len(words[0].split()) > 5:
            return False
        if not (words[0][:4] == "The " or before in ("/|·" if not self.marked else ",/|·(")):
            return False
        self.guessed = True
        self.organization = words[0].strip()
        self.said.add("organization")
        self._take(words.end())
        return True


_READING = regex.compile(r"\d\s?\p{L}{2}")


def _is_relative(word: str) -> bool:
    """Say whether a word of time says something without a number: `yesterday`, but not the month of `FALLS IN FEBRUARY`."""
    return len(word) > 2 and not word[0].isdigit() and month_number(word) is None


def _is_dated(line: str, at: int = 0) -> bool:
    """Say whether a date or a clock time stands in a line; a year counts only beside another number or a month."""
    if _DATED.search(line, at) is not None:
        return True
    if _YEAR.search(line, at) is None:
        return False
    tokens = [token[0].rstrip(".").casefold() for token in _TOKEN.finditer(line, at)]
    return sum(token[0].isdigit() for token in tokens) > 1 or any(token in _time_words() for token in tokens)


# Ana Lima avec AFP, Ana Lima (mit dpa), Ana Lima for The Herald
_WITH = regex.compile(r"(?i:avec|con|com|mit|med|met|with|da|der|van|et|and|und|y|e|for|für|pour)[ ]")
# Ana Lima (Text) und Tom Reed (Fotos): the photographer is no author
_CRAFTS = regex.compile(
    r"(?i:texte?|texto|testo|tekst|words)\)(?:\s*+(?:,|/|&|und|and|et|y|e|och|og|en)\s[^()]{3,60}+\((?i:fotos?|photos?|fotografía|bild|bilder|foto's)\))?+"
)


def _is_role(words: str) -> bool:
    """Say whether words end, or in most languages begin, with the noun of a role."""
    parts = words.strip(" .,").casefold().split()
    return bool(parts) and len(parts) <= 7 and (parts[-1] in _roles() or parts[0] in _roles())


# ------------------------------------------------------------------------------------------------ the lines around


_LONGEST_TIME = 120
_SHORTEST_LEAD = 10  # 4 May 2020, and then other words


def is_time_line(line: str) -> bool:
    """Say whether a line is a time of publication and little else, in whatever language.

    >>> is_time_line("Publicerad 4 maj 2020 kl. 10.15"), is_time_line("Storm tears roofs off 20 houses in 2024")
    (True, False)
    """
    lead = _time_at(line, 0)
    if lead > _SHORTEST_LEAD and _is_dated(line[:lead]):
        return True
    if len(line) > _LONGEST_TIME:
        return False
    dated = _is_dated(line)
    tokens = [token[0].rstrip(".").casefold() for token in _TOKEN.finditer(line)]
    words = [token for token in tokens if not token[0].isdigit()]
    if not dated:
        return 0 < len(words) < len(tokens) <= 6 and all(word in _time_words() for word in words)
    unknown = sum(word not in _time_words() for word in words)
    return unknown <= 2 and len(tokens) <= 24


def find_closing_byline(text: str, start: int = 0, end: int | None = None) -> PageByline | None:
    """Find the byline that ends a longer line: `We need more bells! A comment by Ana Lima`.

    The kind of text must be named before the marker; `written by` alone may be said of anything.
    """
    stop = len(text) if end is None else end
    for article in _ARTICLE.finditer(text, start, stop):
        opening = _closing().match(text, article.end(), stop)
        if opening is None:
            continue
        ceiling = min(stop, opening.start() + _LONGEST_LINE)
        line_end = text.find("\n", opening.start(), ceiling)
        read = read_page_byline(text, opening.start(), ceiling if line_end < 0 else line_end)
        if read is not None and read.marked and not read.said - {"role", "organization", "place"}:
            return read
    return None


# Where a closing byline can begin; the whole pattern is tried only there.
_ARTICLE = re.compile(r"[.!?:…»”“\"–—|] (?=[AEU][a-zà-ÿ]{0,3} )")


@cache
def closing_cues() -> frozenset[str]:
    """Return the words, in small letters, of which a closing byline holds one: a kind of text and a marker behind it."""
    return frozenset(
        f"{kind} {marker} ".lower()
        for language in languages_known()
        for kind in words_of_language(language, "bylines.kinds")
        for marker in ("by", *words_of_language(language, "bylines.markers"))
    )


@cache
def _closing() -> regex.Pattern[str]:
    """Read `A comment by `, `Ein Kommentar von ` where it begins anew: in a sentence a report may be by anyone."""
    return regex.compile(
        rf"""
        (?:An?|Eine?|Une?|Una|Een|Ett?|Um|Uma) [ ]
        (?i: (?:{_any_of("kinds")}) [ ] (?:by|{_any_of("markers")}) ) [ ] (?=\p{{Lu}})
        """,
        regex.VERBOSE,
    )


_SIGNED = regex.compile(
    r"(?:(?P<who>\p{L}[\p{L}.-]{0,30}+(?:[ ][\p{L}.-]{1,20}+){0,3}+)[ ])?+\((?P<names>[^()]{5,80}+)\)\.?+"
)


def read_signature(text: str, start: int, end: int) -> PageByline | None:
    """Read the names that sign a text on its last line: `Ana Lima`, `(Ana Lima)`, `KUTV (Ana Lima, Tom Reed)`.

    Each must have a known given name.
    """
    line = text[start:end]
    signed = _SIGNED.fullmatch(line)
    if signed is not None:
        who = signed["who"]
        known = read_organization(who, 0) if who else None
        if who and not (who.isupper() and len(who) <= 8) and (known is None or known[1] < len(who)):
            return None
        read = read_page_byline(text, start + signed.start("names"), start + signed.end("names"))
        if read is None or read.said:
            return None
        read = read._replace(start=start, end=end, organization=who)
    else:
        read = read_page_byline(text, start, end) if line[:1].isalpha() else None
    if read is None or read.said - {"role", "organization", "place", "handle"}:
        return None
    return read if all(is_given_name(name.name.split()[0]) for name in read.names) else None


def is_marker_line(line: str) -> bool:
    """Say whether a line ends where names should follow: `Von`, `Author of the article:`, `4 May 2020 by`."""
    if len(line) > 60:
        return False
    bullet = _BULLET.match(line)
    at = bullet.end() if bullet is not None else 0
    if at >= len(line):
        return False
    marker = _marker().fullmatch(line, at)
    if marker is None and (lead := _time_at(line, at)):
        gap = _GAP.match(line, lead)
        marker = _marker().fullmatch(line, gap.end() if gap is not None else lead)
    return marker is not None


def read_role_line(line: str) -> str | None:
    """Return the role that a line is: `Redakteurin Wirtschaft`, `Staff Writer`."""
    words = line.strip(" *+-•·,.")
    return words if 3 < len(words) <= 60 and words[0].isupper() and _is_role(words) else None
