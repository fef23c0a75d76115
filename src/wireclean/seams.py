"""Where lines began in copy that lost its line breaks: the seams of run-on copy.

Anchors show them: a time stamp, a byline with its cue, a name beside a time, a row of share buttons, the credit of a photo, a
dateline. Each was a line, so it has a seam before and behind it. Anchors count where they follow each other from the top of the
copy; the first stretch too long for a line of the head is the body, which is left in one piece.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, partial
from itertools import starmap, zip_longest
from typing import NamedTuple

from wireclean.article import Span, place_of
from wireclean.data.phrasebook import phrases, share_bars
from wireclean.grammar.byline import bylines_in_run, line_before, line_behind, lines_with_address, place_behind
from wireclean.grammar.closed_lines import closed_lines
from wireclean.grammar.credit import after_buttons, find_credits
from wireclean.grammar.headline_span import headline_span
from wireclean.grammar.language import tell_language
from wireclean.grammar.lost_breaks import lost_breaks
from wireclean.grammar.opening import Opening, find_opening_inside, match_opening
from wireclean.grammar.opening.letters import LOWER, UPPER
from wireclean.grammar.opening.run_on import opening_in_run
from wireclean.grammar.sentences import after_spaces, ends_sentence, sentence_end, sentence_start
from wireclean.grammar.timestamp import Stamp, find_relative, find_timestamps, may_hold_timestamp
from wireclean.grammar.titles import FEWEST_WORDS

__all__ = ["CLOSE", "Seam", "find_seams", "may_be_run_on"]

_LEAST = 140  # shorter copy is a line
_MOST_LINES = 6  # copy with more has its line breaks
_HEAD = 2000  # how far from the top anchors of a head are looked for
_LONGEST_ANCHOR = 300  # a byline of several people with their roles
_REACH = 420  # the longest line of a head: two captions, a long standfirst


class Seam(NamedTuple):
    """What a line break stood for: the blank `text[start:end]`, or nothing between two words that grew together."""

    start: int
    end: int
    doubted: Span | None = None  # where no strike may follow from it alone: it may stand inside a sentence


class _Anchor(NamedTuple):
    """What was a line of its own; `most` is how many whole sentences may stand between it and the anchor before."""

    start: int
    end: int
    most: int = 2
    ends_line: bool = False  # what stands before it belongs to its line: the caption of a credit


def find_seams(
    text: str, doubled: Sequence[int] = (), apart: Sequence[int] = (), cued: Sequence[int] = ()
) -> list[Seam]:
    """Return the seams of run-on copy, in order; none of copy that has its line breaks.

    `doubled` are the places of blanks that stood doubled before they were mended: where line breaks and blank lines became
    blanks, they are the seams. `apart` are the places of full stops that stood apart before they were mended, `cued` those of words that
    notes and furniture have.
    """
    if not may_be_run_on(text):
        return []
    stop = text.find("\n")
    stop = len(text) if stop < 0 else stop
    doubled = [at for at in doubled if text[at + 1 : at + 2] != "("]  # what is in brackets goes on in its line
    found = {Seam(at, at + 1) for at in doubled} if _were_breaks(text, doubled) else set()
    copy = _Copy(text)
    head = _head(copy, min(stop, _HEAD))
    for anchor in head:
        found.add(_seam(text, anchor.end))
        if not anchor.ends_line:
            found.add(_seam(text, anchor.start))
    for seam in _around_headline(copy, head):
        known = seam._replace(doubted=None)
        if known not in found or _opens_with_section(copy.text, head):
            found = {*(found - {known}), seam}
    closed = {seam.start: seam for seam in _around_closed_lines(text, apart)} if apart else {}
    found = {*closed.values(), *(seam for seam in found if seam.start not in closed and seam.end not in closed)}
    if cued:
        last = max((seam.start for seam in found), default=0)
        found.update(seam for seam in _around_closes(text, stop, cued) if seam.start > last)
    return sorted(seam for seam in found if seam.start > 0 and seam.end < stop)


def _around_closes(text: str, stop: int, cued: Sequence[int]) -> Iterator[Seam]:
    """Yield the seams around the sentences that close the copy, from the last to the first in a row that has words of a note.

    They may as well be the story's, so that only those words can strike one.
    """
    sentences: list[Span] = []
    start = sentence_start(text, max(0, stop - CLOSE), 0)
    while start < stop:
        end = max(sentence_end(text, start, stop), start + 1)
        sentences.append(Span(start, end))
        start = after_spaces(text, end, stop)
    for start, end in reversed(sentences):
        if not (start and ends_sentence(text[start:end]) and bisect_left(cued, start) < bisect_left(cued, end)):
            return
        if text[start - 1] == " ":
            yield Seam(start - 1, start, Span(start - 1, stop))


CLOSE = 1500  # characters at the end of a copy in which notes close it


def _around_closed_lines(text: str, apart: Sequence[int]) -> Iterator[Seam]:
    """Yield the seams around the lines that a stop which stands apart has closed: its place, and the blanks beside it.

    Within the story such a line may yet be a sentence, and what follows it goes on with the story: what is the page's must
    be told by its words there.
    """
    for start, stop, at_top in closed_lines(text, apart):
        doubted = None if at_top else Span(start, len(text))
        places = (start - 1, *range(stop - (text[stop - 1] == " "), stop + 2))
        yield from (Seam(at, at + 1, doubted) for at in places if text[at : at + 1] in (" ", "."))


class _Copy:
    """A copy, and what is asked of it again each time that more of its head is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.name_before = cache(partial(line_before, text))

    @cached_property
    def language(self) -> str | None:
        return tell_language(self.text)


