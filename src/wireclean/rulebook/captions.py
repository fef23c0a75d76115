"""CAP: captions and credits that stand between paragraphs, outside a numbered gallery.

The proof of a caption is its credit, or a label that says so. A paragraph without one is prose, whatever it says of a photo.
A credit on a line of its own has its caption above or below it, or none at all: that is weighed (`data/captions.toml`), and
in doubt the credit goes and the line stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from wireclean.article import Caption, Credit, Edit
from wireclean.data import load
from wireclean.grammar.credit import closing_credit, find_credits, whole_credit
from wireclean.grammar.sentences import ends_sentence
from wireclean.grammar.timestamp import is_timestamp
from wireclean.layout import Layout, Line
from wireclean.rulebook.caption_copy import CaptionCopy
from wireclean.rulebook.caption_evidence import Readings
from wireclean.rulebook.caption_inline import inline_captions
from wireclean.rulebook.caption_lines import NEAR, NOTHING, lines_of
from wireclean.rulebook.caption_told import ToldCaptions, ends_told, hides_captions, without_copyright
from wireclean.rulebook.own_prose import is_body
from wireclean.rulebook.placed_bylines import placed_byline
from wireclean.rulebook.rule import Stage, rule

__all__ = ["caption", "credit", "credit_line"]


@rule(
    "CAP001",
    "caption",
    stage=Stage.RECOGNITION,
    after=["HED001"],
    cues=load("captions.toml")["words"]["cues"],
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
        (
            "The bell weighs a ton.\n\nThe bell of the Aurora hangs on the quay /Joe Hart /AFP\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
    ],
    keeps=[
        "It was cast in 1871. It sank in 1902. Nobody looked for it. Then two divers did. Photograph: Joe Hart/AP",
        "4h ago 06.03 EST The bell is on the quay, and we have a picture. It weighs a ton. Photograph: Joe Hart/AP",
        "The photo of the bell was taken by Joe Hart.",
        "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said.\n\n"
        "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it. (Ana Lima, APA, May 4, 2020)",
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
    lines = lines_of(layout)
    copy = CaptionCopy(layout, lines)
    taken = set[int]()
    if any(line.says is not NOTHING for line in lines) or hides_captions(layout.text):
        for first, last, value in _captions(copy):
            taken.update(range(first, last + 1))
            for number, piece in enumerate(
                layout.free(lines[first].start, lines[last].end)
            ):  # buttons between are claimed
                yield layout.strike(*piece, "CAP001", None if number else value)
    if "CAP001" in layout.cued_codes:
        for index, line in enumerate(lines):
            if index not in taken and line.end - line.start > NEAR and layout.cued("CAP001", line.start, line.end):
                for stretch, value in inline_captions(layout, line.start, line.end, copy.head):
                    yield layout.strike(*stretch, "CAP001", value)


def _captions(copy: CaptionCopy) -> list[tuple[int, int, Caption | None]]:
    """Return the captions of some copy, in order: the first and last line of each, and what it says."""
    told, lines = ToldCaptions(copy), copy.lines
    taken: set[int] = set()
    found: list[tuple[int, int, Caption | None]] = []

    def take(first: int, last: int, value: Caption | None) -> None:
        if value is not None and is_timestamp(value.text, 0, len(value.text)):
            return  # `May 4, 2020 - 10:15 - Source: Ellery Post`
        if is_body(copy.layout, lines[first].start, lines[last].end):
            return
        if taken.isdisjoint(range(first, last + 1)):
            if value is not None:
                first, last = copy.whole_of(first, last, value.text, taken)
            taken.update(range(first, last + 1))
            found.append((first, last, value))

    for first, last, value in told.labelled():
        take(first, last, value)
    for index, value in told.closed():
        take(index, index, value)
    if hides_captions(copy.text):
        for first, last, value in told.buttoned():
            take(first, last, value)
    likely = [reading for reading in Readings(copy).beside() if reading.margin >= 0]
    for reading in sorted(likely, key=lambda reading: -reading.margin):
        take(reading.first, reading.last, reading.caption)
    return sorted(found, key=lambda one: one[0])


@rule(
    "CAP002",
    "credit",
    stage=Stage.RECOGNITION,
    after=["CAP001"],
    reads="line",
    cues=load("captions.toml")["words"]["cues"],
    fixes=[
        ("(Photo by Joe Hart/Getty Images) The bell weighs a ton.", "The bell weighs a ton."),
        (
            "鐘の重さは１トンを超え、博物館の庭に掛かっていると館長が話した。\n\n鋳造は１８７１年で、船は二年後に沈んだという。(c)AFP/Joe HART",
            "鐘の重さは１トンを超え、博物館の庭に掛かっていると館長が話した。\n\n鋳造は１８７１年で、船は二年後に沈んだという。",
        ),
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
            short = text[piece.start] == "(" or piece.end - piece.start <= NEAR
            credits = find_credits(text, piece.start, min(piece.end, piece.start + 300)) if short else []
            if not credits or credits[0].start != piece.start:
                tail = find_credits(text, max(piece.start, piece.end - NEAR), piece.end)
                if tail and tail[-1].end == piece.end and ends_sentence(text[piece.start : tail[-1].start].rstrip()):
                    yield layout.strike(tail[-1].start, piece.end, "CAP002", tail[-1].credit)
                elif not tail and (found := _behind_syllables(text, *piece)) is not None:
                    yield layout.strike(found[0], piece.end, "CAP002", found[1])
                continue
            end = credits[0].end
            for following in credits[1:]:
                if text[end : following.start].strip(" .|"):
                    break
                end = following.end
            alone = not text[end : piece.end].strip(" .")
            if alone and placed_byline(layout, Line(*piece)) is not None:
                continue  # whose story it is
            if alone or (text[piece.start] == "(" and piece.start == line.start):
                yield layout.strike(piece.start, piece.end if alone else end, "CAP002", credits[0].credit)


def _behind_syllables(text: str, start: int, end: int) -> tuple[int, Credit] | None:
    """Return where the credit of the story's pictures begins behind a sentence of Chinese, Japanese or Korean, and the credit."""
    closing = closing_credit(text, start, end)
    if closing is None or closing.bare or closing.kind:
        return None
    told = without_copyright(text[start : closing.start].rstrip())
    return (start + len(told), closing.credit) if ends_told(told) else None


