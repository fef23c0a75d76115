"""The standfirst: struck where it is set as a title, read and left where it may be the lede."""

from __future__ import annotations

import re

import pytest

import wireclean
from wireclean.markdown import to_markdown
from wireclean.ninjs import to_ninjs

DECK = "Divers had looked for it since the storm of 1998"
SUMMARY = "The harbour board had looked for it since the storm of 1998."
BODY = (
    "The bell of the Aurora weighs more than a ton, and it hangs in the yard of the museum, the harbour master said.\n\n"
    "It was cast in 1871, and nobody who was asked about it on Monday knew who had made it or what for."
)
HEAD = "Bell found off Port Ellery\n\n{}\n\nBy Ana Lima\nMay 4, 2020\n\n"


def copy(line: str) -> str:
    return HEAD.format(line) + BODY


def test_a_deck_is_struck_and_fills_the_field() -> None:
    article = wireclean.clean(copy(DECK))
    assert article.standfirst == DECK
    assert article.text == BODY
    assert [edit.rule for edit in article.edits if isinstance(edit.value, wireclean.Standfirst)] == ["HED007"]


@pytest.mark.parametrize(
    "line", ["17 mins ago - Local & Regional", "3 hours ago in Politics", "Updated 2 days ago · World"]
)
def test_a_time_ago_beside_a_section_is_no_standfirst(line: str) -> None:
    article = wireclean.clean(f"Bell found off Port Ellery\n\n{line}\n\n{BODY}")
    assert (article.headline, article.standfirst) == ("Bell found off Port Ellery", None)
    assert article.text == BODY


def test_a_sentence_fills_the_field_and_stays() -> None:
    source = copy(SUMMARY)
    article = wireclean.clean(source)
    assert article.headline == "Bell found off Port Ellery"
    assert article.standfirst == SUMMARY
    assert article.text == f"{SUMMARY}\n\n{BODY}"
    (value,) = [edit.value for edit in article.edits if isinstance(edit.value, wireclean.Standfirst)]
    assert source[slice(*value.span)] == SUMMARY
    assert wireclean.clean(article.text).text == article.text


def test_check_says_nothing_of_what_stays() -> None:
    assert "HED007" in {finding.rule for finding in wireclean.check(copy(DECK))}
    assert "HED007" not in {finding.rule for finding in wireclean.check(copy(SUMMARY))}


def test_a_repair_in_what_stays_is_its_own_edit() -> None:
    source = copy(SUMMARY.replace("for it", "for it &amp; for the ship"))
    article = wireclean.clean(source)
    assert article.standfirst == SUMMARY.replace("for it", "for it & for the ship")
    assert wireclean.apply(source, article.edits) == article.text
    assert wireclean.restore(article.text, article.edits) == source
    (repair,) = [edit for edit in article.edits if edit.rule == "ENC004"]
    assert (repair.before, repair.replacement) == ("&amp;", "&")
    assert [edit.rule for edit in article.edits if edit.leaves] == ["HED007"]


@pytest.mark.parametrize(
    "text",
    [
        f"Bell found off Port Ellery\n\n{BODY}",
        f"Bell found off Port Ellery\n\n{SUMMARY}\n\n{BODY}",  # nothing proves that it is not the lede
        f"Bell found off Port Ellery\n\nBy Ana Lima\n\n{SUMMARY}\n\n{BODY}",
        f"Bell found off Port Ellery\n\n{SUMMARY}\n\nBy Ana Lima",  # a story of one paragraph
        f"Bell found off Port Ellery\n\n{SUMMARY}\n\nIt rang for the first time in 22 years on Monday, they said.\n\n"
        f"By Ana Lima\n\n{BODY}",  # two sentences are a story
        BODY,
    ],
)
def test_what_may_be_the_story_is_none(text: str) -> None:
    assert wireclean.clean(text).standfirst is None


def test_the_rule_can_be_turned_off() -> None:
    article = wireclean.clean(copy(SUMMARY), config=wireclean.Config(ignore=["HED007"]))
    assert article.standfirst is None
    assert article.text == wireclean.clean(copy(SUMMARY)).text


@pytest.mark.parametrize("line", [DECK, SUMMARY])
def test_line_ends_do_not_matter(line: str) -> None:
    article = wireclean.clean(copy(line).replace("\n", "\r\n"))
    assert (article.standfirst, article.text) == (line, wireclean.clean(copy(line)).text)


@pytest.mark.parametrize("line", [DECK, SUMMARY])
def test_it_survives_json(line: str) -> None:
    article = wireclean.clean(copy(line))
    assert wireclean.Article.from_json(wireclean.to_json(article)) == article


@pytest.mark.parametrize("line", [DECK, SUMMARY])
def test_every_output_has_it_once(line: str) -> None:
    article = wireclean.clean(copy(line))
    assert len(re.findall(line, to_markdown(article))) == 1
    summaries = [part["value"] for part in to_ninjs(article)["descriptions"] if part["role"] == "summary"]
    assert summaries == [line]
