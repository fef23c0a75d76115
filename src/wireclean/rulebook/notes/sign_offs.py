"""SGN: how a wire closes a story: its last word, the agencies it is from, and the initials of those who handled it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from wireclean.article import Edit
from wireclean.data import agencies, load
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, phrases
from wireclean.grammar.byline import read_signature
from wireclean.grammar.byline.words import byline_words
from wireclean.grammar.language import is_function_word
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.sentences import looks_like_prose, without_stop
from wireclean.layout import Layout, Line
from wireclean.rulebook.notes.lines import strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["agency_initials", "last_word", "sign_off"]


@rule(
    "SGN001",
    "last-word",
    stage=Stage.RECOGNITION,
    after=["NOT011"],
    severity="info",
    fixes=[
        ("The bell weighs a ton.\n Reuter", "The bell weighs a ton."),
        ("The bell weighs a ton.\n\nEnditem", "The bell weighs a ton."),
        ("Die Glocke wiegt eine Tonne.\n\n(APA/dpa)", "Die Glocke wiegt eine Tonne."),
        ("Dzwon waży tonę. (PAP)", "Dzwon waży tonę."),
        ("Die Glocke wiegt eine Tonne.\n\nred, ellery.at/Agenturen", "Die Glocke wiegt eine Tonne."),
        ("Die Glocke wiegt eine Tonne. (apa, red, 4.5.2020)", "Die Glocke wiegt eine Tonne."),
        ("The bell weighs a ton. ■", "The bell weighs a ton."),
        ("Колокол весит тонну.-0-", "Колокол весит тонну."),
        ("Die Glocke wiegt eine Tonne.\n\n(Mit Material von AFP und dpa)", "Die Glocke wiegt eine Tonne."),
        ("The bell weighs a ton.\n\n--- ENDS ---", "The bell weighs a ton."),
        ("Die Glocke wiegt eine Tonne.\n\n(mit dpa)", "Die Glocke wiegt eine Tonne."),
        ("يزن الجرس أكثر من طن.\n\n// انتهى // 18:15 ت م 0123", "يزن الجرس أكثر من طن."),
        ("يزن الجرس أكثر من طن.\n\n(النهاية) ه و / س ح", "يزن الجرس أكثر من طن."),
        ("La cloche pèse une tonne.\n\nA.L. avec AFP", "La cloche pèse une tonne."),
        ("La cloche pèse une tonne.\n\n(avec agence)", "La cloche pèse une tonne."),
        ("La campana pesa una tonnellata.\n\nFonte Ansa", "La campana pesa una tonnellata."),
        ("La cloche pèse une tonne.\n\nLe Phare avec AFP et Reuters", "La cloche pèse une tonne."),
        (
            "The bell hangs in the yard.\n\nThe bell of the Aurora weighs more than a ton, he said.\n\nArab News",
            "The bell hangs in the yard.\n\nThe bell of the Aurora weighs more than a ton, he said.",
        ),
    ],
    keeps=[
        "Reuters",
        "The bell weighs a ton.\n\nReuters asked again.",
        "How it ends",
        "The bell weighs a ton, and Lima told it (AFP).",
        "The bell weighs a ton.\n\n(Lima)",
        "The bell weighs a ton.\n\nWith Lima",
        "The bell weighs a ton.\n\nwith you",
        "It hangs in the yard of the museum now.\n\nThe bell of the Aurora weighs more than a ton, he said.\n\nThe People",
    ],
)
def last_word(layout: Layout) -> Iterator[Edit]:
    """The wire's last word, or the names of agencies, close the copy: Reuter, Enditem, ends, (APA/dpa).

    Only as the whole last line of the story, or in brackets behind its last sentence, after which nothing but notes and
    furniture follows; in copy flattened to one line also `Reuter`, `REUTER` and `Enditem` after a full stop.
    """
    for close in _closes(layout):
        if close.kind == "word":
            yield strike_note(layout, close.start, close.end, "SGN001", "signature")
    text = layout.text
    if layout.lines:
        start, end = layout.lines[-1]
        match = _FLAT_WORD.search(text, max(start, end - _FLAT_REACH), end)
        if match and all(span.end <= match.end() for span in layout.free(match.start(), end)):
            yield strike_note(layout, match.start("word"), match.end("word"), "SGN001", "signature")


_FLAT_REACH = 400
_FLAT_WORD = re.compile(rf"[.”\"][ ](?P<word>{any_of(load('filing.toml')['last']['words'])})(?=[ ]|\Z)", re.VERBOSE)


@rule(
    "SGN002",
    "agency-initials",
    stage=Stage.RECOGNITION,
    after=["SGN001"],
    severity="info",
    fixes=[
        ("The bell weighs a ton.\n\nalm/jh/tr", "The bell weighs a ton."),
        ("Die Glocke wiegt eine Tonne.\n\nalm/jh (afp, dpa)", "Die Glocke wiegt eine Tonne."),
        ("The bell weighs a ton.\n\nPTI ALM JH", "The bell weighs a ton."),
        ("Die Glocke wiegt eine Tonne.\n\n(alm)", "Die Glocke wiegt eine Tonne."),
        ("Çan bir ton ağırlığında.\n\n(AL/TR)", "Çan bir ton ağırlığında."),
        ("Dzwon waży tonę.\n\nAutor: al/tr", "Dzwon waży tonę."),
        ("Most je zatvoren.\n\nA. L.", "Most je zatvoren."),
        ("La campana pesa una tonelada, dijo el director. (I)", "La campana pesa una tonelada, dijo el director."),
        ("ঘণ্টাটির ওজন এক টনের বেশি, জানিয়েছে জাদুঘর।\n\nএমএইচ/জেআইএম", "ঘণ্টাটির ওজন এক টনের বেশি, জানিয়েছে জাদুঘর।"),
        ("يزن الجرس أكثر من طن.\n\nوام/هناء وهبي", "يزن الجرس أكثر من طن."),
        ("La campana pesa una tonnellata.\n\n(a.l.)", "La campana pesa una tonnellata."),
        ("La cloche pèse une tonne.\n\nAFP/A.L.", "La cloche pèse une tonne."),
        (
            "Dzwon waży tonę.\n\nDzwon Aurory waży ponad tonę i wisi na dziedzińcu muzeum.\n\nalr",
            "Dzwon waży tonę.\n\nDzwon Aurory waży ponad tonę i wisi na dziedzińcu muzeum.",
        ),
        ("La campana pesa una tonelada.\n\n*almr", "La campana pesa una tonelada."),
        ("O sino pesa uma tonelada.\n\nAL // TRB", "O sino pesa uma tonelada."),
        (
            "The bell of the Aurora weighs more than a ton, he said. JH",
            "The bell of the Aurora weighs more than a ton, he said.",
        ),
        ("The bell weighs a ton. —AL, Ellery Integrated News", "The bell weighs a ton."),
        ("The bell weighs a ton.\n\nburs-alm/jh", "The bell weighs a ton."),
        ("La campana pesa una tonelada.\n\nALM/jh", "La campana pesa una tonelada."),
        ("O sino pesa uma tonelada.\n\nALM (JH)", "O sino pesa uma tonelada."),
        ("O sino pesa uma tonelada.\n\nALM // JH", "O sino pesa uma tonelada."),
        (
            "The bell of the Aurora weighs more than a ton, he said. (AFP/alm)\n\nThe harbour\n\nPort Ellery",
            "The bell of the Aurora weighs more than a ton, he said.\n\nThe harbour\n\nPort Ellery",
        ),
        (
            "It hangs in the yard.\n\nThe bell of the Aurora weighs more than a ton, he said.\n\nJH TRB",
            "It hangs in the yard.\n\nThe bell of the Aurora weighs more than a ton, he said.",
        ),
    ],
    keeps=[
        "The bell of the Aurora is in the museum of Washington D.C. NW",
        "“The bell weighs more than a ton, and nobody knows it.” — Ana Lima",
        "The bell weighs a ton.\n\nUSA",
        "It hangs in the yard of the museum now.\n\nThe bell of the Aurora weighs more than a ton, he said.\n\nBIG WIN",
        "The bell of the Aurora weighs more than a ton, he said. (us.ellery.com)",
        "The bell weighs a ton.\n\nand/or",
        "alm/jh/tr",
        "The bell weighs a ton.\n\nthe old one",
        "The bell weighs a ton.\n\n(Alm)",
        "The bell weighs a ton.\n\nAC/DC",
        "The bell of the Aurora weighs more than a ton, he said. (AFP/alm)\n\nThe harbour master of the town has waited for it.",
        "Die Glocke wiegt eine Tonne.\n\nFarbe: rot/blau",
        "The bell weighs a ton, and the museum paid for it (I)",
        "وام/هناء وهبي",
        "يزن الجرس أكثر من طن، كما قال مدير المتحف / وهو لا يصدق ذلك ولا يقبله أبدا",
    ],
)
def agency_initials(layout: Layout) -> Iterator[Edit]:
    """The initials of those who handled the story close it: `abc/de/fg`, `dpa, AFP (alm)`.

    AFP, dpa and PTI sign so, and papers with the initials alone in brackets, `(alm)`. They stand on the last line or in brackets
    behind it: groups of two to four letters, with strokes between them, in brackets, behind a label of authors or
    sources, or beside the name of an agency. A day may close the bracket.
    """
    for close in _closes(layout):
        if close.kind == "initials":
            yield strike_note(layout, close.start, close.end, "SGN002", "signature")


class _Close(NamedTuple):
    start: int
    end: int
    kind: Literal["word", "initials"]


def _closes(layout: Layout) -> Iterator[_Close]:
    """Yield the sign-offs that close the copy, from its end: lines, and the bracket behind the last sentence.

    A few short lines that the page left behind the story do not hide how its last paragraph closes.
    """
    text = layout.text
    below = 0
    for line in reversed(layout.lines):
        left = list(layout.free(line.start, line.end))
        if not left:
            continue
        if below and not _is_prose(layout, line) and not _is_below_prose(layout, line):
            below += 1
            if below > _MOST_BELOW:
                return
            continue
        last = left[-1]
        whole = last.start == line.start
        words = text[last.start : last.end]
        kind = sign_off(words) if last.end - last.start <= _LONGEST else None
        if kind is None and whole and (_are_initials(words) or _is_paper(words)):
            above = layout.line_at(line.start) - 1
            if above > 0 and layout.is_prose(*layout.lines[above]):
                kind = "word" if _is_paper(words) else "initials"
        if kind is not None and line.start > layout.lines[0].start and (whole or kind == "word"):
            if kind == "initials" or not _is_signed(layout, words):
                yield _Close(last.start, last.end, kind)
            continue
        behind = _BEHIND.search(text, max(last.start, last.end - _LONGEST), last.end)
        if below and behind is not None and text.count(behind["word"]) > 1:
            return  # each of several pieces has its source
        if behind is not None and behind.start("word") > last.start:
            kind = "word" if behind["word"] in _MARKS else sign_off(behind["word"])
            if kind is None and _are_initials(behind["word"]) and _is_stopped(text[last.start : behind.start("word")]):
                kind = "initials"
            if kind is not None:
                yield _Close(*behind.span("word"), kind)
        if _is_prose(layout, line):
            return
        below += 1


def _is_signed(layout: Layout, words: str) -> bool:
    """Say whether a sign-off names its author too, who is the byline's: `Ana Lima avec AFP`."""
    reading = layout.reading(read_signature, words) if " " in words else None
    return reading is not None and "organization" in reading.said


