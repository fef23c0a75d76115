"""Edits: apply, restore, chain and offset maps, on texts and edits of any kind."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireclean.article import Edit, Span
from wireclean.edits import OffsetMap, apply, chain, restore

Case = tuple[str, list[Edit]]


@st.composite
def edits_of(draw: st.DrawFn, text: str, layer: str) -> list[Edit]:
    """Draw edits of `text` in source order, not overlapping and not two insertions at one place; some read something."""
    edits: list[Edit] = []
    position = 0
    while position <= len(text) and draw(st.booleans()):
        start = draw(st.integers(position, len(text)))
        end = draw(st.integers(start, min(len(text), start + 4)))
        leaves = start < end and draw(st.integers(0, 3)) == 0
        replacement = text[start:end] if leaves else draw(st.text("xyz\ud800", max_size=3))
        if start == end and (not replacement or (edits and edits[-1].span.end == start)):
            position = end + 1
            continue
        value = f"{layer}{len(edits)}" if leaves or draw(st.booleans()) else None
        edits.append(Edit(Span(start, end), text[start:end], replacement, "T", value))
        position = end + (start == end)
    return edits


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Edit], str, list[Edit]]:
    source = draw(st.text("abc \n\ud800\x00é", max_size=14))
    first = draw(edits_of(source, "first"))
    middle = apply(source, first)
    return source, first, middle, draw(edits_of(middle, "second"))


@given(cases())
def test_restore_undoes_apply(case: tuple[str, list[Edit], str, list[Edit]]) -> None:
    source, edits, clean, _ = case
    assert restore(clean, edits) == source


@given(cases())
def test_chained_edits_do_what_both_do(case: tuple[str, list[Edit], str, list[Edit]]) -> None:
    source, first, middle, second = case
    chained = chain(source, first, middle, second)
    assert apply(source, chained) == apply(middle, second)
    assert restore(apply(middle, second), chained) == source


@given(cases())
def test_no_value_is_lost_on_the_way(case: tuple[str, list[Edit], str, list[Edit]]) -> None:
    source, first, middle, second = case
    chained = chain(source, first, middle, second)
    read = [edit.value for edit in [*first, *second] if edit.value is not None]
    assert sorted(str(edit.value) for edit in chained if edit.value is not None) == sorted(map(str, read))
    assert all(one.span.end <= other.span.start for one, other in pairwise(chained))


@given(cases())
def test_offsets_outside_edits_map_there_and_back(case: tuple[str, list[Edit], str, list[Edit]]) -> None:
    source, edits, clean, _ = case
    offsets = OffsetMap(edits)
    changed = [edit.span for edit in edits]
    for offset in range(len(source)):
        if all(offset < span.start or offset >= span.end for span in changed):
            there = offsets.to_clean(offset)
            assert clean[there] == source[offset]
            assert offsets.to_source(there) == offset


@given(cases())
def test_a_span_maps_to_a_span(case: tuple[str, list[Edit], str, list[Edit]]) -> None:
    source, edits, clean, _ = case
    offsets = OffsetMap(edits)
    for start in range(len(source) + 1):
        for end in range(start, len(source) + 1):
            mapped = offsets.span_to_clean(Span(start, end))
            assert 0 <= mapped.start <= mapped.end <= len(clean)


def test_a_start_leans_right_and_an_end_leans_left() -> None:
    offsets = OffsetMap([Edit(Span(2, 4), "XX", "", "T")])  # ab[XX]cd
    assert offsets.span_to_source(Span(0, 2)) == Span(0, 2)
    assert offsets.span_to_source(Span(2, 4)) == Span(4, 6)


def test_the_later_rule_takes_what_both_touch() -> None:
    first = [Edit(Span(1, 2), "b", "B", "ENC")]
    second = [Edit(Span(0, 3), "aBc", "", "CAP", "value")]
    assert chain("abcd", first, "aBcd", second) == [Edit(Span(0, 3), "abc", "", "CAP", "value")]


def test_what_read_something_stays_apart() -> None:
    first = [Edit(Span(2, 4), "\r\n", "\n", "ENC"), Edit(Span(4, 7), "Ada", "", "HED", "Ada")]
    second = [Edit(Span(1, 4), " \n ", "\n\n", "PAR")]
    assert chain("a \r\nAda b", first, "a \n b", second) == [
        Edit(Span(1, 4), " \r\n", "\n\n", "PAR"),
        Edit(Span(4, 7), "Ada", "", "HED", "Ada"),
        Edit(Span(7, 8), " ", "", "PAR"),
    ]


def test_marks_on_one_repair_are_two_edits() -> None:
    first = [Edit(Span(1, 5), "bcde", "BCDE", "ENC")]
    second = [Edit(Span(0, 3), "aBC", "", "HED", "head"), Edit(Span(3, 4), "D", "", "CAP", "caption")]
    assert chain("abcdef", first, "aBCDEf", second) == [
        Edit(Span(0, 5), "abcde", "E", "HED", "head"),
        Edit(Span(5, 5), "", "", "CAP", "caption"),
    ]


def test_an_edit_that_changes_nothing_in_the_end_is_dropped() -> None:
    there, back = [Edit(Span(1, 2), "b", "x", "T")], [Edit(Span(1, 2), "x", "b", "T")]
    assert chain("abc", there, "axc", back) == []


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(0, 1), "z", "", "T1")],
        [Edit(Span(2, 3), "c", "", "T1"), Edit(Span(0, 1), "a", "", "T2")],
        [Edit(Span(2, 9), "c", "", "T1")],
    ],
)
def test_apply_says_which_edit_does_not_fit(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match=r"edit T\d at \d-\d expects"):
        apply("abc", edits)


def test_restore_says_which_edit_does_not_fit() -> None:
    with pytest.raises(ValueError, match="edit T1 at 0-1 expects 'x' in the text but finds 'a'"):
        restore("abc", [Edit(Span(0, 1), "q", "x", "T1")])


def test_an_edit_that_leaves_its_line_does_not_swallow_the_repairs_in_it() -> None:
    source = "It rang &amp; fell ."
    repairs = [Edit(Span(8, 13), "&amp;", "&", "ENC004"), Edit(Span(18, 19), " ", "", "SPC003")]
    middle = apply(source, repairs)
    read = [Edit(Span(0, len(middle)), middle, middle, "HED007", "read")]
    assert chain(source, repairs, middle, read) == [
        Edit(Span(0, 8), "It rang ", "It rang ", "HED007", "read"),
        *repairs,
    ]


def test_a_later_repair_in_a_line_that_was_left_is_an_edit_of_its_own() -> None:
    source = "It rang  often"
    read = [Edit(Span(0, 14), source, source, "HED007", "read")]
    repair = Edit(Span(8, 9), " ", "", "SPC002")
    assert chain(source, read, source, [repair]) == [Edit(Span(0, 8), "It rang ", "It rang ", "HED007", "read"), repair]


def test_a_line_that_was_left_and_is_struck_later_keeps_its_value() -> None:
    source = "It rang.\nIt fell."
    read = [Edit(Span(0, 8), "It rang.", "It rang.", "HED007", "read")]
    struck = [Edit(Span(0, 9), "It rang.\n", "", "FUR001")]
    chained = chain(source, read, source, struck)
    assert apply(source, chained) == "It fell."
    assert [edit.value for edit in chained if edit.value is not None] == ["read"]
