r"""ENC: text that was taken out of its file as it stood there: with the escapes of a program's strings, or with tags of a page.

Copy of data sets holds `\n\n` in letters for two line breaks and `\u2019` for an apostrophe; copy of feeds holds `<p>` and `<br />`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wireclean.article import Edit, Span
from wireclean.data import load
from wireclean.data.phrasebook import any_of
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["escape", "markup"]


@rule(
    "ENC010",
    "escape",
    stage=Stage.CHARACTERS,
    after=["ENC009"],
    fixes=[
        (
            r"The bell weighs a ton.\n\n\u201cIt rang,\u201d he said.\r\nIt was the bell\u2019s last year.",
            "The bell weighs a ton.\n\n“It rang,” he said.\nIt was the bell’s last year.",
        ),
        (
            r"The bell weighs\xa0a ton, and \"nobody\" knows the bell\xe2\x80\x99s age.",
            'The bell weighs a ton, and "nobody" knows the bell’s age.',
        ),
    ],
    keeps=[
        "The files are in C:\\news\\reports\\today, he said.",
        "The pattern is \\n, the teacher wrote.",
        "It is 5 o\\'clock.",
    ],
)
def escape(layout: Layout) -> Iterator[Edit]:
    r"""A character is written as programs write it in their strings: `\n` for a line break, `\u2019` or `\xe2\x80\x99` for an apostrophe.

    A code of a character is always one. A line break is one where a sentence or a quotation ends before it, or a capital follows, and where
    the copy has two such marks at least: names of folders hold them too. Quotation marks keep a backslash only beside others.
    """
    text = layout.text
    if "\\" not in text:
        return
    found = [*_ESCAPE.finditer(text)]
    if sum(match.lastgroup != "quote" for match in found) + (text.count("\\n") > 1) < _FEWEST:
        return
    for match in found:
        meant = _meant(match)
        if meant is not None:
            yield Edit(Span(*match.span()), match[0], meant, "ENC010")


def _meant(match: re.Match[str]) -> str | None:
    """Return the character that an escape stands for; None where it is broken."""
    said = match[0]
    if match["quote"]:
        return said[1:]
    if match["breaks"]:
        return "\n\n" if len(_BREAK.findall(said)) > 1 else "\n"
    try:
        if match["units"]:
            units = "".join(chr(int(unit, 16)) for unit in said.split("\\u")[1:])
            return units.encode("utf-16", "surrogatepass").decode("utf-16")  # halves of one character are joined
        octets = bytes.fromhex(said.replace("\\x", ""))
        if len(octets) > 1:
            return octets.decode("utf-8")
        return " " if octets == b"\xa0" else chr(octets[0])
    except UnicodeDecodeError:
        return None


_FEWEST = 2
_BREAK = re.compile(r"\\r\\n|\\n|\\r")
_ESCAPE = re.compile(
    r"""
    (?<!\\) (?:
        (?P<units> (?:\\u[0-9a-fA-F]{4}){1,8} )
      | (?P<octets> (?:\\x[0-9a-fA-F]{2}){1,12} )
      | [ ]? (?P<breaks> (?:\\r\\n|\\n|\\r)(?:[ ]?(?:\\r\\n|\\n|\\r)){0,8} ) (?: [ ]{1,4} | (?=[A-ZÀ-ÞА-ЯЁ0-9"'“‘«¿¡(\[–—-]|\\["'ux]|\Z|\n) )
      | (?P<quote> \\["'] )
    )
    """,
    re.VERBOSE,
)


@rule(
    "ENC011",
    "markup",
    stage=Stage.CHARACTERS,
    after=["ENC010"],
    fixes=[
        (
            "<p>The bell weighs a <b>ton</b>.</p><p>It was cast in <a href='/1871'>1871</a>.</p>",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        ("The bell weighs a ton.<br /><br />It was cast in 1871.", "The bell weighs a ton.\n\nIt was cast in 1871."),
    ],
    keeps=[
        "He typed <br> and the page broke.",
        "The bell weighs <b less than a ton, and x > y.",
    ],
)
def markup(layout: Layout) -> Iterator[Edit]:
    """Tags of a page are left in the text.

    At least two of them, of paragraphs, lines, links and letters. What parts paragraphs on a page parts them here, all others vanish.
    """
    text = layout.text
    if "<" not in text or sum(1 for _ in _tag().finditer(text)) < _FEWEST:
        return
    last = len(text)
    for run in _tags().finditer(text):
        start, end = run.span()
        if _parting().search(run[0]):
            meant = "" if start == 0 or end == last else "\n\n"
        else:
            meant = "".join(char for char in _tag().sub("", run[0]) if char.isspace())
        yield Edit(Span(start, end), run[0], meant, "ENC011")


_TAG = r"</?(?:{})(?:[ \n][^<>]{{0,600}}|[ ]?/)?>"


@cache
def _tag() -> re.Pattern[str]:
    known = load("embeds.toml")
    return re.compile(_TAG.format(any_of(known["parting_tags"] + known["lettering_tags"])), re.IGNORECASE)


@cache
def _tags() -> re.Pattern[str]:
    """Match tags with the blanks between and, where they part paragraphs, around them."""
    known = load("embeds.toml")
    any_tag, parting = (
        _TAG.format(any_of(names)) for names in (known["parting_tags"] + known["lettering_tags"], known["parting_tags"])
    )
    return re.compile(rf"\s{{0,8}}{parting}(?:\s{{0,8}}{any_tag}){{0,40}}\s{{0,8}}|{any_tag}", re.IGNORECASE)


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(_TAG.format(any_of(load("embeds.toml")["parting_tags"])), re.IGNORECASE)
