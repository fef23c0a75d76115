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
from wireclean.data.languages import language_words, languages_known
from wireclean.data.page_words import WordList, word_list, words_in
from wireclean.data.phrasebook import any_of
from wireclean.grammar.language import likely_languages
from wireclean.grammar.sentences import ends_sentence, is_paragraph, sentence_end
from wireclean.layout import Layout, Line
from wireclean.rulebook.page_cues import words_of_pages
from wireclean.rulebook.rule import Stage, rule

__all__ = ["glued_invitation", "invitation"]


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
            "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
            "Did you know that with a digital subscription to the Herald you get unlimited access to our site and fewer ads?\n\n"
            "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.",
            "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
            "It was cast in 1871 for a ship that sank two winters later, and nobody had looked for it since then, he said.",
        ),
        (
            'The bell weighs a ton.\n\nGet a year of our newsletter for as little as $5. Use the code "BELL20".',
            "The bell weighs a ton.",
        ),
        (
            "The bell weighs a ton.\n\nStay connected with the Herald. Like us on Facebook, and subscribe on YouTube.",
            "The bell weighs a ton.\n\n Like us on Facebook, and subscribe on YouTube.",
        ),
        (
            "The bell weighs a ton.\n\nWe may be paid a commission when you order a bell through links on this page.",
            "The bell weighs a ton.",
        ),
        (
            "Управление порта сообщило в понедельник, что старый колокол поднимут со дна реки до лета.\n\n"
            "Читайте Портовый вестник в Telegram.",
            "Управление порта сообщило в понедельник, что старый колокол поднимут со дна реки до лета.",
        ),
        (
            "La campana pesa più di una tonnellata e nessuno sa chi l'abbia fusa.\n\nSegui il Faro su WhatsApp",
            "La campana pesa più di una tonnellata e nessuno sa chi l'abbia fusa.",
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
        'The bell weighs a ton.\n\n"Get the newsletter," says the card at the gate of our museum, "and get it free."',
        "The bell weighs a ton.\n\nLike other services to which people subscribe on Facebook, the museum sells what it calls a "
        "“family plan” to get more people to use its app, and it gives a month free to those who have two children.",
        "The bell weighs a ton.\n\nJoin our newsletter, the verger begged her, and get it free.",
        "The bell weighs a ton.\n\nReaders get a newsletter from the museum every week.",
        "The newsletter of the museum is printed on the old press in the yard, and nobody reads it.\n\nGet a copy of your newsletter at the gate.",
    ],
)
def invitation(layout: Layout) -> Iterator[Edit]:
    """A line calls on the reader of the page: to sign up, to follow, to pay, to write.

    It names what a page offers, as an inbox or an app, and that in such a way: with a verb that calls on somebody, a question,
    `you` and `we`, what the page brings. A form that is a call wherever it stands counts twice. The
    story's own subjects do not count, and neither does a line that quotes or tells.
    """
    offered = words_of_pages(layout, "offers")
    if not offered:
        return
    lines = [layout.lines[number] for number in sorted(set(map(layout.line_at, offered)))]
    lines = [line for line in lines if line.end - line.start <= _LONGEST and _is_left(layout, line)]
    found = {line for words in _readings(layout) for line in _invitations_in(layout, lines, words)}
    for line in sorted(found):
        for left in layout.free(*line):
            yield layout.strike(left.start, left.end, "FUR016")


def _is_left(layout: Layout, line: Line) -> bool:
    """Say whether a line is free, or nothing of it is claimed but its last sentences, as a prompt: then its first may be one too."""
    left = layout.free(*line)
    return bool(left) and left[0].start == line.start and all(e.rule in _PROMPTS for e in layout.edits_in(*line))


