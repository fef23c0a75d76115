"""Names in Chinese, Japanese and Korean letters, which have no capitals and no spaces: told by surname, length and cue.

`記者王小明／台北報導`, `作者：王小明`, `김민수 기자`, `取材・文＝山田太郎`. A cue stands before the names or, as a title, behind them;
the names end at a mark, a place, a time or a word that bylines hold.
"""

from __future__ import annotations

from functools import cache

import regex

from wireclean.article import Place
from wireclean.data import load
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline.beside import address_end, read_times
from wireclean.grammar.byline.cues import Cue
from wireclean.grammar.byline.marks import after_gap
from wireclean.grammar.byline.people import Person
from wireclean.grammar.byline.reading import Author, Reading
from wireclean.grammar.byline.words import byline_words, one_of
from wireclean.grammar.places import country_of, is_place

__all__ = ["is_dense_name", "is_sure_name", "may_be_dense", "read_dense"]


_LETTERS = r"[\p{Han}々ヶ\p{Hiragana}\p{Katakana}ー가-힣]"
_DENSE = regex.compile(_LETTERS)
_LAST_RUN = regex.compile(rf"{_LETTERS}{{2,5}}$")
_HANGUL = regex.compile(r"[가-힣]")
_RUN = regex.compile(rf"{_LETTERS}{{1,16}}+")
_LONGEST = 90
_SENTENCE = regex.compile(rf"[。！？]|{one_of('sentence_ends')}")
_SEPARATOR = regex.compile(
    r"[\s\u3000]{0,2}[、，,／/╱·・;；&＆][\s\u3000]{0,2}|[ \u3000]{1,2}|(?:"
    + any_of(word for word in byline_words("joins") if _DENSE.match(word))
    + ")[ ]?"
)
_OPENS = regex.compile(r"[\s\u3000（(【〔\[◎○●▲■□◆★※／/╱|]{0,4}")
_ENDS = regex.compile(r"\s*+(?:$|[\d）)】〕\]／/╱|＝=,，、·:：(（<;；@\u3000]|[ -][A-Za-z\d(]|[A-Za-z._-]{1,60}@)")
_PLACED = regex.compile(
    r"[／/╱\s]{0,2}(?P<place>\p{Han}{2,6}?)(?:[0-9０-９一二三四五六七八九十]{1,3}(?:"
    + any_of(language_words("times.day_marks"))
    + "))?"
    "(?:" + any_of(language_words("datelines.closers")) + ")"
)


