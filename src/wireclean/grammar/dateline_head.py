"""The head of a dateline, which is all before its credit or dash, taken apart into places, day and agency.

`WEST PALM BEACH, Fla./WASHINGTON, Nov 19` is two places and a day; `SEOUL, Nov 26 AFP` is a place, a day and an agency
without brackets. Nothing here knows what follows a head: that is for `wireclean.grammar.dateline` to weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from wireclean.article import Place
from wireclean.data import agencies, load
from wireclean.data.languages import language_numbers, language_words
from wireclean.grammar.dates import MONTH
from wireclean.grammar.names import recase_place
from wireclean.grammar.places import country_of, is_place, is_region

__all__ = ["DAY", "EDGES", "LOWER", "OPENING", "UPPER", "Head", "Site", "spells", "take_apart"]

EDGES = " \t\n\r\xa0\u202f\u2009,،"  # what may surround a head and is no part of it

# The capitals and small letters of the Latin, Greek and Cyrillic scripts, as classes that `re` can use.
_BICAMERAL = [chr(code) for code in range(0x41, 0x530)]
UPPER = "".join(letter for letter in _BICAMERAL if letter.isupper())
LOWER = "".join(letter for letter in _BICAMERAL if letter.islower())

# Short forms of months that are everyday words elsewhere, and so are no months but behind a day: `3 ago`, `12 SET`.
_DAY_SIDE_MONTHS = "ago|set|out|des"

# A day as datelines print it: `Feb 26`, `Aug. 29, 2014`, `2 March`, `14. Dezember 2021`, `17.08.2007`, `2019-11-05`.
DAY = rf"""
    (?i: {MONTH} \.? \ {{0,3}} \d{{1,2}}+ (?:st|nd|rd|th)?+ (?!\d) (?: ,?\s{{0,3}}+ (?:19|20)\d\d )?+
       | \d{{1,2}}+ (?:st|nd|rd|th|\.)?+ \ {{1,3}}+ (?: de \ )?+ (?: {MONTH} | (?:{_DAY_SIDE_MONTHS}) \b \.?+ )
         (?: (?: ,?\s{{0,3}}+ | \ del?\ ) (?:19|20)\d\d )?+
       | \d{{1,2}}+ [./] \d{{1,2}}+ [./] (?:19|20)?+\d\d (?!\d)
       | (?:19|20)\d\d - \d\d - \d\d (?!\d)
    )
"""
_DAY_AT_END = re.compile(rf"(?: \A | (?<=[\s,،]) ) (?P<day> {DAY} ) [\s.,]*+ \Z", re.VERBOSE)

_BARE_DAY_AT_END = re.compile(r",\ (?P<day> \d\d? ) \Z", re.VERBOSE)

# The small words that a name in title case can hold.
_SMALL_WORDS = """
    am|an|and|der|de|del|della|den|dem|des|di|do|da|dos|das|du|d|e|el|al|ul|i|im|in|a|la|las|le|les|los|of|the|on|ob|op
    |och|og|und|unter|upon|sur|sous|van|von|ved|vor|y|bei|city|near|aboard|off|st|nd|rd|th
