"""Bylines that are a field or a line of their own, and the lines around them: an open cue, a role, a signature."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import regex

from wireclean.arguments import demand_text
from wireclean.article import Byline
from wireclean.data.languages import language_words
from wireclean.grammar.byline.beside import labels_time, opens_as_town, read_times
from wireclean.grammar.byline.cues import cue_at, cue_openings, may_hold_cue
from wireclean.grammar.byline.dense import may_be_dense
from wireclean.grammar.byline.marks import after_gap
from wireclean.grammar.byline.people import names_in_letters
from wireclean.grammar.byline.reader import read
from wireclean.grammar.byline.reading import Reading
from wireclean.grammar.byline.words import (
    byline_words,
    first_words,
    glued,
    is_given_name,
    is_role,
    menu_words,
    time_words,
    word_at,
)
from wireclean.grammar.names import joins_names, may_open_name
from wireclean.grammar.organizations import read_organization
from wireclean.grammar.sentences import ends_sentence

__all__ = [
    "is_cued_byline",
    "is_open_craft",
    "is_open_cue",
    "parse_byline",
    "read_byline_line",
    "read_placed_line",
    "read_role_line",
    "read_signature",
    "tells_of_somebody",
]

_LONGEST_FIELD = 400
_SHORTEST_LINE = 3
_LONGEST_LINE = 180


def parse_byline(text: str) -> tuple[Byline, ...]:
    """Read what stands in a byline field, with or without a cue; `()` when it names no author.

    A name in capitals is recased, an agency is given its full name, another organisation stays as printed, and it
    belongs to all names before it that have none. A byline that names nobody has `name` None. `text` and `span` are
    what is printed of that author, in code points of `text`: of authors who share an organisation, the name.

    >>> parse_byline("By RORY McDOUGALL, AP Sports Writer")[0].role
    'Sports Writer'
    >>> [byline.name for byline in parse_byline("ANA LIMA and TOM REED, Associated Press")]
    ['Ana Lima', 'Tom Reed']
    >>> parse_byline("Reportage: Ana Lima (Text), Tom Reed (Fotos)")[0].name
    'Ana Lima'
    >>> parse_byline("By the time he arrived")
    ()
    """
    demand_text("parse_byline", text)
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    if not _SHORTEST_LINE <= stop - start <= _LONGEST_FIELD:
        return ()
    reading = read(text, start, stop)
    return reading.bylines(text) if reading is not None and _fills_a_field(text, reading, stop) else ()


def _fills_a_field(text: str, reading: Reading, stop: int) -> bool:
    """Say whether a field that reads so names its authors, and is no credit, sentence or title."""
    if not reading.authors:
        wire = text.endswith("=", 0, stop)
        cued = reading.cue is not None and not text[reading.cue.start].islower()
        return reading.rest >= stop and (cued or (wire and reading.known))
    if "photos" in reading.said or _follows_credit(text, reading, stop):
        return False
    if reading.cue is not None:
        return _parted(text, reading, stop)
    if text.lstrip()[0] in "—–":
        return False  # whom a quotation is by
    if reading.known or reading.telling or reading.said & {"handle", "time"}:
        return _parted(text, reading, stop) and (reading.given or reading.rest >= stop)
    if reading.given:
        return _parted(text, reading, stop)
    # no button has initials: `J.R. Lima`, where pages have a section called Lima
    names = [name for name in reading.names if name[1:2] != "."]
    words = {word.casefold() for name in names for word in name.split() if not is_given_name(word)}
    return not reading.said - {"guess"} and reading.rest >= stop and not words & menu_words()


def _follows_credit(text: str, reading: Reading, stop: int) -> bool:
    """Say whether a slash parts name and agency, as in the credit of a photo: `Ana Lima/AP`.

    A surname in capitals is how the agencies of Turkey print their reporters: `Selin YILMAZ / DHA`.
    """
    first = reading.authors[0].person
    return (
        reading.cue is None
        and reading.known
        and "organization" in reading.said
        and _SLASH.search(text, first.end, stop) is not None
        and not _has_shouted_surname(text[first.start : first.end])
    )


def _has_shouted_surname(printed: str) -> bool:
    given, _, surname = printed.rpartition(" ")
    return surname.isupper() and not given.isupper()


_SLASH = regex.compile(r"(?<!\d)/(?!\d)")


def _parted(text: str, reading: Reading, stop: int) -> bool:
    """Say whether a mark or a time parts what was read from the rest, so that no sentence goes on."""
    if reading.rest >= stop:
        return True
    if labels_time(text[: reading.rest].rsplit(None, 1)[-1]):
        return True  # By Ana Lima Published in Harbour News
    if word_at(text, after_gap(text, reading.rest, stop), stop) in byline_words("other_crafts"):
        return True  # Author Ana Lima Cover Tom Reed
    return bool(reading.said & {"time"}) or _MARK.match(text, reading.rest, stop) is not None


_MARK = regex.compile(r"\s*+(?:[,|•·;/(\[@\d]|[–—-]{1,2}+\s)")


# ------------------------------------------------------------------------------------------------ a line of a page

_LONGEST_REST = 60


def read_byline_line(text: str, start: int = 0, end: int | None = None) -> Reading | None:
    """Read the line `text[start:end]` as a byline, of an agency too; None when a word of it fits nowhere.

    After a cue, or beside a time, a few words behind a mark may be left over. Whether a name that no cue opens is a
    byline its neighbours decide.

    >>> line = "- Von: Ana Lima und Tom Reed, Lissabon"
    >>> reading = read_byline_line(line)
    >>> reading.names, reading.cue.word
    (('Ana Lima', 'Tom Reed'), 'von')
    >>> read_byline_line("Von der Insel und vom Meer")
    """
    stop = len(text) if end is None else end
    if not _SHORTEST_LINE <= stop - start <= _LONGEST_LINE or not _may_be_byline(text[start:stop]):
        return None
    once = _once(text, start, stop)
    bare = _without_button(text, start, once)
    reading = read(text, start, bare)
    if reading is None or "photos" in reading.said:
        return None
    if bare < once:
        if reading.rest < bare or not reading.given:
            return None
        reading = reading._replace(end=once, rest=once)
    if once < stop:
        if reading.cue is not None or reading.rest < once or not reading.authors:
            return None
        reading = reading._replace(end=stop, rest=stop)
    if not reading.authors:
        return reading if reading.cue is not None and reading.rest >= stop else None
    if reading.rest < stop and not _leaves_little(text, reading, stop):
        return None
    if reading.cue is None:
        return reading if _stands_alone(text, reading, start, stop) else None
    if reading.cue.kind == "by" and not reading.given and names_in_letters(text[reading.authors[0].person.start]):
        return None  # without capitals and a colon it may be any sentence
    return reading


def _once(text: str, start: int, stop: int) -> int:
    """Return where a line ends that a page prints twice in one, as the text of a picture and of a link: `Ana LimaAna Lima`."""
    half, odd = divmod(stop - start, 2)
    twice = half >= _SHORTEST_TWICE and text[start : start + half] == text[stop - half : stop]
    return start + half if twice and (not odd or text[start + half] == " ") else stop


_SHORTEST_TWICE = 6


def _without_button(text: str, start: int, stop: int) -> int:
    """Return where a line ends without the button of those beside authors that it ends in: `by Ana Lima Leave a Comment`."""
    last = text.rfind(" ", start, stop)
    for button in _buttons().get(text[last + 1 : stop].casefold(), ()) if last > start else ():
        at = stop - len(button)
        if at - 1 > start and text[at - 1] == " " and text[at:stop].casefold() == button:
            return at - 1
    return stop


@cache
def _buttons() -> dict[str, tuple[str, ...]]:
    """Return the buttons beside authors by their last words."""
    buttons = byline_words("author_buttons")
    ends = {button.rpartition(" ")[2] for button in buttons}
    return {end: tuple(sorted(button for button in buttons if button.rpartition(" ")[2] == end)) for end in ends}


def read_placed_line(line: str) -> Reading | None:
    """Read a byline that only its place tells: names that are surely names, and behind them what may be paper, place, desk or button.

    `Selin Yılmaz / Harbour Post`, `Ana Lima, University of Ellery`, `Ana Lima in Port Ellery and agencies`, `Ana Lima Email the author`,
    `Ana Lima / Foto: Tom Reed`: elsewhere the credit of a photo, or whom a story is about. None where a word goes on as a sentence does.
    """
    reading = read(line, 0, len(line)) if _may_be_byline(line) else None
    if reading is None or reading.cue is not None or not reading.authors or "photos" in reading.said:
        return None
    if not (reading.given or "role" in reading.said):
        return None
    behind, rest = line[reading.authors[-1].person.end :].split(), line[reading.rest :]
    if names_in_letters(line[0]) or may_be_dense(line, 0, len(line)):
        return None
    if not behind:  # Ana Lima / Tom Reed
        return reading if len(reading.authors) > 1 and "/" in line else None
    if " ".join(behind).casefold() in byline_words("author_buttons"):
        for author in reading.authors:
            author.organization, author.end = None, author.person.end
        return reading._replace(rest=len(line), said=reading.said - {"guess"})
    glued = line[reading.authors[-1].person.end] != " " and behind[0][0].isupper()  # Ana LimaHarbour Post
    led = glued or not behind[0][0].isalnum() or behind[0].casefold() in _leads() or "@" in behind[0]
    words = _PARTS.findall(rest)
    if not led or len(words) > _MOST_OF_REST or not all(map(_may_stand_behind, words)) or ("/" in line and words):
        return None
    return reading._replace(end=len(line), rest=len(line))


_PARTS = regex.compile(r"[^\s,/|•·()–—«»“”\"-][^\s,/|•·()–—«»“”\"]*+")
_MOST_OF_REST = 8


@cache
def _leads() -> frozenset[str]:
    """Return the words, of one or first of several, that lead from a name to its place or paper: `in`, `for`, `special to`."""
    return first_words("where", "whom")


@cache
def _small_behind() -> frozenset[str]:
    lists = ("where", "whom", "joins", "articles", "roles", "labels", "nobody", "other_crafts")
    desks = (word.casefold() for phrase in language_words("notes.sign_off_desk") for word in phrase.split())
    return frozenset(word for name in lists for phrase in byline_words(name) for word in phrase.split()).union(desks)


def _may_stand_behind(word: str) -> bool:
    """Say whether a word behind a name may be of a paper, place or role: it has a capital, or bylines hold it."""
    ends = word[-1] == "." and len(word) > _LONGEST_ABBREVIATED  # a sentence: Ana Lima in Port Ellery. Photo: Tom Reed
    return not ends and (not word[0].islower() or "@" in word or word.casefold() in _small_behind())


_LONGEST_ABBREVIATED = 4


def is_cued_byline(line: str) -> bool:
    """Say whether a line is a byline by its cue and nothing else: `di Ana Lima`, which is no rest of a sentence."""
    if line[-1:] in ".!?":
        return False
    reading = read_byline_line(line)
    return reading is not None and reading.cue is not None and reading.given and reading.rest >= len(line)


def tells_of_somebody(text: str, reading: Reading, end: int) -> bool:
    """Say whether the line up to `end` that reads so is a sentence about somebody: `Ana Lima is a reporter for the Herald.`."""
    if reading.cue is not None or not reading.authors:
        return False
    if "time" in reading.said and not reading.said & {"sentence", "guess"}:
        return False  # 2020. május 4.
    if not ends_sentence(text[reading.start : end]):
        return False
    return bool(text[reading.authors[-1].person.end : end - 1].strip())


def _leaves_little(text: str, reading: Reading, stop: int) -> bool:
    """Say whether what is left over is no sentence: some words behind a mark or a time, after names that are sure."""
    rest = text[reading.rest : stop]
    if reading.telling and reading.given and text[reading.rest - 1].islower() and rest[0].isupper():
        return len(rest) <= _LONGEST_REST  # the page's words, glued to a role
    sure = reading.cue is not None or (reading.given and "time" in reading.said)
    return (
        sure
        and "@" not in rest
        and len(rest) <= _LONGEST_REST
        and rest[-1] not in ".!?…"
        and _parted(text, reading, stop)
    )


def _stands_alone(text: str, reading: Reading, start: int, stop: int) -> bool:
    """Say whether a line without a cue can be a byline: no result, no credit, not whom a quotation is by."""
    timed = bool(reading.said & {"time", "reading"})
    names_end = reading.authors[-1].person.end
    if not timed and _RESULT.search(text, names_end, stop - 1) is not None:
        return False  # a result: Port Ellery 12, Lisbon 9
    if text[start] in "—–" or "craft" in reading.said:
        return False
    first = reading.authors[0].person
    if not first.given and opens_as_town(first.name):
        return False  # Baltimore Sun
    if (
        "guess" in reading.said
        and len(reading.authors) > 1
        and not (reading.given and (timed or _name_a_paper(reading)))
    ):
        return False
    return timed or not (reading.said & {"organization", "guess"} and "/" in text[names_end:stop])


_RESULT = regex.compile(r"(?<![\p{L}\d])\d")  # a number of its own; a site's name may hold one: Ellery24.com


def _name_a_paper(reading: Reading) -> bool:
    """Say whether the names are of a paper by its last word: `Ana Lima and Tom Reed, Ellery Free Press`."""
    organization = reading.authors[-1].organization or ""
    return organization.rpartition(" ")[2].lower() in language_words("datelines.papers")


_LOW_LATIN = "\u02ff"
_MOST_SHOUTED = 4  # words of one name in capitals
_LISTS = regex.compile(r"[,&/|·]")
_CUE_END = regex.compile(r"[:：／|(,].*")
_LONGEST_BULLET = 5
_BARE_WORD = regex.compile(r"[a-z]{2,}+")  # opens a byline as its cue or the label of a time, and no name


def _may_be_byline(line: str) -> bool:
    """Say, with little work, whether a line can begin as a byline does; most lines of a story cannot."""
    words = line.split(None, 3)
    if words and not words[0][-1].isalnum() and not words[0][0].isalnum() and len(words[0]) < _LONGEST_BULLET:
        del words[0]
    if not words:
        return False
    first = words[0].lstrip("([<")
    if not first:
        return False
    if first[0] > _LOW_LATIN or (first.isupper() and may_be_dense(line, 0, len(line))):
        return True  # KBS 뉴스 김민수
    if first.startswith(glued()) and cue_at(line, line.find(first), len(line)) is not None:
        return True  # byAna Lima
    if _BARE_WORD.fullmatch(first) and first not in cue_openings() and first not in time_words():
        return False  # as most lines of wrapped copy begin
    folded = first.casefold()
    if len(folded) > _SHORTEST_LINE - 1 and folded in byline_words("where"):
        return True  # Aus Lissabon Ana Lima
    if folded.rpartition("-")[2] in _labels() and "-" in folded:
        return True  # Online-Redakteurin Ana Lima
    if not byline_words("telling_roles").isdisjoint(map(str.casefold, words[:3])):
        return True  # Harbour Correspondent Ana Lima
    if not folded.isalpha():
        folded = _CUE_END.sub("", folded)
    elif len(words) == 1:
        return False
    begin = line.find(first)
    if folded in cue_openings() and (folded in _labels() or cue_at(line, begin, len(line)) is not None):
        return True
    if first[0].isdigit() or (folded in time_words() and any(map(str.isdigit, line))):
        return _goes_on_behind_times(line, begin)
    if folded in cue_openings() and may_hold_cue(line):
        return True
    if line.isupper() and line.count(" ") >= _MOST_SHOUTED and not _shouts_a_list(line):
        return False  # a headline in capitals
    return _may_open_name(first, words[1] if len(words) > 1 else "")


def _may_open_name(first: str, second: str) -> bool:
    capitals = second[:1].isupper() or joins_names(second) if second else "@" in first
    if not capitals or not (first[0].isupper() or first[1:2] in "'’-"):
        return False
    return not second or may_open_name(first, second)


@cache
def _labels() -> frozenset[str]:
    """Return the words that may stand before a name without the colon that makes them a cue."""
    return byline_words("labels") | byline_words("titles")


def _goes_on_behind_times(line: str, begin: int) -> bool:
    """Say whether a byline may begin behind the times that open a line, or a cue stands somewhere behind them."""
    times = read_times(line, begin, len(line))
    at = after_gap(line, begin if times is None else times.end, len(line))
    words = line[at:].split(None, 2)
    if not words:
        return False
    first, second = words[0], words[1] if len(words) > 1 else ""
    return (
        first[0] > _LOW_LATIN
        or _CUE_END.sub("", first.casefold()) in cue_openings()
        or may_hold_cue(line)
        or _may_open_name(first, second)
        or read_organization(line, at) is not None
    )


def _shouts_a_list(line: str) -> bool:
    return _LISTS.search(line) is not None or any(word in byline_words("joins") for word in line.casefold().split())


# ------------------------------------------------------------------------------------------------ the lines around

_LONGEST_CUE = 60
_BULLET = regex.compile(r"[*+•·–—/|▪■►›»-]{0,4}+\s*+")


def is_open_cue(line: str) -> bool:
    """Say whether a line ends where names should follow: `Von`, `Author of the article:`, `4 May 2020 by`."""
    if not 0 < len(line) <= _LONGEST_CUE:
        return False
    bullet = _BULLET.match(line)
    at = bullet.end() if bullet is not None else 0
    times = read_times(line, at, len(line), words=False)
    for begin in (at, 0 if times is None else times.end + 1):
        cue = cue_at(line, begin, len(line)) if begin < len(line) else None
        if cue is not None and cue.kind != "craft" and cue.end >= len(line):
            return True
    return False


def is_open_craft(line: str) -> bool:
    """Say whether a line is the label of those who did other work on a story, whose names should follow: `Editor`, `Fotos:`."""
    return len(line) <= _LONGEST_CUE and line.strip(" *+-•:：").casefold() in byline_words("other_crafts")


_LONGEST_ROLE = 60


def read_role_line(line: str) -> str | None:
    """Return the role that a line is: `Redakteurin Wirtschaft`, `Staff Writer`."""
    words = line.strip(" *+-•·,.")
    return words if _SHORTEST_LINE < len(words) <= _LONGEST_ROLE and words[0].isupper() and is_role(words) else None


_SIGNED = regex.compile(
    r"(?:(?P<who>\p{L}[\p{L}.-]{0,30}+(?:[ ][\p{L}.-]{1,20}+){0,3}+)[ ])?+\((?P<names>[^()]{5,80}?)"
    r"(?:,[ ]\d{1,2}\.[ ]?\d{1,2}\.(?:[ ]?\d{4})?)?+\)\.?+"
)
_DENSE_SIGNED = regex.compile(
    r"[（【［\[](?P<names>[^（）【】［］\[\]]{3,40}+)[）】］\]]|[/／][ ]?(?P<names>[^/／]{2,80}+)"
)  # （山田太郎）, /김민수 기자, in letters without capitals
_DASHED = regex.compile(r"[–—-]{1,2}+[ ]?+(?=\p{L})")  # — Ana Lima
_ASCII_OPENS = "[/"  # what a pair of these says may be anything: the names need their title
_LONGEST_CALL_SIGN = 8


def read_signature(line: str, read: Callable[[str], Reading | None] | None = None) -> Reading | None:
    """Read the names that sign a text, alone on its last line: `Ana Lima`, `(Ana Lima)`, `KUTV (Ana Lima, Tom Reed)`,
    `(Ana Lima, 4.5.2020)`, `Ana Lima/dpa`, `— Ana Lima`, `/김민수 기자`.

    Each must have a known given name, or a cue where letters have no capitals: `記者 王小明`. `read` reads a line as a byline, for who
    remembers what has been read.
    """
    dense = _DENSE_SIGNED.fullmatch(line) if may_be_dense(line, 0, len(line)) else None
    if dense is not None:
        reading = read_byline_line(line, *dense.span("names"))
        if reading is None or not reading.given or (line[0] in _ASCII_OPENS and reading.cue is None):
            return None
        return reading._replace(start=0, end=len(line))
    signed = _SIGNED.fullmatch(line)
    if signed is not None:
        who = signed["who"]
        known = read_organization(who, 0) if who else None
        if who and not (who.isupper() and len(who) <= _LONGEST_CALL_SIGN) and (known is None or known[1] < len(who)):
            return None
        reading = read_byline_line(line, signed.start("names"), signed.end("names"))
        if reading is None or reading.said or not reading.authors:
            return None
        for author in reading.authors:
            author.organization = who
        reading = reading._replace(start=0, end=len(line))
    else:
        dash = _DASHED.match(line)
        begin = 0 if dash is None else dash.end()
        reading = (read or read_byline_line)(line[begin:]) if line[begin : begin + 1].isalpha() else None
        if reading is not None and begin:
            reading = reading.moved(begin)._replace(start=0)
        if reading is None and line.rpartition("/")[2].islower():
            reading = read_placed_line(line)  # Ana Lima/dpa, as no credit prints it
    if reading is None or reading.said - {"role", "organization", "place", "handle"}:
        return None
    if may_be_dense(line, 0, len(line)) and reading.cue is None:
        return None
    return reading if reading.authors and reading.given else None
