"""The credit that is all of a line, and the label that opens a caption."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from wireclean.article import Credit
from wireclean.grammar.credit.caption_buttons import without_buttons
from wireclean.grammar.credit.running import find_credits
from wireclean.grammar.credit.shape import (
    BRACKETS,
    LONGEST,
    beside_label,
    labelled,
    may_be_credit,
    named_as_source,
    named_by_label,
    names_with_label,
    read_shape,
)
from wireclean.grammar.credit.words import Openings, any_word, credit_words, words_of
from wireclean.grammar.names import is_name
from wireclean.grammar.organizations import outlet_named, source_named

__all__ = ["WholeCredit", "caption_label", "whole_credit"]


class WholeCredit(NamedTuple):
    """The credit that is all of a line.

    `sure` when it is one in any place, `label` when it is a label without a name; `labels_caption` when its caption has a label
    too: `Image source, Ana Lima` and `Image caption, The bell`. `buttons` says that those of a caption stand behind it, `signs` that
    it is no more than the name of an organisation that writes too, as stories are signed, and `sourced` that its label names the source
    of a story as often as that of a picture.
    """

    credit: Credit
    sure: bool
    label: bool = False
    labels_caption: bool = False
    buttons: bool = False
    signs: bool = False
    sourced: bool = False


@cache
def _caption_label() -> tuple[Openings, regex.Pattern[str]]:
    return Openings.of(["،", *words_of("caption_labels"), *words_of("pointing")]), regex.compile(
        rf"(?i:{any_word('pointing')}) [ ]?[:：] \s*+ (?=[\p{{Lu}}\p{{Lo}}\d“\x22«]) | ،? (?i:{any_word('caption_labels')}) (?: [ ]?[,،，:：] | (?<= ،[\p{{Arabic}} ]{{4,30}} ) | (?<=[\u2e80-\uffff]) | [ ](?=[\p{{Lu}}\x22“«]) ) \s*+",
        regex.VERBOSE,
    )


def caption_label(text: str, start: int, end: int) -> int:
    """Return where the caption begins that a label on the line opens, the line's end when none follows; 0 without a label."""
    openings, pattern = _caption_label()
    label = pattern.match(text, start, end) if openings.open(text, start) else None
    return 0 if label is None else label.end()


def whole_credit(text: str, start: int, end: int) -> WholeCredit | None:
    """Read the line `text[start:end]` as nothing but a credit, printed once or more."""
    return None if end - start > 2 * LONGEST else _read(text[start:end])


@cache
def _parted() -> regex.Pattern[str]:
    """Match what stands between a photographer and who sells the picture: `Ana Lima—Getty Images`, `... via Getty Images`."""
    return regex.compile(rf"[/|／;—]|\s(?i:{any_word('through')})\s")


_MARKED = regex.compile(r"[|•·/–—-]\s*+(?![|•·/–—-])")


@lru_cache(maxsize=4096)  # the same few names sign a newsroom's copy, and a gallery's slots
def _read(text: str) -> WholeCredit | None:
    """Read a string as nothing but a credit."""
    stop = without_buttons(text, 0, len(text))
    line, buttons = text[:stop], stop < len(text)
    marked = _MARKED.match(line)
    if marked is not None:  # `• Foto: Ana Lima`; a list has links behind its marks: `• Photos: the moons`
        inner = _read(text[marked.end() :]) if labelled(line[marked.end() :]) is not None else None
        if inner is not None and inner.credit.photographer is not None:
            return inner
    if not line:
        return None
    first, _, rest = line.partition(" ")
    via = first in credit_words("through")
    known = _sure_credit(line)
    if known is None and not (via or line[-1] in ".)）]】" or line[:3].isupper() or may_be_credit(line)):
        return None
    label = labelled(line)
    labels_caption = label is not None and label["comma"] is not None
    sourced = label is not None and (label["label"] or "").casefold() in credit_words("sources")
    if known is not None:
        return WholeCredit(known, sure=True, labels_caption=labels_caption, buttons=buttons, sourced=sourced)
    if label is not None and not label["who"]:
        return WholeCredit(Credit(None, None, line), sure=False, label=True, buttons=buttons)
    if label is not None:
        credit = named_by_label(label, line, bracketed=False)
        if credit is not None:
            return WholeCredit(credit, sure=True, labels_caption=labels_caption, buttons=buttons, sourced=sourced)
        credit = named_as_source(label, line)
        person = (
            credit is not None and credit.photographer is not None and ":" in label["who"]
        )  # Zdroj: ČTK Autor: Ana Lima
        return None if credit is None else WholeCredit(credit, sure=person, signs=not person, sourced=True)
    bracket = BRACKETS.fullmatch(line)
    if bracket is not None and labelled(bracket[1]) is not None:  # [사진=연합뉴스]
        inner = _read(bracket[1])
        return None if inner is None or inner.label else inner
    credit = read_shape(line if bracket is None else bracket[1], bracketed=bracket is not None)
    signs, sure = False, bracket is not None or beside_label(line) is not None or names_with_label(line)
    if credit is None and bracket is None:
        named = outlet_named(rest if via else line)
        if named is not None:
            credit, signs = Credit(None, named.short, line), not via
    if credit is None:
        return None
    pieces = [piece.strip() for piece in _parted().split(line)]
    sources = [source_named(piece) for piece in pieces]
    sells = any(source is not None and source.sells_photos for source in sources)
    sure = (sure or sells) and credit.photographer is not None  # `KEYSTONE/Ana Lima`
    if sells and len(pieces) > 1 and not sure:  # `picture alliance / dpa | Ana Lima`
        sure = all(source is not None or is_name(piece) for source, piece in zip(sources, pieces, strict=True))
    return WholeCredit(credit, sure=sure, buttons=buttons, signs=signs)


def _sure_credit(line: str) -> Credit | None:
    """Return the credit of a line in which credits that are sure in any place stand, and nothing else."""
    found = find_credits(line)
    position = 0
    for one in found:
        if line[position : one.start].strip(" .|"):
            return None
        position = one.end
    return found[0].credit if found and not line[position:].strip(" .") else None
