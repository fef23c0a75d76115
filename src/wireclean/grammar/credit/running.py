"""Credits in running text: in brackets, behind a label, around a slash or "via", where an organisation is known.

A credit without brackets ends where its words do, and not in the sentence after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from heapq import merge
from typing import NamedTuple

import regex

from wireclean.article import Credit
from wireclean.grammar.byline import is_given_name
from wireclean.grammar.credit.known import PART, SLASH, read_credit
from wireclean.grammar.credit.words import TAGS, agency_forms, credit_label, worded, words_of
from wireclean.grammar.names import is_name, joins_names, read_name
from wireclean.grammar.organizations import read_organization

__all__ = ["FoundCredit", "find_credits", "has_mark"]

_LONGEST = 200


class FoundCredit(NamedTuple):
    """A credit in a text: `text[start:end]` is all of it, brackets included."""

    start: int
    end: int
    credit: Credit


_BRACKET = regex.compile(r"[(\[]([^()\[\]]{2,200}+)[)\]]")
_SPACE = regex.compile(r"[^\S\n]++")
_NEAR = 90  # how far before its slash a credit can begin


def find_credits(text: str, start: int = 0, end: int | None = None) -> list[FoundCredit]:
    """Find every photo credit in `text[start:end]`, in order; a bracket in prose is none.

    A credit without brackets ends where its words do, and not in the sentence after it.

    >>> [found.credit.text for found in find_credits("The bell rings. (AP Photo/Ana Lima) REUTERS/Tom Reed The sea is calm.")]
    ['AP Photo/Ana Lima', 'REUTERS/Tom Reed']
    """
    stop = len(text) if end is None else min(end, len(text))
    marks = _Marks(text, start, stop)
    if not marks.found:
        return []
    found: list[FoundCredit] = []
    bracketed = {one.start: one for one in _in_brackets(text, start, stop, marks)}
    for one in sorted([*bracketed.values(), *_bare(text, start, stop, marks, [*bracketed.values()])]):
        if not found or one.start >= found[-1].end:
            found.append(one)
        elif one.start in bracketed and found[-1].start not in bracketed:
            found[-1] = one
    return [credit for one in found for credit in (one, *_repeated(text, one, stop))]


@cache
def _vias() -> tuple[str, ...]:
    return tuple(f" {word} " for word in words_of("through"))


@cache
def _mark_words() -> tuple[str, ...]:
    return ("/", "©", *_vias(), *words_of("marks"))


def has_mark(text: str) -> bool:
    """Say whether a mark of credits stands in a text: without one `find_credits` finds none."""
    folded = text.lower()
    return any(mark in folded for mark in _mark_words())


class _Marks:
    """Where the marks stand that every credit in running text holds one of.

    Hostile copy has a mark at every other character, so they are looked for anew each time they are gone through.
    """

    def __init__(self, text: str, start: int, stop: int) -> None:
        self._start = start
        self._stretch = text[start:stop].lower()
        if len(self._stretch) != stop - start:  # a few letters, such as capital I with a dot, grow
            self._stretch = "".join(letter.lower()[0] for letter in text[start:stop])
        self.found = [mark for mark in _mark_words() if mark in self._stretch]

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """Yield where each stands, in order, and which it is."""
        return merge(*map(self._places, self.found))

    def _places(self, mark: str) -> Iterator[tuple[int, str]]:
        at = self._stretch.find(mark)
        while at >= 0:
            yield self._start + at, mark
            at = self._stretch.find(mark, at + len(mark))


def _in_brackets(text: str, start: int, stop: int, marks: _Marks) -> Iterator[FoundCredit]:
    after = 0
    for at, _ in marks:
        opened = max(
            text.rfind("(", max(after, start, at - _LONGEST), at), text.rfind("[", max(after, start, at - _LONGEST), at)
        )
        bracket = _BRACKET.match(text, opened, stop) if opened >= 0 else None
        if bracket is None or bracket.end() <= at:
            continue
        after = bracket.end()
        printed = bracket[1]
        credit = read_credit(" ".join(printed.split())) if "\n\n" not in printed else None
        if credit is not None:
            credit = Credit(credit.photographer, credit.organization, printed.strip())
            yield FoundCredit(bracket.start(), bracket.end(), credit)


def _repeated(text: str, before: FoundCredit, stop: int) -> Iterator[FoundCredit]:
    """Yield the agency that stands alone directly after a credit in brackets: `(AP Photo/Ana Lima) AP Show More`."""
    if text[before.end - 1] in ")]":
        begin = before.end + len(text[before.end : before.end + 3]) - len(text[before.end : before.end + 3].lstrip())
        known = read_organization(text, begin, stop)
        if known is not None and worded(_ENDS_SLOT).match(text, known[1], stop):
            yield FoundCredit(begin, known[1], Credit(None, known[0].short, text[begin : known[1]]))


# what can follow a credit in a gallery: the end, a button, a number.
_ENDS_SLOT = r"\s*+ (?: \Z | \n | \d | [|\]] | (?i:<caption_buttons>)\b )"


def _bare(text: str, start: int, stop: int, marks: _Marks, bracketed: list[FoundCredit]) -> Iterator[FoundCredit]:
    """Yield the credits without brackets around them; those in `bracketed`, in order, are known."""
    done = start
    inside = 0  # the bracket that the mark may stand in
    for at, mark in marks:
        while inside < len(bracketed) and bracketed[inside].end <= at:
            inside += 1
        if at < done or (inside < len(bracketed) and bracketed[inside].start <= at):
            continue
        if mark == "/":
            if not text[max(done, at - 30) : at].rstrip().rpartition(" ")[2].strip("(/\n")[:1].isupper():
                continue
            credit = _after_form(text, done, at, stop) or _around_slash(text, done, at, stop)
        elif mark in _vias():
            credit = _before_via(text, done, at, at + len(mark), stop)
        else:
            credit = _after_label(text, done, at, stop)
        if credit is not None:
            begin = credit.start - 2
            yield credit._replace(start=begin) if begin >= done and text.startswith("© ", begin) else credit
            done = credit.end


@cache
def _form_before() -> regex.Pattern[str]:
    forms = "|".join(sorted(agency_forms(), key=lambda form: (-len(form), form)))
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}/])(?:{forms})\s?\Z")


def _after_blanks(text: str, at: int, stop: int) -> int:
    spaces = _SPACE.match(text, at, stop)
    return at if spaces is None else spaces.end()


def _after_form(text: str, floor: int, slash: int, stop: int) -> FoundCredit | None:
    """Read `REUTERS/Ana Lima/File Photo`, `AP Photo/Ana Lima, File`: an agency's form, its slash and a name."""
    form = _form_before().search(text[max(floor, slash - 22) : slash])
    if form is None:
        return None
    begin = slash - (min(22, slash - floor) - form.start())
    at = _after_blanks(text, slash + 1, stop)
    stringer = worded(_NAMELESS).match(text, at, stop)
    end = stringer.end() if stringer is not None else _name_end(text, at, stop)
    return None if end is None else _made(text, begin, _with_tags(text, end, stop))


