"""NOT: the lines about a story's authors and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wireclean.article import Byline, Edit, Note, Span
from wireclean.data.languages import language_words
from wireclean.data.page_words import page_words_of_all, words_in
from wireclean.data.phrasebook import any_of, opened
from wireclean.grammar.byline import is_given_name
from wireclean.grammar.byline.people import dropped_title
from wireclean.grammar.names import is_name, recase
from wireclean.grammar.sentences import sentence_start
from wireclean.layout import Layout
from wireclean.rulebook.lone_names import only_here
from wireclean.rulebook.notes.addresses import is_contact, is_link
from wireclean.rulebook.notes.lines import strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["about", "author_told"]


@rule(
    "NOT011",
    "about",
    stage=Stage.RECOGNITION,
    after=["FUR007"],
    severity="info",
    needs_cue=False,
    fixes=[
        (
            "The bell weighs a ton.\n\nAna Lima is a senior reporter covering the harbour for the Ellery Herald. Follow her on X "
            "@alima.",
            "The bell weighs a ton.",
        ),
        ("Die Glocke wiegt eine Tonne.\n\nAna Lima ist Redakteurin im Ressort Hafen.", "Die Glocke wiegt eine Tonne."),
        ("The bell weighs a ton.\n\n• Ana Lima may be reached at alima@example.net.", "The bell weighs a ton."),
        ("The bell weighs a ton.\n\nAna Lima covers the harbour for the Ellery Herald.", "The bell weighs a ton."),
        (
            "The bell weighs a ton.\n\nAna Lima is the author of “The Last Bell” and lives in Port Ellery.",
            "The bell weighs a ton.",
        ),
        (
            "The bell weighs a ton.\n\nAna Lima can be contacted securely on Signal at alima.07.",
            "The bell weighs a ton.",
        ),
        (
            "The bell weighs a ton, he said. It was cast in 1871. Follow Ana Lima on X @alima.",
            "The bell weighs a ton, he said. It was cast in 1871.",
        ),
        ("The bell weighs a ton.\n\nNewsroom: desk@example.net | 207-555-0100", "The bell weighs a ton."),
        ("The bell weighs a ton.\n\nContact Ana Lima: 207-555-0100; alima@example.net", "The bell weighs a ton."),
        ("The bell weighs a ton.\n\nOnline: www.example.net/bell.html", "The bell weighs a ton."),
        (
            "The bell weighs a ton, and divers raised it on Monday.\n\nAna Lima is a Port-based journalist who writes about "
            "bells.\n\nWas this useful?",
            "The bell weighs a ton, and divers raised it on Monday.\n\nWas this useful?",
        ),
    ],
    keeps=[
        "The bell weighs a ton, and Lima rang it.\n\nAna Lima is a reporter at the Herald.\n\nBest of the divers\n\n1. Hart\n\n2. Reed",
        "The bell weighs a ton.\n\nLima covers the harbour with nets.\n\nThe net covers the bell for the Herald.",
        "The bell weighs a ton.\n\nTickets: box@example.net\n\nOpening hours\n\nMonday 10 to 5",
        "The bell weighs a ton.\n\nThe museum shows it at www.example.net.",
        "Ana Lima is a reporter who dives.\n\nThe bell weighs a ton, and nobody knows who made it or why it was lost.",
        "The bell weighs a ton.\n\nHe is a reporter, she said.",
    ],
)
def about(layout: Layout) -> Iterator[Edit]:
    """The last lines say who wrote the story, and how to reach them.

    `NAME is a reporter covering ...`, `NAME covers the harbour for the HERALD`, `NAME can be reached at ...`: a name, the verb, a
    role, a paper or an address, in the last lines of the copy, with nothing but furniture and notes after them. Where something of
    the page stands after them, nobody else in the copy has the name.
    """
    text = layout.text
    if layout.run_on and layout.lines and (close := _reach_behind(layout)) is not None:
        yield strike_note(layout, *close, "NOT011", "about")
    if len(layout.lines) < 2:
        return
    looked = 0
    followed = False  # by something that stays
    for line in reversed(layout.lines[1:]):
        left = list(layout.free(line.start, line.end))
        if not left:
            continue
        looked += 1
        if looked > _LAST_LINES or line.end - line.start > _LONGEST_BIO:
            break
        words = text[line.start : line.end]
        who = layout.reading(_told, words)
        if (who is not None and (not followed or _is_only_here(text, Span(*line), who))) or (
            not followed and (is_contact(words) or is_link(words))
        ):
            yield strike_note(layout, line.start, line.end, "NOT011", "about")
        elif layout.is_prose(*line):
            break
        else:
            followed = True


def _reach_behind(layout: Layout) -> Span | None:
    """Return the last sentence of copy that lost its line breaks if it says no more than how to reach its author."""
    text, (begin, end) = layout.text, layout.lines[-1]
    start = sentence_start(text, end - 1, max(begin, end - _LONGEST_REACH))
    if start <= begin or not layout.is_free(start, end):
        return None
    words = text[start:end]
    reached = _REACHED.match(words)
    if is_contact(words) or (reached is not None and _is_person((reached["who"] or reached["whose"] or "").rstrip())):
        return Span(start, end)
    return None


def author_told(note: Note) -> Byline | None:
    """Return the author whom a note about the author names; None when it names nobody who is surely a person."""
    who = _told(note.text) if note.kind == "about" else None
    if who is None:
        return None
    words = note.text[slice(*who)]
    role = words[: dropped_title(words, 0, len(words))].rstrip()  # Contact reporter Ana Lima
    name = words[len(role) :].lstrip()
    if not _is_person(name):
        return None
    start = note.span.start + who.end - len(name)
    return Byline(recase(name), role or None, None, None, name, Span(start, start + len(name)))


def _told(words: str) -> Span | None:
    """Return where the person stands of whom a line says that he writes, or how to reach him; None for any other line."""
    lead = len(words) - len(words.lstrip(_BULLETS))
    told = _BIO.match(words, lead) or _REACHED.match(words, lead)
    if told is None:
        told = _LABELLED.match(words, lead)
        if told is None or not is_contact(words[told.end() :]) or not (told["whom"] or _is_person(told["who"])):
            if told is not None and not told["whom"] and _is_desk(told["who"]) and is_contact(words[told.end() :]):
                return Span(lead, lead)
            told = _WORKS.match(words, lead)
            if told is None or _papers().isdisjoint(words_in(words)) or not _is_person(told["who"].rstrip()):
                return None
    start, end = told.span("whose" if told.re is _REACHED and not told["who"] else "who")
    return Span(start, start + len(words[start:end].rstrip())) if start >= 0 else Span(lead, lead)


def _is_person(words: str) -> bool:
    return " " in words and is_name(words) and is_given_name(words.split(maxsplit=1)[0])


def _is_desk(label: str) -> bool:
    """Say whether a label before an address is a desk of the page: `Newsroom`, `News tips`."""
    return page_words_of_all().of_pages(label)


def _is_only_here(text: str, line: Span, who: Span) -> bool:
    """Say whether a line names a person whom nothing else in the copy names."""
    name = text[line.start + who.start : line.start + who.end]
    return _is_person(name) and only_here(text.lower(), name)


@cache
def _papers() -> frozenset[str]:
    return frozenset(language_words("datelines.papers"))


_BULLETS = " *•·▪►▶–—-"
_LAST_LINES = 12
_LONGEST_REACH = 160
_LONGEST_BIO = 500


def _any(name: str) -> str:
    """Return the part of a pattern for a list of the language files, whose words may open the line."""
    return f"(?: {any_of(opened(language_words(f'notes.{name}')))} )"


_WORD = r"[^\W\d_][\w’'.-]{0,24}"
_PERSON = rf"(?:{_WORD}[ ]){{1,4}}"
# Ana Lima is a senior reporter covering the harbour.
_BIO = re.compile(
    rf"""
    (?=[^\W\d_a-z]) (?! (?i:{_any("about_never")}) [ ] ) (?P<who> {_PERSON} ) {_any("about_is")} [ ]
    (?: [\w’'./&-]{{1,24}} ,? [ ] ){{0,8}}? (?i:{_any("about")}) s? (?= ,?[ ]{_any("about_goes_on")}\b | [.,]?\Z | [ ]\w{{1,4}}[ ][“"«‘] )
    """,
    re.VERBOSE,
)
# Ana Lima covers the harbour for the Ellery Herald.
_WORKS = re.compile(
    rf"""
    (?=[^\W\d_a-z]) (?P<who> {_PERSON} ) {_any("about_does")}\b [^\n“”"«»]{{0,160}}? [ ] {_any("about_goes_on")} [ ]
    (?: [^\W\d_]{{1,5}} [ ] )? (?=[^\W\d_a-z])
    """,
    re.VERBOSE,
)
_REACHED = re.compile(
    rf"""
      (?P<who> {_PERSON} ) {_any("reached")} [ ] (?: \w{{3,14}} [ ] (?= [^\n]{{0,80}} (?: @ | \d{{3}} | {_any("networks")} ) ) )? {_any("reach_by")}\b
    | {_any("reach")} [ ] (?: (?P<whose> {_PERSON} ) {_any("reach_by")} [ ] (?: [^\n]{{0,60}} @ | {_any("networks")}\b ) | {_any("reach_whom")} [ ] (?: {_any("reach_by")}\b | (?=@\w) ) )
    """,
    re.VERBOSE,
)
# Ana Lima: 207-555-0100, Contact Ana Lima: alima@example.net, Contact the writer: alima@example.net
_LABELLED = re.compile(
    rf"""
    (?: {_any("reach")} [ ] (?P<whom> {_any("reach_whom")} ) | (?: {_any("reach")} [ ] )? (?P<who> {_WORD} (?: [ ] {_WORD} ){{0,3}} ) )
    [ ]? : [ ]{{0,2}}
    """,
    re.VERBOSE,
)
