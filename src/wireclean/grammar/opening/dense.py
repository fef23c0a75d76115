"""Reads the openings of Chinese, Japanese and Korean, in which no spaces show where a part begins.

`新华社北京4月24日电（记者A、B）`, `〔記者A／台北報導〕`, `【ソウル＝A】`, `(서울=연합뉴스) A 기자 =`. The run before the lede, or what brackets
hold, is cut from left to right into what is known (agency, place, day, words for reporter and for wire copy) and what is
not, which is a name beside a word for reporter and a paper before a word for wire copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline import is_sure_name
from wireclean.grammar.opening.letters import CJK, EASTERN_DAY, EDGES, HAN, HANGUL
from wireclean.grammar.opening.reading import Credit, Person, Reading, agency_named
from wireclean.grammar.opening.sites import Site
from wireclean.grammar.places import is_place

__all__ = ["may_be_dense", "read_dense"]

_REACH = 90
_LONGEST = 8  # letters of a place's or agency's name
_LONGEST_NAME = 5
_STROKES = frozenset("／/╱|")  # part a name from a place: `記者A／台北報導`

_BEGINS = re.compile(
    rf"\s*+ (?: [【［〔（《] | [(\[] [^()\[\]\n]{{0,30}}? [{CJK}] | [{CJK}] | [A-Z]{{2,6}}[{HAN}] )", re.VERBOSE
)
_BRACKET = re.compile(
    r"(?P<open>[【［〔（(\[《]) (?P<inside> [^【】［］〔〕（）()\[\]《》\n]{2,50}+ (?: \( [^()\n]{1,10} \) [^()\[\]\n]{0,20}+ )?+ ) [】］〕）)\]》]",
    re.VERBOSE,
)
_DAY = re.compile(EASTERN_DAY, re.VERBOSE)
_PARTS = re.compile(r"[＝=・·ㆍ、，,\s\u3000/／╱|]+")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚ\d.]+(?: [A-Z][A-Za-z]+)?")
_NAME = re.compile(rf"[{HAN}\u3041-\u3096]{{2,7}}")
_KOREAN_NAME = re.compile(rf"[{HANGUL}]{{2,4}}")
# A comma would go on with the sentence: 新华社北京4月24日电，...
_GOES_ON = re.compile(r"\s*+[，,、。．.；;﹐]")
# What may stand behind a word for wire copy; in the middle of other words it is a syllable, as in 腾讯财经.
_CLOSES = re.compile(rf"[^{CJK}] | \Z | {any_of(language_words('datelines.behind_closers'))}", re.VERBOSE)
_STOP = re.compile(r"\s*+ (?P<stop> [-—–－―]{1,2}+ (?!\d) | [:：＝=] (?!\d) | ／ )?+ \s*+", re.VERBOSE)
_PROGRAMME = re.compile(r"[（(][^（）()\n]{2,12}[）)](?=\s?[:：])")  # 港口台消息（新闻晚报）：

# What goes on behind the name of an agency as that of a paper does, up to a stroke: 聯合 is one, 聯合報／ is none.
_PAPER = re.compile(
    rf"(?:{any_of(word for word in language_words('datelines.papers') if len(word) == 1)})[ \u3000]?[／/╱]"
)

Kind = Literal["agency", "place", "day", "own", "closer", "role", "name", "mark"]


class _Piece(NamedTuple):
    kind: Kind
    text: str
    start: int


def may_be_dense(text: str, start: int, stop: int) -> bool:
    """Say whether what begins at `start` is one of these scripts, or a bracket with one of them."""
    return _BEGINS.match(text, start, stop) is not None


def read_dense(text: str, start: int, stop: int) -> Iterator[Reading]:
    """Yield the ways to read an opening at `start`: a run of parts, or one in brackets."""
    first = start
    while first < stop and text[first].isspace():
        first += 1
    reach = min(stop, first + _REACH)
    bracket = _BRACKET.match(text, first, reach)
    if bracket is None:
        yield from _run(text, first, reach, stop)
    else:
        yield from _bracketed(text, bracket, reach, stop)


def _run(text: str, first: int, reach: int, stop: int) -> Iterator[Reading]:
    """`新华社北京4月24日电 `, `本报讯（记者A）`, `央视网消息：`: a run that ends in a word for wire copy."""
    pieces = list(_cut(text, first, reach))
    closer = next((index for index, piece in enumerate(pieces) if piece.kind == "closer"), None)
    if closer is None:
        city = pieces[0] if pieces and pieces[0].kind in ("place", "agency", "name") else None
        bracket = None if city is None else _BRACKET.match(text, city.start + len(city.text), reach)
        agency = None if bracket is None else agency_named(bracket["inside"])
        if (
            city is not None and city.kind == "place" and bracket is not None and agency is not None
        ):  # ロンドン（ＣＮＮ）
            end = _STOP.match(text, bracket.end(), stop)
            credit = Credit(agency, "agency", marked=True)
            site = Site(city.text, None, shouted=False)
            yield _Found((site,), None, credit).reading(
                first, bracket.end(), bracket.end() if end is None else end.end()
            )
        elif city is not None and bracket is not None and bracket["open"] == "【":  # 中國時報【A／新北市報導】
            found = _inside(list(_cut(text, bracket.start("inside"), bracket.end("inside"))), bracket["open"])
            if found is not None and city.kind != "place" and found.people and _is_source(city.text):
                found = found._replace(credit=Credit(agency_named(city.text) or city.text, "agency", marked=True))
                yield found.reading(first, bracket.end(), bracket.end())
        return
    last = pieces[closer].start + len(pieces[closer].text)
    found = _parted(pieces[: closer + 1])
    if found is None:
        return
    found, last = _reporters(text, last, reach, found)
    programme = _PROGRAMME.match(text, last, reach)
    last = last if programme is None else programme.end()
    if _GOES_ON.match(text, last):
        return
    end = _STOP.match(text, last, stop)
    ended = end is not None and (end.end() > last)
    known = found.credit is not None and (found.credit.kind != "paper" or _is_source(found.credit.name))
    sure = found.day is not None and (known or bool(found.sites))
    if ended or last >= stop or text[last - 1] in "）)】" or sure:
        yield found.reading(first, last, last if end is None else end.end())


def _bracketed(text: str, bracket: re.Match[str], reach: int, stop: int) -> Iterator[Reading]:
    """`〔記者A／台北報導〕`, `【ソウル＝A】`, `（中央社記者A台北1日電）`, `(서울=연합뉴스) A 기자 =`, `[이데일리 A 기자]`."""
    first, last = bracket.start(), bracket.end()
    inside = bracket["inside"].strip(EDGES)
    if HANGUL_LETTER.search(inside) is not None:
        found = _korean(text, bracket)
    else:
        found = _inside(list(_cut(text, bracket.start("inside"), bracket.end("inside"))), bracket["open"])
    if found is None:
        return
    found, last = _reporters(text, last, reach, found)
    if not _GOES_ON.match(text, last):
        end = _STOP.match(text, last, stop)
        yield found.reading(first, first + len(text[first:last].rstrip()), last if end is None else end.end())


class _Found(NamedTuple):
    sites: tuple[Site, ...] = ()
    day: str | None = None
    credit: Credit | None = None
    people: tuple[Person, ...] = ()

    def reading(self, first: int, last: int, end: int) -> Reading:
        return Reading(first, first, last, end, "closed", self.sites, self.day, self.credit, self.people)


def _cut(text: str, at: int, reach: int) -> Iterator[_Piece]:
    """Cut a stretch into what is known and what is not; it ends at a bracket, a sentence's marks or a known end."""
    words = _words()
    unknown = at
    while at < reach:
        if text[at] in "（(【〔［[《》】〕）)。！？":
            break
        day = _DAY.match(text, at, reach)
        latin = _LATIN.match(text, at, reach)
        gap = _PARTS.match(text, at, reach)
        piece: _Piece | None = None
        if day is not None:
            piece = _Piece("day", day[0], at)
        elif gap is not None:
            piece = _Piece("mark", gap[0], at)
        elif latin is not None and (word := _agency_in(latin[0])) is not None:
            piece = _Piece("agency", word, at)
        else:
            ahead = _PARTS.search(text, at, min(reach, at + _LONGEST))
            piece = _known(text, at, min(reach, at + _LONGEST) if ahead is None else ahead.start(), words)
        if piece is None:
            at += 1
            continue
        if unknown < at:
            yield _Piece("name", text[unknown:at], unknown)
        yield piece
        at = unknown = at + len(piece.text)
        if piece.kind == "closer":
            return
    if unknown < at:
        yield _Piece("name", text[unknown:at], unknown)


