"""The places of an opening, as printed, and what is known of each.

`WEST PALM BEACH, Fla./WASHINGTON` is two, the first with its region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from wireclean.article import Place
from wireclean.data import load
from wireclean.data.languages import language_numbers, language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.names import recase_place
from wireclean.grammar.opening.letters import CJK, EDGES, LOWER, UNCASED, UPPER
from wireclean.grammar.places import country_of, is_place, is_region

__all__ = ["Site", "ends_name", "read_sites", "without_weekday"]

# A name all in capitals, with what stays small in one: `McALLEN`, `RIO de JANEIRO`, `ST. JOHN's`.
_SHOUTED = re.compile(
    rf"""
    (?: (?: (?:{any_of(load("names.toml")["places"]["prefixes"])})?+ [{UPPER}] [{UPPER}\u0300-\u036f.'’&/]*+ s?+ | [{LOWER}]{{1,3}}+ \.?+ )
        (?: [\s-]++ | \Z )
    )++
    """,
    re.VERBOSE,
)
_CITY = 100  # thousands who live in a town that is not taken for a label by its name
_CASELESS = re.compile(f"[{UNCASED}{CJK}]")


class Site(NamedTuple):
    """One place as printed, and what speaks for it. `shouted`: it is in capitals."""

    name: str
    region: str | None
    shouted: bool

    @property
    def caseless(self) -> bool:
        """Whether its script has no capitals."""
        return _CASELESS.match(self.name) is not None

    @property
    def town(self) -> bool:
        """Whether there is a place of that name; of Halle/Saale it is Halle."""
        return is_place(self.name.partition("/")[0])

    @property
    def region_known(self) -> bool:
        """Whether a region is printed, and is one."""
        return self.region is not None and is_region(self.region.rpartition(",")[2])

    @property
    def abbreviated(self) -> bool:
        """Whether the region of a large town is a short form that no table has: `Mérida, Yuc.`."""
        region = self.region or ""
        return len(region) <= 5 and region.endswith(".") and not self.region_known and self.of(100)

    @property
    def known(self) -> bool:
        """Whether the gazetteer has the place, or at least its region, and it is no label."""
        return (self.town or self.region_known) and not self.label

    @property
    def label(self) -> bool:
        """Whether the word opens lines in capitals for another reason: `BREAKING`, `FILE`, `POLICE`."""
        tables = _tables()
        if self.region is not None:
            return False
        labels = self.name.upper() in tables.labels and (self.shouted or not self.of(_CITY))  # Nice, and NICE
        return labels or self.name.casefold() in tables.weekdays

    @property
    def everyday(self) -> bool:
        """Whether the town's name is an everyday word as well: `Regen`, `Singen`."""
        return self.name.casefold() in _tables().everyday or self.name.upper() in _tables().labels

    @property
    def village(self) -> bool:
        """Whether a name that no table has ends as those of villages do: `Kleinhausen`, `Schönthal`.

        In capitals or before a credit `feld` and `bach` will do; in title case alone those are as likely a `Spielfeld`.
        """
        tables = _tables()
        name = self.name.casefold()
        endings = tables.village_endings + (tables.shouted_endings if self.shouted else ())
        return self.region is None and " " not in name and len(name) > 6 and name.endswith(endings)

    @property
    def part(self) -> bool:
        """Whether it is a part of a town, or a district named after one: `Gelsenkirchen-Buer`, `Kreis Unna`; no `Wien-Wahl`."""
        name = self.name.casefold()
        district, _, town = name.partition(" ")
        whole, _, quarter = name.partition("-")
        named = town if district in _tables().districts else quarter if is_place(whole, 1) else ""
        return self.region is None and is_place(named, 1)

    @property
    def land(self) -> bool:
        """Whether a word of the name is one for land: `FLUSHING MEADOWS`, `NAPA COUNTY`, `CAMP PENDLETON`."""
        words = self.name.upper().split()
        return len(words) > 1 and (words[0] in _tables().toponym_first or words[-1] in _tables().toponym_last)

    @property
    def named(self) -> bool:
        """Whether a name that no table has has a village's shape rather than a person's or a firm's."""
        words = self.name.split()
        return (len(words) == 1 and len(self.name) > 3) or any(word[0].islower() for word in words[1:]) or self.land

    @property
    def colons(self) -> bool:
        """Whether papers of its country print `Mumbai: `, in title case and with a colon."""
        return country_of(self.name, self.region) in _tables().colon_countries

    @property
    def signs(self) -> bool:
        """Whether the stations of its country sign with four letters: `LISBON, Ohio (KELO) - `."""
        return country_of(self.name, self.region) in _tables().call_sign_countries

    def of(self, thousands: int) -> bool:
        """Say whether it is a town of at least so many thousand people."""
        return is_place(self.name.partition("/")[0], thousands)

    @property
    def place(self) -> Place:
        """The place as prose writes it, with its country."""
        return Place(recase_place(self.name), self.region, country_of(self.name, self.region))


def ends_name(word: str) -> bool:
    """Say whether a word in brackets ends the name of a place: `Halle (Saale)`, `Frankfurt (Oder)`."""
    return word.casefold() in _tables().slash_names


def without_weekday(printed: str) -> str:
    """Drop the weekday before a day: `LONDON, Monday, May 4`."""
    before, _, last = printed.rstrip(EDGES).rpartition(" ")
    weekday = last.strip(".").casefold() in _tables().weekdays and not is_region(last)  # `Mo.` is Missouri too
    return before if weekday and before else printed  # in Tajik Dushanbe is Monday


@lru_cache(maxsize=4096)
def read_sites(printed: str) -> tuple[Site, ...] | None:
    """Read `WEST PALM BEACH, Fla./WASHINGTON` as two places; None for what cannot be places."""
    printed = " ".join(printed.split()).strip(EDGES)
    whole = Site(printed, None, _shouted(printed))
    if whole.caseless:
        return _caseless(printed)
    sites: list[Site] = []
    for chunk in _chunks(printed):
        name, *regions = (piece.strip() for piece in chunk.replace("،", ",").split(","))
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


def _caseless(printed: str) -> tuple[Site, ...] | None:
    """Read places of a script without capitals: those that are known, or one of few words before a credit."""
    names = [name.strip() for name in re.split(r"[/،,]", printed)]
    if len(names) == 2 and "/" not in printed and is_region(names[1]):
        return (Site(names[0], names[1], False),)
    if any(not name or name.count(" ") > 2 for name in names) or (len(names) > 1 and not all(map(is_place, names))):
        return None
    return tuple(Site(name, None, False) for name in names)


def _chunks(printed: str) -> Iterator[str]:
    """Split at slashes and at an "and" between names in capitals, save what belongs to a name: Frankfurt/Main."""
    held = ""
    for chunk in _tables().ands.sub("/", printed).split("/"):
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
    districts: frozenset[str]
    colon_countries: frozenset[str]
    call_sign_countries: frozenset[str]
    slash_names: frozenset[str]
    toponym_first: frozenset[str]
    toponym_last: frozenset[str]
    labels: frozenset[str]
    weekdays: frozenset[str]
    ands: re.Pattern[str]


@cache
def _tables() -> _Tables:
    tables = load("regions.toml")
    ands = "|".join(language_words("datelines.ands"))
    return _Tables(
        everyday=frozenset(word.casefold() for word in language_words("datelines.everyday")),
        village_endings=language_words("datelines.village_endings"),
        shouted_endings=language_words("datelines.shouted_village_endings"),
        districts=frozenset(language_words("datelines.districts")),
        colon_countries=frozenset(tables["colon_countries"]),
        call_sign_countries=frozenset(tables["call_sign_countries"]),
        slash_names=frozenset(name.casefold() for name in tables["slash_names"]),
        toponym_first=frozenset(tables["toponym_first"]),
        toponym_last=frozenset(tables["toponym_last"]),
        labels=frozenset(tables["labels"]).union(language_words("datelines.labels")),
        weekdays=frozenset(language_numbers("weekdays")),
        ands=re.compile(rf"(?<=[{UPPER}.][{UPPER}.])\ (?:{ands})\ (?=[{UPPER}]{{2}})"),
    )