def may_be_run_on(text: str) -> bool:
    """Say whether copy has few lines and a long first one, as copy that lost its line breaks has."""
    stop = text.find("\n")
    return (len(text) if stop < 0 else stop) >= _LEAST and text.count("\n") < _MOST_LINES


def _were_breaks(text: str, doubled: Sequence[int]) -> bool:
    """Say whether doubled blanks were blank lines: some end what is no sentence, and behind none a sentence goes on."""
    loose = sum(text[at - 1] not in _STOPS for at in doubled)
    return loose >= _FEWEST_LOOSE and not any(text[at + 1 : at + 2].islower() or text[at - 1] in ",;" for at in doubled)


_STOPS = frozenset(".!?…:。！？؟۔।”\"')")
_FEWEST_LOOSE = 2


def _seam(text: str, at: int) -> Seam:
    """Return the seam at a place: the last of the blanks around it, or the place itself."""
    end = at
    while end < len(text) and text[end] == " ":
        end += 1
    return Seam(end - 1, end) if text[end - 1 : end] == " " else Seam(end, end)


def _head(copy: _Copy, stop: int) -> list[_Anchor]:
    """Return the anchors of the head, which ends where none follows within a line's length: so far the copy is read."""
    read, needed = 0, _REACH + _LONGEST_ANCHOR
    chained: list[_Anchor] = []
    while read < (reach := min(needed, stop)):
        read = reach
        chained = [*_chain(copy.text, _anchors(copy, read))]
        needed = (chained[-1].end if chained else 0) + _REACH + _LONGEST_ANCHOR
    return chained


def _around_headline(copy: _Copy, head: Sequence[_Anchor]) -> list[Seam]:
    """Return where the headline begins and ends in what stands before the first anchor, if that shows no line by a mark of its own.

    Before a credit no sentence of the story stands, so that such a seam is doubted only before other anchors.
    """
    at = 0
    for anchor in head:
        if anchor.start - at >= (_SHORTEST_HEADLINE if copy.text[at] <= "\u303f" else _SHORTEST_DENSE):
            pictured = any(one.ends_line for one in head if one.start == anchor.start)
            marked = pictured or any(one.most for one in head if one.start == anchor.start)
            span = headline_span(copy.text, at, anchor.start, copy.language, pictured=pictured) if marked else None
            if span is None:
                lede = ends_sentence(copy.text[at : anchor.start].rstrip()) and _opens_with_section(copy.text, head)
                return [_doubted_section(copy.text, head)] if lede and at == head[0].end else []
            doubted = None if span.sure or pictured else Span(at, anchor.start)
            seams = (_seam(copy.text, end) for end in (span.start, span.end) if at < end < anchor.start)
            return [seam._replace(doubted=doubted) for seam in seams]
        if not at and copy.text.count(" ", 0, anchor.start) >= FEWEST_WORDS:
            return []  # the headline is short, and what stands behind its byline is none: `Divers back ferry fees By Ana Lima 1 of 2`
        at = max(at, anchor.end)
    return [_doubted_section(copy.text, head)] if len(head) == 1 and _opens_with_section(copy.text, head) else []


