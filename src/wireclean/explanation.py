"""Why: each stretch that `clean` struck, mended or read, and what stayed in doubt, with the reasons for and against."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, datetime
from operator import attrgetter
from typing import Literal

import msgspec

from wireclean.article import Article, Edit, Note, Span
from wireclean.config import Config
from wireclean.data.reasons import label_of
from wireclean.declared import Declared
from wireclean.edits import words_within
from wireclean.evidence import Evidence, Reason, Weighed
from wireclean.pipeline import clean
from wireclean.rulebook.rule import Rule, Stage

__all__ = ["Explanation", "Outcome", "Reason", "Stretch", "explain", "label_for"]

Outcome = Literal["struck", "mended", "filled", "kept"]


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of the source, what became of it, and why.

    `line` counts from 1 and is where its words stand. `rule` and `name` are the code and name of the rule, `label` says what
    the stretch is (`byline`). `outcome` is `struck`, `mended` (another reading took its place), `filled` (it fills a field and
    stays in the text) or `kept` (it stays, although something spoke against it). `reasons` come strongest first. Where the
    rule weighs, `total` is the sum of their weights, and the rule acts where that is `needed` or more.

    As a str it is one line: `headline 5.0 (from 2.0) = the story takes up its words 2.0 + ... - it is the name of an agency 2.0`.

    >>> from wireclean import explain
    >>> stretch = explain("The bell  weighs a ton.").stretches[0]
    >>> stretch.rule, stretch.outcome, str(stretch)
    ('SPC002', 'mended', 'spacing: Words have more than one space between them; only space changes')
    """

    span: Span
    line: int
    rule: str
    name: str
    label: str
    outcome: Outcome
    reasons: tuple[Reason, ...]
    total: float | None = None
    needed: float | None = None

    @property
    def verdict(self) -> str:
        """The label, and where the rule weighs the sum and from where it acts: `headline 5.0, struck from 2.0`."""
        if self.total is None or self.needed is None:
            return self.label
        return f"{self.label} {self.total:.1f}, struck from {self.needed:.1f}"

    def __str__(self) -> str:
        if self.total is None or self.needed is None:
            return f"{self.label}: {'; '.join(reason.words for reason in self.reasons)}"
        said = ""
        for reason in self.reasons:
            if reason.weight is None:
                said += f"; {reason.words}"
            else:
                sign = "- " if reason.weight < 0 else "+ " if said else ""
                said += f"{' ' if said else ''}{sign}{reason.words} {abs(reason.weight):.1f}"
        return f"{self.label} {self.total:.1f} (from {self.needed:.1f}) = {said}"


class Explanation(msgspec.Struct, frozen=True):
    """An article and why it is as it is.

    `stretches` are its edits with their reasons: `stretches[i]` explains `article.edits[i]` and has its span. `kept` are the
    stretches, in source order, that stayed although something spoke against them: lines that looked like the page's but
    not enough, titles of the head that another outweighed, sentences of the story that hold a phrase of furniture.

    >>> from wireclean import explain
    >>> found = explain("LISBON (AP) - The bell weighs a ton.")
    >>> len(found.stretches) == len(found.article.edits), found.kept
    (True, ())
    """

    article: Article
    stretches: tuple[Stretch, ...]
    kept: tuple[Stretch, ...]


def explain(
    text: str,
    *,
    config: Config | None = None,
    reference: date | datetime | None = None,
    declared: Declared | None = None,
) -> Explanation:
    """Clean `text` as `clean` does and say why: for each edit the strongest reasons for it and against it.

    Raises like `clean`, and costs two to three times as much.

    >>> found = explain("LISBON, May 4 (Reuters) - The bell weighs a ton.")
    >>> found.stretches[0].label, found.stretches[0].total > found.stretches[0].needed
    ('dateline', True)
    >>> print(found.stretches[0].reasons[1].words)
    a known agency in brackets
    """
    article = clean(text, config=config, reference=reference, declared=declared)
    config = config or Config()
    evidence = Evidence(text, config, declared)
    lines = _Lines(text)
    rules = config.rules
    stretches = tuple(
        _stretch(edit.span, lines, rules[edit.rule], _outcome(edit, rules[edit.rule]), evidence.of(edit), edit)
        for edit in article.edits
    )
    struck = [edit.span for edit in article.edits if rules[edit.rule].stage is Stage.RECOGNITION and not edit.leaves]
    kept = [
        _stretch(span, lines, rules[code], "kept", why)
        for span, code, why in evidence.in_doubt()
        if not _meets(struck, span)
    ]
    return Explanation(article, stretches, tuple(sorted(kept, key=lambda stretch: stretch.span)))


def _meets(spans: list[Span], span: Span) -> bool:
    """Say whether one of the spans, which are in order and apart, holds a part of `span`."""
    at = bisect_left(spans, span.end, key=attrgetter("start"))
    return at > 0 and spans[at - 1].end > span.start


class _Lines:
    """The number of the line on which the words of a stretch stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [at for at, letter in enumerate(text) if letter == "\n"]

    def number(self, span: Span) -> int:
        return bisect_right(self._breaks, words_within(self._text, span).start - 1) + 1


def _stretch(
    span: Span, lines: _Lines, rule: Rule, outcome: Outcome, why: Weighed, edit: Edit | None = None
) -> Stretch:
    return Stretch(span, lines.number(span), rule.code, rule.name, label_for(rule, edit), outcome, *why)


def label_for(rule: Rule, edit: Edit | None = None) -> str:
    """Return what a stretch is, by its rule and by what an edit of that rule read there."""
    return (edit and _kind(edit)) or label_of(rule.code) or rule.name


def _outcome(edit: Edit, rule: Rule) -> Outcome:
    if edit.leaves:
        return "filled"
    return "struck" if rule.stage in (Stage.RECOGNITION, Stage.WIRE) else "mended"


def _kind(edit: Edit) -> str | None:
    """Return what the value of an edit says that the code of its rule does not."""
    if isinstance(edit.value, Note):
        return edit.value.kind
    return label_of("HED002") if isinstance(edit.value, tuple) else None
