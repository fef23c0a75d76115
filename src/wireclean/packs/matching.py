"""How the rules of packs find their places: one matcher for each kind, from the data of a rule to stretches of the copy.

A phrase is looked for by the cue automaton, a pattern by the library `regex` within a time limit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from wireclean.article import Span, Value, place_of
from wireclean.data.languages import language_words
from wireclean.data.page_words import page_words, words_in
from wireclean.grammar.language import likely_languages
from wireclean.grammar.opening import match_opening
from wireclean.grammar.sentences import sentence_start
from wireclean.grammar.timestamp import find_timestamps
from wireclean.layout import Layout, Line
from wireclean.messages import cut
from wireclean.packs.model import (
    BlockRule,
    DatelineRule,
    HoldsRule,
    LineRule,
    PackRule,
    PatternRule,
    PrefixRule,
    SuffixRule,
    compile_pattern,
)
from wireclean.rulebook.furniture import EDGE, lower_case, without_numbers

__all__ = ["Found", "Matcher", "PatternTimeoutError", "matcher_of"]

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
        return (
            f"rule {self.code}: the pattern {cut(self.pattern, 80)!r} took longer than {self.seconds:.1f} s on this copy; "
            "bound its repeats, or take the rule out of its pack"
        )


class Found(NamedTuple):
    """What a rule found: a stretch to strike, and the stretch in it that a note or a caption holds."""

    start: int
    end: int
    held: Span | None = None
    value: Value = None


Matcher = Callable[[Layout], list[Found]]  # in order, not overlapping


Languages = Mapping[str, frozenset[str]]  # of phrases in lower case, those that have one


def matcher_of(data: PackRule, languages: Languages | None = None) -> tuple[Matcher, frozenset[str]]:
    """Return what finds the places of a rule, and its cues. `languages` are those of phrases that count only in copy of theirs."""
    match data:
        case LineRule():
            return _lines(data), frozenset() if _has_number(data) else _lower(data.phrases)
        case PrefixRule():
            return (_openings(data) if data.whole_line else _prefixes(data)), _lower(data.phrases)
        case HoldsRule():
            return _holders(data, languages or {}), _lower(data.phrases)
        case SuffixRule():
            return _suffixes(data), _lower(data.phrases)
        case BlockRule():
            return (_blocks(data) if data.end else _ending(data)), _lower((*data.begin, *data.end))
        case PatternRule():
            return _pattern(data), _lower(data.cues)
        case DatelineRule():
            return _datelines(data), _lower(token for agency in data.agencies for token in agency.dateline)


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


def _lines(data: LineRule) -> Matcher:
    fold = str if data.match_case else lower_case
    known = frozenset(fold(phrase.strip(EDGE) or phrase) for phrase in data.phrases)
    numbered = _has_number(data)
    longest = max(map(len, data.phrases)) + _EDGES

    def match(layout: Layout) -> list[Found]:
        text, found = layout.text, []
        for start, end in layout.lines if numbered else layout.cue_lines(data.code):
            if end - start <= longest:
                line = text[start:end]
                bare = line.strip(EDGE) or line
                if fold(bare) in known or (numbered and fold(without_numbers(bare)) in known):
                    found.append(Found(start, end))
        return found

    return match


def _cued_lines(layout: Layout, data: PrefixRule | HoldsRule) -> Iterator[tuple[Line, Span]]:
    """Yield the phrases that a rule knows, each with its line."""
    exact = frozenset(data.phrases) if data.match_case else None
    for cue in layout.cues(data.code):
        if exact is None or layout.text[cue.start : cue.end] in exact:
            yield layout.lines[layout.line_at(cue.start)], cue


def _openings(data: PrefixRule) -> Matcher:
    def match(layout: Layout) -> list[Found]:
        text = layout.text
        found: dict[int, Found] = {}
        for line, (start, end) in _cued_lines(layout, data):
            size = line.end - line.start
            if start - line.start > _LEAD or size > data.longest or text[line.start : start].strip(_MARKS):
                continue
            if line.start in found or not _whole(text, start, end):
                continue
            open_end = text[end - 1] == " " and data.longest_open is not None
            if open_end and (
                size > (data.longest_open or 0)
                or text[line.end - 1] in ".;,"
                or (text[line.end - 1] == ":" and not _is_above_title(layout, line))
            ):
                continue
            if data.spares_prose and text.endswith(_TOLD, line.start, line.end) and _tells(text[line.start : line.end]):
                continue
            stop = line.end
            if data.spares_prose and (timed := _timed(text[end : line.end])) is not None:
                stop = end + timed
            if not (data.one_sentence and _SECOND_SENTENCE.search(text, end, line.end)):
                found[line.start] = Found(line.start, stop)
        return [*found.values()]

    return match


def _timed(words: str) -> int | None:
    """Return where words behind an opening say when the story was printed: `Reading time: 2 min Published May 4, 2020 6:15 p.m.`"""
    if _CLOCK.search(words) is None:
        return None
    return next((stamp.start for stamp in find_timestamps(words) if stamp.label is not None), None)


_CLOCK = re.compile(r"\d[:.h]\d\d")


def _is_above_title(layout: Layout, line: Line) -> bool:
    """Say whether the next line has words and no mark at its end, as the titles of links: `More from the Observer:` heads them."""
    below = layout.lines[layout.line_at(line.start) + 1 :][:1]
    return any(
        end - start <= _LONGEST_TITLE
        and layout.text.count(" ", start, end) >= _FEWEST_BLANKS
        and layout.text[end - 1] not in ".:;,!…。।"
        and not layout.text[start].islower()
        for start, end in below
    )


_LONGEST_TITLE = 160
_FEWEST_BLANKS = 2


def _holders(data: HoldsRule, languages: Languages) -> Matcher:
    def match(layout: Layout) -> list[Found]:
        text = layout.text
        found: dict[int, Found] = {}
        for line, (start, end) in _cued_lines(layout, data):
            if languages and _is_foreign(layout, languages.get(text[start:end].lower())):
                continue
            opens = start - line.start <= _LEAD
            if line.start in found or line.end - line.start > (data.longest_opened if opens else data.longest):
                continue
            if text[end - 1].isascii() and not _whole(text, start, end):  # others are written without spaces
                continue
            if data.spares_prose and text.endswith(_TOLD, line.start, line.end) and _tells(text[line.start : line.end]):
                continue
            if any(text.find(mark, line.start, line.end) >= 0 for mark in _QUOTES) and _quotes(
                text[line.start : line.end]
            ):
                continue
            begin = _behind_the_story(layout, line, start) if data.spares_prose else line.start
            if begin > line.start and _leads_to(text[line.start : begin].rstrip()):
                begin = line.start
            if begin == line.start or not layout.free(line.end, len(text)):
                found[line.start] = Found(begin, line.end)
        return [*found.values()]

    return match


def _behind_the_story(layout: Layout, line: Line, cue: int) -> int:
    """Return where the page's sentences begin in a line with a cue: behind a sentence that says nothing of one, to which a flattener has glued them."""
    text = layout.text
    words = page_words(layout.reading(likely_languages, text))
    start = sentence_start(text, cue, line.start)
    while start > line.start:
        before = sentence_start(text, start - _INTO_THE_SENTENCE, line.start)
        sentence = text[before:start]
        if not text[start].isdigit() and not words.spoken(sentence, words_in(sentence))[0]:  # `Aug. 14` is no end
            break
        start = before
    return start