def _agency_in(printed: str) -> str | None:
    """Return the Latin words, or the first of them, if they are an agency's name."""
    return next((name for name in (printed, printed.partition(" ")[0]) if agency_named(name) is not None), None)


def _known(text: str, at: int, reach: int, words: dict[str, Kind]) -> _Piece | None:
    for end in range(reach, at, -1):
        word = text[at:end]
        kind = words.get(word)
        if kind is not None and (kind != "closer" or _CLOSES.match(text, end) or text[at - 1 : at] in _day_marks()):
            return _Piece(kind, word, at)
        if len(word) > 1 and agency_named(word) is not None and not _PAPER.match(text, end):
            return _Piece("agency", word, at)
        if len(word) > 1 and is_place(word):
            return _Piece("place", word, at)
    return None


def _parted(pieces: list[_Piece], *, bracketed: bool = False) -> _Found | None:
    """Tell paper, reporter, places and day of a run that ends in a word for wire copy."""
    credit: Credit | None = None
    day: str | None = None
    people: tuple[Person, ...] = ()
    place = ""
    role: _Piece | None = None
    for index, piece in enumerate(pieces):
        before = pieces[index - 1].kind if index else None
        if piece.kind == "day":
            day = day or piece.text
        elif piece.kind == "role":
            role = piece
        elif piece.kind == "agency" and (credit is None or credit.kind == "desk") and not place:
            credit = Credit(agency_named(piece.text) or piece.text, "agency", marked=True)
        elif piece.kind == "own":
            credit = credit or Credit("", "desk", marked=True)
        elif piece.kind == "place":
            place = f"{place}／{piece.text}" if before == "mark" and place else place + piece.text
        elif piece.kind == "name":
            parted = before == "mark" and not _STROKES.isdisjoint(pieces[index - 1].text)
            if role is not None and not place and not (people and parted) and len(piece.text) <= _LONGEST_NAME:
                people += (Person(piece.text, role.text, piece.start, piece.start + len(piece.text)),)
            elif index == 0 or (
                credit is None and all(other.kind in ("place", "name", "mark") for other in pieces[:index])
            ):
                credit = Credit(place + piece.text, "paper", marked=True)
                place = ""
            elif credit is not None and _is_source(piece.text):  # 中新网客户端
                continue
            elif place or credit is not None:  # 河南鲁山, a place in a place
                place += piece.text
            else:
                return None
    # 港口吧5月4日讯
    wired = [piece.kind for piece in pieces] == ["name", "day", "closer"] and len(pieces[-1].text) == 1
    wired = wired and pieces[0].text.isalnum() and len(pieces[0].text) <= _LONGEST
    sure = (bracketed and day is not None) or wired
    if credit is not None and credit.kind == "paper" and not (sure or _is_source(credit.name)):
        return None
    if bracketed and role is not None and credit is None and day is None:
        return None  # 〔記者A／台北報導〕 is a byline with its place
    if not (credit or place) or len(place) > 10:
        return None
    sites = tuple(Site(name, None, shouted=False) for name in place.split("／") if name)
    return _Found(sites, day, credit, people)


