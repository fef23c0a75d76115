"""FUR: page furniture: share bars, prompts, links to other stories, ad markers, headings of lists.

A phrase must be the whole line, or open a short line that holds nothing else; in running text the same words are the
writer's. Phrases are data: `data/languages/*.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from wireclean.article import Edit, Span
from wireclean.data.phrasebook import phrases
from wireclean.layout import Layout, Line
from wireclean.rulebook.rule import Stage, rule

__all__ = ["ends_heading", "furniture_key", "furniture_line", "furniture_opening", "heads_list", "share_bar"]

_EDGE = " .:!>»›→←↑↓|•*·…-–—+()[]{}<＞：…▼▲■◆▶►"


@rule(
    "FUR001",
    "furniture-line",
    stage=Stage.RECOGNITION,
    after=["FUR003"],
    fixes=[
        (
            "The bell weighs a ton.\n\nAdvertisement\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "The bell weighs a ton.\n\nRELATED ARTICLES\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "Die Glocke wiegt eine Tonne.\n\nLesedauer: 4 Minuten\n\n* Teilen\n* Drucken\n\nKommentare (0)\n#Hafen #Port Ellery\n\nEnde.",
            "Die Glocke wiegt eine Tonne.\n\nEnde.",
        ),
        (
            "21:04Ana Lima\nThe bell is up.\n\n20:50KEY EVENT\nThe crane is there.\n\n20:31Tom Reed\nGood evening.",
            "The bell is up.\n\nThe crane is there.\n\nGood evening.",
        ),
    ],
    keeps=[
        "The advertisement ran for a year.",
        "Comments made by the mayor drew laughter.\n\nNo comment, he said.",
        "The third race\n9.00 Ana Lima\n8.50 Tom Reed\n7.10 Joe Hart",
    ],
)
def furniture_line(layout: Layout) -> Iterator[Edit]:
    """A whole line is page furniture.

    Ad markers, button labels, headings of link lists, comment prompts: words that a page puts between paragraphs on a
    line of their own.
    """
    text, known, share = layout.text, phrases().furniture_line, phrases().share
    stamps: list[Line] = []
    button: Line | None = None  # the line before, if it is a share word alone
    claimed = False  # and whether it is struck already
    for line in layout.lines:
        start, end = line
        if end - start > _LONGEST_PHRASE:
            button = None
            continue
        key = furniture_key(text[start:end])
        if key in share:
            if key not in known and button is not None:
                if not claimed:
                    yield layout.strike(button.start, button.end, "FUR001")
                yield layout.strike(start, end, "FUR001")
                button, claimed = line, True
                continue
            button, claimed = line, key in known
        else:
            button = None
        if key in known or _is_tags(text, line) or (end - start == 1 and text[start] in _BULLETS):
            yield layout.strike(start, end, "FUR001")
        elif key[:1] == "#" and _STAMP.fullmatch(text, start, end):
            stamps.append(line)
    if len(stamps) >= _FEWEST_STAMPS:
        for line in stamps:
            yield layout.strike(line.start, line.end, "FUR001")


def _is_tags(text: str, line: Line) -> bool:
    """Say whether a line is a row of tags: `#Harbour #Port Ellery`."""
    return text[line.start] == "#" and text.count(" #", line.start, line.end) > 0 and text[line.end - 1] not in ".!?"


def furniture_key(line: str) -> str:
    """Return a line as the lists of furniture have it: lower case, without bullets and arrows, `#` for a number."""
    key = line.strip(_EDGE)
    if not key.isalpha() and _DIGIT.search(key) is not None:
        key = _NUMBER.sub("#", _ITEM.sub("", key))
    return key.lower() if key.isascii() else key.lower().replace("i\u0307", "i")  # the Turkish capital I with a dot


_DIGIT = re.compile(r"\d")


def heads_list(key: str) -> bool:
    """Say whether a line's key is, or begins with, the heading of a list: `related stories`, `more from port ellery`."""
    known = phrases()
    return key in known.furniture_tail or any(key[:space] in known.heads for space in _spaces(key))


def ends_heading(key: str) -> bool:
    """Say whether a line's key ends with the heading of a list: `port ellery related stories`."""
    feet = phrases().feet
    return any(key[space + 1 :] in feet for space in _spaces(key))


def _spaces(key: str) -> Iterator[int]:
    space = key.find(" ")
    while space >= 0:
        yield space
        space = key.find(" ", space + 1)


_ITEM = re.compile(r"\d{1,2}[.)] (?=\D)")  # the number of a list's item
_NUMBER = re.compile(r"\d[\d.,]{0,9}[kK]?(?!\w)|\d{1,9}")
_BULLETS = "*+•·|"
# An entry of a live blog: `21:04Ana Lima`, `19:11KEY EVENT`. Glued, and three of them in the copy; with a
# space between it could be a race card or a time table.
_STAMP = re.compile(
    r"""
    \d{1,2}[:.]\d\d (?:[ ]?[ap]m)?
    (?: KEY[ ]EVENT | [A-Z][\w’'-]{1,20} (?:[ -][A-Z][\w’'-]{1,20}){1,3} )
    """,
    re.VERBOSE,
)
_FEWEST_STAMPS = 3
_LONGEST_PHRASE = 64


