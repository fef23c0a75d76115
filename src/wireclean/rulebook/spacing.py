"""SPC: spaces that are not the writer's: doubled, lost and stray ones; hard wraps are in `hard_wraps`.

After this stage a paragraph is one line. Tables keep their columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.article import Edit, Span
from wireclean.data import load
from wireclean.data.phrasebook import any_of, phrases
from wireclean.grammar.language import is_function_word, likely_languages
from wireclean.layout import Layout
from wireclean.rulebook.rule import Stage, rule

__all__ = [
    "doubled_space",
    "glued_counter",
    "glued_sentence",
    "layout_table",
    "space_before_punctuation",
    "split_initial",
    "trailing_space",
]

_new = tuple.__new__  # makes a named tuple without its slower constructor

# --- the ends of lines

_TRAILING = re.compile(r"(?<=[^ \t])[ \t]+(?=\n)")


@rule(
    "SPC006",
    "trailing-space",
    stage=Stage.SPACING,
    severity="info",
    fixes=[("The vote passed.  \nIt was close.\t\nNobody left.", "The vote passed.\nIt was close.\nNobody left.")],
    keeps=["The vote passed.\nIt was close."],
)
def trailing_space(layout: Layout) -> Iterator[Edit]:
    """Space stands at the end of a line.

    Nobody sees it, and it comes and goes with every program that the copy passed. Without it the copy reads the same
    wherever it came from.
    """
    text = layout.text
    if " \n" in text or "\t\n" in text:
        for match in _TRAILING.finditer(text):
            yield Edit(Span(*match.span()), match[0], "", "SPC006")


# --- tables that only lay out a page

# A line that a bar opens, as converters of HTML write the row of a table: `| Ferry sinks off Port Ellery |  |  |`.
_ROW = re.compile(r"^[^\S\n]*+\|[^\n]*$", re.MULTILINE)
_WALL = re.compile(r"(?<!\\)\|")
_WALLS = " \t\xa0|\\"  # a bar that is no wall is written with a backslash


@rule(
    "SPC007",
    "layout-table",
    stage=Stage.SPACING,
    after=["SPC006"],
    severity="info",
    fixes=[
        (
            "| Ferry sinks off Port Ellery |  |  |\n|  |  |  |\n|  | The crew of nine was saved on Monday. |",
            "Ferry sinks off Port Ellery\n\nThe crew of nine was saved on Monday.",
        ),
    ],
    keeps=[
        "| Lions | 10 |\n| Otters |  |\n| Harriers | 9 |",
        "1 of 4 | The bell of the Aurora is raised.",
        "Home | News | Harbour",
    ],
)
def layout_table(layout: Layout) -> Iterator[Edit]:
    """A row of a table has one cell with words, or none: the table held the page together and tells nothing.

    Pages were built of tables for long, and what turns HTML into text writes their bars down. A row beside one with more
    words between as many bars is a part of a table that the reader needs.
    """
    text = layout.text
    if "|" not in text:
        return
    rows = [*_ROW.finditer(text)]
    cells = [[cell.strip(_WALLS) for cell in _WALL.split(row[0])] for row in rows]
    for number, (row, walls) in enumerate(zip(rows, cells, strict=True)):
        start, end = row.span()
        beside = (
            cells[other]
            for other in (number - 1, number + 1)
            if 0 <= other < len(rows)
            and text[rows[max(number, other) - 1].end() : rows[max(number, other)].start()].isspace()
        )  # with blank lines between too, which printing may set
        if (
            len(walls) <= 2
            or sum(map(bool, walls)) > 1
            or any(len(others) == len(walls) and sum(map(bool, others)) > 1 for others in beside)
        ):
            continue
        words = "".join(walls)
        first = text.index(words, start, end)
        for edge in (Span(start, first), Span(first + len(words), end)):
            if edge.start < edge.end:
                yield Edit(edge, text[slice(*edge)], "", "SPC007")


# --- spaces within lines

_DOUBLED = re.compile(r"  +")
_DOUBLED_OR_TAB = re.compile(r"[ \t]*\t[ \t]*|  +")


@rule(
    "SPC002",
    "doubled-space",
    stage=Stage.SPACING,
    after=["SPC001"],
    severity="info",
    fixes=[("The vote  passed.   It was\tclose.", "The vote passed. It was close.")],
    keeps=["Lions        10   2   .833\nHarriers      9   3   .750"],
)
def doubled_space(layout: Layout) -> Iterator[Edit]:
    """Words have more than one space between them.

    Two spaces after a full stop, tabs and runs of spaces are one space in prose. In a table they are the columns.
    """
    text = layout.text
    tabs = "\t" in text
    if not tabs and "  " not in text:
        return
    rows: set[int] | None = None
    line = position = 0
    for match in (_DOUBLED_OR_TAB if tabs else _DOUBLED).finditer(text):
        start, end = match.span()
        if start == 0 or text[start - 1] == "\n" or end == len(text) or text[end] == "\n":
            continue  # an indent, or the end of a line
        rows = layout.rows if rows is None else rows
        if rows:
            line += text.count("\n", position, start)
            position = start
            if line in rows:
                continue
        yield Edit(Span(start, end), match[0], " ", "SPC002")


_BEFORE_COMMA = re.compile(r" ,(?=[\s”’\")]|\Z)")
_BEFORE_STOP = re.compile(r" \.(?=[\s”’\")]|\Z)(?! ?\.)(?!(?<=\d \.) \d)")
_CLOSES = frozenset(')”’"%')


@rule(
    "SPC003",
    "space-before-punctuation",
    stage=Stage.SPACING,
    after=["SPC002"],
    fixes=[("The vote passed , he said .", "The vote passed, he said.")],
    keeps=["He waited . . . and left.", "It rose .5 percent.", "Quoi ? dit-il ; rien !", "Try .NET"],
)
def space_before_punctuation(layout: Layout) -> Iterator[Edit]:
    """A space stands before a comma or a full stop.

    Flatteners leave it where a link ended. Only comma and full stop: French sets a space before the others.
    """
    text = layout.text
    found: list[int] = []
    for mark, pattern in ((" ,", _BEFORE_COMMA), (" .", _BEFORE_STOP)):
        if mark in text:
            found += (match.start() for match in pattern.finditer(text))
    for start in sorted(found):
        before = text[start - 1 : start]
        if before.isalnum() or before in _CLOSES:
            yield Edit(Span(start, start + 1), " ", "", "SPC003")


_GLUED_STOP = re.compile(r"\.(?=[”’]?[“‘]?[A-Z])")
_GLUED_QUESTION = re.compile(r"\?(?=[”’]?[“‘]?[A-Z])")
_AFTER_STOP = re.compile(
    r"""
    (?P<close> [”’]? )               # the end of a sentence, behind its full stop
    (?= (?P<next> [“‘]? (?: [A-Z][a-z]+ | [AI] ) ) (?: [\s,’'-] | \Z ) )   # and the first word of the next
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"(?:\A|[\s“‘\"'(—–-])(?P<word>[A-Za-z]?[a-zß-öø-ÿ]{2,30}[’']?[a-z]?|[12]\d{3})[)]?\Z")


@rule(
    "SPC004",
    "glued-sentence",
    stage=Stage.SPACING,
    after=["SPC005"],
    fixes=[
        ("They met in Tokyo.They will meet again.", "They met in Tokyo. They will meet again."),
        ("The vote was close.It was final.", "The vote was close. It was final."),
        ("“We are ready.”The minister left.", "“We are ready.” The minister left."),
    ],
    keeps=[
        "He wrote to desk@example.Com about Booking.Com and vs.Spain.",
        "Read https://example.org/News.Today.Then about it.",
        "The U.S.Embassy opens at 9 a.m.Monday, said Mr.Hale, Ph.D.",
    ],
)
def glued_sentence(layout: Layout) -> Iterator[Edit]:
    """A sentence begins right after the full stop of the one before.

    A flattener that drops a line break glues two sentences. The space comes back only between an ordinary lower-case
    word and an ordinary capitalised one, never inside an address, a number, an initialism or a known abbreviation.
    """
    text, words = layout.text, phrases()
    stops = [match.start() for match in _GLUED_STOP.finditer(text)]
    if "?" in text:
        stops = sorted(stops + [match.start() for match in _GLUED_QUESTION.finditer(text)])
    for start in stops:
        match = _AFTER_STOP.match(text, start + 1)
        if match is None:
            continue
        before = text[max(0, start - 40) : start]
        word = _WORD_BEFORE.search(before)
        if (
            word is None
            or word["word"].lower() in words.abbreviations
            or match["next"].lstrip("“‘").lower() in words.domains
        ):
            continue
        token = before.rsplit(None, 1)[-1] if before.strip() else before
        if "@" in token or "/" in token or "www" in token:
            continue
        yield Edit(Span(match.end(), match.end()), "", " ", "SPC004")


_JOINT = any_of(load("captions.toml")["words"]["counter_joints"])  # of
_GLUED_TOTAL = re.compile(rf"[ ](?:{_JOINT})(?=\d{{1,3}}(?![\w.,%]))")
_INDEX = re.compile(rf"(?: (?<![\w.,]) | [ ](?:{_JOINT}) ) \d{{1,3}} \Z", re.VERBOSE)  # in `1 of1 of9` too
_INDEX_REACH = 16


@rule(
    "SPC005",
    "glued-counter",
    stage=Stage.SPACING,
    after=["SPC003"],
    fixes=[("Item 2 of9 on the list", "Item 2 of 9 on the list")],
    keeps=["Item 2 of 9 on the list", "a proof of2 by three"],
)
def glued_counter(layout: Layout) -> Iterator[Edit]:
    """A counter lost the space before its total: `1 of9`.

    Galleries set the total in an element of its own, and the flattener glues it to the word before.
    """
    text = layout.text
    for match in _GLUED_TOTAL.finditer(text):
        if _INDEX.search(text[max(0, match.start() - _INDEX_REACH) : match.start()]):
            yield Edit(Span(match.end(), match.end()), "", " ", "SPC005")


# A letter alone at the beginning of a line, and small letters behind a space or a line break.
_DROP_CAP = re.compile(
    r"""
    ^ [^\S\n]*+ [“"‘'«„]? (?P<letter>[^\W\d_])
    (?P<gap> [ ] | (?=[^\S\n]*+\n) \s++ )  # with a break in it, whatever blanks it has: printing makes all of them one
    (?P<rest>[^\W\d_]{1,14}) (?![\w.’'])
    """,
    re.MULTILINE | re.VERBOSE,
)
_SHORT_REST = 2


@rule(
    "SPC008",
    "split-initial",
    stage=Stage.SPACING,
    after=["SPC006"],
    fixes=[
        (
            "T he bell of the ship weighs a ton.\n\n“W e heard it ring in the night,” he said.",
            "The bell of the ship weighs a ton.\n\n“We heard it ring in the night,” he said.",
        ),
        (
            "I t was cast in 1871 and it is the oldest of the bells that are left in the town.",
            "It was cast in 1871 and it is the oldest of the bells that are left in the town.",
        ),
        (
            "L isbon has a bell. The town of Lisbon is proud of it.",
            "Lisbon has a bell. The town of Lisbon is proud of it.",
        ),
    ],
    keeps=[
        "A bell rang.\n\nI saw it.\n\nX marks the bell.\n\nB minor is its key.\n\nA way out was found, and he went away."
    ],
)
def split_initial(layout: Layout) -> Iterator[Edit]:
    """The large first letter of a paragraph has come off its word: `T he bell`.

    A page sets it in an element of its own. Letter and rest must make a little word of the copy's language, or a word that the copy
    has elsewhere; where the letter is a word itself, as A and I are, only a little word of two or three letters will do.
    """
    text = layout.text
    words: set[str] | None = None
    languages: tuple[str | None, ...] = ()
    for match in _DROP_CAP.finditer(text):
        letter, rest = match["letter"], match["rest"]
        if not letter.isupper() or not rest.islower():
            continue
        joined = f"{letter}{rest}".lower()
        languages = languages or layout.reading(likely_languages, text) or (None,)
        known = any(is_function_word(joined, language) for language in languages)
        if any(is_function_word(letter.lower(), language) for language in languages):
            known = known and len(rest) <= _SHORT_REST and languages != (None,)
        elif not known:
            if words is None:
                words = set(_SOLID_WORD.findall(text.lower()))
            known = joined in words
        if known:
            yield Edit(Span(*match.span("gap")), match["gap"], "", "SPC008")


_SOLID_WORD = re.compile(r"[^\W\d_]+")