def _invitations_in(layout: Layout, lines: Iterable[Line], words: _Words) -> Iterator[Line]:
    """Yield those of some lines that are invitations in one language."""
    text = layout.text
    marked: dict[Line, _Marks] = {}
    for line in lines:
        marks = _marks_in(text[line.start : line.end], words)
        if marks is not None:
            marked[line] = marks
    subjects = _subjects(text, (line for line in layout.lines if line not in marked), words) if marked else set()
    for line, marks in marked.items():
        ended = ends_sentence(text[line.start : line.end])
        among = ended and _is_among_paragraphs(layout, layout.line_at(line.start))
        if marks.suffice(subjects, _AMONG_PROSE if among else _APART):
            yield line


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
        (
            "The bell weighs a ton. Read more: Ferry fares to rise Divers raised it with two cranes. It rang. Subscribe to our newsletter.",
            "The bell weighs a ton. Read more: Ferry fares to rise Divers raised it with two cranes. It rang.",
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
    offered = words_of_pages(layout, "offers")
    if not offered or offered[-1] < layout.lines[-1].start:
        return
    for words in _readings(layout):
        close = _close_of(layout, words)
        marks = None if close is None else _marks_in(text[close.start : close.end], words)
        if close is None or marks is None:
            continue
        before = [*layout.lines[:-1], Line(layout.lines[-1].start, close.start)]
        if marks.suffice(_subjects(text, before, words), _APART):
            yield layout.strike(close.start, close.end, "FUR018")
            return


class _Words(NamedTuple):
    """The words of an invitation in one language."""

    offers: WordList  # what only a page has for its reader
    services: WordList  # what it can be followed on, in any language
    invites: WordList  # verbs that call on him, where a clause begins with one
    calls: WordList  # forms that call on him wherever they stand
    asks: WordList  # how a question to him begins
    you: WordList
    we: WordList
    brings: WordList  # what he gets, and how
    told: WordList  # words of sentences that tell, of which none is an invitation


def _readings(layout: Layout) -> Iterator[_Words]:
    """Yield the words of each language that a copy may be in: what is a call in one may be another word in the next."""
    return map(_words_of, layout.reading(likely_languages, layout.text))


@cache
def _words_of(language: str) -> _Words:
    lists = {name: [f"invitations.{name}"] for name in _Words._fields}
    lists["told"].append("sentences.attribution")
    words = _Words(**{name: word_list((language,), *words) for name, words in lists.items()})
    return words._replace(services=word_list(languages_known(), "invitations.services"))


class _Marks(NamedTuple):
    """What of an invitation a line has: what it offers, and how many other things speak for it."""

    offers: set[str]
    others: int

    def suffice(self, subjects: set[str], needed: int) -> bool:
        """Say whether so much speaks for an invitation; what the story itself speaks of is no offer."""
        offers = len(self.offers - subjects)
        return offers > 0 and min(offers, _MOST_OFFERS) + self.others >= needed


def _marks_in(line: str, words: _Words) -> _Marks | None:
    """Return the marks of an invitation in a line; None where it quotes, tells, or does not turn to the reader."""
    line = _CODE.sub(" ", _NAMED.sub(" ", line))
    if _QUOTES.search(line):
        return None
    line = line.lstrip(_BULLETS)
    own = words_in(line)
    fixed = words.calls.found_in(line, own)
    offers = _offered(line, own, words).difference(*map(str.split, fixed))
    if not offers or words.told.found_in(line, own) - _asking(line, words):
        return None
    boxed = line[:1] == "[" and line[-1:] == "]"  # as an editor's hand sets what is not of the story
    asks = offered_first = False
    calls = 0
    for number, sentence in enumerate(_sentences(line)):
        said = words_in(sentence)
        call = any(_opens(clause, words.invites) for clause in _CLAUSE.split(sentence))
        ask = sentence.endswith("?") and (_opens(sentence, words.asks) or bool(words.you.found_in(sentence, said)))
        if not (
            call
            or sentence.endswith("?")
            or len(said) <= _FEW_WORDS
            or any(known.found_in(sentence, said) for known in words[:-1])
        ):
            return None  # a sentence that has nothing of the page
        asks = asks or ask
        # what opens with a call to what is offered may call again; other advice counts once: `Take the ferry. Visit the museum.`
        calls += call and (not calls or offered_first)
        offered_first = offered_first or (number == 0 and call and bool(_offered(sentence, said, words)))
    you, we, brings = (bool(known.found_in(line, own)) for known in (words.you, words.we, words.brings))
    if not (calls or fixed or asks or (you and we and offers and len(line) <= _LONGEST_STATEMENT)):
        return None
    brief = (
        calls > 0 and len(own) <= _BRIEF and not ends_sentence(line) and bool(words.services.found_in(line, own))
    )  # Follow the Herald on WhatsApp
    others = asks + you + we + brings + brief + boxed + (_ADDRESS.search(line) is not None)
    return _Marks(offers, max(min(calls, _MOST_CALLS), 2 * bool(fixed)) + others)


def _offered(text: str, said: Sequence[str], words: _Words) -> set[str]:
    """Return what a page may offer in a text, of which `said` are the words in lower case."""
    return words.offers.found_in(text, said) | words.services.found_in(text, said)


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
        called = _opens(sentence, words.invites) or words.calls.found_in(sentence, said)
        paged = len(said) <= _FEW_WORDS or any(
            known.found_in(sentence, said) for known in (words.offers, words.services, words.you, words.we)
        )
        if called and not paged and sentence.endswith(".") and not _ADDRESS.search(sentence):
            begun = None  # a link, and the story behind its title: `Read more: Ferry fares to rise Divers raised it.`
        elif called or (sentence.endswith("?") and _opens(sentence, words.asks)):
            if number == 0:
                return None  # all of the line is the page's, or nothing is
            begun = start if begun is None else begun
        elif not paged:
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


def _asking(line: str, words: _Words) -> set[str]:
    """Return the words with which a line begins to ask the reader: what `did` tells elsewhere is no story in `Did you know`."""
    opening = f" {' '.join(words_in(line[:_OPENING]))} "
    return {word for phrase in words.asks.phrases if opening.startswith(phrase) for word in phrase.split()}


def _subjects(text: str, lines: Iterable[Line], words: _Words) -> set[str]:
    """Return what of a page's offers the story itself speaks of, in its paragraphs."""
    found: set[str] = set()
    for start, end in lines:
        line = text[start:end]
        if is_paragraph(line):
            found |= _offered(line, words_in(line), words)
    return found


def _is_among_paragraphs(layout: Layout, number: int) -> bool:
    """Say whether a line has a paragraph above and below it."""
    return all(
        0 <= beside < len(layout.lines) and is_paragraph(layout.text[slice(*layout.lines[beside])])
        for beside in (number - 1, number + 1)
    )


_PROMPTS = frozenset(("FUR004", "FUR018"))
_LONGEST = 700
_LONGEST_STATEMENT = 300  # of one that neither calls on the reader nor asks him
_OPENING = 40  # of a clause, what its first words stand in
_BRIEF = 7  # words of a line that says where to follow a page and nothing else
_FEW_WORDS = 6  # a sentence as short as `It is free.` needs nothing of a page
_MOST_OFFERS = 2  # a third thing that is offered adds nothing
_MOST_CALLS = 2  # sentences that each call on the reader: `Sign up for the newsletter. Explore the harbour with us.`
_AMONG_PROSE = 4  # how much must speak for an invitation between two paragraphs, and elsewhere
_APART = 3
_BULLETS = " *+•·–-►▶→>!"
# The name of a newsletter or a show, with which a line opens: `"Port Ellery today": our newsletter brings you ...`
_NAMED = re.compile(r"\A[“„«\"][^“”„«»\"\n,.!?]{2,40}[”“»\"](?=:)")
_CODE = re.compile(r"[“„«\"][A-Z0-9]{3,20}[”“»\"]")  # Use the code "BELL20"
_QUOTES = re.compile(r"[“”„«»\"「『]")
_ADDRESS = re.compile(r"https?://|\bwww\.|\w@\w|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
_CLAUSE = re.compile(rf"[,:;–—|]\s+|\s-\s|\b(?:{any_of(language_words('invitations.joins'))})\s")
