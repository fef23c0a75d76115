"""FUR: page furniture that is told by its shape, and how a line of furniture is looked up.

What a phrase tells are the rules of `data/furniture.toml`, with phrases of `data/languages/*.toml`: the whole line, or the
opening of a short line that holds nothing else. In running text the same words are the writer's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from wireclean.article import Edit, Span
from wireclean.data import load
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, phrases, share_bars
from wireclean.layout import Layout, Line, undotted
from wireclean.rulebook.rule import Stage, rule

__all__ = [
    "EDGE",
    "ends_heading",
    "furniture_key",
    "furniture_shape",
    "heads_list",
    "lower_case",
    "share_bar",
    "without_numbers",
]

EDGE = " .:!>»›→←↑↓|•*·…-–—+=()[]{}<＞：…▼▲■◆▶►◀◁▷（）【】〔〕［］"


@rule(
    "FUR009",
    "furniture-shape",
    stage=Stage.RECOGNITION,
    after=["FUR001"],
    fixes=[
        (
            "The bell weighs a ton.\n\n* Facebook\n* WhatsApp\n\n#Harbour #Port Ellery\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "21:04Ana Lima\nThe bell is up.\n\n20:50KEY EVENT\nThe crane is there.\n\n20:31Tom Reed\nGood evening.",
            "The bell is up.\n\nThe crane is there.\n\nGood evening.",
        ),
        (
            "The bell weighs a ton.\n\n- showBell:\n- false\n- isBell: true\n\nIt rang.",
            "The bell weighs a ton.\n\nIt rang.",
        ),
        (
            "The bell weighs a ton.\n\n{{description}}\n\n{{#bells}}{{/bells}} {{title}}\n\nIt rang.",
            "The bell weighs a ton.\n\nIt rang.",
        ),
    ],
    keeps=[
        "Share\n\nThe bell weighs a ton, and its owners have a share in it each.",
        "The bell weighs a ton.\n\nMcArthur: true\n\niPhone: 2",
        "The third race\n9.00 Ana Lima\n8.50 Tom Reed\n7.10 Joe Hart",
        "{{description}} is what the museum's page called the bell.",
    ],
)
def furniture_shape(layout: Layout) -> Iterator[Edit]:
    """A whole line is page furniture by its shape, whatever it says.

    Share buttons on lines of their own, one below the other; a row of tags; a bullet and nothing else; the stamps of a
    live blog's entries, when there are at least three; a variable of a script with its value; places of a template
    that nothing was filled into.
    """
    text, share = layout.text, phrases().share
    stamps: list[Line] = []
    button: Line | None = None  # the line before, if it is a share word alone
    variable = False  # whether the line before is a variable of a script
    for line in layout.lines:
        start, end = line
        if end - start > _LONGEST:
            button = None
            continue
        key = furniture_key(text[start:end])
        if key in share:
            if button is not None and layout.free(start, end):
                yield layout.strike(button.start, button.end, "FUR009")
                yield layout.strike(start, end, "FUR009")
            button = line
            continue
        button = None
        if _VARIABLE.fullmatch(text, start, end) or (variable and _VALUE.fullmatch(text, start, end)):
            variable = True
            yield layout.strike(start, end, "FUR009")
            continue
        variable = False
        if (
            _is_tags(text, line)
            or (end - start == 1 and text[start] in _BULLETS)
            or (text[start] == "{" and _TEMPLATE.fullmatch(text, start, end))
        ):
            yield layout.strike(start, end, "FUR009")
        elif key[:1] == "#" and _STAMP.fullmatch(text, start, end):
            stamps.append(line)
    if len(stamps) >= _FEWEST_STAMPS:
        for line in stamps:
            yield layout.strike(line.start, line.end, "FUR009")


def _is_tags(text: str, line: Line) -> bool:
    """Say whether a line is a row of tags: `#Harbour #Port Ellery`."""
    return text[line.start] == "#" and text.count(" #", line.start, line.end) > 0 and text[line.end - 1] not in ".!?"


def furniture_key(line: str) -> str:
    """Return a line as the lists of furniture have it: lower case, without bullets and arrows, `#` for a number."""
    return lower_case(without_numbers(line.strip(EDGE)))


def without_numbers(words: str) -> str:
    """Return words with `#` for each number, and without the number of a list's item before them."""
    if words.isalpha() or _DIGIT.search(words) is None:
        return words
    return _NUMBER.sub("#", _ITEM.sub("", words))


def lower_case(words: str) -> str:
    """Return words in lower case, the Turkish capital I with a dot as an i, and beside it the one without as an ı."""
    return words.lower() if words.isascii() else undotted(words).lower().replace("i\u0307", "i")


