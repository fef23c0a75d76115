"""Names on lines of their own: what speaks for their being the story's byline, and what against it.

A bare `Ana Lima` is the writer, the mayor, a photographer or the link to another story. What stands on the line, above and below it,
whether the first word is a given name, and whether the story goes on about a person of that surname are weighed together,
by `data/bylines.toml`, which `scripts/fit_bylines.py` fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from wireclean.article import Timestamp
from wireclean.data import load
from wireclean.data.languages import language_words
from wireclean.grammar.byline import (
    Reading,
    is_given_name,
    is_open_craft,
    is_open_cue,
    is_time_line,
    read_byline_line,
    read_role_line,
)
from wireclean.grammar.byline.words import byline_words
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.sentences import count_words, ends_sentence
from wireclean.grammar.titles import FEWEST_WORDS
from wireclean.layout import Judged, Layout, Line
from wireclean.rows import role_at

__all__ = ["Block", "convinces", "evidence", "goes_on_about", "is_avatar", "only_here"]


class Block(NamedTuple):
    """Lines right below one another that read as names: which of the lines they are, and what each says."""

    first: int
    last: int
    readings: tuple[Reading, ...]

    @property
    def names(self) -> list[str]:
        """The names, each once."""
        return list(dict.fromkeys(name for reading in self.readings for name in reading.names))


class _Weights(NamedTuple):
    base: float
    enough: float
    features: Mapping[str, float]


@cache
def _weights() -> _Weights:
    table = load("bylines.toml")
    return _Weights(table["base"], table["enough"], table["features"])


def convinces(
    layout: Layout, lines: Sequence[Line], block: Block, others: Sequence[Block], cued: frozenset[str | None]
) -> bool:
    """Say whether what is known of a block adds up to a byline, and record what was weighed."""
    weights = _weights()
    features = ("base", *evidence(layout, lines, block, others, cued))
    span = lines[block.first].start, lines[block.last].end
    layout.judged.append(Judged(*span, "HED002", features, weights.enough))
    return weights.base + sum(weights.features.get(feature, 0.0) for feature in features) >= weights.enough


def evidence(
    layout: Layout, lines: Sequence[Line], block: Block, others: Sequence[Block], cued: frozenset[str | None]
) -> list[str]:
    """Return the names of the features of a block.

    `others` are the blocks of names without a cue that the head has, and `cued` whom it names with a cue: a bare name beside `By Ana Lima`
    is the photographer or somebody in the story.
    """
    text = layout.text
    names, readings = block.names, block.readings
    people = [author.person for reading in readings for author in reading.authors]
    given = sum(person.given for person in people) / len(people)
    features = [f"given.{'all' if given == 1 else 'most' if given >= 0.5 else 'some' if given else 'none'}"]
    said = frozenset().union(*(reading.said for reading in readings))
    features += [f"said.{thing}" for thing in sorted(said)]
    if any(reading.known for reading in readings):
        features.append("said.known")
    if any(reading.telling for reading in readings):
        features.append("said.telling")
    features.append(f"names.{min(len(names), 3)}")
    features.append(f"words.{min(max(len(name.split()) for name in names), 4)}")
    if len(names) < len(people):
        features.append("again")
    if any(reading.rest < reading.end for reading in readings):
        features.append("rest")
    line = text[lines[block.first].start : lines[block.last].end]
    features.append("caseless" if line.lower() == line.upper() else "shouted" if line.upper() == line else "cased")
    features.append(f"others.{min(len(others) - 1, 3)}")
    named = (other for other in others if other.last < block.first and all(one.given for one in other.readings))
    if any(_is_parted(layout, lines, other, block) for other in named):
        features.append("second")
    if cued:
        features.append("cued.same" if cued.issuperset(names) else "cued.other")
    copy = text[:_FAR].lower()
    if all(only_here(copy, name) for name in names):
        features.append("only_here")
    if any(goes_on_about(text, name) for name in names):
        features.append("about")
    above, below = _beside(layout, lines, block.first - 1, names), _beside(layout, lines, block.last + 1, names)
    features += [f"above.{above}", f"below.{below}", f"between.{above}.{below}"]
    if above == "edge" and below == "prose" and said.isdisjoint(("time", "handle")):
        features.append("alone")
    features += _place(layout, lines, block)
    return features


def _is_parted(layout: Layout, lines: Sequence[Line], above: Block, below: Block) -> bool:
    """Say whether a paragraph or a title stands between two blocks, so that the lower one is of another story or a person in this one."""
    between = lines[above.last + 1 : below.first]
    return any(
        layout.is_prose(*line) or count_words(layout.text[slice(*line)]) >= FEWEST_WORDS
        for line in between[:_FAR_APART]
    )


_FAR_APART = 30


def _beside(layout: Layout, lines: Sequence[Line], index: int, names: list[str]) -> str:
    """Name what stands on the line above or below a block."""
    if not 0 <= index < len(lines):
        return "edge"
    start, end = lines[index]
    text = layout.text[start:end]
    if is_time_line(text) or any(isinstance(edit.value, Timestamp) for edit in layout.edits_in(start, end)):
        return "time"
    role = role_at(layout, start, end)
    if role not in ("free", "mixed", "prose"):
        return role
    if is_open_craft(text):
        return "craft"
    if text[-1] in ":：" and not is_open_cue(text):
        return "label"
    if read_role_line(text) is not None:
        return "job"
    if _is_follow_line(text):
        return "follows"
    if len(text) <= _LONGEST_ORGANIZATION and organization_named(text.strip(" *·•-")) is not None:
        return "organization"
    folded = text.rstrip(" .)").casefold()
    held = [name.casefold() for name in names if name.casefold() in folded]
    if is_avatar(text, names):
        return "follows"
    if held:
        return "ends_with_name" if folded.endswith(tuple(held)) else "holds_name"
    if layout.is_prose(start, end):
        return "prose"
    words = len(text.split())
    if words >= FEWEST_WORDS or (words == 1 and len(text) > _LONGEST_BUTTON):
        return "sentence" if ends_sentence(text) else "title"
    return "name" if read_byline_line(text) is not None else "short"


def _place(layout: Layout, lines: Sequence[Line], block: Block) -> Iterator[str]:
    """Name where a block stands: what of the story and of its head stands above, and how near the story is below."""
    prose = title = 0
    for start, end in lines[: block.first]:
        if layout.is_prose(start, end):
            prose += 1
        elif not title and count_words(layout.text[start:end]) >= FEWEST_WORDS:
            title = 1
    yield f"prose_above.{min(prose, 3)}"
    yield f"title_above.{title}"
    yield f"line.{min(block.first, 3)}"
    rest = layout.lines[block.last + 1 : block.last + 1 + _NEAR]
    distance = next((number for number, line in enumerate(rest) if layout.is_prose(*line)), _NEAR)
    yield f"to_prose.{distance}"


_LONGEST_BUTTON = 12  # letters of a line without spaces, in a script that has none
_LONGEST_ORGANIZATION = 60
_NEAR = 4  # lines
_FAR = 40_000  # whom a story is about it names before
_ADDRESS = re.compile(r"\W{0,4}(?:@\w|[\w.+-]{1,60}@\w)")


def _is_follow_line(line: str) -> bool:
    """Say whether a line is the author's handle or address, or a button that has to do with him: `Follow`, `Share`."""
    return _ADDRESS.match(line) is not None or line.lstrip(" *+-•·|>").casefold().startswith(_follow_words())