def may_be_dense(text: str, start: int, stop: int) -> bool:
    """Say whether a letter of a script without capitals and spaces stands in a stretch that is as short as a byline."""
    return stop - start <= _LONGEST and _DENSE.search(text, start, stop) is not None


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the surnames that two letters or one may follow, those of Japan, and the Korean ones."""
    data = load("surnames.toml")
    chinese = frozenset("".join(data["chinese"]["single"].split())) | frozenset(data["chinese"]["double"])
    korean = frozenset("".join(data["korean"]["single"].split())) | frozenset(data["korean"]["double"])
    return chinese, frozenset(data["japanese"]["names"]), korean


def is_dense_name(run: str) -> bool:
    """Say whether a run of letters has the surname and the length of a name.

    >>> is_dense_name("王小明"), is_dense_name("山田太郎"), is_dense_name("김민수"), is_dense_name("台北報導")
    (True, True, True, False)
    """
    chinese, _, korean = _surnames()
    if _HANGUL.match(run):
        return (len(run) in (2, 3) and run[0] in korean) or (len(run) in (3, 4) and run[:2] in korean)
    if (len(run) in (2, 3) and run[0] in chinese) or (len(run) in (3, 4) and run[:2] in chinese):
        return True
    return any(_is_japanese(run[:size], run[size:]) for size in (1, 2, 3))


def _is_japanese(surname: str, given: str) -> bool:
    """Say whether letters are a Japanese name: a known surname, and behind it nothing that ends as a place or an institution does."""
    return surname in _surnames()[1] and 1 <= len(given) <= _LONGEST_GIVEN and not given.endswith(_place_ends())


def is_sure_name(name: str) -> bool:
    """Say whether a name is told by more than one letter: a surname of two, or parted from the given name."""
    surname, parted, given = name.partition(name[_gap_in(name)]) if _gap_in(name) else ("", "", "")
    if parted:
        return _is_japanese(surname, given)
    return any(_is_japanese(name[:size], name[size:]) for size in (2, 3))


def _gap_in(name: str) -> int:
    return max(name.find(" "), name.find("\u3000"), 0)


@cache
def _place_ends() -> tuple[str, ...]:
    ends: list[str] = load("surnames.toml")["japanese"]["place_ends"]
    return tuple(ends)


_LONGEST_GIVEN = 3


@cache
def _dense_words(*lists: str) -> tuple[str, ...]:
    return tuple(word for name in lists for word in byline_words(name) if _DENSE.match(word))


@cache
def _before() -> regex.Pattern[str]:
    """Read what stands before names: `作者：`, `文／記者`, `本報記者 `, `采写：南都记者 `."""
    labels, titles = any_of(_dense_words("labels")), any_of(_dense_words("titles"))
    mark = r"[\s\u3000]{0,2}[:：／/╱=＝・|｜][\s\u3000]{0,2}"
    return regex.compile(
        rf"""
        (?: (?:{labels}) {mark} (?: \p{{Han}}{{0,6}}? (?:{titles}) [\s\u3000:：]{{0,2}} )?
          | (?:{titles}) (?: {mark} | [\s\u3000]{{0,2}} ) )
        """,
        regex.VERBOSE,
    )


@cache
def _paper() -> regex.Pattern[str]:
    """Read the paper before its reporter: `港新聞網 王小明`."""
    papers = any_of(word for word in language_words("datelines.papers") if len(word) > 1)
    return regex.compile(rf"\p{{Han}}{{1,8}}?(?:{papers})[網网社]?[ \u3000]")


@cache
def _behind() -> regex.Pattern[str]:
    return regex.compile(rf"[\s\u3000]{{0,2}}[（(・]?+(?:{any_of(_dense_words('titles'))})(?!{_LETTERS})")


@cache
def _presented() -> regex.Pattern[str]:
    """Read how the reporter of a station or paper ends: `KBS 뉴스 김민수입니다.`, `YTN 김민수 (minsu@ellery.example)`."""
    papers = any_of(_dense_papers())
    return regex.compile(
        rf"(?:[A-Z][A-Z\d]{{1,5}}+|{_LETTERS}{{0,8}}?(?:{papers}))[ ](?:{_LETTERS}{{2,6}}+[ ])?"
        rf"(?P<name>{_LETTERS}{{2,4}}?)(?:{one_of('presents')}|[ ]?[(\[]?[\w.+-]{{1,30}}@[\w.-]{{3,40}}[)\]]?)"
    )


def read_dense(text: str, start: int, stop: int) -> Reading | None:
    """Read the names of a line in these scripts; None where there are none, or the line is a sentence."""
    if stop - start > _LONGEST:
        return None
    presented = _presented().fullmatch(text, start, stop)
    if presented is not None and is_dense_name(presented["name"]):
        names, cued = [presented.span("name")], True
    elif _SENTENCE.search(text, start, stop):
        return None
    else:
        names, cued = _names_and_cue(text, start, stop)
    if not names or _took().match(text, names[-1][1], stop):
        return None
    start, end = _begin(text, start, names), names[-1][1]
    placed = _PLACED.match(text, end, stop)
    printed = placed["place"] if placed is not None and is_place(placed["place"]) else None
    place = None if printed is None else Place(printed, None, country_of(printed, None))
    authors = tuple(
        Author(Person(at, to, text[at:to], False, cued or is_sure_name(text[at:to])), to, place=place)
        for at, to in names
    )
    gap = _GAP.match(text, end, stop)
    times = read_times(text, end if gap is None else gap.end(), stop, words=False)
    timed = times is not None and times.kind == "time"
    cue = Cue(start, names[0][0], "label", "") if cued else None
    said = frozenset({"time"} if timed else ())
    return Reading(start, end if timed else stop, stop, cue, authors, None, said, False, False, True)


@cache
def _took() -> regex.Pattern[str]:
    """Read what says behind a name that he took the picture: `記者王小明攝`, `王小明／攝影`, `王小明摄 / 资料图`."""
    return regex.compile(rf"[\s／/]{{0,2}}+(?:{any_of(_dense_words('other_crafts'))})[\s）)】〕\]]*+(?:$|[/／])")


_GAP = regex.compile(r"[\s|,·•/()（）-]{0,6}")


def _names_and_cue(text: str, start: int, stop: int) -> tuple[list[tuple[int, int]], bool]:
    """Return the stretches of the names, and whether something marks them as a byline's."""
    names: list[tuple[int, int]] = []
    for cue in _before().finditer(text, start, stop):  # 記者王小明 實習生李美
        if (not names or cue.start() >= names[-1][1]) and not _is_of_craft(text, start, cue.start()):
            names += _names(text, cue.end(), stop, cued=True)
    if names:
        return names, True
    titles = list(_behind().finditer(text, start, stop))
    if titles:  # 김민수 기자, 박지영 기자
        begins = [start, *(title.end() for title in titles)]
        titled = [_names_until(text, begin, title.start()) for begin, title in zip(begins, titles, strict=False)]
        names = [name for found in titled for name in found]
        if names and _is_caption(text, start, names[0][0]):
            return [], False
        return names or _named_before(text, start, titles[0], stop), True
    paper = _paper().match(text, start, stop)
    if paper is not None:
        names = _names(text, paper.end(), stop, cued=False)
        if names:
            return names, True
    opening = _OPENS.match(text, start, stop)
    at = start if opening is None else opening.end()
    label = _label().match(text, at, stop)  # 글 김민수
    labelled = [] if label is None else _names(text, label.end(), stop, cued=False)
    if labelled:
        return labelled, True
    reported = _reported().search(text, at, stop)
    desk = None if reported is None else _DESK.match(text, at, stop)
    names = [] if desk is None else _names(text, desk.end(), stop, cued=False)
    names = names or _names(text, at, stop, cued=False)
    return names, bool(names) and reported is not None and (desk is not None or _is_told(text, names, reported))


