"""CAP: captions and credits that stand between paragraphs, outside a numbered gallery.

The proof of a caption is its credit, or a label that says so. A paragraph without one is prose, whatever it says of a photo.
A credit on a line of its own has its caption above or below it, or none at all: that is weighed (`data/captions.toml`), and
in doubt the credit goes and the line stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from wireclean.article import Caption, Credit, Edit, Span
from wireclean.data import load
from wireclean.data.phrasebook import phrases
from wireclean.grammar.byline import find_byline
from wireclean.grammar.credit import find_credits
from wireclean.grammar.credit_line import (
    ClosingCredit,
    WholeCredit,
    caption_label,
    closing_credit,
    has_button,
    whole_credit,
)
from wireclean.grammar.names import is_name, read_name
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.sentences import count_words, ends_sentence, is_paragraph
from wireclean.grammar.timestamp import find_timestamps
from wireclean.layout import Judged, Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["caption", "credit", "credit_line"]

_CUES = [
    "photo/", "photo by", "photo:", "photo via", "photo credit", "(photo", "ap photo", "photos by", "photograph by", "photo courtesy",
    " via ap", "via getty", "via reuters", "via afp", "via the canadian press", "via epa", "/ap", "/ ap", "getty", "reuters/", "/reuters", "/ reuters",
    "afp/", "/afp", "/ afp", "/epa", "/the canadian press", "image credit", "image:", "image copyright", "pool)", "file)", "handout",
    "courtesy of", "picture by", "picture:", "credit:", "file -", "file –", "file —", "/pool", "/nasa", "/staff", "/bloomberg", "/shutterstock",
    "foto:", "fotos:", "foto :", "foto /", "photo :", "photos :", "bild:", "bilder:", "bildrechte:", "bildquelle:", "©", "crédit", "beeld:",
    "kuva:", "фото:", "imagen:", "imagem:", "fotó:", "zdjęcie:", "fot.", "fotoğraf:", "foto di ", "foto de ", "/dpa", "/ntb", "/tt",
]  # fmt: skip
_NEAR = 150  # a credit is shorter than this
_STOP = re.compile(r"[.!?][”\"]? +[A-Z]")
_LIVE = re.compile(r"\d{1,2} ?(?:h|hrs?|hours?|m|min|minutes?) ago\b|\d{1,2}[.:]\d\d\b")  # an entry of a live page
_FILE = re.compile(r"FILE(?: PHOTO)? ?(?:[-–—:]|\.) ")
_LETTER = re.compile(r"[^\W\d_]{2}")
_WORDS = re.compile(r"\w+")
_CLOSERS = ")）]】"
_MARKS = re.compile(r"[/|:：©＝／]| via | [-–—] |\.\.\.|、")


@cache
def _weights() -> dict[str, int]:
    weights: dict[str, int] = load("captions.toml")["weights"]
    return weights


@cache
def _limit(name: str) -> int:
    return int(load("captions.toml")["limits"][name])


@rule(
    "CAP001",
    "caption",
    stage=Stage.RECOGNITION,
    after=["HED001"],
    cues=_CUES,
    needs_cue=False,
    fixes=[
        (
            "The bell weighs a ton.\n\nFILE - Divers Ana Lima, left, and Tom Reed surface off Port Ellery, May 4, 2020. (AP "
            "Photo/Joe Hart, File)\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "The bell weighs a ton.\n\nThe bell of the Aurora hangs in Port Ellery on Monday. Joe Hart/Ellery Gazette"
            "\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "The bell weighs a ton.\n\nThe bell of the Aurora hangs on the quay\nPhoto: Joe Hart, The Gazette\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
    ],
    keeps=[
        "It was cast in 1871. It sank in 1902. Nobody looked for it. Then two divers did. Photograph: Joe Hart/AP",
        "4h ago 06.03 EST The bell is on the quay, and we have a picture. It weighs a ton. Photograph: Joe Hart/AP",
        "The photo of the bell was taken by Joe Hart.",
        "The bell was sold to a dealer (via an agent in Lisbon), she said.",
        "Lima posted a photo on the site (the bell is in it) and later removed it.",
        "The bell weighs a ton and nobody has rung it since the war.\n\nThe town wants it back, the mayor said.",
    ],
)
def caption(layout: Layout) -> Iterator[Edit]:
    """A photo caption stands between the paragraphs.

    It ends with its photo credit, has it on the line above or below, or has a label such as `Image caption,` before it.
    Caption and credit are kept in `article.captions`.
    """
    lines = _lines(layout)
    taken: set[int] = set()
    pairs = _Pairs(layout, lines)
    for index, line in enumerate(lines):
        if index in taken:
            continue
        if line.label_end:
            first, last, found = pairs.labelled(index)
            if found is None and line.label_end >= line.end:  # a label whose caption is gone
                yield layout.strike(line.start, line.end, "CAP001")
        elif line.whole is not None:
            first, last, found = pairs.beside(index)
        else:
            first, last, found = index, index, _closed(layout, lines, index)
        if found is not None and taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            yield layout.strike(lines[first].start, lines[last].end, "CAP001", found)


class _Line(NamedTuple):
    """A line that nothing has claimed: where it stands, and what it is if all of it is a credit or a label opens it."""

    start: int
    end: int
    number: int  # among all the lines of the layout
    whole: WholeCredit | None
    label_end: int  # where the caption begins behind its label; 0 without one


def _lines(layout: Layout) -> list[_Line]:
    """Return what is free of each line, read as a credit."""
    text = layout.text
    found: list[_Line] = []
    for number, (start, end) in enumerate(layout.lines):
        for piece in layout.free(start, end):
            short = piece.end - piece.start <= _NEAR
            whole = layout.reading(_read_whole, text[piece.start : piece.end]) if short else None
            label_end = caption_label(text, *piece) if short or whole is None else 0
            found.append(_Line(piece.start, piece.end, number, whole, label_end))
    return found


def _read_whole(line: str) -> WholeCredit | None:
    return whole_credit(line, 0, len(line)) if _may_be_credit(line, 0, len(line)) else None


def _read_closing(line: str) -> ClosingCredit | None:
    return closing_credit(line, 0, len(line)) if _may_end_in_credit(line, 0, len(line)) else None


def _may_be_credit(text: str, start: int, end: int) -> bool:
    """Say, with little work, whether a line can be nothing but a credit."""
    if text[end - 1] in '.!?”"' and end - start > 60:
        return False
    if text[end - 1] in _CLOSERS or _MARKS.search(text, start, end):
        return True
    spaces = text.count(" ", start, end)  # the name of an organisation alone, or names with a comma between
    comma = text.find(",", start, end) > 0 or text.find("،", start, end) > 0
    return spaces <= 2 or (comma and spaces <= 7 and text[end - 1] not in '.!?”"')


def _closed(layout: Layout, lines: list[_Line], index: int) -> Caption | None:
    """Read a line that ends with its credit as a caption; None for a paragraph that has one glued to it."""
    text, line = layout.text, lines[index]
    if line.end - line.start > _limit("longest_caption"):
        return None
    closing = layout.reading(_read_closing, text[line.start : line.end])
    if closing is None or closing.start <= 0:
        return None
    lead = _IMAGES.sub("", text[line.start : line.start + closing.start].rstrip())
    if _LIVE.match(lead) or _is_short(lead) or _LETTER.search(lead) is None:
        return None
    if closing.signs and not any(is_paragraph(text[one.start : one.end]) for one in lines[index + 1 :]):
        return None  # `... - Reuters` at the end signs the story
    file = _FILE.match(lead) is not None
    if not file and len(_STOP.findall(lead)) >= _limit("sentences"):
        return None
    if not file and not ends_sentence(lead) and len(lead) > _limit("long"):
        return None
    return Caption(lead, closing.credit, None, None, Span(line.start, line.end))


def _is_short(text: str) -> bool:
    return len(text) < _limit("shortest") and count_words(text) < _limit("fewest_words")


def _may_end_in_credit(text: str, start: int, end: int) -> bool:
    """Say, with little work, whether a line can end in a credit: most end in a full stop."""
    low = max(start, end - _NEAR)
    if text[end - 1] in '.!?”"':
        return text[end - 2] in _CLOSERS or _MARKS.search(text, low, end) is not None
    return True


class _Pairs:
    """The captions of credits that have a line of their own."""

    def __init__(self, layout: Layout, lines: list[_Line]) -> None:
        self._text = text = layout.text
        self._judged = layout.judged
        self._lines = lines
        credits = [index for index, line in enumerate(lines) if line.whole is not None]
        self._known: Counter[str] = Counter(map(self._fold, range(len(lines)))) if credits else Counter()
        gaps = [text.count("\n", one.end, two.start) for one, two in pairwise(lines)] if credits else []
        self._blank = sum(gap > 1 for gap in gaps)
        self._tight = len(gaps) - self._blank
        paragraphs = [i for i, line in enumerate(lines) if is_paragraph(text[line.start : line.end])] if credits else []
        self._first_paragraph = paragraphs[0] if paragraphs else len(lines)
        self._last_paragraph = paragraphs[-1] if paragraphs else -1
        self._paragraphs = len(paragraphs)
        # The first line is never a caption: it is the headline, or the first paragraph. Buttons and times may stand before it.
        self._headline = next((i for i in range(len(lines)) if self._opens(i)), 0) if credits else 0
        self._side = 0  # on which side of its credit a caption stands that is proved: -1 above, 1 below
        for index in credits:
            first, _, found = self.beside(index)
            if found is not None:
                self._side = -1 if first < index else 1
                break

    def _fold(self, index: int) -> str:
        line = self._lines[index]
        return self._text[line.start : line.end].casefold()

    def _start(self, index: int) -> int:
        return self._lines[index].start if index < len(self._lines) else len(self._text)

    def _opens(self, index: int) -> bool:
        start, end, _, whole, label_end = self._lines[index]
        return whole is None and not label_end and count_words(self._text[start:end]) >= _limit("fewest_words")

    def _is_candidate(self, index: int) -> bool:
        """Say whether a line can be a caption at all: no credit, time, name, mark, and no long paragraph."""
        if not self._headline < index < len(self._lines):
            return False
        start, end, _, whole, label_end = self._lines[index]
        if whole is not None or label_end or end - start > _limit("longest_caption"):
            return False
        text = self._text[start:end]
        if (
            _is_short(text)
            or len(_STOP.findall(text)) >= _limit("sentences")
            or _LETTER.search(text) is None
            or is_name(text)
        ):
            return False
        if phrases().page.search(text):
            return False
        if not ends_sentence(text):
            name = read_name(text)
            if count_words(text) < _limit("fewest_words") or (
                name is not None and text[name.end : name.end + 1] in ",;"
            ):
                return False
            if self._headline >= 0 and self._fold(index) == self._fold(self._headline):
                return False
        return not (
            len(text) <= _NEAR and (find_timestamps(self._text, start, end) or find_byline(self._text, start, end))
        )

    def labelled(self, index: int) -> tuple[int, int, Caption | None]:
        """Read a caption that a label opens, on its line or the next, with the credit above or below."""
        line = self._lines[index]
        first, last = index, index
        start, end = line.label_end, line.end
        if start >= end:
            last = index + 1
            if not self._is_candidate(last):
                return index, index, None
            start, end = self._lines[last].start, self._lines[last].end
        credit = None
        closing = closing_credit(self._text, start, end)
        above = self._lines[index - 1].whole if index else None
        below = self._lines[last + 1].whole if last + 1 < len(self._lines) else None
        if closing is not None and closing.start > start:
            credit, stop = closing.credit, closing.start
        elif above is not None and not above.label:
            first, credit, stop = index - 1, above.credit, end
        elif below is not None and not below.label and not below.labels_caption:
            last, credit, stop = last + 1, below.credit, end
        else:
            stop = end
        return first, last, Caption(self._text[start:stop].rstrip(), credit, None, None, Span(start, end))

    def beside(self, index: int) -> tuple[int, int, Caption | None]:
        """Choose the caption of the credit on line `index`: the line above, the one below, or none."""
        lines = self._lines
        whole = lines[index].whole
        last = index
        if whole is None or whole.labels_caption or (whole.signs and index > self._last_paragraph):
            return index, index, None
        if whole.label:  # `Foto:`, and who took it on the next line
            following = lines[index + 1].whole if index + 1 < len(lines) else None
            if following is None or following.label:
                return index, index, None
            last, whole = index + 1, following._replace(sure=True)
        above, below = self._weigh(index - 1, index, last, whole), self._weigh(last + 1, index, last, whole)
        if max(above, below) < _limit("enough"):
            return index, index, None
        chosen = index - 1 if above >= below else last + 1
        line = lines[chosen]
        found = Caption(self._text[line.start : line.end], whole.credit, None, None, Span(line.start, line.end))
        return min(chosen, index), max(chosen, last), found

    def _weigh(self, index: int, first: int, last: int, whole: WholeCredit) -> int:
        """Weigh what speaks for line `index` being the caption of the credit on the lines from `first` to `last`."""
        if not self._is_candidate(index):
            return 0
        lines, text = self._lines, self._text
        line, above = lines[index], index < first
        printed = text[line.start : line.end]
        gap = text.count("\n", line.end, lines[first].start) if above else text.count("\n", lines[last].end, line.start)
        beyond = last + 1 if above else first - 1
        paragraph = is_paragraph(printed)
        if paragraph and self._paragraphs < 2:
            return 0
        evidence = {
            "above": above,
            "sure": whole.sure and _names(whole.credit),
            "signs": whole.signs,
            "buttons": above and (whole.buttons or has_button(text, lines[last].end, self._start(last + 1))),
            "side": self._side == (-1 if above else 1),
            "tight": gap == 1 and self._blank > self._tight,
            "apart": gap > 1 and self._tight > 0,
            "no_stop": not ends_sentence(printed),
            "printed_again": self._known[printed.casefold()] > 1,
            "long": len(printed) > _limit("long"),
            "paragraph_below": paragraph and not above,
            "speech": printed[0] in _QUOTES,
            "in_head": min(index, first) <= self._first_paragraph
            and not (0 <= beyond < len(lines) and is_paragraph(text[lines[beyond].start : lines[beyond].end])),
        }
        names = tuple(name for name, holds in evidence.items() if holds)
        self._judged.append(Judged(line.start, line.end, "CAP001", names, _limit("enough")))
        return sum(_weights()[name] for name in names)


def _names(credit: Credit) -> bool:
    """Say whether a credit names a person or an organisation that is known, and not just any words."""
    return credit.photographer is not None or organization_named(credit.organization or "") is not None


_IMAGES = re.compile(r"\A\d{1,2}(?=[A-Z“\"])")  # how many pictures there are, glued to the caption of the first
_QUOTES = "\"“„«‘'»"


@rule(
    "CAP002",
    "credit",
    stage=Stage.RECOGNITION,
    after=["CAP001"],
    reads="line",
    cues=_CUES,
    fixes=[
        ("(Photo by Joe Hart/Getty Images) The bell weighs a ton.", "The bell weighs a ton."),
        (
            "The bell weighs a ton.\n\nREUTERS/Joe Hart\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "It was cast in 1871. It sank in 1902. Nobody looked for it. Then two divers did. Photograph: Joe Hart/AP",
            "It was cast in 1871. It sank in 1902. Nobody looked for it. Then two divers did.",
        ),
    ],
    keeps=["The firm (AP Moller) sold the bell.", "Photos by Joe Hart hang in the town hall."],
)
def credit(layout: Layout) -> Iterator[Edit]:
    """A photo credit without its caption stands in the text.

    Alone on a line, in brackets glued to the beginning of a paragraph, or glued to the end of one that is too long for a
    caption; the paragraph stays.
    """
    text = layout.text
    for line in layout.cue_lines("CAP002"):
        for piece in layout.free(line.start, line.end):
            short = text[piece.start] == "(" or piece.end - piece.start <= _NEAR
            credits = find_credits(text, piece.start, min(piece.end, piece.start + 300)) if short else []
            if not credits or credits[0].start != piece.start:
                tail = find_credits(text, max(piece.start, piece.end - _NEAR), piece.end)
                if tail and tail[-1].end == piece.end and ends_sentence(text[piece.start : tail[-1].start].rstrip()):
                    yield layout.strike(tail[-1].start, piece.end, "CAP002", tail[-1].credit)
                continue
            end = credits[0].end
            for following in credits[1:]:
                if text[end : following.start].strip(" .|"):
                    break
                end = following.end
            alone = not text[end : piece.end].strip(" .")
            if alone or (text[piece.start] == "(" and piece.start == line.start):
                yield layout.strike(piece.start, piece.end if alone else end, "CAP002", credits[0].credit)


@cache
def _label_cues() -> tuple[str, ...]:
    words = load("photo_organizations.toml")["words"]
    labels = [label for label in (*words["labels"], *words["uncased"]) if label != "source"]
    colons = (":", "：", " :", "=", "＝", "／")
    return (
        *(f"{label}{mark}" for label in labels for mark in colons),
        *(f"© {label}:" for label in words["sources"]),
        *(f"{label}{mark}" for label in words["source_labels"] for mark in (",", "،")),
    )


@rule(
    "CAP003",
    "credit-line",
    stage=Stage.RECOGNITION,
    after=["CAP002"],
    reads="line",
    yields_to_prose=True,
    cues=_label_cues(),
    fixes=[
        ("Die Glocke wiegt eine Tonne.\n\nFoto: privat\n\nSie wurde 1871 gegossen.", "Die Glocke wiegt eine Tonne.\n\nSie wurde 1871 gegossen."),
        ("鐘の重さは１トン。\n\n写真＝港の博物館\n\n鋳造は１８７１年。", "鐘の重さは１トン。\n\n鋳造は１８７１年。"),
        ("The bell weighs a ton.\n\nImage source, Getty Images", "The bell weighs a ton."),
    ],
    keeps=[
        "BILD: Herr Reed, was wiegt die Glocke?\n\nReed: Eine Tonne.",
        "Picture: a ton of bronze, hanging over the yard.",
        "Image: why the bell looks as it does, and who made it look so in the years since it was found off the port.",
    ],
)  # fmt: skip
def credit_line(layout: Layout) -> Iterator[Edit]:
    """A line of its own says whose a photo is, in any language: `Foto: privat`, `Bild: Archiv`, `写真＝...`.

    A label for photos, a colon, and a few words that are no sentence: no stop, no question.
    """
    for line in layout.cue_lines("CAP003"):
        found = whole_credit(layout.text, line.start, line.end)
        if found is not None and found.sure:
            for left in layout.free(line.start, line.end):
                yield layout.strike(left.start, left.end, "CAP003", found.credit)
