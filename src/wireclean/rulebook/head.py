"""HED: the head of a story: headline, bylines, times, apart on lines of their own or glued into one.

The head ends where the body begins: at the dateline, or else at the first line that reads as prose. A title-like first
line is a headline only with evidence: a byline, a time, a dateline or a gallery near it, or prose right below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wireclean.article import Byline, Dateline, Edit, Span
from wireclean.data import agencies
from wireclean.grammar.byline import FoundByline, find_byline, parse_byline, trailing_byline
from wireclean.grammar.sentences import ends_sentence, looks_like_prose
from wireclean.grammar.timestamp import YEAR, Stamp, find_timestamps
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = [
    "AFTER_PROSE",
    "LONGEST_LATE",
    "PUBLISHED",
    "UPDATED",
    "byline",
    "headline",
    "holds_head",
    "published_time",
    "repeated_headline",
    "standfirst",
    "updated_time",
    "written_by",
]

PUBLISHED = "HED003"
UPDATED = "HED004"

_MOST_LINES = 80  # lines of navigation before a story are many, but not endless
AFTER_PROSE = 8  # a byline or time may still follow a standfirst that reads as prose
_LONGEST_HEAD = 600
LONGEST_LATE = 160  # a byline or time below a standfirst is a short line


class _Piece(NamedTuple):
    """A stretch of the head, and whether it stands before the first prose."""

    start: int
    end: int
    early: bool


class _Head(NamedTuple):
    """The head as the rules before this family left it: its stretches and the times in them."""

    pieces: list[_Piece]
    stamps: list[Stamp]


def _head(layout: Layout) -> _Head:
    """Return the head of a layout, reckoned once."""
    if layout.head is None:
        pieces = list(_find_pieces(layout))
        layout.head = _Head(pieces, list(_find_stamps(layout.text, pieces)))
    head: _Head = layout.head
    return head


def _pieces(layout: Layout) -> Iterator[_Piece]:
    """Yield what is still free of the head, in order."""
    for start, end, early in _head(layout).pieces:
        for piece in layout.free(start, end):
            yield _Piece(piece.start, piece.end, early)


def _find_pieces(layout: Layout) -> Iterator[_Piece]:
    text = layout.text
    body = next((edit.span.start for edit in layout.edits if isinstance(edit.value, Dateline)), len(text))
    dated = body < len(text)
    prose = 0
    for line in layout.lines[:_MOST_LINES]:
        if line.start >= body or prose > AFTER_PROSE:
            return
        if prose and line.end - line.start > LONGEST_LATE:
            prose += 1
            continue
        for start, end in layout.free(line.start, min(line.end, body)):
            prose += prose > 0
            yield _Piece(start, end, not prose)
            if not prose and not dated and looks_like_prose(text[start:end]) and not _ends_with_time(text, start, end):
                prose = 1


def _ends_with_time(text: str, start: int, end: int) -> bool:
    """Say whether a stretch that reads like a sentence is a head all the same: its last full stop is that of `a.m.`"""
    if end - start > _LONGEST_HEAD or text[end - 2 : end] != "m.":
        return False
    stamps = find_timestamps(text, start, end)
    return bool(stamps) and stamps[-1].end >= end


def _find_stamps(text: str, pieces: list[_Piece]) -> Iterator[Stamp]:
    """Yield the times of the head: glued anywhere before the body, after it only on lines of their own."""
    if not pieces or YEAR.search(text, pieces[0].start, pieces[-1].end) is None:
        return
    for piece in pieces:
        if piece.end - piece.start > _LONGEST_HEAD:
            continue
        if YEAR.search(text, piece.start, piece.end) is None:
            continue
        prose = looks_like_prose(text[piece.start : piece.end])
        if prose and YEAR.search(text, max(piece.start, piece.end - _STAMP_REACH), piece.end) is None:
            continue  # in prose only a time at the very end counts
        stamps = find_timestamps(text, piece.start, piece.end)
        if not stamps:
            continue
        rest = text[piece.start : stamps[0].start] + text[stamps[-1].end : piece.end]
        labelled = any(stamp.label for stamp in stamps)
        glued = piece.early and (stamps[-1].end >= piece.end or not prose)
        if not rest.strip(_STAMP_EDGE) or (glued and (labelled or _at_end(text, stamps, piece))):
            yield from stamps


_STAMP_REACH = 40
_STAMP_EDGE = " |·•-–—:,()"


def _at_end(text: str, stamps: list[Stamp], piece: _Piece) -> bool:
    return len(text[stamps[-1].end : piece.end].strip(_STAMP_EDGE)) <= 2 and not ends_sentence(
        text[piece.start : stamps[0].start].rstrip()
    )


def _time_edits(layout: Layout, code: str) -> Iterator[Edit]:
    """Yield the edits of the published or the updated time; without labels the first is published."""
    updated_seen = published_seen = False
    for stamp in _head(layout).stamps:
        label = stamp.label or ("updated" if published_seen and not updated_seen else "published")
        published_seen = published_seen or label == "published"
        updated_seen = updated_seen or label == "updated"
        if code == (PUBLISHED if label == "published" else UPDATED):
            start, end = stamp.start, stamp.end
            text = layout.text
            while end < len(text) and text[end] in " |·•":
                end += 1
            yield layout.strike(start, end, code, stamp.timestamp)


@rule(
    "HED001",
    "written-by",
    stage=Stage.RECOGNITION,
    severity="info",
    cues=["written by", "written\nby"],
    fixes=[("The bell weighs a ton.\n\nWritten By\nANA LIMA", "The bell weighs a ton.")],
    keeps=["The song was written by Ana Lima and sung by the divers.", "Written By Hand is a play by Ana Lima."],
)
def written_by(layout: Layout) -> Iterator[Edit]:
    """A `Written By` block closes the copy.

    Hearst pages put it under the story with the names below. It counts only at the end of the copy.
    """
    text = layout.text
    for cue in layout.cues("HED001"):
        end = len(text.rstrip())
        block = text[cue.start : end]
        before = text[max(0, cue.start - 3) : cue.start].rstrip(" \n")
        if len(block) > 300 or not (
            cue.start == 0 or text[cue.start - 1] == "\n" or ends_sentence(before) or not before
        ):
            continue
        names = " and ".join(line.strip() for line in text[cue.end : end].split("\n") if line.strip())
        found = parse_byline(f"By {names}") if names else ()
        if found and all(byline.name for byline in found):
            placed = tuple(_placed(byline, text, cue.end, end) for byline in found)
            yield layout.strike(cue.start, end, "HED001", placed)


def _placed(byline: Byline, text: str, start: int, end: int) -> Byline:
    """Give a byline read from joined lines its place in the copy."""
    found = text.find(byline.text, start, end)
    span = Span(found, found + len(byline.text)) if found >= 0 else Span(start, end)
    return Byline(byline.name, byline.role, byline.organization, byline.place, byline.text, span)


@rule(
    PUBLISHED,
    "published-time",
    stage=Stage.RECOGNITION,
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\nMay 4, 2020 10:15 a.m. ET\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        )
    ],
    keeps=["The bell was cast on May 4, 1871, in a foundry that closed on June 8, 1902."],
)
def published_time(layout: Layout) -> Iterator[Edit]:
    """The time of publication stands in the head.

    IPTC calls it firstCreated. On its own line, or glued to headline and byline; a date in a sentence is the story's.
    """
    yield from _time_edits(layout, PUBLISHED)


@rule(
    UPDATED,
    "updated-time",
    stage=Stage.RECOGNITION,
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\nUpdated: May 4, 2020 10:15 a.m.\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        )
    ],
    keeps=["The list was updated on May 4, 2020, by the board of the museum in the town."],
)
def updated_time(layout: Layout) -> Iterator[Edit]:
    """The time of the last update stands in the head.

    IPTC calls it versionCreated. It carries a label, or is the second of two times.
    """
    yield from _time_edits(layout, UPDATED)


_ROLES = ("writer", "correspondent", "reporter", "columnist")  # what a byline without marker may show instead


def _byline_cues() -> frozenset[str]:
    """Return what a byline without marker cannot be without: an agency behind a comma or bar, or a role."""
    named = {f"{mark} {alias.lower()}" for alias in agencies().by_alias for mark in (",", "|")}
    return frozenset(named | set(_ROLES))


@rule(
    "HED002",
    "byline",
    stage=Stage.RECOGNITION,
    severity="info",
    cues=_byline_cues(),
    needs_cue=False,
    fixes=[
        (
            "Bell found off Port Ellery\nBy ANA LIMA, Associated Press\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        ),
        (
            "Bell found off Port Ellery ANA LIMA, Associated Press\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nThe bell of the Aurora weighs more than a ton.",
        ),
    ],
    keeps=[
        "By Tuesday the bell was gone from the museum in Port Ellery.",
        "Port hit by Storm Daniel\nThe storm tore the roof off the museum on Monday.",
    ],
)
def byline(layout: Layout) -> Iterator[Edit]:
    """A byline stands in the head.

    Name, role and organisation go to `article.bylines`. It is a line of its own, or glued between headline and time.
    """
    text = layout.text
    known = [
        byline.name for edit in layout.edits if isinstance(edit.value, tuple) for byline in edit.value if byline.name
    ]
    found: list[tuple[FoundByline, int]] = []
    for piece in _pieces(layout):
        if piece.end - piece.start <= _LONGEST_HEAD and _may_hold_byline(layout, piece.start, piece.end):
            one = _byline_in(text, piece, known, layout.cued("HED002", piece.start, piece.end))
            if one is not None:
                found.append((one, piece.end))
    if len({one.bylines[0].name for one, _ in found}) >= _A_LIST:
        return  # each belongs to another story: this is a list of teasers
    for one, ceiling in found:
        end = one.end
        while end < ceiling and text[end] in " |·•,":
            end += 1
        yield layout.strike(one.start, end, "HED002", one.bylines)


_A_LIST = 3


def holds_head(layout: Layout, start: int, end: int, *, early: bool) -> bool:
    """Say whether a line holds a time or a byline that the rules of the head would take, were it above the body or not."""
    text = layout.text
    if end - start > _LONGEST_HEAD:
        return False
    if any(True for _ in _find_stamps(text, [_Piece(start, end, early)])):
        return True
    return (
        _may_hold_byline(layout, start, end)
        and _byline_in(text, _Piece(start, end, early), [], layout.cued("HED002", start, end)) is not None
    )


_MARKER = re.compile(r"\s?(?:[Bb][Yy]\b|Written |WRITTEN |Stor|STORY|Text|Words|Analysis|Review|Report|Author)")


def _may_hold_byline(layout: Layout, start: int, end: int) -> bool:
    """Say whether a stretch shows anything that a byline cannot be without."""
    content = layout.text[start:end]
    return "By" in content or "BY" in content or _MARKER.match(content) is not None or layout.cued("HED002", start, end)


def _byline_in(text: str, piece: _Piece, known: list[str], cued: bool) -> FoundByline | None:
    if piece.end - piece.start <= 200 and (cued or _MARKER.match(text, piece.start, piece.end)):
        whole = parse_byline(text[piece.start : piece.end])
        if whole:
            placed = tuple(
                Byline(
                    one.name,
                    one.role,
                    one.organization,
                    one.place,
                    one.text,
                    Span(one.span.start + piece.start, one.span.end + piece.start),
                )
                for one in whole
            )
            return FoundByline(piece.start, piece.end, placed)
    if not piece.early:
        return None
    marked = find_byline(text, piece.start, piece.end)
    if marked is not None:
        return marked
    return trailing_byline(text, piece.start, piece.end, known) if cued else None


_LONGEST_TITLE = 250
_MOST_WORDS = 24
_SHORT_TITLE = 15  # words of a headline that ends like a sentence: a question, or with an abbreviation
_OPENS_PROSE = re.compile(r"[^a-z0-9]")  # what begins small goes on with the line above
_ADDRESS = re.compile(r"https?://|www\.|\w@\w")
_ABBREVIATED = ("...", "…", "U.S.", "U.K.", "U.N.", "Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "St.", "a.m.", "p.m.")


def _title_like(text: str) -> bool:
    """Say whether a line reads as a headline: a few words, no sentence, or a short question or cry."""
    if len(text) > _LONGEST_TITLE or text[-1] in ",;:":
        return False
    words = text.split()
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    if ends_sentence(text):
        abbreviated = text.endswith(_ABBREVIATED) and len(words) <= _SHORT_TITLE
        if not abbreviated and (text[-1] not in "?!…" or len(words) > _SHORT_TITLE):
            return False
    first = text.lstrip("“‘\"'‹«<¿¡(")[:1]
    if not (first.isupper() or first.isdigit() or not first.isascii()) or _ADDRESS.search(text):
        return False
    return any(letter.isalpha() for letter in text)


def _is_title(text: str, piece: _Piece) -> bool:
    return piece.early and _title_like(text[piece.start : piece.end])


def _anchor(layout: Layout) -> int | None:
    """Return where the first proof of a head stands: a byline, a time, a dateline or a gallery."""
    proofs = [
        edit.span.start
        for edit in layout.edits
        if edit.value is not None and edit.rule[:3] in ("HED", "DAT", "GAL") and edit.rule != "HED001"
    ]
    return min(proofs, default=None)


_NEAR = 3  # kicker, headline and standfirst: among so many titles before a proof the headline is looked for
_HEADLINE_WORDS = 5


def _find_headline(text: str, pieces: list[_Piece], anchor: int | None) -> _Piece | None:
    titles = [piece for piece in pieces if _is_title(text, piece)]
    if not titles:
        return None
    if anchor is None:
        first = pieces[0]
        if text[first.end - 1] == "." or text[first.start] == "(" or " said " in text[first.start : first.end]:
            return None
        below = text[pieces[1].start : pieces[1].end] if len(pieces) > 1 else ""
        prose_follows = looks_like_prose(below) and _OPENS_PROSE.match(below) is not None
        return first if first == titles[0] and prose_follows else None
    before = [piece for piece in titles if piece.start < anchor]
    if not before:  # a gallery or byline above the headline
        return titles[0] if len(titles) <= _NEAR else None
    if len(before) <= _NEAR:
        return before[0]
    near = [piece for piece in before[-_NEAR:] if len(text[piece.start : piece.end].split()) >= _HEADLINE_WORDS]
    return near[0] if near else None


@rule(
    "HED005",
    "headline",
    stage=Stage.RECOGNITION,
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\n\nThe bell of the Aurora weighs more than a ton.",
            "The bell of the Aurora weighs more than a ton.",
        ),
    ],
    keeps=[
        "The bell of the Aurora weighs more than a ton.\n\nWhat comes next\n\nThe bell goes to the museum in May, the board said."
    ],
)
def headline(layout: Layout) -> Iterator[Edit]:
    """The headline stands above the story.

    It goes to `article.headline`. The first title-like line of the head, when a byline, a time, a dateline or a gallery
    was read near it, or when prose follows right below it.
    """
    text = layout.text
    pieces = [piece for piece in _pieces(layout) if piece.early and text[piece.start : piece.end].strip(" .|-–—")]
    found = _find_headline(text, pieces, _anchor(layout))
    if found is not None:
        yield layout.strike(found.start, found.end, "HED005", text[found.start : found.end])


def _headline_of(layout: Layout) -> Edit | None:
    for edit in layout.edits:
        if edit.rule == "HED005":
            return edit
    return None


@rule(
    "HED006",
    "repeated-headline",
    stage=Stage.RECOGNITION,
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\nBy Ana Lima, Associated Press\nBELL FOUND OFF PORT ELLERY\n\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton.",
        )
    ],
    keeps=["Bell found off Port Ellery\n\nThe bell of the Aurora weighs more than a ton."],
)
def repeated_headline(layout: Layout) -> Iterator[Edit]:
    """The headline stands in the copy a second time.

    Pages print it above the gallery and again above the story. A line that is the headline to the letter, case and
    spaces aside, is struck.
    """
    first = _headline_of(layout)
    if first is None:
        return
    text = layout.text
    title = _bare(str(first.value))
    about = len(str(first.value))
    for line in layout.lines[:_MOST_LINES]:
        if not about // 2 <= line.end - line.start <= about + 20:
            continue
        for piece in layout.free(line.start, line.end):
            if _bare(text[piece.start : piece.end]) == title:
                yield layout.strike(piece.start, piece.end, "HED006")


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


_WORD = re.compile(r"\w+")


@rule(
    "HED007",
    "standfirst",
    stage=Stage.RECOGNITION,
    severity="info",
    fixes=[
        (
            "Bell found off Port Ellery\nDivers had looked for it since 1998\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton.",
        )
    ],
    keeps=["Bell found off Port Ellery\n\nThe bell of the Aurora weighs more than a ton."],
)
def standfirst(layout: Layout) -> Iterator[Edit]:
    """A standfirst stands between headline and body.

    A title-like line below the headline and above the first paragraph belongs to the head, not to the story.
    """
    first = _headline_of(layout)
    if first is None:
        return
    text = layout.text
    pieces = [piece for piece in _pieces(layout) if piece.start > first.span.start]
    titles = [piece for piece in pieces if _is_title(text, piece)]
    if len(titles) <= 2:
        for piece in titles:
            yield layout.strike(piece.start, piece.end, "HED007")
