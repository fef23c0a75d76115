"""Why: the reasons that `wireclean.explain` gives for each edit, their weights and words, and what stayed in doubt."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import wireclean
from benchmarks.hostile import MOST_GROWTH, calls
from wireclean import Config, Explanation, Stretch, explain
from wireclean.data import load
from wireclean.data.reasons import judgement_of, judgements, label_of, weights_of, words_for
from wireclean.recognition import lay_out

PAGE = (
    "Bell found off Port Ellery\nBy Ana Lima, Associated Press\nMay 4, 2020 10:15 a.m.\n"
    "PORT ELLERY, Nova Scotia (AP) — The bell of the Aurora weighs more than a ton and hangs  in the yard.\n"
    "It was cast in 1871 and sank with the ship, the harbour master of the town said.\n"
    "FILE - Divers Ana Lima, left, and Tom Reed surface off Port Ellery, May 4, 2020. (AP Photo/Joe Hart, File)\n"
    "The town wants it back, and the board of the museum decides in May who may have it.\n"
    "Port Ellery\n2k\nAdvertisement\nCopyright 2020 The Associated Press. All rights reserved.\n"
)

# Pieces of copy that rules look for, so that generated texts are struck and not only read.
PIECES = st.sampled_from(
    [*PAGE.splitlines(), "1 of 3 ", "Advertisement", "(CNN) — ", "\n", "\n\n", "  ", "Share", "By ", "Photo: ", "\ud800", "\x00", "é"]
)  # fmt: skip
COPY = st.one_of(st.text(max_size=60), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=12).map("\n".join))


def one(found: Explanation, code: str) -> Stretch:
    return next(stretch for stretch in found.stretches if stretch.rule == code)


@given(COPY)
def test_every_edit_has_its_stretch(text: str) -> None:
    article = wireclean.clean(text)
    found = explain(text)
    assert found.article == article
    assert [(stretch.span, stretch.rule) for stretch in found.stretches] == [
        (edit.span, edit.rule) for edit in article.edits
    ]
    assert all(stretch.reasons and stretch.label for stretch in found.stretches)


@given(COPY)
def test_what_is_kept_is_in_the_text(text: str) -> None:
    found = explain(text)
    assert list(found.kept) == sorted(found.kept, key=lambda stretch: stretch.span)
    mended = wireclean.OffsetMap(found.article.edits)
    for stretch in found.kept:
        assert stretch.outcome == "kept"
        assert stretch.reasons
        start, end = mended.span_to_clean(stretch.span)
        assert end > start


@given(COPY)
def test_the_sum_is_the_sum_of_the_reasons(text: str) -> None:
    found = explain(text)
    for stretch in (*found.stretches, *found.kept):
        weights = [reason.weight for reason in stretch.reasons if reason.weight is not None]
        assert (stretch.total is None) == (not weights) == (stretch.needed is None)
        if stretch.total is not None and stretch.needed is not None:
            assert sum(weights) == pytest.approx(stretch.total, abs=0.01)
            assert stretch.outcome == "kept" or stretch.total >= stretch.needed - 0.001
        for reason in stretch.reasons:
            assert reason.weight is None or (reason.weight < 0) == (reason.side == "against")


def test_the_page_is_explained() -> None:
    found = explain(PAGE)
    assert {stretch.rule for stretch in found.stretches} >= {
        "HED005",
        "HED002",
        "HED003",
        "DAT001",
        "CAP001",
        "OFF001",
        "NOT007",
    }
    assert one(found, "HED005").reasons[0].feature == "alone"
    byline = {reason.feature: reason.words for reason in one(found, "HED002").reasons}
    assert "Ana Lima" in byline["name"]
    assert "Associated Press" in byline["organization"]
    dateline = one(found, "DAT001")
    assert dateline.total == pytest.approx(sum(weights_of("openings")[name] for name in features(dateline)))
    assert {"bias", "credit.agency", "stop.dash", "place.shouted"} <= features(dateline)
    caption = {reason.feature: reason.words for reason in one(found, "CAP001").reasons}
    assert "AP Photo/Joe Hart" in caption["credit"]
    assert caption["body"]
    lines = [PAGE.splitlines()[stretch.line - 1] for stretch in found.stretches if stretch.rule == "OFF001"]
    assert lines == ["Port Ellery", "2k"]
    assert one(found, "NOT007").label == "copyright"


def features(stretch: Stretch) -> set[str]:
    return {reason.feature for reason in stretch.reasons}


def test_the_weights_are_those_that_decided() -> None:
    weights = weights_of("off-story")
    judged = {(one.start, one.end): one for one in lay_out(PAGE).judged if one.code == "OFF001"}
    struck = [stretch for stretch in explain(PAGE).stretches if stretch.rule == "OFF001"]
    totals = {round(sum(weights.get(name, 0.0) for name in one.evidence), 3) for one in judged.values()}
    assert {stretch.total for stretch in struck} <= totals
    assert struck


def test_a_level_moves_what_is_needed() -> None:
    needed = [
        one(explain(PAGE, config=Config(level=level)), "OFF001").needed or 0
        for level in ("gentle", "standard", "thorough")
    ]
    assert needed[0] > needed[1] > needed[2]


def test_a_line_that_nearly_went_says_why_it_stayed() -> None:
    kept: list[Stretch] = []
    for line in ("Ships and harbours of the coast", "More of the harbour", "Tom Reed in Lisbon", "The bell, in May"):
        text = PAGE.replace("Port Ellery\n2k\n", f"{line}\n")
        found = explain(text, config=Config(level="gentle"))
        kept += [stretch for stretch in found.kept if text[slice(*stretch.span)] == line]
    assert kept
    for stretch in kept:
        assert stretch.rule == "OFF001"
        assert 0 < (stretch.total or 0) < (stretch.needed or 0)
        assert {reason.side for reason in stretch.reasons} == {"for", "against"}


def test_a_title_that_another_outweighs_says_so() -> None:
    text = PAGE.replace("Bell found", "Museum wants bell of the Aurora for its yard\nBell found", 1)
    kept = [
        stretch
        for stretch in explain(text, config=Config(ignore=["HED007", "HED008"])).kept
        if stretch.rule == "HED005"
    ]
    assert [text[slice(*stretch.span)] for stretch in kept] == ["Bell found off Port Ellery"]
    assert kept[0].reasons[-1].feature == "outweighed.headlines"


def test_a_sentence_of_the_story_says_why_it_stayed() -> None:
    text = (
        "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n\n"
        "Sign up for the navy, the old diver told the children, and you will see bells enough for a life.\n\n"
        "It was cast in 1871 and sank with the ship, the harbour master of the town said."
    )
    found = explain(text)
    assert found.article.text == text
    (kept,) = found.kept
    assert text[slice(*kept.span)].startswith("Sign up")
    assert [(reason.feature, reason.side) for reason in kept.reasons] == [("own_prose", "against"), ("cue", "for")]


def test_a_repair_has_a_plain_reason() -> None:
    found = explain("It was â€œcast in 1871â€\x9d,  they said.")
    assert [stretch.outcome for stretch in found.stretches] == ["mended"] * 3
    assert "“â€œ” reads ““”" in str(found.stretches[0])
    assert "only space changes" in str(one(found, "SPC002"))


def test_a_stretch_reads_as_a_sum() -> None:
    said = str(one(explain("(CNN) — The bell weighs more than a ton."), "DAT001"))
    assert re.match(r"dateline -?\d+\.\d \(from 0\.0\) = ", said)
    assert "+ a known agency in brackets 5.0" in said
    assert "- most first words of a line are no opening 6.0" in said


def test_twice_the_copy_takes_twice_the_calls() -> None:
    once, twice = PAGE * 10, PAGE * 20
    explain(once)  # what is read and compiled once
    assert calls(explain, twice) <= MOST_GROWTH * calls(explain, once)


def test_wrong_arguments_are_those_of_clean() -> None:
    with pytest.raises(TypeError):
        explain(1)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        explain("", config={})  # type: ignore[arg-type]


def test_an_explanation_is_json() -> None:
    found = explain(PAGE)
    assert msgspec.json.decode(wireclean.to_json(found), type=Explanation) == found
    assert explain("\ud800Advertisement").article is not None
    wireclean.to_json(explain("\ud800\n\nAdvertisement"))


# --- the words


@pytest.mark.parametrize("judgement", judgements())
def test_every_weight_has_words(judgement: str) -> None:
    assert [name for name in weights_of(judgement) if words_for(judgement, name) is None] == []


def test_every_rule_has_a_label() -> None:
    assert [code for code in wireclean.rules if label_of(code) is None] == []


def test_a_judgement_is_that_of_a_rule() -> None:
    judged = load("reasons.toml")["judgements"]
    assert set(judged) <= set(wireclean.rules)
    assert {judgement_of(code) for code in judged} == set(judgements())