_LONGEST_OPENING = 220
_LONGEST_LOOSE = 140  # of a line whose opening words could open a sentence too
_LONGEST_LEAD = 6
_LEAD = f"{_EDGE}👉▶►▸☞🔴📱👁️\ufe0f"


@rule(
    "FUR002",
    "furniture-opening",
    stage=Stage.RECOGNITION,
    after=["NOT010"],
    reads="line",
    yields_to_prose=True,
    cues=phrases().furniture_opening,
    fixes=[
        (
            "The bell weighs a ton.\n\nRead more: How the bell was found\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "La cloche pèse une tonne.\n\nÀ lire aussi Comment la cloche a été trouvée\n\nElle date de 1871.",
            "La cloche pèse une tonne.\n\nElle date de 1871.",
        ),
        (
            "The bell weighs a ton.\n\nSign up for our morning newsletter and never miss a story.",
            "The bell weighs a ton.",
        ),
    ],
    keeps=[
        "Sign up for the army, he told her. She did, and left Port Ellery in May.",
        "You can read more: the library has it.",
        "More from the wreck came up on Monday.",
        "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
        "Sign up for the rescue boat, the pastor told the boys, and not one of them went home.\n\n"
        "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.",
    ],
)
def furniture_opening(layout: Layout) -> Iterator[Edit]:
    """A short line opens like a prompt or a link to another story.

    `Read more: ...`, `Sign up for ...`, `ALSO READ | ...`. The line must be short and hold one sentence at most, so that
    a paragraph which happens to begin with the words stays.
    """
    text = layout.text
    for cue in layout.cues("FUR002"):
        line = layout.lines[layout.line_at(cue.start)]
        if cue.start - line.start > _LONGEST_LEAD or line.end - line.start > _LONGEST_OPENING:
            continue
        if text[line.start : cue.start].strip(_LEAD) or text[cue.end - 1 : cue.end + 1].isalnum():
            continue
        if text[cue.end - 1] == " " and (text[line.end - 1] in ".:;," or line.end - line.start > _LONGEST_LOOSE):
            continue
        if not _SECOND_SENTENCE.search(text, cue.end, line.end):
            yield layout.strike(line.start, line.end, "FUR002")


_SECOND_SENTENCE = re.compile(r"[a-z0-9)”\"][.!?][”\"')]? +[A-Z0-9“\"(\[]")


@rule(
    "FUR003",
    "share-bar",
    stage=Stage.RECOGNITION,
    after=["FUR006"],
    reads="line",
    cues=phrases().services,
    fixes=[
        (
            "The bell weighs a ton.\n\nShare Facebook X LinkedIn Email Print\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "Share Email Reddit WhatsApp Facebook LinkedIn Copy Link Print The bell weighs a ton.",
            "The bell weighs a ton.",
        ),
    ],
    keeps=[
        "Shares of Facebook and Twitter fell.",
        "They use WhatsApp, Telegram, Facebook and email to sell bells.",
        "Facebook",
    ],
)
def share_bar(layout: Layout) -> Iterator[Edit]:
    """A row of share buttons stands in the text.

    Names of services side by side without comma or verb, at least two where they are the whole line and at least four
    inside one. Shares of Facebook and Twitter are a sentence.
    """
    text = layout.text
    for line in layout.cue_lines("FUR003"):
        cues = layout.cues_in("FUR003", line.start, line.end)
        long = line.end - line.start > _LONGEST_BAR or _OF_SENTENCES.search(text, line.start, line.end) is not None
        for near in _clusters(cues):
            if len(near) < _SERVICES_INSIDE and long:  # too few for a bar inside a line, and the line is no bar
                continue
            start, end = max(line.start, near[0].start - _BAR_EDGE), min(line.end, near[-1].end + _BAR_EDGE)
            starts = sorted(cue.start for cue in near)
            for match in phrases().share_bar.finditer(text, start, end):
                services = bisect_left(starts, match.end()) - bisect_left(starts, match.start())
                whole = match.start() == line.start and match.end() == line.end
                if services >= _SERVICES_INSIDE or (services and whole and len(match[0].split()) >= 2):
                    yield layout.strike(match.start(), match.end(), "FUR003")


def _clusters(cues: list[Span]) -> Iterator[list[Span]]:
    """Part the cues of a line where they are too far from each other for one bar."""
    first = 0
    for at in range(1, len(cues) + 1):
        if at == len(cues) or cues[at].start - cues[at - 1].end > _BAR_EDGE:
            yield cues[first:at]
            first = at


_OF_SENTENCES = re.compile(r", |\. | (?:the|a|and|of|in|on) ")
_LONGEST_BAR = 120
_BAR_EDGE = 80  # how far the bar's other buttons reach beyond the services, and between them
_SERVICES_INSIDE = 4
