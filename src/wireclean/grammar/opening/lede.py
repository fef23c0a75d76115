"""What stands behind an opening: whether it reads as the sentence a story begins with, and in which language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice

from wireclean.data.languages import languages_known, words_of_language
from wireclean.grammar.language import tell_language
from wireclean.grammar.opening.letters import CJK, LOWER, QUOTES, UNCASED
from wireclean.grammar.sentences import ends_sentence

__all__ = ["Lede", "read_lede"]

_LEDE = 1000  # how much of the lede is looked at
_FIRST = 300  # how much of it says which language it is in
_SENTENCE_END = re.compile(rf"[.!?…।。؟۔።։။។] [{QUOTES})\]]{{0,3}}+ (?=\s|\Z|[{CJK}])", re.VERBOSE)
_LEDE_OPENING = re.compile(rf"[{QUOTES}¿¡(\[<$€£*#-]*+ (?: [^\W\d_{LOWER}] | \d )", re.VERBOSE)
_WORD = re.compile(r"[^\W\d_]\S*+")
_FEW_SMALL = 3
# The signs for vowels of India's scripts and their neighbours are no letters to `re`.
_WORDS = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u1000-\u109f\u17b4-\u17d3])*"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n")
_WRAPPED = re.compile(rf"(?<=[\w,]) \n (?= [{LOWER}] )", re.VERBOSE)
_CASELESS = re.compile(rf"[{UNCASED}{CJK}]")


class Lede:
    """How the text behind an opening looks, each trait reckoned when it is asked for."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        """Look at `text`, which begins where the opening ends."""
        self.text = text

    @property
    def opens(self) -> bool:
        """Whether it opens as a sentence does."""
        return _LEDE_OPENING.match(self.text) is not None

    @property
    def small_words(self) -> int:
        """How many of the first twenty words are in small letters, or in a script that has no others; four are enough."""
        count = 0
        for word in islice(_WORD.finditer(self.text, 0, 200), 20):
            first = self.text[word.start()]
            if first.islower() or (not first.isupper() and _CASELESS.match(first)):
                count += 1
                if count > _FEW_SMALL:
                    break
        return count

    @property
    def shape(self) -> str:
        """Name what it is: a `sentence`, `prose` without an end, `some` words, `other`, or `empty`."""
        if not self.text:
            return "empty"
        if not self.opens:
            return "other"
        small = self.small_words
        long = len(self.text) >= 40 or (len(self.text) >= 15 and _CASELESS.match(self.text) is not None)
        if not long or small < _FEW_SMALL:
            return "some" if small >= 2 else "other"
        ended = len(self.text) >= 60 and _SENTENCE_END.search(self.text, 20) is not None
        return "sentence" if ended or (ends_sentence(self.text) and small > _FEW_SMALL) else "prose"

    @property
    def first_sentence(self) -> int:
        """How long its first sentence is; 0 when none ends in it. One of two words may be one of a row: `Regen. Mist.`."""
        end = _SENTENCE_END.search(self.text)
        return 0 if end is None else end.start()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages whose little words it has most of, two at least; a script that one language has tells it, too.

        Of relatives that it does not tell apart all, a word less being no difference where there are but two.
        """
        known = _little_words()
        words = known.keys() & map(str.lower, _WORDS.findall(self.text[:_FIRST]))
        hits = Counter(code for word in words for code in known[word])
        most = max(hits.values(), default=0)
        if most < 2:
            told = tell_language(self.text[:_FIRST]) if _CASELESS.match(self.text) is not None else None
            return () if told is None else (told,)
        return tuple(code for code, count in hits.items() if count >= most - (most == 2))


def read_lede(text: str, start: int, stop: int, *, beyond: bool = False) -> Lede:
    """Return the lede that begins at `start`, up to `stop`; on into the next line where the sentence goes on there.

    With `beyond` the lede is in the line after `stop`: a place stands alone above it.
    """
    if beyond:
        start, stop = stop, text.find("\n", stop + len(text[stop : stop + 20]) - len(text[stop : stop + 20].lstrip()))
        stop = len(text) if stop < 0 else stop
    elif _WRAPPED.match(text, stop) is not None:
        stop = start + _LEDE
    lede = text[start : min(stop, start + _LEDE)].strip()
    blank = _BLANK_LINE.search(lede) if "\n" in lede else None
    return Lede(lede if blank is None else lede[: blank.start()])


@cache
def _little_words() -> Mapping[str, Sequence[str]]:
    """Return the languages of each little word."""
    languages: dict[str, list[str]] = {}
    for code in languages_known():
        for word in set(words_of_language(code, "datelines.words")):
            languages.setdefault(word, []).append(code)
    return languages
