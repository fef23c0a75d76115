"""GAL: photo galleries that a flattener left in the copy: counters, captions, toggles.

A counter alone proves nothing: "1 of 9 justices" is prose. It is a gallery's when it stands where a slot begins and
something of a gallery follows: a toggle, a photo credit, or the next counter of the same total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wireclean.article import Caption, Edit, Span
from wireclean.grammar.credit import find_credits
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["caption_of", "gallery_control", "gallery_slot", "has_counter"]

_COUNTER = re.compile(
    r"""
    (?<![\w.,:/$€£-])
    (?: (?P<label> Image | Item | Photo | Slide | Bild | Foto ) [ ] )?
    (?P<index> \d{1,3} ) (?: \s? of [ ]? (?:/[ ])? | [ ]?/[ ]? ) (?P<total> \d{1,3} )     # 1 of 9   1 of9   1/9   Image 1 of / 9
    (?! [\w%] | [.,:/-]\d | [ ](?:percent|pct)\b )
    (?: [ ]\| )?
    """,
    re.VERBOSE,
)

_TOGGLE = re.compile(
    r"""
    (?: Show[ \n]+More (?:[ \n]+Show[ \n]+Less)?
      | Show[ \n]+Less
      | Read[ ]More (?=[ ]*(?:\n|\Z|\d{1,3}[ ]of)) | Read[ ]Less
      | Purchase[ ]Licensing[ ]Rights(?:,[ ]opens[ ]new[ ]tab)?(?:[ ]Read[ ]more)?
      | Hide[ ]Caption
      | Caption[ ]Close
    )
    (?![\w’'])
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


@rule(
    "GAL001",
    "gallery-slot",
    stage=Stage.RECOGNITION,
    cues=[f"{digit} of" for digit in range(10)] + [f"{digit}/" for digit in range(10)],
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
        for counter, end in slots:
            yield _slot(layout, counter, end)
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
        if 1 <= index <= total and total > 1:
            found.append(_Counter(match.start(), match.end(), index, total, match.start() in line_starts))
    return found


def has_counter(layout: Layout) -> bool:
    """Say whether anything that is left of the copy has the shape of a gallery's counter."""
    return "GAL001" in layout.cued_codes and any(layout.free(one.start, one.end) for one in _counters(layout))


_LEAD, _TAIL = 12, 8  # how far a counter reaches before and after its cue: `Image 12 of / 34 |`


def _gallery(layout: Layout, counters: list[_Counter], first: int) -> tuple[list[tuple[_Counter, int]], int]:
    """Return the slots of the gallery that begins with `counters[first]`, each with its end, empty if it is none.

    The second answer is how many counters are done with: those of the gallery, or those that cannot begin one either.
    """
    text = layout.text
    toggled = False
    slots: list[tuple[_Counter, int]] = []
    evidence = 0
    slot: _Counter | None = counters[first]
    while slot is not None:
        after_slot = bool(slots) and not text[slots[-1][1] : slot.start].strip()
        placed = slot.opens or after_slot
        if not placed and (slots or slot.number != 1):
            break
        at = first + len(slots) + 1
        following = counters[at] if at < len(counters) and len(slots) + 1 < _MOST_SLOTS else None
        if following is not None and not _follows(slot, following):
            following = None
        limit = min(len(text), slot.end + _LONGEST_SLOT) if following is None else following.start
        end, proof = _slot_end(text, slot, limit, toggled)
        if not placed and proof < 2:
            break
        toggled = toggled or proof > 1
        evidence += proof
        slots.append((slot, end))
        slot = following
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


def _slot_end(text: str, slot: _Counter, limit: int, toggled: bool) -> tuple[int, int]:
    """Return where a slot ends, and how much speaks for it: 2 for a toggle, 1 for a credit, 0 for an empty slot."""
    newline = text.find("\n", slot.end, limit)
    line_end = limit if newline < 0 else newline
    toggle = _TOGGLE.search(text, slot.end, limit)
    if toggle is not None and not text[line_end : toggle.start()].strip():
        return _last_toggle(text, toggle.end(), limit), 2
    if toggle is not None and toggle.start() < line_end:
        return _last_toggle(text, toggle.end(), limit), 2
    if not text[slot.end : line_end].strip():
        return slot.end, 0
    if toggled:  # in a gallery with toggles a caption ends with one; what follows a bare counter is the story
        return slot.end, 0
    credits = find_credits(text, slot.end, line_end)
    if not credits:
        return slot.end, 0
    end = credits[0].end
    for credit in credits[1:]:  # the credit is often printed twice, side by side
        if text[end : credit.start].strip():
            break
        end = credit.end
    return end, 1


def _last_toggle(text: str, end: int, limit: int) -> int:
    while True:
        following = _TOGGLE.match(text, end + len(text[end:limit]) - len(text[end:limit].lstrip()), limit)
        if following is None:
            return end
        end = following.end()


def _slot(layout: Layout, counter: _Counter, end: int) -> Edit:
    """Make the edit that strikes one slot, with its caption if it has one."""
    text = layout.text
    start = counter.end
    stop = end
    toggle = _TOGGLE.search(text, start, end)
    if toggle is not None:
        stop = toggle.start()
    caption = text[start:stop].strip()
    if not caption:
        return layout.strike(counter.start, end, "GAL001")
    start = text.index(caption[0], start)
    value = caption_of(text, Span(start, start + len(caption)), counter.number, counter.total)
    return layout.strike(counter.start, end, "GAL001", value)


def caption_of(text: str, span: Span, index: int | None = None, total: int | None = None) -> Caption:
    """Read a stretch of `text` as a caption with its credit at the end or the start."""
    caption = text[span.start : span.end]
    credits = find_credits(text, span.start, span.end)
    if not credits:
        return Caption(caption, None, index, total, span)
    chosen = credits[0].credit
    if credits[0].start == span.start and len(credits) == 1 and credits[0].end < span.end:
        caption = text[credits[0].end : span.end].strip()  # the credit stands before the caption
    else:
        tail = span.end
        for credit in reversed(credits):
            if text[credit.end : tail].strip(" .|"):
                break
            tail, chosen = credit.start, credit.credit
        else:
            chosen = credits[0].credit
        caption = text[span.start : tail].strip()
    named = [credit.credit for credit in credits if credit.credit.photographer]
    if chosen.photographer is None and named:
        chosen = named[0]
    return Caption(caption, chosen, index, total, span)


@rule(
    "GAL002",
    "gallery-control",
    stage=Stage.RECOGNITION,
    cues=[
        "show more",
        "show\nmore",
        "show less",
        "show\nless",
        "hide caption",
        "previous buttons to navigate",
        "caption close",
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
        lead = len(_CAROUSEL) if text.startswith(_CAROUSEL, cue.start - len(_CAROUSEL)) else 0
        match = _CONTROL.match(text, cue.start - lead) if cue.start >= after else None
        if match is None:
            continue
        start, after = match.span()
        line = layout.lines[layout.line_at(start)]
        whole = (line.start, line.end) == (start, after)
        if match["pair"] or match["aid"] or whole:
            yield layout.strike(start, after, "GAL002")


_CAROUSEL = "This is a carousel. Use Next and "
_CONTROL = re.compile(
    r"""
      (?P<pair> (?<!\w) Show[ \n]+More[ \n]+Show[ \n]+Less (?!\w) )
    | (?P<aid> This[ ]is[ ]a[ ]carousel\.[ ]Use[ ]Next[ ]and[ ]Previous[ ]buttons[ ]to[ ]navigate\.? )
    | (?<!\w) (?: Show[ ]More | Show[ ]Less | Hide[ ]Caption | Caption[ ]Close ) (?!\w)
    """,
    re.VERBOSE,
)
