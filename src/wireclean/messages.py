"""How numbers and long text are put in messages for people."""

from __future__ import annotations

__all__ = ["counted", "cut"]


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun; `plural` is for nouns that take no plain `s`.

    >>> counted(1, "edit"), counted(1200, "edit"), counted(2, "copy", "copies")
    ('1 edit', '1,200 edits', '2 copies')
    """
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def cut(text: str, longest: int) -> str:
    """Return the text with so many characters at the most, the last of them an ellipsis where something is left out.

    >>> cut("Port Ellery", 11), cut("Port Ellery", 6)
    ('Port Ellery', 'Port …')
    """
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
