"""Captions inside a line: a sentence and its credit, with the story around them, as flatteners leave them.

Only a credit that is one in any place proves such a caption: it names a person and a known organisation, or stands in brackets.
The caption is the one sentence before it, back to where another sentence, a time, a byline or another credit ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from wireclean.article import Caption, Span
from wireclean.data.phrasebook import phrases
from wireclean.grammar.byline import find_byline
from wireclean.grammar.credit import FoundCredit, after_buttons, find_credits
from wireclean.grammar.sentences import sentence_start
from wireclean.grammar.timestamp import find_relative, find_timestamps
from wireclean.layout import Layout
from wireclean.rulebook.caption_lines import NEAR, is_short, limit
from wireclean.rulebook.furniture import furniture_key

__all__ = ["inline_captions"]

_CLOSED = ")]"
_JOINTS = " |·•-–—"
_OPENING = regex.compile(r"[\p{Lu}\p{Lo}\d]|[\"“„«‘¡¿£$€]")


def inline_captions(layout: Layout, start: int, end: int, head: int) -> Iterator[tuple[Span, Caption]]:
    """Yield the captions inside the free stretch from `start` to `end`: all that goes, and the caption.

    What begins at `head` is none, for the headline may be part of it.
    """
    text = layout.text
    credits = find_credits(text, start, end)
    floor = start
    for number, credit in enumerate(credits):
        following = credits[number + 1] if number + 1 < len(credits) else None
        found = _before(layout, floor, credit, head) if _is_sure(text, credit) else None
        floor = credit.end
        if following is not None and not text[credit.end : following.start].strip():
            floor = following.end  # printed twice, side by side
        if found is not None and floor < end:
            caption = Caption(text[found.start : found.end], credit.credit, None, None, found)
            yield Span(found.start, floor), caption


def _is_sure(text: str, credit: FoundCredit) -> bool:
    return credit.credit.photographer is not None and (
        text[credit.end - 1] in _CLOSED or credit.credit.organization is not None
    )


def _before(layout: Layout, floor: int, credit: FoundCredit, head: int) -> Span | None:
    """Return the sentence before a credit, None where it can be no caption or nothing says where it begins."""
    text = layout.text
    stop = floor + len(text[floor : credit.start].rstrip())
    start = _beginning(text, floor, stop) if stop > floor else stop
    if start <= head:
        return None
    lead = text[start:stop]
    start += len(lead) - len(lead.lstrip(_JOINTS))
    lead = text[start:stop]
    if not lead or is_short(lead) or len(lead) > limit("long") or _OPENING.match(lead) is None or _OTHER.search(lead):
        return None
    if _is_titled(lead) or (layout.run_on and _SPEECH.match(lead)):
        return None
    return Span(start, stop)


def _is_titled(lead: str) -> bool:
    """Say whether each word has a capital, as in names, roles and headings; a script without capitals tells nothing."""
    words = [word for word in lead.split() if word[:1].isalpha()]
    return any(word[0].isupper() for word in words) and not any(word[0].islower() for word in words)


def _beginning(text: str, floor: int, stop: int) -> int:
    """Return where the sentence that ends at `stop` begins: behind what a flattener may have set before it."""
    start = sentence_start(text, stop - 1, floor)
    for stamp in find_timestamps(text, max(floor, start - NEAR, stop - limit("longest_caption")), stop):
        start = max(start, stamp.end)
    start += len(text[start:stop]) - len(text[start:stop].lstrip(_JOINTS))
    counted_back = find_relative(text, start, min(stop, start + NEAR))
    start = start if counted_back is None else counted_back.end
    byline = find_byline(text, start, min(stop, start + NEAR))
    start = start if byline is None else byline.end
    start = after_buttons(text, start, stop)
    for seam in _SEAM.finditer(text, start, stop):
        start = seam.end()
    return _after_furniture(text, start, stop)


def _after_furniture(text: str, start: int, stop: int) -> int:
    """Return where the words of buttons and share bars end that a stretch opens with: `Share Print Add to list`."""
    known = _furniture()
    for _ in range(_MOST_BUTTONS):
        words = list(_WORD.finditer(text, start, min(stop, start + NEAR)))[: _LONGEST_BUTTON + 1]
        for count in range(len(words) - 1, 0, -1):
            key = furniture_key(text[start : words[count - 1].end()])
            if key in known and not words[count][0][0].islower():
                start = words[count].start()
                break
        else:
            break
    return start


@cache
def _furniture() -> frozenset[str]:
    return phrases().share | phrases().furniture_line


_WORD = re.compile(r"\S+")
_LONGEST_BUTTON, _MOST_BUTTONS = 5, 12  # words of a button, and buttons in a row


# Where something else ends inside what reads as one sentence: `5 min readJudge Reed`, `TOWN TO SELL ITS FERRY A crane waits`.
_SEAM = regex.compile(
    r"""
    (?<=\p{Ll}{3}|\d{2}) (?= \p{Lu} (?: \p{Ll}{2} | \s ) )
    | (?<! \p{L} ) (?: [\p{Lu}\d$£€,.:;?!'’"&-]{2,20}+ \s ){4,30}+ (?= \p{Lu} (?: \p{Ll} | \s\p{Ll} ) )
    """,
    regex.VERBOSE,
)
# In copy of one line a credit may have stood below the picture, and before it somebody in the story speaks: `"It weighs a ton," Ms Lima said.`
_SPEECH = regex.compile(r"""["“”„«»「][^"“”„«»」\n]{12,300}+["”“»«」]""")
_OTHER = re.compile(r"[{};=<>]|:\Z|\([^)]*\Z")  # script, or a label or bracket that belongs to the credit
