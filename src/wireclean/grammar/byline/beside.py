"""What stands beside the names of a byline: role and organisation, place, time, address."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import regex

from wireclean.data import load
from wireclean.data.languages import language_numbers, language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline.words import (
    byline_words,
    ends_with_role,
    first_words,
    is_role,
    one_of,
    time_words,
    word_at,
)
from wireclean.grammar.dates import month_number
from wireclean.grammar.organizations import read_organization
from wireclean.grammar.places import is_place, is_region
from wireclean.grammar.sentences import without_stop

__all__ = [
    "Work",
    "address_end",
    "after_whom",
    "behind_is",
    "is_dated",
    "is_time_line",
    "labels_time",
    "leads_to_name",
    "opens_as_town",
    "place_at",
    "read_times",
    "read_unknown",
    "read_work",
    "site_end",
    "time_follows",
]


class Work(NamedTuple):
    """What a person is and for whom; `known` says that the organisation is, `telling` that the role suffices.

    `photos` says that the organisation sells photos and does not write.
    """

    role: str | None
    organization: str | None
    end: int
    known: bool = False
    telling: bool = False
    photos: bool = False


# ------------------------------------------------------------------------------------------------ role, organisation

# The words a role may have in English: `Chief Political Correspondent`, `HEALTH WRITER`, `Head of the Sports Desk`.
_ROLE_WORD = regex.compile(
    r"(?: \p{Lu} [\p{L}\d.&'’/-]{0,24}+ | & | \p{Ll}{2,3}(?=[ ]) ) (?P<space>[^\S\n]{1,3}+)?+", regex.VERBOSE
)
_ROLE_LINE = regex.compile(r"(?:[\p{L}\p{M}&'’/*-]{1,30}+[ ]?){1,7}?(?=\s*+(?:[,;:|•·/()\d]|\.?$))")
_SPACED = regex.compile(r"\S++")
_POSSESSIVE = regex.compile(r"(?:['’]s)?+[^\S\n]{1,3}+")


# The noun of a role, glued to what follows or not: `Writer`, `EDITORS`, `Chef-Reporterin`, `Editor-at-large`.
_NOUN = regex.compile(
    r"(?P<noun> (?: \p{Lu}(?:\p{Lu}(?!\p{Ll})){1,30}+ | \p{L}[\p{Ll}\p{M}]{1,30}+ ) (?: -\p{L}[\p{Ll}\p{M}]{2,30}+ )?+ )"
    r"(?!\p{Ll}) (?P<large> [ ]?(?:" + one_of("role_tails") + r")\b )?+",
    regex.VERBOSE,
)


def _role_noun(text: str, at: int, stop: int) -> tuple[str, int] | None:
    """Read the word that ends a role, and where it does; of several, one."""
    noun = _NOUN.match(text, at, stop)
    if noun is None:
        return None
    folded = noun["noun"].casefold()
    for word in (folded, folded.removesuffix("s"), folded.partition("-")[0] if noun["large"] else folded):
        if word in byline_words("roles"):
            return word, noun.end()
    return None


@cache
def _for() -> regex.Pattern[str]:
    """Read what stands between a role and an organisation: `, `, ` for `, ` bei der `."""
    return regex.compile(rf"[^\S\n]{{0,2}}+(?:,|(?<=\s)(?i:{one_of('whom')})(?=\s))[^\S\n]{{1,3}}+")


@cache
def _whom() -> regex.Pattern[str]:
    return regex.compile(rf"(?i:{one_of('whom', 'joins')})[^\S\n]++(?=[\p{{L}}\d])")


def after_whom(text: str, at: int, stop: int) -> int | None:
    """Return where a word such as `for` or `with` ends that leads to an organisation, and the space behind it."""
    if word_at(text, at, stop) not in first_words("whom", "joins"):
        return None
    whom = _whom().match(text, at, stop)
    return None if whom is None else whom.end()


def behind_is(text: str, at: int, stop: int) -> int:
    """Return where the words end that say of a person what she is, `at` without them: `is a reporter`, `es periodista`."""
    if word_at(text, at, stop) not in _first_of_is():
        return at
    found = _is().match(text, at, stop)
    return at if found is None else found.end()


@cache
def _is() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of(language_words('notes.about_is'))})[ ]")


@cache
def _first_of_is() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in language_words("notes.about_is"))


def leads_to_name(text: str, at: int, stop: int) -> bool:
    """Say whether a word such as `for` or `with` stands at `at`, and behind it one with a capital that is none of times."""
    whom = after_whom(text, at, stop)
    return whom is not None and text[whom].isupper() and word_at(text, whom, stop).rstrip(".,") not in time_words()


def _read_role(text: str, at: int, stop: int) -> tuple[str, str, int] | None:
    """Read a role, its noun and its end: up to six words with capitals, of which the last is a role's.

    It ends at the first such word, unless that is one that goes before others: Chief Correspondent, Staff Writer. In
    other languages the noun comes first, and the role goes on to the next mark: `Redakteurin Wirtschaft`.
    """
    found: tuple[str, str, int] | None = None
    begin = at
    for _ in range(6):
        if text[at : at + 1].isupper() and word_at(text, at, stop) in byline_words("articles"):
            break  # a sentence begins: `By Ana Lima in Lisbon The director said`
        noun = _role_noun(text, at, stop)
        if noun is not None and not text.startswith("-", noun[1]):
            found = text[begin : noun[1]], *noun
            if found[1] not in byline_words("leading_roles") or text[noun[1] : noun[1] + 1].isupper():
                break
        word = _ROLE_WORD.match(text, at, stop)
        if word is None or word["space"] is None:
            break
        at = word.end()
    line = _ROLE_LINE.match(text, begin, stop) if _shows_role(text, begin, stop) else None
    if line is None:
        return found
    words = list(_SPACED.finditer(line[0]))
    end = next((word.start() for word in words[1:] if word[0].casefold() in _ends_of_roles()), len(line[0]))
    role = line[0][:end].rstrip()
    if not (is_role(role) or is_role(line[0])) or (found is not None and not _may_go_on(found, role)):
        return found
    return role, role.split()[-1].casefold(), begin + len(role)


@cache
def _ends_of_roles() -> frozenset[str]:
    return time_words() | byline_words("whom") | byline_words("where")


def _shows_role(text: str, begin: int, stop: int) -> bool:
    """Say whether a role may stand in the words up to the next mark: one of them is a role's or ends with one."""
    words = _LETTERS.findall(text[begin : min(stop, begin + _LONGEST_ROLE)].casefold())
    roles = byline_words("roles")
    return not roles.isdisjoint(words) or any(word.rpartition("-")[2] in roles for word in words if "-" in word)


