"""What speaks for a stretch of the copy being what a rule says, and against it: gathered when somebody asks why.

Where a rule weighs, its judgement left on the layout which of its weights counted (`Layout.judged`); the weights and their
words are data. Where a grammar or a phrase decides, the evidence is named: the phrase, what the grammar read, the place,
the neighbours.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, repeat, takewhile
from operator import attrgetter
from typing import Literal, NamedTuple

import msgspec

from wireclean.article import Byline, Caption, Credit, Dateline, Edit, Span, Standfirst, Timestamp
from wireclean.config import Config
from wireclean.data.reasons import judgement_of, named, weights_of, words_for
from wireclean.declared import Declared
from wireclean.edits import words_within
from wireclean.grammar.opening import evidence_for, find_opening_inside, match_opening
from wireclean.layout import Judged
from wireclean.messages import cut
from wireclean.packs.registry import rule_set
from wireclean.recognition import Look, looks_at
from wireclean.rows import role_at
from wireclean.rulebook.furniture import furniture_key, heads_list
from wireclean.rulebook.own_prose import OwnProse
from wireclean.rulebook.rule import Rule, Stage

__all__ = ["Evidence", "Reason", "Side", "Weighed"]

Side = Literal["for", "against"]

_MOST_REASONS = 5
_MOST_PHRASES = 2
_LONGEST_QUOTE = 60
_WHOLE_LINES = "FUR001"  # the rule of furniture that knows whole lines, and has no cue for them


class Reason(msgspec.Struct, frozen=True):
    """One thing that speaks for a stretch being what its rule says, or against it.

    `feature` is its name in the data (`place.town`), `words` says it in plain English. `weight` is what it adds to the
    sum of a judgement that weighs, None where a phrase, a grammar or the place decides.

    >>> from wireclean import explain
    >>> reason = explain("LISBON (AP) - The bell weighs a ton.").stretches[0].reasons[1]
    >>> reason.words, reason.side, reason.weight > 0
    ('a known agency in brackets', 'for', True)
    """

    feature: str
    words: str
    side: Side
    weight: float | None = None


class Weighed(NamedTuple):
    """The reasons of one stretch, the strongest first; `total` is the sum of their weights and acts from `needed` on."""

    reasons: tuple[Reason, ...]
    total: float | None = None
    needed: float | None = None


class Evidence:
    """One copy as its rules saw it, look by look."""

    def __init__(self, text: str, config: Config, declared: Declared | None = None) -> None:
        """Let the rules look at `text` once more. Raises like `clean`."""
        self._config = config
        self._rules = config.rules
        self._looks = [_Seen(look) for look in looks_at(text, config, declared)]

    def of(self, edit: Edit) -> Weighed:
        """Say why `edit` was made; its span is one of the source."""
        rule = self._rules[edit.rule]
        if rule.stage is not Stage.RECOGNITION:
            return Weighed((_of_rule(rule), _mended(edit)))
        seen = next((look for look in self._looks if look.claims(edit)), self._looks[0])
        span = seen.span(edit)
        judged = seen.judgement(rule.code, span)
        if judged is not None and _sum(judged) >= judged.needed:
            return _weighed(judged)
        return Weighed((*seen.named(edit, span, rule),))

    def in_doubt(self) -> Iterator[tuple[Span, str, Weighed]]:
        """Yield each stretch that something spoke against in the first look: span in the source, rule's code, reasons.

        Those that are struck all the same, by this rule or another, are among them.
        """
        seen = self._looks[0]
        for judged in chain(*seen.judged.values()):
            span = Span(judged.start, judged.end)
            if _sum(judged) > 0 and self._config.allows(self._rules[judged.code]):
                why = _weighed(judged)
                if _sum(judged) >= judged.needed:
                    why = why._replace(
                        reasons=(*why.reasons, _evidence(f"outweighed.{judgement_of(judged.code)}", side="against"))
                    )
                yield seen.offsets.span_to_source(span), judged.code, why
        if seen.layout.spared:
            yield from self._spared(seen)

    def _spared(self, seen: _Seen) -> Iterator[tuple[Span, str, Weighed]]:
        """Yield the sentences of the story that a phrase of furniture or notes speaks against."""
        layout = seen.layout
        known = [rule for rule in rule_set(self._config.packs).recognition if rule.yields_to_prose]
        own = OwnProse(layout, (rule.code for rule in known))
        for rule in known:
            if self._config.allows(rule) and (not rule.needs_cue or rule.code in layout.cued_codes):
                for edit in [*rule.find(layout)]:
                    span = words_within(layout.text, edit.span)
                    if own.holds(edit):
                        reasons = (_evidence("own_prose", side="against"), *seen.phrases(rule.code, span))
                        yield seen.offsets.span_to_source(span), rule.code, Weighed(reasons)


class _Seen:
    """What one look saw: the layout with its claims, what was weighed, and what each line is."""

    def __init__(self, look: Look) -> None:
        self.layout, self.offsets = look
        layout = self.layout
        self.judged = _by_code(layout.judged)
        self._claims: dict[str, list[Span]] = {}
        for claim in layout.edits:
            self._claims.setdefault(claim.rule, []).append(claim.span)
        self._roles = [
            "prose" if (role := role_at(layout, *line)) == "free" and layout.is_prose(*line) else role
            for line in layout.lines
        ]
        story = [index for index, role in enumerate(self._roles) if role == "prose"]
        self._story = (story[0], story[-1]) if story else None
        self._times = Counter(layout.text[start:end].casefold() for start, end in layout.lines)

    def span(self, edit: Edit) -> Span:
        """Return where the words of an edit of the source stand in what this look saw."""
        return words_within(self.layout.text, self.offsets.span_to_clean(edit.span))

    def claims(self, edit: Edit) -> bool:
        """Say whether this look made `edit`, or a part of it."""
        spans = self._claims.get(edit.rule)
        if spans is None:
            return False
        start, end = self.offsets.span_to_clean(edit.span)
        at = bisect_left(spans, (max(end, start + 1),))
        return at > 0 and spans[at - 1].end > start

    def judgement(self, code: str, span: Span) -> Judged | None:
        """Return what was weighed for a rule at a stretch, that with the highest sum."""
        if judgement_of(code) == "openings":
            return self._opening(code, span)
        judged = self.judged.get(code, [])
        first = bisect_right(judged, span.start, key=_end)
        here = takewhile(lambda one: one.start < span.end, judged[first : first + 1 + span.end - span.start])
        return max(here, key=_sum, default=None)

    def _opening(self, code: str, span: Span) -> Judged | None:
        """Read the opening that holds a stretch once more, and return what of it counted."""
        text = self.layout.text
        number = self.layout.line_at(span.start)
        if number < 0:
            return None
        line, stop = self.layout.lines[number], self.layout.lines[number].end
        for start, read in (
            (line.start, match_opening),
            (span.start, match_opening),
            (span.start, find_opening_inside),
        ):
            found = read(text, start, stop)
            if found is not None and found.start <= span.start and span.end <= found.end:
                names = evidence_for(text, found, stop)
                if names:
                    return Judged(found.start, found.end, code, names, 0.0)
        return None

    # --- evidence without weights

    def named(self, edit: Edit, span: Span, rule: Rule) -> Iterator[Reason]:
        """Yield what can be named: the phrase, what a grammar read, a twin; else the rule; the place and the neighbours."""
        cues = [*self.phrases(rule.code, span)]
        own = [*(cues or self._whole_lines(rule, span)), *_read(edit)]
        words = self.layout.text[span.start : span.end]
        if self._times[words.casefold()] > 1:
            own.append(_evidence("twin", words))
        yield from dict.fromkeys(own or [_of_rule(rule)])  # several people can have one organisation
        first, last = self.layout.line_at(span.start), self.layout.line_at(max(span.start, span.end - 1))
        if first < 0:
            return
        yield _evidence(self._zone(first))
        for name, at in () if own else (("above", first - 1), ("below", last + 1)):
            if 0 <= at < len(self._roles):
                yield _evidence(name, named(self._roles[at]))

    def phrases(self, code: str, span: Span) -> Iterator[Reason]:
        """Yield the longest of a rule's phrases that stand in a stretch."""
        text = self.layout.text
        cues = sorted(self.layout.cues_in(code, *span), key=lambda cue: cue.start - cue.end)
        chosen: list[Span] = []
        for cue in cues:
            if len(chosen) < _MOST_PHRASES and not any(one.start < cue.end and cue.start < one.end for one in chosen):
                chosen.append(cue)
        for start, end in sorted(chosen):
            yield _evidence("cue", text[start:end])

    def _whole_lines(self, rule: Rule, span: Span) -> Iterator[Reason]:
        """Yield the first line of furniture that is known as a whole, or heads a list."""
        if rule.family != "FUR":
            return
        for line in self.layout.text[span.start : span.end].split("\n"):
            heading = heads_list(furniture_key(line))
            if heading or rule.code == _WHOLE_LINES:
                yield _evidence("heading" if heading else "whole_line", line)
                return

    def _zone(self, line: int) -> str:
        if self._story is None:
            return "no_story"
        first, last = self._story
        return "head" if line < first else "tail" if line > last else "body"


