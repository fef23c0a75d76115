"""HED: the headline of a story, its repeats, and the standfirst below it.

A title-like first line is a headline only with evidence: a byline, a time, a dateline or a gallery near it, or prose
right below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from wireclean.article import Dateline, Edit
from wireclean.data import agencies
from wireclean.grammar.dateline import match_dateline
from wireclean.grammar.sentences import count_words, ends_sentence, looks_like_prose
from wireclean.layout import Layout
from wireclean.rulebook.head import MOST_LINES, Piece, free_pieces
from wireclean.rulebook.rule import Stage, rule
from wireclean.tables import table_rows

__all__ = ["headline", "page_head", "repeated_headline", "standfirst", "title_like"]


_LONGEST_TITLE = 250
_MOST_WORDS = 30
_SHORT_TITLE = 18  # words of a headline that ends like a sentence: a question, or with an abbreviation
# A day's date, or the slash of a credit: `The Herald, May 4, 2020`, `Joe Hart/The Herald`
_SOURCE = re.compile(r"\b[0-9]{1,2}, (?:19|20)[0-9]{2}\b|^(?:[A-Z][a-zß-öø-ÿ]+ ){1,3}[A-Z][a-zß-öø-ÿ]+/\S")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w")
_ABBREVIATED = ("...", "…", "U.S.", "U.K.", "U.N.", "Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "St.", "a.m.", "p.m.")


def title_like(text: str) -> bool:
    """Say whether a line reads as a headline: a few words, no sentence, or a short question or cry."""
    if len(text) > _LONGEST_TITLE or text[-1] in ",;:：" or "  " in text:  # two spaces are left in tables only
        return False
    words = count_words(text) + text.count("-")
    if not 2 <= words <= _MOST_WORDS or text.startswith(("…", "...")):
        return False
    if ends_sentence(text):
        abbreviated = text.endswith(_ABBREVIATED) and words <= _SHORT_TITLE
        if not abbreviated and (text[-1] not in "?!…？！" or words > _SHORT_TITLE):
            return False
    first = text.lstrip("“‘\"'‹«»<¿¡(„‚「『【[ \xa0")[:1]
    if not (first.isupper() or first.isdigit() or not first.isascii()) or _ADDRESS.search(text) or _SOURCE.search(text):
        return False
    return any(letter.isalpha() for letter in text)


def _is_title(text: str, piece: Piece) -> bool:
    return piece.early and title_like(text[piece.start : piece.end])


def _proofs(layout: Layout) -> list[int]:
    """Return where the proofs of a head stand: a byline, a time, a dateline or a gallery."""
    return [
        edit.span.start
        for edit in layout.edits
        if edit.value is not None and edit.rule[:3] in ("HED", "DAT", "GAL") and edit.rule not in ("HED001", "HED005")
    ]


# What a candidate needs: in a head that a byline, time, dateline or gallery proves, and in one that nothing proves.
_PROVEN = 2
_UNPROVEN = 4
_LONGEST_UNPROVEN = 16  # words; a longer line without a full stop above prose is a standfirst, or the story's own
_FEW = 3  # kicker, headline and standfirst
_BODY_REACH = 3000
_LISTED = re.compile(
    r"(?:[*•·▪■►→←–-]|«(?![^»]*»)|[0-9]{1,2}\.)(?:\s|\Z)"
)  # `* Business`, `2. Phones`: an item of a menu
_PATH = re.compile(r"\s[»›>→←|/](?:\s|\Z)|[»›>→]\Z|\A[›→←]")  # `Home » Business`, `Ana Lima | The Herald`


def _find_headline(layout: Layout, pieces: list[Piece]) -> Piece | None:
    """Choose among the title-like stretches above the body the one with the most evidence; of equals the first.

    Evidence is length, words that the body takes up, another line that says the same, and a proof or prose right below
    it; the mark of a list or a path speaks against it.
    """
    text = layout.text
    if not any(_is_title(text, piece) for piece in pieces):
        return None
    proofs = _proofs(layout)
    pieces = _before_body(text, pieces, proven=bool(proofs))
    titles = [piece for piece in pieces if _is_title(text, piece)]
    if not titles:
        return None
    if not proofs:
        return _find_unproven(text, pieces, titles)
    anchor = min(proofs)
    before = [piece for piece in titles if piece.start < anchor]
    if not before and len(titles) > _FEW:  # a time or byline stands above everything
        return _best(text, pieces, titles, proofs, _UNPROVEN)
    if len(before) == 1 and len(titles) == 1:
        return _without_kicker(text, before[0], pieces)  # there is no other choice
    titles = before + titles[len(before) : len(before) + _FEW - 1]
    return _best(text, pieces, titles, proofs, _PROVEN)


def _find_unproven(text: str, pieces: list[Piece], titles: list[Piece]) -> Piece | None:
    """Choose the headline of copy that shows no byline, time, dateline or gallery."""
    page = _is_page(text, pieces)
    if not page and not _opens_story(text, pieces, titles[0]):
        return None
    first = next((piece for piece in titles if count_words(text[piece.start : piece.end]) > _FEW), titles[0])
    longest = _MOST_WORDS if page else _LONGEST_UNPROVEN
    titles = [piece for piece in titles if _may_stand_unproven(text[piece.start : piece.end], longest, piece == first)]
    return _best(text, pieces, titles, [], _UNPROVEN)


def _best(text: str, pieces: list[Piece], titles: list[Piece], proofs: list[int], needed: int) -> Piece | None:
    """Return the title with the most evidence, if that is what is `needed`."""
    body = _body(text, pieces)
    seen = [_bare(text[piece.start : piece.end]) for piece in pieces]
    anchor = min(proofs, default=0)
    best: Piece | None = None
    most = needed - 1
    for piece in titles:
        score = _evidence(text[piece.start : piece.end], body, seen)
        score += _stands_above(text, piece, pieces, proofs) + (
            piece.start < anchor and count_words(text[piece.start : piece.end]) >= _FEW
        )
        if score > most:
            best, most = piece, score
    return best and _without_kicker(text, best, pieces)


def _body(text: str, pieces: list[Piece]) -> str:
    """Return the beginning of the body in small letters."""
    last = pieces[-1]
    start = last.start if looks_like_prose(text[last.start : last.end]) else last.end
    return text[start : start + _BODY_REACH].casefold()


# Where a kicker is glued to the headline: `Treasure huntDivers find ...`, `"It rang"Divers find ...`
_GLUED = re.compile(r"""(?:(?<=[a-zß-öø-ÿ])|(?<=[\w.!?]["”“»]))(?P<after>[„“«]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]++)""")
_SPACED_COLON = re.compile(r"(?:[^\s:]++ ){1,4}: ")  # `Treasure hunt : Divers find ...`
_LAST_LETTERS = re.compile(r"[^\W\d_]{0,40}\Z")
_LEAST_LEFT = 4  # words of the headline below a glued kicker


def _without_kicker(text: str, piece: Piece, pieces: list[Piece]) -> Piece:
    """Return a headline without the kicker that is glued to it.

    The body must know the word that the headline begins with, and not the two grown together, as it does of YouTube.
    """
    spaced = _SPACED_COLON.match(text, piece.start, piece.end)
    if spaced is not None and count_words(text[spaced.end() : piece.end]) >= _LEAST_LEFT:
        body = _body(text, pieces)
        if ": " in body and " : " not in body:  # French sets every colon so
            return piece._replace(start=spaced.end())
    for match in _GLUED.finditer(text, piece.start, piece.end):
        start, after = match.start(), match["after"].casefold()
        if count_words(text[start : piece.end]) < _LEAST_LEFT:
            continue
        before = _LAST_LETTERS.search(text, piece.start, start)
        grown = (before[0] if before else "").casefold() + after
        body = _body(text, pieces)
        if text[start - 1] in '”"“»' or (grown not in body and re.search(rf"\b{re.escape(after)}\b", body)):
            return piece._replace(start=start)
    return piece


def _may_stand_unproven(title: str, longest: int = _LONGEST_UNPROVEN, first: bool = False) -> bool:
    words = count_words(title)
    if words > (_MOST_WORDS if _is_set_as_title(title) else longest) or title.endswith(".") or _is_figures(title):
        return False
    if title.endswith(("?", "？")) and not (first and words > _FEW + 2):  # else a question of the story's own
        return False
    return not title.startswith("(")


def _is_set_as_title(line: str) -> bool:
    """Say whether a line is set as titles are: its words with capitals, or in two parts around a colon."""
    words = line.split()
    capitals = sum(word[0].isupper() for word in words)
    return ": " in line or capitals * 4 >= len(words) * 3


def _is_figures(line: str) -> bool:
    """Say whether a line gives figures as an earnings table does: `Shr 18 cts vs 14 cts`."""
    words = line.split()
    figures = sum(_FIGURE.fullmatch(word) is not None and _YEAR.match(word) is None for word in words)
    if figures >= _MANY_FIGURES:
        return True
    if len(words) < 4 or figures * 4 < len(words) or not any(map(str.isalpha, words)):
        return False
    return figures >= 2 or " vs " in line


_MANY_FIGURES = 3
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\b")
_FIGURE = re.compile(r"[$€£]?[0-9]{1,3}(?:,?[0-9]{3}){0,4}(?:[./][0-9]{1,4})?[%,;]?")


def _before_body(text: str, pieces: list[Piece], *, proven: bool) -> list[Piece]:
    """Return the pieces up to the first that can be the story's own: a sentence, however short.

    In a head that nothing proves, a line as long as a paragraph and a row of figures can be too.
    """
    for index, piece in enumerate(pieces):
        line = text[piece.start : piece.end]
        if _is_sentence(line) or (not proven and (_is_figures(line) or count_words(line) > _LONGEST_UNPROVEN)):
            return pieces[: index + 1]
    return pieces


def _is_sentence(line: str) -> bool:
    return (
        line.endswith((".", ".”", '."', "。"))
        and not line.endswith(_ABBREVIATED)
        and count_words(line) >= _SHORT_SENTENCE
    )


_SHORT_SENTENCE = 5


def _is_page(text: str, pieces: list[Piece]) -> bool:
    """Say whether a head is that of a page: lines of a menu, single words, marks of lists in it, or a line twice."""
    marks = sum(
        1
        for piece in pieces
        if _LISTED.match(text, piece.start, piece.end) or text.count(" ", piece.start, piece.end) == 0
    )
    return marks >= _FEW or any(
        times > 1 and line.count(" ") >= _FEW
        for line, times in Counter(text[piece.start : piece.end] for piece in pieces).items()
    )


def _evidence(title: str, body: str, seen: list[str]) -> int:
    words = count_words(title)
    score = 2 if words >= 4 else words == 3
    shared = _shared(title, body)
    score += 2 if shared >= 0.3 else 1 if shared > 0 else 0
    bare = _bare(title)
    score += 2 if words > _FEW and sum(line.endswith(bare) for line in seen) > 1 else 0  # `Home Local Bell found` too
    listed = _LISTED.match(title)
    score -= (2 if words < _HEADLINE_WORDS or not title[0].isdigit() else 1) if listed else 0
    score -= title[0] in _QUOTES and title[-1] in _QUOTES  # words of somebody in the story
    return score - 2 * bool(_PATH.search(title)) - 2 * (agencies().named(title.partition(",")[0]) is not None)


_HEADLINE_WORDS = 5
_QUOTES = frozenset("\"'“”„‘’»«")
_LONG_WORD = 4  # letters of a word that says what a text is about
_DENSE_PAIR = re.compile(r"(?=([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}))")


def _shared(title: str, body: str) -> float:
    """Return the share of a title's long words that the body takes up, endings aside."""
    words = [
        word
        for word in _WORD.findall(title.casefold())
        if (len(word) >= _LONG_WORD and word.isascii()) or word[:1] > "z"
    ]
    stems = [word[: max(_LONG_WORD, len(word) - 2)] for word in words]
    if not title.isascii():
        stems += _DENSE_PAIR.findall(title)
    return sum(stem in body for stem in stems) / len(stems) if stems else 0.0


def _stands_above(text: str, piece: Piece, pieces: list[Piece], proofs: list[int]) -> int:
    """Return 1 when a proof or the body stands below a piece, right below or with title-like lines between."""
    at = pieces.index(piece) + 1
    for other in pieces[at : at + _FEW]:
        if any(piece.end <= proof <= other.start for proof in proofs):
            return 1
        line = text[other.start : other.end]
        if looks_like_prose(line) or count_words(line) > _LONGEST_UNPROVEN:
            return 1
        if not title_like(line):
            return 0
    return int(any(piece.end <= proof for proof in proofs) and at >= len(pieces) - 1)


def _opens_story(text: str, pieces: list[Piece], first: Piece) -> bool:
    """Say whether copy without any proof opens with a title, perhaps below a kicker, and soon goes on with prose."""
    plain = [piece for piece in pieces if not _LISTED.match(text, piece.start)]
    if first not in plain[:2] or len(plain) > 2 * _FEW:
        return False
    last, opening = pieces[-1], text[first.start : first.end]
    body = text[last.start : last.end]
    prose = looks_like_prose(body) or (
        count_words(body) > _LONGEST_UNPROVEN and sum(map(str.isdigit, body)) * 9 < len(body)
    )
    if not prose or text[last.start].islower() or _is_figures(body):
        return False
    return not (opening.endswith(".") or opening.startswith("(") or " said " in opening)


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
    pieces = [piece for piece in free_pieces(layout) if piece.early and text[piece.start : piece.end].strip(" .|-–—")]
    found = _find_headline(layout, pieces)
    if found is not None:
        start, end = _trimmed(text, found)
        yield layout.strike(start, end, "HED005", text[start:end])


def _trimmed(text: str, piece: Piece) -> tuple[int, int]:
    """Return a headline without the number of a list before it and the name of the site behind it."""
    listed = _LISTED.match(text, piece.start, piece.end)
    site = _SITE.search(text, piece.start, piece.end)
    return listed.end() if listed else piece.start, site.start() if site else piece.end


_SITE = re.compile(r"\s[|»]\s[^|»\s][^|»]{0,30}\Z")


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
    for line in layout.lines[:MOST_LINES]:
        if not about // 2 <= line.end - line.start <= about + 20:
            continue
        for piece in layout.free(line.start, line.end):
            if _bare(text[piece.start : piece.end]) == title:
                yield layout.strike(piece.start, piece.end, "HED006")


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


_WORD = re.compile(r"\w+")


@rule(
    "HED008",
    "page-head",
    stage=Stage.RECOGNITION,
    fixes=[
        (
            "* Region\n* Local\nPort Ellery\nBell found off Port Ellery after a storm\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton.",
            "Bell found off Port Ellery after a storm\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton.",
        )
    ],
    keeps=["Bell found off Port Ellery\n\nThe bell of the Aurora weighs more than a ton.\n\nPort Ellery"],
)
def page_head(layout: Layout) -> Iterator[Edit]:
    """The page speaks around the headline: a menu, a path, a kicker, buttons.

    What stands above the headline is the page's, and so are the shortest lines between headline and body when there are
    several of them.
    """
    first = _headline_of(layout)
    if first is None:
        return
    text = layout.text
    rest = [piece for piece in free_pieces(layout) if piece.early]
    if not _has_body(layout, rest):
        return
    below = [piece for piece in rest if piece.start >= first.span.end and _is_scrap(text[piece.start : piece.end])]
    above = text[rest[0].start : first.span.start] if rest else ""
    if layout.rows and table_rows(above.split("\n")):
        return
    for piece in rest:
        if piece.end > first.span.start:
            break
        line = text[piece.start : piece.end]
        short = count_words(line) <= _FEW + 1 or _PATH.search(line)
        if piece.end == first.span.start or (short and not _is_sentence(line)):
            yield layout.strike(piece.start, piece.end, "HED008")
    if len(below) >= _FEW - 1:
        for piece in below:
            yield layout.strike(piece.start, piece.end, "HED008")


def _has_body(layout: Layout, pieces: list[Piece]) -> bool:
    """Say whether a head ends where a body begins: a list of runners and riders is all head and no story."""
    return any(isinstance(edit.value, Dateline) for edit in layout.edits) or any(
        looks_like_prose(layout.text[piece.start : piece.end]) for piece in pieces
    )


def _is_scrap(text: str) -> bool:
    return len(text) <= _LONGEST_SCRAP and count_words(text) <= _FEW and text[-1] not in ".!?:。！？"


_LONGEST_SCRAP = 30


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
    pieces = [piece for piece in free_pieces(layout) if piece.start > first.span.start]
    if not _has_body(layout, pieces):
        return
    titles = [piece for piece in pieces if _is_title(text, piece)]
    if len(titles) <= 2:
        for piece in titles:
            line = text[piece.start : piece.end]
            if count_words(line) > _FEW and _may_stand_unproven(line) and match_dateline(text, *piece[:2]) is None:
                yield layout.strike(piece.start, piece.end, "HED007")