def _inside(pieces: list[_Piece], opened: str) -> _Found | None:
    """Tell what brackets hold: `ソウル＝A`, `東京共同`, `6月18日 AFP`, `記者A／台北報導`, `中央社記者A台北1日電`, `明报多伦多`."""
    if pieces and pieces[-1].kind == "closer":
        return _parted(
            [piece for piece in pieces if piece.kind != "mark" or not _STROKES.isdisjoint(piece.text)], bracketed=True
        )
    kinds = [piece.kind for piece in pieces if piece.kind != "mark"]
    signed = any(piece.kind == "mark" and set(piece.text) & set("＝=") for piece in pieces)
    names = [piece for piece in pieces if piece.kind == "name"]
    places = tuple(Site(piece.text, None, shouted=False) for piece in pieces if piece.kind == "place")
    agencies = [piece for piece in pieces if piece.kind == "agency"]
    day = next((piece.text for piece in pieces if piece.kind == "day"), None)
    people = tuple(
        Person(piece.text, None, piece.start, piece.start + len(piece.text))
        for piece in names
        if _NAME.fullmatch(piece.text) is not None
    )
    shortest = 3 if opened in "【《" else 5 if opened in "（(" else _REACH
    alone = names[0].text if len(kinds) == len(names) == 1 else ""
    if len(alone) >= shortest and alone.isalnum() and _is_source(alone):  # 【财新网】
        return _Found(credit=Credit(alone, "paper", marked=True))
    if (
        places and kinds[0] == "name" and len(names) == 1 and _is_source(names[0].text) and len(kinds) == 2
    ):  # 明报多伦多
        return _Found(places, None, Credit(names[0].text, "paper", marked=True))
    foreign = [piece.text for piece in pieces if piece.kind in ("name", "agency")]
    if day is not None and opened == "【" and kinds[0] == "day" and names and not places and "".join(foreign).isascii():
        credit = agency_named(foreign[0]) or " ".join(foreign)
        return _Found((), day, Credit(credit, "paper", marked=True))  # 4月5日 Harbour News
    if day is not None and len(kinds) == 2 and names and _is_source(names[0].text):  # 4月5日 東方新報
        return _Found((), day, Credit(names[0].text, "paper", marked=True))
    if len(people) < len(names) or ("role" in kinds and not people):
        return None
    if agencies and (not people or signed) and (places or day or len(kinds) == len(agencies)):
        if any(name.kind == "name" != before.kind and before.kind != "mark" for before, name in pairwise(pieces)):
            return None  # 【ロンドン共同声明】
        return _Found(places, day, Credit(agency_named(agencies[0].text) or "", "agency", marked=True), people)
    signed = signed or (kinds == ["place", "name"] and _is_full_name(names[0].text))  # 【パリ山田太郎】
    if places and people and signed and "role" not in kinds and opened in "【［〔" and kinds[0] != "name":
        return _Found(places, day, Credit("", "desk", marked=True), people)
    return None


