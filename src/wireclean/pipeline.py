"""Which rules, in which order: from a str to an article.

The stages run one after the other, each on what the one before left, and their edits are chained into edits of the
source. Cleaning repeats until it changes nothing, so clean text is by definition what cleaning leaves alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache, lru_cache, reduce
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import force_setattr, replace

from wireclean.arguments import codes, demand_day, demand_text, kind_of_argument
from wireclean.article import (
    Article,
    Byline,
    Caption,
    Credit,
    Dateline,
    Edit,
    Note,
    Span,
    Standfirst,
    Timestamp,
    Value,
)
from wireclean.edits import OffsetMap, apply, chain, part_pairs, words_within
from wireclean.grammar.dates import parse_day, resolve_day
from wireclean.grammar.language import tell_language
from wireclean.layout import LEVELS, Layout, Level
from wireclean.packs.compiled import PackedRule
from wireclean.packs.model import Pack
from wireclean.packs.registry import RULES, RuleSet, rule_set
from wireclean.rulebook.characters import CONTEXTUAL, suspects
from wireclean.rulebook.own_prose import OwnProse
from wireclean.rulebook.rule import Rule, Severity, Stage, run_by
from wireclean.rulebook.settled import KNOWN, has_columns, is_settled
from wireclean.rulebook.times import PUBLISHED, UPDATED

__all__ = ["Config", "Finding", "check", "clean", "compose"]

# Copy settles in two or three rounds. Where rules quarrel, on text that hardly anybody wrote, none of them acts.
_MOST_ROUNDS = 12

Normalizer = Callable[[str], str]


class Config(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True):
    """Which rules run, and how sure of itself a judgement must be.

    `level` says how much is struck on evidence that is weighed: `gentle` puts fewest of the story's words at risk, `thorough`
    leaves least of the page. `select` and `ignore` name codes (`GAL001`) or families (`GAL`) in any iterable of str; `select=None` is every rule.
    `packs` bring rules of their own (`wireclean.packs.load_pack`). Raises `ValueError` for a code that no rule has, and for
    one that two have, and `TypeError` for what names no codes or is no pack, such as a bare str.

    >>> sorted(Config(select=["GAL", "FUR001"]).select)
    ['FUR001', 'GAL']
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    packs: tuple[Pack, ...] = ()
    level: Level = "standard"

    if TYPE_CHECKING:

        def __init__(
            self,
            select: Iterable[str] | None = None,
            ignore: Iterable[str] = (),
            packs: Iterable[Pack] = (),
            level: Level = "standard",
        ) -> None:
            """Take any iterable; the fields keep what can be hashed."""

    def __post_init__(self) -> None:
        if self.select is not None:
            force_setattr(self, "select", codes("select", self.select))
        force_setattr(self, "ignore", codes("ignore", self.ignore))
        force_setattr(self, "packs", _packs(self.packs))
        if self.level not in LEVELS:
            raise ValueError(f"no level is called {self.level!r}; there are {', '.join(LEVELS)}")
        known = self.known_codes()
        for code in sorted((self.select or frozenset()) | self.ignore):
            if code not in known:
                raise ValueError(f"no rule or family has the code {code!r}; `wireclean rules` lists them")

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules by code: those of the packs and wireclean's own, whether they run or not."""
        return rule_set(self.packs).rules if self.packs else RULES

    def known_codes(self) -> frozenset[str]:
        """Return what `select` and `ignore` may name: the codes and families of all rules."""
        return frozenset(self.rules) | {rule.family for rule in self.rules.values()}

    def allows(self, rule: Rule) -> bool:
        """Say whether `rule` runs."""
        if rule.code in self.ignore or rule.family in self.ignore:
            return False
        return self.select is None or rule.code in self.select or rule.family in self.select


def _packs(given: Iterable[Pack]) -> tuple[Pack, ...]:
    """Return the packs of any iterable. Raises `TypeError` for anything else."""
    if isinstance(given, Iterable) and not isinstance(given, str):
        found = tuple(given)
        if all(isinstance(pack, Pack) for pack in found):
            return found
        said = f"{kind_of_argument(next(pack for pack in found if not isinstance(pack, Pack)))} among them"
    else:
        said = f"{kind_of_argument(given)}{'; write [pack]' if isinstance(given, Pack) else ''}"
    raise TypeError(f"Config: packs takes rule packs, as wireclean.packs.load_pack reads them, not {said}")


