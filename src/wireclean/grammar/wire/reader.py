"""The reader of a wire: its head, its end, and the typesetting codes between them, from its first line to its last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from msgspec.structs import replace

from wireclean.article import Byline, Note, Span, Standfirst, Timestamp
from wireclean.data import load
from wireclean.grammar.byline import is_cued_byline, parse_byline
from wireclean.grammar.opening import match_opening
from wireclean.grammar.sentences import looks_like_prose
from wireclean.grammar.titles import is_sentence
from wireclean.grammar.wire.desk import find_desk_block
from wireclean.grammar.wire.model import SIGNED_END, Part, Wire, beginnings, lines_from
from wireclean.grammar.wire.sent import SENT, TRAILER, time_sent

__all__ = ["WireReader"]

_INITIALS = re.compile(r"[a-z]{2,5}(?:[ /][a-z0-9]{1,6}){1,10}")
_AGENCY = re.compile(r"={1,4}[^\W\d_]{2,12}")
_OPEN_CODE = re.compile(r"\^{1,4}")
_CLOSE_CODE = re.compile(r"[ ]?[<=]!?[ \t]{0,8}\Z")
_CONTROL = re.compile(r"[\x08\x10-\x14]")
_SPACES = "\x10"
_MOST_HEAD = 24
_LONGEST_CODED = 5  # lines of the copy that a line of the head may be broken into
_SLUG = re.compile(r"[A-Z]{2}-\S.{0,80}|.{2,80},[ ]?\d{2,5}")
_KEYWORDS = re.compile(r"/?\S[^/]{0,60}(?:/[^/]{0,60}){1,9}")


class _Coded(NamedTuple):
    """A line of a head, which may stand on several of the copy: where, what it says, and the sign that ends it."""

    start: int
    end: int
    words: str
    pieces: tuple[tuple[int, int], ...]  # of the words: where each begins in them, and in the copy
    sign: str

    @property
    def span(self) -> Span:
        """Where the words stand in the copy."""
        return _in_copy(self.pieces, 0, len(self.words))


def _joined(parts: Iterable[tuple[str, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Join the words of several lines, each given with its place in the copy; return them, and where each begins in both."""
    words = ""
    pieces = []
    for part, begin in parts:
        words += " " if words else ""
        pieces.append((len(words), begin))
        words += part
    return words, tuple(pieces)


def _in_copy(pieces: Sequence[tuple[int, int]], start: int, end: int) -> Span:
    """Return where a stretch of joined words stands in the copy."""

    def place(offset: int) -> int:
        at, begin = next((one for one in reversed(pieces) if one[0] <= offset), pieces[0])
        return begin + offset - at

    return Span(place(start), place(max(start, end - 1)) + 1)


