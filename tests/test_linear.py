"""Work grows with the length of the copy, and not faster: counted in calls, for time would say something else each time."""

from __future__ import annotations

import unicodedata

import pytest

import wireclean
from benchmarks.hostile import MOST_GROWTH, MOST_ROOM, PATTERNS, all_patterns, calls, grown, of_rules, room
from wireclean.article import Edit, Span
from wireclean.layout import CueTable, Layout

PROSE = "The board of the harbour met at noon, and the vote on the new breakwater was as close as it could be.\n\n"
COPY = {
    **PATTERNS,
    "page ends": PROSE * 4 + "Most read\n",
    "comments": PROSE * 4 + "Comments\n",
    "written by": "Written by ",
    "trash lines": "(Adds a word) ",
    "half a counter": "1 of 2 1 of 3 ",
    "refused galleries": "1 of 2 A B\n",
    "credits on lines of their own": "The bell is on the quay.\nFoto: Ana Lima\n\n",
}


@pytest.mark.parametrize("name", COPY)
def test_twice_the_copy_takes_twice_the_calls(name: str) -> None:
    head, _, pattern = COPY[name].rpartition("\n\n") if COPY[name].startswith(PROSE) else ("", "", COPY[name])
    once, twice = (head + "\n\n" + pattern * (length // len(pattern)) for length in (5_000, 10_000))
    for copy in (once, twice):
        wireclean.clean(copy)  # what is read and compiled once
    assert calls(wireclean.clean, twice) <= MOST_GROWTH * calls(wireclean.clean, once)


@pytest.mark.parametrize("code", sorted({name.partition(":")[0] for name in of_rules()}))
def test_twice_the_cues_of_a_rule_take_twice_the_calls(code: str) -> None:
    for name, pattern in of_rules().items():
        if name.startswith(f"{code}:") and len(pattern) < 400:
            once, twice = (pattern * (length // len(pattern)) for length in (3_000, 6_000))
            for copy in (once, twice):
                wireclean.clean(copy)  # what is read and compiled once
            assert calls(wireclean.clean, twice) <= MOST_GROWTH * calls(wireclean.clean, once), name


def test_every_rule_with_cues_has_patterns_of_its_own() -> None:
    names = [name for name, _ in all_patterns()]
    for code, rule in wireclean.rules.items():
        assert bool(rule.cues) == any(name.startswith(f"{code}: ") for name in names), code


def test_growth_counts_only_where_it_can_be_told() -> None:
    assert grown([0.1, 0.2, 0.9])
    assert not grown([0.1, 0.2, 0.41])
    assert not grown([0.001, 0.05])


# --- marks


def test_a_pile_of_marks_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = 0
    normalize = unicodedata.normalize

    def counted(form: str, text: str) -> str:
        nonlocal longest
        longest = max(longest, sum(map(bool, map(unicodedata.combining, text))))
        return normalize(form, text)  # type: ignore[arg-type]

    monkeypatch.setattr(unicodedata, "normalize", counted)
    pile = "e" + "\u0301\u0323" * 400
    copy = f"The bell {pile} rang in So\u0303o Paulo, e\u0301q\u0323\u0301 was heard."
    article = wireclean.clean(copy)
    assert pile in article.text
    assert article.text.endswith("rang in Sõo Paulo, éq\u0323\u0301 was heard.")
    assert wireclean.clean(article.text).text == article.text
    assert wireclean.restore(article.text, article.edits) == copy
    assert longest <= 30


def test_marks_of_a_letter_are_put_in_order_up_to_thirty() -> None:
    copy = "The x" + "\u0301\u0323" * 15 + " rang."
    assert wireclean.clean(copy).text == "The x" + "\u0323" * 15 + "\u0301" * 15 + " rang."


# --- claims and cues


def test_a_claim_holds_its_stretch() -> None:
    layout = Layout("one two three")
    assert layout.claim(Edit(Span(8, 13), "three", "", "X"))
    assert layout.claim(Edit(Span(0, 4), "one ", "", "X"))
    assert not layout.claim(Edit(Span(3, 5), " t", "", "X"))
    assert layout.claim(Edit(Span(4, 4), "", "-", "X"))
    assert not layout.claim(Edit(Span(2, 2), "", "-", "X"))
    assert [edit.span for edit in layout.edits] == [(0, 4), (4, 4), (8, 13)]
    assert layout.claims == 3
    assert layout.free(0, 13) == [(4, 7)]
    assert layout.free(9, 12) == []


def test_a_strike_takes_the_line_break_once_nothing_is_left_of_the_line() -> None:
    layout = Layout("Up.\none two\n\nthree")
    first = layout.strike(4, 7, "X")
    assert layout.claim(first)
    assert first.span == (4, 8)
    assert layout.strike(8, 11, "X").span == (8, 13)


def test_cues_are_found_across_the_seams_of_a_long_text() -> None:
    table = CueTable({"X": frozenset({"bell", "ll r"}), "Y": frozenset({"r"})})
    for lead in range((1 << 14) - 8, (1 << 14) + 2):
        starts, ends = table.scan("." * lead + "Bell rang")["X"]
        assert sorted(zip(starts, ends, strict=True)) == [(lead, lead + 4), (lead + 2, lead + 6)]


# --- room


_WIDE = pytest.mark.xfail(
    strict=True, reason="a line and an edit are some 200 bytes each; as columns of numbers they would be few"
)


@pytest.mark.parametrize(
    "name",
    [
        *("capitals", "gallery", "copyright", "reporters", "links of posts", "marks out of order", "surrogate pairs"),
        *("lone surrogates", "controls", "underscores", "agency"),
        pytest.param("short lines", marks=_WIDE),
    ],
)
def test_a_megabyte_takes_no_more_room_than_it_may(name: str) -> None:
    assert room(PATTERNS[name], 60_000) <= MOST_ROOM
