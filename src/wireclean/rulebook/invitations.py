"""FUR: what a page says to its reader of itself: of its newsletter and app, of subscriptions, links that pay, comments.

No list holds these sentences, and stories use all their words. What tells them is how they are made: they call on the reader
or ask him something, speak of `you` and `our`, and name what only a page offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from wireclean.article import Edit
from wireclean.data.languages import language_words, languages_known, words_of_language
from wireclean.data.page_words import WordList, word_list, words_in
from wireclean.data.phrasebook import any_of
from wireclean.grammar.language import likely_languages
from wireclean.grammar.sentences import ends_sentence, is_paragraph, sentence_end
from wireclean.layout import CueTable, Layout, Line
from wireclean.rulebook.rule import Stage, rule

__all__ = ["follow_call", "glued_invitation", "invitation"]


@rule(
    "FUR015",
    "follow-call",
    stage=Stage.RECOGNITION,
    after=["FUR004"],
    cues=language_words("furniture.channels"),
    fixes=[
        (
            "Управление порта сообщило в понедельник, что старый колокол поднимут со дна реки до лета.\n\n"
            "Читайте Портовый вестник в Telegram.",
            "Управление порта сообщило в понедельник, что старый колокол поднимут со дна реки до лета.",
        ),
        (
            "Dzwon waży tonę i od lat leży na dnie rzeki, ale nikt go nie szukał, bo nie było na to pieniędzy.\n\n"
            "Wiadomości z portu śledź też na WhatsAppie!",
            "Dzwon waży tonę i od lat leży na dnie rzeki, ale nikt go nie szukał, bo nie było na to pieniędzy.",
        ),
    ],
    keeps=[
        "Dzwon waży tonę i od lat leży na dnie rzeki, ale nikt go nie szukał, bo nie było na to pieniędzy.\n\n"
        "Zdjęcie dzwonu pojawiło się w poniedziałek na Facebooku.",
        "Dzwon waży tonę i od lat leży na dnie rzeki, ale nikt go nie szukał, bo nie było na to pieniędzy.\n\n"
        "„Śledź nas na Facebooku”, powiedziała Anna Lima.",
        "Dzwon waży tonę i od lat leży na dnie rzeki, ale nikt go nie szukał, bo nie było na to pieniędzy.\n\n"
        "Śledź mnie na Facebooku, powiedział mu nurek, a potem wszedł do wody.\n\n"
        "Odlano go w 1871 roku dla statku, który zatonął dwie zimy później, mówi kapitan portu.",
    ],
)
def follow_call(layout: Layout) -> Iterator[Edit]:
    """A short line asks the reader to follow, join or subscribe, and names the service where: `Obserwuj nas na Facebooku.`

    The request is one in the copy's own language, the service has one name everywhere. A line with a quotation stays, and so
    does a sentence between two paragraphs.
    """
    text = layout.text
    told = layout.reading(likely_languages, text) if "FUR015" in layout.cued_codes else ()
    if not any(words_of_language(language, "furniture.calls") for language in told):
        return
    asks = _asks(told)
    for number in sorted({layout.line_at(cue.start) for cue in layout.cues("FUR015")}):
        line = layout.lines[number]
        printed = text[line.start : line.end]
        if len(printed) > _LONGEST_REQUEST or _QUOTES.search(printed) or _CHANNEL.search(printed) is None:
            continue
        if asks.search(printed) and not (ends_sentence(printed) and _is_among_paragraphs(layout, number)):
            for left in layout.free(line.start, line.end):
                yield layout.strike(left.start, left.end, "FUR015")


@rule(
    "FUR016",
    "invitation",
    stage=Stage.RECOGNITION,
    after=["FUR007", "FUR013", "NOT", "SGN", "CAP"],
    needs_cue=False,
    fixes=[
        (
            "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
            "Want the news of Port Ellery first? Join thousands of readers and get our morning newsletter.\n\n"
            "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.",
            "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
            "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.",
        ),
        (
            "The bell weighs a ton.\n\nWe may be paid a commission when you order a bell through links on this page.",
            "The bell weighs a ton.",
        ),
    ],
    keeps=[
        "The bell weighs a ton.\n\nJoin our newsletter, the verger begged her, and get it free.",
        "The bell weighs a ton.\n\nReaders get a newsletter from the museum every week.",
        "The newsletter of the museum is printed on the old press in the yard, and nobody reads it.\n\nGet a copy of your newsletter at the gate.",
    ],
)
def invitation(layout: Layout) -> Iterator[Edit]:
    """A line calls on the reader of the page: to sign up, to follow, to pay, to write.

    It names what a page offers, as an inbox or an app, and that in such a way: with a verb that calls on somebody, a question,
    `you` and `we`, what the page brings. The story's own subjects do not count, and neither does a line that quotes or tells.
    """
    text = layout.text
    offered = layout.reading(_offers_in, text)
    if not offered:
        return
    words = _words_of(layout.reading(likely_languages, text))
    marked: dict[Line, _Marks] = {}
    for number in sorted(set(map(layout.line_at, offered))):
        line = layout.lines[number]
        if line.end - line.start <= _LONGEST and layout.is_free(*line):
            marks = _marks_in(text[line.start : line.end], words)
            if marks is not None:
                marked[line] = marks
    if not marked:
        return
    subjects = _subjects(text, (line for line in layout.lines if line not in marked), words)
    for line, marks in marked.items():
        offers = len(marks.offers - subjects)
        needed = _AMONG_PROSE if _is_among_paragraphs(layout, layout.line_at(line.start)) else _APART
        if offers and min(offers, _MOST_OFFERS) + marks.others >= needed:
            yield layout.strike(line.start, line.end, "FUR016")


@rule(
    "FUR018",
    "glued-invitation",
    stage=Stage.RECOGNITION,
    after=["FUR003"],
    needs_cue=False,
    fixes=[
        ("The bell weighs a ton. Follow us on Twitter for more.", "The bell weighs a ton."),
        (
            "The bell weighs a ton. It was cast in 1871. Subscribe to read on. Already a subscriber? Log in SUBSCRIBE NOW",
            "The bell weighs a ton. It was cast in 1871.",
        ),
    ],
    keeps=[
        "The bell weighs a ton. Follow us, the divers called on Twitter.",
        "The bell weighs a ton. Get the rope and join us.",
        "The bell weighs a ton. He told the boys to read more",
    ],
)
def glued_invitation(layout: Layout) -> Iterator[Edit]:
    """Behind the story's last sentence, in the same line, the page calls on its reader.

    A flattener loses the break between them. The sentences are those that an invitation on a line of its own is made of.
    """
    text = layout.text
    offered = layout.reading(_offers_in, text)
    if not offered or offered[-1] < layout.lines[-1].start:
        return
    words = _words_of(layout.reading(likely_languages, text))
    close = _close_of(layout, words)
    marks = None if close is None else _marks_in(text[close.start : close.end], words)
    if close is None or marks is None:
        return
    subjects = _subjects(text, [*layout.lines[:-1], Line(layout.lines[-1].start, close.start)], words)
    offers = len(marks.offers - subjects)
    if offers and min(offers, _MOST_OFFERS) + marks.others >= _APART:
        yield layout.strike(close.start, close.end, "FUR018")


class _Words(NamedTuple):
    """The words of an invitation in the languages that a copy may be in."""

    offers: WordList  # what only a page has for its reader
    invites: WordList  # verbs that call on him
    asks: WordList  # how a question to him begins
    you: WordList
    we: WordList
    brings: WordList  # what he gets, and how
    told: WordList  # words of sentences that tell, of which none is an invitation


@cache
def _words_of(languages: tuple[str, ...]) -> _Words:
    known = languages or languages_known()
    lists = {name: [f"invitations.{name}"] for name in _Words._fields}
    lists["told"].append("sentences.attribution")
    return _Words(**{name: word_list(known, *words) for name, words in lists.items()})


def _offers_in(text: str) -> Sequence[int]:
    """Return where something may be offered, in any language, so that no other line is looked into."""
    return _offers().scan(text).get("offers", ((), ()))[0]


@cache
def _offers() -> CueTable:
    return CueTable({"offers": frozenset(word.rstrip("*") for word in language_words("invitations.offers"))})


class _Marks(NamedTuple):
    """What of an invitation a line has: what it offers, and how many other things speak for it."""

    offers: set[str]
    others: int


def _marks_in(line: str, words: _Words) -> _Marks | None:
    """Return the marks of an invitation in a line; None where it quotes, tells, or does not turn to the reader."""
    if _QUOTES.search(line):
        return None
    own = words_in(line)
    offers = words.offers.found_in(line, own)
    if not offers or words.told.found_in(line, own):
        return None
    calls = asks = False
    for sentence in _sentences(line):
        said = words_in(sentence)
        call = any(_opens(clause, words.invites) for clause in _CLAUSE.split(sentence))
        ask = sentence.endswith("?") and (_opens(sentence, words.asks) or bool(words.you.found_in(sentence, said)))
        if not (call or ask or len(said) <= _FEW_WORDS or any(known.found_in(sentence, said) for known in words[:-1])):
            return None  # a sentence that has nothing of the page
        calls, asks = calls or call, asks or ask
    you, we, brings = (bool(known.found_in(line, own)) for known in (words.you, words.we, words.brings))
    if not (calls or asks or (you and we and offers and len(line) <= _LONGEST_STATEMENT)):
        return None
    return _Marks(offers, calls + asks + you + we + brings + (_ADDRESS.search(line) is not None))


def _close_of(layout: Layout, words: _Words) -> Line | None:
    """Return the sentences that a page has glued to the last of the story: what calls on the reader, and what goes on from there."""
    if not layout.lines or not layout.is_free(*layout.lines[-1]):
        return None
    line = layout.lines[-1]
    at = max(line.start, line.end - _LONGEST)
    begun: int | None = None
    for number, sentence in enumerate(_sentences(layout.text[at : line.end])):
        start = at = layout.text.index(sentence, at)
        at += len(sentence)
        said = words_in(sentence)
        if _opens(sentence, words.invites) or (sentence.endswith("?") and _opens(sentence, words.asks)):
            if number == 0:
                return None  # all of the line is the page's, or nothing is
            begun = start if begun is None else begun
        elif len(said) > _FEW_WORDS and not any(
            known.found_in(sentence, said) for known in (words.offers, words.you, words.we)
        ):
            begun = None
    return None if begun is None else Line(begun, line.end)


def _sentences(line: str) -> Iterator[str]:
    start = 0
    while start < len(line):
        end = sentence_end(line, start, len(line))
        yield line[start:end].strip()
        start = max(end, start + 1)


def _opens(clause: str, known: WordList) -> bool:
    """Say whether a clause begins with a word or phrase of a list."""
    opening = words_in(clause[:_OPENING])
    if not opening:
        return False
    if known.has(opening[0]):
        return True
    return f" {' '.join(opening)} ".startswith(known.phrases)


def _subjects(text: str, lines: Iterable[Line], words: _Words) -> set[str]:
    """Return what of a page's offers the story itself speaks of, in its paragraphs."""
    found: set[str] = set()
    for start, end in lines:
        line = text[start:end]
        if is_paragraph(line):
            found |= words.offers.found_in(line, words_in(line))
    return found


