"""Copy around a time as a row of tokens: numbers, known words, marks; and the shapes that are looked for in such a row.

A time is written with few kinds of things: numbers, months, weekdays, `at`, `Uhr`, zones, labels, marks. So a stretch of
copy is first read as a row of tokens, each of which plays one or more roles (`mar` is a month and a weekday, `05` an
hour, a minute and a day). A *shape* is a pattern over that row: `<month>[.]? <day>,? <year>` reads `May 4, 2020` in any
language whose months are in `data/languages`. Every word of every language is looked up, none is compiled into a pattern.

Glued copy is parted on the way: `LimaMay` is a name and a month, `202212 Apr` ends one stamp and begins another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

from wireclean.data import load
from wireclean.data.languages import language_numbers, language_words, words_of_language
from wireclean.data.phrasebook import begun

__all__ = ["Role", "Row", "codes_with_role", "fold", "pieces", "plain_digits", "read_row", "shape", "words_with_role"]

# ---------------------------------------------------------------------------------------------------------- vocabulary

# What a token can be in a shape.
Role = Literal[
    "label", "join", "hours", "minutes", "seconds", "years", "month_mark", "day_mark", "of", "ordinal", "half", "noon", "ago",
    "ago_after", "ago_lead", "one", "month", "solar_month", "lunar_month", "bikram_month", "weekday", "era", "unit", "back",
    "iso_t", "iso_z", "utc", "zone", "small_zone", "foreign", "count", "digits", "number", "minute", "short", "clock", "year",
    "thai", "solar", "compact",
]  # fmt: skip
# What each list of `[times]` and each table of numbers says of its words.
_LISTS = {
    "dated": "label", "updated": "label", "published": "label", "joins": "join", "hours": "hours", "minutes": "minutes",
    "seconds": "seconds", "years": "years", "month_marks": "month_mark", "day_marks": "day_mark", "of": "of",
    "ordinals": "ordinal", "mornings": "half", "afternoons": "half", "noon": "noon", "midnight": "noon",
    "ago_before": "ago", "ago_after": "ago_after", "ago_leads": "ago_lead", "ones": "one",
}  # fmt: skip
_VALUES: dict[str, str | int] = {
    "updated": "updated", "published": "published", "mornings": 0, "afternoons": 12, "noon": 12, "midnight": 0, "ones": 1,
}  # fmt: skip
_NUMBERS = {
    "months": "month", "solar_months": "solar_month", "lunar_months": "lunar_month", "bikram_months": "bikram_month",
    "weekdays": "weekday", "eras": "era", "units": "unit", "days_back": "back",
}  # fmt: skip
# Words of these lists settle, if no English list has them, that the day comes before the month: `le`, `kl.`, `Uhr`.
_TELLING = ("dated", "updated", "published", "joins", "hours", "mornings", "afternoons")


class _Word(NamedTuple):
    """What a word or phrase can be: its roles, each with what it stands for there."""

    roles: dict[str, str | int | None]
    code: str


def fold(printed: str) -> str:
    """Return a word as the tables are searched for it.

    The Turkish i with and without a dot is one letter, and so are the Arabic and the Persian form of yeh and kaf.
    """
    folded = printed.casefold()
    return folded if folded.isascii() else folded.replace("i\u0307", "i").translate(_SAME_LETTERS)


_SAME_LETTERS = str.maketrans({"ı": "i", "ي": "ی", "ك": "ک"})


def _phrase(printed: str) -> tuple[str, ...]:
    return tuple(" " if part[0].isspace() else part[0] for part in _RAW.finditer(fold(printed)))


class _Vocabulary(NamedTuple):
    """Phrases by their first token, the longest first; the codes of words and numbers; and which codes play a role."""

    phrases: dict[str, list[tuple[tuple[str, ...], _Word]]]
    codes: dict[tuple[str, ...], str]
    classes: dict[str, str]


_PRIVATE = 0xE000  # codes for sets of roles: characters that no copy is encoded as


@cache
def _vocabulary() -> _Vocabulary:
    entries: dict[tuple[str, ...], dict[str, str | int | None]] = {}
    for name, role in _LISTS.items():
        for word in language_words(f"times.{name}"):
            entries.setdefault(_phrase(word), {})[role] = _VALUES.get(name)
    for table, role in _NUMBERS.items():
        for word, number in language_numbers(table).items():
            if not word[0].isdecimal():  # 5月 is a number and a mark
                entries.setdefault(_phrase(word), {})[role] = number
    for name in (zone for table in load("times.toml")["zones"].values() for zone in table):
        entries.setdefault(_phrase(name), {})["zone"] = name
    for name, role in load("times.toml")["signs"].items():
        entries.setdefault((name,), {})[role] = None
    for phrase in _telling():
        entries[phrase]["foreign"] = None
    codes: dict[tuple[str, ...], str] = {}
    classes: dict[str, list[str]] = {}

    def code_of(roles: Iterable[str]) -> str:
        key = tuple(sorted(roles))
        if key not in codes:
            codes[key] = chr(_PRIVATE + len(codes))
            for role in key:
                classes.setdefault(role, []).append(codes[key])
        return codes[key]

    phrases: dict[str, list[tuple[tuple[str, ...], _Word]]] = {}
    for phrase, roles in entries.items():
        phrases.setdefault(phrase[0], []).append((phrase, _Word(roles, code_of(roles))))
        if "zone" in roles:  # printed small it needs more beside it
            code_of({"small_zone" if role == "zone" else role for role in roles})
    for found in phrases.values():
        found.sort(key=lambda one: -len(one[0]))
    for number_roles in _NUMBER_ROLES:
        code_of(number_roles)
    return _Vocabulary(phrases, codes, {role: "".join(chars) for role, chars in classes.items()})


def _telling() -> set[tuple[str, ...]]:
    words = {word for name in _TELLING for word in language_words(f"times.{name}")} | {*language_numbers("weekdays")}
    for language in load("times.toml")["order"]["open_languages"]:
        words.difference_update(*(words_of_language(language, f"times.{name}") for name in _TELLING))
        words.difference_update(words_of_language(language, "weekdays"))
    return set(map(_phrase, words))


def words_with_role(role: Role) -> set[str]:
    """Return the first words of the phrases that can play a role, folded."""
    return {phrase[0] for found in _vocabulary().phrases.values() for phrase, word in found if role in word.roles}


def codes_with_role(*roles: Role) -> frozenset[str]:
    """Return the codes of the tokens that can play one of the roles."""
    return frozenset("".join(_vocabulary().classes.get(role, "") for role in roles))


# -------------------------------------------------------------------------------------------------------------- digits

_ZEROS = tuple(map(chr, (
    0x660, 0x6F0, 0x966, 0x9E6, 0xAE6, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0x1040, 0x17E0, 0xFF10,
)))  # fmt: skip
_DIGITS = {ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)}
_OTHER_DIGIT = re.compile(f"[{''.join(f'{zero}-{chr(ord(zero) + 9)}' for zero in _ZEROS)}]")


def plain_digits(text: str, start: int, end: int) -> str:
    """Return copy whose stretch has 0 to 9 for the digits of other scripts: ٢٠٢٠, २०२०, ２０２０. No offset moves."""
    if text.isascii() or _OTHER_DIGIT.search(text, start, end) is None:
        return text
    return text[:start] + text[start:end].translate(_DIGITS) + text[end:]


# ---------------------------------------------------------------------------------------------------------------- rows

# Letters of Chinese, Japanese and Korean, where no space parts words: each is a token. And marks that stand on letters.
_SYLLABLES = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_ON_LETTERS = (
    r"\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983"
    r"\u09bc-\u09d7\u0a01-\u0a4d\u0a81-\u0acd\u0b82-\u0bcd\u0c01-\u0c4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
_RAW = re.compile(
    rf"""(?P<word> [A-Za-z]++ (?![^\x00-\x7f]) | (?: (?![{_SYLLABLES}]) [^\W\d_] | [{_ON_LETTERS}] )+ )
       | (?P<number> [0-9]+ ) | (?P<blank> \s+ ) | .""",
    re.VERBOSE | re.DOTALL,
)
_TOKEN = re.compile(re.sub(r"\(\?P<\w+>", "(?:", _RAW.pattern), _RAW.flags)  # the same without groups, which is faster
_LONG_NUMBER = re.compile(r"[0-9]{5}")
_GLUED = re.compile(r"(?<=[^\W\d_])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z])")
_MARKS = frozenset(" ,.:;/\\|-–—‒+−()[]'’@$€£%#*•·∙¤、，。：（）【】،؛~»›")
_SPACE_LIMIT = 3
_NUMBER_ROLES: tuple[tuple[Role, ...], ...] = (
    ("count", "digits", "number"),
    ("count", "digits", "minute", "number", "short"),
    ("count", "digits"),
    ("clock", "digits", "year"),
    ("digits", "year"),
    ("digits", "thai"),
    ("clock", "digits", "solar"),
    ("digits", "solar"),
    ("clock", "digits"),
    ("compact", "digits"),
    ("digits",),
)
_LATEST_CLOCK = 2400
_CENTURIES: dict[str, Role] = {"19": "year", "20": "year", "24": "thai", "25": "thai", "13": "solar", "14": "solar"}


class Row(NamedTuple):
    """A stretch as tokens: `codes` has one character for each, which shapes are matched against."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]
    words: list[dict[str, str | int | None]]

    def number(self, at: int) -> int:
        """Return the number that a token is."""
        return int(self.text[self.starts[at] : self.ends[at]])

    def printed(self, first: int, stop: int) -> str:
        """Return the copy of some tokens."""
        return self.text[self.starts[first] : self.ends[stop - 1]]

    def value(self, at: int, role: Role) -> str | int | None:
        """Return what a word stands for in a role: 5 for `May` as a month."""
        return self.words[at].get(role)


