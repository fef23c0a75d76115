"""What the rules of packs do: from the data of a pack to rules that find edits.

A phrase is looked for by the cue automaton, a pattern by the library `regex` within a time limit. What a rule finds it
strikes only if nothing that it would find again is left behind: a rule that would eat the copy line by line, round after
round, does nothing at all. So a pack's rule run twice is the rule run once, whatever its pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from msgspec.structs import replace

from wireclean.article import Edit, Note, Span, Value
from wireclean.edits import apply
from wireclean.grammar.opening import match_opening
from wireclean.grammar.sentences import looks_like_prose
from wireclean.layout import CueTable, Layout, Line
from wireclean.packs.model import (
    BlockRule,
    DatelineRule,
    HoldsRule,
    LineRule,
    Pack,
    PackRule,
    PatternRule,
    PrefixRule,
    SuffixRule,
    compile_pattern,
)
from wireclean.rulebook.furniture import EDGE, lower_case, without_numbers
from wireclean.rulebook.gallery import caption_of
from wireclean.rulebook.rule import Example, Finder, Rule, Stage

__all__ = ["PackedRule", "PatternTimeoutError", "compiled"]

_EDGES = 24  # how much may stand around a phrase that is a whole line
_LEAD = 6  # and before one that opens or begins a line
_MARKS = f"{EDGE}👉▶►▸☞🔴📱👁️\ufe0f"  # what this may be
_QUOTES = '“”„«»"「'
_SECOND_SENTENCE = re.compile(r"[a-z0-9)”\"][.!?][”\"')]? +[A-Z0-9“\"(\[]")
_SECONDS = 1.0  # a pattern's time for a text, and as much again for every million characters
_MILLION = 1_000_000


class PatternTimeoutError(TimeoutError):
    """A pattern of a pack took too long on a text; the message names rule and pattern. Nothing was changed."""

    def __init__(self, code: str, pattern: str, seconds: float) -> None:
        """Name the rule and its pattern."""
        super().__init__(code, pattern, seconds)
        self.code, self.pattern, self.seconds = code, pattern, seconds

    def __str__(self) -> str:
        shown = self.pattern if len(self.pattern) <= 80 else f"{self.pattern[:79]}…"
        return (
            f"rule {self.code}: the pattern {shown!r} took longer than {self.seconds:.1f} s on this copy; "
            "bound its repeats, or take the rule out of its pack"
        )


@dataclass(frozen=True, slots=True)
class PackedRule(Rule):
    """A rule of a pack, which it brings with it when it is called."""

    pack: Pack


class _Found(NamedTuple):
    """What a rule found: a stretch to strike, and the stretch in it that a note or a caption holds."""

    start: int
    end: int
    held: Span | None = None
    value: Value = None


_Matcher = Callable[[Layout], list[_Found]]  # in order, not overlapping


def compiled(data: PackRule, *, pack: Pack | None = None, after: Iterable[str] = ()) -> Rule:
    """Make a rule of its data. Without a pack it is one of wireclean's own, which looks after those that `after` names."""
    matcher, cues = _matcher(data)
    parts = (
        data.code,
        data.name,
        data.summary,
        data.reason,
        Stage.RECOGNITION,
        data.severity,
        tuple(Example(fix.before, fix.after) for fix in data.fixes),
        data.keeps,
        cues,
        bool(cues),
        data.spares_prose,
        frozenset(after),
    )
    if pack is None:
        return Rule(*parts, "line" if cues else "copy", _own_finder(data, matcher))
    return PackedRule(*parts, "copy", _finder(data, matcher, CueTable({data.code: cues}) if cues else None), pack)


def _own_finder(data: PackRule, matcher: _Matcher) -> Finder:
    def find(layout: Layout) -> Iterator[Edit]:
        for place in matcher(layout):
            yield layout.strike(place.start, place.end, data.code)

    return find


