"""The buttons before and behind a caption: `hide caption`."""

from __future__ import annotations

from functools import cache

from wireclean.grammar.credit.ending import trimmed
from wireclean.grammar.credit.words import Openings, worded, words_of

__all__ = ["after_buttons", "behind_buttons", "has_button", "opening_buttons", "without_buttons"]


_BUTTONS = r"(?: \s*+ (?i:<caption_buttons>) (?!\w) )++ \s*+"


_OPENING_BUTTONS = r"(?: (?i:<caption_buttons>) (?![\p{Ll}\d]) [ ]?:?+ \s*+ ){1,3}+"


@cache
def opening_buttons() -> Openings:
    """Return how the buttons begin."""
    return Openings.of(words_of("caption_buttons"))


def behind_buttons(text: str, start: int, end: int) -> int:
    """Return where the caption begins behind the buttons that a line opens with, glued or not: `View image in fullscreenThe bell`."""
    opening = worded(_OPENING_BUTTONS).match(text, start, end)
    return start if opening is None else opening.end()


def has_button(text: str, start: int, end: int) -> bool:
    """Say whether what stands between, on lines of its own, is a caption's button: `hide caption`."""
    return end - start < 60 and worded(_BUTTONS).fullmatch(text[start:end]) is not None


def after_buttons(text: str, start: int, end: int) -> int:
    """Return where a line goes on behind the last of a caption's buttons on it: `hide caption`."""
    for button in worded(_BUTTONS).finditer(text, start, end):
        if (
            button[0][0].isspace() or not text[button.start() - 1 : button.start()].isalnum()
        ):  # glued to a word, it is one
            start = button.end()
    return start


def without_buttons(text: str, start: int, end: int) -> int:
    """Return the end of a line without the buttons behind its caption: `hide caption`."""
    low = max(start, end - 60)
    if not text[low:end].rstrip().lower().endswith(words_of("caption_buttons")):
        return end
    buttons = [*worded(_BUTTONS).finditer(text, low, end)]
    return trimmed(text, start, buttons[-1].start()) if buttons and buttons[-1].end() == end else end