class Finding(msgspec.Struct, frozen=True, gc=False):
    """What `check` says of one place: the rule, why, where, and what to do.

    `line` and `column` are where the words stand that the rule found, past line ends and white space before them; they
    count from 1, in code points. `snippet` is the text that the rule found, cut when it is long;
    `fix` is what to read for all of `span`: nothing, when the text is to be struck.
    """

    rule: str
    name: str
    message: str
    span: Span
    line: int
    column: int
    severity: Severity
    snippet: str
    fix: str


_LONGEST_SNIPPET = 80

_ALL = Config()


def clean(text: str, *, config: Config | None = None, reference: date | datetime | None = None) -> Article:
    """Turn raw copy into an article. Never raises on any str.

    `reference` is a day on which the copy was current, such as that of its file: it gives a dateline without a year its
    year. Nothing depends on today's date. Raises `TypeError` for arguments of other types, and with rule packs
    `wireclean.packs.PatternTimeoutError` when a pattern of theirs takes too long: nothing is cleaned by halves.
    """
    demand_text("clean", text)
    demand_day("clean", reference)
    edits, cleaned = _edits(text, _known("clean", config))
    return _assemble(cleaned, _dated(edits, reference))


def _known(caller: str, config: Config | None) -> Config:
    """Return the configuration, all rules for None. Raises `TypeError` for anything else."""
    if config is None:
        return _ALL
    if not isinstance(config, Config):
        raise TypeError(f"{caller}: config is a wireclean.Config, not {kind_of_argument(config)}")
    return config


def _edits(text: str, config: Config) -> tuple[list[Edit], str]:
    """Return the edits that clean `text`, and the clean text."""
    total, current, settled = _round(text, config)
    for _ in range(0 if settled else _MOST_ROUNDS):
        more, following, settled = _round(current, config)
        if any(isinstance(edit.value, str | Standfirst) for edit in total):
            more = [*_without_headline(more)]
        if not more:
            break
        offsets = OffsetMap(total)
        more = [_relocated(edit, offsets) for edit in more]
        total, current = chain(text, total, current, more), following
        if settled:
            break
    else:
        if not settled:  # rules that quarrel, or peel the copy layer by layer, do nothing
            calmer = _calmer(config)
            if calmer != config:
                return _edits(text, calmer)
    return total if text.isascii() else part_pairs(total), current