def _is_told(text: str, names: list[tuple[int, int]], reported: regex.Match[str]) -> bool:
    """Say whether words before the one for a report are names, and not what it is of: `王建国报道`, not `国会报道`."""
    start, end = names[-1]
    return len(names) > 1 or end - start > _SHORTEST or reported[0][0] in "／/╱"


@cache
def _reported() -> regex.Pattern[str]:
    """Read what says behind a name that it is the reporter's, with the place he reports from: `／台北報導`, `报道`."""
    return regex.compile(rf"[／/╱\s]{{0,2}}+\p{{Han}}{{0,4}}?(?:{one_of('reports')})[)）】\]〕]?+$")


_DESK = regex.compile(r"\p{Han}{2,6}+[／/╱]")  # 生活中心／


def _is_of_craft(text: str, start: int, at: int) -> bool:
    """Say whether what is named at `at` is of those who did other work: `촬영기자`, `摄影：记者`."""
    lead = _CUE_MARKS.sub("", text[start:at])
    return lead.endswith(_dense_words("other_crafts")) and not lead.endswith(_both_crafts())


@cache
def _both_crafts() -> tuple[str, ...]:
    """Return the labels of those who wrote and took the pictures: `글·사진`."""
    return tuple(label for label in _dense_words("labels") if "·" in label)


_CUE_MARKS = regex.compile(r"[ \u3000:：／/╱=＝・|｜]++$")


def _is_caption(text: str, start: int, at: int) -> bool:
    """Say whether a caption, a photographer's work or a sign of rights stands before a name and its title: `종탑에 오른 아이들 /김민수 기자`, `사진=김민수 기자`."""
    lead = text[start:at]
    if _SAYS_MORE.search(lead) or _is_of_craft(text, start, at):
        return True
    return lead.rstrip()[-1:] in ("/", "／") and len(_RUN.findall(lead)) > 1


def _begin(text: str, start: int, names: list[tuple[int, int]]) -> int:
    """Return where a byline begins: at its paper, desk or time, or behind the headline that a flattener set before it."""
    first = names[0][0]
    cue = next((one for one in _before().finditer(text, start, first) if one.end() == first), None)
    led = first if cue is None else text.rfind(" ", start, cue.start()) + 1
    runs = _RUN.findall(text, start, led)
    return led if len(runs) > _MOST_LEADING or sum(map(len, runs)) > _LONGEST_LEAD else start


_SAYS_MORE = regex.compile(r"[©ⓒ▲▼△▽]|\p{Hiragana}|[^\s\d][.!?…](?:\s|$)")
_MOST_LEADING = 2  # words
_LONGEST_LEAD = 12  # letters


@cache
def _label() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of(_dense_words('labels'))})[ \u3000]{{1,2}}(?={_LETTERS})")


