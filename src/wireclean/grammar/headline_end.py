"""Where the headline ends in copy that lost its line breaks, when no mark shows it: `Ferry sinks off the cape Divers were on board.`

What stands before the first byline, time or credit is the headline and often more: a standfirst, a caption. A word with a
capital that a sentence need not have begins that, if a whole sentence follows. Names stand inside sentences too, so that
much must speak for such a word; where it does not, the copy is left in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wireclean.data import load
from wireclean.grammar.byline.words import byline_words, is_given_name, is_role, time_words
from wireclean.grammar.language import is_function_word
from wireclean.grammar.sentences import sentence_end

__all__ = ["headline_end"]

_SHORTEST, _LONGEST = 25, 90
_FEWEST_WORDS = 6  # of a sentence
# What no headline holds: a bullet, the counter of a gallery.
_MARK = re.compile(
    rf" (?=[•▪*] |\d{{1,2}} (?:{'|'.join(load('captions.toml')['words']['counter_joints'])}) \d{{1,2}} )"
)
_CAPITAL = re.compile(
    r"(?P<before>[\w'’%-]{1,40}+)(?P<close>[”\"'’»)\]?!…]{0,3}+) "
    r"(?P<open>[\"“«‘]?+)(?P<word>[^\W\d_a-z][\w'’-]{0,40}+),?+(?= (?P<next>\S{1,40}+))"
)
_OWNS = re.compile(r"['’]s?\Z")
_DASHES = ("", "-", "–", "—")
_CLOSERS = "\"'”’»)"


def headline_end(text: str, start: int, stop: int, language: str) -> int | None:
    """Return where the line behind the headline begins in `text[start:stop]`; None where nothing shows it, or all is headline.

    >>> copy = "Ferry sinks off the cape on Monday Divers were sent down and found all the crew alive."
    >>> copy[headline_end(copy, 0, len(copy), "en") :][:11]
    'Divers were'
    """
    run_on = load("headlines.toml")["run_on"]
    mark = _MARK.search(text, start, min(stop, start + _LONGEST))
    if mark is not None:
        return mark.end()
    asked = sentence_end(text, start, min(stop, start + _LONGEST))
    if (
        text[asked - 1] in "?!"
        and text[asked : asked + 2].strip() not in _DASHES
        and asked - start >= _SHORTEST
        and stop - asked > _SHORTEST
    ):
        return asked
    if language in run_on["capital_nouns"]:
        return None
    places = [*_places(text, start, stop, language)]
    return next((at for least, most in run_on["sizes"] for at in places if least <= at - start < most), None)


def _places(text: str, start: int, stop: int, language: str) -> Iterator[int]:
    """Yield where a sentence may begin behind a headline, which holds none.

    No small word, number or role leads to its first word, no capital follows, and it is no part of a name or a time: `the 31
    May`, `director Tom Reed`, `on May 4`, `the National Convention on`, `for Lisbon and Porto`.
    """
    at = start
    ceiling = min(stop, sentence_end(text, start, stop), start + _LONGEST)
    while (capital := _CAPITAL.search(text, at, ceiling)) is not None:
        at = capital.start("open")
        before, word, following = capital.group("before", "word", "next")
        if not word[0].isupper() or (len(word) > 1 and word.isupper()):
            continue
        if (
            before[-1].isdigit()
            or following[0].isupper()
            or word.casefold() in time_words()
            or following in byline_words("joins")
        ):
            continue
        if not capital["close"] and (is_function_word(before.casefold(), language) or is_role(before)):
            continue
        if before[0].isupper() and not capital["close"]:
            small = following.strip(",.")
            if is_given_name(before) or not small.islower() or is_function_word(small, language) or _OWNS.search(word):
                continue
        rest = text[at : sentence_end(text, at, stop)]
        if rest.rstrip(_CLOSERS)[-1:] == "." and rest.count(" ") >= _FEWEST_WORDS:
            yield at
