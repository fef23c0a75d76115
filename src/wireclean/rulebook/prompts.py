"""FUR: prompts: lines in which a page asks its reader to subscribe, to sign in, to accept or to write.

What tells them from the story is whom they speak to: `delivered to your inbox` is said to the reader of a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.data.phrasebook import phrases
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["prompt"]

_LONGEST = 420  # of a line that holds a prompt
_LONGEST_OPENED = 900  # of one that begins with it
_QUOTES = '“”„«»"「'


@rule(
    "FUR004",
    "prompt",
    stage=Stage.RECOGNITION,
    after=["FUR002"],
    reads="line",
    yields_to_prose=True,
    cues=phrases().prompt,
    fixes=[
        (
            "The bell weighs a ton.\n\nNews from the harbour, delivered to your inbox every morning. It is free.",
            "The bell weighs a ton.",
        ),
        (
            "Die Glocke wiegt eine Tonne.\n\nDas Neueste vom Hafen kommt direkt in Ihr Postfach.\n\nSie wurde 1871 gegossen.",
            "Die Glocke wiegt eine Tonne.\n\nSie wurde 1871 gegossen.",
        ),
    ],
    keeps=[
        "The parish letter is delivered to their inboxes each morning, Lima said.",
        "Wie die Drohung in Ihr Postfach kam, weiß die Polizei nicht.",
        "Police warn of letters that come to your inbox and ask for the bell's price.",
        "“The bell's song is delivered to your inbox,” the harbour master joked.",
        "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
        "A stranger's voice, delivered to your inbox, can empty your savings, the constable warned.\n\n"
        "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.",
    ],
)
def prompt(layout: Layout) -> Iterator[Edit]:
    """A line asks the reader of the page for something.

    It holds words which a page says to its reader and a story does not, wherever they stand in it: of newsletters,
    accounts, consent, comments. A line with a quotation stays, and so does a long one that only comes to such words.
    """
    text = layout.text
    last = -1
    for cue in layout.cues("FUR004"):
        line = layout.lines[layout.line_at(cue.start)]
        if line.start == last:
            continue
        opens = cue.start - line.start <= _LEAD
        if line.end - line.start > (_LONGEST_OPENED if opens else _LONGEST):
            continue
        if text[cue.end - 1 : cue.end + 1].isalnum() and text[cue.end - 1].isascii():
            continue
        if any(text.find(mark, line.start, line.end) >= 0 for mark in _QUOTES):
            continue
        last = line.start
        yield layout.strike(line.start, line.end, "FUR004")


_LEAD = 6  # a bullet or an arrow may stand before the words
