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
    off_story,
    paragraphs,
    prompts,
    repeats,
    spacing,
    tail,
    times,
)
from wireclean.rulebook.notes import about, contributors, copyright, corrections, filing, sign_offs
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
    furniture.furniture_opening,
    prompts.prompt,
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
