"""What speaks for a candidate being furniture, and against it: features by name, whose weights and words are data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from wireclean.data import agencies, load
from wireclean.data.page_words import page_words
from wireclean.discovery.candidates import Candidate, Sample
from wireclean.grammar.byline import parse_byline
from wireclean.grammar.language import likely_languages
from wireclean.grammar.names import is_name
from wireclean.grammar.places import is_place
from wireclean.grammar.sentences import ends_sentence
from wireclean.grammar.titles import is_figures

__all__ = ["Why", "needed", "reasons_for", "score_of", "start", "weigh"]

_WORD = re.compile(r"[^\W\d_]+")
_EDGE = " .:|·•-–—"
_QUOTES = '“”„«»"「'
_SYLLABLES = 3  # letters of scripts without spaces that count as a word


class Why(msgspec.Struct, frozen=True):
    """One thing that speaks for a proposal or against it: its name in the data, in words, and its weight."""

    feature: str
    words: str
    weight: float


def needed() -> float:
    """Return the sum from which something is proposed."""
    return float(load("discovery.toml")["needed"])


def start() -> float:
    """Return the sum with which everything begins."""
    return float(load("discovery.toml")["base"])


@cache
def _features() -> dict[str, Why]:
    return {name: Why(name, entry["words"], float(entry["weight"])) for name, entry in _table().items()}


def _table() -> dict[str, Any]:
    table: dict[str, Any] = load("discovery.toml")["features"]
    return table


@cache
def _steps(family: str) -> tuple[tuple[float, str], ...]:
    """Return the features of a number, each with the least value that it begins with, the highest first."""
    found = (
        (float(entry["from"]), name)
        for name, entry in _table().items()
        if "from" in entry and name.partition(".")[0] == family
    )
    return tuple(sorted(found, reverse=True))


def _step(family: str, value: float) -> Iterator[str]:
    """Yield the feature of the highest step that a number reaches, or nothing where it reaches none."""
    yield from [name for least, name in _steps(family) if value >= least][:1]


def reasons_for(names: Sequence[str]) -> tuple[Why, ...]:
    """Return features in words and weights, the strongest first."""
    return tuple(sorted((_features()[name] for name in names), key=lambda why: (-abs(why.weight), why.feature)))


def score_of(names: Sequence[str]) -> float:
    """Return the sum of the weights."""
    return round(start() + sum(_features()[name].weight for name in names), 3)


def weigh(candidate: Candidate, sample: Sample) -> list[str]:
    """Return the features of a candidate that its own group shows."""
    return [
        *_recurrence(candidate, sample),
        *_place(candidate, sample),
        *_words(candidate),
        *_core(candidate),
        *_prose(candidate, sample),
    ]


def _recurrence(candidate: Candidate, sample: Sample) -> Iterator[str]:
    stories = sample.stories_of(candidate.places)
    share = (stories - 1) / sample.stories  # of a few stories one is chance
    yield from _step("share", share)
    yield from _step("stories", stories)
    if max(Counter(place.copy for place in candidate.places).values()) > 1:
        yield "speaker" if candidate.kind in ("label", "prefix") else "again"


def _place(candidate: Candidate, sample: Sample) -> Iterator[str]:
    inside = sum(sample.is_inside(place, candidate.is_part) for place in candidate.places)
    if not inside:
        yield "place.edge"
    elif inside < len(candidate.places):
        yield "place.varies"
    else:
        yield "place.inside"
    if candidate.kind == "shape" and _is_mostly_prose(candidate):
        yield "shape.sentence"
    if candidate.is_part:
        yield "part"
    elif candidate.kind == "block":
        yield "block"
    elif candidate.kind == "label":
        if len({place.line.key for place in candidate.places}) > 1:
            yield "label"
    elif inside and _is_mostly_prose(candidate):
        yield "sentence.inside"
    elif inside and sample.is_heading(candidate.places):
        yield "heading"
    elif ends_sentence(candidate.text) and sum(place.line.prose for place in candidate.places):
        yield "sentence"


def _is_mostly_prose(candidate: Candidate) -> bool:
    return sum(place.line.prose for place in candidate.places) * 2 > len(candidate.places)


def _words(candidate: Candidate) -> Iterator[str]:
    text = candidate.text
    words = _WORD.findall(text)
    count = len(words) if text.isascii() else max(len(words), len(text) // (2 * _SYLLABLES))
    yield from _step("words", count)
    if count == 1:
        yield "word"
    if any(mark in text for mark in _QUOTES):
        yield "quoted"
    if any(page_words(likely_languages(text)).spoken(text, [word.lower() for word in words])):
        yield "page"
    bare = text.partition("\n")[0].strip(_EDGE)
    named = (
        is_name(bare)
        or is_place(bare)
        or agencies().named(bare) is not None
        or any(by.name for by in parse_byline(bare))
    )
    if named:
        yield "name"
    if is_figures(text) or not words:
        yield "figures"


def _core(candidate: Candidate) -> Iterator[str]:
    places = candidate.places
    kept = candidate.kept
    if len(kept) < len(places):
        yield "struck"
    if any(place.line.field for place in places):
        yield "field"
    doubt = sum(place.line.doubt for place in kept) / len(kept)
    yield from _step("doubt", doubt)
    yield from _step("trust", -doubt)


def _prose(candidate: Candidate, sample: Sample) -> Iterator[str]:
    """Look for what a candidate says in the paragraphs of the stories."""
    bare = candidate.text.partition("\n")[0].strip(_EDGE)
    if (
        "words.many" not in _step("words", len(_WORD.findall(bare)))
        and not ends_sentence(bare)
        and sample.stories_with(bare) >= 2
    ):
        yield "topic"
    elif not sample.nouns_are_capitals:
        words = [word for word in _WORD.findall(bare) if len(word) > 3]
        names = [word for word in words if word[0].isupper() and not word.isupper()]
        known = sum(sample.said[word] >= 2 for word in names)
        if known and known * 2 >= len(names):
            yield "topic.words"
        if ends_sentence(bare + candidate.text[-1:]) and len(names) * 2 > len(words):
            yield "names"
