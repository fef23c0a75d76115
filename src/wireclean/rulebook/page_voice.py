"""FUR: what a page says of itself in whole sentences: who makes it and who pays, its rules for comments, what it disclaims.

`Ours is a nonprofit newsroom`, `Comments that insult others will be removed`, `This article is more than two years old`. A story
about a newspaper uses the same words. What tells the two apart is who speaks: the page is its own subject, or its reader is, in
the present tense; it speaks of what only pages have; and the story, which goes on beside it, takes up nothing of that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain
from math import log
from typing import NamedTuple

from wireclean.article import Edit
from wireclean.data import load
from wireclean.data.languages import language_words
from wireclean.data.page_words import WordList, word_list, words_in
from wireclean.data.phrasebook import any_of
from wireclean.grammar.byline.words import is_given_name
from wireclean.grammar.language import is_function_word, likely_languages
from wireclean.grammar.names import names_organization
from wireclean.grammar.sentences import is_paragraph, sentence_end
from wireclean.layout import Judged, Layout
from wireclean.rows import Row, Wording, rows_of, stems_in
from wireclean.rulebook.own_prose import is_body
from wireclean.rulebook.page_cues import words_of_pages
from wireclean.rulebook.rule import Stage, rule
from wireclean.segments import is_witnessed, may_be_witnessed

__all__ = ["page_voice"]


# Of the examples.
_BELL = (
    "Bell found off Port Ellery\n\nBy Ana Lima\n\nMay 4, 2020 10:15 a.m.\n\n"
    "The bell of the Aurora weighs a ton and hangs in the yard of the museum, the harbour master said on Monday."
)
_GLOCKE = (
    "Glocke vor Port Ellery gefunden\n\nVon Ana Lima\n\n4. Mai 2020, 10:15 Uhr\n\n"
    "Die Glocke der Aurora wiegt eine Tonne und hängt im Hof des Museums, sagte der Hafenmeister am Montag."
)


@rule(
    "FUR023",
    "page-voice",
    stage=Stage.RECOGNITION,
    after=["FUR016", "FUR018", "FUR019", "HED003", "HED004"],
    needs_cue=False,
    fixes=[
        (f"{_BELL}\n\nWe keep no paywall, and our journalists answer to nobody but their readers.", _BELL),
        (
            f"{_GLOCKE}\n\nKommentare werden von der Redaktion geprüft und erst dann freigeschaltet. Beleidigungen und Werbung löschen wir.",
            _GLOCKE,
        ),
        (f"{_GLOCKE}\n\nÜber dieses Thema berichtet: Hafenschau am 4. Mai 2020 um 19.30 Uhr.", _GLOCKE),
        (
            "Klokke funnet utenfor Havnesund\n\nAv Kari Nordahl\n\n4. mai 2020 kl. 10:15\n\n"
            "Klokken fra Aurora veier et tonn og henger i gården ved museet, sa havnesjefen mandag.\n\n"
            "Havneposten er medlem av Pressens Faglige Utvalg og følger Vær Varsom-plakatens regler for god presseskikk.",
            "Klokke funnet utenfor Havnesund\n\nAv Kari Nordahl\n\n4. mai 2020 kl. 10:15\n\n"
            "Klokken fra Aurora veier et tonn og henger i gården ved museet, sa havnesjefen mandag.",
        ),
        (
            "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
            "It was cast in 1871 and sank with the ship.\n\n"
            "Divers raised it with a crane that had been borrowed from the shipyard across the bay.\n\n"
            "All content on this website may not be reproduced without written permission.",
            "The bell of the Aurora weighs more than a ton and hangs in the yard of the museum, the harbour master said on Monday.\n\n"
            "It was cast in 1871 and sank with the ship.\n\n"
            "Divers raised it with a crane that had been borrowed from the shipyard across the bay.",
        ),
    ],
    keeps=[
        f"{_BELL}\n\nOur reporter was stopped at the gate by two guards.",
        f"{_BELL}\n\nHe posted racist, abusive and offensive comments under the pictures of the crew.",
        "Bell found off Port Ellery\n\nBy Ana Lima\n\nMay 4, 2020 10:15 a.m.\n\n"
        "The harbour's newspaper has no paywall, and its journalists live on what their readers give them.\n\n"
        "We keep no paywall, and our journalists answer to nobody but their readers.",
        "The bell weighs a ton.\n\nWe keep no paywall, and our journalists answer to nobody but their readers.",
    ],
)
def page_voice(layout: Layout) -> Iterator[Edit]:
    """A sentence is the page's own: what it says of itself, its rules and disclaimers, what it asks of its reader or gives him.

    No phrase tells it. The page speaks of itself (`we`, this site, its own name) or to its reader, and of what only pages have: a
    newsroom, comments that will be removed, cookies on your device. These signs are weighed together with the length of the
    line, words that tell, quotations and what the story takes up; what the story itself speaks of is no sign. Among
    paragraphs it takes far more than behind the last of them, where an appeal goes on from sentence to sentence.
    """
    if not may_be_witnessed(layout):
        yield from _disclaimed(layout)
        return
    mentioned = words_of_pages(layout, "page")
    if not mentioned:
        return
    look = _look_of(layout.reading(likely_languages, layout.text))
    if not _may_be_spoken(layout, mentioned, look):
        return
    rows = rows_of(layout)
    if not is_witnessed(rows):
        yield from _disclaimed(layout)
        return
    for row in _spoken_by_the_page(layout, rows, mentioned, look):
        if not is_body(layout, row.start, row.end):
            yield layout.strike(row.start, row.end, "FUR023")


def _disclaimed(layout: Layout) -> Iterator[Edit]:
    """Strike the last line of copy that shows nothing else of a page where the page speaks of itself, and of machines or of rules.

    It must be a paragraph, and nothing of that may be said in the story above.
    """
    start, end = layout.lines[-1] if len(layout.lines) > _FEWEST else (0, 0)
    mentioned = words_of_pages(layout, "page")
    if (
        not mentioned
        or mentioned[-1] < start
        or not layout.free(start, end)
        or not is_paragraph(layout.text[start:end])
    ):
        return
    look = _look_of(layout.reading(likely_languages, layout.text))
    seen = layout.reading(Wording, layout.text[start:end]).seen(look)
    if seen is None or seen.odds < _weights().enough["tail"]:
        return
    signs, above = seen.signs, layout.text[:start].lower()
    said = (*signs.own, *signs.machine, *signs.rules)
    disclaims = signs.own and (signs.machine or len(signs.rules) > 1)
    if disclaims and not any(word in above for word in said) and not is_body(layout, start, end):
        yield layout.strike(start, end, "FUR023")


class _Words(NamedTuple):
    """The words by which a page is known to speak, in one language."""

    own: WordList  # what it calls itself: this site, our work
    we: WordList
    you: WordList
    invites: WordList
    calls: WordList
    asks: WordList
    trade: WordList  # who makes it, what they make and who reads that
    rules: WordList  # what may not be done, and what it disclaims
    manners: WordList  # how comments must be and must not be, which other people are as well
    machine: WordList  # its buttons and settings
    help: WordList  # whom to call
    copula: WordList  # between its name and what it is
    told: WordList
    said: WordList


_LISTS = {
    "own": ("page_voice.own",),
    "we": ("invitations.we",),
    "you": ("invitations.you",),
    "invites": ("invitations.invites",),
    "calls": ("invitations.calls",),
    "asks": ("invitations.asks",),
    "trade": ("page_voice.trade", "invitations.offers"),
    "rules": ("page_voice.rules",),
    "manners": ("page_voice.manners",),
    "machine": ("page_voice.machine",),
    "help": ("page_voice.help",),
    "copula": ("page_voice.copula",),
    "told": ("invitations.told",),
    "said": ("sentences.attribution", "sentences.said"),
}


@cache
def _words_of(languages: tuple[str, ...]) -> _Words:
    return _Words(**{name: word_list(languages, *lists) for name, lists in _LISTS.items()})


class _Signs(NamedTuple):
    """What of a page a line has, and what of a story."""

    own: frozenset[str]
    trade: frozenset[str]
    rules: frozenset[str]
    manners: frozenset[str]
    machine: frozenset[str]
    help: frozenset[str]
    we: bool
    you: bool
    calls: bool
    asks: bool  # the reader, in a question
    questions: bool
    told: int  # words that tell: he, was
    said: bool  # a verb that says who said it
    quoted: bool  # somebody's words are begun or ended in it
    defines: frozenset[str] | None  # the name that it opens with, where it says what that is

    @property
    def known(self) -> frozenset[str]:
        """The words of pages in it."""
        return self.own | self.trade | self.rules | self.manners | self.machine | self.help


class _Look(NamedTuple):
    """What a line has of a page, and the log odds that it is the page's whatever the story speaks of."""

    signs: _Signs
    odds: float


