"""FUR: what a copy says of itself: how it was made and changed, who paid for it, whose views it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from wireclean.article import Edit, NoteKind, Span
from wireclean.data.languages import language_words, words_of_language
from wireclean.data.page_words import words_in
from wireclean.data.phrasebook import any_of
from wireclean.grammar.language import likely_languages
from wireclean.grammar.sentences import sentence_end
from wireclean.grammar.timestamp import is_timestamp
from wireclean.layout import CueTable, Layout, Line
from wireclean.rulebook.notes.lines import stops_before, strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["of_itself"]

_ITSELF = language_words("notes.itself")
_AUTHOR = language_words("notes.its_author")


@rule(
    "FUR024",
    "of-itself",
    stage=Stage.RECOGNITION,
    after=["NOT004", "NOT012", "FUR023"],
    severity="info",
    needs_cue=False,
    fixes=[
        (
            "The bell weighs a ton, and divers raised it on Monday.\n\nThis article was translated with the help of a machine and "
            "checked by two of our editors.",
            "The bell weighs a ton, and divers raised it on Monday.",
        ),
        (
            "The bell weighs a ton, and divers raised it on Monday.\n\nUpdate, 4:15 p.m.: This story has been rewritten and "
            "updated with the weight of the bell.",
            "The bell weighs a ton, and divers raised it on Monday.",
        ),
        (
            "The bell weighs a ton, and divers raised it on Monday.\n\nThe views expressed here are her own.",
            "The bell weighs a ton, and divers raised it on Monday.",
        ),
        (
            "The bell weighs a ton, and divers raised it on Monday.\n\nAna Lima is a former diver. The views expressed are her own.",
            "The bell weighs a ton, and divers raised it on Monday.",
        ),
        (
            "Die Glocke wiegt eine Tonne, und Taucher holten sie am Montag herauf.\n\nDieser Beitrag entstand in Zusammenarbeit "
            "mit dem Hafenmuseum.",
            "Die Glocke wiegt eine Tonne, und Taucher holten sie am Montag herauf.",
        ),
        (
            "A harang egy tonnát nyom, és búvárok emelték ki hétfőn.\n\nCikkünk eredetileg a Kikötői Hírlapban jelent meg.",
            "A harang egy tonnát nyom, és búvárok emelték ki hétfőn.",
        ),
    ],
    keeps=[
        "Klokken veier et tonn, og dykkere hevet den mandag.\n\nDenne saken kommer først opp i retten i mai.",
        "The bell weighs a ton, and divers raised it on Monday.\n\nThis article of the law was written by two shipowners.\n\n"
        "It was cast in 1871, and the article has been law since then.",
        "The bell weighs a ton, and nobody reads the story of how it sank.\n\nThis story was written by his widow.",
        "The bell weighs a ton, and divers raised it on Monday.\n\n“This story was published to hurt me,” the harbour master said.",
        "The bell weighs a ton, and divers raised it on Monday.\n\nThis story was published to hurt the town, the harbour master said.",
    ],
)
def of_itself(layout: Layout) -> Iterator[Edit]:
    """A line speaks of the copy that it stands in: how it was made, translated or changed, who paid for it, whose views it holds.

    Its subject is the copy or its author, its verb what is done with copy: `This article was translated by ...`, `The author holds no
    shares ...`. It stands above the story or below it, and the story itself has nothing of that name: a story about a report may well
    say that this report was published.
    """
    lines = layout.lines
    below, last = _noted(layout, reversed(lines))
    above, _ = _noted(layout, lines[: lines.index(last)] if last in lines else ())
    for start, end in sorted({*above, *below}):
        yield strike_note(layout, start, end, "FUR024", _kind(layout, start, end))
    if last is not None and not below:
        for start, end in _closing(layout, last):
            yield strike_note(layout, start, end, "FUR024", _kind(layout, start, end))


def _closing(layout: Layout, line: Line) -> Iterator[Span]:
    """Yield the last sentences of a line in which a story has lost its line breaks, if they speak of the copy."""
    text, (start, end) = layout.text, line
    at = max(start + _LEAST_STORY, end - _LONGEST)
    while at < end:
        if stops_before(text, at) and _may_speak(text[at : at + _LONGEST_LEAD]) and layout.is_free(at, end):
            if _speaks_of_itself(layout, Span(at, end)):
                yield Span(at, end)
            return
        at = text.find(" ", at, end) + 1 or end


def _may_speak(opening: str) -> bool:
    """Say whether what a copy calls itself stands in an opening; no regular expression is tried on most lines."""
    return bool(_names().scan(opening))


@cache
def _names() -> CueTable:
    return CueTable({"names": frozenset((*_ITSELF, *_AUTHOR))})


def _noted(layout: Layout, lines: Iterable[Line]) -> tuple[list[Line], Line | None]:
    """Return the lines that speak of their copy before the first paragraph among `lines`, and that paragraph."""
    noted: list[Line] = []
    for line in lines:
        if not layout.is_free(*line):
            if any(layout.is_prose(*left) for left in layout.free(*line)):
                return noted, line  # as the first paragraph behind its dateline
            continue
        opening = layout.text[line.start : min(line.end, line.start + _LONGEST_LEAD)]
        if _may_speak(opening) and _speaks_of_itself(layout, Span(*line)):
            noted.append(line)
        elif layout.is_prose(*line):
            return noted, line
    return noted, None


def _kind(layout: Layout, start: int, end: int) -> NoteKind:
    return "correction" if layout.cued("NOT004", start, end) else "editors-note"


def _speaks_of_itself(layout: Layout, span: Span) -> bool:
    """Say whether every sentence of a stretch has the copy for its subject, or goes on in a few words from one that has."""
    text, (start, end) = layout.text, span
    if end - start > _LONGEST or is_timestamp(text, start, end):
        return False
    label = _label().match(text, start, end) or _bio().match(text, start, end)
    start = start if label is None else label.end()
    first = True
    while start < end:
        stop = max(sentence_end(text, start, end), start + 1)
        said = _sentence().match(text, start, stop)
        if _is_told(layout, text[start:stop]):
            return False
        if said is None and (first or text.count(" ", start, stop) > _MOST_BEHIND or _QUOTES.search(text, start, stop)):
            return False
        if said is not None and (
            _QUOTES.search(text, said.start(), said.end())
            or _is_spoken_of(layout, said["subject"] or said["author"], span)
        ):
            return False
        first = False
        start = stop
        while start < end and text[start] == " ":
            start += 1
    return True


def _is_told(layout: Layout, sentence: str) -> bool:
    """Say whether a sentence is somebody's words, with a clause that says whose: `..., the harbour master said.`"""
    told = {
        verb
        for language in layout.reading(likely_languages, layout.text)
        for verb in words_of_language(language, "sentences.attribution")
    }
    clauses = [words_in(clause) for clause in _CLAUSES.split(sentence)[1:]]
    return any(len(words) <= _LONGEST_ATTRIBUTION and not told.isdisjoint(words) for words in clauses)


