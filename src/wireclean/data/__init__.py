"""What the grammars know of the world, kept in data files that need no Python to extend.

Each file is read once, when something first asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import tomli  # compiled: the hundred files below take half the time that the standard library's parser needs

from wireclean.data.languages import language_agencies, language_words

__all__ = ["Agencies", "Agency", "agencies", "load"]


@cache
def load(name: str) -> dict[str, Any]:
    """Read a TOML file of this folder: `load("agencies.toml")`. The answer is cached: do not change it.

    Raises `FileNotFoundError` for a file that is not there and `tomli.TOMLDecodeError` for a slip in one, with the
    line it stands on.
    """
    return tomli.loads(files(__package__).joinpath(name).read_text("utf-8"))


class Agency(NamedTuple):
    """A news agency: `short` is what `Dateline.agency` gives (AP), `name` its full name (Associated Press).

    `aliases` are its names as bylines and credits print them, `dateline` as datelines do.
    """

    short: str
    name: str
    aliases: tuple[str, ...]
    dateline: tuple[str, ...]


class Agencies(NamedTuple):
    """Every agency that is known, by the two ways in which copy names one."""

    by_dateline: Mapping[str, Agency]
    by_alias: Mapping[str, Agency]

    def in_dateline(self, token: str) -> Agency | None:
        """Return the agency that a dateline names, case and all: `AFP`, or with its desk `dpa/lno`."""
        found = self.by_dateline.get(token)
        if found is None and "/" in token:
            found = self.by_dateline.get(token.partition("/")[0].rstrip())
        return found

    def named(self, words: str) -> Agency | None:
        """Return the agency that a byline or credit names, in any case: `The Associated Press`, `THE ASSOCIATED PRESS`.

        White space counts as one space.
        """
        return self.by_alias.get(" ".join(words.split()).casefold())


@cache
def agencies() -> Agencies:
    """Return the agencies of `agencies.toml` and of the language files. Raises `ValueError` when two of them claim one name."""
    by_dateline: dict[str, Agency] = {}
    by_alias: dict[str, Agency] = {}
    for entry in (*load("agencies.toml")["agency"], *language_agencies()):
        agency = Agency(
            entry["short"], entry["name"], tuple(entry.get("aliases", ())), tuple(entry.get("dateline", ()))
        )
        for token in agency.dateline:
            _claim(by_dateline, token, agency)
        for alias in (agency.name, *agency.aliases):
            _claim(by_alias, alias.casefold(), agency)
    for desk in language_words("datelines.desks"):  # they stand where an agency would, and are none
        by_dateline.setdefault(desk, Agency("", desk, (), (desk,)))
    return Agencies(by_dateline, by_alias)


def _claim(table: dict[str, Agency], key: str, agency: Agency) -> None:
    if table.setdefault(key, agency) != agency:
        raise ValueError(f"agencies: {key!r} is claimed by {table[key].short} and by {agency.short}")
