"""The registry of rules, code to rule, in the order in which they look at the copy."""

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
from wireclean.rulebook.rule import Rule

__all__ = ["RULES"]

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
    furniture.furniture_line,
    notes.filing_header,
    notes.filing_trailer,
    notes.trash_line,
    notes.editors_note,
    notes.correction,
    notes.contact,
    notes.reporting_credits,
    notes.contributors,
    notes.copyright_line,
    notes.source,
    furniture.furniture_opening,
    prompts.prompt,
    links.link_list,
    repeats.story_again,
    notes.separator,
    bylines.written_by,
    captions.caption,
    captions.credit,
    captions.credit_line,
    tail.page_end,
    notes.about,
    notes.last_word,
    notes.agency_initials,
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