_LETTERS = re.compile(r"[^\W\d_][^\s,;:|•·()/\d]*+")
_LONGEST_ROLE = 220


def _may_go_on(found: tuple[str, str, int], role: str) -> bool:
    """Say whether the noun opens its role, as in most languages it does, so that what follows may belong to it.

    One that goes before others does so only with another behind it: `staff writer`.
    """
    first, _, rest = role.partition(" ")
    alone = found[1] not in byline_words("leading_roles")
    return found[0] == first and (alone or ends_with_role(rest.rpartition(" ")[2]))


def read_work(text: str, at: int, stop: int) -> Work | None:
    """Read role and organisation, in either order: `AP Sports Writer`, `Staff Writer for The Times`, `mit dpa`."""
    whom = after_whom(text, at, stop)
    known = read_organization(text, at, stop)
    if known is None and whom is not None:
        known = read_organization(text, whom, stop)
        at = at if known is None else whom
    if known is not None:
        organization, end = known
        possessive = _POSSESSIVE.match(text, end, stop)
        role = _read_role(text, possessive.end(), stop) if possessive else None
        return Work(
            None if role is None else role[0],
            organization.name,
            end if role is None else role[2],
            known=not organization.sells_photos,
            photos=organization.sells_photos,
        )
    role = _read_role(text, at, stop)
    if role is None:
        return None
    telling = role[1] in byline_words("telling_roles")
    of = _for().match(text, role[2], stop)
    known = read_organization(text, of.end(), stop) if of is not None else None
    if of is not None and known is not None:
        longer = read_unknown(text, of.end(), stop)  # author of AP Weekly
        if longer is not None and longer.end == stop > known[1] and text[known[1] : stop].istitle():
            return longer._replace(role=role[0], known=True, telling=telling)
        return Work(role[0], known[0].name, known[1], known=True, telling=telling)
    return Work(role[0], None, role[2], telling=telling)


