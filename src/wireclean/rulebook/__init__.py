"""The registry of rules, code to rule, in the order in which they look at the copy: each says itself after which others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

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
    notes,
    off_story,
    paragraphs,
    prompts,
    repeats,
    spacing,
    tail,
    times,
)
from wireclean.rulebook.rule import Rule, in_order

__all__ = ["RULES"]

_RULES: tuple[Rule, ...] = (
    bylines.byline,
    bylines.written_by,
    captions.caption,
    captions.credit,
    captions.credit_line,
    characters.control_character,
    characters.entity,
    characters.escaped_slash,
    characters.invisible_character,
    characters.line_end,
    characters.mojibake,
    characters.not_nfc,
    characters.odd_space,
    datelines.dateline,
    embeds.embed,
    furniture.furniture_line,
    furniture.furniture_opening,
    furniture.share_bar,
    gallery.gallery_control,
    gallery.gallery_slot,
    headlines.headline,
    headlines.page_head,
    headlines.repeated_headline,
    headlines.standfirst,
    links.link_list,
    notes.about,
    notes.agency_initials,
    notes.contact,
    notes.contributors,
    notes.copyright_line,
    notes.correction,
    notes.editors_note,
    notes.filing_header,
    notes.filing_trailer,
    notes.last_word,
    notes.reporting_credits,
    notes.separator,
    notes.source,
    notes.trash_line,
    off_story.off_story_line,
    paragraphs.paragraph_break,
    prompts.prompt,
    repeats.story_again,
    spacing.doubled_space,
    spacing.glued_counter,
    spacing.glued_sentence,
    spacing.hard_wrap,
    spacing.space_before_punctuation,
    spacing.trailing_space,
    tail.page_end,
    times.published_time,
    times.updated_time,
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in in_order(_RULES)})