# How a sentence ends that tells and speaks to nobody, in languages whose endings say so; and the endings that do speak to the reader.
_TOLD = language_words("sentences.told_endings")
_POLITE = language_words("sentences.polite_endings")


def _tells(line: str) -> bool:
    """Say whether a line that ends as sentences do tells, and does not speak to the reader: a page is polite to him."""
    return not line.endswith(_POLITE)


def _quotes(words: str) -> bool:
    """Say whether words hold what somebody said, and not names alone: `Join our group "Ellery News"`."""
    bare = _QUOTED_NAME.sub("", words)
    return any(mark in bare for mark in _QUOTES)


_QUOTED_NAME = re.compile(r"[“„«\"](?:[^\W_a-zß-öø-ÿ][\w’'.&-]{0,20}[ ]?){1,5}[”“»\"]")


def _leads_to(words: str) -> bool:
    """Say whether words are the short question or cry with which a page begins what it asks: `Found a slip?`"""
    return len(words) <= _SHORT_CRY and words[-1] in _CRIES


_SHORT_CRY = 40
_CRIES = "?!？！؟"
_INTO_THE_SENTENCE = 2  # past the space and the full stop of the sentence before


def _is_foreign(layout: Layout, languages: frozenset[str] | None) -> bool:
    """Say whether a phrase is of languages that the copy is not in: what one asks the reader with is another's plain word."""
    told = layout.reading(likely_languages, layout.text)
    return languages is not None and bool(told) and languages.isdisjoint(("en", *told))