# the word that stands where a photographer's name would: `Stringer`, `HANDOUT`.
_NAMELESS = r"(?=\p{Lu}) (?i:<nameless>) (?!\p{L})"
# a word in small letters that a sentence goes on with, and neither a credit nor a button.
_SENTENCE_GOES_ON = r"[^\S\n]{1,2} (?! (?:<through|behind_names|caption_buttons>)\b ) \p{Ll}"
_WORD = regex.compile(r"\S++")


def _name_end(text: str, at: int, stop: int) -> int | None:
    """Return where the photographer's name that begins at `at` ends.

    Where a sentence follows (`Ana Lima Divers have found`), that is after two words, three with an initial or particle.
    """
    name = read_name(text, at, stop)
    if name is None:
        return None
    words = list(_WORD.finditer(text, at, name.end))
    if (
        len(words) > 2
        and not name.shouted
        and name.ending == "clean"
        and worded(_SENTENCE_GOES_ON).match(text, name.end, stop)
    ):
        count = 2
        while count < len(words) and joins_names(words[count - 1][0]):
            count += 1
        return words[count - 1].end()
    return name.end


def _with_tags(text: str, end: int, stop: int) -> int:
    """Return the end of a credit with what may follow the name: `, File`, `/Handout via REUTERS`."""
    tags = worded(TAGS).match(text, end, stop)
    return end if tags is None else tags.end()


def _around_slash(text: str, floor: int, slash: int, stop: int) -> FoundCredit | None:
    """Read `Ana Lima/AP`, `Ana Lima/Getty Images`, `Ana Lima/The Port Ellery Herald via AP`."""
    at = _after_blanks(text, slash + 1, stop)
    end = _organizations_end(text, at, stop)
    if end is None:
        return None
    begin = _name_begin(text, floor, slash)
    return None if begin is None else _made(text, begin, end)


def _organizations_end(text: str, at: int, stop: int) -> int | None:
    """Return the end of what follows a slash: a known organisation, another after a slash or "via", and tags."""
    own = worded(_NAMELESS).match(text, at, stop) or worded(PART).match(text, at, min(stop, at + 70))
    via = worded(_VIA_HERE).match(text, own.end(), stop) if own is not None else None
    known = read_organization(text, via.end(), stop) if via is not None else None
    known = known or read_organization(text, at, stop)
    if known is None:
        return None
    end = _with_tags(text, known[1], stop)
    following = worded(_VIA_HERE).match(text, end, stop) or SLASH.match(text, end, stop)
    more = read_organization(text, following.end(), stop) if following is not None else None
    return end if more is None else _with_tags(text, more[1], stop)


# The words before a slash: those that may be a name's, back to where a sentence, bracket or small word ends.
_CAPITAL = regex.compile(r"\p{Lu}[\p{L}\p{M}'’.-]*+\Z")
_CLOSES = frozenset('.!?…)]”"|:;>')


