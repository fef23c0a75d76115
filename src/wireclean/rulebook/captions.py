"""CAP: captions and credits that stand between paragraphs, outside a numbered gallery.

The proof of a caption is its credit. A paragraph without one is prose, whatever it says of a photo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wireclean.article import Credit, Edit, Span
from wireclean.data import load
from wireclean.grammar.credit import FoundCredit, find_credits, parse_credit
from wireclean.grammar.sentences import ends_sentence
from wireclean.layout import Layout
from wireclean.rulebook.gallery import caption_of
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
_LONGEST_CAPTION = 900
_NEAR = 150  # a credit is shorter than this
_STOP = re.compile(r"[.!?][”\"]? +[A-Z]")
_MOST_STOPS = 3  # a caption of more sentences is a paragraph of the story with a credit glued to it
_LIVE = re.compile(r"\d{1,2} ?(?:h|hrs?|hours?|m|min|minutes?) ago\b|\d{1,2}[.:]\d\d\b")  # an entry of a live page
_FILE = re.compile(r"FILE(?: PHOTO)? ?(?:[-–—:]|\.) ")


@rule(
    "CAP001",
    "caption",
    stage=Stage.RECOGNITION,
    cues=_CUES,
    fixes=[
        (
            "The bell weighs a ton.\n\nFILE - Divers Ana Lima, left, and Tom Reed surface off Port Ellery, May 4, 2020. (AP "
            "Photo/Joe Hart, File)\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "The bell weighs a ton.\n\nThe bell of the Aurora hangs in Port Ellery on Monday. Joe Hart/The Canadian Press via "
            "AP\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
    ],
    keeps=[
        "It was cast in 1871. It sank in 1902. Nobody looked for it. Then two divers did. Photograph: Joe Hart/AP",
        "4h ago 06.03 EST The bell is on the quay, and we have a picture. It weighs a ton. Photograph: Joe Hart/AP",
        "The photo of the bell was taken by Joe Hart.",
        "The bell was sold to a dealer (via an agent in Lisbon), she said.",
        "Lima posted a photo on the site (the bell is in it) and later removed it.",
    ],
)
def caption(layout: Layout) -> Iterator[Edit]:
    """A photo caption stands between the paragraphs.

    It is a line of its own that ends with its photo credit. Caption and credit are kept in `article.captions`.
    """
    text = layout.text
    for line in layout.cue_lines("CAP001"):
        for piece in layout.free(line.start, line.end):
            if piece.end - piece.start > _LONGEST_CAPTION or not layout.cued("CAP001", piece.end - _NEAR, piece.end):
                continue
            credits = find_credits(text, piece.start, piece.end)
            if not credits or text[credits[-1].end : piece.end].strip(" ."):
                continue
            first = credits[0]
            if first.start == piece.start and _only_credits(text, credits, piece):
                continue
            lead = text[piece.start : first.start].rstrip()
            if _LIVE.match(lead):
                continue
            if _FILE.match(lead) or (
                len(_STOP.findall(lead)) < _MOST_STOPS and (ends_sentence(lead) or len(lead) <= 300)
            ):
                yield layout.strike(piece.start, piece.end, "CAP001", caption_of(text, piece))


def _only_credits(text: str, credits: list[FoundCredit], piece: Span) -> bool:
    position = piece.start
    for credit in credits:
        if text[position : credit.start].strip(" .|"):
            return False
        position = credit.end
    return True


@rule(
    "CAP002",
    "credit",
    stage=Stage.RECOGNITION,
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
    for line in layout.cue_lines("CAP001"):
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
def _labels() -> tuple[str, ...]:
    words = load("photo_organizations.toml")["words"]
    return (*words["labels"], *words["uncased"])


@cache
def _credit_line() -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, (*_labels(), "image source,")), key=lambda label: (-len(label), label)))
    return re.compile(
        rf"""
        [(（【\[*]{{0,2}} [ ]? (?i:{labels}) [ ]{{0,2}} (?:[:：=＝／]|(?<=source,))
        [ ]{{0,2}} (?P<who> [^\n:.!?。！？“”„«»]{{2,80}} (?:\.[\w-][^\n:.!?。]{{0,40}})?? ) [)）】\]]{{0,2}} [.]?
        """,
        re.VERBOSE,
    )


@rule(
    "CAP003",
    "credit-line",
    stage=Stage.RECOGNITION,
    yields_to_prose=True,
    cues=[
        *(f"{label}{mark}" for label in _labels() if label != "source" for mark in (":", "：", " :", "=", "＝", "／")),
        "image source,",
    ],
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
    text = layout.text
    for line in layout.cue_lines("CAP003"):
        if line.end - line.start > _LONGEST_CREDIT_LINE:
            continue
        match = _credit_line().fullmatch(text, line.start, line.end)
        if match is None or len(match["who"].split()) > _MOST_WORDS:
            continue
        who = match["who"].strip()
        if who[0].islower() and who.casefold() not in _NOBODY:
            continue
        for left in layout.free(line.start, line.end):
            credit = parse_credit(text[left.start : left.end]) or Credit(None, who, text[line.start : line.end])
            yield layout.strike(left.start, left.end, "CAP003", credit)


_LONGEST_CREDIT_LINE = 120
_MOST_WORDS = 9
_NOBODY = frozenset(("privat", "private", "dpa", "dr", "archiv", "imago", "личный архив", "afp", "picture alliance", "zvg", "istimewa", "unsplash", "pixabay"))  # fmt: skip