def _opens_with_section(text: str, head: Sequence[_Anchor]) -> bool:
    """Say whether the first anchor is the name of a section."""
    return bool(head) and head[0] in _section(text, min(len(text), _HEAD))


def _doubted_section(text: str, head: Sequence[_Anchor]) -> Seam:
    """Return the seam behind a section above no headline, which may as well be a lede's first word: `Internet use has grown`."""
    return _seam(text, head[0].end)._replace(doubted=Span(0, head[0].end))


_SHORTEST_HEADLINE = 25  # characters; less is a section
_SHORTEST_DENSE = 10  # in letters that are syllables or words


def _chain(text: str, anchors: list[_Anchor]) -> Iterator[_Anchor]:
    """Yield the anchors that follow each other from the top, each no further from the one before than a line is long."""
    at = 0
    for anchor in anchors:
        if anchor.start < at:
            continue
        if anchor.start - at > _REACH:
            return
        if _sentences(text, at, anchor.start) > anchor.most:
            if anchor.most:
                return
            continue  # a capital or a credit within the story's first lines ends nothing
        yield anchor
        at = anchor.end


def _sentences(text: str, start: int, end: int) -> int:
    """Return how many sentences end in a stretch before its last words."""
    count = 0
    while count <= _MOST_SENTENCES:
        start = sentence_end(text, start, end)
        while start < end and text[start] == " ":
            start += 1
        if start >= end:
            break
        count += 1
    return count


_MOST_SENTENCES = 6
_NEAR = 600  # so near the top a time belongs to the head, however many sentences a standfirst and captions have


def _anchors(copy: _Copy, stop: int) -> list[_Anchor]:
    """Return what was a line of its own in the head, in order."""
    text = copy.text
    times = [*_times(copy, stop)]
    opening = _opening(text, stop, [(time.start, time.end) for time in times])
    head, lede = (stop, 0) if opening is None else (opening.start, opening.end)
    found = [
        *times,
        *([] if opening is None else [_Anchor(head, head)]),
        *([] if opening is not None and not head else _section(text, stop)),
        *_names_behind(text, times, head),
        # what is told of people behind the dateline is the story
        *(_Anchor(*found) for found in bylines_in_run(text, 0, head, [time.start for time in times])),
        *starmap(_Anchor, lines_with_address(text, 0, head) if text.find("@", 0, head) >= 0 else ()),
        *(_Anchor(*match.span()) for match in share_bars().finditer(text, 0, stop)),
        *_credits(text, stop),
    ]
    # such a word counts where no sentence stands since the line before
    found += _first_words(copy, stop if found else sentence_end(text, 0, stop))
    found += _names_before(copy, found)
    return sorted(anchor for anchor in found if not (head < anchor.start <= lede or head < anchor.end < lede))


# ------------------------------------------------------------------------------------------------------------ times


def _times(copy: _Copy, stop: int) -> Iterator[_Anchor]:
    """Yield the times that no sentence holds, those that touch as one."""
    text = copy.text
    if not may_hold_timestamp(text, 0, stop):
        return
    last: _Anchor | None = None
    stamps = find_timestamps(text, 0, stop)
    for stamp, following in zip_longest(stamps, stamps[1:]):
        beside = last is not None and not text[last.end : stamp.start].strip(_beside(stamp))
        updated = following is not None and not text[stamp.end : following.start].strip(_beside(following))
        goes_on = not updated and _goes_on(text, stamp.end)
        name = None if beside or goes_on else copy.name_before(stamp.start)
        if name is None and not beside and (goes_on or not _stands_apart(text, stamp)):
            continue
        end = _relative_end(text, stamp.end, stop)
        start = last.start if beside and last is not None else stamp.start
        if name is not None and text[name:start].rstrip()[-1] in _PARTING:
            start = name  # `Ana Lima · Posted: May 4, 2020` is one line
        elif name is not None:
            place = place_behind(text, name, start)
            yield _Anchor(name, start if place is None else place)
        if text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING:
            start -= 1
        if text[end : end + 1] in _CLOSING and _is_open(text[start:end]):
            end += 1
        if not beside and last is not None:
            yield last
        last = _Anchor(start, end, _MOST_SENTENCES if start < _NEAR else _Anchor._field_defaults["most"])
    if last is not None:
        yield last


