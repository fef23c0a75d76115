"""What recurs in the stories of a group: the candidates for rules, each with the places where it stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from wireclean.discovery.blocks import blocks_of
from wireclean.discovery.pieces import pieces_of
from wireclean.discovery.shapes import Shape, shape_of
from wireclean.discovery.sightings import Seen, Sighting
from wireclean.discovery.stories import story_numbers
from wireclean.grammar.sentences import ends_sentence

__all__ = ["Candidate", "Kind", "Place", "Sample", "candidates"]

Kind = Literal["line", "shape", "label", "prefix", "suffix", "glued", "block"]

_CAPITAL = re.compile(r"(?<=[\w,] )[^\W\d_a-z][^\W\d_]{2,}")
_CAPITALS = 0.22  # of the words: names alone are fewer
_SENTENCE = 3  # spaces in the shortest sentence of a story
_REACH = 40  # lines above and below a place within which the story goes on, or does not
_HEADING = 6  # words of a heading within a story, at the most
_FEW_STORIES = 8  # a sample this small proves something by two


class Place(NamedTuple):
    """Where a candidate stands: in which copy of the sample, on which of its lines, and what of the line it is.

    Of a block `line` is its first line, `text` its first and last, and `length` counts them all.
    """

    copy: int
    line: Sighting
    text: str
    length: int = 1

    @property
    def kept(self) -> bool:
        """Whether wireclean leaves it in the text, of a block a part of it."""
        return self.length > 1 or self.line.kept


class Sample:
    """The copies of a group that are looked at, and which of them tell one story."""

    def __init__(self, copies: Sequence[Seen]) -> None:
        """Take the copies as `see` returns them."""
        self.copies = copies
        self.story = story_numbers(copies)
        self.stories = len(set(self.story))
        self.fewest = 2 if self.stories <= _FEW_STORIES else 3

    @cached_property
    def recurring(self) -> frozenset[str]:
        """The keys of the lines that stand in several stories."""
        stories: dict[str, set[int]] = defaultdict(set)
        for number, copy in enumerate(self.copies):
            for line in copy.lines:
                stories[line.key].add(self.story[number])
        return frozenset(key for key, found in stories.items() if key and len(found) >= self.fewest)

    @cached_property
    def prose(self) -> list[tuple[int, Sighting]]:
        """The lines that stay and read as paragraphs, each with its story."""
        return [
            (self.story[number], line)
            for number, copy in enumerate(self.copies)
            for line in copy.lines
            if line.prose and line.kept
        ]

    def is_inside(self, place: Place, part: bool) -> bool:
        """Say whether the story goes on above a place and below it, on the nearest lines that stay and do not recur.

        What is `part` of a paragraph has the rest of it above or below.
        """
        lines, at = self.copies[place.copy].lines, place.line.at
        before, _, after = place.line.text.partition(place.text) if part else ("", "", "")
        above = bool(before.strip()) or self._goes_on(reversed(lines[max(0, at - _REACH) : at]))
        following = lines[at + place.length : at + place.length + _REACH]
        return above and (bool(after.strip()) or self._goes_on(following))

    def is_heading(self, places: Sequence[Place]) -> bool:
        """Say whether a short line stands right above a paragraph in most of its places, as headings within a story do."""
        above = 0
        for copy, line, _, _ in places:
            lines = self.copies[copy].lines
            following = lines[line.at + 1] if line.at + 1 < len(lines) else None
            above += (
                following is not None and following.prose and following.kept and following.key not in self.recurring
            )
        short = places[0].text.count(" ") < _HEADING and not ends_sentence(places[0].text)
        return short and above * 2 > len(places)

    def _goes_on(self, lines: Iterable[Sighting]) -> bool:
        for line in lines:
            if line.kept and line.key not in self.recurring:
                return line.prose or (ends_sentence(line.text) and line.text.count(" ") >= _SENTENCE)
        return False

    def stories_of(self, places: Iterable[Place]) -> int:
        """Return in how many stories something stands."""
        return len({self.story[place.copy] for place in places})

    def stories_with(self, words: str) -> int:
        """Return in how many stories a paragraph has these words among others, in these capitals."""
        said = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        return len({story for story, line in self.prose if len(line.text) > 2 * len(words) and said.search(line.text)})

    @cached_property
    def said(self) -> Mapping[str, int]:
        """In how many stories a word stands with a capital that no sentence's beginning gives it."""
        stories: dict[str, set[int]] = defaultdict(set)
        for story, line in self.prose:
            for word in _CAPITAL.findall(line.text):
                stories[word].add(story)
        return Counter({word: len(found) for word, found in stories.items()})

    @cached_property
    def nouns_are_capitals(self) -> bool:
        """Whether the language writes nouns with a capital, so that a capital is no sign of a name."""
        words = capitals = 0
        for _, line in self.prose:
            words += line.text.count(" ")
            capitals += len(_CAPITAL.findall(line.text))
        return capitals > _CAPITALS * words


