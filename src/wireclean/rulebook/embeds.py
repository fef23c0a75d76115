"""FUR: what an embedded post or a page's machinery leaves in the copy: links, handles, tags, scripts, times for machines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["embed"]

# The whole line is one of these.
_WHOLE = re.compile(
    r"""
    (?: [*+•-][ ] )?
    (?: https?://(?:www\.)?(?:twitter|x|instagram|facebook|tiktok|youtube|t)\.(?:com|co)/\S{4,300}    # of a post
      | https?://\S{4,300}\.(?:jpe?g|png|gif|webp|svg|js|css|mp4|m3u8)(?:\?\S{0,200})?        # of a picture or a script
      | \d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?       # 2020-05-04T10:15:00+01:00
      | (?: <!?/?[a-zA-Z][^<>\n]{0,600}> [ ]{0,3} ){1,8}                               # <span class="x"></span>
      | \[ (?P<code>[a-z_]{3,16}) (?:[ ][^\[\]\n]{0,300})? \] (?: [^\[\]\n]{0,200} \[/(?P=code)\] )?
      | \{ " \w{1,40} " : .{2,4000} \}
      | (?: window\.|document\.|googletag\.|var[ ]\w{1,30}[ ]?=|\(function|function[ ]?\(|if[ ]?\(typeof|!function ) .{0,4000} [;})\]]
      | [—–-][ ]? [^\n@]{1,60} [ ]? \( @\w{1,30} \) [ ,]{0,2} (?: \w{3,12}[ ]\d{1,2},?[ ]\d{4} | \d{1,2}\.?[ ]\w{3,12}\.?[ ]\d{4} )?
    )
    """,
    re.VERBOSE,
)
# .caption { color: red; } .caption b { margin: 0 }
_STYLE = re.compile(r"(?>[\w .#@*:>,\[\]=\"()-]{1,200}+\{[^{}\n:]{1,200}+:[^{}\n]{1,400}+\}){1,200}+")
# At the end of a post's words: its pictures and links, and who wrote it.
_LINK = re.compile(r"[ ]?(?:pic\.twitter\.com/|https?://t\.co/)\w{4,20}")


@rule(
    "FUR006",
    "embed",
    stage=Stage.RECOGNITION,
    after=["GAL002"],
    reads="line",
    cues=[
        "http://", "https://", "pic.twitter.com/", "(@", "></", "<br", "<span", "<div", "<p>", "<img", "<iframe", "<script", "<!--",
        "[/", "[caption", "[embed", "[gallery", "[video", "[ad", "[button", "[automerge", "googletag", "window.", "document.",
        "function", "typeof", "{\"", " {", "0t0", "0t1", "0t2", "1t0", "1t1", "1t2", "2t0", "2t1", "2t2", "3t0", "3t1", "3t2",
        "4t0", "4t1", "4t2", "5t0", "5t1", "5t2", "6t0", "6t1", "6t2", "7t0", "7t1", "7t2", "8t0", "8t1", "8t2", "9t0", "9t1", "9t2",
    ],
    fixes=[
        (
            "The bell rings! pic.twitter.com/aB3dE5fGh1\n\n— Ana Lima (@alima) May 4, 2020\n\nIt was cast in 1871.",
            "The bell rings!\n\nIt was cast in 1871.",
        ),
        (
            'The bell weighs a ton.\n\n<span class="mark"></span>\n\nhttps://example.net/bell.jpg\n\n2020-05-04T10:15:00+01:00\n\n'
            "It was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
    ],
    keeps=[
        "The menu { bread: 2, soup: 3 is on the wall.",
        "The bell's own site is https://example.net/bell and it is slow.",
        "— Ana Lima, of Port Ellery",
        "The list of the divers is here:\n\nhttps://example.net/divers",
        "He posts as Ana Lima (@alima) and rings the bell.",
    ],
)  # fmt: skip
def embed(layout: Layout) -> Iterator[Edit]:
    """A line is left over from an embedded post, a tag, a script or a link.

    The words of a post are quoted and stay; its short links, its author's line with handle, and what is written for
    machines go.
    """
    text = layout.text
    for line in layout.cue_lines("FUR006"):
        if _WHOLE.fullmatch(text, line.start, line.end):
            yield layout.strike(line.start, line.end, "FUR006")
            continue
        style = _STYLE.match(text, line.start, line.end)
        if style is not None:
            yield layout.strike(style.start(), style.end(), "FUR006")
        if text.find("/", line.start, line.end) < 0:
            continue
        for match in _LINK.finditer(text, line.start, line.end):
            yield layout.strike(match.start(), match.end(), "FUR006")
