"""Code among the words of a line: what is found, where it ends, and what only looks like it."""

from __future__ import annotations

import pytest

from wireclean import clean
from wireclean.grammar.code import find_code

BEFORE = "The bell of the Aurora weighs more than a ton, and divers raised it on Monday after nine days of work."
BEHIND = "It was cast in 1871, the director of the museum said, and nobody had looked for it since."


def code_in(line: str) -> list[str]:
    """Return the code that is found in a line."""
    return [line[slice(*found)] for found in find_code(line, 0, len(line))]


@pytest.mark.parametrize(
    "code",
    [
        "bells.cmd.push(function() { bells({ id: 'a1' }).ring(\"b2\"); });",
        'document.getElementById("bell")?.addEventListener("click", () => { ring("It rings, and nobody knows why it does so here"); a[0].b = c(d[1]); });',
        "var bells = bells || []; bells.push(['ring', 1]);",
        "if (!bells) { bells = {}; } else if (bells.old) { delete(bells); }",
        "window.ring && window.ring(\"b1\"); !function(){'use strict'; ring(1)}();",
        ".bell-card { margin: 0; } .bell-card:hover, #bell ~ .card { color: red; } @media (max-width: 60px) { .bell { width: 80%; } }",
        '{"@type":"NewsArticle","headline":"Divers raise the bell of the Aurora from the harbour","tags":["bell","museum"]}',
        "try { ring(); } catch (e) { console.log(e); } finally { rest(); }",
    ],
)
def test_code_goes_from_between_two_sentences(code: str) -> None:
    assert code_in(f"{BEFORE} {code} {BEHIND}") == [code]
    assert clean(f"{BEFORE} {code} {BEHIND}").text == f"{BEFORE} {BEHIND}"


def test_code_may_follow_a_word_without_a_blank() -> None:
    assert code_in(f'{BEFORE}{{"@type":"AudioObject","length":1}}{BEHIND}') == ['{"@type":"AudioObject","length":1}']


def test_code_that_the_line_breaks_off_ends_with_its_last_statement() -> None:
    code = "bells.queue.push(function() { if (bells.old) { bells.ring('noon'); bells.rest();"
    assert code_in(f"{BEFORE} {code}") == [code]


def test_a_sentence_behind_code_that_breaks_off_stays() -> None:
    assert clean(f"{BEFORE} bells.queue.push(function() {{ bells.ring('noon'); {BEHIND}").text == f"{BEFORE} {BEHIND}"


def test_what_is_in_brackets_behind_code_is_none_of_it() -> None:
    assert code_in("bells.push({ mode: 'ring', at: 'noon' }); (CNN) The bell rang.") == [
        "bells.push({ mode: 'ring', at: 'noon' });"
    ]


def test_long_code_goes_piece_by_piece() -> None:
    code = "bells.ring('noon'); " * 1000
    line = f"{BEFORE} {code}{BEHIND}"
    assert "".join(code_in(line)).replace(" ", "") == code.replace(" ", "")


@pytest.mark.parametrize(
    "line",
    [
        "It has no clapper (i.e., it does not ring); divers found it (see example.net (in French)); it hangs in the yard.",
        "The menu { bread: 2, soup: 3 } is on the wall.",
        "The rule f(x) = 2x; is easy, he said; g(x) = 3x; is not.",
        "They call it bell.ring(at noon when all the boats of the port come home); nobody knows why.",
        "Write to ana.lima(at)example.net; she answers.",
        "Her list had three things: a) rope; b) a crane; c) money.",
    ],
)
def test_words_with_the_signs_of_code_are_none(line: str) -> None:
    assert code_in(line) == []