# --- weights and words


def _by_code(judged: Iterable[Judged]) -> dict[str, list[Judged]]:
    """Return what was weighed by rule, in the order of the text; of what was weighed twice, that with the higher sum."""
    best: dict[tuple[str, int, int], Judged] = {}
    for one in judged:
        place = one.code, one.start, one.end
        if place not in best or _sum(one) > _sum(best[place]):
            best[place] = one
    found: dict[str, list[Judged]] = {}
    for place in sorted(best):
        found.setdefault(place[0], []).append(best[place])
    return found


_end = attrgetter("end")


def _sum(judged: Judged) -> float:
    return sum(weight for _, weight in _added(judged))


def _added(judged: Judged) -> Iterator[tuple[str, float]]:
    """Yield what each thing that was weighed adds to the sum, with its name."""
    weights = weights_of(judgement_of(judged.code) or "")
    for name, amount in zip(judged.evidence, judged.amounts or repeat(1.0), strict=False):
        yield name, weights.get(name, 0.0) * amount


def _weighed(judged: Judged) -> Weighed:
    """Say in words what counted, the strongest alone and the weaker ones together, so that the sum is the whole."""
    judgement = judgement_of(judged.code) or ""
    counted = [(name, weight) for name, weight in _added(judged) if weight]
    counted.sort(key=lambda pair: -abs(pair[1]))
    strong = counted if len(counted) <= _MOST_REASONS + 1 else counted[:_MOST_REASONS]
    reasons = [
        Reason(name, words_for(judgement, name) or name, "for" if weight > 0 else "against", round(weight, 3))
        for name, weight in strong
    ]
    weak = counted[len(strong) :]
    if weak:
        rest = round(sum(weight for _, weight in weak), 3) + 0.0  # of -0.0 too
        reasons.append(_evidence("rest", str(len(weak)), side="against" if rest < 0 else "for", weight=rest))
    return Weighed(tuple(reasons), round(_sum(judged), 3), round(judged.needed, 3))


