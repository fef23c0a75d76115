"""The registry of rules, code to rule, in the order in which they look at the copy; and those of a configuration.

Each rule says itself after which others it looks, so this list has no order of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from wireclean.data import load
from wireclean.data.languages import language_words, languages_known, words_of_language
from wireclean.layout import CueTable
from wireclean.packs.compiled import compiled
from wireclean.packs.model import Pack, PackRule
from wireclean.rulebook import (
    buttons,
    bylines,
    captions,
    characters,
    cuts,
    datelines,
    differences,
    embeds,
    escapes,
    exports,
    furniture,
    gallery,
    glued_furniture,
    hard_wraps,
    headlines,
    invitations,
    links,
    off_story,
    page_states,
    page_voice,
    paragraphs,
    repeats,
    spacing,
    staff_bylines,
    tail,
    times,
    wires,
)
from wireclean.rulebook.notes import (
    about,
    author_box,
    closing_lists,
    contributors,
    copyright,
    corrections,
    filing,
    first_printed,
    of_itself,
    sign_offs,
)
from wireclean.rulebook.rule import Rule, Stage, in_order

__all__ = ["RULES", "RuleSet", "by_code", "rule_set"]


_RULES: tuple[Rule, ...] = (
    about.about,
    author_box.author_box,
    buttons.button_row,
    buttons.player_bar,
    bylines.byline,
    bylines.written_by,
    captions.caption,
    captions.credit,
    captions.credit_line,
    characters.control_character,
    characters.dataset_token,
    characters.entity,
    characters.escaped_slash,
    characters.invisible_character,
    characters.line_end,
    characters.mojibake,
    characters.not_nfc,
    characters.odd_space,
    closing_lists.closing_list,
    contributors.contact,
    contributors.contributors,
    contributors.reporting_credits,
    contributors.source,
    copyright.copyright_line,
    corrections.correction,
    corrections.editors_note,
    corrections.trash_line,
    cuts.cut_mark,
    datelines.dateline,
    datelines.labelled_dateline,
    *differences.DIFFERENCES,
    embeds.embed,
    embeds.machine_time,
    escapes.escape,
    escapes.markup,
    filing.filing_header,
    filing.filing_trailer,
    filing.separator,
    first_printed.first_printed,
    of_itself.of_itself,
    furniture.furniture_shape,
    furniture.share_bar,
    glued_furniture.glued_furniture,
    gallery.gallery_control,
    gallery.gallery_slot,
    hard_wraps.hard_wrap,
    headlines.headline,
    headlines.page_head,
    headlines.repeated_headline,
    headlines.standfirst,
    invitations.glued_invitation,
    invitations.invitation,
    links.link_list,
    links.labelled_link,
    links.link_note,
    exports.archive_label,
    exports.summary_mark,
    off_story.off_story_line,
    off_story.off_story_block,
    off_story.off_story_rest,
    page_states.page_state,
    page_voice.page_voice,
    paragraphs.paragraph_break,
    repeats.story_again,
    sign_offs.agency_initials,
    sign_offs.last_word,
    spacing.doubled_space,
    spacing.glued_counter,
    spacing.glued_sentence,
    spacing.space_before_punctuation,
    spacing.split_initial,
    spacing.trailing_space,
    spacing.layout_table,
    staff_bylines.staff_byline,
    tail.page_end,
    times.published_time,
    times.updated_time,
    *wires.WIRES,
)


def _own_furniture() -> Iterator[Rule]:
    """Yield the rules of `data/furniture.toml`, a pack like any other.

    Three things set it apart. Its codes have three letters, which the format keeps from other packs, so each is read under
    another and gets its own afterwards. Its rules say after which others they look. And its phrases name lists of the language
    files.
    """
    for entry in load("furniture.toml")["rule"]:
        keys = {key: value for key, value in entry.items() if key != "after"}
        data: PackRule = msgspec.convert(keys | {"code": "WIRECLEAN1"}, PackRule)
        lists = {
            key: tuple(phrase for name in entry[key] for phrase in language_words(name))
            for key in ("phrases", "begin", "end")
            if key in entry
        }
        own = _languages_of(entry["phrases"]) if entry["kind"] == "holds" else None
        yield compiled(msgspec.structs.replace(data, code=entry["code"], **lists), after=entry["after"], languages=own)


def _languages_of(lists: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return the languages that have each phrase of some lists, in lower case."""
    found: dict[str, set[str]] = {}
    for language in languages_known():
        for phrase in (phrase for name in lists for phrase in words_of_language(language, name)):
            found.setdefault(phrase.lower(), set()).add(language)
    return {phrase: frozenset(languages) for phrase, languages in found.items()}


def by_code(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """Return rules by their codes, in their order. Raises `ValueError` when two have one code, of which one would be lost."""
    found: dict[str, Rule] = {}
    for rule in rules:
        if rule.code in found:
            raise ValueError(f"the rules {found[rule.code].name} and {rule.name} have one code, {rule.code}")
        found[rule.code] = rule
    return MappingProxyType(found)


RULES: Mapping[str, Rule] = by_code(in_order((*_RULES, *_own_furniture())))


class RuleSet(NamedTuple):
    """The rules of a configuration: wireclean's own and those of its packs, and the cues of all."""

    rules: Mapping[str, Rule]
    recognition: tuple[Rule, ...]
    cues: CueTable


@lru_cache(maxsize=32)
def rule_set(packs: tuple[Pack, ...]) -> RuleSet:
    """Return the rules of `packs` and wireclean's own. Raises `ValueError` when two rules claim one code.

    A source's own rules know what they are for, so they look first.
    """
    rules: dict[str, Rule] = {}
    names = {rule.name: rule.code for rule in RULES.values()}
    for pack in packs:
        for data in pack.rules:
            if data.code in rules:
                raise ValueError(f"two packs have a rule {data.code}; give one of them another code")
            if data.name in names:
                raise ValueError(f"{data.code} has the name of {names[data.name]}, {data.name!r}; give it another")
            rules[data.code] = compiled(data, pack=pack)
    rules |= RULES
    recognition = tuple(rule for rule in rules.values() if rule.stage is Stage.RECOGNITION)
    return RuleSet(
        MappingProxyType(rules),
        recognition,
        CueTable({rule.code: rule.cues for rule in rules.values() if rule.cues}),
    )
