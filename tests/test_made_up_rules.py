"""A rule that knows nothing of the others cannot break the laws."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import wireclean
from wireclean import recognition
from wireclean.article import Edit, Note, Span
from wireclean.layout import CueTable, Layout
from wireclean.packs.registry import RULES, RuleSet
from wireclean.rulebook.rule import Finder, Rule, Stage, rule
from wireclean.testing import ArticleTruth, Sample, articles

_CODE = "ZZZ001"


def _made_up(find: Callable[[Layout], Iterator[Edit]], *cues: str) -> Rule:
    def finder(layout: Layout) -> Iterator[Edit]:
        """Do what a rule nobody thought of does.

        It was made up.
        """
        return find(layout)

    made: Callable[[Finder], Rule] = rule(
        _CODE, "made-up", stage=Stage.RECOGNITION, fixes=[("a", "")], keeps=["b"], cues=cues
    )
    return made(finder)


def _first_line(layout: Layout) -> Iterator[Edit]:
    for line in layout.lines[:1]:
        yield layout.strike(*line, _CODE)


def _last_word(layout: Layout) -> Iterator[Edit]:
    for line in layout.lines[-1:]:
        start = layout.text.rfind(" ", line.start, line.end) + 1 or line.start
        yield layout.strike(start, line.end, _CODE, Note("about", layout.text[start : line.end], Span(start, line.end)))


def _line_above_the_cue(layout: Layout) -> Iterator[Edit]:
    for line in layout.cue_lines(_CODE):
        above = layout.line_at(line.start) - 1
        if above >= 0:
            yield layout.strike(*layout.lines[above], _CODE)


def _short_lines(layout: Layout) -> Iterator[Edit]:
    for line in layout.lines:
        if line.end - line.start < 30:
            yield layout.strike(*line, _CODE)


def _swapped(layout: Layout) -> Iterator[Edit]:
    for match in re.finditer("bell|horn", layout.text):
        yield Edit(Span(*match.span()), match[0], "horn" if match[0] == "bell" else "bell", _CODE)


def _spelt_otherwise(layout: Layout) -> Iterator[Edit]:
    for match in re.finditer("harbour", layout.text):
        yield Edit(Span(*match.span()), match[0], "harbor", _CODE)


_RULES = {
    "strikes the first line": _made_up(_first_line),
    "strikes the last word": _made_up(_last_word),
    "strikes the line above its cue": _made_up(_line_above_the_cue, "the bell", "advertisement"),
    "strikes short lines": _made_up(_short_lines),
    "changes words and changes them back": _made_up(_swapped),
    "spells a word otherwise": _made_up(_spelt_otherwise, "harbour"),
}


@cache
def _rules_with(name: str, first: bool) -> RuleSet:
    made_up = _RULES[name]
    rules = {_CODE: made_up, **RULES} if first else {**RULES, _CODE: made_up}
    return RuleSet(
        rules,
        tuple(rule for rule in rules.values() if rule.stage is Stage.RECOGNITION),
        CueTable({rule.code: rule.cues for rule in rules.values() if rule.cues}),
    )


@given(articles(), st.sampled_from(sorted(_RULES)), st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_the_laws_hold_with_a_made_up_rule(sample: Sample[ArticleTruth], name: str, first: bool) -> None:
    known = _rules_with(name, first)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recognition, "rule_set", lambda _: known)
        article = wireclean.clean(sample.text)
        again = wireclean.clean(article.text)
    assert wireclean.apply(sample.text, article.edits) == article.text
    assert wireclean.restore(article.text, article.edits) == sample.text
    assert again.text == article.text