@cache
def _label_cues() -> tuple[str, ...]:
    table = load("photo_organizations.toml")
    words = table["words"]
    labels = [label for label in (*words["labels"], *words["uncased"]) if label != "source"]
    colons = (":", "：", " :", "=", "＝", "／")
    return (
        *(f"{label}{mark}" for label in labels for mark in colons),
        *(f"© {label}:" for label in words["sources"]),
        *(f"{label}{mark}" for label in words["source_labels"] for mark in (",", "،")),
        *(f"({label} " for label in labels if " " not in label),
        *(f"{label} " for label in words["dotted"]),
        *(f"{name.lower()}{stroke}" for name in table["names"] for stroke in ("/", " /", " |")),
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
        ("Die Glocke wiegt eine Tonne.\n\npicture alliance / dpa | Ana Lima\n\nEs läutet.", "Die Glocke wiegt eine Tonne.\n\nEs läutet."),
        ("종은 무게가 1톤이 넘는다.\n\n[사진=연합뉴스]\n\n1871년에 만들어졌다.", "종은 무게가 1톤이 넘는다.\n\n1871년에 만들어졌다."),
    ],
    keeps=[
        "BILD: Herr Reed, was wiegt die Glocke?\n\nReed: Eine Tonne.",
        "Picture: a ton of bronze, hanging over the yard.",
        "Image: why the bell looks as it does, and who made it look so in the years since it was found off the port.",
    ],
)  # fmt: skip
def credit_line(layout: Layout) -> Iterator[Edit]:
    """A line of its own says whose a photo is, in any language: `Foto: privat`, `Bild: Archiv`, `写真＝...`.

    A label for photos, a colon, and a few words that are no sentence: no stop, no question. Or nothing but names, of which one sells
    photos.
    """
    for line in layout.cue_lines("CAP003"):
        found = whole_credit(layout.text, line.start, line.end)
        if found is not None and found.sure:
            for left in layout.free(line.start, line.end):
                yield layout.strike(left.start, left.end, "CAP003", found.credit)
