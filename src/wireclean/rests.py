"""What stands behind the story's last sentence in copy that lost its line breaks: titles, buttons, notices, all in one line.

No line break parts it from the story, so it is taken sentence by sentence from the end of the copy, what does not end as a sentence
first, and each is judged by how it is set, by the words of pages in it, by what of it the story says too and by what the page has
left around it. The first that is likely the story's is kept with all before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wireclean.article import Span
from wireclean.data import load
from wireclean.data.page_words import page_words
from wireclean.data.phrasebook import phrases
from wireclean.grammar.language import is_function_word, likely_languages
from wireclean.grammar.opening.letters import LOWER, UPPER
from wireclean.grammar.sentences import after_spaces, ends_sentence, is_paragraph, sentence_end
from wireclean.layout import Judged, Layout, Level, Line
from wireclean.rows import Wording, role_of

__all__ = ["Rest", "rests_of", "rests_of_the_page"]

_MOST = 25  # sentences of a page behind a story
_FEWEST = 2  # sentences that a copy must have, of which something stands behind the last
_LEAST = 140  # characters of a story
_LONG_WORD = 3  # letters of a word that a title may leave small
_OPENING = 4  # words of a heading
_LABEL = 25  # characters of a label and its colon
_GLUED = re.compile(rf"[{LOWER}0-9.)][{UPPER}][{LOWER}]")
_TIME = re.compile(r"\b[0-9]{1,2}[:.][0-9]{2}\b|\b(?:19|20)[0-9]{2}\b|\b[0-9]{1,2}[ ]?(?:h|min|hrs?|ago)\b")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|\B@\w")
_MARKS = re.compile(r"[©|»›•·#*+►▶→]")
_ABBREVIATED = re.compile(r"\b[^\W\d_]{1,3}\.\Z")
_PARTED = re.compile(r" (?=(?:--|__|——|©|\(c\)|»|•)|\|)", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")

# The bounds between the steps of each measure.
_WORDS = (2, 4, 8, 15, 30, 60)
_SHARES = (0.05, 0.2, 0.4, 0.6, 0.8)
_COUNTS = (0, 1, 2, 4)


class Rest(NamedTuple):
    """A sentence, or what does not end as one, at the end of a copy: its stretches, its words, and what `data/rests.toml` weighs."""

    stretches: tuple[Span, ...]
    words: int
    features: tuple[str, ...]


def rests_of_the_page(layout: Layout, level: Level, judged: list[Judged]) -> Iterator[Span]:
    """Yield the stretches at the end of run-on copy that are so likely the page's that they are struck, the last first.

    What was weighed goes to `judged`, struck or not.
    """
    table = load("rests.toml")
    weights, needed = table["features"], table["needed"][level]
    struck = False
    for rest in rests_of(layout):
        features = (*rest.features, "behind.struck" if struck else "behind.nothing")
        judged += [Judged(*stretch, "OFF003", ("base", *features), needed) for stretch in rest.stretches]
        if table["base"] + sum(weights.get(feature, 0.0) for feature in features) < needed:
            return
        struck = True
        yield from rest.stretches


def rests_of(layout: Layout) -> Iterator[Rest]:
    """Yield the sentences of run-on copy from its end to the first, each as far as it is free; none of copy that is too short to tell."""
    text = layout.text
    if not layout.run_on or not layout.lines:
        return
    line = Line(
        max(layout.lines, key=_length).start, layout.lines[-1].end
    )  # of what stands behind the story some may be parted from it
    sentences = [*_sentences(text, *line)]
    ended = [ends_sentence(text[start:end]) for start, end in sentences]
    if sum(ended) < _FEWEST or line.end - line.start < _LEAST:
        return
    languages = layout.reading(likely_languages, text)
    spoken = page_words(languages)
    first = max(len(sentences) - _MOST, ended.index(True) + 1)
    paged = any(role_of(edit) in ("byline", "stamp", "headline") for edit in layout.edits)
    for number in range(len(sentences) - 1, first - 1, -1):
        start, end = sentences[number]
        free = tuple(layout.free(start, end))
        words = " ".join(text[slice(*stretch)] for stretch in free)
        if _LETTER.search(words) is None:
            continue
        wording = layout.reading(Wording, words)
        page, reader = wording.spoken(spoken)
        kind = "ended" if ended[number] and free[-1].end == end else "open"
        if kind == "ended" and (not page or is_paragraph(words)):
            return  # a full sentence stays, and so does a short one without a word of pages
        story = {stem for said in sentences[:number] for stem in layout.reading(Wording, text[slice(*said)]).stems}
        features = [
            "",
            "head" if paged else "headless",
            f"page.{bisect_left(_COUNTS, len(page))}",
            f"reader.{bisect_left(_COUNTS, len(reader))}",
            f"words.{bisect_left(_WORDS, wording.length)}",
            *_around(layout, start, end, line.end),
            *_looks(words, languages),
        ]
        if wording.stems:
            taken = sum(stem in story for stem in wording.stems) / len(wording.stems)
            features.append(f"taken.{bisect_left(_SHARES, taken)}")
        yield Rest(free, wording.length, tuple(f"{kind}.{name}".rstrip(".") for name in features))


def _length(line: Line) -> int:
    return line.end - line.start


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of a line, with what behind the last does not end as one, parted at the marks of pages.

    Behind the full stop of a short word, a figure or a small letter goes on: `142.1 mln vs. 135.3 mln`.
    """
    begun = start
    while start < end:
        stop = max(sentence_end(text, start, end), start + 1)
        start = after_spaces(text, stop, end)
        whole = ends_sentence(text[begun:stop]) and not (
            text[start : start + 1].isalnum()
            and not text[start].isupper()
            and _ABBREVIATED.search(text, begun, stop) is not None
        )
        if whole:
            yield Span(begun, stop)
            begun = start
    if begun < end:
        for mark in deque(_PARTED.finditer(text, begun, end), _MOST):
            yield Span(begun, mark.start())
            begun = mark.end()
        yield Span(begun, end)


