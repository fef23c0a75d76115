"""Bylines in copy that lost its line breaks: where they begin and end, between the lines that were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of, phrases
from wireclean.grammar.byline.beside import address_end, place_at, site_end, time_follows
from wireclean.grammar.byline.dense import is_dense_name
from wireclean.grammar.byline.inside import by_cues, is_titled
from wireclean.grammar.byline.lines import read_byline_line
from wireclean.grammar.byline.reader import read
from wireclean.grammar.byline.reading import Reading
from wireclean.grammar.byline.words import byline_words, is_given_name, is_role, one_of
from wireclean.grammar.language import is_function_word
from wireclean.grammar.names import joins_names
from wireclean.grammar.organizations import organization_named
from wireclean.grammar.places import is_place
from wireclean.grammar.sentences import ends_sentence

__all__ = ["bylines_in_run", "line_before", "line_behind", "lines_with_address", "place_behind"]

_LONGEST = 300
_LONGEST_LINE = 120
_TO_TIME = 60  # between the names and the time: a role, a paper, a place
_TITLE_REACH = 200
_CAPITAL = regex.compile(r"(?<![\p{L}\p{M}'’-])[\p{Lu}\p{Lo}]|(?<=[\p{Ll}'’\"”)])\p{Lu}(?=\p{Ll})")
_WORD = regex.compile(r"[\p{L}\p{M}'’-]++")
_WORDS = regex.compile(r"(?:[^\s,]++[^\S\n]?+){1,3}+")
_OWNS = ("'", "’")  # By Ana Lima's account
_EDGE = " ·•|/,-–—"
# What parts a name from its paper: `Ana Lima - Port Ellery News`, `Ana Lima / PEN`.
_PARTED = regex.compile(r"[^\S\n]*+(?:[·•|/,،]|[-–—](?=\s|\p{Arabic}))[^\S\n]*+")
_MOST_WORDS_OF_PAPER = 5


@cache
def _low_cues() -> regex.Pattern[str]:
    """Find a cue in small letters that follows the end of a sentence: `rang. von Ana Lima`."""
    return regex.compile(rf"[.!?:\"”»)]\s\K(?:{any_of(language_words('bylines.markers'))})(?=\s\p{{Lu}})")


def _labels_in(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where the label of a name begins inside a line: `Author: Ana Lima`, `news writer: Ana Lima`, `Author, Ana Lima`."""
    for end in _LABEL_END.finditer(text, start, stop):
        words = _LABEL_WORDS.search(text, max(start, end.start() - _LONGEST_CUE), end.start())
        if words is None:
            continue
        for word in _WORD.finditer(words[0]):
            begin = words.start() + word.start()
            if text[begin : end.start()].casefold() in byline_words("labels"):
                if text[begin].isupper() or (end[0][0] == ":" and not _is_led_to(text, begin)):
                    yield begin
                break


def _is_led_to(text: str, begin: int) -> bool:
    """Say whether a word in small letters belongs to the sentence before it: `To contact the reporter on this story: Ana Lima`."""
    words = _WORD.findall(text, max(0, begin - _LONGEST_CUE), begin)
    return bool(words) and is_function_word(words[-1])


_LABEL_END = regex.compile(r"(?<=\p{L})[:,] (?=[\p{Lu}\p{Lo}])")
_LABEL_WORDS = regex.compile(r"(?:(?<![\p{L}\p{M}-])[\p{L}\p{M}'’-]++[ ]?){1,4}\Z")


@cache
def _cue_before() -> regex.Pattern[str]:
    """Find a cue in small letters before a name that a time follows: `off Port Ellery by Ana Lima May 4, 2020`."""
    return regex.compile(rf"(?<!\w)(?:{one_of('by', 'markers')}):?\s\Z")


_LONGEST_CUE = 24


