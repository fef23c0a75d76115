"""Photo credits: `AP Photo/Ana Lima`, `(Ana Lima/Pool Photo via AP)`, `Photo by Ana Lima/Getty Images`, `REUTERS/Ana Lima`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from wireclean.article import Credit
from wireclean.data import agencies, load
from wireclean.grammar.names import NAME, TITLE_NAME, is_name

__all__ = ["FoundCredit", "find_credits", "parse_credit"]


class FoundCredit(NamedTuple):
    """A credit in copy, with the brackets around it if it has any."""

    start: int
    end: int
    credit: Credit


@cache
def _organizations() -> str:
    names = {*load("photo_organizations.toml")["names"], *(alias for alias in agencies().by_alias if len(alias) > 1)}
    names |= {short for agency in agencies().by_alias.values() for short in (agency.short, agency.name)}
    return "|".join(regex.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _pool() -> frozenset[str]:
    return frozenset(load("photo_organizations.toml")["pool"])


_TAG = r"(?:,?[ ](?:(?i:file|pool|handout)(?:[ ][Pp]hoto)?)|/(?:File|FILE)(?:[ ][Pp]hoto)?)"  # , File   /File Photo   , Pool
_LABEL = r"(?:(?:Photo|Image|Picture|Credit|PHOTO|CREDIT|Photograph|Photos|Foto)(?:[ ](?:by|courtesy(?:[ ]of)?|credit|copyright)|[ ]?:)|Courtesy(?:[ ]of|:)?|COURTESY)"


@cache
def _whole() -> regex.Pattern[str]:
    """Read one credit without its brackets."""
    organizations = _organizations()
    organization = rf"(?:(?i:{organizations})(?!\p{{L}}))"
    any_organization = r"(?:[\p{Lu}\d][^/()|]{1,60}?)"
    return regex.compile(
        rf"""
        (?: (?P<agency> AP | REUTERS | Reuters | AFP | UPI | EPA | CP | PA )[ ]?(?:[Pp]hoto|PHOTO)? [ ]?/[ ]? (?P<agency_name> {NAME} ) {_TAG}{{0,2}}    # AP Photo/Ana Lima, File
          | (?P<bare_agency> AP[ ]Photo | AFP[ ]PHOTO | Reuters[ ]Photo ) {_TAG}{{0,2}}                                          # AP Photo
          | (?:{_LABEL}[ ]{{0,2}})? (?P<name> {NAME} ) (?: [ ]?/[ ]? | [ ](?:via|for|of)[ ] | ,[ ] ) (?P<organization> {any_organization} )
            (?: [ ]via[ ] (?P<via> {any_organization} ) )? {_TAG}{{0,2}}                                                       # Ana Lima/Pool Photo via AP
          | (?P<label>{_LABEL})[ ]{{0,2}} (?: (?P<labelled_name> {NAME} ) | (?P<labelled> [^()]{{2,80}} ) )                    # Photo: Ana Lima   Courtesy of the museum
          | (?P<source> [^()/]{{2,70}}? ) [ ]via[ ] (?P<distributor> {organization} ) {_TAG}{{0,2}}                              # Press Office via AP
          | (?P<only> {organization} (?: /{organization} )? ) {_TAG}{{0,2}}                                                     # Getty Images
        )
        """,
        regex.VERBOSE,
    )


def parse_credit(text: str) -> Credit | None:
    """Read a string that is one photo credit, brackets allowed; None if it is none.

    `organization` is the photographer's own when it is named and not a mere pool, else the distributor after `via`, by
    the agency's short name. `text` is the credit without brackets.
    """
    printed = text.strip()
    if printed[:1] in "([" and printed[-1:] in ")]":
        printed = printed[1:-1].strip()
    if not 2 <= len(printed) <= 160 or "\n" in printed:
        return None
    match = _whole().fullmatch(printed)
    if match is None:
        return None
    return _credit(match, printed)


def _credit(match: regex.Match[str], printed: str) -> Credit | None:
    found = match.groupdict()
    for group in ("name", "agency_name", "labelled_name"):
        words = found[group]
        if words and not is_name(words):  # an office, a bank, an agency: no photographer
            return Credit(None, _short(words), printed) if group != "name" or _sold(match, printed) else None
    if found["name"]:
        own, via = _clear(found["organization"]), _clear(found["via"])
        if via is None and " via " not in printed and not _known(own):
            return None
        own = None if own is None or own.casefold() in _pool() else own
        return Credit(found["name"], _short(own or via or _clear(found["organization"])), printed)
    if found["agency"]:
        return Credit(found["agency_name"], _short(found["agency"]), printed)
    if found["bare_agency"]:
        return Credit(None, _short(found["bare_agency"].split()[0]), printed)
    if found["label"]:
        return Credit(found["labelled_name"], _short(found["labelled"]), printed)
    if found["source"]:
        return Credit(None, _short(_clear(found["source"])), printed)
    return Credit(None, _short(_clear(found["only"])), printed)


def _sold(match: regex.Match[str], printed: str) -> bool:
    return " via " in printed or _known(_clear(match["organization"]))


_TRAILING_TAG = regex.compile(rf"{_TAG}+$")


def _clear(words: str | None) -> str | None:
    return _TRAILING_TAG.sub("", words).strip(" ,/") or None if words else None


def _short(words: str | None) -> str | None:
    agency = agencies().named(words) if words else None
    return agency.short if agency else words


@cache
def _known_names() -> frozenset[str]:
    return frozenset(name.casefold() for name in load("photo_organizations.toml")["names"])


def _known(words: str | None) -> bool:
    """Say whether an organisation, or the last of several joined by a slash, takes or sells photos."""
    if words is None:
        return False
    return any(
        part.casefold() in _known_names() or agencies().named(part) is not None
        for part in (words, words.rpartition("/")[2].strip(), words.rpartition(" via ")[2])
    )


# --- credits in copy

_BRACKETED = regex.compile(r"[(\[](?P<credit>[^()\[\]\n]{2,160})[)\]]")
_BRACKET_CUE = regex.compile(r"via |/|[Pp]hoto|PHOTO|Courtesy|Credit|Handout|Image")


@cache
def _bare() -> regex.Pattern[str]:
    """Find credits without brackets: REUTERS/Ana Lima, AP Photo/Ana Lima, Ana Lima/AP, Ana Lima/The Canadian Press via AP."""
    two_words = rf"(?:{TITLE_NAME})"
    return regex.compile(
        rf"""
        (?<![\p{{L}}/(]) (?:
            (?P<agency> REUTERS | AP[ ]Photo | AFP[ ]PHOTO ) [ ]?/[ ]? {two_words} {_TAG}{{0,2}}
          | (?:{_LABEL}[ ])? {NAME} [ ]?/[ ]? (?: (?:The[ ])?\p{{Lu}}[\p{{L}} .&]{{1,40}}? [ ]via[ ](?:AP|REUTERS|Reuters|Getty[ ]Images|The[ ]Canadian[ ]Press)
              | (?i:{_organizations()}) (?:[ ]via[ ](?:AP|REUTERS|Reuters|Getty[ ]Images))? ) (?!\p{{L}}) {_TAG}{{0,2}}
          | {NAME} [ ]via[ ] (?:AP|REUTERS|Reuters|Getty[ ]Images) (?!\p{{L}})
        )
        """,
        regex.VERBOSE,
    )


_AFTER_CREDIT = regex.compile(r"[ ]*(?P<org>AP|Reuters|AFP|Getty Images)(?=[ ]*(?:\n|$|Show|Read|\d|[|]))")


def find_credits(text: str, start: int = 0, end: int | None = None) -> list[FoundCredit]:
    """Return every photo credit in a stretch of `text`, left to right; a bracket in prose is none."""
    end = len(text) if end is None else end
    found: list[FoundCredit] = []
    if text.find("(", start, end) >= 0 or text.find("[", start, end) >= 0:
        for match in _BRACKETED.finditer(text, start, end):
            if _BRACKET_CUE.search(match["credit"]) is None:
                continue
            credit = parse_credit(match["credit"])
            if credit is not None:
                found.append(FoundCredit(match.start(), match.end(), credit))
                after = _AFTER_CREDIT.match(text, match.end(), end)
                if after is not None:
                    name = _short(after["org"])
                    found.append(FoundCredit(after.start("org"), after.end(), Credit(None, name, after["org"])))
    if text.find("/", start, end) >= 0 or text.find(" via ", start, end) >= 0:
        for match in _bare().finditer(text, start, end):
            if any(one.start < match.end() and match.start() < one.end for one in found):
                continue
            stop = _before_sentence(text, match, end)
            credit = parse_credit(text[match.start() : stop])
            if credit is not None:
                found.append(FoundCredit(match.start(), stop, credit))
    return sorted(found)


_LOWER_WORD = regex.compile(r"[ ](?:\p{Ll}|isn|has|have)[\p{L}'’]*")


def _before_sentence(text: str, match: regex.Match[str], end: int) -> int:
    """Return where a bare credit ends: `REUTERS/Ana Lima The minister said` is not by Ana Lima The."""
    stop = match.end()
    if match["agency"] is None or _LOWER_WORD.match(text, stop, end) is None:
        return stop
    words = match[0].split(" ")
    return stop - len(words[-1]) - 1 if len(words) > (3 if "Photo" in words[0:2] else 2) else stop