def _beside(stamp: Stamp) -> str:
    """Return what may part a time from the one before it; a comma too where a label says what it is: `, updated May 5`."""
    return _BESIDE if stamp.label is None else f"{_BESIDE},;"


def _is_open(words: str) -> bool:
    """Say whether a bracket opens in a stretch that does not close in it."""
    return any(words.count(opening) > words.count(closing) for opening, closing in zip(_OPENING, _CLOSING, strict=True))


def _relative_end(text: str, end: int, stop: int) -> int:
    """Return where a relative time or a reading time ends that follows a time: `| Last Updated: 14 hours ago`."""
    at = end
    while at < stop and text[at] in _PARTING:
        at += 1
    relative = find_relative(text, at, min(stop, at + _LONGEST_RELATIVE)) if at < stop else None
    return end if relative is None else relative.end


def _stands_apart(text: str, stamp: Stamp) -> bool:
    """Say whether a time is none of a sentence: a label with a capital, a day with its time, or one that is glued on."""
    start, end = stamp.start, stamp.end
    if ":" in text[start : place_of(stamp.timestamp).start]:
        return True  # `Stand: 4.5.2020`
    if stamp.label is not None:
        return not text[start].islower()
    if _relative_end(text, end, len(text)) > end:
        return True  # `27/07/2018 Actualizado a las 20:24h.`
    bare = place_of(stamp.timestamp).start == start  # no small word leads to it
    if stamp.timestamp.precision != "day":
        return bare
    if bare and start < _NEAR_TOP and not _sentences(text, 0, start):
        return text[end : end + 2].strip(_PARTING)[:1].isupper()  # a day between two lines, and no sentence yet
    before = text[start - 1 : start]
    return bare and (start == 0 or before.isalpha() or before in _LINE_ENDS or before in "|·•" or _ends(text, start))


def _goes_on(text: str, end: int) -> bool:
    """Say whether a sentence goes on behind a time: `May 4, 2020, the bell`, `4 Mayıs 2020'de`."""
    following = text[end : end + 3].lstrip(" ")[:1]
    return following in _GOING_ON or text[end : end + 1] in _ENDINGS or (following.isalpha() and following.islower())


def _ends(text: str, at: int) -> bool:
    """Say whether a line may have ended before a day: at a stop, a bar, a bracket."""
    return text[max(0, at - 3) : at].rstrip()[-1:] in _LINE_ENDS


_PARTING = " |·•∙–—-/"
_GOING_ON = tuple(",，、;；:：")
_ENDINGS = tuple("'’-")
_LINE_ENDS = tuple('.!?)”"|·•»')
_BESIDE = f"{_PARTING}([（【"
_OPENING = ("(", "[", "（", "【")
_CLOSING = (")", "]", "）", "】")
_LONGEST_RELATIVE = 90
_NEAR_TOP = 200


# ------------------------------------------------------------------------------------------------------------ people


def _names_behind(text: str, times: list[_Anchor], stop: int) -> Iterator[_Anchor]:
    """Yield the names without a cue that stand right behind a time, with their role or paper."""
    for time in times:
        start = time.end
        while start < stop and text[start] in _PARTING:
            start += 1
        end = line_behind(text, start, stop) if start < stop else None
        if end is not None:
            yield _Anchor(start, end)


def _names_before(copy: _Copy, anchors: list[_Anchor]) -> list[_Anchor]:
    """Return the names without a cue, or with one in small letters, that stand right before what begins a line."""
    ends = sorted({anchor.start for anchor in anchors if not anchor.ends_line})
    lines = ((copy.name_before(end, timed=False), end) for end in ends)
    return [_Anchor(start, end) for start, end in lines if start is not None]


# ----------------------------------------------------------------------------------------------------- photos, places


_LONGEST_SECTION = 3
_LONGEST_COUNTRY = 2  # letters of `US` and `UK`, which open headlines as well


