"""An article as Markdown reads as the article: whatever its copy holds, Markdown finds no markup of its own in it."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from wireclean.article import Article, Byline, Caption, Credit, Dateline, Note, Place, Span
from wireclean.markdown import to_markdown

RENDER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
SPAN = Span(0, 0)


def article(*paragraphs: str, headline: str | None = None, dateline: Dateline | None = None) -> Article:
    return Article(headline, None, (), dateline, None, None, None, "\n\n".join(paragraphs), paragraphs, (), (), ())


def rendered(made: Article) -> str:
    return str(RENDER.render(to_markdown(made)))


def shown(page: str) -> str:
    """Return the text that a reader of a page of HTML sees."""
    return html.unescape(re.sub(r"<[^<>]*>", "", page))


LINES = [
    "# The bell", "## The bell ##", "#", "- rang", "+ rang", "* rang", "> rang", "1. rang", "1871) rang", "---", "===", "***",
    "___", "- - -", "~~~ rang", "``` rang", "`rang`", "~~rang~~", "<script>alert(1)</script>", "<!-- rang -->", "</div>",
    "<http://bell.test>", "[rang](http://bell.test)", "![rang](bell.png)", "[bell]: http://bell.test", "&lt;b&gt; &amp; &#60;",
    "AT&T rang", "a \\* b \\", "*rang* _twice_ **and** __again__", "| a | b |", "    rang", "\trang", "rang  ", "The bell #1 #",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_paragraph_is_read_as_it_stands(line: str) -> None:
    assert rendered(article("It rang.", line, "It rang.")) == (
        f"<p>It rang.</p>\n<p>{html.escape(' '.join(line.split()), quote=True).replace('&#x27;', chr(39))}</p>\n<p>It rang.</p>\n"
    )


@pytest.mark.parametrize("line", LINES)
def test_so_are_headline_caption_and_note(line: str) -> None:
    made = Article(
        line, line, (Byline(line, line, None, None, "", SPAN),), None, None, None, None, "It rang.", ("It rang.",),
        (Caption(line, Credit(None, None, line), None, None, SPAN),), (Note("contributors", line, SPAN),), (),
    )  # fmt: skip
    text = " ".join(line.split())
    page = rendered(made)
    assert re.findall(r"</?([a-z]+[0-9]?)", page) == [
        *["h1"] * 2, "p", *["em"] * 2, *["p"] * 5, *["h2"] * 2, "ul", *["li"] * 2, "ul", *["h2"] * 2, "ul", *["li"] * 2, "ul"
    ]  # fmt: skip
    assert shown(page).split("\n")[0] == text
    assert f"By {text}, {text}\n" in shown(page)
    assert f"\n{text} ({text})\n" in shown(page)
    assert f"\ncontributors: {text}\n" in shown(page)


TABLES = [
    "Bell  Tons\n```\n## 1\n<script>alert(1)</script>",
    "Bell  Tons\n````\n`````text\n1",
    "~~~\nBell  Tons",
    "| a | b |\n| - | - |\n| 1 | 2 |",
    "<div>\nrang\n</div>",
]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_shown_as_it_stands(table: str) -> None:
    page = rendered(article("It rang.", table, "It rang."))
    assert page == (
        f'<p>It rang.</p>\n<pre><code class="language-text">{html.escape(table, quote=True).replace("&#x27;", chr(39))}\n'
        "</code></pre>\n<p>It rang.</p>\n"
    )


def test_a_table_behind_a_dateline_stays_a_table() -> None:
    dateline = Dateline((Place("Lisbon"),), "AP", None, "LISBON (AP)", SPAN)
    page = rendered(article("Bell  Tons\nBig   1", "It rang.", dateline=dateline))
    assert page == (
        '<p><strong>Lisbon (AP)</strong> —</p>\n<pre><code class="language-text">Bell  Tons\nBig   1\n</code></pre>\n'
        "<p>It rang.</p>\n"
    )


MARKS = st.lists(
    st.sampled_from([*"#-+*>=_~`[]()<>&;|!:\\1.) ", "bell", "```", "~~~", "<script>", "&lt;", "http://a.test", "\n"]),
    min_size=1,
    max_size=12,
).map("".join)


@given(MARKS)
def test_no_copy_makes_markup(copy: str) -> None:
    text = copy.strip("\n")
    if not text.strip() or "\n\n" in text or text[0] == " " or any(not line.strip() for line in text.split("\n")):
        return
    page = rendered(article(text, "It rang."))
    if "\n" in text:
        assert shown(page) == f"{text}\n\nIt rang.\n"
        assert re.findall(r"</?([a-z]+)", page) == ["pre", "code", "code", "pre", "p", "p"]
    else:
        assert shown(page) == f"{' '.join(text.split())}\nIt rang.\n"
        assert re.findall(r"</?([a-z]+)", page) == ["p"] * 4
