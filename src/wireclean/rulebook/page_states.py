"""FUR: what a page says of its own machinery: that a browser cannot play its video, that nobody may comment any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wireclean.article import Edit
from wireclean.data.languages import language_words, languages_known, words_of_language
from wireclean.data.phrasebook import any_of
from wireclean.grammar.language import likely_languages
from wireclean.grammar.sentences import sentence_end
from wireclean.layout import Layout
from wireclean.rulebook.page_cues import words_of_pages
from wireclean.rulebook.rule import Stage, rule

__all__ = ["page_state"]


@rule(
    "FUR019",
    "page-state",
    stage=Stage.RECOGNITION,
    after=["FUR001", "FUR017"],
    needs_cue=False,
    fixes=[
        (
            "The bell weighs a ton.\n\nYour browser does not support the <audio> element.\n\nIt was cast in 1871.",
            "The bell weighs a ton.\n\nIt was cast in 1871.",
        ),
        (
            "Media playback is not available on this device\n\nThe bell weighs a ton.\n\nThis discussion is closed for comments.",
            "The bell weighs a ton.",
        ),
        (
            "Die Glocke wiegt eine Tonne.\n\nIhr Browser unterstützt dieses Video leider nicht.",
            "Die Glocke wiegt eine Tonne.",
        ),
    ],
    keeps=[
        "The harbour board will close the discussion, which is not open to the press.",
        "The bell weighs a ton.\n\n“Your browser is not supported,” the screen told the harbour master.\n\nIt was cast in 1871.",
        "The bell weighs a ton.\n\nThis video is not available to the court, the lawyer said.\n\nIt was cast in 1871.",
        "Use your browser to find the bell.",
    ],
)
def page_state(layout: Layout) -> Iterator[Edit]:
    """A line says that something of the page does not work, is missing or closed.

    `Your browser does not support the audio element`, `This discussion is closed for comments`. Each begins with what only a page
    points at (this video, your browser) and says its state in the present; somebody's words stay, and so does what was said.
    """
    text = layout.text
    for number in sorted(set(map(layout.line_at, words_of_pages(layout, "things")))):
        start, end = layout.lines[number]
        if end - start > _LONGEST or not layout.is_free(start, end) or _QUOTES.search(text, start, end):
            continue
        sentences = [_sentence().match(text, *sentence) for sentence in _sentences(text, start, end)]
        if (
            all(sentences)
            and any(match and match["state"] for match in sentences)
            and not _told(layout.reading(likely_languages, text)).search(text, start, end)
        ):
            yield layout.strike(start, end, "FUR019")


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = max(sentence_end(text, start, end), start + 1)
        yield start, stop
        start = stop


@cache
def _sentence() -> re.Pattern[str]:
    """Match how a sentence begins that says a page's state, or asks for something besides; pages mix languages."""
    leads, things, states, calls = (
        any_of(language_words(f"page_states.{name}")) for name in ("leads", "things", "states", "calls")
    )
    return re.compile(
        rf"""
        \W{{0,4}} (?: (?:{leads})\b \W{{0,3}} ){{0,2}}
        (?: (?:{things})\b [^\n]{{0,90}}? (?P<state>{states}) | (?:{calls})\b )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _told(languages: tuple[str, ...]) -> re.Pattern[str]:
    """Match a word of these languages that tells: who said a sentence, or that it is of somebody."""
    told = any_of(
        word
        for language in languages or languages_known()
        for name in ("sentences.attribution", "invitations.told")
        for word in words_of_language(language, name)
    )
    return re.compile(rf"\b(?:{told})\b", re.IGNORECASE)


_LONGEST = 200
_QUOTES = re.compile(r"[“”„«»\"「『]")
