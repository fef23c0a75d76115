"""The opening of a story: where, when, by which agency or paper and by whom it was filed, before the lede.

`TOKYO, April 12 (Reuters) - The yen fell.` carries three of them, `(CNN) — ` the agency alone, `DUBLIN — ` the place alone.
Readers for scripts with and without spaces yield every way to read the first words as parts in any order (`spaced`,
`dense`); each reading is weighed with the lede behind it (`weigh`), and the one that convinces most is the opening.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from wireclean.arguments import demand_day, demand_text
from wireclean.article import Dateline, Span, place_of
from wireclean.data import load
from wireclean.grammar.opening.dense import may_be_dense, read_dense
from wireclean.grammar.opening.letters import QUOTES, UPPER, read_date
from wireclean.grammar.opening.reading import Person, Reading, agency_named
from wireclean.grammar.opening.signs import REACH, may_be_spaced
from wireclean.grammar.opening.spaced import read_spaced
from wireclean.grammar.opening.weigh import evidence_of, may_convince, weigh

__all__ = [
    "Opening",
    "Person",
    "choose_opening",
    "evidence_for",
    "find_opening_inside",
    "match_opening",
    "parse_dateline",
    "read_openings",
]

_BACK = 110  # how far before its agency an opening inside a line can begin

# A credit that can stand inside a line, and what must follow it there: a terminator, or at once the lede.
_CREDIT_INSIDE = re.compile(
    rf"\( (?P<round> [^\W\d_][^()\n]{{1,38}}+ ) \) (?= \s{{0,3}}+ [—–―_\x97=-] | \.- | \s?[{UPPER}{QUOTES}] )",
    re.VERBOSE,
)
_DENSE_INSIDE = re.compile(r"[(\[【][^\s()\[\]【】\n]{1,20}[=＝][^\s()\[\]【】\n]{1,12}[)\]】]")
_CAPITAL = re.compile(rf"(?<![{UPPER}'’-])(?<![{UPPER}]\.)[{UPPER}]")
_ENDS = ".!?…)]|:;—–\n" + QUOTES  # after one of these something new begins


class Opening(NamedTuple):
    """An opening in a text: `text[start:end]` is all that stands before the lede, terminator and spaces included.

    `strong` says that it carries a credit or a date, or a form that nothing else has. A weak one is a bare place
    (`DUBLIN — `) or agency (`CNN — `). `weight` says how well it convinces, from 0.
    """

    start: int
    end: int
    dateline: Dateline
    people: tuple[Person, ...]
    strong: bool
    weight: float


def parse_dateline(text: str, *, reference: date | None = None) -> Dateline | None:
    """Read the dateline that `text` begins with, or is; None when it begins with none.

    `reference` gives the year to a printed month and day. No text raises an exception.

    >>> parse_dateline("LISBON/MADRID, May 4 (Reuters) - The bell weighs a ton.").agency
    'Reuters'
    >>> parse_dateline("BREAKING: The bell weighs a ton.") is None
    True
    """
    demand_text(parse_dateline.__name__, text)
    demand_day(parse_dateline.__name__, reference)
    found = match_opening(text, reference=reference)
    return None if found is None else found.dateline


def match_opening(
    text: str, start: int = 0, end: int | None = None, *, reference: date | None = None
) -> Opening | None:
    """Find the opening that begins at `start`, after white space if any; nothing from `end` on is looked at.

    Two things do look on: a place alone on its line asks for a lede in the next, and a lede that is broken over lines
    is read to its end.

    >>> found = match_opening("TOKYO (AP) — The bell weighs a ton.")
    >>> found.dateline.text, found.end, found.strong
    ('TOKYO (AP)', 13, True)
    """
    stop = len(text) if end is None else min(end, len(text))
    return choose_opening(text, start, stop, read_openings(text[start:stop]), reference=reference)


def read_openings(line: str) -> tuple[Reading, ...]:
    """Return the ways to read the first words of a line as an opening, in its own offsets; most lines have none.

    What no lede could make one is left out.
    """
    found: list[Reading] = []
    if not line.isascii() and may_be_dense(line, 0, min(len(line), REACH)):
        found += read_dense(line, 0, len(line))
    if may_be_spaced(line, 0, len(line)):
        found += read_spaced(line, 0, len(line))
    return tuple(
        reading for reading in found if (reading.sites or reading.day or reading.credit) and may_convince(reading)
    )


def choose_opening(
    text: str, start: int, stop: int, readings: Iterable[Reading], *, reference: date | None = None
) -> Opening | None:
    """Return the opening of `text[start:stop]` that convinces most of the `readings` of that stretch; None if none does."""
    best: Reading | None = None
    weight = 0.0
    for unplaced in readings:
        reading = unplaced.moved(start)
        weighed = weigh(text, reading, stop)
        credited = best is not None and best.credit is None and reading.credit is not None
        if weighed >= (0.0 if credited else weight):
            best, weight = reading, weighed
    return None if best is None else _opening(text, best, weight, reference)


def evidence_for(text: str, opening: Opening, stop: int) -> tuple[str, ...]:
    """Return the names of the weights that add up to `opening.weight`; `stop` is up to where it was looked for.

    Empty where no reading at its place has that weight, as when `stop` is another.
    """
    for unplaced in read_openings(text[opening.start : stop]):
        reading = unplaced.moved(opening.start)
        if (reading.last, reading.end) == (place_of(opening.dateline).end, opening.end):
            names = ("bias", *evidence_of(text, reading, stop))
            if weigh(text, reading, stop) == opening.weight:
                return names
    return ()


def find_opening_inside(text: str, start: int, end: int, *, reference: date | None = None) -> Opening | None:
    """Find the first opening with an agency inside a stretch, for copy whose lines have run together.

    A caption or headline may be glued in front: `(AP Photo/Ana Lima) WASHINGTON (AP) — The`, `sourceLONDON, Nov 19
    (Reuters) - The`. A place in capitals is taken back to where the capitals begin; one in title case counts only after
    a sentence or a bracket has ended.
    """
    stop = min(end, len(text))
    for credit in _CREDIT_INSIDE.finditer(text, start, stop):
        if agency_named(credit["round"]) is not None:
            found = _best_before(text, start, stop, credit)
            if found is not None:
                return _opening(text, *found, reference)
    for match in _DENSE_INSIDE.finditer(text, start, stop):
        for reading in read_dense(text, match.start(), stop):
            if reading.sites and reading.people:
                return _opening(text, reading, weigh(text, reading, stop), reference)
    return None


def _best_before(text: str, start: int, stop: int, credit: re.Match[str]) -> tuple[Reading, float] | None:
    """Return the reading whose credit this is, begun as far back as it convinces.

    Each capital before the credit may begin it. There are few: no opening holds a bracket or an ordinary word.
    """
    at = credit.start()
    floor = max(text.rfind(")", max(start, at - _BACK), at) + 1, start, at - _BACK)
    best, best_rank = None, 0
    for begin in (*(capital.start() for capital in _CAPITAL.finditer(text, floor, at)), at):
        if _goes_on(text, begin, floor):
            continue
        ended = not text[max(start, begin - _BACK) : begin].rstrip(" ")[-1:].strip(_ENDS)
        for reading in read_spaced(text, begin, stop):
            led = not reading.sites or text.startswith(reading.sites[0].name, reading.first)
            if reading.last != credit.end() or reading.start != reading.first or not led:
                continue
            rank = _rank(reading, ended=ended)
            weight = weigh(text, reading, stop) if rank > best_rank else -1.0
            if weight >= 0:
                best, best_rank = (reading, weight), rank
    return best


def _goes_on(text: str, at: int, floor: int) -> bool:
    """Say whether a small word of places in capitals leads to what stands here: the AURORA of `ABOARD THE AURORA (AP)`."""
    word = text[floor:at].rstrip(" ").rpartition(" ")[2]
    return len(word) > 1 and word.isupper() and word.casefold() in _small_words()


@cache
def _small_words() -> frozenset[str]:
    return frozenset(load("names.toml")["places"]["small"])


def _rank(reading: Reading, *, ended: bool) -> int:
    """Say how convincing an opening inside a line is, from 0; `ended` where what precedes it has ended."""
    sites = reading.sites
    if not sites:  # else the credit of a caption, and the caption after it
        return int(ended and reading.stop not in ("space", "glued"))
    shouted, known = all(site.shouted for site in sites), all(site.known for site in sites)
    if shouted and all(site.town for site in sites):
        return 4
    if shouted and known:
        return 3
    if ended and known:
        return 2
    return int(ended and shouted)


def _opening(text: str, reading: Reading, weight: float, reference: date | None) -> Opening:
    credit = reading.credit
    dateline = Dateline(
        places=tuple(site.place for site in reading.sites),
        agency=None if credit is None or not credit.name else credit.name,
        date=None if reading.day is None else read_date(reading.day, reference),
        text=text[reading.first : reading.last],
        span=Span(reading.first, reading.last),
    )
    strong = reading.day is not None or reading.stop == "closed" or (credit is not None and credit.marked)
    return Opening(reading.start, reading.end, dateline, reading.people, strong, weight)