class Candidate:
    """Something that recurs: a whole line, a shape of lines, what stands before others on a line (a label), or a part of paragraphs."""

    def __init__(self, kind: Kind, key: str) -> None:
        """Begin without a place; `key` is what is the same in all of them."""
        self.kind: Kind = kind
        self.key = key
        self.places: list[Place] = []

    @cached_property
    def text(self) -> str:
        """What it says in most of its places; asked for when all are known."""
        return Counter(place.text for place in self.places).most_common(1)[0][0]

    @property
    def is_part(self) -> bool:
        """Whether it is part of a paragraph, whose rest is the story's."""
        return self.kind in ("prefix", "suffix", "glued")

    @property
    def kept(self) -> list[Place]:
        """The places in which wireclean leaves it in the text."""
        return [place for place in self.places if place.kept]


def candidates(sample: Sample) -> Iterator[Candidate]:
    """Yield what stands in several stories, and what wireclean leaves in at least one.

    What recurs as a whole line is not looked into for parts that recur.
    """
    lines = _collected(("line", line.key, Place(number, line, line.text)) for number, line in _lines(sample))
    others = [(number, line) for number, line in _lines(sample) if line.kept and line.key not in sample.recurring]
    shapes = _collected(
        ("shape", shape.key, Place(number, line, line.text)) for number, line, shape in _shaped(others) if shape.literal
    )
    parts = _collected(
        (piece.kind, piece.key, Place(number, line, piece.text))
        for number, line in others
        for piece in pieces_of(line.text)
    )
    known: dict[int, set[int]] = defaultdict(set)
    for candidate in (*shapes.values(), *parts.values()):
        if not candidate.is_part and sample.stories_of(candidate.places) >= sample.fewest:
            for place in candidate.places:
                known[place.copy].add(place.line.at)
    blocks = _collected(
        _block(number, copy.lines, *block)
        for number, copy in enumerate(sample.copies)
        for block in blocks_of(copy.lines, sample.recurring, known[number])
    )
    for found in (lines, shapes, parts, blocks):
        for candidate in found.values():
            if sample.stories_of(candidate.places) >= sample.fewest and candidate.kept:
                yield candidate


def _block(number: int, lines: Sequence[Sighting], begin: int, end: int, open_end: bool) -> tuple[Kind, str, Place]:
    last = None if open_end else lines[end]
    key = f"{lines[begin].key}\n{last.key if last else ''}"
    text = f"{lines[begin].text}\n{last.text if last else ''}"
    return "block", key, Place(number, lines[begin], text, end + 1 - begin)


def _lines(sample: Sample) -> Iterator[tuple[int, Sighting]]:
    for number, copy in enumerate(sample.copies):
        for line in copy.lines:
            if line.key:
                yield number, line


def _shaped(lines: Iterable[tuple[int, Sighting]]) -> Iterator[tuple[int, Sighting, Shape]]:
    for number, line in lines:
        shape = shape_of(line.text)
        if shape is not None:
            yield number, line, shape


def _collected(found: Iterable[tuple[Kind, str, Place]]) -> dict[tuple[Kind, str], Candidate]:
    """Return the candidates by kind and key."""
    by_key: dict[tuple[Kind, str], Candidate] = defaultdict()
    for kind, key, place in found:
        if (kind, key) not in by_key:
            by_key[kind, key] = Candidate(kind, key)
        by_key[kind, key].places.append(place)
    return by_key
