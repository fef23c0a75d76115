"""The registry of rules, code to rule, in the order in which they look at the copy; and those of a configuration."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from wireclean.data import load
from wireclean.data.languages import language_words
from wireclean.layout import CueTable
from wireclean.packs.compiled import compiled
from wireclean.packs.model import Pack, PackRule
from wireclean.rulebook import (
    bylines,
    captions,
    characters,
    datelines,
    embeds,
    furniture,
    gallery,
    headlines,
    links,
    off_story,
    paragraphs,
    repeats,
    spacing,
    tail,
    times,
)
from wireclean.rulebook.notes import about, contributors, copyright, corrections, filing, sign_offs
from wireclean.rulebook.rule import Rule, Stage
from wireclean.rulebook.settled import KNOWN

__all__ = ["RULES", "RuleSet", "rule_set"]


def _own_furniture() -> dict[str, Rule]:
    """Return the rules of `data/furniture.toml`, a pack like any other.

    Two things set it apart: its codes have three letters, which the format keeps from other packs, so each is read under
    another and gets its own afterwards; and its phrases name lists of the language files.
    """
    rules = {}
    for entry in load("furniture.toml")["rule"]:
        data: PackRule = msgspec.convert(entry | {"code": "WIRECLEAN1"}, PackRule)
        phrases = tuple(phrase for name in entry["phrases"] for phrase in language_words(name))
        rules[entry["code"]] = compiled(msgspec.structs.replace(data, code=entry["code"], phrases=phrases), None)
    return rules


_OWN = _own_furniture()

_ORDER: tuple[Rule, ...] = (
    # characters: composed letters first, so that both normal forms are one copy; then mojibake, while all its bytes are there
    characters.not_nfc,
    characters.mojibake,
    characters.line_end,
    characters.escaped_slash,
    characters.entity,
    characters.control_character,
    characters.invisible_character,
    characters.odd_space,
    # spacing: a paragraph becomes a line
    spacing.trailing_space,
    spacing.hard_wrap,
    spacing.doubled_space,
    spacing.space_before_punctuation,
    spacing.glued_counter,
    spacing.glued_sentence,
    # recognition: what is sure of itself first, what needs its neighbours later
    gallery.gallery_slot,
    gallery.gallery_control,
    embeds.embed,
    furniture.share_bar,
    _OWN["FUR001"],
    furniture.furniture_shape,
    filing.filing_header,
    filing.filing_trailer,
    corrections.trash_line,
    corrections.editors_note,
    corrections.correction,
    contributors.contact,
    contributors.reporting_credits,
    contributors.contributors,
    copyright.copyright_line,
    contributors.source,
    _OWN["FUR002"],
    _OWN["FUR004"],
    links.link_list,
    repeats.story_again,
    filing.separator,
    bylines.written_by,
    captions.caption,
    captions.credit,
    captions.credit_line,
    tail.page_end,
    about.about,
    sign_offs.last_word,
    sign_offs.agency_initials,
    datelines.dateline,
    times.published_time,
    times.updated_time,
    bylines.byline,
    headlines.headline,
    headlines.repeated_headline,
    headlines.standfirst,
    headlines.page_head,
    off_story.off_story_line,
    # and what is left
    paragraphs.paragraph_break,
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in _ORDER})


class RuleSet(NamedTuple):
    """The rules of a configuration: wireclean's own and those of its packs, and the cues of all.

    `all_cued` says that no rule has work where none of its cues is, save those that `settled` knows.
    """

    rules: Mapping[str, Rule]
    recognition: tuple[Rule, ...]
    cues: CueTable
    all_cued: bool


@lru_cache(maxsize=32)
def rule_set(packs: tuple[Pack, ...]) -> RuleSet:
    """Return the rules of `packs` and wireclean's own. Raises `ValueError` when two rules claim one code.

    A source's own rules know what they are for, so they look first.
    """
    rules: dict[str, Rule] = {}
    names = {rule.name: rule.code for rule in _ORDER}
    for pack in packs:
        for data in pack.rules:
            if data.code in rules:
                raise ValueError(f"two packs have a rule {data.code}; give one of them another code")
            if data.name in names:
                raise ValueError(f"{data.code} has the name of {names[data.name]}, {data.name!r}; give it another")
            rules[data.code] = compiled(data, pack)
    rules |= RULES
    recognition = tuple(rule for rule in rules.values() if rule.stage is Stage.RECOGNITION)
    return RuleSet(
        MappingProxyType(rules),
        recognition,
        CueTable({rule.code: rule.cues for rule in rules.values() if rule.cues}),
        all(rule.needs_cue or rule.code in KNOWN for rule in recognition),
    )