def _matcher(data: PackRule) -> tuple[_Matcher, frozenset[str]]:
    """Return what finds the places of a rule, and its cues."""
    match data:
        case LineRule():
            return _lines(data), frozenset() if _has_number(data) else _lower(data.phrases)
        case PrefixRule():
            return (_openings(data) if data.whole_line else _prefixes(data)), _lower(data.phrases)
        case HoldsRule():
            return _holders(data), _lower(data.phrases)
        case SuffixRule():
            return _suffixes(data), _lower(data.phrases)
        case BlockRule():
            return (_blocks(data) if data.end else _ending(data)), _lower((*data.begin, *data.end))
        case PatternRule():
            return _pattern(data), _lower(data.cues)
        case DatelineRule():
            return _datelines(data), _lower(token for agency in data.agencies for token in agency.dateline)


def _finder(data: PackRule, matcher: _Matcher, table: CueTable | None) -> Finder:
    def found_in(layout: Layout) -> list[_Found]:
        return _in_zone(layout, matcher(layout), data.zone)

    def find(layout: Layout) -> Iterator[Edit]:
        found = found_in(layout)
        if not found:
            return
        following = Layout(layout.text)
        for edit in layout.edits:
            following.claim(edit)
        for place in found:
            following.claim(following.strike(place.start, place.end, data.code))
        left = apply(layout.text, following.edits)
        if found_in(Layout(left, table.scan(left) if table else None)):
            return  # what is left would be found again: nobody meant that
        for place in found:
            value = place.value if place.value is not None else _value(layout.text, data, place)
            yield layout.strike(place.start, place.end, data.code, value)

    return find


def _value(text: str, data: PackRule, place: _Found) -> Value:
    """Read what a place holds into what the rule says it becomes."""
    if data.becomes == "strike":
        return None
    start, end = place.held or (place.start, place.end)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    span = Span(start, end)
    if data.becomes != "caption":
        return Note(data.becomes, text[start:end], span)
    caption = caption_of(text, span)
    return caption if caption.text else caption.credit


# --- where


def _in_zone(layout: Layout, found: list[_Found], zone: str) -> list[_Found]:
    """Return those of `found` that stand in the zone, which prose bounds that is not itself among them."""
    if zone == "any" or not found:
        return found
    text = layout.text
    first, last = len(text), 0
    for piece in _left(layout, found):
        if looks_like_prose(text[piece.start : piece.end]):
            first = min(first, piece.start)
            last = piece.end
    if zone == "head":
        return [place for place in found if place.end <= first]
    if zone == "tail":
        return [place for place in found if place.start >= last]
    return [place for place in found if place.end > first and place.start < last]


def _left(layout: Layout, found: list[_Found]) -> Iterator[Span]:
    """Yield the pieces of the lines beside what was found."""
    text, index = layout.text, 0
    for line in layout.lines:
        while index < len(found) and found[index].end <= line.start:
            index += 1
        position, following = line.start, index
        while position < line.end:
            stop, resume = line.end, line.end
            if following < len(found) and found[following].start < line.end:
                stop, resume = max(found[following].start, position), found[following].end
                following += 1
            piece = text[position:stop]
            bare = piece.strip()
            if bare:
                start = position + piece.index(bare)
                yield Span(start, start + len(bare))
            position = max(resume, position)


# --- phrases


def _lower(phrases: Iterator[str] | Sequence[str]) -> frozenset[str]:
    return frozenset(phrase.lower() for phrase in phrases)


