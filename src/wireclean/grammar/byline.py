"""Bylines: who wrote it, in what role, for whom: `By ANA LIMA and TOM REED, Associated Press`.

Better no author than a wrong one: an organisation, a role, a menu word or a piece of a sentence is never a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from wireclean.article import Byline, Place, Span
from wireclean.data import agencies, load
from wireclean.grammar.names import NAME, SHOUTED_NAME, is_name, recase

__all__ = ["FoundByline", "find_byline", "parse_byline", "trailing_byline"]


class FoundByline(NamedTuple):
    """A byline inside a longer line: the stretch that goes, and its authors with spans in the same text."""

    start: int
    end: int
    bylines: tuple[Byline, ...]


@cache
def _roles() -> str:
    return "|".join(
        regex.escape(role) for role in sorted(load("names.toml")["roles"], key=lambda role: (-len(role), role))
    )


@cache
def _nobody() -> frozenset[str]:
    return frozenset(load("names.toml")["nobody"])


@cache
def _organizations() -> str:
    """Known agencies as bylines print them, longest first, any case."""
    aliases = {alias for alias in agencies().by_alias if len(alias) > 1}
    return "|".join(regex.escape(alias) for alias in sorted(aliases, key=lambda alias: (-len(alias), alias)))


_MARKER = r"(?:[Bb]y|BY|(?:Written|Reported|Story|Text|Words|Analysis|Review|Report|Opinion|Commentary|Column)[ ][Bb]y:?|WRITTEN[ ]BY|STORY[ ]BY|Author:|By:)"
_AND = r"(?:,?[ ](?i:and)[ ]|,?[ ]&[ ]|,[ ]|;[ ])"


@cache
def _line() -> regex.Pattern[str]:
    """Read a whole byline line.

    Marker, names joined by commas and "and", then what belongs to them: role and organisation in either order, a place,
    an e-mail address or a handle.
    """
    return regex.compile(
        rf"""
        (?: (?P<marker>{_MARKER}) [ ]{{1,2}} )?
        (?P<names> {NAME} (?: {_AND} {NAME} ){{0,7}}+ )
        (?: [ ]in[ ](?P<place> \p{{Lu}}[\p{{L}}.'’-]+ (?: [ ]\p{{Lu}}[\p{{L}}.'’-]+ ){{0,3}} (?: ,[ ]\p{{Lu}}[\p{{L}}. ]{{1,20}} )? ) )?
        (?P<rest> [ ]?[,|·•/–—-][ ]?.{{1,120}} | [ ]\(.{{1,60}}\) | [ ](?:for|of)[ ]\p{{Lu}}.{{1,60}} | [ ]?=  | [ ][\w.+-]+@.{{3,60}} | [ ]@.{{2,40}} )?
        """,
        regex.VERBOSE,
    )


_AGENCY_LINE = regex.compile(rf"(?:{_MARKER}[ ])?(?P<org>[^,;.|]{{2,60}}?)[ ]?=?", regex.VERBOSE)
_NAME = regex.compile(NAME, regex.VERBOSE)
_SPLIT = regex.compile(r"[ ]*(?:[,|·•=]|[ ][–—-][ ]|/)[ ]*|\(|\)|^[ ](?:for|of)[ ]")
_ADDRESS = regex.compile(r"[ ]*\S+@\S+|[ ]*@\w+|[ ]*https?://\S+")
_LONGEST = 260


def parse_byline(text: str) -> tuple[Byline, ...]:
    """Read a string that is one byline line; `()` if it is none.

    An ALL-CAPS name is recased, a known agency is given its full name, and the organisation counts for all names before
    it. `text` and `span` of each byline are its printed name (or the agency's), in code points of `text`.
    """
    lead = len(text) - len(text.lstrip())
    line = text.strip()
    if not 4 <= len(line) <= _LONGEST or "\n" in line:
        return ()
    match = _line().fullmatch(line)
    found = _people(match, line) if match is not None else ()
    found = found or _agency_byline(line)
    return tuple(_shifted(byline, lead) for byline in found)


def _shifted(byline: Byline, by: int) -> Byline:
    if not by:
        return byline
    span = Span(byline.span.start + by, byline.span.end + by)
    return Byline(byline.name, byline.role, byline.organization, byline.place, byline.text, span)


def _people(match: regex.Match[str], line: str) -> tuple[Byline, ...]:
    names = [(piece[0], match.start("names") + piece.start()) for piece in _NAME.finditer(match["names"])]
    # a comma may introduce an organisation that looks like a name: `By Ana Lima, Associated Press`
    tail: list[str] = []
    while len(names) > 1 and (_is_organization(names[-1][0]) or _is_shouted(names[-1][0]) != _is_shouted(names[0][0])):
        tail.insert(0, names.pop()[0])
    rest = _ADDRESS.sub("", match["rest"] or "")
    tail += [part for part in _SPLIT.split(rest) if part]
    role, organization, known, other = _work(tail)
    other = other or "/" in rest or bool(tail and _split_role(tail[0]) is None and role != tail[0])
    marker = match["marker"]
    if not names or any(not is_name(name) for name, _ in names):
        return ()
    if marker is None and (other or not (known or role or (match["rest"] or "").startswith("="))):
        return ()
    if marker is not None and marker.islower() and not known:
        return ()
    if tail and organization is None and role is None:
        return ()
    place = Place(*_place(match["place"])) if match["place"] else None
    return tuple(
        Byline(recase(name), role, organization, place, name, Span(start, start + len(name))) for name, start in names
    )


def _place(printed: str) -> tuple[str, str | None]:
    name, _, region = printed.partition(", ")
    return name, region or None


def _is_organization(words: str) -> bool:
    return agencies().named(words) is not None or _split_role(words) is not None or not is_name(words)


def _split_role(words: str) -> tuple[str | None, str] | None:
    """Split `AP Sports Writer` into role and full name of the agency; None if no known agency begins or ends it."""
    match = _agency_role().fullmatch(words)
    if match is None:
        return None
    agency = agencies().named(match["before"] or match["after"])
    role = (match["role"] or match["role2"] or "").strip(" -") or None
    return (role, agency.name) if agency else None


@cache
def _agency_role() -> regex.Pattern[str]:
    organizations = _organizations()
    return regex.compile(
        rf"""
        (?P<before> (?i:{organizations}) ) (?: ['’]s )? (?P<role> (?: [ ][\p{{L}}&/'’-]+ ){{1,6}} )?
        | (?P<role2> (?: [\p{{L}}&/'’-]+[ ] ){{1,5}} ) (?:(?:for|of|at)[ ])? (?P<after> (?i:{organizations}) )
        """,
        regex.VERBOSE,
    )


@cache
def _role() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:[\p{{L}}&'’/-]+[ ]){{0,5}}(?i:{_roles()})s?(?:[ ](?:in|for|of|at|on)[ ].{{2,40}})?", regex.VERBOSE
    )


def _work(tail: list[str]) -> tuple[str | None, str | None, bool, bool]:
    """Return role, organisation, whether the organisation is a known one, and whether something else was there."""
    role: str | None = None
    organization: str | None = None
    known = other = False
    for part in (piece.strip() for piece in tail):
        split = _split_role(part)
        if split is not None:
            role, organization, known = role or split[0], organization or split[1], True
        elif part and role is None and _role().fullmatch(part):
            role = part
        elif part and organization is None and _looks_like_organization(part):
            organization = part
        elif part:
            other = True
    return role, organization, known, other


_ORGANIZATION = regex.compile(
    r"(?:The[ ])?[\p{Lu}\d][\p{L}\d.&'’-]*(?:[ ](?:of|the|and|for|&|de|[\p{Lu}\d][\p{L}\d.&'’-]*)){0,5}(?:\.com)?",
    regex.VERBOSE,
)
_DATE = regex.compile(r"\d|(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)")


def _looks_like_organization(part: str) -> bool:
    return _ORGANIZATION.fullmatch(part) is not None and _DATE.search(part) is None


def _agency_byline(line: str) -> tuple[Byline, ...]:
    """Read `By The Associated Press`, `Associated Press=`, `By Staff Reporter`: a byline without a name."""
    match = _AGENCY_LINE.fullmatch(line)
    if match is None:
        return ()
    words, marked = match["org"], match.start("org") > 0
    span = Span(*match.span("org"))
    split = _split_role(words) if marked or line.endswith("=") else None
    if split is not None:
        return (Byline(None, split[0], split[1], None, words, span),)
    if marked and words.casefold() in _nobody():
        return (Byline(None, words, None, None, words, span),)
    return ()


# --- bylines within a line

_FIND = r"(?:(?<![\p{L}\p{N}])|(?<=[\p{Ll}\p{N}.)]))(?:By|BY|Written[ ]by|Written[ ]By|(?<=[|·•][ ])by)[ ]{1,2}"


@cache
def _found() -> regex.Pattern[str]:
    """Find a marked byline inside a head line, glued or not on either side."""
    return regex.compile(
        rf"""
        {_FIND} (?P<names> {NAME} (?: {_AND} (?!(?i:{_organizations()})\b) {NAME} ){{0,7}}+ )
        (?P<work> ,[ ](?: (?i:{_organizations()})(?!\p{{L}}) (?: [ ](?i:[\p{{L}}]+[ ])?(?i:{_roles()})s? )? ) )?
        """,
        regex.VERBOSE,
    )


def find_byline(text: str, start: int = 0, end: int | None = None) -> FoundByline | None:
    """Find the byline that a marker opens inside a head line, glued to its neighbours or not; None if there is none."""
    end = len(text) if end is None else end
    if text.find("By", start, end) < 0 and text.find("BY", start, end) < 0 and text.find("by ", start, end) < 0:
        return None
    for match in _found().finditer(text, start, end):
        if not _stands_out(text, start, match):
            continue
        line = match[0]
        bylines = parse_byline(line) or parse_byline(line[: match.end("names") - match.start()])
        if bylines and bylines[0].name:
            moved = tuple(_shifted(byline, match.start()) for byline in bylines)
            return FoundByline(match.start(), match.end(), moved)
    return None


def _stands_out(text: str, start: int, match: regex.Match[str]) -> bool:
    """Say whether the marker can be one: first, glued, or a capital in a line of mostly small words.

    `Mayor Hit By Stormy Waters` and `HOPES BOOSTED BY POLL DATA` are headlines.
    """
    before = text[start : match.start()]
    if not before.strip() or not before[-1].isspace() or match["work"]:
        return True
    words = [word for word in before.split() if word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    return match[0][:2] != "BY" and small * 5 >= len(words) * 2


@cache
def _work_after() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?P<name>\p{{L}}[.]?),[ ](?P<work>(?i:{_organizations()})(?!\p{{Ll}}|\p{{Lu}}\p{{Lu}})(?:[ ](?:[\p{{L}}]+[ ])?(?i:{_roles()})s?)?)",
        regex.VERBOSE,
    )


_CAPS_RUN = regex.compile(rf"(?:.*[^\p{{Lu}}.'’\s-])?[\s]*(?P<name>{SHOUTED_NAME})", regex.VERBOSE | regex.DOTALL)
_WORDS = regex.compile(r"\S+")


def trailing_byline(text: str, start: int = 0, end: int | None = None, known: Sequence[str] = ()) -> FoundByline | None:
    """Find the byline without marker that ends a glued head line: `... worries ANA LIMA, Associated Press`.

    `known` are names known from elsewhere in the copy. Where the name begins is told by them, or by a change of case, or
    else it has two words, three with an initial or a particle in the middle.
    """
    end = len(text) if end is None else end
    if text.find(", ", start, end) < 0:
        return None
    for match in _work_after().finditer(text, start, end):
        stop = match.start("work") - 2
        begin = _name_start(text, start, stop, known)
        if begin is None:
            continue
        name = text[begin:stop]
        split = _split_role(match["work"])
        if split is not None and is_name(name):
            byline = Byline(recase(name), split[0], split[1], None, name, Span(begin, stop))
            return FoundByline(begin, match.end(), (byline,))
    return None


def _name_start(text: str, start: int, stop: int, known: Sequence[str]) -> int | None:
    head = text[start:stop]
    folded = head.casefold()
    for name in known:
        if folded.endswith(name.casefold()):
            return stop - len(name)
    words = [(match.start(), match[0]) for match in _WORDS.finditer(head)][-8:]
    if len(words) < 2:
        return None
    shouted = [_is_shouted(word) for _, word in words]
    run = 1
    while run < len(words) and shouted[-run - 1] == shouted[-1] and words[-run - 1][1][0].isupper():
        run += 1
    changed = run < len(words) and shouted[-run - 1] != shouted[-1]
    count = run if changed and 2 <= run <= 4 else 2
    middle = words[-2][1]
    if count == 2 and run >= 3 and (len(middle.strip(".")) == 1 or middle.lower() in load("names.toml")["particles"]):
        count = 3
    return start + words[-count][0] if count <= len(words) else None


def _is_shouted(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return (
        len(letters) > 0
        and sum(letter.islower() for letter in letters) <= (1 if len(letters) < 5 else 2)
        and letters[-1].isupper()
    )
