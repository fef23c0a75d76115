"""White space that a page leaves inside words."""

from __future__ import annotations

import pytest

import wireclean

FIRST = "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday."
THIRD = "Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across the bay."


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("T he bell was cast in 1871.", "The bell was cast in 1871."),
        ("“W e heard it ring,” he said of that night.", "“We heard it ring,” he said of that night."),
        (
            "D\nivers had looked for it, and the divers were paid.",
            "Divers had looked for it, and the divers were paid.",
        ),
        (
            "   D \n \n  ivers had looked for it, and the divers were paid.",
            "Divers had looked for it, and the divers were paid.",
        ),
        ("A bell that rings is heard.", "A bell that rings is heard."),
        ("I am the one who rang it, he said.", "I am the one who rang it, he said."),
        ("X marks the place where it lay.", "X marks the place where it lay."),
    ],
)
def test_a_split_initial_goes_back_to_its_word(printed: str, mended: str) -> None:
    assert wireclean.clean(f"{FIRST}\n\n{printed}\n\n{THIRD}").text == f"{FIRST}\n\n{mended}\n\n{THIRD}"
