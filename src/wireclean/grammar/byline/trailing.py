"""Bylines without a cue that end a glued head line before an organisation, read backwards from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from wireclean.article import Byline, Span
from wireclean.grammar.byline.beside import Work, read_work, time_follows
from wireclean.grammar.byline.inside import FoundByline
from wireclean.grammar.byline.words import byline_words, one_of
from wireclean.grammar.names import PrintedName, joins_names, read_name, recase
from wireclean.grammar.sentences import after_spaces

__all__ = ["trailing_byline"]


def trailing_byline(text: str, start: int = 0, end: int | None = None, known: Sequence[str] = ()) -> FoundByline | None:
    """Find the byline without marker that ends a glued head line before an organisation.

    `known` are names known from elsewhere in the copy. Where the name begins is told by them, or by a change of case, or
    it is the last two words, three with an initial or particle between them.

    >>> text = "Ferry sinks off Port Ellery after storm ANA LIMA, Associated Press"
    >>> found = trailing_byline(text)
    >>> text[found.start : found.end], found.bylines[0].name
    ('ANA LIMA, Associated Press', 'Ana Lima')
    """
    stop = len(text) if end is None else min(end, len(text))
    comma = text.find(",", start, stop)
    while 0 <= comma < stop:
        work = read_work(text, after_spaces(text, comma + 1, stop), stop)
        if work is not None and work.known and time_follows(text, work.end, stop):
            names = _names_before(text, max(start, comma - _WINDOW), comma, known)
            credit = bool(names) and not names[0].shouted and text[start : names[0].start].rstrip().endswith((".", ")"))
            if (
                names and not credit and not _of_photos(text, start, names[0].start)
            ):  # after a whole sentence, a photo credit
                return FoundByline(names[0].start, work.end, _bylines(text, names, work))
        comma = text.find(",", comma + 1, stop)
    return None


def _of_photos(text: str, start: int, name: int) -> bool:
    """Say whether the word before a name says that it is no author's: `PHOTO ANA LIMA, Associated Press`."""
    before = text[max(start, name - _LONGEST_CRAFT) : name].split()
    return bool(before) and before[-1].rstrip(":").casefold() in byline_words("other_crafts")


_LONGEST_CRAFT = 24


def _bylines(text: str, names: list[PrintedName], work: Work) -> tuple[Byline, ...]:
    end = work.end if len(names) == 1 else None  # of authors who share an organisation, the name
    return tuple(
        Byline(
            recase(" ".join(text[name.start : name.end].split())),
            work.role,
            work.organization,
            None,
            text[name.start : end or name.end],
            Span(name.start, end or name.end),
        )
        for name in names
    )


_WORD = regex.compile(r"\S++")
_WINDOW = 240


def _names_before(text: str, start: int, comma: int, known: Sequence[str]) -> list[PrintedName]:
    """Return the names of the list that ends at `comma`, first to last; none when it ends in no name."""
    line = text.rfind("\n", start, comma)
    start = start if line < 0 else line + 1
    items = _items(text, start, comma)
    names: list[PrintedName] = []
    for number, (begin, end) in enumerate(reversed(items)):
        name = _known_before(text, begin, end, known)
        if name is None:
            opens = number == len(items) - 1 or _runs_long(text, begin, end)
            name = _last_name(text, begin, end) if opens else _whole_name(text, begin, end)
        if name is None or (names and name.shouted != names[0].shouted):
            break
        names.insert(0, name)
        if name.start > begin:  # the headline stands before this name, so that it is the first
            break
    return names


def _runs_long(text: str, begin: int, end: int) -> bool:
    """Say whether a stretch has more words than a plain name: two, and the initials and particles between them."""
    words = [word[0] for word in _WORD.finditer(text, begin, end)]
    return len(words) > 2 + sum(map(joins_names, words[1:-1]))


@cache
def _separator() -> regex.Pattern[str]:
    return regex.compile(rf",?+\s++(?:(?i:{one_of('joins')})|&)\s++|,\s++")


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a stretch at commas and "and"."""
    items: list[tuple[int, int]] = []
    at = start
    for separator in _separator().finditer(text, start, end):
        items.append((at, separator.start()))
        at = separator.end()
    return [*items, (at, end)]


def _known_before(text: str, begin: int, end: int, known: Sequence[str]) -> PrintedName | None:
    """Return the name known from elsewhere that ends at `end`, the longest."""
    for name in sorted(known, key=lambda name: (-len(name), name)):
        at = end - len(name)
        glued = at > begin and text[at - 1].isalnum()
        if at >= begin and name and not glued and text[at:end].casefold() == name.casefold():
            return PrintedName(at, end, text[at:end].isupper(), len(name.split()), "clean")
    return None


def _whole_name(text: str, begin: int, end: int) -> PrintedName | None:
    name = read_name(text, begin, end)
    return name if name is not None and name.end == end else None


def _last_name(text: str, begin: int, end: int) -> PrintedName | None:
    """Return the name that ends a stretch: as far back as its case goes, else its last words."""
    words = list(_WORD.finditer(text, begin, end))[-9:]
    if len(words) < 2:
        return None
    shouted = _is_caps_word(words[-1][0])
    run = len(words)
    for count, word in enumerate(reversed(words)):
        if not _continues(word[0], shouted, last=count == 0):
            run = count
            break
    while run and (joins_names(words[-run][0]) and not words[-run][0][0].isupper()):
        run -= 1
    changed = run < len(words) and _is_caps_word(words[-run - 1][0]) != shouted
    two = 3 if len(words) > 2 and joins_names(words[-2][0]) else 2
    if len(words) > 3 and two == 3 and joins_names(words[-3][0]):
        two = 4
    long = sum(not joins_names(word[0]) for word in words[-run:]) > _MOST_WORDS
    for count in dict.fromkeys([run if changed and not long else two, two]):
        if count <= run:
            name = _whole_name(text, words[-count].start(), end)
            if name is not None:
                return name
    return None


_MOST_WORDS = 4  # of a name, besides initials and particles


def _is_caps_word(word: str) -> bool:
    """Say whether a word is in capitals; small letters may stand in a prefix only."""
    letters = [letter for letter in word if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return capitals > 1 and letters[-1].isupper() if len(letters) > 1 else bool(letters) and letters[0].isupper()


def _continues(word: str, shouted: bool, *, last: bool) -> bool:
    """Say whether a word can belong to a name whose last word is in capitals, or is not."""
    if word[-1] in ':;?!…"”)' or word[0] in '("“[':
        return False
    if joins_names(word) and not last:
        return True
    if not last and word[-1] == "." and max(map(len, word.split("."))) > 2:
        return False
    return _is_caps_word(word) == shouted and word[0].isalpha() and (shouted or word[0].isupper())
