"""Which format a file is in, told by known roots and header lines only: plain text may begin with anything."""

from __future__ import annotations

import json
import re
from typing import Any

from wireclean.grammar.wire import read_wire
from wireclean.readers.archives import archive_of
from wireclean.readers.ninjs import is_ninjs
from wireclean.readers.records import shape_of

__all__ = ["FORMATS", "json_of", "told_format", "xml_format"]

FORMATS = ("anpa", "iptc7901", "nitf", "newsml", "newsmlg2", "ninjs", "rss", "atom", "html", "archive", "text")

_REACH = 1 << 14
_ROOT = re.compile(
    r"""
    [\ufeff\s]{0,1000} (?: <\?xml\b [^<>]{0,400} \?> )? (?: \s | <!--(?:[^-]|-(?!->)){0,4000}--> | <\?[^<>]{0,400}\?> ){0,200}
    (?: <!DOCTYPE \s{1,20} (?P<doctype>[\w.:-]{1,40}) [^<>\[]{0,1000} (?:\[[^\]]{0,4000}\]\s{0,20})? > (?: \s | <!--(?:[^-]|-(?!->)){0,4000}--> ){0,200} )?
    < (?:[A-Za-z_][\w.-]{0,30}:)? (?P<root>[A-Za-z][\w.-]{0,40}) (?P<attributes>[^<>]{0,4000}) (?: > | \Z )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_G2 = "iptc.org/std/nar/"
_ATOM = "http://www.w3.org/2005/Atom"
_G2_ROOTS = frozenset(["newsItem", "newsMessage", "packageItem", "itemSet"])
_HTML_START = re.compile(r"\s{0,1000}(?:<\?xml[^<>]{0,200}>\s{0,1000})?(?:<!doctype\s{1,9}html|<html)\b", re.IGNORECASE)


def xml_format(text: str) -> str | None:
    """Return the format of a document of XML by its root, None for all that is none of those known."""
    if _HTML_START.match(text):
        return "html"
    found = _ROOT.match(text[:_REACH])
    if found is None:
        return None
    root, attributes = found["root"], found["attributes"]
    if root == "nitf":
        return "nitf"
    if root == "NewsML":
        return "newsml"
    if root in _G2_ROOTS and (_G2 in attributes or "standard=" in attributes):
        return "newsmlg2"
    if root == "rss" and ("version" in attributes or "xmlns" in attributes):
        return "rss"
    if root == "RDF" and "http://purl.org/rss/1.0/" in attributes:
        return "rss"
    if root in ("feed", "entry") and _ATOM in attributes:
        return "atom"
    return None


_JSON_START = re.compile(r'\s{0,1000}(?:\[\s{0,1000})?\{\s{0,1000}"')


def json_of(text: str) -> Any:
    """Return what a text is as JSON, None for what is none."""
    if _JSON_START.match(text) is None:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


# Also with its first characters lost or changed, so that what is left of the file is not read as text.
_XML_START = re.compile(r"""\s{0,1000}[^\sA-Za-z]{0,3}xml\s{1,9}version\s{0,9}=\s{0,9}["']1\.""")
_NINJS_KEYS = re.compile(
    r'"(uri|guid|type|headlines?|byline|bodies|body_(?:text|html|xhtml)|version[cC]reated|first[cC]reated|pub[sS]tatus)"\s{0,9}:'
)
_FEWEST_KEYS = 3


def told_format(text: str) -> str:
    """Return the format of a text: one of `FORMATS`, `records` for JSON that an extractor has written, or `xml` for other XML.

    JSON that is cut is still ninjs where it begins with the keys of an item, so that it is refused and not read as text.
    """
    xml = xml_format(text)
    if xml is not None:
        return xml
    if _XML_START.match(text) is not None:
        return "xml"
    wire = read_wire(text)
    if wire is not None:
        return wire.format
    value = json_of(text)
    if value is None and _JSON_START.match(text) and len(set(_NINJS_KEYS.findall(text, 0, _REACH))) >= _FEWEST_KEYS:
        return "ninjs"
    first = value[0] if isinstance(value, list) and value else value
    if is_ninjs(first):
        return "ninjs"
    if isinstance(first, dict) and shape_of(frozenset(first)) is not None:
        return "records"
    if archive_of(text) is not None:
        return "archive"
    return "text"
