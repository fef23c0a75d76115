"""SPC: lines that were broken to a width, as wires and mail programs do; afterwards a paragraph is one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from operator import add, sub
from typing import NamedTuple

from wireclean.article import Edit, Span
from wireclean.data.languages import language_numbers, language_words
from wireclean.data.phrasebook import phrases
from wireclean.grammar.byline import is_cued_byline
from wireclean.grammar.credit import caption_label
from wireclean.grammar.language import is_function_word
from wireclean.grammar.sentences import begins_small, is_paragraph
from wireclean.grammar.timestamp import is_timestamp, parse_timestamp
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["hard_wrap"]

_new = tuple.__new__  # makes a named tuple without its slower constructor
_WIDEST = 120  # no wire and no mail program wraps wider
_NARROWEST = 40
_HEADLINE = 4  # lines of the longest one, or of headline and standfirst
_CLOSERS = "”’\"')]"
_STOPS = frozenset(".!?:…")
_BULLET = re.compile(r"[*•·▪–—+>-] |\(?\d{1,3}[.)] ")
_ALNUM = re.compile(r"[^\W_]")
_SINGLE_BREAK = re.compile(r"\n(?=[^\n])(?<=[^\n]\n)")
_WORD = re.compile(r"[^\W\d_]+")
_CONTINUES = re.compile(r"[^\W\d_A-Z][\w'’-]*[\s,.;:]|[a-z]\w*\Z|[,;)”]")


@rule(
    "SPC001",
    "hard-wrap",
    stage=Stage.SPACING,
    after=["SPC006", "SPC007"],
    severity="info",
    fixes=[
        (
            "    The harbour board of Port Ellery approved the new\n"
            "breakwater on Monday after eight years of debate over\n"
            "its cost and its effect on the fishing fleet there.\n"
            "    Work starts in May, the board said.",
            "    The harbour board of Port Ellery approved the new breakwater on Monday after eight years of debate over "
            "its cost and its effect on the fishing fleet there.\n"
            "    Work starts in May, the board said.",
        ),
        (
            "    The harbour board of Port Ellery approved the new\n"
            "breakwater on Monday after eight years of debate over\n"
            "its cost and its effect on the fishing fleet there,\n"
            "and on the ferries that call at the old stone pier.\n"
            "    The last of the three old plans had been drawn up\n"
            "by Ana Lima and Tom Reed of the Harbour Foundation\n"
            "of Lisbon.",
            "    The harbour board of Port Ellery approved the new breakwater on Monday after eight years of debate over "
            "its cost and its effect on the fishing fleet there, and on the ferries that call at the old stone pier.\n"
            "    The last of the three old plans had been drawn up by Ana Lima and Tom Reed of the Harbour "
            "Foundation of Lisbon.",
        ),
    ],
    keeps=[
        "The vote passed.\nIt was close.\nNobody left early.",
        "Lions        10   2   .833\nHarriers      9   3   .750\nOtters        2  10   .167",
    ],
)
def hard_wrap(layout: Layout) -> Iterator[Edit]:
    """A paragraph is broken into lines of one width.

    Wires and mail programs wrap at 60 to 80 characters. A break is a wrap when the next line's first word would not
    have fitted on the line before, in a run of lines where most breaks are so; or when the next line goes on in the
    middle of a sentence. A word hyphenated at a wrap is joined, and loses its hyphen when the copy has it without.
    """
    text = layout.text
    if _SINGLE_BREAK.search(text) is None:
        return
    lines = _lines_set(layout)
    offsets = [0, *accumulate([len(line) + 1 for line in layout.raw_lines])]
    words: set[str] = set()
    for index in _wraps(lines, layout.rows):
        line, following = lines[index], lines[index + 1]
        start = offsets[index] + line.indent + len(line.words)
        end = offsets[index + 1] + following.indent
        if text[start - 1] == "-" and not words:
            words.update(_WORD.findall(text.lower()))
        start, replacement = _joint(text, start, end, words)
        yield Edit(_new(Span, (start, end)), text[start:end], replacement, "SPC001")


def _joint(text: str, start: int, end: int, words: set[str]) -> tuple[int, str]:
    """Return where the joint of a wrap begins and what it holds: a space, or nothing after a hyphen."""
    if text[start - 1] != "-" or not text[start - 2 : start - 1].isalpha() or not text[end].islower():
        return start, " "
    head = _WORD.findall(text[max(0, start - 41) : start - 1].lower())
    tail = _WORD.match(text[end : end + 40].lower())
    if head and tail and head[-1] + tail[0] in words:
        return start - 1, ""
    return start, ""


class _Set(NamedTuple):
    """A line as it is set: its indent, its length to the last word, and what stands on it without the space around."""

    indent: int
    length: int
    words: str


def _lines_set(layout: Layout) -> list[_Set]:
    lines, words = layout.raw_lines, layout.words
    indents = [*map(sub, map(len, lines), map(len, map(str.lstrip, lines)))]
    return [_new(_Set, parts) for parts in zip(indents, map(add, indents, map(len, words)), words, strict=True)]


def _wraps(lines: list[_Set], rows: set[int]) -> Iterator[int]:
    """Yield the index of every line that runs on in the next."""
    first = 0  # of a run of neighbouring lines that are neither blank, wide, rules nor rows of a table
    for index, line in enumerate(lines):
        words = line.words
        if words and line.length <= _WIDEST and (words[0].isalnum() or _ALNUM.search(words)) and index not in rows:
            continue
        if index - first > 1:
            yield from _wraps_in_run(lines[first:index], first, lines)
        first = index + 1
        if line.length > _WIDEST and first < len(lines) and index not in rows and _runs_on(words, lines[first].words):
            yield index
    if len(lines) - first > 1:
        yield from _wraps_in_run(lines[first:], first, lines)


def _wraps_in_run(run: list[_Set], first: int, lines: list[_Set]) -> Iterator[int]:
    """Yield the wraps in a run of lines; `first` is the index of its first line among all the `lines` of the copy."""
    # the widest line, or in a longer run the one that a tenth of the lines pass: a stray long line is no measure
    lengths = [_without_doubled_spaces(line) if "  " in line.words else line.length for line in run]
    width = sorted(lengths)[-1 - len(run) // 10]
    margin = min([line.indent for line in run])
    pairs: list[tuple[int, bool]] = []  # index in the run, whether the next line's first word would not have fitted
    full = 0
    for at in range(len(run) - 1):
        following = run[at + 1]
        words = following.words
        if following.indent > margin or (not words[0].isalpha() and _BULLET.match(words)):
            continue
        if words == run[at].words and first + at < _HEAD:
            continue  # a line twice, as pages print their headline
        space = words.find(" ")
        wrapped = lengths[at] + 1 + (space if space >= 0 else len(words)) > width
        full += wrapped
        pairs.append((at, wrapped))
    wrapped_run = width >= _NARROWEST and full >= 2 and full * 5 >= len(pairs) * 3
    if wrapped_run and sum(line.indent > margin for line in run) < 2:
        # without indented paragraphs the proof is that the breaks part sentences: a sentence a line is no wrap
        broken = sum(
            wrapped and not _finished(run[at].words) and begins_small(run[at + 1].words) for at, wrapped in pairs
        )
        wrapped_run = broken * 3 >= full
    for at, wrapped in pairs:
        line = run[at].words
        # a typist's or a repaired line may be a word short; a paragraph's last line ends a sentence
        below = run[at + 1].words
        if wrapped_run and (wrapped or (lengths[at] * 10 >= width * 7 and not _finished(line))):
            if at >= _HEADLINE or not _begins_anew(below):  # under a headline as wide as the rest
                yield first + at
        elif _runs_on(line, below) and not (
            _stands_alone(line, run[at + 1 : at + 3]) and _is_above_body(lines, first + at)
        ):
            yield first + at


_HEAD = 12  # lines of a copy among which its headline stands


def _without_doubled_spaces(line: _Set) -> int:
    return line.indent + len(" ".join(line.words.split()))


def _runs_on(line: str, following: str) -> bool:
    """Say whether a line stops in mid-sentence and the next goes on: a break at an inline tag, or a lone wrap."""
    if (
        not following
        or (following[0].isalpha() and not begins_small(following))
        or len(line) < _NARROWEST
        or line.count(" ") < 5
    ):
        return False
    if _CONTINUES.match(following) is None or _finished(line):
        return False
    # a caption behind its label ends with its line
    return not _begins_anew(following) and not caption_label(line, 0, len(line))


def _is_above_body(lines: list[_Set], index: int) -> bool:
    """Say whether a line stands before the copy's first paragraph, in its head."""
    return index < _LONGEST_HEAD and not any(is_paragraph(line.words) for line in lines[: index + 1])


