"""From edits to an article: the fields are gathered from the values that the edits carry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec.structs import replace

from wireclean.article import Article, Byline, Caption, Dateline, Edit, Note, Standfirst, Timestamp
from wireclean.declared import Declared, is_same_dateline, is_same_person, is_same_time
from wireclean.grammar.dates import parse_day, resolve_day
from wireclean.grammar.language import tell_language
from wireclean.grammar.titles import bare_words
from wireclean.rulebook.notes.about import author_told
from wireclean.rulebook.times import PUBLISHED, UPDATED

__all__ = ["assemble"]


def assemble(
    text: str, edits: list[Edit], reference: date | datetime | None, declared: Declared | None = None
) -> Article:
    """Return the article of a clean text: its fields are the values that its edits carry, save where others are `declared`."""
    if declared and reference is None and declared.published is not None:
        reference = declared.published.value
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
    if not any(byline.name for byline in bylines):  # whom the lines about the author name wrote the story
        bylines.extend(filter(None, map(author_told, notes)))
    article = Article(
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
    return _as_declared(article, declared) if declared else article


def _as_declared(article: Article, declared: Declared) -> Article:
    """Return the article with what the source declares in place of what was read in its text.

    What the text prints as well keeps its place there, and says what the source leaves out: a role, an agency.
    """
    standfirst = declared.standfirst
    if standfirst is not None and bare_words(article.text).startswith(bare_words(standfirst.rstrip(" .…"))):
        standfirst = None  # the summary of a feed is as often as not the beginning of the story
    published, updated = (_printed_time(stamp, article) for stamp in (declared.published, declared.updated))
    return replace(
        article,
        headline=declared.headline or article.headline,
        standfirst=standfirst or article.standfirst,
        bylines=tuple(_printed_byline(byline, article.bylines) for byline in declared.bylines) or article.bylines,
        dateline=_printed_dateline(declared.dateline, article.dateline),
        published=published or article.published,
        updated=updated or article.updated,
        language=declared.language or article.language,
    )


def _printed_byline(declared: Byline, printed: Iterable[Byline]) -> Byline:
    """Return a declared byline with what the text adds to it."""
    for byline in printed:
        if is_same_person(declared, byline):
            return replace(
                declared,
                role=declared.role or byline.role,
                organization=declared.organization or byline.organization,
                place=declared.place or byline.place,
                text=byline.text,
                span=byline.span,
            )
    return declared


def _printed_dateline(declared: Dateline | None, printed: Dateline | None) -> Dateline | None:
    """Return the printed dateline where it is the declared one, else that which there is, the declared one first."""
    if declared is None or printed is None:
        return declared or printed
    if not is_same_dateline(declared, printed):
        return declared
    return replace(
        printed,
        places=declared.places or printed.places,
        agency=declared.agency or printed.agency,
        date=declared.date or printed.date,
    )


def _printed_time(declared: Timestamp | None, article: Article) -> Timestamp | None:
    """Return a declared time with the place of that in the text which is the same."""
    if declared is not None:
        for stamp in (article.published, article.updated):
            if stamp is not None and is_same_time(declared, stamp):
                return replace(declared, text=stamp.text, span=stamp.span)
    return declared


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