def _prefixes(data: PrefixRule) -> Matcher:
    is_known = _known(data.phrases, data.match_case)

    def match(layout: Layout) -> list[Found]:
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
                found.append(Found(line.start, stop))
        return found

    return match


def _suffixes(data: SuffixRule) -> Matcher:
    is_known = _known(data.phrases, data.match_case)

    def match(layout: Layout) -> list[Found]:
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
                found.append(Found(line.start if data.whole_line else first, line.end))
        return found

    return match


def _blocks(data: BlockRule) -> Matcher:
    begins, ends = _known(data.begin, data.match_case), _known(data.end, data.match_case)

    def match(layout: Layout) -> list[Found]:
        text = layout.text
        found: list[Found] = []
        opened: Span | None = None
        for cue in _longest(layout.cues(data.code)):
            printed = text[cue.start : cue.end]
            if not _whole(text, cue.start, cue.end):
                continue
            if opened is not None and cue.start >= opened.end and ends(printed):
                if cue.end - opened.start <= data.longest:
                    found.append(Found(opened.start, cue.end))
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


def _ending(data: BlockRule) -> Matcher:
    begins = _known(data.begin, data.match_case)

    def match(layout: Layout) -> list[Found]:
        text = layout.text
        hits = _longest(layout.cues(data.code))
        end = len(text.rstrip())
        for start, stop in hits[bisect_left(hits, (end - data.longest,)) :]:
            opens = layout.lines[layout.line_at(start)].start == start
            if opens and begins(text[start:stop]) and _whole(text, start, stop):
                return [Found(start, end)]
        return []

    return match


# --- patterns


def _pattern(data: PatternRule) -> Matcher:
    pattern = compile_pattern(data.pattern)
    holds = "text" in pattern.groupindex

    def match(layout: Layout) -> list[Found]:
        text = layout.text
        seconds = _SECONDS * (1 + len(text) / _MILLION)
        found = []
        try:
            for hit in pattern.finditer(text, timeout=seconds):
                start, end = hit.span()
                if start < end <= start + data.longest:
                    held = Span(*hit.span("text")) if holds and hit.start("text") >= 0 else None
                    found.append(Found(start, end, held))
        except TimeoutError:
            raise PatternTimeoutError(data.code, data.pattern, seconds) from None
        return found

    return match


# --- datelines

_FIRST_LINES = 60
_REACH = 200  # a dateline is shorter than this
_LEDE = 400  # what of the lede the grammar wants to see
_STAND_IN = "AP"


def _datelines(data: DatelineRule) -> Matcher:
    """Read a dateline by the grammar that reads all, with an agency in it that the grammar knows."""
    shorts = {token: agency.short for agency in data.agencies for token in agency.dateline}

    def match(layout: Layout) -> list[Found]:
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
                printed = place_of(read.dateline)
                span = Span(line.start + printed.start, line.start + printed.end + grown)
                value = replace(read.dateline, agency=short, text=text[span.start : span.end], span=span)
                found.append(Found(line.start + read.start, line.start + read.end + grown, None, value))
                break
        return found

    return match