def _name_begin(text: str, floor: int, end: int) -> int | None:
    """Return where the name that ends at `end` begins: after a sentence, or else two words before, three with a particle."""
    low = max(floor, end - _NEAR, text.rfind("\n", floor, end) + 1)
    words = list(_WORD.finditer(text, low, end))
    run: list[regex.Match[str]] = []
    closed = not words or words[0].start() == low
    for word in reversed(words):
        if not (_CAPITAL.match(word[0]) or (run and joins_names(word[0]))):
            closed = word[0][-1] in _CLOSES or word[0].casefold() == "by"
            break
        if run and word[0][-1] == "." and len(word[0].strip(".")) > 2 and not joins_names(word[0]):
            closed = True
            break
        run.insert(0, word)
    second_given = len(run) == 3 and is_given_name(run[0][0])  # `at dawn Mary Beth Tanner`
    counts = [len(run)] if second_given or (closed and len(run) <= 4) else []
    count = 2
    while count < len(run) and joins_names(run[-count][0]):
        count += 1
    for size in dict.fromkeys([*counts, count]):
        if 2 <= size <= len(run) and is_name(text[run[-size].start() : end].rstrip()):
            begin = run[-size].start()
            labelled = _with_label(text, low, begin)
            byline = labelled == begin and worded(_BYLINE).search(text[low:begin]) is not None
            return None if byline else labelled
    return None


# the word that makes the name behind it an author's.
_BYLINE = r"\b(?i:<authors>)\s++\Z"


def _with_label(text: str, low: int, begin: int) -> int:
    """Take the label that stands before a name with it: `Photo by `."""
    first = max(low, begin - 24)
    return next((at for at in range(first, begin) if _label_end(text, low, at, begin) == begin), begin)


def _label_end(text: str, low: int, at: int, stop: int) -> int:
    """Return the end of the label that begins a word at `at`; `at` where none does."""
    return at if at > low and text[at - 1].isalnum() else credit_label(text, at, stop)


def _before_via(text: str, floor: int, at: int, after: int, stop: int) -> FoundCredit | None:
    """Read `Ana Lima via Getty Images`, `Handout via REUTERS`, `Port Ellery Police via AP`, after a sentence only."""
    known = read_organization(text, after, stop)
    if known is None:
        return None
    low = max(floor, at - _NEAR, text.rfind("\n", floor, at) + 1)
    begin = low
    for sentence in _SENTENCE_END.finditer(text, low, at):
        begin = sentence.end()
    if begin == low > floor and text[low - 1] != "\n":
        return None
    begin = _after_blanks(text, begin, at)
    if worded(PART).fullmatch(text[begin:at].replace("/", " ")) is None:
        return None
    return _made(text, _with_label(text, floor, begin), _with_tags(text, known[1], stop))


_SENTENCE_END = regex.compile(r"(?:(?<!\p{Lu})[.!?]|[)”\"|:;])\s")


def _after_label(text: str, floor: int, at: int, stop: int) -> FoundCredit | None:
    """Read a credit that its label opens: `Photo by Ana Lima/Getty Images`, `Photo: Ana Lima, AP`, `Image copyright AP`."""
    first = at if text[at] == "©" else max(floor, text.rfind("\n", floor, at) + 1, at - 20)
    for begin in range(first, at + 1):
        label = _label_end(text, floor, begin, min(stop, at + 40))
        if label > at:
            break
    else:
        return None
    known = read_organization(text, label, stop)
    if known is not None:
        following = SLASH.match(text, known[1], stop)
        more = read_organization(text, following.end(), stop) if following is not None else None
        named = _name_end(text, following.end(), stop) if following is not None and more is None else None
        whole = _with_tags(text, named or (more or known)[1], stop)  # Foto: AFP/Ana Lima
        if text[at] == "©" and text[whole:stop].partition("\n")[0].strip(" ."):  # a copyright line
            return None
        return _made(text, begin, whole)
    line = text[begin:stop].partition("\n")[0][:_LONGEST].rstrip()
    credit = _made(text, begin, begin + len(line)) if _YEAR.search(line) is None else None
    if credit is not None and (credit.credit.photographer or worded(_SHARED).search(line)):
        return credit
    name = _name_end(text, label, stop)
    if name is None:
        return None
    gap = worded(_GAP).match(text, name, stop)
    end = _organizations_end(text, gap.end(), stop) if gap is not None else None
    if end is None:
        if text[name:stop].strip(" .)"):
            return None
        end = name
    return _made(text, begin, end)


_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")  # of a copyright line


_SHARED = r"/ | \s(?:<through>)\s"
_GAP = r"\s?/\s? | ,\s | \s(?:<through|whom>)\s"
_VIA_HERE = r"[^\S\n]{1,2}(?:<through>)[^\S\n]{1,2}"


def _made(text: str, begin: int, end: int) -> FoundCredit | None:
    printed = text[begin:end]
    credit = read_credit(printed)
    return None if credit is None else FoundCredit(begin, end, credit)
