"""FUR: what a page says to its reader of itself: of its newsletter and app, of subscriptions, links that pay, comments.

No list holds these sentences, and stories use all their words. What tells them is how they are made: they call on the reader
or ask him something, speak of `you` and `our`, and name what only a page offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from wireclean.article import Edit
from wireclean.data.languages import language_words, languages_known
from wireclean.data.page_words import WordList, word_list, words_in
from wireclean.data.phrasebook import any_of
from wireclean.grammar.language import likely_languages
from wireclean.grammar.sentences import is_paragraph, sentence_end
from wireclean.layout import Layout, Line
from wireclean.rulebook.rule import Stage, rule

__all__ = ["invitation"]


@rule(
    "FUR020",
    "invitation",
    stage=Stage.RECOGNITION,
    after=["FUR007", "FUR013", "NOT", "SGN", "CAP"],
    needs_cue=False,
    fixes=[
        (
            "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
            "Want the news of Port Ellery first? Join thousands of readers and get our morning newsletter.\n\n"
            "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.",
            "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
            "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.",
        ),
        (
            "The bell weighs a ton.\n\nWe may be paid a commission when you order a bell through links on this page.",
            "The bell weighs a ton.",
        ),
    ],
    keeps=[
        "The bell weighs a ton.\n\nJoin our newsletter, the verger begged her, and get it free.",
        "The bell weighs a ton.\n\nReaders get a newsletter from the museum every week.",
        "The newsletter of the museum is printed on the old press in the yard, and nobody reads it.\n\nGet a copy of your newsletter at the gate.",
    ],
)
def invitation(layout: Layout) -> Iterator[Edit]:
    """A line calls on the reader of the page: to sign up, to follow, to pay, to write.

    It names what a page offers, as an inbox or an app, and that in such a way: with a verb that calls on somebody, a question,
    `you` and `we`, what the page brings. The story's own subjects do not count, and neither does a line that quotes or tells.
    """
    text = layout.text
    words = _words_of(layout.reading(likely_languages, text))
    marked: dict[Line, _Marks] = {}
    for line in layout.lines:
        if line.end - line.start <= _LONGEST and layout.is_free(*line):
            marks = _marks_in(text[line.start : line.end], words)
            if marks is not None:
                marked[line] = marks
    if not marked:
        return
    subjects = _subjects(text, (line for line in layout.lines if line not in marked), words)
    for line, marks in marked.items():
        offers = len(marks.offers - subjects)
        needed = _AMONG_PROSE if _is_among_prose(layout, line) else _APART
        if offers and min(offers, _MOST_OFFERS) + marks.others >= needed:
            yield layout.strike(line.start, line.end, "FUR020")


class _Words(NamedTuple):
    """The words of an invitation in the languages that a copy may be in."""

    offers: WordList  # what only a page has for its reader
    invites: WordList  # verbs that call on him
    asks: WordList  # how a question to him begins
    you: WordList
    we: WordList
    brings: WordList  # what he gets, and how
    told: WordList  # words of sentences that tell, of which none is an invitation


@cache
def _words_of(languages: tuple[str, ...]) -> _Words:
    return _Words(*(word_list(languages or languages_known(), f"invitations.{name}") for name in _Words._fields))


class _Marks(NamedTuple):
    """What of an invitation a line has: what it offers, and how many other things speak for it."""

    offers: set[str]
    others: int


def _marks_in(line: str, words: _Words) -> _Marks | None:
    """Return the marks of an invitation in a line; None where it quotes, tells, or does not turn to the reader."""
    own = words_in(line)
    offers = words.offers.found_in(line, own)
    if not offers or _QUOTES.search(line) or words.told.found_in(line, own):
        return None
    you, we, brings = (bool(known.found_in(line, own)) for known in (words.you, words.we, words.brings))
    calls = asks = False
    for sentence in _sentences(line):
        said = words_in(sentence)
        call = any(_opens(clause, words.invites) for clause in _CLAUSE.split(sentence))
        ask = sentence.endswith("?") and (_opens(sentence, words.asks) or bool(words.you.found_in(sentence, said)))
        if not (call or ask or len(said) <= _FEW_WORDS or any(known.found_in(sentence, said) for known in words[:-1])):
            return None  # a sentence that has nothing of the page
        calls, asks = calls or call, asks or ask
    if not (calls or asks or (you and we and offers and len(line) <= _LONGEST_STATEMENT)):
        return None
    return _Marks(offers, calls + asks + you + we + brings + (_ADDRESS.search(line) is not None))


def _sentences(line: str) -> Iterator[str]:
    start = 0
    while start < len(line):
        end = sentence_end(line, start, len(line))
        yield line[start:end].strip()
        start = max(end, start + 1)


def _opens(clause: str, known: WordList) -> bool:
    """Say whether a clause begins with a word or phrase of a list."""
    opening = words_in(clause[:_OPENING])
    if not opening:
        return False
    if known.has(opening[0]):
        return True
    joined = f" {' '.join(opening)} "
    return any(joined.startswith(phrase) for phrase in known.phrases)


def _subjects(text: str, lines: Iterable[Line], words: _Words) -> set[str]:
    """Return what of a page's offers the story itself speaks of, in its paragraphs."""
    found: set[str] = set()
    for start, end in lines:
        line = text[start:end]
        if is_paragraph(line):
            found |= words.offers.found_in(line, words_in(line))
    return found


def _is_among_prose(layout: Layout, line: Line) -> bool:
    """Say whether a line is a full sentence with a paragraph above and below it."""
    number = layout.line_at(line.start)
    return all(
        0 <= beside < len(layout.lines) and is_paragraph(layout.text[slice(*layout.lines[beside])])
        for beside in (number - 1, number + 1)
    )


_LONGEST = 700
_LONGEST_STATEMENT = 300  # of one that neither calls on the reader nor asks him
_OPENING = 40  # of a clause, what its first words stand in
_FEW_WORDS = 6  # a sentence as short as `It is free.` needs nothing of a page
_MOST_OFFERS = 2  # a third thing that is offered adds nothing
_AMONG_PROSE = 4  # how much must speak for an invitation between two paragraphs, and elsewhere
_APART = 3
_QUOTES = re.compile(r"[“”„«»\"「『]")
_ADDRESS = re.compile(r"https?://|\bwww\.|\w@\w")
_CLAUSE = re.compile(rf"[,:;–—|]\s+|\s-\s|\b(?:{any_of(language_words('invitations.joins'))})\s")