def _named_before(text: str, start: int, title: regex.Match[str], stop: int) -> list[tuple[int, int]]:
    """Return the name that a line opens with before the title of a paper, its last word but an address: `山田太郎 港新聞記者`, `김민수 항구일보 기자 minsu@ellery.example`."""
    behind = after_gap(text, title.end(), stop)
    if behind < stop and address_end(text, behind, stop) != stop:
        return []
    spaced = text[title.start()].isspace()
    name = _TITLED.match(text, start, title.start() if spaced else title.end())
    if name is None or not is_dense_name(name["name"].replace(name["gap"] or " ", "")):
        return []
    if spaced and not text.endswith(_dense_papers(), start, title.start()):
        return []
    return [name.span("name")]


@cache
def _dense_papers() -> tuple[str, ...]:
    return tuple(word for word in language_words("datelines.papers") if _DENSE.match(word))


_TITLED = regex.compile(
    rf"(?P<name>{_LETTERS}{{2,6}}+|{_LETTERS}{{1,3}}+(?P<gap>[ \u3000]){_LETTERS}{{1,3}}+)[ \u3000]{_LETTERS}{{2,14}}+$"
)


def _names(text: str, at: int, stop: int, *, cued: bool) -> list[tuple[int, int]]:
    """Read names from `at` on; what follows the last must be an end. Without a cue each needs its surname."""
    names: list[tuple[int, int]] = []
    while (end := _name_end(text, at, stop, cued=cued and not names)) is not None:
        names.append((at, end))
        separator = _SEPARATOR.match(text, end, stop)
        if separator is None or _PLACED.match(text, end, stop):
            break
        at = separator.end()
        if len(names) == 1 and not separator[0].strip() and not is_dense_name(text[slice(*names[0])]):
            following = _RUN.match(text, at, stop)
            if following is not None and is_dense_name(following[0]):
                names.clear()  # 文｜港報 王小明: the paper before its author
    if not names or not (_ENDS.match(text, names[-1][1], stop) or _PLACED.match(text, names[-1][1], stop)):
        return names if names and _word_follows(text, names[-1][1]) else []
    return names


def _word_follows(text: str, at: int) -> bool:
    """Say whether a word that bylines hold follows: `攝影`, `編譯`, `報導`."""
    rest = text[at : at + _LONGEST_WORD].lstrip(" \u3000")
    return rest.startswith(_dense_words("beside", "other_crafts", "labels", "titles"))


_LONGEST_WORD = 8


def _name_end(text: str, at: int, stop: int, *, cued: bool) -> int | None:
    """Return where the name at `at` ends: all of a run of letters, or the part of it before a place or another word."""
    run = _RUN.match(text, at, stop)
    if run is None:
        return None
    word, end = run[0], run.end()
    if _is_word(word):
        return None
    if word in _surnames()[1] and text[end : end + 1] in (" ", "\u3000"):  # 山田 太郎
        given = _RUN.match(text, end + 1, stop)
        fits = given is not None and len(given[0]) <= _LONGEST_GIVEN and not is_dense_name(given[0])
        if given is not None and fits and (cued or given.end() == stop or _MARK.match(text, given.end(), stop)):
            return given.end()
    if len(word) > _SHORTEST and word[-1] in byline_words("other_crafts") and is_dense_name(word[:-1]):
        return end - 1
    if is_dense_name(word) or (cued and _UNKNOWN.fullmatch(word)):
        return end
    for size in (3, 2, 4):
        if len(word) > size and is_dense_name(word[:size]):
            rest = at + size
            if _PLACED.match(text, rest, stop) or _word_follows(text, rest):
                return rest
    return None


_SHORTEST = 2
_MARK = regex.compile(r"[ \u3000]{0,2}[:：|｜（(]")
_UNKNOWN = regex.compile(r"\p{Han}{2,4}")


def _is_word(word: str) -> bool:
    return word in _dense_words("beside", "other_crafts", "labels", "titles") or is_place(word)


def _names_until(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the names that end at `end`, before a title: `김현우 박수빈 기자`, `홍길동·김철수 기자`."""
    names: list[tuple[int, int]] = []
    for run in reversed(list(_RUN.finditer(text, start, end))):
        between = text[run.end() : names[0][0] if names else end]
        if between == " /":  # 종탑에 오른 모습 /김민수 기자
            break
        if (
            not is_dense_name(run[0])
            or (names and _SEPARATOR.fullmatch(between) is None)
            or (not names and between.strip())
        ):
            break
        names.insert(0, (run.start(), run.end()))
    if not names and start < end:  # 山田太郎記者: the title is part of the run
        run_before = _LAST_RUN.search(text, start, end)
        if run_before is not None and is_dense_name(run_before[0]):
            names = [(run_before.start(), end)]
    return names