def read_row(text: str, start: int, end: int) -> Row:
    """Return the tokens of `text[start:end]`."""
    vocabulary = _vocabulary()
    phrases = vocabulary.phrases
    parts = _parts(text, start, end)
    folded = [part.key for part in parts]
    codes = [part.code for part in parts]
    starts = [*accumulate([part.length for part in parts], initial=start)]
    ends = starts[1:]
    words = [_NO_ROLES] * len(parts)
    done = 0
    for at in [at for at, key in enumerate(folded) if key in phrases]:
        for phrase, word in phrases[folded[at]] if at >= done else ():
            stop = at + len(phrase)
            if len(phrase) == 1 or tuple(folded[at:stop]) == phrase:
                words[at], codes[at] = word
                if "zone" in words[at] and len(phrase) == 1 and not text[starts[at] : ends[at]].isupper():
                    small = sorted("small_zone" if role == "zone" else role for role in words[at])
                    codes[at] = vocabulary.codes[tuple(small)]
                ends[at] = ends[stop - 1]
                codes[at + 1 : stop] = [""] * (len(phrase) - 1)  # the rest of the phrase
                done = stop
                break
    if "" in codes:
        kept = [at for at, code in enumerate(codes) if code]
        starts, ends, words = [starts[at] for at in kept], [ends[at] for at in kept], [words[at] for at in kept]
    else:
        del starts[-1]
    return Row(text, "".join(codes), starts, ends, words)


