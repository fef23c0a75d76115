"""Where somebody can be reached: lines that are nothing but addresses, numbers and handles, and the names before them."""

from __future__ import annotations

import re

from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, opened

__all__ = ["holds_address", "is_contact", "is_link"]


def _any(name: str) -> str:
    """Return the part of a pattern for a list of the language files, whose words may have a capital."""
    return any_of(opened(language_words(f"notes.{name}")))


_ADDRESS = r"[\w.+-]{1,40}@[\w-]{2,40}(?:\.[\w-]{2,20}){1,3}"
_HANDLE = r"@[A-Za-z_]\w{1,30}"
_NUMBER = r"\+?\(?\d{2,5}[).\s-]{0,2}\d[\d.\s-]{4,14}\d"
_LABEL = rf"(?:{_any('address')}|{_any('networks')}|{_any('reach')})\b"
_PART = rf"(?:(?:{_any('reach_by')})\b\s)?(?:{_LABEL}\s?[:：]?\s?)?(?:{_ADDRESS}|{_HANDLE}|{_NUMBER})"
_JOINT = rf"(?:\s?[,;|/·•]?\s|\s?[,;|/·•])(?:(?:{_any('reach_joins')})\s)?"
_CONTACT = re.compile(rf"(?:{_PART})(?:{_JOINT}{_PART}){{0,5}}\.?")
_LINK = re.compile(rf"(?:(?:{_any('online')})\s?[:：]?\s)?[(<\[]?(?:https?://|www\.)[^\s<>]{{3,240}}", re.IGNORECASE)
_REACHABLE = re.compile(rf"(?<![\w@.]){_HANDLE}|(?<!\w){_ADDRESS}")


def is_contact(words: str) -> bool:
    """Say whether words are addresses, handles and numbers, with labels: `E-mail: alima@example.net or @alima`.

    A number alone is the price of something as likely as somebody's.
    """
    return holds_address(words) and len(words) <= _LONGEST and _CONTACT.fullmatch(words) is not None


def is_link(words: str) -> bool:
    """Say whether words are the address of a page, with a label at most: `Online: www.example.net/bell`."""
    return ("://" in words or "www." in words) and _LINK.fullmatch(words) is not None


def holds_address(words: str) -> bool:
    """Say whether an address or a handle stands among words."""
    return "@" in words and _REACHABLE.search(words) is not None


_LONGEST = 160
