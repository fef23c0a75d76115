"""What a line says of a picture, read by itself and once: all of it a credit, a caption behind its label, a caption that ends in its credit.

Lines that no rule has claimed are read, in copy that has cues of captions. What stands beside a line is weighed in `caption_evidence`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from wireclean.article import Span
from wireclean.data import load
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline import is_cued_byline
from wireclean.grammar.credit import (
    ClosingCredit,
    FoundCredit,
    WholeCredit,
    behind_buttons,
    caption_label,
    closing_credit,
    credit_label,
    find_credits,
    has_mark,
    whole_credit,
)
from wireclean.grammar.credit.words import Openings, words_of
from wireclean.grammar.names import is_name
from wireclean.grammar.sentences import count_words
from wireclean.layout import Layout, Line
from wireclean.rulebook.placed_bylines import placed_byline

__all__ = [
    "CLOSERS",
    "NEAR",
    "NOTHING",
    "OPENERS",
    "CaptionLine",
    "Front",
    "file_end",
    "front_of",
    "is_short",
    "limit",
    "lines_of",
]

_new = tuple.__new__  # makes a named tuple without its slower constructor
NEAR = 150  # a credit is shorter than this
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
OPENERS, CLOSERS = "(（[【", ")）]】"  # brackets around a credit
_STOPS = '.!?”"'
_LONG_CREDIT = 60  # that ends as a sentence does


@cache
def limit(name: str) -> int:
    """Return one of the limits of a caption."""
    return int(load("captions.toml")["limits"][name])


_MARK = re.compile(r"[/|:：©＝／、•]")


@cache
def _joints() -> tuple[str, ...]:
    through = (form for word in words_of("through") for form in (f" {word} ", f" {word.upper()} "))
    return (" - ", " – ", " — ", "...", *through)


def _has_sign(text: str) -> bool:
    """Say whether a text has what a credit has that is more than a name."""
    return _MARK.search(text) is not None or any(joint in text for joint in _joints())


@cache
def _file_words() -> tuple[str, ...]:
    return tuple(load("captions.toml")["words"]["file"])


@cache
def _file() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(_file_words())}) ?(?:[-–—:]|\.) ")


class Says(NamedTuple):
    """What a line says of a picture, read by itself."""

    whole: WholeCredit | None = None  # all of it is a credit
    label_end: int = 0  # where the caption begins behind its label; 0 without one
    closing: ClosingCredit | None = None  # it ends in one
    of_file: bool = False  # it says that its photo is from the files, and is a sentence
    opening: FoundCredit | None = None  # it begins with one, and a dash
    lead: int = 0  # where the caption begins behind that


NOTHING = Says()


class CaptionLine(NamedTuple):
    """A line that nothing has claimed: where it stands, and what it says."""

    start: int
    end: int
    says: Says

    @property
    def whole(self) -> WholeCredit | None:
        """The credit that is all of the line."""
        return self.says.whole

    @property
    def caption(self) -> int:
        """Where the caption begins that a label on the line opens, 0 without one."""
        return self.says.label_end and self.start + self.says.label_end


def lines_of(layout: Layout) -> list[CaptionLine]:
    """Return what is free of each line, and what it says of a picture; most lines say nothing.

    A line that is struck because it names a source may name that of a picture, and is read too where the story goes on below.
    """
    text = layout.text
    body = _last_prose(layout) if "NOT010" in layout.cued_codes else -1
    pieces = [
        piece
        for line in layout.lines
        for piece in layout.free(*line) or ([Span(*line)] if line.start < body and _is_source(layout, line) else ())
    ]
    firsts, seconds = _first_halves(), _second_halves()
    halves = [
        number
        for number, (before, piece) in enumerate(pairwise(pieces))
        if (text[piece.start] in seconds or text[before.end - 1] in firsts)
    ]
    joined = []
    for number in halves:
        before, piece = pieces[number], pieces[number + 1]
        if _goes_on(text, before, piece):  # Ana Lima, and below it: / Getty Images
            pieces[number + 1] = Span(before.start, piece.end)
            joined.append(number)
    for number in reversed(joined):
        del pieces[number]
    if joined:
        text = text.replace("\n", " ")
    found = [_new(CaptionLine, (*piece, layout.reading(_read, text[slice(*piece)]))) for piece in pieces]
    for index, line in enumerate(found):
        says = line.says
        if (says.whole or says.closing) is not None and placed_byline(layout, Line(line.start, line.end)) is not None:
            found[index] = line._replace(says=NOTHING)
    return found


def _last_prose(layout: Layout) -> int:
    """Return where the last line of prose begins that nothing has claimed, -1 without any."""
    found = (line.start for line in reversed(layout.lines) if layout.is_prose(*line) and layout.free(*line))
    return next(found, -1)


def _is_source(layout: Layout, line: Line) -> bool:
    """Say whether a line is struck as one that names a source, and can name that of a picture."""
    if line.end - line.start > NEAR or not any(edit.rule == "NOT010" for edit in layout.edits_in(*line)):
        return False
    return layout.reading(_read, layout.text[slice(*line)]).whole is not None


def _goes_on(text: str, before: Span, piece: Span) -> bool:
    """Say whether a line is the second half of a credit that begins on the line before it: a name, and below it a slash or "via"; a label, and below it a name."""
    if piece.end - piece.start > NEAR // 2 or before.end - before.start > NEAR // 2:
        return False
    if not text[before.end : piece.start].isspace():
        return False
    # The slash may stand on the line between: Ana Lima, below it /, and below that Harbour Radio.
    if text[before.end - 1] in "/／" and "\n" in text[before.start : before.end]:
        return is_name(text[before.start : before.end - 1].rstrip())
    if text[piece.start] in "/／" or text.startswith(_through(), piece.start):
        return is_name(text[before.start : before.end])
    labelled = before.end - before.start <= _LONGEST_LABEL and text.endswith(_label_ends(), before.start, before.end)
    if not labelled or not is_name(text[piece.start : piece.end]):
        return False
    whole = whole_credit(f"{text[slice(*before)]} {text[slice(*piece)]}", 0, piece.end - before.start)
    return whole is not None and whole.sure


_LONGEST_LABEL = 25


@cache
def _label_ends() -> tuple[str, ...]:
    return (":", "：", *(f" {word}" for word in words_of("by")))


@cache
def _through() -> tuple[str, ...]:
    return tuple(f"{word} " for word in words_of("through"))


@cache
def _first_halves() -> frozenset[str]:
    """Return with which characters the first half of a credit can end."""
    return frozenset(("/", "／", *(end[-1] for end in _label_ends())))


@cache
def _second_halves() -> frozenset[str]:
    """Return with which characters the second half of a credit can begin."""
    return frozenset(("/", "／", *(word[0] for word in _through())))


def _read(line: str) -> Says:
    size = len(line)
    stops = line[-1] in _STOPS
    bracketed = line[-2 if stops else -1 :][:1] in CLOSERS
    ends = not stops or bracketed or _has_sign(line[-NEAR // 2 :])  # whether it can end in a credit
    opens = _openings().open(line)
    if not ends and not opens and size > _LONG_CREDIT:
        return _opened_by_credit(line)  # nothing, as most lines
    whole = whole_credit(line, 0, size) if size <= NEAR and (bracketed or _may_be_credit(line, stops)) else None
    if whole is not None and not whole.sure and is_cued_byline(line):
        whole = None  # `By Ana Lima, AP`
    label_end = caption_label(line, 0, size) if opens else 0
    if whole is not None or label_end:
        return Says(whole, label_end)
    if size > limit("longest_caption"):
        return NOTHING
    bare = ends and count_words(line) > limit("fewest_words")
    closing = closing_credit(line, 0, size, bare=bare) if ends else None
    if closing is not None and (closing.start <= 0 or is_cued_byline(line)):
        closing = None  # nothing else, or `By Ana Lima / AP`, `Text by Ana Lima, photos by Tom Reed`
    of_file = opens and 0 < file_end(line) < size
    if of_file or closing is not None:
        return Says(closing=closing, of_file=of_file)
    return _opened_by_credit(line)


def _opened_by_credit(line: str) -> Says:
    """Read a line that begins with a credit, and behind a dash goes on with its caption: `Ana Lima/AP - The bell hangs in the yard.`"""
    dash = _DASHED.search(line, 0, NEAR)
    if dash is None or line[dash.end()].islower() or not has_mark(line[: dash.start()]):
        return NOTHING
    found = find_credits(line, 0, dash.start())
    if len(found) != 1 or (found[0].start, found[0].end) != (0, dash.start()):
        return NOTHING
    if found[0].credit.photographer is None or is_short(line[dash.end() :]):
        return NOTHING
    return Says(opening=found[0], lead=dash.end())


_DASHED = re.compile(r"\s[-–—|]\s{1,3}(?=[^\W\d_])")


@cache
def _openings() -> Openings:
    return Openings.of(["،", *words_of("caption_labels"), *words_of("pointing"), *_file_words()])


def file_end(line: str) -> int:
    """Return the length of the words that say that a photo is from the files: `FILE - The bell rings in Port Ellery.`"""
    file = _file().match(line) if line.startswith(_file_words()) else None
    return 0 if file is None else file.end()


def _may_be_credit(line: str, stops: bool) -> bool:
    """Say, with little work, whether a line can be nothing but a credit: with a sign of one, a known name, or two names."""
    spaces = line.count(" ")
    if spaces <= 2 or _has_sign(line) or credit_label(line) > 0:
        return True
    return not stops and (
        (spaces <= 7 and any(mark in line for mark in (", ", "،", "—"))) or _whom().search(line) is not None
    )


@cache
def _whom() -> re.Pattern[str]:
    forms = (form for word in words_of("whom") for form in (f" {word} ", f" {word.upper()} "))
    return re.compile("|".join(map(re.escape, forms)))


class Front(NamedTuple):
    """What a line holds before its caption: where the caption begins, and the number of its picture, of how many."""

    end: int = 0
    number: int | None = None
    total: int | None = None


@cache
def _front() -> regex.Pattern[str]:
    words = load("captions.toml")["words"]
    return regex.compile(
        rf"""
        (?P<bracket> \[ )?+ (?: (?: {any_of(words["counted"])} ) [ ] )?+
        (?P<index> \d{{1,3}} ) [ ]? (?: {any_of(words["counter_joints"])} | / ) [ ]? (?P<total> \d{{1,3}} )
        (?(bracket) \] ) [ ]? [|:.]? \s*+ (?=[\p{{Lu}}\p{{Lo}}“"«])
        | (?: {any_of(words["named"])} ) [ ]? [:：/] \s*+
        """,
        regex.VERBOSE,
    )


def front_of(line: str) -> Front:
    """Read what a line that is a caption opens with and what is none of it: `[1/7]`, `Photo 1 of 3:`, `Enlarge this image`, `Caption:`."""
    front = Front(behind_buttons(line, 0, len(line)))
    opening = _front().match(line, front.end)
    if opening is None:
        return front
    if opening["index"] is None:
        return Front(opening.end())
    index, total = int(opening["index"]), int(opening["total"])
    return Front(opening.end(), index, total) if 1 <= index <= total else front


def is_short(text: str) -> bool:
    """Say whether a text is too short for a caption: the name of a section, a button."""
    size = len(text) if text.isascii() else len(text) + len(_DENSE.findall(text))
    return size < limit("shortest") and count_words(text) < limit("fewest_words")
