"""Make untrusted text inert: what a terminal, a CI log or a parser might obey is shown as a visible escape."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["data_json", "inert", "inert_lines", "width"]

# Controls, the marks that turn text around (bidi), what takes no room and may hide text (zero-width space, soft hyphen,
# word joiner, tags), line separators, halves of surrogate pairs, and code points that are no characters (XML refuses
# them). Joiners that letters and emoji need (U+200C, U+200D) stay.
_COMMANDING = (
    r"\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\u206a-\u206f\ud800-\udfff"
    r"\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_DANGEROUS = re.compile(
    f"[{_COMMANDING}]"
    r"|#(?=#\[)"  # `##[error]`: a command to a GitHub runner wherever it stands in a line
)
# Likewise within JSON, which itself escapes the controls below the space.
_IN_JSON = re.compile(f"(?![\\x00-\\x1f])[{_COMMANDING}]|#(?=#\\[)")
# What may take no column or two; Latin, Greek, Cyrillic and the usual punctuation take one.
_ODD_WIDTH = re.compile("[^\x00-\u02ff\u0370-\u0482\u2010-\u20cf\u2100-\u22ff]")
_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def inert(text: str) -> str:
    r"""Return `text` as one line that nothing obeys: what could act is written as `\n`, `\x1b`, `\u202e`.

    >>> print(inert("The bell\x1b[31m rang\nat noon"))
    The bell\x1b[31m rang\nat noon
    """
    if text.isprintable() and "##[" not in text:
        return text
    return _DANGEROUS.sub(_escaped, text)


def inert_lines(text: str) -> str:
    """Do likewise for text of several lines that begin at the margin: line ends and tabs stay."""
    return "\n".join(_inert_line(line) for line in text.split("\n"))


def _inert_line(line: str) -> str:
    escaped = "\t".join(inert(part) for part in line.split("\t"))
    bare = escaped.lstrip()
    return f"{escaped[: len(escaped) - len(bare)]}\\x3a{bare[1:]}" if bare.startswith("::") else escaped


def _escaped(match: re.Match[str]) -> str:
    letter = match[0]
    if letter in _NAMED:
        return _NAMED[letter]
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def data_json(encoded: str) -> str:
    """Return JSON whose strings hold nothing that acts when the file is shown, and which any parser reads.

    `encoded` is JSON with text as it is. Dangerous characters become JSON's own escapes, so the strings mean the same;
    only half a surrogate pair, which is no text and which strict parsers refuse, becomes U+FFFD.
    """
    if encoded.isascii() and "\x7f" not in encoded and "##[" not in encoded:
        return encoded
    return _IN_JSON.sub(_json_escaped, encoded)


def _json_escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xD800 <= code < 0xE000:
        return "\ufffd"
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def width(text: str) -> int:
    """Return how many columns inert `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    return len(text) + sum(_letter_width(letter) - 1 for letter in _ODD_WIDTH.findall(text))


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter) or letter in "\u200c\u200d\ufe0e\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