def _known(phrases: Sequence[str], match_case: bool) -> Callable[[str], bool]:
    """Return what says whether a stretch of copy is one of `phrases`."""
    if match_case:
        return frozenset(phrases).__contains__
    lowered = _lower(phrases)
    return lambda printed: printed.lower() in lowered


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether a phrase neither begins nor ends inside a word."""
    return not (text[start].isalnum() and text[start - 1 : start].isalnum()) and not (
        text[end - 1].isalnum() and text[end : end + 1].isalnum()
    )


def _has_number(data: LineRule) -> bool:
    return any("#" in phrase for phrase in data.phrases)


def _lines(data: LineRule) -> _Matcher:
    fold = str if data.match_case else lower_case
    known = frozenset(fold(phrase.strip(EDGE) or phrase) for phrase in data.phrases)
    numbered = _has_number(data)
    longest = max(map(len, data.phrases)) + _EDGES

    def match(layout: Layout) -> list[_Found]:
        text, found = layout.text, []
        for start, end in layout.lines if numbered else layout.cue_lines(data.code):
            if end - start <= longest:
                line = text[start:end]
                bare = line.strip(EDGE) or line
                if fold(bare) in known or (numbered and fold(without_numbers(bare)) in known):
                    found.append(_Found(start, end))
        return found

    return match


def _cued_lines(layout: Layout, data: PrefixRule | HoldsRule) -> Iterator[tuple[Line, Span]]:
    """Yield the phrases that a rule knows, each with its line."""
    exact = frozenset(data.phrases) if data.match_case else None
    for cue in layout.cues(data.code):
        if exact is None or layout.text[cue.start : cue.end] in exact:
            yield layout.lines[layout.line_at(cue.start)], cue


def _openings(data: PrefixRule) -> _Matcher:
    def match(layout: Layout) -> list[_Found]:
        text = layout.text
        found: dict[int, _Found] = {}
        for line, (start, end) in _cued_lines(layout, data):
            size = line.end - line.start
            if start - line.start > _LEAD or size > data.longest or text[line.start : start].strip(_MARKS):
                continue
            if line.start in found or not _whole(text, start, end):
                continue
            open_end = text[end - 1] == " " and data.longest_open is not None
            if open_end and (size > (data.longest_open or 0) or text[line.end - 1] in ".:;,"):
                continue
            if not (data.one_sentence and _SECOND_SENTENCE.search(text, end, line.end)):
                found[line.start] = _Found(line.start, line.end)
        return [*found.values()]

    return match


def _holders(data: HoldsRule) -> _Matcher:
    def match(layout: Layout) -> list[_Found]:
        text = layout.text
        found: dict[int, _Found] = {}
        for line, (start, end) in _cued_lines(layout, data):
            opens = start - line.start <= _LEAD
            if line.start in found or line.end - line.start > (data.longest_opened if opens else data.longest):
                continue
            if text[end - 1].isascii() and not _whole(text, start, end):  # others are written without spaces
                continue
            if not any(text.find(mark, line.start, line.end) >= 0 for mark in _QUOTES):
                found[line.start] = _Found(line.start, line.end)
        return [*found.values()]

    return match


def _prefixes(data: PrefixRule) -> _Matcher:
    is_known = _known(data.phrases, data.match_case)

    def match(layout: Layout) -> list[_Found]:
        text, found = layout.text, []
        ends: dict[int, int] = {}
        for start, end in layout.cues(data.code):
            if is_known(text[start:end]) and _whole(text, start, end):
                ends[start] = max(end, ends.get(start, 0))
        for line in layout.cue_lines(data.code):
            stop = line.start
            while stop in ends and ends[stop] <= line.end:  # a phrase that stands there twice goes twice
                stop = ends[stop]
                while stop < line.end and text[stop].isspace():
                    stop += 1
            if stop > line.start:
                found.append(_Found(line.start, stop))
        return found

    return match


def _suffixes(data: SuffixRule) -> _Matcher:
    is_known = _known(data.phrases, data.match_case)

    def match(layout: Layout) -> list[_Found]:
        text, found = layout.text, []
        starts: dict[int, int] = {}
        for start, end in layout.cues(data.code):
            if is_known(text[start:end]) and _whole(text, start, end):
                starts[end] = min(start, starts.get(end, start))
        for line in layout.cue_lines(data.code):
            first = line.end
            while first in starts and starts[first] >= line.start:
                first = starts[first]
                while first > line.start and text[first - 1].isspace():
                    first -= 1
            if first < line.end and (not data.whole_line or line.end - line.start <= data.longest):
                found.append(_Found(line.start if data.whole_line else first, line.end))
        return found

    return match


def _blocks(data: BlockRule) -> _Matcher:
    begins, ends = _known(data.begin, data.match_case), _known(data.end, data.match_case)

    def match(layout: Layout) -> list[_Found]:
        text = layout.text
        found: list[_Found] = []
        opened: Span | None = None
        for cue in _longest(layout.cues(data.code)):
            printed = text[cue.start : cue.end]
            if not _whole(text, cue.start, cue.end):
                continue
            if opened is not None and cue.start >= opened.end and ends(printed):
                if cue.end - opened.start <= data.longest:
                    found.append(_Found(opened.start, cue.end))
                opened = None
            elif begins(printed) and (not found or cue.start >= found[-1].end):
                opened = cue  # the later of two, so that nothing goes but the shortest stretch
        return found

    return match


def _longest(cues: Iterable[Span]) -> list[Span]:
    """Return the longest cue at each place, in order: cues come in the order of their ends."""
    ends: dict[int, int] = {}
    for start, end in cues:
        ends[start] = max(end, ends.get(start, 0))
    return [Span(start, ends[start]) for start in sorted(ends)]


def _ending(data: BlockRule) -> _Matcher:
    begins = _known(data.begin, data.match_case)

    def match(layout: Layout) -> list[_Found]:
        text = layout.text
        hits = _longest(layout.cues(data.code))
        end = len(text.rstrip())
        for start, stop in hits[bisect_left(hits, (end - data.longest,)) :]:
            opens = layout.lines[layout.line_at(start)].start == start
            if opens and begins(text[start:stop]) and _whole(text, start, stop):
                return [_Found(start, end)]
        return []

    return match


# --- patterns


def _pattern(data: PatternRule) -> _Matcher:
    pattern = compile_pattern(data.pattern)
    holds = "text" in pattern.groupindex

    def match(layout: Layout) -> list[_Found]:
        text = layout.text
        seconds = _SECONDS * (1 + len(text) / _MILLION)
        found = []
        try:
            for hit in pattern.finditer(text, timeout=seconds):
                start, end = hit.span()
                if start < end <= start + data.longest:
                    held = Span(*hit.span("text")) if holds and hit.start("text") >= 0 else None
                    found.append(_Found(start, end, held))
        except TimeoutError:
            raise PatternTimeoutError(data.code, data.pattern, seconds) from None
        return found

    return match


# --- datelines

_FIRST_LINES = 60
_REACH = 200  # a dateline is shorter than this
_LEDE = 400  # what of the lede the grammar wants to see
_STAND_IN = "AP"


def _datelines(data: DatelineRule) -> _Matcher:
    """Read a dateline by the grammar that reads all, with an agency in it that the grammar knows."""
    shorts = {token: agency.short for agency in data.agencies for token in agency.dateline}

    def match(layout: Layout) -> list[_Found]:
        text, found = layout.text, []
        hits = _longest(layout.cues(data.code))
        for line in layout.lines[:_FIRST_LINES] if hits else ():
            first = bisect_left(hits, (line.start,))
            for start, end in hits[first : first + 3]:
                short = shorts.get(text[start:end])
                if short is None or end > min(line.end, line.start + _REACH) or not _whole(text, start, end):
                    continue
                before, after = text[line.start : start], text[end : min(line.end, end + _LEDE)]
                read = match_opening(f"{before}{_STAND_IN}{after}")
                grown = end - start - len(_STAND_IN)
                if read is None or not read.strong or read.dateline.agency != _STAND_IN or read.end <= len(before):
                    continue
                span = Span(line.start + read.dateline.span.start, line.start + read.dateline.span.end + grown)
                value = replace(read.dateline, agency=short, text=text[span.start : span.end], span=span)
                found.append(_Found(line.start + read.start, line.start + read.end + grown, None, value))
                break
        return found

    return match