# An organisation that is not known: words from one mark to the next, or one word in small letters (agrarheute, g1).
_UNKNOWN = regex.compile(
    rf"(?:(?i:{one_of('articles')})[ ])?+"
    r"(?:\p{Lu}[^,;|()\[\]\n·•@]{0,60}?|\d[^,;|()\[\]\n·•@]{0,60}?|[\p{Ll}][\p{L}\d.]{1,20}+)(?=\s*+(?:[,;|()\[\]\n·•@]|$)|\s++\d|\s[/–—-]\s)"
)


_JOINT = regex.compile(r"(?P<word>[\p{L}.]*\p{Ll})(?P<time>\p{Lu}\p{Ll}++)")
_NUMBERED = regex.compile(r"[\p{Lu}\d][\p{L}\d .&'’-]{2,40}+$")


def read_unknown(text: str, at: int, stop: int, *, spaced: bool = False) -> Work | None:
    """Take the words up to the next mark for an organisation; `spaced`, only if their last word is an organisation's."""
    whom = after_whom(text, at, stop)
    begin = at if whom is None else whom
    words = (_NUMBERED.match(text, begin, stop) if spaced else None) or _UNKNOWN.match(text, begin, stop)
    if words is None:
        return None
    printed = words[0].split()
    while len(printed) > 1 and printed[-1].casefold().rstrip(".") in time_words():
        printed.pop()
    if len(printed) > _MOST_WORDS:
        return None
    joint = _JOINT.fullmatch(printed[-1])
    if joint is not None and joint["time"].casefold() in time_words():  # portNewsMonday
        printed[-1] = joint["word"]
    if (spaced and whom is None) and _words_of_organizations().isdisjoint(printed[-1].casefold().split("-")):
        return None
    end = begin
    for word in printed:
        end = text.index(word, end) + len(word)
    return Work(None, without_stop(" ".join(printed)), end)


_MOST_WORDS = 6


@cache
def _words_of_organizations() -> frozenset[str]:
    return frozenset(language_words("never.organizations")).union(load("names.toml")["never"]["organizations"])


# ------------------------------------------------------------------------------------------------ place, address

_PLACE = regex.compile(
    rf"\p{{Lu}}[\p{{L}}\p{{M}}'’.-]{{1,30}}+"
    rf"(?:[ ](?:(?:{any_of(load('names.toml')['places']['within'])})[ ]){{0,2}}+\p{{Lu}}[\p{{L}}\p{{M}}'’-]{{1,30}}+){{0,2}}+"
)
_UNCASED_PLACE = regex.compile(r"\p{Lo}{3,20}+(?:[ ]\p{Lo}{2,20}+){0,2}+")
_REGION = regex.compile(r",[ ](?P<region>\p{Lu}[\p{L}.]*+(?:[ ]\p{Lu}[\p{L}.]*+){0,2}+)")
_ADDRESS = regex.compile(
    r"""
    \(? (?: [\p{L}\p{N}._+-]{1,64}+ @ [\p{L}\p{N}.-]{3,80}+ | [@＠] [\p{L}\p{N}_.]{1,40}+ | [a-zA-Z][\w.]{2,40}+ @ (?!\w) | https?://[^\s)]{1,200}+ ) \)?
    | \( \d{3} \) [ ]? \d{3}-\d{4}
    """,
    regex.VERBOSE,
)
_SITE = regex.compile(r"[\p{L}\d-]{2,40}+\.(?:[A-Za-z]{2,4})(?:\.[a-z]{2})?+(?![\p{L}.])")


@cache
def _where() -> regex.Pattern[str]:
    return regex.compile(rf"(?i:{one_of('where')})[^\S\n]++(?=\p{{Lu}})")


def opens_as_town(name: str) -> bool:
    """Say whether a name begins with a town large enough for papers and clubs to be named after it: `Baltimore Sun`."""
    return is_place(name.split(maxsplit=1)[0], _LARGE)


_LARGE = 100  # thousand people


class PrintedPlace(NamedTuple):
    """Where an author is, as printed."""

    name: str
    region: str | None
    end: int


