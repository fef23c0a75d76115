"""The dateline: where, when and by which agency a story was filed.

`TOKYO, April 12 (Reuters) - The yen fell.` carries all three, `(CNN) — ` the agency alone, `DUBLIN — ` the place alone.
A dateline is read in three steps. One pattern walks over all that could be its head, which is words in capitals, dates,
commas and slashes, and fails on ordinary prose within a few words. What follows the head (a credit in brackets, a dash,
a colon) says which layout it is. Then the head is taken apart and the evidence is weighed: an agency or a date is
strong, a bare place needs a town of that name, a terminator and a lede that reads as a sentence.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from wireclean.arguments import demand_day, demand_text
from wireclean.article import Dateline, Place, Span
from wireclean.data import agencies
from wireclean.data.languages import language_words
from wireclean.grammar.dateline_head import DAY, EDGES, LOWER, OPENING, UPPER, Head, Site, spells, take_apart
from wireclean.grammar.dateline_scripts import UncasedDateline, may_begin, read_uncased
from wireclean.grammar.dates import parse_day, resolve_day
from wireclean.grammar.places import country_of, is_place, is_region

__all__ = ["FoundDateline", "find_agency_datelines", "match_dateline", "parse_dateline"]

_REACH = 180  # no dateline is longer than this, white space included
_BACK = 110  # how far before its agency a dateline inside a line can begin
_SHORT = 30  # a sentence that is no longer than this may be one of a row: `Regen. Mist. Die Kinder`
_LEDE = 1000  # how much of the lede is looked at
_QUOTES = "\"'“”‘’«»„‹›"

# A head whose capitals have slipped: `st paul, april 7 -`, `Mexico city, March 4 -`. Only with a date and a hyphen.
_LOOSE_OPENING = re.compile(
    rf"""
    \s*+ (?P<notice>)
    (?P<head>
      [{UPPER}{LOWER}] [{LOWER}.]{{1,15}}+ (?: \ [{LOWER}.]{{1,15}}+ ){{0,2}}+ ,\ {{1,3}}+ {DAY} \s{{0,3}}+
    )
    (?= - \s )
    """,
    re.VERBOSE,
)

# `Berlin. Die`, `Hannover/Berlin. Der`, `Mülheim an der Ruhr. „Wir`: a place and a full stop, as German papers print it.
_STOPPED = re.compile(
    rf"""
    \s*+
    (?P<head>
      (?: St\. \ )?+ [{UPPER}] [^\W\d_]++ (?: [-/] [{UPPER}] [^\W\d_]++ | \ (?: am | an\ der | bei | im | in | ob\ der ) (?![^\W_])
                           | \ [{UPPER}{LOWER}] [^\W\d_]++ (?: - [{UPPER}] [^\W\d_]++ )*+ ){{0,3}}+
    )
    \. \s++ (?= ["„»“]?+ [{UPPER}\d] )
    """,
    re.VERBOSE,
)

# `BERLIN taz | Die`: the credit of a paper, before a bar.
_BARRED = re.compile(
    rf"\s*+ (?P<head> [{UPPER}] [^\W_]++ (?: [ /-] [{UPPER}] [^\W_]++ ){{0,3}}? ) \ (?P<agency> taz ) \ \| \s++",
    re.VERBOSE,
)

# `BAAR, SWITZERLAND` with nothing behind it: a flattener has parted it from its lede.
_ALONE = re.compile(
    rf"\s*+ (?P<head> [{UPPER}] [{UPPER}\ .'’-]{{1,30}}+ , \ [{UPPER}] [{UPPER}{LOWER}\ .]{{2,30}}+ ) \s*+ \Z",
    re.VERBOSE,
)

# The credit behind the head: `(AP)`, `--(BUSINESS WIRE)`, `/TASS/`, ` / ACCESSWIRE / `.
_CREDIT = re.compile(
    r"""
    (?P<lead> [—–-] -?+ )?+ \ ?+
    (?: \( \s?+ (?P<round> [^()\n]{1,60}+ ) \)
      | / (?P<slash> [^\W\d_][^/\n]{1,38}+ (?: / [^\W\d_][^/\s]{1,20}+ (?=/) )?+ ) /
      | (?<=\s) / \  (?P<wide> [^\W\d_][^/\n]{1,38}+ ) (?<=\ ) /
    )
    """,
    re.VERBOSE,
)

# What ends a dateline: dashes, the `_` of the ANPA wire, EFE's `.-`, a colon, TASS's full stop. `\x97` is a dash that
# lost its code page. A single hyphen needs a space behind it, for `NEW-` may go on.
_ENDING = r"""
    \s*+
    (?: (?P<dash> \.? (?: --++ | [—―\x97] [—―-]*+ | _++ ) )
      | (?P<hyphen> \.? [–-] (?: (?=\s|\Z) | (?<= [).] [–-] ) ) )
      | (?P<colon> : (?![\d/]) )
      | (?P<stop> \. (?!\w) )
    )
    \s*+
"""
_TERMINATOR = re.compile(_ENDING, re.VERBOSE)
_DAY_BEHIND = re.compile(rf"(?P<day> {DAY} ) (?= \s*+ [:—–-] ) {_ENDING}", re.VERBOSE)  # BOSTON – May 5, 2019 –

# A credit that can stand inside a line, and what must follow it there: a terminator, or at once the lede.
_CREDIT_INSIDE = re.compile(
    rf"\( (?P<round> [^\W\d_][^()\n]{{1,38}}+ ) \) (?= \s{{0,3}}+ [—–―_\x97-] | \.- | \s?[{UPPER}{_QUOTES}] )",
    re.VERBOSE,
)

# An agency behind the dash, with a full stop or dash of its own: `МОСКВА, 4 окт - РИА Новости. `
_AGENCY_BEHIND = re.compile(
    r"(?P<agency> [^\W\d_] [^\s.,:;()/–—]{1,20}+ (?: \ [^\W\d_] [^\s.,:;()/–—]{1,20}+ )?+ ) \s?+ [.:–—-] \s++",
    re.VERBOSE,
)

# The call letters of a station, as it signs its own copy: `KCRA`, `WABC-TV`, `KXAN/AP`.
_STATION = re.compile(r"[A-Z][A-Z0-9]{2,4} (?: [-/ ] [A-Z][A-Z0-9]{1,4} )?+", re.VERBOSE)

# A credit that is known by a word in it, or by its form behind a day: `Sundiata Post`; `AIP`.
_PAPER = re.compile(
    r"""
    (?: [^\W\d_a-z] [^\W\d_]{1,14}+ \ ){1,3}?
    (?: Agency | Daily | Gazette | Guardian | Herald | Mail | Media | News | Post | Press | Presse | Radio | Star | Sun
      | Times | Tribune | TV | Wire | Zeitung ) (?: \ Agency | \ Service | \ Online )?+
    """,
    re.VERBOSE,
)
_CREDIT_NAME = re.compile(r"[A-Z]{2,6} (?: /[A-Z]{2,6} )?", re.VERBOSE)

_DAY_ALONE = re.compile(DAY, re.VERBOSE)
_DAY_FIRST = re.compile(rf"\s*+ {DAY}", re.VERBOSE)
_RELEASE_DAY = re.compile(rf"\s*+ (?P<day> {DAY} ) \s*+ / \s*+", re.VERBOSE)  # `/ ACCESSWIRE / May 5, 2020 / `
_NUMERIC_DAY = re.compile(
    r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4}) | (?P<year2>\d{4})-(?P<month2>\d\d)-(?P<day2>\d\d)", re.VERBOSE
)
_SECOND_HAND = re.compile(r"\s++ (?: via\b | --? | [–—] ) \s", re.VERBOSE)  # `(Newsfile Corp. - May 5, 2020)`
_SENTENCE_END = re.compile(rf"[.!?…] [{_QUOTES})\]]{{0,3}}+ (?=\s|\Z)", re.VERBOSE)
_LEDE_OPENING = re.compile(rf"[{_QUOTES}¿¡(\[<$€£*]*+ (?: [^\W\d_{LOWER}] | \d )", re.VERBOSE)
_WORD = re.compile(r"[^\W\d_]\S*+")
_SPEAKER = re.compile(rf"^\s{{0,8}}+ [{UPPER}] [{UPPER}\ .'’-]{{1,30}}+ :\s", re.VERBOSE | re.MULTILINE)
_LISTED = re.compile(
    rf"""
    ^ \s{{0,8}}+ [•*-]?+ \s?+
    (?P<name> [{UPPER}] [^\W\d_]{{2,20}}+ (?: \ [{UPPER}] [^\W\d_]{{2,20}}+ ){{0,2}}+ ) :\s
    """,
    re.VERBOSE | re.MULTILINE,
)
_SPACED_DASH = re.compile(r"\s[–—-]\s")
_SPACES = re.compile(r"\s*+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n")
_WRAPPED = re.compile(rf"(?<=[\w,]) \n (?= [{LOWER}] )", re.VERBOSE)
_CAPITAL = re.compile(rf"(?<![{UPPER}.'’-])[{UPPER}]")
_ENDS = ".!?…)]|:;—–\n" + _QUOTES  # after one of these something new begins


# What no dateline is without: a terminator or a credit.
_SIGN = re.compile(r"[-–—―_:)/\x97]")


class FoundDateline(NamedTuple):
    """A dateline in a text: `text[start:end]` is all that stands before the lede, terminator and spaces included.

    `strong` says that it carries a credit or a date. A weak one is a bare place (`DUBLIN — `) or agency (`CNN — `): to
    be believed at the head of a story only.
    """

    start: int
    end: int
    dateline: Dateline
    strong: bool


def parse_dateline(text: str, *, reference: date | None = None) -> Dateline | None:
    """Read the dateline that `text` begins with, or is; None when it begins with none.

    `reference` gives the year to a printed month and day. No text raises an exception.

    >>> parse_dateline("LISBON/MADRID, May 4 (Reuters) - The bell weighs a ton.").agency
    'Reuters'
    >>> parse_dateline("BREAKING: The bell weighs a ton.") is None
    True
    """
    demand_text("parse_dateline", text)
    demand_day("parse_dateline", reference)
    found = match_dateline(text, reference=reference)
    return None if found is None else found.dateline


def match_dateline(
    text: str, start: int = 0, end: int | None = None, *, reference: date | None = None
) -> FoundDateline | None:
    """Find the dateline that begins at `start`, after white space if any; nothing from `end` on is looked at.

    >>> found = match_dateline("TOKYO (AP) — The bell weighs a ton.")
    >>> found.dateline.text, found.end, found.strong
    ('TOKYO (AP)', 13, True)
    """
    stop = len(text) if end is None else min(end, len(text))
    reach = min(stop, start + _REACH)
    if may_begin(text, start, reach):
        uncased = read_uncased(text, start, stop)
        if uncased is not None:
            return _from_uncased(text, uncased, reference)
    if _SIGN.search(text, start, reach) is not None:
        opening = OPENING.match(text, start, reach) or _LOOSE_OPENING.match(text, start, reach)
        found = None if opening is None else _Reader(text, stop, reference).read(opening)
        if found is not None:
            return found
    stopped = _STOPPED.match(text, start, reach) or _BARRED.match(text, start, reach) or _ALONE.match(text, start, stop)
    return None if stopped is None else _Reader(text, stop, reference).read_stopped(stopped)


def find_agency_datelines(text: str, start: int, end: int, *, reference: date | None = None) -> FoundDateline | None:
    """Find the first dateline with an agency inside a stretch, for copy whose lines have run together.

    A caption or headline may be glued in front: `(AP Photo/Ana Lima) WASHINGTON (AP) — The`, `sourceLONDON, Nov 19
    (Reuters) - The`. A place in capitals is taken back to where the capitals begin; one in title case counts only after
    a sentence or a bracket has ended.
    """
    reader = _Reader(text, min(end, len(text)), reference)
    for credit in _CREDIT_INSIDE.finditer(text, start, reader.stop):
        if _agency(credit["round"]) is not None:
            opening = _best_head(text, start, credit)
            found = None if opening is None else reader.read(opening)
            if found is not None and found.dateline.agency is not None and found.end >= credit.end():
                return found
    return None


class _Lede:
    """How the text after a dateline looks, each trait reckoned when it is asked for."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def length(self) -> int:
        """How long it is, in code points."""
        return len(self.text)

    @property
    def opens(self) -> bool:
        """Whether it opens as a sentence does."""
        return _LEDE_OPENING.match(self.text) is not None

    @property
    def small_words(self) -> int:
        """How many of the first twenty words are in small letters."""
        return sum(word[0].islower() for word in _WORD.findall(self.text[:200])[:20])

    @property
    def finished(self) -> bool:
        """Whether a sentence ends in it."""
        return _SENTENCE_END.search(self.text, 20) is not None

    @property
    def german(self) -> bool:
        """Whether it has some of the little words that no other language has so many of."""
        return len(_german_words().intersection(self.text[:300].lower().split())) >= 3

    @property
    def prose(self) -> bool:
        """Whether it reads as body copy."""
        return self.length >= 40 and self.opens and self.small_words >= 3

    @property
    def sentence(self) -> bool:
        """Whether it reads as body copy and has a whole sentence."""
        return self.length >= 60 and self.finished and self.prose


class _Extent(NamedTuple):
    """Where a dateline with its notice begins, where its text begins and ends, and where the lede begins."""

    start: int
    first: int
    last: int
    end: int


class _Reader(NamedTuple):
    """Reads datelines of one text, up to `stop`."""

    text: str
    stop: int
    reference: date | None

    def read(self, opening: re.Match[str]) -> FoundDateline | None:
        """Judge what follows a head: a credit, a terminator, or nothing that makes it a dateline."""
        first, last = opening.span("head")
        credit = _CREDIT.match(self.text, last, self.stop)
        if credit is None and first == last:
            return None
        head = take_apart(opening["head"])
        if head is None:
            return None
        start = opening.start("notice") if opening["notice"] else first
        if head == Head(()):
            if credit is None or credit["lead"]:
                return None
            first = credit.start()
            if credit["round"] is not None and is_place(credit["round"], 20):
                return self._place_in_brackets(credit)
        if credit is not None:
            found = self._with_credit(head, credit, _Extent(start, first, credit.end(), credit.end()))
            if found is not None or not credit["lead"]:
                return found
        # without a credit, or with brackets that belong to the lede: `MONTREAL, Feb 26 - (Bell Ltd) said`
        last = first + len(opening["head"].rstrip(EDGES))
        return self._without_credit(head, _Extent(start, first, last, last))

    def read_stopped(self, opening: re.Match[str]) -> FoundDateline | None:
        """Judge a place with a full stop, or alone on its line: `Berlin. Die Feuerwehr löschte den Brand.`

        `Nein. Einfach nein.` has the shape too, so it takes a town that is no everyday word, and German prose whose
        first sentence is not another single word.
        """
        head = take_apart(opening["head"])
        if head is None or head.day is not None or head.agency is not None:
            return None
        first, last = opening.span("head")
        if opening.re is _BARRED:
            extent = _Extent(first, first, opening.end("agency"), opening.end())
            return self._found(head, extent, _agency(opening["agency"])) if head.known else None
        if opening.re is _ALONE:
            regional = len(head.sites) == 1 and head.sites[0].region_known
            whole = regional and head.towns and not self.text[self.stop :].strip()
            return self._found(head, _Extent(first, first, last, last), None) if whole else None
        lede = self._lede(opening.end())
        first_sentence = _SENTENCE_END.search(self.text, opening.end(), min(self.stop, opening.end() + _SHORT))
        accepted = (
            lede.german
            and lede.prose
            and lede.length >= 60
            and first_sentence is None
            and all(
                site.region is None
                and not (site.everyday or site.label)
                and (site.of(300) or site.german or site.german_village)
                for site in head.sites
            )
        )
        return self._found(head, _Extent(first, first, last, opening.end()), None) if accepted else None

    def _with_credit(self, head: Head, credit: re.Match[str], extent: _Extent) -> FoundDateline | None:
        if head.agency is not None:
            return None
        inside = (credit["round"] or credit["slash"] or credit["wide"]).strip()
        terminator = _TERMINATOR.match(self.text, credit.end(), self.stop)
        agency = _agency(inside)
        if agency is None:
            dashed = terminator is not None and bool(terminator["dash"] or terminator["hyphen"])
            if terminator is None or not dashed or credit["round"] is None or not head.sites:
                return None
            if head.day is not None:  # with place and day a credit of any name is one: `Abidjan, 3 mai 2024 (AIP) - `
                named = head.known and not head.bare_day and _CREDIT_NAME.fullmatch(inside) is not None
                named = named and not is_region(inside) and not Site(inside, None, shouted=False).label
                return self._found(head, extent._replace(end=terminator.end()), inside) if named else None
            return self._with_other_brackets(head, credit, inside, extent._replace(end=terminator.end()))
        release = _RELEASE_DAY.match(self.text, credit.end(), self.stop) if credit["wide"] is not None else None
        if release is not None and head.sites and head.day is None:
            extent = extent._replace(last=release.end("day"), end=release.end())
            return self._found(head._replace(day=release["day"]), extent, agency)
        after = terminator or _SPACES.match(self.text, credit.end(), self.stop)
        extent = extent._replace(end=credit.end() if after is None else after.end())
        if head.sites:
            accepted = self._accepts_places(head, credit, terminator, agency)
        elif head.day is not None:
            accepted = self._lede(extent.end).opens or terminator is not None
        else:
            second = self._agency_first(extent, agency)
            if second is not None:
                return second
            accepted = self._accepts_agency_alone(credit, terminator)
        return self._found(head, extent, agency) if accepted else None

    def _place_in_brackets(self, credit: re.Match[str]) -> FoundDateline | None:
        """`(Leipzig) - Die Glocke`."""
        head = take_apart(credit["round"])
        terminator = _TERMINATOR.match(self.text, credit.end(), self.stop)
        if head is None or not head.sites or head.day is not None or not head.known or terminator is None:
            return None
        if not (terminator["dash"] or terminator["hyphen"]) or not self._lede(terminator.end()).sentence:
            return None
        return self._found(head, _Extent(credit.start(), credit.start(), credit.end(), terminator.end()), None)

    def _accepts_agency_alone(self, credit: re.Match[str], terminator: re.Match[str] | None) -> bool:
        """`(Reuters) - `, `(CNN)The`, `(CNN) The`: a colon or slashes are too little."""
        if terminator is not None:
            return bool(terminator["dash"] or terminator["hyphen"])
        lede = self._lede(credit.end())
        glued = credit.end() < self.stop and not self.text[credit.end()].isspace()
        return credit["round"] is not None and (lede.opens if glued else lede.prose)

    def _accepts_places(self, head: Head, credit: re.Match[str], terminator: re.Match[str] | None, agency: str) -> bool:
        """`TOKYO (AP) — `, `MOSCOW, October 4. /TASS/.`, `London (CNN)It`: weigh places with a known agency behind."""
        if not head.known and any(site.label or spells(site.name, agency) for site in head.sites):
            return False
        if terminator is None:
            return self._accepts_unterminated(head, credit.end())
        if terminator["stop"]:
            return credit["slash"] is not None
        likely = head.shouted or head.known or head.day is not None
        return likely or (not terminator["colon"] and all(site.village for site in head.sites))

    def _accepts_unterminated(self, head: Head, after: int) -> bool:
        """`HANOI, Nov. 27 (Xinhua) Vietnam is`: the dash is missing, or the dateline is alone on its line."""
        lede = self._lede(after)
        if not lede.length:
            return head.known or head.day is not None
        if head.day is not None or (head.known and not self.text[after].isspace()):
            return lede.opens
        return head.known and (lede.prose if head.shouted else lede.sentence and head.towns)

    def _agency_first(self, extent: _Extent, agency: str) -> FoundDateline | None:
        """`(ANSA) - Rome, October 11 - `, `(AP) BIRMINGHAM, Ala. — `."""
        opening = OPENING.match(self.text, extent.end, min(self.stop, extent.end + _REACH))
        head = None if opening is None or opening["notice"] else take_apart(opening["head"])
        if opening is None or head is None or not head.sites or head.agency is not None:
            return None
        last = opening.start("head") + len(opening["head"].rstrip(EDGES))
        terminator = _TERMINATOR.match(self.text, last, self.stop)
        if terminator is None or not (terminator["dash"] or terminator["hyphen"]):
            return None
        if not head.known or not (head.day is not None or head.shouted):
            return None
        return self._found(head, extent._replace(last=last, end=terminator.end()), agency)

    def _with_other_brackets(
        self, head: Head, credit: re.Match[str], inside: str, extent: _Extent
    ) -> FoundDateline | None:
        """`WASHINGTON (Aug. 13) -- `, `BERKELEY, Calif. (KCRA) — `, `Rostow (Russland) - `, `Reno --(Wire.com)- `."""
        site = head.sites[0]
        agency = None
        if not head.known:
            return None
        if _DAY_ALONE.fullmatch(inside):
            head = head._replace(day=inside)
        elif is_region(inside):
            if len(head.sites) > 1 or site.region or not self._lede(extent.end).sentence:
                return None
            head = head._replace(sites=(site._replace(region=inside),))
        elif self._is_wire_or_station(head, credit, inside) or self._is_paper(head, inside, extent):
            agency = inside
        else:
            return None
        return self._found(head, extent, agency)

    def _is_paper(self, head: Head, inside: str, extent: _Extent) -> bool:
        """`Abuja (Sundiata Post) – `: what papers call themselves, behind a town of some size."""
        large = all(site.of(50) for site in head.sites)
        return large and _PAPER.fullmatch(inside) is not None and self._lede(extent.end).sentence

    def _is_wire_or_station(self, head: Head, credit: re.Match[str], inside: str) -> bool:
        """`--(Example.com)-` is a wire by its dashes, `(KCRA)` behind capitals a station by its letters.

        Without a region only letters as American and Canadian stations have them: `DELTA (DAL)` is an airline.
        """
        if credit["lead"]:
            return self.text[credit.end()] in "-–—"
        regional = all(site.region for site in head.sites)
        letters = _STATION.fullmatch(inside) is not None and (regional or inside[0] in "KWC")
        return head.shouted and letters and not spells(head.sites[0].name, inside)

    def _without_credit(self, head: Head, extent: _Extent) -> FoundDateline | None:
        """`OSLO, Feb 26 - `, `OSLO – May 5, 2019 – `, `OSLO, Nov 26 AFP - `, `CNN — `, `OSLO — `, `OSLO: `."""
        terminator = _TERMINATOR.match(self.text, extent.last, self.stop)
        if terminator is None or terminator["stop"]:
            return None
        release = _DAY_BEHIND.match(self.text, terminator.end(), self.stop)
        if release is not None and head.day is None and head.sites and not terminator["colon"]:
            terminator, head = release, head._replace(day=release["day"])
            extent = extent._replace(last=release.end("day"))
        if head.sites and head.agency is None and head.known and not terminator["colon"]:
            behind = _AGENCY_BEHIND.match(self.text, terminator.end(), self.stop)
            agency = None if behind is None else _agency(behind["agency"])
            if behind is not None and agency is not None:
                return self._found(head, extent._replace(last=behind.end("agency"), end=behind.end()), agency)
        if head.bare_day:
            return None
        lede = self._lede(terminator.end())
        if head.agency is not None:
            accepted = (
                (bool(head.day) or (head.known and lede.prose))
                if head.sites
                else lede.prose and not terminator["colon"]
            )
        elif head.day is not None:
            indented = self.text[max(0, extent.first - 3) : extent.first] == "   "
            accepted = self._accepts_day(head, terminator, lede, indented and release is None)
        else:
            accepted = self._accepts_bare_places(head, terminator, lede) and not (
                terminator["colon"] and self._is_transcript(extent.start, terminator.end(), shouted=head.shouted)
            )
        return self._found(head, extent._replace(end=terminator.end()), head.agency) if accepted else None

    def _accepts_day(self, head: Head, terminator: re.Match[str], lede: _Lede, indented: bool) -> bool:
        """`SALVADOR, Feb 26 - `: weigh places with a day behind them, or a day alone.

        The wire of 1987 indents its paragraphs. Without that the lede has to read as prose, for `London, May 4 - O2
        Arena` is a tour and `May 4 - The bell is hung` a chronicle.
        """
        shouted_day = head.day is not None and head.day.isupper()
        if not head.sites:
            return indented and shouted_day and bool(terminator["hyphen"])
        if terminator["colon"]:  # a caption has the month in capitals: `MANCHESTER, ENGLAND, MAY 2: `
            return head.known and not shouted_day and lede.sentence
        likely = indented or not lede.length or lede.prose or (head.shouted and lede.small_words >= 2)
        return head.known and likely

    def _accepts_bare_places(self, head: Head, terminator: re.Match[str], lede: _Lede) -> bool:
        """`DUBLIN — `, `NEW DELHI: `: only towns and regions that are known, and only before a sentence."""
        sites, end = head.sites, terminator.end()
        if (
            any(site.label or (site.region is not None and not site.region_known) for site in sites)
            or not (lede.prose or not lede.length)
            or _DAY_FIRST.match(self.text, end, self.stop)  # a caption: `MANCHESTER, ENGLAND - SEPTEMBER 28: `
        ):
            return False
        regional = any(site.region for site in sites) and head.known and (head.shouted or head.towns)
        second = _SPACED_DASH.search(self.text, end, min(end + 60, self.stop))
        if terminator["colon"]:
            # in title case only `Mumbai: ` of the papers that print it so, and `Washington, DC, United States: `; with fewer parts it may as well be a heading
            full = regional and all(site.region and "," in site.region for site in sites)
            customary = (
                second is None
                and not lede.german
                and lede.length >= 80
                and all(site.of(400) and site.colons for site in sites)
            )
            likely = (regional or all(site.of(50) for site in sites)) if head.shouted else full or customary
            return likely and lede.sentence
        if not lede.length:
            return head.shouted and bool(terminator["dash"]) and (regional or all(site.of(100) for site in sites))
        if regional:
            return True
        if head.shouted:
            ended = bool(terminator["dash"] or lede.finished)
            return ended and all(site.town or site.land or (lede.german and site.german_village) for site in sites)
        # `Indianapolis – Several thousand`; a second dash makes it a title: `Berlin – Tag & Nacht – Staffel 16`
        # a full stop before the hyphen is what Spanish papers print: `Asunción.- `
        spaced = self.text[terminator.start()].isspace() or self.text[terminator.start() - 1] == "."
        if not spaced or second is not None or not lede.sentence:
            return False
        if not lede.german:
            return all(site.of(100) for site in sites)
        return all(not site.everyday and (site.of(100) or site.german or site.german_village) for site in sites)

    def _is_transcript(self, start: int, end: int, *, shouted: bool) -> bool:
        """Say whether other lines nearby open as this one did: then `JACKSON: ` is a speaker, `Mumbai: ` one of a list."""
        for stretch in (max(0, start - _LEDE), start), (end, end + 3 * _LEDE):
            if shouted:
                if _SPEAKER.search(self.text, *stretch) is not None:
                    return True
            elif any(is_place(other["name"], 50) for other in _LISTED.finditer(self.text, *stretch)):
                return True
        return False

    def _found(self, head: Head, extent: _Extent, agency: str | None) -> FoundDateline:
        start, first, last, end = extent
        dateline = Dateline(
            places=tuple(site.place for site in head.sites),
            agency=agency,
            date=None if head.day is None else _date(head.day, self.reference),
            text=self.text[first:last],
            span=Span(first, last),
        )
        strong = head.day is not None or (agency is not None and head.agency is None)
        return FoundDateline(start, end, dateline, strong)

    def _lede(self, start: int) -> _Lede:
        stop = self.stop
        if _WRAPPED.match(self.text, stop) is not None:  # the sentence goes on in the next line
            stop = start + _LEDE
        lede = self.text[start : min(stop, start + _LEDE)].strip()
        blank = _BLANK_LINE.search(lede)
        if blank is not None:
            lede = lede[: blank.start()]
        return _Lede(lede)


def _from_uncased(text: str, uncased: UncasedDateline, reference: date | None) -> FoundDateline:
    """Make the dateline of what a script without capitals says; all its forms are sure of themselves."""
    first, last, end, names, region, agency, day = uncased
    places = tuple(Place(name, region, country_of(name, region)) for name in names)
    when = None if day is None else _date(day, reference)
    return FoundDateline(first, end, Dateline(places, agency, when, text[first:last], Span(first, last)), strong=True)


@cache
def _german_words() -> frozenset[str]:
    return frozenset(language_words("datelines.german_words"))


def _agency(inside: str) -> str | None:
    """Return the short name of the agency that brackets name: `AP`, `dpa/lno`, `Newsfile Corp. - May 5, 2020`."""
    known = agencies().in_dateline(inside) or agencies().in_dateline(_SECOND_HAND.split(inside, maxsplit=1)[0])
    return None if known is None else known.short


def _date(day: str, reference: date | None) -> date | None:
    """Return the date of a printed day: `April 25`, `17.08.2007`, `2019-11-05`. With slashes it could be either way."""
    numeric = _NUMERIC_DAY.fullmatch(day)
    if numeric is not None:
        number = numeric.groupdict(default="")
        try:
            return date(*(int(number[part] or number[f"{part}2"]) for part in ("year", "month", "day")))
        except ValueError:
            return None
    written = parse_day(day)
    return None if written is None else resolve_day(written, reference)


def _best_head(text: str, start: int, credit: re.Match[str]) -> re.Match[str] | None:
    """Return the head that ends where a credit begins, read as far back as it convinces.

    Each capital before the credit may begin it. There are few: no head holds a bracket or an ordinary word.
    """
    stop = credit.start()
    floor = max(text.rfind(")", max(start, stop - _BACK), stop) + 1, start, stop - _BACK)
    best, best_rank = None, 0
    for begin in (*(capital.start() for capital in _CAPITAL.finditer(text, floor, stop)), stop):
        opening = OPENING.match(text, begin, stop + 1)
        if opening is None or opening.end("head") != stop or opening["notice"]:
            continue
        head = take_apart(opening["head"])
        if head is None or head.agency is not None:
            continue
        ended = not text[max(start, begin - _BACK) : begin].rstrip(" ")[-1:].strip(_ENDS)
        rank = _rank(head, ended, terminated=_TERMINATOR.match(text, credit.end()) is not None)
        if rank > best_rank:
            best, best_rank = opening, rank
    return best


def _rank(head: Head, ended: bool, terminated: bool) -> int:
    """Say how convincing a head inside a line is, from 0; `ended` where what precedes it has ended."""
    if not head.sites:
        return int(ended and terminated)  # else the credit of a caption, and the caption after it
    if head.shouted and head.towns:
        return 4
    if head.shouted and head.known:
        return 3
    if ended and head.known:
        return 2
    return int(ended and head.shouted)