def _is_below_prose(layout: Layout, line: Line) -> bool:
    """Say whether prose stands right above a line."""
    above = layout.line_at(line.start) - 1
    return above >= 0 and _is_prose(layout, layout.lines[above])


def _is_prose(layout: Layout, line: Line) -> bool:
    """Say whether a line reads as prose, with what may close it behind its last sentence."""
    behind = _BEHIND.search(layout.text, max(line.start, line.end - _LONGEST), line.end)
    return layout.is_prose(line.start, line.end if behind is None else behind.start("word"))


_LONGEST = 60
_MOST_BELOW = 8  # short lines that a page left below its story
_MARKS = load("filing.toml")["last"]["marks"]
_STOP = r"(?<=[.!?…”\"“»’。！？])"
_BEHIND = re.compile(
    rf"""
    {_STOP} [ ]? (?P<word>
        \( [^()\n]{{1,40}} \) \.? | （ [^（）\n]{{1,30}} ） | {any_of(_MARKS)}
      | (?<=[ ]) [A-Z]{{2,6}} (?: [ ] [A-Z]{{2,4}} ){{0,4}}
      | (?<=[ ]) [–—-]{{1,2}} [ ]? [A-Z] [\w./, ]{{1,40}}
    ) \Z
    """,
    re.VERBOSE,
)


