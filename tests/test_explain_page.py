"""The page of `wireclean explain --html` in a real browser: links, keys, filters, and copy that means harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import Opener

import wireclean
from wireclean.batch.summary import Summary
from wireclean.report.corpus_page import summary_page
from wireclean.report.html import Entry, article_page, index_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORY = (
    "Bell comes up in Port Ellery\nBy Ana Lima, Associated Press\n"
    "PORT ELLERY, Nova Scotia (AP) — The bell weighs a ton , divers  said.\nIt was â€œcast in 1871â€\x9d.\n"
    "Share Facebook Twitter LinkedIn Email Print\nCopyright 2020 The Associated Press. All rights reserved.\n"
    "Written By\nANA LIMA\n"
)
KEPT = (
    "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n\n"
    "Sign up for the navy, the old diver told the children, and you will see bells enough for a life.\n\n"
    "It was cast in 1871 and sank with the ship, the harbour master of the town said."
)
ATTACKS = (
    "<script>window.harmed = 1</script>",
    "<img src=x onerror='window.harmed = 2'>",
    "</script><script>window.harmed = 3</script>",
    "<!--<script>",
    "</style><svg onload=window.harmed=4>",
    '"><iframe srcdoc="<script>parent.harmed=5</script>">',
    "${title} $body $$ {{7*7}} </title></textarea>",
    "\u202egnol\u2066 \x1b[31m \x00 \ud800 \u2028 ]]>",
    "<a href='javascript:window.harmed=6'>bell</a><base href='https://example.invalid/'>",
)
# Every attack in each place: prose, a caption with its credit, a note, and what is struck.
HOSTILE = "\n\n".join(
    f"The bell {attack} rang in Port Ellery.\n\n1 of 3 Divers hold {attack} a bell. (AP Photo/Joe Hart)\n\n"
    f"(This story corrects {attack} in the first paragraph.)"
    for attack in ATTACKS
)


def page_of(copy: str, title: str = "story.txt") -> str:
    return article_page(title, copy, wireclean.explain(copy))


def rule_now(page: Page) -> str:
    return page.locator("#detail .name .code").inner_text()


def test_a_field_leads_to_its_span_and_back(opener: Opener) -> None:
    opened = opener.show(page_of(STORY))
    page = opened.page
    page.locator(".field", has_text="dateline").click()
    assert page.locator(".e.now").inner_text() == "PORT ELLERY, Nova Scotia (AP) — "
    assert page.locator(".e.now").is_visible()
    assert rule_now(page) == "DAT001"
    page.locator(".e", has_text="Bell comes up").click()
    pressed = page.locator('.field[aria-pressed="true"]')
    assert pressed.count() == 1
    assert "headline" in pressed.inner_text()
    assert opened.quiet(), (opened.said, opened.asked)


def test_a_field_of_two_spans_marks_both(opener: Opener) -> None:
    page = opener.show(page_of(STORY)).page
    page.locator(".field", has_text="byline").click()
    assert "By Ana Lima" in page.locator(".e.now").inner_text()
    assert "ANA LIMA" in " ".join(page.locator(".e.near-field").all_inner_texts())


def test_an_edit_shows_its_reasons(opener: Opener) -> None:
    opened = opener.show(page_of(STORY))
    page = opened.page
    page.locator(".field", has_text="dateline").click()
    said = page.locator("#detail .because").inner_text()
    assert "a known agency in brackets" in said
    assert "−6.0" in said
    page.locator(".e", has_text="Share Facebook").click()
    assert "the phrase “" in page.locator("#detail .because").inner_text()
    page.locator(".e", has_text="”").first.click()
    assert page.locator("#detail .because").inner_text() == ""
    assert opened.quiet(), (opened.said, opened.asked)


def test_what_stayed_in_doubt_unfolds(opener: Opener) -> None:
    page = opener.show(page_of(KEPT)).page
    reasons = page.locator("#kept .reasons li")
    assert not reasons.first.is_visible()
    page.locator("#kept summary", has_text="Sign up").click()
    assert "full sentence" in reasons.first.inner_text()
    assert reasons.first.is_visible()


def test_keys_step_through_the_edits(opener: Opener) -> None:
    opened = opener.show(page_of(STORY))
    page = opened.page
    edits = wireclean.clean(STORY).edits
    walked = []
    for _ in edits:
        page.keyboard.press("j")
        walked.append(rule_now(page))
    assert walked == [edit.rule for edit in edits]
    page.keyboard.press("j")  # there is no edit after the last
    assert page.locator("#where").inner_text() == f"{len(edits)} / {len(edits)}"
    page.keyboard.press("k")
    assert rule_now(page) == edits[-2].rule
    page.keyboard.press("Home")
    assert rule_now(page) == edits[0].rule
    page.keyboard.press("ArrowRight")
    assert rule_now(page) == edits[1].rule
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("End")
    assert rule_now(page) == edits[-1].rule
    assert f"Edit {len(edits)} of {len(edits)}. {edits[-1].rule}" in page.locator("#status").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".e.now").count() == 0
    page.keyboard.press("k")
    assert rule_now(page) == edits[-1].rule
    assert opened.quiet(), (opened.said, opened.asked)


def test_enter_goes_from_edit_to_field_and_back(opener: Opener) -> None:
    page = opener.show(page_of(STORY)).page
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("headline")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "e0"


def test_the_panel_says_rule_reason_value_before_and_after(opener: Opener) -> None:
    page = opener.show(page_of(STORY)).page
    page.locator(".e", has_text="PORT ELLERY, Nova").click()
    told = page.locator("#detail").inner_text()
    rule = wireclean.rules["DAT001"]
    for part in ("DAT001", rule.name, rule.summary, "Port Ellery, Nova Scotia · AP", "PORT ELLERY, Nova Scotia (AP) —"):
        assert part in told
    page.locator(".e.now").hover()
    assert page.locator(".e.now").get_attribute("title") == f"DAT001 {rule.name}: {rule.summary}"
    page.locator(".e", has_text="â€œ").click()
    assert page.locator("#detail dd.after").inner_text() == "“"


def test_filters_hide_and_show(opener: Opener) -> None:
    opened = opener.show(page_of(STORY))
    page = opened.page
    struck = page.locator(".e del", has_text="Share Facebook")
    family = page.locator(".filter", has_text="Furniture")
    line = "getComputedStyle(document.querySelector('.e:has(del)').parentNode).color"
    plain = page.evaluate(line)
    assert struck.evaluate("element => getComputedStyle(element).textDecorationLine") == "line-through"
    family.click()
    assert family.get_attribute("aria-pressed") == "false"
    assert struck.evaluate("element => getComputedStyle(element).textDecorationLine") == "none"
    assert struck.evaluate("element => getComputedStyle(element).color") == plain
    assert not page.locator(".margin b", has_text="FUR003").is_visible()
    notes = page.locator(".filter", has_text="Notes")
    notes.click()
    copyright_line = page.locator(".e", has_text="Copyright 2020")
    assert copyright_line.evaluate("element => getComputedStyle(element).borderBottomStyle") == "none"
    notes.click()
    assert copyright_line.evaluate("element => getComputedStyle(element).borderBottomStyle") == "dotted"
    edits = wireclean.clean(STORY).edits
    rest = [edit.rule for edit in edits if not edit.rule.startswith("FUR")]
    walked = []
    for _ in rest:
        page.keyboard.press("j")
        walked.append(rule_now(page))
    assert walked == rest
    spacing = page.locator(".filter", has_text="Encoding")
    spacing.click()
    assert not page.locator(".e ins", has_text="“").is_visible()
    spacing.click()
    assert page.locator(".e ins", has_text="“").is_visible()
    assert page.locator(".margin b", has_text="ENC001").is_visible()
    assert opened.quiet(), (opened.said, opened.asked)


def test_the_theme_turns_and_is_not_remembered(opener: Opener) -> None:
    page = opener.show(page_of(STORY), dark=True).page
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.locator("#theme").click()
    light = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark
    assert page.evaluate("document.cookie") == ""


def test_help_opens_and_closes_by_key(opener: Opener) -> None:
    page = opener.show(page_of(STORY)).page
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    assert page.locator(".e.now").count() == 0


def test_a_phone_has_tabs_and_no_sideways_scroll(opener: Opener) -> None:
    page = opener.show(page_of(STORY + "x" * 300), width=360).page
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert not page.locator("#clean").is_visible()
    page.locator("#tab-clean").click()
    assert page.locator("#clean").is_visible()
    assert not page.locator("#source").is_visible()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#fields").is_visible()
    page.locator(".field", has_text="dateline").click()
    assert page.locator(".e.now").is_visible()


def test_hostile_copy_does_nothing_but_stand_there(opener: Opener) -> None:
    opened = opener.show(page_of(HOSTILE, title="</title><script>window.harmed = 7</script>"))
    page = opened.page
    for _ in range(int(page.locator("#where").inner_text().split()[-1]) + 1):
        page.keyboard.press("j")
    for field in page.locator(".field").all():
        field.click()
    assert page.evaluate("window.harmed") is None
    assert page.locator("script").count() == 2
    assert page.locator("iframe, img, svg, base, #source a, #clean a").count() == 0
    shown = page.locator("#source").inner_text()
    for attack in ATTACKS[:7]:
        assert attack in shown.replace("\n", " ")
    assert "⟨U+202E⟩" in shown
    assert opened.quiet(), (opened.said, opened.asked)


def test_what_is_put_into_a_page_by_mistake_does_not_run(opener: Opener) -> None:
    page = page_of(STORY).replace(
        "</main>", "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 2'></main>"
    )
    opened = opener.show(page)
    opened.page.wait_for_timeout(100)
    assert opened.page.evaluate("window.harmed") is None
    assert any("Content Security Policy" in said for said in opened.said)


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one line"])
def test_a_megabyte_with_thousands_of_edits_opens_at_once(opener: Opener, between: str) -> None:
    copy = between.join(
        f"The {number}th bell of Port Ellery , cast in 1871,  weighs a ton.Divers said it was the {number}th that they had seen "
        "in the harbour, and that nobody knew how it had come to lie below the old quay, where the water is dark and cold."
        for number in range(4400)
    )
    explained = wireclean.explain(copy)
    edits = explained.article.edits
    opened = opener.show(article_page("bells.txt", copy, explained))
    assert len(copy) > 900_000
    assert len(edits) > 10_000
    opened.page.keyboard.press("End")
    assert opened.page.locator(f"#e{len(edits) - 1}.now").is_visible()
    box = opened.page.locator(".e.now").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 800
    assert opened.quiet(), (opened.said, opened.asked)


PAGES = {
    "article": lambda: page_of(f"{STORY}\n{KEPT}"),
    "index": lambda: index_page([Entry.of("in/a.txt", "a.html", STORY, wireclean.clean(STORY))]),
    "corpus": lambda: summary_page(Summary.of([(STORY, wireclean.clean(STORY))], rejected={"no JSON": 2}), "a.jsonl"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_shuts_no_reader_out_and_fits_every_window(opener: Opener, kind: str) -> None:
    opened = opener.show(PAGES[kind]())
    page = opened.page
    for button in page.locator(".rule summary, .bar, details summary").all()[:3]:
        button.click()
    page.keyboard.press("j")
    assert opened.faults() == []
    page.emulate_media(color_scheme="dark")
    for width in (1920, 1024, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert opened.faults() == []
    assert opened.quiet(), (opened.said, opened.asked)


def test_the_index_filters_and_sorts(opener: Opener) -> None:
    copies = {"a.html": STORY, "b.html": "The bell , they said.", "c.html": "The bell weighs a ton."}
    entries = [
        Entry.of(f"{link[0]} </td><script>window.harmed=1</script>", link, copy, wireclean.clean(copy))
        for link, copy in copies.items()
    ]
    opener.show(page_of(STORY), name="a.html")
    opened = opener.show(index_page(entries), name="index.html")
    page = opened.page
    shown = page.locator("tbody tr:visible")
    assert shown.count() == 3
    assert not page.locator(".about:visible").count()
    page.locator('.bar[data-rule="FUR003"]').click()
    page.locator("#all").wait_for(state="visible")
    assert shown.count() == 1
    assert "Share Facebook" in page.locator(".about:visible del").inner_text()
    assert "1 of 3 files with edits of FUR003." in page.locator("#status").inner_text()
    page.locator("#all").click()
    page.locator("#all").wait_for(state="hidden")
    assert shown.count() == 3
    button = page.get_by_role("button", name="Edits")
    button.click()
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Edits")
    assert [text[0] for text in page.locator("tbody th").all_inner_texts()] == ["a", "b", "c"]
    button.click()
    assert [text[0] for text in page.locator("tbody th").all_inner_texts()] == ["c", "b", "a"]
    assert "in 2 files" in (page.locator('.bar[data-rule="SPC003"]').get_attribute("aria-label") or "")
    page.locator('.bar[data-rule="FUR003"]').focus()
    page.keyboard.press("Enter")
    page.locator("#all").wait_for(state="visible")
    page.locator("tbody tr:visible a").click()
    page.wait_for_selector("#detail .name")
    assert rule_now(page) == "FUR003"
    assert page.evaluate("window.harmed") is None
    assert opened.quiet(), (opened.said, opened.asked)


def test_a_notebook_s_frame_is_read_light_and_dark(opener: Opener) -> None:
    papers = set()
    for dark in (False, True):
        opened = opener.show(f"<!doctype html><title>notebook</title>{wireclean.clean(STORY)._repr_html_()}", dark=dark)
        inside = opened.page.frame_locator("iframe")
        inside.get_by_text("The bell").first.wait_for()
        papers.add(inside.locator("body").evaluate("body => getComputedStyle(body).backgroundColor"))
        assert opened.quiet(), opened.said
    assert len(papers) == 2
