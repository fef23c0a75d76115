"""The marks and small words between the parts of a byline: what joins names, what parts them from what is said of them."""

from __future__ import annotations

from functools import cache

import regex

from wireclean.data import load
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline.words import first_words, one_of

__all__ = [
    "ASIDE",
    "BULLET",
    "DASH",
    "DATELINE_CREDIT",
    "DATELINE_REST",
    "LED",
    "LISTED",
    "MARKED",
    "NAMED_SITE",
    "NEXT_MARK",
    "OPENS_PAPER",
    "QUOTED",
    "SMALL",
    "TITLES",
    "WORD",
    "after_gap",
    "joint_end",
]

BULLET = regex.compile(r"(?:[*+•·–—/|▪■►›»◎○●^(\[【〔-]{1,4}+\s*+)?+")
GAP = regex.compile(r"(?:[^\S\n]|[,،|•·;:/=*()\[\]【】.{}]|[–—-]{1,2}+(?=\s|$|\p{Arabic}))*+")
# An article may be a word of times too: O Porto, A Tribuna, El Correo.
OPENS_PAPER = regex.compile(rf"(?:\p{{Lu}}|(?=\p{{Lu}})(?i:{one_of('articles')}))[ ]\p{{Lu}}[\p{{L}}]")
QUOTED = regex.compile(r"[«„“](?P<name>[\p{L}\d][^«»„“”\n]{1,40}+)[»“”]")  # a paper's name: `Ana Lima, «Ellery Post»`
MARKED = regex.compile(r"[,|•·;:/=*(\[–—-]")
DASH = regex.compile(r"[ ][–—-][ ]")
LISTED = regex.compile(r"\s*+[,/;|•·、،]\s*+")
# A town or paper before the name: `LISBON - Ana Lima`.
LED = regex.compile(
    r"(?P<where>[^\W\d_][\p{L}\p{M}'’.-]{1,24}+(?:[ ](?!ـ)[\p{L}\p{M}'’.-]{2,24}+){0,2}+)(?P<mark>[ ]?+:|[ ](?:[–—-]|ـ{1,2}+))[ ]?+(?=\p{L})"
)
TITLES = regex.compile(rf",?[ ](?:{any_of(load('names.toml')['degrees'])})(?=\W|$)|(?<=[\p{{L}}])\d(?=\s*+$)")
ASIDE = regex.compile(r"[ ]?\((?P<words>[\p{L}\p{M} .’'&-]{2,40}+)\)")


@cache
def _joint() -> regex.Pattern[str]:
    return regex.compile(
        rf"[,،]?+[^\S\n]*+(?:(?<=[\s,])(?i:{one_of('joins')})(?=\s)|[&+])[^\S\n]*+|\s(?=و\p{{Arabic}}{{2}})و?"
    )


_JOINED = regex.compile(r"[,،]?+[^\S\n]*+(?P<word>\S{1,24}+)")


def joint_end(text: str, at: int, stop: int) -> int | None:
    """Return where ends what joins two names at `at`: ` and `, `, and `, ` & `, ` und `."""
    joined = _JOINED.match(text, at, stop)
    if joined is None:
        return None
    word = joined["word"].casefold()
    if word[0] not in _JOINING and word not in first_words("joins"):
        return None
    joint = _joint().match(text, at, stop)
    return joint.end() if joint is not None and joint.end() > at else None


_JOINING = frozenset("&+و")


def after_gap(text: str, at: int, stop: int) -> int:
    """Return where a run of spaces and marks ends."""
    gap = GAP.match(text, at, stop)
    return at if gap is None else gap.end()


NEXT_MARK = regex.compile(r"[|•·\n;]|\s[-–—]\s|[ ](?=\p{L}{2,12}[:：])")
WORD = regex.compile(r"\S++")
SMALL = regex.compile(r"[^\S\n]{1,3}+(?P<word>\p{Ll}[\p{L}\p{M}]*+)")
# What follows the place in a dateline: ` (AP)`, ` — `, `, Ohio (AP)`.
DATELINE_REST = regex.compile(r"(?:,[ ]\p{Lu}[\p{L}.]{1,12}+(?:[ ]\d{1,2})?+)?+\s{0,3}+(?:\(|[—–-]{1,2}+\s)")
DATELINE_CREDIT = regex.compile(r"\s{0,3}+\([^()\n]{1,40}+\)\s{0,3}+(?:[–—]|--?\s)")
NAMED_SITE = regex.compile(r"\p{Ll}{2,20}+\p{Lu}\p{Ll}{2,20}+(?!\p{Ll})")  # portNews
