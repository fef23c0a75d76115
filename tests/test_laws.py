"""The laws, on generated wire copy and on text of any kind."""

from __future__ import annotations

import json
import random
import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Callable

import ftfy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import wireclean
from wireclean import recognition
from wireclean.article import place_of
from wireclean.layout import Layout
from wireclean.packs.registry import RuleSet
from wireclean.rulebook.characters import mojibake
from wireclean.testing import ArticleTruth, Sample, articles, paragraphs

# Pieces that rules look for, to be thrown together with text of any kind.
_PIECES = [
    "1 of9 ", "2 of 9", "Show More", " Show Less", "(AP Photo/Ana Lima)", "LISBON (AP) — ", "(Reuters) - ", "By ANA LIMA", ", Associated Press",
    "May 4, 2020 ", "Updated: ", "10:15 a.m. ET", "Written By\n", "___\n", "© 2019 Ellery News", "All rights reserved.", "Advertisement\n", "Sign up for our newsletter. ", "Read more: ", "(Photo by Joe Hart/Getty Images) ", "LISBON, May 4 (Reuters) - ",
    "Share Facebook Twitter Email Print", "contributed to this report.", "(Reporting by Ana Lima; Editing by Tom Reed)", "Reuter", "\n", "\n\n",
    "  ", "\t", " .", " ,", "\r\n", "\u00a0", "\u200b", "\u200e", "\u202a", "\u00ad", "\u2060", "\u200d", "\u3000", "\x1c", "\x85", "\u2028", "\ufffd", "\ufb01", "\u0130", "&amp;", "&lt;", "â€œ", "Ã©", "e\u0301", "\x00", "\ud83d", "\ude00", "\ufeff", "\\/",
    "The bell weighs a ton.", "It was cast in 1871.They sold it.", "Bell found off Port Ellery", "10   2   .833\n", "-", "—", ".", "A", "a", "9",
]  # fmt: skip


def soup() -> st.SearchStrategy[str]:
    """Draw copy from hell: pieces of furniture and any characters, lone surrogates included."""
    piece = st.one_of(st.sampled_from(_PIECES), st.text(st.characters(), max_size=6))
    return st.lists(piece, max_size=14).map("".join)


_LINES = [
    "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said.", "Ana Lima", "By Ana Lima", "Von Tom Reed",
    "LISBON, May 4 (Reuters) - The harbour board of Port Ellery approved the plan to raise the bell on Monday.", "Published May 4, 2020 10:15", "May 6, 2020",
    "Divers found it off Port Ellery, and nobody knows who made it, why it was lost, or what it weighed when it was new.", "3 hours ago", "Updated 2 hours ago",
    "* Share", "+ X", "+ Facebook", "Advertisement", "Read more: How the bell was found", "Related stories", "Bell found off Port Ellery after a storm", "Staff Writer",
    "It rang.", "Shr 18 cts vs 14 cts", "Net 1,234,000 vs 987,000", "Reuter", "alm/jh/tr", "Bell weighs a ton", "Home", "Port Ellery", "Source: Reuters", "© 2019 Ellery News",
    "PORT LOUIS, MAURITIUS", "DIVERS RAISE BELL OFF PORT ELLERY", "with the crew of the Aurora, which the harbour board of the town", "raised the bell from the",
]  # fmt: skip


def pages() -> st.SearchStrategy[str]:
    """Draw pages whose lines have lost their order, so that every line stands beside every other."""
    line = st.tuples(st.sampled_from(_LINES), st.sampled_from(["\n", "\n\n", "\n    "]))
    return st.lists(line, max_size=24).map(lambda lines: "".join(words + end for words, end in lines))


def laid_out() -> st.SearchStrategy[str]:
    """Draw copy as pages and wires set it: with indents, blank lines in front and behind, and pages in disorder."""
    indent = st.sampled_from(["", "  ", "    "])
    around = st.sampled_from(["", "\n", "\n\n  \n"])
    indented = st.tuples(around, indent, st.one_of(articles().map(lambda sample: sample.text), pages()), around)
    return indented.map(lambda parts: parts[0] + parts[1] + parts[2].replace("\n", f"\n{parts[1]}") + parts[3])


@given(soup())
@settings(max_examples=200)
@example(
    "Bell found off Port Ellery and raised by divers on Monday, as the board had wanted for years, and nobody knows who made it "
    "or when May 4, 2020 10:15 | By Ana Lima |"
)
def test_nothing_is_lost(text: str) -> None:
    article = wireclean.clean(text)
    assert wireclean.apply(text, article.edits) == article.text
    assert wireclean.restore(article.text, article.edits) == text
    assert article.text == "\n\n".join(article.paragraphs)
    position = 0
    for edit in article.edits:
        assert position <= edit.span.start <= edit.span.end <= len(text)
        assert text[edit.span.start : edit.span.end] == edit.before
        position = edit.span.end


