"""Which line of a head is the headline: by what speaks for each, weighed against the others (`data/headlines.toml`).

`wireclean.rulebook.headline_evidence` says what is looked at. Where no byline, time, dateline or gallery proves that the copy has a
head, only a title that opens a page or a story is a candidate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from wireclean.data import agencies, load
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import phrases
from wireclean.grammar.byline import is_cued_byline
from wireclean.grammar.language import likely_languages
from wireclean.grammar.organizations import outlet_named
from wireclean.grammar.sentences import begins_small, count_words, ends_sentence, looks_like_prose
from wireclean.grammar.titles import MOST_WORDS, is_figures, is_sentence, is_set_as_title, shared_words, title_like
from wireclean.layout import Judged, Layout
from wireclean.rows import role_at, role_of
from wireclean.rulebook.head import free_pieces
from wireclean.rulebook.head_times import Piece
from wireclean.rulebook.headline_evidence import BARS, LISTED, SITE, body_of, evidence_of, proofs_of

__all__ = ["FEW", "candidates_in", "find_headline", "goes_on", "is_title", "may_stand_unproven", "trimmed"]


def is_title(text: str, piece: Piece) -> bool:
    """Say whether a stretch stands above the body and reads as a headline."""
    return piece.early and title_like(text[piece.start : piece.end])


def _is_menu(line: str) -> bool:
    """Say whether a line is the way to a page, `Home > News > Region`, or words of two to four letters in a script without spaces: `首页 新闻 国内`."""
    steps = _STEP.split(line)
    if len(steps) > _STEPS:
        return count_words(steps[-1]) <= FEW  # else the headline stands at its end
    return not line.isascii() and _DENSE_MENU.fullmatch(line) is not None


_COUNTED = re.compile(r"[0-9]{1,2}\.(?: \S+){4}")  # an item of a list, and not `2. Bundesliga`, of a menu
_STEP = re.compile(r" [>›»→] (?=\S)")
_STEPS = 2
_DENSE_MENU = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2,4}(?:[ \u3000|]{1,3}[\u3040-\u30ff\u3400-\u9fff]{2,4}){2,}")


def goes_on(text: str, end: int) -> bool:
    """Say whether the line after the one that ends at `end` begins small: then a wrapped sentence runs through both.

    Clean copy has a blank line between any two, so that one makes no difference; an indent does. `by Ana Lima` is a byline.
    """
    if text[end : end + 1] != "\n":
        return False
    start = end + 1 if text[end + 1 : end + 2] != "\n" else end + 2
    if not begins_small(text[start : start + 1]):
        return False
    below = text.find("\n", start, start + _LONGEST_BYLINE)
    return below < 0 or not is_cued_byline(text[start:below])


_LONGEST_BYLINE = 180


class _Weights(NamedTuple):
    """The weights of `data/headlines.toml`, which says what each of its limits means."""

    base: float
    enough: float
    features: Mapping[str, float]
    longest_unproven: int
    least_left: int
    spaced_colons: frozenset[str]


@cache
def _weights() -> _Weights:
    table = load("headlines.toml")
    spaced = frozenset(table["spaced_colons"])
    return _Weights(table["base"], table["enough"], table["features"], **table["limits"], spaced_colons=spaced)


FEW = 3  # kicker, headline and standfirst


def find_headline(layout: Layout, pieces: list[Piece]) -> Piece | None:
    """Choose among the title-like stretches above the body the one with the most evidence, if that is enough; of equals the first."""
    pieces, candidates = candidates_in(layout, pieces)
    best = _likeliest(layout, pieces, candidates) if candidates else None
    if best is None or not shared_words(layout.text[best.start : best.end], body_of(layout.text, pieces)):
        best = _below_sentence(layout) or best
    return best and _without_kicker(layout, best, pieces)


def _likeliest(layout: Layout, pieces: list[Piece], candidates: list[Piece]) -> Piece | None:
    """Return the candidate with the most evidence, if that is enough."""
    weights, text = _weights(), layout.text
    counted = {
        text[piece.start : piece.start + 2] for piece in candidates if _COUNTED.match(text[piece.start : piece.end])
    }
    best: Piece | None = None
    most = weights.enough
    for piece, evidence in evidence_of(layout, pieces, candidates):
        layout.judged.append(Judged(piece.start, piece.end, "HED005", ("base", *evidence), weights.enough))
        odds = weights.base + sum(weights.features.get(name, 0.0) for name in evidence)
        line = text[piece.start : piece.end]
        if odds > most and not _is_menu(line) and (len(counted) < FEW - 1 or _COUNTED.match(line) is None):
            best, most = piece, odds
    return best


def _below_sentence(layout: Layout) -> Piece | None:
    """Return the title that stands below the standfirst or the picture of a page, right above the byline or time of a story that takes it up."""
    text, lines = layout.text, layout.lines
    pieces = free_pieces(layout)[: 2 * FEW]
    sentences = 0
    for number, piece in enumerate(pieces):
        line = text[piece.start : piece.end]
        if ends_sentence(line):
            sentences += 1
            if sentences > _MOST_SENTENCES:
                break
        elif sentences and count_words(line) > FEW and title_like(line) and not line.startswith("("):
            below = layout.line_at(piece.start) + 1
            proven = below < len(lines) and role_at(layout, *lines[below]) in _PROVING
            if proven and shared_words(line, body_of(text, pieces[: number + 1])) > _LEAST_TAKEN:
                return piece
    return None


_MOST_SENTENCES = 2  # of a standfirst, or a picture's caption, above a headline
# What a headline stands above; prose that a rule holds a part of has a dateline.
_PROVING = ("byline", "stamp", "prose")
_LEAST_TAKEN = 0.3  # of a title's words that its story takes up; other stories' titles have hardly any


def candidates_in(layout: Layout, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the stretches of a head down to the first sentence, and those of them that can be its headline.

    Those are the ones that read as titles; where nothing proves a head, only if the copy opens as pages or stories do.
    """
    text = layout.text
    titles = [piece for piece in pieces if is_title(text, piece)]
    if not titles:
        return pieces, []
    proven = bool(proofs_of(layout))
    pieces = _before_body(text, pieces, proven=proven)
    titles = [piece for piece in titles if piece.start <= pieces[-1].start]
    if not titles or proven:
        return pieces, titles
    page = _is_page(layout, pieces)
    if not page and not _opens_story(text, pieces, titles[0]):
        return pieces, []
    first = next((piece for piece in titles if count_words(text[piece.start : piece.end]) > FEW), titles[0])
    longest = MOST_WORDS if page else _weights().longest_unproven
    titles = [piece for piece in titles if not goes_on(text, piece.end)]
    return pieces, [
        piece for piece in titles if may_stand_unproven(text[piece.start : piece.end], longest, piece == first)
    ]


