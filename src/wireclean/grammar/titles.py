"""How headlines are set, and what other lines in their place look like: text in, yes or no out."""

from __future__ import annotations

import re

from wireclean.data.languages import language_words
from wireclean.grammar.sentences import count_words, ends_sentence

__all__ = [
    "FEWEST_WORDS",
    "MOST_WORDS",
    "bare_words",
    "is_figures",
    "is_sentence",
    "is_set_as_title",
    "shared_words",
    "title_like",
]

_LONGEST_TITLE = 250
FEWEST_WORDS = 4  # of what nothing but its length shows to be a title: sections, names and desks have fewer
MOST_WORDS = 30
_SHORT_TITLE = 18  # words of a headline that ends like a sentence: a question, or with an abbreviation
# A day's date, or the slash of a credit: `The Herald, May 4, 2020`, `Joe Hart/The Herald`
_SOURCE = re.compile(r"\b[0-9]{1,2}, (?:19|20)[0-9]{2}\b|^(?:[A-Z][a-zß-öø-ÿ]+ ){1,3}[A-Z][a-zß-öø-ÿ]+/\S")
_ADDRESS = re.compile(r"https?://|www\.|\w@\w")
_ABBREVIATED = ("...", "…", *language_words("sentences.closing"))


def title_like(text: str) -> bool:
    """Say whether a line reads as a headline: a few words, no sentence, or a short question or cry."""
    if len(text) > _LONGEST_TITLE or text[-1] in ",;:：" or "  " in text:  # two spaces are left in tables only
        return False
    words = count_words(text) + text.count("-")
    if not 2 <= words <= MOST_WORDS or text.startswith(("…", "...")):
        return False
    if ends_sentence(text):
        abbreviated = text.endswith(_ABBREVIATED) and words <= _SHORT_TITLE
        if not abbreviated and (text[-1] not in "?!…？！" or words > _SHORT_TITLE):
            return False
    first = text.lstrip("“‘\"'‹«»<¿¡(„‚「『【[ \xa0")[:1]
    if not (first.isupper() or first.isdigit() or not first.isascii()):
        return False
    if ("/" in text or "@" in text or "www." in text) and _ADDRESS.search(text):
        return False
    if ("/" in text or "19" in text or "20" in text) and _SOURCE.search(text):
        return False
    return first.isalpha() or any(map(str.isalpha, text))


def is_sentence(line: str) -> bool:
    """Say whether a line of some words ends with a full stop that is not that of an abbreviation."""
    return (
        line.endswith((".", ".”", '."', "。"))
        and not line.endswith(_ABBREVIATED)
        and count_words(line) >= _SHORT_SENTENCE
    )


_SHORT_SENTENCE = 5


def is_set_as_title(line: str) -> bool:
    """Say whether a line is set as titles are: its words with capitals, or in two parts around a colon."""
    words = line.split()
    capitals = sum(word[0].isupper() for word in words)
    return ": " in line or capitals * 4 >= len(words) * 3


def is_figures(line: str) -> bool:
    """Say whether a line gives figures as an earnings table does: `Shr 18 cts vs 14 cts`."""
    if _DIGIT.search(line) is None:
        return False
    words = line.split()
    figures = sum(_FIGURE.fullmatch(word) is not None and _YEAR.match(word) is None for word in words)
    if figures >= _MANY_FIGURES:
        return True
    if len(words) < 4 or figures * 4 < len(words) or not any(map(str.isalpha, words)):
        return False
    return figures >= 2 or any(f" {word} " in line for word in language_words("sentences.against"))


_DIGIT = re.compile(r"[0-9]")
_MANY_FIGURES = 3
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\b")
_FIGURE = re.compile(r"[$€£]?[0-9]{1,3}(?:,?[0-9]{3}){0,4}(?:[./][0-9]{1,4})?[%,;]?")


def bare_words(text: str) -> str:
    """Return the words of a text in small letters, without punctuation, to compare two lines by."""
    return " ".join(_WORD.findall(text.casefold()))


_WORD = re.compile(r"\w+")


_LONG_WORD = 4  # letters of a word that says what a text is about
# Parts of words, overlapping, in scripts without spaces: two letters, of those of South-East Asia as many as their short words have.
_DENSE_PARTS = re.compile(
    r"(?=([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|[\u0e00-\u0eff]{5}|[\u1000-\u109f]{5}|[\u1780-\u17ff]{5}))"
)
_UNSPACED_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def shared_words(title: str, body: str) -> float:
    """Return the share of a title's long words that the body takes up, endings aside."""
    words = [
        word
        for word in _WORD.findall(title.casefold())
        if (len(word) >= _LONG_WORD or word[:1] > "z") and _UNSPACED_WORD.match(word) is None
    ]
    stems = [word[: max(_LONG_WORD, len(word) - 2)] for word in words]
    if not title.isascii():
        stems += _DENSE_PARTS.findall(title)
    return sum(stem in body for stem in stems) / len(stems) if stems else 0.0