@given(st.one_of(soup(), pages()))
@settings(max_examples=300)
@example(
    "Bell in \u05d0 town\n\nBell found off Port El\u200flery, which the harbour board had looked for since 1998, it said."
)
@example("LISBON (AP) — ___\n")
@example("1 of1 of9")
@example(" Ã t it was")
@example("&" + "amp;" * 40 + "lt;")
@example("(AP)" * 14 + "—")
@example("10   2   .833\n1 of9   1 of9 1 of9 (Reuters) - ")
@example(
    "* \u043a\u043e\u043d\u0446Comments 265 \u626b\u7801\u4e0b\u8f7d\u5ba2\u6237\u7aef\nCALDER, May (AP) \u2014 The bell of on"
)
@example(
    "Photo: Ana Lima, Reuters\nPhoto: Ana Lima, Reuters Divers found a bell off the old port of Ellery, and its age is put at "
    "140 years or more. The town's museum told the board so on Monday"
)
@example("| | \n| Lions | 10\n| Otters | 7 |")
def test_clean_text_is_left_alone(text: str) -> None:
    once = wireclean.clean(text).text
    assert wireclean.clean(once).text == once


@given(st.one_of(soup(), pages(), articles().map(lambda sample: sample.text)))
@settings(max_examples=300)
def test_a_rule_that_reads_a_line_has_said_all_of_the_lines_that_stand(text: str) -> None:
    article = wireclean.clean(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recognition._Changes, "concern", lambda *_: True)
        assert wireclean.clean(text) == article


@given(soup())
@example("The bell \ud83d\ude00 rang.\n\nRead more: \ud83d\ude00 How the bell was found\n\nIt was cast in 1871.")
def test_an_article_survives_json(text: str) -> None:
    article = wireclean.clean(text)
    assert wireclean.Article.from_json(wireclean.to_json(article)) == article
    assert wireclean.Article.from_json(wireclean.to_json(article, indent=2)) == article


@given(soup())
def test_field_spans_are_inside_the_source(text: str) -> None:
    article = wireclean.clean(text)
    spans = [place_of(byline) for byline in article.bylines]
    spans += [caption.span for caption in article.captions] + [note.span for note in article.notes]
    spans += [place_of(article.dateline)] if article.dateline else []
    spans += [place_of(stamp) for stamp in (article.published, article.updated) if stamp]
    spans += [edit.value.span for edit in article.edits if isinstance(edit.value, wireclean.Standfirst)]
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text)


@given(paragraphs())
def test_prose_comes_back_unchanged(body: tuple[str, ...]) -> None:
    text = "\n\n".join(body)
    article = wireclean.clean(text)
    assert article.text == text
    assert article.edits == ()


def _story(article: wireclean.Article) -> dict[str, object]:
    """Return what an article says, without the places it was read from."""

    def unplaced(value: object) -> object:
        if isinstance(value, dict):
            return {key: unplaced(inner) for key, inner in value.items() if key not in ("span", "edits")}
        return [unplaced(inner) for inner in value] if isinstance(value, list) else value

    story = unplaced(json.loads(wireclean.to_json(article)))
    assert isinstance(story, dict)
    return story


@given(articles())
@settings(max_examples=150)
def test_the_article_tells_the_truth(sample: Sample[ArticleTruth]) -> None:
    article, truth = wireclean.clean(sample.text), sample.truth
    assert article.headline == truth.headline
    assert tuple(byline.name for byline in article.bylines) == truth.names
    assert article.bylines[0].organization == truth.organization
    assert article.published is not None
    assert article.published.value == truth.published
    assert article.published.precision == "day"
    assert (article.updated and article.updated.value) == truth.updated
    assert article.dateline is not None
    assert tuple(place.name for place in article.dateline.places) == truth.dateline.places
    assert article.dateline.places[-1].region == truth.dateline.region
    assert article.dateline.agency == truth.dateline.agency
    assert [(c.index, c.total, c.text, c.credit and c.credit.photographer) for c in article.captions] == [
        (slot.index, slot.total, slot.text, slot.photographer) for slot in truth.captions if slot.text
    ]
    assert article.paragraphs == truth.paragraphs