class WireReader:
    """One wire, from its first line to its last."""

    def __init__(self, text: str, opening: re.Match[str], form: Literal["anpa", "iptc7901"]) -> None:
        """Begin behind the routing lines, which `opening` has matched."""
        self.text = text
        self.form = form
        self.opening = opening
        self.signed = opening.groupdict().get("sign") is not None
        self.limit = next(beginnings(text, opening.end(), signed=self.signed), len(text))
        self.parts: list[Part] = []
        self.sent: Timestamp | None = None
        self.meta = {
            name: value.strip()
            for name, value in opening.groupdict().items()
            if value and value.strip() and name not in ("soh", "sign", "day", "source", "number", "info")
        }
        if form == "iptc7901":
            self.meta["id"] = f"{opening['source']}{opening['number']}"
            if opening["info"] and opening["info"].strip():
                self.meta["agency"] = opening["info"].split()[0]

    def wire(self) -> Wire:
        """Read it."""
        text = self.text
        start = self.opening.end()
        stx = text.find("\x02", start, self.limit)
        etx = text.find("\x03", start, self.limit)
        eot = text.find("\x04", start, self.limit)
        last = SIGNED_END.search(text, start, self.limit) if self.signed else None
        ends = [at for at in (etx, eot, -1 if last is None else last.start()) if at >= 0]
        stop = min(ends, default=self.limit)
        framed = self.signed or self.opening["soh"] is not None or 0 <= stx < stop
        cut = framed and not ends
        self.parts.append(Part(0, start, "frame"))
        body = self._head_of_anpa(start, stop) if self.form == "anpa" else self._head_of_iptc(start, stx, stop)
        stop = self._end(body, stop)
        desk = self._desk(body, stop)
        self._codes(body, desk)
        self._wraps(body, desk)
        self.parts.sort(key=lambda part: (part.start, part.end))
        return Wire(
            self.form,
            tuple(part for part in self.parts if part.start < part.end),
            self.meta,
            self.sent,
            cut,
            self.signed,
        )

    # ---- the head

    def _head_of_anpa(self, at: int, stop: int) -> int:
        """Read the lines that begin with `^`; return where the story begins."""
        coded: list[_Coded] = []
        while at < stop and len(coded) < _MOST_HEAD:
            one = self._coded(at, stop)
            if one is None:
                break
            coded.append(one)
            at = one.end
        if not coded:
            at = self._plain_head(at, stop, coded)
        self._named(coded)
        return at

    def _plain_head(self, at: int, stop: int, coded: list[_Coded]) -> int:
        """Read a head without `^`: the keyword once more, and a title above the first paragraph, which is indented."""
        slug = self.meta["slug"]
        for line in lines_from(self.text, at, _LONGEST_CODED):
            raw = line["words"]
            bare = raw.strip(" \t\x02")
            if line.start() >= stop or raw.lstrip("\x02")[:1] in ("", " ", "\t"):
                return at if bare or not coded else coded[-1].end
            if looks_like_prose(bare) or (coded and coded[-1].words != slug):
                break
            words = bare.rstrip("+ ")
            begin = line.start() + raw.index(bare)
            coded.append(_Coded(line.start(), min(line.end(), stop), words, ((0, begin),), ""))
            at = line.end()
        coded.clear()  # no paragraph is indented: nothing says where a head would end
        return self.opening.end()

    def _coded(self, at: int, stop: int) -> _Coded | None:
        """Read the line of a head at `at`, with those it goes on in up to its sign; None for another line."""
        text = self.text
        parts: list[tuple[str, int]] = []
        opened = False
        sign = ""
        end = at
        for number, line in enumerate(lines_from(text, at, _LONGEST_CODED)):
            if line.start() >= stop:
                break
            raw = line["words"]
            bare = raw.strip(" \t\x02")
            if not opened and not bare:  # nothing stands in it
                end = line.end()
                continue
            if not opened:
                if not bare.startswith("^"):
                    return None
                bare = bare.lstrip("^ ")
            elif number and (bare.startswith("^") or raw.startswith("\t") or not bare):
                break
            close = _CLOSE_CODE.search(bare)
            words = (bare if close is None else bare[: close.start()]).strip()
            if words:
                parts.append((words, line.start() + raw.index(words)))
            first, opened = not opened, True
            end = min(line.end(), stop)
            if close is not None:
                sign = close[0].strip()[:1]
                break
            if first and not self._goes_on(line.end(), stop):
                break
        if not opened:
            return None
        return _Coded(at, end, *_joined(parts or [("", at)]), sign)

    def _goes_on(self, at: int, stop: int) -> bool:
        """Say whether one of the next lines ends the line of a head that was opened."""
        for line in lines_from(self.text, at, _LONGEST_CODED - 1):
            bare = line["words"].strip()
            if line.start() >= stop or bare.startswith("^") or line["words"].startswith("\t") or not bare:
                return False
            if _CLOSE_CODE.search(bare):
                return True
        return False

    def _head_of_iptc(self, at: int, stx: int, stop: int) -> int:
        """Read the lines above the story; return where it begins."""
        text = self.text
        lines: list[_Coded] = []
        ended = False
        for line in lines_from(text, at, _MOST_HEAD):
            if line.start() >= stop:
                break
            raw = line["words"]
            bare = raw.strip(" \t\x02\x03")
            begin = line.start() + (raw.index(bare) if bare else 0)
            close = _CLOSE_CODE.search(bare) if bare.endswith("=") else None
            lines.append(
                _Coded(
                    line.start(),
                    min(line.end(), stop),
                    bare if close is None else bare[: close.start()].strip(),
                    ((0, begin),),
                    "=" if close else "",
                )
            )
            if close is not None:
                ended = True
                break
        if not ended:
            lines = self._without_sign(lines, stx)
        while lines and not lines[-1].words:
            lines.pop()
        self._named([line for line in lines if line.words], keywords_first=True, joined=True)
        end = lines[-1].end if lines else at
        if lines:
            self.parts += [Part(line.start, line.end, "head") for line in lines if not line.words]
        return end

    def _without_sign(self, lines: list[_Coded], stx: int) -> list[_Coded]:
        """Return the head of a wire in which no line ends with `=`: keywords, and what STX begins if it is no story."""
        head: list[_Coded] = []
        below = False
        for line in lines:
            if line.start <= stx < line.end:
                below = True
                if not line.words:
                    continue
            if not line.words:
                if head and (below or stx < 0):
                    break
                head.append(line)
                continue
            if looks_like_prose(line.words) or match_opening(self.text, line.span.start) is not None:
                break
            head.append(line)
            if below or (stx < 0 and len([one for one in head if one.words]) >= 3):
                break
        rest = [line.words for line in lines[len(head) :] if line.words]
        return head if any(SENT.fullmatch(words) is None for words in rest) else []  # a head stands above a story

    def _named(self, coded: Sequence[_Coded], *, keywords_first: bool = False, joined: bool = False) -> None:
        """Say what each line of a head is, and mark it so."""
        titles: list[_Coded] = []
        authors: list[_Coded] = []
        for number, line in enumerate(coded):
            words = line.words
            kind = self._kind(line, number, coded, keywords_first)
            if kind == "slug":
                self.meta["slug"] = words.rstrip("/ ")
                if "/" in words:
                    self.meta["keywords"] = ", ".join(part.strip() for part in words.split("/") if part.strip())
                self._head(line, None)
            elif kind == "byline" or (titles and parse_byline(words)):
                authors.append(line)
            elif kind == "note":
                self._head(line, Note("advisory", words, line.span))
            elif kind == "title":
                titles.append(line)
            else:
                if kind == "status":
                    self.meta.setdefault("status", words)
                self._head(line, None)
        self._titled(titles, joined)
        self._authored(authors)

    def _titled(self, titles: Sequence[_Coded], joined: bool) -> None:
        """Mark the headline and, below it, a summary: in ANPA the second title, which is a sentence; 7901 breaks long headlines."""
        if not titles:
            return
        first, *rest = titles
        if joined:
            end = titles[-1].end
            words = " ".join(line.words for line in titles)
            if all(line.start == before.end for before, line in zip(titles, rest, strict=False)):
                self.parts.append(Part(first.start, end, "head", words))
                return
        self._head(first, first.words)
        for line in rest:
            summary = len(line.words) > _LONG_SUMMARY or is_sentence(line.words)
            self._head(line, Standfirst(line.words, line.span) if summary else None)

    def _authored(self, authors: Sequence[_Coded]) -> None:
        """Mark the lines of the byline: who, and in the next what they are and for whom."""
        if not authors:
            return
        together: list[_Coded] = []
        whole = ""
        pieces: list[tuple[int, int]] = []
        for line in authors:
            if together and line.start != together[-1].end:
                break
            together.append(line)
            whole += ", " if whole else ""
            pieces += [(len(whole) + at, begin) for at, begin in line.pieces]
            whole += line.words
        people = parse_byline(whole) or parse_byline(authors[0].words)
        value = tuple(replace(one, span=_in_copy(pieces, *one.span)) for one in people if one.span is not None)
        self.parts.append(Part(together[0].start, together[-1].end, "head", value or None))
        for line in authors[len(together) :]:
            self._head(line, None)

    def _kind(self, line: _Coded, number: int, coded: Sequence[_Coded], keywords_first: bool) -> str:
        words = line.words
        folded = words.casefold().strip(" ().")
        if keywords_first and number == 0 and (words.endswith("/") or (len(coded) > 1 and _KEYWORDS.fullmatch(words))):
            return "slug"
        if not keywords_first and number == 0 and (_SLUG.fullmatch(words) or words == self.meta["slug"]):
            return "slug"
        if _is_photos(words):
            return "photos"
        if any(folded.startswith(opener) for opener in _head_words("editors", ":")):
            return "note"
        if folded in _head_words("status"):
            return "status"
        if _is_version(words):
            return "status"
        if (line.sign == "=" and not keywords_first) or is_cued_byline(words):
            return "byline"
        return "title"

    def _head(self, line: _Coded, value: str | Standfirst | tuple[Byline, ...] | Note | None) -> None:
        self.parts.append(Part(line.start, line.end, "head", value))

    # ---- the end

    def _end(self, body: int, stop: int) -> int:
        """Mark what stands behind the story: the time it was sent, and all from the end mark to the next wire; return where it ends."""
        text = self.text
        begin = stop
        for at, words in self._last_lines(body, stop):
            sent = TRAILER.fullmatch(words) or SENT.fullmatch(words)
            if sent is not None:
                self.sent, begin = time_sent(sent, at), at
                continue
            if _AGENCY.fullmatch(words.strip()) or (
                begin < stop and _INITIALS.fullmatch(words.strip()) and self._own_initials(words.strip())
            ):
                begin = at
                continue
            if words.strip(" \t\x03\x04"):
                break
        if self.sent is None:
            behind = TRAILER.search(text, stop, self.limit) or SENT.search(text, stop, self.limit)
            if behind is not None:
                self.sent = time_sent(behind, behind.start())
        begin = max(body, begin)
        self.parts.append(Part(begin, self.limit, "frame"))
        return begin

    def _last_lines(self, body: int, stop: int) -> Iterator[tuple[int, str]]:
        """Yield the last lines of the story from below: where each begins and its words."""
        end = stop
        for _ in range(_MOST_LAST):
            if end <= body:
                return
            at = max(self.text.rfind(mark, body, end - 1) + 1 for mark in "\n\r\u2028\u2029")
            at = max(at, body)
            yield at, self.text[at:end].strip("\r\n\u2028\u2029")
            end = at

    def _own_initials(self, words: str) -> bool:
        agency = self.meta.get("agency", "").casefold()[:3]
        return bool(agency) and words.startswith(agency)

    def _desk(self, body: int, stop: int) -> int:
        """Mark what is not for publication; return where the story ends."""
        lines = list(lines_from(self.text[:stop], body))
        index = find_desk_block([line["words"] for line in lines])
        if index is None:
            return stop
        start = lines[index].start()
        words = self.text[start:stop].strip()
        begin = self.text.index(words, start)
        self.parts.append(Part(start, stop, "desk", Note("advisory", words, Span(begin, begin + len(words)))))
        return start

    def _codes(self, body: int, stop: int) -> None:
        """Mark the typesetting codes of the story."""
        anpa = self.form == "anpa"
        braces = anpa and "}" not in self.text
        for line in lines_from(self.text[:stop], body):
            words, start = line["words"], line.start()
            lead = len(words) - len(words.lstrip(" \t\x02"))
            stx = words.find("\x02")
            if stx >= 0:
                self.parts.append(Part(start + stx, start + stx + 1, "frame"))
            opened = _OPEN_CODE.match(words, lead) if anpa else None
            if opened is not None:
                self.parts.append(Part(start + lead, start + opened.end(), "code"))
            bare = words.rstrip()
            if anpa and (bare.endswith(("<", "<!")) or (opened is not None and bare.endswith(("=", "=!")))):
                close = _CLOSE_CODE.search(words)
                if close is not None and close.start() >= (opened.end() if opened else lead):
                    self.parts.append(Part(start + close.start(), line.end("words"), "code"))
                    words = words[: close.start()]
            for control in _CONTROL.finditer(words):
                at = start + control.start()
                self.parts.append(Part(at, at + 1, "code", None, " " if control[0] == _SPACES else ""))
            if braces:
                for brace in re.finditer(r"\{", words):
                    at = start + brace.start()
                    self.parts.append(Part(at, at + 1, "code", None, " "))

    def _wraps(self, body: int, stop: int) -> None:
        """Mark the line ends at which a printer broke the paragraphs: the next word had no room in any of their lines."""
        lines = list(lines_from(self.text[:stop], body))
        ended = {part.end: part.start for part in self.parts if part.kind == "code" and not part.replacement}
        width = max((len(line["words"].strip()) for line in lines), default=0)
        if not _NARROWEST <= width <= _WIDEST:
            return
        for paragraph in _printed_paragraphs(lines):
            if all(_is_full(one, other, width) for one, other in pairwise(paragraph)):
                for line in paragraph[:-1]:
                    start = line.start() + len(line["words"].rstrip())
                    coded = line.end("words") in ended  # its code goes already, with the blanks behind it
                    self.parts.append(Part(line.end("words") if coded else start, line.end(), "code", None, " "))