_NO_ROLES: dict[str, str | int | None] = {}


class _Part(NamedTuple):
    """A part of the copy as the tables are searched for it, the code of what it is by itself, and how long it is."""

    key: str
    code: str
    length: int


def _parts(text: str, start: int, end: int) -> list[_Part]:
    """Return the parts of the copy, glued words and numbers parted."""
    tokens = _TOKEN.findall(text, start, end)
    if _LONG_NUMBER.search(text, start, end) is None:
        return [part for token in tokens for part in _token(token)]
    parts: list[_Part] = []
    at = start
    for token in tokens:
        stop = at + len(token)
        if len(token) > 4 and "0" <= token[0] <= "9" and _ends_a_year(text, at, stop, end):
            parts += (_Part("", _number_code(token[:4]), 4), *_token(token[4:]))
        else:
            parts += _token(token)
        at = stop
    return parts


@lru_cache(maxsize=4096)
def _token(printed: str) -> tuple[_Part, ...]:
    """Return the parts of a token."""
    match = _RAW.match(printed)
    kind = None if match is None else match.lastgroup
    if kind == "word":
        return tuple(_Part(key, "W" if piece[0].isupper() else "w", len(piece)) for piece, key in pieces(printed))
    if kind == "number":
        key, code = printed, _number_code(printed)
    elif kind == "blank":
        key, code = " ", " " if len(printed) <= _SPACE_LIMIT and printed.count("\n") <= 1 else "_"
    else:
        key, code = printed, printed if printed in _MARKS else "w" if printed.isalpha() else "?"
    return (_Part(key, code, len(printed)),)


