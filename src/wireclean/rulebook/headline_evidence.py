"""What speaks for a line of the head being the headline, and what against it: names of features, which `data/headlines.toml` weighs.

A headline has the length of one, the story takes up its words, and a byline, a time or the story stands below it. A kicker, a
button, the title of another story look alike but for these. `scripts/fit_headlines.py` fits the weights.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from wireclean.data import agencies
from wireclean.data.page_words import PageWords, page_words
from wireclean.grammar.language import likely_languages
from wireclean.grammar.sentences import count_words, looks_like_prose
from wireclean.grammar.titles import bare_words, is_sentence, shared_words, title_like
from wireclean.layout import Layout
from wireclean.rows import FEW, role_at
from wireclean.rulebook.head_times import Piece

__all__ = ["BARS", "LISTED", "PATH", "SITE", "body_of", "evidence_of", "proofs_of"]

# The name of the site behind a headline; behind one of the bars it always is one, behind another mark it has to be known.
BARS = "|»"
SITE = re.compile(r"\s(?P<mark>[|»·•–—-]|::)\s(?P<name>[^|»\s][^|»]{0,30})\Z")
# `* Business`, `2. Phones`: an item of a menu
LISTED = re.compile(r"(?:[*•·▪■►→←–-]|«(?![^»]*»)|[0-9]{1,2}\.)(?:\s|\Z)")
PATH = re.compile(r"\s[»›>→←|/](?:\s|\Z)|[»›>→]\Z|\A[›→←]")  # `Home » Business`, `Ana Lima | The Herald`
_QUOTES = frozenset("\"'“”„‘’»«")
_LENGTHS = (2, 3, 5, 8, 12, 18)  # words
_TAKEN = (0.0, 0.15, 0.3, 0.5, 0.8)  # share of a title's words that the story takes up
_SPOKEN = (0.0, 0.1, 0.25, 0.5)  # share of words of pages
_CAPITALS = (0.2, 0.5, 0.8, 0.99)  # share of words with a capital
_LAST_RANK = 4
_NUMBERED = 5  # words; a shorter line behind a number is an item of a menu
_BODY_REACH = 3000
_BELOW = "proof.below"
_UNSTOPPED = re.compile(r"[\u0e00-\u0eff]")  # Thai and Lao have no full stop
_LINE = re.compile(r"\S[^\n]*+")


def proofs_of(layout: Layout) -> list[int]:
    """Return where the proofs of a head stand: a byline, a time, a dateline or a gallery."""
    return [
        edit.span.start
        for edit in layout.edits
        if edit.value is not None and edit.rule[:3] in ("HED", "DAT", "GAL") and edit.rule not in ("HED001", "HED005")
    ]


def body_of(text: str, pieces: Sequence[Piece]) -> str:
    """Return the beginning of the body below a head in small letters, as many letters of it however its lines are set apart."""
    last = pieces[-1]
    return _from(text, last.start if looks_like_prose(text[last.start : last.end]) else last.end)


def _from(text: str, start: int) -> str:
    """Return the beginning of a text from `start` on in small letters."""
    lines: list[str] = []
    room = _BODY_REACH
    for match in _LINE.finditer(text, start):
        line = match[0][:room].rstrip()
        lines.append(line)
        room -= len(line)
        if room <= 0:
            break
    return "\n".join(lines).casefold()


def evidence_of(
    layout: Layout, pieces: Sequence[Piece], candidates: Sequence[Piece]
) -> Iterator[tuple[Piece, list[str]]]:
    """Yield each of the `candidates` with the names of its features; `pieces` are all that is free of the head."""
    text = layout.text
    proofs = proofs_of(layout)
    above = max((proof for proof in proofs if proof < pieces[-1].start), default=None)
    if above is not None and _UNSTOPPED.search(text, pieces[-1].start, pieces[-1].end):
        body = _from(text, above)  # nothing tells its paragraphs from titles
    else:
        body = body_of(text, pieces)
    backwards = sorted(bare_words(text[piece.start : piece.end])[::-1] for piece in pieces)
    spoken = page_words(layout.reading(likely_languages, text))
    furniture = [code for code in layout.cued_codes if code.startswith("FUR")]
    for rank, piece in enumerate(candidates):
        line = layout.line_at(piece.start)
        evidence = [
            *_own(_without_site(text[piece.start : piece.end]), body, backwards, spoken),
            f"rank.{min(rank, _LAST_RANK)}",
            f"above.{_beside(layout, line - 1)}",
            f"below.{_beside(layout, line + 1)}",
            _proof(piece, proofs),
        ]
        if len(candidates) == 1 and not line and evidence[-1] == _BELOW:
            evidence.append("alone")  # a wire's head: nothing but the headline above its byline
        if any(layout.cued(code, piece.start, piece.end) for code in furniture):
            evidence.append("cue")
        yield piece, evidence


def _without_site(title: str) -> str:
    """Return a title without the site that a bar parts from it, where enough is left to be one: else the bar is that of a path."""
    site = SITE.search(title)
    left = title if site is None or site["mark"] not in BARS else title[: site.start()]
    return left if count_words(left) > FEW else title


def _own(title: str, body: str, backwards: list[str], spoken: PageWords) -> Iterator[str]:
    """Yield the features of a title itself, wherever it stands; `backwards` are the lines of the head, sorted."""
    count = count_words(title)
    yield f"words.{bisect_left(_LENGTHS, count)}"
    yield f"taken.{bisect_left(_TAKEN, shared_words(title, body))}"
    bare = bare_words(title)
    words = bare.split()
    yield f"spoken.{bisect_left(_SPOKEN, sum(map(len, spoken.spoken(title, words))) / max(len(words), 1))}"
    cased = [word for word in title.split() if word[0].isalpha() and word[0].lower() != word[0].upper()]
    if title.upper() == title and cased:
        yield "shouted"
    elif cased:
        yield f"capitals.{bisect_left(_CAPITALS, sum(word[0].isupper() for word in cased) / len(cased))}"
    if count > FEW and _end_twice(bare, backwards):  # `Home Local Bell found` too
        yield "again"
    if LISTED.match(title):
        yield "listed" if count < _NUMBERED or not title[0].isdigit() else "numbered"
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


def _beside(layout: Layout, index: int) -> str:
    """Name what stands on the line above or below."""
    if not 0 <= index < len(layout.lines):
        return "edge"
    start, end = layout.lines[index]
    role = role_at(layout, start, end)
    if role != "free":
        return role
    line = layout.text[start:end]
    if layout.is_prose(start, end) or is_sentence(line):
        return "prose"
    if title_like(line):
        return "title"
    return "short" if count_words(line) <= FEW else "line"


def _proof(piece: Piece, proofs: Sequence[int]) -> str:
    """Return the feature that says on which side of a title the proofs of the head stand."""
    if not proofs:
        return "proof.none"
    if min(proofs) >= piece.end:
        return _BELOW
    return "proof.above" if max(proofs) < piece.end else "proof.around"
