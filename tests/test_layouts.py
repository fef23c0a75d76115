"""How much of generated copy is read right, by layout, and that the laws hold on it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings

import wireclean
from wireclean.article import place_of
from wireclean.testing import LAYOUTS, LayoutTruth, Sample, layouts, seeded


def judge(article: wireclean.Article, truth: LayoutTruth) -> dict[str, bool]:
    """Return for each part that the copy settles whether it was read right."""
    dateline = article.dateline and (tuple(place.name for place in article.dateline.places), article.dateline.agency)
    pictures = [(one.text, one.credit and one.credit.photographer, one.index, one.total) for one in article.captions]
    expected = [(one.text, one.photographer, one.index, one.total) for one in truth.captions]
    text = " ".join(article.text.split())
    story = tuple(one for one in article.paragraphs if one != article.standfirst)
    verdict = {
        "headline": article.headline == truth.headline,
        "standfirst": article.standfirst == truth.standfirst,
        "names": tuple(one.name for one in article.bylines if one.name) == truth.names,
        "published": (article.published and article.published.value.replace(tzinfo=None)) == truth.published,
        "updated": (article.updated and article.updated.value.replace(tzinfo=None)) == truth.updated,
        "dateline": dateline == (None if truth.places is None else (truth.places, truth.agency)),
        "captions": pictures == expected,
        "kept": all(" ".join(one.split()) in text for one in truth.paragraphs),
        "paragraphs": story == truth.paragraphs,
    }
    return {part: right for part, right in verdict.items() if part not in truth.untold}


# How many of a hundred samples are read right at least: what was measured, less three. What is not named has `MOST`.
FLOORS: dict[str, dict[str, int]] = {
    "heads": {"headline": 88, "standfirst": 66, "names": 92, "published": 88, "captions": 96, "paragraphs": 91},
    "glued heads": {"headline": 66, "names": 73, "published": 84, "paragraphs": 89},
    "flat heads": {"headline": 86, "names": 91, "published": 81, "dateline": 84, "kept": 94, "paragraphs": 74},
    "local heads": {"names": 93},
    "openings": {"dateline": 95, "paragraphs": 95},
    "galleries": {"standfirst": 94, "captions": 66, "paragraphs": 92},
    "captions": {"dateline": 96, "captions": 75, "kept": 95, "paragraphs": 79},
    "story pages": {
        "headline": 89,
        "standfirst": 90,
        "names": 93,
        "published": 86,
        "captions": 91,
        "kept": 94,
        "paragraphs": 49,
    },
    "local pages": {"headline": 90, "names": 95, "kept": 95, "paragraphs": 54},
    "features": {"kept": 89},
    "closes": {"paragraphs": 82},
    "live blogs": {"standfirst": 92},
}
MOST = 97
SAMPLES = 100


@pytest.mark.parametrize("kind", LAYOUTS)
def test_most_is_read_right(kind: str) -> None:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for sample in seeded(kind, SAMPLES):
        verdict = judge(wireclean.clean(sample.text), sample.truth)
        asked.update(verdict.keys())
        right.update(part for part, good in verdict.items() if good)
        wrong.update((part, form) for part, good in verdict.items() if not good for form in sample.truth.forms)
    shares = {part: 100 * right[part] // asked[part] for part in asked}
    low = {part: share for part, share in shares.items() if share < FLOORS.get(kind, {}).get(part, MOST)}
    assert not low, [(part, form, times) for (part, form), times in wrong.most_common() if part in low][:20]


def test_the_floors_name_what_there_is() -> None:
    assert set(FLOORS) <= set(LAYOUTS)
    for kind, floors in FLOORS.items():
        sample = next(seeded(kind, 1))
        assert set(floors) <= set(judge(wireclean.clean(sample.text), sample.truth))


@given(layouts())
@settings(max_examples=150)
def test_the_source_comes_back(sample: Sample[LayoutTruth]) -> None:
    article = wireclean.clean(sample.text)
    assert wireclean.apply(sample.text, article.edits) == article.text
    assert wireclean.restore(article.text, article.edits) == sample.text


@given(layouts())
@settings(max_examples=150)
def test_what_is_clean_is_left_alone(sample: Sample[LayoutTruth]) -> None:
    once = wireclean.clean(sample.text).text
    assert wireclean.clean(once).text == once


@given(layouts())
@settings(max_examples=100)
def test_every_field_is_the_value_of_an_edit(sample: Sample[LayoutTruth]) -> None:
    article = wireclean.clean(sample.text)
    values: list[object] = []
    for edit in article.edits:
        values += edit.value if isinstance(edit.value, tuple) else [edit.value]
    fields = [article.headline, article.dateline, article.published, article.updated, *article.captions, *article.notes]
    assert [one for one in fields if one is not None and one not in values] == []
    for byline in article.bylines:  # the first of a person, with the role, organization and place that a later one adds
        printed = [one for one in values if isinstance(one, wireclean.Byline) and one.name == byline.name]
        assert (byline.text, byline.span) in [(one.text, one.span) for one in printed]
        assert {byline.role} <= {None, *(one.role for one in printed)}
        assert {byline.organization} <= {None, *(one.organization for one in printed)}
        assert {byline.place} <= {None, *(one.place for one in printed)}
    for one in (article.dateline, article.published, article.updated, *article.bylines, *article.captions):
        if one is not None:
            span = place_of(one)
            assert 0 <= span.start < span.end <= len(sample.text)


@given(layouts())
@settings(max_examples=100)
def test_line_ends_change_no_field(sample: Sample[LayoutTruth]) -> None:
    def fields(text: str) -> list[object]:
        article = wireclean.clean(text)
        return [
            article.headline, article.standfirst, article.paragraphs, [one.name for one in article.bylines],
            article.published and article.published.value, article.dateline and article.dateline.places,
            [(one.text, one.credit) for one in article.captions],
        ]  # fmt: skip

    assert fields(sample.text.replace("\n", "\r\n")) == fields(sample.text)


def test_the_same_seed_draws_the_same() -> None:
    for kind in LAYOUTS:
        assert list(seeded(kind, 3)) == list(seeded(kind, 3)) != list(seeded(kind, 3, seed=1))


def test_another_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        next(seeded("limericks", 1))
    with pytest.raises(KeyError):
        layouts("limericks")