def place_at(text: str, at: int, stop: int, *, guess: bool = False) -> PrintedPlace | None:
    """Read a place: `in Caracas`, `Lissabon`, `in BIRMINGHAM, Ala.`; one that is not known only after `in`, to `guess` at."""
    inside = _where().match(text, at, stop) if word_at(text, at, stop) in first_words("where") else None
    place = _PLACE.match(text, at if inside is None else inside.end(), stop)
    if place is None:
        uncased = _UNCASED_PLACE.match(text, at, stop)
        known = uncased is not None and is_place(uncased[0])
        return PrintedPlace(uncased[0], None, uncased.end()) if uncased is not None and known else None
    printed = place[0]
    if printed.split()[0].casefold() in time_words():
        return None
    if place.end() == stop:
        printed = without_stop(printed)
    while not is_place(printed) and " " in printed and not guess:
        printed = printed.rpartition(" ")[0]
    end = place.start() + len(printed)
    if names_paper(text, end, stop):
        return None
    if not is_place(printed) and not (guess and inside is not None and time_follows(text, end, stop)):
        return None
    region = _REGION.match(text, end, stop)
    if region is None or not is_region(region["region"]):
        return PrintedPlace(" ".join(printed.split()), None, end)
    return PrintedPlace(" ".join(printed.split()), region["region"], region.end())


def names_paper(text: str, at: int, stop: int) -> bool:
    """Say whether a word of organisations goes on at `at`, so that what stands before it is no place: Star| Tribune."""
    word = _PAPER_WORD.match(text, at, stop)
    return word is not None and not _words_of_organizations().isdisjoint(word["word"].casefold().split("-"))


_PAPER_WORD = regex.compile(r"[^\S\n](?P<word>\p{Lu}[\p{L}-]{2,30}+)")


def address_end(text: str, at: int, stop: int) -> int | None:
    """Return where the handle, mail, web or telephone address at `at` ends."""
    if not text.startswith(_OPENS_ADDRESS, at) and _AT.search(text, at, min(stop, at + _LONGEST_NAME)) is None:
        return None
    match = _ADDRESS.match(text, at, stop)
    return None if match is None else match.end()


_OPENS_ADDRESS = ("(", "http://", "https://")
_AT = re.compile("[@＠]")
_LONGEST_NAME = 66  # of a mail box, before its `@`


def site_end(text: str, at: int, stop: int) -> int | None:
    """Return where the name of a site ends: `PORTELLERY.COM`."""
    match = _SITE.match(text, at, stop)
    return None if match is None else match.end()


# ------------------------------------------------------------------------------------------------ times

_GAP = regex.compile(r"[\s,;:.|•·/–—()\[\]-]*+")
_CLOCK = regex.compile(r"(?:\p{L}\.){2}")  # a.m., behind a name and its date
_TOKEN = regex.compile(r"[\p{L}\p{M}]++\.?+|\d++(?:" + any_of(language_words("times.ordinals")) + ")?+")
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HALVES = [word for name in ("mornings", "afternoons") for word in language_words(f"times.{name}") if word.isascii()]
_DATED = regex.compile(
    r"\d{1,2}[.:h]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2}"
    rf"|\d{{1,2}}(?:{any_of(language_words('times.month_marks'))})\d{{1,2}}(?:{any_of(language_words('times.day_marks'))})"
    rf"|\d\s?(?:{any_of([*_HALVES, *map(str.upper, _HALVES)])})\b"
)
_READING = regex.compile(r"\d\s?\p{L}{2}")
_ISO = regex.compile(r"\d{4}-\d\d-\d\dT[\d:.]{4,12}Z?")
_MOST_TOKENS = 24


class Times(NamedTuple):
    """A run of the words and numbers of times: where it ends, and whether it is a "time", a "reading" time or neither."""

    end: int
    kind: str


def read_times(text: str, at: int, stop: int, *, words: bool = True) -> Times | None:
    """Read numbers and words of times from `at` on, as far as they go; without `words` a number must be among them."""
    iso = _ISO.match(text, at, stop) if text[at : at + 1].isdigit() else None
    if iso is not None:
        return Times(iso.end(), "time")
    begin, end, numbers, relative, month = at, at, False, False, False
    for _ in range(_MOST_TOKENS):
        token = (_CLOCK.match(text, at, stop) if words else None) or _TOKEN.match(text, at, stop)
        if token is None:
            break
        word = token[0].replace(".", "").casefold()  # a.m.
        if not word[0].isdigit():
            if word not in time_words() or (word in _openers() and _opens_name(text, token.end(), stop)):
                break
            relative = relative or (len(word) > 2 and month_number(word) is None)
            month = month or month_number(word) is not None
        numbers = numbers or word[0].isdigit()
        end = token.end()
        gap = _GAP.match(text, end, stop)
        at = end if gap is None else gap.end()
    if end == begin or not (numbers or words):
        return None
    if is_dated(text[begin:end]) or (month and numbers):
        return Times(end, "time")
    return Times(end, "reading" if relative or (numbers and _READING.search(text, begin, end)) else "")


