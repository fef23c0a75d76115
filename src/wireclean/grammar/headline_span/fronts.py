"""Where a headline begins: behind a section, a kicker, the step of a path, or where the line does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.data.phrasebook import phrases
from wireclean.grammar.byline.words import is_given_name, is_role
from wireclean.grammar.headline_span.stretch import AROUND, SHORT_CAPITALS, Stretch, is_said
from wireclean.grammar.language import is_function_word
from wireclean.grammar.opening.letters import LOWER, UPPER
from wireclean.grammar.sentences import ends_sentence

__all__ = ["fronts"]


def fronts(stretch: Stretch) -> Iterator[tuple[int, list[str]]]:
    """Yield each place where a headline may begin behind a kicker or a section, and what is to be said of it."""
    text, start = stretch.text, stretch.start
    ceiling = min(stretch.stop, start + _LONGEST_FRONT)
    words = 0
    at = start
    while words < _MOST_WORDS_OF_FRONT:
        blank = text.find(" ", at, ceiling)
        glued = _GLUED.search(text, at, ceiling if blank < 0 else blank) if words < _MOST_GLUED else None
        if glued is not None and stretch.script == "cased":
            yield glued.start(), [*_of_front(stretch, glued.start(), words + 1), "front.glued"]
        if blank < 0:
            return
        words += 1
        at = blank + 1
        opening = text[at : at + 2].lstrip("\"'“«‘„「『")[:1]
        if stretch.script == "cased" and not (opening.isupper() or opening.isdigit()):
            continue
        if text[blank - 1] in ",;&?!" or not opening.isalnum():
            continue
        yield at, _of_front(stretch, at, words)


_LONGEST_FRONT = 60
_MOST_WORDS_OF_FRONT = 4
_MOST_GLUED = 3
_GLUED = re.compile(rf"(?<=[{LOWER}:\"”])(?=[„“«\"]?[{UPPER}][{LOWER}])|(?<=[{UPPER}]{{3}})(?=[{UPPER}][{LOWER}])")


def _of_front(stretch: Stretch, at: int, words: int) -> list[str]:
    """Return what is to be said of the words that stand before a headline which begins at `at`."""
    text, story = stretch.text, stretch.story
    front = text[stretch.start : at].rstrip()
    bare = front.strip(AROUND + ":|·—–- ")
    found = [f"front.{stretch.script}", f"fronts.{min(words, _MOST_WORDS_OF_FRONT)}"]
    if front[-1:] in ":|·—–-/>":
        found.append("front.parted" if front[-2:-1] != " " else "front.spaced")
    elif ends_sentence(front):
        found.append("front.stop")
    if not bare:
        return found
    parts = bare.split()
    following = text[at : stretch.stop].split(" ", 1)[0].strip(AROUND)
    said = sum(is_said(stretch, part) for part in parts)
    found.append("front.unsaid" if not said else "front.said" if said == len(parts) else "front.partly_said")
    if is_said(stretch, following):
        found.append("front.next_said")
    if f"{parts[-1]} {following}".casefold() in story:
        found.append("front.pair")
    if bare.casefold() in phrases().section:
        found.append("front.section")
    elif parts[-1].casefold() in phrases().section:
        found.append("front.ends_section")
    elif parts[0].casefold() in phrases().section:
        found.append("front.opens_section")
    if bare.casefold() in phrases().furniture_line:
        found.append("front.furniture")
    if is_function_word(parts[-1].casefold(), stretch.language):
        found.append("front.function")
    if is_function_word(following.casefold(), stretch.language):
        found.append("front.next_function")
    if stretch.script == "cased":
        if bare.isupper() and len(bare) > SHORT_CAPITALS and not following.isupper():
            found.append("front.shouted")
        if bare[0].islower():
            found.append("front.small")
        if len(parts) > 1 and all(part[0].isupper() or is_function_word(part, stretch.language) for part in parts):
            found.append("front.titled")
        if is_given_name(parts[-1]) and following[:1].isupper():
            found.append("front.given")
        if is_role(parts[-1].casefold()):
            found.append("front.role")
        if stretch.nouns:
            found.append("front.noun")
    return found