def bylines_in_run(text: str, start: int, stop: int, times: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where cued bylines begin and end in run-on copy; `times` are where its time stamps begin, in order.

    What stands between the names and a time is theirs: role, paper, place. Where nothing ends the names they are two words,
    or three when the second is a given name too; and then the cue must begin like a line.

    >>> text = "Bells ring againBy Ana Lima Port Ellery Herald May 4, 2020 The bell weighs a ton."
    >>> [text[slice(*found)] for found in bylines_in_run(text, 0, len(text), [47])]
    ['By Ana Lima Port Ellery Herald']
    """
    at = start
    others = {*(match.start() for match in _low_cues().finditer(text, start, stop)), *_labels_in(text, start, stop)}
    for begin, by in sorted({*by_cues(text, start, stop), *((cue, cue) for cue in others)}):
        if begin < at:
            continue
        reading = _read(text, by, min(stop, by + _LONGEST))
        if reading is None or text[reading.end : reading.end + 1] in _OWNS:
            continue
        end = _end(text, reading, stop, times)
        if end is None and _is_line_start(text, start, begin, reading):
            end = _beside(text, reading.end, stop)
        if end is not None:
            at = end
            yield begin, end


def _read(text: str, by: int, stop: int) -> Reading | None:
    """Read the byline whose cue begins at `by`; where the words behind it run on, the first two or three as a name."""
    reading = read(text, by, stop, inside=True)
    begun = None if reading is None else _sentence_begun(text, reading, stop)
    if begun is not None:
        reading = read(text, by, begun, inside=True)
    if reading is None:
        cue = _WORD.match(text, by, stop)
        words = _WORDS.match(text, cue.end() + 1, stop) if cue is not None else None
        if words is None:
            return None
        names = words[0].split()
        count = 3 if len(names) > 2 and is_given_name(names[1]) else 2
        if not is_given_name(names[0]):
            return None
        reading = read(text[by : words.start()] + " ".join(names[:count]), 0, len(text), inside=True)
        reading = None if reading is None else reading.moved(by)
    if reading is None or reading.cue is None or reading.cue.start != by or not reading.authors:
        return None
    return reading


def _sentence_begun(text: str, reading: Reading, stop: int) -> int | None:
    """Return where the last name ends, when the words behind it that were read as surnames begin a sentence: small letters follow.

    `Von Ana Lima Das Rathaus am Markt`, `By Ana Lima Elderly people`. A place or another name may follow in small letters too.
    """
    if not reading.authors or reading.said or reading.end != reading.authors[-1].person.end:
        return None
    following = _SMALL.match(text, reading.end, stop)
    if following is None or is_role(following["word"]):
        return None
    if (
        following["word"] in byline_words("whom") | byline_words("where") | byline_words("joins")
        and following["capital"]
    ):
        return None
    start = reading.authors[-1].person.start
    words = [*_WORD.finditer(text, start, reading.end)]
    count = next((at for at, word in enumerate(words) if at and not joins_names(word[0])), 0) + 1
    if count == 2 and len(words) > count and is_given_name(words[1][0]):
        count += 1
    return words[count - 1].end() if 1 < count < len(words) else None


_SMALL = regex.compile(r"[ ](?P<word>\p{Ll}[\p{L}\p{M}'’-]*+)(?:[ ](?P<capital>\p{Lu})?)?")


def _is_line_start(text: str, start: int, begin: int, reading: Reading) -> bool:
    """Say whether a line can begin at a cue: not in a title with capitals, which `By` may belong to."""
    cue = reading.cue
    if cue is None or not (reading.given or cue.word == "by"):
        return False
    if cue.kind == "label" and text[cue.end - 2] == ":":
        return True
    before = text[max(start, begin - _TITLE_REACH) : begin]
    glued = before[-1:].isalnum()
    before = before.rstrip()
    if not before or glued or ends_sentence(before) or before[-1] in ")|·•»":
        return True
    return text[begin].isupper() and not is_titled(before)


def _end(text: str, reading: Reading, stop: int, times: Sequence[int]) -> int | None:
    """Return where a byline ends that something closes: a role, a time, a mark; None where nothing does."""
    if reading.closed or time_follows(text, reading.rest, stop):
        return _beside(text, reading.end, stop)
    following = next((time for time in times if time >= reading.end), stop)
    between = text[reading.end : following].rstrip(" ")
    if following == stop or len(between) > _TO_TIME or ends_sentence(between):
        return None
    return reading.end + len(between)


def _beside(text: str, end: int, stop: int) -> int:
    """Return where the place, the address or the site ends that stands behind the names."""
    parted = _PARTED.match(text, end, stop)
    if parted is None:
        return end
    at = parted.end()
    place = place_at(text, at, stop)
    if place is not None:
        return place.end
    return address_end(text, at, stop) or site_end(text, at, stop) or end


def line_before(text: str, stop: int, *, timed: bool = True) -> int | None:
    """Return where the byline without a cue begins that stands right before `stop`; what precedes it is another line.

    Before a time, that is; where another line begins without one (`timed` is False), more must speak for the name.

    >>> text = "Dos millones de pérdidas Ana Lima · Port Ellery News · May 4, 2020"
    >>> line_before(text, text.index("May"))
    25
    """
    end = stop
    while end > 0 and text[end - 1] in _EDGE:
        end -= 1
    dense = _DENSE_BEFORE.search(text, max(0, end - _LONGEST_DENSE), end) if timed else None
    if dense is not None and _is_lone_dense(text, *dense.span("name")):
        return dense.start("name")
    comma = text.rfind(", ", max(0, end - _LONGEST_LINE), end)
    of_agency = comma >= 0 and organization_named(text[comma + 2 : end]) is not None
    for capital in _CAPITAL.finditer(text, max(0, end - _LONGEST_LINE), end):
        at = capital.start()
        word = _WORD.match(text, at, end)
        if word is None:
            continue
        named = _read_line(text[at:end], whole=not timed) if of_agency or is_given_name(word[0]) else None
        if named is None and not _is_agency(text, at, end):
            continue
        cue = _cue_before().search(text, max(0, at - _LONGEST_CUE), at)
        if cue is not None and timed:
            return cue.start()
        begin = at if cue is None else cue.start()
        if timed and _begins_line(text, at, at if named is None else end):
            return at
        if named is None or _is_credit(text, begin, at, end) or _is_told_of(text, begin, at, end, named.names):
            continue
        return begin
    return None


_INITIAL = regex.compile(r"\p{Lu}\.")


def _read_line(line: str, *, whole: bool) -> Reading | None:
    """Read a line that is a name, alone or with its role and paper beside it; of a `whole` one, everything is known.

    Without a known given name it takes an organisation that is known, and capitals or initials: `J.R. LIMA, Associated Press`.
    """
    parted = None if whole else _PARTED.search(line)
    paper = [] if parted is None else _WORD.findall(line, parted.end())
    long = len(paper) > _MOST_WORDS_OF_PAPER and not (parted is not None and _is_titled(parted[0].strip(), paper))
    if parted is not None and parted[0].strip() == "/" and any(map(is_given_name, paper)):
        return None  # a credit, and behind it the author: `Tom Reed / AFP Ana Lima`
    for words in (line, line[: parted.start()] if parted is not None else ""):
        if not words or (words is not line and long):
            continue
        reading = read_byline_line(words)
        if reading is None or reading.cue is not None or not reading.authors:
            continue
        if not reading.given and not (reading.known and (reading.authors[0].person.shouted or _INITIAL.match(words))):
            continue
        if not reading.start and reading.rest >= len(words) and "guess" not in reading.said:
            return reading
    return None


def _is_titled(mark: str, words: Sequence[str]) -> bool:
    """Say whether each of many words behind a comma has a capital: `Ana Lima, The Port Ellery News, Port Ellery | Ellery Isle |`."""
    return mark == "," and len(words) <= _MOST_WORDS_OF_PLACE and all(word[0].isupper() for word in words)


_MOST_WORDS_OF_PLACE = 9


def place_behind(text: str, start: int, stop: int) -> int | None:
    """Return where the place begins which stands between the name that begins at `start` and a time: `Ana Correia Lisbon May 4`.

    >>> place_behind("Ana Correia Lisbon ", 0, 19), place_behind("Ana Maria Lisbon ", 0, 17)
    (12, None)
    """
    named = _NAME_AND_PLACE.search(text, start, stop)
    if named is None or not is_given_name(named["first"]) or is_given_name(named["second"]):
        return None
    return named.start("place") if is_place(named["place"], _CITY) else None


_NAME_AND_PLACE = regex.compile(
    r"(?<!\S)(?P<first>\p{Lu}[\p{L}'’-]++) (?P<second>\p{Lu}[\p{L}'’-]++) "
    r"(?P<place>\p{Lu}\p{Ll}++(?: \p{Lu}\p{Ll}++)?+)[^\p{L}\p{N}]*+\Z"
)
_CITY = 100  # thousands who live there


def lines_with_address(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where lines begin and end that are a name and its handle or mail address: `Ana Lima @analima`."""
    for at in _ADDRESS_BEGINS.finditer(text, start, stop):
        begin = line_before(text, at.start())
        end = address_end(text, at.start(), stop) if begin is not None else None
        if begin is not None and end is not None and not _OTHER_HANDLE.match(text, end, stop):
            yield begin, end


# A sentence names accounts: `of Ana Lima, @analima and @elleryherald.`
_OTHER_HANDLE = regex.compile(r"[ ]\p{Ll}{1,6}+[ ]@")
_ADDRESS_BEGINS = regex.compile(r"(?<=\p{L} )(?:@\w|[\w.+-]{2,40}+@\w)")


def _is_agency(text: str, at: int, end: int) -> bool:
    """Say whether a stretch is an organisation that is known, alone or with a place behind a bar: `ANI | Mumbai`."""
    parted = _PARTED.search(text, at, end)
    if parted is None:
        return organization_named(text[at:end]) is not None
    return organization_named(text[at : parted.start()]) is not None and place_at(text, parted.end(), end) is not None


def _begins_line(text: str, at: int, end: int) -> bool:
    """Say whether a line can begin at a name: no word with a capital leads to it, which could be part of it.

    Where a paper stands beside the name such a word is the headline's, if it is neither a given name nor a role.
    """
    before = text[max(0, at - 24) : at]
    word = before.rstrip(" ").rpartition(" ")[2]
    if joins_names(word) or word == "&" or word.casefold() in byline_words("joins"):
        return False  # the second name of a list
    if word[:1].isupper() and word.isalpha() and _PARTED.search(text, at, end) is not None:
        return not is_given_name(word) and not is_role(word)
    if not word or before[-1].isalnum() or not word[0].isupper() or word[-1] in ".!?\"”')":
        return True
    return word.isupper() and not text[at + 1].isupper() and organization_named(word) is not None


def _is_credit(text: str, begin: int, at: int, end: int) -> bool:
    """Say whether names are those of a photo or end a sentence: behind a label or a slash, or in capitals behind a caption."""
    before = text[max(0, begin - 24) : begin].rstrip(" ")
    word = before.rpartition(" ")[2]
    return (
        before[-1:] in _LEADING
        or word.strip("(").casefold() in byline_words("other_crafts")
        or text[end - 1] in ".)"
        or "/" in text[at:end]
        or f"({text[at:end]}" in text  # printed twice
        or (begin == at and (text[at:end].isupper() and ends_sentence(before)))
    )


_LEADING = tuple(":/(©[&@,")


def _is_told_of(text: str, begin: int, at: int, end: int, names: Sequence[str]) -> bool:
    """Say whether the copy tells of somebody in a line of `names`, or may: by the surname, or behind a title or given name.

    Who a story is about it calls by surname; its author it names once, or in full.
    """
    before = text[max(0, begin - 24) : begin].rstrip(" ").rpartition(" ")[2].strip(".,")
    if joins_names(before) or is_given_name(before) or is_role(before) or is_function_word(before.casefold()):
        return True
    for name in names:
        given, _, surname = name.rpartition(" ")
        if sum(not joins_names(word) for word in name.split()) > _MOST_NAMES:
            return True  # Ana Maria Lima Came So Close
        alone = regex.compile(
            rf"(?<!{regex.escape(given)}[ ])(?<![\p{{L}}\p{{M}}]){regex.escape(surname)}(?![\p{{L}}\p{{M}}])"
        )
        if any(not at <= match.start() < end for match in alone.finditer(text)):
            return True
    return False


_MOST_NAMES = 3


def line_behind(text: str, start: int, stop: int) -> int | None:
    """Return where the name without a cue ends that stands right behind a time, with its role or paper beside it or alone.

    >>> line_behind("Ana Lima Staff Writer The bell weighs a ton.", 0, 44), line_behind("Ana Lima The bell weighs a ton.", 0, 31)
    (21, 8)
    >>> line_behind("Ana Lima said the bell weighs a ton.", 0, 36)
    """
    reading = read(text, start, min(stop, start + _LONGEST), inside=True) if text[start:stop].strip() else None
    if reading is not None and reading.cue is not None:
        return None
    if reading is not None and reading.authors and reading.given and reading.said & {"role", "organization"}:
        return reading.end
    dense = _DENSE_BEHIND.match(text, start, stop)
    if dense is not None:
        return dense.end() if _is_lone_dense(text, *dense.span()) else None
    return _names_alone(text, start, stop)


def _names_alone(text: str, start: int, stop: int) -> int | None:
    """Return where names end with which a line begins, a known given name and one more word each: what follows begins a line of its own.

    The story does not tell of them: whom it is about it calls by surname.
    """
    end: int | None = None
    at = start
    while (pair := _PAIR.match(text, at, stop)) is not None:
        if not is_given_name(pair["given"]) or is_role(pair["surname"]) or is_place(pair[0]):
            break
        if _is_told_of(text, pair.start(), pair.start(), pair.end(), (pair[0],)):
            return None
        end = pair.end()
        if (comma := _NEXT_NAME.match(text, end, stop)) is None:
            break
        at = comma.end()
    return end if end is not None and _BEGINS.match(text, end, stop) is not None else None


_PAIR = regex.compile(
    r"(?P<given>\p{Lu}[\p{L}\p{M}'’-]++|\p{Lo}[\p{L}\p{M}]++) (?P<surname>(?:\p{Lu}\p{L}|\p{Lo})[\p{L}\p{M}'’-]++)(?!['’]s)"
)
_NEXT_NAME = regex.compile(r", (?=[\p{Lu}\p{Lo}])")
_BEGINS = regex.compile(r"\s++[\"“«‘(\[]?(?:[\p{Lu}\p{N}]|\p{Lo})")
_LONGEST_DENSE = 6
_DENSE_LETTERS = r"[\p{Han}가-힣]{2,4}+"
_DENSE_BEFORE = regex.compile(rf"(?<=[ \u3000])(?P<name>{_DENSE_LETTERS})\Z")
_DENSE_BEHIND = regex.compile(rf"{_DENSE_LETTERS}(?=[ \u3000])")


def _is_lone_dense(text: str, start: int, end: int) -> bool:
    """Say whether letters between two blanks are a name, and neither a section nor a word that the copy has elsewhere."""
    word = text[start:end]
    known = phrases()
    return (
        is_dense_name(word)
        and text.count(word) <= len(word) - 1  # of two letters once, for they may be a word
        and word not in known.section
        and word not in known.furniture_line
        and word not in known.furniture_tail
        and word not in known.share
    )