# Other ways to write the same copy: line ends, spaces, normal forms.
_VARIANTS: dict[str, Callable[[str], str]] = {
    "windows": lambda text: text.replace("\n", "\r\n"),
    "mac": lambda text: text.replace("\n", "\r"),
    "separator": lambda text: text.replace("\n", "\u2028"),
    "no-break": lambda text: text.replace(" ", "\u00a0"),
    "entities": lambda text: re.sub(r"(?<=\S) (?=\S)", "&nbsp;", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "trailing": lambda text: text.replace("\n", "  \n"),
}


@given(laid_out(), st.sampled_from(sorted(_VARIANTS)))
@settings(max_examples=200)
@example("\nBELL FOUND OFF PORT ELLERY\n    LISBON, May 4 - The bell rang.\n", "windows")
@example(
    "The bell rang.\n\n  A crane lifts the bell in Oslo. (AP Photo/Ana Lima)\n\n  It was cast in 1871.\n", "windows"
)
def test_line_ends_spaces_and_composition_do_not_matter(text: str, variant: str) -> None:
    assert _story(wireclean.clean(_VARIANTS[variant](text))) == _story(wireclean.clean(text))


@given(st.one_of(soup(), laid_out()), st.sampled_from(sorted(_VARIANTS)))
@settings(max_examples=200)
@example("\nBELL FOUND OFF PORT ELLERY\n    LISBON, May 4 - The bell rang.\n", "windows")
def test_no_value_that_was_read_is_lost(text: str, variant: str) -> None:
    heads = (str, wireclean.Standfirst)
    read: list[object] = []
    look = recognition._look

    def recorded(
        copy: str, known: RuleSet, config: wireclean.Config, before: Layout | None, *more: None, run_on: bool
    ) -> Layout:
        layout = look(copy, known, config, before, *more, run_on=run_on)
        headed = any(isinstance(value, heads) for value in read)  # then what looks like a headline now is the page's
        read.extend(edit.value for edit in layout.edits if not (headed and isinstance(edit.value, heads)))
        return layout

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recognition, "_look", recorded)
        article = wireclean.clean(_VARIANTS[variant](text))
    kinds = Counter(type(value) for value in read if value is not None)
    assert Counter(type(edit.value) for edit in article.edits if edit.value is not None) == kinds


@given(st.data())
@settings(max_examples=100)
def test_a_flattened_page_tells_the_same(data: st.DataObject) -> None:
    sample = data.draw(articles())
    article = wireclean.clean(sample.text)
    flat = wireclean.clean(sample.text.replace("\n", " "))
    flat_story, story = _story(flat), _story(article)
    for part in ("text", "paragraphs"):
        del flat_story[part], story[part]
    assert flat_story == story
    assert " ".join(flat.text.split()) == " ".join(article.text.split())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
@settings(max_examples=250)
def test_the_short_cut_past_ftfy_misses_nothing(text: str) -> None:
    fixed = "\n".join(ftfy.fix_encoding(line) for line in text.split("\n"))
    assert mojibake(text) == wireclean.clean(fixed, config=wireclean.Config(select=frozenset({mojibake.code}))).text


@given(st.text(st.sampled_from("éèàçãâÃÂ€œ“”’‘–—…®©¡¿ßÑñØøåÅ \u0153\u0178žŽš£§"), max_size=12))
@settings(max_examples=250)
def test_twice_encoded_text_reaches_ftfy(text: str) -> None:
    broken = text.encode("utf-8").decode("windows-1252", "ignore")
    words = broken.strip(" ")
    assert mojibake(broken) == broken.replace(words, ftfy.fix_encoding(words), 1)


@pytest.mark.parametrize(
    "text",
    [
        "klinika  Â 2639\u2003",  # a space that goes shows that the letter before another was none
        "May 4, 2020 10:15 (With inputs from AP) The bell weighs a ton, she said.",  # a note opens the line when the time is gone
    ],
)
def test_what_a_strike_or_a_space_uncovers_is_seen_at_once(text: str) -> None:
    cleaned = wireclean.clean(text).text
    assert wireclean.clean(cleaned).text == cleaned


def test_many_threads_agree() -> None:
    texts = [
        "LISBON (AP) — The bell weighs a ton.  It was cast in 1871.They sold it.",
        "By Ana Lima\nMay 4, 2020\nThe bell rang.",
    ] * 20
    expected = [wireclean.clean(text) for text in texts]
    wrong: list[int] = []

    def work(seed: int) -> None:
        order = list(range(len(texts)))
        random.Random(seed).shuffle(order)
        wrong.extend(number for number in order if wireclean.clean(texts[number]) != expected[number])

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize("text", [b"bytes", None, 3])
def test_only_str_is_cleaned(text: object) -> None:
    with pytest.raises(TypeError, match="clean takes a str"):
        wireclean.clean(text)  # type: ignore[arg-type]  # the wrong type is the test
