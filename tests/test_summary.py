"""The sums of a run: they add up however a corpus is parted, and terminal and page say them without harm."""

from __future__ import annotations

import io
import pickle
from collections import Counter

import pytest
from browsing import Opener
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import wireclean
from wireclean.batch.summary import RuleCount, Sample, Summary
from wireclean.report.corpus import print_summary
from wireclean.report.corpus_page import summary_page

COPIES = (
    "Bell comes up in Port Ellery\nBy Ana Lima\n\nLISBON, May 4 (Reuters) - The bell weighs a ton.\n\nAdvertisement\n\nIt rang.",
    "The bell  weighs a  ton.",
    "The bell weighs a ton.",
    "PORT ELLERY, Nova Scotia (AP) — It was â€œcast in 1871â€\x9d.\n\nCopyright 2020 The Associated Press. All rights reserved.",
)
PAIRS = [(copy, wireclean.clean(copy)) for copy in COPIES]
WHOLE = Summary.of(PAIRS, rejected={"no field 'text'": 2, "no JSON": 1}, seconds=2.0)


def test_a_summary_counts_what_is_there() -> None:
    assert WHOLE.documents == 4
    assert WHOLE.characters_in == sum(map(len, COPIES))
    assert WHOLE.characters_out == sum(len(article.text) for _, article in PAIRS)
    edits = [edit for _, article in PAIRS for edit in article.edits]
    assert WHOLE.edits == len(edits)
    for code, number in Counter(edit.rule for edit in edits).items():
        touched = sum(any(edit.rule == code for edit in article.edits) for _, article in PAIRS)
        less = sum(max(0, len(edit.before) - len(edit.replacement)) for edit in edits if edit.rule == code)
        assert WHOLE.rules[code] == RuleCount(number, touched, less)
    assert WHOLE.rules["SPC002"] == RuleCount(2, 1, 2)
    assert WHOLE.fields == {"headline": 1, "bylines": 1, "dateline": 2, "notes": 1}
    assert WHOLE.agencies == {"Reuters": 1, "AP": 1}
    assert sum(WHOLE.shares.values()) == WHOLE.documents
    assert WHOLE.shares[0] == sum(
        all(len(edit.before) <= len(edit.replacement) for edit in article.edits) for _, article in PAIRS
    )


def test_samples_are_few_and_of_different_texts() -> None:
    copy = "\n\n".join(f"The bell of ship {number} weighs a ton.\n\nAdvertisement" for number in range(5))
    found = Summary.of([(copy, wireclean.clean(copy))]).samples
    assert [sample.before.strip() for sample in found["FUR001"]] == ["Advertisement"]
    copy = " ".join(f"The {number}th bell  weighs a ton." for number in range(50))
    spaces = Summary.of([(copy, wireclean.clean(copy))]).samples["SPC002"]
    assert len({sample.lead for sample in spaces}) == len(spaces) == 3


def test_a_summary_of_halves_of_letters_is_json() -> None:
    copy = "By Ana Lima\n\nThe bell \ud800 , they said.\n\nCopyright \udc00 2020 The Associated Press. All rights reserved."
    summary = Summary.of([(copy, wireclean.clean(copy))])
    assert Summary.from_json(summary.to_json()) == summary


@given(st.lists(st.lists(st.sampled_from(PAIRS), max_size=4), max_size=5))
def test_parts_add_up_to_the_whole(parts: list[list[tuple[str, wireclean.Article]]]) -> None:
    together = sum((Summary.of(part, seconds=0.5) for part in parts), Summary())
    assert together == Summary.of((pair for part in parts for pair in part), seconds=0.5 * len(parts))


def test_rejects_add_up_by_reason() -> None:
    both = WHOLE + Summary(rejected={"no JSON": 4, "too long": 1})
    assert both.rejected == {"no field 'text'": 2, "no JSON": 5, "too long": 1}
    assert WHOLE.rejected["no JSON"] == 1  # and what was added is as it was


def test_a_summary_travels() -> None:
    assert Summary.from_json(WHOLE.to_json()) == WHOLE
    assert pickle.loads(pickle.dumps(WHOLE)) == WHOLE
    assert Summary.from_json(b"{}") == Summary()


# --- the terminal


