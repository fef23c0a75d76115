"""What is the story's own: a full sentence among its paragraphs stays, whatever words it opens with.

The rules that know furniture and notes by a phrase (`yields_to_prose`) strike whole lines. The story may use the same
words: `Sign up for the army, he told her.` What tells the two apart is the company that a line keeps, and what else it
says. This module weighs that once, for all of those rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from wireclean.article import Edit, Note
from wireclean.data.languages import language_words, words_of_language
from wireclean.data.page_words import PageWords, page_words, page_words_of_all
from wireclean.grammar.language import likely_languages
from wireclean.grammar.sentences import is_paragraph, sentence_end, sentences_in
from wireclean.layout import Layout, Line

__all__ = ["OwnProse", "is_body"]

_COMMANDS = language_words("furniture.commands")
_FULL_STOPS = ".。।۔"
_CLOSERS = "”’\"')]»«“」』） \xa0\u202f"
_LEAD = 8  # bullets, dashes and brackets may stand before the words that a line opens with
_SHORT_LINE = 220  # of a line this short, a phrase of furniture anywhere makes it doubtful company
_ADDRESS = re.compile(r"https?://|\bwww\.|@\w")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_COLON = re.compile(r"[:：][ “\"]{0,3}")
_CLAUSES = re.compile(r"[,،—–] ")
_BOTH = 2  # lines of company: above and below
_LONGEST_ATTRIBUTION = 10  # words of a clause that says who said the sentence
_BULLETS = "*•·▪►▶+"


def is_body(layout: Layout, start: int, end: int) -> bool:
    """Say whether a stretch is the last line of run-on copy from its first words on, two sentences and more.

    That is the story with the end of its page: a phrase, a credit or a row of tags there says nothing of what stands before it.
    """
    line = layout.lines[-1]
    return (
        layout.run_on
        and end > line.start
        and (start <= line.start or layout.opens_line(start))
        and sentences_in(layout.text[start:end]) > 1
    )


class OwnProse:
    """Which lines of one layout are the story's own although a phrase of furniture or of notes speaks against them."""

    def __init__(self, layout: Layout, codes: Iterable[str]) -> None:
        """Judge the lines of `layout`; `codes` are those of the rules that yield to prose."""
        self._layout = layout
        self._rules = codes

    @cached_property
    def _codes(self) -> list[str]:
        """The codes of the rules that have a cue in the copy; in most copy nobody asks."""
        return [code for code in self._rules if code in self._layout.cued_codes]

    @cached_property
    def _spoken(self) -> PageWords:
        return page_words(self._layout.reading(likely_languages, self._layout.text))

    @cached_property
    def _attributions(self) -> frozenset[str]:
        """The verbs of the languages that the copy may be in, of all where nothing tells one."""
        name, told = "sentences.attribution", self._layout.reading(likely_languages, self._layout.text)
        known = [words_of_language(language, name) for language in told] if told else [language_words(name)]
        return frozenset(word for words in known for word in words)

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The words of sentences that tell, in the languages that the copy may be in."""
        told = self._layout.reading(likely_languages, self._layout.text)
        return frozenset(word for language in told for word in words_of_language(language, "invitations.told"))

    def holds(self, edit: Edit) -> bool:
        """Say whether `edit` would strike whole lines that are the story's own."""
        layout = self._layout
        if is_body(layout, *edit.span):
            layout.spared = True
            return True
        lead = len(edit.before) - len(edit.before.lstrip())
        start = edit.span.start + lead
        number = layout.line_at(start)
        line = layout.lines[number]
        if start > line.start or edit.span.end < line.end:
            return False  # a part of a line is struck by a grammar, not by a phrase
        text = layout.text[line.start : line.end]
        if not _is_sentence(text) or _ADDRESS.search(text):
            return False
        company = self._is_company(number - 1) + self._is_company(number + 1)
        told = company < _BOTH and self._is_told(line, text, edit)
        if company == _BOTH and text.lower().startswith(_COMMANDS) and not self._is_told(line, text, edit):
            return False  # Click here to read more.
        own = (
            company == _BOTH
            or (company == 1 and (told or not self._speaks_of_the_page(line, text, edit)))
            or (told and any(map(self._is_short_company, (number - 1, number + 1))))
        )
        layout.spared = layout.spared or own
        return own

    def _is_company(self, number: int) -> bool:
        """Say whether a line is a paragraph beyond doubt: it stands, and holds no phrase of furniture or notes itself."""
        layout = self._layout
        if not 0 <= number < len(layout.lines):
            return False
        start, end = layout.lines[number]
        if not is_paragraph(layout.text[start:end]):
            return False
        reach = end if end - start <= _SHORT_LINE else start + _LEAD
        return bool(layout.free(end - 1, end)) and not any(layout.cued(code, start, reach) for code in self._codes)

    def _is_short_company(self, number: int) -> bool:
        """Say whether a line is a full sentence that is shorter than a paragraph and has no phrase of furniture: `It rang.`"""
        layout = self._layout
        if not 0 <= number < len(layout.lines):
            return False
        start, end = layout.lines[number]
        return (
            _is_sentence(layout.text[start:end])
            and bool(layout.free(end - 1, end))
            and not any(layout.cued(code, start, end) for code in self._codes)
        )

    def _is_told(self, line: Line, text: str, edit: Edit) -> bool:
        """Say whether the sentence with the phrase tells, or is somebody's words: `..., the crowd chanted.`"""
        start = max((end - line.start for _, end in self._layout.cues_in(edit.rule, *line)), default=0)
        rest = text[start : sentence_end(text, start, len(text))]
        said = _WORD.findall(rest.lower())
        # A note tells as well: `Names were changed.`
        if (
            not isinstance(edit.value, Note)
            and not self._telling.isdisjoint(said)
            and not any(self._spoken.spoken(rest, said))
        ):
            return True
        clauses = _CLAUSES.split(rest)[1:]
        return any(
            len(words) <= _LONGEST_ATTRIBUTION and not self._attributions.isdisjoint(words)
            for words in (_WORD.findall(clause.lower()) for clause in clauses)
        )

    def _speaks_of_the_page(self, line: Line, text: str, edit: Edit) -> bool:
        """Say whether more than the phrase itself makes a sentence furniture or a note.

        A word of pages beside the phrase (`newsletter`, `article`); a phrase that opens the line and has such a word in it,
        or ends in a colon behind which a title begins; or nothing but names.
        """
        of_pages = self._spoken.of_pages
        cues = [(start - line.start, end - line.start) for start, end in self._layout.cues_in(edit.rule, *line)]
        if any(map(of_pages, _around(text, cues))):
            return True
        of_note = isinstance(edit.value, Note)
        for start, end in cues:
            if start <= _LEAD and (page_words_of_all().of_pages(text[start:end]) or _labels(text, end, of_note)):
                return True
        first = sentence_end(text, cues[0][1] if cues else 0, len(text))
        words = [word for part in _around(text[:first], cues) for word in _WORD.findall(part)]
        return sum(word[0].islower() for word in words) * 2 <= len(words) if _is_cased(text) else not words


def _is_sentence(text: str) -> bool:
    """Say whether a line is a full sentence: a full stop ends it, brackets and quotation marks aside, and no bullet opens it."""
    return text[-4:].rstrip(_CLOSERS)[-1:] in _FULL_STOPS and text[0] not in _BULLETS


def _around(text: str, cues: list[tuple[int, int]]) -> Iterator[str]:
    """Yield what of a line stands beside the phrases."""
    position = 0
    for start, end in cues:
        if start > position:
            yield text[position:start]
        position = max(position, end)
    yield text[position:]


def _labels(text: str, end: int, of_note: bool) -> bool:
    """Say whether a phrase that ends at `end` is a label before a colon: of a note, or of a title with its capital."""
    colon = _COLON.search(text, max(end - 2, 0), end + 2)
    return colon is not None and (of_note or not text[colon.end() : colon.end() + 1].islower())


def _is_cased(text: str) -> bool:
    return text.lower() != text.upper()