"""

# All that can stand before the credit or the terminator: `ST. JOSEPH, Mich.`, `LONDON/KYIV, Nov 19`, `a. d. Lahn`,
# `New Delhi [India], January 5`, `München / Berlin`. It stops before ordinary words, so prose fails here.
OPENING = re.compile(
    rf"""
    \s*+
    (?P<notice> (?:RPT|REPEAT|REPEATING|REFILE|CORRECTED|CORRECTING) \s{{0,2}}+ -{{1,2}}+ \s{{0,2}}+ )?+
    (?P<head>
      (?>
          [{UPPER}] [^\W_]*+ (?: ['’.&-] [^\W_]++ )*+ ['’]?+ \.?+                       # LONDON, W.Va., Miami-Dade
        | [’'] [{LOWER}{UPPER}] [{UPPER}{LOWER}]*+ (?: - [^\W_]++ )*+                   # 's-Hertogenbosch
        | (?: {_SMALL_WORDS} ) (?![^\W_]) \.?+
        | (?i: {MONTH} ) (?![^\W_])                                                     # march 11
        | (?<= \d\  ) (?i: {_DAY_SIDE_MONTHS} ) (?![^\W_]) \.?+                           # 3 ago
        | \d{{1,4}}+ (?: [./-] \d{{1,4}}+ ){{0,2}}+ (?: st|nd|rd|th )?+ (?![^\W_]) \.?+          # 26, 17.08.2007, 3rd
        | \s++ | [,،\[\]\u0300-\u036f]
        | (?<!\s) / (?=\s?[{UPPER}])                                                    # LONDON/KYIV
        | (?<=\s) / (?= \s (?! [^\s/]{{2,30}}+ \s / ) )                                 # but no ` / ACCESSWIRE / `
      )*+
    )
    (?= [(—–―_:/\x97-] | \Z )
    """,
    re.VERBOSE,
)

# A name all in capitals, with what stays small in one: `McALLEN`, `RIO de JANEIRO`, `ST. JOHN's`.
_SHOUTED = re.compile(
    rf"""
    (?: (?: (?:Mc|Mac|De|Di|Du|La|Le)?+ [{UPPER}] [{UPPER}\u0300-\u036f.'’&/]*+ s?+ | [{LOWER}]{{1,3}}+ \.?+ )
        (?: [\s-]++ | \Z )
    )++
    """,
    re.VERBOSE,
)


_DISTRICTS = frozenset({"kreis", "landkreis"})
_GERMAN = frozenset({"DE", "AT", "CH", "LI", "LU"})


class Site(NamedTuple):
    """One place of a head, as printed, and what speaks for it. `shouted`: it is in capitals."""

    name: str
    region: str | None
    shouted: bool

    @property
    def town(self) -> bool:
        """Whether there is a place of that name."""
        return is_place(self.name)

    @property
    def known(self) -> bool:
        """Whether the gazetteer has the place, or at least its region."""
        return self.town or self.region_known

    @property
    def region_known(self) -> bool:
        """Whether a region is printed, and is one."""
        return self.region is not None and is_region(self.region.rpartition(",")[2])

    @property
    def label(self) -> bool:
        """Whether the word opens lines in capitals for another reason: `BREAKING`, `FILE`, `POLICE`."""
        tables = _tables()
        return self.region is None and (self.name.upper() in tables.labels or self.name.casefold() in tables.weekdays)

    @property
    def village(self) -> bool:
        """Whether a name that no table has is more likely a village's than a person's or a firm's."""
        words = self.name.split()
        return (
            (len(words) == 1 and len(self.name) > 3)
            or any(word[0].islower() for word in words[1:])
            or words[0].upper() in _tables().toponym_first
        )

    @property
    def everyday(self) -> bool:
        """Whether the town's name is an everyday word as well: `Regen`, `Singen`."""
        return self.name.casefold() in _tables().everyday

    @property
    def german(self) -> bool:
        """Whether it is a town where German is spoken."""
        return self.region is None and self.of(1) and country_of(self.name) in _GERMAN

    @property
    def german_village(self) -> bool:
        """Whether a name that no table has ends as names of German villages do, and few other words: `Kleinhausen`.

        In capitals `feld` and `bach` will do; in title case those are as likely a `Spielfeld`.
        """
        tables = _tables()
        name = self.name.casefold()
        endings = tables.village_endings + (tables.shouted_endings if self.shouted else ())
        for parted in (" ", "-"):  # Kreis Unna, Gelsenkirchen-Buer; but no Wien-Wahl
            first, _, second = name.partition(parted)
            if first in _DISTRICTS or (parted == "-" and country_of(first) in _GERMAN):
                return self.region is None and is_place(second, 1) and country_of(second) in (None, *_GERMAN)
        return self.region is None and " " not in name and len(name) > 6 and name.endswith(endings)

    @property
    def colons(self) -> bool:
        """Whether papers of its country print `Mumbai: `, in title case and with a colon."""
        return country_of(self.name, self.region) in _tables().colon_countries

    @property
    def land(self) -> bool:
        """Whether a word of the name is one for land: `FLUSHING MEADOWS`, `NAPA COUNTY`, `CAMP PENDLETON`."""
        words = self.name.split()
        return len(words) > 1 and (words[0] in _tables().toponym_first or words[-1] in _tables().toponym_last)

    def of(self, thousands: int) -> bool:
        """Say whether it is a town of at least so many thousand people."""
        return is_place(self.name, thousands)

    @property
    def place(self) -> Place:
        """The place as prose writes it, with its country."""
        return Place(recase_place(self.name), self.region, country_of(self.name, self.region))


class Head(NamedTuple):
    """What a head says. Without brackets an agency stands in it only behind a day (`Nov 26 AFP`), or alone (`CNN`)."""

    sites: tuple[Site, ...]
    day: str | None = None
    agency: str | None = None

    @property
    def bare_day(self) -> bool:
        """Whether the day has no month, `MADRID, 3 (EUROPA PRESS)`: without a credit that may be a score."""
        return self.day is not None and self.day.isdigit()

    @property
    def shouted(self) -> bool:
        """Whether every place is in capitals."""
        return all(site.shouted for site in self.sites)

    @property
    def known(self) -> bool:
        """Whether every place or its region is known, and none is a label."""
        return all(site.known and not site.label for site in self.sites)

    @property
    def towns(self) -> bool:
        """Whether every place is in the gazetteer."""
        return all(site.town for site in self.sites)


def take_apart(printed: str) -> Head | None:
    """Split a head into places, day and agency; None when a piece of it is none of these."""
    rest = printed.strip(EDGES)
    known = agencies()
    agency = known.in_dateline(rest)
    if agency is not None and not is_place(rest, 50):
        # an everyday word in title case, such as Lusa or Petra, needs brackets
        return Head((), None, agency.short) if rest.isupper() or " " in rest else None
    before, _, last = rest.rpartition(" ")
    agency = known.in_dateline(last) if before else None
    if agency is not None and before[-1] in ",." and not is_region(last):  # JAKARTA, KOMPAS.com
        placed = _sites(before) if not any(map(str.isdigit, before)) else None
        if placed is not None and all(site.shouted and site.town for site in placed):
            return Head(placed, None, agency.short)
    dated = rest if agency is None else before
    day = _DAY_AT_END.search(dated) if any(map(str.isdigit, dated)) else None
    if day is None and agency is None:
        bare = _BARE_DAY_AT_END.search(rest)
        sites = None if bare is None else _sites(rest[: bare.start()])
        if bare is not None and sites:
            return Head(sites, bare["day"])
    sites = _sites(rest if day is None else _without_weekday(dated[: day.start()]))
    if sites is None:
        return None
    if day is None:
        return Head(sites)
    return Head(sites, day["day"], None if agency is None else agency.short)


def _without_weekday(printed: str) -> str:
    """Drop the weekday before a day: `LONDON, Monday, May 4`."""
    before, _, last = printed.rstrip(EDGES).rpartition(" ")
    weekday = last.strip(".").casefold() in _tables().weekdays and not is_region(last)  # `Mo.` is Missouri too
    return before if weekday else printed


def spells(name: str, letters: str) -> bool:
    """Say whether brackets abbreviate what precedes them: `Armed Forces of the Philippines (AFP)`."""
    words = [word for word in name.replace("-", " ").split() if word[0].isupper()]
    return len(words) > 1 and "".join(word[0] for word in words).upper() == letters.upper()


@lru_cache(maxsize=4096)
def _sites(printed: str) -> tuple[Site, ...] | None:
    """Read `WEST PALM BEACH, Fla./WASHINGTON` as two places; None for what cannot be places."""
    printed = " ".join(printed.split()).strip(EDGES)
    sites: list[Site] = []
    for chunk in _chunks(printed):
        name, *regions = (piece.strip() for piece in chunk.replace("[", ",").replace("]", "").split(","))
        name, inner = _split_region(name)
        if name.endswith(".") and len(name) > 4 and name.count(".") == 1 and not regions and is_place(name):
            name = name[:-1]  # MOSCOW. Oct 4
        regions = [region for region in (inner, *regions) if region]
        if not _plausible(name) or not _are_regions(regions):
            return None
        if len(regions) == 1 and not is_region(regions[0]) and _shouted(regions[0]) and is_place(regions[0]):
            sites += (Site(name, None, _shouted(name)), Site(regions[0], None, True))  # PARIS, LONDON (AP)
        else:
            sites.append(Site(name, ", ".join(regions) or None, _shouted(name)))
    return tuple(sites)


def _chunks(printed: str) -> Iterator[str]:
    """Split at slashes, save one that belongs to a name: Frankfurt/Main."""
    held = ""
    for chunk in printed.split("/"):
        if held and "," not in held and chunk.strip().casefold() in _tables().slash_names:
            held = f"{held}/{chunk}"
            continue
        if held:
            yield held
        held = chunk.strip()
    if held:
        yield held


def _split_region(name: str) -> tuple[str, str]:
    """Split `WASHINGTON D.C.`, printed without its comma."""
    before, _, last = name.rpartition(" ")
    if before and last.endswith(".") and is_region(last):
        return before, last
    return name, ""


def _plausible(name: str, words: int = 6) -> bool:
    """Say whether this could be a name: a few words, the first with a capital, no numbers, and no sentence's end."""
    return (
        1 < len(name) <= 45
        and name.count(" ") < words
        and (name[0].isupper() or name[0] in "'’" or is_place(name))
        and not any(map(str.isdigit, name))
        and not (name[-1] == "." and len(name) > 7 and " " not in name and "." not in name[:-1])
    )


def _are_regions(regions: list[str]) -> bool:
    """Say whether what follows a place can be its region, or a region and a country.

    In `Nigeria LAGOS` the region has ended before the second word.
    """
    return (
        all(_plausible(region, 4) for region in regions)
        and all(is_region(region) or len({word.isupper() for word in region.split()}) < 2 for region in regions)
        and (len(regions) < 2 or (len(regions) == 2 and is_region(regions[1])))
    )


def _shouted(name: str) -> bool:
    return _SHOUTED.fullmatch(name) is not None and sum(map(str.isupper, name)) >= 2


class _Tables(NamedTuple):
    everyday: frozenset[str]
    village_endings: tuple[str, ...]
    shouted_endings: tuple[str, ...]
    colon_countries: frozenset[str]
    slash_names: frozenset[str]
    toponym_first: frozenset[str]
    toponym_last: frozenset[str]
    labels: frozenset[str]
    weekdays: frozenset[str]


@cache
def _tables() -> _Tables:
    tables = load("regions.toml")
    return _Tables(
        everyday=frozenset(word.casefold() for word in language_words("datelines.everyday")),
        village_endings=language_words("datelines.village_endings"),
        shouted_endings=language_words("datelines.shouted_village_endings"),
        colon_countries=frozenset(tables["colon_countries"]),
        slash_names=frozenset(name.casefold() for name in tables["slash_names"]),
        toponym_first=frozenset(tables["toponym_first"]),
        toponym_last=frozenset(tables["toponym_last"]),
        labels=frozenset(tables["labels"]).union(language_words("datelines.labels")),
        weekdays=frozenset(language_numbers("weekdays")),
    )