@cache
def _look_of(languages: tuple[str, ...]) -> Callable[[Wording], _Look | None]:
    """Return what looks at a line in copy of some languages; it sees nothing in lines that are too short or too long."""
    words = _words_of(languages)

    def look(line: Wording) -> _Look | None:
        if not _FEWEST <= line.length <= _MOST:
            return None
        signs = _signs_in(line.text, words)
        return _Look(signs, _sum(_said(line.text, line.length, 0.0, signs, _NO_STORY)))

    return look


def _signs_in(text: str, words: _Words) -> _Signs:
    """Return the signs in what a line says outside of quotation marks."""
    defined = _defined_in(text, words)
    text = _QUOTED.sub(" ", text)
    quoted = _MARKS.search(text.replace('"', "")) is not None or _SAID.search(text) is not None
    said = words_in(text)
    calls = asks = questions = False
    for sentence in _sentences(text):
        spoken = words_in(sentence)
        calls = calls or any(_opens(clause, words.invites) for clause in _CLAUSE.split(sentence))
        calls = calls or bool(words.calls.found_in(sentence, spoken))
        if sentence.endswith(_ASKS):
            questions = True
            asks = asks or _opens(sentence, words.asks) or bool(words.you.found_in(sentence, spoken))
    found = [
        _once(known.found_in(text, said))
        for known in (words.own, words.trade, words.rules, words.manners, words.machine, words.help)
    ]
    own, trade, rules, manners, machine, helps = found
    return _Signs(
        own,
        trade - rules - machine,
        rules,
        manners,
        machine,
        helps,
        bool(words.we.found_in(text, said)),
        bool(words.you.found_in(text, said)),
        calls,
        asks,
        questions,
        len(words.told.found_in(text, said)),
        bool(words.said.found_in(text, said)),
        quoted,
        defined,
    )