def _evidence(feature: str, *parts: str, side: Side = "for", weight: float | None = None) -> Reason:
    """Make a reason of the table of evidence; `parts` are what the copy has there."""
    return Reason(feature, words_for("evidence", feature, *map(_quoted, parts)) or feature, side, weight)


def _of_rule(rule: Rule) -> Reason:
    """Say what the rule is for, where nothing of the copy can be named alone."""
    return Reason("rule", rule.summary.rstrip("."), "for")


def _quoted(part: str) -> str:
    return cut(" ".join(part.split()), _LONGEST_QUOTE)


def _mended(edit: Edit) -> Reason:
    before, after = edit.before.strip(), edit.replacement.strip()
    if not before and not after:
        return _evidence("space")
    return _evidence("repair", before, after) if after else _evidence("mark", before)


def _read(edit: Edit) -> Iterator[Reason]:
    """Yield what a grammar read in a stretch, part by part."""
    value = edit.value
    match value:
        case str():
            yield _evidence("title")
        case Standfirst():
            yield _evidence("standfirst")
        case tuple():
            for byline in value:
                yield from _of_byline(byline)
        case Dateline():
            yield from _all("agency", [value.agency])
            yield from _all("place", map(str, value.places))
        case Timestamp():
            yield _evidence("time", value.text)
        case Caption():
            if value.index and value.total:
                yield _evidence("counter", f"{value.index} of {value.total}")
            yield from _all("credit", [value.credit.text if value.credit else None])
        case Credit():
            yield _evidence("credit", value.text)
        case _:
            pass


def _of_byline(byline: Byline) -> Iterator[Reason]:
    yield from _all("name", [byline.name])
    yield from _all("role", [byline.role])
    yield from _all("organization", [byline.organization])
    yield from _all("place", [str(byline.place) if byline.place else None])


def _all(feature: str, found: Iterable[str | None]) -> Iterator[Reason]:
    for part in found:
        if part:
            yield _evidence(feature, part)
