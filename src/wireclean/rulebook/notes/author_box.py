"""NOT: what a page says of the authors whom its head names: the box with name, role, addresses and life."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from wireclean.article import Edit
from wireclean.data.languages import language_words
from wireclean.data.page_words import words_in
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline import read_role_line
from wireclean.grammar.byline.words import byline_words
from wireclean.grammar.sentences import count_words
from wireclean.layout import Layout, Line, fold
from wireclean.rulebook.lone_names import goes_on_about
from wireclean.rulebook.notes.addresses import holds_address, is_contact
from wireclean.rulebook.notes.lines import strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["author_box"]

_STORY = (
    "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
    "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then.\n\n"
)
_HEAD = "Bell found off Port Ellery\n\nBy Rachel Whitmore\n\n"


@rule(
    "NOT013",
    "author-box",
    stage=Stage.RECOGNITION,
    after=["HED002", "HED009"],
    severity="info",
    cues=language_words("notes.about_heads"),
    needs_cue=False,
    fixes=[
        (
            f"{_HEAD}{_STORY}rwhitmore@example.net\n\nRachel Whitmore joined the Herald in 2018. She "
            "likes bells.\n\nShe can be reached at 206-555-0142.\n\nWas this useful?",
            f"{_HEAD}{_STORY}Was this useful?",
        ),
        (f"{_HEAD}{_STORY}More by Rachel Whitmore\n\nWas this useful?", f"{_HEAD}{_STORY}Was this useful?"),
        (
            f"{_HEAD}{_STORY}Rachel Whitmore • 206-555-0142\n\nWas this useful?",
            f"{_HEAD}{_STORY}Was this useful?",
        ),
        (
            f"{_HEAD}Rachel Whitmore is a reporter at the Herald, where she covers the port.\n\n{_STORY}",
            f"{_HEAD}{_STORY}",
        ),
        (
            f"{_HEAD}{_STORY}About the author\n\nI joined the Herald in 2021 and have covered the port since.\n\nWas this useful?",
            f"{_HEAD}{_STORY}About the author\n\nWas this useful?",
        ),
    ],
    keeps=[
        f"{_HEAD}{_STORY}Rachel Whitmore, who covers the port for the Herald, said she had seen it.",
        f"{_HEAD}{_STORY}“Rachel Whitmore was my teacher,” the master added, and rang it.",
        f"{_HEAD}{_STORY}Whitmore dived twice.\n\nRachel Whitmore lives in Port Ellery with two dogs and a cat.",
        f"{_HEAD}Rachel Whitmore: Who made it?\n\n{_STORY}Rachel Whitmore: Thank you.",
        f"{_HEAD}{_STORY}The lives of Rachel Whitmore:\n\n1. A diver\n\n2. A nurse",
        f"{_HEAD}{_STORY}Tom Reed joined the museum in 2018.\n\nHe likes bells.",
        f"{_HEAD}{_STORY}Tom Reed (left) is shown the bell by Rachel Whitmore\n\nThe bell upon its trestle (Rachel Whitmore)",
    ],
)
def author_box(layout: Layout) -> Iterator[Edit]:
    """The page says who the author is whom the head names.

    Below the story, a line that the author's name opens, or a short one that holds it, tells of the author and not of the
    story; so do a role, addresses and sentences that go on with `she` beside it, and the same below `About the author`. In the head
    it takes words of the trade as well. A sentence that somebody says stays, and so does one about a person of whom the story
    tells.
    """
    anchors = sorted(_anchors(layout))
    if not anchors:
        return
    boxes = [[anchor.number, *_beside(layout, anchor.number)] for anchor in anchors]
    of_page = {index for box in boxes for index in box}
    prose = [line for index, line in enumerate(layout.lines) if index not in of_page and _is_story(layout, line)]
    heights = [0, *accumulate(count_words(layout.text[start:end]) for start, end in prose)]
    taken: set[int] = set()
    for anchor, box in zip(anchors, boxes, strict=True):
        above = heights[bisect_left(prose, layout.lines[anchor.number])]
        below = heights[-1] - above
        if above >= _LEAST_ABOVE and below * _MOST_BELOW <= above:
            taken.update(box if anchor.names else box[1:])
        elif anchor.opens_work and not above and below >= _LEAST_ABOVE:
            taken.add(anchor.number)
    for index in sorted(taken):
        for start, end in layout.free(*layout.lines[index]):
            yield strike_note(layout, start, end, "NOT013", "about")


class _Anchor(NamedTuple):
    """A line around which a box stands: one that `names` an author, or a heading; `opens_work` says what the author does."""

    number: int
    names: bool
    opens_work: bool


def _is_story(layout: Layout, line: Line) -> bool:
    return bool(layout.free(line.end - 1, line.end)) and layout.is_prose(*line)


# ------------------------------------------------------------------------------------------------ around what it stands


def _anchors(layout: Layout) -> Iterator[_Anchor]:
    """Yield the lines that name an author of the head and tell of nothing else, and headings such as `About the author`."""
    text = layout.text
    for line in layout.cue_lines("NOT013"):
        if text[line.start : line.end].strip(_TRIM).casefold() in _heads():
            yield _Anchor(layout.line_at(line.start), False, False)
    authors: dict[str, int] = {}
    for edit in layout.edits:
        for byline in edit.value if type(edit.value) is tuple else ():
            if byline.name and len(byline.name) >= _SHORTEST_NAME:
                authors.setdefault(byline.name, edit.span.end)
    copy = fold(text) if authors else ""
    for name, after in authors.items():
        yield from _lines_of(layout, copy, name, after)


def _lines_of(layout: Layout, copy: str, name: str, after: int) -> Iterator[_Anchor]:
    """Yield the lines below the byline that say something of an author."""
    text, sought = layout.text, fold(name)
    at = copy.find(sought, after)
    about = at >= 0 and goes_on_about(text[: layout.lines[layout.line_at(at)].start], name)
    seen = -1
    while at >= 0:
        index, end = layout.line_at(at), at + len(sought)
        left = layout.free(*layout.lines[index])
        if index != seen and len(left) == 1 and left[0].start <= at < left[0].end and _stands_alone(copy, at, end):
            seen = index
            before, behind = text[left[0].start : at].strip(_BULLETS), text[end : left[0].end].strip()
            if behind[:1] in _COLONS and behind[1:].strip() and not is_contact(behind[1:].strip()):
                return  # one of those who speak: `Ana Lima: Who made it?`
            if _tells_of_author(before, behind, about=about):
                yield _Anchor(index, True, not before and _opens_work(behind))
        at = copy.find(sought, end)


def _stands_alone(copy: str, start: int, end: int) -> bool:
    """Say whether a name is no part of longer words; a script without spaces may go on right behind it."""
    before, behind = copy[start - 1 : start], copy[end : end + 1]
    return not (before.isalnum() and before.isascii()) and not (behind.isalnum() and copy[end - 1].isascii())


# ------------------------------------------------------------------------------------------------ what it says


def _tells_of_author(before: str, behind: str, *, about: bool) -> bool:
    """Say whether a line tells of the author whose name stands in it, by what stands on both sides of the name.

    `about` says that the story tells of a person of that name: then the line must have words of the trade or an address.
    """
    line = f"{before} {behind}"
    if len(line) > _LONGEST or any(mark in line for mark in _QUOTES):
        return False
    reached, words = holds_address(line), words_in(line)
    if not (reached or _attributions().isdisjoint(words) or (not before and _opens_work(behind))):
        return False
    told = reached or _tells_work(line)
    if line.rstrip().endswith(_COLONS) and not told:
        return False  # the heading of a list: `The Ellery Bells on tour:`
    if "(" in before and not told:
        return False  # a caption: who stands where, who took it
    if before and not (len(words) <= _FEW and len(line) <= _SHORT):
        return told and len(before) <= _LONGEST_LEAD
    return told or not about


@cache
def _work() -> re.Pattern[str]:
    """Match the words with which a line tells of somebody's work for a paper: roles, and verbs such as `covers`."""
    words = any_of(
        (
            *byline_words("roles"),
            *language_words("notes.about"),
            *language_words("notes.about_does"),
            *language_words("notes.reached"),
        )
    )
    return re.compile(rf"(?<!\w)(?:{words})s?(?!\w)", re.IGNORECASE | re.VERBOSE)