def _once(found: set[str]) -> frozenset[str]:
    """Return what was found without the words that stand in a phrase among it: `independent journalism` is one thing."""
    phrases = [f" {phrase} " for phrase in found if " " in phrase]
    return frozenset(known for known in found if sum(f" {known} " in phrase for phrase in phrases) == (" " in known))


def _defined_in(text: str, words: _Words) -> frozenset[str] | None:
    """Return the words of the name that a sentence opens with if it goes on to say what that is: `The Ellery Standard is a`."""
    name = _NAME.match(text)
    if name is None:
        return None
    rest = text[name.end() : name.end() + _OPENING]
    said = words_in(rest)
    if rest[:1] in _DASHES or (said and _begins(said, words.copula)):
        own = [word for word in _NAMED.findall(name[0]) if not is_function_word(word.lower())]
        if own and is_given_name(own[0]) and not any(map(names_organization, own)):
            return None  # a person
        if len(own) > 1 or any(not word[1:].islower() for word in own):  # any word begins a sentence with a capital
            return frozenset(words_in(" ".join(own)))
    return None


def _begins(said: Sequence[str], known: WordList) -> bool:
    return known.has(said[0]) or f" {' '.join(said)} ".startswith(known.phrases)


def _sentences(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = max(sentence_end(text, start, len(text)), start + 1)
        if piece := text[start:end].strip():
            yield piece
        start = end


def _opens(clause: str, known: WordList) -> bool:
    opening = words_in(clause[:_OPENING])
    return bool(opening) and _begins(opening, known)


_ASKS = ("?", "？", "؟", ";")
_OPENING = 40  # characters of a clause, what its first words stand in
_DASHES = tuple("–—-")
_MARKS = re.compile(r"[“”„«»「『]")
_SAID = re.compile(r"\A[–—―-]\s")  # somebody's words behind a dash
# What somebody says; marks around a few words are around a name.
_QUOTED = re.compile(r"“[^”\n]{0,600}”|\"[^\"\n]{0,600}\"|«[^»\n]{0,600}»|„[^“”\n]{0,600}[“”]|「[^」\n]{0,600}」")
_NAME = re.compile(r"[«„“\"]?(?:[A-ZÀ-ÞА-ЯЁІΑ-ΩΆ-Ώ][\w.’'&-]{0,30}[»”“\"]?\s(?:[a-zà-ÿ]{1,3}\s(?=[A-ZÀ-Þ]))?){1,6}")
_NAMED = re.compile(r"[A-ZÀ-ÞА-ЯЁІΑ-ΩΆ-Ώ][\w.’'&-]{1,30}")
_CLAUSE = re.compile(rf"[,:;–—|]\s+|\s-\s|\b(?:{any_of(language_words('invitations.joins'))})\s")


class _Story(NamedTuple):
    """What the story itself speaks of: the words of pages in it, whether it says `we` and `you`, and all its words."""

    known: frozenset[str]
    we: bool
    you: bool
    stems: Set[str]
    words: frozenset[str]


_NO_STORY = _Story(frozenset(), False, False, frozenset(), frozenset())


class _Weights(NamedTuple):
    """The weights of the signs, and from which sum a sentence is struck, by its place."""

    weights: Mapping[str, float]
    enough: Mapping[str, float]


@cache
def _weights() -> _Weights:
    table = load("page_voice.toml")
    return _Weights(table["weights"], table["enough"])


def _may_be_spoken(layout: Layout, mentioned: Sequence[int], look: Callable[[Wording], _Look | None]) -> bool:
    """Say, without the rows of the copy, whether any line in which words of pages stand can be the page's; in most copy none can."""
    enough = _weights().enough["tail"]
    for index in {layout.line_at(at) for at in mentioned}:
        line = layout.lines[index]
        free = layout.free(*line)
        for start, end in {tuple(line), *map(tuple, free)} if free else ():
            seen = layout.reading(Wording, layout.text[start:end]).seen(look)
            if seen is not None and seen.odds >= enough:
                return True
    return False


def _spoken_by_the_page(
    layout: Layout, rows: Sequence[Row], mentioned: Sequence[int], look: Callable[[Wording], _Look | None]
) -> Iterator[Row]:
    """Yield the rows that are sentences of the page's; `mentioned` are where words of pages stand in the copy.

    What was weighed is left on the layout, struck or not.
    """
    weights, enough = _weights()
    looks = {
        at: row.wording.seen(look)
        for at, row in enumerate(rows)
        if row.role in ("free", "prose") and bisect_left(mentioned, row.start) < bisect_left(mentioned, row.end)
    }
    signs = {at: seen.signs for at, seen in looks.items() if seen is not None}
    alone = {at: seen.odds for at, seen in looks.items() if seen is not None}
    likely = {at for at, odds in alone.items() if odds >= enough["tail"]}
    prose = [at for at, row in enumerate(rows) if row.role == "prose"]
    sure = [at for at in prose if at not in likely]
    if not sure:
        return
    # Between paragraphs of the story's only what is beyond doubt is not the story's as well.
    likely -= {
        at
        for at in likely.intersection(prose)
        if sure[0] < at < sure[-1]
        and alone[at] < enough["among"]
        and not (_is_page(rows, at - 1, set()) and _is_page(rows, at + 1, set()))
    }
    told = [at for at in prose if at not in likely]
    if not likely:
        return
    if min(likely) < sure[-1] and sum(rows[at].length for at in told) <= sum(rows[at].length for at in likely):
        return  # a story in the voice of a page: an editorial, a letter
    story = _story_of(rows, told, signs, _words_of(layout.reading(likely_languages, layout.text)))
    said = {
        at: _said(rows[at].text, rows[at].length, _taken(rows[at], story), found, story) for at, found in signs.items()
    }
    weighed: dict[int, Judged] = {}
    struck: set[int] = set()
    for _ in range(_TIMES):
        known = len(struck)
        left = [at for at in prose if at not in struck]
        for at in sorted(said.keys() - struck, reverse=True):
            while left and left[-1] in struck:
                left.pop()
            beside = [_is_page(rows, near, struck) for near in (at - 1, at + 1)]
            place = (
                "tail"
                if not left or at >= left[-1]
                else "beside"
                if all(beside)
                else "head"
                if at < told[0]
                else "among"
            )
            above = "after" if at - 1 in struck else "page" if beside[0] and place in ("tail", "head") else ""
            near = [name for name in (above, "before" if at + 1 in struck else "") if name]
            total = _sum(said[at]) + sum(weights[name] for name in near)
            names = (*said[at], *near)
            amounts = (*said[at].values(), *(1.0 for _ in near))
            weighed[at] = Judged(rows[at].start, rows[at].end, "FUR023", names, enough[place], amounts)
            if total >= enough[place] and (place == "tail" or rows[at].ended):
                struck.add(at)
        if len(struck) == known:
            break
    layout.judged += weighed.values()
    for at in sorted(struck):
        yield rows[at]


def _is_page(rows: Sequence[Row], at: int, struck: set[int]) -> bool:
    """Say whether something of the page stands in a row, or the copy has ended there."""
    return at >= len(rows) or (at >= 0 and (at in struck or rows[at].role in _PAGE))


def _story_of(rows: Sequence[Row], told: Sequence[int], signs: Mapping[int, _Signs], words: _Words) -> _Story:
    said = [_QUOTED.sub(" ", rows[at].text) for at in told]
    known = [signs[at].known for at in told if at in signs]
    words_said = list(chain.from_iterable(rows[at].words for at in told))
    return _Story(
        frozenset().union(*known),
        any(words.we.found_in(text, words_in(text)) for text in said),
        any(words.you.found_in(text, words_in(text)) for text in said),
        stems_in(Counter(words_said), "\n".join(rows[at].text for at in told)).keys(),
        frozenset(words_said),
    )


def _taken(row: Row, story: _Story) -> float:
    """Return how much of what a row says the story takes up."""
    return len(row.stems.keys() & story.stems) / max(len(row.stems), 1)


def _new(signs: frozenset[str], story: _Story) -> int:
    """Return how many signs the story has not; `our readers` is `readers` too."""
    if not signs or not story.known:
        return len(signs)
    return sum(story.known.isdisjoint((sign, *sign.split())) for sign in signs)


def _said(text: str, length: int, taken: float, found: _Signs, story: _Story) -> dict[str, float]:
    """Return what a line of so many words says of a page: the names of weights, each with how often it counts.

    `taken` is how much of it the story takes up.
    """
    own, trade, rules = _new(found.own, story), _new(found.trade, story), _new(found.rules, story)
    machine, helps = _new(found.machine, story), _new(found.help, story)
    we, you = found.we and not story.we, found.you and not story.you
    if own or rules or (trade and (we or you or found.calls)):
        rules += _new(found.manners, story)  # a man may have shouted racist and obscene words as well
    defines = found.defines is not None and story.words.isdisjoint(found.defines)
    asks = found.asks or (found.questions and machine > 0)
    phone = helps > 0 and _PHONE.search(text) is not None
    said: dict[str, float] = {
        "base": 1,
        "own": own > 0,
        "rules": min(rules, 4),
        "own.rules": own > 0 and rules > 0,
        "machine": machine > 0,
        "machine.more": min(max(machine - 1, 0), 3),
        "own.time": own > 0 and _CLOCK.search(text) is not None and _YEAR.search(text) is not None,
        "own.machine": own > 0 and machine > 0,
        "help": min(helps, 3) if you or asks or phone else 0,
        "phone": phone,
        "trade": min(trade, 4),
        "trade.any": trade > 0,
        "we": we,
        "we.trade": we and trade > 0,
        "you": you,
        "calls": found.calls,
        "you.trade": you and trade > 0,
        "you.help": you and helps > 0,
        "you.machine": you and machine > 0,
        "asks": asks and not story.you,
        "defines": defines,
        "voiceless": not (own or rules or machine or we or you or defines or phone),
        "length": log(length + 1),
        "told": min(found.told, 3) * (not (own and (rules or machine or asks))),
        "said": found.said,
        "quoted": found.quoted,
        "taken": taken,
    }
    return {name: float(amount) for name, amount in said.items() if amount}


def _sum(said: Mapping[str, float]) -> float:
    """Return the log odds that a line is the page's."""
    weights = _weights().weights
    return sum([weights[name] * amount for name, amount in said.items()])


_PAGE = ("page", "stamp", "byline")
_TIMES = 3  # an appeal is known from its clearest sentence on, in both directions
_FEWEST = 3
_MOST = 140  # words
_CLOCK = re.compile(r"(?<![\d.:])\d{1,2}[:.]\d\d(?![\d.:]*\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PHONE = re.compile(r"\d{3}|\d\d[ -]\d\d")