def _are_initials(words: str) -> bool:
    """Say whether words are initials as papers sign with them below prose or behind it: `JH`, `JH TRB`; a word is none."""
    return _LETTERS.fullmatch(words) is not None and not any(map(is_function_word, words.lower().split()))


def _is_paper(words: str) -> bool:
    """Say whether words are a paper's name that is nothing else: of more than one word, or with capitals inside."""
    article, _, bare = words.partition(" ")
    bare = bare if article.casefold() in byline_words("articles") else words
    if len(words) > _LONGEST or not words[0].isupper() or not (" " in bare or _CAPITALS_INSIDE.search(bare)):
        return False
    organization = organization_named(words)
    return organization is not None and not organization.sells_photos


def _is_stopped(words: str) -> bool:
    """Say whether words end with a full stop that is no abbreviation's: initials behind it go on no sentence."""
    stopped = words.rstrip(' ”"’»)')
    return looks_like_prose(words.rstrip()) and stopped != without_stop(stopped) and not stopped[-2:-1].isupper()


def sign_off(line: str) -> Literal["word", "initials"] | None:
    """Say what kind of sign-off a line is: a wire's last word or the names of agencies, or initials; None for another line.

    Names of agencies, words of the desk and initials stand beside each other with strokes, commas, brackets or spaces
    between them. Initials need strokes, brackets or an agency; one name that nothing knows may stand at a stroke
    before an agency, as that of the paper does: `The Herald/AFP`.
    """
    bare = line.strip(" .–—-=*")
    if line in phrases().signature or bare in phrases().signature:
        return "word"
    used = _with().match(bare)
    labelled = _label().match(bare) or used
    named = None if labelled is not None else _bare_label().match(bare)
    if named is not None and _piece(bare[named.end() :], single=True, apart=True) == "agency":
        return "word"
    bare = bare if labelled is None else bare[labelled.end() :]
    core = bare.strip("()[] .")
    if (core.isupper() or core.islower()) and "." in core and _DOTTED.fullmatch(core):
        return "initials"
    if _OVER.match(line):
        return "word"
    if _SECTION.fullmatch(line) or (len(line) <= _LONGEST_SIGNED and _SIGNED_UNCASED.fullmatch(line)):
        return "initials"
    bracketed = bare[:1] in "([（/" and bare[-1:] in ")]）/"
    dashed = line[:1] in _DASHES
    starred = line[:1] == "*" and bare.islower()
    if bracketed:
        bare = _DAY.sub("", bare)
    pieces = [piece for part in _parts().split(bare) if (piece := part.strip(" ."))]
    if not 0 < len(pieces) <= _MOST_PIECES or line in _SLASHED:
        return None
    single = len(pieces) == 1
    apart = bracketed or labelled is not None or starred or _TWO_STROKES in bare
    kinds = [_piece(piece, single=single, apart=apart or dashed) for piece in pieces]
    if dashed and single and _SITE.fullmatch(bare):
        return "word"
    if kinds.count(None) == 1 and kinds[0] is None and "agency" in kinds and _PAPER.fullmatch(bare):
        return "word" if "initials" not in kinds else "initials"
    if dashed and kinds[-1] is None and set(kinds[:-1]) == {"initials"} and _TITLE.fullmatch(pieces[-1]):
        return "initials"  # —AL, Ellery Integrated News
    if None in kinds or (used is not None and not {"agency", "desk"}.intersection(kinds)):
        return None
    if "agency" not in kinds and "signed" not in kinds:
        if "desk" in kinds and (bracketed or used is not None or len(kinds) > 1):
            return "initials" if "initials" in kinds else "word"
        letters = "".join(pieces)
        told = (apart and (letters.isupper() or letters.islower())) or _INITIALS_ALONE.fullmatch(line)
        return "initials" if told else None
    return "initials" if "initials" in kinds or "signed" in kinds else "word"


