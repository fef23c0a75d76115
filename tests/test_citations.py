"""Lines that say where a story stood in print, in the forms of papers and archives of several countries."""

from __future__ import annotations

import pytest

import wireclean
from wireclean.grammar.citations import find_citation

STORY = "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said on Monday."


@pytest.mark.parametrize(
    "line",
    [
        "Quay Gazette; Lisbon [Lisbon]4 May 2020: B2.",
        "Hafenbote, 04.05.2020, Nr. 60, S. 14",
        "Région, lundi 4 mai 2020, p. 14",
        "Havnetidende. 2020-05-04 Side 4",
        "Hamnbladet, 4 maj 2020, sid 4",
        "Satamalehti 4.5.2020, sivu 4",
        "Kikötői Hírlap, 2020. május 4., 4. oldal",
    ],
)
def test_a_citation_gives_the_day_in_print(line: str) -> None:
    found = find_citation(line, 0, len(line))
    assert found is not None
    assert found.value.date().isoformat() == "2020-05-04"
    article = wireclean.clean(f"Bell found off Port Ellery\n{line}\n{STORY}")
    assert article.published is not None
    assert article.text == STORY


@pytest.mark.parametrize(
    "line", ["It stood in the paper of 4 May 2020, and he kept page 4.", "On 4 May 2020 side 4 of the pier fell in."]
)
def test_a_sentence_is_no_citation(line: str) -> None:
    assert wireclean.clean(f"{STORY}\n{line}\n{STORY}").text.count(line) == 1
