"""From edits to an article: the fields are gathered from the values that the edits carry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec.structs import replace

from wireclean.article import Article, Byline, Caption, Dateline, Edit, Note, Standfirst, Timestamp
from wireclean.grammar.dates import parse_day, resolve_day
from wireclean.grammar.language import tell_language
from wireclean.rulebook.times import PUBLISHED, UPDATED

__all__ = ["assemble"]


def assemble(text: str, edits: list[Edit], reference: date | datetime | None) -> Article:
    """Return the article of a clean text: its fields are the values that its edits carry."""
    edits = _dated(edits, reference)
    headline: str | None = None
    standfirst: str | None = None
    bylines: list[Byline] = []
    dateline: Dateline | None = None
    stamps: dict[str, Timestamp] = {}
    captions: list[Caption] = []
    notes: list[Note] = []
    for edit in edits:
        value = edit.value
        if value is None:
            continue
        if isinstance(value, str):
            headline = headline or value
        elif isinstance(value, Standfirst):
            standfirst = standfirst or value.text
        elif isinstance(value, tuple):
            bylines.extend(value)
        elif isinstance(value, Dateline):
            dateline = dateline or value
        elif isinstance(value, Timestamp):
            stamps.setdefault(edit.rule, value)
        elif isinstance(value, Caption):
            captions.append(value)
        elif isinstance(value, Note):
            notes.append(value)
    return Article(
        headline=headline,
        standfirst=standfirst,
        bylines=_merged(bylines),
        dateline=dateline,
        published=stamps.get(PUBLISHED),
        updated=stamps.get(UPDATED),
        language=tell_language(text),
        text=text,
        paragraphs=tuple(text.split("\n\n")) if text else (),
        captions=_distinct(captions),
        notes=tuple(notes),
        edits=tuple(edits),
    )


def _dated(edits: list[Edit], reference: date | datetime | None) -> list[Edit]:
    """Give datelines without a year the year of `reference`, or else of the time the story says it was published."""
    if reference is None:
        published = [edit.value for edit in edits if edit.rule == PUBLISHED]
        if not published or not isinstance(published[0], Timestamp):
            return edits
        reference = published[0].value
    if isinstance(reference, datetime):
        reference = reference.date()
    for index, edit in enumerate(edits):
        if isinstance(edit.value, Dateline) and edit.value.date is None:
            day = parse_day(edit.value.text)
            if day is not None:
                value = replace(edit.value, date=resolve_day(day, reference))
                edits[index] = replace(edit, value=value)
    return edits


def _distinct(captions: Iterable[Caption]) -> tuple[Caption, ...]:
    """Return one caption for each text and slot, with the credit of a later one where it has none; those without text stay."""
    distinct: dict[tuple[str | int, int | None], Caption] = {}
    slots: dict[str, int | None] = {}
    for number, caption in enumerate(captions):
        words = caption.text.casefold()
        index = slots.setdefault(words, caption.index) if caption.index is None else caption.index
        key = (words or number, index)
        seen = distinct.setdefault(key, caption)
        if seen.credit is None and caption.credit is not None:
            distinct[key] = replace(seen, credit=caption.credit)
    return tuple(distinct.values())


def _merged(bylines: Iterable[Byline]) -> tuple[Byline, ...]:
    """Return one byline for each person, the first, with what the later ones add."""
    merged: dict[str, Byline] = {}
    for byline in bylines:
        key = (byline.name or byline.organization or byline.text).casefold()
        seen = merged.get(key)
        if seen is None:
            merged[key] = byline
        else:
            merged[key] = replace(
                seen,
                role=seen.role or byline.role,
                organization=seen.organization or byline.organization,
                place=seen.place or byline.place,
            )
    return tuple(merged.values())