@cache
def _label() -> re.Pattern[str]:
    """Match what says that authors or sources follow: `Autor: `, `Quelle: `."""
    words = any_of({*language_words("bylines.labels"), *language_words("notes.source")})
    return re.compile(rf"(?:{words})(?:/(?:{words}))?[ ]?:[ ]?(?=\S)", re.IGNORECASE)


@cache
def _bare_label() -> re.Pattern[str]:
    """Match what stands before an agency without a colon: `Photo AFP`, `Fonte Ansa`, `Copyright EFE`."""
    table = load("photo_organizations.toml")["words"]
    words = {*table["labels"], *table["uncased"], *language_words("notes.source"), *language_words("notes.copyright")}
    return re.compile(rf"(?:{any_of(words)})[ ](?=[\w’' ]{{2,30}}\Z)", re.IGNORECASE)


@cache
def _with() -> re.Pattern[str]:
    """Match how a paper says whose copy it used, with the bracket and initials before it: `Avec AFP`, `A.L. avec AFP`, `(mit dpa)`."""
    words = any_of(language_words("notes.sign_off_with"))
    return re.compile(
        rf"[(\[]?(?:(?:[A-Z]\.[ -]?){{2,3}}[ ]|(?-i:[A-ZÀ-Þ])[\w’'.-]{{0,20}}[ ](?:[\w’'-]{{1,20}}[ ]){{0,3}})?(?:{words})[ ](?=[\w/ ,&()-]{{2,40}}[)\]]?\Z)",
        re.IGNORECASE,
    )


_Piece = Literal["agency", "desk", "initials", "signed"]


