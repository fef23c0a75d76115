"""Recognition: what each stretch of the repaired copy is, until nothing more is struck.

A strike gives what is left new neighbours, and of a line it can leave a part that says something else. So the copy is looked
at again as it will be printed. A second look costs little: a rule that reads no more than a line (`Rule.reads`) has said
all it can of the lines that stand as they stood. Labels go only from kept to struck, so the looks come to an end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from wireclean.article import Credit, Edit, Standfirst, Value, place_of
from wireclean.config import ALL_RULES, Config
from wireclean.declared import Declared, printed_again
from wireclean.edits import OffsetMap, chain, part_pairs
from wireclean.layout import Layout
from wireclean.packs.registry import RuleSet, rule_set
from wireclean.repair import Draft, repair, set_paragraphs, unframe
from wireclean.rulebook.own_prose import OwnProse
from wireclean.rulebook.rule import Rule
from wireclean.run_on import RunOn
from wireclean.seams import CLOSE, find_seams, may_be_run_on

__all__ = ["Look", "edited", "lay_out", "looks_at"]

# Copy settles in two or three looks. Only rules of packs, which may change text as well as strike it, can go on for ever.
_MOST_LOOKS = 12


def edited(text: str, config: Config, declared: Declared | None = None) -> tuple[list[Edit], str]:
    """Return the edits that clean `text` by the rules that `config` allows, and the clean text.

    What is `declared` of it is struck where the head prints it.
    Where rules quarrel, each undoing what the other did, or peel the copy layer by layer, none of them acts.
    """
    draft = Draft(text)
    if not _settle(draft, config, declared):
        calmer = config.calmer()
        if calmer != config:
            return edited(text, calmer, declared)
    return draft.edits if text.isascii() else part_pairs(draft.edits), draft.text


class Look(NamedTuple):
    """What one look at the copy saw, and how its offsets map to those of the source."""

    layout: Layout
    offsets: OffsetMap


def looks_at(text: str, config: Config, declared: Declared | None = None) -> list[Look]:
    """Return what each look at `text` saw while it was cleaned: what an explanation is made of."""
    looks: list[Look] = []
    _settle(Draft(text), config, declared, looks)
    return looks


def _settle(draft: Draft, config: Config, declared: Declared | None, looks: list[Look] | None = None) -> bool:
    """Repair, recognise and print until nothing more is struck; say whether that came to an end.

    What each look saw goes to `looks`, where somebody asks for it.
    """
    known = rule_set(config.packs)
    before: Layout | None = None
    unframe(draft, config)
    for _ in range(_MOST_LOOKS):
        repair(draft, config)
        text = draft.text
        first = before is None and may_be_run_on(text)
        doubled, apart = (_doubled_blanks(draft), _stops_apart(draft)) if first else ([], [])
        run_on = RunOn(text, find_seams(text, doubled, apart, _closing_cues(text, known)))
        one_line = _is_one_line(text, run_on, doubled)
        seen = _look(run_on.parted, known, config, before, declared, run_on=one_line)
        if looks is not None:
            looks.append(Look(seen, OffsetMap(chain(draft.source, draft.edits, draft.text, run_on.edits))))
        found = [edit for edit in seen.edits if config is ALL_RULES or config.allows(known.rules[edit.rule])]
        if run_on.edits:
            found = run_on.edits_of_text(found)
        if any(isinstance(edit.value, str | Standfirst) for edit in draft.edits):
            found = [*_without_headline(found)]
        if found:
            draft.take([*_in_source(found, draft)])
        stays = draft.text == text  # nothing was found, or only what fills a field and is left
        printed = set_paragraphs(draft, config)
        # A pack's pattern may read the blank lines that printing sets. In run-on copy places count from the first word, and
        # printed text has no doubled blanks to tell by.
        again = ((doubled or apart) and run_on.edits) or (printed and (config.packs or may_be_run_on(draft.text)))
        if stays and not again and not unframe(draft, config):
            return True
        before = seen
    return False


def _doubled_blanks(draft: Draft) -> list[int]:
    """Return where blanks stood doubled that repair has mended, in the copy as it reads now."""
    places: list[int] = []
    shift = 0
    for edit in draft.edits:
        if edit.replacement == " " and len(edit.before) > 1 and edit.before.isspace() and "\n" not in edit.before:
            places.append(edit.span.start + shift)
        shift += len(edit.replacement) - len(edit.before)
    return places


def _stops_apart(draft: Draft) -> list[int]:
    """Return the places of full stops that stood apart from the word before, in the copy as it reads now."""
    places: list[int] = []
    shift = 0
    for edit in draft.edits:
        if edit.before == " " and not edit.replacement:
            at = edit.span.start + shift
            if draft.text[at : at + 1] == ".":
                places.append(at)
        shift += len(edit.replacement) - len(edit.before)
    return places


def _closing_cues(text: str, known: RuleSet) -> list[int]:
    """Return where cues of notes stand at the end of run-on copy, in order: they show which sentences may close it."""
    if not may_be_run_on(text):
        return []
    start = max(0, len(text) - CLOSE)
    hits = known.cues.scan(text[start:])
    return sorted(start + at for code, (starts, _) in hits.items() if code in _CLOSING for at in starts)


# Whose sentences close a story. A line that keeps the rights is known behind the last sentence of a line too.
_CLOSING = frozenset(("NOT001", "NOT002", "NOT003", "NOT004", "NOT005", "NOT010", "NOT012", "NOT013", "NOT014"))


def lay_out(text: str, config: Config = ALL_RULES) -> Layout:
    """Return what the first look sees, with what the rules that `config` allows claim of it: what weights are fitted on."""
    draft = Draft(text)
    unframe(draft, config)
    repair(draft, config)
    known = rule_set(config.packs)
    allowed = tuple(rule for rule in known.recognition if config.allows(rule))
    doubled = _doubled_blanks(draft)
    seams = find_seams(draft.text, doubled, _stops_apart(draft), _closing_cues(draft.text, known))
    run_on = RunOn(draft.text, seams)
    one_line = _is_one_line(draft.text, run_on, doubled)
    return _look(run_on.parted, known._replace(recognition=allowed), config, None, run_on=one_line)


def _is_one_line(text: str, run_on: RunOn, doubled: list[int]) -> bool:
    """Say whether copy lost its line breaks, so that its last line is all of the story."""
    return "\n" not in text or (bool(run_on.edits) and not doubled)


def _look(
    text: str,
    known: RuleSet,
    config: Config,
    before: Layout | None,
    declared: Declared | None = None,
    *,
    run_on: bool = False,
) -> Layout:
    """Let the recognising rules claim their stretches; a rule that is off still claims, only its edits are not made.

    `before` is what an earlier look saw: of the rules that read single lines, those look again whose cue stands in a line that
    has changed since.
    """
    layout = Layout(text, known.cues.scan(text), None if before is None else before.readings)
    layout.level = config.level
    layout.run_on = run_on
    for edit in printed_again(layout, declared) if declared is not None else ():
        layout.claim(edit)
    cued = layout.cued_codes
    own = OwnProse(layout, (rule.code for rule in known.recognition if rule.yields_to_prose))
    # Where a rule is off, or has left the story a sentence, what it claims or leaves must be claimed or left again.
    again = None if before is None or before.spared or config is not ALL_RULES else _Changes(before, layout)
    for rule in known.recognition:
        if rule.needs_cue and rule.code not in cued:
            continue
        if again is not None and rule.reads == "line" and not again.concern(rule):
            continue
        for edit in rule.find(layout):
            if not (rule.yields_to_prose and own.holds(edit)):
                layout.claim(edit)
    return layout


class _Changes:
    """Which lines of a layout did not stand in the one before, where nothing had claimed all of them.

    A line that was struck can come again as a part of run-on copy, whose lines are found only when what stood around them is gone.
    """

    def __init__(self, before: Layout, layout: Layout) -> None:
        self._layout = layout
        known = {before.text[line.start : line.end] for line in before.lines if before.is_free(*line)}
        self._lines = [line for line in layout.lines if layout.text[line.start : line.end] not in known]

    def concern(self, rule: Rule) -> bool:
        """Say whether a cue of `rule` stands in a line that has changed."""
        return any(self._layout.cued(rule.code, *line) for line in self._lines)


def _without_headline(found: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits of a look at a story whose headline is known: what looks like one by then is the page's."""
    for edit in found:
        if not isinstance(edit.value, str | Standfirst):
            yield edit
        elif not edit.leaves:
            yield replace(edit, value=None)


def _in_source(found: list[Edit], draft: Draft) -> Iterator[Edit]:
    """Move the spans inside the values of edits to the source; the edits' own spans are moved by the chain."""
    offsets = OffsetMap(draft.edits) if draft.edits else None
    for edit in found:
        value = edit.value
        if offsets is None or value is None or isinstance(value, str | Credit):
            yield edit
            continue
        moved: Value
        if isinstance(value, tuple):
            moved = tuple(replace(byline, span=offsets.span_to_source(place_of(byline))) for byline in value)
        else:
            moved = replace(value, span=offsets.span_to_source(place_of(value)))
        yield replace(edit, value=moved)