def _around(layout: Layout, start: int, end: int, last: int) -> Iterator[str]:
    """Yield what rules have found of the page in a sentence, right before it and behind it."""
    if any(role_of(edit) in ("page", "note") for edit in layout.edits_in(start, end)):
        yield "claimed.inside"
    if any(role_of(edit) in ("page", "note") for edit in layout.edits_in(end, last)):
        yield "claimed.behind"
    if start and not layout.is_free(start - 2, start - 1):
        yield "claimed.before"


def _looks(words: str, languages: Sequence[str]) -> Iterator[str]:
    """Yield how words look: with what they begin, how many of them have a capital, what stands between and among them."""
    each = words.split()
    long = [word for word in each if len(word) > _LONG_WORD and word[0].isalpha()]
    cased = [word for word in long if word[0].lower() != word[0].upper()]
    language = languages[0] if languages else None
    if cased:
        kind = ".noun" if language in load("headlines.toml")["run_on"]["capital_nouns"] else ""
        yield f"capitals.{bisect_left(_SHARES, sum(word[0].isupper() for word in cased) / len(cased))}{kind}"
    small = sum(is_function_word(word.lower(), language) for word in each)
    yield f"small.{bisect_left(_SHARES, small / len(each))}"
    first = words[0]
    yield f"first.{'capital' if first.isupper() else 'small' if first.islower() else 'digit' if first.isdigit() else 'letter' if first.isalpha() else 'mark'}"
    yield f"glued.{bisect_left(_COUNTS, len(_GLUED.findall(words)))}"
    yield f"times.{bisect_left(_COUNTS, len(_TIME.findall(words)))}"
    yield f"marks.{bisect_left(_COUNTS, len(_MARKS.findall(words)))}"
    if _ADDRESS.search(words) is not None:
        yield "address"
    known = phrases()
    openings = {" ".join(each[:size]).lower().rstrip(":") for size in range(1, _OPENING + 1)}
    if openings & known.furniture_line or openings & known.furniture_tail or openings & known.share:
        yield "opens.furniture"
    if openings & known.section:
        yield "opens.section"
    closings = {" ".join(each[-size:]).lower() for size in range(1, _OPENING + 1)}
    if closings & known.furniture_line or closings & known.furniture_tail or closings & known.share:
        yield "closes.furniture"
    if ":" in words and words.index(":") < _LABEL:
        yield "label"
    if any(word.lower() in known.share or word.lower() in known.services for word in each):
        yield "service"
    if any(sign in words for sign in ("“", "”", '"')):
        yield "quoted"
