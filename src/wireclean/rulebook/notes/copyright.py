"""NOT: copyright lines, and what keeps a story from being printed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit, Span
from wireclean.data import agencies
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, phrases
from wireclean.grammar.sentences import ends_line_of_prose
from wireclean.layout import Layout
from wireclean.rulebook.notes.lines import cue_lines, stops_before, strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["copyright_line"]

_WORDS = language_words("notes.copyright")
_WORD = any_of(_WORDS)
_RIGHTS_KEPT = language_words("notes.rights")
_KEPT = any_of(_RIGHTS_KEPT)
_MARK = re.compile(rf"(?: (?:{_WORD}) (?: [ ]? (?:©|\([cC]\)) )? | © [ ]? (?:{_WORD})? | \([cC]\) ) [ ]?", re.VERBOSE)
_YEAR = re.compile(r"(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?,? ?")
# Up to the end of its sentence; a full stop after a short word, as of a form of company, is none.
_HOLDER = re.compile(
    rf"""
    [^\n.|]{{0,120}}? (?: [ ] [A-Z][.]?[A-Za-z]{{1,3}} )?
    (?: \. (?=[ ][A-Z(]) | \.? (?= [ ]*(?:\n|\Z|\|) | [ ](?i:{_KEPT}) ) )
    """,
    re.VERBOSE,
)
# Behind the holder nothing but sentences of the notice, whose addresses hold full stops: Visit ellery.example. Distributed by ...
_GOES_ON = re.compile(
    rf"(?: [ ]? (?:{any_of(language_words('notes.rights_go_on'))}) \b (?: [^.\n] | \.(?=\S) ){{1,140}} \.? ){{1,4}}",
    re.VERBOSE | re.IGNORECASE,
)
_BEGUN = any_of(language_words("notes.rights_begin"))
_RIGHTS = re.compile(
    rf"""
    [ ]* (?: (?:{_KEPT}) \.? (?: [ ]* (?:{_BEGUN}) [^.\n]{{0,140}} [.!]? ){{0,2}} | (?:{_BEGUN}) [ ] [^.\n]{{5,140}} \.? )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@rule(
    "NOT007",
    "copyright",
    stage=Stage.RECOGNITION,
    after=["NOT001"],
    yields_to_prose=True,
    severity="info",
    cues=[*map(str.lower, _WORDS), "©", "ⓒ", "(c) ", "(c)19", "(c)20", *phrases().reserved],
    fixes=[
        (
            "The bell weighs a ton.\n\nCopyright 2025 The Associated Press. All rights reserved. Nothing of it may be "
            "printed elsewhere.",
            "The bell weighs a ton.",
        ),
        ("The bell weighs a ton. © 2019 Ellery News L.P.", "The bell weighs a ton."),
        (
            "The bell weighs a ton. Ferry fares to rise in June © 2009-2025 Ellery News Service. All rights reserved.",
            "The bell weighs a ton. Ferry fares to rise in June",
        ),
        (
            "The bell weighs a ton.\n\n(c)2019 the Ellery Herald. Visit the Ellery Herald at www.ellery.example. Distributed by Lima News Service.",
            "The bell weighs a ton.",
        ),
        (
            "The bell weighs a ton.\n\n©2019 The Ellery Herald\n\nVisit The Ellery Herald at www.ellery.example\n\nIt rang.",
            "The bell weighs a ton.\n\nIt rang.",
        ),
        (
            "The bell weighs a ton.\n\nCopyright ELLERY HERALD.\n\nAll rights reserved. No part of it may be copied.\n\nIt rang.",
            "The bell weighs a ton.\n\nIt rang.",
        ),
        ("The bell weighs a ton.\n\nAll content © 2020 Ellery Herald. All rights reserved.", "The bell weighs a ton."),
        ("La campana pesa una tonnellata.\n\n© Riproduzione riservata", "La campana pesa una tonnellata."),
        ("Die Glocke wiegt eine Tonne.\n\n© dpa-infocom, dpa:200504-99-123456/3", "Die Glocke wiegt eine Tonne."),
        (
            "Die Glocke wiegt eine Tonne.\n\n© dpa-infocom, dpa:200504-99-123456/3 Dies ist eine Meldung direkt aus dem Kanal der dpa.",
            "Die Glocke wiegt eine Tonne.",
        ),
        ("The bell weighs a ton.\n\n© The Ellery Herald Ltd. 2024", "The bell weighs a ton."),
        ("La campana pesa una tonnellata. © RIPRODUZIONE RISERVATA", "La campana pesa una tonnellata."),
        ("Klokka veier et tonn. (©NTB)", "Klokka veier et tonn."),
        (
            "A ton.\n\nThe bell of the Aurora weighs more than a ton and hangs in the yard of the museum.\n\n© Ellery Herald",
            "A ton.\n\nThe bell of the Aurora weighs more than a ton and hangs in the yard of the museum.",
        ),
    ],
    keeps=[
        "Copyright law protects the design of the bell.",
        "The bell is protected by copyright. All rights reserved was written on it, Lima said.",
        "He wrote © 2019 on the wall.",
        "The bell weighs a ton.\n\nVisit The Ellery Herald at www.ellery.example and you will find it there, the bishop said.",
        "© 2019 Ana Lima. Visit her and the bell stays where it is. The divers laughed.",
        "The sign said it is his. (© Ana Lima)",
    ],
)
def copyright_line(layout: Layout) -> Iterator[Edit]:
    """A copyright line stands in the text.

    IPTC calls it copyrightNotice. It is a line that opens with the mark and a year or a reservation of rights, or the
    same after the last full stop of the copy; or at its end the mark and an agency's name.
    """
    text = layout.text
    for line in dict.fromkeys(line for _, line in cue_lines(layout, "NOT007")):
        if (
            _YEAR_LAST.fullmatch(text, line.start, line.end)
            or _reserves(text, line)
            or _of_agency(layout, line)
            or _is_above_reserving(layout, line)
        ):
            yield strike_note(layout, line.start, line.end, "NOT007", "copyright")
        elif (close := _close_of(layout, line)) is not None:
            yield strike_note(layout, close, line.end, "NOT007", "copyright")
        else:
            yield from _copyrights(layout, line)


def _of_agency(layout: Layout, line: Span) -> bool:
    """Say whether a line is the mark and an agency: with the number of the piece anywhere, without one at the copy's end."""
    if not layout.free(line.end, len(layout.text)) and _is_holder(layout, line):
        return True
    match = _AGENCY.fullmatch(layout.text, line.start, line.end)
    if match is None:
        return False
    known, printed = agencies(), match["agency"]
    named = known.named(printed) or known.in_dateline(printed) or known.in_dateline(printed.partition("-")[0])
    return named is not None and (bool(match["number"]) or not layout.free(line.end, len(layout.text)))


def _is_holder(layout: Layout, line: Span) -> bool:
    """Say whether a line is nothing but the mark and who holds the rights, below a paragraph: `© Ellery Herald`."""
    above = layout.line_at(line.start) - 1
    return (
        _HELD.fullmatch(layout.text, line.start, line.end) is not None
        and above > 0
        and ends_line_of_prose(layout.text[slice(*layout.lines[above])])
    )


_HELD = re.compile(r"(?:[©ⓒ]|\([cC]\)) ?(?=[^\W\da-z])[^\n.:,“”\"]{2,40}")


def _close_of(layout: Layout, line: Span) -> int | None:
    """Return where, behind the copy's last sentence, the mark stands with the words that keep all rights, or an agency.

    Elsewhere that is the credit of a picture.
    """
    text = layout.text
    if layout.free(line.end, len(text)):
        return None
    close = _CLOSE.search(text, max(line.start, line.end - _LONGEST_CLOSE), line.end)
    if close is None or close.start() == line.start or not stops_before(text, close.start()):
        return None
    whom = close["whom"].strip()
    kept = whom.lower() in phrases().reserved or agencies().named(whom) or agencies().in_dateline(whom)
    return close.start() if kept else None


_LONGEST_CLOSE = 60
_CLOSE = re.compile(r"\(? (?:©|ⓒ|@) [ ]? (?P<whom>[^\n.()©ⓒ@]{2,50}) \)? \.? \Z", re.VERBOSE)
# © dpa-infocom, dpa:200504-99-286104/3
_AGENCY = re.compile(
    r"(?: © | \([cC]\) ) [ ]? (?P<agency> [^\n,:]{2,40}? ) (?P<number> , [ ] [a-z]{2,5} : [\d-]{6,24} (?: /\d{1,3} )? )? \.?"
    rf" (?: [ ] (?i:{any_of(language_words('notes.rights_go_on'))}) \b [^\n]{{1,140}} )?",
    re.VERBOSE,
)
_YEAR_LAST = re.compile(
    rf"""
    (?: © | ⓒ | \([cC]\) | (?:{_WORD}) (?:[ ]?[©ⓒ])? ) [ ]? [^.\n“”\"]{{2,60}} (?: \.[^.\n“”\"]{{0,20}} )? [ ,] (?:19|20)\d\d \.?
    """,
    re.VERBOSE,
)
_ANY_MARK = re.compile(rf"(?:(?:{any_of(language_words('notes.trademark'))})\W{{0,3}})?[©ⓒ]|\([cC]\)|(?i:{_WORD})")
_LONGEST_RESERVED = 400
_LONGEST_LEAD = 24
_LONGEST_MARKED = 140


def _reserves(text: str, line: Span) -> bool:
    """Say whether a line of any language keeps all rights: it opens with the words, or has them beside the mark."""
    if line.end - line.start > _LONGEST_RESERVED:
        return False
    words = text[line.start : line.end].lower()
    at = min((found for phrase in phrases().reserved if (found := words.find(phrase)) >= 0), default=-1)
    if at < 0:
        return False
    marked = _ANY_MARK.search(text, line.start, line.start + max(at, 1))
    lead = words[: marked.start() - line.start].strip(" <([-–—*.") if marked else ""
    if marked and marked[0][-1] in "©ⓒ" and len(lead) <= _LONGEST_LEAD and len(words) <= _LONGEST_MARKED:
        lead = ""  # All content © 2020 Ellery Herald. All rights reserved.
    return bool(marked and not lead) or (
        not words[:at].strip(" <([-–—*.") and len(words) <= _LONGEST_RESERVED // 2 and not words.count("”")
    )


def _is_above_reserving(layout: Layout, line: Span) -> bool:
    """Say whether a line is the mark and a name, and the next keeps all rights: `Copyright ELLERY HERALD.`"""
    text, lines = layout.text, layout.lines
    if _NAMED.fullmatch(text, line.start, line.end) is None:
        return False
    below = lines[layout.line_at(line.start) + 1 :][:1]
    return any(text[slice(*one)].lower().startswith(tuple(phrases().reserved)) for one in below)


_NAMED = re.compile(rf"(?:© | (?:{_WORD}) (?:[ ]?©)? ) [ ]? [^.\n“”\"]{{2,60}} \.?", re.VERBOSE)


def _copyrights(layout: Layout, line: Span) -> Iterator[Edit]:
    text = layout.text
    position = line.start
    for mark in _MARK.finditer(text, line.start, line.end):
        if mark.start() < position:
            continue
        year = _YEAR.match(text, mark.end(), line.end)
        behind = text[mark.end() : min(mark.end() + 160, line.end)].lower()
        reserved = any(phrase in behind for phrase in _RIGHTS_KEPT)
        holder = _HOLDER.match(text, year.end() if year else mark.end(), line.end) if year or reserved else None
        if holder is None:
            continue
        rights = _RIGHTS.match(text, holder.end(), line.end)
        end = rights.end() if rights else holder.end()
        opens = mark.start() == line.start
        after_stop = mark.start() > 0 and stops_before(text, mark.start())
        goes_on = opens and year is not None and _GOES_ON.fullmatch(text, holder.end(), line.end) is not None
        if goes_on or (opens and reserved and line.end - line.start <= 400):
            end = line.end
        elif not ((opens or after_stop) and (rights or end == line.end)) and not (
            layout.run_on and year and rights and end == line.end
        ):
            continue
        yield strike_note(layout, mark.start(), end, "NOT007", "copyright")
        position = end
        if opens and year is not None and end == line.end:
            for below in _going_on(layout, line):
                yield strike_note(layout, *below, "NOT007", "copyright")


def _going_on(layout: Layout, line: Span) -> Iterator[Span]:
    """Yield the lines right below a copyright line that go on with it and name an address: `Visit the Ellery Herald at www.ellery.example`."""
    number = layout.line_at(line.start) + 1
    for below in layout.lines[number : number + _MOST_BELOW]:
        if _GOES_ON.fullmatch(layout.text, *below) is None or _ADDRESS.search(layout.text, *below) is None:
            return
        yield Span(*below)


_MOST_BELOW = 2
_ADDRESS = re.compile(r"[\w-]\.[a-z]{2}")