def shown(summary: Summary, width: int = 80, *, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    print_summary(summary, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_terminal_shows_totals_rules_fields_and_rejects() -> None:
    lines = shown(WHOLE).splitlines()
    assert lines[0] == f"4 documents · {WHOLE.edits} edits · 3 set aside"
    assert lines[2].startswith("2.0 s: 2 documents and")
    spaces = next(line for line in lines if "SPC002  doubled-space" in line)
    assert spaces.split()[2:5] == ["2", "1", "2"]
    assert next(line for line in lines if line.startswith("  dateline")).split()[1:4] == ["2", "50", "%"]
    assert next(line for line in lines if "no field 'text'" in line).split()[3] == "2"


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_bars_fit_the_terminal_and_are_as_long_as_the_numbers_say(width: int) -> None:
    counts = {
        "GAL001": RuleCount(1_000_000, 1000, 9),
        "FUR001": RuleCount(500_000, 10, 9),
        "DAT001": RuleCount(1, 1, 0),
    }
    lines = shown(Summary(documents=1_000_000, rules=counts, fields={"headline": 1}), width).splitlines()[3:]
    assert max(map(len, lines)) <= width
    bars = [line.count("█") for line in lines if line.startswith("  ") and ("000" in line or "DAT" in line)]
    if bars[0]:
        assert bars[0] == 2 * bars[1] or abs(bars[0] - 2 * bars[1]) == 1
        assert bars[2] == 0
        assert "▏" in next(line for line in lines if "DAT001" in line)  # one is not none
    assert bool(bars[0]) == (width >= 60)


def test_shares_are_honest() -> None:
    text = shown(Summary(documents=100_000, fields={"headline": 99_999, "dateline": 1, "notes": 100_000}))
    assert "> 99.9 %" in text
    assert "< 0.1 %" in text
    assert " 100 %" in text


def test_an_empty_run_is_shown() -> None:
    assert shown(Summary()).splitlines()[0] == "0 documents · 0 edits"


@pytest.mark.parametrize("colour", [False, True])
def test_no_reason_commands_the_terminal(colour: bool) -> None:
    text = shown(Summary(rejected={"no JSON: \x1b]0;harm\x07 \u202e ##[error] 鐘" + "x" * 400: 1}), colour=colour)
    assert "\x1b]" not in text
    assert "\u202e" not in text
    assert "…" in text


def test_a_terminal_without_unicode_gets_bars_too() -> None:
    raw = io.BytesIO()
    console = Console(file=io.TextIOWrapper(raw, encoding="ascii"), width=80)
    print_summary(WHOLE + Summary(rejected={"no JSON: 鐘": 1}), console)
    console.file.flush()
    text = raw.getvalue().decode("ascii")
    assert "#####" in text
    assert r"no JSON: \u9418" in text


# --- the page


HOSTILE = (
    "</title></script><script>window.harmed=1</script><img src=x onerror='window.harmed=2'> \u202e \x1b ${title} \ud800"
)


def test_the_page_says_what_the_summary_says(opener: Opener) -> None:
    opened = opener.show(summary_page(WHOLE, "stories.jsonl"))
    page = opened.page
    assert page.title() == "stories.jsonl"
    assert page.locator("#rules .rule").count() == len(WHOLE.rules)
    rule = page.locator(".rule", has_text="doubled-space")
    assert rule.locator("summary").inner_text().split()[:2] == ["SPC002", "doubled-space"]
    assert [cell.inner_text().split()[0] for cell in rule.locator(".n").all()] == ["2", "1", "2"]
    figures = page.locator(".figures").inner_text()
    for figure in (str(WHOLE.edits), f"{WHOLE.characters_in:,}", "42.9 % of the records", "2 documents a second"):
        assert figure in figures
    assert "no field 'text'" in page.locator("main").inner_text()
    longest = [box["width"] for bar in page.locator("#rules svg rect").all() if (box := bar.bounding_box())]
    counts = [count.edits for _, count in WHOLE.ranked()]
    assert longest == pytest.approx([longest[0] * count / counts[0] for count in counts], rel=0.02)
    assert opened.quiet(), (opened.said, opened.asked)


def test_the_page_shows_what_a_corpus_is_made_of(opener: Opener) -> None:
    page = opener.show(
        summary_page(WHOLE + Summary(years={1912: 1, 2024: 3}, languages={"en": 1}), "stories.jsonl")
    ).page
    assert page.locator("#agencies tbody tr:not(.drawn)").all_inner_texts() == ["AP\t1\t25 %", "Reuters\t1\t25 %"]
    assert page.locator("#languages th[scope=row]").all_inner_texts() == ["en"]
    assert "1910 to 1914: 1 document" in (page.locator("#years svg").get_attribute("aria-label") or "")
    kept, *removed = page.locator(".legend li").all_inner_texts()
    assert kept.startswith("kept ")
    assert any(text.startswith("Notes ") for text in removed)
    sample = page.locator(".rule", has_text="FUR001").locator(".samples li")
    assert not sample.is_visible()
    page.locator(".rule summary", has_text="FUR001").click()
    assert sample.locator("del").inner_text() == "Advertisement"


def test_the_page_of_nothing_says_so(opener: Opener) -> None:
    text = opener.show(summary_page(Summary(), "nothing")).page.locator("main").inner_text()
    assert "the copy is clean" in text
    assert "every record was cleaned" in text


@pytest.mark.parametrize("dark", [False, True])
def test_hostile_strings_stand_there_and_do_nothing_on_a_phone_too(opener: Opener, dark: bool) -> None:
    summary = WHOLE + Summary(
        rejected={HOSTILE: 1, "x" * 500: 1},
        rules={f"XX{HOSTILE}": RuleCount(1, 1, 1)},
        languages={HOSTILE: 1},
        agencies={HOSTILE: 1},
        samples={f"XX{HOSTILE}": (Sample(1, HOSTILE, HOSTILE, HOSTILE + "y", HOSTILE),)},
    )
    opened = opener.show(summary_page(summary, HOSTILE), width=360, dark=dark)
    page = opened.page
    page.locator(".rule summary", has_text="XX").click()
    assert page.locator(".samples del:visible").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate("window.harmed") is None
    assert page.locator("script").count() == 2
    assert page.locator("img").count() == 0
    assert "⟨U+202E⟩" in page.locator("main").inner_text()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    assert opened.quiet(), (opened.said, opened.asked)
