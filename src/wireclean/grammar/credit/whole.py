"""The credit that is all of a line, and the label that opens a caption."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from wireclean.article import Credit
from wireclean.grammar.credit.closing import without_buttons
from wireclean.grammar.credit.running import find_credits
from wireclean.grammar.credit.shape import BRACKETS, LONGEST, labelled_pattern, named_by_label, read_shape, read_shouted
from wireclean.grammar.credit.words import credit_words, words_of
from wireclean.grammar.organizations import outlet_named

__all__ = ["WholeCredit", "caption_label", "whole_credit"]


class WholeCredit(NamedTuple):
    """The credit that is all of a line.

    `sure` when it is one in any place, `label` when it is a label without a name; `labels_caption` when its caption has a label
    too: `Image source, Ana Lima` and `Image caption, The bell`. `buttons` says that those of a caption stand behind it, `signs` that
    it is no more than the name of an organisation that writes too, as stories are signed.
    """

    credit: Credit
    sure: bool
    label: bool = False
    labels_caption: bool = False
    buttons: bool = False
    signs: bool = False


@cache
def _caption_label() -> regex.Pattern[str]:
    labels = "|".join(map(regex.escape, words_of("caption_labels")))
    return regex.compile(rf"(?i:{labels})(?:[ ]?[,،:：]|(?<=図版)|[ ](?=\p{{Lu}}))\s*+")


def caption_label(text: str, start: int, end: int) -> int:
    """Return where the caption begins that a label on the line opens, the line's end when none follows; 0 without a label."""
    label = _caption_label().match(text, start, end)
    return 0 if label is None else label.end()


def whole_credit(text: str, start: int, end: int) -> WholeCredit | None:
    """Read the line `text[start:end]` as nothing but a credit, printed once or more."""
    return None if end - start > 2 * LONGEST else _read(text[start:end])


@lru_cache(maxsize=4096)  # the same few names sign a newsroom's copy, and a gallery's slots
def _read(text: str) -> WholeCredit | None:
    """Read a string as nothing but a credit."""
    end = len(text)
    stop = without_buttons(text, 0, end)
    line = text[:stop]
    if not line:
        return None
    bare = labelled_pattern().fullmatch(line)
    known = _sure_credit(text, 0, stop)
    if known is not None:
        comma = bare is not None and bare["comma"] is not None
        return WholeCredit(known, sure=True, labels_caption=comma, buttons=stop < end)
    if bare is not None and not bare["who"]:
        return WholeCredit(Credit(None, None, line), sure=False, label=True)
    if bare is not None:
        credit = named_by_label(bare, line, bracketed=False)
        return None if credit is None else WholeCredit(credit, sure=True, labels_caption=bare["comma"] is not None)
    bracket = BRACKETS.fullmatch(line)
    credit = read_shape(bracket[1] if bracket is not None else line, bracketed=bracket is not None)
    signs = labelled = False
    if credit is None and bracket is None:
        first, _, rest = line.partition(" ")
        named = outlet_named(rest if first == "via" else line)
        credit = Credit(None, named.short, line) if named is not None else None
        signs = credit is not None and first != "via"
        if (
            credit is None and line.isupper() and first.casefold() in credit_words("labels")
        ):  # PHOTO ANA LIMA, LA GAZETTE
            credit = read_shape(rest, bracketed=False) or read_shouted(rest, barred=False)
            labelled = credit is not None
    if credit is None:
        return None
    sure = (bracket is not None or labelled) and credit.photographer is not None
    return WholeCredit(credit, sure=sure, buttons=stop < end, signs=signs)


def _sure_credit(text: str, start: int, end: int) -> Credit | None:
    """Return the credit of a line in which credits that are sure in any place stand, and nothing else."""
    found = find_credits(text, start, end)
    position = start
    for one in found:
        if text[position : one.start].strip(" .|"):
            return None
        position = one.end
    return found[0].credit if found and not text[position:end].strip(" .") else None
