"""Where a headline ends: at a word with a capital, where a script has them, at any blank in others, or where the stretch does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.data.phrasebook import phrases
from wireclean.grammar.byline.lines import read_byline_line
from wireclean.grammar.byline.words import byline_words, is_given_name, is_role, time_words
from wireclean.grammar.headline_span.stretch import (
    AROUND,
    FEWEST_LETTERS,
    SHORT_CAPITALS,
    STORY,
    WIDTHS,
    Stretch,
    is_said,
)
from wireclean.grammar.language import is_function_word
from wireclean.grammar.lost_breaks import is_set_inside
from wireclean.grammar.opening.letters import UPPER
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.sentences import ends_sentence, sentence_end

__all__ = ["FURTHEST", "LONGEST", "ends"]

LONGEST = 90  # of a headline that a mark ends
FURTHEST = 150  # from the first word of a headline to the first behind it
_CAPITAL = re.compile(
    rf"(?P<before>\S{{1,40}}+) (?P<open>[\"“«‘(]?)(?P<word>[£$€]?\d[^\s,:]{{0,40}}+|[{UPPER}][\w'’-]{{0,40}}+)[,:]?(?= (?P<next>\S{{1,40}}+))?"
)
_BLANK = re.compile(r"(?P<before>\S{1,40}+)[ \u3000](?P<open>[\"“«‘(「『]?)(?P<word>[^\W\d_][^\s,،:]{0,40}+)")
_OWNS = re.compile(r"['’]s?\Z")
_NUMERAL = re.compile("[IVXLCІХ]++")  # of Rome; Cyrillic has two of the letters
_FEWEST_WORDS = 6  # of a sentence
_GOING_ON = tuple(",;:/|&–—-(、，：")
_CLOSING = tuple("\"”’'»)!?….』」")


def ends(stretch: Stretch) -> Iterator[tuple[int, list[str]]]:
    """Yield each place where a headline may end, and what is to be said of it; first that it ends where the stretch does."""
    yield stretch.stop, [*_of_all(stretch)]
    yield from _places(stretch)


def _of_all(stretch: Stretch) -> Iterator[str]:
    """Yield what is to be said of a headline that ends only where the whole stretch does."""
    text, start, stop = stretch.text, stretch.start, stretch.stop
    yield "whole"
    yield f"whole.{stretch.script}"
    if is_function_word(text[start:stop].partition(" ")[0].strip(AROUND).casefold(), stretch.language):
        yield "whole.small"
    yield "whole.sentence" if ends_sentence(text[start:stop].rstrip()) else "whole.title"
    if sentence_end(text, start, stop) < len(text[:stop].rstrip()):
        yield "whole.sentences"
    length = (stop - start) * WIDTHS[stretch.script]
    yield "whole.short" if length < LONGEST else "whole.long" if length >= _TOO_LONG else "whole.middling"
    if stretch.pictured:
        yield "whole.pictured"


_TOO_LONG = 130


def _places(stretch: Stretch) -> Iterator[tuple[int, list[str]]]:
    """Yield each place where a line may begin behind a headline of two sentences at most, and what is to be said of it."""
    text, start, stop = stretch.text, stretch.start, stretch.stop
    first = True
    ceiling = sentence_end(text, start, stop)
    furthest = sentence_end(text, ceiling, stop) if ceiling < stop else stop
    pattern = _CAPITAL if stretch.script == "cased" else _BLANK
    least = FEWEST_LETTERS[stretch.script]
    at = start
    known = _known_tail(stretch)
    while (found := pattern.search(text, at, min(stop, start + FURTHEST))) is not None:
        at = found.start("open")
        if at > furthest or (known is not None and at > known):
            break
        if at - start < least or _is_inside(stretch, found):
            continue
        past = ["past.stop"] if at > ceiling + 1 and text[ceiling - 1] in ".。" else []
        yield at, [*_of_place(stretch, found), *(["first"] if first else []), *past]
        first = False
        if at == known:
            return
    if known is not None and not text[:known].rstrip().endswith(_GOING_ON):
        yield known, ["place.known", *_of_tail(stretch, known)]


def _is_inside(stretch: Stretch, found: re.Match[str]) -> bool:
    """Say whether the words around a blank belong together: `in Lisbon`, `director Tom`, `Tom Reed`; `The bell` begins a line all the same."""
    before, word = found.group("before", "word")
    led = before.strip(AROUND)
    if not led or before.endswith(_GOING_ON):
        return True
    following = (found["next"] or "")[:1] if stretch.script == "cased" else ""
    if before.endswith(_CLOSING) or (is_function_word(word.casefold(), stretch.language) and following.islower()):
        return False
    if is_role(led) and is_given_name(word):
        return True
    given = stretch.script == "cased" and led[0].isupper() and is_given_name(led)
    return given or is_function_word(led.casefold(), stretch.language)


def _known_tail(stretch: Stretch) -> int | None:
    """Return where the last words of a stretch begin that are an agency, a section or a button, in small letters too: `... dpa`."""
    text, at = stretch.text, len(stretch.text[: stretch.stop].rstrip(_EDGE))
    known: int | None = None
    for _ in range(_MOST_WORDS_OF_TAIL):
        at = text.rfind(" ", stretch.start + FEWEST_LETTERS[stretch.script], at)
        if at < 0:
            break
        if _kind_of_tail(text[at + 1 : stretch.stop].strip(_EDGE)):
            known = at + 1
    if known is None:
        return None
    article = text.rfind(" ", stretch.start, known - 1) + 1  # The Associated Press
    led = text[article : known - 1]
    return article if led[:1].isupper() and is_function_word(led.casefold(), stretch.language) else known


_MOST_WORDS_OF_TAIL = 3


def _of_place(stretch: Stretch, found: re.Match[str]) -> Iterator[str]:
    """Yield what is to be said of a word that may begin a line: of what stands before it, of itself, and of what follows."""
    text, stop, language = stretch.text, stretch.stop, stretch.language
    led, word = found["before"].strip(AROUND), found["word"]
    yield "place"
    yield f"place.{stretch.script}"
    if stretch.nouns:
        yield "place.noun"
        if led[0].isupper() and not is_function_word(word.lower(), language):
            yield "place.nouns"
    if stretch.pictured:
        yield "place.pictured"
    if text[: stop + STORY].count(f"{led} {word}") > 1:
        yield "pair"
    yield from _of_word_before(stretch, found["before"], word)
    yield from _of_word(stretch, found)
    at = found.start("open")
    sentence = sentence_end(text, at, stop)
    if ends_sentence(text[at:sentence].rstrip()):
        yield "rest.sentence"
        few = text.count(" ", at, sentence) < _FEWEST_WORDS - 1
        if stretch.script != "dense":
            yield from ["rest.few"] if few else []
        elif " " not in text[at:sentence].strip():
            yield "rest.last"  # behind the last blank
    else:
        yield from _of_tail(stretch, at)


def _of_word_before(stretch: Stretch, before: str, word: str) -> Iterator[str]:
    """Yield what is to be said of the word `before` the one that may begin a line: `in`, `Tom`, `director` belong to what follows."""
    led = before.strip(AROUND)
    if led[-1].isdigit():
        yield "behind.number"
    if before[-1] in ".。":
        yield "behind.stop"
    elif before.endswith(_CLOSING):
        yield "behind.close"
    elif is_function_word(led.casefold(), stretch.language):
        yield "behind.small"
    elif stretch.script == "cased" and led[0].isupper() and is_given_name(led):
        yield "behind.given"
    elif is_role(led) and is_given_name(word):
        yield "behind.role"
    yield "behind.said" if is_said(stretch, led) else "behind.unsaid"


def _of_word(stretch: Stretch, found: re.Match[str]) -> Iterator[str]:
    """Yield what is to be said of the word itself: how the copy writes it elsewhere, and what it is."""
    word = found["word"]
    copy = stretch.text[: stretch.stop + STORY]
    if is_function_word(word.lower(), stretch.language):
        yield "word.small.noun" if stretch.nouns else "word.small"
    elif stretch.script != "cased":
        yield "word.said" if is_said(stretch, word) else "word.unsaid"
    elif f" {word.lower()} " in copy:
        yield "word.elsewhere_small"
    elif is_set_inside(copy, word):
        yield "word.name"
    if not word[0].isalpha():
        yield "word.number"
    elif word.casefold() in time_words():
        yield "word.time"
    elif _NUMERAL.fullmatch(word):
        yield "word.numeral"
    elif word.isupper() and stretch.script == "cased" and (found["next"] or "")[:1].isupper():
        yield "word.capitals"
    if _OWNS.search(word):
        yield "word.owns"
    if is_given_name(word):
        yield "word.given"


def _of_tail(stretch: Stretch, at: int) -> Iterator[str]:
    """Yield what is to be said of the last words of a stretch, from `at` on: a section, a paper, a source, or the end of the headline."""
    tail = stretch.text[at : stretch.stop].strip()
    bare = tail.strip(_EDGE)
    words = bare.split()
    yield f"tail.{min(len(words), _MANY)}"
    said = sum(is_said(stretch, word) for word in words)
    script = "plain" if stretch.script == "hangul" else stretch.script
    yield f"{'tail.unsaid' if not said else 'tail.said' if said == len(words) else 'tail.partly_said'}.{script}"
    kind = _kind_of_tail(bare)
    if kind is not None:
        yield kind
    elif len(tail) < _LONGEST_BYLINE and _is_byline(tail):
        yield "tail.byline"
    if ":" in tail or "：" in tail:
        yield "tail.label"
    if tail[-1:] in "|/·•":
        yield "tail.parted"
    if bare.isupper() and len(bare) > SHORT_CAPITALS and stretch.script == "cased":
        yield "tail.shouted"


_MANY = 6
_LONGEST_BYLINE = 60
_EDGE = f"{AROUND} |/·•:：-–—>"


def _kind_of_tail(tail: str) -> str | None:
    """Return the feature of the last words of a stretch that are no headline's: an agency, nobody's byline, a section, a button."""
    key = tail.casefold()
    if organization_named(tail) is not None or key in byline_words("nobody"):
        return "tail.agency"
    if key in phrases().section:
        return "tail.section"
    if key in phrases().furniture_line or key in phrases().share or key in phrases().furniture_tail:
        return "tail.furniture"
    return None


def _is_byline(tail: str) -> bool:
    """Say whether words are names, with their role or paper, and nothing else."""
    reading = read_byline_line(tail)
    return (
        reading is not None
        and bool(reading.authors)
        and reading.given
        and not reading.start
        and reading.rest >= len(tail)
    )


# ------------------------------------------------------------------------------------------------------------- all of it
