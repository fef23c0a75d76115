"""What stands together behind a story: comments, openings of other stories, lists of a page; and what of the story does."""

from __future__ import annotations

import wireclean
from wireclean.blocks import blocks_behind, of_the_page
from wireclean.layout import Judged, Level
from wireclean.recognition import lay_out
from wireclean.rows import rows_of

HEAD = "Bell found off Port Ellery\n\nBy Ana Lima\n\nMay 4, 2020 10:15 a.m."
PARAGRAPHS = (
    "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said on Monday.",
    "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for the bell since then, he said.",
    "Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across the bay.",
    "The museum wants to keep the bell in its yard, but the shipyard says that the wreck and all that lies in it is its own.",
    "A court in the capital will hear both sides in June, the harbour master said, and until then nobody may ring the bell.",
)
STORY = "\n\n".join((HEAD, *PARAGRAPHS))
LEVELS: tuple[Level, ...] = ("gentle", "standard", "thorough")
FOOT = "Load more comments\n\nMost read\n\nPrivacy policy\n\nAbout us\n\nContact us"

VOICES = """Share

Read more

2 hours ago

old_salt (May 4, 2020 13:15)

Typical. They close two schools and then they find money for a thing like this. Vote them out.

Report

Reply

tide_watcher (May 4, 2020 14:02)

My wife went to look last weekend and came back rather disappointed, there was no parking and nobody explained anything.

Report

Reply

Jens (May 4, 2020 15:31)

A waste of everybody's time. In Rostock three such things rust away behind a fence and not one tourist ever asks.

Report

Reply

old_salt (May 4, 2020 16:20)

Exactly, Jens. Meanwhile my street has had no light since January and the mayor smiles into every camera.

Report

Reply

lighthouse99 (May 4, 2020 18:05)

Beautiful piece of craft. Somebody poured that by hand, think about it, a hundred and fifty years ago.

Report

Reply"""
PROMOTION = """Read more

Advertisement

Share this article

The museum has hung the bell in its yard, and the shipyard has sent it a letter that the harbour master read out on Monday."""


def test_comments_behind_the_story_go() -> None:
    article = wireclean.clean(f"{STORY}\n\n{VOICES}\n\n{FOOT}")
    assert article.paragraphs == PARAGRAPHS
    assert any(edit.rule == "OFF002" for edit in article.edits)


def test_a_paragraph_of_the_story_stays_below_lines_of_the_page() -> None:
    last = PROMOTION.rpartition("\n\n")[2]
    assert wireclean.clean(f"{STORY}\n\n{PROMOTION}\n\n{FOOT}").paragraphs == (*PARAGRAPHS, last)


def test_nothing_is_weighed_where_no_page_stands_behind_the_story() -> None:
    assert not [*blocks_behind(rows_of(lay_out(STORY)))]


def test_the_level_says_how_much_may_be_at_risk() -> None:
    rows = rows_of(lay_out(f"{STORY}\n\n{VOICES}\n\n{FOOT}", wireclean.Config(ignore=["OFF002"])))
    needed: dict[Level, float] = {}
    for level in LEVELS:
        judged: list[Judged] = []
        struck = [*of_the_page(rows, level, judged)]
        assert len(struck) <= len(judged)
        needed[level] = judged[0].needed
    assert needed["gentle"] > needed["standard"] > needed["thorough"]
