"""`Ana Lima in Port Ellery`, `Ana Lima Email the author`: a byline that only the place of its line tells, between headline and story.

The place is in no list, or what follows the name is a button of the page. Nothing else stands between a headline and the first
paragraph but a standfirst, and that does not begin with the name of somebody of whom the story says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from wireclean.article import Span
from wireclean.data.languages import language_words
from wireclean.grammar.byline import FoundByline, read_byline_line
from wireclean.grammar.byline.words import byline_words
from wireclean.grammar.sentences import is_paragraph
from wireclean.grammar.titles import FEWEST_WORDS
from wireclean.layout import Layout
from wireclean.rulebook.lone_names import goes_on_about

__all__ = ["placed_bylines"]

_MOST_LINES = 12  # of a head
_LONGEST = 90
_LONGEST_NAME = 4  # words
_MOST_OF_PLACE = 3  # words


def placed_bylines(layout: Layout) -> Iterator[FoundByline]:
    """Yield the line right between headline and first paragraph that is a name and where its bearer is, or a button."""
    text, lines = layout.text, layout.lines
    first = next((at for at, line in enumerate(lines[:_MOST_LINES]) if layout.is_prose(*line)), 0)
    if first < 2 or text.count(" ", *lines[first - 2]) < FEWEST_WORDS - 1:
        return
    start, end = lines[first - 1]
    if end - start > _LONGEST or text[end - 1] in ".:;,?!" or not is_paragraph(text[slice(*lines[first])]):
        return
    if tuple(layout.free(start, end)) != (Span(start, end),):
        return
    words = text[start:end].split(" ")
    if not all(words):
        return
    for size in range(2, min(_LONGEST_NAME, len(words) - 1) + 1):
        if "@" in words[size - 1]:
            break
        if not (
            _is_where(words[size:])
            or _is_address(words[size:])
            or " ".join(words[size:]).casefold() in byline_words("author_buttons")
        ):
            continue
        reading = layout.reading(read_byline_line, " ".join(words[:size]))
        if reading is None or reading.cue is not None or not reading.authors or not reading.given:
            continue
        if reading.rest == reading.end and not any(goes_on_about(text, name) for name in reading.names):
            yield FoundByline(start, end, reading.moved(start).bylines(text))
            return


def _is_address(words: list[str]) -> bool:
    """Say whether words are where to write to or whom to call: `alima@example.net, (207) 555-0100`."""
    return "@" in words[0][1:] and all("@" in word[1:] or any(map(str.isdigit, word)) for word in words)


def _is_where(words: list[str]) -> bool:
    """Say whether words are where somebody is, and who else wrote: `in Port Ellery and agencies`."""
    first = next((size for size in (1, 2) if " ".join(words[:size]).casefold() in byline_words("where")), None)
    if first is None:
        return False
    place = words[first:]
    for desk in _desks():
        if len(place) > len(desk) and tuple(word.casefold() for word in place[-len(desk) :]) == desk:
            place = place[: -len(desk)]
            break
    return 0 < len(place) <= _MOST_OF_PLACE and all(word[0].isupper() and word.isalpha() for word in place)


@cache
def _desks() -> tuple[tuple[str, ...], ...]:
    """Return what may follow a place: `and agencies`."""
    return tuple(
        (joint, *desk.split()) for joint in byline_words("joins") for desk in language_words("notes.sign_off_desk")
    )
