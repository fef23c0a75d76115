"""GAL: photo galleries that a flattener left in the copy: counters, captions, toggles.

A counter alone proves nothing: "1 of 9 justices" is prose. It is a gallery's when it stands where a slot begins and
something of a gallery follows: a toggle, a photo credit, or the next counter of the same total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import structs

from wireclean.article import Caption, Credit, Edit, Span
from wireclean.data import load
from wireclean.grammar.credit import closing_credit, find_credits, whole_credit
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["caption_of", "gallery_control", "gallery_slot"]


def _words(name: str) -> list[str]:
    words: list[str] = load("captions.toml")["words"][name]
    return words


def _any_of(name: str) -> str:
    """Return a pattern of the buttons of a list, whose words a flattener may set on lines of their own."""
    longest = sorted(_words(name), key=lambda words: (-len(words), words))
    return "|".join("[ \\n]+".join(map(re.escape, words.split())) for words in longest)


_COUNTER = re.compile(
    rf"""
    (?: (?<! [\w.,:/$€£-] ) | {"|".join(rf"(?<={word.split()[-1]})" for word in _words("every_slot"))} )   # a button may be glued to it
    (?P<bracket> \[ )?
    (?: (?P<label> {"|".join(_words("counted"))} ) [ ] )?
    (?P<index> \d{{1,3}} ) (?: \s? (?: {"|".join(_words("counter_joints"))} ) [ ]? (?:/[ ])? | [ ]?/[ ]? ) (?P<total> \d{{1,3}} )
    (?! [\da-z_%] | [.,:/-]\d | [ ](?: {"|".join(_words("measures"))} )\b )                             # a caption may be glued: 1of12Divers
    (?(bracket) \] )
    (?: [ ]\| )?
    """,
    re.VERBOSE,
)

_TOGGLE = re.compile(
    rf"""
    (?: (?P<every> {_any_of("every_slot")} )
      | (?P<read> {_any_of("read_on")} ) (?: (?= [ ]*(?:\n|\Z) ) | (?= [ ]*\d{{1,3}}[ ](?: {"|".join(_words("counter_joints"))} )) )
      | (?<= \)[ ] ) (?P<behind> {_any_of("read_on")} )
      | {_any_of("slot_buttons")}
      | (?: {_any_of("last_buttons")} ) (?= [ ]*(?:\n|\Z) )
    )
    (?! [a-z’'] )
    """,
    re.VERBOSE,
)

_MOST_SLOTS = 250
_LONGEST_SLOT = 2500  # characters; captions are rarely over 600


class _Counter(NamedTuple):
    start: int
    end: int
    number: int
    total: int
    opens: bool  # stands where a slot can begin: at a line's start, or right after another slot
    joined: bool  # is one word, as no prose prints it: `1of12`


@rule(
    "GAL001",
    "gallery-slot",
    stage=Stage.RECOGNITION,
    cues=[
        f"{digit}{space}{joint}"
        for digit in range(10)
        for joint in (*_words("counter_joints"), "/")
        for space in ("", " ")
    ],
    fixes=[
        (
            "1 of 2 Divers Ana Lima, left, and Tom Reed surface off Port Ellery on Monday, May 4, 2020. (Joe Hart/Pool "
            "Photo via AP) Joe Hart/AP Show More Show Less 2 of 2\n\nThe divers found the wreck at noon.",
            "The divers found the wreck at noon.",
        ),
        (
            "1 of 18 | A crane lifts the bell of the Aurora on Monday. (AP Photo/Joe Hart)\n"
            "2 of 18 | The bell lies on the quay. (AP Photo/Joe Hart)\n\nThe bell was cast in 1871.",
            "The bell was cast in 1871.",
        ),
        (
            "1of2\nA crane lifts the bell of the Aurora on Monday.\nJoe Hart/Ellery Gazette\nShow More\nShow Less\n"
            "2of2\nShow More\nShow Less\n\nThe bell was cast in 1871.",
            "The bell was cast in 1871.",
        ),
        (
            "Image 1 of 2\n\n▼\n\nA crane lifts the bell of the Aurora. (Joe Hart/AP)\n\n"
            "Image 2 of 2\n\n▼\n\nThe bell lies on the quay. (Joe Hart/AP)\n\nThe bell was cast in 1871.",
            "The bell was cast in 1871.",
        ),
    ],
    keeps=[
        "1 of 9 justices dissented, and 3 of 9 wrote opinions of their own.",
        "About 2 of 3 voters in Port Ellery said yes. Only 1 of 3 had voted before.",
        "Reed has won 4 of 9 matches this year.\n\n2 of 3 sets went to a tie-break.",
    ],
)
def gallery_slot(layout: Layout) -> Iterator[Edit]:
    """A numbered slot of a photo gallery stands in the text.

    Galleries flatten to `1 of 9`, the caption, its credit once or twice, and the buttons that opened and closed the
    caption. The caption and its credit are kept in `article.captions`; a slot without a caption only goes.
    """
    counters = _counters(layout)
    position = 0
    while position < len(counters):
        slots, done = _gallery(layout, counters, position)
        for counter, slot in slots:
            yield _slot(layout, counter, slot)
        position += done


def _counters(layout: Layout) -> list[_Counter]:
    """Return the counters near the cues: the patterns that could be one, in order."""
    text = layout.text
    found: list[_Counter] = []
    line_starts = {line.start for line in layout.lines}
    after = 0
    for cue in layout.cues("GAL001"):
        match = _COUNTER.search(text, max(after, cue.start - _LEAD), min(len(text), cue.end + _TAIL))
        if match is None:
            continue
        after = match.end()
        index, total = int(match["index"]), int(match["total"])
        if 1 <= index <= total:
            joined = match.start() in line_starts and any(map(str.isalpha, match[0])) and " " not in match[0]
            found.append(_Counter(match.start(), match.end(), index, total, match.start() in line_starts, joined))
    return found


_LEAD, _TAIL = 12, 8  # how far a counter reaches before and after its cue: `Image 12 of / 34 |`


class _Slot(NamedTuple):
    """What follows a counter: where it ends, and how much speaks for it: 2 for a button, 1 for a credit, 0 for an empty slot."""

    end: int
    proof: int
    caption: Span | None = None  # with its credit, where the two stand side by side
    credit: Credit | None = None  # where it stands on a line of its own
    toggled: bool = False  # whether the buttons are those that every slot of a gallery has, if one has them


def _gallery(layout: Layout, counters: list[_Counter], first: int) -> tuple[list[tuple[_Counter, _Slot]], int]:
    """Return the slots of the gallery that begins with `counters[first]`, empty if it is none.

    The second answer is how many counters are done with: those of the gallery, or those that cannot begin one either.
    """
    text = layout.text
    toggled = False
    slots: list[tuple[_Counter, _Slot]] = []
    evidence = int(counters[first].joined)
    counter: _Counter | None = counters[first]
    while counter is not None:
        after_slot = bool(slots) and not text[slots[-1][1].end : counter.start].strip()
        placed = counter.opens or after_slot
        if not placed and (slots or counter.number != 1):
            break
        at = first + len(slots) + 1
        following = counters[at] if at < len(counters) and len(slots) + 1 < _MOST_SLOTS else None
        if following is not None and not _follows(counter, following):
            following = None
        limit = min(len(text), counter.end + _LONGEST_SLOT) if following is None else following.start
        slot = _slot_of(text, counter, limit, toggled)
        empty = following is not None and not text[counter.end : following.start].strip()
        if not placed and slot.proof < 2 and not empty:
            break
        toggled = toggled or slot.toggled
        evidence += slot.proof
        slots.append((counter, slot))
        counter = following
    if evidence < (2 if len(slots) == 1 else 1):
        # nothing speaks for any of several slots, and begun later they would be read as they were
        return [], max(len(slots) - 1, 1)
    return slots, len(slots)


def _follows(slot: _Counter, following: _Counter) -> bool:
    """Say whether a counter can be that of the slot after `slot` in the same gallery."""
    return (
        following.total == slot.total
        and following.number >= slot.number
        and following.start - slot.end <= _LONGEST_SLOT
    )


def _slot_of(text: str, counter: _Counter, limit: int, toggled: bool) -> _Slot:
    """Read what follows a counter, on its line or on lines of its own."""
    newline = text.find("\n", counter.end, limit)
    line_end = limit if newline < 0 else newline
    alone = not text[counter.end : line_end].strip()
    toggle = _TOGGLE.search(text, counter.end, limit)
    if toggle is not None and (toggle.start() < line_end or not text[line_end : toggle.start()].strip()):
        caption = _stripped(text, counter.end, toggle.start())
        return _Slot(_last_toggle(text, toggle.end(), limit), 2, caption, None, toggle.lastgroup is not None)
    lines = _slot_lines(text, counter, limit, alone, toggled)
    if lines.proof or alone or toggled:
        # in a gallery with buttons a caption ends with one; what follows a bare counter is the story
        return lines
    credits = find_credits(text, counter.end, min(line_end, counter.end + _LONGEST_CAPTION))
    if not credits:
        closing = closing_credit(text, counter.end, line_end)
        return _Slot(line_end, 1, _stripped(text, counter.end, line_end)) if closing is not None else lines
    end = credits[0].end
    for credit in credits[1:]:  # the credit is often printed twice, side by side
        if text[end : credit.start].strip():
            break
        end = credit.end
    return _Slot(end, 1, _stripped(text, counter.end, end))


def _slot_lines(text: str, counter: _Counter, limit: int, alone: bool, toggled: bool) -> _Slot:
    """Read a slot that stands on several lines: its caption, once or twice, its credit and its buttons, each on a line."""
    found = empty = _Slot(counter.end, 0)
    caption: Span | None = None
    credit: Credit | None = None
    start = counter.end
    for _ in range(_MOST_LINES):
        piece = _next_line(text, start, limit)
        if piece is None:
            break
        start = piece.end
        if not any(map(str.isalnum, text[piece.start : piece.end])):
            continue  # the arrow of a slot that folds: ▼
        toggle = _TOGGLE.match(text, piece.start, piece.end)
        whole = None if toggle is not None else whole_credit(text, piece.start, piece.end)
        if toggle is not None:
            end = _last_toggle(text, toggle.end(), limit)
            found = _Slot(end, 2, caption, credit, toggle.lastgroup is not None)
            start = end
        elif whole is not None and not whole.label and not whole.signs and not found.toggled:
            credit = credit or whole.credit
            found = _Slot(piece.end, max(found.proof, 2 if alone and caption is not None else 1), caption, credit)
        elif caption is None and piece.end - piece.start <= _LONGEST_CAPTION:
            caption = piece
            if alone and closing_credit(text, piece.start, piece.end) is not None:
                found = _Slot(piece.end, 1, caption, None)
        elif caption is None or not _says_again(text, caption, piece):
            break
        elif found.proof:
            found = found._replace(end=piece.end)
    return found if found.toggled or not toggled else empty


_MOST_LINES = 8  # a caption twice, a credit twice, two buttons and what they hide
_LONGEST_CAPTION = 900
_SAME = 40  # characters that a caption and its cut have in common


def _next_line(text: str, start: int, limit: int) -> Span | None:
    """Return the next line that is not blank, without the space around it, of what stands before `limit`."""
    while start < limit:
        newline = text.find("\n", start, limit)
        end = limit if newline < 0 else newline
        piece = _stripped(text, start, end)
        if piece is not None:
            return piece
        start = end + 1
    return None


def _stripped(text: str, start: int, end: int) -> Span | None:
    """Return a stretch without the space around it, None for an empty one."""
    words = text[start:end].strip()
    if not words:
        return None
    start = text.index(words[0], start)
    return Span(start, start + len(words))


def _says_again(text: str, caption: Span, piece: Span) -> bool:
    """Say whether a line is the caption before it once more, whole or cut."""
    size = min(_SAME, caption.end - caption.start, piece.end - piece.start)
    return size > _SAME // 2 and text.startswith(text[caption.start : caption.start + size], piece.start)


def _last_toggle(text: str, end: int, limit: int) -> int:
    while True:
        following = _TOGGLE.match(text, end + len(text[end:limit]) - len(text[end:limit].lstrip()), limit)
        if following is None:
            return end
        end = following.end()


def _slot(layout: Layout, counter: _Counter, slot: _Slot) -> Edit:
    """Make the edit that strikes one slot, with its caption if it has one."""
    value: Caption | Credit | None = slot.credit
    if slot.caption is not None:
        value = caption_of(layout.text, slot.caption, counter.number, counter.total)
        if slot.credit is not None and value.credit is None:
            value = structs.replace(value, credit=slot.credit)
    return layout.strike(counter.start, slot.end, "GAL001", value)


_CUT = re.compile(rf"\s(?:\.\.\.|…)?[ ]?(?:{_any_of('last_buttons')})\Z")  # the buttons that a long caption ends with


def caption_of(text: str, span: Span, index: int | None = None, total: int | None = None) -> Caption:
    """Read a stretch of `text` as a caption with its credit at the end or the start."""
    start, end = span
    opening = find_credits(text, start, min(end, start + _LONGEST_SLOT))
    if opening and opening[0].start == start and opening[0].end < end and len(opening) == 1:
        return Caption(text[opening[0].end : end].strip(), opening[0].credit, index, total, span)
    closing = closing_credit(text, start, end)
    stop = end if closing is None else closing.start
    caption = _CUT.sub("", text[start:stop].strip())
    if closing is not None:
        return Caption(caption, closing.credit, index, total, span)
    if opening and opening[0].start == start:  # nothing but credits
        return Caption("", opening[0].credit, index, total, span)
    return Caption(caption, opening[0].credit if opening else None, index, total, span)


@rule(
    "GAL002",
    "gallery-control",
    stage=Stage.RECOGNITION,
    after=["GAL001"],
    cues=[
        *(words.lower() for words in _words("reading_aids")),
        *(words.lower().replace(" ", space) for words in _words("controls") for space in (" ", "\n")),
    ],
    fixes=[
        (
            "The bell was cast in 1871. Show More Show Less\n\nIt weighs a ton.",
            "The bell was cast in 1871.\n\nIt weighs a ton.",
        ),
        (
            "This is a carousel. Use Next and Previous buttons to navigate\n\nThe bell was cast in 1871.",
            "The bell was cast in 1871.",
        ),
    ],
    keeps=["Polls show more voters turning away.", "Show Less, a new play by Ana Lima, opens on Friday."],
)
def gallery_control(layout: Layout) -> Iterator[Edit]:
    """A gallery's button or reading aid stands in the text.

    `Show More` and `Show Less` side by side, or one of them alone on a line, are the two faces of a button. In a
    sentence they are words.
    """
    text, after = layout.text, 0
    for cue in layout.cues("GAL002"):
        match = _CONTROL.match(text, cue.start) if cue.start >= after else None
        if match is None:
            continue
        start, after = match.span()
        line = layout.lines[layout.line_at(start)]
        whole = (line.start, line.end) == (start, after)
        if match["pair"] or match["aid"] or whole:
            yield layout.strike(start, after, "GAL002")


_CONTROL = re.compile(
    rf"""
      (?<!\w) (?P<pair> {_any_of("two_faces")} ) (?!\w)
    | (?P<aid> {_any_of("reading_aids")} ) \.?
    | (?<!\w) (?: {_any_of("controls")} ) (?!\w)
    """,
    re.VERBOSE,
)