def _section(text: str, stop: int) -> Iterator[_Anchor]:
    """Yield the name of a section that opens the copy: `Politics Ferry sinks`, `PoliticsFerry sinks`; not `Business Secretary`.

    A word that the story itself sets before the next one belongs to the headline, and so may one that the story has, with one behind
    it that it has not. What stands in capitals before a headline that does not is a section too, if the story never says it.
    """
    for words in range(_LONGEST_SECTION, 0, -1):
        opening = _opening_words(words).match(text, 0, stop)
        if opening is None or not _names_section(opening["section"].lower()):
            continue
        rest = text[opening.end() :].casefold()
        section, following = opening["section"].casefold(), opening["next"].casefold()
        if f"{section} {following}" not in rest and (following in rest or section not in rest):
            yield _Anchor(0, opening.end("section"))
            return
    shouted = _SHOUTED_SECTION.match(text, 0, stop)
    if shouted is not None and sum(map(str.isalpha, shouted["section"])) >= _FEWEST_SHOUTED:
        rest = text[shouted.end() :]
        said = _WORD.findall(shouted["section"])
        if not any(word in rest for word in said) and len(said) >= 2 * sum(word.lower() in rest for word in said):
            yield _Anchor(0, shouted.end())


def _names_section(words: str) -> bool:
    """Say whether words in small letters name a section, or several: `politics`, `sport | football`, `politics & policy`."""
    sections = phrases().section
    first, both, second = words.partition(" & ")
    if words in sections or (
        both and first in sections and (" " not in second or second.rpartition(" ")[2] in sections)
    ):
        return True
    path = re.split(r" ?/ ?", words)
    if len(path) > 1:
        return path[0] in sections or path[-1] in sections
    parts = [part.strip() for part in words.split("|" if "|" in words else " ")]
    return sections.issuperset(parts) and len(min(parts, key=len)) > _LONGEST_COUNTRY


@cache
def _opening_words(words: int) -> re.Pattern[str]:
    word = rf"(?:[^\W\d_][^\W\d_{UPPER}]*|[{UPPER}]+)"
    glued = rf"(?<=[{LOWER}])(?=[{UPPER}])"
    return re.compile(
        rf"(?P<section>{word}(?:(?: (?:[&|/] )?|/){word}){{{words - 1}}})(?: |{glued})(?P<next>(?![{LOWER}])[^\W\d_][\w'’-]*)"
    )


# `CONGRESS Ferry sinks`, `PATCH IT ALREADY — Ferry sinks`, `CHINA / SOCIETY Ferry sinks`
_SHOUTED_SECTION = re.compile(
    rf"""
    (?P<section> [{UPPER}][{UPPER}0-9’'&-]++ (?: (?:[ ][/|&][ ]|/|[ ]) [{UPPER}][{UPPER}0-9’'&-]++ ){{0,2}}+ )
    (?: [ ]?[|—–] )?+ (?= [ ]["“«‘]?[{UPPER}][{LOWER}] )
    """,
    re.VERBOSE,
)
_FEWEST_SHOUTED = 4  # letters; `EU`, `UN` open headlines
_WORD = re.compile(r"[^\W\d_]{2,}")


def _credits(text: str, stop: int) -> Iterator[_Anchor]:
    """Yield where captions end: the credits, which end a line."""
    credits = find_credits(text, 0, stop)
    for number, found in enumerate(credits):
        following = credits[number + 1].start if number + 1 < len(credits) else stop
        end = after_buttons(text, found.end, stop)
        if text[found.end : following].strip() and text[end : end + 2].lstrip()[:1].isupper():  # not printed twice
            yield _Anchor(found.start, end, 0, True)


def _first_words(copy: _Copy, stop: int) -> Iterator[_Anchor]:
    """Yield where a capital shows that a line began, with no sentence since the line before."""
    if copy.language is not None:
        for at in lost_breaks(copy.text, 0, stop, copy.language):
            yield _Anchor(at, at, 0)


def _opening(text: str, stop: int, times: Sequence[tuple[int, int]]) -> Opening | None:
    """Return the dateline of run-on copy: the one it begins with, if that is in places that are known, or one inside."""
    first = match_opening(text, 0, stop)
    if first is not None and all(place.country for place in first.dateline.places):
        return first
    return opening_in_run(text, 0, stop, times) or find_opening_inside(text, 0, stop)
