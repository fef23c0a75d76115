"""FUR: what an embedded post or a page's machinery leaves in the copy: links, handles, tags, scripts, times for machines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.data import load
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, opened
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
      | (?: {any_of(_KNOWN["script_openings"])} | (?:{any_of(_KNOWN["script_variables"])})[ ]\w{{1,30}}[ ]?= ) .{{0,4000}} [;}})\]]
      | [^\n]{{0,200}} (?:{any_of(opened(language_words("furniture.made_with")))})[ ](?:{any_of(_KNOWN["chart_tools"])})\W{{0,3}}  # of a chart
      | (?i:{any_of(_KNOWN["post_leads"])}) [ ] [^\n@]{{1,80}} \( @[\w.]{{1,40}} \) [^\n.!?]{{0,60}}                    # on May 4, 2020
      | [—–-][ ]? [^\n@]{{1,60}} [ ]? \( @\w{{1,30}} \) [ ,]{{0,2}} (?: \w{{3,12}}[ ]\d{{1,2}},?[ ]\d{{4}} | \d{{1,2}}\.?[ ]\w{{3,12}}\.?[ ]\d{{4}} )?
    )
    """,
    re.VERBOSE,
)
# .caption { color: red; } .caption b { margin: 0 }
_STYLE = re.compile(r"(?>[\w .#@*:>,\[\]=\"()-]{1,200}+\{[^{}\n:]{1,200}+:[^{}\n]{1,400}+\}){1,200}+")
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
        *("http://", "https://", "(@", '{"', " {"),
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
    ],
    keeps=[
        "He signed the document. It says (in Latin) that the bell is his; she tore it up.",
        "The menu { bread: 2, soup: 3 is on the wall.",
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
        style = _STYLE.match(text, line.start, line.end)
        if style is not None:
            yield layout.strike(style.start(), style.end(), "FUR006")
        for start, end in _scripts_in(text, *line):
            yield layout.strike(start, end, "FUR006")
        if text.find("/", line.start, line.end) < 0:
            continue
        for match in _LINK.finditer(text, line.start, line.end):
            yield layout.strike(match.start(), match.end(), "FUR006")


def _scripts_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the scripts among the words of a line that a page was flattened to."""
    while (opening := _SCRIPT.search(text, start, end)) is not None:
        stop = _end_of_script(text, opening.start(), min(end, opening.start() + _LONGEST_SCRIPT))
        code = text[opening.start() : stop]
        marks = len(_CODE_MARK.findall(code))
        if marks * _LETTERS_A_MARK >= len(code) and _STATEMENT.search(code) and not _SENTENCE.search(code):
            yield opening.start(), stop
            start = stop
        else:
            start = opening.end()


def _end_of_script(text: str, start: int, end: int) -> int:
    """Return where the statements that begin at `start` end: at a semicolon or bracket outside all others, behind which no other begins."""
    depth, quote = 0, ""
    for mark in _SCRIPT_MARK.finditer(text, start, end):
        sign = mark[0]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign in "({[":
            depth += 1
        elif sign != ";":
            depth -= 1
        if depth < 0:
            return start
        if depth == 0 and not quote and sign in ";})" and _GOES_ON.match(text, mark.end(), end) is None:
            return mark.end()
    return start


_LONGEST_SCRIPT = 4000
_LETTERS_A_MARK = 10  # a script has a bracket, sign or quotation mark in ten letters, prose one in fifty
_STATEMENT = re.compile(r"[;{=]")
_SENTENCE = re.compile(r"(?:[^\W\d_’']{2,20}[,.]? ){6}")  # words one behind the other are no script's
_CODE_MARK = re.compile(r"[(){}\[\];=.'\":_|]")
_SCRIPT_MARK = re.compile(r"[(){}\[\];'\"]")
_OPENS_SCRIPT = rf"""
    (?: {any_of(_KNOWN["script_openings"])} | (?:{any_of(_KNOWN["script_variables"])})[ ]\w{{1,30}}[ ]?= )
    (?: (?<=[.])(?=\w) | (?<![.])(?=\s?\S) )
"""
_SCRIPT = re.compile(rf"(?<![\w.$]) {_OPENS_SCRIPT}", re.VERBOSE)
_GOES_ON = re.compile(
    rf"""
    \s{{0,3}} (?: {_OPENS_SCRIPT} | (?:{any_of(_KNOWN["script_goes_on"])})\b | [;,.(){{}}\[\]=+] | [_$a-z][\w.$]{{0,60}}[(=] )
    """,
    re.VERBOSE,
)


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
