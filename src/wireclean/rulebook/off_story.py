"""OFF: what no other rule explains and is no part of the story: buttons, counts, teasers, readers' comments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from wireclean.article import Edit
from wireclean.blocks import may_stand_behind, of_the_page
from wireclean.data.languages import language_words
from wireclean.data.page_words import words_in
from wireclean.decide import off_story
from wireclean.grammar.sentences import ends_sentence
from wireclean.layout import Layout
from wireclean.rests import rests_of_the_page
from wireclean.rows import rows_of
from wireclean.rulebook.own_prose import is_body
from wireclean.rulebook.rule import Stage, rule
from wireclean.segments import is_witnessed, may_be_witnessed, table_of

__all__ = ["off_story_block", "off_story_line", "off_story_rest"]


@rule(
    "OFF001",
    "off-story-line",
    stage=Stage.RECOGNITION,
    after=["HED008"],
    fixes=[
        (
            "Bell found off Port Ellery\nBy Ana Lima\nMay 4, 2020 10:15 a.m.\n"
            "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n"
            "It was cast in 1871 and sank with the ship, the harbour master of the town said.\n"
            "Port Ellery\n2k",
            "Bell found off Port Ellery\nBy Ana Lima\nMay 4, 2020 10:15 a.m.\n"
            "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n"
            "It was cast in 1871 and sank with the ship, the harbour master of the town said.\n",
        ),
    ],
    keeps=[
        "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n\nWhat comes next\n\n"
        "It goes to the museum in May, the board said, and the children of the town may ring it.",
        "Bell found off Port Ellery\nBy Ana Lima\nThe bell of the Aurora weighs more than a ton, and three towns want it.\n"
        "Port Ellery\nLisbon\nPort Louis\nThe board of the museum decides in May which of the three will have it.",
        "Bell found off Port Ellery\nBy Ana Lima\nThe bell of the Aurora weighs more than a ton, and three towns want it.\n"
        "“I heard it ring twice.”\n— Pavel Hart, fisherman\nThe board of the museum decides in May which of them will have it.",
        "Klockan hittades i måndags på havets botten och väger mer än ett ton.\n\nLÄS MER: Så förliste Aurora\n\n"
        "– Vi prövade allt, säger Ana Lima.",
    ],
)
def off_story_line(layout: Layout) -> Iterator[Edit]:
    """A line is no part of the story, by how it looks, where it stands and what it speaks of.

    No list of phrases holds what pages print between the parts of a story. Shape, place, neighbours, the words of pages and the words
    that the story itself uses are weighed together; `wireclean.decide` says how. A full sentence with prose on both sides is
    never struck, nor is what somebody says behind a dash, and nothing is where no other rule found anything of a page.
    """
    for segment in off_story(table_of(layout), layout.level, layout.judged) if may_be_witnessed(layout) else ():
        if not is_body(layout, segment.start, segment.end) and not _is_speech(layout.text[segment.start : segment.end]):
            yield layout.strike(segment.start, segment.end, "OFF001")


def _is_speech(line: str) -> bool:
    """Say whether a line is what somebody says, behind a dash and with the verb that says so: `– Vi prövade allt, säger Lima.`"""
    return line[0] in _DASHES and ends_sentence(line) and not _attributions().isdisjoint(words_in(line))


@cache
def _attributions() -> frozenset[str]:
    return frozenset(language_words("sentences.attribution"))


_DASHES = "–—―"


@rule(
    "OFF002",
    "off-story-block",
    stage=Stage.RECOGNITION,
    after=["OFF001"],
    needs_cue=False,
    fixes=[
        (
            "Bell found off Port Ellery\nBy Ana Lima\nMay 4, 2020 10:15 a.m.\n"
            "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said on Monday.\n"
            "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for the bell since then, he said.\n"
            "Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across the bay.\n"
            "The museum wants to keep the bell in its yard, but the shipyard says that the wreck and all that lies in it is its own.\n"
            "Share\nRead more\n2 hours ago\nold_salt (May 4, 2020 13:15)\n"
            "Typical. They close two schools and then they find money for a thing like this. Vote them out.\n"
            "Report\nReply\nJens (May 4, 2020 15:31)\n"
            "A waste of everybody's time. In Rostock three such things rust away behind a fence and not one tourist ever asks.\n"
            "Report\nReply\nMost read\nPrivacy policy",
            "Bell found off Port Ellery\nBy Ana Lima\nMay 4, 2020 10:15 a.m.\n"
            "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said on Monday.\n"
            "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for the bell since then, he said.\n"
            "Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across the bay.\n"
            "The museum wants to keep the bell in its yard, but the shipyard says that the wreck and all that lies in it is its own.\n"
            "Share\nRead more\n2 hours ago\nold_salt (May 4, 2020 13:15)\n"
            "Report\nReply\nJens (May 4, 2020 15:31)\n"
            "Report\nReply\nMost read\nPrivacy policy",
        ),
    ],
    keeps=[
        "Bell found off Port Ellery\nBy Ana Lima\nMay 4, 2020 10:15 a.m.\n"
        "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said on Monday.\n"
        "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for the bell since then, he said.\n"
        "Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across the bay.\n"
        "The museum wants to keep the bell in its yard, but the shipyard says that the wreck and all that lies in it is its own.\n"
        "Share\nRead more\nAdvertisement\n"
        "The shipyard has sent the museum a letter about the bell, which the harbour master read out on Monday.\n"
        "Most read\nPrivacy policy",
    ],
)
def off_story_block(layout: Layout) -> Iterator[Edit]:
    """What stands together behind the story is the page's: readers' comments, openings of other stories, notices, lists of shops.

    Such lines may be prose as the story's are. A block of them is told by how little it says of what the story says, by its size
    beside the story and by the page around it; `wireclean.blocks` says how. Nothing is struck where no other rule found
    anything of a page.
    """
    if not may_be_witnessed(layout) or not may_stand_behind(layout):
        return
    rows = rows_of(layout)
    if is_witnessed(rows):
        for start, end in of_the_page(rows, layout.level, layout.judged):
            if not is_body(layout, start, end):
                yield layout.strike(start, end, "OFF002")


@rule(
    "OFF003",
    "off-story-rest",
    stage=Stage.RECOGNITION,
    after=["OFF002"],
    needs_cue=False,
    fixes=[
        (
            "Bell found off Port Ellery By Ana Lima May 4, 2020 10:15 a.m. The bell of the Aurora weighs more than a ton and hangs in the yard of "
            "the museum, the harbour master said on Monday. It was cast in 1871 for a ship that sank two winters later, and nobody had looked "
            "for the bell since then, he said. Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across "
            "the bay. The museum wants to keep it. Share this article View comments Most read Ferry fares to rise in June 2 hours ago",
            "Bell found off Port Ellery By Ana Lima May 4, 2020 10:15 a.m. The bell of the Aurora weighs more than a ton and hangs in the yard of "
            "the museum, the harbour master said on Monday. It was cast in 1871 for a ship that sank two winters later, and nobody had looked "
            "for the bell since then, he said. Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across "
            "the bay. The museum wants to keep it.",
        ),
    ],
    keeps=[
        "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said on Monday. It was cast in "
        "1871 for a ship that sank two winters later, and nobody had looked for the bell since then, he said. Divers from Port Ellery raised "
        "it with a crane that had been borrowed from the shipyard across the bay. The museum wants to keep it. The divers were in the",
        "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said on Monday. It was cast in "
        "1871 for a ship that sank two winters later, and nobody had looked for the bell since then, he said. Divers from Port Ellery raised "
        "it with a crane that had been borrowed from the shipyard across the bay. The museum wants to keep it. Divers: Lima, Hart, Reed",
    ],
)
def off_story_rest(layout: Layout) -> Iterator[Edit]:
    """Behind the story's last sentence, in the same line, stands what the page has below it: titles, buttons, notices.

    A flattener loses the breaks between them. `wireclean.rests` says what is weighed: it is taken from the end of the copy, and the
    first sentence that is likely the story's stays with all before it.
    """
    for start, end in rests_of_the_page(layout, layout.level, layout.judged):
        if not is_body(layout, start, end):
            yield layout.strike(start, end, "OFF003")