_LONGEST_HEAD = 80  # lines


def _stands_alone(line: str, below: list[_Set]) -> bool:
    """Say whether a few words in small letters below a title are no part of it: an agency, a button, `by` above a name."""
    words = below[0].words
    if words.casefold() in _markers():
        return True
    if words.count(" ") >= _FEW or _finished(words) or (len(below) > 1 and begins_small(below[1].words)):
        return False
    led_on = is_function_word(line.rpartition(" ")[2].lower())
    return not led_on and not (" " in words and is_function_word(words.rpartition(" ")[2]))


_FEW = 4  # words of a button


@cache
def _markers() -> frozenset[str]:
    """Return what stands before a byline's name, on a line of its own too: `by`, `written by`."""
    return frozenset(
        word.casefold() for name in ("by", "markers", "labels") for word in language_words(f"bylines.{name}")
    )


def _begins_anew(line: str) -> bool:
    """Say whether a line in small letters is no part of the one above: a byline, a time that no small word leads to, a button."""
    if line.lower() in _buttons():
        return True
    return is_cued_byline(line) or (_DIGIT.search(line) is not None and _is_stamp(line))


@cache
def _buttons() -> frozenset[str]:
    """Return the lines of furniture of two words and more: `ascolta articolo`. One word is as likely the end of a sentence."""
    return frozenset(line for line in phrases().furniture_line if " " in line)


_DIGIT = re.compile(r"\d")


def _is_stamp(line: str) -> bool:
    timed = parse_timestamp(line) if is_timestamp(line, 0, len(line)) else None
    if timed is None:
        return False
    first = line.split(maxsplit=1)[0].strip(".,").casefold()
    named = first in language_numbers("weekdays") or first in language_numbers("months")
    return timed.precision != "day" or (named and not line.endswith((".", ",")))


def _finished(line: str) -> bool:
    return line[-4:].rstrip(_CLOSERS)[-1:] in _STOPS