def _is_full_name(name: str) -> bool:
    """Say whether letters behind a place are a reporter without a sign before them: a surname of Japan and a given name."""
    return len(name) >= _SHORTEST_FULL_NAME and is_sure_name(name)


_SHORTEST_FULL_NAME = 4  # shorter ones are words as well
HANGUL_LETTER = re.compile(f"[{HANGUL}]")


def _korean(text: str, bracket: re.Match[str]) -> _Found | None:
    """`서울=연합뉴스`, `헤럴드경제(서울)=A 기자`, `워싱턴=A 특파원`, `이데일리 A 기자`."""
    inside, offset = bracket["inside"], bracket.start("inside")
    words = _words()
    sites: list[Site] = []
    credit: Credit | None = None
    people: list[Person] = []
    unknown: list[str] = []
    role = None
    day = _DAY.search(inside)
    for match in re.finditer(r"[^=＝·ㆍ,/\s()]+", inside):
        word = match[0]
        if day is not None and day.start() <= match.start() and match.end() <= day.end() + 1:
            continue  # 5월 4일발
        stem = next((word[: -len(end)] for end, kind in words.items() if kind == "role" and word.endswith(end)), None)
        if stem is not None:
            role = word[len(stem) :]
            name = stem or (unknown.pop() if unknown else "")
            if _KOREAN_NAME.fullmatch(name) is None:
                return None
            start = text.rindex(name, offset, match.end() + offset)
            people.append(Person(name, role, start, start + len(name)))
        elif agency_named(word) is not None:
            credit = credit or Credit(agency_named(word) or word, "agency", marked=True)
        elif is_place(word) and not (unknown and not sites and "=" not in inside):
            sites.append(Site(word, None, shouted=False))
        else:
            unknown.append(word)
    signed = bool(sites) and "=" in inside  # (서울=하버뉴스)
    behind = len(unknown) == 1 and _signed_behind(text, bracket.end())  # [하버] A 기자 =
    if unknown and credit is None and (people or behind or (_is_source(unknown[0]) and (signed or len(unknown) == 1))):
        credit = Credit(unknown.pop(0), "paper", marked=True)
    if credit is None and sites and people:
        credit = Credit("", "desk", marked=True)
    alone = credit is not None and (bracket["open"] in "[【" or day is not None)  # [하버뉴스]
    if unknown or credit is None or not (sites or people or alone):
        return None
    return _Found(tuple(sites), None if day is None else day[0], credit, tuple(people))


