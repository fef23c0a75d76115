"""What an article turns into: dicts, JSON, Markdown, HTML, one screen, a frame in a notebook."""

from __future__ import annotations

import doctest
import html
import json
import re
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

import wireclean

COPY = (
    "Bell found off Port Ellery\nBy Ana Lima, Associated Press\nMay 4, 2020 Updated: May 4, 2020 10:21 a.m.\n"
    "1 of 2 Divers lift the bell. (Joe Hart/AP) Show More Show Less 2 of 2\n\n"
    "PORT ELLERY, Nova Scotia (AP) — The bell weighs <1 long ton> & more, they said.\n\n"
    "Boats   1  2  3\nBuoys   4  5  6\nBells   7  8  9\n\n(Reporting by Ana Lima)\n"
)
ARTICLE = wireclean.clean(COPY)


def test_a_dict_is_what_an_article_is_made_of_again() -> None:
    held = ARTICLE.to_dict()
    assert msgspec.convert(held, wireclean.Article) == ARTICLE
    assert held["updated"]["value"] == datetime(2020, 5, 4, 10, 21)
    assert held["bylines"][0]["name"] == "Ana Lima"


def test_json_is_that_of_the_function() -> None:
    assert ARTICLE.to_json() == wireclean.to_json(ARTICLE)
    assert json.loads(ARTICLE.to_json(indent=2)) == json.loads(ARTICLE.to_json())
    assert ARTICLE.to_json(indent=2).count("\n") > 20


# --- one screen


def test_its_repr_is_one_screen() -> None:
    assert repr(ARTICLE).splitlines() == [
        "<Article 'Bell found off Port Ellery'",
        "  by Ana Lima, Associated Press",
        "  Port Ellery, Nova Scotia · AP · published 2020-05-04 · updated 2020-05-04 10:21",
        "  2 paragraphs: 'The bell weighs <1 long ton> & more, they said. Boats 1 2 3 Buoys 4 5 6…'",
        f"  1 caption, 1 note, {len(ARTICLE.edits)} edits>",
    ]


@settings(max_examples=30)
@given(st.text(alphabet="ab \n\x1b\u202e\ud800é鐘.,", max_size=600), st.text(max_size=40))
def test_a_repr_is_short_and_nothing_acts_in_it(body: str, head: str) -> None:
    article = wireclean.clean(f"{head}\nBy Ana Lima\n\n{body}")
    lines = repr(article).split("\n")
    assert len(lines) <= 5
    assert all(line.isprintable() and len(line) <= 600 for line in lines)
    assert repr(wireclean.clean("")).startswith("<Article without a headline\n  0 paragraphs")


# --- HTML


class Tags(HTMLParser):
    """Checks that every element is closed, and gathers the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_html_has_an_element_for_each_part() -> None:
    page = ARTICLE.to_html()
    for part in (
        '<h1 dir="auto">Bell found off Port Ellery</h1>',
        '<p class="byline" dir="auto">By <span class="author">Ana Lima, Associated Press</span></p>',
        '<p class="published">Published <time datetime="2020-05-04">2020-05-04</time></p>',
        '<time datetime="2020-05-04T10:21:00">2020-05-04 10:21</time>',
        '<b class="dateline">Port Ellery, Nova Scotia · AP</b> — The bell weighs &lt;1 long ton&gt; &amp; more',
        "Boats   1  2  3\nBuoys   4  5  6",
        '<li dir="auto">1 of 2: Divers lift the bell. (Joe Hart / AP)</li>',
        '<li class="contributors" dir="auto">(Reporting by Ana Lima)</li>',
    ):
        assert part in page


@given(st.text(alphabet="<>&'\"/ab \n\x00\x1b\ud800\ufffe", max_size=60))
def test_nothing_of_the_copy_acts_in_html(body: str) -> None:
    read = Tags()
    article = wireclean.clean(f"Bell <i>found</i>\nBy Ana Lima\n\n{body}\n\nThe bell rang.")
    page = article.to_html()
    read.feed(page)
    assert read.open == []
    assert read.seen <= {
        "article",
        "header",
        "h1",
        "h2",
        "p",
        "span",
        "b",
        "pre",
        "section",
        "footer",
        "ul",
        "li",
        "time",
    }
    assert page.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f]", page)


# --- a notebook


def test_a_notebook_shows_the_explained_page_in_a_frame_of_its_own() -> None:
    frame = ARTICLE._repr_html_()
    match = re.fullmatch(
        r'<iframe title="wireclean article" sandbox="allow-scripts" srcdoc="([^"]*)" style="[^"]*"></iframe>', frame
    )
    assert match is not None
    page = html.unescape(match[1])
    assert page.startswith("<!doctype html>")
    assert "prefers-color-scheme:dark" in page
    assert "it has the counter of a gallery" in page
    assert "GAL001" in page


def test_an_article_of_other_options_is_shown_with_its_own_edits() -> None:
    article = wireclean.clean(COPY, config=wireclean.Config(select=["DAT"]))
    page = html.unescape(article._repr_html_())
    assert "DAT001" in page
    assert "GAL001" not in page


# --- help


def test_every_public_name_has_an_example_in_its_help() -> None:
    finder = doctest.DocTestFinder(recurse=False)
    without = [
        name
        for name in wireclean.__all__
        if name != "rules"
        and not any(test.examples for test in finder.find(getattr(wireclean, name), name, module=False))
    ]
    assert without == []


def test_the_module_s_help_names_every_function() -> None:
    page = wireclean.__doc__ or ""
    functions = [name for name in wireclean.__all__ if name[0].islower()]
    assert [name for name in functions if not re.search(rf"\b{name}\b", page)] == []
