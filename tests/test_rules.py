"""Every rule's own examples, and what must hold for any rule."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wireclean
from wireclean.article import Edit
from wireclean.layout import Layout
from wireclean.packs.registry import by_code
from wireclean.rulebook.page import rule_page
from wireclean.rulebook.rule import Example, Rule, Stage, in_order, rule
from wireclean.testing import ArticleTruth, Sample, articles

RULES = list(wireclean.rules.values())
FIXES = [(rule, example) for rule in RULES for example in rule.fixes]
KEEPS = [(rule, kept) for rule in RULES for kept in rule.keeps]


@pytest.mark.parametrize(("rule", "example"), FIXES, ids=lambda value: getattr(value, "code", ""))
def test_a_rule_makes_its_fixes(rule: wireclean.Rule, example: Example) -> None:
    assert rule(example.before) == example.after


@pytest.mark.parametrize(("rule", "kept"), KEEPS, ids=lambda value: getattr(value, "code", ""))
def test_a_rule_keeps_what_it_must(rule: wireclean.Rule, kept: str) -> None:
    article = wireclean.clean(kept)
    assert [edit for edit in article.edits if edit.rule == rule.code] == []


def test_codes_and_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(code == rule.code for code, rule in wireclean.rules.items())


@given(st.permutations(RULES))
def test_the_order_of_registration_does_not_matter(rules: list[Rule]) -> None:
    assert in_order(rules) == RULES


def _waiting(code: str, *after: str) -> Rule:
    @rule(code, code.lower(), stage=Stage.RECOGNITION, after=after, fixes=[("a", "")], keeps=["b"])
    def found(layout: Layout) -> Iterator[Edit]:
        """Find nothing.

        It is only there to wait.
        """
        return iter(())

    return found


def test_rules_that_wait_for_each_other_are_refused() -> None:
    first, second = _waiting("AAA001", "BBB001"), _waiting("BBB001", "AAA001")
    with pytest.raises(ValueError, match="wait for each other: AAA001, BBB001"):
        in_order([first, second])


def test_a_rule_waits_for_a_whole_family_but_not_for_its_own() -> None:
    rules = [_waiting("AAA002", "BBB", "AAA"), _waiting("BBB001"), _waiting("AAA001"), _waiting("BBB002")]
    assert [one.code for one in in_order(rules)] == ["AAA001", "BBB001", "BBB002", "AAA002"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.code))
def test_a_rule_has_a_page(rule: wireclean.Rule) -> None:
    page = rule_page(rule)
    assert rule.summary in page
    assert rule.reason in page


@settings(max_examples=25)
@given(articles(), st.sampled_from(RULES))
def test_a_rule_run_twice_is_the_rule_run_once(sample: Sample[ArticleTruth], rule: wireclean.Rule) -> None:
    once = rule(sample.text)
    assert rule(once) == once


@settings(max_examples=50)
@given(articles(), st.sampled_from(RULES))
def test_a_rule_turned_off_makes_no_edit(sample: Sample[ArticleTruth], rule: wireclean.Rule) -> None:
    article = wireclean.clean(sample.text, config=wireclean.Config(ignore=frozenset({rule.code})))
    assert all(edit.rule != rule.code for edit in article.edits)
    assert wireclean.apply(sample.text, article.edits) == article.text


def test_rules_and_functions_compose() -> None:
    normalize = wireclean.compose(wireclean.rules["SPC002"], str.upper, wireclean.rules["ENC004"])
    assert normalize("a  b &AMP; c") == "A B & C"


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(ValueError, match="no rule or family has the code 'GLA001'"):
        wireclean.Config(ignore=frozenset({"GLA001"}))


def test_two_rules_with_one_code_are_refused() -> None:
    first = wireclean.rules["SPC002"]
    with pytest.raises(ValueError, match="doubled-space and other have one code, SPC002"):
        by_code([first, dataclasses.replace(first, name="other")])