def _is_spoken_of(layout: Layout, subject: str, span: Span) -> bool:
    """Say whether the rest of the copy speaks of what a sentence names as its subject."""
    name = re.compile(rf"\b{re.escape(subject.rsplit(maxsplit=1)[-1])}\b", re.IGNORECASE)
    return any(
        name.search(layout.text, start, end) is not None
        for start, end in layout.lines
        if not span.start <= start < span.end and layout.is_prose(start, end) and layout.free(start, end)
    )


@cache
def _sentence() -> re.Pattern[str]:
    """Match the beginning of a sentence about the copy up to the word that says what was done with it."""
    leads, made, disclaims = (
        any_of(language_words(f"notes.{name}")) for name in ("part_of_itself", "made", "disclaims")
    )
    return re.compile(
        rf"""
        \W{{0,4}} (?: (?:{leads})[ ] )?
        (?: (?P<subject>{any_of(_ITSELF)})\b [^\n]{{1,120}}? (?<!\w)(?:{made})(?!\w)
          | (?P<author>{any_of(_AUTHOR)})\b [^\n]{{1,60}}? (?<!\w)(?:{disclaims})(?!\w) )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _label() -> re.Pattern[str]:
    """Match the label of a note with the time that may stand in it: `Correction (May 4, 10:15 a.m.): `"""
    return re.compile(
        rf"\W{{0,4}}(?:{any_of(language_words('notes.labels'))})\b[^\n]{{0,50}}?:\s", re.IGNORECASE | re.VERBOSE
    )


@cache
def _bio() -> re.Pattern[str]:
    """Match who the author is, before a sentence on whose views they are: `Ana Lima is a diver. The views expressed here ...`"""
    return re.compile(
        rf"""
        (?: [^\W\d_a-z][\w’'.-]{{1,24}} [ ] ){{2,4}} (?:{any_of(language_words("notes.about_is"))})\b [^\n]{{3,160}}? [.] [ ]
        (?= (?i:{any_of(_AUTHOR)})\b )
        """,
        re.VERBOSE,
    )


_LONGEST_LEAD = 200  # a label and its time, or who the author is, before the subject
_LONGEST = 600
_LEAST_STORY = 400  # code points before what is glued behind it
_LONGEST_ATTRIBUTION = 10  # words of a clause that says who said the sentence
_CLAUSES = re.compile(r"[,،—–] ")
_MOST_BEHIND = 14  # words of a sentence that goes on from one about the copy
_QUOTES = re.compile(r"[“”„«»\"「『]")
