"""Personal names and place names: their shapes in print, and their case in prose.

Headlines, bylines and datelines print names in capitals. `recase` and `recase_place` give them back as a sentence would
print them, from the lists in `data/names.toml`. `name_shapes` holds the patterns of a name as printed, and `read_name`
reads the name that stands at a place in a text, ended by the words that no name holds.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

import regex

from wireclean.data import load
from wireclean.data.languages import language_words
from wireclean.data.phrasebook import any_of

__all__ = [
    "NameShapes",
    "PrintedName",
    "is_honorific",
    "is_name",
    "joins_names",
    "may_open_name",
    "name_shapes",
    "names_organization",
    "read_name",
    "recase",
    "recase_place",
]


# ------------------------------------------------------------------------------------------------ case


def recase(text: str) -> str:
    """Case a personal name in capitals as prose would; a name in mixed case comes back as it is.

    A hyphenated part keeps its capital (`Hyung-Jin`: print does not say which names are Korean), the Arabic article is
    lower case inside a name and a capital at its beginning, as AP has it.

    >>> recase("RORY McDOUGALL"), recase("SIOBHAN VAN DER BERG"), recase("KHALID AL-SHIHRI JR.")
    ('Rory McDougall', 'Siobhan van der Berg', 'Khalid al-Shihri Jr.')
    """
    if _CAPITALS.search(text) is None:
        return text
    words = text.split(" ")
    mixed = any(_TITLE_WORD.fullmatch(word) for word in words if word.strip(",") not in _words("suffixes"))
    cased = []
    for number, word in enumerate(words):
        first, last = not number, number == len(words) - 1
        if not _is_shouted(word) or (mixed and not (last and word.isalpha() and len(word) > 1)):
            cased.append(word)
        elif number and (suffix := _suffixes().get(word.strip(",").casefold())) is not None:
            cased.append(suffix + "," * word.endswith(","))
        elif (first or mixed) and word.casefold() in _words("initials"):
            cased.append(word)
        elif not first and not last and _is_particle(word, words[number - 1]):
            cased.append(word.lower())
        else:
            cased.append(_recase_parts(word, first))
    return " ".join(cased)


@lru_cache(maxsize=4096)
def recase_place(text: str) -> str:
    """Case a place name in capitals as prose would; a name in mixed case comes back as it is.

    >>> recase_place("ST. JOHN'S"), recase_place("PORT-AU-PRINCE"), recase_place("ABOARD AIR FORCE ONE")
    ("St. John's", 'Port-au-Prince', 'Aboard Air Force One')
    """
    words = text.split(" ")
    if any(_TITLE_WORD.fullmatch(word) for word in words):
        return text
    cased = []
    for number, word in enumerate(words):
        bare = word.strip(",.")
        if number and number < len(words) - 1 and _is_low_in_place(bare, words[number - 1]):
            cased.append(word.lower())
        elif not _is_shouted(word) or bare in _words("capitals", "places"):
            cased.append(word)
        else:
            cased.append(_recase_place_parts(word, not number))
    return " ".join(cased)


# A word in title case: `Lima`, `Müller-Reed`, `O'Brien,`; not `McGUIRK`.
_TITLE_WORD = regex.compile(r"[\p{Lu}'’-]{0,3}+(?<=\p{Lu})\p{M}*+\p{Ll}(?!\p{L}{0,4}\p{Lu}\p{Lu})[^\s]*+")
_CAPITALS = regex.compile(r"\p{Lu}[^ \p{Lu}]*+\p{Lu}")  # two in a word
_INITIALS = regex.compile(r"(?:\p{Lu}\p{M}*+\.-?){1,6}+,?")


@cache
def _words(table: str, group: str | None = None) -> frozenset[str]:
    names = load("names.toml")
    words = frozenset((names[group] if group else names)[table])
    return words.union(language_words(f"{group}.{table}")) if group else words


@cache
def _suffixes() -> dict[str, str]:
    return {suffix.casefold(): suffix for suffix in load("names.toml")["suffixes"]}


@cache
def _prefix() -> regex.Pattern[str]:
    """Find the beginning of a word in capitals that print leaves in small letters: `Mc` of McGUIRK, `al-` of al-SHIHRI."""
    prefixes = "|".join(load("names.toml")["prefixes"])
    return regex.compile(rf"(?:{prefixes})++(?=\p{{Lu}}\p{{M}}*+\p{{Lu}})|\p{{L}}\p{{Ll}}{{0,3}}+['’-](?=\p{{Lu}})")


def _is_shouted(word: str) -> bool:
    """Say whether a word is in capitals: two of them at least, and no small letters but those of a prefix."""
    if _INITIALS.fullmatch(word):
        return False
    prefix = _prefix().match(word)
    rest = word[prefix.end() :] if prefix and any(letter.islower() for letter in prefix[0]) else word
    return sum(map(str.isupper, rest)) > 1 and not any(map(str.islower, rest))


def _is_particle(word: str, before: str) -> bool:
    low = word.casefold()
    return low in _words("particles") or (
        low in _words("following_particles") and before.casefold() in _words("particles")
    )


def _is_low_in_place(word: str, before: str) -> bool:
    low = word.casefold()
    return low in _words("particles", "places") or (
        low in _words("following_particles") and before.casefold() in _words("particles", "places")
    )


def _recase_parts(word: str, first: bool) -> str:
    parts = word.split("-")
    return "-".join(
        part.lower()
        if not (first and not at) and at < len(parts) - 1 and part.casefold() in _words("hyphenated_particles")
        else _recase_part(part)
        for at, part in enumerate(parts)
    )


def _recase_place_parts(word: str, first: bool) -> str:
    parts = word.split("-")
    cased = []
    for at, part in enumerate(parts):
        inner = 0 < at < len(parts) - 1 and _is_low_in_place(part, parts[at - 1])
        article = not (first and not at) and at < len(parts) - 1 and part.casefold() in _words("hyphenated_particles")
        mark = _apostrophe(part)
        if inner or article:
            cased.append(part.lower())
        elif (
            not (first and not at) and mark == 1 and part[0].lower() in _words("elided", "places")
        ):  # Coeur d'Alene, Cote d'Ivoire; but L'Aquila
            cased.append(part[0].lower() + part[1] + _recase_part(part[2:]))
        else:
            cased.append(_recase_part(part))
    return "-".join(cased)


def _apostrophe(part: str) -> int:
    return max(part.find("'"), part.find("’"))


def _recase_part(part: str) -> str:
    """Case one part of a word in capitals, between hyphens: `O'BRIEN`, `McGUIRK`, `MACDONALD`."""
    if _INITIALS.fullmatch(part):
        return part
    prefix = _prefix().match(part)
    if prefix is not None and any(map(str.islower, prefix[0])):
        return prefix[0] + _recase_plain(part[prefix.end() :])
    mark = _apostrophe(part)
    if mark >= 0 and len(part) - mark > 2:
        before = part[:mark]
        capital = len(before) == 1 or before.casefold() in _words("before_apostrophe")
        after = _recase_plain(part[mark + 1 :]) if capital else _lower(part[mark + 1 :])
        return _capitalize(before) + part[mark] + (after if before else _lower(part[1:]))
    return _recase_plain(part)


def _recase_plain(part: str) -> str:
    low = part.casefold()
    dotless = _dotless().get(_lower(part))
    if dotless is not None:
        return part[:1] + dotless[1:]
    for prefix in _words("patronymics"):
        if low.startswith(prefix) and len(part) > len(prefix) + 2:
            return prefix.capitalize() + _capitalize(part[len(prefix) :])
    if low.rstrip(".,") in _words("mac"):
        return _capitalize(part[:3]) + _capitalize(part[3:])
    return _capitalize(part)


@cache
def _dotless() -> dict[str, str]:
    """Return the Turkish names with an i that has no dot, by how their capitals would read: yilmaz, YILMAZ."""
    return {name.replace("ı", "i"): name for name in load("names.toml")["dotless"]}


def _capitalize(word: str) -> str:
    return word[:1] + _lower(word[1:])


def _lower(word: str) -> str:
    """Lower a word; beside the dotted capital of Turkish, which lowers to i and a combining dot, the other has no dot."""
    return (word.replace("I", "ı") if "İ" in word else word).lower().replace("i̇", "i")


# ------------------------------------------------------------------------------------------------ shapes

Ending = Literal["clean", "organization", "other"]


class NameShapes(NamedTuple):
    """Pattern sources of a personal name as printed, for embedding in a verbose pattern of the `regex` module.

    `shouted` is a name in capitals, `title` one in title case. Each reads two to six words, without backtracking, and
    without asking whether the words can be a name's.
    """

    shouted: str
    title: str


class PrintedName(NamedTuple):
    """A name in a text: `text[start:end]`.

    `ending` says what follows: "organization" for a word of organisations or roles, which may have begun inside the
    name, "other" for another word that no name holds, "clean" for anything else. `words` is how many words it has.
    """

    start: int
    end: int
    shouted: bool
    words: int
    ending: Ending


@cache
def name_shapes() -> NameShapes:
    """Return the patterns of a name as printed.

    >>> regex.fullmatch(name_shapes().title, "Siobhan van der Berg", regex.VERBOSE) is not None
    True
    """
    names = load("names.toml")
    low = "|".join(sorted({*names["particles"], *names["following_particles"]}, key=lambda word: (-len(word), word)))
    prefixes = "|".join(sorted(names["prefixes"], key=lambda word: (-len(word), word)))
    pairs = "|".join(names["initials"]).upper()
    elisions = any_of(map(str.capitalize, names["before_apostrophe"]))
    space = r"[^\S\n]{1,3}+"
    particles = rf"(?: (?=[a-z]) (?:{low}) (?!\p{{L}}) {space} ){{0,3}}+"
    initial = r"(?> (?: \p{Lu}\p{M}*+ \. -? ){1,4}+ | \p{Lu}\p{M}*+ (?! [\p{L}'’.-] ) )"  # J.  J.D.  J.-P.  J
    honorific = rf"(?: (?i:{any_of(names['honorifics'])}) \. )"
    juniors, numerals = any_of(names["juniors"]), any_of(names["numerals"])
    suffix = rf"(?: ,?+ {space} (?: (?:{juniors})\b \.?+ | (?:{numerals})\b ) )?+"
    # A run of capitals, each not followed by a small letter, so that of `LIMADecember` it reads LIMA.
    caps = r"(?: \p{Lu}\p{M}*+ (?! \p{Ll} ) )"
    small = r"(?: \p{Lu}\p{M}*+ (?: \p{Ll}\p{M}*+ ){1,24}+ )"
    # LIMA  McGUIRK  DeMILLO  O'BRIEN  AL-SHIHRI  HYUNG-JIN; not TRUMP'S
    shouted_word = rf"""(?> (?! (?:{juniors})\b )
        (?: (?=\p{{Lu}}\p{{Ll}}) (?:{prefixes}){{1,2}}+ (?= \p{{Lu}}\p{{M}}*+\p{{Lu}} ) | \p{{L}}{{1,4}}+ ['’-] )?+
        {caps}{{2,24}}+
        (?: (?! ['’]S(?!\p{{L}}) ) ['’-] (?:{prefixes})?+ {caps}{{1,24}}+ ){{0,3}}+ )"""
    # Lima  McGuirk  DeMillo  O'Brien  al-Shihri  Hyung-jin; not Trump's, and of `LimaDecember` only Lima
    title_word = rf"""(?> (?! (?:{juniors})\b )
        (?: (?: \p{{Lu}} | [dlmn] | {elisions} | [Aa]l | [Ee]l ) ['’-] )?+
        (?: (?=\p{{Lu}}\p{{Ll}}{{1,5}}+\p{{Lu}}) (?:{prefixes}) (?= \p{{Lu}}\p{{M}}*+\p{{Ll}} ) ){{0,2}}+
        {small}
        (?: (?! ['’]s(?!\p{{L}}) ) ['’-] (?: {small} | \p{{L}}\p{{M}}*+ (?: \p{{Ll}}\p{{M}}*+ ){{0,24}}+ ) ){{0,3}}+ )"""
    first = rf"(?: {honorific} {space} )?+"
    saint = rf"(?: (?:{any_of(names['saints'])}) \. {space} )?+"  # Ana St. Clair
    return NameShapes(
        shouted=rf"{first} (?: {shouted_word} | {initial} ) (?: {space} {particles} {saint} (?: {shouted_word} | {initial} ) ){{1,5}}+ {suffix}",
        title=rf"""{first} (?: (?:{pairs}) (?![\p{{L}}'’.-]) | {title_word} | {initial} )
                   (?: {space} {particles} {saint} (?: {title_word} | {initial} ) ){{1,5}}+ {suffix}""",
    )


@cache
def _pattern(shape: Literal["shouted", "title"]) -> regex.Pattern[str]:
    return regex.compile(getattr(name_shapes(), shape), regex.VERBOSE)


_WORD = regex.compile(r"[^\s,]++")
_CLOSING_WORD = regex.compile(r"\p{L}\p{M}*+[\p{L}'’]")  # no initial
_NUMBER = regex.compile(r"[^\S\n]{0,3}+[.,]?+[^\S\n]{0,3}+\d")


def read_name(text: str, start: int = 0, end: int | None = None) -> PrintedName | None:
    """Read the personal name that begins at `start`: two words or more, none of them one that names never hold.

    >>> name = read_name("RORY McDOUGALL AND ANA LIMA, Associated Press")
    >>> name.end, name.shouted
    (14, True)
    """
    if not text[start : start + 1].isalpha():
        return None
    stop = len(text) if end is None else end
    space = text.find(" ", start, stop)
    small = text[start + 1 : space if space >= 0 else stop].islower()  # Lima, and so no name in capitals
    shouted = None if small else _pattern("shouted").match(text, start, stop)
    title = None if shouted and shouted[0][-1:] != "." else _pattern("title").match(text, start, stop)
    match = title if shouted is None or (title and title.end() > shouted.end()) else shouted
    if match is None:
        return None
    ending: Ending = "clean"
    kept: list[regex.Match[str]] = []
    for word in _WORD.finditer(text, start, match.end()):
        particle = bool(kept) and (word[0] in _words("particles") or kept[-1][0] in _words("particles"))
        kind = None if particle else _kind(word[0].rstrip(".").casefold())  # Ruud ten Cate, Ana van der Meer
        if kind == "number":
            if _NUMBER.match(text, word.end(), stop):
                break
        elif kind is not None:
            ending = "clean" if kind == "ends" else kind
            break
        kept.append(word)
    while kept and (_is_hanging(kept[-1][0], len(kept)) or not _CLOSING_WORD.match(kept[-1][0])):
        kept.pop()
    if len(kept) < 2 or all(len(word[0].strip(".")) < 2 or "." in word[0][:-1] for word in kept):
        return None
    return PrintedName(start, kept[-1].end(), match is shouted, len(kept), ending)


def _is_hanging(word: str, count: int) -> bool:
    """Say whether the last word of a name is a particle whose surname is missing; after one word it is a surname: Ana Das."""
    return word.casefold() in _words("particles") and not (count == _SHORTEST and word.istitle())


_SHORTEST = 2


@lru_cache(maxsize=4096)
def _kind(word: str) -> Literal["ends", "number", "organization", "other"] | None:
    """Say why a word is none of a name's; None if it may be one."""
    if word in _words("ends", "never"):
        return "ends"
    if word in _words("ends_before_number", "never"):
        return "number"
    organizations = _words("organizations", "never")
    if word in organizations or ("-" in word and not organizations.isdisjoint(word.split("-"))):  # News-Leader
        return "organization"
    return "other" if word in _words("other", "never") else None


def names_organization(word: str) -> bool:
    """Say whether a word tells an organisation from a person: `Times`, `News`.

    >>> names_organization("Tribune"), names_organization("Lima")
    (True, False)
    """
    return _kind(word.casefold()) == "organization"


def may_open_name(first: str, second: str) -> bool:
    """Say, with little work, whether two words can open a personal name: not those that names never hold.

    >>> may_open_name("Ana", "Lima"), may_open_name("Breaking", "News")
    (True, False)
    """
    if _kind(first.rstrip(".").casefold()) not in _OPEN:
        return False
    return second in _words("particles") or _kind(second.rstrip(".,").casefold()) in _OPEN


_OPEN = (None, "number")  # what is no name before a number may be one


def is_honorific(word: str) -> bool:
    """Say whether a word is what may stand before a name, with its full stop: `Dr.`"""
    return word[-1:] == "." and word[:-1].casefold() in _words("honorifics")


def joins_names(word: str) -> bool:
    """Say whether a word in the middle of a name joins the others: an initial or a particle.

    >>> joins_names("M."), joins_names("VAN"), joins_names("Ana")
    (True, True, False)
    """
    return len(word.rstrip(".")) == 1 or word.casefold() in _joiners()


@cache
def _joiners() -> frozenset[str]:
    return _words("particles") | _words("following_particles") | _words("joiners")


def is_name(text: str) -> bool:
    """Say whether `text` is a personal name of two words or more, by its shape and words.

    >>> is_name("Ana Lima"), is_name("Minutes Ago"), is_name("Lima")
    (True, False, False)
    """
    name = read_name(text)
    return name is not None and name.end == len(text)
