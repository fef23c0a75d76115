"""DEC: what the copy prints differs from what its source declares of it; `wireclean.findings` compares the two.

These rules find nothing in copy alone and change nothing: which of the two is right is for a person to say. They are rules so
that they are selected, ignored, explained and counted like all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wireclean.article import Edit
from wireclean.layout import Layout
from wireclean.rulebook.rule import Rule, Stage, rule

__all__ = ["DIFFERENCES", "byline_differs", "dateline_differs", "headline_differs", "language_differs", "time_differs"]

_COPY = "Bell found off Port Ellery\nBy Ana Lima, Associated Press\nThe bell of the Aurora weighs more than a ton."
_PROSE = "The bell of the Aurora weighs more than a ton."


def _differs(code: str, name: str) -> Callable[[Callable[[Layout], Iterator[Edit]]], Rule]:
    # without a cue they are never asked: they have nothing to say of copy alone
    return rule(code, name, stage=Stage.RECOGNITION, needs_cue=True, fixes=[(_COPY, _COPY)], keeps=[_PROSE])


@_differs("DEC001", "headline-differs")
def headline_differs(layout: Layout) -> Iterator[Edit]:
    """The copy prints another headline than its source declares.

    The declared one is `article.headline`. A printed one that differs is often that of another story, or the page's name.
    """
    return iter(())


@_differs("DEC002", "byline-differs")
def byline_differs(layout: Layout) -> Iterator[Edit]:
    """The copy prints an author whom its source does not declare.

    The declared ones are `article.bylines`. An extractor that takes an author from elsewhere on the page is seen so.
    """
    return iter(())


@_differs("DEC003", "dateline-differs")
def dateline_differs(layout: Layout) -> Iterator[Edit]:
    """The copy prints another place than its source declares.

    The declared one is `article.dateline`.
    """
    return iter(())


@_differs("DEC004", "time-differs")
def time_differs(layout: Layout) -> Iterator[Edit]:
    """The copy prints another time than its source declares.

    The declared one is `article.published` or `article.updated`. Where one of the two has no zone or time of day, a day
    either way is no difference.
    """
    return iter(())


@_differs("DEC005", "language-differs")
def language_differs(layout: Layout) -> Iterator[Edit]:
    """The words of the copy are of another language than its source declares.

    The declared one is `article.language`. Regions (`en-GB`) do not count.
    """
    return iter(())


DIFFERENCES = (headline_differs, byline_differs, dateline_differs, time_differs, language_differs)