_DIGIT = re.compile(r"\d")


def heads_list(key: str) -> bool:
    """Say whether a line's key is, or begins with, the heading of a list: `related stories`, `more from port ellery`."""
    known = phrases()
    if key in known.furniture_tail:
        return True
    return key.partition(" ")[0] in _first_words() and any(key[:space] in known.heads for space in _spaces(key))


def ends_heading(key: str) -> bool:
    """Say whether a line's key ends with the heading of a list: `port ellery related stories`."""
    feet = phrases().feet
    return key.rpartition(" ")[2] in _last_words() and any(key[space + 1 :] in feet for space in _spaces(key))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(head.partition(" ")[0] for head in phrases().heads)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(foot.rpartition(" ")[2] for foot in phrases().feet)


def _spaces(key: str) -> Iterator[int]:
    space = key.find(" ")
    while space >= 0:
        yield space
        space = key.find(" ", space + 1)


_ITEM = re.compile(r"\d{1,2}[.)] (?=\D)")  # the number of a list's item
_NUMBER = re.compile(r"\d[\d.,]{0,9}[kK]?(?!\w)|\d{1,9}")
_BULLETS = "*+•·|◼■▪◆"
# An entry of a live blog: `21:04Ana Lima`, `19:11KEY EVENT`. Glued, and three of them in the copy; with a
# space between it could be a race card or a time table.
_STAMP = re.compile(
    rf"""
    \d{{1,2}}[:.]\d\d (?:[ ]?[ap]m)?
    (?: {any_of(language_words("furniture.live"))} | [A-Z][\w’'-]{{1,20}} (?:[ -][A-Z][\w’'-]{{1,20}}){{1,3}} )
    """,
    re.VERBOSE,
)
_FEWEST_STAMPS = 3
# `- showBell: false`, or the value on the next line.
_SET_TO = rf"(?:{any_of(load('embeds.toml')['values'])}|\d{{1,9}})"
_VALUE = re.compile(rf"[-*][ ]?{_SET_TO}")
_VARIABLE = re.compile(rf"[-*][ ]?[a-z]{{2,20}}(?:[A-Z][a-z]{{1,20}}){{1,5}}[ ]?:(?:[ ]{_SET_TO})?")
_TEMPLATE = re.compile(r"(?:\{\{[^{}\n]{1,60}\}\}\s{0,4}){1,20}")
_LONGEST = 64


@rule(
    "FUR003",
    "share-bar",
    stage=Stage.RECOGNITION,
    after=["FUR006"],
    reads="line",
    cues=phrases().services,
    fixes=[
        (
            "The bell weighs a ton.\n\nShare Facebook X LinkedIn Email Print\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "Share Email Reddit WhatsApp Facebook LinkedIn Copy Link Print The bell weighs a ton.",
            "The bell weighs a ton.",
        ),
    ],
    keeps=[
        "Shares of Facebook and Twitter fell.",
        "They use WhatsApp, Telegram, Facebook and email to sell bells.",
        "Facebook",
    ],
)
def share_bar(layout: Layout) -> Iterator[Edit]:
    """A row of share buttons stands in the text.

    Names of services side by side without comma or verb, at least two where they are the whole line and at least four
    inside one. Shares of Facebook and Twitter are a sentence.
    """
    text = layout.text
    for line in layout.cue_lines("FUR003"):
        cues = layout.cues_in("FUR003", line.start, line.end)
        long = line.end - line.start > _LONGEST_BAR
        for near in _clusters(cues):
            if len(near) < _SERVICES_INSIDE and long:  # too few for a bar inside a line, and the line is no bar
                continue
            start, end = max(line.start, near[0].start - _BAR_EDGE), min(line.end, near[-1].end + _BAR_EDGE)
            starts = sorted(cue.start for cue in near)
            for match in share_bars().finditer(text, start, end):
                services = bisect_left(starts, match.end()) - bisect_left(starts, match.start())
                whole = match.start() == line.start and match.end() == line.end
                if services >= _SERVICES_INSIDE or (services and whole and len(match[0].split()) >= 2):
                    yield layout.strike(match.start(), match.end(), "FUR003")


def _clusters(cues: list[Span]) -> Iterator[list[Span]]:
    """Part the cues of a line where they are too far from each other for one bar."""
    first = 0
    for at in range(1, len(cues) + 1):
        if at == len(cues) or cues[at].start - cues[at - 1].end > _BAR_EDGE:
            yield cues[first:at]
            first = at


_LONGEST_BAR = 120
_BAR_EDGE = 80  # how far the bar's other buttons reach beyond the services, and between them
_SERVICES_INSIDE = 4