@cache
def _openers() -> frozenset[str]:
    """Return the words of times that open a byline too: `5 May 2020 by Ana Lima`."""
    return byline_words("by") | byline_words("markers") | byline_words("labels")


_NAMED = regex.compile(r"[:：]|\s++\p{Lu}|\s*+$")


def _opens_name(text: str, at: int, stop: int) -> bool:
    return _NAMED.match(text, at, stop) is not None


def is_dated(line: str) -> bool:
    """Say whether a date or a clock time stands in a line; a year counts only beside another number or a month."""
    if _DATED.search(line) is not None:
        return True
    if _YEAR.search(line) is None:
        return False
    tokens = [token[0].rstrip(".").casefold() for token in _TOKEN.finditer(line)]
    return sum(token[0].isdigit() for token in tokens) > 1 or any(token in time_words() for token in tokens)


_LONGEST_TIME = 120
_SHORTEST_LEAD = 10  # 4 May 2020, and then other words


def is_time_line(line: str) -> bool:
    """Say whether a line is a time of publication and little else, in whatever language.

    >>> is_time_line("Publicerad 4 maj 2020 kl. 10.15"), is_time_line("Storm tears roofs off 20 houses in 2024")
    (True, False)
    """
    opening = _GAP.match(line)
    lead = read_times(line, opening.end() if opening is not None else 0, len(line), words=False)
    if lead is not None and lead.end > _SHORTEST_LEAD and lead.kind == "time":
        return True
    if len(line) > _LONGEST_TIME:
        return False
    tokens = [token[0].rstrip(".").casefold() for token in _TOKEN.finditer(line)]
    words = [token for token in tokens if not token[0].isdigit()]
    if not is_dated(line):
        return 0 < len(words) < len(tokens) <= 6 and all(word in time_words() for word in words)
    unknown = sum(word not in time_words() for word in words)
    return unknown <= 2 and len(tokens) <= _MOST_TOKENS


# What ends a byline for certain: nothing, a mark, a number, a dateline in capitals.
_MARK = regex.compile(
    r"""
    \s*+ (?: \Z | [|•·\n\d@(\[{<=*©] | [,;:–—-] \s*+ (?: \d | \Z ) | / \s | [\p{Lu}][\p{Lu}.'’ -]{3,40}+ (?: , | \( | \s?[-–—] ) )
    """,
    regex.VERBOSE,
)
_NEXT = regex.compile(r"\s*+[,;:–—|-]?+\s*+(?P<word>[\p{L}\p{M}]++)")
_BEFORE_NUMBER = regex.compile(r"\.?+[ ]{0,2}+\d")
_ON = regex.compile(r"[^\S\n]\p{Ll}{1,4}[^\S\n]++(?P<then>\d|\p{L}++)")


@cache
def _labels_of_times() -> frozenset[str]:
    phrases = (phrase for name in ("published", "updated") for phrase in language_words(f"times.{name}"))
    return (
        frozenset(phrase.split()[0].casefold() for phrase in phrases)
        | {word.casefold() for word in language_words("furniture.share")}
        | byline_words("follow")
    )


def labels_time(word: str) -> bool:
    """Say whether a word stands before a time: `Published`, `Updated`."""
    return word.casefold() in _labels_of_times()


def time_follows(text: str, at: int, stop: int) -> bool:
    """Say whether a byline has ended at `at`: a mark, a time, glued or not, the next label or a dateline follows."""
    if _MARK.match(text, at, stop):
        return True
    following = _NEXT.match(text, at, stop)
    if following is None:
        return False
    word = following["word"].casefold()
    if month_number(word) is not None:
        return _BEFORE_NUMBER.match(text, following.end(), stop) is not None
    if word in _weekdays() or word in _labels_of_times():
        return True
    on = _ON.match(text, at, stop)
    return on is not None and (on["then"].isdigit() or on["then"].casefold() in _weekdays())


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(word for word in language_numbers("weekdays") if len(word) > 2)
