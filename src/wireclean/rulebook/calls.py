"""FUR: a line in which the page asks its reader to follow it somewhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wireclean.article import Edit
from wireclean.data.languages import language_words, words_of_language
from wireclean.data.phrasebook import any_of
from wireclean.grammar.language import likely_languages
from wireclean.grammar.sentences import ends_sentence, is_paragraph
from wireclean.layout import Layout, Line
from wireclean.rulebook.rule import Stage, rule

__all__ = ["follow_call"]


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
        if len(printed) > _LONGEST or any(mark in printed for mark in _QUOTES) or _CHANNEL.search(printed) is None:
            continue
        if asks.search(printed) and not (ends_sentence(printed) and _is_among_paragraphs(layout, number)):
            for left in layout.free(line.start, line.end):
                yield layout.strike(left.start, left.end, "FUR015")


_LONGEST = 220
_QUOTES = '“”„«»"「'
# With what a language hangs on a name: Telegram'da, Facebookon.
_CHANNEL = re.compile(
    rf"(?<!\w)(?:{any_of(language_words('furniture.channels'))})(?:['’-]?\w{{1,6}})?(?!\w)", re.IGNORECASE
)


@cache
def _asks(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Match what these languages ask a reader with."""
    calls = any_of(call for language in languages for call in words_of_language(language, "furniture.calls"))
    return re.compile(rf"(?<!\w)(?:{calls})(?!\w)", re.IGNORECASE)


def _is_among_paragraphs(layout: Layout, number: int) -> bool:
    beside: list[Line] = layout.lines[number - 1 : number + 2 : 2] if number else []
    return len(beside) == 2 and all(is_paragraph(layout.text[start:end]) for start, end in beside)
