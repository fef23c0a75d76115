"""Personal names and place names: their shapes in print, and their case in prose."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from wireclean.data import load

__all__ = ["NAME", "SHOUTED_NAME", "TITLE_NAME", "is_name", "recase", "recase_place"]

# Lima  McGill  O'Dowd  DeWitt  Al-Shihri  Ho-jin  Müller: a capital only where a name may have one, so that a word glued
# behind it (LimaDecember) is left alone.
_TITLE = (
    r"(?:(?:(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|Ben|[Aa]l-|[Ee]l-|[ODLNdl]['’])(?=\p{Lu}))?+\p{Lu}[\p{Ll}\p{M}]{1,24}+"
    r"(?:['’]\p{L}[\p{Ll}\p{M}]{1,24}+)?(?:-\p{L}[\p{Ll}\p{M}]{0,24}+){0,2})"
)
# LIMA  McGILL  O'DOWD  DeWITT  AL-SHIHRI  HO-JIN
_SHOUTED = r"(?:(?:(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|[OD]['’])(?=\p{Lu}))?+\p{Lu}[\p{Lu}\p{M}]{0,24}(?:['’]\p{Lu}{1,24})?(?:-\p{Lu}{1,24}){0,2}(?!\p{Ll}))"
_INITIAL = r"(?:\p{Lu}\.(?:-?\p{Lu}\.){0,2})"
_PARTICLE = r"(?:van|von|der|den|de|del|della|da|di|du|dos|das|la|le|el|bin|ibn|al|ul|ter|ten|zu|zur|af|av|y|e)"
_SUFFIX = r"(?:,?[ ](?:(?:Jr|Sr|JR|SR)\b\.?|III?\b|IV\b))"

SHOUTED_NAME = (
    rf"(?:(?:{_INITIAL}|{_SHOUTED})(?:[ ](?:{_PARTICLE}[ ]){{0,2}}(?:{_INITIAL}|{_SHOUTED})){{1,4}}{_SUFFIX}?)"
)
TITLE_NAME = rf"(?:(?:{_INITIAL}|{_TITLE})(?:[ ](?:{_PARTICLE}[ ]){{0,2}}(?:{_INITIAL}|{_TITLE})){{1,4}}{_SUFFIX}?)"

# A personal name of two to five words as printed, for use in verbose patterns of the `regex` module.
NAME = rf"(?:{SHOUTED_NAME}|{TITLE_NAME})"

_WHOLE = regex.compile(NAME, regex.VERBOSE)


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load("names.toml")[table])


def is_name(text: str) -> bool:
    """Say whether `text` has the shape of a personal name and holds no word that names never hold."""
    if _WHOLE.fullmatch(text) is None:
        return False
    words = [word.strip(".,").lower() for word in text.split()]
    if any(word in _words("not_in_names") for word in words):
        return False
    return max(map(len, words)) > 1 and not all(len(word) <= 2 for word in words)


def recase(text: str) -> str:
    """Case an ALL-CAPS personal name as prose would: `RORY McDOUGALL` is Rory McDougall.

    Words in mixed case come back as they are. Arabic Al- and Korean second syllables follow AP style: Al-Shihri,
    Hyung-jin is printed Hyung-Jin because the capitals do not say which it is.
    """
    words = text.split(" ")
    last = len(words) - 1
    return " ".join(
        word.lower()
        if 0 < number < last and _is_shouted(word) and word.lower() in _words("particles")
        else _recased(word)
        for number, word in enumerate(words)
    )


@cache
def _low_in_places() -> frozenset[str]:
    return frozenset(load("names.toml")["low_in_places"])


_STAYS = regex.compile(r"DC|US|UK|UN|USA|UAE|EU|NATO|(?:\p{Lu}\.){2,}")


@lru_cache(maxsize=4096)
def recase_place(text: str) -> str:
    """Case an ALL-CAPS place name as prose would: `ST. JOHN'S` is St. John's, `PORT-AU-PRINCE` Port-au-Prince."""
    cased = []
    for number, word in enumerate(text.split(" ")):
        if not _is_shouted(word) or _STAYS.fullmatch(word.strip(",")):
            cased.append(word)
        elif number and word.lower() in _low_in_places():
            cased.append(word.lower())
        else:
            parts = word.split("-")
            cased.append(
                "-".join(
                    part.lower() if at and part.lower() in _low_in_places() else _recased(part)
                    for at, part in enumerate(parts)
                )
            )
    return " ".join(cased)


def _is_shouted(word: str) -> bool:
    """Say whether a word is in capitals, the small letters of Mc, Mac, De and the like allowed."""
    if not any(letter.islower() for letter in word):
        return sum(letter.isalpha() for letter in word) > 1
    return _MIXED.fullmatch(word) is not None


_MIXED = regex.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz)\p{Lu}{2,}(?:-\p{Lu}+)?\.?")
_INITIALS = regex.compile(r"(?:\p{Lu}\.)+")
_PREFIX = regex.compile(r"(?P<prefix>Mc|Mac|De|Di|Du|La|Le|Van|Fitz)(?P<rest>\p{Lu}{2,}.*)")


def _recased(word: str) -> str:
    if not _is_shouted(word) or _INITIALS.fullmatch(word) or word.strip(".,") in ("II", "III", "IV"):
        return word
    return "-".join(_cased(part) for part in word.split("-"))


def _cased(word: str) -> str:
    mixed = _PREFIX.fullmatch(word)
    if mixed is not None:
        return mixed["prefix"] + mixed["rest"].capitalize()
    low = word.lower()
    if low.startswith("mc") and len(low) > 3:
        return "Mc" + low[2:].capitalize()
    if low.startswith("mac") and low[3:] in _words("mac"):
        return "Mac" + low[3:].capitalize()
    head, mark, tail = low.partition("'") if "'" in low else low.partition("’")
    if mark and len(head) <= 2 and len(tail) > 1:  # O'Brien, D'Angelo, L'Aquila; but John's
        return head.capitalize() + mark + tail.capitalize()
    return low.capitalize()
