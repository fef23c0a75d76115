"""DAT: where and by whom the story was filed, read off the head of the lede."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import structs

from wireclean.article import Byline, Dateline, Edit, Span
from wireclean.data import agencies, load
from wireclean.data.phrasebook import any_of
from wireclean.grammar.opening import Opening, choose_opening, find_opening_inside, parse_dateline, read_openings
from wireclean.grammar.opening.sites import read_sites
from wireclean.grammar.places import is_place
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = ["dateline", "labelled_dateline"]

_FLAT = 60  # a head glued to its story makes a line longer than this
_REACH = 1500  # how far into such a line a dateline is looked for
_FIRST_LINES = 60
_MOST_PROSE = 5  # standfirst, captions and bullets that may stand above the lede
_FURTHER_DOWN = 0.2  # how much a bare place must convince by, behind prose


def _agencies_in_brackets() -> set[str]:
    names = {name.lower() for name in agencies().by_dateline}
    return {form.format(name) for name in names for form in ("({}", "/{}/", "={}", "＝{}")}


@rule(
    "DAT001",
    "dateline",
    stage=Stage.RECOGNITION,
    after=["SGN002"],
    severity="info",
    cues=_agencies_in_brackets(),
    needs_cue=False,
    fixes=[
        ("PORT LOUIS, Mauritius (AP) — The bell weighs a ton.", "The bell weighs a ton."),
        ("LISBON/MADRID, May 4 (Reuters) - The bell weighs a ton.", "The bell weighs a ton."),
        (
            "Berlin. Die Glocke wiegt eine Tonne, und die Stadt will sie nach dem Sturm wieder läuten.",
            "Die Glocke wiegt eine Tonne, und die Stadt will sie nach dem Sturm wieder läuten.",
        ),
        ("新华社北京4月24日电 这口钟重一吨，多年来一直沉在港口水底。", "这口钟重一吨，多年来一直沉在港口水底。"),
        ("(CNN)The bell weighs a ton.", "The bell weighs a ton."),
        (
            "Ana Lima surfaces. WASHINGTON (AP) — The bell weighs a ton and more.",
            "Ana Lima surfaces. The bell weighs a ton and more.",
        ),
    ],
    keeps=[
        "BREAKING: The bell weighs a ton.",
        "Finland - which has a long border - bought the bell.",
        "Nein. Die Glocke wiegt keine Tonne, und die Stadt will sie nach dem Sturm nicht wieder läuten.",
        "Home Depot (ticker: HD) sold the bell.",
        "The Aam Aadmi Party (AAP) on Wednesday asked for the bell.",
    ],
)
def dateline(layout: Layout) -> Iterator[Edit]:
    """A dateline stands before the lede.

    Place, date and agency go to `article.dateline`, a reporter inside it to `article.bylines`. With an agency or a date a
    dateline is sure of itself wherever a line begins. A bare place needs a lede, and behind the first prose, which may be
    a standfirst or a caption, it has to convince by more. In copy flattened to one line it is looked for behind the head
    as well, and then only with an agency.
    """
    text = layout.text
    found_any = False
    long_pieces: list[Span] = []
    body = -1  # where the body begins
    prose = 0  # how many lines of it were passed
    for line in layout.lines[:_FIRST_LINES]:
        for piece in layout.free(line.start, line.end):
            found = _opening_of(layout, piece)
            if found is not None and (body < 0 or found.strong or found.weight >= _FURTHER_DOWN):
                found_any = True
                yield from _edits(text, found)
            elif piece.end - piece.start > _FLAT:
                long_pieces.append(piece)
            if found is not None or layout.is_prose(*piece):
                body = piece.end
                prose += 1
        if found_any or prose > _MOST_PROSE:
            break
    for line in layout.cue_lines("DAT001") if body >= 0 else ():
        for piece in layout.free(max(line.start, body), line.end):
            found = _opening_of(layout, piece) if layout.cued("DAT001", *piece) else None
            if found is not None and found.strong:
                found_any = True
                yield from _edits(text, found)
    for piece in [] if found_any else long_pieces:
        reach = min(piece.end, piece.start + _REACH)
        inside = find_opening_inside(text, piece.start, reach) if layout.cued("DAT001", piece.start, reach) else None
        if inside is not None:
            yield from _edits(text, inside)
            return


def _opening_of(layout: Layout, piece: Span) -> Opening | None:
    """Return the opening of a stretch; what its words can be read as is remembered, how they are weighed depends on the rest."""
    readings = layout.reading(read_openings, layout.text[slice(*piece)])
    return choose_opening(layout.text, *piece, readings) if readings else None


def _edits(text: str, found: Opening) -> Iterator[Edit]:
    """Strike an opening: the stretch of each reporter in it carries a byline, what is before it the dateline."""
    at = found.start
    value: Dateline | None = found.dateline
    for person in found.people:
        printed = text[person.start : person.end]
        byline = Byline(person.name, person.role, None, None, printed, Span(person.start, person.end))
        if at < person.start:
            yield Edit(Span(at, person.start), text[at : person.start], "", "DAT001", value)
            value = None
        yield Edit(Span(person.start, person.end), printed, "", "DAT001", (byline,))
        at = person.end
    if value is not None or at < found.end:
        yield Edit(Span(at, found.end), text[at : found.end], "", "DAT001", value)


@rule(
    "DAT002",
    "labelled-dateline",
    stage=Stage.RECOGNITION,
    after=["DAT001"],
    severity="info",
    cues=(f"{label}:" for label in load("archives.toml")["datelines"]),
    reads="line",
    fixes=[
        (
            "Divers raise a bell\n\nDATELINE: PORT LOUIS, Mauritius\n\nThe bell weighs a ton.",
            "Divers raise a bell\n\nThe bell weighs a ton.",
        ),
    ],
    keeps=["Dateline: the bell rings again on a small island.\n\nThe bell weighs a ton."],
)
def labelled_dateline(layout: Layout) -> Iterator[Edit]:
    """A line says behind a label where the story was filed: `DATELINE: LONDON`.

    So archives and wires' feeds print what stood before the lede. Behind the label must be a place, or a dateline, and no more.
    """
    text = layout.text
    for start, end in layout.cue_lines("DAT002"):
        label = _label().match(text, start, end)
        found = None if label is None else _filed(text[label.end() : end])
        if label is not None and found is not None and layout.is_free(start, end):
            yield layout.strike(start, end, "DAT002", structs.replace(found, span=Span(label.end(), end)))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?i:{any_of(load('archives.toml')['datelines'])}):\s{{0,4}}(?=\S)")


def _filed(printed: str) -> Dateline | None:
    """Return the dateline that a text is: a place or several, with or without a day and an agency."""
    found = parse_dateline(printed)
    if found is not None:
        return found if found.text == printed else None
    sites = read_sites(printed)
    if not sites or not all(is_place(site.name) or site.region for site in sites):
        return None
    return Dateline(tuple(site.place for site in sites), None, None, printed, None)
