"""FUR: what an embedded post or a page's machinery leaves in the copy: links, handles, tags, scripts, times for machines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.data import load
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, opened
from wireclean.grammar.code import find_code
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["embed", "machine_time"]

_KNOWN: dict[str, list[str]] = load("embeds.toml")
# The whole line is one of these.
_WHOLE = re.compile(
    rf"""
    (?: [*+•-][ ] )?
    (?: https?://(?:www\.)?(?:{any_of(_KNOWN["post_hosts"])})/\S{{4,300}}                     # of a post
      | https?://\S{{4,300}}\.(?:{any_of(_KNOWN["file_endings"])})(?:\?\S{{0,200}})?              # of a picture or a script
      | (?: <!?/?[a-zA-Z][^<>\n]{{0,600}}> [ ]{{0,3}} ){{1,8}}                                   # <span class="x"></span>
      | \[ (?P<code>[a-z_]{{3,16}}) (?:[ ][^\[\]\n]{{0,300}})? \] (?: [^\[\]\n]{{0,200}} \[/(?P=code)\] )?
      | \{{ " \w{{1,40}} " : .{{2,4000}} \}}
      | [^\n]{{0,200}} (?:{any_of(opened(language_words("furniture.made_with")))})[ ](?:{any_of(_KNOWN["chart_tools"])})\W{{0,3}}  # of a chart
      | (?i:{any_of(_KNOWN["post_leads"])}) [ ] [^\n@]{{1,80}} \( @[\w.]{{1,40}} \) [^\n.!?]{{0,60}}                    # on May 4, 2020
      | [—–-][ ]? [^\n@]{{1,60}} [ ]? \( @\w{{1,30}} \) [ ,]{{0,2}} (?: \w{{3,12}}[ ]\d{{1,2}},?[ ]\d{{4}} | \d{{1,2}}\.?[ ]\w{{3,12}}\.?[ ]\d{{4}} )?
    )
    """,
    re.VERBOSE,
)
# At the end of a post's words: its pictures and links, and who wrote it.
_LINK = re.compile(rf"[ ]?(?:{any_of(_KNOWN['short_links'])})\w{{4,20}}", re.VERBOSE)
_TIME = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?"
)  # 2020-05-04T10:15:00+01:00
# 2020-05-04T10:15: the letter between two figures, of which the first is the end of the day
_TIMES = [f"{day}t{hour}" for day in range(10) for hour in range(3)]


@rule(
    "FUR006",
    "embed",
    stage=Stage.RECOGNITION,
    after=["GAL002"],
    reads="line",
    cues=[
        *("http://", "https://", "(@"),
        *(tool.lower() for tool in _KNOWN["chart_tools"]),
        *(_KNOWN["short_links"] + _KNOWN["tags"] + _KNOWN["short_codes"] + _KNOWN["script_cues"]),
    ],
    fixes=[
        (
            "The bell rings! pic.twitter.com/aB3dE5fGh1\n\n— Ana Lima (@alima) May 4, 2020\n\nA post shared by Ana (@ana.lima)\n\nIt was cast in 1871.",
            "The bell rings!\n\nIt was cast in 1871.",
        ),
        (
            'The bell weighs a ton.\n\n<span class="mark"></span>\n\nhttps://example.net/bell.jpg\n\nIt was cast in 1871.',
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "The bell weighs a ton. window.bells = window.bells || []; bells.push({ mode: 'ring', at: 'noon' }); It was cast in 1871.",
            "The bell weighs a ton. It was cast in 1871.",
        ),
        (
            "The bell weighs a ton. if (window && window.bells) { window.bells.cmd.push(function(Ring) { Ring.at('noon'); }); } else { "
            "console.error('Error: no bell was found on this page'); } .bell-card { margin: 0; } @media (max-width: 60px) { .bell { width: "
            '80%; } } {"@type":"NewsArticle","headline":"Divers raise the old bell of the Aurora"} It was cast in 1871.',
            "The bell weighs a ton. It was cast in 1871.",
        ),
    ],
    keeps=[
        "He signed the document. It says (in Latin) that the bell is his; she tore it up.",
        "The menu { bread: 2, soup: 3 is on the wall.",
        "It has no clapper (i.e., it does not ring); divers found it (see example.net (in French)); it hangs in the yard.",
        "The bell's own site is https://example.net/bell and it is slow.",
        "— Ana Lima, of Port Ellery",
        "The list of the divers is here:\n\nhttps://example.net/divers",
        "He posts as Ana Lima (@alima) and rings the bell.",
    ],
)
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
        for start, end in find_code(text, *line):
            yield layout.strike(start, end, "FUR006")
        if text.find("/", line.start, line.end) < 0:
            continue
        for match in _LINK.finditer(text, line.start, line.end):
            yield layout.strike(match.start(), match.end(), "FUR006")


@rule(
    "FUR012",
    "machine-time",
    stage=Stage.RECOGNITION,
    after=["GAL002"],
    cues=_TIMES,
    fixes=[
        (
            "The bell of the Aurora weighs more than a ton and hangs in the yard.\n\nIt rang.\n\n2020-05-04T10:15:00+01:00\n\nIt was cast in 1871.",
            "The bell of the Aurora weighs more than a ton and hangs in the yard.\n\nIt rang.\n\nIt was cast in 1871.",
        ),
    ],
    keeps=["The log of the ship says 2020-05-04T10:15 and no more."],
)
def machine_time(layout: Layout) -> Iterator[Edit]:
    """A time for machines stands on a line of its own, below the story's first prose.

    Pages print it beside embedded posts and pictures. Above the story it is the time of publication, which another rule reads.
    """
    first = next((line.start for line in layout.lines if layout.is_prose(*line)), len(layout.text))
    for line in layout.cue_lines("FUR012"):
        if line.start > first and _TIME.fullmatch(layout.text, line.start, line.end):
            yield layout.strike(line.start, line.end, "FUR012")