def _is_among_paragraphs(layout: Layout, number: int) -> bool:
    """Say whether a line has a paragraph above and below it."""
    return all(
        0 <= beside < len(layout.lines) and is_paragraph(layout.text[slice(*layout.lines[beside])])
        for beside in (number - 1, number + 1)
    )


# With what a language hangs on a name: Telegram'da, Facebookon.
_CHANNEL = re.compile(
    rf"(?<!\w)(?:{any_of(language_words('furniture.channels'))})(?:['’-]?\w{{1,6}})?(?!\w)", re.IGNORECASE
)


@cache
def _asks(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Match what these languages ask a reader with."""
    calls = any_of(call for language in languages for call in words_of_language(language, "furniture.calls"))
    return re.compile(rf"(?<!\w)(?:{calls})(?!\w)", re.IGNORECASE)


_LONGEST = 700
_LONGEST_REQUEST = 220
_LONGEST_STATEMENT = 300  # of one that neither calls on the reader nor asks him
_OPENING = 40  # of a clause, what its first words stand in
_FEW_WORDS = 6  # a sentence as short as `It is free.` needs nothing of a page
_MOST_OFFERS = 2  # a third thing that is offered adds nothing
_AMONG_PROSE = 4  # how much must speak for an invitation between two paragraphs, and elsewhere
_APART = 3
_QUOTES = re.compile(r"[“”„«»\"「『]")
_ADDRESS = re.compile(r"https?://|\bwww\.|\w@\w")
_CLAUSE = re.compile(rf"[,:;–—|]\s+|\s-\s|\b(?:{any_of(language_words('invitations.joins'))})\s")
