"""Which country a place is in, and whether a name is one of a place at all.

The names come from GeoNames, by way of `data/places.tsv.gz`, and from `data/regions.toml`; both are read at the first
question. A hit is evidence, not proof: there is a town called Nato.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from wireclean.data import load
from wireclean.data.languages import language_lists
from wireclean.data.phrasebook import any_of

__all__ = ["country_of", "fold", "is_place", "is_region"]

_CLEARLY = 3  # this many times the people of the next country's town of the same name
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "’": "'", "-": " ", ".": " "}
)
_MARKS = re.compile(r"[\u0300-\u036f]++")
_SPELT = {form: word for word, forms in load("names.toml")["places"]["spelt"].items() for form in forms}
_SHORT = re.compile(rf"\b(?:{any_of(_SPELT)})\b", re.VERBOSE)


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Return the key of a name: without case, accents, hyphens and full stops; `St.` and `Saint` are one.

    >>> fold("ST. JOHN'S"), fold("São Paulo"), fold("Port-au-Prince")
    ("st john's", 'sao paulo', 'port au prince')
    """
    plain = _plain(name)
    plain = _SHORT.sub(lambda match: _SPELT[match[0]], plain.translate(_PLAIN))
    return " ".join(plain.split())


@lru_cache(maxsize=4096)
def country_of(name: str, region: str | None = None) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the country a place is in, None when that is not clear.

    The region settles it where it can (`Birmingham`, `Ala.` is US); of `WASHINGTON, D.C., United States` the last part
    that is known. Without one it is the country whose town of that name is by far the largest.

    >>> country_of("Tokyo"), country_of("Birmingham", "Ala."), country_of("Cambridge")
    ('JP', 'US', None)
    """
    candidates: tuple[str, ...] = ()
    if region:
        for part in reversed(region.split(",")):
            known = _countries_of_region(part)
            if known is not None:
                candidates = known
                if len(known) <= 1:
                    return known[0] if known else None
                break
    key = fold(name)
    special = _gazetteer().special.get(key)
    if special is not None:
        return special or None
    towns = _towns(key)
    if candidates:  # two countries have a region of that name
        towns = tuple(town for town in towns if town.country in candidates)
    if towns and (len(towns) == 1 or towns[0].thousands >= _CLEARLY * towns[1].thousands):
        return towns[0].country
    if not towns and not candidates:
        known = _countries_of_region(name)
        return known[0] if known is not None and len(known) == 1 else None
    return None


@lru_cache(maxsize=4096)  # the same few thousand towns file most of the news
def is_place(name: str, thousands: int = 0) -> bool:
    """Say whether there is a town of this name, or one of at least so many thousand people.

    Countries and regions are places too when no size is asked for.

    >>> is_place("ST. JOHN'S"), is_place("BREAKING"), is_place("Nato", thousands=500)
    (True, False, False)
    """
    key = fold(name)
    towns = _towns(key)
    if towns and towns[0].thousands >= thousands:
        return True
    return key in _gazetteer().special or (not thousands and is_region(name))


def is_region(name: str) -> bool:
    """Say whether this is a country, state or province, in full or abbreviated: `Ala.`, `ONTARIO`, `West Germany`."""
    return _countries_of_region(name) is not None


class _Town(NamedTuple):
    country: str
    thousands: int


class _Gazetteer(NamedTuple):
    towns: Mapping[str, str]
    special: Mapping[str, str]


@cache
def _gazetteer() -> _Gazetteer:
    """Read the table. Its values stay packed: one look-up in a story needs no sixty thousand parsed ones."""
    packed = files("wireclean.data").joinpath("places.tsv.gz").read_bytes()
    table = gzip.decompress(packed).decode("utf-8")
    cells = table[table.index("\n", table.rindex("\n#") + 1) + 1 :].replace("\n", "\t").split("\t")
    towns = dict(zip(cells[::2], cells[1::2], strict=False))  # behind the last line stands an empty cell
    special = {fold(name): country for country, names in _by_country("places") for name in names}
    return _Gazetteer(towns, special)


@lru_cache(maxsize=4096)
def _towns(key: str) -> tuple[_Town, ...]:
    packed = _gazetteer().towns.get(key, "")
    return tuple(_Town(town[:2], int(town[2:])) for town in packed.split())


def _countries_of_region(name: str) -> tuple[str, ...] | None:
    """Return the countries that have a region of this name; empty for one of no country, None for no region."""
    return _regions().get(_region_key(name))


@cache
def _regions() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {_region_key(name): () for name in load("regions.toml")["no_country"]}
    for country, names in _by_country("countries"):
        for key in {_region_key(name) for name in names}:
            table[key] = (*table.get(key, ()), country)
    return table


def _by_country(table: str) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield what `regions.toml` and the language files list for each country."""
    yield from load("regions.toml")[table].items()
    yield from language_lists(table).items()


def _region_key(name: str) -> str:
    """Fold a region so that `W.Va.`, `W. VA.` and `W Va` are one."""
    plain = _plain(name)
    return plain.replace("’", "'").replace(".", "").replace(" ", "").replace("\n", "")


def _plain(name: str) -> str:
    """Drop case and accents."""
    return name.lower() if name.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", name.casefold()))