def _tells_work(words: str) -> bool:
    return _work().search(words) is not None


@cache
def _opening_work() -> re.Pattern[str]:
    """Match how words behind a name begin that say what the person does: `is a senior reporter`, `covers`."""
    return re.compile(
        rf"(?:{any_of(language_words('notes.about_does'))})(?!\w)"
        rf"|(?:{any_of(language_words('notes.about_is'))})[ ](?:[\w’'./&-]{{1,24}},?[ ]){{0,6}}?(?:{any_of(language_words('notes.about'))})(?!\w)",
        re.IGNORECASE | re.VERBOSE,
    )


def _opens_work(words: str) -> bool:
    return _opening_work().match(words) is not None


@cache
def _attributions() -> frozenset[str]:
    return frozenset(language_words("sentences.attribution"))


@cache
def _heads() -> frozenset[str]:
    return frozenset(language_words("notes.about_heads"))


@cache
def _going_on() -> frozenset[str]:
    return frozenset(language_words("notes.about_going_on"))


# ------------------------------------------------------------------------------------------------ what stands beside it


def _beside(layout: Layout, anchor: int) -> Iterator[int]:
    """Yield the lines above and below that belong to an anchor's box; what is struck already does not part them."""
    last = len(layout.lines)
    for step in (1, -1):
        for index in range(anchor + step, max(-1, min(last, anchor + step * _MOST_BESIDE)), step):
            start, end = layout.lines[index]
            if not layout.free(start, end):
                continue
            line = layout.text[start:end].strip(_TRIM)
            telling = is_contact(line) or read_role_line(line) is not None or (step > 0 and _goes_on(line))
            if not telling or not layout.is_free(start, end):
                break
            yield index


def _goes_on(line: str) -> bool:
    """Say whether a line goes on about the author above: `She has covered the port since 2012.`"""
    first = line.partition(" ")[0].casefold()
    return first in _going_on() and len(line) <= _LONGEST and (holds_address(line) or _tells_work(line))


_BULLETS = " *•·▪►▶–—-|"
_COLONS = (":", "：")
_TRIM = f"{_BULLETS}:："
_QUOTES = "“”„«»「」"
_SHORTEST_NAME = 2
_LEAST_ABOVE = 25  # words of prose
_MOST_BELOW = 5  # prose below a box is at most a fifth of that above
_LONGEST = 500
_LONGEST_LEAD = 40  # before the name: `Hello! My name is`, `—By the Herald's`
_FEW = 7  # words beside the name
_SHORT = 60
_MOST_BESIDE = 6