@lru_cache(maxsize=4096)
def pieces(word: str) -> tuple[tuple[str, str], ...]:
    """Return a word with its folded form, or the words that are glued in it: `LimaMay`, `PMUPDATED`, `pmfirst`."""
    phrases = _vocabulary().phrases
    key = fold(word)
    if len(word) < 4 or key in phrases:
        return ((word, key),)
    parts: list[str] = []
    for piece in _GLUED.split(word):
        cuts = (cut for cut in (2, 3, 4) if _ends_a_time(piece[:cut]) and fold(piece[cut:]) in phrases)
        cut = 0 if fold(piece) in phrases else next(cuts, 0)
        parts += [piece[:cut], piece[cut:]] if cut else [piece]
    return tuple((piece, fold(piece)) for piece in parts)


def _ends_a_time(word: str) -> bool:
    """Say whether a word is AM, PM or a zone in capitals, behind which another may be glued."""
    phrase = (fold(word),)
    return any(
        found == phrase and ("half" in known.roles or ("zone" in known.roles and word.isupper()))
        for found, known in _vocabulary().phrases.get(phrase[0], ())
    )


@lru_cache(maxsize=4096)
def _number_code(digits: str) -> str:
    """Return the code of a number, by what it can be."""
    length, century = len(digits), digits[:2]
    roles: tuple[Role, ...] = ("digits",)
    if length <= 3:
        roles = _NUMBER_ROLES[length - 1]
    elif length == 4:
        clock: tuple[Role, ...] = ("clock",) if int(digits) < _LATEST_CLOCK and digits[2] < "6" else ()
        roles = (*clock, "digits", *([_CENTURIES[century]] if century in _CENTURIES else []))
    elif length == 8 and century in ("19", "20"):
        roles = ("compact", "digits")
    return _vocabulary().codes[roles]


def _ends_a_year(text: str, start: int, end: int, limit: int) -> bool:
    """Say whether a number is a year and what is glued to it: `20227:24`, `202212 Apr`, `20250 1747`; not `20000 people`."""
    if end - start > 8 or _YEAR.match(text, start) is None or _COMPACT.match(text, start, limit):
        return False
    return not _COUNTED.match(text, end, limit) or _OF_TIME.match(text, end, limit) is not None


_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_COMPACT = re.compile(r"[0-9]{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9:])")
_COUNTED = re.compile(r"\s[a-z]")
_OF_TIME = re.compile(rf"\s(?:{'|'.join(map(begun, language_words('times.reading')))}|[ap]\.?m)")


# -------------------------------------------------------------------------------------------------------------- shapes

_SLOT = re.compile(r"(?<!\(\?P)<(?P<silent>:)?(?P<role>[a-z_|]+)(?:=(?P<name>[a-z_]+))?>")


def shape(source: str) -> re.Pattern[str]:
    """Compile a pattern over codes. `<month>` is a token with that role, captured; `<:month>` is not captured.

    `<number=hour>` captures under another name, `<year|thai>` is one of several roles. Anything else is a regular
    expression in verbose mode, in which a space of the copy is written `[ ]`, and `w` is a word without a role (`W` if it
    begins with a capital).
    """
    return re.compile(_SLOT.sub(_slot, source), re.VERBOSE)


def _slot(match: re.Match[str]) -> str:
    classes = _vocabulary().classes
    chars = "".join(classes.get(role, "") for role in match["role"].split("|"))
    source = f"[{chars}]" if chars else "(?!)"
    if match["silent"]:
        return source
    return f"(?P<{match['name'] or match['role'].replace('|', '_')}>{source})"
