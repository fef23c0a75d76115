"""Sources with furniture of their own: many copies of each, and what of them recurs and is, or is not, furniture.

The furniture is of invented words, so no list can know it. What recurs beside it is the story's: a columnist's byline, a team's
result, a town, an agency's dateline, and an agency's story that several sources print in several versions.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

__all__ = ["SourceCopy", "sources"]

_SYLLABLES = ("ba", "del", "fo", "gra", "hin", "jo", "kel", "lum", "mar", "nor", "pel", "qua", "ris", "sol", "tun", "vor", "wen", "yal")  # fmt: skip
_PEOPLE = ("Ana Lima", "Tom Reed", "Rosa Hale", "Joe Hart", "Mia Stone", "Paul Weber", "Lena Koch", "Omar Haddad", "Grace Okoye", "Ivan Petrov")  # fmt: skip
_TOWNS = ("Port Ellery", "Kelmouth", "Brackwater", "Norhaven", "Saltby", "Eastmere", "Tolland", "Wexcombe")
_WHO = ("the council", "a diver", "the museum", "the harbour master", "a court", "the ferry company", "a fisherman", "the mayor", "the school", "an engineer", "the board", "a teacher")  # fmt: skip
_DID = ("rejected", "welcomed", "found", "repaired", "sold", "opened", "closed", "measured", "painted", "counted", "moved", "lost")  # fmt: skip
_WHAT = ("the old bell", "a wooden bridge", "two boats", "the north pier", "the archive", "a stone wall", "the winter timetable", "a letter of 1871", "the new crane", "the market hall")  # fmt: skip
_WHY = ("after a storm", "because money was short", "to make room for a road", "before the summer", "in spite of many protests", "at the request of the owners", "without a word to the neighbours", "with the help of volunteers")  # fmt: skip


class SourceCopy(NamedTuple):
    """A copy of a source: the source's name, the text, the furniture planted in it, and what recurs and is the story's."""

    site: str
    text: str
    furniture: tuple[str, ...]
    own: tuple[str, ...]


class _Furniture(NamedTuple):
    """A source's own lines, in which {n} is a number, {t} a title and {p} a person."""

    head: str
    inside: str
    tail: str
    counted: str
    label: str
    followed: str


def sources(count: int, copies: int, seed: int = 0) -> Iterator[SourceCopy]:
    """Yield `copies` copies of each of `count` sources, one source after the other, the same ones for the same seed."""
    shared = Random(f"{seed} agency")
    agency = [tuple(_paragraph(shared) for _ in range(4)) for _ in range(3)]
    for number in range(count):
        rng = Random(f"{seed} {number}")
        site = f"{_word(rng)}-{number}.example"
        furniture = _furniture(rng)
        columnist, towns = rng.choice(_PEOPLE), rng.sample(_TOWNS, 2)
        for at in range(copies):
            filed = agency[at % 3] if at % 5 == 4 else None  # the agency's stories come again and again, with changes
            yield _copy(rng, site, furniture, columnist, towns, filed)


def _copy(
    rng: Random, site: str, lines: _Furniture, columnist: str, towns: list[str], filed: tuple[str, ...] | None
) -> SourceCopy:
    furniture: list[str] = []
    own: list[str] = []

    def printed(line: str, chance: float, into: list[str]) -> list[str]:
        if rng.random() >= chance:
            return []
        said = line.format(n=rng.randint(2, 999), t=_title(rng), p=rng.choice(_PEOPLE))
        into.append(said)
        return [said]

    body = [*filed] if filed else [_paragraph(rng) for _ in range(rng.randint(3, 6))]
    if filed:
        body[-1] = _paragraph(rng)  # a version with another end
    place = rng.choice(_TOWNS)
    body[0] = f"{place.upper()}, {_month(rng)} (Reuters) - {body[0]}" if filed or rng.random() < 0.3 else body[0]
    head = [_title(rng), *printed(f"By {columnist if rng.random() < 0.6 else '{p}'}", 1.0, own)]
    head += printed(lines.head, 0.8, furniture)
    middle = rng.randint(1, len(body) - 1)
    score = f"{towns[0]} {rng.randint(0, 5)}, {towns[1]} {rng.randint(0, 5)}"
    inside = [*printed(lines.inside, 0.6, furniture), *printed(score, 0.4, own), *printed(towns[0], 0.3, own)]
    tail = [
        *printed(lines.tail, 0.9, furniture),
        *printed(lines.counted, 0.7, furniture),
        *printed(lines.label, 0.7, furniture),
        *printed(lines.followed, 0.7, furniture),
    ]
    text = "\n\n".join([*head, *body[:middle], *inside, *body[middle:], *tail])
    return SourceCopy(site, text, tuple(furniture), tuple(own))


def _furniture(rng: Random) -> _Furniture:
    return _Furniture(
        _phrase(rng, 4),
        _phrase(rng, 5),
        f"{_phrase(rng, 8)}.",
        f"{_phrase(rng, 3)} {{n}} {_word(rng)}",
        f"{_phrase(rng, 2)}: {{t}}",
        f"{_phrase(rng, 2)} {{p}} {_word(rng)} {_word(rng)} {_word(rng)}",
    )


def _phrase(rng: Random, words: int) -> str:
    return " ".join(_word(rng) for _ in range(words)).capitalize()


def _word(rng: Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 3)))


def _title(rng: Random) -> str:
    said = f"{rng.choice(_WHO).partition(' ')[2]} {rng.choice(_DID)} {rng.choice(_WHAT)} in {rng.choice(_TOWNS)}"
    return said[0].upper() + said[1:]


def _paragraph(rng: Random) -> str:
    return " ".join(_sentence(rng) for _ in range(rng.randint(1, 3)))


def _sentence(rng: Random) -> str:
    said = f"{rng.choice(_WHO)} {rng.choice(_DID)} {rng.choice(_WHAT)} in {rng.choice(_TOWNS)} {rng.choice(_WHY)}"
    ending = f", {rng.choice(_PEOPLE)} said" if rng.random() < 0.5 else f", {rng.randint(2, 90)} years on"
    return f"{said[0].upper()}{said[1:]}{ending}."


def _month(rng: Random) -> str:
    return f"{rng.choice(('March', 'April', 'May', 'June'))} {rng.randint(1, 28)}"