# Where a kicker is glued to the headline: `Treasure huntDivers find ...`, `"It rang"Divers find ...`
_GLUED = re.compile(
    r"""(?:(?<=[a-zß-öø-ÿ])|(?<=[a-zß-öø-ÿ]:)|(?<=[\w.!?]["”“»]))(?P<after>[„“«]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]++)"""
)
_SPACED_COLON = re.compile(r"(?:[^\s:]++ ){1,4}: ")  # `Treasure hunt : Divers find ...`
_LAST_LETTERS = re.compile(r"[^\W\d_]{0,40}\Z")


def _without_kicker(layout: Layout, piece: Piece, pieces: list[Piece]) -> Piece:
    """Return a headline without the kicker that is glued to it, or parted by a colon as only French sets it.

    The body must know the word that the headline begins with, or the kicker be a section, and the two grown together must be no word
    of the body, as YouTube is.
    """
    text, least = layout.text, _weights().least_left
    spaced = _SPACED_COLON.match(text, piece.start, piece.end)
    if spaced is not None and count_words(text[spaced.end() : piece.end]) >= least:
        languages = layout.reading(likely_languages, text)
        if languages and _weights().spaced_colons.isdisjoint(languages) and " : " not in body_of(text, pieces):
            return piece._replace(start=spaced.end())
    for match in _GLUED.finditer(text, piece.start, piece.end):
        start, after = match.start(), match["after"].casefold()
        if count_words(text[start : piece.end]) < least:
            continue
        if text[start - 1] in ':”"“»':
            return piece._replace(start=start)
        before = _LAST_LETTERS.search(text, piece.start, start)
        kicker = (before[0] if before else "").casefold()
        body = body_of(text, pieces)
        stem = re.escape(after if len(after) < _LONG_WORD else after[:-2])
        section = text[piece.start : start].casefold() in phrases().section
        if kicker + after not in body and (section or re.search(rf"\b{stem}", body)):
            return piece._replace(start=start)
    return piece