def _printed_paragraphs(lines: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of lines that blank lines or indents set apart."""
    paragraph: list[re.Match[str]] = []
    for line in lines:
        words = line["words"].lstrip("\x02")
        if paragraph and (not words.strip() or words[0] in " \t"):
            yield paragraph
            paragraph = []
        if words.strip():
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _is_full(line: re.Match[str], below: re.Match[str], width: int) -> bool:
    """Say whether the first word of the line below would not have fitted on a line, which may be indented."""
    words = line["words"].rstrip()
    room = width - (_INDENT if words[:1] in "\x02 \t" else 0)
    return below["words"][:1] not in "-*#" and len(words.strip()) + 1 + len(below["words"].split(None, 1)[0]) > room


_INDENT = 8  # characters that the beginning of a paragraph may take of its line
_NARROWEST, _WIDEST = 50, 90  # characters of a printer's line
_LONG_SUMMARY = 120
_MOST_LAST = 16


def _is_photos(words: str) -> bool:
    """Say whether a line tells which photos there are: `AP Photo XNP101 of May 4`, or a word that others use, too, and codes alone."""
    for opener in load("wires.toml")["head"]["photos"]:
        if words.startswith(opener):
            rest = words[len(opener) :]
            if " " in opener and not rest[:1].isalpha() and any(map(str.isdigit, rest.split(",")[0])):
                return True
            return _PHOTO_CODES.fullmatch(rest) is not None
    return False


_PHOTO_CODES = re.compile(r"s?[ :.]{0,3}(?:[A-Z]{0,6}\d{1,6}(?:[ ,;.–-]{1,3}|\Z)){0,20}")


def _is_version(words: str) -> bool:
    """Say whether a line tells which version of a story it is: in brackets, or in capitals and nothing else."""
    parts = [part for part in _BETWEEN_WORDS.split(words.casefold()) if part]
    versions = _head_words("versions")
    if words.startswith("("):
        return bool(parts) and (parts[0] in versions or parts[-1] in versions)
    known = versions | _head_words("status")
    return (
        words.isupper()
        and not versions.isdisjoint(parts)
        and all(part in known or any(map(str.isdigit, part)) for part in parts)
    )


_BETWEEN_WORDS = re.compile(r"[\s().,:/–-]+")


@cache
def _head_words(name: str, ending: str = "") -> frozenset[str]:
    return frozenset(f"{word.casefold()}{ending}" for word in load("wires.toml")["head"][name])
