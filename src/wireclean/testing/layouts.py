"""Copy by layout: heads, openings, galleries, captions and whole pages, seeded or drawn by hypothesis.

Every kind is a function from a `random.Random` to text and truth. `seeded` calls it with fixed seeds, for a test that counts how
much is read right; `layouts` wraps it as a strategy, for a test of what always holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from hypothesis import strategies as st

from wireclean.testing.copy import Sample
from wireclean.testing.endings import closes, features
from wireclean.testing.heads import LayoutTruth, flat_heads, glued_heads, heads, local_heads
from wireclean.testing.openings import openings
from wireclean.testing.pages import briefs, live_blogs, local_pages, lyrics, story_pages, tables
from wireclean.testing.pictures import caption_places, galleries_by_layout

__all__ = ["LAYOUTS", "layouts", "seeded"]

LAYOUTS: dict[str, Callable[[Random], tuple[str, LayoutTruth]]] = {
    "heads": heads,
    "glued heads": glued_heads,
    "flat heads": flat_heads,
    "local heads": local_heads,
    "openings": openings,
    "galleries": galleries_by_layout,
    "captions": caption_places,
    "story pages": story_pages,
    "local pages": local_pages,
    "features": features,
    "closes": closes,
    "live blogs": live_blogs,
    "lyrics": lyrics,
    "briefs": briefs,
    "tables": tables,
}
"""The kinds of copy by name."""


def seeded(kind: str, count: int, seed: int = 0) -> Iterator[Sample[LayoutTruth]]:
    """Return `count` samples of a kind of `LAYOUTS`, the same ones for the same seed. Raises `KeyError` for another kind."""
    make = LAYOUTS[kind]
    for number in range(count):
        yield Sample(*make(Random(f"{kind} {seed} {number}")))


def layouts(*kinds: str) -> st.SearchStrategy[Sample[LayoutTruth]]:
    """Draw a sample of one of the kinds of `LAYOUTS`, of any of them if none is named. Raises `KeyError` for another kind."""
    makers = [LAYOUTS[kind] for kind in kinds or LAYOUTS]
    randoms = st.randoms(use_true_random=False)
    return st.builds(lambda make, rng: Sample(*make(rng)), st.sampled_from(makers), randoms)