_LONG_WORD = 8  # letters of a word whose ending says little


def may_stand_unproven(title: str, longest: int | None = None, first: bool = False) -> bool:
    """Say whether a title can be the headline of copy that nothing else proves to have one.

    `longest` is the most words of one that is not set as titles are, if it is not the usual bound; `first` says that no
    other of some length stands above.
    """
    words = count_words(title)
    if (
        words > (MOST_WORDS if is_set_as_title(title) else longest or _weights().longest_unproven)
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
        if is_sentence(line) or (not proven and (is_figures(line) or count_words(line) > _weights().longest_unproven)):
            return pieces[: index + 1]
    return pieces


def _is_page(layout: Layout, pieces: list[Piece]) -> bool:
    """Say whether a head is that of a page: lines of a menu, single words, marks of lists in it, buttons that a rule holds, or a line twice."""
    text = layout.text
    buttons = sum(role_of(edit) == "page" for edit in layout.edits_in(0, pieces[-1].start))
    marks = buttons + sum(
        1
        for piece in pieces
        if LISTED.match(text, piece.start, piece.end) or text.count(" ", piece.start, piece.end) == 0
    )
    return marks >= FEW or any(
        times > 1 and line.count(" ") >= FEW
        for line, times in Counter(text[piece.start : piece.end] for piece in pieces).items()
    )


def _opens_story(text: str, pieces: list[Piece], first: Piece) -> bool:
    """Say whether copy without any proof opens with a title, perhaps below a kicker, and soon goes on with prose."""
    plain = [piece for piece in pieces if not LISTED.match(text, piece.start)]
    if first not in plain[:2] or len(plain) > 2 * FEW:
        return False
    last, opening = pieces[-1], text[first.start : first.end]
    body = text[last.start : last.end]
    prose = looks_like_prose(body) or (
        count_words(body) > _weights().longest_unproven
        and sum(map(str.isdigit, body)) * 9 < len(body)
        and not is_figures(body)
    )
    if not prose or begins_small(text[last.start]):
        return False
    return not (
        opening.endswith(".")
        or opening.startswith("(")
        or any(f" {word} " in opening for word in language_words("sentences.said"))
    )


def trimmed(text: str, piece: Piece, others: Sequence[Piece]) -> tuple[int, int]:
    """Return a headline without the number of a list before it and the name of the site behind it or before it.

    What stands behind a bar is the site; what stands behind another mark is where it is known by name, or where one of the
    `others`, the lines of the head, is the headline without it.
    """
    start, end = piece.start, piece.end
    listed = LISTED.match(text, start, end)
    start = listed.end() if listed else start
    bare = _printed_bare(text, start, end, others)
    if bare is not None:
        return bare
    for _ in range(_MOST_SITES):
        site = SITE.search(text, start, end)
        if site is None or (site["mark"] not in BARS and not _is_site(site["name"])):
            break
        end = site.start()
    return start, end


def _printed_bare(text: str, start: int, end: int, others: Sequence[Piece]) -> tuple[int, int] | None:
    """Return the part of a headline that another line of the head prints alone: `Bell found - The Ellery Courier`."""
    title = text[start:end]
    for other in others:
        line = text[other.start : other.end]
        if count_words(line) < FEW or len(line) >= len(title):
            continue
        if title.startswith(line) and _BEHIND.fullmatch(title, len(line)):
            return start, start + len(line)
        if title.endswith(line) and _BEFORE.fullmatch(title, 0, len(title) - len(line)):
            return end - len(line), end
    return None


def _is_site(name: str) -> bool:
    """Say whether a name behind a dash is a paper's, and not that of the headline's speaker: `... - BBC News`."""
    told = " " in name or name[1:].lower() != name[1:]  # one word that is written small is a word of titles too
    if outlet_named(name) is not None:
        return told or agencies().named(name) is not None
    return " " in name and name.istitle() and name.rpartition(" ")[2].lower() in language_words("datelines.papers")


_MOST_SITES = 3  # `Bell found | Local | The Ellery Courier`
# What stands behind a title and before one in the name that a page has in the browser's list: ` - The Courier`, `_新浪网`.
_BEHIND = re.compile(r"\s{0,2}[|｜»·•_:：–—-]{1,2}\s{0,2}\S.{0,60}")
_BEFORE = re.compile(r".{0,60}\S\s{0,2}[|｜»·•_:：–—-]{1,2}\s{0,2}")