def _piece(piece: str, *, single: bool, apart: bool) -> _Piece | None:
    """Say what a part of a sign-off is, `apart` in brackets or behind a label; `signed` is an agency with initials: `PTI ALM JH`."""
    known = agencies()
    alone = single and not apart
    if known.named(piece) or known.in_dateline(piece) or (not alone and piece.casefold() in _agency_names()):
        return "agency"
    if piece.casefold() in _DESK or (not single and _SITE.fullmatch(piece)):
        return "desk"
    first, *rest = piece.split(" ")
    if not rest:
        if not alone and piece.isupper() and _DOTTED.fullmatch(piece):
            return "initials"  # AFP/L.M.
        return "initials" if _INITIALS.fullmatch(piece) and not alone else None
    if len(rest) <= _MOST_INITIALS and all(map(_INITIALS.fullmatch, rest)):
        same_case = all(word.isupper() for word in rest) or all(word.islower() for word in rest)
        return "signed" if same_case and first.casefold() in _agency_names() and _SIGNED.fullmatch(first) else None
    return None


@cache
def _agency_names() -> frozenset[str]:
    """Return the names of all agencies, as a sign-off may print them in small letters: `afp`, `rtr`."""
    known = agencies()
    return frozenset(name.casefold() for name in (*known.by_dateline, *known.by_alias)) | _SHORT_NAMES


@cache
def _parts() -> re.Pattern[str]:
    """Match what stands between the parts of a sign-off: strokes, brackets, `and`."""
    return re.compile(rf"[/,;()\[\]（）、©]|[ ](?:[–+&|]|{any_of(language_words('bylines.joins'))})[ ]")


_SHORT_NAMES = frozenset(load("filing.toml")["initials"]["agencies"])
_DESK = frozenset(language_words("notes.sign_off_desk"))
_INITIALS = re.compile(r"[^\W\d_]{2,4}|[a-z]{2,4}-[a-z]{2,4}")
_SIGNED = re.compile(r"[A-Z]{2,6}|[a-z]{2,4}")
_INITIALS_ALONE = re.compile(
    r"""
      (?:[a-z]{2,4}-)? [a-z]{2,4} (?: / [ ]? [a-z]{2,4} ){1,4} /? | [A-Z]{2,4}[ ]//[ ][A-Z]{2,4}
    | [A-Z]{2,4}/[a-z]{2,4} | [a-z]{2,4}/[A-Z]{2,4} | [A-Z]{2,5}[ ]\([A-Z/]{2,12}\)
    """,
    re.VERBOSE,
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.[ -]?){1,2}[^\W\d_]\.?")
# The word for the end between marks, with the hour or the initials behind it: `// end // 18:15`.
_OVER = re.compile(rf"[(/\[]{{1,2}}[ ]?(?:{any_of(language_words('notes.over'))})[ ]?[)/\]]{{1,2}}.{{0,24}}\Z")
_SECTION = re.compile(r"\([A-Z]\)")  # the section of the paper: `(I)`
# Who handled it in a script without capitals, between Hebrew and the scripts of India: initials, or an outlet and a name.
_SIGNED_UNCASED = re.compile(
    r"(?: [\u0590-\u0dff]{1,12} [ ]? ){1,3} / (?: [ ]? [\u0590-\u0dff]{1,12} ){1,3}", re.VERBOSE
)
_LONGEST_SIGNED = 40
_DASHES = "–—-"
_TWO_STROKES = " // "  # AL // TR
# One group of letters, or several that nobody could speak.
_LETTERS = re.compile(
    r"[A-Z]{2,3} | [a-z]{2,4} | [B-DF-HJ-NP-TV-XZ]{2,3} (?: [ ] [B-DF-HJ-NP-TV-XZ]{2,3} ){1,4}", re.VERBOSE
)
_TITLE = re.compile(r"[A-Z][\w.]{1,20}(?:[ ][A-Z][\w.]{1,20}){1,3}")
_SITE = re.compile(r"(?:[\w-]{1,30}\.){1,2}[a-z]{2,3}")
_DAY = re.compile(r"[,;]?[ ]\d{1,2}\.[ ]?\d{1,2}\.(?:[ ]?\d{4})?(?=[)）\]])")
_PAPER = re.compile(r"(?: [A-Z][\w’'.-]{1,20} [ ]? ){1,3} / [^\n]{2,30}", re.VERBOSE)
_CAPITALS_INSIDE = re.compile(r"[a-z][A-Z]{2}")
_MOST_PIECES = 6
_MOST_INITIALS = 5
_SLASHED = language_words("notes.slashed")
