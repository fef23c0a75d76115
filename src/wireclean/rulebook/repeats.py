"""FUR: a story that a page prints twice: once for the screen and once for the printer, or for a machine."""

from __future__ import annotations

from collections.abc import Iterator

from wireclean.article import Edit
from wireclean.layout import Layout, Line
from wireclean.rulebook.rule import Stage, rule

__all__ = ["story_again"]

_LONG = 60  # a line of a story
_HEAD = 12  # lines, among which a teaser stands
_FEWEST_LINES = 5
_FEWEST_CHARACTERS = 800

_STORY = [
    "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday. It is to "
    "stay there until a court has heard the heirs of the ship's owner.",
    "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said. The ship "
    "had carried salt and a crew of eleven, of whom two came home.",
    "Divers from Port Ellery raised it with a crane that had been borrowed from the shipyard across the bay. The crane goes "
    "back on Friday, and the quay will be open again from noon on.",
    "“We had been down there for a week before we saw it,” said Ana Lima, who leads the divers. “It lay on its side in the "
    "mud, and a conger lived in it that would not leave.”",
    "The museum means to ring it once, on the day when the ship went down, and never again. The founder's name can be read on "
    "its rim, with a line from a psalm that nobody has found.",
]


@rule(
    "FUR008",
    "story-again",
    stage=Stage.RECOGNITION,
    after=["FUR005"],
    needs_cue=False,
    fixes=[
        ("\n\n".join([*_STORY, *_STORY, "It rang."]), "\n\n".join([*_STORY, "It rang."])),
        ("\n\n".join([_STORY[0], *_STORY]), "\n\n".join(_STORY)),
    ],
    keeps=[
        "\n\n".join([*_STORY, *_STORY[:2]]),
        "\n\n".join([_STORY[0]] * 12),
    ],
)
def story_again(layout: Layout) -> Iterator[Edit]:
    """The story stands in the copy a second time, word for word.

    Or its first paragraph does, as the teaser above it. At least five paragraphs follow each other as they did before, and are at least half of all that stands before them. A
    refrain, a repeated question or a quoted paragraph is not.
    """
    text = layout.text
    yield from _teaser(layout)
    if len(layout.lines) < 2 * _FEWEST_LINES:
        return
    lines = [line for line in layout.lines if line.end - line.start >= _LONG]
    if len(lines) < 2 * _FEWEST_LINES:
        return
    words = [text[line.start : line.end] for line in lines]
    if len(words) - len(set(words)) < _FEWEST_LINES:
        return
    first: dict[str, int] = {}
    before = position = 0
    while position < len(words):
        earlier = first.setdefault(words[position], position)
        count = 1
        if earlier < position:
            count = _run(words, earlier, position)
            again = words[position : position + count]
            size = sum(map(len, again))
            if len(set(again)) >= _FEWEST_LINES and size >= _FEWEST_CHARACTERS and size * 2 >= before:
                yield from _struck(layout, lines[position : position + count])
                position += count
                continue
        before += sum(map(len, words[position : position + count]))
        position += count


def _teaser(layout: Layout) -> Iterator[Edit]:
    """Yield the strike of the story's first paragraph where the page has it twice: as a teaser, and below that as the story begins."""
    first = layout.lines[:_HEAD]
    for above, line, below in zip(first, first[1:], first[2:], strict=False):
        size = line.end - line.start
        if above.end - above.start != size or size < _LONG or not layout.is_prose(*line):
            if layout.is_prose(*above):
                return
            continue
        words = layout.text[slice(*line)]
        if words == layout.text[slice(*above)] and words != layout.text[slice(*below)]:
            for left in layout.free(*above):
                yield layout.strike(left.start, left.end, "FUR008")
        return


def _run(words: list[str], earlier: int, later: int) -> int:
    """Return how many lines from `later` on are those from `earlier` on, in order."""
    most = min(later - earlier, len(words) - later)
    count = 1
    while count < most and words[earlier + count] == words[later + count]:
        count += 1
    return count


def _struck(layout: Layout, lines: list[Line]) -> Iterator[Edit]:
    for line in lines:
        for left in layout.free(line.start, line.end):
            yield layout.strike(left.start, left.end, "FUR008")
