"""Short cuts: what little work tells must be what much work would have told, and no line is read twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wireclean
import wireclean.layout
from wireclean.article import place_of
from wireclean.config import ALL_RULES
from wireclean.data.languages import language_numbers, language_words
from wireclean.data.phrasebook import phrases, share_bars
from wireclean.grammar.byline import read_byline_line
from wireclean.grammar.byline.cues import later_cue
from wireclean.grammar.dates import MONTH, may_open_month, parse_day, resolve_day
from wireclean.grammar.opening.letters import DAY, may_open_day, read_date
from wireclean.grammar.sentences import looks_like_prose
from wireclean.grammar.titles import is_figures
from wireclean.layout import Layout
from wireclean.recognition import looks_at
from wireclean.rulebook import bylines, page_bylines
from wireclean.rulebook.furniture import ends_heading, heads_list
from wireclean.tables import table_rows

MONTHS = sorted(language_numbers("months"))
OTHER_MONTHS = sorted(language_words("datelines.other_months"))
CASES = (str.lower, str.upper, str.title, str.capitalize, str.swapcase)

a_month = re.compile(MONTH, re.IGNORECASE)
a_day = re.compile(DAY, re.VERBOSE)


def month_names() -> st.SearchStrategy[str]:
    return st.builds(lambda name, case: case(name), st.sampled_from(MONTHS), st.sampled_from(CASES))


def days() -> st.SearchStrategy[str]:
    names = st.one_of(month_names(), st.sampled_from(OTHER_MONTHS))
    numbers = st.sampled_from(["4", "31", "４", "٤", "4.", "4th", "04.05.2020", "2020-05-04", "2020. "])
    parts = st.permutations(["{name}", "{number}"]).map(" ".join)
    return st.builds(lambda shape, name, number: shape.format(name=name, number=number), parts, names, numbers)


@pytest.mark.parametrize("case", CASES)
def test_a_month_may_open_where_one_is_read_in_any_language_and_case(case: Callable[[str], str]) -> None:
    read = [name for name in map(case, MONTHS) if a_month.match(name)]
    assert len(read) > len(MONTHS) // 2
    assert [name for name in read if not may_open_month(name, 0)] == []


@given(st.one_of(days(), month_names(), st.text()), st.text(max_size=3))
def test_a_month_or_day_is_read_only_where_one_may_open(text: str, before: str) -> None:
    copy, at = before + text, len(before)
    if a_month.match(copy, at):
        assert may_open_month(copy, at)
    if a_day.match(copy, at):
        assert may_open_day(copy, at)


def test_few_words_may_open_a_month_or_day() -> None:
    prose = ["the", "bell", "was", "lost", "when", "it", "sank", "with", "the", "ship", "it", "had", "been", "on"]
    assert [word for word in prose if may_open_month(word, 0) or may_open_day(word, 0)] == []


@given(days(), st.one_of(st.none(), st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 1, 1))))
def test_a_day_without_its_year_has_no_date_unless_there_is_a_reference(day: str, reference: date | None) -> None:
    written = parse_day(day)
    found = read_date(day, reference)
    if written is not None and "." not in day and "-" not in day:
        assert found == resolve_day(written, reference)
    if reference is None and not re.search(r"\d{4}", day):
        assert found is None


LABELS = frozenset(language_words("bylines.labels"))


@pytest.mark.parametrize("label", sorted(label for label in LABELS if f"{label}:" not in LABELS))
def test_a_label_behind_other_words_is_found_whichever_word_it_is(label: str) -> None:
    line = f"12 {label}: Ana Lima"
    assert later_cue(line, 0, len(line)) == 3


PAGE = """Ferry bell raised off Port Ellery

Ana Lima

4 May 2020, 10:15

Tom Reed watched from the quay

Divers have raised the bell of a ferry that sank off Port Ellery in the winter of 1902, the harbour board said on Monday.

It weighs more than a ton, and the town has asked for it to be hung in the yard of the museum there.

