"""What the source says of a story beside its text: the fields of a feed, of a record, of the head of a wire.

>>> from wireclean import Declared, clean
>>> said = Declared(headline="Bell found off Port Ellery", bylines="Ana Lima; newsdesk7", published="2020-05-04T10:15:00Z")
>>> article = clean("Bell found off Port Ellery\\nThe bell of the Aurora weighs more than a ton.", declared=said)
>>> article.headline, [byline.name for byline in article.bylines], article.text
('Bell found off Port Ellery', ['Ana Lima'], 'The bell of the Aurora weighs more than a ton.')

What the source says wins over what the copy prints. Where the copy prints the same, that is struck by its usual rule; where it
prints something else, `check` reports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import force_setattr, replace

from wireclean.arguments import kind_of_argument
from wireclean.article import Byline, Dateline, Edit, Precision, Span, Standfirst, Timestamp
from wireclean.config import ALL_RULES
from wireclean.data import load
from wireclean.grammar.byline import parse_byline
from wireclean.grammar.opening import parse_dateline
from wireclean.grammar.opening.sites import read_sites
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.places import fold, is_place
from wireclean.grammar.timestamp import parse_timestamp
from wireclean.grammar.titles import bare_words
from wireclean.layout import Layout, Line
from wireclean.repair import Draft, repair
from wireclean.rulebook.times import PUBLISHED, UPDATED

__all__ = [
    "Declared",
    "demand_declared",
    "is_same_dateline",
    "is_same_person",
    "is_same_time",
    "mended",
    "printed_again",
]


class Declared(msgspec.Struct, frozen=True, kw_only=True):
    """What the source says of a story beside its text. Each field may be left out.

    A str is read as the copy itself would be (`parse_byline`, `parse_dateline`, `parse_timestamp`), so the fields hold the
    structs of an article; their `span` is None. `bylines` also takes several str, one or more people in each. What is no
    name (a login, initials, a desk) and no time is left out, never guessed at. Times may be `datetime` or `date` objects.
    `language` is a tag of BCP 47 such as `pt-BR`. Raises `TypeError` for values of other types.

    >>> said = Declared(bylines=["Ana Lima, Staff Writer", "admin"], dateline="Lisbon", language="en_GB")
    >>> said.bylines[0].name, said.bylines[0].role, said.dateline.places[0].country, said.language
    ('Ana Lima', 'Staff Writer', 'PT', 'en-GB')
    """

    headline: str | None = None
    standfirst: str | None = None
    bylines: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    published: Timestamp | None = None
    updated: Timestamp | None = None
    language: str | None = None

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            headline: str | None = None,
            standfirst: str | None = None,
            bylines: str | Iterable[str | Byline] | None = (),
            dateline: str | Dateline | None = None,
            published: str | date | Timestamp | None = None,
            updated: str | date | Timestamp | None = None,
            language: str | None = None,
        ) -> None:
            """Take what sources have; the fields keep what an article has."""

    def __post_init__(self) -> None:
        set_to: dict[str, Any] = {
            "headline": _words("headline", self.headline),
            "standfirst": _words("standfirst", self.standfirst),
            "bylines": _bylines(self.bylines),
            "dateline": _dateline(self.dateline),
            "published": _timestamp("published", self.published),
            "updated": _timestamp("updated", self.updated),
            "language": _language(_words("language", self.language)),
        }
        for name, value in set_to.items():
            force_setattr(self, name, value)

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return self != _NOTHING


def demand_declared(caller: str, declared: object) -> None:
    """Raise `TypeError` if `declared` is neither None nor a `Declared`."""
    if declared is not None and not isinstance(declared, Declared):
        raise TypeError(f"{caller}: declared is a wireclean.Declared, not {kind_of_argument(declared)}")


# --- reading what is declared


def mended(text: str) -> str:
    """Return a declared string as cleaning would have its characters and spaces, on one line."""
    if not (text.isascii() and text.isprintable() and "&" not in text and "\\" not in text):
        draft = Draft(text)
        repair(draft, ALL_RULES)
        text = draft.text
    return " ".join(text.split())


def _words(name: str, given: object) -> str | None:
    if given is None:
        return None
    if not isinstance(given, str):
        raise TypeError(f"Declared: {name} is a str, not {kind_of_argument(given)}")
    return mended(given) or None


def _bylines(given: object) -> tuple[Byline, ...]:
    if given is None:
        return ()
    if isinstance(given, str):
        given = (given,)
    if not isinstance(given, Iterable):
        raise TypeError(f"Declared: bylines are a str or several, not {kind_of_argument(given)}")
    found: list[Byline] = []
    for one in given:
        if isinstance(one, Byline):
            found.append(one)
        elif isinstance(one, str):
            for part in one.split(";"):
                found += _people(mended(part))
        else:
            raise TypeError(f"Declared: bylines are str or wireclean.Byline, not {kind_of_argument(one)}")
    distinct: dict[str, Byline] = {}
    for byline in found:
        distinct.setdefault(_key(byline), byline)
    return tuple(distinct.values())


@lru_cache(maxsize=4096)  # the same few hundred people write a corpus
def _people(text: str) -> tuple[Byline, ...]:
    people = tuple(replace(byline, span=None) for byline in parse_byline(text))
    organization = None if people else organization_named(text)
    return people if organization is None else (Byline(None, None, organization.name, None, text, None),)


def _dateline(given: object) -> Dateline | None:
    if given is None or isinstance(given, Dateline):
        return given
    if not isinstance(given, str):
        raise TypeError(f"Declared: dateline is a str or a wireclean.Dateline, not {kind_of_argument(given)}")
    text = mended(given).strip(" -–—")
    found = parse_dateline(text)
    if found is not None:
        return replace(found, span=None)
    sites = read_sites(text)
    if not sites or not all(is_place(site.name) for site in sites):
        return None
    return Dateline(tuple(site.place for site in sites), None, None, text, None)


# ISO 8601, also in its basic form, as the news formats of IPTC have it: 20201104T101500Z.
_ISO = re.compile(
    r"""
    \d{4}-?\d\d-?\d\d (?: [T ] (?P<clock> \d\d:?\d\d (?P<seconds> :?\d\d (?:\.\d{1,6})? )? ) (?P<zone> Z | [+-]\d\d:?\d\d )? )?
    """,
    re.VERBOSE,
)


def _timestamp(name: str, given: object) -> Timestamp | None:
    if given is None or isinstance(given, Timestamp):
        return given
    if isinstance(given, datetime):
        return _of_datetime(given, given.isoformat())
    if isinstance(given, date):
        return Timestamp(datetime(given.year, given.month, given.day), "day", None, False, given.isoformat(), None)
    if not isinstance(given, str):
        raise TypeError(
            f"Declared: {name} is a str, a datetime or a wireclean.Timestamp, not {kind_of_argument(given)}"
        )
    text = mended(given)
    iso = _ISO.fullmatch(text)
    if iso is not None:
        try:
            value = datetime.fromisoformat(text)
        except ValueError:
            return None
        precision: Precision = "second" if iso["seconds"] else "minute" if iso["clock"] else "day"
        return Timestamp(value.replace(microsecond=0), precision, iso["zone"], False, text, None)
    read = parse_timestamp(text)
    return None if read is None else replace(read, span=None)


def _of_datetime(value: datetime, text: str) -> Timestamp:
    return Timestamp(
        value.replace(microsecond=0),
        "second",
        value.strftime("%z") or None if value.tzinfo else None,
        False,
        text,
        None,
    )


_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?P<rest>(?:-[a-z0-9]{1,8}){0,4})", re.IGNORECASE)


def _language(given: str | None) -> str | None:
    """Return a tag as BCP 47 writes it, with the shortest code of the language, None for what is no tag, such as the name of a language."""
    tag = _TAG.fullmatch(given.replace("_", "-")) if given is not None else None
    if tag is None:
        return None
    parts = [
        part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in tag["rest"].split("-")
    ]
    language = tag["language"].lower()
    return "-".join([load("language_codes.toml")["shortest"].get(language, language), *parts[1:]])


_NOTHING = Declared()


# --- the same, printed in the copy


def is_same_person(one: Byline, other: Byline) -> bool:
    """Say whether two bylines name the same author."""
    return _key(one) == _key(other)


def _key(byline: Byline) -> str:
    return bare_words(byline.name or byline.organization or byline.text)


def is_same_dateline(one: Dateline, other: Dateline) -> bool:
    """Say whether two datelines name the same places, as far as they name any."""
    first, second = ([fold(place.name) for place in dateline.places] for dateline in (one, other))
    return not first or not second or first == second


def is_same_time(one: Timestamp, other: Timestamp) -> bool:
    """Say whether two times may be one: to the minute, or about the same day where one of them has no zone or time of day."""
    first, second = one.value, other.value
    if first.tzinfo is not None and second.tzinfo is not None and "day" not in (one.precision, other.precision):
        return abs(first - second) < _MINUTE
    return abs(first.date() - second.date()) <= _DAY


_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)

_MOST_LINES = 16
_LONGEST_BYLINE = 160


def printed_again(layout: Layout, declared: Declared) -> Iterator[Edit]:
    """Yield the edits of the lines of a head that print what is declared, by the rules that would strike them anyway.

    The head ends at the first line of prose. A standfirst is struck only above a byline or a time: right above the story it
    may as well be its first paragraph.
    """
    if len(layout.lines) < 2:
        return
    found: list[tuple[Line, str, Any]] = []
    for line in layout.lines[:_MOST_LINES]:
        read = _read_line(layout, line, declared)
        if read is not None:
            found.append((line, *read))
        elif layout.is_prose(*line):
            break
    proofs = [line.start for line, code, _ in found if code not in ("HED005", "HED007")]
    for line, code, value in found:
        if code != "HED007" or any(start > line.start for start in proofs):
            yield layout.strike(*line, code, value)


def _read_line(layout: Layout, line: Line, declared: Declared) -> tuple[str, Any] | None:
    """Return the rule and the value of a line that prints a declared field; None for any other."""
    words = layout.text[line.start : line.end]
    bare = bare_words(words)
    if not bare:
        return None
    if declared.headline is not None and bare == bare_words(declared.headline):
        return "HED005", words
    if declared.standfirst is not None and bare == bare_words(declared.standfirst):
        return "HED007", Standfirst(words, Span(*line))
    if len(words) > _LONGEST_BYLINE:
        return None
    if declared.bylines and any(name in bare for name in _surnames(declared)):
        people = layout.reading(parse_byline, words)
        if people and all(any(is_same_person(one, other) for other in declared.bylines) for one in people):
            return "HED002", tuple(
                replace(one, span=Span(line.start + one.span.start, line.start + one.span.end))
                for one in people
                if one.span
            )
    for code, said in ((PUBLISHED, declared.published), (UPDATED, declared.updated)):
        if said is not None and _may_print(said, words):
            stamp = layout.reading(parse_timestamp, words)
            if stamp is not None and stamp.span is not None and is_same_time(stamp, said):
                return code, replace(stamp, span=Span(line.start + stamp.span.start, line.start + stamp.span.end))
    return None


def _surnames(declared: Declared) -> list[str]:
    """Return a word of each declared author without which no line prints the byline."""
    return [_key(byline).rpartition(" ")[2] for byline in declared.bylines]


def _may_print(said: Timestamp, words: str) -> bool:
    """Say, with little work, whether a line may print the day of a time, which other zones have a day earlier or later."""
    day = said.value.day
    near = (day - 1, day, day + 1) if 1 < day < _SHORTEST_MONTH else (1, 2, *range(_SHORTEST_MONTH - 1, 32))
    return any(str(one) in words for one in near)


_SHORTEST_MONTH = 28
