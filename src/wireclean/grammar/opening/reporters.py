"""Reads the reporters whom agencies name in an opening, beside its place and credit.

The agencies of Turkey print them before the place, `Ana LIMA - Tom REED / LİZBON, (HBR) - `, or in capitals behind the credit,
`LİZBON (HBR) - ANA LIMA/TOM REED - `.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.grammar.byline import is_given_name
from wireclean.grammar.names import is_name, recase
from wireclean.grammar.opening.letters import UPPER
from wireclean.grammar.opening.reading import Person, Reading
from wireclean.grammar.places import is_place

__all__ = ["NAME_WORD", "is_person", "reporters_before", "with_signers"]

NAME_WORD = rf"(?: [{UPPER}]\. | [{UPPER}] [^\W\d_]++ (?: [-’'] [^\W\d_]++ )*+ )"
_NAMED = rf"{NAME_WORD} (?: \ {NAME_WORD} ){{1,2}}+"
# Ana LIMA - Tom REED / LİZBON
_REPORTERS = re.compile(rf"(?P<names> {_NAMED} (?: \ -\ {_NAMED} ){{0,2}}+ ) \ ?/\ ? (?=[{UPPER}]{{2}})", re.VERBOSE)
_SHOUTED = rf"[{UPPER}]{{2,20}}+ (?: \ [{UPPER}]{{2,20}}+ ){{1,2}}+"
# ANA LIMA/TOM REED -
_SIGNED = re.compile(rf"(?P<names> {_SHOUTED} (?: \ ?/\ ?{_SHOUTED} ){{0,2}}+ ) \ [–—-]\ ", re.VERBOSE)
_PARTED = re.compile(r" - | ?/ ?")


def reporters_before(text: str, at: int, stop: int) -> tuple[tuple[Person, ...], int]:
    """Return the reporters named before the place of an opening at `at`, and where that place begins; nobody in capitals."""
    reporters = _REPORTERS.match(text, at, stop)
    people = () if reporters is None else tuple(_people(text, *reporters.span("names")))
    if reporters is None or any(text[person.start : person.end].isupper() for person in people):
        return (), at
    return people, reporters.end()


def with_signers(text: str, reading: Reading, stop: int) -> Reading:
    """Return a reading with the reporters in capitals between two dashes behind it: `LİZBON (HBR) - ANA LIMA - `."""
    if reading.credit is None or reading.stop not in ("dash", "hyphen") or reading.people:
        return reading
    signed = _SIGNED.match(text, reading.end, stop)
    people = () if signed is None else tuple(_people(text, *signed.span("names")))
    if signed is None or not people or not all(is_given_name(person.name.split()[0]) for person in people):
        return reading
    return reading._replace(end=signed.end(), people=people)


def _people(text: str, start: int, end: int) -> Iterator[Person]:
    """Yield the people named in a stretch, nobody unless all of it is names."""
    parts: list[tuple[int, int]] = []
    for parting in _PARTED.finditer(text, start, end):
        parts.append((start, parting.start()))
        start = parting.end()
    parts.append((start, end))
    if all(is_person(text[first:last]) for first, last in parts):
        for first, last in parts:
            printed = text[first:last]
            name = recase(printed) if printed.isupper() else " ".join(map(recase, printed.split()))
            yield Person(name, None, first, last)


def is_person(name: str) -> bool:
    """Say whether a name is one of a person, and of no place: `Jakarta Selatan`."""
    if is_place(name) or is_place(name.partition(" ")[0], 50):
        return False
    return is_name(name.title())  # Ahmet YILMAZ too