Nobody had looked for it in a hundred years, said the board, which owns the wreck and everything in it.
"""


def test_no_line_is_read_twice_however_often_the_copy_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    asked: Counter[tuple[str, str]] = Counter()
    laid_out = Layout.__init__

    def lay_out(self: Layout, *rest: object) -> None:
        nonlocal looks
        looks += len(rest) > 1
        laid_out(self, *rest)  # type: ignore[arg-type]

    def read_counted(line: str) -> object:
        asked["byline", line] += 1
        return read_byline_line(line)

    def is_prose_counted(line: str) -> bool:
        asked["prose", line] += 1
        return looks_like_prose(line)

    monkeypatch.setattr(Layout, "__init__", lay_out)
    monkeypatch.setattr(bylines, "read_byline_line", read_counted)
    monkeypatch.setattr(page_bylines, "read_byline_line", read_counted)
    monkeypatch.setattr(wireclean.layout, "looks_like_prose", is_prose_counted)
    article = wireclean.clean(PAGE)
    assert [byline.name for byline in article.bylines] == ["Ana Lima"]
    assert looks > 1
    assert {"byline", "prose"} == {grammar for grammar, _ in asked}
    assert [line for line, times in asked.items() if times > 1] == []


def test_a_line_is_read_where_it_stands_though_it_was_read_elsewhere() -> None:
    article = wireclean.clean(PAGE)
    (byline,) = article.bylines
    assert PAGE[place_of(byline).start : place_of(byline).end] == byline.text == "Ana Lima"


STORY = """Divers have raised the bell of a ferry that sank off Port Ellery in the winter of 1902, the harbour board said on Monday.

It weighs more than a ton, and the town has asked for it to be hung in the yard of the museum there."""


@pytest.mark.parametrize("parting", ["\n", "\n\n"])
def test_copy_of_which_all_stays_is_looked_at_once(parting: str) -> None:
    copy = f"Ferry bell raised off Port Ellery{parting}{STORY}"
    (look,) = looks_at(copy, ALL_RULES)
    assert [edit.leaves for edit in look.layout.edits] == [True]
    article = wireclean.clean(copy)
    assert article.headline == "Ferry bell raised off Port Ellery"
    assert wireclean.clean(article.text).text == article.text


def test_copy_of_which_something_goes_is_looked_at_again() -> None:
    assert len(looks_at(f"LISBON (AP) — {STORY}", ALL_RULES)) > 1


BUTTONS = sorted(set(language_words("furniture.share")))


@pytest.mark.parametrize("word", BUTTONS)
def test_a_share_bar_is_found_whichever_button_it_begins_with(word: str) -> None:
    form = word.title() if word.islower() else word
    assert [match[0] for match in share_bars().finditer(f"* {form} | {form}")] == [f"{form} | {form}"]


def test_a_heading_of_a_list_is_known_whatever_goes_on_behind_or_stands_before_it() -> None:
    heads, feet = phrases().heads, phrases().feet
    assert heads
    assert feet
    assert [head for head in heads if not heads_list(head + " port ellery")] == []
    assert [foot for foot in feet if not ends_heading("port ellery " + foot)] == []


@pytest.mark.parametrize(
    "rows",
    [
        ["Lions  10  2", "Harriers  9  3"],
        ["Lions\t10\t2", "Harriers\t9\t3"],
        ["Lions; 10; 2", "Harriers; 9; 3"],
        ["Lions 10 2 833", "Harriers 9 3 750"],
    ],
)
def test_rows_of_a_table_are_told_by_any_of_their_signs(rows: list[str]) -> None:
    assert table_rows(["The season is over.", *rows, "The cup is next."]) == {1, 2}


@pytest.mark.parametrize(
    ("line", "figures"), [("Shr 18 cts vs 14 cts", True), ("Net 1,200 vs 900", True), ("Shr vs net", False)]
)
def test_figures_are_told_by_their_digits(line: str, figures: bool) -> None:
    assert is_figures(line) is figures
