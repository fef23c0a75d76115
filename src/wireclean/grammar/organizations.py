"""Organisations as bylines and credits print them: agencies, papers and broadcasters, photo services."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from wireclean.data import agencies, load
from wireclean.data.phrasebook import any_of

__all__ = [
    "Organization",
    "organization_named",
    "outlet_named",
    "read_organization",
    "source_in_any_case",
    "source_named",
]


class Organization(NamedTuple):
    """A known organisation: `name` is an agency's full name or what is printed, `short` an agency's short name or the same.

    `sells_photos` says that it is a photo service, and no organisation that writes too.
    """

    name: str
    short: str
    sells_photos: bool = False


# The words an organisation may have, up to what cannot be in its name.
_WORDS = regex.compile(r"[\p{L}\d][^,;|()\[\]=\n•·@]{0,60}+")
# Where a name may end, glued or not: `Associated Press|December 5`, `CNN|'s`, `AP|2020`.
_END = regex.compile(
    r"""
    (?<=[\p{L}\d.]) (?: (?=[\s/'’:–—]) | \Z ) | (?<=\p{L}) (?=[.!?](?:\s|\Z))
    | (?<=\p{Ll}) (?=\p{Lu}{1,2}[\p{Ll}\p{Lu}]) | (?<=\p{L}) (?=\d) | (?<=\p{Lu}) (?=\p{Lu}\p{Ll})
    """,
    regex.VERBOSE,
)


def read_organization(text: str, start: int = 0, end: int | None = None) -> tuple[Organization, int] | None:
    """Read the known organisation that begins at `start`, the longest there is, and give it with its end.

    >>> read_organization("Associated PressDecember 5, 2025")[1]
    16
    """
    if not _may_be_named(text[start : start + _REACH]):
        return None
    words = _WORDS.match(text, start, len(text) if end is None else end)
    if words is None:
        return None
    printed = words[0]
    for boundary in reversed([match.start() for match in _END.finditer(printed)]):
        organization = organization_named(printed[:boundary])
        if organization is not None:
            return organization, start + boundary
    return None


_OPENING = 3
_REACH = 12  # far enough for an article and the letters behind it


def _may_be_named(opening: str) -> bool:
    """Say, with little work, whether a stretch can begin with a known name: most begin with other letters."""
    folded = opening.casefold()
    if folded[: _OPENING - 1] not in _first_letters():
        return not folded.isascii()
    folded = _without_article(opening).casefold()
    return not folded.isascii() or folded[:_OPENING] in _openings() or folded[: _OPENING - 1] in _openings()


@cache
def _articles() -> tuple[str, ...]:
    """Return the articles that may stand before a name, as they are printed, each with its space."""
    words = load("publishers.toml")["articles"]
    return tuple(f"{form} " for word in words for form in (word, word.capitalize(), word.upper()))


def _without_article(name: str) -> str:
    return name.partition(" ")[2] if name.startswith(_articles()) else name


@cache
def _openings() -> frozenset[str]:
    """Return the first three letters of each known name, or all of a shorter one."""
    known = agencies()
    names = [*known.by_alias, *known.by_dateline, *_names("publishers.toml"), *_names("photo_organizations.toml")]
    folded = [name.casefold() for name in names]
    return frozenset(form[:_OPENING] for name in folded for form in (name, _without_article(name)))


@cache
def _first_letters() -> frozenset[str]:
    """Return the first two letters of each known name and of the articles that may stand before one."""
    return frozenset(opening[: _OPENING - 1] for opening in (*_openings(), *map(str.casefold, _articles())))


@lru_cache(maxsize=1024)
def organization_named(printed: str) -> Organization | None:
    """Return the organisation of this name, None when it is not known.

    One word must be printed as the data have it, or all in capitals: `Sid` is no Sport-Informations-Dienst.
    """
    words = " ".join(printed.split())
    if not _may_be_named(words):
        return None
    agency = agencies().named(words)
    if agency is not None and (
        " " in words
        or (words.isupper() and len(words) > 4)
        or words in (agency.name, agency.short, *agency.aliases, *agency.dateline)
    ):
        return Organization(agency.name, agency.short)
    bare = _without_article(words)
    if bare in _names("publishers.toml"):
        return Organization(words, words)
    if bare in _names("photo_organizations.toml"):
        return Organization(words, words, sells_photos=True)
    agency = agencies().in_dateline(words) if " " in words and "/" not in words else None
    return None if agency is None else Organization(agency.name, agency.short)


@cache
def _call_sign() -> regex.Pattern[str]:
    return regex.compile(
        rf"[KW]\p{{Lu}}{{2,3}} (?:{any_of(load('publishers.toml')['call_sign_ends'])})? (?:\s\d{{1,2}})?", regex.VERBOSE
    )


# What else stands in the name of one of a chain's stations: `KARE 11`, `FOX 9`, `CBS Pittsburgh`.
_STATION_OF = regex.compile(
    r"(?P<chain>\p{Lu}{3,4})\s(?:\d{1,2}(?:\s\p{Lu}[\p{L}-]+){0,2}|(?:\p{Lu}[\p{L}.-]+)(?:\s\p{Lu}[\p{L}-]+){0,2})"
)


def outlet_named(printed: str) -> Organization | None:
    """Return the organisation of this name, also a station known by its call sign or its chain; None when it is none.

    >>> outlet_named("FOX 9").short, outlet_named("Port Ellery")
    ('FOX 9', None)
    """
    known = organization_named(printed)
    if known is not None or not printed[:3].isupper():
        return known
    words = " ".join(printed.split())
    of_chain = _STATION_OF.fullmatch(words)
    if _call_sign().fullmatch(words) or (of_chain is not None and of_chain["chain"] in _names("publishers.toml")):
        return Organization(words, words)
    return None


def source_named(printed: str) -> Organization | None:
    """Return the organisation that a credit names, an agency by its name in datelines too: `PAP`, `رويترز`; None when it is none."""
    known = organization_named(printed)
    if known is not None:
        return known
    agency = agencies().in_dateline(printed) if printed.isupper() or not printed.isascii() else None
    return None if agency is None or "/" in printed else Organization(agency.name, agency.short)


def source_in_any_case(printed: str) -> Organization | None:
    """Return the organisation that is named, in small letters too: `(afp)`, `(fotogramma)`."""
    forms = (printed, printed.upper(), printed.capitalize()) if printed.islower() else (printed,)
    return next(filter(None, map(source_named, forms)), None)


@cache
def _names(file: str) -> frozenset[str]:
    return frozenset(load(file)["names"])