def _without_headline(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits of a later round: what looks like headline or standfirst by then is the page's."""
    for edit in edits:
        if not isinstance(edit.value, str | Standfirst):
            yield edit
        elif not edit.leaves:
            yield replace(edit, value=None)


def _calmer(config: Config) -> Config:
    """Return `config` without its packs, or if it has none without any rule that recognises something."""
    if config.packs:
        own = RULES.keys() | {rule.family for rule in RULES.values()}
        return Config(None if config.select is None else config.select & own, config.ignore & own, (), config.level)
    repair = frozenset(
        rule.code for rule in RULES.values() if rule.stage is not Stage.RECOGNITION and config.allows(rule)
    )
    return Config(repair)


class _Progress:
    """Copy on its way through the stages: what it was, how it reads now, and the edits between the two."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.edits: list[Edit] = []
        self.layout = Layout(source)
        self.loose = False  # whether the rules of characters may find more when something has been struck

    def take(self, found: list[Edit]) -> None:
        """Carry out edits of the copy as it reads now."""
        text = self.layout.text
        self.edits = chain(self.source, self.edits, text, found)
        self.layout = Layout(apply(text, found))

    def run(self, rules: Iterable[Rule]) -> bool:
        """Let rules work one after the other, each on what the one before left; say whether anything changed."""
        changed = False
        for rule in rules:
            if found := [*rule.find(self.layout)]:
                self.take(found)
                changed = True
        return changed


def lay_out(text: str, config: Config = _ALL) -> Layout:
    """Return the repaired copy with what the rules that `config` allows claim of it: what the fitting of weights sees."""
    known = rule_set(config.packs)
    allowed = tuple(rule for rule in known.recognition if config.allows(rule))
    return _recognise(_repaired(text, config).layout.text, known._replace(recognition=allowed), config.level)


def _repaired(text: str, config: Config) -> _Progress:
    """Mend characters, until nothing is left to mend, and spacing."""
    progress = _Progress(text)
    changed = True
    while changed:  # what one rule repairs can be what another was waiting for
        progress.layout.suspects = odd = suspects(progress.layout.text)
        changed = progress.run(_allowed(Stage.CHARACTERS, config) if odd else ())
    progress.loose = len(progress.edits) > 0 or not odd.isdisjoint(CONTEXTUAL)
    progress.run(_allowed(Stage.SPACING, config))
    return progress


def _round(text: str, config: Config) -> tuple[list[Edit], str, bool]:
    """Run every stage once; say whether another round would surely find nothing."""
    progress = _repaired(text, config)
    known = rule_set(config.packs)
    seen = _recognise(progress.layout.text, known, config.level)
    recognised = seen.edits
    if config is not _ALL:
        recognised = [edit for edit in recognised if config.allows(known.rules[edit.rule])]
    if progress.edits and any(edit.value is not None and not isinstance(edit.value, str) for edit in recognised):
        offsets = OffsetMap(progress.edits)
        recognised = [_relocated(edit, offsets) for edit in recognised]
    if recognised:
        progress.take(recognised)
    progress.run(_allowed(Stage.PARAGRAPHS, config))
    cleaned = progress.layout.text
    settled = (
        (not progress.loose or _well_repaired(cleaned))
        and (not progress.edits or not has_columns(cleaned))  # of the rows of a table some may be gone, or changed
        and known.all_cued
        and (config is _ALL or (config.select is None and not config.ignore))
        and all(edit.rule in KNOWN for edit in recognised)
        and (not recognised or is_settled(seen, cleaned, known.cues, known.rules))
    )
    return progress.edits, cleaned, settled


def _well_repaired(text: str) -> bool:
    """Say whether the rules of characters find nothing more; mojibake can be wrapped in mojibake."""
    layout = Layout(text)
    layout.suspects = suspects(text)
    return not any(edit for rule in _stage(Stage.CHARACTERS) for edit in rule.find(layout))


def _recognise(text: str, known: RuleSet, level: Level) -> Layout:
    """Let every recognising rule claim its stretches; a rule that is off still claims, only its edits are not made."""
    layout = Layout(text, known.cues.scan(text))
    layout.level = level
    cued = layout.cued_codes
    own = OwnProse(layout, (rule.code for rule in known.recognition if rule.yields_to_prose))
    for rule in known.recognition:
        if not rule.needs_cue or rule.code in cued:
            for edit in rule.find(layout):
                if not (rule.yields_to_prose and own.holds(edit)):
                    layout.claim(edit)
    return layout


@cache
def _stage(stage: Stage) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES.values() if rule.stage is stage)


@lru_cache(maxsize=64)
def _allowed(stage: Stage, config: Config) -> tuple[Rule, ...]:
    return tuple(rule for rule in _stage(stage) if config.allows(rule))


def _relocated(edit: Edit, offsets: OffsetMap) -> Edit:
    """Move the spans inside an edit's value to the source; the edit's own span is moved by the chain."""
    value = edit.value
    if value is None or isinstance(value, str | Credit):
        return edit
    moved: Value
    if isinstance(value, tuple):
        moved = tuple(replace(byline, span=offsets.span_to_source(byline.span)) for byline in value)
    else:
        moved = replace(value, span=offsets.span_to_source(value.span))
    return replace(edit, value=moved)


# --- assemble


def _assemble(text: str, edits: Sequence[Edit]) -> Article:
    headline: str | None = None
    standfirst: str | None = None
    bylines: list[Byline] = []
    dateline: Dateline | None = None
    stamps: dict[str, Timestamp] = {}
    captions: list[Caption] = []
    notes: list[Note] = []
    for edit in edits:
        value = edit.value
        if value is None:
            continue
        if isinstance(value, str):
            headline = headline or value
        elif isinstance(value, Standfirst):
            standfirst = standfirst or value.text
        elif isinstance(value, tuple):
            bylines.extend(value)
        elif isinstance(value, Dateline):
            dateline = dateline or value
        elif isinstance(value, Timestamp):
            stamps.setdefault(edit.rule, value)
        elif isinstance(value, Caption):
            captions.append(value)
        elif isinstance(value, Note):
            notes.append(value)
    return Article(
        headline=headline,
        standfirst=standfirst,
        bylines=_merged(bylines),
        dateline=dateline,
        published=stamps.get(PUBLISHED),
        updated=stamps.get(UPDATED),
        language=tell_language(text),
        text=text,
        paragraphs=tuple(text.split("\n\n")) if text else (),
        captions=_distinct(captions),
        notes=tuple(notes),
        edits=tuple(edits),
    )


def _dated(edits: list[Edit], reference: date | datetime | None) -> list[Edit]:
    """Give datelines without a year the year of `reference`, or else of the time the story says it was published."""
    if reference is None:
        published = [edit.value for edit in edits if edit.rule == PUBLISHED]
        if not published or not isinstance(published[0], Timestamp):
            return edits
        reference = published[0].value
    if isinstance(reference, datetime):
        reference = reference.date()
    for index, edit in enumerate(edits):
        if isinstance(edit.value, Dateline) and edit.value.date is None:
            day = parse_day(edit.value.text)
            if day is not None:
                value = replace(edit.value, date=resolve_day(day, reference))
                edits[index] = replace(edit, value=value)
    return edits


def _distinct(captions: Iterable[Caption]) -> tuple[Caption, ...]:
    """Return one caption for each text and slot, with the credit of a later one where it has none; those without text stay."""
    distinct: dict[tuple[str | int, int | None], Caption] = {}
    slots: dict[str, int | None] = {}
    for number, caption in enumerate(captions):
        words = caption.text.casefold()
        index = slots.setdefault(words, caption.index) if caption.index is None else caption.index
        key = (words or number, index)
        seen = distinct.setdefault(key, caption)
        if seen.credit is None and caption.credit is not None:
            distinct[key] = replace(seen, credit=caption.credit)
    return tuple(distinct.values())


def _merged(bylines: Iterable[Byline]) -> tuple[Byline, ...]:
    """Return one byline for each person, the first, with what the later ones add."""
    merged: dict[str, Byline] = {}
    for byline in bylines:
        key = (byline.name or byline.organization or byline.text).casefold()
        seen = merged.get(key)
        if seen is None:
            merged[key] = byline
        else:
            merged[key] = replace(
                seen,
                role=seen.role or byline.role,
                organization=seen.organization or byline.organization,
                place=seen.place or byline.place,
            )
    return tuple(merged.values())


# --- rules alone, check and compose


@run_by
def _run(rule: Rule, text: str, alone: bool) -> Article:
    """Return what cleaning makes of `text`, with the edits of one rule alone or with those of all rules beside it."""
    packs = (rule.pack,) if isinstance(rule, PackedRule) else ()
    return clean(text, config=Config(select=[rule.code] if alone else None, packs=packs))


def check(text: str, *, config: Config | None = None) -> tuple[Finding, ...]:
    """Report what `clean` would change, without changing it; in source order. Raises like `clean`."""
    demand_text("check", text)
    config = _known("check", config)
    rules = config.rules
    findings: list[Finding] = []
    line = 1
    line_start = position = 0
    for edit in _edits(text, config)[0]:
        if edit.leaves:
            continue
        start = words_within(text, edit.span).start
        line += text.count("\n", position, start)
        newline = text.rfind("\n", position, start)
        if newline >= 0:
            line_start = newline + 1
        position = start
        rule = rules[edit.rule]
        column = start - line_start + 1
        snippet = edit.before
        if len(snippet) > _LONGEST_SNIPPET:
            snippet = f"{snippet[: _LONGEST_SNIPPET - 1]}…"
        findings.append(
            Finding(
                rule.code,
                rule.name,
                rule.summary,
                edit.span,
                line,
                column,
                rule.severity,
                snippet,
                edit.replacement,
            )
        )
    return tuple(findings)


def compose(*normalizers: Normalizer) -> Normalizer:
    """Return the normalizer that applies `normalizers` from left to right.

    A normalizer is any function from str to str: a rule of `wireclean.rules`, or your own. Raises `TypeError` for what
    cannot be called.
    """
    for normalizer in normalizers:
        if not callable(normalizer):
            raise TypeError(f"compose takes functions from str to str, not {kind_of_argument(normalizer)}")

    def composed(text: str) -> str:
        return reduce(lambda done, normalizer: normalizer(done), normalizers, text)

    return composed
