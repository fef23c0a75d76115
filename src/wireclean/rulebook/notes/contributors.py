"""NOT: who contributed to a story, reported, wrote and edited it, helped, or brought it from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from wireclean.article import Edit, Span
from wireclean.data import load
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, opened, phrases
from wireclean.grammar.byline import is_cued_byline
from wireclean.grammar.sentences import sentence_end, sentence_start
from wireclean.grammar.timestamp import find_timestamps
from wireclean.layout import Layout
from wireclean.rulebook.notes.lines import cue_lines, opening_lines, stops_before, strike_note
from wireclean.rulebook.rule import Stage, rule

__all__ = ["contact", "contributors", "reporting_credits", "source"]

_PARTICLES = {word for name in ("particles", "following_particles", "joiners") for word in load("names.toml")[name]}
_NAME_WORD = re.compile(
    rf"""
      [^\W\d_a-zß-öø-ÿ][\w’'.-]*
    | [\w’'-]+[’']s?
    | (?: {any_of(_PARTICLES)} )\Z
    | \w[’']\w+ | (?: {any_of(load("names.toml")["hyphenated_particles"])} )-\w+
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(r"[^\s,;:()\"“”]+")


def _names_and_work(sentence: str, cue: str) -> bool:
    """Say whether a sentence holds only names, places and words of the trade besides its cue."""
    words = phrases().contributor_words
    at = sentence.lower().find(cue)
    if at < 0:
        return False
    tokens = _TOKEN.findall(f"{sentence[:at]} {sentence[at + len(cue) :]}")
    other: int = sum(
        token.lower() not in words and _NAME_WORD.match(token) is None
        for token in (token.strip("._—–-") for token in tokens)
        if token
    )
    return other * 10 <= len(tokens) + len(cue.split())


_CRAFTS = frozenset(language_words("notes.crafts"))


@rule(
    "NOT001",
    "contributors",
    stage=Stage.RECOGNITION,
    after=["NOT002"],
    reads="line",
    severity="info",
    cues=phrases().contributed | phrases().reported | _CRAFTS,
    fixes=[
        ("La cloche pèse une tonne.\n\nAvec les informations de Tom Reed", "La cloche pèse une tonne."),
        (
            "The bell weighs a ton.\n\n___\n\nAssociated Press writers Ana Lima in Lisbon and Joe Hart in Port Ellery "
            "contributed to this report.",
            "The bell weighs a ton.\n\n___",
        ),
        (
            "The bell weighs a ton. CNN's Ana Lima and Tom St. Reed contributed to this report.",
            "The bell weighs a ton.",
        ),
        ("The bell weighs a ton.\n\nLima reported from Lisbon.", "The bell weighs a ton."),
        ("The bell weighs a ton.\n\n—Ana Lima contributed to this article.", "The bell weighs a ton."),
        ("The bell weighs a ton.\n\nMaterial from the Ellery Press was used in this report.", "The bell weighs a ton."),
        ("The bell weighs a ton.\n\nAdditional reporting by Ana Lima in Lisbon.", "The bell weighs a ton."),
        (
            "The bell weighs a ton, and divers raised it on Monday.\n\nGraphics by Ana Lima. Video by Joe Hart.",
            "The bell weighs a ton, and divers raised it on Monday.",
        ),
    ],
    keeps=[
        "La cloche pèse une tonne.\n\nAvec les informations de la police, on la retrouve en mai.",
        "Reed rang it twice. Lima and Hart contributed.",
        "Material from the wreck was used in the walls of the church.",
        "The crash contributed to this report of record losses in the fishing fleet.",
        "Lima reported from Lisbon that the bell had been sold twice before it reached the port.",
        "Poor maintenance contributed to this story of decline, the board said.",
    ],
)
def contributors(layout: Layout) -> Iterator[Edit]:
    """A note says who contributed to the story.

    The sentence must hold the phrase and besides it only names, places and words of the trade: "Associated Press
    writer Ana Lima in Lisbon contributed to this report." "Lima reported from Lisbon." counts only as a whole line, or
    beside others that say as much.
    """
    text = layout.text
    for cue, line in cue_lines(layout, "NOT001"):
        phrase = text[cue.start : cue.end].lower()
        if phrase in phrases().reported or phrase in _CRAFTS:
            start, end = line
            if not _all_names_and_work(text, start, end):
                continue
            if phrase in _CRAFTS and _is_above_prose(layout, line):
                continue  # in the head that is a byline or a credit
            yield strike_note(layout, start, end, "NOT001", "contributors")
        else:
            start = sentence_start(text, cue.start, line.start)
            end = sentence_end(text, cue.end, line.end)
            if end - start <= 1000 and _names_and_work(text[start:end], phrase):
                yield strike_note(layout, start, end, "NOT001", "contributors")


_LONGEST_LINE = 600


def _all_names_and_work(text: str, start: int, end: int) -> bool:
    """Say whether every sentence of a line says who reported or contributed, and nothing else."""
    if end - start > _LONGEST_LINE:
        return False
    known = phrases().reported | phrases().contributed | _CRAFTS
    while start < end:
        stop = sentence_end(text, start, end)
        sentence = text[start:stop]
        if not any(_names_and_work(sentence, phrase) for phrase in known if phrase in sentence.lower()):
            return False
        start = stop + 1
    return True


_SOLID = re.compile(r"\S")
_DESK_WORK = language_words("notes.desk_work")
_BRACKETED = language_words("notes.desk_work_bracketed")
_ADDITIONAL = any_of(opened(language_words("notes.desk_work_leads")))
_EDITED = language_words("notes.edited")
_REPORTING = re.compile(
    rf"""
    \( (?: (?: {_ADDITIONAL} ) [ ] )? (?: {any_of(opened(_DESK_WORK + _BRACKETED))} )
    [ ] [^()\n]{{3,900}} (?: \([^()\n]{{1,60}}\) [^()\n]{{0,400}} )?+ \)
    """,
    re.VERBOSE,
)
_LONGEST_BRACKET = 300
# (Ana Lima, édité par Tom Reed): names, and behind a mark who edited or translated
_EDITED_BRACKET = re.compile(
    rf"\( (?: [^()\n]{{3,200}} [,;.][ ] )?+ (?i:{any_of(_EDITED)}) [ ]? [A-ZÀ-ÞА-Я] [^()\n]{{2,160}} \) \.? \Z",
    re.VERBOSE,
)
_REPORTING_LINE = re.compile(
    rf"""
    (?: (?: {_ADDITIONAL} ) [ ] | -[ ] )? (?: {any_of(opened(_DESK_WORK))} )\b [^.\n]{{3,600}} \.? (?= \Z | \n | [ ]\S+: )
    """,
    re.VERBOSE,
)
_STANDARDS = re.compile(
    rf"""
    \s* (?: {any_of(language_words("notes.standards"))} ) \.? (?: ,?[ ] (?: {any_of(language_words("notes.new_tab"))} ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@rule(
    "NOT002",
    "reporting-credits",
    stage=Stage.RECOGNITION,
    after=["NOT003"],
    reads="line",
    yields_to_prose=True,
    severity="info",
    cues=map(str.lower, _DESK_WORK + _BRACKETED + _EDITED),
    fixes=[
        (
            "La cloche pèse une tonne et pend dans la cour du musée.\n\n(Ana Lima, édité par Tom Reed)",
            "La cloche pèse une tonne et pend dans la cour du musée.",
        ),
        (
            "The bell weighs a ton.\n\n(Reporting by Ana Lima in Lisbon; Writing by Joe Hart; Editing by Tom Reed)",
            "The bell weighs a ton.",
        ),
        ("The bell weighs a ton. (Additional reporting by Ana Lima; editing by Tom Reed)", "The bell weighs a ton."),
    ],
    keeps=[
        "The reporting by local papers (editing by committee, he called it) was poor.",
        "She praised the writing by Ana Lima.",
    ],
)
def reporting_credits(layout: Layout) -> Iterator[Edit]:
    """A bracket says who reported, wrote and edited the story.

    Reuters closes a story with it, often glued to its trust principles. It is read in brackets, or on a line of its own
    that names several such jobs; in a sentence the words stay.
    """
    text = layout.text
    for line in dict.fromkeys(line for _, line in cue_lines(layout, "NOT002")):
        for match in _REPORTING.finditer(text, line.start, line.end):
            end = match.end()
            glued_at_end = text[match.start() - 1 : match.start()].isalnum() and not _SOLID.search(text, end, line.end)
            if match.start() > line.start and not glued_at_end and not stops_before(text, match.start()):
                continue
            standards = _STANDARDS.match(text, end)
            yield strike_note(layout, match.start(), standards.end() if standards else end, "NOT002", "contributors")
        edited = _EDITED_BRACKET.search(text, max(line.start, line.end - _LONGEST_BRACKET), line.end)
        if edited and (edited.start() == line.start or stops_before(text, edited.start())):
            yield strike_note(layout, edited.start(), line.end, "NOT002", "contributors")
            continue
        whole = _REPORTING_LINE.fullmatch(text, line.start, line.end)
        if whole and (";" in whole[0] or any(phrase in whole[0].lower() for phrase in _EDITED)):
            yield strike_note(layout, line.start, line.end, "NOT002", "contributors")


@rule(
    "NOT003",
    "contact",
    stage=Stage.RECOGNITION,
    after=["NOT004"],
    reads="line",
    yields_to_prose=True,
    severity="info",
    cues=phrases().contact,
    fixes=[
        (
            "The bell weighs a ton.\n\nTo contact the reporter on this story: Ana Lima in Lisbon at alima@example.net",
            "The bell weighs a ton.",
        ),
        ("The bell weighs a ton.\n\n--With assistance from Joe Hart.", "The bell weighs a ton."),
        ("(With inputs from AP) The bell weighs a ton, she said.", "The bell weighs a ton, she said."),
    ],
    keeps=["She tried to contact the reporter on Monday, with assistance from friends."],
)
def contact(layout: Layout) -> Iterator[Edit]:
    """A line says whom to write to, or who helped.

    Bloomberg and Indian papers close with such lines. The phrase must open the line, or in flattened copy a bracket.
    """
    text = layout.text
    for line in opening_lines(layout, "NOT003"):
        close = text.find(")", line.start, line.end) + 1 if text[line.start] == "(" else 0
        end = (
            close if text[close : line.end].strip(" .") and close else line.end
        )  # the story may go on behind the bracket
        yield strike_note(layout, line.start, end, "NOT003", "contributors")
    for cue, line in cue_lines(layout, "NOT003"):
        if text[cue.start] == "(":
            close = text.find(")", cue.end, min(line.end, cue.end + 200))
            if close >= 0 and (cue.start == line.start or stops_before(text, cue.start)):
                yield strike_note(layout, cue.start, close + 1, "NOT003", "contributors")


# In scripts without capitals a label needs no colon: a blank or a stroke parts it from a name.
_DENSE_NAME = r"[\u4e00-\u9fff\uac00-\ud7af]{2,4}"
_BAR = chr(0x4E28)  # a letter that is a stroke, and is set for one
_DENSE_LABELS = tuple(filter(re.compile(r"[\u3040-\u9fff\uac00-\ud7af]{2,8}").fullmatch, phrases().source))


@rule(
    "NOT010",
    "source",
    stage=Stage.RECOGNITION,
    after=["NOT007"],
    yields_to_prose=True,
    severity="info",
    cues=[f"{label}{colon}" for label in phrases().source for colon in (":", " :", "：")]
    + [f"{word.lower()} " for word in language_words("notes.source_bare")]
    + [f"{label}{mark}" for label in _DENSE_LABELS for mark in f"／/|｜=＝{_BAR} \u3000"],
    fixes=[
        ("Die Glocke wiegt eine Tonne.\n\n(Quelle: APA/sda/dpa)", "Die Glocke wiegt eine Tonne."),
        ("The bell weighs a ton.\n\nSource: Reuters", "The bell weighs a ton."),
        (
            "La campana pesa una tonelada.\n\nFuente: Ellery.com - https://www.ellery.example/1.html",
            "La campana pesa una tonelada.",
        ),
        (
            "The bell weighs a ton, and divers raised it.\n\nSource: https://example.net/bell",
            "The bell weighs a ton, and divers raised it.",
        ),
        ("Dzwon waży tonę.\n\nŹródło: ellery24.pl, PAP", "Dzwon waży tonę."),
        ("Дзвін важить тонну.\n\nДжерело: Портова правда", "Дзвін важить тонну."),
        ("鐘重一噸。（編輯：林安娜）1090504", "鐘重一噸。"),
        ("鐘重一噸。（編輯：林安娜）1090504\n\n港報 app", "鐘重一噸。\n\n港報 app"),
        ("钟重一吨。\n\n编辑 林安娜 校对 陈明", "钟重一吨。"),
        ("钟重一吨。\n\n来源丨港口新闻网", "钟重一吨。"),
        ("钟重一吨。\n\n责任编辑：", "钟重一吨。"),
        ("The bell weighs a ton.\n\nSOURCE Ellery Mining Inc.", "The bell weighs a ton."),
        (
            "Die Glocke wiegt eine Tonne.\n\nÜbersetzung: Ana Lima, Redaktion: Jörg Reed und Petra Hart",
            "Die Glocke wiegt eine Tonne.",
        ),
        (
            "The bell weighs a ton.\n\nFact-checking: Ana Lima\n\nDesign: Tom Reed\n\nPort Ellery",
            "The bell weighs a ton.\n\nPort Ellery",
        ),
    ],
    keeps=[
        "Source: a diver who asked not to be named.\n\nThe bell weighs a ton.",
        "Quelle des Flusses ist ein See.",
        "Sources close to Ana Lima said no.",
        "钟重一吨。\n\n编辑 林安娜说，钟来自海底。",
    ],
)
def source(layout: Layout) -> Iterator[Edit]:
    """A line says where the story comes from.

    `Quelle: dpa`, `Bron: BELGA`, `(Source: AFP)`: a label, a colon, and nothing but names of agencies and people. Press
    releases close with `SOURCE Ellery Mining Inc.`, Chinese copy with its editor in brackets.
    """
    text = layout.text
    named: set[int] = set()  # the lines whose label is known
    last = next((line for line in reversed(layout.lines) if layout.free(*line)), None)
    if (
        last is not None
        and text[last.end - 1] in ":："
        and text[slice(*last)].rstrip(" :：").lower() in phrases().source
    ):
        yield strike_note(layout, last.start, last.end, "NOT010", "contributors")  # a label whose names are gone
    for line in opening_lines(layout, "NOT010", 200):
        match = _SOURCE.fullmatch(text, line.start, line.end)
        if match is None or _CLOCK.search(match["names"]) or _is_stamp_of_head(layout, line):
            match = _SOURCE_BARE.fullmatch(text, line.start, line.end)
        if match and match["label"].lower() in _AT_THE_END and layout.free(line.end, len(text)):
            continue  # of a picture
        if _SOURCE_ADDRESS.fullmatch(text, line.start, line.end) and not _is_above_prose(layout, line):
            yield strike_note(layout, line.start, line.end, "NOT010", "contributors")
            continue
        if match is None and _DENSE_SOURCES.fullmatch(text, line.start, line.end):
            yield strike_note(layout, line.start, line.end, "NOT010", "contributors")
            continue
        if match and _is_byline_of_head(layout, line):
            continue
        if match and match["label"].lower() in phrases().source and len(match["names"].split()) <= _MOST_NAMES:
            words = _WEB.sub("", match["names"]).replace("/", " ").replace(",", " ").split()
            small = sum(not _is_name_word(word) for word in words)
            if small * 6 <= len(words) or (small == 1 and len(words) in _OF_A_PAPER and _is_name_word(words[0])):
                named.add(layout.line_at(line.start))
                yield strike_note(layout, line.start, line.end, "NOT010", "contributors")
    for number in _beside(layout, named):
        yield strike_note(layout, *layout.lines[number], "NOT010", "contributors")
    for cue, line in cue_lines(layout, "NOT010"):
        bracket = _SOURCE_BRACKET.match(text, cue.start - 1, line.end) if cue.start > line.start else None
        if bracket and stops_before(text, bracket.start()) and _ends_the_story(layout, line):
            yield strike_note(layout, bracket.start(), line.end, "NOT010", "contributors")


def _ends_the_story(layout: Layout, line: Span) -> bool:
    """Say whether no paragraph follows a line, whatever the page adds: next to it nothing reads as prose, and further down hardly anything."""
    below = [other for other in layout.lines[layout.line_at(line.start) + 1 :] if layout.free(*other)]
    prose = [layout.is_prose(*other) for other in below[:_PAGE]]
    return not any(prose[:_NEXT]) and sum(prose) <= _NOTICES


_PAGE, _NEXT, _NOTICES = 60, 2, 2  # lines of a page that are looked at, next to the story, and that may read as prose


def _beside(layout: Layout, named: set[int]) -> Iterator[int]:
    """Yield the lines below the story beside those that are `named`, with other labels and a name each: `Design: Ana Lima`."""
    text, lines = layout.text, layout.lines
    for first, step in product(sorted(named), (-1, 1)):
        number = first + step
        while 0 < number < len(lines) and number not in named and _names_a_worker(text[slice(*lines[number])]):
            if layout.is_free(*lines[number]) and not any(layout.is_prose(*line) for line in lines[number:]):
                yield number
            number += step


def _names_a_worker(line: str) -> bool:
    """Say whether a line is a label of a few words and, behind its colon, names of a few words with capitals."""
    match = _SOURCE.fullmatch(line)
    if match is None or len(match["label"].split()) > _LONGEST_LABEL or is_cued_byline(line):
        return False
    names = match["names"].split()
    return 1 < len(names) <= _FEW_NAMES and all(_NAME_WORD.match(name) for name in names if name not in "&/")


def _is_byline_of_head(layout: Layout, line: Span) -> bool:
    """Say whether a line above all prose is a byline: `Penulis: Ana Lima` is so there, and a credit below the story."""
    return is_cued_byline(layout.text[slice(*line)]) and _is_above_prose(layout, line)


def _is_stamp_of_head(layout: Layout, line: Span) -> bool:
    """Say whether a line above all prose ends with a day: `Source: Reuters, May 4, 2020`."""
    stamps = find_timestamps(layout.text, *line) if layout.text[line.end - 1].isdigit() else []
    return bool(stamps) and stamps[-1].end == line.end and _is_above_prose(layout, line)


def _is_above_prose(layout: Layout, line: Span) -> bool:
    return not any(layout.is_prose(*other) for other in layout.lines[: layout.line_at(line.start)])


_SOURCE = re.compile(
    r"""
    [(\[*–—-]{0,2} [ ]? (?P<label> [^\W\d][^:：\n()]{1,40}? ) [ ]? [:：] [ ]{0,2} (?P<names> [^\n“”"«»!?]{2,180}? ) [)\]]{0,2} \.?
    """,
    re.VERBOSE,
)
# Behind the last sentence, with the day's number: （編輯：陳大明）1151006
_SOURCE_BRACKET = re.compile(
    r"[（(〔【\[][\u3040-\u9fff\uac00-\ud7af]{2,8}[：:][^（）()\n。.]{1,40}[）)〕】\]][ ]?\d{0,8}\Z"
)
_SOURCE_BARE = re.compile(
    rf"(?P<label> {any_of(language_words('notes.source_bare'))} ) [ ] (?P<names> [A-Z0-9] [^\n“”:!?]{{2,100}} )",
    re.VERBOSE,
)
# Labels and names that need no colon in Chinese, Japanese and Korean: 编辑 林安娜 校对 陈明, 【責任編輯／陳明】
_DENSE_SOURCES = re.compile(
    rf"(?: {any_of(_DENSE_LABELS)} ) [ ]?[|｜{_BAR}][ ]? [^\s|｜{_BAR}。]{{2,16}}"  # the bar is a letter
    rf" | (?: [【（(\[]? (?: {any_of(_DENSE_LABELS)} ) [ ]?[:：／/|｜=＝{_BAR}\u3000\ ][ ]? {_DENSE_NAME} (?: [、，, ] {_DENSE_NAME} ){{0,3}}?"
    r" [】）)\]]? [#＃]? [ \u3000|｜;；]{0,3} ){1,5}",
    re.VERBOSE,
)
_SOURCE_ADDRESS = re.compile(r"[(\[]?[^\W\d][^:：\n()]{1,40}?[ ]?[:：][ ]{0,2}https?://\S{4,300}")
_AT_THE_END = frozenset(language_words("notes.source_of_art"))
_CLOCK = re.compile(r"\d[:：]\d\d")  # a source with the time beside it is the stamp of the head
_MOST_NAMES = 20
_FEW_NAMES = 6
_OF_A_PAPER = (2, 3)  # words, of which one may be small: Комсомольская правда
_LONGEST_LABEL = 3  # words
_SMALL = re.compile(
    r"[^\W\d_]{1,4}|[a-z][a-z\d-]*\.[a-z]{2,4}"
)  # what may stand between names in lower case: und, dpa, wire.com


_WEB = re.compile(r"(?:https?://|www\.)\S+")


def _is_name_word(word: str) -> bool:
    bare = word.strip("().;")
    return not bare[:1].islower() or _SMALL.fullmatch(bare) is not None or bare.lower().rstrip(":") in phrases().source
