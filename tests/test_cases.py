"""The cases of `cases/*.json`: copy in the true shape, what should come of it, and which of it does not yet.

Each case has a label, a comment that teaches, the copy and the fields expected. A case marked `known_failure` is a miss
that is kept in the open: the day it passes, this test says so, and the mark comes off.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import wireclean

FOLDER = Path(__file__).parent / "cases"


def _cases() -> list[Any]:
    marked = []
    for file in sorted(FOLDER.glob("*.json")):
        for case in json.loads(file.read_text("utf-8")):
            marks = pytest.mark.xfail(reason="a known failure", strict=True) if case.get("known_failure") else ()
            marked.append(pytest.param(case, id=f"{file.stem}: {case['label']}", marks=marks))
    return marked


def _read(article: wireclean.Article, field: str) -> Any:
    """Return a field as the cases write it."""
    match field:
        case "bylines":
            return [byline.name for byline in article.bylines]
        case "captions":
            return [caption.text for caption in article.captions]
        case "credits":
            return [caption.credit.text if caption.credit else None for caption in article.captions]
        case "notes":
            return [note.kind for note in article.notes]
        case "published" | "updated":
            stamp = getattr(article, field)
            return stamp and stamp.value.isoformat()
        case "dateline":
            if article.dateline is None:
                return None
            places = article.dateline.places
            return {
                "places": [place.name for place in places],
                "regions": [place.region for place in places],
                "agency": article.dateline.agency,
            }
        case "paragraphs":
            return list(article.paragraphs)
        case _:
            return getattr(article, field)


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    article = wireclean.clean(case["copy"])
    assert {field: _read(article, field) for field in case["expected"]} == case["expected"], case["comment"]
    assert wireclean.restore(article.text, article.edits) == case["copy"]


def test_every_case_is_told_apart_and_explained() -> None:
    labels = [param.id for param in _cases()]
    assert len(labels) == len(set(labels))
    for param in _cases():
        case = param.values[0]
        assert set(case) <= {"label", "comment", "copy", "expected", "known_failure"}
        assert case["comment"].endswith(".")
        assert case["expected"]