_POSSESSIVE = re.compile(r"\A['’]s\b")


def is_avatar(line: str, names: Sequence[str]) -> bool:
    """Say whether a line is what a page says of an author's picture: `Ana Lima’s profile picture`, `Avatar of Ana Lima`."""
    if len(line) > _LONGEST_ORGANIZATION:
        return False
    for name in names:
        before, held, behind = line.partition(name)
        words = f"{before} {_POSSESSIVE.sub('', behind)}".casefold().split()
        if held and words and byline_words("avatars").issuperset(words):
            return True
    return False


@cache
def _follow_words() -> tuple[str, ...]:
    return language_words("bylines.follow")


def only_here(text: str, name: str) -> bool:
    """Say whether no word of a name stands anywhere, in copy in small letters, without the rest of it."""
    name = name.lower()
    whole = text.count(name)
    return all(_count_word(text, word) <= whole for word in name.split())


def _count_word(text: str, word: str) -> int:
    """Return how often a word stands in a text, and not inside a longer one."""
    count = 0
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        count += _is_edge(text, at) and _is_edge(text, end)
        at = text.find(word, end)
    return count


def _is_edge(text: str, at: int) -> bool:
    """Say whether a word begins or ends at `at`."""
    return _is_of_word(text[at - 1 : at] if at else "") != _is_of_word(text[at : at + 1])


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def goes_on_about(text: str, name: str) -> bool:
    """Say whether the surname stands alone near the top, as that of a person the story is about does."""
    text = text[:_FAR]
    words = name.split()
    if len(words) < _SURNAMED:
        return False
    surname, before = words[-1], words[-2].casefold().rstrip(".")
    at = text.find(surname) if len(surname) >= _SHORTEST_SURNAME else -1
    while at >= 0:
        end = at + len(surname)
        if not _PART_OF_WORD.match(text, end) and (at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".@/-_")):
            left = text[max(0, at - _LONGEST_WORD) : at]
            word = (left.split()[-1:] or [""])[0].strip(_EDGE) if left[-1:].isspace() else ""
            glued = word.casefold().endswith(before)  # May 4, 2020Ana Lima
            if not glued and (word[:1].islower() or not is_given_name(word)):  # another's given name is another person
                return True
        at = text.find(surname, end)
    return False


_SURNAMED = 2  # words of a name whose surname may stand alone
_SHORTEST_SURNAME = 3
_LONGEST_WORD = 40
_EDGE = ".,;:()[]\"'“”„‘’*/|"
_PART_OF_WORD = re.compile(r"\w|[@./-]{1,4}\w")
