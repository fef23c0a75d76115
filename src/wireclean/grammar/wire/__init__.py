"""Wires as they come off the line: ANPA 1312 and IPTC 7901, told by their first lines alone.

A wire has a frame of control characters and routing lines around the story, a head of lines for the editors' screens, and behind
the story what is not for publication. ANPA 1312:

    SYN SYN SOH a1234 US selector          service, number, to whom it goes
    r i BC-Ellery Bell  05-04 0466         priority, category, keyword, day, number of words
    STX ^BC-Ellery Bell, 466<              ^ opens a line of the head, < ends it, = ends one of the byline
    ^Bell found off Port Ellery<
    ^By ANA LIMA=
        LISBON (AP) _ The bell ...         a tab opens a paragraph
    AP-WF-05-04-20 1015GMT< ETX EOT

IPTC 7901:

    SOH xya0123 4 i 466  xya 0456          source, number, priority, category, number of words, what the agency likes
    STX Portugal/museums/                  keywords
    Bell found off Port Ellery =           the last line of the head ends with an equals sign
    Lisbon (xya) - The bell ...
    ETX 041015 GMT May 20 EOT

The control characters are often lost on the way; the lines are known without them. On telex lines a line ZCZC stands
in place of SOH, or behind it, and NNNN below the story.
"""

from __future__ import annotations

import re

from wireclean.grammar.wire.desk import find_desk_block
from wireclean.grammar.wire.model import SIGN, PartKind, Wire, beginnings, lines_from
from wireclean.grammar.wire.reader import WireReader

__all__ = ["PartKind", "Wire", "beginnings", "find_desk_block", "may_be_wire", "read_wire"]

_END = r"[ ]{0,80} (?:\r\n|[\n\r\u2028\u2029]|\Z)"
_START = r"[\x00\x16\s\u200b\ufeff]{0,16}"
_ANPA = re.compile(
    rf"""
    {_START} (?P<soh>\x01)? (?P<id>[A-Za-z]\d{{4}}) [A-Z]{{0,8}} [\x1c-\x1f ]? (?P<selector>[A-Za-z0-9-]{{2,16}}) {_END}
    (?P<priority>[a-z]) [ ] (?P<category>[a-z]) (?: [\x11-\x14 ]{{1,4}} | (?=[A-Z]{{2}}-) )
    (?P<slug>(?=\S)[^\x00-\x1f]{{3,60}}?) [ ]{{1,20}} (?P<day>\d{{1,2}}-\d{{1,2}}) (?:[ ](?P<words>\d{{0,5}}))? {_END}
    """,
    re.VERBOSE,
)
_IPTC = re.compile(
    rf"""
    {_START} (?P<soh>\x01)? (?P<sign> \s{{0,4}} {SIGN} \s{{1,4}} \x01? )? (?P<source>[A-Za-z]{{3}}) (?P<number>\d{{4,6}}) [ ] (?P<priority>[1-9]) [ ]
    (?P<category>[A-Za-z]{{1,3}}) [ ]{{1,4}} (?P<words>\d{{1,5}}) (?:[ ]{{1,4}} (?P<info>[^\x00-\x1f]{{1,40}}?))? {_END}
    """,
    re.VERBOSE,
)
_FIRST = re.compile(
    rf"{_START} (?: \x01 | {SIGN}\s | [A-Za-z]\d{{4}} | [A-Za-z]{{3}}\d{{4,6}}[ ][1-9][ ] )", re.VERBOSE
)
_MARKS = re.compile(r"[\x01-\x04]")


def may_be_wire(text: str) -> bool:
    """Say, with next to no work, whether `read_wire` has to look."""
    return _FIRST.match(text) is not None


def read_wire(text: str) -> Wire | None:
    """Read a wire; None for any text that does not begin as one."""
    if not may_be_wire(text):
        return None
    anpa = _ANPA.match(text)
    if anpa is not None:
        return WireReader(text, anpa, "anpa").wire()
    iptc = _IPTC.match(text)
    if iptc is not None and (iptc["soh"] or iptc["sign"] or _MARKS.search(text) or _is_framed(text, iptc.end())):
        return WireReader(text, iptc, "iptc7901").wire()
    return None


def _is_framed(text: str, at: int) -> bool:
    """Say whether copy without control characters stands as a wire does: an empty line below the first, or a head that ends with `=`."""
    lines = [line["words"].strip() for line in lines_from(text, at, 12)]
    return bool(lines) and (not lines[0] or any(line.endswith(" =") for line in lines))