def _signed_behind(text: str, at: int) -> bool:
    """Say whether a reporter and the sign that ends an opening stand here: ` A 기자 =`."""
    match = _reporter_patterns().match(text, at, at + _REACH)
    return match is not None and match["korean"] is not None


def _reporters(text: str, at: int, reach: int, found: _Found) -> tuple[_Found, int]:
    """Take the reporters behind: `（记者A、B）`, ` 记者A `, ` A 기자 =`, `(文/A)`."""
    match = _reporter_patterns().match(text, at, reach)
    if match is None or match.lastgroup is None:
        return found, at
    names = match["round"] or match["korean"] or match["bare"]
    offset = (
        match.start("round") if match["round"] else match.start("korean") if match["korean"] else match.start("bare")
    )
    people = list(found.people)
    for word in re.finditer(rf"[{CJK}]{{2,24}}", names):
        behind = max((at + len(role) for role in _roles() if (at := word[0].rfind(role)) >= 0), default=0)
        name, start = word[0][behind:], offset + word.start() + behind
        if behind and len(name) > _LONGEST_NAME:  # 記者A台灣台北報導
            piece = next(_cut(text, start, start + len(name)), None)
            name = piece.text if piece is not None and piece.kind == "name" else ""
        if 2 <= len(name) <= _LONGEST_NAME:
            people.append(Person(name, None, start, start + len(name)))
    return found._replace(people=tuple(people)), match.end()


@cache
def _reporter_patterns() -> re.Pattern[str]:
    roles = "|".join(sorted(map(re.escape, _roles()), key=len, reverse=True))
    own, posted = any_of(language_words("datelines.own")), any_of(language_words("datelines.posted"))
    closers = any_of(language_words("datelines.closers"))
    return re.compile(
        rf"""
        \s*+ (?:
            [（(] \s?+ (?P<round> (?: (?:{own})? (?:{roles}) | [文图圖]\s?[/／] | [{HAN}]{{2,3}}[、\s] | [{HAN}]{{1,8}}(?:{roles}) )
                      [^（）()\n，。]{{0,40}}+ ) [）)]
          | (?P<korean> [{HANGUL}]{{2,4}} [·ㆍ,\s{HANGUL}]{{0,50}}? (?:{roles}) ) \s*+ (?= = )
          | (?: (?:{own}) (?:{posted})? [{HAN}]{{0,6}}? )? (?:{roles}) \s? (?P<bare> [{HAN}]{{2,4}} (?: [、\ ] [{HAN}]{{2,4}} ){{0,2}}? ) (?: (?= \s | \Z ) | (?:{closers}) (?= \s?[:：] ) )
        )
        """,
        re.VERBOSE,
    )


def _is_source(name: str) -> bool:
    """Say whether an unknown name is one of a paper, site or broadcaster by its last word."""
    return 1 < len(name) <= 14 and name.endswith(language_words("datelines.papers"))


@cache
def _roles() -> tuple[str, ...]:
    return tuple(word for word in language_words("datelines.reporters") if re.match(f"[{CJK}]", word))


@cache
def _day_marks() -> frozenset[str]:
    return frozenset(("", *language_words("times.day_marks"), *language_words("times.month_marks")))


@cache
def _words() -> dict[str, Kind]:
    kinds: tuple[tuple[Kind, str], ...] = (("closer", "closers"), ("own", "own"), ("role", "reporters"))
    return {word: kind for kind, name in kinds for word in language_words(f"datelines.{name}")}
