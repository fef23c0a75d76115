"""Which line of a head is the headline: by what speaks for each, weighed against the others (`data/headlines.toml`).

A title-like line is a headline only with evidence: a byline, a time, a dateline or a gallery near it, or prose right
below it that takes up its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from wireclean.data import agencies, load
from wireclean.data.languages import language_words
from wireclean.grammar.byline import is_cued_byline
from wireclean.grammar.sentences import count_words, looks_like_prose
from wireclean.grammar.titles import (
    MOST_WORDS,
    bare_words,
    is_figures,
    is_sentence,
    is_set_as_title,
    shared_words,
    title_like,
)
from wireclean.layout import Judged, Layout
from wireclean.rulebook.head import Piece

__all__ = ["FEW", "PATH", "find_headline", "goes_on", "is_title", "may_stand_unproven", "proofs_of", "trimmed"]


def is_title(text: str, piece: Piece) -> bool:
    """Say whether a stretch stands above the body and reads as a headline."""
    return piece.early and title_like(text[piece.start : piece.end])


def goes_on(text: str, end: int) -> bool:
    """Say whether the line after the one that ends at `end` begins small: then a wrapped sentence runs through both.

    Clean copy has a blank line between any two, so that one makes no difference; an indent does. `by Ana Lima` is a byline.
    """
    if text[end : end + 1] != "\n":
        return False
    start = end + 1 if text[end + 1 : end + 2] != "\n" else end + 2
    if not text[start : start + 1].islower():
        return False
    below = text.find("\n", start, start + _LONGEST_BYLINE)
    return below < 0 or not is_cued_byline(text[start:below])


_LONGEST_BYLINE = 180


def proofs_of(layout: Layout) -> list[int]:
    """Return where the proofs of a head stand: a byline, a time, a dateline or a gallery."""
    return [
        edit.span.start
        for edit in layout.edits
        if edit.value is not None and edit.rule[:3] in ("HED", "DAT", "GAL") and edit.rule not in ("HED001", "HED005")
    ]


@cache
def _weights() -> dict[str, int]:
    weights: dict[str, int] = load("headlines.toml")["weights"]
    return weights


@cache
def _limits() -> _Limits:
    return _Limits(**load("headlines.toml")["limits"])


class _Limits(NamedTuple):
    """The bounds of `data/headlines.toml`, which says what each means."""

    proven: int
    unproven: int
    longest_unproven: int
    long: int
    numbered: int
    least_left: int
    taken_up: float


FEW = 3  # kicker, headline and standfirst
_BODY_REACH = 3000
_LISTED = re.compile(
    r"(?:[*•·▪■►→←–-]|«(?![^»]*»)|[0-9]{1,2}\.)(?:\s|\Z)"
)  # `* Business`, `2. Phones`: an item of a menu
PATH = re.compile(r"\s[»›>→←|/](?:\s|\Z)|[»›>→]\Z|\A[›→←]")  # `Home » Business`, `Ana Lima | The Herald`


def find_headline(layout: Layout, pieces: list[Piece]) -> Piece | None:
    """Choose among the title-like stretches above the body the one with the most evidence; of equals the first.

    Evidence is length, words that the body takes up, another line that says the same, and a proof or prose right below
    it; the mark of a list or a path speaks against it.
    """
    text = layout.text
    titles = [piece for piece in pieces if is_title(text, piece)]
    if not titles:
        return None
    proofs = proofs_of(layout)
    pieces = _before_body(text, pieces, proven=bool(proofs))
    titles = [piece for piece in titles if piece.start <= pieces[-1].start]
    if not titles:
        return None
    if not proofs:
        return _find_unproven(layout, pieces, titles)
    anchor = min(proofs)
    before = [piece for piece in titles if piece.start < anchor]
    if not before and len(titles) > FEW:  # a time or byline stands above everything
        return _best(layout, pieces, titles, proofs, _limits().unproven)
    titles = before + titles[len(before) : len(before) + FEW - 1]
    return _best(layout, pieces, titles, proofs, _limits().proven)


def _find_unproven(layout: Layout, pieces: list[Piece], titles: list[Piece]) -> Piece | None:
    """Choose the headline of copy that shows no byline, time, dateline or gallery."""
    text = layout.text
    page = _is_page(text, pieces)
    if not page and not _opens_story(text, pieces, titles[0]):
        return None
    first = next((piece for piece in titles if count_words(text[piece.start : piece.end]) > FEW), titles[0])
    longest = MOST_WORDS if page else _limits().longest_unproven
    titles = [piece for piece in titles if not goes_on(text, piece.end)]
    titles = [piece for piece in titles if may_stand_unproven(text[piece.start : piece.end], longest, piece == first)]
    return _best(layout, pieces, titles, [], _limits().unproven)


def _best(layout: Layout, pieces: list[Piece], titles: list[Piece], proofs: list[int], needed: int) -> Piece | None:
    """Return the title with the most evidence, if that is what is `needed`."""
    text, weights = layout.text, _weights()
    body = _body(text, pieces)
    seen = sorted(bare_words(text[piece.start : piece.end])[::-1] for piece in pieces)
    anchor = min(proofs, default=0)
    best: Piece | None = None
    most = needed - 1
    for piece in titles:
        title = text[piece.start : piece.end]
        before = piece.start < anchor
        if before and len(titles) == 1:
            evidence = ["alone"]  # there is no other choice
        else:
            evidence = [*_evidence(title, body, seen)]
            if _stands_above(text, piece, pieces, proofs):
                evidence.append("above_proof")
            if before and count_words(title) >= FEW:
                evidence.append("before_proof")
        layout.judged.append(Judged(piece.start, piece.end, "HED005", tuple(evidence), needed))
        score = sum(weights[name] for name in evidence)
        if score > most:
            best, most = piece, score
    return best and _without_kicker(text, best, pieces)


def _body(text: str, pieces: list[Piece]) -> str:
    """Return the beginning of the body in small letters, as many letters of it however its lines are set apart."""
    last = pieces[-1]
    start = last.start if looks_like_prose(text[last.start : last.end]) else last.end
    lines: list[str] = []
    room = _BODY_REACH
    for match in _LINE.finditer(text, start):
        line = text[match.start() : min(match.end(), match.start() + room)].rstrip()
        lines.append(line)
        room -= len(line)
        if room <= 0:
            break
    return "\n".join(lines).casefold()


_LINE = re.compile(r"\S[^\n]*+")


# Where a kicker is glued to the headline: `Treasure huntDivers find ...`, `"It rang"Divers find ...`
_GLUED = re.compile(r"""(?:(?<=[a-zß-öø-ÿ])|(?<=[\w.!?]["”“»]))(?P<after>[„“«]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]++)""")
_SPACED_COLON = re.compile(r"(?:[^\s:]++ ){1,4}: ")  # `Treasure hunt : Divers find ...`
_LAST_LETTERS = re.compile(r"[^\W\d_]{0,40}\Z")


def _without_kicker(text: str, piece: Piece, pieces: list[Piece]) -> Piece:
    """Return a headline without the kicker that is glued to it.

    The body must know the word that the headline begins with, and not the two grown together, as it does of YouTube.
    """
    spaced = _SPACED_COLON.match(text, piece.start, piece.end)
    if spaced is not None and count_words(text[spaced.end() : piece.end]) >= _limits().least_left:
        body = _body(text, pieces)
        if ": " in body and " : " not in body:  # French sets every colon so
            return piece._replace(start=spaced.end())
    for match in _GLUED.finditer(text, piece.start, piece.end):
        start, after = match.start(), match["after"].casefold()
        if count_words(text[start : piece.end]) < _limits().least_left:
            continue
        before = _LAST_LETTERS.search(text, piece.start, start)
        grown = (before[0] if before else "").casefold() + after
        body = _body(text, pieces)
        if text[start - 1] in '”"“»' or (grown not in body and re.search(rf"\b{re.escape(after)}\b", body)):
            return piece._replace(start=start)
    return piece


def may_stand_unproven(title: str, longest: int | None = None, first: bool = False) -> bool:
    """Say whether a title can be the headline of copy that nothing else proves to have one.

    `longest` is the most words of one that is not set as titles are, if it is not the usual bound; `first` says that no
    other of some length stands above.
    """
    words = count_words(title)
    if (
        words > (MOST_WORDS if is_set_as_title(title) else longest or _limits().longest_unproven)
        or title.endswith(".")
        or is_figures(title)
    ):
        return False
    if title.endswith((")?", "?)")):  # an aside is the writer's own voice
        return False
    if title.endswith(("?", "？")) and not (first and words > FEW + 2):  # else a question of the story's own
        return False
    return not title.startswith("(")


def _before_body(text: str, pieces: list[Piece], *, proven: bool) -> list[Piece]:
    """Return the pieces up to the first that can be the story's own: a sentence, however short.

    In a head that nothing proves, a line as long as a paragraph and a row of figures can be too.
    """
    for index, piece in enumerate(pieces):
        line = text[piece.start : piece.end]
        if is_sentence(line) or (not proven and (is_figures(line) or count_words(line) > _limits().longest_unproven)):
            return pieces[: index + 1]
    return pieces


def _is_page(text: str, pieces: list[Piece]) -> bool:
    """Say whether a head is that of a page: lines of a menu, single words, marks of lists in it, or a line twice."""
    marks = sum(
        1
        for piece in pieces
        if _LISTED.match(text, piece.start, piece.end) or text.count(" ", piece.start, piece.end) == 0
    )
    return marks >= FEW or any(
        times > 1 and line.count(" ") >= FEW
        for line, times in Counter(text[piece.start : piece.end] for piece in pieces).items()
    )


def _evidence(title: str, body: str, seen: list[str]) -> Iterator[str]:
    """Yield the name of each weight that counts for what a title says, wherever it stands."""
    limits, words = _limits(), count_words(title)
    if words >= limits.long:
        yield "long"
    elif words == FEW:
        yield "short"
    shared = shared_words(title, body)
    if shared > 0:
        yield "taken_up" if shared >= limits.taken_up else "touched"
    if words > FEW and _end_twice(bare_words(title), seen):  # `Home Local Bell found` too
        yield "printed_again"
    if _LISTED.match(title):
        yield "listed" if words < limits.numbered or not title[0].isdigit() else "numbered"
    if title[0] in _QUOTES and title[-1] in _QUOTES:
        yield "speech"
    if PATH.search(title):
        yield "path"
    if agencies().named(title.partition(",")[0]) is not None:
        yield "agency"


def _end_twice(words: str, backwards: list[str]) -> bool:
    """Say whether two lines end with the words; the lines come sorted and backwards, so that not all need a look."""
    ending = words[::-1]
    first = bisect_left(backwards, ending)
    return len(backwards) > first + 1 and backwards[first + 1].startswith(ending)


_QUOTES = frozenset("\"'“”„‘’»«")


def _stands_above(text: str, piece: Piece, pieces: list[Piece], proofs: list[int]) -> bool:
    """Say whether a proof or the body stands below a piece, right below or with title-like lines between."""
    at = pieces.index(piece) + 1
    for other in pieces[at : at + FEW]:
        if any(piece.end <= proof <= other.start for proof in proofs):
            return True
        line = text[other.start : other.end]
        if looks_like_prose(line) or count_words(line) > _limits().longest_unproven:
            return True
        if not title_like(line):
            return False
    return any(piece.end <= proof for proof in proofs) and at >= len(pieces) - 1


def _opens_story(text: str, pieces: list[Piece], first: Piece) -> bool:
    """Say whether copy without any proof opens with a title, perhaps below a kicker, and soon goes on with prose."""
    plain = [piece for piece in pieces if not _LISTED.match(text, piece.start)]
    if first not in plain[:2] or len(plain) > 2 * FEW:
        return False
    last, opening = pieces[-1], text[first.start : first.end]
    body = text[last.start : last.end]
    prose = looks_like_prose(body) or (
        count_words(body) > _limits().longest_unproven and sum(map(str.isdigit, body)) * 9 < len(body)
    )
    if not prose or text[last.start].islower() or is_figures(body):
        return False
    return not (
        opening.endswith(".")
        or opening.startswith("(")
        or any(f" {word} " in opening for word in language_words("sentences.said"))
    )


def trimmed(text: str, piece: Piece) -> tuple[int, int]:
    """Return a headline without the number of a list before it and the name of the site behind it."""
    listed = _LISTED.match(text, piece.start, piece.end)
    site = _SITE.search(text, piece.start, piece.end)
    return listed.end() if listed else piece.start, site.start() if site else piece.end


_SITE = re.compile(r"\s[|»]\s[^|»\s][^|»]{0,30}\Z")
