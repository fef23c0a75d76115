"""Bytes to text, by what the bytes themselves show: UTF-8 where it holds, else ISO 6937, Windows-1252 or Latin-1."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from wireclean.readers.copy import ReadError

__all__ = ["decoded", "decoded_xml"]

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MOST_NULS = 0.01  # of the bytes: more of them, or of other controls, are no text


def decoded(content: bytes, encoding: str = "auto") -> tuple[str, str]:
    """Return the text of some bytes and the encoding that it was in; a byte order mark is left out.

    With `encoding="auto"` the bytes decide; any other name is taken as it is, unless a byte order mark says something else.
    Raises `ReadError` for bytes that are no text, and those that are not of the encoding.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], name), name
    if encoding != "auto":
        return _strictly(content, encoding), encoding
    if content.isascii():
        _demand_text(content)
        return content.decode("ascii"), "ascii"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        _demand_text(content)
    if _is_iso_6937(content):
        return _of_iso_6937(content), "iso-6937"
    if re.search(rb"[\x80-\x9f]", content) is None:
        return content.decode("iso-8859-1"), "iso-8859-1"
    try:
        return content.decode("windows-1252"), "windows-1252"
    except UnicodeDecodeError:
        return content.decode("iso-8859-1"), "iso-8859-1"


_DECLARATION = re.compile(
    rb"""\s{0,100}<\?xml [^<>]{0,100}? encoding \s{0,9}=\s{0,9} ["'](?P<name>[A-Za-z][A-Za-z0-9._-]{0,40})["']""",
    re.VERBOSE,
)


def decoded_xml(content: bytes, encoding: str = "auto") -> tuple[str, str]:
    """Return the text of a file of XML. Files often declare one encoding and hold another: UTF-8 that holds wins. Raises `ReadError`."""
    said = _DECLARATION.match(content)
    if encoding != "auto" or said is None or any(content.startswith(mark) for mark, _ in _MARKS):
        return decoded(content, encoding)
    name = said["name"].decode("ascii").lower()
    try:
        return content.decode("utf-8"), name if content.isascii() else "utf-8"
    except UnicodeDecodeError:
        pass
    if name in ("utf-8", "utf8", "us-ascii", "ascii"):
        return decoded(content)
    try:
        if name in ("iso-8859-1", "latin-1", "latin1") and re.search(rb"[\x80-\x9f]", content):
            name = "windows-1252"
        return content.decode(name), name
    except (UnicodeError, LookupError):
        return decoded(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start] if error.start < len(content) else 0
        raise ReadError("not-text", f"not valid {encoding} (byte 0x{byte:02x})", line) from None
    except (LookupError, UnicodeError):
        raise ReadError("not-text", f"there is no encoding {encoding!r} of text") from None


def _demand_text(content: bytes) -> None:
    """Refuse bytes that are no text: many NULs."""
    sample = content[: 1 << 16]
    if sample.count(0) > _MOST_NULS * len(sample):
        raise ReadError("not-text", "holds bytes that are no text; name its --encoding if it is text")


# --- ISO 6937: an accent before its letter, as wires of IPTC 7901 have it

_ACCENTS = {
    0xC1: "\u0300", 0xC2: "\u0301", 0xC3: "\u0302", 0xC4: "\u0303", 0xC5: "\u0304", 0xC6: "\u0306", 0xC7: "\u0307",
    0xC8: "\u0308", 0xCA: "\u030a", 0xCB: "\u0327", 0xCD: "\u030b", 0xCE: "\u0328", 0xCF: "\u030c",
}  # fmt: skip
_UPPER_HALF = (
    "\xa0¡¢£$¥#§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿"  # A0 to BF
    "????????????????"  # C0 to CF: the accents
    "―¹®©™♪¬¦????⅛⅜⅝⅞"  # D0 to DF
    "ΩÆÐªĦ?ĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ\xad"  # E0 to FF
)
_PAIR = re.compile(rb"[\xc1-\xc8\xca\xcb\xcd-\xcf][A-Za-z]")
_IN_WORD = re.compile(
    rb"[A-Za-z][\xc1-\xc8\xca\xcb\xcd-\xcf][a-z](?=[a-z .,;:!?'\")\r\n-]) | [\xc1-\xc8\xca\xcb\xcd-\xcf][A-Z](?=[a-z])",
    re.VERBOSE,
)
_ACCENT = re.compile(rb"[\xc0-\xcf]")


def _is_iso_6937(content: bytes) -> bool:
    """Say whether the accents stand where ISO 6937 has them: inside of words, before small letters that can take them.

    In Latin-1 those bytes are accented capitals, which no word has in its middle, or before a capital and a small letter.
    """
    accents = len(_ACCENT.findall(content))
    pairs = [pair[0] for pair in _PAIR.finditer(content)]
    inside = len(_IN_WORD.findall(content))
    return (
        accents > 0
        and len(pairs) == accents
        and 2 * inside >= accents
        and all(len(_composed(pair)) == 1 for pair in pairs)
    )


@cache
def _composed(pair: bytes) -> str:
    return unicodedata.normalize("NFC", chr(pair[1]) + _ACCENTS[pair[0]])


def _of_iso_6937(content: bytes) -> str:
    text = []
    at = 0
    for pair in _PAIR.finditer(content):
        text.append(_plain(content[at : pair.start()]))
        text.append(_composed(pair[0]))
        at = pair.end()
    text.append(_plain(content[at:]))
    return "".join(text)


def _plain(part: bytes) -> str:
    return "".join(chr(byte) if byte < 0xA0 else _UPPER_HALF[byte - 0xA0] for byte in part)
